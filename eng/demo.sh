#!/usr/bin/env bash
# Starts a Valkey server on loopback, builds the tour in samples/Tour and runs it; stops what it started, also on Ctrl-C.
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

work=$(mktemp -d "${TMPDIR:-/tmp}/glide-demo.XXXXXX")
server='' running=''

clean_up() {
  trap - EXIT INT TERM HUP
  local process
  for process in $running $server; do
    kill "$process" 2>/dev/null || continue
    wait "$process" 2>/dev/null || true
  done
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

# Nobody can reserve a port for another process, so a taken one is found out by trying.
for _ in 1 2 3 4 5 6 7 8 9 10; do
  port=$((20000 + RANDOM % 10000))
  : >"$work/server.log"
  "$program" --bind 127.0.0.1 --port "$port" --save '' --appendonly no --daemonize no --dir "$work" >"$work/server.log" 2>&1 &
  server=$!
  for _ in $(seq 200); do
    if ! kill -0 "$server" 2>/dev/null; then server=''; break; fi
    ! grep -q 'Ready to accept connections' "$work/server.log" || break 2
    sleep 0.05
  done
  [ -z "$server" ] || fail "the server did not become ready: $(tail -n 5 "$work/server.log")"
  grep -q 'in use' "$work/server.log" || fail "the server ended: $(tail -n 5 "$work/server.log")"
done
[ -n "$server" ] || fail 'no free port was found on loopback.'

echo "A server listens on 127.0.0.1:$port." >&2
run dotnet exec samples/Tour/bin/Release/net10.0/Glide.Generated.Tour.dll "valkey://127.0.0.1:$port"
