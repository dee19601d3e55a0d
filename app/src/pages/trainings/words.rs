//! What trainings, faults and what was just done are called.

use domain::{
    dates::Precision,
    places::Region,
    text::LocalText,
    trainings::{Learned, ParticipationFault, ParticipationState, Topic, TrainingKind},
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{format, i18n::Locale, pages::components::Setting, terms};

domain::vocabulary! {
    /// What a member has just answered.
    TrainingNotice as "notice about trainings" {
        /// That they come.
        Come = "come",
        /// That they can't.
        Decline = "decline",
    }
}

domain::vocabulary! {
    /// What a coordinator has just done.
    PeopleNotice as "notice about people" {
        /// Somebody was invited.
        Invited = "invited",
        /// An invitation was taken back.
        TakenBack = "taken-back",
        /// It was noted whether somebody was there.
        Noted = "noted",
    }
}

/// A notice as a page says it.
pub(super) fn done(words: &'static str) -> AnyView {
    view! { <p class="done" role="status">{words}</p> }.into_any()
}

/// What is wrong, in a sentence.
pub(super) fn fault(locale: Locale, fault: ParticipationFault) -> &'static str {
    match fault {
        ParticipationFault::NotOpen => td_string!(locale, trainings.fault.not_open),
        ParticipationFault::NobodyToInvite => td_string!(locale, trainings.fault.nobody_to_invite),
        ParticipationFault::InvitedAlready => td_string!(locale, trainings.fault.invited_already),
        ParticipationFault::BadText => td_string!(locale, trainings.fault.bad_text),
    }
}

/// How those of a state are headed on a coordinator's page.
pub(super) fn state(locale: Locale, state: ParticipationState) -> &'static str {
    match state {
        ParticipationState::Invited => td_string!(locale, trainings.people.invited),
        ParticipationState::Confirmed => td_string!(locale, trainings.people.confirmed),
        ParticipationState::Declined => td_string!(locale, trainings.people.declined),
        ParticipationState::Attended => td_string!(locale, trainings.people.attended),
    }
}

/// What a training is called: its title, or its kind and modules.
pub(super) fn title(setting: &Setting, title: &LocalText, kind: TrainingKind, topics: &[Topic]) -> String {
    match setting.text(title) {
        "" => {
            let modules = topics.iter().map(|topic| terms::topic(setting.language, *topic));
            setting.pair(terms::training_kind(setting.language, kind), &setting.list(modules))
        }
        title => title.to_owned(),
    }
}

/// Where it is, as those may know who are invited.
pub(super) fn place(setting: &Setting, districts: &[String], regions: &[Region], is_virtual: bool) -> String {
    let names = districts.iter().map(|slug| setting.district_name(slug));
    let regions = regions.iter().map(|region| terms::region(setting.language, *region).to_owned());
    match setting.list(names.chain(regions)) {
        none if none.is_empty() && is_virtual => td_string!(setting.locale, trainings.mine.online).to_owned(),
        none if none.is_empty() => td_string!(setting.locale, trainings.mine.no_place).to_owned(),
        names => names,
    }
}

/// The training in which a module was learned, and when.
pub(in crate::pages) fn learned_in(setting: &Setting, learned: &Learned) -> String {
    let span = format::span(setting.language, learned.span.coarsened(Precision::Month));
    let training = setting.pair(&title(setting, &learned.title, learned.kind, &[]), &span);
    td_string!(setting.locale, trainings.learned.in_training, training = training)
}
