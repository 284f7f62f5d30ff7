# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Running commands where the program is built, tested or shown: on the system
# itself, or in the Debian 13 root. Needs common.sh, system.sh and root.sh.

# build_command CMD…: sets COMMAND to what runs CMD with the source to read,
# the builds to write and nothing else of the user's; no network in the root.
build_command ()
{
  if [[ $SYSTEM == native ]]; then
    # Ends with this script, whatever ends that.
    COMMAND=(setpriv --pdeathsig TERM env "$@")
    return
  fi

  local name kept=()

  while IFS= read -r name; do
    case $name in
      CI|CC|NO_COLOR|NINJA_STATUS|MESON_*|G_MESSAGES_DEBUG|G_TEST_*) kept+=(--setenv "$name" "${!name}") ;;
    esac
  done < <(compgen -e)

  name_user
  root_arguments
  COMMAND=(
    bwrap "${ROOT_ARGUMENTS[@]}" "${kept[@]}"
    --unshare-ipc --unshare-net --unshare-uts
    --bind "$TREE_DIR/tmp" /tmp
    --ro-bind "$SOURCE_DIR" "$SOURCE_DIR"
    --bind "$TREE_DIR" "$TREE_DIR"
    --setenv HOME /tmp
    --setenv LANG C.UTF-8
    --setenv PYTHONDONTWRITEBYTECODE 1
    --chdir "$SOURCE_DIR"
    env "$@"
  )
}

# desktop_command CMD…: sets COMMAND to what runs CMD with the user's files,
# display and session, in the folder that this script was started in.
desktop_command ()
{
  local path name

  if [[ $SYSTEM == native ]]; then
    COMMAND=(env "$@")
    return
  fi

  name_user
  root_arguments
  COMMAND=(
    bwrap "${ROOT_ARGUMENTS[@]}"
    --ro-bind-try /sys /sys
    --dev-bind-try /dev/dri /dev/dri
    --dev-bind-try /dev/shm /dev/shm
    --bind /tmp /tmp
    --bind /var/tmp /var/tmp
  )

  # The files are the user's own, wherever they are.
  for path in /*; do
    case $path in
      /bin|/boot|/dev|/etc|/lib*|/lost+found|/proc|/run|/sbin|/sys|/tmp|/usr|/var) ;;
      *) [[ ! -d $path || -L $path ]] || COMMAND+=(--bind-try "$path" "$path") ;;
    esac
  done
  for path in /run/media "$HOME" "${XDG_DATA_HOME:-}" "${XDG_CONFIG_HOME:-}" "${XDG_CACHE_HOME:-}" \
              "${XDG_STATE_HOME:-}" "${XDG_RUNTIME_DIR:-}" "$SOURCE_DIR" "$TREE_DIR" "$PWD" \
              "${ARGUMENT_FOLDERS[@]}"; do
    case $path in
      /run/*|/var/*|/usr/local/*|/usr/src/*) [[ ! -d $path ]] || COMMAND+=(--bind "$path" "$path") ;;
    esac
  done
  for path in "${XAUTHORITY:-}" "${WAYLAND_DISPLAY:-}"; do
    case $path in
      /run/*|/var/*) COMMAND+=(--ro-bind-try "$path" "$path") ;;
    esac
  done

  while IFS= read -r name; do
    case $name in
      HOME|USER|LOGNAME|LANG|LANGUAGE|LC_*|TZ|COLORTERM|NO_COLOR|DISPLAY|XAUTHORITY|WAYLAND_DISPLAY|\
      DBUS_SESSION_BUS_ADDRESS|AT_SPI_BUS_ADDRESS|XDG_*|GTK_*|GDK_*|GSK_*|ADW_*|G_*|GSETTINGS_*|\
      LIBGL_*|MESA_*|XMODIFIERS|XCURSOR_*)
        [[ $name == XDG_DATA_DIRS || $name == XDG_CONFIG_DIRS || $name == G_TEST_* ]] ||
          COMMAND+=(--setenv "$name" "${!name}")
        ;;
    esac
  done < <(compgen -e)

  COMMAND+=(--chdir "$PWD" env "$@")
}
