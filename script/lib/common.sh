# What every script needs: the folders, words for the reader, small helpers.
# Source it first; it switches on strict mode.
# shellcheck shell=bash

set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd -P)"
cache="${RABTA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/rabta}"
tools="$cache/tools"
web_packages="$root/script/web/node_modules"

export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
# What a check builds is built once as it is: the notes for building it again a little different fill disks.
if [ -n "${CI:-}" ]; then export CARGO_INCREMENTAL=0; fi
export PLAYWRIGHT_BROWSERS_PATH="${PLAYWRIGHT_BROWSERS_PATH:-$cache/browser}"
PATH="$tools/bin:$web_packages/.bin:$PATH"
mkdir -p "$cache"

# shellcheck source=script/lib/versions.sh
. "$root/script/lib/versions.sh"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

# Runs a command and shows what it printed only when it fails.
quietly() {
  local log status=0
  log="$(mktemp)"
  "$@" >"$log" 2>&1 || status=$?
  if [ "$status" != 0 ]; then
    cat "$log" >&2
    say "That was: $*"
  fi
  rm -f "$log"
  return "$status"
}

# SHA-256 of standard input, in hexadecimal.
digest() {
  if have sha256sum; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# One digest over the contents and names of every file under the given paths.
digest_files() {
  (
    cd "$root"
    find "$@" -name node_modules -prune -o -type f -print0 | LC_ALL=C sort -z |
      if have sha256sum; then xargs -0 sha256sum; else xargs -0 shasum -a 256; fi
  ) | digest
}

# "1 minute 5 seconds", for people who wait.
duration() {
  local seconds=$1
  if [ "$seconds" -lt 60 ]; then
    echo "$seconds s"
  else
    echo "$((seconds / 60)) min $((seconds % 60)) s"
  fi
}

free_port() {
  node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close() })'
}
