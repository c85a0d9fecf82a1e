#!/usr/bin/env bash
# Runs everything that is tested, against real servers that it gets and starts itself.
#
#   eng/test.sh                  everything
#   eng/test.sh Protocol Client  only tests/Protocol.Tests and tests/Client.Tests
#
# Needs the .NET SDK alone. Logs and results go to artifacts/tests. The last line is `N passed, N failed, N skipped`, where a step
# that failed (a server, the build, the formatting, a test program that crashed or ran nothing) counts as one failed test.
# GLIDE_TEST_SECONDS bounds each test program (default 420).
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 DOTNET_CLI_UI_LANGUAGE=en
export DOTNET_GENERATE_ASPNET_CERTIFICATE=false MSBUILDDISABLENODEREUSE=1 NO_COLOR=1

limit=${GLIDE_TEST_SECONDS:-420}
results=$PWD/artifacts/tests
passed=0 failed=0 skipped=0
failures='' skips=''
step_started=0

rm -rf "$results"
mkdir -p "$results"

begin() {
  step_started=$SECONDS
  printf '%-28s' "$1"
}

end() { echo "$* ($((SECONDS - step_started)) s)"; }

finish() {
  if [ -n "$skips" ]; then printf '\nSkipped:\n%s' "$skips"; fi
  if [ -n "$failures" ]; then printf '\nFailed:\n%s' "$failures"; fi
  echo
  echo "$passed passed, $failed failed, $skipped skipped"
  [ "$failed" -eq 0 ]
  exit
}

fail_step() { # STEP LOG [LINES]
  end failed
  failed=$((failed + 1))
  failures+="  $1"$'\n'"$(tail -n "${3:-40}" "$2" | cut -c 1-300 | sed 's/^/      /')"$'\n'
}

begin 'SDK'
if ! command -v dotnet >/dev/null; then
  echo 'There is no dotnet on the PATH; install the .NET SDK 10.0.100 or newer.' >"$results/sdk.log"
  fail_step 'the .NET SDK' "$results/sdk.log"
  finish
fi
# In this folder dotnet heeds global.json, so it answers only when a fitting SDK is there.
if ! sdk=$(dotnet --version 2>"$results/sdk.log"); then
  echo 'The .NET SDK that global.json asks for is not installed; install 10.0.100 or newer.' >>"$results/sdk.log"
  fail_step 'the .NET SDK' "$results/sdk.log"
  finish
fi
end "$sdk"

for version in 9.1 8.0 redis-7.0; do
  begin "server $version"
  if bash eng/valkey.sh "$version" >"$results/server-$version.log" 2>&1; then
    end ready
  else
    fail_step "getting the server $version" "$results/server-$version.log"
  fi
done
[ "$failed" -eq 0 ] || finish

begin 'build'
if ! dotnet build Glide.Generated.sln -c Release -v quiet -warnaserror >"$results/build.log" 2>&1; then
  grep -E '(error|warning) [A-Za-z]+[0-9]+' "$results/build.log" | sort -u >"$results/build-errors.log"
  [ -s "$results/build-errors.log" ] || cp "$results/build.log" "$results/build-errors.log"
  fail_step 'the build' "$results/build-errors.log"
  finish
fi
end 'no warnings'

begin 'formatting'
# The build has checked the style rules already; what is left are whitespace and line ends.
if dotnet format whitespace . --folder --verify-no-changes --exclude '**/obj/' '**/bin/' .cache artifacts >"$results/format.log" 2>&1; then
  end 'as it should be'
else
  fail_step 'the formatting (dotnet format whitespace . --folder puts it right)' "$results/format.log"
fi

# A time limit where the system has one; without it the run is merely not bounded.
bounded() {
  if command -v timeout >/dev/null; then timeout --foreground -k 10 "$limit" "$@"; else "$@"; fi
}

run_project() { # PROJECT-FILE
  local folder name assembly log code summary total errors bad skip explicit
  folder=$(dirname "$1")
  name=$(basename "$folder")
  assembly=$folder/bin/Release/net10.0/$(basename "$1" .csproj).dll
  log=$results/$name.log
  begin "$name"

  if [ ! -f "$assembly" ]; then
    echo "$1 was not built: is it in Glide.Generated.sln?" >"$log"
    fail_step "$name" "$log"
    return
  fi

  bounded dotnet exec "$assembly" -noLogo -noColor -longRunning 60 -xml "$results/$name.xml" >"$log" 2>&1 </dev/null
  code=$?
  summary=$(grep -E 'Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+, Not Run: [0-9]+' "$log" | tail -n 1)

  if [ -z "$summary" ]; then
    if [ "$code" -eq 124 ] || [ "$code" -eq 137 ]; then echo "It did not end within $limit s." >>"$log"; fi
    # What a runtime that gives up says comes before a long stack.
    { grep -m1 -A 6 -E '^(Process terminated|Unhandled exception|Stack overflow|Out of memory)' "$log" || tail -n 30 "$log"
      echo "It ended without a summary; exit code $code."; } >"$log.end"
    fail_step "$name" "$log.end"
    return
  fi

  read -r total errors bad skip explicit <<<"$(sed -E 's/.*Total: ([0-9]+), Errors: ([0-9]+), Failed: ([0-9]+), Skipped: ([0-9]+), Not Run: ([0-9]+).*/\1 \2 \3 \4 \5/' <<<"$summary")"
  skip=$((skip + explicit))
  passed=$((passed + total - bad - skip))
  skipped=$((skipped + skip))
  failed=$((failed + bad + errors))
  end "$((total - bad - skip)) passed, $((bad + errors)) failed, $skip skipped"

  # The runner writes a test's name with its outcome, and what there is to say about it indented below.
  skips+=$(awk -v project="$name" '/ \[SKIP\]$/ { sub(/^ +/, ""); sub(/ \[SKIP\]$/, ""); test = $0; getline; sub(/^ +/, ""); print "  " project ": " test ": " $0 }' "$log")
  [ "$skip" -eq 0 ] || skips+=$'\n'
  if [ "$explicit" -gt 0 ]; then skips+="  $name: $explicit that run only when named"$'\n'; fi

  if [ "$((bad + errors))" -gt 0 ]; then
    failures+=$(awk -v project="$name" '
      /^    [^ ].* \[(FAIL|SKIP)\]$/ || /^  Finished:/ || /^=== / { inside = 0 }
      /^    [^ ].* \[FAIL\]$/ || /^    \[[^]]*(Failure|Error)/ { sub(/^ +/, ""); print "  " project ": " $0; inside = 1; lines = 0; next }
      inside && lines++ < 25 { print }' "$log")$'\n'
  elif [ "$code" -ne 0 ]; then
    failed=$((failed + 1))
    failures+="  $name ended with the exit code $code although no test failed"$'\n'"$(tail -n 20 "$log" | sed 's/^/      /')"$'\n'
  elif [ "$total" -eq "$skip" ]; then
    failed=$((failed + 1))
    failures+="  $name ran no test"$'\n'
  fi
}

for project in tests/*/*.Tests.csproj; do
  wanted=$#
  for name in "$@"; do
    [ "$project" = "${project#"tests/$name.Tests/"}" ] || wanted=0
  done
  [ "$wanted" -ne 0 ] || run_project "$project"
done

if [ $((passed + failed + skipped)) -eq 0 ]; then
  failed=1
  failures+="  there is no such test project: $*"$'\n'
fi
finish
