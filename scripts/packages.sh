#!/usr/bin/env bash
# Installs the system packages of the named groups that are missing; asks apt only then.
#   window  to build the app and draw its window
#   test    what the tests drive: a browser driver, a keyring, a registry
#   cluster what a Kubernetes API server keeps its objects in
#   desks   service desks that the tests speak with: Request Tracker and Redmine
set -euo pipefail

window=(libwebkit2gtk-4.1-dev librsvg2-dev libssl-dev build-essential pkg-config curl unzip
  ca-certificates fonts-dejavu-core dbus-x11 xvfb xdotool imagemagick)
test=(webkit2gtk-driver gnome-keyring libsecret-tools docker-registry python3 python3-venv)

cluster=(etcd-server openssl curl)

desks=(request-tracker5 rt5-db-sqlite rt5-standalone starman redmine redmine-sqlite puma)

wanted=()
for group in "$@"; do
  case $group in
    window) wanted+=("${window[@]}") ;;
    test) wanted+=("${test[@]}") ;;
    cluster) wanted+=("${cluster[@]}") ;;
    desks) wanted+=("${desks[@]}") ;;
    *) echo "packages.sh: no group named $group" >&2; exit 2 ;;
  esac
done

if ! command -v apt-get >/dev/null; then
  echo "This is not Debian or Ubuntu; the counterparts of these must be here: ${wanted[*]}" >&2
  exit 0
fi

missing=()
for name in "${wanted[@]}"; do
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

root=()
[[ $(id -u) -eq 0 ]] || root=(sudo)
echo "Installing ${missing[*]}"
# A desk asks for its database while it is installed; the tests copy that and leave it as it is.
if [[ " ${missing[*]} " == *" request-tracker5 "* ]]; then
  "${root[@]}" debconf-set-selections <<'ANSWERS'
request-tracker5 request-tracker5/initial-root-password password rootpass1
request-tracker5 request-tracker5/initial-root-password-again password rootpass1
request-tracker5 request-tracker5/database-type select sqlite3
request-tracker5 request-tracker5/dbconfig-install boolean true
request-tracker5 request-tracker5/webdomain string localhost
request-tracker5 request-tracker5/webport string 80
ANSWERS
fi
"${root[@]}" apt-get update -q
"${root[@]}" env DEBIAN_FRONTEND=noninteractive \
  apt-get install -yq --no-install-recommends "${missing[@]}"
