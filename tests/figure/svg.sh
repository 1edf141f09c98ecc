# Any figure is well-formed XML, with ids of its own, whatever is in it.
. "$top_srcdir/tests/lib.sh"

page=$tmp/figures.xhtml
"$top_builddir/tests/runner/figures" >"$page"
is "$?" 0 "any figure is written"
is "$(grep -c '<svg ' "$page")" 720 "each of them"
is "$(grep -o ' id="[^"]*"' "$page" | sort | uniq -d)" "" "no id is used twice"
is "$(grep -c 'NaN\|nan\|inf' "$page")" 0 "no coordinate is a broken number"
is "$(grep -ci '<script\|href=\|onload' "$page")" 0 "nothing is run or loaded"

if command -v xmllint >/dev/null 2>&1; then
  run xmllint --noout "$page"
  is "$status" 0 "the page is well-formed"
  query() {
    xmllint --xpath "$1" "$page" 2>/dev/null
  }
  svg='*[local-name()="svg"]'
  is "$(query "count(//${svg}[@role='img'][@aria-labelledby][@aria-describedby])")" \
    720 "each is an image with a name and a description"
  is "$(query "count(//$svg/*[local-name()='title'][string()])")" 720 \
    "the name is there"
  is "$(query "count(//$svg/*[local-name()='desc'][string()])")" 720 \
    "the description is there"
else
  for what in "the page is well-formed" "each is an image" "the name is there" \
    "the description is there"; do
    skip "$what" "no xmllint"
  done
fi
done_testing
