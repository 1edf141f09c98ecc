# The shipped presets: each names what there is, and begins.
. "$top_srcdir/tests/lib.sh"
banks=$top_srcdir/banks

run "$RECKON" drill --banks "$banks"
listed=$out
for preset in "$banks"/presets/*.yaml; do
  name=$(basename "$preset" .yaml)
  case $(sed -n 's/^mode: //p' "$preset") in
    drill)
      like "$listed" "^  $name " "$name is listed"
      run "$RECKON" drill "$name" --banks "$banks" --no-save </dev/null ;;
    mock) run "$RECKON" mock "$name" --banks "$banks" --no-save </dev/null ;;
    *) run "$RECKON" place --banks "$banks" --no-save </dev/null ;;
  esac
  is "$status" 0 "$name runs"
  is "$err" "" "$name names what there is"
  like "$out" '\?|\.' "$name asks something"
done

# A user's copy takes the place of the shipped one.
mkdir -p "$HOME/.config/reckon/presets"
sed 's/^title: .*/title: My own/' "$banks/presets/arithmetic.yaml" \
  >"$HOME/.config/reckon/presets/mine.yaml"
XDG_CONFIG_HOME='' run "$RECKON" drill --banks "$banks"
like "$out" '^  arithmetic +My own' "a user's copy takes the shipped one's place"

# What stands behind mistakes has words for the learner.
sed -n 's/^MISCONCEPTION("\([^"]*\)".*/\1/p' \
  "$top_srcdir/src/quiz/misconception.def" | sort >"$tmp/known"
sed -n 's/^ *\(- \)\{0,1\}tag: //p' "$banks"/*.yaml | sort -u >"$tmp/used"
is "$(comm -13 "$tmp/known" "$tmp/used" | tr '\n' ' ')" "" \
  "the tags of the shipped banks' mistakes stand in the table"
done_testing
