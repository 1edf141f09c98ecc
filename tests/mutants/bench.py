"""Builds what mutants are tried with, and tries one.

The library is linked once as a shared one, and the tests with it. A mutant is a
shared library of one file, loaded before the others, whose functions then stand
in place of those of the library: so a mutant costs one compilation, and no test
is linked again."""

import collections
import concurrent.futures
import os
import shlex
import shutil
import subprocess
import time

FOLDER = "tests/tmp-mutants"


def workers():
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class Bench:
    def __init__(self, source):
        self.source = source
        self.cc = shlex.split(os.environ["TEST_CC"])
        self.flags = shlex.split(os.environ["TEST_CPPFLAGS"]) + [
            "-std=c17", "-ffp-contract=off", "-w", "-fPIC", "-U_FORTIFY_SOURCE",
            "-iquote", source + "/src"]
        self.libs = shlex.split(os.environ["MUTANT_LIBS"])
        self.taken = {}  # seconds of the processor, of a test
        self.kills = collections.Counter()  # of a file or folder, and a test
        self.tries = collections.Counter()

    def compile(self, path, made, *more):
        """Whether `path` could be compiled to the object `made`."""
        done = subprocess.run(
            self.cc + self.flags + ["-O2", *more, "-c", "-o", made, path],
            capture_output=True, check=False)
        return done.returncode == 0

    def share(self, library, objects):
        done = subprocess.run(
            self.cc + ["-shared", "-o", library] + objects,
            capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise SystemExit("cannot link %s: %s" % (library, done.stderr))

    def sources(self):
        """The files of src that the library was built from."""
        for path, _, names in sorted(os.walk("src")):
            for name in sorted(names):
                base = name[:-2].removeprefix("libreckon_a-") + ".c"
                file = os.path.join(path, base)
                if name.endswith(".o") and not name.startswith("libfront_a-") \
                        and os.path.exists(os.path.join(self.source, file)) \
                        and "/" in file[len("src/"):]:
                    yield file

    def object_of(self, name, kind="plain"):
        return os.path.join(FOLDER, kind, name.replace("/", "-")[:-1] + "o")

    def build(self, kind="plain", *more):
        """FOLDER/KIND/libreckon.so, of all files compiled with `more`."""
        os.makedirs(os.path.join(FOLDER, kind))
        names = list(self.sources())
        with concurrent.futures.ThreadPoolExecutor(workers()) as pool:
            built = list(pool.map(
                lambda name: self.compile(os.path.join(self.source, name),
                                          self.object_of(name, kind), *more),
                names))
        if not all(built):
            raise SystemExit("cannot compile " + names[built.index(False)])
        self.share(os.path.join(FOLDER, kind, "libreckon.so"),
                   [self.object_of(name, kind) for name in names] + list(more))

    def link(self, test):
        """The test with the shared library, or None."""
        program = os.path.abspath(
            os.path.join(FOLDER, test.replace("/", "-")))
        libs = [os.path.join(FOLDER, "plain/libreckon.so")
                if lib == "libreckon.a" else lib for lib in self.libs]
        done = subprocess.run(
            self.cc + ["-o", program, "tests/%s.o" % test] + libs +
            ["-Wl,-rpath," + os.path.abspath(os.path.join(FOLDER, "plain"))],
            capture_output=True, check=False)
        return program if done.returncode == 0 else None

    def run(self, test, library="", seconds=60):
        """Whether the test passes with what `library` has in the place of
        other code. `seconds` are those of the processor."""
        program = os.path.abspath(os.path.join(FOLDER, test.replace("/", "-")))
        library = os.path.abspath(library) if library else ""
        # The library is for the test alone: a shell does not start with it.
        command = ("ulimit -t %d; ulimit -v 4000000; ulimit -c 0; "
                   'LD_PRELOAD="$1" exec "$0"' % seconds)
        try:
            done = subprocess.run(
                ["sh", "-c", command, program, library],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                stdin=subprocess.DEVNULL, timeout=60 + 20 * seconds, check=False)
        except subprocess.TimeoutExpired:
            return False
        return done.returncode == 0

    def measure(self, test):
        """Whether the test can take part: it passes, and how long it takes."""
        if not os.path.exists("tests/%s.o" % test) or not self.link(test):
            print("# %s cannot be linked" % test)
            return
        before = os.times()
        if not self.run(test):
            print("# %s fails unchanged" % test)
            return
        after = os.times()
        self.taken[test] = after.children_user - before.children_user + \
            after.children_system - before.children_system

    def order(self, name, tests):
        """First the tests that kill the most for the time they take. What
        becomes of a mutant does not hang on it."""
        def worth(test):
            def rate(key):
                return (self.kills[key, test] + .1) / (self.tries[key, test] + 1)
            return -(rate(name) + rate(os.path.dirname(name))) / \
                (.03 + self.taken[test])
        return sorted((test for test in tests if test in self.taken), key=worth)

    def judge(self, number, place, text, tests):
        """'invalid', 'equivalent', 'survived', or the test that killed it."""
        name, offset, length, replacement = place
        folder = os.path.join(FOLDER, "%d" % number)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        path = os.path.join(folder, os.path.basename(name))
        made, library = path[:-1] + "o", path[:-1] + "so"
        with open(path, "w", encoding="utf-8") as file:
            file.write('#line 1 "%s"\n' % os.path.join(self.source, name) +
                       text[:offset] + replacement + text[offset + length:])
        fate = self.try_it(name, path, made, library, tests)
        shutil.rmtree(folder, ignore_errors=True)
        return fate

    def try_it(self, name, path, made, library, tests):
        if not self.compile(path, made):
            return "invalid"
        with open(made, "rb") as file, open(self.object_of(name), "rb") as plain:
            if file.read() == plain.read():
                return "equivalent"
        self.share(library, [made])
        for test in self.order(name, tests):
            survived = self.run(test, library, 3 + int(5 * self.taken[test]))
            for key in name, os.path.dirname(name):
                self.tries[key, test] += 1
                self.kills[key, test] += not survived
            if not survived:
                return test
        return "survived"


def now():
    return time.monotonic()
