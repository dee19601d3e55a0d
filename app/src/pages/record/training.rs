//! A training: facts, agenda, participants by group.

use domain::safety::public::{PublicGroup, PublicRecord, PublicSession, PublicTraining};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{
    format,
    pages::components::{Facts, LinkTo, Links, Part, Setting, Told},
    terms,
};

/// What is particular to a training.
pub fn body(setting: &Setting, record: &PublicRecord, own: &PublicTraining) -> AnyView {
    let locale = setting.locale;
    let agenda = (!own.sessions.is_empty()).then(|| {
        let agenda = agenda(setting, &own.sessions);
        view! { <Part title=td_string!(locale, pages.training.agenda)>{agenda}</Part> }
    });
    let participants = (!own.groups.is_empty()).then(|| {
        let groups = groups(setting, &own.groups);
        view! {
            <Part title=td_string!(locale, pages.training.participants)>
                {groups} <p class="note">{td_string!(locale, pages.training.participants_note)}</p>
            </Part>
        }
    });
    view! {
        {facts(setting, record, own)}
        {agenda}
        {participants}
    }
    .into_any()
}

fn facts(setting: &Setting, record: &PublicRecord, own: &PublicTraining) -> AnyView {
    let (locale, language) = (setting.locale, setting.language);
    let link = |link: &Option<_>| link.clone().map(|link| view! { <LinkTo setting=setting.clone() link=link /> });
    let organisers = (!record.organisations.is_empty()).then(|| view! { <Links links=record.organisations.clone() /> });
    Facts::default()
        .with(td_string!(locale, pages.fact.kind), terms::training_kind(language, own.kind))
        .with(td_string!(locale, pages.fact.status), terms::training_status(language, own.status))
        .with_some(
            td_string!(locale, pages.fact.language),
            own.language.map(|taught| terms::language(language, taught)),
        )
        .with_text(
            td_string!(locale, pages.fact.modules),
            setting.list(record.topics.iter().map(|topic| terms::topic(language, *topic))),
        )
        .with_text(
            td_string!(locale, pages.fact.themes),
            setting.list(record.themes.iter().map(|theme| terms::theme(language, *theme))),
        )
        .with_some(td_string!(locale, pages.fact.organised_by), organisers)
        .with_some(td_string!(locale, pages.fact.programme), link(&own.programme))
        .with_some(td_string!(locale, pages.fact.answers), link(&own.assessment))
        .with_some(td_string!(locale, pages.fact.follows), link(&own.parent))
        .view()
}

fn agenda(setting: &Setting, sessions: &[PublicSession]) -> impl IntoView + use<> {
    let language = setting.language;
    let items = sessions.iter().map(|session| {
        let topic = session.topic.map(|topic| view! { <p class="meta">{terms::topic(language, topic)}</p> });
        let exercises =
            session.exercises.iter().cloned().map(|text| view! { <li><Told language=language text=text /></li> });
        let exercises = exercises.collect_view();
        let exercises = (!exercises.is_empty()).then(|| {
            view! {
                <p class="meta">{td_string!(setting.locale, pages.training.exercises)}</p>
                <ul class="exercises">{exercises}</ul>
            }
        });
        view! {
            <li>
                <h3><Told language=language text=session.title.clone() /></h3>
                {topic}
                {exercises}
            </li>
        }
    });
    view! { <ol class="agenda">{items.collect_view()}</ol> }
}

fn groups(setting: &Setting, groups: &[PublicGroup]) -> impl IntoView + use<> {
    let (locale, language) = (setting.locale, setting.language);
    let rows = groups.iter().map(|group| {
        let gender = group
            .gender
            .map_or(td_string!(locale, pages.training.all_genders), |gender| terms::gender(language, gender));
        let count = group.count.map_or_else(
            || td_string!(locale, pages.training.not_counted).to_owned(),
            |count| format::count(language, count),
        );
        view! {
            <tr>
                <th scope="row">{terms::sector(language, group.sector)}</th>
                <td>{gender}</td>
                <td class="number">{count}</td>
            </tr>
        }
    });
    view! {
        <table class="table">
            <thead>
                <tr>
                    <th scope="col">{td_string!(locale, pages.training.sector)}</th>
                    <th scope="col">{td_string!(locale, pages.training.gender)}</th>
                    <th scope="col" class="number">{td_string!(locale, pages.training.attendances)}</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}
