#!/usr/bin/env bash
# The release on a fresh data folder, for Playwright, which starts this and ends it.
# Reads RABTA_TEST_DATA (an empty folder), RABTA_ADDR, RABTA_TEST_EVENTS (how many events to make up), and
# RABTA_TEST_DATABASE (an empty database to use instead of a file in the folder).
# shellcheck source=script/lib/common.sh
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
# shellcheck source=script/lib/release.sh
. "$root/script/lib/release.sh"

[ -z "$(ls -A "$RABTA_TEST_DATA")" ] || fail "The tests' data folder is not empty: $RABTA_TEST_DATA"
release="$(release_folder)"
[ -x "$release/rabta" ] || fail "Rabta is not built as its sources are now. Run script/test build first."
release_environment
export RABTA_DATA="$RABTA_TEST_DATA"
unset DATABASE_URL
if [ -n "${RABTA_TEST_DATABASE:-}" ]; then export DATABASE_URL="$RABTA_TEST_DATABASE"; fi
RABTA_KEY="$("$release/rabta" key)"
export RABTA_KEY
"$release/rabta" migrate
"$release/rabta" seed --if-empty ${RABTA_TEST_EVENTS:+--scale "$RABTA_TEST_EVENTS"}
# An account for each role; journeys sign in as anybody does, by mail, which waits in the local mailbox.
"$release/rabta" admin links >/dev/null
exec "$release/rabta" serve
