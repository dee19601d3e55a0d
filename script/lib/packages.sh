# Packages from npm and from the system: Node's, the browser, PostgreSQL.
# shellcheck shell=bash

need_node() {
  if ! have node || ! have npm; then
    fail "Node.js is missing. Install version $oldest_node or newer from https://nodejs.org/ and run this again."
  fi
  node -e "process.exit(parseInt(process.versions.node) >= $oldest_node ? 0 : 1)" ||
    fail "Rabta needs Node.js $oldest_node or newer; this is $(node --version)."
}

# need_npm FOLDER: the packages its lock file names. They live in the cache, one folder a lock file,
# and are linked into the checkout, so that a clean checkout has them at once.
need_npm() {
  local folder=$1 store here="$root/$1/node_modules"
  if [ ! -L "$here" ] && [ "$here/.package-lock.json" -nt "$root/$folder/package-lock.json" ]; then return; fi
  store="$cache/npm/$(digest_files "$folder/package.json" "$folder/package-lock.json" | cut -c 1-16)"
  if [ ! -d "$store" ]; then install_npm "$folder" "$store"; fi
  if [ "$(readlink "$here" || true)" = "$store/node_modules" ]; then return; fi
  rm -rf "${here:?}"
  ln -s "$store/node_modules" "$here"
}

install_npm() {
  local folder=$1 store=$2 new="$2.$$"
  say "Fetching the npm packages of $folder"
  mkdir -p "$new"
  cp "$root/$folder/package.json" "$root/$folder/package-lock.json" "$new/"
  quietly npm ci --prefix "$new" --ignore-scripts --no-audit --no-fund --loglevel=error ||
    fail "The npm packages of $folder could not be fetched. Is this machine online?"
  mv "$new" "$store"
}

need_web() {
  need_node
  need_npm script/web
}

need_journeys() {
  need_node
  need_npm end2end
  need_browser
}

# Chromium, from $CHROMIUM, the PATH, the system's packages or Playwright; exported as CHROMIUM
# but for Playwright's own, which it finds by itself.
need_browser() {
  if find_browser; then return; fi
  install_package "the Chromium browser" chromium || install_playwright_browser || true
  find_browser ||
    fail "No browser to test with. Install Chromium, or set CHROMIUM to its path, and run this again."
}

find_browser() {
  local name
  for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$name" ] && have "$name"; then
      CHROMIUM="$(command -v "$name")"
      export CHROMIUM
      return
    fi
  done
  compgen -G "$PLAYWRIGHT_BROWSERS_PATH/chromium*" >/dev/null
}

install_playwright_browser() {
  say "Fetching the Chromium browser with Playwright"
  (cd "$root/end2end" && quietly node_modules/.bin/playwright install chromium)
}

need_postgres() {
  if find_postgres; then return; fi
  install_package "PostgreSQL" postgresql || true
  find_postgres || fail "PostgreSQL's initdb and pg_ctl are missing. Install PostgreSQL 14 or newer and run this again."
}

# Debian keeps the server's programs out of the PATH.
find_postgres() {
  local folder
  if have initdb && have pg_ctl; then return; fi
  folder="$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1 || true)"
  [ -x "$folder/pg_ctl" ] && PATH="$folder:$PATH"
}

# install_package WORDS PACKAGE…: Debian's, by root or sudo; false where that cannot be done.
install_package() {
  local words=$1 become=""
  shift
  have apt-get || return 1
  if [ "$(id -u)" != 0 ]; then
    have sudo || return 1
    become=sudo
  fi
  say "Installing $words"
  quietly install_with_apt "$become" "$@"
}

install_with_apt() {
  local become=$1
  shift
  export DEBIAN_FRONTEND=noninteractive
  $become apt-get install --yes --no-install-recommends "$@" ||
    { $become apt-get update && $become apt-get install --yes --no-install-recommends "$@"; }
}
