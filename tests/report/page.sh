# The page of a learner's progress: what stands in it, whether it is well-formed
# and loads nothing, and whether axe-core, which looks for what keeps people from
# reading a page, finds anything in it. `bootstrap --dev` gets both programs.
. "$top_srcdir/tests/lib.sh"

make_page="$top_builddir/tests/runner/report_page"
"$make_page" >"$tmp/page.html"
is "$?" 0 "the page is written"
"$make_page" >"$tmp/again.html"
ok "the same history is the same bytes" cmp "$tmp/page.html" "$tmp/again.html"
"$make_page" nothing >"$tmp/nothing.html"
page=$(cat "$tmp/page.html")

is "$(grep -c '<main>' "$tmp/page.html")" 1 "there is one main part"
is "$(grep -c '<h1>' "$tmp/page.html")" 1 "there is one first heading"
levels=$(grep -o '<h[1-6]' "$tmp/page.html" | sed 's/<h//')
skips=$(echo "$levels" | awk '$1 > last + 1 { print } { last = $1 }')
is "$skips" "" "no heading skips a level"
is "$(grep -o ' id="[^"]*"' "$tmp/page.html" | sort | uniq -d)" "" \
  "no id is used twice"
targets=$(grep -o 'href="#[^"]*"' "$tmp/page.html" | sed 's/href="#//; s/"//')
is "$(for id in $targets; do
  grep -q " id=\"$id\"" "$tmp/page.html" || echo "$id"
done)" "" "each link of the contents leads somewhere"
is "$(grep -c '<svg' "$tmp/page.html")" \
  "$(grep -c '<details>' "$tmp/page.html")" "each picture has its numbers"
is "$(grep -ciE 'https?:' "$tmp/page.html")" \
  "$(grep -ciE 'xmlns="http' "$tmp/page.html")" "no address is named but in xmlns"
is "$(grep -ciE '<script|<link|<img|@import|url\(h' "$tmp/page.html")" 0 \
  "nothing is run or loaded"
like "$page" 'Progress of Ada &lt;&amp;&quot;&gt; Lovelace' "a name is text"
like "$page" '&lt;b&gt;0.9&lt;/b&gt;&amp;' "a typed answer is text"
like "$page" 'Brier score 0.17 over 96 answers' "the Brier score is told"
like "$page" 'Next: variance' "what is next is told"
like "$page" 'On 22 November: 2.25 of 4 points in 32 min 10 s of 1 h\.' \
  "the interview has its sum"
like "$page" 'scope="row">1. p-value</th><td>open</td><td class="words">50% of its points</td>.*>2 min 10 s</td><td class="number">2 min<' \
  "and each question its topic, result and times"
like "$page" '>right, with hints: 0.75</td>' "what hints cost"
like "$page" '<td>bayes &lt;&amp;&gt;</td><td class="words">wrong: you left out the base rate</td><td class="number">1 h 1 min<' \
  "what went wrong"
like "$page" '>skipped</td><td class="number">3 s</td>' "what was skipped"
like "$page" 'Practise next: bayes &lt;&amp;&gt;, combinatorics, with <code>reckon practice bayes &lt;&amp;&gt;<' \
  "and what to practise"
like "$(cat "$tmp/nothing.html")" 'There are no answers yet' \
  "without any answers the page says so"

if command -v xmllint >/dev/null 2>&1; then
  run xmllint --noout "$tmp/page.html" "$tmp/nothing.html"
  is "$status" 0 "the pages are well-formed"
else
  skip "the pages are well-formed" "no xmllint"
fi

. "$top_srcdir/tests/axe.sh"
if [ -z "$browser" ]; then
  skip "axe-core finds nothing" "no chromium"
elif ! [ -r "$axe_core" ]; then
  skip "axe-core finds nothing" "no axe-core: ./bootstrap --dev gets it"
else
  is "$(axe "$tmp/page.html" 400 1)" "axe 0 of true " "axe-core finds nothing"
  sed 's/<details>/<details open="">/' "$tmp/page.html" >"$tmp/open.html"
  is "$(axe "$tmp/open.html" 1200 0)" "axe 0 of true " \
    "nor on a dark and wide screen, with all tables open"
  like "$(axe "$tmp/nothing.html" 400 1)" '^axe 0 ' \
    "nor in a page without answers"
  # That it would find something.
  sed 's/ lang="en"//; s/<h1>/<h4>/; s/<\/h1>/<\/h4>/' "$tmp/page.html" \
    >"$tmp/broken.html"
  like "$(axe "$tmp/broken.html" 400 1)" 'html-has-lang' \
    "it would find a page without a language"
fi
done_testing
