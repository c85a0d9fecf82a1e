#!/usr/bin/env bash
# Builds the tour in samples/Tour and runs it on Valkey servers on loopback: one by itself, and a cluster of three primaries with a replica
# each. Stops what it started, also on Ctrl-C.
#
# Needs the .NET SDK alone. GLIDE_VALKEY_SERVER may name an own valkey-server program; otherwise eng/valkey.sh gets one.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1

fail() {
  echo "eng/demo.sh: $*" >&2
  exit 1
}

command -v dotnet >/dev/null || fail 'there is no dotnet on the PATH; install the .NET SDK 10.0.100 or newer.'
dotnet --version >/dev/null 2>&1 || fail 'the .NET SDK that global.json asks for is not installed; install 10.0.100 or newer.'

source eng/servers.sh
work=$(mktemp -d "${TMPDIR:-/tmp}/glide-demo.XXXXXX")
running=''

clean_up() {
  trap - EXIT INT TERM HUP
  if [ -n "$running" ]; then
    kill "$running" 2>/dev/null || true
    wait "$running" 2>/dev/null || true
  fi
  stop_servers
  rm -rf "$work"
}
trap clean_up EXIT
trap 'clean_up; exit 130' INT
trap 'clean_up; exit 143' TERM HUP

# In the background with a wait, since bash runs a trap only once its foreground child has ended.
run() {
  "$@" &
  running=$!
  local code=0
  wait "$running" || code=$?
  running=''
  return "$code"
}

run bash eng/valkey.sh 9.1 >"$work/paths" || exit 1
program=$(sed -n 's/^server=//p' "$work/paths")

echo 'Building the client and the tour.' >&2
run dotnet build samples/Tour -c Release -v quiet >"$work/build.log" 2>&1 || {
  cat "$work/build.log" >&2
  fail 'the build failed.'
}

start_servers "$program" "$work/server" 1 || fail 'the server did not start.'
server=valkey://127.0.0.1:${ports[0]}
echo "A server listens on 127.0.0.1:${ports[0]}; six more become a cluster." >&2
start_cluster "$program" "$work/cluster" 3 3 || fail 'the cluster did not come together.'

# Two nodes are named; the client finds the others.
cluster=valkey://127.0.0.1:${ports[0]},127.0.0.1:${ports[1]}
run dotnet exec samples/Tour/bin/Release/net10.0/Glide.Generated.Tour.dll "$server" "$cluster"
