//! The words of the script that keeps drafts on a phone: a translation file, with those of the report's own page that the
//! script says too.

use domain::{interventions::ReportFaultReason, safety::identifying::FindingKind, text::Language};
use leptos_i18n::td_string;
use serde_json::{Map, Value};

use super::words::{fault_words, finding};
use crate::{i18n::Locale, language::locale};

/// The words in a language, as JSON.
pub(super) fn words(language: Language) -> String {
    let locale = locale(language);
    let own = match locale {
        Locale::en => include_str!("../../../locales/en/drafts.json"),
        Locale::ur => include_str!("../../../locales/ur/drafts.json"),
    };
    let mut all: Map<String, Value> = serde_json::from_str(own).unwrap_or_default();
    let mut add = |name: String, words: &str| {
        all.insert(name, words.into());
    };
    for (name, reason) in FAULTS {
        add(format!("fault_{name}"), fault_words(language, reason));
    }
    for kind in FindingKind::ALL {
        add(format!("look_{}", kind.slug().replace('-', "_")), finding(locale, *kind));
    }
    add("look".to_owned(), td_string!(locale, report.finding.lead));
    Value::from(all).to_string()
}

/// What the script finds wrong with a form by itself.
const FAULTS: [(&str, ReportFaultReason); 6] = [
    ("needed", ReportFaultReason::Missing),
    ("future", ReportFaultReason::Future),
    ("backwards", ReportFaultReason::Backwards),
    ("date", ReportFaultReason::NotADate),
    ("number", ReportFaultReason::NotANumber),
    ("consent", ReportFaultReason::NoConsent),
];
