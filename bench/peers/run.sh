#!/usr/bin/env bash
# Measures GLIDE and iovalkey through Node on a server that eng/bench.sh has started.
#
#   bench/peers/run.sh PORT OUTPUT-FOLDER QUICK     QUICK is true or false
set -euo pipefail

port=$1 output=$2 quick=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache=$(cd "$here/../.." && pwd)/.cache/peers

for tool in node npm; do
  if ! command -v "$tool" >/dev/null; then
    echo "The peers were not measured: there is no $tool on the PATH." >&2
    exit 0
  fi
done

mkdir -p "$cache"
cp "$here/package.json" "$cache/package.json"
if ! npm install --prefix "$cache" --no-audit --no-fund --loglevel error >"$cache/npm.log" 2>&1; then
  cat "$cache/npm.log" >&2
  echo 'The peers were not measured: npm could not get them.' >&2
  exit 1
fi

# A process each, so that one client's threads are not in the other's processor time.
for client in valkey-glide-node iovalkey; do
  node "$here/measure.mjs" "$client" "$port" "$cache" "$output/peers-$client.json" "$quick"
done
