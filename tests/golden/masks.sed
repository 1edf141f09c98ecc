# What differs from run to run, applied to both sides before they are compared:
# a clock in a prompt, and the time an answer took.
s/\[[0-9][0-9]*:[0-9][0-9]\]/[MM:SS]/g
s/\([^0-9.]\)[0-9][0-9.]* s\([^a-z]\)/\1N s\2/g
s/\([^0-9.]\)[0-9][0-9.]* s$/\1N s/
