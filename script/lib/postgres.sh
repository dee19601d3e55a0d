# A throwaway PostgreSQL for the tests: its own folder and port, nothing synced to disk, gone afterwards.
# shellcheck shell=bash

postgres_folder=""

# Exports RABTA_TEST_POSTGRES, unless it already names a server to use.
start_postgres() {
  local port
  if [ -n "${RABTA_TEST_POSTGRES:-}" ]; then return; fi
  postgres_folder="$(mktemp -d "${TMPDIR:-/tmp}/rabta-postgres.XXXXXX")"
  own_postgres_folder
  as_postgres initdb --pgdata="$postgres_folder/data" --username=postgres --auth=trust \
    --encoding=UTF8 --locale="$(postgres_locale)" --no-sync >"$postgres_folder/init.log" 2>&1 || postgres_failed
  port="$(free_port)"
  as_postgres pg_ctl start --pgdata="$postgres_folder/data" --log="$postgres_folder/server.log" --wait --silent \
    --options="-h 127.0.0.1 -p $port -k '$postgres_folder' $(postgres_settings)" || postgres_failed
  export RABTA_TEST_POSTGRES="postgres://postgres@127.0.0.1:$port/postgres"
}

# Fast, not durable; many connections, because each test opens a pool.
postgres_settings() {
  echo "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=128MB"
}

stop_postgres() {
  if [ -z "$postgres_folder" ]; then return; fi
  as_postgres pg_ctl stop --pgdata="$postgres_folder/data" --mode=immediate --silent >/dev/null 2>&1 || true
  rm -rf "$postgres_folder"
  postgres_folder=""
}

postgres_failed() {
  cat "$postgres_folder"/*.log >&2
  fail "PostgreSQL did not start for the tests."
}

# PostgreSQL refuses to run as root, so root hands it to a user without rights.
as_postgres() {
  if [ "$(id -u)" = 0 ]; then
    (cd "$postgres_folder" && runuser -u "$(postgres_user)" -- env PATH="$PATH" "$@")
  else
    "$@"
  fi
}

own_postgres_folder() {
  if [ "$(id -u)" = 0 ]; then chown "$(postgres_user)" "$postgres_folder"; fi
}

postgres_locale() {
  if locale -a 2>/dev/null | grep -qix 'c\.utf-\?8'; then echo C.UTF-8; else echo C; fi
}

postgres_user() {
  if id postgres >/dev/null 2>&1; then echo postgres; else echo nobody; fi
}
