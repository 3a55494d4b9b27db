#!/usr/bin/env bash
# kube.sh FOLDER: a real Kubernetes API server over a real etcd on 127.0.0.1, in the foreground, with
# all it keeps in FOLDER. It has no nodes, so nothing runs; Helm needs none to keep its releases. It
# writes `ready FOLDER/kubeconfig` to standard output, and ends with its standard input.
# Contexts of the kubeconfig: hub (everything), guest (nothing), expired (a token nobody gave).
set -euo pipefail
folder=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
command -v etcd >/dev/null || { echo "etcd is not installed; scripts/packages.sh cluster" >&2; exit 1; }
server=$("$root/scripts/kube-apiserver.sh")
free() { perl -MIO::Socket::INET -e 'my @held = map { IO::Socket::INET->new(Listen => 1, LocalAddr => "127.0.0.1") } 1..3; print join " ", map { $_->sockport } @held'; }
read -r client peer secure < <(free; echo)
mkdir -p "$folder"/{etcd,certs}
openssl genrsa -out "$folder/sa.key" 2048 2>/dev/null
openssl rsa -in "$folder/sa.key" -pubout -out "$folder/sa.pub" 2>/dev/null
printf 'tok,admin,1,"system:masters"\nnone,guest,2\n' >"$folder/tokens.csv"

etcd --name only --data-dir "$folder/etcd" --listen-client-urls "http://127.0.0.1:$client" \
  --advertise-client-urls "http://127.0.0.1:$client" --listen-peer-urls "http://127.0.0.1:$peer" \
  --initial-advertise-peer-urls "http://127.0.0.1:$peer" --initial-cluster "only=http://127.0.0.1:$peer" \
  >"$folder/etcd.log" 2>&1 </dev/null &
etcd=$!
trap 'kill "$etcd" 2>/dev/null || true; wait "$etcd" 2>/dev/null || true' EXIT
"$server" --etcd-servers="http://127.0.0.1:$client" --secure-port="$secure" --bind-address=127.0.0.1 \
  --advertise-address=10.99.0.1 --cert-dir="$folder/certs" --service-account-key-file="$folder/sa.pub" \
  --service-account-signing-key-file="$folder/sa.key" --service-account-issuer=https://kubernetes.default.svc \
  --authorization-mode=RBAC --token-auth-file="$folder/tokens.csv" --service-cluster-ip-range=10.0.0.0/24 \
  --disable-admission-plugins=ServiceAccount >"$folder/server.log" 2>&1 </dev/null &
api=$!
trap 'kill "$api" "$etcd" 2>/dev/null || true; wait "$api" "$etcd" 2>/dev/null || true' EXIT

context() { printf -- '- name: %s\n  context: {cluster: hub, user: %s}\n' "$1" "$2"; }
user() { printf -- '- name: %s\n  user: {token: %s}\n' "$1" "$2"; }
{
  echo "apiVersion: v1"
  echo "kind: Config"
  echo "current-context: hub"
  echo "clusters:"
  echo "- name: hub"
  echo "  cluster: {server: 'https://127.0.0.1:$secure', certificate-authority: '$folder/certs/apiserver.crt'}"
  echo "users:"
  user admin tok; user guest none; user expired gone
  echo "contexts:"
  context hub admin; context guest guest; context expired expired
} >"$folder/kubeconfig"

for _ in $(seq 900); do
  kill -0 "$api" 2>/dev/null || { tail -n 40 "$folder/server.log" >&2; exit 1; }
  kill -0 "$etcd" 2>/dev/null || { tail -n 40 "$folder/etcd.log" >&2; exit 1; }
  if [[ -e $folder/certs/apiserver.crt ]] && curl -sf --max-time 5 --cacert "$folder/certs/apiserver.crt" \
    -H 'Authorization: Bearer tok' "https://127.0.0.1:$secure/readyz" >/dev/null; then
    echo "ready $folder/kubeconfig"
    cat >/dev/null
    exit 0
  fi
  sleep 0.1
done
tail -n 40 "$folder/server.log" >&2
exit 1
