# A set is the one that its seed makes, or none: an allocation that fails
# somewhere, also in a library, never gives other questions in silence. Every
# 16th allocation is tried; 'loop' tries them all at night.
. "$top_srcdir/tests/lib.sh"
preload=$top_builddir/tests/fault/preload.so
[ "$INSTRUMENTED" = no ] ||
  skip_all "sanitizers bring an allocator of their own"
[ -s "$preload" ] || skip_all "calls cannot be made to fail here"

# make_set CALL: with this allocation failing; 0 for none.
make_set() {
  rm -rf "$tmp/set"
  env FAULT_WHAT=memory FAULT_HOW=error FAULT_AT="$1" \
    FAULT_COUNT="$tmp/count" LD_PRELOAD="$preload" \
    "$RECKON" --banks "$top_srcdir/tests/banks" set --topics coins -n 3 \
    --seed 1 --to text,html -o "$tmp/set" >"$tmp/out" 2>"$tmp/err"
}

make_set 0
cp -R "$tmp/set" "$tmp/wanted"
calls=$(cat "$tmp/count")
ok "allocations are counted ($calls)" [ "$calls" -gt 1000 ]

tried=0
failed=0
other=
mute=
call=1
while [ "$call" -le "$calls" ]; do
  tried=$((tried + 1))
  if make_set "$call"; then
    diff -r "$tmp/wanted" "$tmp/set" >/dev/null || other="$other $call"
  else
    failed=$((failed + 1))
    [ -s "$tmp/err" ] || mute="$mute $call"
  fi
  call=$((call + 16))
done
is "$other" "" "no other set is made in silence ($tried tried)"
is "$mute" "" "what fails says why ($failed failed)"
ok "some do fail" [ "$failed" -gt 0 ]
done_testing
