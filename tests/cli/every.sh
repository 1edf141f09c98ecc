# Each shipped template is asked with all its parts, gives its hints and its
# solution, and the program goes on to the end.
. "$top_srcdir/tests/lib.sh"
banks=$top_srcdir/banks

"$RECKON" list --banks "$banks" --format=json |
  sed -n 's/^{"bank":"\([^"]*\)".*"id":"\([^"]*\)","levels".*/\1 \1\/\2/p' \
    >"$tmp/templates"
# Each line is for one part; what is typed to an open one is an answer.
printf 'hint\nshow\nhint\nskip\nhint\nshow\nskip\nskip\nquit\n' >"$tmp/typed"
for bank in $(cut -d ' ' -f 1 "$tmp/templates" | sort -u); do
  : >"$tmp/bad"
  for name in $(sed -n "s/^$bank //p" "$tmp/templates"); do
    "$RECKON" practice --banks "$banks/$bank.yaml" --no-save --seed 1 "$name" \
      <"$tmp/typed" >"$tmp/out" 2>"$tmp/err"
    status=$?
    if [ $status -ne 0 ] || [ -s "$tmp/err" ] ||
      ! grep -q '^Question 1' "$tmp/out"; then
      echo "$name: status $status: $(cat "$tmp/err")" >>"$tmp/bad"
    fi
  done
  ok "$bank: $(grep -c "^$bank " "$tmp/templates") templates" \
    test ! -s "$tmp/bad"
  head -n 5 "$tmp/bad" | sed "s/^/# /"
done

# The same in an interview, where the next part comes without a verdict.
for seed in 1 2 3 4 5 6; do
  yes skip | head -n 60 | "$RECKON" mock --banks "$banks" --seed "$seed" \
    --no-save >"$tmp/out" 2>"$tmp/err"
  is "$?" 0 "an interview that is skipped through, seed $seed"
done
is "$(cut -d ' ' -f 1 "$tmp/templates" | sort -u | grep -c .)" 22 "all banks"
done_testing
