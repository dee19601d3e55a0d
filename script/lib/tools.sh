# Rust and the Cargo tools. Each need_… function is quick when nothing is missing.
# shellcheck shell=bash

tools_built=no

toolchain_channel() { sed -n 's/^channel = "\(.*\)"/\1/p' "$root/rust-toolchain.toml"; }

need_rust() {
  have cargo || fail "Rust is missing. Install it from https://rustup.rs/ and run this again."
  have cc || install_package "a C compiler" gcc libc6-dev ||
    fail "A C compiler is missing (SQLite is built with it). Install gcc or clang and run this again."
  if have rustup && [ -z "${RUSTUP_TOOLCHAIN:-}" ]; then use_pinned_toolchain; fi
  check_rust_version
}

# The pinned toolchain, fetched if need be; or the stable one where it is the same version by another name.
use_pinned_toolchain() {
  local channel
  channel="$(toolchain_channel)"
  if rustup run "$channel" rustc --version >/dev/null 2>&1; then return; fi
  case "$(rustup run stable rustc --version 2>/dev/null || true)" in
    "rustc $channel "*) export RUSTUP_TOOLCHAIN=stable ;;
    *)
      say "Installing Rust $channel"
      quietly rustup toolchain install "$channel" --profile minimal --component rustfmt,clippy ||
        fail "Rust $channel could not be installed. Is this machine online?"
      ;;
  esac
}

check_rust_version() {
  local channel found
  channel="$(toolchain_channel)"
  found="$(cd "$root" && rustc --version | cut -d ' ' -f 2)"
  [ "$(printf '%s\n' "$channel" "$found" | sort -V | head -n 1)" = "$channel" ] ||
    fail "Rabta needs Rust $channel or newer; this is Rust $found. Update it (rustup update) and run this again."
}

need_wasm_target() {
  need_rust
  if [ -d "$(cd "$root" && rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ]; then return; fi
  have rustup || fail "This Rust has no wasm32-unknown-unknown target and there is no rustup to add it."
  say "Adding Rust's WebAssembly target"
  (cd "$root" && quietly rustup target add wasm32-unknown-unknown) ||
    fail "The WebAssembly target could not be added. Is this machine online?"
}

need_leptos() {
  need_wasm_target
  need_cargo_tool wasm-bindgen-cli "$wasm_bindgen_version" "about two minutes, once"
  need_cargo_tool cargo-leptos "$cargo_leptos_version" "about ten minutes, once"
}

need_deny() {
  need_rust
  need_cargo_tool cargo-deny "$cargo_deny_version" "about two minutes, once"
}

need_nextest() {
  need_rust
  if have cargo-nextest; then return; fi
  need_cargo_tool cargo-nextest "$cargo_nextest_version" "about five minutes, once"
}

# need_cargo_tool CRATE VERSION HOW_LONG: that very version, in the cache's tools folder.
need_cargo_tool() {
  local crate=$1 version=$2 how_long=$3
  if grep -qs "^\"$crate $version " "$tools/.crates.toml"; then return; fi
  say "Installing $crate $version ($how_long)"
  quietly install_cargo_tool "$crate" "$version" || fail "$crate $version could not be installed."
  tools_built=yes
}

# Tools are built fast, not to be fast: their own work is a small part of a build.
# Where a registry lacks a version that the tool's lock file names, the nearest ones do.
install_cargo_tool() (
  export CARGO_TARGET_DIR="$cache/tools-build"
  export CARGO_PROFILE_RELEASE_OPT_LEVEL=1 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
  cd "$root" || exit
  cargo install "$1" --version "$2" --root "$tools" --locked ||
    cargo install "$1" --version "$2" --root "$tools"
)

# What compiling the tools left behind, when it was this run that compiled them.
tidy_tools() {
  if [ "$tools_built" = yes ]; then rm -rf "$cache/tools-build"; fi
}
