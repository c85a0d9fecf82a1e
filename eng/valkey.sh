#!/usr/bin/env bash
# Gets a Valkey server into .cache/valkey/VERSION: no root, nothing installed into the system.
#
#   eng/valkey.sh [VERSION]      9.1 (default), 8.1, 8.0, redis-7.0
#
# Prints the paths of the server, the command line client and the benchmark as `name=path` lines; progress goes to stderr.
# The packages come from Debian through apt with a private state, and run with the C library of their own release.
# GLIDE_VALKEY_SERVER (9.1), GLIDE_VALKEY_SERVER_8_0, GLIDE_VALKEY_SERVER_REDIS_7_0 … may name an own server instead.
set -euo pipefail

version=${1:-9.1}
repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cache=$repository/.cache/valkey
home=$cache/$version

case $version in
  9.1) product=valkey number=9.1 suites='forky sid' override=GLIDE_VALKEY_SERVER ;;
  8.1) product=valkey number=8.1 suites='trixie' override=GLIDE_VALKEY_SERVER_8_1 ;;
  8.0) product=valkey number=8.0 suites='bookworm-backports' override=GLIDE_VALKEY_SERVER_8_0 ;;
  redis-7.0) product=redis number=7.0 suites='bookworm' override=GLIDE_VALKEY_SERVER_REDIS_7_0 ;;
  *)
    echo "eng/valkey.sh: no version '$version'; there are 9.1, 8.1, 8.0 and redis-7.0." >&2
    exit 2
    ;;
esac

say() { echo "valkey $version: $*" >&2; }

fail() {
  say "$1"
  say "Set $override to the path of a $product-server $number of your own to do without the download."
  exit 1
}

print_tools() { # DIRECTORY PREFIX SERVER
  local tool
  echo "server=$3"
  for tool in cli benchmark sentinel; do
    [ ! -x "$1/$2-$tool" ] || echo "$tool=$1/$2-$tool"
  done
}

if [ -n "${!override:-}" ]; then
  own=${!override}
  [ -x "$own" ] || { say "$override names '$own', which is not a program that can be run."; exit 1; }
  answer=$("$own" --version 2>&1) && [[ $answer == *server*v=* ]] || { say "$override names '$own', which does not say its version as a server does: ${answer:-nothing}"; exit 1; }
  [[ $answer == *"v=$number."* ]] || say "note that $override names another version: $answer"
  own=$(cd "$(dirname "$own")" && pwd)/$(basename "$own")
  own_name=$(basename "$own")
  print_tools "$(dirname "$own")" "${own_name%-server}" "$own"
  exit 0
fi

finish() {
  print_tools "$home/bin" valkey "$home/bin/valkey-server"
  exit 0
}

# The folder appears by one rename, so what is there is whole.
[ ! -x "$home/bin/valkey-server" ] || finish

for tool in apt-get apt-cache dpkg dpkg-deb awk; do
  command -v "$tool" >/dev/null || fail "the server comes as a Debian package, and this machine has no '$tool'."
done

mkdir -p "$cache"
if command -v flock >/dev/null; then
  exec 9>"$cache/.$version.lock"
  flock -n 9 || { say "another run is getting it; waiting."; flock 9; }
  [ ! -x "$home/bin/valkey-server" ] || finish
fi

work=$(mktemp -d "$cache/.$version.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/keys" "$work/root"

# Every Debian archive in the machine's own sources, as `BASE<tab>OPTIONS`, where OPTIONS says how it is trusted.
# Security archives are left out, for they hold only part of a release.
archives() {
  local known='^(stable|oldstable|oldoldstable|testing|unstable|sid|buster|bullseye|bookworm|trixie|forky|duke)(-updates|-backports)?$'
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ ! -r "$file" ] || awk -v known="$known" '
      $1 == "deb" {
        options = ""; i = 2
        if ($2 ~ /^\[/) {
          do {
            word = $i; gsub(/[][]/, "", word)
            if (tolower(word) ~ /^(signed-by|trusted)=/) options = options " " word
          } while ($(i++) !~ /\]$/ && i <= NF)
        }
        if ($(i + 1) ~ known && $i !~ /^cdrom:/ && $i !~ /-security\/?$/) print $i "\t" options
      }' "$file"
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    [ ! -r "$file" ] || awk -v known="$known" -v keys="$work/keys" '
      function stanza(    options, count, list, i, usable, key, line) {
        count = split(value["suites"], list, " ")
        for (i = 1; i <= count; i++) if (list[i] ~ known) usable = 1
        if (!usable || (" " value["types"] " ") !~ / deb / || tolower(value["enabled"]) == "no") return
        if (value["signed-by"] ~ /BEGIN PGP/) {
          # The key stands in the file itself, where a lone dot is an empty line.
          key = keys "/" ++written ".asc"
          count = split(value["signed-by"], list, "\n")
          for (i = 1; i <= count; i++) {
            line = list[i]; gsub(/^ +| +$/, "", line)
            if (line != "" || i > 1) print (line == "." ? "" : line) > key
          }
          close(key)
          options = " signed-by=" key
        } else if (value["signed-by"] != "") {
          options = value["signed-by"]; gsub(/^[ \n]+|[ \n]+$/, "", options); gsub(/[ \n]+/, ",", options)
          options = " signed-by=" options
        }
        if (tolower(value["trusted"]) == "yes") options = options " trusted=yes"
        count = split(value["uris"], list, " ")
        for (i = 1; i <= count; i++) if (list[i] !~ /-security\/?$/) print list[i] "\t" options
      }
      /^#/ { next }
      /^[ \t]*$/ { stanza(); split("", value); next }
      /^[ \t]/ { value[field] = value[field] "\n" $0; next }
      { field = tolower(substr($0, 1, index($0, ":") - 1)); value[field] = substr($0, index($0, ":") + 1); gsub(/^[ \t]+/, "", value[field]) }
      END { stanza() }' "$file"
  done
}

# An archive whose address ends in /debian is the likeliest; a third party's repository may use the same suite names.
archives | awk '!seen[$0]++' >"$work/archives.txt"
{ grep -E '^[^	]*/debian/?	' "$work/archives.txt" || true; grep -vE '^[^	]*/debian/?	' "$work/archives.txt" || true; } >"$work/ordered.txt"
[ -s "$work/ordered.txt" ] || fail "there is no Debian archive among apt's sources (/etc/apt/sources.list, /etc/apt/sources.list.d)."

architecture=$(dpkg --print-architecture)

# The machine's own configuration stays in force (it may name a proxy), but its hooks would touch the system's caches.
cat >"$work/apt.conf" <<CONF
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Post-Invoke;
#clear APT::Default-Release;
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "/dev/null";
Dir::Etc::preferences "/dev/null";
Dir::Etc::preferencesparts "/dev/null";
Dir::State "$work";
Dir::State::Lists "$work/lists";
Dir::State::status "/dev/null";
Dir::Cache "$work";
Dir::Cache::archives "$work/archives";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
Dir::Log "$work";
APT::Architecture "$architecture";
APT::Sandbox::User "";
APT::Get::Assume-Yes "true";
APT::Install-Recommends "false";
APT::Update::Error-Mode "any";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
Debug::NoLocking "true";
CONF

packages="$product-server $product-tools $product-sentinel"
attempts=
found=
while IFS=$'\t' read -r base options && [ -z "$found" ]; do
  for suite in $suites; do
    for part in ${suite%-backports} $suite; do
      echo "deb [target=Packages arch=$architecture$options] $base $part main"
    done | sort -u >"$work/sources.list"
    say "looking into Debian $suite."
    if ! apt-get -c "$work/apt.conf" -qq update >"$work/apt.log" 2>&1 </dev/null; then
      attempts+="  Debian $suite: $(grep -m1 -E '^[EW]:' "$work/apt.log" || tail -n1 "$work/apt.log")"$'\n'
      continue
    fi
    # The version without its epoch, as in 5:7.0.15-1.
    candidate=$(apt-cache -c "$work/apt.conf" -t "$suite" policy "$product-server" </dev/null | awk '$1 == "Candidate:" { sub(/^[0-9]+:/, "", $2); print $2 }')
    if [[ $candidate != "$number".* ]]; then
      attempts+="  Debian $suite has $product-server ${candidate:-in no version}, not $number."$'\n'
      continue
    fi
    found=$suite
    break
  done
done <"$work/ordered.txt"
[ -n "$found" ] || fail "$(printf '%s\n%s' "Debian's archive gave no $product-server $number; is there a network?" "$attempts")"

say "fetching $product-server $candidate from Debian $found."
# shellcheck disable=SC2086
apt-get -c "$work/apt.conf" -t "$found" -qq install --download-only $packages >"$work/apt.log" 2>&1 </dev/null ||
  fail "the download failed: $(grep -m1 -E '^E:' "$work/apt.log" || tail -n3 "$work/apt.log")"

# Its libraries come along, the C library too: the server of a newer release does not run with an older one.
for package in "$work"/archives/{"$product",lib}*.deb; do
  dpkg-deb -x "$package" "$work/root" || fail "$(basename "$package") could not be unpacked; is the disk full?"
done

cd "$work/root"
loader=$(find . -name 'ld-linux*.so.*' -path '*linux-gnu*' | head -n1)
loader=${loader#./}
[ -n "$loader" ] || fail "the C library that came along has no loader for $architecture."
triplet=$(basename "$(dirname "$loader")")
mkdir -p "$work/bin"
for tool in server cli benchmark sentinel; do
  cat >"$work/bin/valkey-$tool" <<WRAPPER
#!/bin/sh
root=\$(CDPATH= cd -- "\$(dirname -- "\$0")/../root" && pwd)
exec "\$root/$loader" --library-path "\$root/usr/lib/$triplet:\$root/lib/$triplet" --argv0 $product-$tool "\$root/usr/bin/$product-$tool" "\$@"
WRAPPER
  chmod +x "$work/bin/valkey-$tool"
done

answer=$("$work/bin/valkey-server" --version 2>&1) || fail "the server does not start: $answer"
[[ $answer == *"v=$number."* ]] || fail "the server says it is another version: $answer"

rm -rf "$work"/{lists,archives,keys} "$work"/*.txt "$work"/*.log "$work"/*.conf "$work"/sources.list "$work/root/usr/share"
chmod 755 "$work"
rm -rf "$home"
# Without flock a second run may have been faster; then its folder is as good.
mv -T "$work" "$home" 2>/dev/null || [ -x "$home/bin/valkey-server" ] || fail "the folder $home could not be written."
say "ready: $answer"
finish
