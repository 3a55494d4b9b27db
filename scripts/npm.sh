#!/usr/bin/env bash
# Installs the window's npm packages exactly as locked, only when the lock is newer than what is here.
set -euo pipefail
cd "$(dirname "$0")/../ui"
if [[ ! -e node_modules/.package-lock.json || package-lock.json -nt node_modules/.package-lock.json ]]; then
  npm ci --no-audit --no-fund
fi
