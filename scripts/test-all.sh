#!/usr/bin/env bash
# Every Rust test there is, built once: crates, hosts, migrations, real servers, the real binary.
set -euo pipefail
cd "$(dirname "$0")/.."
export SLIPWAY_HELM="$PWD/target/tools/helm"
# The simulation must find each mistake that is planted in the engine.
cargo test --package slipway-sync --features planted -- planted
scripts/with-screen.sh cargo test --workspace --features "$SLIPWAY_FEATURES" --no-fail-fast
