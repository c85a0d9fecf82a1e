#!/usr/bin/env bash
# Measures this client against valkey-benchmark on a real server, and against itself on a cluster, which it gets and starts itself.
#
#   eng/bench.sh             every scenario, about six minutes
#   eng/bench.sh --quick     the main ones, within a minute once built
#   eng/bench.sh --peers     GLIDE and iovalkey too, which npm gets into .cache/peers
#
# Needs the .NET SDK; --peers needs Node. Results go to artifacts/bench. Nothing else should run meanwhile.
# GLIDE_VALKEY_SERVER may name a server of your own; its valkey-benchmark must lie beside it.
# Further options go to the program, see bench/Glide.Generated.Bench/BenchOptions.cs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1

output=$PWD/artifacts/bench
quick=false peers=false
options=()
for argument in "$@"; do
  case $argument in
    --peers) peers=true ;;
    --quick) quick=true options+=(--quick) ;;
    *) options+=("$argument") ;;
  esac
done

fail() {
  echo "eng/bench.sh: $*" >&2
  exit 1
}

command -v dotnet >/dev/null || fail 'there is no dotnet on the PATH; install the .NET SDK 10.0.100 or newer.'

source eng/servers.sh
work=''
stop() {
  trap '' INT TERM
  stop_servers
  [ -z "$work" ] || rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

tools=$(bash eng/valkey.sh 9.1)
server=$(sed -n 's/^server=//p' <<<"$tools")
benchmark=$(sed -n 's/^benchmark=//p' <<<"$tools")
[ -n "$benchmark" ] || fail "there is no valkey-benchmark beside $server; it is what this client is measured against."

echo 'Building (Release) …'
mkdir -p "$output"
work=$(mktemp -d)
dotnet build bench/Glide.Generated.Bench/Glide.Generated.Bench.csproj -c Release -v quiet -nologo >"$work/build.log" 2>&1 ||
  { cat "$work/build.log" >&2; fail 'the build failed.'; }

# What the generator costs inside the compiler is part of the full run only: it means compiling the client twice more, first to get
# the compiler warm and then to ask it.
generator_seconds() {
  local round
  for round in 1 2; do
    dotnet build src/Client/Glide.Generated.csproj -c Release --no-incremental --no-dependencies -nologo -v detailed \
      -p:ReportAnalyzer=true >"$work/generator.log" 2>&1 || return 0
  done
  awk '/Total generator execution time/ { listed = 1 } listed && /Glide\.Generated\.Generator, Version=/ { sub(/^</, "", $1); print $1; exit }' \
    "$work/generator.log"
}
if ! $quick; then
  echo 'Asking the compiler what the generator costs …'
  seconds=$(generator_seconds)
  [ -z "$seconds" ] || options+=(--generator-seconds "$seconds")
fi

start_servers "$server" "$work/server" 1 || fail "$server does not start."
server_port=${ports[0]}
start_cluster "$server" "$work/cluster" 3 0 || fail 'the cluster did not come together.'

dotnet exec bench/Glide.Generated.Bench/bin/Release/net10.0/Glide.Generated.Bench.dll \
  --port "$server_port" --cluster "${ports[0]}" --benchmark "$benchmark" --output "$output" ${options[@]+"${options[@]}"}

if $peers; then
  bash bench/peers/run.sh "$server_port" "$output" "$quick"
fi
