//! `/trainings/{id}/people`: who comes to a training, for coordinators.

use domain::{
    ids::PublicId,
    members::ListedMember,
    trainings::{ParticipationFault, ParticipationState},
};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::{TrainingGuest, TrainingPeople};

use super::words::{self, PeopleNotice};
use crate::{
    format,
    pages::{
        account::page_of,
        components::{Facts, Head, Page, PageHead, PageTitle, Part, Setting},
        members::listed_name,
    },
};

/// What the page shows.
#[derive(Debug, Clone)]
pub struct TrainingPeopleView {
    /// The training's id.
    pub id: PublicId,
    /// Who comes.
    pub people: TrainingPeople,
    /// Who was to be invited and could not be, and why.
    pub refused: Option<(String, ParticipationFault)>,
    /// What was just done.
    pub notice: Option<PeopleNotice>,
}

/// Answers `/trainings/{id}/people`.
#[component]
pub fn TrainingPeoplePage() -> impl IntoView {
    page_of(|view: TrainingPeopleView| {
        let setting = Setting::of_request();
        let locale = setting.locale;
        let training = &view.people.training;
        let title = words::title(&setting, &training.title, training.kind, &training.topics);
        let told = view.notice.map(|notice| {
            words::done(match notice {
                PeopleNotice::Invited => td_string!(locale, trainings.people.invited_now),
                PeopleNotice::TakenBack => td_string!(locale, trainings.people.taken_back),
                PeopleNotice::Noted => td_string!(locale, trainings.people.noted),
            })
        });
        let parts = [
            part(&setting, &view, Some(ParticipationState::Attended)),
            part(&setting, &view, Some(ParticipationState::Confirmed)),
            part(&setting, &view, Some(ParticipationState::Invited)),
            part(&setting, &view, Some(ParticipationState::Declined)),
            part(&setting, &view, None),
        ];
        view! {
            <Head head=PageHead { title: title.clone(), unlisted: true, ..PageHead::default() } />
            <Page class="me">
                <PageTitle title=title lead=td_string!(locale, trainings.people.lead) />
                {told}
                {facts(&setting, &view)}
                {plan(&setting, &view)}
                {invite(&setting, &view)}
                {held(&setting, &view)}
                {parts.into_iter().collect_view()}
                <p><a class="plain" href=setting.href("/me/trainings")>{td_string!(locale, trainings.people.all)}</a></p>
            </Page>
        }
    })
}

fn facts(setting: &Setting, view: &TrainingPeopleView) -> AnyView {
    let locale = setting.locale;
    let training = &view.people.training;
    let coming = view
        .people
        .guests
        .iter()
        .filter(|guest| matches!(guest.state, Some(ParticipationState::Confirmed | ParticipationState::Attended)));
    let coming = coming.count();
    let seats = training.capacity.map(|seats| {
        let (coming, seats) = (setting.number(coming), setting.number(seats));
        td_string!(locale, trainings.people.seats_of, coming = coming, seats = seats)
    });
    let venue = (!training.venue.is_empty()).then(|| training.venue.clone());
    Facts::default()
        .with(td_string!(locale, trainings.mine.days), format::span(setting.language, training.span))
        .with(
            td_string!(locale, trainings.mine.place),
            words::place(setting, &training.districts, &training.regions, training.is_virtual),
        )
        .with_some(td_string!(locale, trainings.mine.venue), venue.map(|venue| view! { <bdi>{venue}</bdi> }))
        .with_some(td_string!(locale, trainings.people.seats), seats)
        .with_some(td_string!(locale, trainings.people.along), along(setting, view))
        .view()
}

/// Partners' trainers who train along, each with their organisation.
fn along(setting: &Setting, view: &TrainingPeopleView) -> Option<String> {
    let named = view.people.origin.co_trainers.iter().map(|(pseudonym, organisation)| {
        let organisation = setting.isolated(setting.text(organisation));
        match setting.text(pseudonym) {
            "" => organisation,
            name => td_string!(
                setting.locale,
                trainings.people.of_organisation,
                name = setting.isolated(name),
                organisation = organisation
            ),
        }
    });
    let named = setting.list(named);
    (!named.is_empty()).then_some(named)
}

/// Where the plan is that a training came from: its list says who comes next.
fn plan(setting: &Setting, view: &TrainingPeopleView) -> Option<AnyView> {
    let locale = setting.locale;
    let scenario = view.people.origin.scenario.as_ref()?;
    let href = setting.href(&format!("/planning/{scenario}#list"));
    let note = view.people.is_to_come.then(|| {
        view! { <p class="note">{td_string!(locale, trainings.people.plan_text)}</p> }
    });
    let link = view! { <p><a class="plain" href=href>{td_string!(locale, trainings.people.plan)}</a></p> };
    Some(view! { {link} {note} }.into_any())
}

/// Those of one state; nothing where there are none, but for those who come.
fn part(setting: &Setting, view: &TrainingPeopleView, state: Option<ParticipationState>) -> AnyView {
    let locale = setting.locale;
    let guests: Vec<_> = view.people.guests.iter().filter(|guest| guest.state == state).collect();
    let is_awaited = state == Some(ParticipationState::Confirmed) && view.people.is_to_come;
    if guests.is_empty() && !is_awaited {
        return ().into_any();
    }
    let title = state.map_or(td_string!(locale, trainings.people.trainers), |state| words::state(locale, state));
    let title = setting.pair(title, &setting.number(guests.len()));
    let none = guests.is_empty().then(|| view! { <p>{td_string!(locale, trainings.people.nobody)}</p> });
    let entries: Vec<_> = guests.into_iter().map(|guest| entry(setting, view, guest)).collect();
    view! {
        <Part title=title>
            {none}
            <ul class="own-list guests">{entries}</ul>
        </Part>
    }
    .into_any()
}

fn entry(setting: &Setting, view: &TrainingPeopleView, guest: &TrainingGuest) -> AnyView {
    let locale = setting.locale;
    let named = guest.listed.as_ref().map(|listed| listed_name(setting, listed));
    let name = named.unwrap_or_else(|| td_string!(locale, trainings.people.gone).to_owned());
    let away = guest.listed.as_ref().is_some_and(|listed| is_away(view, listed));
    let away = away.then(|| view! { <span class="mark">{td_string!(locale, trainings.people.away)}</span> });
    let word = (!guest.word.is_empty()).then(|| {
        let word = guest.word.clone();
        view! {
            <p class="soft">{td_string!(locale, trainings.people.word)}</p>
            <p class="written" dir="auto">{word}</p>
        }
    });
    let buttons = buttons(setting, view, guest, &name);
    view! {
        <li id=guest.id.to_string()>
            <p class="guest"><bdi>{name}</bdi> {away}</p>
            {word} {buttons}
        </li>
    }
    .into_any()
}

/// What can be done about somebody now. What a button does it to is said to those who don't see where it stands.
fn buttons(setting: &Setting, view: &TrainingPeopleView, guest: &TrainingGuest, name: &str) -> Option<AnyView> {
    let locale = setting.locale;
    let name = || name.to_owned();
    let state = guest.state?;
    let (deed, label, described) = match state {
        ParticipationState::Attended if view.people.has_begun => (
            "was-not-there",
            td_string!(locale, trainings.people.was_not),
            td_string!(locale, trainings.people.was_not_named, name = name()),
        ),
        ParticipationState::Confirmed | ParticipationState::Invited if view.people.has_begun => (
            "was-there",
            td_string!(locale, trainings.people.was_there),
            td_string!(locale, trainings.people.was_there_named, name = name()),
        ),
        _ if view.people.is_to_come => (
            "take-back",
            td_string!(locale, trainings.people.take_back),
            td_string!(locale, trainings.people.take_back_named, name = name()),
        ),
        _ => return None,
    };
    let form = view! {
        <form method="post" action=action(setting, view)>
            <input type="hidden" name="member" value=guest.id.to_string() />
            <button type="submit" name="do" value=deed aria-label=described>{label}</button>
        </form>
    };
    Some(form.into_any())
}

fn action(setting: &Setting, view: &TrainingPeopleView) -> String {
    setting.href(&format!("/trainings/{}/people", view.id))
}

fn invite(setting: &Setting, view: &TrainingPeopleView) -> AnyView {
    let locale = setting.locale;
    if !view.people.is_to_come {
        return view! { <p class="soft">{td_string!(locale, trainings.people.closed)}</p> }.into_any();
    }
    let title = td_string!(locale, trainings.people.invite);
    if view.people.to_invite.is_empty() {
        return view! { <Part title=title><p>{td_string!(locale, trainings.people.nobody_left)}</p></Part> }.into_any();
    }
    let chosen = view.refused.as_ref().map_or("", |(chosen, _)| chosen.as_str());
    let options = view.people.to_invite.iter().map(|listed| {
        let mut label = listed_name(setting, listed);
        if is_away(view, listed) {
            label = setting.pair(&label, td_string!(locale, trainings.people.away));
        }
        view! { <option value=listed.id.to_string() selected=listed.id.as_str() == chosen>{label}</option> }
    });
    let options = options.collect_view();
    let fault = view.refused.as_ref().map(|(_, fault)| {
        view! { <p class="fault" id="member-fault" role="alert">{words::fault(locale, *fault)}</p> }
    });
    let (is_wrong, action) = (fault.is_some(), action(setting, view));
    view! {
        <Part title=title>
            <form class="form" method="post" action=action>
                <label for="member">{td_string!(locale, trainings.people.who)}</label>
                <select id="member" name="member" aria-invalid=is_wrong.then_some("true")
                    aria-describedby=if is_wrong { "member-fault" } else { "member-hint" }>
                    <option value="">{td_string!(locale, trainings.people.choose)}</option>
                    {options}
                </select>
                {fault}
                <p class="hint" id="member-hint">{td_string!(locale, trainings.people.invite_text)}</p>
                <button class="primary" type="submit" name="do" value="invite">{td_string!(locale, trainings.people.send)}</button>
            </form>
        </Part>
    }
    .into_any()
}

/// Noting that it was held, or that it was not after all.
fn held(setting: &Setting, view: &TrainingPeopleView) -> Option<AnyView> {
    let locale = setting.locale;
    let was_held = view.people.can_note_held?;
    let (title, text, deed, label) = if was_held {
        (
            td_string!(locale, trainings.people.over),
            td_string!(locale, trainings.people.over_text),
            "held",
            td_string!(locale, trainings.people.held),
        )
    } else {
        (
            td_string!(locale, trainings.people.was_held),
            td_string!(locale, trainings.people.was_held_text),
            "not-held",
            td_string!(locale, trainings.people.not_held),
        )
    };
    let action = action(setting, view);
    let part = view! {
        <Part title=title>
            <p>{text}</p>
            <form method="post" action=action>
                <button type="submit" name="do" value=deed>{label}</button>
            </form>
        </Part>
    };
    Some(part.into_any())
}

/// Whether somebody said that they are away on any day of it, to those who may know.
fn is_away(view: &TrainingPeopleView, listed: &ListedMember) -> bool {
    let span = view.people.training.span;
    listed.seen.availability.as_ref().is_some_and(|availability| availability.is_away(span.from, span.to))
}
