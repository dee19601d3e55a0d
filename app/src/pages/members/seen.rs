//! `/me/seen`: a member through the eyes of others.

use domain::{
    ids::PublicId,
    members::{Affiliation, AsSeen, MemberField, SeenMember, Viewer},
    text::Language,
    trainings::Topic,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use super::words;
use crate::{
    format,
    pages::{
        account::page_of,
        components::{Head, Page, PageHead, PageTitle, Setting},
    },
    terms,
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct SeenView {
    /// As whom one looks.
    pub viewer: Viewer,
    /// What they see.
    pub seen: AsSeen,
}

/// Answers `/me/seen`.
#[component]
pub fn SeenPage() -> impl IntoView {
    page_of(|view: SeenView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let title = td_string!(locale, account.seen.title);
        let viewers = [Viewer::Anonymous, Viewer::Partner, Viewer::Member, Viewer::Coordinator].map(|viewer| {
            let href = setting.href(&format!("/me/seen?as={viewer}"));
            let current = (viewer == view.viewer).then_some("page");
            view! { <li><a href=href aria-current=current>{words::viewer(locale, viewer)}</a></li> }
        });
        let seen = match &view.seen {
            AsSeen::Nothing => view! { <p>{td_string!(locale, account.seen.nothing)}</p> }.into_any(),
            AsSeen::Counted(area) => {
                let words = td_string!(locale, account.seen.counted, area = setting.area_name(area));
                view! { <p>{words}</p> }.into_any()
            }
            AsSeen::Profile(seen) => {
                let lines = lines(&setting, seen).into_iter().map(|(field, value)| {
                    let value = value.unwrap_or_else(|| td_string!(locale, account.seen.not_told).to_owned());
                    view! {
                        <dt>{words::told(locale, field)}</dt>
                        <dd><bdi>{value}</bdi></dd>
                    }
                });
                view! {
                    {photo(&setting, seen)}
                    <dl class="seen">{lines.collect_view()}</dl>
                }
                .into_any()
            }
        };
        view! {
            <Head head=PageHead { title: title.to_owned(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title.to_owned() lead=td_string!(locale, account.seen.lead) />
                <nav class="tabs" aria-label=td_string!(locale, account.seen.look_as)>
                    <ul>{viewers.into_iter().collect_view()}</ul>
                </nav>
                {seen}
            </Page>
        }
    })
}

/// The photo of somebody who shows it, described by the name that is told.
pub(super) fn photo(setting: &Setting, seen: &SeenMember) -> Option<AnyView> {
    let name = seen.pseudonym.as_ref().map(|text| setting.text(text).to_owned());
    let name = name.unwrap_or_else(|| td_string!(setting.locale, account.directory.unnamed).to_owned());
    seen.photo.as_ref().map(|id| portrait(setting, id, name))
}

/// A photo.
pub(super) fn portrait(setting: &Setting, id: &PublicId, name: String) -> AnyView {
    let src = setting.href(&format!("/photos/{id}"));
    view! { <img class="portrait" src=src alt=name width="96" height="96" loading="lazy" decoding="async" /> }
        .into_any()
}

/// Every field of a profile in words; none where it isn't told.
pub(super) fn lines(setting: &Setting, seen: &SeenMember) -> Vec<(MemberField, Option<String>)> {
    let language = setting.language;
    let topics = |topics: &Vec<Topic>| setting.list(topics.iter().map(|topic| terms::topic(language, *topic)));
    // Names of organisations have commas of their own.
    let organisations = |them: &Vec<Affiliation>| {
        them.iter().fold(String::new(), |line, one| setting.pair(&line, setting.text(&one.name)))
    };
    let names = |languages: &Vec<Language>| setting.list(languages.iter().map(|one| terms::language(language, *one)));
    vec![
        (MemberField::Pseudonym, seen.pseudonym.as_ref().map(|text| setting.text(text).to_owned())),
        (MemberField::Name, seen.name.clone()),
        (MemberField::Gender, seen.gender.map(|gender| words::gender(setting.locale, gender).to_owned())),
        (MemberField::Profession, seen.profession.map(|term| terms::profession(language, term).to_owned())),
        (MemberField::Languages, seen.languages.as_ref().map(names)),
        (MemberField::District, seen.area.as_ref().map(|area| setting.area_name(area))),
        (MemberField::Skills, seen.skills.as_ref().map(topics)),
        (MemberField::Phone, seen.phone.clone()),
        (MemberField::Email, seen.email.clone()),
        (MemberField::Joined, seen.joined.map(|span| format::span(language, span))),
        (
            MemberField::Availability,
            seen.availability.as_ref().map(|availability| words::availability(setting, availability)),
        ),
        (
            MemberField::Needs,
            seen.needs.as_ref().map(|needs| setting.list(needs.iter().map(|need| words::need(setting.locale, *need)))),
        ),
        (MemberField::Wishes, seen.wishes.as_ref().map(topics)),
        (MemberField::Affiliations, seen.affiliations.as_ref().map(organisations)),
    ]
}
