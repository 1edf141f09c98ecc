/* The style sheet of HTML documents, as a text. Colours are the reader's own;
 * in print, nothing is dark and no question is torn apart. */
#ifndef RECKON_EXPORT_HTML_STYLE_H
#define RECKON_EXPORT_HTML_STYLE_H

#define HTML_STYLE                                                             \
    ":root { color-scheme: light dark; }\n"                                    \
    "body { margin: 0; background: Canvas; color: CanvasText; "                \
    "font: 1.0625rem/1.55 Charter, Georgia, \"DejaVu Serif\", serif; }\n"      \
    "main { max-width: 42rem; margin: 2rem auto; padding: 0 1.25rem; }\n"      \
    "h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 0.5rem; }\n"       \
    "h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }\n"                       \
    "p { margin: 0 0 0.6rem; }\n"                                              \
    "math { font-size: 1.1em; }\n"                                             \
    ".name { display: flex; gap: 0.5rem; margin: 1.2rem 0; }\n"                \
    ".line { flex: 1; max-width: 24rem; border-bottom: 1px solid; }\n"         \
    ".questions { padding-inline-start: 1.8rem; margin: 1.5rem 0; }\n"         \
    ".questions > li { margin-bottom: 1.8rem; }\n"                             \
    ".parts { list-style: letter; padding-inline-start: 1.6rem; }\n"           \
    ".parts > li { margin-bottom: 1.2rem; }\n"                                 \
    ".options { list-style: letter; margin: 0 0 0.6rem; }\n"                   \
    ".options > li { padding-block: 0.15rem; }\n"                              \
    "@counter-style letter { system: extends lower-alpha; suffix: \") \"; }\n" \
    ".table { overflow-x: auto; margin: 0 0 0.8rem; }\n"                       \
    "table { border-collapse: collapse; }\n"                                   \
    "th, td { padding: 0.2rem 0.9rem 0.2rem 0.2rem; text-align: start; "       \
    "border-bottom: 1px solid; }\n"                                            \
    "tbody th { font-weight: inherit; }\n"                                     \
    ".number { text-align: end; padding: 0.2rem 0.2rem 0.2rem 0.9rem; "        \
    "font-variant-numeric: tabular-nums; }\n"                                  \
    ".wanted { font-size: 0.9rem; opacity: 0.8; }\n"                           \
    ".field { margin-inline-start: 1.5rem; }\n"                                \
    "@page { margin: 2cm; }\n"                                                 \
    "@media print {\n"                                                         \
    ":root { color-scheme: light; }\n"                                         \
    "body { font-size: 11pt; }\n"                                              \
    "main { max-width: none; margin: 0; padding: 0; }\n"                       \
    ".questions > li, .parts > li { break-inside: avoid; }\n"                  \
    ".wanted { margin-bottom: 3.5em; opacity: 1; }\n"                          \
    "}\n"

#endif
