# Each folder of src/ includes only the folders that layers.txt allows it.
# Every include of our own names its folder, so that the layer shows.
. "$top_srcdir/tests/lib.sh"

cd "$top_srcdir/src" || exit 99
layers=$top_srcdir/tests/style/layers.txt

for place in $(sed -n 's/^\([^:#]*\):.*/\1/p' "$layers"); do
  files=$(find "$place" -name '*.[ch]' -o -name '*.def' 2>/dev/null | sort)
  [ -n "$files" ] || continue
  # shellcheck disable=SC2086
  bad=$(${AWK:-awk} -v place="$place" '
    FNR == NR {
      if (sub("^" place ":", ""))
        for (i = split($0, word, " "); i > 0; i--)
          may[word[i]] = 1
      may[place] = 1
      next
    }
    match($0, /^[ \t]*#[ \t]*include[ \t]*"[^"]*"/) {
      name = substr($0, RSTART, RLENGTH)
      sub(/^[^"]*"/, "", name)
      sub(/".*/, "", name)
      folder = name
      if (!sub("/.*", "", folder))
        print FILENAME ":" FNR ": \"" name "\" does not name its folder"
      else if (!(folder in may))
        print FILENAME ":" FNR ": " place " must not include " folder
    }' "$layers" $files)
  is "$bad" "" "$place includes only what it may"
done

unknown=$(for folder in */; do
  grep -q "^${folder%/}:" "$layers" || echo "$folder"
done)
is "$unknown" "" "every folder of src is in layers.txt"
done_testing
