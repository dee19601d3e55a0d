//! Mail on its way out.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Email, Mail, MailFault, Role},
    text::Language,
};
use store::{Invitation, OutboxMail, Store, StoreError};

use crate::{
    engines::{KEY, TestStore, config, on_every_engine, operator},
    fixture::CANARY,
};

/// What attempts that failed wait for, in minutes after the one before.
const WAITS: [i64; 10] = [1, 5, 15, 60, 240, 240, 240, 240, 240, 240];

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000, 0).unwrap()
}

fn minutes(minutes: i64) -> TimeDelta {
    TimeDelta::minutes(minutes)
}

/// Writes a mail the way a use case does.
async fn post(store: &Store, name: &str, ends: Option<DateTime<Utc>>) -> Result<(), StoreError> {
    let email: Email = format!("{CANARY}-{name}@example.org").parse().unwrap();
    let letter = Mail {
        topic: "invitation",
        to: email.clone(),
        subject: format!("{CANARY} subject for {name}"),
        text: format!("{CANARY} text\nدعوت"),
        ends,
    };
    let invitation = Invitation { email, role: Role::Member, member: None, language: Language::English };
    store.invite(&operator(), &invitation, now(), |_| letter).await.map(|invited| invited.unwrap())
}

async fn take(test: &TestStore, at: DateTime<Utc>) -> Vec<OutboxMail> {
    test.store.due_mail(operator(), at, 10).await.unwrap()
}

async fn fail(test: &TestStore, mail: &OutboxMail, fault: MailFault, at: DateTime<Utc>) {
    test.store.mail_failed(operator(), &mail.message_id, fault, at).await.unwrap();
}

/// Everything that the table holds, as one text.
async fn table(test: &TestStore) -> String {
    let columns = ["message_id", "topic", "recipient", "content", "COALESCE(last_error, '')"];
    let mut all = String::new();
    for column in columns {
        all += &test.texts(&format!("SELECT {column} FROM outbox_messages")).await.join("\n");
    }
    all
}

/// How many mails were given up, and for what.
async fn given_up(test: &TestStore) -> Vec<String> {
    test.texts("SELECT last_error FROM outbox_messages WHERE failed_at IS NOT NULL AND recipient = '' AND content = ''")
        .await
}

on_every_engine! {
    async fn a_mail_is_taken_once_and_forgotten_when_sent(test) {
        post(&test.store, "amna", None).await.unwrap();
        let taken = take(&test, now()).await;
        assert_eq!(taken.len(), 1);
        assert_eq!(taken[0].to.as_str(), format!("{CANARY}-amna@example.org"));
        assert_eq!(taken[0].subject, format!("{CANARY} subject for amna"));
        assert_eq!(taken[0].text, format!("{CANARY} text\nدعوت"));
        assert_eq!((taken[0].topic.as_str(), taken[0].created), ("invitation", now()));
        assert_eq!(take(&test, now()).await, [], "somebody has it");
        test.store.mail_sent(operator(), &taken[0].message_id).await.unwrap();
        assert_eq!(take(&test, now() + minutes(10_000)).await, []);
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 0);
        // Whoever marks it again, too late, changes nothing.
        test.store.mail_sent(operator(), &taken[0].message_id).await.unwrap();
        fail(&test, &taken[0], MailFault::Silent, now()).await;
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 0);
    }

    async fn what_was_taken_and_not_marked_comes_due_again(test) {
        post(&test.store, "amna", None).await.unwrap();
        let taken = take(&test, now()).await;
        let again = Store::open(&config(&test.url, Some(KEY))).await.unwrap();
        let due = async |at| again.due_mail(operator(), at, 10).await.unwrap();
        assert_eq!(due(now() + minutes(1)).await, []);
        assert_eq!(due(now() + minutes(2)).await, taken, "with the same message id");
    }

    async fn servers_do_not_take_the_same_mail(test) {
        for name in ["amna", "bilal", "chandni", "danish", "erum", "farid"] {
            post(&test.store, name, None).await.unwrap();
        }
        let other = test.clone();
        let take = |test: TestStore| async move { test.store.due_mail(operator(), now(), 4).await.unwrap() };
        let (one, other) = tokio::join!(take(test.clone()), take(other));
        let mut ids: Vec<_> = one.iter().chain(&other).map(|mail| &mail.message_id).collect();
        ids.sort();
        ids.dedup();
        assert_eq!((one.len() + other.len(), ids.len()), (6, 6));
    }

    async fn a_mail_that_fails_waits_longer_each_time_and_is_given_up_after_a_day(test) {
        post(&test.store, "amna", None).await.unwrap();
        let mut at = now();
        for wait in WAITS {
            let taken = take(&test, at).await;
            assert_eq!(taken.len(), 1, "after {} minutes", (at - now()).num_minutes());
            fail(&test, &taken[0], MailFault::Postponed(451), at).await;
            if at + minutes(wait) >= now() + TimeDelta::hours(24) {
                break;
            }
            assert_eq!(take(&test, at + minutes(wait) - TimeDelta::seconds(1)).await, []);
            assert_eq!(given_up(&test).await, Vec::<String>::new());
            at += minutes(wait);
        }
        let taken = take(&test, at).await;
        assert_eq!(taken.len(), 0, "the last attempt has failed at {}", at - now());
        assert_eq!(given_up(&test).await, ["the mail server refused it for now (451)"]);
    }

    async fn a_mail_that_is_refused_for_good_is_not_tried_again(test) {
        post(&test.store, "amna", None).await.unwrap();
        let taken = take(&test, now()).await;
        fail(&test, &taken[0], MailFault::Refused(550), now()).await;
        assert_eq!(take(&test, now() + minutes(10_000)).await, []);
        assert_eq!(given_up(&test).await, ["the mail server refused it for good (550)"]);
        assert_eq!(test.store.mailbox(operator()).await.unwrap(), []);
        test.store.forget_old_mail(operator(), now() + TimeDelta::days(29)).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 1);
        test.store.forget_old_mail(operator(), now() + TimeDelta::days(31)).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM outbox_messages").await, 0);
    }

    async fn a_mail_is_not_sent_when_its_time_is_over(test) {
        let ends = Some(now() + minutes(15));
        post(&test.store, "amna", ends).await.unwrap();
        post(&test.store, "bilal", ends).await.unwrap();
        let taken = take(&test, now()).await;
        // The next attempt would come too late for the one, the first for the other.
        fail(&test, &taken[0], MailFault::Silent, now() + minutes(14)).await;
        assert_eq!(given_up(&test).await, ["the mail server did not answer in time"]);
        assert_eq!(take(&test, now() + minutes(15)).await, []);
        assert_eq!(given_up(&test).await.len(), 2);
        post(&test.store, "chandni", ends).await.unwrap();
        test.store.forget_old_mail(operator(), now() + minutes(15)).await.unwrap();
        assert_eq!(given_up(&test).await.len(), 3);
    }

    async fn a_mail_that_waited_for_a_mail_server_is_not_too_old_for_it(test) {
        post(&test.store, "amna", Some(now() + TimeDelta::days(14))).await.unwrap();
        let later = now() + TimeDelta::days(3);
        let taken = take(&test, later).await;
        assert_eq!(taken.len(), 1);
        fail(&test, &taken[0], MailFault::Unreachable, later).await;
        assert_eq!(given_up(&test).await.len(), 1, "a day has passed");
    }

    async fn mail_is_sealed_and_nothing_of_it_is_left(test) {
        post(&test.store, "amna", None).await.unwrap();
        let all = table(&test).await;
        assert!(all.contains("invitation"));
        assert!(!all.contains(CANARY) && !all.contains("example.org"), "{all}");
        let taken = take(&test, now()).await;
        fail(&test, &taken[0], MailFault::Refused(550), now()).await;
        assert!(!table(&test).await.contains(CANARY));
        assert!(!format!("{taken:?}").contains(CANARY));
    }

    async fn the_mailbox_lists_what_waits_the_newest_first(test) {
        assert_eq!(test.store.mailbox(operator()).await.unwrap(), []);
        post(&test.store, "amna", None).await.unwrap();
        post(&test.store, "bilal", None).await.unwrap();
        let listed = test.store.mailbox(operator()).await.unwrap();
        let names: Vec<_> = listed.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(names, [format!("{CANARY}-bilal@example.org"), format!("{CANARY}-amna@example.org")]);
        assert_eq!(take(&test, now()).await.len(), 2, "looking takes nothing");
    }

    async fn mail_that_cannot_be_opened_does_not_hold_up_the_rest(test) {
        post(&test.store, "amna", None).await.unwrap();
        sea_orm::ConnectionTrait::execute_unprepared(
            &test.database,
            "UPDATE outbox_messages SET content = 'ZGFtYWdlZA=='",
        ).await.unwrap();
        post(&test.store, "bilal", None).await.unwrap();
        assert_eq!(take(&test, now()).await.len(), 1);
        assert_eq!(given_up(&test).await, ["it cannot be opened with the encryption key"]);
    }
}

#[tokio::test]
async fn without_a_key_there_is_no_mail() {
    let store = Store::open(&config("sqlite::memory:", None)).await.unwrap();
    store.migrate(operator()).await.unwrap();
    assert!(matches!(post(&store, "amna", None).await, Err(StoreError::NoKey)));
    assert_eq!(store.due_mail(operator(), now(), 10).await.unwrap(), []);
}
