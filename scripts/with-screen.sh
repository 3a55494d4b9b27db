#!/usr/bin/env bash
# with-screen.sh COMMAND…: runs it on a virtual screen and in a D-Bus session of its own.
# Without a session the window waits 25 s for a desktop portal before its first frame.
# SCREEN=1440x900 sets the size.
set -euo pipefail
state=$(mktemp -d)
chmod 700 "$state"
Xvfb -displayfd 1 -screen 0 "${SCREEN:-1440x900}x24" -nolisten tcp >"$state/display" 2>"$state/xvfb.log" &
screen=$!
trap 'kill $screen 2>/dev/null || true; wait $screen 2>/dev/null || true; rm -rf "$state"' EXIT
for _ in {1..100}; do
  [[ -s $state/display ]] && break
  kill -0 $screen 2>/dev/null || { cat "$state/xvfb.log" >&2; exit 1; }
  sleep 0.1
done
DISPLAY=":$(<"$state/display")"
export DISPLAY GDK_BACKEND=x11 XDG_RUNTIME_DIR="$state"
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
dbus-run-session -- "$@"
