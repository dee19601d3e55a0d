//! What fields, levels, viewers and faults are called.

use domain::{
    dates::{Precision, Span},
    members::{Availability, FaultReason, FreeDays, Gender, ListedMember, MemberField, Need, Travel, Viewer},
    safety::Level,
};
use leptos_i18n::td_string;

use crate::{format, i18n::Locale, pages::components::Setting};

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
        MemberField::Availability => td_string!(locale, account.field.availability),
        MemberField::Needs => td_string!(locale, account.field.needs),
        MemberField::Wishes => td_string!(locale, account.field.wishes),
        MemberField::Affiliations => td_string!(locale, account.field.affiliations),
    }
}

/// The name of a field of somebody else.
pub fn told(locale: Locale, of_another: MemberField) -> &'static str {
    match of_another {
        MemberField::Skills => td_string!(locale, account.directory.skill),
        MemberField::Availability => td_string!(locale, account.availability.can_come),
        MemberField::Needs => td_string!(locale, account.availability.needs),
        MemberField::Wishes => td_string!(locale, account.wishes.told),
        MemberField::Affiliations => td_string!(locale, account.affiliations.told),
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
        FaultReason::Days => td_string!(locale, account.fault.days),
        FaultReason::TooMany => td_string!(locale, account.fault.too_many),
    }
}

/// Days of the week.
pub fn days(locale: Locale, days: FreeDays) -> &'static str {
    match days {
        FreeDays::Weekdays => td_string!(locale, account.availability.weekdays),
        FreeDays::Weekends => td_string!(locale, account.availability.weekends),
    }
}

/// How far somebody travels.
pub fn travel(locale: Locale, travel: Travel) -> &'static str {
    match travel {
        Travel::OwnDistrict => td_string!(locale, account.availability.own_district),
        Travel::OwnRegion => td_string!(locale, account.availability.own_region),
        Travel::Anywhere => td_string!(locale, account.availability.anywhere),
    }
}

/// What somebody needs so that they can come.
pub fn need(locale: Locale, need: Need) -> &'static str {
    match need {
        Need::Childcare => td_string!(locale, account.availability.childcare),
        Need::Company => td_string!(locale, account.availability.company),
        Need::Access => td_string!(locale, account.availability.access),
    }
}

/// When somebody can come, and how far, in a line; with why they are away where that is told.
pub fn availability(setting: &Setting, of: &Availability) -> String {
    let locale = setting.locale;
    let free = of.days.iter().map(|one| days(locale, *one).to_owned());
    let far = of.travel.map(|far| td_string!(locale, account.availability.travels, far = travel(locale, far)));
    let away = of.away.iter().map(|absence| {
        let span = Span { from: absence.from, to: absence.to, precision: Precision::Day };
        setting.pair(&format::span(setting.language, span), &absence.reason)
    });
    let away = setting.list(away);
    let away = (!away.is_empty()).then(|| td_string!(locale, account.availability.is_away, days = away));
    let parts = [setting.list(free), far.unwrap_or_default(), away.unwrap_or_default()];
    parts.iter().fold(String::new(), |line, part| setting.pair(&line, part))
}

/// A member as a list names them: pseudonym and area, as far as the one who reads it may see them.
pub fn listed_name(setting: &Setting, member: &ListedMember) -> String {
    let seen = &member.seen;
    let unnamed = || td_string!(setting.locale, account.directory.unnamed).to_owned();
    let name = seen.pseudonym.as_ref().map_or_else(unnamed, |text| setting.text(text).to_owned());
    setting.pair(&name, &seen.area.as_ref().map(|area| setting.area_name(area)).unwrap_or_default())
}
