# The library has no writable static data: two sessions in one process cannot
# meet.  In the terminal layer only repl/line.c has some, since readline hands
# its callbacks no pointer of ours.
. "$top_srcdir/tests/lib.sh"

[ "$INSTRUMENTED" = no ] ||
  skip_all "sanitizers, fuzzers and coverage add data of their own"
[ "$OBJDUMP" != : ] || skip_all "objdump is not installed"
"$OBJDUMP" -f libreckon.a >"$tmp/format" 2>&1 || {
  diag_file "$tmp/format"
  fail "objdump reads libreckon.a"
}
grep -q 'file format elf' "$tmp/format" || skip_all "no ELF objects"

# .data.rel.ro holds constant tables of pointers.
writable() {
  "$OBJDUMP" -t "$1" | ${AWK:-awk} '
    /file format/ { member = $1; sub(/:$/, "", member) }
    NF >= 5 && $1 ~ /^[0-9a-f]+$/ {
      for (i = 2; i < NF; i++)
        if ($i == "*COM*" ||
            ($i ~ /^\.(data|bss|tdata|tbss)(\.|$)/ &&
             $i !~ /^\.data\.rel\.ro/ && / O /))
          print member, $i, $NF
    }'
}

is "$(writable libreckon.a)" "" "libreckon.a has no writable static data"
is "$(writable libfront.a | grep -v '^[^ ]*-line\.o ')" "" \
  "in libfront.a only repl/line has any"
done_testing
