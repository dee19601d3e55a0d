//! The way out of a page that somebody should not be seen reading.

use leptos::prelude::*;
use leptos_i18n::td_string;

use super::Setting;

/// A way out for a reader who is being watched: a link, and its access key. It works without script, so it cannot take the
/// page out of the history.
#[component]
pub fn LeaveQuickly(
    /// The page's surroundings.
    setting: Setting,
) -> impl IntoView {
    view! {
        <a class="leave" href="https://www.bbc.com/weather" rel="noreferrer nofollow external" accesskey="x">
            {td_string!(setting.locale, pages.leave.label)}
        </a>
    }
}
