# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A Debian 13 root file system in the cache folder, for systems whose own
# libraries are too old, and how to get into it. Needs common.sh and system.sh.

ROOT_SUITE=trixie
ROOT_LOCALES=(en_US fr_FR de_DE)

# What this much room is needed for: 1.2 GB when done, packages and tar aside.
ROOT_ROOM_KIB=2500000

# Bump this when make_root changes what the root holds.
ROOT_RECIPE=1

# The user's own locale as localedef spells it (fr_CA), or nothing.
user_locale ()
{
  local locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}

  locale=${locale%%[.@]*}
  [[ $locale =~ ^[a-z]{2,3}_[A-Z]{2}$ ]] && printf '%s\n' "$locale"
  return 0
}

# prepare_root KIND SECTION…: sets ROOT_DIR to a root with the packages of these
# sections of packages/debian.txt, made now if there is none, and keeps it from
# being removed while this script (or what it turns into) runs. Older roots of
# the same KIND are removed. Sets SYSTEM_KEY to what tells it from others.
prepare_root ()
{
  local kind=$1 packages root_lock old
  shift

  mapfile -t packages < <(packages_of debian.txt "$@")
  SYSTEM_KEY=$kind-$(printf '%s\n' "$ROOT_RECIPE" "$ROOT_SUITE" "${ROOT_LOCALES[@]}" "${packages[@]}" |
                     sha256sum | cut -c1-12)
  ROOT_DIR=$CACHE_DIR/$SYSTEM_KEY
  ROOT_PART=$CACHE_DIR/$kind.part

  install_root_tools
  lock_file root_lock "$CACHE_DIR/$kind.lock"

  remove_tree "$ROOT_PART"
  for old in "$CACHE_DIR/$kind"-*/; do
    old=${old%/}
    # Whoever runs in a root holds a shared lock on it.
    if [[ -d $old && $old != "$ROOT_DIR" ]] && flock --exclusive --nonblock "$old" true; then
      remove_tree "$old"
    fi
  done

  [[ -d $ROOT_DIR ]] || make_root "${packages[@]}"
  add_locale "$(user_locale)"

  exec {ROOT_IN_USE}<"$ROOT_DIR"
  flock --shared "$ROOT_IN_USE"
  unlock_file root_lock
}

install_root_tools ()
{
  if ((EUID == 0)); then
    install_packages apt-get mmdebstrap bubblewrap
  else
    install_packages apt-get mmdebstrap bubblewrap uidmap
    give_subordinate_ids
  fi
}

# mmdebstrap as an ordinary user needs a range of user ids of its own.
give_subordinate_ids ()
{
  local user start

  user=$(id -un)
  if grep -qs "^\($user\|$EUID\):" /etc/subuid && grep -qs "^\($user\|$EUID\):" /etc/subgid; then
    return
  fi

  start=$(cat /etc/subuid /etc/subgid 2>/dev/null |
          awk -F: 'BEGIN { end = 100000 } $2 + $3 > end { end = $2 + $3 } END { print end }')
  say "Giving $user the subordinate ids $start to $((start + 65535)), to unpack packages as."
  as_root usermod --add-subuids "$start-$((start + 65535))" \
                  --add-subgids "$start-$((start + 65535))" "$user"
}

# make_root PACKAGE…: makes ROOT_DIR.
make_root ()
{
  local room locale began=$SECONDS namespaces=()

  room=$(df --output=avail "$CACHE_DIR" | tail -n 1)
  ((room >= ROOT_ROOM_KIB)) ||
    fail "$CACHE_DIR needs $((ROOT_ROOM_KIB / 1000)) MB of room, and has $((room / 1000))"

  say "Making a Debian 13 root file system for Customer Book, once, in"
  say "  $ROOT_DIR"
  say "It takes a minute or two and about 1 GB, and leaves the system as it is…"

  local options=(
    --variant=essential
    --include="$(IFS=,; printf '%s' "$*")"
    --aptopt='Acquire::Retries "3"'
    --dpkgopt=force-unsafe-io
    --dpkgopt='path-exclude=/usr/share/doc/*'
    --dpkgopt='path-exclude=/usr/share/info/*'
    --dpkgopt='path-exclude=/usr/share/man/*'
  )
  if [[ " $* " == *' locales '* ]]; then
    for locale in "${ROOT_LOCALES[@]}"; do
      options+=(--customize-hook="chroot \"\$1\" localedef --no-archive -i $locale -f UTF-8 $locale.UTF-8")
    done
  fi
  # Made in name spaces of its own, so that no process and no mount outlives it.
  ((EUID == 0)) || namespaces+=(--user --map-root-user --map-auto)

  mkdir -p "$ROOT_PART"
  trap 'discard_root; exit 130' INT
  trap 'discard_root; exit 143' TERM HUP
  # The maker ends when ROOT_MAKER closes, be it that this script was killed.
  exec {ROOT_MAKER}> >(exec unshare "${namespaces[@]}" --mount --pid --fork --kill-child --mount-proc \
                         bash "$LIB_DIR/make-root" "$ROOT_PART" "${options[@]}" "$ROOT_SUITE" "$ROOT_PART" >&2)
  ROOT_MAKER_PID=$!

  if ! wait "$ROOT_MAKER_PID"; then
    discard_root
    fail "the Debian 13 root could not be made; mmdebstrap's words are above"
  fi
  exec {ROOT_MAKER}>&-

  rm -f "$ROOT_PART/etc/machine-id"
  tr -d - </proc/sys/kernel/random/uuid >"$ROOT_PART/etc/machine-id"
  chmod 755 "$ROOT_PART"
  mv "$ROOT_PART" "$ROOT_DIR"
  trap - INT TERM HUP
  say "The Debian 13 root is ready ($((SECONDS - began)) s)."
}

# Ends the making and throws away what it made.
discard_root ()
{
  trap '' INT TERM HUP
  exec {ROOT_MAKER}>&-
  wait "$ROOT_MAKER_PID" || true
  remove_tree "$ROOT_PART"
}

# add_locale NAME: makes the locale in the root, unless it is there or Debian
# knows none of that name.
add_locale ()
{
  [[ -n $1 && ! -d $ROOT_DIR/usr/lib/locale/$1.utf8 && -f $ROOT_DIR/usr/share/i18n/locales/$1 ]] ||
    return 0

  bwrap --bind "$ROOT_DIR/usr" /usr --symlink usr/bin /bin --symlink usr/lib /lib \
        --symlink usr/lib64 /lib64 --dev /dev --unshare-all --die-with-parent \
        localedef --no-archive -i "$1" -f UTF-8 "$1.UTF-8" </dev/null >&2 || true
}

# root_arguments: sets ROOT_ARGUMENTS to what bwrap needs to show the root and
# nothing else. What is bound under /usr/local, /usr/src, /var or /tmp later
# gets its place, as these are empty and writable.
root_arguments ()
{
  ROOT_ARGUMENTS=(
    --tmpfs /
    --ro-bind "$ROOT_DIR/usr" /usr
    --ro-bind "$ROOT_DIR/etc" /etc
    --symlink usr/bin /bin
    --symlink usr/sbin /sbin
    --symlink usr/lib /lib
    --symlink usr/lib64 /lib64
    --tmpfs /usr/local
    --tmpfs /usr/src
    --dir /var/cache
    --ro-bind-try "$ROOT_DIR/var/cache/fontconfig" /var/cache/fontconfig
    --dir /var/tmp
    --proc /proc
    --dev /dev
    --dir /run
    --unshare-pid
    --die-with-parent
    --clearenv
    --setenv PATH /usr/local/bin:/usr/bin:/usr/sbin
    --setenv XDG_DATA_DIRS /usr/local/share:/usr/share
    --setenv TERM "${TERM:-dumb}"
  )
  ROOT_ARGUMENTS+=("${NAMES_ARGUMENTS[@]}")
}

# name_user: sets NAMES_ARGUMENTS to bwrap's arguments that give the user a
# line in /etc/passwd: message buses refuse who has none.
name_user ()
{
  local passwd=$CACHE_DIR/names/passwd group=$CACHE_DIR/names/group

  NAMES_ARGUMENTS=()
  ((EUID != 0)) || return 0
  mkdir -p "$CACHE_DIR/names"
  {
    cat "$ROOT_DIR/etc/passwd"
    printf '%s:x:%s:%s::%s:/bin/bash\n' "$(id -un)" "$EUID" "$(id -g)" "$HOME"
  } >"$passwd.$$"
  {
    cat "$ROOT_DIR/etc/group"
    printf '%s:x:%s:\n' "$(id -gn)" "$(id -g)"
  } >"$group.$$"
  mv -f "$passwd.$$" "$passwd"
  mv -f "$group.$$" "$group"
  NAMES_ARGUMENTS=(--ro-bind "$passwd" /etc/passwd --ro-bind "$group" /etc/group)
}
