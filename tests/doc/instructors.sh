# doc/instructors.md: every command of the page is run, in its order, on a small
# scale. Blocks named after a file are that file; of blocks "console" the output
# is compared, those called "sh" must succeed.
. "$top_srcdir/tests/lib.sh"
: "${AWK:=awk}"

page=$top_srcdir/doc/instructors.md
small='s/100000/12/g; s/64/4/g'
sed "$small" "$page" | $AWK -v base="$tmp/block." '
  /^```/ {
    if (inside) { inside = 0; next }
    inside = 1; n++; kind = substr($1, 4); name = $2
    file = sprintf("%s%02d.%s", base, n, name ? "file" : kind)
    if (name) print name >(file ".name")
    next
  }
  inside { print >file }'

# The program, and a Slurm that runs the tasks of an array one after the other.
mkdir "$tmp/bin" "$tmp/work"
ln -s "$(cd "$top_builddir" && pwd)/reckon" "$tmp/bin/reckon"
cat >"$tmp/bin/sbatch" <<'END'
#!/bin/sh
set -eu
[ "$1" = --wait ] && shift
script=$1
shift
last=$(sed -n 's/^#SBATCH --array=1-//p' "$script")
task=1
while [ $task -le "$last" ]; do
  SLURM_ARRAY_TASK_ID=$task SLURM_ARRAY_TASK_COUNT=$last sh "$script" "$@"
  task=$((task + 1))
done
END
chmod +x "$tmp/bin/sbatch"
PATH=$(cd "$tmp/bin" && pwd):$PATH
RECKON_BANKS=$(cd "$top_srcdir" && pwd)/banks
export PATH RECKON_BANKS
sed "$small" "$top_srcdir/doc/examples/exam.slurm" >"$tmp/work/exam.slurm"

# missing COMMANDS: the first program in them that is not installed here.
missing() {
  for tool in qpdf pdflatex parallel; do
    if grep -q "\\<$tool " "$1" && ! command -v "$tool" >/dev/null 2>&1; then
      echo "no $tool"
      return
    fi
  done
  if grep -q pdf "$1" && ! "$RECKON" set -n 1 --seed 1 --to pdf \
    -o "$tmp/pdf" >/dev/null 2>&1; then
    echo "built without PDF"
  fi
}

first_line() {
  sed -n '1s/^\$ //;1p' "$1"
}

# play BLOCK: its commands and what they print, as the page shows them.
play() {
  grep '^\$ ' "$1" | while IFS= read -r line; do
    printf '%s\n' "$line"
    (cd "$tmp/work" && sh -c "${line#\$ }") 2>&1
  done
}

for block in "$tmp"/block.*; do
  case $block in
    *.name) continue ;;
    *.file)
      cp "$block" "$tmp/work/$(cat "$block.name")"
      continue
      ;;
  esac
  name=$(first_line "$block")
  why=$(missing "$block")
  if [ -n "$why" ]; then
    skip "$name" "$why"
    continue
  fi
  case $block in
    *.console)
      play "$block" >"$tmp/now"
      same_file "$tmp/now" "$block" "$name"
      ;;
    *.sh)
      # Parts are made in three ways, each for itself.
      if grep -q part- "$block"; then
        rm -rf "$tmp/work"/part-* "$tmp/work/all"
      fi
      (cd "$tmp/work" && sh -e "$block") >"$tmp/said" 2>&1
      status=$?
      is "$status" 0 "$name"
      [ "$status" -eq 0 ] || diag_file "$tmp/said"
      if grep -q join "$block"; then
        is "$(grep -c '"record":"set"' "$tmp/work/all/key.jsonl")" 12 \
          "and all papers are in the key"
        "$RECKON" set "$tmp/work/big.yaml" --secret "$tmp/work/big.secret" \
          -o "$tmp/whole" >/dev/null
        ok "which is as if made at once" \
          cmp -s "$tmp/whole/key.jsonl" "$tmp/work/all/key.jsonl"
      fi
      ;;
  esac
done

# What the page says of papers.
ok "papers are made for the roster" test -f "$tmp/work/papers/paper-3.html"
printf 's0999,New\n' >>"$tmp/work/class.csv"
(cd "$tmp/work" && sort -r class.csv >more.csv &&
  reckon set midterm.yaml --secret midterm.secret --roster more.csv --to html \
    -o more) >/dev/null
body() {
  sed -e 's/Variant [0-9]*, //' "$1"
}
for i in 1 2 3; do
  student=s100$i
  body "$(grep -l "for $student" "$tmp"/work/papers/*.html)" >"$tmp/before"
  body "$(grep -l "for $student" "$tmp"/work/more/*.html)" >"$tmp/after"
  same_file "$tmp/after" "$tmp/before" "another student changes no paper of $student"
done

# And of formats: all of them, and whether they hold keys.
sed -n 's/^\(PAPER\|MACHINE\)([A-Z_0-9]*, "\([^"]*\)".*/\1 \2/p' \
  "$top_srcdir/src/export/format.def" >"$tmp/formats"
ok "there are formats" test -s "$tmp/formats"
while read -r kind format; do
  line=$(grep "^| \`$format\` |" "$page")
  case $kind in
    PAPER) like "$line" "\| learners" "$format is for learners" ;;
    MACHINE) like "$line" "holds keys \||\| you: " "$format is told to hold keys" ;;
  esac
done <"$tmp/formats"
done_testing
