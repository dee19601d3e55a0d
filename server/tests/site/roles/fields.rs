//! Every field of a member at every level, through the eyes of each role: the directory, the domain's rule and the ladder
//! of the safety model say the same, and no search tells what isn't shown.

use std::collections::{BTreeMap, BTreeSet};

use axum::http::StatusCode;
use domain::{
    members::{Member, MemberField, SeenMember, Viewer, seen},
    programme::ProgrammeData,
    safety::{Consent, Level, publication::Context},
};
use server::edition::today;
use store::seed;

use super::{
    people::Who,
    records::organisation,
    world::{World, member_id},
};
use crate::{accounts::as_one, members::own_data};

const O: bool = false;
const X: bool = true;

/// The ladder as the safety model has it: who sees a field of a level. Nobody, partners, members, coordinators. In the
/// directory, those who look after the network's safety or its site are coordinators and no more.
const LADDER: [(&str, [bool; 4]); 5] = [
    ("sealed", [O, O, O, O]),
    ("coordinator", [O, O, O, X]),
    ("network", [O, O, X, X]),
    ("partner", [O, X, X, X]),
    // Nobody is shown to the public as a person.
    ("public", [O, X, X, X]),
];

/// Whom a consent to be contacted reaches, besides coordinators.
const REACH: [(Option<&str>, [bool; 4]); 3] =
    [(None, [O, O, O, X]), (Some("network"), [O, O, X, X]), (Some("partner"), [O, X, X, X])];

fn column(who: Who) -> usize {
    match who {
        Who::Nobody | Who::Recordless | Who::Left => 0,
        Who::Partner => 1,
        Who::One | Who::Other => 2,
        Who::Coordinator | Who::SafetyOfficer | Who::Administrator => 3,
    }
}

fn by_the_ladder(field: MemberField, level: &str, consent: Option<&str>, who: Who) -> bool {
    let (_, sees) = LADDER.iter().find(|(slug, _)| *slug == level).expect("a level");
    let (_, reaches) = REACH.iter().find(|(given, _)| *given == consent).expect("a consent");
    let is_contact = matches!(field, MemberField::Phone | MemberField::Email);
    sees[column(who)] && (!is_contact || reaches[column(who)])
}

fn by_the_domain(field: MemberField, seen: Option<&SeenMember>) -> bool {
    let Some(seen) = seen else { return false };
    match field.slug() {
        "pseudonym" => seen.pseudonym.is_some(),
        "name" => seen.name.is_some(),
        "gender" => seen.gender.is_some(),
        "profession" => seen.profession.is_some(),
        "languages" => seen.languages.is_some(),
        "district" => seen.area.is_some(),
        "skills" => seen.skills.is_some(),
        "phone" => seen.phone.is_some(),
        "email" => seen.email.is_some(),
        "joined" => seen.joined.is_some(),
        "availability" => seen.availability.is_some(),
        "needs" => seen.needs.is_some(),
        "wishes" => seen.wishes.is_some(),
        "affiliations" => seen.affiliations.is_some(),
        other => panic!("{other}: where is it shown?"),
    }
}

/// The fields that are told in words. A photo is no word: its own test asks for it at each level.
fn fields() -> impl Iterator<Item = MemberField> {
    MemberField::ALL.iter().copied().filter(|field| field.slug() != "photo")
}

fn viewer(who: Who) -> Viewer {
    [Viewer::Anonymous, Viewer::Partner, Viewer::Member, Viewer::Coordinator][column(who)]
}

/// A search of the directory that finds the member by one field.
fn search(field: MemberField, member: &Member) -> Option<String> {
    match field {
        MemberField::Pseudonym => Some(format!("q={}", member.pseudonym.en)),
        MemberField::Name => Some(format!("q={}", member.name)),
        MemberField::Profession => Some(format!("profession={}", member.profession)),
        MemberField::District => Some(format!("district={}", member.district)),
        MemberField::Skills => Some(format!("skill={}", member.skills[0])),
        _ => None,
    }
}

/// What stands between marks of isolated text.
fn isolated(page: &str) -> BTreeSet<String> {
    let pieces = page.split("<bdi>").skip(1).filter_map(|rest| rest.split("</bdi>").next());
    pieces.map(|text| text.replace("<!>", "").trim().to_owned()).collect()
}

/// The member, their consents, and what decides by the domain's rule.
struct Rule {
    member: Member,
    context: Context,
}

impl Rule {
    async fn of(world: &World, units: &ProgrammeData) -> Self {
        let own = own_data(&world.app, world.cookie(Who::One)).await;
        let member: Member = serde_json::from_value(own["member"].clone()).expect("a member");
        let consents: Vec<Consent> = serde_json::from_value(own["consents"].clone()).expect("consents");
        let organisations = member
            .affiliations
            .iter()
            .map(|key| organisation(key, "Organisation that all know", Level::Public))
            .collect();
        let data = ProgrammeData { consents, members: vec![member.clone()], organisations, ..units.clone() };
        Self { member, context: Context::of(&data, &|_, _| None, &[], today()) }
    }
}

/// The words of each field, as the owner sees them.
async fn words(world: &World, language: &str) -> BTreeMap<MemberField, String> {
    let page = as_one(&world.app, world.cookie(Who::One), &format!("{language}/me/seen?as=owner")).await;
    let list =
        page.text().split_once("<dl").and_then(|(_, rest)| rest.split_once("</dl>")).expect("a list").0.to_owned();
    let values = list.split("<bdi>").skip(1).filter_map(|rest| rest.split("</bdi>").next());
    let values: Vec<_> = values.map(|text| text.replace("<!>", "").trim().to_owned()).collect();
    assert_eq!(values.iter().collect::<BTreeSet<_>>().len(), fields().count(), "words that can be told apart");
    fields().zip(values).collect()
}

/// The level of a field in a round; where it may not have that one, the next lower.
fn level_in(round: usize, at: usize, field: MemberField) -> Level {
    let wanted = Level::ALL[(at + round) % Level::ALL.len()];
    let lower = Level::ALL.iter().rev().filter(|level| **level <= wanted && field.may_have(**level));
    lower.copied().next().expect("every field may be sealed")
}

/// Sets every field's level at once: over five rounds each field has had each level that it may have, and never all the
/// same.
async fn set_levels(world: &World, round: usize) -> BTreeMap<MemberField, &'static str> {
    let levels: BTreeMap<_, _> =
        fields().enumerate().map(|(at, field)| (field, level_in(round, at, field).slug())).collect();
    let form = levels.iter().map(|(field, level)| (format!("level.{field}"), *level));
    let form = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
    let saved = world.app.post("/me/profile", &form, world.cookie(Who::One)).await;
    assert_eq!(saved.header("location"), "/me/profile?done=saved");
    levels
}

async fn agree(world: &World, to: Option<&str>) {
    let cookie = world.cookie(Who::One);
    world.app.post("/me/consents", "purpose=contact&do=withdraw", cookie).await;
    if let Some(level) = to {
        let form = format!("purpose=contact&do=give&level={level}");
        let given = world.app.post("/me/consents", &form, cookie).await;
        assert_eq!(given.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn each_field_goes_as_far_as_its_level_and_no_further() {
    let world = World::small().await;
    let id = member_id(&world.app, Who::One).await;
    let units = ProgrammeData { units: seed::programme().expect("the programme").units, ..ProgrammeData::default() };
    let mut seen_at = BTreeSet::new();
    for (consent, _) in REACH {
        agree(&world, consent).await;
        for round in 0..Level::ALL.len() {
            let levels = set_levels(&world, round).await;
            let rule = Rule::of(&world, &units).await;
            let language = if round % 2 == 0 { "" } else { "/ur" };
            let words = words(&world, language).await;
            for who in Who::ALL.iter().copied().filter(|who| *who != Who::One) {
                let page = as_one(&world.app, world.cookie(who), &format!("{language}/directory")).await;
                let entry = page.text().split("<li").find(|entry| entry.contains(&format!("id=\"{id}\"")));
                let shown = isolated(entry.unwrap_or_default());
                let ruled = seen(&rule.member, viewer(who), &rule.context)
                    .filter(|_| !matches!(who, Who::Recordless | Who::Left));
                for (field, level) in &levels {
                    let is_shown = shown.contains(&words[field]);
                    let case = format!("{field} at {level}, agreed to {consent:?}, for {who:?}");
                    assert_eq!(is_shown, by_the_ladder(*field, level, consent, who), "{case}: the ladder");
                    assert_eq!(is_shown, by_the_domain(*field, ruled.as_ref()), "{case}: the domain's rule");
                    seen_at.insert((*field, *level));
                }
                if consent.is_none() {
                    expect_searches(&world, &rule.member, &levels, who).await;
                }
            }
        }
    }
    let possible = fields().flat_map(|field| Level::ALL.iter().filter(move |level| field.may_have(**level)));
    assert_eq!(seen_at.len(), possible.count());
}

/// A search finds a member by what is shown of them, and by nothing else.
async fn expect_searches(world: &World, member: &Member, levels: &BTreeMap<MemberField, &'static str>, who: Who) {
    for (field, level) in levels {
        let Some(search) = search(*field, member) else { continue };
        let page = as_one(&world.app, world.cookie(who), &format!("/directory?{search}")).await;
        let is_found = page.text().contains(&format!("id=\"{}\"", member.key));
        assert_eq!(
            is_found,
            by_the_ladder(*field, level, None, who),
            "{field} at {level}: {who:?} searches for {search}"
        );
    }
}
