"""Do the unit tests notice a wrong program?

Changes one place of src/lang, src/quiz or src/model at a time and runs the unit
tests of its folder until one fails (the mutant is killed) or none does (it
survives). Which places are changed hangs on the commit's hash, so that every
commit looks at others and each can be looked at again. A change that the compiler
makes the same code of, byte by byte, is none and not counted. Called by 'make
mutants'.

    run.py SOURCE

MUTANTS (100) is how many, MUTANTS_LEAST (85) the percentage of them that must be
killed, MUTANTS_SEED stands in place of the commit's hash, and MUTANTS_FILES is a
regular expression of files. MUTANTS=all takes all of them, MUTANTS_SHARD=2/8 the
second of eight parts; with MUTANTS_KEEP=yes what was built stays for the next one.
MUTANTS_AGAIN names the output of an earlier run: its survivors alone are tried.
A survivor is a test to be written, or a change that changes nothing."""

import concurrent.futures
import json
import os
import random
import re
import shutil
import subprocess
import sys

from bench import FOLDER, Bench, now, workers
from places import describe, line_of, places
from reached import reached

# The tests of a file are those of the first beginning that fits its name. Left out
# are those that take a second and killed one in a thousand: runner/hostile and
# shipped, unit/test_enumerate.
TESTS = [
    ("src/lang/block", [
        "unit/test_block", "unit/test_block_calls", "unit/test_block_edges",
        "unit/test_block_trials", "unit/test_check", "unit/test_sampler",
        "unit/test_simulate", "unit/test_total"]),
    ("src/lang/", [
        "lang/run", "quiz/answer_cases", "runner/bad_banks", "unit/test_answer",
        "unit/test_calculator", "unit/test_check", "unit/test_comma",
        "unit/test_complete", "unit/test_distractors", "unit/test_distribution",
        "unit/test_distribution_ends", "unit/test_functions", "unit/test_judge",
        "unit/test_layout", "unit/test_learner", "unit/test_maths",
        "unit/test_media", "unit/test_nist", "unit/test_number",
        "unit/test_quantile", "unit/test_question", "unit/test_sampler",
        "unit/test_search", "unit/test_set", "unit/test_show",
        "unit/test_show_tree", "unit/test_special", "unit/test_total",
        "unit/test_typing", "unit/test_value"]),
    ("src/quiz/", [
        "quiz/answer_cases", "runner/bad_banks", "unit/test_accepted",
        "unit/test_answer", "unit/test_calculator", "unit/test_check",
        "unit/test_comma", "unit/test_distractors", "unit/test_feedback",
        "unit/test_judge", "unit/test_marking", "unit/test_media",
        "unit/test_question", "unit/test_question_parts", "unit/test_session",
        "unit/test_set"]),
    ("src/model/", [
        "unit/test_ability", "unit/test_lookback", "unit/test_progress",
        "unit/test_rebuild", "unit/test_replay", "unit/test_scores",
        "unit/test_select", "unit/test_session", "unit/test_timed"]),
]
FOLDERS = ["src/lang", "src/quiz", "src/model"]
# Where more are tried than this, it pays to ask first which tests come to them.
MANY = 400


def tests_of(name):
    return next(tests for begin, tests in TESTS if name.startswith(begin))


def commit_of(source):
    if os.environ.get("MUTANTS_SEED"):
        return os.environ["MUTANTS_SEED"]
    done = subprocess.run(["git", "-C", source, "rev-parse", "HEAD"],
                          capture_output=True, text=True, check=False)
    return done.stdout.strip() or "reckon"


def texts_of(source):
    """The files to be changed, and what is in them."""
    pattern = re.compile(os.environ.get("MUTANTS_FILES") or ".")
    texts = {}
    for folder in FOLDERS:
        for file in sorted(os.listdir(os.path.join(source, folder))):
            name = folder + "/" + file
            if name.endswith(".c") and pattern.search(name):
                with open(os.path.join(source, name), encoding="utf-8") as text:
                    texts[name] = text.read()
    return texts


def chosen(texts, seed):
    """The places of this run, in an order that hangs on the seed."""
    found = [place for name, text in texts.items()
             for place in places(name, text)]
    random.Random(seed).shuffle(found)
    again = os.environ.get("MUTANTS_AGAIN")
    if again:
        with open(again, encoding="utf-8") as file:
            left = {line.split(" (no test")[0] for line in file.read().splitlines()
                    if line.startswith("survived ")}
        found = [place for place in found
                 if "survived " + describe(texts[place[0]], place) in left]
    print("%d places, seed %s" % (len(found), seed), flush=True)
    first, step = map(int, (os.environ.get("MUTANTS_SHARD") or "1/1").split("/"))
    return found[first - 1::step]


def prepared(source, texts, many, kept):
    """The bench, and for a place the tests that can notice its change. What is
    in the file `kept` was prepared by an earlier run."""
    bench = Bench(source)
    if os.path.exists(kept):
        with open(kept, encoding="utf-8") as file:
            bench.taken, lines = json.load(file)
    else:
        bench.build()
        for test in sorted({test for name in texts for test in tests_of(name)}):
            bench.measure(test)
        lines = reached(bench, sorted(bench.taken), texts) if many else None
        with open(kept, "w", encoding="utf-8") as file:
            json.dump([bench.taken, lines], file)

    def tests_at(place):
        tests = tests_of(place[0])
        if lines is None:
            return tests
        here = "%s:%d" % (place[0], line_of(texts[place[0]], place))
        return [test for test in tests if test in lines.get(here, [])]
    return bench, tests_at


def try_all(bench, tests_at, texts, found, wanted):
    """How many were killed, and those that survived. Some cannot be built or are
    the same: as many more are tried."""
    killed, survived = 0, []
    queue = list(enumerate(found))
    with concurrent.futures.ThreadPoolExecutor(workers()) as pool:
        while killed + len(survived) < wanted and queue:
            batch = queue[:wanted - killed - len(survived)]
            queue = queue[len(batch):]
            for place, fate in pool.map(lambda item: (item[1], bench.judge(
                    *item, texts[item[1][0]], tests_at(item[1]))), batch):
                if fate in ("invalid", "equivalent"):
                    continue
                told = describe(texts[place[0]], place)
                if fate == "survived":
                    survived.append(told)
                    if not tests_at(place):
                        told += " (no test comes here)"
                    print("survived " + told, flush=True)
                else:
                    killed += 1
                    print("killed by %s %s" % (fate, told), flush=True)
    return killed, survived


def main():
    source = os.path.abspath(sys.argv[1])
    wanted = os.environ.get("MUTANTS") or "100"
    wanted = sys.maxsize if wanted == "all" else int(wanted)
    least = float(os.environ.get("MUTANTS_LEAST") or 85)
    keep = os.environ.get("MUTANTS_KEEP") == "yes"
    start = now()
    texts = texts_of(source)
    seed = commit_of(source)
    found = chosen(texts, seed)
    kept = os.path.join(FOLDER, "prepared-%s.json" % seed)
    if not (keep and os.path.exists(kept)):
        shutil.rmtree(FOLDER, ignore_errors=True)
    bench, tests_at = prepared(source, texts, min(len(found), wanted) > MANY,
                               kept)
    killed, survived = try_all(bench, tests_at, texts, found, wanted)
    if not keep:
        shutil.rmtree(FOLDER, ignore_errors=True)
    total = killed + len(survived)
    share = 100 * killed / total if total else 0
    print("%sok - mutants: %d of %d killed, %.1f %%, in %.0f s" % (
        "" if total and share >= least else "not ", killed, total, share,
        now() - start))
    for told in survived:
        print("# survived: " + told)
    sys.exit(share < least)


main()
