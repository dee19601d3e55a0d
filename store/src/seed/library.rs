//! The curriculum's modules, and the materials that come with the demonstration.

use domain::{
    library::{CheckedFile, Curriculum, FileKind, Module, NewResource, ResourceKind, Version},
    safety::Level,
    text::{Language, LocalText},
    trainings::Topic,
};
use serde::Deserialize;

use super::SeedError;

const MODULES: &str = include_str!("../../../data/programme/modules.toml");
const MATERIALS: &str = include_str!("../../../data/library/materials.toml");

macro_rules! files {
    ($($name:literal),+ $(,)?) => {
        /// The files of the materials.
        const FILES: &[(&str, &str)] = &[$(($name, include_str!(concat!("../../../data/library/", $name)))),+];
    };
}

files! {
    "before-and-after.en.txt",
    "before-and-after.ur.txt",
    "conflict-tree.en.1.0.md",
    "conflict-tree.en.1.1.md",
    "conflict-tree.ur.1.1.md",
    "listening-in-threes.en.md",
    "listening-in-threes.ur.md",
    "ninety-minutes.en.md",
    "rumours.en.md",
    "six-questions.en.md",
    "steps-of-a-mediation.en.md",
    "steps-of-a-mediation.ur.md",
}

/// Who wrote them, and under what terms they may be passed on.
const NOTE: &str = "Written for Rabta. May be copied, changed and passed on with this note (CC BY 4.0).";
const NOTE_URDU: &str = "رابطہ کے لیے لکھا گیا۔ اس نوٹ کے ساتھ نقل کرنے، بدلنے اور آگے دینے کی اجازت ہے (CC BY 4.0)۔";

/// A material that comes with the demonstration.
pub(crate) struct SeedMaterial {
    /// Its key: the name of its file.
    pub(crate) key: String,
    /// The key of the first version of the same material; its own where it is the first.
    pub(crate) series: String,
    /// The module.
    pub(crate) topic: Topic,
    /// What is said of it.
    pub(crate) new: NewResource,
    /// The file.
    pub(crate) file: CheckedFile,
}

/// The curriculum.
pub fn curriculum() -> Result<Curriculum, SeedError> {
    #[derive(Deserialize)]
    struct File {
        modules: Vec<Module>,
    }
    let File { modules } = read("modules.toml", MODULES)?;
    Curriculum::new(modules).map_err(SeedError::Curriculum)
}

/// The materials, the first versions before later ones.
pub(crate) fn materials() -> Result<Vec<SeedMaterial>, SeedError> {
    #[derive(Deserialize)]
    struct File {
        materials: Vec<Written>,
    }
    #[derive(Deserialize)]
    struct Written {
        file: String,
        #[serde(default)]
        follows: Option<String>,
        topic: Topic,
        kind: ResourceKind,
        language: Language,
        version: Version,
        title: LocalText,
        #[serde(default)]
        news: String,
        #[serde(default = "network")]
        level: Level,
    }
    let File { materials } = read("../library/materials.toml", MATERIALS)?;
    let all =
        materials.into_iter().map(|Written { file, follows, topic, kind, language, version, title, news, level }| {
            let missing = || SeedError::NoMaterial(file.clone());
            let (_, text) = FILES.iter().find(|(name, _)| *name == file).ok_or_else(missing)?;
            let (_, format) = file.rsplit_once('.').ok_or_else(missing)?;
            let note = if language == Language::Urdu { NOTE_URDU } else { NOTE };
            let format: FileKind = format.parse().map_err(|_| missing())?;
            Ok(SeedMaterial {
                series: follows.unwrap_or_else(|| file.clone()),
                topic,
                new: NewResource { kind, language, title, version, news, note: note.to_owned(), level },
                file: CheckedFile { kind: format, bytes: text.as_bytes().to_vec() },
                key: file,
            })
        });
    all.collect()
}

const fn network() -> Level {
    Level::Network
}

fn read<T: for<'a> Deserialize<'a>>(file: &'static str, text: &str) -> Result<T, SeedError> {
    toml::from_str(text).map_err(|source| SeedError::Programme { file, source: Box::new(source) })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_module_is_there_and_told_in_both_languages() {
        let curriculum = curriculum().unwrap();
        let topics: BTreeSet<_> = curriculum.modules().iter().map(|module| module.topic).collect();
        assert_eq!(topics, Topic::ALL.iter().copied().collect());
        for module in curriculum.modules() {
            assert!(!module.aim.en.is_empty() && !module.aim.ur.is_empty(), "{}", module.topic);
            assert!((60..=600).contains(&module.minutes) && !module.sources.is_empty(), "{}", module.topic);
        }
    }

    #[test]
    fn every_material_has_its_file_and_no_file_is_left_over() {
        let materials = materials().unwrap();
        let used: BTreeSet<_> = materials.iter().map(|material| material.key.as_str()).collect();
        assert_eq!(used, FILES.iter().map(|(name, _)| *name).collect());
        for material in &materials {
            assert!(used.contains(material.series.as_str()), "{}", material.key);
            assert!(!material.new.title.own(material.new.language).is_empty(), "{}", material.key);
        }
    }
}
