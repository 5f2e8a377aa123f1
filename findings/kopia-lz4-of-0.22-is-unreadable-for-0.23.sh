#!/usr/bin/env bash
# Kopia 0.22.3 and 0.23.1: what 0.22.3 stored with the compressor `lz4`, which its `policy set` offers, 0.23.1 cannot read.
# The snapshot is listed, and its restore fails; with `zstd-fastest` both work. Whoever reads a repository with the newer
# version while others still write with the older one loses the files of such sources until everything reads with 0.22.
#
# Needs Go. Ends with 0 while that is so.
set -euo pipefail
work=$(mktemp -d)
trap 'chmod -R u+w "$work"; rm -rf "$work"' EXIT
export KOPIA_PASSWORD=example KOPIA_CHECK_FOR_UPDATES=false HOME="$work"
export GOCACHE="${GOCACHE:-$(env HOME=~ go env GOCACHE)}" GOMODCACHE="${GOMODCACHE:-$(env HOME=~ go env GOMODCACHE)}"
for version in v0.22.3 v0.23.1; do
  mkdir -p "$work/build-$version"
  (cd "$work/build-$version" && go mod init example.com/finding && GOFLAGS=-mod=mod go get "github.com/kopia/kopia@$version" \
    && GOFLAGS=-mod=mod go build -o "$work/kopia-$version" github.com/kopia/kopia) > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 2; }
done
old=(env "KOPIA_CONFIG_PATH=$work/old.config" "$work/kopia-v0.22.3")
new=(env "KOPIA_CONFIG_PATH=$work/new.config" "$work/kopia-v0.23.1")
mkdir "$work/share"
"${old[@]}" repository create filesystem --path="$work/share" > "$work/log" 2>&1
"${new[@]}" repository connect filesystem --path="$work/share" >> "$work/log" 2>&1
for compressor in zstd-fastest lz4; do
  mkdir "$work/$compressor"
  # Something that a compressor makes smaller: what it does not is stored as it is.
  for ((i = 0; i < 20000; i++)); do echo "$compressor: a line of text that comes again and again"; done > "$work/$compressor/file"
  "${old[@]}" policy set "$work/$compressor" --compression="$compressor" >> "$work/log" 2>&1
  "${old[@]}" snapshot create "$work/$compressor" >> "$work/log" 2>&1
  listed=$("${new[@]}" snapshot list "$work/$compressor" --json 2>> "$work/log" | grep -c '"rootEntry"' || true)
  read=yes
  id=$("${old[@]}" snapshot list "$work/$compressor" --json 2>> "$work/log" | sed -n 's/.*"rootEntry":{[^}]*"obj":"\([^"]*\)".*/\1/p' | head -n 1)
  "${new[@]}" restore "$id" "$work/restored-$compressor" > "$work/restore.log" 2>&1 || read=no
  cmp -s "$work/$compressor/file" "$work/restored-$compressor/file" || read=no
  echo "$compressor, written by 0.22.3: listed by 0.23.1: $listed, restored by 0.23.1: $read"
  results="${results:-}$read "
done
tail -n 1 "$work/restore.log" | sed "s#$work##g"
[ "$results" = 'yes no ' ] || { echo 'this has changed'; exit 1; }
