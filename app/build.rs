//! Turns the translation files into code. A text that one language lacks stops the build.

use std::{collections::BTreeSet, error::Error, fs, path::PathBuf};

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use serde_json::Value;

/// The default first.
const LANGUAGES: [&str; 2] = ["en", "ur"];
const NAMESPACES: [&str; 16] = [
    "shell",
    "explore",
    "terms",
    "pages",
    "errors",
    "account",
    "mailbox",
    "report",
    "drafts",
    "reminder",
    "cascade",
    "mentoring",
    "trainings",
    "library",
    "planning",
    "facts",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=locales");
    for namespace in NAMESPACES {
        same_keys(namespace)?;
    }
    let config = Config::new(LANGUAGES[0])?
        .add_locales(LANGUAGES.into_iter().skip(1))?
        .add_namespaces(NAMESPACES)?
        .locales_path("locales")
        .parse_options(ParseOptions::new().interpolate_display(true));
    let out = PathBuf::from(std::env::var_os("OUT_DIR").ok_or("no OUT_DIR")?);
    TranslationsInfos::parse(config)?.generate_i18n_module(out)?;
    Ok(())
}

/// The languages must have the same keys, with the same variables.
fn same_keys(namespace: &str) -> Result<(), Box<dyn Error>> {
    let keys = |language: &str| -> Result<BTreeSet<String>, Box<dyn Error>> {
        let file = format!("locales/{language}/{namespace}.json");
        let text = fs::read_to_string(&file).map_err(|error| format!("{file}: {error}"))?;
        let mut keys = BTreeSet::new();
        collect("", &serde_json::from_str(&text).map_err(|error| format!("{file}: {error}"))?, &mut keys);
        Ok(keys)
    };
    let english = keys("en")?;
    for language in LANGUAGES {
        let own = keys(language)?;
        let odd: Vec<_> = english.symmetric_difference(&own).map(String::as_str).collect();
        if !odd.is_empty() {
            return Err(format!("locales/{language}/{namespace}.json and English differ in: {}", odd.join(", ")).into());
        }
    }
    Ok(())
}

/// Each text's key, followed by the variables that it shows.
fn collect(prefix: &str, value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            entries.iter().for_each(|(name, value)| collect(&format!("{prefix}.{name}"), value, keys))
        }
        Value::String(text) => {
            let mut variables: Vec<_> =
                text.split("{{").skip(1).filter_map(|rest| rest.split("}}").next()).map(str::trim).collect();
            variables.sort_unstable();
            variables.dedup();
            keys.insert(format!("{prefix} ({})", variables.join(" ")));
        }
        _ => {
            keys.insert(format!("{prefix} is not a text"));
        }
    }
}
