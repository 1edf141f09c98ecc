# The Debian package is built, lintian finds no error in it, and in a bare root of
# the same release apt installs it with what it depends on: there it asks, writes
# sets in every format that its libraries allow, and with what it recommends in
# all of them; and it leaves nothing behind. Needs root and the network, takes
# minutes, and so is a part of the nightly tests.
#
# RECKON_BARE_ROOT is a folder that debootstrap has made, to be copied instead.
. "$top_srcdir/tests/lib.sh"
[ "$(id -u)" -eq 0 ] || skip_all "only root can make a root for others"
for tool in dpkg-buildpackage dh debootstrap chroot; do
  command -v $tool >/dev/null ||
    skip_all "no $tool (Debian: debhelper dpkg-dev debootstrap)"
done
[ -d "$top_srcdir/debian" ] || skip_all "debian/ is not in the tarball"
tmp=$(cd "$tmp" && pwd)
root=$tmp/root
release=$(sed -n 's/^VERSION_CODENAME=//p' /etc/os-release)

# --- the root -----------------------------------------------------------------

if [ -n "${RECKON_BARE_ROOT:-}" ]; then
  cp -a "$RECKON_BARE_ROOT" "$root" || exit 99
elif ! debootstrap --variant=minbase "$release" "$root" \
  >"$tmp/debootstrap" 2>&1; then
  diag "$(tail -n 5 "$tmp/debootstrap")"
  skip_all "debootstrap cannot make a root here"
fi
# Where packages come from, without what others have added.
if [ -e /etc/apt/sources.list.d/debian.sources ]; then
  cp /etc/apt/sources.list.d/debian.sources "$root/etc/apt/sources.list.d/"
  : >"$root/etc/apt/sources.list"
fi

# inside COMMAND...: in the root, with nothing of this system's environment.
inside() {
  run chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin \
    HOME=/root LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"
}

inside apt-get -q update
[ "$status" -eq 0 ] || skip_all "apt has no network in the root"

# --- the package ---------------------------------------------------------------

unset MAKEFLAGS MFLAGS MAKELEVEL TESTS
source=$tmp/source
if [ -e "$top_srcdir/.git" ]; then
  git -C "$top_srcdir" ls-files -z >"$tmp/files"
  mkdir "$source" && (cd "$top_srcdir" && xargs -0 cp --parents -t "$source") \
    <"$tmp/files"
else
  make distdir distdir="$source" >/dev/null 2>&1
  cp -R "$top_srcdir/debian" "$source/debian"
fi
(cd "$source" && DEB_BUILD_OPTIONS="nocheck parallel=${RECKON_JOBS:-2}" \
  dpkg-buildpackage -us -uc -b) >"$tmp/build" 2>&1
is "$?" 0 "dpkg-buildpackage succeeds"
package=$(find "$tmp" -maxdepth 1 -name 'reckon_*.deb')
if [ -z "$package" ]; then
  diag "$(tail -n 20 "$tmp/build")"
  done_testing
  exit
fi
cp "$package" "$root/reckon.deb"
if command -v lintian >/dev/null; then
  run lintian --allow-root --fail-on error "$tmp"/reckon_*.changes
  is "$status" 0 "lintian finds no error"
  [ -z "$out" ] || diag "$out"
else
  skip "lintian finds no error" "no lintian"
fi

# --- with what it depends on ----------------------------------------------------

formats=$(sed -n 's/^[A-Z_]*([^"]*"\([a-z0-9-]*\)".*/\1/p' \
  "$top_srcdir/src/export/format.def")
ok "formats are known" [ "$(echo "$formats" | wc -l)" -gt 10 ]

# make_set FORMAT
make_set() {
  rm -rf "$root/tmp/set"
  inside reckon set -n 4 --seed 1 --to "$1" -o /tmp/set
}

# practises DESCRIPTION: a question is asked and its answer judged, whether it
# wants a number or an option.
practises() {
  printf '1/2\na\n' >"$tmp/typed"
  inside reckon --seed 1 practice arithmetic <"$tmp/typed"
  is "$status" 0 "$1: practice succeeds"
  like "$out" '^Question 1' "$1: a question is asked"
  like "$out" '^  (Right|Almost|Not quite|Wrong|Half right)\.' \
    "$1: its answer is judged"
}

inside apt-get -q -y install --no-install-recommends /reckon.deb
is "$status" 0 "apt installs it alone"
inside reckon --version
like "$out" '^reckon .*[0-9]+\.[0-9]+' "it says its version"
practises "alone"
mute=
for format in $formats; do
  make_set "$format"
  case $status in
    0) [ -s "$root/tmp/set/key.jsonl" ] || mute="$mute $format" ;;
    *) echo "$err" | grep -q 'cannot load' || mute="$mute $format" ;;
  esac
done
is "$mute" "" "alone: a set in each format, or the library that is missing"
make_set text
is "$status" 0 "alone: text needs nothing else"
make_set html
is "$status" 0 "alone: nor does HTML"

# --- with what it recommends ----------------------------------------------------

inside apt-get -q -y purge reckon
is "$status" 0 "apt removes it"
inside apt-get -q -y install /reckon.deb
is "$status" 0 "apt installs it with what it recommends"
practises "with all"
for format in $formats; do
  make_set "$format"
  is "$status" 0 "with all: a set as $format"
  [ "$status" -eq 0 ] || diag "$err"
done
make_set pdf
is "$(head -c 5 "$root/tmp/set/paper.pdf" 2>/dev/null)" "%PDF-" \
  "the PDF is one"
if command -v pdffonts >/dev/null; then
  unlike "$(pdffonts "$root/tmp/set/paper.pdf" | tail -n +3)" ' no +(yes|no) +(yes|no) ' \
    "its fonts are in it"
else
  skip "its fonts are in it" "no pdffonts"
fi
for page in man1/reckon.1 man5/reckon-bank.5 man7/reckon-formula.7; do
  ok "$page is there" [ -s "$root/usr/share/man/$page.gz" ]
done
inside reckon check bayes --draws 20
is "$status" 0 "the banks are there and hold"

rm -f "$root/reckon.deb"
inside apt-get -q -y purge reckon
is "$(find "$root/usr" "$root/etc" "$root/var" -name '*reckon*' \
  -not -path '*/apt/*' -not -name '*.log')" "" "nothing of it is left"
done_testing
