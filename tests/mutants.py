"""Do the unit tests notice a wrong program?

Changes one place of src/lang, src/quiz or src/model at a time, builds the file
and links the unit tests of its folder with it, and runs them until one fails (the
mutant is killed) or none does (it survives). Which places are changed hangs on
the commit's hash, so that every commit looks at others and each can be looked at
again. A change that the compiler makes the same code of, byte by byte, is none
and not counted. Called by 'make mutants'.

    mutants.py SOURCE

MUTANTS (100) is how many, MUTANTS_LEAST (70) the percentage of them that must be
killed, MUTANTS_SEED stands in place of the commit's hash, and MUTANTS_FILES is a
regular expression of files. MUTANTS=all takes all of them, MUTANTS_SHARD=2/40 the
second of forty parts. A survivor is a test to be written, or a change that
changes nothing."""

import collections
import concurrent.futures
import os
import random
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

# The tests of a file are those of the first beginning that fits its name.
TESTS = [
    ("src/lang/block", [
        "unit/test_block", "unit/test_block_calls", "unit/test_sampler",
        "unit/test_simulate"]),
    ("src/lang/", [
        "lang/run", "quiz/answer_cases", "runner/bad_banks", "runner/hostile",
        "unit/test_answer", "unit/test_calculator", "unit/test_check",
        "unit/test_comma", "unit/test_complete", "unit/test_distractors",
        "unit/test_distribution", "unit/test_enumerate", "unit/test_functions",
        "unit/test_judge", "unit/test_layout", "unit/test_maths",
        "unit/test_media", "unit/test_nist", "unit/test_number",
        "unit/test_question", "unit/test_sampler", "unit/test_set",
        "unit/test_show", "unit/test_show_tree", "unit/test_special",
        "unit/test_total", "unit/test_typing", "unit/test_value"]),
    ("src/quiz/", [
        "quiz/answer_cases", "runner/bad_banks", "runner/hostile",
        "unit/test_accepted", "unit/test_answer", "unit/test_calculator",
        "unit/test_check", "unit/test_comma", "unit/test_distractors",
        "unit/test_feedback", "unit/test_judge", "unit/test_marking",
        "unit/test_media", "unit/test_question", "unit/test_session",
        "unit/test_set"]),
    ("src/model/", [
        "unit/test_ability", "unit/test_lookback", "unit/test_progress",
        "unit/test_rebuild", "unit/test_replay", "unit/test_scores",
        "unit/test_select", "unit/test_session", "unit/test_timed"]),
]
FOLDERS = ["lang", "quiz", "model"]
SWAPS = [
    (r" < ", " <= "), (r" <= ", " < "), (r" > ", " >= "), (r" >= ", " > "),
    (r" == ", " != "), (r" != ", " == "), (r" && ", " || "), (r" \|\| ", " && "),
    (r" \+ 1\b", " - 1"), (r" - 1\b", " + 1"), (r" \+ 1\b", ""),
    (r" - 1\b", ""), (r"\breturn true;", "return false;"),
    (r"\breturn false;", "return true;"), (r"\bif \(!", "if ("),
    (r"\breturn !", "return "), (r" = 0;", " = 1;"), (r"\+\+;", ";"),
]
DECLARATION = re.compile(
    r"\s*(static|const|struct|enum|union|unsigned|signed|extern|typedef|int|long|"
    r"short|char|double|float|bool|void|size_t|uint\w*_t|int\w*_t|number_wide|wide"
    r"|unsigned_wide|__extension__)\b(?!\s*\()")
NO_STATEMENT = re.compile(r"\s*(return|break|continue|goto|case|default|else|do)\b")


def blanked(text):
    """The text with comments, strings and directives as blanks."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match.group())
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\''
                  r"|^[ \t]*#(?:\\\n|[^\n])*", blank, text, flags=re.S | re.M)


def places(name, text):
    """All changes of one file: (name, offset, length, replacement)."""
    code = blanked(text)
    found = []
    for pattern, replacement in SWAPS:
        for match in re.finditer(pattern, code):
            found.append((name, match.start(), len(match.group()), replacement))
    before, offset = "{", 0
    for line in code.splitlines(keepends=True):
        bare = line.strip()
        if (line[:1] in " \t" and re.fullmatch(r"[^{}]*;", bare)
                and before[-1] in ";{}:)" or bare.endswith("else")):
            whole = re.fullmatch(r"[\w>.\[\]*&()-]+ ?[-+*/|]?= ?[^=].*;|"
                                 r"[\w>.-]+\(.*\);", bare)
            if whole and bare.count("(") == bare.count(")") and \
                    not DECLARATION.match(line) and not NO_STATEMENT.match(line):
                start = offset + len(line) - len(line.lstrip())
                found.append((name, start, len(bare), ";"))
        if bare:
            before = bare
        offset += len(line)
    return found


class Bench:
    """Builds and runs, in a folder of its own for each mutant."""

    def __init__(self, source):
        self.source = source
        self.cc = shlex.split(os.environ["TEST_CC"])
        self.flags = shlex.split(os.environ["TEST_CPPFLAGS"]) + \
            ["-std=c17", "-ffp-contract=off", "-O2", "-w",
             "-U_FORTIFY_SOURCE", "-iquote", source + "/src"]
        self.libs = shlex.split(os.environ["MUTANT_LIBS"])
        self.taken = {}  # seconds, of a test
        self.kills = collections.Counter()  # of a file or folder and a test
        self.plain = {}  # object of a file as it is

    def compile(self, name, text, folder):
        """The bytes of a file's object, made in `folder`; None: no program."""
        changed = os.path.join(folder, os.path.basename(name))
        with open(changed, "w", encoding="utf-8") as file:
            file.write('#line 1 "%s"\n' % name + text)
        built = subprocess.run(self.cc + self.flags + [
            "-c", "-o", os.path.join(folder, "mutant.o"), changed],
            capture_output=True, check=False)
        if built.returncode != 0:
            return None
        with open(os.path.join(folder, "mutant.o"), "rb") as file:
            return file.read()

    def unchanged(self, name, text):
        """The object of the file as it is, compiled once."""
        if name not in self.plain:
            with tempfile.TemporaryDirectory(dir="tests/tmp-mutants") as folder:
                self.plain[name] = self.compile(name, text, folder)
        return self.plain[name]

    def link(self, folder, test, objects):
        program = os.path.join(folder, os.path.basename(test))
        command = self.cc + ["-o", program, "tests/%s.o" % test] + objects + \
            self.libs
        done = subprocess.run(command, capture_output=True, text=True,
                              check=False)
        return program if done.returncode == 0 else None

    def run(self, program, seconds):
        try:
            done = subprocess.run([program], stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL,
                                  stdin=subprocess.DEVNULL, timeout=seconds,
                                  check=False)
        except subprocess.TimeoutExpired:
            return "time"
        return "ok" if done.returncode == 0 else "failed"

    def measure(self, test):
        """How long the test may take; one that fails unchanged is left."""
        if not os.path.exists("tests/%s.o" % test):
            return False
        program = self.link("tests/tmp-mutants", test, [])
        if not program:
            print("# %s cannot be linked" % test)
            return False
        start = time.monotonic()
        if self.run(os.path.abspath(program), 120) != "ok":
            print("# %s fails unchanged" % test)
            return False
        self.taken[test] = time.monotonic() - start
        os.remove(program)
        return True

    def order(self, name):
        """The tests of a file: first those that have killed the most, then the
        fastest. What becomes of a mutant does not hang on it."""
        tests = next(tests for begin, tests in TESTS if name.startswith(begin))
        return sorted((test for test in tests if test in self.taken),
                      key=lambda test: (-self.kills[name, test],
                                        -self.kills[name[:9], test],
                                        self.taken[test]))

    def judge(self, number, place):
        """'invalid', 'equivalent', 'survived', or the test that killed it."""
        name, offset, length, replacement = place
        folder = "tests/tmp-mutants/%d" % number
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        with open(os.path.join(self.source, name), encoding="utf-8") as file:
            text = file.read()
        changed = text[:offset] + replacement + text[offset + length:]
        built = self.compile(name, changed, folder)
        if built is None:
            return "invalid"
        if built == self.unchanged(name, text):
            return "equivalent"
        objects = [os.path.join(folder, "mutant.o")]
        fate = "survived"
        for test in self.order(name):
            program = self.link(folder, test, objects)
            if not program:
                continue
            if self.run(os.path.abspath(program),
                        3 + 6 * self.taken[test]) != "ok":
                fate = test
                self.kills[name, test] += 1
                self.kills[name[:9], test] += 1
                break
            os.remove(program)
        shutil.rmtree(folder, ignore_errors=True)
        return fate


def commit_of(source):
    if os.environ.get("MUTANTS_SEED"):
        return os.environ["MUTANTS_SEED"]
    done = subprocess.run(["git", "-C", source, "rev-parse", "HEAD"],
                          capture_output=True, text=True, check=False)
    return done.stdout.strip() or "reckon"


def describe(source, place):
    name, offset, length, replacement = place
    with open(os.path.join(source, name), encoding="utf-8") as file:
        text = file.read()
    line = text.count("\n", 0, offset) + 1
    was = text[offset:offset + length].strip()
    return "%s:%d: %s -> %s" % (name, line, was, replacement.strip() or "(none)")


def main():
    source = os.path.abspath(sys.argv[1])
    wanted = os.environ.get("MUTANTS") or 100
    wanted = sys.maxsize if wanted == "all" else int(wanted)
    shard = os.environ.get("MUTANTS_SHARD") or "1/1"
    least = float(os.environ.get("MUTANTS_LEAST") or 70)
    pattern = re.compile(os.environ.get("MUTANTS_FILES") or ".")
    seed = commit_of(source)
    bench = Bench(source)
    found = []
    os.makedirs("tests/tmp-mutants", exist_ok=True)
    for test in sorted({test for _, tests in TESTS for test in tests}):
        bench.measure(test)
    for folder in FOLDERS:
        for name in sorted(os.listdir(os.path.join(source, "src", folder))):
            path = "src/%s/%s" % (folder, name)
            if name.endswith(".c") and pattern.search(path):
                with open(os.path.join(source, path), encoding="utf-8") as file:
                    found.extend(places(path, file.read()))
    random.Random(seed).shuffle(found)
    print("%d places, seed %s" % (len(found), seed), flush=True)
    first, step = (int(part) for part in shard.split("/"))
    found = found[first - 1::step]

    workers = len(os.sched_getaffinity(0)) if \
        hasattr(os, "sched_getaffinity") else 2
    killed, survived, start = 0, [], time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        # Some cannot be built: as many more are tried.
        queue = list(enumerate(found))
        while killed + len(survived) < wanted and queue:
            batch = queue[:wanted - killed - len(survived)]
            queue = queue[len(batch):]
            fates = pool.map(lambda item: (item[1], bench.judge(*item)), batch)
            for place, fate in fates:
                if fate in ("invalid", "equivalent"):
                    continue
                if fate == "survived":
                    survived.append(place)
                else:
                    killed += 1
                print("%s %s" % ("survived" if fate == "survived" else
                                 "killed by " + fate,
                                 describe(source, place)), flush=True)
    shutil.rmtree("tests/tmp-mutants", ignore_errors=True)
    total = killed + len(survived)
    share = 100 * killed / total if total else 0
    print("%sok - mutants: %d of %d killed, %.0f %%, in %.0f s" % (
        "" if total and share >= least else "not ", killed, total, share,
        time.monotonic() - start))
    for place in survived:
        print("# survived: " + describe(source, place))
    sys.exit(share < least)


main()
