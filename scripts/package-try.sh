#!/usr/bin/env bash
# Installs the .deb, starts what it installed, photographs the window, removes it, and looks for leftovers.
set -euo pipefail
cd "$(dirname "$0")/.."
deb=$(ls target/package/*.deb)
name=$(dpkg-deb --field "$deb" Package)
root=()
[[ $(id -u) -eq 0 ]] || root=(sudo)

fail() { echo "package-try.sh: $1" >&2; exit 1; }
! dpkg-query -W "$name" >/dev/null 2>&1 || fail "$name is installed already; remove it first"
mapfile -t shipped < <(dpkg-deb --contents "$deb" | awk '$1 !~ /^d/ { sub(/^\.?\/?/, "/", $6); print $6 }')

trap '"${root[@]}" apt-get purge -yq "$name" >/dev/null' EXIT
"${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -yq --no-install-recommends "./$deb" >/dev/null

/usr/bin/slipwayctl --version
data=$(mktemp -d)
/usr/bin/slipwayctl --data "$data" --json status >/dev/null
scripts/with-screen.sh scripts/photograph.sh target/package/window.png /usr/bin/slipway --data "$data"
rm -rf "$data"

"${root[@]}" apt-get purge -yq "$name" >/dev/null
trap - EXIT
for file in "${shipped[@]}"; do
  [[ ! -e $file ]] || fail "$file was left behind"
done
echo "$name installs, starts and leaves nothing behind"
