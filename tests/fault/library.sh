# Libraries that are loaded on use: one that is not there, or whose functions
# fail, is told by its name, and no file is written.
. "$top_srcdir/tests/lib.sh"
symbol=$top_builddir/tests/fault/symbol.so
case $INSTRUMENTED in
  no | coverage) ;;
  *) skip_all "sanitizers look for functions of their own" ;;
esac
banks=$top_srcdir/tests/export/demo.yaml

# library_of NAME: the file that is loaded; nothing where it is linked.
library_of() {
  sed -n "s/^#define $1_LIBRARY \"\\(.*\\)\"/\\1/p" "$top_builddir/config.h"
}

# make_set FORMAT: of two papers, with keys where there are any.
make_set() {
  rm -rf "$tmp/set"
  run env "$@" "$RECKON" set --banks "$banks" --seed 3 -n 3 --variants 2 \
    --to "$format" -o "$tmp/set"
}

# --- not there

# A format that cannot be written here is a wrong call.
for case in ZIP:qti21:2 XML:moodle:2 PDF:pdf:2 NETTLE:text:1; do
  name=$(library_of "${case%%:*}")
  format=${case#*:}
  format=${format%:*}
  if [ -z "$name" ]; then
    skip "without what $format wants" "it is not loaded on use"
    continue
  fi
  mkdir "$tmp/broken-$format"
  echo 'no library' >"$tmp/broken-$format/$name"
  make_set LD_LIBRARY_PATH="$tmp/broken-$format"
  is "$status" "${case##*:}" "a $name that is none ends a set in $format"
  like "$err" "^reckon: cannot load $name: ." "with the reason"
  is "$(ls -A "$tmp/set" 2>/dev/null)" "" "and nothing is written"
done

# --- its functions fail

[ -s "$symbol" ] || {
  done_testing
  exit
}
while read -r library formats function result call message; do
  if [ -z "$(library_of "$library")" ]; then
    skip "$function" "lib$library is not loaded on use"
    continue
  fi
  lookup=
  [ "$result" != lost ] || lookup=FAULT_LOOKUP=1
  for format in $(echo "$formats" | tr , ' '); do
    make_set LD_PRELOAD="$symbol" FAULT_SYMBOL="$function" \
      FAULT_RESULT="$result" FAULT_AT="$call" ${lookup:+"$lookup"}
    is "$status" 1 "$format ends where $function fails (call $call, $result)"
    like "$err" "^reckon: $message" "with the reason"
    is "$(ls -A "$tmp/set" 2>/dev/null)" "" "and nothing is written"
  done
done <<'END'
ZIP qti21 zip_source_buffer_create 0 1 cannot write an archive: .
ZIP qti21 zip_source_buffer_create 0 2 cannot write an archive: .
ZIP qti21 zip_open_from_source 0 1 cannot write an archive: .
ZIP qti21 zip_file_add -1 2 cannot write an archive: .
ZIP qti21 zip_set_file_compression -1 1 cannot write an archive: .
ZIP qti21 zip_file_set_dostime -1 1 cannot write an archive: .
ZIP qti21 zip_file_set_external_attributes -1 1 cannot write an archive: .
ZIP qti21 zip_close -1 1 cannot write an archive: .
ZIP canvas zip_close -1 2 cannot write an archive: .
ZIP canvas zip_source_open -1 1 cannot read an archive back
ZIP canvas zip_source_read -1 1 cannot read an archive back
ZIP qti21 zip_discard lost 2 cannot load libzip.
XML moodle,canvas,qti21 xmlBufferFree lost 2 cannot load libxml2.
XML canvas,qti21 xmlBufferFree lost 3 cannot load libxml2.
XML qti21 xmlBufferFree lost 4 cannot load libxml2.
XML moodle,canvas,qti21 xmlNewTextWriterMemory 0 1 libxml2 ran out of memory
XML canvas,qti21 xmlNewTextWriterMemory 0 2 libxml2 ran out of memory
XML qti21 xmlNewTextWriterMemory 0 3 libxml2 ran out of memory
XML moodle xmlTextWriterStartElement -1 50 libxml2 ran out of memory
XML moodle xmlTextWriterFlush -1 3 libxml2 ran out of memory
PDF pdf,pdf-key cairo_status 1 1 cairo cannot make the PDF file: out of memory
PDF pdf cairo_surface_status 11 1 cairo cannot make the PDF file: .
PDF pdf,pdf-key pango_layout_new lost 2 cannot load libpangocairo
NETTLE text nettle_hmac_sha256_digest lost 1 cannot load libnettle
NETTLE text nettle_hmac_sha256_digest lost 2 cannot load libnettle
NETTLE text nettle_hmac_sha256_digest lost 3 cannot load libnettle
END

done_testing
