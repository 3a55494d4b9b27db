#!/usr/bin/env bash
# Unit and property tests of every crate, and the house rules. No servers, no window.
set -euo pipefail
cd "$(dirname "$0")/.."
export SLIPWAY_HELM="$PWD/target/tools/helm"
cargo test --workspace --exclude slipway -- --skip real_registry --skip real_desk
cargo test --package slipway --test layers
