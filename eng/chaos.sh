#!/usr/bin/env bash
# Does to a real cluster of six nodes what happens to clusters (slots that move, primaries that die or stall, failovers, nodes that come
# and go) while 64 callers check every answer, and prints the figures. Ends with 1 if anything was not as it must be.
#
#   eng/chaos.sh            about a minute
#   eng/chaos.sh SECONDS    every disturbance again until so much time has passed
#
# Needs the .NET SDK. For figures worth keeping nothing else should run meanwhile.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1

if ! command -v dotnet >/dev/null; then
  echo 'eng/chaos.sh: there is no dotnet on the PATH; install the .NET SDK 10.0.100 or newer.' >&2
  exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo 'Building (Release) …'
dotnet build tests/Chaos/Glide.Generated.Chaos.csproj -c Release -v quiet -nologo >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
dotnet exec tests/Chaos/bin/Release/net10.0/Glide.Generated.Chaos.dll "$@"
