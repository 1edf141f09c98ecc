# The program that is installed has what compiler and linker offer against
# attacks on memory.
. "$top_srcdir/tests/lib.sh"

command -v hardening-check >/dev/null ||
  skip_all "no hardening-check (Debian: devscripts)"
[ "$INSTRUMENTED" = no ] || skip_all "this build is instrumented instead"
case $(uname -sm) in
  "Linux x86_64") ;;
  *) skip_all "the flags are those of Linux on x86_64" ;;
esac
case " $TEST_CFLAGS " in
  *" -O0 "*) skip_all "without optimisation there is no fortification" ;;
esac

run hardening-check "$RECKON"
for what in 'Position Independent Executable' 'Stack protected' \
  'Fortify Source functions' 'Read-only relocations' 'Immediate binding'; do
  like "$out" "$what: yes" "$what"
done

done_testing
