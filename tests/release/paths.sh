# Nothing in the program tells where it was built, so that the same sources give
# the same bytes everywhere. (release/reproducible builds twice to see that.)
. "$top_srcdir/tests/lib.sh"
[ "$INSTRUMENTED" = no ] || skip_all "an instrumented build is not released"
case " $TEST_CFLAGS " in
  *" -ffile-prefix-map="*) ;;
  *) skip_all "this compiler cannot leave out where it works" ;;
esac

LC_ALL=C grep -q 'reckon' "$RECKON"
is "$?" 0 "the program is searched"
is "$(LC_ALL=C grep -a -o -F "$top_builddir/" "$RECKON" | sort -u)" "" \
  "the folder of the build is not in it"
done_testing
