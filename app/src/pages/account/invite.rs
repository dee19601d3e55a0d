//! `/directory/invite`: how people come to an account.

use domain::{accounts::Role, ids::PublicId, members::ListedMember, text::Language};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::InvitationFault;

use super::{page_of, role_name};
use crate::{
    language::{OFFERED, own_name},
    pages::{
        components::{Head, Page, PageHead, PageTitle, Setting},
        members::listed_name,
    },
};

/// What the invitation's form shows.
#[derive(Debug, Clone)]
pub struct InviteView {
    /// The roles that one may invite to.
    pub roles: Vec<Role>,
    /// What was typed.
    pub email: String,
    /// The role that was chosen.
    pub role: Option<Role>,
    /// The members who have no account yet.
    pub members: Vec<ListedMember>,
    /// The member that was chosen; none for a new one.
    pub member: Option<PublicId>,
    /// The language that was chosen.
    pub language: Language,
    /// What came of it, once it was sent.
    pub outcome: Option<Outcome>,
}

/// What came of an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The mail is on its way.
    Sent,
    /// The address is none.
    NotAnEmail,
    /// It can't be.
    Fault(InvitationFault),
}

/// Answers `/directory/invite`.
#[component]
pub fn InvitePage() -> impl IntoView {
    page_of(|view: InviteView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, account.invite.title);
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="narrow">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.invite.lead) />
                {form(&setting, view)}
            </Page>
        }
    })
}

fn form(setting: &Setting, view: InviteView) -> AnyView {
    let locale = setting.locale;
    let told = view.outcome.map(|outcome| {
        let (class, words) = match outcome {
            Outcome::Sent => ("done", td_string!(locale, account.invite.sent)),
            Outcome::NotAnEmail => ("fault", td_string!(locale, account.invite.email_wrong)),
            Outcome::Fault(InvitationFault::Role) => ("fault", td_string!(locale, account.invite.role_wrong)),
            Outcome::Fault(InvitationFault::NoSuchMember) => ("fault", td_string!(locale, account.invite.member_wrong)),
            Outcome::Fault(InvitationFault::Taken) => ("fault", td_string!(locale, account.invite.taken)),
            Outcome::Fault(InvitationFault::HasAccount) => ("fault", td_string!(locale, account.invite.has_account)),
        };
        view! { <p class=class id="told" role="status">{words}</p> }
    });
    let is_about = |about: fn(InvitationFault) -> bool| {
        view.outcome.is_some_and(|outcome| matches!(outcome, Outcome::Fault(fault) if about(fault)))
    };
    let is_wrong = view.outcome == Some(Outcome::NotAnEmail) || is_about(|fault| fault == InvitationFault::Taken);
    let is_role_wrong = is_about(|fault| fault == InvitationFault::Role);
    let is_member_wrong =
        is_about(|fault| matches!(fault, InvitationFault::NoSuchMember | InvitationFault::HasAccount));
    let chosen = view.member.as_ref();
    let members = view.members.iter().map(|member| {
        view! { <option value=member.id.to_string() selected=chosen == Some(&member.id)>{listed_name(setting, member)}</option> }
    });
    let members = members.collect_view();
    let roles = view.roles.into_iter().map(|role| {
        view! { <option value=role.slug() selected=view.role == Some(role)>{role_name(locale, role)}</option> }
    });
    let languages = OFFERED.into_iter().map(|language| {
        view! { <option value=language.slug() lang=language.slug() selected=view.language == language>{own_name(language)}</option> }
    });
    view! {
        {told}
        <form class="form" method="post" action=setting.href("/directory/invite") novalidate>
            <label for="email">{td_string!(locale, account.invite.email)}</label>
            <input id="email" type="email" name="email" autocomplete="off" dir="ltr" required value=view.email
                aria-invalid=is_wrong.then_some("true") aria-describedby=is_wrong.then_some("told") />
            <label for="role">{td_string!(locale, account.invite.role)}</label>
            <select id="role" name="role" aria-invalid=is_role_wrong.then_some("true")
                aria-describedby=is_role_wrong.then_some("told")>{roles.collect_view()}</select>
            <label for="member">{td_string!(locale, account.invite.member)}</label>
            <select id="member" name="member" aria-invalid=is_member_wrong.then_some("true")
                aria-describedby=if is_member_wrong { "told" } else { "member-hint" }>
                <option value="">{td_string!(locale, account.invite.none)}</option>
                <optgroup label=td_string!(locale, account.invite.known)>{members}</optgroup>
            </select>
            <p class="hint" id="member-hint">{td_string!(locale, account.invite.member_hint)}</p>
            <label for="language">{td_string!(locale, account.invite.language)}</label>
            <select id="language" name="language">{languages.collect_view()}</select>
            <button class="primary" type="submit">{td_string!(locale, account.invite.send)}</button>
        </form>
    }
    .into_any()
}
