# Every header compiles alone, so that the order of includes never matters.
. "$top_srcdir/tests/lib.sh"

for header in $(cd "$top_srcdir/src" && find . -name '*.h' | sort); do
  header=${header#./}
  # The second line is there because an empty unit is not C.
  printf '#include "%s"\nextern int reckon_alone;\n' "$header" >"$tmp/alone.c"
  # shellcheck disable=SC2086
  run $TEST_CC $TEST_CPPFLAGS $TEST_CFLAGS -fsyntax-only "$tmp/alone.c"
  if [ "$status" -eq 0 ]; then
    pass "$header"
  else
    fail "$header"
    diag "$err"
  fi
done
[ "$tap_count" -gt 0 ] || skip_all "no headers"
done_testing
