//! What members would like to learn, and the organisations that they belong to.

use domain::{
    ids::Ref,
    members::{
        FaultReason, FieldFault, MOST_AFFILIATIONS, Member, MemberField, MemberStatus, ProfileChange, Viewer,
        affiliations, offered_affiliations, seen, undone,
    },
    places::Region,
    planning::inputs::Candidate,
    safety::{Level, RiskLevel},
    trainings::Topic,
};

use crate::{context, member, organisations};

fn changed(fields: &[(&str, &str)]) -> Result<Member, Vec<FieldFault>> {
    ProfileChange::from_form(fields.iter().copied())?.apply(&member())
}

fn whole() -> Member {
    changed(&[
        ("wishes", ""),
        ("wishes", "human-rights"),
        ("wishes", "dialogue"),
        ("wishes", "human-rights"),
        ("affiliations", "partner"),
        ("affiliations", ""),
        ("affiliations", "sealed"),
        ("affiliations", "partner"),
    ])
    .unwrap()
}

fn keys<'a>(them: impl IntoIterator<Item = &'a domain::members::Affiliation>) -> Vec<&'a str> {
    them.into_iter().map(|one| one.organisation.as_str()).collect()
}

#[test]
fn a_form_says_what_one_wishes_and_to_whom_one_belongs() {
    let member = whole();
    assert_eq!(member.wishes, [Topic::HumanRights, Topic::Dialogue]);
    assert_eq!(member.affiliations, ["partner", "sealed"], "each once, rows left empty left out");
    let emptied = ProfileChange::from_form([("affiliations", "")]).unwrap().apply(&member).unwrap();
    assert_eq!((emptied.affiliations.len(), &emptied.wishes), (0, &member.wishes), "what isn't named stays");
    assert_eq!(undone(&emptied, &member, &emptied), member);
    let unwished = ProfileChange::from_form([("wishes", "")]).unwrap().apply(&member).unwrap();
    assert_eq!((unwished.wishes.len(), undone(&unwished, &member, &unwished)), (0, member.clone()));
    let gone = member.gone("pakistan");
    assert!(gone.wishes.is_empty() && gone.affiliations.is_empty());
    assert!(!member.empty_fields().contains(&MemberField::Wishes));
}

#[test]
fn what_cannot_be_chosen_is_said_beside_the_field() {
    let fault = |field, reason| Err(vec![FieldFault { field, reason }]);
    assert_eq!(changed(&[("wishes", "juggling")]).map(drop), fault(MemberField::Wishes, FaultReason::Unknown));
    let names: Vec<_> = (0..=MOST_AFFILIATIONS).map(|number| format!("organisation-{number}")).collect();
    let rows: Vec<_> = names.iter().map(|name| ("affiliations", name.as_str())).collect();
    assert_eq!(changed(&rows).map(drop), fault(MemberField::Affiliations, FaultReason::TooMany));
    let again = [&rows[1..], &rows[1..]].concat();
    assert_eq!(changed(&again).unwrap().affiliations.len(), MOST_AFFILIATIONS, "the same again is no other");
    let refused = |field, level| ProfileChange::from_form([(field, level)]).is_err();
    assert!(refused("level.wishes", "public") && refused("level.wishes", "partner"));
    assert!(!refused("level.wishes", "network") && !refused("level.wishes", "sealed"));
    assert!(refused("level.affiliations", "public") && !refused("level.affiliations", "partner"));
}

#[test]
fn they_are_for_coordinators_until_their_owner_says_otherwise() {
    let mut member = whole();
    let mut context = context(RiskLevel::Low, &[]);
    context.organisations = organisations();
    let sees = |member: &Member, viewer| {
        let seen = seen(member, viewer, &context).unwrap();
        let organisations = seen.affiliations.iter().flatten().map(|one| one.name.en.clone()).collect::<Vec<_>>();
        (seen.wishes.map_or(0, |wishes| wishes.len()), organisations)
    };
    let nothing = || (0, Vec::<String>::new());
    let partner = || vec!["The partner organisation".to_owned()];
    assert_eq!((sees(&member, Viewer::Partner), sees(&member, Viewer::Member)), (nothing(), nothing()));
    assert_eq!(sees(&member, Viewer::Coordinator), (2, partner()), "an organisation that is sealed is told to nobody");
    let own = vec!["The partner organisation".to_owned(), "The sealed organisation".to_owned()];
    assert_eq!(sees(&member, Viewer::Owner), (2, own), "but to whoever said so");
    member.set_level(MemberField::Wishes, Level::Network);
    member.set_level(MemberField::Affiliations, Level::Partner);
    assert_eq!(sees(&member, Viewer::Member), (2, partner()));
    assert_eq!(sees(&member, Viewer::Partner), (0, partner()));
    for field in [MemberField::Wishes, MemberField::Affiliations] {
        member.set_level(field, Level::Sealed);
    }
    assert_eq!(sees(&member, Viewer::Coordinator), nothing());
    member.affiliations = vec!["sealed".to_owned(), "unknown".to_owned()];
    member.set_level(MemberField::Affiliations, Level::Partner);
    assert_eq!(seen(&member, Viewer::Partner, &context).unwrap().affiliations, None, "not even that there are any");
}

#[test]
fn organisations_go_as_far_as_their_records() {
    let organisations = organisations();
    let of_all = Member { affiliations: Level::ALL.iter().map(|level| level.to_string()).collect(), ..member() };
    let sees = |viewer| affiliations(&of_all, viewer, &organisations).len();
    assert_eq!(Viewer::ALL.iter().map(|viewer| sees(*viewer)).collect::<Vec<_>>(), [1, 2, 3, 4, 5]);
}

#[test]
fn members_choose_among_what_they_see_and_what_they_chose() {
    let organisations = organisations();
    let mut member = whole();
    let offered = |member: Option<&Member>| {
        keys(&offered_affiliations(member, &organisations)).into_iter().map(Ref::from).collect::<Vec<_>>()
    };
    assert_eq!(offered(Some(&member)), ["network", "partner", "public", "sealed"]);
    assert_eq!(offered(None), ["public"]);
    member.affiliations.clear();
    assert_eq!(offered(Some(&member)), ["network", "partner", "public"]);
    member.status = MemberStatus::Left;
    assert_eq!(offered(Some(&member)), ["public"]);
}

#[test]
fn planners_are_given_both() {
    let candidate = Candidate::of_member(&whole(), Region::InteriorSindh);
    assert_eq!(candidate.wishes, [Topic::HumanRights, Topic::Dialogue]);
    assert_eq!(candidate.organisations, ["partner", "sealed"]);
}
