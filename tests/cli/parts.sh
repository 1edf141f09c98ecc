# Parts of a set: what makes them parts of one, and what a damaged part does.
. "$top_srcdir/tests/lib.sh"

banks="$top_srcdir/tests/export/demo.yaml"

# part OF-FOLDER SHARD OPTION...: a part of six papers, unless options say else.
part() {
  part_folder=$1
  part_shard=$2
  shift 2
  "$RECKON" set --banks "$banks" --shard "$part_shard" -n 2 --seed 4 \
    --variants 6 --to csv,paper-jsonl "$@" -o "$tmp/$part_folder" \
    >"$tmp/said" 2>&1 || fail "part $part_shard in $part_folder"
}

# join FOLDER...: into $tmp/joined, which is gone before.
join() {
  rm -rf "$tmp/joined"
  for folder; do
    set -- "$@" "$tmp/$folder"
    shift
  done
  run "$RECKON" set --join "$@" -o "$tmp/joined"
}

# refused MESSAGE ABOUT [STATUS]: the last one, with nothing written.
refused() {
  is "$status" "${3:-3}" "$2 is refused"
  like "$err" "$1" "with the reason"
  is "$(ls -A "$tmp/joined" 2>/dev/null)" "" "and nothing is written"
}

part one 1/2
part two 2/2
join two one
is "$status" 0 "two parts are joined"

# --- parts of other sets

part other 2/2 --title Other
join one other
refused 'other is not of the same set as .*one$' "a part with another title"
part thirds 2/3
join one thirds
refused 'not of the same set' "one of three parts among two"
part formats 2/2 --to csv
join one formats
refused 'not of the same set' "a part in other formats"
part more 2/2 --variants 8
join one more
refused 'not of the same set' "a part of more papers"
printf 'student\nAnn\nBo\n' >"$tmp/two.csv"
printf 'student\nAnn\nCy\n' >"$tmp/cy.csv"
for class in two cy; do
  for shard in 1 2; do
    "$RECKON" set --banks "$banks" --shard "$shard/2" -n 2 --seed 4 --to csv \
      --roster "$tmp/$class.csv" -o "$tmp/$class-$shard" >"$tmp/said" 2>&1
  done
done
join two-1 two-2
is "$status" 0 "parts for one class are joined"
join two-1 cy-2
refused 'not of the same set' "a part for another class"
join one one
refused 'one is a part that is given twice' "a part given twice"

# --- damaged parts

# spoilt SED MESSAGE ABOUT: part.yaml changed by sed.
spoilt() {
  rm -rf "$tmp/spoilt"
  cp -R "$tmp/two" "$tmp/spoilt"
  sed "$1" "$tmp/two/part.yaml" >"$tmp/spoilt/part.yaml"
  join one spoilt
  refused "$2" "$3"
}
spoilt 's/^digest: .*/digest: many/' \
  'part.yaml:7:9: .*a whole number is wanted' "a digest that is no number"
spoilt '/^digest/d' 'part.yaml.*digest' "a part without its digest"
spoilt 's/^of:/off:/' 'part.yaml:3:1: .*off' "a word that no part has"
spoilt 's/ each:/ eahc:/' 'part.yaml:.* .*eahc' "one that no file has"
spoilt 's,name: .*,name: ../../key,' 'part.yaml:10:11: an id has' \
  "a file outside of the folder"
spoilt 's/^files:/files: [/' 'part.yaml:.*:' "what is no YAML"
spoilt 's/^part: .*/part: 0/' 'a part that is given twice' "a part numbered 0"
spoilt 's/^part: .*/part: 7/' 'a part that is given twice' "the seventh of two"
sed 's/begin: .*/begin: 900000/' "$tmp/two/part.yaml" >"$tmp/spoilt/part.yaml"
join one spoilt
refused 'instructor.csv is cut off' "a file shorter than its frame" 1
spoilt 's/^variants: .*/variants: 7/' 'not of the same set' \
  "another number of papers"
cp -R "$tmp/two" "$tmp/lost"
rm "$tmp/lost/instructor.csv"
join one lost
is "$status" 1 "a part that lacks a file is a failure"
is "$(ls -A "$tmp/joined" 2>/dev/null)" "" "and nothing is written"
rm "$tmp/lost/part.yaml"
join one lost
is "$status" 1 "so is a folder that is no part"

# --- without a frame, parts may be put together by cat

"$RECKON" set --banks "$banks" -n 2 --seed 4 --variants 6 --to csv,moodle \
  -o "$tmp/whole" >"$tmp/said" 2>&1
for shard in 1 2; do
  part "bare$shard" "$shard/2" --to csv --headerless
done
cat "$tmp/bare1/instructor.csv" "$tmp/bare2/instructor.csv" >"$tmp/bare.csv"
sed 1d "$tmp/whole/instructor.csv" >"$tmp/wanted.csv"
same_file "$tmp/bare.csv" "$tmp/wanted.csv" "tables without headers follow"
join bare1 bare2
same_file "$tmp/joined/instructor.csv" "$tmp/bare.csv" \
  "and are joined to the same"

done_testing
