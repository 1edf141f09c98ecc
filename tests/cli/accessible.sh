# Accessible mode: nothing is drawn over, no columns, no frames; no byte above
# 0x7F but letters, no escape, no carriage return without a line feed.  (What is
# told of the time: unit/test_timer.c.)
. "$top_srcdir/tests/lib.sh"
driver=$top_builddir/tests/golden/ptyrun
[ -x "$driver" ] || skip_all "no forkpty on this system"
: "${AWK:=awk}"
banks=$top_srcdir/tests/banks

# A bank with signs and letters beyond ASCII.
cat >"$tmp/signs.yaml" <<'EOT'
format: 1
bank: signs
title: Signs
templates:

  - id: urn
    topic: urns
    level: 1
    ask: >-
      Pólya’s urn: is 2 × 3 ≥ 5 − 1, and √4 ≠ ∞? Then type 1 …
    answer: 1
    check: 1
    solution: One.
EOT

# talk ARGUMENTS: plays $tmp/typed; every byte of it to $tmp/bytes.
talk() {
  "$driver" -r -s 24x80 "$tmp/typed" env TERM=xterm-256color ACCESSIBLE=1 \
    "$RECKON" "$@" >"$tmp/bytes" 2>"$tmp/problem"
  is "$(cat "$tmp/problem")" "" "$1 can be talked to"
}

# clean NAME: what a screen reader could stumble over.
clean() {
  is "$(LC_ALL=C tr -d '\012\015\040-\176\200-\377' <"$tmp/bytes")" "" \
    "$1: no control characters, no escapes"
  is "$(LC_ALL=C sed 's/\r$//' "$tmp/bytes" | LC_ALL=C tr -dc '\r')" "" \
    "$1: no carriage return without a line feed"
  is "$(LC_ALL=C tr -d '\000-\177' <"$tmp/bytes")" "$2" \
    "$1: no bytes above 0x7F but letters"
}

cat >"$tmp/typed" <<'EOT'
> help
> hint
> topics
> 1/7
> stats
> set
> = 1/3
> quit
EOT
talk practice --banks "$banks" --seed 3 coins shares
clean practice ''
like "$(cat "$tmp/bytes")" '^Question 1, .*level [0-9]' \
  "what stood at the margin is part of the sentence"
echo '> quit' >"$tmp/typed"
talk practice --banks "$tmp/signs.yaml" --no-save
clean signs 'ó'
like "$(cat "$tmp/bytes")" \
  "^  Pólya's urn: is 2 x 3 >= 5 - 1, and sqrt 4 != infinity\\? Then type 1" \
  "signs are spelt out"
printf '> \n> 12\n1/6 > 12\n1/6 > 12\n1/6 > quit\n' >"$tmp/typed"
talk drill quick --banks "$banks" --no-save --seed 4
clean drill ''
like "$(cat "$tmp/bytes")" '^1/6 > ' "a drill's prompt has no clock"
printf '> word\n> hint\n> quit\n> y\ny/n > y\n' >"$tmp/typed"
talk mock --banks "$banks" --no-save --seed 4
clean mock ''
talk stats
clean stats ''

# the option does what the variable does; so does the setting
"$driver" -r "$tmp/typed" env TERM=xterm-256color "$RECKON" topics \
  --accessible --banks "$banks" >"$tmp/bytes"
clean --accessible ''
mkdir -p "$XDG_CONFIG_HOME/reckon"
echo 'accessible: yes' >"$XDG_CONFIG_HOME/reckon/config.yaml"
cp "$tmp/bytes" "$tmp/by-option"
"$driver" -r "$tmp/typed" env TERM=xterm-256color "$RECKON" topics \
  --banks "$banks" >"$tmp/bytes"
same_file "$tmp/bytes" "$tmp/by-option" "the setting does the same"
rm "$XDG_CONFIG_HOME/reckon/config.yaml"
for value in '' 0 false; do
  like "$("$driver" -r "$tmp/typed" env TERM=xterm-256color ACCESSIBLE="$value" \
    "$RECKON" topics --banks "$banks")" "$(printf '\033')" \
    "ACCESSIBLE='$value' is no accessible mode"
done

done_testing
