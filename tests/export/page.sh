# HTML papers, and the page to practise with: well-formed, loading nothing, and
# readable by everybody.
. "$top_srcdir/tests/lib.sh"
. "$top_srcdir/tests/axe.sh"

mkdir "$tmp/banks"
cp "$top_srcdir/tests/banks/kinds.yaml" "$top_srcdir/tests/export/media.yaml" \
  "$tmp/banks"
run "$RECKON" set --banks "$tmp/banks" --seed 3 -n 20 -o "$tmp/set" \
  --to html,practice
is "$status" 0 "a paper and a page to practise with are written"
is "$(grep -c '<details>' "$tmp/set/paper.html")" 0 "the paper hides nothing"
parts=$(grep -c '"record":"part"' "$tmp/set/key.jsonl")
is "$(grep -c '<summary>Answer</summary>' "$tmp/set/practice.html")" "$parts" \
  "the other page has an answer behind each part"
is "$(ls -l "$tmp/set/practice.html" | cut -c1-10)" -rw------- \
  "and is the instructor's to give out"
for page in paper practice; do
  is "$(grep -ciE '<script|<link|<img|@import|url\(h' "$tmp/set/$page.html")" 0 \
    "$page.html runs and loads nothing"
  if command -v xmllint >/dev/null 2>&1; then
    run xmllint --noout "$tmp/set/$page.html"
    is "$status" 0 "$page.html is well-formed"
  else
    skip "$page.html is well-formed" "no xmllint"
  fi
  if [ -z "$browser" ]; then
    skip "axe-core finds nothing in $page.html" "no chromium"
  elif ! [ -r "$axe_core" ]; then
    skip "axe-core finds nothing in $page.html" "no axe-core"
  else
    sed 's/<details>/<details open="">/' "$tmp/set/$page.html" >"$tmp/open.html"
    is "$(axe "$tmp/open.html" 400 1)" "axe 0 of true " \
      "axe-core finds nothing in $page.html"
    is "$(axe "$tmp/open.html" 1200 0)" "axe 0 of true " "nor on a dark screen"
  fi
done
done_testing
