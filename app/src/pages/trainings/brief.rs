//! One's trainings in a few lines, for one's own page.

use domain::trainings::{KnownTraining, TrainingGroup, TrainingStatus};
use leptos::prelude::*;
use leptos_i18n::td_string;
use store::OwnTrainings;

use super::words;
use crate::{format, pages::components::Setting};

/// How many invitations wait, and what comes next.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrainingsInShort {
    waiting: usize,
    next: Option<KnownTraining>,
}

impl TrainingsInShort {
    /// The short of all of them, which are in the order of their days.
    #[must_use]
    pub fn of(own: &OwnTrainings) -> Self {
        let in_group = |group| own.0.iter().map(|own| &own.training).filter(move |training| training.group == group);
        Self {
            waiting: in_group(TrainingGroup::Invited).count(),
            next: in_group(TrainingGroup::Coming).find(|next| next.status != TrainingStatus::Cancelled).cloned(),
        }
    }
}

/// What waits for an answer and what comes next, each as a link to the page of all; nothing where there is neither.
pub(in crate::pages) fn short(setting: &Setting, trainings: &TrainingsInShort) -> Option<AnyView> {
    let locale = setting.locale;
    let waiting = (trainings.waiting > 0).then(|| {
        let count = setting.number(trainings.waiting);
        td_string!(locale, trainings.me.waiting, count = count)
    });
    let next = trainings.next.as_ref().map(|next| {
        let title = words::title(setting, &next.title, next.kind, &next.topics);
        let training = setting.pair(&title, &format::span(setting.language, next.span));
        td_string!(locale, trainings.me.next, training = training)
    });
    let href = setting.href("/me/trainings");
    let lines: Vec<_> = waiting
        .into_iter()
        .chain(next)
        .map(|words| view! { <p class="done"><a href=href.clone()>{words}</a></p> })
        .collect();
    (!lines.is_empty()).then(|| lines.into_any())
}
