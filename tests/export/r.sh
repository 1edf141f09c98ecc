# The table of a set as R reads it: the numbers are those of the key.
. "$top_srcdir/tests/lib.sh"

command -v Rscript >/dev/null 2>&1 || skip_all "no R (Debian: r-base-core)"
command -v python3 >/dev/null 2>&1 || skip_all "no python3"
run "$RECKON" set --seed 4 -n 400 -o "$tmp/set" --to csv \
  --banks "$top_srcdir/banks"
is "$status" 0 "a table of 400 questions is written"

cat >"$tmp/read.R" <<'END'
table <- read.csv(commandArgs(TRUE)[1], colClasses = "character",
                  na.strings = character(0), encoding = "UTF-8")
number <- suppressWarnings(as.numeric(table$key))
for (i in which(!is.na(number)))
  cat(table$variant[i], table$question[i], sprintf("%.12g", number[i]),
      sprintf("%.12g", as.numeric(table$low[i])),
      sprintf("%.12g", as.numeric(table$high[i])), nchar(table$text[i]) > 0,
      sep = " ", fill = TRUE)
cat("rows", nrow(table), "\n")
END
Rscript --vanilla "$tmp/read.R" "$tmp/set/instructor.csv" >"$tmp/r.out" \
  2>"$tmp/r.err"
is "$?" 0 "R reads it"
is "$(cat "$tmp/r.err")" "" "without a warning"

cat >"$tmp/key.py" <<'END'
import json, sys
rows = 0
known = {}
for line in open(sys.argv[1], encoding="utf-8"):
    part = json.loads(line)
    if part["record"] == "part":
        rows += 1
        if len(part.get("key", [])) == 1:
            known[str(part["variant"]), part["question"]] = part["key"][0]
seen = 0
for line in open(sys.argv[2], encoding="utf-8"):
    word = line.split()
    if word[0] == "rows":
        if int(word[1]) != rows:
            sys.exit("%s rows, not %d" % (word[1], rows))
        continue
    key = known.get((word[0], word[1]))
    if not key:
        continue
    seen += 1
    for name, text in zip(("value", "low", "high"), word[2:5]):
        # An open end is an empty cell.
        if key[name] is None and text == "NA":
            continue
        if abs(float(text) - key[name]) > 1e-9 * max(1, abs(key[name])):
            sys.exit("question %s: %s is %s, not %r" %
                     (word[1], name, text, key[name]))
    if word[5] != "TRUE":
        sys.exit("question %s has no text" % word[1])
if seen < 200:
    sys.exit("only %d numbers" % seen)
END
run python3 "$tmp/key.py" "$tmp/set/key.jsonl" "$tmp/r.out"
is "$status" 0 "and finds keys and accepted intervals of the key file"
is "$err" "" "all of them"
sed 's/^\(1 [0-9a-z]* \)/\17/' "$tmp/r.out" >"$tmp/broken.out"
run python3 "$tmp/key.py" "$tmp/set/key.jsonl" "$tmp/broken.out"
is "$status" 1 "another number is seen"

done_testing
