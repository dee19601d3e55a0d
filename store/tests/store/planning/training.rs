//! A scenario turned into a training, and whom it invites.

use std::sync::Mutex;

use chrono::TimeDelta;
use domain::{
    accounts::{ReminderTopic, Role},
    dates::{Date, Precision},
    places::Area,
    planning::{
        participants::{Bar, OutReason},
        scenario::plan,
    },
    safety::public::{PublicDetails, PublicRecord, RecordKind},
    trainings::{Answer, Training, TrainingStatus},
};
use store::{NewTraining, ReminderLetter};

use super::{coordinator, draft, planned};
use crate::{
    engines::{on_every_engine, operator, today},
    members::account,
    participation::no_letter,
    reports::now,
};

on_every_engine! {
    async fn who_has_left_since_the_plan_is_not_invited(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let gone = planned.training.participants[0].member.clone();
        let account = account(Role::Member, Some(gone.parse().unwrap()));
        test.store.delete_own(&account, today()).await.unwrap();
        let training = test.turned(&by, &id, &planned).await;
        let data = test.store.export(operator(), "a look").await.unwrap();
        let record = data.trainings.iter().find(|record| record.key == training.as_str()).unwrap();
        assert_eq!(record.participants.as_slice(), &planned.training.participants[1..]);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn of_two_who_turn_a_plan_at_once_both_get_the_one_training(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let (one, other) = tokio::join!(
            test.store.plan_training(&by, &id, &planned, now(), no_letter),
            test.store.plan_training(&by, &id, &planned, now(), no_letter),
        );
        let (one, other) = (one.unwrap(), other.unwrap());
        assert!(matches!((&one, &other), (NewTraining::Made(a), NewTraining::Known(b)) | (NewTraining::Known(b), NewTraining::Made(a)) if a == b), "{one:?} {other:?}");
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1);
        assert_eq!(test.audited("plan-training").await, 1);
    }

    async fn who_says_no_is_replaced_in_the_plan_and_everybody_else_stays(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let training = test.turned(&by, &id, &planned).await;
        let [gone, stay @ ..] = planned.training.participants.as_slice() else { panic!("six") };
        let one = account(Role::Member, Some(gone.member.parse().unwrap()));
        test.store.answer_invitation(&one, &training, Answer::Decline, "", now()).await.unwrap().unwrap();
        let own = test.store.planning_world(&by, Some(&training), today()).await.unwrap();
        let list = plan(&draft.goal, &own.inputs).participants;
        let why = list.left_out.iter().find(|out| out.id == gone.member).map(|out| &out.reason);
        assert_eq!(why, Some(&OutReason::Barred(Bar::Declined)));
        assert!(list.invited.len() == 6 && stay.iter().all(|part| list.ids().contains(part.member.as_str())));
        // Any other plan may ask them.
        assert!(test.world().await.inputs.declined.is_empty());
        let people = test.store.training_people(&by, &training, today()).await.unwrap();
        assert_eq!(people.origin.scenario, Some(id));
    }

    async fn whom_a_plan_invites_is_mailed_as_whom_a_coordinator_invites(test) {
        test.import().await;
        let (by, author) = (coordinator(), test.author().await);
        let member = author.account().member.clone().unwrap().to_string();
        let mut invites = draft();
        invites.goal.participants.include.insert(member.clone());
        let letters = Mutex::new(Vec::new());
        let write = |letter: &ReminderLetter| {
            letters.lock().unwrap().push((letter.topic, letter.to.as_str().to_owned()));
            no_letter(letter)
        };
        for on in [true, false] {
            test.store.switch_mails(&author, ReminderTopic::Training, on, now()).await.unwrap();
            let id = test.planned(&by, &invites).await;
            let planned = planned(&test.world().await, &invites);
            assert!(planned.training.state(&member).is_some());
            test.store.plan_training(&by, &id, &planned, now(), write).await.unwrap();
            test.store.plan_training(&by, &id, &planned, now(), write).await.unwrap();
        }
        let over = test.planned(&by, &invites).await;
        test.store.switch_mails(&author, ReminderTopic::Training, true, now()).await.unwrap();
        let planned = planned(&test.world().await, &invites);
        let late = now() + TimeDelta::days(365);
        test.store.plan_training(&by, &over, &planned, late, write).await.unwrap();
        let expected = (ReminderTopic::Training, "author@example.org".to_owned());
        assert_eq!(letters.into_inner().unwrap(), [expected], "once, where it is wanted and still to come");
    }

    async fn a_scenario_becomes_a_training_that_the_public_knows_by_city_and_month(test) {
        test.import().await;
        let (by, draft) = (coordinator(), draft());
        let id = test.planned(&by, &draft).await;
        let planned = planned(&test.world().await, &draft);
        let training = test.turned(&by, &id, &planned).await;
        let again = test.store.plan_training(&by, &id, &planned, now(), no_letter).await.unwrap();
        assert_eq!(again, NewTraining::Known(training.clone()));
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1);
        assert_eq!(test.store.scenario(&by, &id).await.unwrap().training, Some(training.clone()));
        assert_eq!(test.store.scenarios(&by).await.unwrap()[0].training, Some(training.clone()));
        assert_eq!(test.audited("plan-training").await, 1);
        let revision = "SELECT COUNT(*) FROM revisions WHERE action = 'plan-training' AND before IS NULL";
        assert_eq!(test.count(revision).await, 1);

        let data = test.store.export(operator(), "a look").await.unwrap();
        let record: &Training = data.trainings.iter().find(|record| record.key == training.as_str()).unwrap();
        assert_eq!((record.status, record.participants.len(), record.capacity), (TrainingStatus::Planned, 6, Some(6)));
        let told: PublicRecord = test.store.reader().record(RecordKind::Training, &training).await.unwrap().unwrap();
        assert_eq!((told.span.precision, told.title.en.as_str()), (Precision::Month, "Negotiation in spring"));
        let [Area::District { slug, .. }] = told.areas.as_slice() else { panic!("{:?}", told.areas) };
        assert_eq!(record.districts, std::slice::from_ref(slug));
        let PublicDetails::Training(details) = &told.details else { panic!("a training") };
        assert_eq!(details.status, TrainingStatus::Planned);
        let text = serde_json::to_string(&told).unwrap();
        let days: [Date; 2] = [record.span.from, record.span.to];
        assert!(days.iter().all(|day| !text.contains(&day.to_string())), "{text}");
        let invited = record.participants.iter().map(|part| &part.member).chain(&record.trainers);
        assert!(invited.into_iter().all(|member| !text.contains(member.as_str())) && !text.contains(id.as_str()), "{text}");

        // The next plan knows who is invited already, and where they are then; this one's own stays as it was.
        let world = test.world().await;
        let is_known = |id: &String| {
            let one = world.inputs.candidates.iter().find(|one| one.id == *id).unwrap();
            one.last_invited == Some(days[1]) && one.away.contains(&record.span)
        };
        assert!(planned.training.participants.iter().all(|part| is_known(&part.member)));
        let own = test.store.planning_world(&by, Some(&training), today()).await.unwrap();
        assert_eq!(plan(&draft.goal, &own.inputs).participants.ids(), planned.training.participants.iter().map(|part| part.member.as_str()).collect());
        test.store.delete_scenario(&by, &id).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM trainings WHERE status = 'planned'").await, 1, "the training stays");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}
