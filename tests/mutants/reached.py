"""Which tests come to a line: the others need not be run for a mutant of it."""

import collections
import glob
import json
import os
import subprocess

from bench import FOLDER


def reached(bench, tests, names):
    """By "file:line": the tests that run it. Asked of gcov, a test at a time."""
    bench.build("covered", "-O0", "--coverage")
    found = collections.defaultdict(list)
    for test in tests:
        bench.run(test, os.path.join(FOLDER, "covered/libreckon.so"))
        counts = [bench.object_of(name, "covered")[:-1] + "gcda"
                  for name in names]
        said = subprocess.run(
            ["gcov", "--json-format", "--stdout"] +
            [count for count in counts if os.path.exists(count)],
            capture_output=True, text=True, check=True).stdout
        for line in said.splitlines():
            for file in json.loads(line)["files"]:
                read(file, test, found)
        for count in glob.glob(os.path.join(FOLDER, "covered/*.gcda")):
            os.remove(count)
    return found


def read(file, test, found):
    """What gcov says of one file. A line that it does not count goes on with what
    began above it."""
    name = file["file"][file["file"].rfind("src/"):]
    counts = {line["line_number"]: line["count"] for line in file["lines"]}
    runs = False
    for line in range(1, max(counts, default=0) + 1):
        runs = counts.get(line, runs) > 0
        if runs:
            found["%s:%d" % (name, line)].append(test)
