#!/usr/bin/env bash
# Measures each row of the speed table beside its peer and writes docs/benchmarks.md.
# Nothing here gates a test: a figure depends on the machine, a ratio much less.
set -euo pipefail
cd "$(dirname "$0")/../.."
out=target/bench
rm -rf $out && mkdir -p $out

cargo build --release --package slipway-cli
cargo build --release --features "$SLIPWAY_FEATURES" --bin slipway --example empty_window

export SLIPWAY_HELM="$PWD/target/tools/helm" BUILT PYTHONDONTWRITEBYTECODE=1
python3 scripts/bench/index.py $out/index.json
cargo run --release --quiet --package slipway-testkit --example windows_speed >$out/calendar.json
scripts/with-screen.sh python3 scripts/bench/start.py $out/start.json
scripts/with-screen.sh python3 scripts/bench/rows.py $out/rows.json
scripts/with-screen.sh python3 scripts/bench/month.py $out/month.json
cargo run --release --quiet --package slipway-testkit --example desk_speed -- $out/defects.db >$out/desks.json
cargo run --release --quiet --package slipway-testkit --example knowledge_speed -- $out/articles.db >$out/knowledge.json
scripts/with-screen.sh python3 scripts/bench/knowledge.py $out/reading.json $out/articles.db
scripts/with-screen.sh python3 scripts/bench/inbox.py $out/inbox.json $out/defects.db
python3 scripts/bench/evidence.py $out/evidence.json
python3 scripts/bench/cluster.py $out/cluster.json
python3 scripts/bench/servers.py $out/servers.json
python3 scripts/bench/table.py $out >docs/benchmarks.md
cat docs/benchmarks.md
