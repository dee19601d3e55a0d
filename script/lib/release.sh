# The release: one folder with all that a server needs, made once for each state of the sources.
#   rabta      the server and command line
#   hash.txt   the hashes in the names of the site's files; leptos looks for it beside the program
#   site/      what the browser may ask for, with .br and .gz beside each file
# A running server keeps its folder while another is built.
# shellcheck shell=bash

releases="$cache/release"
release_sources="Cargo.toml Cargo.lock rust-toolchain.toml domain atlas store app frontend lookout server style public data
  script/lib/versions.sh script/lib/release.sh script/web"

# The folder of the release for the sources as they are now, built or not.
release_folder() {
  local present
  # Some of the folders may not exist.
  # shellcheck disable=SC2086
  present="$(cd "$root" && ls -d $release_sources 2>/dev/null || true)"
  # shellcheck disable=SC2086
  echo "$releases/$(digest_files $present | cut -c 1-16)"
}

# Builds the release unless it is there; sets $release to its folder.
build_release() {
  release="$(release_folder)"
  if [ ! -x "$release/rabta" ]; then
    mkdir -p "$releases"
    one_at_a_time make_release "$release"
  fi
  touch "$release"
  remove_old_releases
}

# Two builds at once would empty each other's site folder.
one_at_a_time() {
  if ! have flock; then
    "$@"
    return
  fi
  (
    if ! flock --nonblock 9; then
      say "Waiting for another build to end"
      flock 9
    fi
    "$@" 9>&-
  ) 9>"$releases/lock"
}

make_release() {
  local folder=$1 new="$1.new"
  if [ -x "$folder/rabta" ]; then return; fi
  rm -rf "$new"
  mkdir -p "$new"
  say "Building Rabta (the first time takes half an hour, later ones a few minutes)"
  compile_release
  cp "$CARGO_TARGET_DIR/release/rabta" "$CARGO_TARGET_DIR/release/hash.txt" "$new/"
  cp -R "$CARGO_TARGET_DIR/site" "$new/site"
  compile_lookout "$new/lookout"
  node "$root/script/web/build.mjs" "$new"
  rm -rf "$new/lookout"
  node "$root/script/web/compress.mjs" "$new/site"
  mv "$new" "$folder"
}

compile_release() (
  cd "$root" || exit
  LEPTOS_SITE_ROOT="$CARGO_TARGET_DIR/site" cargo leptos build --release >&2
)

# The browser's finder of what identifies people, into a folder from which build.mjs takes it.
compile_lookout() (
  local folder=$1 profile=wasm-release target=wasm32-unknown-unknown
  cd "$root" || exit
  export CARGO_TARGET_DIR="$CARGO_TARGET_DIR/front"
  cargo build -p lookout --target "$target" --profile "$profile" >&2
  wasm-bindgen --target web --no-typescript --out-dir "$folder" "$CARGO_TARGET_DIR/$target/$profile/lookout.wasm"
  wasm-opt -Oz -o "$folder/lookout_bg.wasm" "$folder/lookout_bg.wasm"
)

remove_old_releases() {
  local folder
  # Names are digests.
  # shellcheck disable=SC2012
  for folder in $(ls -dt "$releases"/*/ | tail -n +4); do rm -rf "$folder"; done
}

# What the program must know to find its files.
release_environment() {
  export LEPTOS_OUTPUT_NAME=rabta LEPTOS_SITE_ROOT="$release/site" LEPTOS_SITE_PKG_DIR=pkg LEPTOS_HASH_FILES=true LEPTOS_ENV=PROD
}

# The key that encrypts exact places and contacts: the operator's, or one made once and kept beside the data.
use_key() {
  local file="$RABTA_DATA/key"
  if [ -n "${RABTA_KEY:-}" ]; then return; fi
  if [ ! -s "$file" ]; then
    (umask 077 && "$release/rabta" key >"$file")
    say "Made an encryption key in $file; keep a copy of it apart from the data"
  fi
  RABTA_KEY="$(cat "$file")"
  export RABTA_KEY
}
