# Nothing that banned.txt lists is used outside the files it names.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}"

cd "$top_srcdir/src" || exit 99
find . -name '*.[ch]' -o -name '*.def' | sed 's|^\./||' | sort >"$tmp/files"
[ -s "$tmp/files" ] || skip_all "no sources"
xargs "$AWK" -f "$top_srcdir/tests/style/strip.awk" <"$tmp/files" >"$tmp/code"
xargs "$AWK" -v strings=1 -f "$top_srcdir/tests/style/strip.awk" \
  <"$tmp/files" >"$tmp/strings"

# allowed FILE PATTERNS: the file is one of them.
allowed() {
  set -f
  # shellcheck disable=SC2086
  set -- "$1" $2
  set +f
  allowed_file=$1
  shift
  for pattern; do
    # shellcheck disable=SC2254
    case $allowed_file in $pattern) return 0 ;; esac
  done
  return 1
}

# One rule: where to look, regex, exception, files, reason, its name.
check() {
  grep -E -e "$2" "$tmp/$1" >"$tmp/hits"
  if [ -n "$3" ]; then
    grep -E -v -e "$3" "$tmp/hits" >"$tmp/hits2"
    mv "$tmp/hits2" "$tmp/hits"
  fi
  : >"$tmp/bad"
  while IFS= read -r hit; do
    allowed "${hit%%:*}" "$4" || printf 'src/%s\n' "$hit" >>"$tmp/bad"
  done <"$tmp/hits"
  if [ -s "$tmp/bad" ]; then
    fail "$6"
    diag "$5${4:+ (allowed in $4)}"
    diag_file "$tmp/bad"
  else
    pass "$6"
  fi
}

where='' pattern='' except='' files='' why='' name=''
flush() {
  [ -z "$where" ] || check "$where" "$pattern" "$except" "$files" "$why" "$name"
  where=''
  except=''
  files=''
}
while read -r word rest; do
  case $word in
    call)
      flush
      where=code name="no $rest"
      pattern="(^|[^A-Za-z0-9_>.])($(echo "$rest" | tr ' ' '|'))[[:blank:]]*\\("
      ;;
    code | string)
      flush
      where=code name="no $word $rest"
      # The text starts after FILE:LINE:
      case $rest in
        ^*) pattern="^[^:]*:[0-9]*:${rest#^}" ;;
        *) pattern=$rest ;;
      esac
      if [ "$word" = string ]; then
        where='strings'
        # Only inside quotes, and %% is no conversion.
        pattern="\"([^\"%]|%%|%[^\"])*$rest"
      fi
      ;;
    allow) except="(^|[^A-Za-z0-9_])$rest([^A-Za-z0-9_]|\$)" ;;
    in) files=$rest ;;
    why) why=$rest ;;
    '' | '#'*) ;;
    *) fail "banned.txt: unknown word $word" ;;
  esac
done <"$top_srcdir/tests/style/banned.txt"
flush
done_testing
