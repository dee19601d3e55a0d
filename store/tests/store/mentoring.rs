//! Mentoring: asked for, answered, written in, ended, and seen by the two alone.

use domain::{
    accounts::{Role, SignedIn},
    ids::PublicId,
    mentoring::{MentoringFault, MentorshipDeed, MentorshipRole, MentorshipState},
    safety::{Level, Purpose},
    text::Language,
};
use sea_orm::ConnectionTrait;
use store::{OwnMentorship, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, today},
    members::account,
};

const MESSAGE: &str = "canary-message";
const GOAL: &str = "canary-goal";
const NOTE: &str = "canary-note";

impl TestStore {
    /// A member whom other members may turn to.
    async fn reachable(&self, number: usize) -> SignedIn {
        let by = self.sign_in(number).await;
        self.store.give_consent(&by, Purpose::Contact, Level::Network, Language::Urdu, today()).await.unwrap();
        by
    }

    pub async fn ask(&self, mentee: &SignedIn, mentor: &SignedIn) -> Result<PublicId, MentoringFault> {
        let mentor = mentor.account().member.clone().unwrap();
        self.store.ask_to_mentor(mentee, &mentor, MESSAGE, today()).await.unwrap()
    }

    async fn decide(&self, by: &SignedIn, id: &PublicId, deed: MentorshipDeed) -> bool {
        match self.store.decide_mentorship(by, id, deed, today()).await {
            Ok(()) => true,
            Err(StoreError::NotFound { .. }) => false,
            Err(error) => panic!("{error}"),
        }
    }

    async fn pair(&self, by: &SignedIn, id: &PublicId) -> OwnMentorship {
        self.store.mentorship(by, id, today()).await.unwrap()
    }

    /// A mentor, a mentee, and their pair with a goal and a meeting.
    pub async fn written(&self) -> (SignedIn, SignedIn, PublicId) {
        let (mentor, mentee) = (self.reachable(3).await, self.sign_in(4).await);
        let id = self.ask(&mentee, &mentor).await.unwrap();
        assert!(self.decide(&mentor, &id, MentorshipDeed::Accept).await);
        self.store.add_goal(&mentee, &id, GOAL).await.unwrap().unwrap();
        self.store.log_meeting(&mentor, &id, "2026-11-20", NOTE, today()).await.unwrap().unwrap();
        (mentor, mentee, id)
    }
}

on_every_engine! {
    async fn only_those_are_asked_who_let_members_contact_them(test) {
        test.import().await;
        let (mentee, mentor) = (test.sign_in(4).await, test.sign_in(3).await);
        assert_eq!(test.store.mentoring(&mentee, today()).await.unwrap().to_ask, []);
        assert_eq!(test.ask(&mentee, &mentor).await, Err(MentoringFault::NobodyToAsk));
        test.reachable(3).await;
        test.reachable(4).await;
        let to_ask = test.store.mentoring(&mentee, today()).await.unwrap().to_ask;
        assert_eq!(to_ask.iter().map(|member| Some(member.id.clone())).collect::<Vec<_>>(), [mentor.account().member.clone()]);
        assert_eq!(test.ask(&mentee, &mentee).await, Err(MentoringFault::NobodyToAsk), "not oneself");
        test.store.hide_me(&mentee, today()).await.unwrap();
        assert_eq!(test.ask(&mentee, &mentor).await, Err(MentoringFault::Hidden));
        test.store.show_me(&mentee, today()).await.unwrap();
        test.store.hide_me(&mentor, today()).await.unwrap();
        assert_eq!(test.ask(&mentee, &mentor).await, Err(MentoringFault::NobodyToAsk), "who is hidden is not there");
        test.store.show_me(&mentor, today()).await.unwrap();
        test.ask(&mentee, &mentor).await.unwrap();
        assert_eq!(test.ask(&mentee, &mentor).await, Err(MentoringFault::AskedAlready));
        for number in [5, 6] {
            let other = test.reachable(number).await;
            test.ask(&mentee, &other).await.unwrap();
        }
        let one_more = test.reachable(7).await;
        assert_eq!(test.ask(&mentee, &one_more).await, Err(MentoringFault::AskingTooMany));
        for stranger in [account(Role::Member, None), account(Role::Coordinator, None)] {
            let mentor = mentor.account().member.clone().unwrap();
            let refused = test.store.ask_to_mentor(&stranger, &mentor, "", today()).await;
            assert!(matches!(refused, Err(StoreError::NotFound { .. })));
        }
    }

    async fn who_has_left_is_shown_nobody(test) {
        test.import().await;
        let (mentor, mentee, id) = test.written().await;
        test.reachable(5).await;
        let left = "UPDATE members SET status = 'left' WHERE pseudonym LIKE '%pseudonym-4\"%'";
        test.database.execute_unprepared(left).await.unwrap();
        let own = test.store.mentoring(&mentee, today()).await.unwrap();
        assert_eq!((own.to_ask, own.pairs[0].other.as_ref()), (vec![], None));
        assert_eq!(test.pair(&mentee, &id).await.other, None);
        assert_eq!(test.pair(&mentor, &id).await.other, None);
    }

    async fn a_no_is_final_and_a_pair_ends_when_either_wants(test) {
        test.import().await;
        let (mentee, mentor) = (test.sign_in(4).await, test.reachable(3).await);
        let id = test.ask(&mentee, &mentor).await.unwrap();
        assert!(!test.decide(&mentee, &id, MentorshipDeed::Accept).await, "nobody accepts for another");
        assert!(test.decide(&mentor, &id, MentorshipDeed::Decline).await);
        assert_eq!(test.ask(&mentee, &mentor).await, Err(MentoringFault::NobodyToAsk));
        assert!(test.store.mentoring(&mentee, today()).await.unwrap().to_ask.is_empty());

        let other = test.reachable(5).await;
        let id = test.ask(&mentee, &other).await.unwrap();
        assert!(test.decide(&mentee, &id, MentorshipDeed::Withdraw).await);
        let id = test.ask(&mentee, &other).await.unwrap();
        assert!(test.decide(&other, &id, MentorshipDeed::Accept).await);
        assert!(!test.decide(&other, &id, MentorshipDeed::Decline).await);
        assert!(test.decide(&mentee, &id, MentorshipDeed::End).await);
        let refused = test.store.add_goal(&other, &id, GOAL).await;
        assert!(matches!(refused, Err(StoreError::NotFound { .. })), "what is ended is not written in");
        assert_eq!(test.pair(&other, &id).await.pair.state, MentorshipState::Ended);
    }

    async fn the_two_write_and_nobody_else_reads(test) {
        test.import().await;
        let (mentor, mentee, id) = test.written().await;
        let own = test.pair(&mentee, &id).await;
        assert_eq!((own.role, own.pair.message.as_str()), (MentorshipRole::Mentee, MESSAGE));
        assert!(own.other.unwrap().en.contains("canary-pseudonym-3"));
        let (goal, meeting) = (own.pair.goals[0].clone(), own.pair.meetings[0].clone());
        assert_eq!((goal.text.as_str(), meeting.note.as_str(), meeting.by), (GOAL, NOTE, MentorshipRole::Mentor));
        test.store.reach_goal(&mentor, &id, &goal.id, true).await.unwrap();
        assert!(test.pair(&mentee, &id).await.pair.goals[0].is_reached);
        let refused = test.store.remove_meeting(&mentee, &id, &meeting.id).await;
        assert!(matches!(refused, Err(StoreError::NotFound { .. })), "who wrote it removes it");
        let bad = test.store.log_meeting(&mentee, &id, "2026-11-19", "", today()).await.unwrap();
        assert_eq!(bad, Err(MentoringFault::NoDay), "before they knew each other");
        assert_eq!(test.store.add_goal(&mentee, &id, " ").await.unwrap(), Err(MentoringFault::NoText));

        let stranger = test.sign_in(7).await;
        let coordinator = account(Role::Coordinator, None);
        for other in [&stranger, &coordinator] {
            assert!(test.store.mentorship(other, &id, today()).await.is_err());
            assert!(test.store.add_goal(other, &id, GOAL).await.is_err());
            assert!(test.store.reach_goal(other, &id, &goal.id, false).await.is_err());
            assert!(test.store.remove_goal(other, &id, &goal.id).await.is_err());
            assert!(!test.decide(other, &id, MentorshipDeed::End).await);
        }
        let numbers = test.store.mentoring_numbers(&coordinator.coordinator().unwrap(), today()).await.unwrap();
        assert_eq!((numbers[0].state, numbers[0].goals, numbers[0].meetings), (MentorshipState::Active, (1, 1), 1));
        let told = format!("{numbers:?}");
        assert!([MESSAGE, GOAL, NOTE].iter().all(|private| !told.contains(private)), "{told}");
        assert_eq!(test.count("SELECT COUNT(*) FROM audit_entries WHERE action = 'read-mentoring'").await, 1);
        let deeds = ["ask-to-mentor", "accept-mentorship", "add-goal", "log-meeting", "reach-goal"];
        for deed in deeds {
            let sql = format!("SELECT COUNT(*) FROM audit_entries WHERE action = '{deed}' AND subject = 'mentorship {id}'");
            assert_eq!(test.count(&sql).await, 1, "{deed}");
        }
    }

    async fn texts_are_sealed_and_go_with_who_leaves(test) {
        test.import().await;
        let (mentor, mentee, id) = test.written().await;
        let kept = test.everything().await;
        for private in [MESSAGE, GOAL, NOTE] {
            assert!(!kept.contains(private), "{private} is not sealed");
        }
        let taken = serde_json::to_string(&test.store.download_own(&mentee).await.unwrap()).unwrap();
        assert!([MESSAGE, GOAL, NOTE].iter().all(|private| taken.contains(private)), "{taken}");
        assert!(!taken.contains(mentor.account().member.as_ref().unwrap().as_str()), "who the other is, is the other's");
        // A text sealed for one pair opens in no other.
        let other = test.ask(&mentee, &test.reachable(5).await).await.unwrap();
        let moved = format!("UPDATE mentorships SET message = (SELECT message FROM mentorships WHERE public_id = '{id}') WHERE public_id = '{other}'");
        test.database.execute_unprepared(&moved).await.unwrap();
        assert!(matches!(test.store.mentorship(&mentee, &other, today()).await, Err(StoreError::Sealed(_))));

        test.store.delete_own(&mentor, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM mentorships").await, 1);
        assert_eq!(test.count("SELECT COUNT(*) FROM mentorship_goals").await, 0);
        assert_eq!(test.count("SELECT COUNT(*) FROM mentorship_meetings").await, 0);
        assert!(test.store.mentorship(&mentee, &id, today()).await.is_err());
    }
}
