# For tests of pages: axe-core, which looks for what keeps people from reading a
# page, in a browser without a window. `bootstrap --dev` gets both.  To be
# sourced behind tests/lib.sh; `browser` is empty where there is none.

# axe PAGE WIDTH SCHEME: prints "axe N of true RULES", N of which were broken;
# the scheme is 1 for light, 0 for dark.
axe() {
  # The page under test comes first: what is added below is no part of it.
  {
    sed -e '/Content-Security-Policy/d' -e '/<\/body>/,$d' "$1"
    printf '<script>\n'
    cat "$axe_core"
    cat <<'END'
</script>
<script>
axe.run({ resultTypes: ["violations"] }).then(function (found) {
  document.documentElement.textContent = "axe " + found.violations.length +
    " of " + (found.passes.length > 20) + " " +
    found.violations.map(function (rule) {
      return rule.id + " " + rule.nodes[0].html.slice(0, 100);
    }).join("; ");
});
</script></body></html>
END
  } >"$tmp/axe.html"
  "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$tmp/browser" \
    --window-size="$2,800" --blink-settings="preferredColorScheme=$3" \
    --virtual-time-budget=20000 --dump-dom "file://$tmp/axe.html" 2>/dev/null |
    grep -o 'axe [0-9].*' | sed 's/<\/html>.*//'
}

browser=
for name in chromium chromium-browser google-chrome; do
  [ -n "$browser" ] || browser=$(command -v $name) || browser=
done
axe_core=${AXE_CORE:-$top_builddir/tests/node/node_modules/axe-core/axe.min.js}
