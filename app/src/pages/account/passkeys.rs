//! Passkeys on the two pages that know them: the list on one's own, and a button on the one for signing in. Adding one
//! and signing in with it need a script (`passkeys.mjs`); without it neither is shown, and everything else works.

use domain::accounts::Passkey;
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::me::instant;
use crate::pages::{
    PageContext,
    components::{Part, Scroll, Setting},
};

/// What came of a change of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasskeyTold {
    /// One was added.
    Added,
    /// One was removed.
    Removed,
}

/// One's own passkeys, and the way to another.
#[component]
pub(super) fn Passkeys(
    setting: Setting,
    passkeys: Vec<Passkey>,
    /// The name that they are bound to; without one there is no way to another.
    host: Option<String>,
    told: Option<PasskeyTold>,
) -> impl IntoView {
    let locale = setting.locale;
    let told = told.map(|told| {
        let words = match told {
            PasskeyTold::Added => td_string!(locale, account.passkey.added_now),
            PasskeyTold::Removed => td_string!(locale, account.passkey.removed),
        };
        view! { <p class="done" role="status">{words}</p> }
    });
    let form = list(&setting, passkeys);
    let adding = host.map(|host| adding(&setting, host));
    view! {
        <Part title=td_string!(locale, account.passkey.title) id="passkeys">
            <p class="soft">{td_string!(locale, account.passkey.text)}</p>
            {told}
            {form}
            {adding}
        </Part>
    }
}

/// The list, each with a button that removes it; it works without a script.
fn list(setting: &Setting, passkeys: Vec<Passkey>) -> AnyView {
    let locale = setting.locale;
    if passkeys.is_empty() {
        return view! { <p>{td_string!(locale, account.passkey.none)}</p> }.into_any();
    }
    let rows = passkeys.into_iter().map(|passkey| {
        let name =
            if passkey.name.is_empty() { td_string!(locale, account.passkey.unnamed).to_owned() } else { passkey.name };
        let label = td_string!(locale, account.passkey.remove_named, name = name.clone());
        let used = passkey.used.map_or_else(
            || td_string!(locale, account.passkey.never).to_owned(),
            |used| instant(setting.language, used),
        );
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi></th>
                <td>{instant(setting.language, passkey.added)}</td>
                <td>{used}</td>
                <td>
                    <button type="submit" name="remove" value=passkey.id.to_string() aria-label=label>
                        {td_string!(locale, account.passkey.remove)}
                    </button>
                </td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <form method="post" action=setting.href("/me/passkeys")>
            <Scroll label=td_string!(locale, account.passkey.title)>
                <table class="sessions">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, account.passkey.name)}</th>
                            <th scope="col">{td_string!(locale, account.passkey.added)}</th>
                            <th scope="col">{td_string!(locale, account.me.used)}</th>
                            <td></td>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </Scroll>
        </form>
    }
    .into_any()
}

fn adding(setting: &Setting, host: String) -> AnyView {
    let locale = setting.locale;
    let inside = view! {
        <label for="passkey-name">{td_string!(locale, account.passkey.new_name)}</label>
        <input id="passkey-name" maxlength="60" autocomplete="off" aria-describedby="passkey-hint" />
        <p class="hint" id="passkey-hint">{td_string!(locale, account.passkey.hint)}</p>
        <button class="primary" type="button" disabled>{td_string!(locale, account.passkey.add)}</button>
    };
    view! {
        <p class="soft" id="passkey-unable">{td_string!(locale, account.passkey.needed)}</p>
        {scripted(setting, Scripted { deed: "create", path: "/me/passkeys", host, next: String::new() }, inside.into_any())}
    }
    .into_any()
}

/// The button on the page for signing in.
pub(super) fn sign_in_button(setting: &Setting, host: String, next: String) -> AnyView {
    let locale = setting.locale;
    let inside = view! {
        <p class="soft">{td_string!(locale, account.passkey.sign_in_text)}</p>
        <p class="buttons">
            <button type="button" disabled>{td_string!(locale, account.passkey.sign_in)}</button>
        </p>
    };
    scripted(setting, Scripted { deed: "get", path: "/sign-in/passkey", host, next }, inside.into_any())
}

/// What the script is told.
struct Scripted {
    /// What the browser is to do with a passkey.
    deed: &'static str,
    /// The address below which the server answers.
    path: &'static str,
    host: String,
    next: String,
}

/// A part that only the script shows, where the browser knows passkeys, with the words that it needs.
fn scripted(setting: &Setting, told: Scripted, inside: AnyView) -> AnyView {
    let locale = setting.locale;
    let script = PageContext::of_request().assets.passkeys.clone();
    script
        .map(|script| {
            view! {
                <div
                    class="form"
                    id="passkey"
                    hidden
                    data-deed=told.deed
                    data-path=setting.href(told.path)
                    data-host=told.host
                    data-next=told.next
                    data-busy=td_string!(locale, account.passkey.busy)
                    data-cancelled=td_string!(locale, account.passkey.cancelled)
                    data-known=td_string!(locale, account.passkey.known)
                    data-failed=td_string!(locale, account.passkey.failed)
                >
                    {inside}
                    <p role="status" tabindex="-1"></p>
                </div>
                <script type="module" src=script></script>
            }
        })
        .into_any()
}
