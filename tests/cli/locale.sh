# Locales: numbers never follow them; characters do.
. "$top_srcdir/tests/lib.sh"
bank=$top_srcdir/tests/banks/rooms.yaml
signs=$tmp/signs.yaml
cat >"$signs" <<'EOT'
format: 1
bank: signs
title: Signs
templates:

  - id: urn
    topic: urns
    level: 1
    ask: >-
      Pólya’s urn: is 2 × 3 ≥ 5?
    answer: 0.5
    check: 1/2
    solution: One.
EOT

printf '0.5\n' >"$tmp/typed"
talk() {
  run env "$@" "$RECKON" practice --no-save --seed 1 --banks "$signs" \
    <"$tmp/typed"
}
talk LC_ALL=C.UTF-8
english=$out
like "$english" "^  Pólya’s urn: is 2 × 3 ≥ 5\\?\$" "UTF-8 is shown as it is"
talk LC_ALL=C
like "$out" "^  Polya's urn: is 2 x 3 >= 5\\?\$" "without UTF-8, in ASCII"
is "$(printf '%s' "$out" | LC_ALL=C tr -d '\000-\177')" "" "throughout"
run env LC_ALL=C.UTF-8 "$RECKON" practice --ascii --no-save --seed 1 \
  --banks "$signs" <"$tmp/typed"
like "$out" "^  Polya's urn: is 2 x 3 >= 5\\?\$" "--ascii asks for that"
run env LC_ALL=C "$RECKON" set --topics urns --banks "$signs" -n 1 --seed 1 \
  -o "$tmp/set"
# shellcheck disable=SC1112
like "$(cat "$tmp/set/"*.txt "$tmp/set/"*/*.txt 2>/dev/null)" 'Pólya’s' \
  "what is written to files is the same in all locales"

# German, made here where the system has it not.
LOCPATH=
if ! locale -a 2>/dev/null | grep -i -q '^de_DE\.utf-*8$'; then
  if command -v localedef >/dev/null &&
    [ -e /usr/share/i18n/locales/de_DE ] && mkdir "$tmp/locales" &&
    localedef -i de_DE -f UTF-8 "$tmp/locales/de_DE.UTF-8" 2>/dev/null; then
    LOCPATH=$tmp/locales
  else
    LOCPATH=none
  fi
fi
if [ "$LOCPATH" = none ]; then
  skip "numbers in de_DE.UTF-8" "no such locale here"
else
  german() {
    if [ -n "$LOCPATH" ]; then
      run env LOCPATH="$LOCPATH" LC_ALL=de_DE.UTF-8 "$@"
    else
      run env LC_ALL=de_DE.UTF-8 "$@"
    fi
  }
  german sh -c 'locale decimal_point'
  is "$out" "," "the locale of the test has a decimal comma"
  german "$RECKON" practice --no-save --seed 1 --banks "$signs" <"$tmp/typed"
  # How long something took is not what this is about.
  untimed() { printf '%s\n' "$1" | sed 's/[0-9.]* s\( \|$\)/N s\1/'; }
  is "$(untimed "$out")" "$(untimed "$english")" \
    "a session is the same in de_DE.UTF-8"
  # alike ARGUMENT...: prints the same in both.
  alike() {
    run "$RECKON" "$@"
    want=$(untimed "$out")
    german "$RECKON" "$@"
    is "$(untimed "$out")" "$want" "'$1' prints the same there"
  }
  alike eval 1/7+0.5
  alike list --banks "$bank"
  alike preview --seed 3 --banks "$bank" rooms/coin
  alike check --banks "$bank" rooms/coin
  run "$RECKON" set -n 2 --seed 5 --topics coins --banks "$bank" -o "$tmp/set-c"
  german "$RECKON" set -n 2 --seed 5 --topics coins --banks "$bank" \
    -o "$tmp/set-de"
  diff -r "$tmp/set-c" "$tmp/set-de" >"$tmp/diff" 2>&1
  is "$(cat "$tmp/diff")" "" "and writes the same files"
  german "$RECKON" eval 0,5
  is "$status" 3 "a comma is no decimal point in formulas, there either"
fi
done_testing
