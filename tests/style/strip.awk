# Prints C files as FILE:LINE:TEXT without comments, and without what stands in
# quotes unless -v strings=1.  Good enough for grep: no trigraphs, no spliced
# lines inside a token.
FNR == 1 { in_comment = 0 }
{
    text = $0
    out = ""
    while (text != "") {
        if (in_comment) {
            at = index(text, "*/")
            if (at == 0) break
            text = substr(text, at + 2)
            in_comment = 0
            out = out " "
            continue
        }
        if (!match(text, /\/\*|\/\/|["']/)) {
            out = out text
            break
        }
        out = out substr(text, 1, RSTART - 1)
        mark = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART)
        if (mark == "//") break
        if (mark == "/*") {
            in_comment = 1
            text = substr(text, 3)
            continue
        }
        # An include's name is no string.
        whole = out ~ /^[ \t]*#[ \t]*include[ \t]*$/
        if (mark == "\"")
            found = match(text, /^"([^"\\]|\\.)*"/)
        else
            found = match(text, /^'([^'\\]|\\.)*'/)
        if (!found) { out = out text; break }
        out = out (strings || whole ? substr(text, 1, RLENGTH) : mark mark)
        text = substr(text, RLENGTH + 1)
    }
    print FILENAME ":" FNR ":" out
}
