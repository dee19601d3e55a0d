//! What faults of a session and trainings of the cascade are called.

use domain::cascade::{Outline, SessionFault};
use leptos_i18n::td_string;

use crate::{format, i18n::Locale, pages::components::Setting, terms};

/// What is wrong, in a sentence.
pub fn fault(locale: Locale, fault: SessionFault) -> &'static str {
    match fault {
        SessionFault::NoModule => td_string!(locale, cascade.fault.no_module),
        SessionFault::NoDate => td_string!(locale, cascade.fault.no_date),
        SessionFault::DateAhead => td_string!(locale, cascade.fault.date_ahead),
        SessionFault::DatePast => td_string!(locale, cascade.fault.date_past),
        SessionFault::NoDistrict => td_string!(locale, cascade.fault.no_district),
        SessionFault::NoLanguage => td_string!(locale, cascade.fault.no_language),
        SessionFault::NoGroup => td_string!(locale, cascade.fault.no_group),
        SessionFault::GroupIncomplete => td_string!(locale, cascade.fault.group_incomplete),
        SessionFault::GroupCount => td_string!(locale, cascade.fault.group_count),
        SessionFault::NoCoTrainer => td_string!(locale, cascade.fault.no_co_trainer),
        SessionFault::NoParent => td_string!(locale, cascade.fault.no_parent),
        SessionFault::NoLevel => td_string!(locale, cascade.fault.no_level),
    }
}

/// What a training is called: its title, or its kind and modules.
pub fn title(setting: &Setting, training: &Outline) -> String {
    match setting.text(&training.title) {
        "" => {
            let modules = training.topics.iter().map(|topic| terms::topic(setting.language, *topic));
            setting.pair(terms::training_kind(setting.language, training.kind), &setting.list(modules))
        }
        title => title.to_owned(),
    }
}

/// When and where a training was.
pub fn time_and_place(setting: &Setting, training: &Outline) -> String {
    let place = setting.place(&training.areas, training.note);
    setting.pair(&format::span(setting.language, training.span), &place)
}
