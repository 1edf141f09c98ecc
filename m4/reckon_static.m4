# RECKON_STATIC(PREFIX, FUNCTION)
#
# Links a library statically where its archive is there, unless configured
# --disable-static-libraries: PREFIX_LIBS then says so, and PREFIX_SHARED_LIBS is
# what it was.
AC_DEFUN([RECKON_STATIC], [
$1_SHARED_LIBS=$[]$1_LIBS
AC_SUBST([$1_SHARED_LIBS])
AS_IF([test "x$enable_static_libraries" = xyes], [
  AC_MSG_CHECKING([whether $2 can be linked statically])
  reckon_save_LIBS=$LIBS
  reckon_static="-Wl,-Bstatic `AS_ECHO(["$[]$1_LIBS "]) |
    sed 's/-lm //'`-Wl,-Bdynamic -lm"
  LIBS="$reckon_static $LIBS"
  AC_LINK_IFELSE([AC_LANG_CALL([], [$2])],
    [AC_MSG_RESULT([yes])
     $1_LIBS=$reckon_static],
    [AC_MSG_RESULT([no])])
  LIBS=$reckon_save_LIBS
])
])
