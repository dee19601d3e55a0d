//! What members would like to learn, and the organisations that they belong to: who sees it, what the planner makes of it.

use domain::{
    accounts::{Role, SignedIn},
    ids::PublicId,
    members::{AsSeen, FaultReason, FieldFault, Member, MemberField, SeenMember, Viewer},
    planning::{
        form::ScenarioDraft,
        gaps::{NeedSource, gaps},
        inputs::Candidate,
        participants::{Criterion, Invited, PointSource, Quota},
        scenario::plan,
        weights::GapWeights,
    },
    trainings::Topic,
};
use sea_orm::ConnectionTrait;
use store::PlanningWorld;

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    members::{account, form},
    planning::coordinator,
};

impl TestStore {
    /// The organisation of that English name.
    async fn organisation(&self, name: &str) -> PublicId {
        let sql = format!(
            "SELECT r.public_id FROM records r JOIN organisations o ON o.id = r.id WHERE o.name LIKE '%\"{name}\"%'"
        );
        self.texts(&sql).await[0].parse().unwrap()
    }

    async fn set_level(&self, of: &PublicId, level: &str) {
        let sql = format!("UPDATE records SET level = '{level}' WHERE public_id = '{of}'");
        self.database.execute_unprepared(&sql).await.unwrap();
    }

    async fn change(&self, by: &SignedIn, fields: &[(&str, &str)]) -> Result<(), Vec<FieldFault>> {
        self.store.change_profile(by, &form(fields), today()).await.unwrap()
    }

    async fn own_member(&self, by: &SignedIn) -> Member {
        self.store.profile(by).await.unwrap().unwrap().member
    }

    async fn seen_as(&self, by: &SignedIn, viewer: Viewer) -> SeenMember {
        let AsSeen::Profile(seen) = self.store.as_seen(by, viewer, today()).await.unwrap() else {
            panic!("{viewer} sees nobody");
        };
        *seen
    }

    async fn planned_with(&self) -> PlanningWorld {
        self.store.planning_world(&coordinator(), None, today()).await.unwrap()
    }
}

fn names(seen: &SeenMember) -> Vec<&str> {
    seen.affiliations.iter().flatten().map(|one| one.name.en.as_str()).collect()
}

fn candidate<'a>(world: &'a PlanningWorld, by: &SignedIn) -> &'a Candidate {
    let id = by.account().member.as_ref().unwrap();
    world.inputs.candidates.iter().find(|candidate| candidate.id == id.as_str()).unwrap()
}

const UNKNOWN: FieldFault = FieldFault { field: MemberField::Affiliations, reason: FaultReason::Unknown };

on_every_engine! {
    async fn both_are_saved_seen_by_level_and_taken_back(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let funder = test.organisation("A funder").await;
        let before = test.own_member(&by).await;
        let partner = test.organisation("A partner").await;
        assert_eq!((before.wishes.as_slice(), before.affiliations.as_slice()), ([Topic::HumanRights].as_slice(), [partner.to_string()].as_slice()));
        let change = [("wishes", ""), ("wishes", "dialogue"), ("affiliations", funder.as_str()), ("affiliations", partner.as_str())];
        test.change(&by, &change).await.unwrap();
        let member = test.own_member(&by).await;
        assert_eq!((member.wishes.as_slice(), member.affiliations.as_slice()), ([Topic::Dialogue].as_slice(), [funder.to_string(), partner.to_string()].as_slice()));

        for viewer in [Viewer::Partner, Viewer::Member] {
            let seen = test.seen_as(&by, viewer).await;
            assert_eq!((seen.wishes, seen.affiliations), (None, None));
        }
        let seen = test.seen_as(&by, Viewer::Coordinator).await;
        assert_eq!((names(&seen), &seen.wishes), (vec!["A funder", "A partner"], &Some(vec![Topic::Dialogue])));
        test.change(&by, &[("level.wishes", "network"), ("level.affiliations", "partner")]).await.unwrap();
        let peer = test.seen_as(&by, Viewer::Member).await;
        assert_eq!((names(&peer).len(), peer.wishes.is_some()), (2, true));
        let partner_sees = test.seen_as(&by, Viewer::Partner).await;
        assert_eq!((names(&partner_sees).len(), partner_sees.wishes), (2, None));
        test.set_level(&funder, "coordinator").await;
        assert_eq!(names(&test.seen_as(&by, Viewer::Member).await), ["A partner"], "the other's record is not for them");
        assert_eq!(names(&test.seen_as(&by, Viewer::Coordinator).await).len(), 2);

        test.store.undo_profile_change(&by, today()).await.unwrap();
        test.change(&by, &[("wishes", ""), ("affiliations", "")]).await.unwrap();
        assert_eq!(test.own_member(&by).await.affiliations.len(), 0);
        test.store.undo_profile_change(&by, today()).await.unwrap();
        assert_eq!(test.own_member(&by).await, member, "as it was, in its order");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn one_belongs_to_organisations_that_one_may_know_of(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let (funder, partner) = (test.organisation("A funder").await, test.organisation("A partner").await);
        let offered = async || {
            let profile = test.store.profile(&by).await.unwrap().unwrap();
            let mut names: Vec<_> = profile.organisations.into_iter().map(|one| one.name.en).collect();
            names.sort();
            names
        };
        assert_eq!(offered().await, ["A funder", "A partner"]);
        let member = test.member_id(4).await;
        for unknown in ["atlantis", PublicId::from_random(7).as_str(), member.as_str()] {
            let change = [("wishes", "dialogue"), ("affiliations", partner.as_str()), ("affiliations", unknown)];
            assert_eq!(test.change(&by, &change).await, Err(vec![UNKNOWN]), "{unknown}");
        }
        assert_eq!(test.own_member(&by).await.wishes, [Topic::HumanRights], "nothing was saved");

        test.set_level(&funder, "coordinator").await;
        test.set_level(&partner, "sealed").await;
        assert_eq!(offered().await, ["A partner"], "what was said before can be taken out, and nothing else is told");
        assert_eq!(test.change(&by, &[("affiliations", funder.as_str())]).await, Err(vec![UNKNOWN]));
        test.change(&by, &[("affiliations", partner.as_str()), ("profession", "lawyer")]).await.unwrap();
        assert_eq!(test.own_member(&by).await.affiliations, [partner.to_string()]);
        assert_eq!(test.store.download_own(&by).await.unwrap().affiliations.len(), 1);
        test.change(&by, &[("affiliations", "")]).await.unwrap();
        assert_eq!(test.change(&by, &[("affiliations", partner.as_str())]).await, Err(vec![UNKNOWN]), "gone is gone");

        let new = test.newcomer("wishes@example.org", Role::Member).await;
        let first = |organisation| {
            [("pseudonym.en", "Lark"), ("gender", "woman"), ("profession", "lawyer"), ("district", "peshawar"), ("affiliations", organisation)]
        };
        let faults = test.store.begin_profile(&new, &form(&first(funder.as_str())), today()).await.unwrap();
        assert_eq!(faults, Err(vec![UNKNOWN]));
        test.set_level(&funder, "public").await;
        test.store.begin_profile(&new, &form(&first(funder.as_str())), today()).await.unwrap().unwrap();
        let new = test.again("wishes@example.org").await;
        assert_eq!(test.own_member(&new).await.affiliations, [funder.to_string()]);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn they_are_taken_away_and_deleted_with_everything_else(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        test.change(&by, &[("wishes", "negotiation")]).await.unwrap();
        let data = test.store.download_own(&by).await.unwrap();
        assert_eq!((data.member.wishes.as_slice(), data.affiliations[0].name.en.as_str()), ([Topic::Negotiation].as_slice(), "A partner"));
        let of_members = "FROM records r JOIN members m ON m.id = r.id WHERE r.level = 'sealed'";
        test.store.delete_own(&by, today()).await.unwrap();
        for list in ["record_terms", "record_links"] {
            let left = format!("SELECT COUNT(*) FROM {list} WHERE record_id IN (SELECT r.id {of_members})");
            assert_eq!(test.count(&left).await, 0, "{list}");
        }
        assert_eq!(test.count("SELECT COUNT(*) FROM record_links WHERE role = 'affiliation'").await, 25);
        assert!(!test.texts("SELECT CAST(after AS TEXT) FROM revisions WHERE after IS NOT NULL").await.concat().contains("negotiation"));
        let gone = account(Role::Member, by.account().member.clone());
        assert_eq!(test.store.profile(&gone).await.unwrap(), None);
    }

    async fn the_planner_counts_what_coordinators_see(test) {
        test.import().await;
        let (told, sealed) = (test.sign_in(3).await, test.sign_in(4).await);
        let partner = test.organisation("A partner").await;
        test.change(&told, &[("wishes", "negotiation"), ("languages", "ur")]).await.unwrap();
        let seal = [("wishes", "negotiation"), ("level.wishes", "sealed"), ("level.affiliations", "sealed")];
        test.change(&sealed, &seal).await.unwrap();
        let world = test.planned_with().await;
        let (told_one, sealed_one) = (candidate(&world, &told), candidate(&world, &sealed));
        assert_eq!((told_one.wishes.as_slice(), told_one.organisations.as_slice()), ([Topic::Negotiation].as_slice(), [partner.to_string()].as_slice()));
        assert!(sealed_one.wishes.is_empty() && sealed_one.organisations.is_empty());

        let found = gaps(&world.inputs, &GapWeights::default());
        let cells = found.cells().iter().filter(|cell| cell.key.topic == Topic::Negotiation);
        let wished: Vec<_> =
            cells.flat_map(|cell| &cell.need_parts).filter(|part| part.source == NeedSource::Wish).collect();
        assert_eq!(wished.len(), 1, "one wished for it, in the one language that they share with the district");
        assert_eq!(wished[0].record.as_ref(), Some(&told_one.id));

        let mut draft = ScenarioDraft::blank(today());
        draft.goal.topics = vec![Topic::HumanRights];
        draft.goal.participants.seats = 6;
        let of_partner = Criterion::Organisation(partner.to_string());
        let invited = |draft: &ScenarioDraft, world: &PlanningWorld| {
            let plan = plan(&draft.goal, &world.inputs);
            let belongs = |id: &str| world.inputs.candidates.iter().any(|one| one.id == id && one.organisations.contains(&partner.to_string()));
            plan.participants.ids().into_iter().filter(|id| belongs(id)).count()
        };
        assert!(invited(&draft, &world) >= 5);
        draft.goal.participants.most_of_organisation = Some(2);
        assert_eq!(invited(&draft, &world), 2);
        draft.goal.participants.most_of_organisation = None;
        draft.goal.participants.quotas = vec![Quota { criterion: of_partner, at_least: None, at_most: Some(1) }];
        assert_eq!(invited(&draft, &world), 1);
        draft.goal.participants.quotas.clear();
        let plan = plan(&draft.goal, &world.inputs);
        let has_wish = |one: &Invited| one.parts.iter().any(|part| part.source == PointSource::Wish && part.share > 0);
        assert!(plan.participants.invited.iter().any(has_wish), "who wished for it is told why");

        test.set_level(&partner, "sealed").await;
        let world = test.planned_with().await;
        assert!(candidate(&world, &told).organisations.is_empty() && !world.organisations.contains_key(partner.as_str()));
        assert!(!serde_json::to_string(&world.inputs).unwrap().contains(partner.as_str()));
    }
}
