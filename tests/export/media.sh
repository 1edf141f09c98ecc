# Papers and previews in HTML, LaTeX and Markdown, given to programs that read
# such files. Texts that look like elements, commands or marks come back as text.
. "$top_srcdir/tests/lib.sh"

bank=$top_srcdir/tests/export/media.yaml
mkdir "$tmp/banks"
cp "$bank" "$tmp/banks"
cp "$top_srcdir/tests/banks/kinds.yaml" "$tmp/banks"

run "$RECKON" set --banks "$tmp/banks" --seed 3 -n 13 -o "$tmp/set" \
  --to text,markdown,html,latex
is "$status" 0 "papers of two banks are written"
for name in html latex markdown json; do
  for question in media/shapes:1:7 media/commands kinds/ruin:4:3 kinds/table; do
    run "$RECKON" preview --banks "$tmp/banks" --format="$name" "$question"
    is "$status$err" 0 "preview of $question in $name"
  done
done
run "$RECKON" preview --banks "$tmp/banks" --format=pdf media/shapes
is "$status" 2 "an unknown format of previews is a wrong call"

# shows FILE TEXT DESCRIPTION: the file holds the text, blanks aside.
shows() {
  if tr -d ' \n\f' <"$1" | grep -q -F -e "$(printf '%s' "$2" | tr -d ' ')"; then
    pass "$3"
  else
    fail "$3"
    diag_file "$1"
  fi
}

script='</script><script>alert(1)</script> <svg onload=alert(1)> " onload="x'
comment='<!-- ]]> &amp; javascript:alert(1) http://example.org'
link='[x](javascript:alert(1)) ![y](z) `code` **bold** _low_'
element='<b>one</b> & "two"'
command='$x$ \input{/etc/passwd} \write18{id} ^^5cinput % # & ~ ^ { } _ \ | @'
list='12) no list either, nor +1'

# --- HTML

html=$tmp/set/paper.html
if command -v xmllint >/dev/null 2>&1; then
  ok "the paper is well-formed XML" xmllint --noout "$html"
  "$RECKON" preview --banks "$tmp/banks" --format=html -n 3 media/shapes \
    >"$tmp/preview.html"
  ok "so is a preview" xmllint --noout "$tmp/preview.html"
  xmllint --xpath 'string(//*[local-name()="main"])' "$html" >"$tmp/html.txt"
  for text in "$script" "$comment" "$link" "$element" "$command" "$list"; do
    shows "$tmp/html.txt" "$text" "HTML shows $text"
  done
  xmllint --html --noout "$html" 2>&1 |
    LC_ALL=C tr -c '\n -~' '?' >"$tmp/html.err"
  is "$(grep 'error :' "$tmp/html.err" |
    grep -c -v -e 'Tag m[a-z]* invalid' -e 'Tag semantics invalid' \
      -e 'Tag annotation invalid')" 0 \
    "a reader of HTML finds no error (but elements newer than itself)"
else
  skip "HTML is read as XML" "no xmllint (Debian: libxml2-utils)"
fi
is "$(grep -c -i -e '<script' -e '<svg' -e '<link' -e '<img' -e '<iframe' \
  -e '@import' -e 'url(' -e 'src=' -e 'href=' "$html")" 0 \
  "the page runs nothing and loads nothing"
is "$(grep -c -e '<html lang="en"' -e '<title>' -e '<main>' "$html")" 3 \
  "it has a language, a title and a main part"

# --- LaTeX

# typeset NAME: makes $tmp/NAME.pdf of $tmp/NAME.tex.
typeset() {
  (cd "$tmp" && pdflatex -no-shell-escape -halt-on-error \
    -interaction=nonstopmode "$1.tex") >"$tmp/$1.out" 2>&1
}

if command -v pdflatex >/dev/null 2>&1 &&
  kpsewhich exam.cls lmodern.sty amsmath.sty >/dev/null; then
  cp "$tmp/set/paper.tex" "$tmp"
  "$RECKON" preview --banks "$tmp/banks" --format=latex -n 3 media/shapes \
    >"$tmp/preview.tex"
  for name in paper preview; do
    if typeset $name; then
      pass "LaTeX typesets the $name"
    else
      fail "LaTeX typesets the $name"
      diag_file "$tmp/$name.out"
    fi
    is "$(grep -c -e '^Overfull' -e '^LaTeX Font Warning' \
      -e '^Missing character' "$tmp/$name.out")" 0 \
      "nothing in the $name sticks out or is missing"
  done
  if command -v pdftotext >/dev/null 2>&1; then
    pdftotext -layout "$tmp/paper.pdf" "$tmp/latex.txt"
    # Figures of accents and quotes differ from the source; signs do not.
    for text in '</script><script>alert(1)</script>' '<svg onload=alert(1)>' \
      '**bold** _low_' '\input{/etc/passwd} \write18{id}' '$x$' "$list"; do
      shows "$tmp/latex.txt" "$text" "LaTeX shows $text"
    done
  else
    skip "LaTeX shows the texts" "no pdftotext (Debian: poppler-utils)"
  fi
else
  skip "LaTeX typesets the paper" \
    "no pdflatex with exam.cls (Debian: texlive-latex-extra, lmodern)"
fi

# --- Markdown

# reads PROGRAM...: the paper, as the program reads it, shows the texts.
reads() {
  "$@" "$tmp/set/paper.md" >"$tmp/md.html" 2>"$tmp/md.err"
  is "$(cat "$tmp/md.err")" "" "$1 reads the paper without a warning"
  is "$(grep -c -i -e '<script' -e '<svg' -e '<a ' -e '<img' -e '<code' \
    "$tmp/md.html")" 0 "$1 finds neither elements nor links in it"
  is "$(grep -c '<ol' "$tmp/md.html")" 1 "$1 finds one list of questions"
  sed -e 's/<[^>]*>//g' -e 's/&lt;/</g' -e 's/&gt;/>/g' -e 's/&quot;/"/g' \
    -e 's/&amp;/\&/g' "$tmp/md.html" >"$tmp/md.txt"
  for text in "$script" "$comment" "$link" "$element" "$command" "$list"; do
    shows "$tmp/md.txt" "$text" "$1 shows $text"
  done
}

if command -v cmark >/dev/null 2>&1; then
  reads cmark
else
  skip "Markdown is read" "no cmark"
fi
if command -v pandoc >/dev/null 2>&1; then
  reads pandoc -f markdown-smart -t html --mathml --wrap=none
  is "$(grep -c '<table' "$tmp/md.html")" 2 "pandoc finds both tables"
  is "$(grep -c '<mfrac' "$tmp/md.html")" 3 "pandoc finds the fractions"
else
  skip "Markdown is read" "no pandoc"
fi
done_testing
