#!/usr/bin/env bash
# kube-apiserver.sh: builds a real Kubernetes API server from Debian's own sources, once, and says
# where it lies. It is kept outside the repository, under $XDG_CACHE_HOME/slipway, since nothing of
# it changes with ours; the build takes five minutes on two quiet cores.
# Debian ships no binary of it, and Kubernetes' own site is not a package registry.
set -euo pipefail
suite=bookworm
version=1.20.2
kept=${XDG_CACHE_HOME:-$HOME/.cache}/slipway
# The second build of ours: the first kept a reflect2 that newer Go breaks.
binary=$kept/kube-apiserver-$version-2
[[ -x $binary ]] && { echo "$binary"; exit 0; }

tools=(golang-go rsync make dpkg-dev jq ca-certificates debian-archive-keyring
  golang-github-modern-go-reflect2-dev)
missing=()
for name in "${tools[@]}"; do
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || missing+=("$name")
done
if [[ ${#missing[@]} -gt 0 ]]; then
  root=()
  [[ $(id -u) -eq 0 ]] || root=(sudo)
  "${root[@]}" apt-get update -q >&2
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install -yq --no-install-recommends "${missing[@]}" >&2
fi

work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
# Lists of its own, so that the machine's sources stay as they are and a system that is not
# Debian's can read them as well. apt checks signature and hashes.
mkdir -p "$work"/lists/partial "$work"/cache/archives/partial "$work"/parts
keyring=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb-src [signed-by=$keyring] ${SLIPWAY_DEBIAN:-http://deb.debian.org/debian} $suite main" >"$work/sources.list"
apt=(-q -o Dir::Etc::SourceList="$work/sources.list" -o Dir::Etc::SourceParts="$work/parts"
  -o Dir::State::Lists="$work/lists" -o Dir::Cache="$work/cache" -o APT::Sandbox::User=root
  -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache=)
apt-get "${apt[@]}" update >&2
(cd "$work" && apt-get "${apt[@]}" source kubernetes >&2)
cd "$work"/kubernetes-*/
mkdir -p .go/src/k8s.io home
ln -sfn ../../.. .go/src/k8s.io/kubernetes
# The vendored reflect2 1.0.1 reads maps by a layout that Go gave up with 1.18, and crashes the server
# when it writes a list as JSON; Debian's own package of it does not.
rm vendor/github.com/modern-go/reflect2/*.{go,s}
cp /usr/share/gocode/src/github.com/modern-go/reflect2/*.{go,s} vendor/github.com/modern-go/reflect2/
GOPATH=$PWD/.go PATH=/usr/lib/go/bin:$PATH CGO_ENABLED=0 HOME=$PWD/home \
  nice -n 15 make WHAT=cmd/kube-apiserver >&2
mkdir -p "$kept"
install -m 755 _output/local/go/bin/kube-apiserver "$binary.new"
mv "$binary.new" "$binary"
echo "$binary"
