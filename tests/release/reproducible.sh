# The same sources give the same bytes: two builds of the tarball, in folders of
# other names and depths, with other times, zones, locales, umasks and numbers of
# jobs, install the same program, banks, manuals and completions. Minutes long,
# so it is a part of the nightly tests; RECKON_JOBS is for one of both builds.
. "$top_srcdir/tests/lib.sh"
[ "$INSTRUMENTED" = no ] || skip_all "an instrumented build is not released"
jobs=${RECKON_JOBS:-2}

# lay_out FOLDER TIME: the files of the tarball, unpacked there and then.
lay_out() {
  mkdir -p "$1" && cp -R "$tmp/source/." "$1" && chmod -R u+w "$1" &&
    find "$1" -exec touch -t "$2" {} +
}

# build SOURCE FOLDER INSTALLED JOBS: as packages are built, and installed.
build() {
  (mkdir -p "$2" && cd "$2" && "$1"/configure --prefix=/usr CC="$TEST_CC" &&
    make -j"$4" && make install DESTDIR="$3") >>"$tmp/log" 2>&1
}

# Without the folder's own settings of make, such as its list of tests.
unset MAKEFLAGS MFLAGS MAKELEVEL TESTS
make distdir distdir="$tmp/source" >"$tmp/log" 2>&1 ||
  skip_all "no tarball can be made of this folder"
tmp=$(cd "$tmp" && pwd)

one=$tmp/one
other=$tmp/another-folder/of-some-depth
lay_out "$one" 202602030405
lay_out "$other" 200112312359
(umask 022
  unset SOURCE_DATE_EPOCH
  export TZ=UTC0 LC_ALL=C HOME="$tmp"
  build . "$one" "$tmp/first" 1)
is "$?" 0 "the first build and its installation"
(umask 002
  export SOURCE_DATE_EPOCH=86400 TZ=XYZ-13:45 LC_ALL=C.UTF-8 LANG=de_DE.UTF-8
  build "$other" "$other/built" "$tmp/second" "$jobs")
is "$?" 0 "the second one, out of its sources"
[ "$tap_failed" -eq 0 ] || diag "$(tail -n 20 "$tmp/log")"

# listing FOLDER: modes and names of all files.
listing() {
  (cd "$1" && find . -type f -exec ls -l {} + | awk '{ print $1, $NF }' | sort)
}

is "$(listing "$tmp/second")" "$(listing "$tmp/first")" \
  "the same files with the same modes"
for part in bin/reckon share/reckon share/man share/bash-completion share/zsh \
  share/fish share/doc; do
  is "$(diff -r "$tmp/first/usr/$part" "$tmp/second/usr/$part" 2>&1)" "" \
    "$part: the same bytes"
done
is "$(diff -r "$tmp/first" "$tmp/second" 2>&1)" "" "nothing else differs"
if [ "$tap_failed" -gt 0 ] && command -v strings >/dev/null; then
  for which in first second; do
    strings -a "$tmp/$which/usr/bin/reckon" >"$tmp/$which.strings"
  done
  diag "$(diff "$tmp/first.strings" "$tmp/second.strings" | head -n 20)"
fi
count=$(find "$tmp/first" -type f | wc -l)
ok "there is something to compare ($((count)) files)" [ "$count" -gt 40 ]

done_testing
