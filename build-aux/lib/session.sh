# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A display and a session bus of one's own. What these functions start ends
# with whoever called them, however that ends.

# until_true CMD…: waits up to thirty seconds for CMD to succeed.
until_true ()
{
  local deadline=$((SECONDS + 30))

  until "$@" >/dev/null 2>&1; do
    ((SECONDS < deadline)) || return 1
    sleep 0.02
  done
}

window_manager_is_up ()
{
  xprop -root -notype _NET_SUPPORTING_WM_CHECK | grep -q '#'
}

# What comes while it starts, such as a window that wants to be shown, it may
# leave lying until the next event. Once it has answered it is past that.
window_manager_answers ()
{
  xdotool set_num_desktops 2 && xprop -root -notype _NET_NUMBER_OF_DESKTOPS | grep -q '= 2'
}

# start_display FOLDER: starts a display of the size SCREEN (1440x900 unless
# told otherwise) that keeps its files in FOLDER, and waits until it is
# usable. With SIZE, windows open at that size, in the corner and without
# decoration of the window manager's. Sets DISPLAY, and DISPLAY_PIDS to what is
# to be ended.
start_display ()
{
  local folder=$1 rule=''

  DISPLAY_PIDS=()
  mkfifo "$folder/display"
  setpriv --pdeathsig KILL \
    Xvfb -displayfd 3 -screen 0 "${SCREEN:-1440x900}x24" -nolisten tcp -noreset -dpi 96 \
    3>"$folder/display" >"$folder/xvfb.log" 2>&1 &
  DISPLAY_PIDS+=("$!")
  if ! read -r -t 20 DISPLAY <"$folder/display"; then
    cat "$folder/xvfb.log" >&2
    return 1
  fi
  export DISPLAY=:$DISPLAY
  unset XAUTHORITY WAYLAND_DISPLAY

  if [[ -n ${SIZE:-} ]]; then
    rule="<application type=\"normal\"><decor>no</decor>
      <position force=\"yes\"><x>0</x><y>0</y></position>
      <size><width>${SIZE%x*}</width><height>${SIZE#*x}</height></size></application>"
  fi
  cat >"$folder/openbox.xml" <<END
<?xml version="1.0" encoding="UTF-8"?>
<openbox_config xmlns="http://openbox.org/3.4/rc">
  <focus><focusNew>yes</focusNew></focus>
  <placement><policy>Smart</policy><center>yes</center></placement>
  <desktops><number>1</number><popupTime>0</popupTime></desktops>
  <keyboard></keyboard>
  <mouse><context name="Client">
    <mousebind button="Left" action="Press"><action name="Focus"/><action name="Raise"/></mousebind>
  </context></mouse>
  <applications>$rule</applications>
</openbox_config>
END
  setpriv --pdeathsig KILL \
    openbox --config-file "$folder/openbox.xml" >"$folder/openbox.log" 2>&1 &
  DISPLAY_PIDS+=("$!")
  if ! until_true window_manager_is_up || ! until_true window_manager_answers; then
    cat "$folder/openbox.log" >&2
    return 1
  fi
}

# start_bus FOLDER: starts a session bus that keeps its files in FOLDER. Sets
# DBUS_SESSION_BUS_ADDRESS, and BUS_PID to what is to be ended.
start_bus ()
{
  local folder=$1

  mkfifo "$folder/bus.address"
  setpriv --pdeathsig KILL \
    dbus-daemon --session --nofork --nosyslog --nopidfile --address="unix:path=$folder/bus" \
    --print-address=3 3>"$folder/bus.address" >"$folder/bus.log" 2>&1 &
  BUS_PID=$!
  if ! read -r -t 20 DBUS_SESSION_BUS_ADDRESS <"$folder/bus.address"; then
    cat "$folder/bus.log" >&2
    return 1
  fi
  export DBUS_SESSION_BUS_ADDRESS
}
