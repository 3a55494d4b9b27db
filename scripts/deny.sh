#!/usr/bin/env bash
# What deny.toml says of the crates: advisories, bans, licenses, sources. Beside `make test`, since
# building cargo-deny takes minutes and the advisories are read from the network.
# Usage: scripts/deny.sh [advisories|bans|licenses|sources …]; all four when none is named.
set -euo pipefail
cd "$(dirname "$0")/.."
version=0.20.2
PATH=$PWD/target/tools/bin:$PATH

if ! cargo deny --version 2>/dev/null | grep -q "$version"; then
  cargo install --quiet --locked --root target/tools "cargo-deny@$version"
fi
cargo deny check "$@"
