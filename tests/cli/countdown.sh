# The clock in the prompt of a drill, on a terminal whose cursor can be moved:
# it ticks without disturbing what is typed, and ends the drill by itself.
. "$top_srcdir/tests/lib.sh"
. "$top_srcdir/tests/screen.sh"
drill="$RECKON drill four --no-save --banks $top_srcdir/tests/banks --seed 3"

on_terminal "$drill --time-scale 0.1"
ok "it waits for Enter" shows '^The clock starts'
type_keys Enter
ok "the prompt has a clock" shows '^1/[0-9]+ \[00:0[0-9]\] >'
type_keys ab Left c
ok "it ticks around what is typed" shows '^1/[0-9]+ \[00:01\] > acb'
ok "a half-typed line is not entered" \
  shows "Time\. 'acb' was not entered and does not count\."
ok "and the drill is over" shows '^Nothing was answered'
end

on_terminal "$drill --time-scale 0.1"
shows '^The clock starts'
type_keys Enter
shows '\[00:0[0-9]\] >'
type_keys C-r
ok "a search is left alone" shows '^\(reverse-i-search\)'
ok "until time is over" shows '^  Time\.$'
end

on_terminal "$drill --time-scale 0.1 --no-clock"
shows '^The clock starts'
type_keys Enter
ok "--no-clock shows none" shows '^1/[0-9]+ >$'
ok "but ends all the same" shows '^  Time\.$'
end

on_terminal "ACCESSIBLE=1 $drill --time-scale 0.1"
shows '^The clock starts'
type_keys Enter
ok "nor does a screen reader's prompt" shows '^1/[0-9]+ >$'
end

on_terminal "$drill"
shows '^The clock starts'
type_keys Enter
shows '\[00:[0-9]*\] >'
type_keys 'time' Enter
ok "'time' tells the time" shows '^  00:[0-9]+ left\.$'
type_keys C-c
ok "Ctrl-C asks first" shows 'Ctrl-C again leaves'
type_keys C-c
ok "and leaves then" shows '^ended'
end
done_testing
