# What differs from run to run, applied to both sides before they are compared:
# a clock in a prompt, the time an answer took, and dates.
s/\[[0-9][0-9]*:[0-9][0-9]\]/[MM:SS]/g
s/[0-9][0-9]*:[0-9][0-9] left/MM:SS left/
s/\([^0-9.]\)[0-9][0-9.]* s\([^a-z]\)/\1N s\2/g
s/\([^0-9.]\)[0-9][0-9.]* s$/\1N s/
s/ on [0-9][0-9]* [A-Z][a-z][a-z]\([^a-z]\)/ on DATE\1/g
