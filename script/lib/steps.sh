# The steps of script/test: words for each, what it needs, what it does.
# shellcheck shell=bash

# shellcheck source=script/lib/postgres.sh
. "$root/script/lib/postgres.sh"

all_steps="format lint deny rust map web build journeys postgres size"
# leptos reads it when it compiles; cargo-leptos sets the same.
export LEPTOS_OUTPUT_NAME=rabta

words() {
  case "$1" in
    format) echo "Check the formatting" ;;
    lint) echo "Lint the server's code, the browser's and the browser tests" ;;
    deny) echo "Check licences and known faults of the libraries" ;;
    rust) echo "Test the Rust code on SQLite and PostgreSQL" ;;
    map) echo "Test the scripts that draw the map" ;;
    web) echo "Test the scripts that make the site's files" ;;
    build) echo "Build the release" ;;
    journeys) echo "Walk through the product in a browser" ;;
    postgres) echo "Walk through what people with an account do, on PostgreSQL and a phone" ;;
    size) echo "Weigh a first visit to Explore" ;;
  esac
}

prepare_format() { need_rust; }
step_format() { cargo fmt --all --check; }

# Never with all features at once: host code and browser code exclude each other.
prepare_lint() {
  need_wasm_target
  need_node
  need_npm end2end
}
step_lint() {
  cargo clippy ${CI:+--locked} --workspace --exclude frontend --all-targets -- -D warnings
  cargo clippy ${CI:+--locked} -p frontend -p app -p lookout --target wasm32-unknown-unknown --features app/hydrate -- -D warnings
  cd end2end || return
  node_modules/.bin/tsc
}

prepare_deny() { need_deny; }
step_deny() {
  cargo deny ${CI:+--locked} check bans licenses sources
  if cargo deny ${CI:+--locked} fetch db; then
    cargo deny ${CI:+--locked} check --disable-fetch advisories
  else
    echo "Remark: known faults were not looked up, their database is out of reach"
  fi
}

prepare_rust() {
  need_nextest
  need_node
  need_postgres
}
step_rust() {
  trap stop_postgres EXIT
  start_postgres
  # What properties are tried with follows from one seed, so that the same code always passes or always fails.
  export PROPTEST_RNG_SEED="${PROPTEST_RNG_SEED:-1}"
  # The framework's views have types as deep as their markup; without them the same pages compile in a third of the time.
  export RUSTFLAGS="${RUSTFLAGS:-} --cfg erase_components"
  cargo nextest run ${CI:+--locked} --workspace --exclude frontend
  cargo test ${CI:+--locked} --doc -p domain -p atlas
}

prepare_map() {
  need_node
  if [ -n "$(map_tests)" ]; then need_npm script/map; fi
}
step_map() {
  local tests
  tests="$(map_tests)"
  # The names have no spaces.
  # shellcheck disable=SC2086
  if [ -n "$tests" ]; then node --test $tests; fi
}
map_tests() { (cd "$root" && find script/map -name node_modules -prune -o -name '*.test.mjs' -print); }

prepare_web() { need_web; }
step_web() { node --test script/web/; }

prepare_build() {
  need_leptos
  need_web
}
step_build() { build_release; }

prepare_journeys() {
  prepare_build
  need_journeys
}
# The last of each chain of projects brings those before it.
step_journeys() { walk --project=wide --project=phone --project=passkeys-phone --project=planning; }

prepare_postgres() {
  prepare_journeys
  need_postgres
}
# One journey after the other: they share the demonstration's one account a role.
step_postgres() {
  trap stop_postgres EXIT
  unset RABTA_TEST_POSTGRES
  start_postgres
  RABTA_TEST_DATABASE="$RABTA_TEST_POSTGRES" walk --project=accounts --workers=1
}

prepare_size() { prepare_journeys; }
step_size() { RABTA_TEST_EVENTS=1000 walk --project=size; }

# Playwright on the release and a data folder that is gone afterwards.
walk() {
  RABTA_TEST_DATA="$(mktemp -d "${TMPDIR:-/tmp}/rabta-journeys.XXXXXX")"
  export RABTA_TEST_DATA
  trap 'rm -rf "$RABTA_TEST_DATA"; stop_postgres' EXIT
  build_release
  cd end2end || return
  node_modules/.bin/playwright test "$@"
}
