//! Stories of reports: nothing is told before two people stand for the same words.

use domain::{
    interventions::{ReportState, ReviewFault, StoryState},
    safety::public::RecordKind,
};

use super::{fault, moment, now, public, told, with_story};
use crate::engines::on_every_engine;

on_every_engine! {
    async fn a_story_needs_two_people_and_the_same_words(test) {
        test.import().await;
        let (by, one, two) = (test.author().await, test.coordinator("one").await, test.coordinator("two").await);
        let before = test.told(RecordKind::Story).await;
        let id = test.sent(&by, "k", &with_story()).await;
        test.store.accept_report(&one, &id, &public(Some("It began with a dry canal.")), now()).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before, "one is not enough");
        assert!(test.store.review_queue(&two, now()).await.unwrap()[0].awaits_approval);
        let words = told("It began with a dry canal.");
        assert_eq!(fault(test.store.approve_story(&one, &id, &words, now()).await), ReviewFault::SameApprover);
        test.store.approve_story(&two, &id, &told("It began with a canal."), now()).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before, "other words need somebody else again");
        test.store.approve_story(&one, &id, &told("It began with a canal."), now()).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before + 1);
        assert_eq!(test.own(&by, &id).await.story, Some(StoryState::Published));
        assert_eq!(test.store.review_queue(&two, now()).await.unwrap(), []);

        test.store.reopen_report(&two, &id, "A reader wrote.", moment(now())).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before);
        test.store.accept_report(&two, &id, &public(Some("It began with a canal.")), now()).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before, "both approve anew");
        test.store.approve_story(&one, &id, &told("It began with a canal."), now()).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before + 1);
        test.store.withdraw_report(&by, &id, moment(now())).await.unwrap();
        assert_eq!(test.told(RecordKind::Story).await, before);
    }


    async fn a_story_that_identifies_somebody_is_refused(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        let id = test.sent(&by, "k", &with_story()).await;
        for planted in [
            "Then Haji Karim Bux came.",
            "Call 0300-1234567 to ask.",
            "His card is 41301-1234567-1.",
            "It was in Goth Allah Dino.",
            "حاجی کریم بخش نے فیصلہ کیا۔",
        ] {
            let outcome = test.store.accept_report(&one, &id, &public(Some(planted)), now()).await;
            assert_eq!(fault(outcome), ReviewFault::Identifying, "{planted}");
        }
        assert_eq!(test.own(&by, &id).await.state, ReportState::Sent);
        test.store.accept_report(&one, &id, &public(Some("They met in Jacobabad.")), now()).await.unwrap();
    }


    async fn a_story_is_taken_only_where_the_coordinator_wants_it(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        let id = test.sent(&by, "k", &with_story()).await;
        test.store.accept_report(&one, &id, &public(None), now()).await.unwrap();
        assert_eq!(test.own(&by, &id).await.story, None);
        assert_eq!(test.store.review_queue(&one, now()).await.unwrap(), []);
    }
}
