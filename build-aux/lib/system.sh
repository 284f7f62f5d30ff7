# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Which system this is, whether its libraries are new enough, and what has to
# be installed. Needs common.sh and root.sh.

LIBRARIES=('gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'sqlite3 >= 3.46')
DEBIAN_LIBRARIES=('libgtk-4-dev 4.18' 'libadwaita-1-dev 1.7' 'libsqlite3-dev 3.46')

# as_root CMD…: runs CMD as root, with sudo if need be.
as_root ()
{
  if ((EUID == 0)); then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "this needs root and there is no sudo; as root, type: $*"
  fi
}

package_manager ()
{
  local manager

  for manager in apt-get dnf pacman; do
    if command -v "$manager" >/dev/null; then
      printf '%s\n' "$manager"
      return
    fi
  done
  printf 'none\n'
}

have_libraries ()
{
  pkg-config --exists "${LIBRARIES[@]}" 2>/dev/null
}

apt_has_lists ()
{
  compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null
}

apt_update ()
{
  say "Refreshing the list of packages (apt-get update)…"
  # One unreachable third-party source is no reason to stop.
  as_root apt-get -q update </dev/null >&2 ||
    say "Some package lists could not be refreshed; going on with what there is."
}

# Whether apt could install libraries that are new enough.
apt_offers_libraries ()
{
  local line candidate

  # Known without asking; a bare machine may have no package lists yet.
  # shellcheck disable=SC1091
  if (. /etc/os-release && [[ $ID == debian && ${VERSION_ID:-99} -lt 13 ]]); then
    return 1
  fi

  apt_has_lists || apt_update
  for line in "${DEBIAN_LIBRARIES[@]}"; do
    candidate=$(LC_ALL=C apt-cache policy "${line% *}" | awk '$1 == "Candidate:" { print $2 }')
    if [[ -z $candidate || $candidate == '(none)' ]] ||
       ! dpkg --compare-versions "$candidate" ge "${line#* }"; then
      return 1
    fi
  done
}

# missing_packages MANAGER PACKAGE…: those that are not installed.
missing_packages ()
{
  local manager=$1
  shift

  case $manager in
    apt-get)
      comm -23 <(printf '%s\n' "$@" | sort) \
               <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
                 sed -n 's/^installed //p' | sort)
      ;;
    dnf)
      local package
      for package; do
        rpm -q --whatprovides "$package" >/dev/null 2>&1 || printf '%s\n' "$package"
      done
      ;;
    pacman)
      pacman -T "$@" || true
      ;;
  esac
}

# install_packages MANAGER PACKAGE…: installs what is missing of them, after
# saying what that is.
install_packages ()
{
  local manager=$1 missing
  shift

  mapfile -t missing < <(missing_packages "$manager" "$@")
  ((${#missing[@]})) || return 0

  say "These packages are needed and not installed; installing them with $manager:"
  say "  ${missing[*]}"
  case $manager in
    apt-get)
      local apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y
                 -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3
                 install --no-install-recommends "${missing[@]}")
      apt_has_lists || apt_update
      if ! as_root "${apt[@]}" </dev/null >&2; then
        # The usual reason: the lists name versions that are gone by now.
        apt_update
        as_root "${apt[@]}" </dev/null >&2
      fi
      ;;
    dnf)
      as_root dnf -y install "${missing[@]}" </dev/null >&2
      ;;
    pacman)
      if ! compgen -G '/var/lib/pacman/sync/*.db' >/dev/null; then
        as_root pacman -Sy --noconfirm </dev/null >&2
      fi
      as_root pacman -S --needed --noconfirm "${missing[@]}" </dev/null >&2
      ;;
  esac || fail "$manager could not install: ${missing[*]}"
}

# prepare_system SECTION…: sees to it that the program can be built (and, as
# the sections of packages/*.txt ask, run, tested, checked). Sets SYSTEM to
# "native" or "root", and SYSTEM_KEY to what builds are to be kept apart by.
prepare_system ()
{
  local manager packages

  manager=$(package_manager)
  case $manager in
    apt-get)
      if have_libraries || apt_offers_libraries; then
        mapfile -t packages < <(packages_of debian.txt "$@")
      else
        SYSTEM=root
        prepare_root root run test ci
        return
      fi
      ;;
    dnf)
      mapfile -t packages < <(packages_of fedora.txt "$@")
      ;;
    pacman)
      mapfile -t packages < <(packages_of arch.txt "$@")
      ;;
    none)
      have_libraries ||
        fail "neither apt-get, dnf nor pacman is here; install ${LIBRARIES[*]} and try again"
      packages=()
      ;;
  esac

  install_packages "$manager" "${packages[@]}"
  have_libraries ||
    fail "this system's libraries are too old; needed are ${LIBRARIES[*]}"

  SYSTEM=native
  SYSTEM_KEY=native-$(pkg-config --modversion gtk4 libadwaita-1 sqlite3 | paste -sd-)
}
