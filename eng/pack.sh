#!/usr/bin/env bash
# Makes the NuGet packages.
#
#   eng/pack.sh [VERSION] [FOLDER]     the version of Directory.Build.props, into artifacts/packages
#
# Builds in artifacts/pack, apart from everyday builds, and in such a way that the same files give the same assemblies wherever they lie.
# Prints the packages that it made; what the build says goes to stderr when it fails. Needs the .NET SDK alone.
set -euo pipefail
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1

version=${1:-}
mkdir -p "${2:-$repository/artifacts/packages}"
folder=$(cd "${2:-$repository/artifacts/packages}" && pwd)
cd "$repository"
mkdir -p artifacts/pack
if command -v flock >/dev/null; then
  exec 9>artifacts/pack/.lock
  flock 9
fi
made=$(mktemp -d "$folder/.pack.XXXXXX")
trap 'rm -rf "$made"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# The rules of style have been checked by whoever builds the solution, and change nothing of what comes out.
dotnet pack eng/Packages.slnf -c Release -v quiet -warnaserror --artifacts-path artifacts/pack -o "$made" \
  -p:ContinuousIntegrationBuild=true -p:RunAnalyzers=false ${version:+"-p:Version=$version"} >"$made/log" 2>&1 || {
  cat "$made/log" >&2
  exit 1
}

for package in "$made"/*.nupkg "$made"/*.snupkg; do
  mv "$package" "$folder/"
  echo "$folder/$(basename "$package")"
done
