//! The browser's entry: it hydrates the islands and does nothing else.

/// Called by the page's own script once the code is there.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    // The islands register themselves; naming the crate keeps them in the build.
    use app as _;
    leptos::mount::hydrate_islands();
}
