//! The way out of a page that somebody should not be seen reading.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::Setting;
use crate::pages::PageContext;

/// A way out for a reader who is being watched: a link, and its access key. It works without script; with it the shift key
/// pressed three times leads out too, and the page that comes takes this one's place (`leave.mjs`). What was read before
/// stays in the history.
#[component]
pub fn LeaveQuickly(
    /// The page's surroundings.
    setting: Setting,
) -> impl IntoView {
    let script = PageContext::of_request().assets.leave.clone();
    view! {
        <a
            class="leave"
            href="https://www.bbc.com/weather"
            rel="noreferrer nofollow external"
            accesskey="x"
            data-keys=td_string!(setting.locale, pages.leave.keys)
        >
            {td_string!(setting.locale, pages.leave.label)}
        </a>
        {script.map(|script| view! { <script type="module" src=script></script> })}
    }
}
