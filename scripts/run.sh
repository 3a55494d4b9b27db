#!/usr/bin/env bash
# run.sh BINARY [ARGS…]: opens the app's window; with no display, draws it off screen instead and
# says where its picture lies.
set -euo pipefail
cd "$(dirname "$0")/.."
if [[ -n ${DISPLAY:-} || -n ${WAYLAND_DISPLAY:-} ]]; then
  exec "$@"
fi
scripts/with-screen.sh scripts/photograph.sh target/run/window.png "$@"
