# Calls that are refused: each with its status and a sentence that says what
# would have been right, and with nothing on standard output.
. "$top_srcdir/tests/lib.sh"
RECKON_BANKS=$top_srcdir/tests/banks
RECKON_DATA_DIR=$tmp/data
export RECKON_BANKS RECKON_DATA_DIR
cd "$tmp" || exit 99

# refused STATUS ARGUMENT...: the sentence is on standard input.
refused() {
  wanted=$1
  shift
  sentence=$(cat)
  run "$RECKON" "$@" </dev/null
  is "$status $out" "$wanted " "reckon $*: status $wanted, no output"
  is "$(printf '%s\n' "$err" | sed 1q)" "reckon: $sentence" "reckon $*: why"
}

refused 2 check --format yaml <<'EOT'
--format wants text, tap or json
EOT
refused 2 check --draws 0 <<'EOT'
--draws wants a whole number from 1 to 1000000, not '0'
EOT
refused 2 check --trials none <<'EOT'
--trials wants a whole number from 1 to 1000000000, not 'none'
EOT
refused 2 check --seed -1 <<'EOT'
--seed wants a whole number, not '-1'
EOT
refused 2 check kinds/produkt <<'EOT'
there is no template 'kinds/produkt'; did you mean 'kinds/product'?
EOT
refused 2 list --format yaml <<'EOT'
--format of 'list' wants text or json
EOT
refused 2 list kinds <<'EOT'
'list' takes no argument; name a topic by --topic
EOT
refused 2 list --topic bayez <<'EOT'
no topic is called 'bayez'; did you mean 'bayes'?
EOT
refused 2 replay --format yaml <<'EOT'
--format of 'replay' wants text or json
EOT
refused 2 replay --per week <<'EOT'
--per wants learner or topic
EOT
refused 2 replay one two <<'EOT'
'replay' takes one log
EOT
refused 2 grade key answers --format yaml <<'EOT'
--format of 'grade' wants text or json
EOT
refused 2 report page <<'EOT'
'report' takes no argument
EOT
refused 2 report <<'EOT'
'report' needs a file to write to: -o FILE.html (- is standard output)
EOT
refused 2 report -o '' <<'EOT'
'report' needs a file to write to: -o FILE.html (- is standard output)
EOT
refused 2 report --days some -o page.html <<'EOT'
--days wants a whole number from 0 to 36500, not 'some'
EOT
refused 2 stats coins bayes <<'EOT'
'stats' takes one topic, 'mistakes' or 'calibration'
EOT
refused 2 stats --days -1 <<'EOT'
--days wants a whole number from 0 to 36500, not '-1'
EOT
refused 2 mock --minutes 0.1 <<'EOT'
--minutes wants 0.5 to 480 minutes, not '0.1'
EOT
refused 2 mock --minutes 481 <<'EOT'
--minutes wants 0.5 to 480 minutes, not '481'
EOT
refused 2 mock --minutes long <<'EOT'
--minutes wants 0.5 to 480 minutes, not 'long'
EOT
refused 2 practice --tag nowhere <<'EOT'
no question is tagged 'nowhere'
EOT
refused 2 set --topics coins -n 2 <<'EOT'
'set' needs a folder to write to: -o DIR
EOT
refused 2 set --topics coins --level 3..2 -o out <<'EOT'
--level: a level is a whole number from 1 to 5, or a range such as 2..4, not '3..2'
EOT
refused 2 set --topics coins --level many -o out <<'EOT'
--level: a level is a whole number from 1 to 5, or a range such as 2..4, not 'many'
EOT
refused 2 set --topics coins --page a3 --to pdf -o out <<'EOT'
--page: a4 or letter, not 'a3'
EOT
refused 2 set --topics coins --to texd -o out <<'EOT'
no format is called 'texd'; did you mean 'text'?
EOT
refused 2 set --topics coins --to text,html,text -o out <<'EOT'
format 'text' is named twice
EOT
refused 2 set --topics coinz -o out <<'EOT'
no topic is called 'coinz'; did you mean 'coins'?
EOT
refused 1 set nowhere.yaml -o out <<'EOT'
cannot open nowhere.yaml: No such file or directory
EOT
refused 1 set --topics coins --roster nowhere.csv -o out <<'EOT'
cannot open nowhere.csv: No such file or directory
EOT
refused 2 judge one two <<'EOT'
'judge' takes one table
EOT
refused 1 judge nowhere.tsv <<'EOT'
cannot open nowhere.tsv: No such file or directory
EOT
refused 2 preview kinds/product:9 <<'EOT'
'kinds/product:9' is no BANK/TEMPLATE:LEVEL:SEED
EOT
refused 2 preview kinds/product:2:many <<'EOT'
'kinds/product:2:many' is no BANK/TEMPLATE:LEVEL:SEED
EOT
refused 2 preview kinds/product --format yaml <<'EOT'
--format of 'preview' wants text, json, markdown, html or latex
EOT
refused 2 preview kinds/product --level 6 <<'EOT'
--level wants a whole number from 1 to 5, not '6'
EOT
refused 2 preview kinds/produkt <<'EOT'
there is no template 'kinds/produkt'; did you mean 'kinds/product'?
EOT
refused 2 names <<'EOT'
'names' wants a word, as in 'names topics'
EOT
refused 2 names nothing <<'EOT'
no names of 'nothing'; there are those of: topics tags templates drills mocks formats help
EOT
refused 2 schema bank <<'EOT'
'schema' takes no argument but 'history'
EOT
refused 2 schema history more <<'EOT'
'schema' takes no argument but 'history'
EOT
refused 2 topics coins <<'EOT'
'topics' takes no argument
EOT
refused 2 history exprot <<'EOT'
'history' does not know 'exprot'; did you mean 'export'?
EOT
refused 2 history export file <<'EOT'
'history export' takes no argument
EOT
refused 2 history export --format yaml <<'EOT'
--format of 'history' wants csv or json
EOT
refused 2 history --format csv <<'EOT'
--format, --output and --spreadsheet-safe are for 'history export'
EOT
refused 2 history import <<'EOT'
'history import' wants a file
EOT
refused 1 history import nowhere.json <<'EOT'
cannot open nowhere.json: No such file or directory
EOT
refused 1 doctor --restore nowhere.db --yes <<'EOT'
cannot open nowhere.db: No such file or directory (--no-save goes on without it)
EOT
refused 2 config goal 5 more <<'EOT'
goal wants a whole number from 0 to 1000, not '5 more'
EOT
refused 2 config gaol <<'EOT'
no setting is called 'gaol'; did you mean 'goal'?
EOT
refused 2 config goal many <<'EOT'
goal wants a whole number from 0 to 1000, not 'many'
EOT
refused 2 new <<'EOT'
'new' needs one TOPIC/ID, such as bayes/two-tests
EOT
refused 2 new nothing <<'EOT'
'nothing' is no TOPIC/ID, such as bayes/two-tests: each has 1 to 64 of the letters A-Z a-z 0-9 _ . - and does not begin with '-' or '.'
EOT
refused 2 eval <<'EOT'
'eval' needs an expression
EOT
refused 2 grade key <<'EOT'
'grade' needs a key and a table of answers
EOT
refused 2 drill quick four <<'EOT'
one drill at a time
EOT
refused 2 reset me <<'EOT'
'reset' takes no argument; --learner says whose history it is
EOT
refused 2 doctor now <<'EOT'
'doctor' takes no argument; --restore FILE puts a backup back
EOT

# Nothing to read, and nowhere to write.
mkdir empty
for command in practice list check 'set --topics coins -o out'; do
  # shellcheck disable=SC2086
  refused 1 $command --banks empty <<'EOT'
no banks with questions were found; name their folder with --banks or RECKON_BANKS
EOT
done
refused 2 practice --minutes 5 <<'EOT'
'practice' takes no option '--minutes'
EOT
refused 1 practice --banks nowhere <<'EOT'
cannot read nowhere: No such file or directory
EOT
refused 2 history --learner '' <<'EOT'
--learner wants a name; this one is empty
EOT
refused 1 report -o nowhere/page.html <<'EOT'
cannot write nowhere/page.html: No such file or directory
EOT
refused 1 history export -o nowhere/history.json <<'EOT'
cannot write nowhere/history.json: No such file or directory
EOT
refused 1 new a/b -o nowhere/a.yaml <<'EOT'
cannot write nowhere/a.yaml: No such file or directory
EOT
refused 1 judge nowhere.tsv <<'EOT'
cannot open nowhere.tsv: No such file or directory
EOT

done_testing
