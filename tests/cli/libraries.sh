# The program itself links no library that only some writers need: they are
# loaded on use, since each would cost every start.
. "$top_srcdir/tests/lib.sh"
command -v readelf >/dev/null || skip_all "no readelf"
readelf -d "$RECKON" >"$tmp/dynamic" 2>/dev/null || skip_all "no ELF program"
grep -q NEEDED "$tmp/dynamic" || skip_all "linked statically"

# linked NAME: by the program or by a library of it.
for name in xml2 zip pango cairo glib; do
  is "$(grep "NEEDED.*lib$name" "$tmp/dynamic")" "" \
    "the program does not need lib$name"
  if command -v ldd >/dev/null; then
    is "$(ldd "$RECKON" | grep "lib$name")" "" \
      "nor does any library that it needs"
  else
    skip "nor does any library that it needs" "no ldd"
  fi
done
like "$(cat "$tmp/dynamic")" 'NEEDED.*libsqlite3' "the test sees what is needed"
done_testing
