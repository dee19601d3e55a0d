//! The page in the archive of what is one's own: it says what each part is, and needs nothing but itself.

use domain::{
    dates::{Date, Precision},
    text::Language,
};
use leptos_i18n::td_string;
use maud::{DOCTYPE, html};

use crate::{
    format,
    i18n::Locale,
    language::{direction, locale},
};

/// The parts of `rabta.json`, by their names in it.
fn parts(locale: Locale) -> [(&'static str, &'static str); 13] {
    [
        ("member", td_string!(locale, account.data.zip.member)),
        ("affiliations", td_string!(locale, account.data.zip.affiliations)),
        ("consents", td_string!(locale, account.data.zip.consents)),
        ("mentoring", td_string!(locale, account.data.zip.mentoring)),
        ("trainings", td_string!(locale, account.data.zip.trainings)),
        ("interventions", td_string!(locale, account.data.zip.interventions)),
        ("reports", td_string!(locale, account.data.zip.reports)),
        ("role, language", td_string!(locale, account.data.zip.account)),
        ("second_step", td_string!(locale, account.data.zip.second_step)),
        ("sessions", td_string!(locale, account.data.zip.sessions)),
        ("passkeys", td_string!(locale, account.data.zip.passkeys)),
        ("changes", td_string!(locale, account.data.zip.changes)),
        ("deeds", td_string!(locale, account.data.zip.deeds)),
    ]
}

/// The page as a file.
#[must_use]
pub fn contents_page(language: Language, made: Date, has_photo: bool) -> String {
    let locale = locale(language);
    let title = td_string!(locale, account.data.zip.title);
    let made = format::date(language, made, Precision::Day);
    html! {
        (DOCTYPE)
        html lang=(language.slug()) dir=(direction(language)) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) }
            }
            body {
                h1 { (title) }
                p { (td_string!(locale, account.data.zip.lead, date = made)) }
                h2 { a href="rabta.json" { bdi { "rabta.json" } } }
                p { (td_string!(locale, account.data.zip.json)) }
                dl {
                    @for (name, words) in parts(locale) {
                        dt { code { bdi { (name) } } }
                        dd { (words) }
                    }
                }
                h2 { bdi { "photo.jpg" } }
                @if has_photo {
                    p { (td_string!(locale, account.data.zip.photo)) }
                    p { img src="photo.jpg" alt="" width="320"; }
                } @else {
                    p { (td_string!(locale, account.data.zip.no_photo)) }
                }
            }
        }
    }
    .into_string()
}
