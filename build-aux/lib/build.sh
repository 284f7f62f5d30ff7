# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Configuring, compiling and installing this copy of the source in the cache
# folder. Needs common.sh and environment.sh.

# open_tree: takes this source's folder in the cache for this script, and
# throws away those of copies of the source that are gone.
open_tree ()
{
  local other

  lock_file TREE_LOCK "$CACHE_DIR/trees/$(basename "$TREE_DIR").lock"
  for other in "$CACHE_DIR"/trees/*/source; do
    if [[ -f $other && ! -d $(<"$other") ]]; then
      remove_tree "${other%/source}"
      rm -f "${other%/source}.lock"
    fi
  done
  remove_tree "$TREE_DIR/tmp"
  mkdir -p "$TREE_DIR"
  mkdir -m 1777 "$TREE_DIR/tmp"
  printf '%s\n' "$SOURCE_DIR" >"$TREE_DIR/source"
}

# close_tree: leaves the folder to others.
close_tree ()
{
  remove_tree "$TREE_DIR/tmp"
  unlock_file TREE_LOCK
}

# compile VARIANT TARGETS OPTION…: compiles and installs into
# $TREE_DIR/VARIANT/{build,prefix}. TARGETS is "installed" or "all", OPTIONs
# are Meson's.
compile ()
{
  local variant=$1 targets=$2
  shift 2

  mkdir -p "$TREE_DIR/$variant"
  build_command bash "$LIB_DIR/compile" "$SOURCE_DIR" "$TREE_DIR/$variant" "$SYSTEM_KEY" "$targets" "$@"
  "${COMMAND[@]}" </dev/null
}
