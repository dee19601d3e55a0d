//! What states, faults and deeds of mentoring are called.

use domain::{
    dates::{Date, Precision},
    mentoring::{MentoringFault, MentorshipDeed, MentorshipState},
    text::LocalText,
};
use leptos::prelude::*;
use leptos_i18n::td_string;

use crate::{format, i18n::Locale, pages::components::Setting};

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentoringNotice {
    /// Somebody was asked.
    Asked,
    /// A pair has come further.
    Decided(MentorshipDeed),
    /// Something was written.
    Saved,
}

impl MentoringNotice {
    /// The notice's name in addresses.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Decided(deed) => deed.slug(),
            Self::Saved => "saved",
        }
    }

    /// The notice of a name.
    #[must_use]
    pub fn of(slug: &str) -> Option<Self> {
        match slug {
            "asked" => Some(Self::Asked),
            "saved" => Some(Self::Saved),
            deed => deed.parse().ok().map(Self::Decided),
        }
    }

    /// The notice as the page says it.
    pub(super) fn view(self, locale: Locale) -> AnyView {
        let words = match self {
            Self::Asked => td_string!(locale, mentoring.done.asked),
            Self::Decided(MentorshipDeed::Accept) => td_string!(locale, mentoring.done.accept),
            Self::Decided(MentorshipDeed::Decline) => td_string!(locale, mentoring.done.decline),
            Self::Decided(MentorshipDeed::Withdraw) => td_string!(locale, mentoring.done.withdraw),
            Self::Decided(MentorshipDeed::End) => td_string!(locale, mentoring.done.end),
            Self::Saved => td_string!(locale, mentoring.done.saved),
        };
        view! { <p class="done" role="status">{words}</p> }.into_any()
    }
}

/// What is wrong, in a sentence.
pub fn fault(locale: Locale, fault: MentoringFault) -> &'static str {
    match fault {
        MentoringFault::NobodyToAsk => td_string!(locale, mentoring.fault.nobody_to_ask),
        MentoringFault::AskedAlready => td_string!(locale, mentoring.fault.asked_already),
        MentoringFault::AskingTooMany => td_string!(locale, mentoring.fault.asking_too_many),
        MentoringFault::Hidden => td_string!(locale, mentoring.fault.hidden),
        MentoringFault::NoText => td_string!(locale, mentoring.fault.no_text),
        MentoringFault::BadText => td_string!(locale, mentoring.fault.bad_text),
        MentoringFault::NoDay => td_string!(locale, mentoring.fault.no_day),
        MentoringFault::TooMany => td_string!(locale, mentoring.fault.too_many),
    }
}

/// How far a pair has come.
pub fn state(locale: Locale, state: MentorshipState) -> &'static str {
    match state {
        MentorshipState::Asked => td_string!(locale, mentoring.state.asked),
        MentorshipState::Active => td_string!(locale, mentoring.state.active),
        MentorshipState::Declined => td_string!(locale, mentoring.state.declined),
        MentorshipState::Withdrawn => td_string!(locale, mentoring.state.withdrawn),
        MentorshipState::Ended => td_string!(locale, mentoring.state.ended),
    }
}

/// How far a pair has come, and since when.
pub fn since(setting: &Setting, reached: MentorshipState, since: Date) -> String {
    let date = format::date(setting.language, since, Precision::Day);
    td_string!(setting.locale, mentoring.since, state = state(setting.locale, reached), date = date)
}

/// The name of one of the two, kept apart from the sentence around it.
pub fn name(setting: &Setting, pseudonym: Option<&LocalText>) -> String {
    let unnamed = || td_string!(setting.locale, mentoring.unnamed);
    setting.isolated(pseudonym.map_or_else(unnamed, |text| setting.text(text)))
}
