# Length of files, include guards, and that every file is listed for the build
# and the tarball.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}"
cd "$top_srcdir" || exit 99

cap=600
bad=$(find src tests -name '*.[ch]' -o -name '*.sh' -o -name '*.awk' | sort |
  while IFS= read -r file; do
    lines=$(wc -l <"$file")
    [ "$lines" -le $cap ] || echo "$file: $((lines)) lines"
  done)
is "$bad" "" "no source has more than $cap lines"

bad=$(find src -name '*.h' | sort | while IFS= read -r file; do
  guard=RECKON_$(echo "${file#src/}" | tr 'a-z/.-' 'A-Z___')
  found=$(sed -n 's/^#ifndef //p' "$file" | sed 1q)
  if [ "$found" != "$guard" ]; then
    echo "$file: #ifndef $found, should be $guard"
  elif ! grep -q "^#define $guard\$" "$file"; then
    echo "$file: no #define $guard"
  fi
done)
is "$bad" "" "every header is guarded by RECKON_FOLDER_NAME_H"

# unlisted FRAGMENT FOLDER FIND-ARGUMENTS: files that the fragment leaves out.
unlisted() {
  fragment=$1
  folder=$(dirname "$fragment")
  shift
  find "$@" | sort | while IFS= read -r file; do
    rest=${file#"$folder"/}
    case $fragment in
      tests/*) rest=${rest%.c} ;;
    esac
    grep -q -F -e "%D%/$rest" "$fragment" || echo "$file is not in $fragment"
  done
}

is "$(unlisted src/local.mk src -name '*.[ch]' -o -name '*.def')" "" \
  "src/local.mk lists every source"
is "$(unlisted banks/local.mk banks -name '*.yaml')" "" \
  "banks/local.mk lists every bank"
is "$(unlisted tests/local.mk tests/unit -name 'test_*.c')" "" \
  "tests/local.mk lists every unit test"
is "$(unlisted tests/local.mk tests/unit -name '*.inc' -o -name '*.R' \
  -o -name '*.tsv')" "" "tests/local.mk lists the unit tests' data"
is "$(unlisted tests/local.mk tests -name '*.sh' ! -name 'tmp-*')" "" \
  "tests/local.mk lists every script"
is "$(unlisted tests/local.mk tests/golden -name '*.tty')" "" \
  "tests/local.mk lists every transcript"
done_testing
