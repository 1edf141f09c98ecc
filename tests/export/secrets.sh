# A learner's copy of any format holds no key, mistake, reading, hint, solution,
# rubric, tag, formula or seed, nor the name of the template, by which its key
# could be drawn: not in text, attributes, comments, metadata or names of files.
# The bank's keys and mistakes are long numbers, so that they can be searched
# for. (tests/unit/test_set.c does it over many seeds, by the library.)
. "$top_srcdir/tests/lib.sh"

bank=$top_srcdir/tests/export/secrets.yaml
if "$RECKON" set -n 1 --to pdf -o "$tmp/try" >"$tmp/try.out" 2>&1; then
  pdf=,pdf
else
  pdf=
fi
papers=text,markdown,html,latex,paper-jsonl$pdf
printf 'student\ns1\ns2\ns3\n' >"$tmp/roster.csv"

# squeeze: without what may stand between the digits of a number.
squeeze() {
  LC_ALL=C sed -e 's/\\,//g' -e 's/{,}//g' -e 's/\\hspace{[^}]*}//g' |
    LC_ALL=C tr -d '\n, ()_\302\240\342\200\211\211\257'"'"
}

# plain FILE: its bytes; of PDF the inflated ones, its text and what it says of
# itself. Numbers of PDF's own, which blanks keep apart, stay so.
plain() {
  case $1 in
    *.pdf)
      ! command -v qpdf >/dev/null 2>&1 ||
        qpdf --qdf --object-streams=disable "$1" -
      if command -v pdftotext >/dev/null 2>&1; then
        { pdftotext -raw "$1" - && pdfinfo "$1"; } | squeeze
      fi ;;
    *) squeeze <"$1" ;;
  esac
}

for shape in one roster; do
  if [ $shape = one ]; then
    run "$RECKON" set --banks "$bank" -n 12 --seed 918273645 --to "$papers" \
      -o "$tmp/one"
  else
    run "$RECKON" set --banks "$bank" -n 12 --roster "$tmp/roster.csv" \
      --to "$papers" -o "$tmp/roster"
  fi
  is "$status" 0 "$shape: papers are written"
  # What is the instructor's is for its owner only; the rest is looked at.
  find "$tmp/$shape" -type f ! -perm 600 >"$tmp/seen"
  find "$tmp/$shape" -type f -perm 600 | sed 's|.*/||' | sort >"$tmp/kept"
  like "$(cat "$tmp/kept")" '^key.jsonl$' "$shape: the key is the owner's"
  unlike "$(cat "$tmp/kept")" '^paper' "$shape: papers are not"
  is "$(sed 's|.*/||' "$tmp/seen" | grep -v '^paper')" "" \
    "$shape: nothing but papers is for others"
  key=$tmp/$shape/key.jsonl
  {
    printf '%s\n' 2345678 8765432 1357924 97531864 98765432 10000000 \
      solution-secret reading-secret hint-secret tag-secret say-secret \
      rubric-secret key-number key-choice key-open key-open secrets/ 918273645
    sed -n 's/.*"seed":"\{0,1\}\([0-9a-f]\{6,\}\).*/\1/p' "$key"
    sed -n 's/.*"secret":"\([^"]*\)".*/\1/p' "$key"
    [ ! -e "$tmp/$shape/secret.txt" ] || sed 's/ .*//' "$tmp/$shape/secret.txt"
    # The keys as they are shown, with or without commas.
    sed -n 's/.*"shown":"\([0-9,]\{8,\}\)".*/\1/p' "$key"
  } | grep . | LC_ALL=C tr -d ',_' | sort -u >"$tmp/secrets"
  ok "$shape: there are secrets to look for" \
    test "$(wc -l <"$tmp/secrets")" -ge 20
  plain "$key" >"$tmp/plain"
  is "$(grep -a -c -F -e 2345678 "$tmp/plain")" 1 "$shape: the key has them"
  sort "$tmp/seen" | while IFS= read -r file; do
    plain "$file" >"$tmp/plain"
    found=
    [ -s "$tmp/plain" ] || found=" (it is empty)"
    while IFS= read -r secret; do
      ! grep -a -q -i -F -e "$secret" "$tmp/plain" || found="$found $secret"
    done <"$tmp/secrets"
    printf '%s:%s\n' "${file##*/}" "$found"
  done >"$tmp/found"
  is "$(sed 's/:$/: none/' "$tmp/found" | grep -v ': none$')" "" \
    "$shape: no secret is in $(wc -l <"$tmp/found" | tr -d ' ') papers"
done

# A question that is asked tells none of it either, nor does what is typed ahead.
printf '1\n' | "$RECKON" --no-save --seed 3 --banks "$bank" practice \
  >"$tmp/out" 2>&1
sed '/Right\.\|Wrong\.\|Not quite\|Almost/,$d' "$tmp/out" |
  squeeze >"$tmp/plain"
is "$(grep -c -e 2345678 -e 8765432 -e secret- -e key-number "$tmp/plain")" 0 \
  "a question on the screen tells nothing"

# The searching finds what is there.
for format in text markdown html latex paper-jsonl; do
  case $format in
    text) name=paper.txt ;;
    markdown) name=paper.md ;;
    latex) name=paper.tex ;;
    paper-jsonl) name=paper.jsonl ;;
    *) name=paper.$format ;;
  esac
  sed 's/Number /Number 12,345,678 /' "$tmp/one/$name" >"$tmp/$name"
  plain "$tmp/$name" >"$tmp/plain"
  is "$(grep -a -c -F 2345678 "$tmp/plain")" 1 "one in $name would be found"
done
done_testing
