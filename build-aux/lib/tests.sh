# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Running the tests of a build and adding up what came out. Needs build.sh.

PASSED=0
FAILED=0

# Meson's options for each build of the source.
declare -A VARIANT_OPTIONS=(
  [main]=''
  [sanitized]='-Db_sanitize=address,undefined -Db_lundef=false'
  [clang]='-Dwerror=true'
)
declare -A VARIANT_COMPILER=([main]=cc [sanitized]=cc [clang]=clang)

# compile_variant VARIANT: compiles it whole; a build that fails counts as one
# failed test.
compile_variant ()
{
  local options

  read -ra options <<<"${VARIANT_OPTIONS[$1]}"
  if ! CC=${VARIANT_COMPILER[$1]} compile "$1" all "${options[@]}"; then
    say "The build \"$1\" failed."
    FAILED=$((FAILED + 1))
    return 1
  fi
}

# test_variant VARIANT ARGS…: compiles it and runs its tests, adding to PASSED
# and FAILED. ARGS go to `meson test`.
test_variant ()
{
  local variant=$1 folder=$TREE_DIR/$1 passed=0 failed=1
  shift

  compile_variant "$variant" || return 0

  rm -f "$folder/summary"
  build_command bash "$LIB_DIR/run-tests" "$SOURCE_DIR" "$folder" "$@"
  "${COMMAND[@]}" </dev/null || true
  [[ ! -f $folder/summary ]] || read -r passed failed <"$folder/summary"
  PASSED=$((PASSED + passed))
  FAILED=$((FAILED + failed))
}

# finish_tests: prints the last line and exits as it deserves.
finish_tests ()
{
  printf '%d passed, %d failed\n' "$PASSED" "$FAILED"
  ((FAILED == 0 && PASSED > 0)) || exit 1
  exit 0
}
