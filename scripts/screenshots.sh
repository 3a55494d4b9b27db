#!/usr/bin/env bash
# Pictures of every screen of the real binary over the sample workspace, under target/screenshots.
set -euo pipefail
cd "$(dirname "$0")/.."
rm -rf target/screenshots
cargo test --features "$SLIPWAY_FEATURES" --test screenshots
