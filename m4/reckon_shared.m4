# RECKON_SHARED(PREFIX, SWITCH, MODULE, LIBRARY, FUNCTION, PACKAGE, WHAT)
#
# A library that is loaded on use (base/shared.h), unless configured
# --without-SWITCH.  Defines HAVE_PREFIX, and PREFIX_LIBRARY as the name by
# which the linker would find LIBRARY.  Where that cannot be told (a static
# build, no objdump) it is linked like the others, and PREFIX_LIBS is not empty.
AC_DEFUN([RECKON_SHARED], [
AC_ARG_WITH([$2],
  [AS_HELP_STRING([--without-$2], [leave out $7])],
  [], [with_$2=yes])
AS_IF([test "x$with_$2" != xno], [
  PKG_CHECK_MODULES([$1], [$3], [],
    [AC_MSG_ERROR([$3 is missing (Debian: $6), or configure --without-$2; ./bootstrap installs what is needed])])
  AC_DEFINE([HAVE_$1], [1], [Define to 1 to write $7.])
  AC_MSG_CHECKING([for the name of $4])
  reckon_save_LDFLAGS=$LDFLAGS
  reckon_save_LIBS=$LIBS
  LDFLAGS="$LDFLAGS -Wl,--no-as-needed"
  LIBS="$[]$1[]_LIBS $LIBS"
  reckon_name=
  AC_LINK_IFELSE([AC_LANG_CALL([], [$5])], [
    reckon_name=`$OBJDUMP -p conftest$EXEEXT 2>/dev/null |
      sed -n 's/^ *NEEDED *\($4\.so[[^ ]]*\).*/\1/p'`])
  LDFLAGS=$reckon_save_LDFLAGS
  LIBS=$reckon_save_LIBS
  AS_IF([test -n "$reckon_name"], [
    AC_MSG_RESULT([$reckon_name])
    AC_DEFINE_UNQUOTED([$1][_LIBRARY], ["$reckon_name"],
      [What is loaded to write $7; undefined where it is linked.])
    $1[]_LIBS=
  ], [AC_MSG_RESULT([unknown, so it is linked])])
])
])
