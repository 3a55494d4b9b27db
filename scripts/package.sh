#!/usr/bin/env bash
# Builds the window and the terminal for release and packs both into one .deb, as tauri.conf.json says.
set -euo pipefail
cd "$(dirname "$0")/.."
unset CARGO_TARGET_DIR # the bundle's description names target/release
cargo build --release --package slipway-cli
npm exec --yes --package=@tauri-apps/cli@2.12.5 -- tauri build --bundles deb
rm -rf target/package
mkdir -p target/package
cp target/release/bundle/deb/*.deb target/package/
ls -l target/package/*.deb
