# The picture in README.md is what the program shows now: drawn again, it is the
# same to the last byte.
. "$top_srcdir/tests/lib.sh"

picture=$top_srcdir/doc/picture/session.svg
drawer=$top_builddir/doc/picture/session
draw() {
  sh "$top_srcdir/doc/picture/draw.sh" "$(cd "$top_srcdir" && pwd)" \
    "$(cd "$top_builddir" && pwd)" "$1"
}

if command -v xmllint >/dev/null 2>&1; then
  ok "the picture is well formed" xmllint --noout "$picture"
else
  skip "the picture is well formed" "no xmllint"
fi
ok "it loads nothing from elsewhere" \
  test "$(grep -c -e 'href' -e '<script' -e 'url(' "$picture")" -eq 0
ok "README.md shows it" grep -q 'src="doc/picture/session.svg"' \
  "$top_srcdir/README.md"

if [ ! -x "$drawer" ]; then
  skip "it is what 'make picture' draws" "no forkpty on this system"
elif ! grep -q 'HAVE_READLINE 1' config.h; then
  skip "it is what 'make picture' draws" "built without readline"
else
  script=$top_srcdir/doc/picture/session.txt
  draw "$script" >"$tmp/now.svg" 2>"$tmp/err"
  is "$(cat "$tmp/err")" "" "it can be drawn"
  # Text first, where it is easier to see what is another.
  for file in "$picture" "$tmp/now.svg"; do
    sed -e 's/<[^>]*>//g' "$file" >"$tmp/$(basename "$file").txt"
  done
  same_file "$tmp/now.svg.txt" "$tmp/session.svg.txt" \
    "its words are those of the program ('make picture' draws it anew)"
  ok "and so is the rest" cmp -s "$picture" "$tmp/now.svg"

  # A script that does not fit is told, not drawn.
  sed '$d' "$script" >"$tmp/short.txt"
  run draw "$tmp/short.txt"
  is "$status" 1 "a script that ends too early is refused"
  like "$err" "asks for more than the script has" "with the reason"
fi
is "$(find "$top_builddir/doc/picture" -name 'home.*')" "" \
  "nothing is left behind"
done_testing
