#!/usr/bin/env bash
# photograph.sh PICTURE COMMAND…: starts the app, waits until its window shows something, takes a
# picture of the screen and ends the app. A blank window is a failure.
set -euo pipefail
picture=$1
shift
mkdir -p "$(dirname "$picture")"
"$@" &
app=$!
trap 'kill $app 2>/dev/null || true; wait $app 2>/dev/null || true' EXIT

colours() { convert "$picture" -resize 25% -format '%k' info:; }
for _ in {1..120}; do
  kill -0 $app 2>/dev/null || { echo "The app ended before it showed a window." >&2; exit 1; }
  if xdotool search --onlyvisible --pid $app >/dev/null 2>&1; then
    import -window root "$picture"
    # Text has dozens of shades; an empty page has one or two. Then let the page settle.
    if [[ $(colours) -gt 40 ]]; then
      sleep 1
      import -window root "$picture"
      echo "There is no display here. The window was drawn off screen: $picture"
      exit 0
    fi
  fi
  sleep 0.5
done
echo "The window stayed blank for a minute; its last picture: $picture" >&2
exit 1
