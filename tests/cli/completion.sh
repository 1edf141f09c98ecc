# Completion in bash, zsh and fish: the scripts are not stale, their shells can
# read them, and they complete.
. "$top_srcdir/tests/lib.sh"
scripts=$top_srcdir/completions
PATH=$(dirname "$RECKON"):$PATH
RECKON_BANKS=$top_srcdir/tests/banks/kinds.yaml
export PATH RECKON_BANKS

for pair in bash:reckon zsh:_reckon fish:reckon.fish; do
  completions/generate "${pair%%:*}" >"$tmp/script"
  same_file "$scripts/${pair#*:}" "$tmp/script" \
    "${pair#*:} is what 'make doc' makes"
done

# --- bash ---

# completes PROGRAM WORD...: what is offered for the last word, on one line.
cat >"$tmp/complete.bash" <<'EOF'
set -u
. "$1"
shift
complete -p reckon >/dev/null || exit 1
function=$(complete -p reckon | sed 's/.*-F \([^ ]*\).*/\1/')
COMP_WORDS=("$@")
COMP_CWORD=$(($# - 1))
"$function" reckon "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
[ ${#COMPREPLY[@]} -eq 0 ] || printf '%s\n' "${COMPREPLY[@]}" | sort -u
EOF
# offers WANTED WORD...: nothing else is offered for the last word.
offers() {
  wanted=$1
  shift
  got=$(bash "$tmp/complete.bash" "$scripts/reckon" reckon "$@" 2>&1 |
    tr '\n' ' ' | sed 's/ $//')
  is "$got" "$wanted" "bash: reckon $*|"
}
if command -v bash >/dev/null; then
  ok "bash can read it" bash -n "$scripts/reckon"
  commands=$(sed -n 's/^SUBCOMMAND([^"]*"\([^"]*\)".*/\1/p' \
    "$top_srcdir/src/cli/cli.def" | sort | tr '\n' ' ')
  offers "${commands% }" ''
  offers check ch
  offers '--banks=' check --ban
  offers '--count=' --cou
  offers '' stats --cou
  offers 'bayes' practice ba
  offers 'bayes' --no-save practice arithmetic ba
  offers 'bayes' --seed 3 practice ba
  offers 'bayes' --seed = 3 practice ba
  offers 'estimation' list --topic est
  offers 'estimation' list --topic = est
  offers 'arithmetic,bayes' set --topics arithmetic,bay
  offers 'html' set --to = ht
  offers 'text,html' set --to text,ht
  offers 'always' list --color al
  offers 'json' list --format js
  offers '' list --format ta
  offers 'tap' check --format ta
  offers 'quick' --banks "$top_srcdir/tests/banks" drill q
  offers 'interview' --banks "$top_srcdir/tests/banks" mock int
  offers 'answers' help ans
  offers 'topics' names top
  offers '' practice -- --s
  offers '' eval -
  mkdir -p "$tmp/dir/inner"
  : >"$tmp/dir/inner file"
  offers "$tmp/dir/inner" stats --data-dir "$tmp/dir/in"
  offers "$tmp/dir/inner $tmp/dir/inner file" grade "$tmp/dir/in"
else
  skip "bash completes" "no bash"
fi

# --- fish ---

# fish_offers WANTED LINE: the same for a line that is being typed.
fish_offers() {
  got=$(fish --no-config -c "source '$scripts/reckon.fish'; complete -C '$2'" \
    2>&1 | sed 's/	.*//' | sort -u | tr '\n' ' ' | sed 's/ $//')
  is "$got" "$1" "fish: $2|"
}
if command -v fish >/dev/null; then
  ok "fish can read it" fish --no-execute "$scripts/reckon.fish"
  fish_offers "${commands% }" 'reckon '
  fish_offers check 'reckon ch'
  fish_offers '--banks' 'reckon check --ban'
  fish_offers '' 'reckon stats --cou'
  fish_offers bayes 'reckon --seed 3 practice ba'
  fish_offers estimation 'reckon list --topic est'
  fish_offers '--topics=arithmetic,bayes' 'reckon set --topics=arithmetic,bay'
  fish_offers tap 'reckon check --format ta'
  fish_offers '' 'reckon list --format ta'
  fish_offers topics 'reckon names top'
else
  skip "fish completes" "no fish"
fi

# --- zsh ---

# The line is typed on a terminal of its own; what is listed or put in comes
# back on it.
cat >"$tmp/complete.zsh" <<'EOF'
zmodload zsh/zpty
zpty -b it zsh -f -i
# reply REGEX: reads until it comes.
reply() {
  local part all= i
  for ((i = 0; i < 200; i++)); do
    if zpty -r it part; then
      all+=$part
      [[ $all =~ $1 ]] && { print -r -- "$all"; return 0; }
    else
      zselect -t 5
    fi
  done
  print -r -- "$all"
  return 1
}
zmodload zsh/zselect
zpty -w it "PS1='ready> '; fpath=(${(q)1} \$fpath); autoload -U compinit; compinit -u -d ${(q)2}; print loaded"
reply $'\nloaded' >/dev/null
zpty -w -n it "$3"$'\t'
reply $4
EOF
# zsh_offers REGEX LINE
zsh_offers() {
  if zsh -f "$tmp/complete.zsh" "$scripts" "$tmp/zcompdump" "$2" "$1" \
    >"$tmp/zsh.out" 2>&1; then
    pass "zsh: $2|"
  else
    fail "zsh: $2|"
    diag "wanted: $1"
    diag_file "$tmp/zsh.out"
  fi
}
if command -v zsh >/dev/null; then
  ok "zsh can read it" zsh -n "$scripts/_reckon"
  if zsh -f -c 'zmodload zsh/zpty && zmodload zsh/zselect' 2>/dev/null; then
    zsh_offers 'check ' 'reckon chec'
    zsh_offers 'practice bayes' 'reckon practice bay'
    zsh_offers 'stats --data-dir' 'reckon stats --dat'
    zsh_offers '--format=tap' 'reckon check --format=ta'
    zsh_offers 'arithmetic,bayes[^-]*$' 'reckon set --topics=arithmetic,bay'
    zsh_offers '--to text,latex[^-]*$' 'reckon set --to text,la'
  else
    skip "zsh completes" "zsh has no zpty"
  fi
else
  skip "zsh completes" "no zsh"
fi
done_testing
