//! The library: versions, the order of modules, what is on the shelf, names of files, the form.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests may fail loudly")]

use chrono::{DateTime, Utc};
use domain::{
    ids::PublicId,
    library::{
        Curriculum, CurriculumError, FileKind, Module, NewResource, Resource, ResourceFault, ResourceKind, Supply,
        Version, Withdrawal, clean_name, may_read, plain_name, reason, shelf,
    },
    members::Viewer,
    safety::Level,
    text::{Language, LocalText},
    trainings::Topic,
};
use proptest::prelude::*;

fn version(text: &str) -> Version {
    text.parse().unwrap()
}

fn module(topic: Topic, prerequisites: &[Topic]) -> Module {
    Module {
        topic,
        aim: LocalText::english("Aim"),
        minutes: 90,
        prerequisites: prerequisites.to_vec(),
        version: Version::FIRST,
        news: LocalText::default(),
        sources: Vec::new(),
    }
}

fn resource(id: u64, series: u64, number: &str, level: Level) -> Resource {
    Resource {
        id: PublicId::from_random(id),
        series: PublicId::from_random(series),
        topic: Topic::Mediation,
        kind: ResourceKind::Handout,
        language: Language::Urdu,
        title: LocalText::english_urdu("Steps", "مرحلے"),
        version: version(number),
        news: String::new(),
        note: String::new(),
        level,
        file: FileKind::Pdf,
        length: 10,
        checksum: 0,
        added: DateTime::<Utc>::UNIX_EPOCH,
        added_by: "operator".to_owned(),
        is_demonstration: false,
        withdrawn: None,
    }
}

fn withdrawn(resource: Resource) -> Resource {
    let deed = Withdrawal { at: DateTime::<Utc>::UNIX_EPOCH, by: "account a".to_owned(), reason: "wrong".to_owned() };
    Resource { withdrawn: Some(deed), ..resource }
}

#[test]
fn versions_are_read_in_any_figures_and_come_in_order() {
    assert_eq!(version("2"), version("2.0"));
    assert_eq!(version(" ۲٫۱ "), Version { edition: 2, revision: 1 });
    assert!(version("1.9") < version("1.10") && version("1.10") < version("2"));
    for odd in ["", "0.9", "1.", ".1", "1.2.3", "v1", "-1", "1000", "1,5", "+1"] {
        assert!(odd.parse::<Version>().is_err(), "{odd}");
    }
}

#[test]
fn a_module_comes_after_those_that_it_builds_on() {
    use Topic::{ConflictAnalysis, Dialogue, Mediation, Negotiation};
    let given = vec![
        module(Mediation, &[Dialogue, Negotiation]),
        module(Dialogue, &[ConflictAnalysis]),
        module(Negotiation, &[]),
        module(ConflictAnalysis, &[]),
    ];
    let curriculum = Curriculum::new(given).unwrap();
    let order: Vec<_> = curriculum.modules().iter().map(|module| module.topic).collect();
    assert_eq!(order, [Negotiation, ConflictAnalysis, Dialogue, Mediation]);
    assert_eq!(curriculum.before(Mediation), [Negotiation, ConflictAnalysis, Dialogue]);
    assert_eq!(curriculum.missing(Mediation, &[Dialogue]), [Negotiation], "who knows it knows what comes before it");
    assert_eq!(curriculum.missing(Mediation, &[Dialogue, Negotiation]), []);
}

#[test]
fn what_makes_no_curriculum_is_refused() {
    use Topic::{Dialogue, Mediation, Negotiation};
    let refused = |modules: Vec<Module>| Curriculum::new(modules).unwrap_err();
    assert_eq!(refused(vec![module(Dialogue, &[]), module(Dialogue, &[])]), CurriculumError::Twice(Dialogue));
    assert_eq!(refused(vec![module(Dialogue, &[Mediation])]), CurriculumError::Unknown(Dialogue, Mediation));
    assert_eq!(refused(vec![module(Dialogue, &[Dialogue])]), CurriculumError::Circle(Dialogue));
    let circle =
        vec![module(Dialogue, &[Mediation]), module(Mediation, &[Negotiation]), module(Negotiation, &[Dialogue])];
    assert!(matches!(refused(circle), CurriculumError::Circle(_)));
}

#[test]
fn a_shelf_holds_the_newest_version_that_the_viewer_may_see() {
    let all = vec![
        resource(1, 1, "1.0", Level::Partner),
        resource(2, 1, "1.1", Level::Network),
        resource(3, 1, "2.0", Level::Coordinator),
        withdrawn(resource(4, 1, "3.0", Level::Partner)),
        withdrawn(resource(5, 5, "1.0", Level::Partner)),
    ];
    let of = |viewer| {
        let shelf = shelf(all.clone(), viewer);
        shelf.into_iter().map(|own| (own.current.version.to_string(), own.older.len())).collect::<Vec<_>>()
    };
    assert_eq!(of(Viewer::Coordinator), [("2.0".to_owned(), 2)]);
    assert_eq!(of(Viewer::Member), [("1.1".to_owned(), 1)]);
    assert_eq!(of(Viewer::Partner), [("1.0".to_owned(), 0)]);
    assert_eq!(of(Viewer::Anonymous), []);
    assert!(may_read(&all[3], Viewer::Coordinator) && !may_read(&all[3], Viewer::Member));
}

#[test]
fn files_are_saved_under_names_that_every_system_takes() {
    let named = |ur: &str| {
        let title = LocalText { ur: ur.to_owned(), ..LocalText::default() };
        clean_name(&Resource { title, ..resource(1, 1, "1.2", Level::Network) })
    };
    assert_eq!(named("تنازعے کا درخت"), "تنازعے کا درخت (ur, 1.2).pdf");
    assert_eq!(named("../../etc/passwd"), "etc passwd (ur, 1.2).pdf");
    assert_eq!(named("a\u{202e}fdp.exe\n\"x\""), "a fdp.exe x (ur, 1.2).pdf");
    assert_eq!(named("\u{202e}"), "handout (ur, 1.2).pdf");
    assert_eq!(plain_name(&resource(1, 1, "1.2", Level::Network)), "mediation-handout-ur-1.2.pdf");
}

const FORM: [(&str, &str); 6] = [
    ("title.ur", " مرحلے "),
    ("kind", "handout"),
    ("language", "ur"),
    ("version", "1.1"),
    ("news", "Clearer\r\nwords"),
    ("level", "partner"),
];

fn with(name: &'static str, value: &'static str) -> Result<NewResource, Vec<ResourceFault>> {
    let mut form = FORM.to_vec();
    form.retain(|(other, _)| *other != name);
    form.push((name, value));
    NewResource::from_form(&form, true)
}

#[test]
fn a_form_is_read_or_everything_wrong_with_it_is_said() {
    let new = NewResource::from_form(&FORM, true).unwrap();
    assert_eq!((new.title.ur.as_str(), new.news.as_str()), ("مرحلے", "Clearer\nwords"));
    assert_eq!(new.beside(None), None);
    assert_eq!(new.beside(Some(version("1.0"))), None);
    for later in ["1.1", "1.2"] {
        assert_eq!(new.beside(Some(version(later))), Some(ResourceFault::NotLater));
    }
    for (name, value, fault) in [
        ("title.ur", "", ResourceFault::NoTitle),
        ("title.en", "two\nlines", ResourceFault::BadTitle),
        ("kind", "film", ResourceFault::NoKind),
        ("language", "", ResourceFault::NoLanguage),
        ("version", "first", ResourceFault::NoVersion),
        ("news", "", ResourceFault::NoNews),
        ("news", "a\u{0}b", ResourceFault::BadNews),
        ("note", "a\u{7}b", ResourceFault::BadNote),
        ("level", "public", ResourceFault::NoLevel),
        ("level", "sealed", ResourceFault::NoLevel),
    ] {
        assert_eq!(with(name, value), Err(vec![fault]), "{name}={value}");
    }
    assert_eq!(NewResource::from_form(&[], false).unwrap_err().len(), 5, "all at once");
    assert!(reason(" ").is_err() && reason(&"x".repeat(301)).is_err());
    assert_eq!(reason(" wrong ").as_deref(), Ok("wrong"));
}

proptest! {
    #[test]
    fn versions_read_back(edition in 1_u16..1000, revision in 0_u16..1000) {
        let version = Version { edition, revision };
        prop_assert_eq!(version.to_string().parse(), Ok(version));
        prop_assert!(version.next() > version);
    }

    /// Each module builds on some of those before it; given in any order.
    #[test]
    fn any_modules_without_a_circle_are_put_in_order(links in prop::collection::vec(any::<u16>(), 11), turn in 0_usize..11) {
        let topics = Topic::ALL;
        let mut modules: Vec<_> = topics.iter().enumerate().map(|(number, topic)| {
            let on = topics.iter().take(number).filter(|other| links[number] >> other.index() & 1 == 1);
            module(*topic, &on.copied().collect::<Vec<_>>())
        }).collect();
        modules.rotate_left(turn);
        let curriculum = Curriculum::new(modules).unwrap();
        let place = |topic: Topic| curriculum.modules().iter().position(|module| module.topic == topic).unwrap();
        for module in curriculum.modules() {
            for other in &module.prerequisites {
                prop_assert!(place(*other) < place(module.topic));
            }
            let before = curriculum.before(module.topic);
            prop_assert!(!before.contains(&module.topic));
            prop_assert!(before.iter().all(|other| place(*other) < place(module.topic)));
            prop_assert_eq!(curriculum.missing(module.topic, &before), vec![]);
        }
    }

    #[test]
    fn no_title_leaves_its_folder(title in "\\PC{0,80}") {
        let name = clean_name(&Resource { title: LocalText::in_one(Language::Urdu, title), ..resource(1, 1, "1.0", Level::Network) });
        prop_assert!(!name.contains(['/', '\\', ':', '"', '<', '>', '|', '?', '*', '\u{202e}']), "{}", name);
        prop_assert!(!name.starts_with('.') && name.ends_with(" (ur, 1.0).pdf"), "{}", name);
    }
}

#[test]
fn a_training_is_supplied_in_its_own_language() {
    use ResourceKind::{Exercise, Handout};
    let in_language = |id, kind, language| Resource { kind, language, ..resource(id, id, "1.0", Level::Network) };
    let all = vec![
        in_language(1, Handout, Language::Urdu),
        in_language(2, Handout, Language::English),
        in_language(3, Exercise, Language::English),
    ];
    let of = |language| Supply::of(Topic::Mediation, shelf(all.clone(), Viewer::Coordinator), language);
    let ids = |resources: &[Resource]| resources.iter().map(|one| one.id.clone()).collect::<Vec<_>>();
    let urdu = of(Some(Language::Urdu));
    assert_eq!((ids(&urdu.ready), urdu.untranslated()), (vec![PublicId::from_random(1)], vec![Exercise]));
    let others: Vec<_> = urdu.by_language().into_iter().map(|(language, own)| (language, own.len())).collect();
    assert_eq!(others, [(Language::English, 2)]);
    let sindhi = of(Some(Language::Sindhi));
    assert!(sindhi.ready.is_empty() && sindhi.elsewhere.len() == 3);
    assert_eq!(sindhi.untranslated(), [Handout, Exercise]);
    let open = of(None);
    assert!(open.ready.len() == 3 && open.elsewhere.is_empty() && open.untranslated().is_empty());
}
