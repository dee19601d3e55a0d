//! What fields, levels, viewers and faults are called.

use domain::{
    members::{FaultReason, Gender, MemberField, Viewer},
    safety::Level,
};
use leptos_i18n::td_string;

use crate::i18n::Locale;

/// The name of a field.
pub fn field(locale: Locale, field: MemberField) -> &'static str {
    match field {
        MemberField::Pseudonym => td_string!(locale, account.field.pseudonym),
        MemberField::Name => td_string!(locale, account.field.name),
        MemberField::Gender => td_string!(locale, account.field.gender),
        MemberField::Profession => td_string!(locale, account.field.profession),
        MemberField::Languages => td_string!(locale, account.field.languages),
        MemberField::District => td_string!(locale, account.field.district),
        MemberField::Skills => td_string!(locale, account.field.skills),
        MemberField::Phone => td_string!(locale, account.field.phone),
        MemberField::Email => td_string!(locale, account.field.email),
        MemberField::Joined => td_string!(locale, account.field.joined),
        MemberField::Photo => td_string!(locale, account.field.photo),
    }
}

/// The name of a field of somebody else.
pub fn told(locale: Locale, of_another: MemberField) -> &'static str {
    match of_another {
        MemberField::Skills => td_string!(locale, account.directory.skill),
        own => field(locale, own),
    }
}

/// Who may see what has a level.
pub fn level(locale: Locale, level: Level) -> &'static str {
    match level {
        Level::Sealed => td_string!(locale, account.level.sealed),
        Level::Coordinator => td_string!(locale, account.level.coordinator),
        Level::Network => td_string!(locale, account.level.network),
        Level::Partner => td_string!(locale, account.level.partner),
        Level::Public => td_string!(locale, account.level.public),
    }
}

/// As whom one looks.
pub fn viewer(locale: Locale, viewer: Viewer) -> &'static str {
    match viewer {
        Viewer::Anonymous => td_string!(locale, account.seen.anonymous),
        Viewer::Partner => td_string!(locale, account.seen.partner),
        Viewer::Member => td_string!(locale, account.seen.member),
        Viewer::Coordinator => td_string!(locale, account.seen.coordinator),
        Viewer::Owner => td_string!(locale, account.seen.owner),
    }
}

/// One person's gender.
pub fn gender(locale: Locale, gender: Gender) -> &'static str {
    match gender {
        Gender::Woman => td_string!(locale, account.gender.woman),
        Gender::Man => td_string!(locale, account.gender.man),
        Gender::Other => td_string!(locale, account.gender.other),
    }
}

/// What is wrong with a field.
pub fn fault(locale: Locale, reason: FaultReason) -> &'static str {
    match reason {
        FaultReason::Empty => td_string!(locale, account.fault.empty),
        FaultReason::TooLong => td_string!(locale, account.fault.too_long),
        FaultReason::Characters => td_string!(locale, account.fault.characters),
        FaultReason::Phone => td_string!(locale, account.fault.phone),
        FaultReason::Email => td_string!(locale, account.fault.email),
        FaultReason::Unknown => td_string!(locale, account.fault.unknown),
        FaultReason::TooLarge => td_string!(locale, account.fault.too_large),
        FaultReason::NoPicture => td_string!(locale, account.fault.no_picture),
        FaultReason::TooManyPoints => td_string!(locale, account.fault.too_many_points),
    }
}
