#!/usr/bin/env bash
# Unit and property tests of every crate, and the house rules. No servers, no keyring, no window:
# nothing that scripts/packages.sh installs for `test` or `desks` is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
export SLIPWAY_HELM="$PWD/target/tools/helm"
# By name: tests that start a real registry, a real service desk, or a real keyring.
slow=(--skip real_registry --skip real_desk --skip keyring::)
cargo test --workspace --exclude slipway -- "${slow[@]}"
cargo test --package slipway --test layers
