# Every version that a build depends on and that no lock file holds.
# shellcheck shell=bash disable=SC2034

cargo_leptos_version=0.3.10 # 0.3.11 needs Rust 1.96
wasm_bindgen_version=0.2.130 # must equal wasm-bindgen in Cargo.lock
cargo_deny_version=0.20.2
cargo_nextest_version=0.9.143
oldest_node=20
