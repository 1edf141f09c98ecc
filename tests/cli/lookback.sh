# What 'reckon stats' says of histories that are made here, row by row, so that
# each number in its sentences can be counted by hand.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}"
RECKON_BANKS=$top_srcdir/tests/banks
RECKON_DATA_DIR=$tmp/data
SOURCE_DATE_EPOCH=1710496800 # 15 March 2024, 10:00 UTC
export RECKON_BANKS RECKON_DATA_DIR SOURCE_DATE_EPOCH

sessions=0

# history FILE [INTERVAL...]: a JSON history of the rows on standard input,
# "days-ago topic template count result seconds key=value ..."; an interval is
# "stated:low:high:truth".
history() {
  file=$1
  shift
  intervals=$*
  sessions=$((sessions + 1))
  $AWK -v intervals="$intervals" -v now="$SOURCE_DATE_EPOCH" \
    -v session="$(printf 's%016x' $sessions)" '
    function quoted(text) { return "\"" text "\"" }
    BEGIN {
      print "{\"record\": \"history\", \"format\": 1, \"program\": \"test\","
      print " \"learner\": \"me\", \"answers\": ["
    }
    {
      delete more
      more["verdict"] = quoted($5 == 1 ? "right" : "wrong")
      more["options"] = 0
      more["typed"] = quoted("7")
      more["mode"] = quoted("practice")
      more["self_graded"] = "false"
      more["seconds"] = $6
      if ($5 != "-") more["result"] = more["credit"] = $5
      for (i = 7; i <= NF; i++) {
        at = index($i, "=")
        value = substr($i, at + 1)
        gsub(/_/, " ", value)
        more[substr($i, 1, at - 1)] = value
      }
      for (k = 0; k < $4; k++) {
        n++
        time = now - $1*86400 - 3600 + n
        printf "%s{\"session\": \"%s\", ", (n > 1 ? "," : ""), session
        printf "\"sequence\": %d, \"question\": %d, \"time\": %d, ", n, n, time
        printf "\"offset\": 0, \"bank\": \"rooms\", \"template\": \"%s\", ", $3
        printf "\"part\": \"%s\", \"topic\": \"%s\", \"level\": 1, ", $3, $2
        printf "\"seed\": \"%d\", \"kind\": \"number\", \"tries\": 1, ", n
        printf "\"hints\": 0, \"interrupted\": false, \"assisted\": false"
        for (name in more) printf ", \"%s\": %s", name, more[name]
        print "}"
      }
    }
    END {
      print "], \"sittings\": [], \"notes\": [], \"intervals\": ["
      count = split(intervals, interval, " ")
      for (i = 1; i <= count; i++) {
        split(interval[i], end, ":")
        printf "%s{\"session\": \"%s\", ", (i > 1 ? "," : ""), session
        printf "\"question\": %d, \"time\": %d, \"topic\": \"shares\", ", i, now
        printf "\"bank\": \"rooms\", \"template\": \"share\", "
        printf "\"stated\": %s, \"low\": %s, \"high\": %s, \"truth\": %s}\n", \
          end[1], end[2], end[3], end[4]
      }
      print "]}"
    }' >"$file"
}

# learner NAME [INTERVAL...]: has the history on standard input.
learner() {
  who=$1
  shift
  history "$tmp/$who.json" "$@"
  run "$RECKON" --learner "$who" history import "$tmp/$who.json"
  is "$status" 0 "the history of $who is read"
}

# says NAME COMMAND REGEX: in one line, however it is broken.
says() {
  # shellcheck disable=SC2086
  run "$RECKON" --learner "$1" stats $2
  flat=$(printf '%s\n' "$out" | tr -s ' \n' '  ')
  case $flat in
    *"$3"*) pass "$1, stats $2: $3" ;;
    *) fail "$1, stats $2: $3"
      diag "$flat" ;;
  esac
}

# --- how sure: 12 times 50%, always right
learner modest 0.5:1:2:1.5 <<'EOT'
1 coins coin 12 1 5 confidence=0.5
EOT
says modest calibration \
  'On average you said 50% and were right in 100% of 12 answers: too modest.'
says modest calibration 'Brier score 0.25.'
says modest calibration \
  '1 of 1 interval that you were 50% sure of held the answer'

learner sure 0.9:1:2:3 0.9:1:2:3 0.9:1:2:3 0.9:1:2:3 0.9:1:2:1.5 <<'EOT'
1 coins coin 4 0 5 confidence=1
1 coins coin 4 1 5 confidence=1
EOT
says sure calibration \
  'On average you said 100% and were right in 50% of 8 answers: too sure.'
says sure calibration \
  '1 of 5 intervals that you were 90% sure of held the answer: 20%'
says sure calibration 'make them wider.'

# 95% of 400 said, 89% right; Wilson's interval ends below 93%.
learner nearly 0.2:1:2:1 0.2:1:2:1 0.2:1:2:2 0.2:1:2:1 0.2:1:2:2 <<'EOT'
1 coins coin 356 1 5 confidence=0.95
1 coins coin 44 0 5 confidence=0.95
EOT
says nearly calibration 'right in 89% of 400 answers: a little too sure.'
says nearly calibration '5 of 5 intervals that you were 20% sure of'
says nearly calibration 'they may be narrower.'
learner humble <<'EOT'
1 coins coin 380 1 5 confidence=0.9
1 coins coin 20 0 5 confidence=0.9
EOT
says humble calibration 'right in 95% of 400 answers: a little too modest.'
learner fair <<'EOT'
1 coins coin 3 1 5 confidence=0.75
1 coins coin 1 0 5 confidence=0.75
EOT
says fair calibration 'as good a match as so many answers can tell.'
learner silent <<'EOT'
0 coins coin 1 1 5
EOT
says silent calibration 'You did not say how sure you were of any answer.'
says silent '--days 1' 'Today: 1 question, 100% right at first try, 5.0 s, 1 of 1 day.'
learner alone <<'EOT'
0 coins coin 1 1 5 confidence=0.7
EOT
says alone calibration 'right in 100% of 1 answer: '

# --- time
learner hasty <<'EOT'
1 coins coin 3 1 30
1 coins coin 3 0 4
2 shares share 3 1 4
2 shares share 3 0 30
3 sizes larger 2 1 10
3 sizes larger 2 0 10
EOT
says hasty coins 'of right answers 30 s, of others 4.0 s: take more time.'
says hasty shares 'of right answers 4.0 s, of others 30 s: what takes long goes wrong.'
says hasty sizes 'of right answers 10 s, of others 10 s.'

# --- two templates of a topic, the worse one first
learner mixed <<'EOT'
1 coins coin 3 1 5
1 coins coin 1 0 5
1 coins toss 1 1 5
1 coins toss 5 0 5
1 coins spin 1 0 5
EOT
says mixed coins 'Least often right: rooms/toss 1 of 6, rooms/coin 3 of 4.'

# --- mistakes: what was said, and what it was
long=$(printf '%060d' 7)
learner erring <<EOT
0 coins coin 2 0 5 mistake="strange" typed="0.9"
1 sizes larger 1 0 5 options=2 reading="one_fifth" typed="2"
400 shares share 1 0 5 mistake="complement" typed="$long"
400 shares share 1 0 5 mistake="complement" typed=""
1 talk explain 2 - 5 verdict="marked" self_graded=true credit=1
EOT
says erring mistakes 'The mistake called strange, 2 times:'
says erring mistakes 'For no reason that was recognised, once:'
says erring mistakes 'yesterday, sizes: you said one fifth'
says erring mistakes 'today, coins: you said 0.9'
says erring 'mistakes --days 0' 'shares: you said something long'
says erring 'mistakes --days 0' 'shares: you said nothing'
says erring 'mistakes --days 0' ' 2023, shares:'
says erring '' 'Marked by yourself, and not counted: 2.'
says erring coins 'made the mistake called strange (2)'
says erring '--days 0' 'Since 9 February 2023: 5 questions'
run "$RECKON" --learner erring stats mistakes --banks "$top_srcdir/doc/example.yaml"
unlike "$out" 'right is' "without its bank no key is told"

# --- hours of practice, in minutes
learner steady <<'EOT'
1 coins coin 20 1 60
2 shares share 10 1 700
EOT
says steady coins 'coins, last 30 days: 20 questions, 100% right at first try, 20 min'
says steady '' '30 questions, 100% right at first try, 2 h'

done_testing
