#!/usr/bin/env bash
# registry.sh FOLDER [USER PASSWORD]: a real OCI registry on a free loopback port, in the foreground.
# It keeps its blobs in FOLDER and writes `listening on 127.0.0.1:PORT` to standard error when it
# is ready. With a user it takes nothing from anybody else.
set -euo pipefail
folder=$1
mkdir -p "$folder"
{
  echo "version: 0.1"
  echo "log: {level: info, formatter: text, accesslog: {disabled: true}}"
  echo "storage: {filesystem: {rootdirectory: $folder/blobs}, delete: {enabled: true}}"
  echo "http: {addr: '127.0.0.1:0'}"
  if [[ $# -eq 3 ]]; then
    # The registry knows bcrypt only; the system's crypt does it without a further tool.
    hash=$(perl -e 'print crypt($ARGV[0], q($2b$05$abcdefghijklmnopqrstuu))' "$3")
    echo "$2:$hash" >"$folder/htpasswd"
    echo "auth: {htpasswd: {realm: slipway-tests, path: $folder/htpasswd}}"
  fi
} >"$folder/config.yml"
exec docker-registry serve "$folder/config.yml"
