#!/bin/sh
# Prints the picture of a script, in a world where nothing was practised yet:
#
#   draw.sh SOURCE-FOLDER BUILD-FOLDER SCRIPT
set -eu
source=$1 build=$2 script=$3
home=$(mktemp -d "$build/doc/picture/home.XXXXXX")
trap 'rm -rf "$home"' EXIT
trap 'exit 1' HUP INT TERM
env -i PATH="$PATH" HOME="$home" TERM=dumb INPUTRC=/dev/null LC_ALL=C.UTF-8 \
  TZ=UTC0 RECKON_BANKS="$source/banks" "$build/doc/picture/session" "$script"
