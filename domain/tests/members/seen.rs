//! What others see of a member.

use domain::{
    accounts::{Account, Role},
    ids::PublicId,
    members::{
        AsSeen, DirectoryFacet, DirectoryFilter, Member, MemberField, MemberStatus, Profession, SeenMember, Viewer,
        as_seen, directory, directory_answer, seen,
    },
    places::{Area, Region},
    safety::{Consent, Level, Purpose, RiskLevel, publication::Context},
    text::Language,
    trainings::Topic,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{consent, context, date, jacobabad, member, organisations};

/// Whether `less` tells nothing that `more` does not tell.
fn is_within(less: Option<&SeenMember>, more: Option<&SeenMember>) -> bool {
    let Some(less) = less else { return true };
    let Some(more) = more else { return false };
    let (Value::Object(less_fields), Value::Object(more_fields)) =
        (serde_json::to_value(less).unwrap(), serde_json::to_value(more).unwrap())
    else {
        panic!("not an object")
    };
    less_fields.iter().all(|(field, value)| match field.as_str() {
        "area" => match (&less.area, &more.area) {
            (Some(Area::Region(region)), Some(area)) => *region == area.region(),
            (less, more) => less.is_none() || less == more,
        },
        "affiliations" => {
            let known: Vec<_> = more.affiliations.iter().flatten().collect();
            less.affiliations.iter().flatten().all(|one| known.contains(&one))
        }
        _ => value.is_null() || *value == more_fields[field],
    })
}

fn members() -> impl Strategy<Value = Member> {
    let levels = proptest::collection::vec((0..MemberField::ALL.len(), 0..Level::ALL.len()), 0..12);
    (levels, 0..Level::ALL.len(), prop_oneof![8 => Just(0_usize), 1 => Just(1), 1 => Just(2)]).prop_map(
        |(levels, level, status)| {
            let mut member = member();
            member.wishes = vec![Topic::HumanRights];
            member.affiliations = organisations().into_keys().collect();
            for (field, level) in levels {
                member.set_level(MemberField::ALL[field], Level::ALL[level]);
            }
            member.level = if level < 2 { Level::ALL[level] } else { Level::Network };
            member.status = MemberStatus::ALL[status];
            member
        },
    )
}

fn contexts() -> impl Strategy<Value = Context> {
    (0..RiskLevel::ALL.len(), proptest::option::of(0..Level::ALL.len())).prop_map(|(risk, level)| {
        let consents: Vec<_> = level.iter().map(|level| consent(Purpose::Contact, Level::ALL[*level])).collect();
        Context { organisations: organisations(), ..context(RiskLevel::ALL[risk], &consents) }
    })
}

proptest! {
    #[test]
    fn lowering_a_level_never_shows_more(
        member in members(), context in contexts(), field in 0..MemberField::ALL.len(), level in 0..Level::ALL.len(),
    ) {
        let field = MemberField::ALL[field];
        let mut lowered = member.clone();
        lowered.set_level(field, member.level(field).min(Level::ALL[level]));
        let mut hidden = member.clone();
        hidden.level = member.level.min(Level::ALL[level]);
        for viewer in Viewer::ALL {
            let before = seen(&member, *viewer, &context);
            prop_assert!(is_within(seen(&lowered, *viewer, &context).as_ref(), before.as_ref()), "{field} {viewer}");
            if let Some(mut after) = seen(&hidden, *viewer, &context) {
                after.is_hidden = member.is_hidden();
                prop_assert!(is_within(Some(&after), before.as_ref()), "{viewer}");
            }
        }
    }

    #[test]
    fn a_viewer_sees_no_more_than_those_above(member in members(), context in contexts()) {
        for pair in Viewer::ALL.windows(2) {
            let (less, more) = (seen(&member, pair[0], &context), seen(&member, pair[1], &context));
            prop_assert!(is_within(less.as_ref(), more.as_ref()), "{} {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn a_higher_risk_never_shows_more(member in members()) {
        for viewer in Viewer::ALL {
            for pair in RiskLevel::ALL.windows(2) {
                let at = |risk| seen(&member, *viewer, &context(risk, &[]));
                prop_assert!(is_within(at(pair[1]).as_ref(), at(pair[0]).as_ref()));
            }
        }
    }

    #[test]
    fn who_is_hidden_or_takes_no_part_is_seen_by_no_peer(member in members(), context in contexts()) {
        let is_out = member.level < Level::Network || member.status != MemberStatus::Active;
        for viewer in [Viewer::Anonymous, Viewer::Partner, Viewer::Member] {
            let is_seen = seen(&member, viewer, &context).is_some();
            prop_assert_eq!(is_seen, viewer != Viewer::Anonymous && !is_out);
        }
    }

    #[test]
    fn what_is_sealed_is_for_the_owner_alone(mut member in members(), context in contexts()) {
        for field in MemberField::ALL {
            member.set_level(*field, Level::Sealed);
        }
        for viewer in [Viewer::Partner, Viewer::Member, Viewer::Coordinator] {
            let Some(seen) = seen(&member, viewer, &context) else { continue };
            let Value::Object(fields) = serde_json::to_value(&seen).unwrap() else { panic!("not an object") };
            let told = ["last_confirmed", "status", "is_hidden", "is_stale"];
            prop_assert!(fields.iter().all(|(field, value)| told.contains(&field.as_str()) || value.is_null()));
        }
        prop_assert_eq!(seen(&member, Viewer::Owner, &context).unwrap().name, Some("Somebody".to_owned()));
    }
}

/// Members of several sorts, each with an id of their own.
fn crowds() -> impl Strategy<Value = Vec<Member>> {
    let ways = (0..3_usize, 0..3_usize, 0..4_usize, any::<bool>());
    proptest::collection::vec((members(), ways), 0..8).prop_map(|crowd| {
        let crowd = crowd.into_iter().enumerate();
        crowd
            .map(|(number, (mut member, (profession, skill, language, is_elsewhere)))| {
                member.key = format!("00000000{number:02}");
                member.profession = Profession::ALL[profession];
                member.skills = vec![Topic::ALL[skill], Topic::ALL[5]];
                member.languages = vec![Language::ALL[language]];
                if is_elsewhere {
                    member.district = "kashmore".to_owned();
                }
                member
            })
            .collect()
    })
}

fn filters() -> impl Strategy<Value = DirectoryFilter> {
    let some = |most: usize| proptest::option::of(0..most);
    (some(3), some(3), some(4), some(2), any::<bool>()).prop_map(
        |(profession, skill, language, district, has_words)| DirectoryFilter {
            text: if has_words { "neelum".to_owned() } else { String::new() },
            profession: profession.map(|index| Profession::ALL[index]),
            skill: skill.map(|index| Topic::ALL[index]),
            language: language.map(|index| Language::ALL[index]),
            district: district.map(|index| ["jacobabad", "kashmore"][index].to_owned()),
            region: None,
        },
    )
}

proptest! {
    #[test]
    fn a_term_counts_those_whom_it_would_leave(members in crowds(), filter in filters(), mut context in contexts()) {
        context.districts.insert("kashmore".to_owned(), Region::InteriorSindh);
        for viewer in Viewer::ALL {
            let answer = directory_answer(&members, *viewer, &filter, &context);
            prop_assert_eq!(&answer.found, &directory(&members, *viewer, &filter, &context));
            for (facet, counts) in &answer.facets {
                prop_assert!(counts.is_sorted_by_key(|one| std::cmp::Reverse(one.count)));
                for one in counts {
                    let narrowed = filter.with(*facet, Some(&one.term));
                    let left = directory(&members, *viewer, &narrowed, &context).len();
                    prop_assert_eq!(left, one.count as usize, "{} {} {}", viewer, facet, one.term);
                    prop_assert!(one.count > 0 || filter.chosen(*facet) == Some(one.term.as_str()));
                }
            }
        }
    }

    #[test]
    fn where_the_district_is_not_seen_nobody_counts_in_it(members in crowds(), context in contexts()) {
        let everyone = DirectoryFilter::default();
        for viewer in Viewer::ALL {
            let answer = directory_answer(&members, *viewer, &everyone, &context);
            let shown = answer.found.iter().filter(|member| {
                member.seen.area.as_ref().is_some_and(|area| area.district().is_some())
            });
            let counted: u32 = answer.facets[&DirectoryFacet::District].iter().map(|one| one.count).sum();
            prop_assert_eq!(counted as usize, shown.count());
        }
    }
}

#[test]
fn a_filter_is_its_address() {
    let filter = DirectoryFilter { text: " two words ".to_owned(), ..DirectoryFilter::default() };
    let filter = filter.with(DirectoryFacet::Skill, Some("mediation")).with(DirectoryFacet::District, Some("a&b"));
    assert_eq!(filter.to_query_string(), "q=two%20words&district=a%26b&skill=mediation");
    assert_eq!(filter.with(DirectoryFacet::Skill, Some("juggling")).skill, None);
    assert_eq!(DirectoryFilter::default().to_query_string(), "");
}

#[test]
fn defaults_are_those_of_the_safety_model() {
    let calm = context(RiskLevel::Low, &[]);
    let member = member();
    assert_eq!(seen(&member, Viewer::Anonymous, &calm), None);
    let partner = seen(&member, Viewer::Partner, &calm).unwrap();
    assert_eq!((partner.pseudonym, partner.area, partner.skills), (None, None, None));
    let peer = seen(&member, Viewer::Member, &calm).unwrap();
    assert_eq!((peer.pseudonym.unwrap().en, peer.area, peer.name), ("Neelum".to_owned(), Some(jacobabad()), None));
    assert_eq!((peer.phone, peer.email, peer.last_confirmed, peer.is_stale), (None, None, None, false));
    let coordinator = seen(&member, Viewer::Coordinator, &calm).unwrap();
    assert_eq!(coordinator.phone.as_deref(), Some("0300 1234567"));
    assert_eq!(coordinator.last_confirmed, Some(date("2014-01-01")));
}

#[test]
fn contacts_go_no_further_than_level_and_consent() {
    let mut member = member();
    member.set_level(MemberField::Phone, Level::Partner);
    let phone = |viewer, consents: &[Consent]| {
        seen(&member, viewer, &context(RiskLevel::Low, consents)).unwrap().phone.is_some()
    };
    assert!(!phone(Viewer::Member, &[]));
    let network = [consent(Purpose::Contact, Level::Network)];
    assert!(phone(Viewer::Member, &network) && !phone(Viewer::Partner, &network));
    assert!(phone(Viewer::Partner, &[consent(Purpose::Contact, Level::Partner)]));
    let mut withdrawn = consent(Purpose::Contact, Level::Partner);
    withdrawn.withdrawn = Some(date("2014-06-01"));
    assert!(!phone(Viewer::Partner, &[withdrawn]));
}

#[test]
fn a_photo_is_for_coordinators_until_its_owner_says_otherwise_and_never_for_everyone() {
    let id = PublicId::from_random(7);
    let mut member = Member { photo: Some(id.clone()), ..member() };
    let sees = |member: &Member| {
        let seen = |viewer: &&Viewer| {
            seen(member, **viewer, &context(RiskLevel::Low, &[])).is_some_and(|seen| seen.photo.is_some())
        };
        Viewer::ALL.iter().filter(seen).copied().collect::<Vec<_>>()
    };
    assert_eq!(sees(&member), [Viewer::Coordinator, Viewer::Owner]);
    member.set_level(MemberField::Photo, Level::Network);
    assert_eq!(sees(&member), [Viewer::Member, Viewer::Coordinator, Viewer::Owner]);
    member.set_level(MemberField::Photo, Level::Public);
    assert!(!sees(&member).contains(&Viewer::Anonymous));
    member.level = Level::Coordinator;
    assert_eq!(sees(&member), [Viewer::Coordinator, Viewer::Owner], "who is hidden shows no photo");
    assert!(sees(&member.gone("pakistan")).is_empty());
    assert!(!serde_json::to_string(&member).unwrap().contains(id.as_str()), "no version of the record holds it");
}

#[test]
fn where_districts_are_a_risk_peers_see_the_region() {
    for (risk, expected) in [(RiskLevel::Moderate, jacobabad()), (RiskLevel::High, Area::Region(Region::InteriorSindh))]
    {
        let context = context(risk, &[]);
        assert_eq!(seen(&member(), Viewer::Member, &context).unwrap().area, Some(expected));
        assert_eq!(seen(&member(), Viewer::Coordinator, &context).unwrap().area, Some(jacobabad()));
    }
}

#[test]
fn to_the_public_a_member_is_one_of_a_number() {
    let mut member = member();
    let consents = [consent(Purpose::Counted, Level::Public)];
    let public = |member: &Member, risk| as_seen(member, Viewer::Anonymous, &context(risk, &consents));
    assert_eq!(public(&member, RiskLevel::Low), AsSeen::Nothing, "the district is not told to everyone");
    member.set_level(MemberField::District, Level::Public);
    assert_eq!(public(&member, RiskLevel::Low), AsSeen::Counted(Area::Region(Region::InteriorSindh)), "too few there");
    member.level = Level::Coordinator;
    assert_eq!(public(&member, RiskLevel::Low), AsSeen::Nothing);
}

#[test]
fn a_record_is_stale_after_six_months() {
    let member = member();
    assert!(!member.is_stale(date("2014-07-01")) && member.is_stale(date("2014-07-02")));
    assert!(Member { last_confirmed: None, ..member }.is_stale(date("2014-01-02")));
}

#[test]
fn what_is_not_seen_is_not_found() {
    let mut sealed = member();
    sealed.key = "9876543210".to_owned();
    for field in [MemberField::Pseudonym, MemberField::Profession, MemberField::District, MemberField::Skills] {
        sealed.set_level(field, Level::Coordinator);
    }
    let members = [sealed, member()];
    let found = |viewer, filter: Value, risk| {
        let filter: DirectoryFilter = serde_json::from_value(filter).unwrap();
        let found = directory(&members, viewer, &filter, &context(risk, &[]));
        found.into_iter().map(|listed| listed.id.to_string()).collect::<Vec<_>>()
    };
    let all = json!({});
    assert_eq!(found(Viewer::Member, all.clone(), RiskLevel::Low), ["0123456789", "9876543210"]);
    assert!(found(Viewer::Anonymous, all, RiskLevel::Low).is_empty());
    for filter in [
        json!({ "text": "neeLUM" }),
        json!({ "text": "نیلم" }),
        json!({ "profession": "teacher" }),
        json!({ "region": "interior-sindh" }),
        json!({ "district": "jacobabad" }),
        json!({ "skill": "mediation" }),
    ] {
        assert_eq!(found(Viewer::Member, filter.clone(), RiskLevel::Low), ["0123456789"], "{filter}");
        assert_eq!(found(Viewer::Coordinator, filter.clone(), RiskLevel::Low).len(), 2, "{filter}");
    }
    assert!(found(Viewer::Member, json!({ "text": "somebody" }), RiskLevel::Low).is_empty(), "names are not theirs");
    assert!(found(Viewer::Member, json!({ "district": "jacobabad" }), RiskLevel::High).is_empty());
    assert!(found(Viewer::Member, json!({ "text": "neelum other" }), RiskLevel::Low).is_empty());
}

#[test]
fn accounts_look_as_what_they_are() {
    let viewer = |role, is_member: bool| {
        let member = is_member.then(|| PublicId::from_random(1));
        Viewer::of(&Account { id: PublicId::from_random(2), role, member, language: Language::Urdu })
    };
    assert_eq!(viewer(Role::Member, false), None, "an account alone is no member");
    assert_eq!(viewer(Role::Member, true), Some(Viewer::Member));
    assert_eq!(viewer(Role::Partner, false), Some(Viewer::Partner));
    assert_eq!(viewer(Role::SafetyOfficer, false), Some(Viewer::Coordinator));
}
