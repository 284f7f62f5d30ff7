# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Words, places and locks that all scripts in build-aux/ share.

APP_ID=org.example.CustomerBook
SOURCE_DIR=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)
LIB_DIR=$SOURCE_DIR/build-aux/lib

# Not the program's own cache folder: that one is searched for remains of
# erased customers, and a root file system has no place in it.
CACHE_DIR=${XDG_CACHE_HOME:-${HOME:?HOME is not set}/.cache}/customer-book-build

# What belongs to this copy of the source: builds, and what they install.
TREE_DIR=$CACHE_DIR/trees/$(basename "$SOURCE_DIR")-$(sha256sum <<<"$SOURCE_DIR" | cut -c1-12)

say ()
{
  printf '%s\n' "$*" >&2
}

fail ()
{
  say "${0##*/}: $*"
  exit 1
}

# lock_file NAME FILE: takes the lock of FILE (made if missing), waiting if
# need be; NAME becomes the variable that holds the descriptor.
lock_file ()
{
  local -n lock_fd=$1

  mkdir -p "$(dirname "$2")"
  exec {lock_fd}>"$2"
  if ! flock --nonblock "$lock_fd"; then
    say "Waiting for another build-aux command to finish…"
    flock "$lock_fd"
  fi
}

# unlock_file NAME: lets go of what lock_file took.
unlock_file ()
{
  local -n unlock_fd=$1

  exec {unlock_fd}>&-
}

# remove_tree FOLDER…: deletes folders that these scripts made, never
# following a mount that something left in them.
remove_tree ()
{
  local folder

  for folder; do
    [[ -d $folder ]] || continue
    rm -rf --one-file-system -- "$folder" 2>/dev/null ||
      # A half-made root holds files of the user's subordinate ids.
      unshare --user --map-root-user --map-auto rm -rf --one-file-system -- "$folder"
  done
}

# packages_of FILE SECTION…: the packages of these sections, one a line.
packages_of ()
{
  local file=$1
  shift

  awk -v wanted=" $* " '
    /^#/ || NF == 0 { next }
    /^\[/ { gsub (/[][]/, ""); use = index (wanted, " " $1 " "); next }
    use { print $1 }
  ' "$SOURCE_DIR/build-aux/packages/$file"
}
