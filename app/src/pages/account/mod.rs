//! Pages for people with an account: signing in, and what they do once they are.
//!
//! The server works out what each shows, because forms are answered by the page that they stand on; it hands that over
//! as the page's view.

mod invite;
mod me;
mod passkeys;
mod reminder;
mod second_step;
mod sign_in;

pub use invite::{InvitePage, InviteView, Outcome};
pub use me::{MePage, MeView};
pub use passkeys::PasskeyTold;
pub use reminder::{ReminderPage, ReminderView};
pub use second_step::{QrDrawing, SecondStepPage, SecondStepView};
pub use sign_in::{SignInPage, SignInView};

use domain::accounts::{Role, SignedIn};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::errors::NotFound;
use crate::i18n::Locale;

/// The addresses that only the server's own handlers answer, without a language's prefix. All below them is theirs too.
pub const OWN_PATHS: [&str; 8] =
    ["/sign-in", "/me", "/directory", "/report", "/review", "/answer", "/library/cascade", "/planning"];

/// Whether a path, without a language's prefix, is one of [`OWN_PATHS`] or below one.
#[must_use]
pub fn is_own_path(path: &str) -> bool {
    OWN_PATHS.iter().any(|own| path.strip_prefix(own).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
}

/// Who is signed in, where the page was asked for by somebody who is.
#[must_use]
pub fn signed_in() -> Option<SignedIn> {
    use_context()
}

/// A page made of its view; an address without a view is one that nobody has.
pub(super) fn page_of<T: Clone + 'static, V: IntoView>(page: impl FnOnce(T) -> V) -> impl IntoView {
    match use_context::<T>() {
        Some(view) => page(view).into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

/// What a role is called.
#[must_use]
pub fn role_name(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Member => td_string!(locale, account.role.member),
        Role::Partner => td_string!(locale, account.role.partner),
        Role::Coordinator => td_string!(locale, account.role.coordinator),
        Role::SafetyOfficer => td_string!(locale, account.role.safety_officer),
        Role::Administrator => td_string!(locale, account.role.administrator),
    }
}

/// The field for a code, with what is wrong with it beside it. Phones show their keys for figures where it can be no other.
fn code_field(label: &'static str, figures: bool, wrong: Option<&'static str>) -> AnyView {
    let is_wrong = wrong.is_some();
    view! {
        <label for="code">{label}</label>
        <input
            id="code"
            class="code"
            name="code"
            inputmode=figures.then_some("numeric")
            autocomplete="one-time-code"
            autocapitalize="none"
            spellcheck="false"
            dir="ltr"
            required
            aria-invalid=is_wrong.then_some("true")
            aria-describedby=is_wrong.then_some("code-fault")
        />
        {wrong.map(|wrong| view! { <p class="fault" id="code-fault" role="alert">{wrong}</p> })}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn own_paths_end_at_a_slash() {
        for path in ["/me", "/me/profile", "/sign-in/abc", "/directory", "/library/cascade", "/planning/compare"] {
            assert!(is_own_path(path), "{path}");
        }
        for path in ["/", "/members", "/media", "/sign-in-here"] {
            assert!(!is_own_path(path), "{path}");
        }
    }
}
