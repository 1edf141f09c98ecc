#!/bin/sh
# coverage.sh SOURCE: builds the program and its tests for gcov in ./build-coverage
# from the sources in SOURCE, runs the tests, and prints how much of our own code
# they go through, by folder and for what must be complete. Called by 'make
# coverage', which also makes SOURCE. COVERAGE_TESTS names the tests to run (all);
# COVERAGE_KEEP=yes goes on with a build folder that is there. Calls that fail are
# tried COVERAGE_FAULT_POINTS times (12) of each kind, as what follows them is
# many a branch.
set -u
source=$(cd "$1" && pwd) || exit 1
jobs=$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 1)
: "${AWK:=awk}" "${GCOV:=gcov}" "${COVERAGE_TESTS:=}" "${COVERAGE_KEEP:=no}"
RECKON_FAULT_POINTS=${COVERAGE_FAULT_POINTS:-12}
export RECKON_FAULT_POINTS
command -v "$GCOV" >/dev/null || {
  echo "coverage.sh: no gcov (it comes with gcc)" >&2
  exit 1
}

if [ "$COVERAGE_KEEP" = no ] || [ ! -f build-coverage/Makefile ]; then
  rm -rf build-coverage
  mkdir build-coverage || exit 1
  (cd build-coverage && "$source/configure" CC="${COVERAGE_CC:-gcc}" \
    --enable-coverage >configure.out 2>&1) || {
    tail build-coverage/configure.out
    exit 1
  }
fi
cd build-coverage || exit 1
make -j"$jobs" >make.out 2>&1 || {
  tail make.out
  exit 1
}
find . -name '*.gcda' -exec rm {} +
# A test that fails has been counted elsewhere; here it only takes part.
make -k -j"$jobs" check ${COVERAGE_TESTS:+TESTS="$COVERAGE_TESTS"} >check.out 2>&1 ||
  echo "coverage.sh: some tests failed; see build-coverage/check.out" >&2

rm -rf gcov && mkdir gcov
find src -name '*.gcda' | while IFS= read -r data; do
  (cd gcov && "$GCOV" -b -c -p -o "../$(dirname "$data")" "../$data") \
    >>gcov.out 2>&1
done
# One of our files each: headers are counted where they were included, no twice.
"$AWK" -v least="${COVERAGE_FILES:-15}" '
  function row(name, code, ran, all, taken) {
    printf "%-34s %6d lines %5.1f %%  %6d branches %5.1f %%\n", name, code,
      code ? 100*ran/code : 100, all, all ? 100*taken/all : 100
  }
  FNR == 1 { file = "" }
  /^ *-: *0:Source:/ {
    file = $0
    sub(/.*0:Source:/, "", file)
    file = file ~ /(^|\/)src\/.*\.c$/ ? file : ""
    sub(/.*\/src\//, "", file)
    next
  }
  !file { next }
  /^ *[0-9]+\*?: *[1-9]/ { code[file]++; ran[file]++; next }
  /^ *#####: *[1-9]/ { code[file]++; next }
  /^branch / {
    all[file]++
    if ($0 !~ /never executed/ && $4 > 0) taken[file]++
  }
  END {
    for (file in code) {
      folder = file
      if (!sub(/\/.*/, "", folder)) folder = "(main)"
      group = file ~ /^(quiz\/answer|lang\/(parse|lex|learner))/ ? "reader" \
        : file ~ /^lang\/check/ ? "type checker" \
        : file ~ /^base\/utf8/ ? "terminal sanitiser" : ""
      for (i = 1; i <= 3; i++) {
        name = i == 1 ? folder : i == 2 ? "all" : group
        if (name == "") continue
        if (!(name in CODE) && i == 1) folders[++count] = name
        CODE[name] += code[file]
        RAN[name] += ran[file]
        ALL[name] += all[file]
        TAKEN[name] += taken[file]
      }
      missing[file] = all[file] - taken[file]
      files++
    }
    for (i = 2; i <= count; i++) {
      name = folders[i]
      for (j = i; j > 1 && folders[j-1] > name; j--) folders[j] = folders[j-1]
      folders[j] = name
    }
    for (i = 1; i <= count; i++)
      row(folders[i], CODE[folders[i]], RAN[folders[i]], ALL[folders[i]], TAKEN[folders[i]])
    row("all " files " files", CODE["all"], RAN["all"], ALL["all"], TAKEN["all"])
    print ""
    split("reader,type checker,terminal sanitiser", wanted, ",")
    for (i = 1; i <= 3; i++)
      row(wanted[i], CODE[wanted[i]], RAN[wanted[i]], ALL[wanted[i]], TAKEN[wanted[i]])
    print ""
    for (i = 1; i <= least; i++) {
      best = ""
      for (file in missing) if (best == "" || missing[file] > missing[best]) best = file
      if (best == "") break
      printf "%-34s %6d branches never taken, of %d\n", best, missing[best], all[best]
      delete missing[best]
    }
  }' gcov/*.gcov
