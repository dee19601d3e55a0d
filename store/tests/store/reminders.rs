//! Mails that come by themselves, and what their links can do.

use std::sync::Mutex;

use chrono::{DateTime, Months, TimeDelta, Utc};
use domain::{
    accounts::{Mail, ReminderTopic},
    interventions::{Acceptance, Durability},
    mentoring::MentorshipDeed,
    safety::{Level, Purpose},
    text::Language,
};
use store::{ReminderLetter, Waiting};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    reports::{now, report},
};

impl TestStore {
    /// What is due at a time.
    async fn reminded(&self, at: DateTime<Utc>) -> Vec<ReminderLetter> {
        let letters = Mutex::new(Vec::new());
        let write = |letter: &ReminderLetter| {
            letters.lock().unwrap().push(letter.clone());
            Mail { topic: "test", to: letter.to.clone(), subject: String::new(), text: String::new(), ends: None }
        };
        let written = self.store.write_reminders(operator(), at, write).await.unwrap();
        let letters = letters.into_inner().unwrap();
        assert_eq!(letters.len(), written as usize);
        letters
    }
}

impl TestStore {
    /// What is due at a time because something waits.
    async fn waiting_mails(&self, at: DateTime<Utc>) -> Vec<ReminderLetter> {
        let mut letters = self.reminded(at).await;
        letters.retain(|letter| letter.topic == ReminderTopic::Waiting);
        letters
    }
}

fn later(months: u32) -> DateTime<Utc> {
    now().checked_add_months(Months::new(months)).unwrap() + TimeDelta::days(1)
}

on_every_engine! {
    async fn a_record_is_asked_about_twice_a_year_and_confirmed_by_one_click(test) {
        test.import().await;
        test.author().await;
        assert!(test.reminded(later(5)).await.is_empty());
        let [letter] = test.reminded(later(6)).await.try_into().unwrap();
        assert_eq!((letter.topic, letter.to.as_str()), (ReminderTopic::StillCorrect, "author@example.org"));
        assert!(test.reminded(later(6)).await.is_empty(), "once");
        let link = letter.link.as_str();
        assert!(!test.store.reminder(link, later(6)).await.unwrap().unwrap().is_answered);
        let confirmed = "SELECT COUNT(*) FROM members WHERE last_confirmed IS NOT NULL";
        assert_eq!(test.count(confirmed).await, 0);
        assert!(!test.store.tell_durability_by_mail(link, Durability::Held, later(6)).await.unwrap());
        assert!(test.store.confirm_by_mail(link, later(6)).await.unwrap());
        assert!(!test.store.confirm_by_mail(link, later(6)).await.unwrap(), "it works once");
        assert_eq!(test.count(confirmed).await, 1);
        assert!(test.reminded(later(11)).await.is_empty());
        assert_eq!(test.reminded(later(13)).await.len(), 1);
    }

    async fn what_is_switched_off_does_not_come(test) {
        test.import().await;
        let by = test.author().await;
        let [letter] = test.reminded(later(6)).await.try_into().unwrap();
        assert!(test.store.switch_off_by_mail(letter.link.as_str(), later(6)).await.unwrap());
        assert!(test.store.mails_off(&by).await.unwrap().contains(&ReminderTopic::StillCorrect));
        assert!(test.reminded(later(20)).await.is_empty());
        test.store.switch_mails(&by, ReminderTopic::StillCorrect, true, later(20)).await.unwrap();
        assert_eq!(test.reminded(later(20)).await.len(), 1);
        assert!(!test.store.switch_off_by_mail("made up", now()).await.unwrap());
        let old = later(6) + TimeDelta::days(61);
        assert_eq!(test.store.reminder(letter.link.as_str(), old).await.unwrap(), None);
    }

    async fn whether_an_agreement_held_is_asked_and_kept(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        test.store.switch_mails(&by, ReminderTopic::StillCorrect, false, now()).await.unwrap();
        let id = test.sent(&by, "k", &report(&[])).await;
        let accepted = Acceptance { level: Level::Public, story: None };
        test.store.accept_report(&one, &id, &accepted, now()).await.unwrap();
        let checks = test.reminded(now()).await;
        let [letter] = checks.try_into().unwrap();
        assert_eq!((letter.topic, letter.months), (ReminderTopic::Durability, Some(6)), "from March to November");
        let link = letter.link.as_str();
        assert!(test.store.tell_durability_by_mail(link, Durability::Partly, now()).await.unwrap());
        assert_eq!(test.texts("SELECT result FROM durability_checks WHERE months = 6").await, ["partly"]);
        assert!(test.reminded(later(1)).await.is_empty());
        let [letter] = test.reminded(later(5)).await.try_into().unwrap();
        assert_eq!(letter.months, Some(12));
        test.store.withdraw_report(&by, &id, (now().date_naive(), now())).await.unwrap();
        let outcome = test.store.tell_durability_by_mail(letter.link.as_str(), Durability::Held, later(5)).await;
        assert!(!outcome.unwrap(), "what was taken back is told no further");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn what_waits_is_told_in_one_mail(test) {
        test.import().await;
        let (by, one) = (test.author().await, test.coordinator("one").await);
        test.sent(&by, "1", &report(&[])).await;
        let id = test.sent(&by, "2", &report(&[])).await;
        assert_eq!(test.store.waiting(one.signed_in()).await.unwrap(), Waiting { reports: 2, mentoring: 0 });
        assert_eq!(test.store.waiting(&by).await.unwrap(), Waiting::default());
        let [letter] = test.reminded(now()).await.try_into().unwrap();
        assert_eq!((letter.topic, letter.waiting), (ReminderTopic::Waiting, 2));
        test.store.return_report(&one, &id, "How many?", now() + TimeDelta::hours(1)).await.unwrap();
        let [to_author] = test.reminded(now() + TimeDelta::hours(2)).await.try_into().unwrap();
        assert_eq!((to_author.to.as_str(), to_author.waiting), ("author@example.org", 1));
        assert!(test.reminded(now() + TimeDelta::hours(48)).await.is_empty(), "nothing new waits");
    }

    async fn who_is_asked_to_be_a_mentor_is_told_once_and_of_what_is_still_open(test) {
        test.import().await;
        let (mentor, mentee, other) = (test.author().await, test.sign_in(4).await, test.sign_in(5).await);
        test.store.give_consent(&mentor, Purpose::Contact, Level::Network, Language::Urdu, today()).await.unwrap();
        let first = test.ask(&mentee, &mentor).await.unwrap();
        let [letter] = test.waiting_mails(now()).await.try_into().unwrap();
        assert_eq!(letter.waiting, 1);
        assert_eq!(test.store.waiting(&mentor).await.unwrap(), Waiting { reports: 0, mentoring: 1 });
        let coordinator = test.coordinator("one").await;
        let theirs = test.store.waiting(coordinator.signed_in()).await.unwrap();
        assert_eq!(theirs, Waiting::default(), "whom a member asks is no matter of coordinators");
        assert!(test.waiting_mails(now() + TimeDelta::hours(48)).await.is_empty(), "nothing new waits");
        test.ask(&other, &mentor).await.unwrap();
        assert!(test.waiting_mails(now() + TimeDelta::hours(1)).await.is_empty(), "once a day at most");
        let [letter] = test.waiting_mails(now() + TimeDelta::hours(25)).await.try_into().unwrap();
        assert_eq!(letter.waiting, 2);
        test.store.decide_mentorship(&mentor, &first, MentorshipDeed::Accept, today()).await.unwrap();
        assert_eq!(test.store.waiting(&mentor).await.unwrap().mentoring, 1);
        test.store.switch_mails(&mentor, ReminderTopic::Waiting, false, now()).await.unwrap();
        test.store.decide_mentorship(&mentee, &first, MentorshipDeed::End, today()).await.unwrap();
        test.ask(&mentee, &mentor).await.unwrap();
        assert!(test.waiting_mails(now() + TimeDelta::hours(75)).await.is_empty(), "they want none");
    }
}
