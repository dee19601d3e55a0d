//! Whole plans.

use std::collections::BTreeSet;

use domain::{
    members::Gender,
    places::Region,
    planning::{
        agenda::{ModulePlan, ModuleWish},
        budget::CostField,
        inputs::{Candidate, District, PlanningInputs, Town},
        participants::{Criterion, ParticipantWish, Quota},
        scenario::{GoalFault, Measure, Plan, PlanGoal, PlanScenario, compare, into_training, plan},
        trainers::PartnerTrainer,
    },
    safety::{Level, RiskLevel},
    sources::Provenance,
    text::{Language, LocalText},
    trainings::{ParticipationState, Topic, TrainingKind, TrainingStatus},
};

use crate::{date, people::candidate};

fn member(index: usize) -> Candidate {
    let places =
        [("jacobabad", Region::InteriorSindh), ("sukkur", Region::InteriorSindh), ("karachi-east", Region::Karachi)];
    let (district, region) = places[index % 3];
    Candidate {
        gender: Gender::ALL[index % 2],
        district: district.to_owned(),
        region,
        languages: vec![Language::Urdu, Language::Sindhi],
        skills: if index.is_multiple_of(5) {
            vec![Topic::Mediation, Topic::ElectoralViolencePrevention]
        } else {
            Vec::new()
        },
        wishes: if index.is_multiple_of(4) { vec![Topic::Mediation] } else { Vec::new() },
        last_active: Some(date(["2026-10-01", "2025-10-01"][index % 2])),
        last_invited: index.is_multiple_of(3).then(|| date("2026-02-01")),
        ..candidate(&format!("member{index:03}"))
    }
}

pub fn inputs() -> PlanningInputs {
    let district =
        |slug: &str, region, lon, lat| District { slug: slug.to_owned(), region, lon, lat, languages: Vec::new() };
    let town = |slug: &str, district: &str, region, lon, lat, risk| Town {
        slug: slug.to_owned(),
        district: district.to_owned(),
        region,
        lon,
        lat,
        venue_worked: 1,
        rupees_a_day: None,
        risk,
    };
    PlanningInputs {
        today: date("2026-11-21"),
        candidates: (0..60).map(member).collect(),
        districts: vec![
            district("jacobabad", Region::InteriorSindh, 68.54, 28.31),
            district("sukkur", Region::InteriorSindh, 69.18, 27.40),
            district("karachi-east", Region::Karachi, 67.13, 24.95),
        ],
        towns: vec![
            town("jacobabad", "jacobabad", Region::InteriorSindh, 68.44, 28.28, RiskLevel::Severe),
            town("sukkur", "sukkur", Region::InteriorSindh, 68.86, 27.70, RiskLevel::Low),
            town("karachi", "karachi-south", Region::Karachi, 67.01, 24.86, RiskLevel::Moderate),
        ],
        partners: vec![PartnerTrainer {
            id: "partner-trainer".to_owned(),
            organisation: "spado".to_owned(),
            gender: Gender::Woman,
            topics: vec![Topic::Mediation],
            languages: vec![Language::Urdu],
            away: Vec::new(),
        }],
        modules: vec![
            ModulePlan { topic: Topic::Mediation, talk: 240, exercise: 120 },
            ModulePlan { topic: Topic::ElectoralViolencePrevention, talk: 120, exercise: 60 },
        ],
        ..PlanningInputs::default()
    }
}

pub fn goal() -> PlanGoal {
    PlanGoal {
        kind: TrainingKind::Workshop,
        topics: vec![Topic::Mediation, Topic::ElectoralViolencePrevention],
        modules: Vec::new(),
        language: Some(Language::Urdu),
        days: 3,
        from: date("2027-02-15"),
        to: date("2027-05-15"),
        rupees: Some(3_000_000),
        participants: ParticipantWish {
            quotas: vec![Quota { criterion: Criterion::Gender(Gender::Woman), at_least: Some(12), at_most: None }],
            seed: 2_027,
            ..ParticipantWish::seats(24)
        },
        trainers: Default::default(),
        town: None,
        first_day: None,
        moves: Vec::new(),
        shifts: Vec::new(),
        costs: Default::default(),
        weights: Default::default(),
    }
}

fn women(plan: &Plan) -> u32 {
    plan.women
}

#[test]
fn a_goal_becomes_a_plan_that_holds_together() {
    let (goal, inputs) = (goal(), inputs());
    assert_eq!(goal.faults(), []);
    let made = plan(&goal, &inputs);
    assert_eq!(made.town.as_deref(), Some("sukkur"));
    assert!(made.places.last().is_some_and(|place| place.town == "jacobabad" && place.is_ruled_out));
    let dates = made.dates.as_ref().unwrap();
    assert!(!dates.is_ruled_out && dates.from >= goal.from && dates.to <= goal.to);
    // The fast lasts until 9 March 2027, the feast until the 12th.
    assert!(dates.from > date("2027-03-12"), "{dates:?}");
    assert_eq!(made.participants.invited.len(), 24);
    assert!(women(&made) >= 12);
    assert!(made.participants.gap.is_best);
    assert!(made.team.missing.is_empty());
    assert!(made.team.trainers.iter().any(|trainer| trainer.partner.is_some()));
    assert_eq!(made.conflicts, []);
    assert!(made.budget.total > 0);
    assert_eq!(made, plan(&goal, &inputs));
    let text = serde_json::to_string(&made).unwrap();
    assert_eq!(serde_json::from_str::<Plan>(&text).unwrap(), made);
    let scenario = PlanScenario { key: "spring".to_owned(), name: "Spring 2027".to_owned(), goal };
    let text = serde_json::to_string(&scenario).unwrap();
    assert_eq!(serde_json::from_str::<PlanScenario>(&text).unwrap(), scenario);
}

#[test]
fn what_is_chosen_by_hand_holds_and_says_what_it_costs() {
    let (mut goal, inputs) = (goal(), inputs());
    let best = plan(&goal, &inputs);
    goal.town = Some("karachi".to_owned());
    goal.first_day = Some(date("2027-03-08"));
    let out = best.participants.invited[0].id.clone();
    goal.participants.exclude = BTreeSet::from([out.clone()]);
    let hand = plan(&goal, &inputs);
    assert_eq!(hand.town.as_deref(), Some("karachi"));
    assert_eq!(hand.dates.as_ref().map(|dates| dates.from), goal.first_day);
    assert!(hand.dates.as_ref().is_some_and(|dates| dates.is_ruled_out));
    assert!(hand.hand_cost.place > 0 && hand.hand_cost.dates > 0);
    assert!(hand.override_costs[0].points >= 0 && hand.override_costs.len() == 2);
    assert!(!hand.participants.ids().contains(out.as_str()));

    let compared = compare(&best, &hand);
    assert!(compared.by_first.contains(&out));
    assert_eq!(compared.towns, (best.town.clone(), hand.town.clone()));
    let measured = |measure| compared.measures.iter().find(|one| one.measure == measure).unwrap();
    assert!(measured(Measure::Dates).first > measured(Measure::Dates).second);
    assert_eq!(compared.by_both.len() + compared.by_first.len(), 24);
    let same = compare(&best, &best);
    assert!(same.measures.iter().all(|one| one.first == one.second) && same.by_first.is_empty());
}

#[test]
fn a_plan_becomes_a_training_of_which_the_public_sees_the_month() {
    let (goal, inputs) = (goal(), inputs());
    let made = plan(&goal, &inputs);
    let title = LocalText::english("Workshop");
    let planned = into_training(&goal, &made, &inputs, "new".to_owned(), title, Provenance::default()).unwrap();
    assert_eq!(planned.co_trainers, ["partner-trainer"]);
    let training = planned.training;
    assert_eq!((training.status, training.level), (TrainingStatus::Planned, Level::Public));
    assert!(training.public_after.is_some_and(|after| after > training.span.to));
    assert_eq!((training.districts.as_slice(), training.venue.as_str()), (["sukkur".to_owned()].as_slice(), ""));
    let invited: BTreeSet<&str> = training.participants.iter().map(|part| part.member.as_str()).collect();
    assert_eq!(invited, made.participants.ids());
    assert!(training.participants.iter().all(|part| part.state == Some(ParticipationState::Invited)));
    assert_eq!(training.organisers, ["spado"]);
    assert!(!training.trainers.contains(&"partner-trainer".to_owned()));
    assert!(training.sessions.iter().any(|session| session.topic == Some(Topic::Mediation)));
}

#[test]
fn no_day_is_proposed_that_is_over() {
    let mut inputs = inputs();
    let first = |inputs: &PlanningInputs, goal: &PlanGoal| plan(goal, inputs).dates.map(|dates| dates.from);
    let training = |inputs: &PlanningInputs, goal: &PlanGoal| {
        let made = plan(goal, inputs);
        into_training(goal, &made, inputs, String::new(), LocalText::default(), Provenance::default())
    };
    for today in ["2026-11-21", "2027-03-20", "2027-05-01", "2027-05-12"] {
        inputs.today = date(today);
        let first = first(&inputs, &goal()).unwrap();
        assert!(first > inputs.today && training(&inputs, &goal()).is_some(), "{today}: {first}");
        assert!(plan(&goal(), &inputs).windows.iter().all(|window| window.from > inputs.today));
    }
    // Too few days are left, or none; and a day chosen by hand may be over.
    inputs.today = date("2027-05-13");
    assert_eq!(first(&inputs, &goal()), None);
    inputs.today = date("2027-06-01");
    assert!(first(&inputs, &goal()).is_some() && training(&inputs, &goal()).is_none());
    inputs.today = date("2027-04-20");
    for (day, is_to_come) in [("2027-04-19", false), ("2027-04-20", false), ("2027-04-21", true)] {
        let goal = PlanGoal { first_day: Some(date(day)), ..goal() };
        assert_eq!(first(&inputs, &goal), goal.first_day);
        assert_eq!(training(&inputs, &goal).is_some(), is_to_come, "{day}");
    }
}

#[test]
fn a_module_takes_as_long_as_was_asked_for_or_as_the_curriculum_says() {
    let (mut goal, inputs) = (goal(), inputs());
    let lengths = |goal: &PlanGoal| {
        let made = plan(goal, &inputs);
        assert_eq!(made.modules, goal.module_plans(&inputs.modules));
        let of = |topic| made.agenda.items.iter().filter(move |item| item.activity.topic() == Some(topic));
        let minutes: u16 = of(Topic::Mediation).map(|item| item.to - item.from).sum();
        (minutes, made.modules.iter().map(|module| (module.talk, module.exercise)).collect::<Vec<_>>())
    };
    assert_eq!(lengths(&goal), (360, vec![(240, 120), (120, 60)]));
    let wish = |talk, exercise| ModuleWish { topic: Topic::Mediation, talk, exercise };
    for (asked, minutes, parts) in [
        (wish(Some(120), Some(120)), 240, (120, 120)),
        (wish(Some(90), None), 210, (90, 120)),
        (wish(None, Some(0)), 240, (240, 0)),
    ] {
        goal.modules = vec![asked];
        assert_eq!(lengths(&goal), (minutes, vec![parts, (120, 60)]));
    }
}

#[test]
fn nothing_to_plan_from_is_no_panic() {
    let made = plan(&goal(), &PlanningInputs::default());
    assert_eq!((made.town, made.participants.invited.len()), (None, 0));
    assert!(!made.participants.relaxations.is_empty());
}

#[test]
fn what_is_wrong_with_a_goal_is_said_beforehand() {
    let mut goal = goal();
    goal.topics.clear();
    goal.days = 0;
    goal.to = date("2026-01-01");
    goal.first_day = Some(date("2020-01-01"));
    goal.trainers.number = 9;
    goal.costs.hall = 10_000_001;
    goal.costs.companions_percent = 101;
    let expected = [
        GoalFault::NoTopic,
        GoalFault::Days,
        GoalFault::Period,
        GoalFault::FirstDay,
        GoalFault::Trainers,
        GoalFault::Costs(CostField::Hall),
        GoalFault::Costs(CostField::CompanionsPercent),
    ];
    assert_eq!(goal.faults(), expected);
}
