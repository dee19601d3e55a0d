//! Members in trainings: invitations, answers, and what is told to whom.

use std::sync::Mutex;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Coordinator, Mail, ReminderTopic, Role},
    dates::Date,
    ids::PublicId,
    programme::ProgrammeData,
    safety::public::RecordKind,
    trainings::{
        Answer, Participation, ParticipationFault, ParticipationState as State, Training, TrainingGroup, TrainingStatus,
    },
};
use store::{ReminderLetter, StoreError};

use crate::{
    engines::{TestStore, on_every_engine, operator, today},
    fixture::{data, date},
    members::{account, form},
    reports::now,
};

fn coordinator() -> Coordinator {
    account(Role::Coordinator, None).coordinator().unwrap()
}

/// The fixture's workshop again, three weeks from now, with nobody in it.
fn to_come() -> Training {
    let mut training = data().trainings.remove(0);
    training.key = "to-come".to_owned();
    training.status = TrainingStatus::Confirmed;
    (training.span.from, training.span.to) = (date("2026-12-10"), date("2026-12-12"));
    training.participants.clear();
    training.trainers.clear();
    training
}

pub fn no_letter(letter: &ReminderLetter) -> Mail {
    Mail { topic: "test", to: letter.to.clone(), subject: String::new(), text: String::new(), ends: None }
}

impl TestStore {
    /// Imports the fixture with a training to come; gives its id.
    async fn with_training(&self) -> PublicId {
        self.import().await;
        let more = ProgrammeData { trainings: vec![to_come()], ..ProgrammeData::default() };
        self.store.import(operator(), &more, today()).await.unwrap();
        let sql = "SELECT r.public_id FROM records r JOIN trainings t ON t.id = r.id WHERE t.status = 'confirmed'";
        self.texts(sql).await[0].parse().unwrap()
    }

    async fn ask_to(&self, id: &PublicId, member: usize) -> Result<(), ParticipationFault> {
        let member = self.member_id(member).await;
        self.store.invite_to_training(&coordinator(), id, &member, now(), no_letter).await.unwrap()
    }

    async fn answer(&self, id: &PublicId, member: usize, answer: Answer, word: &str) -> Result<(), ParticipationFault> {
        let by = self.sign_in(member).await;
        self.store.answer_invitation(&by, id, answer, word, now()).await.unwrap()
    }

    async fn states(&self, id: &PublicId) -> Vec<(Option<State>, String)> {
        let people = self.store.training_people(&coordinator(), id, today()).await.unwrap();
        people.guests.into_iter().map(|guest| (guest.state, guest.word)).collect()
    }

    async fn is_on_desk(&self, id: &PublicId, today: Date) -> bool {
        self.store.trainings_on_desk(&coordinator(), today).await.unwrap().iter().any(|brief| brief.id == *id)
    }
}

fn later(days: i64) -> DateTime<Utc> {
    now() + TimeDelta::days(days)
}

on_every_engine! {
    async fn a_member_is_invited_answers_and_changes_their_mind(test) {
        let id = test.with_training().await;
        let by = test.sign_in(3).await;
        assert_eq!(test.store.own_trainings(&by, today()).await.unwrap().0, []);
        assert_eq!(test.ask_to(&id, 3).await, Ok(()));
        assert_eq!(test.ask_to(&id, 3).await, Err(ParticipationFault::InvitedAlready));
        let own = test.store.own_trainings(&by, today()).await.unwrap().0;
        assert_eq!((own[0].training.group, own[0].training.venue.as_str()), (TrainingGroup::Invited, "canary-venue"));

        assert_eq!(test.answer(&id, 3, Answer::Come, "canary-word").await, Ok(()));
        assert_eq!(test.states(&id).await, [(Some(State::Confirmed), "canary-word".to_owned())]);
        let own = test.store.own_trainings(&by, today()).await.unwrap().0;
        assert_eq!((own[0].training.group, own[0].word.as_str()), (TrainingGroup::Coming, "canary-word"));
        assert_eq!(test.answer(&id, 3, Answer::Decline, "").await, Ok(()));
        assert_eq!(test.states(&id).await, [(Some(State::Declined), String::new())]);
        let too_long = "x".repeat(501);
        assert_eq!(test.answer(&id, 3, Answer::Come, &too_long).await, Err(ParticipationFault::BadText));
        let late = test.store.answer_invitation(&by, &id, Answer::Come, "", later(21)).await.unwrap();
        assert_eq!(late, Err(ParticipationFault::NotOpen));

        let deeds = "SELECT action FROM audit_entries WHERE action LIKE '%invit%' ORDER BY id";
        assert_eq!(test.texts(deeds).await, ["invite-to-training", "accept-invitation", "decline-invitation"]);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn the_same_answer_again_is_no_change(test) {
        let id = test.with_training().await;
        test.ask_to(&id, 3).await.unwrap();
        test.answer(&id, 3, Answer::Come, "A word").await.unwrap();
        let changes = "SELECT COUNT(*) FROM revisions";
        let before = test.count(changes).await;
        test.answer(&id, 3, Answer::Come, "A word").await.unwrap();
        assert_eq!(test.count(changes).await, before);
    }

    async fn who_is_not_invited_finds_nothing_to_answer(test) {
        let id = test.with_training().await;
        test.ask_to(&id, 3).await.unwrap();
        let stranger = test.sign_in(4).await;
        let nobody = account(Role::Partner, None);
        for by in [&stranger, &nobody] {
            let answered = test.store.answer_invitation(by, &id, Answer::Come, "", now()).await;
            assert!(matches!(answered, Err(StoreError::NotFound { .. })));
        }
        let trainer = test.sign_in(0).await;
        let held = test.store.own_trainings(&trainer, today()).await.unwrap().0.remove(0).training.id;
        let answered = test.store.answer_invitation(&trainer, &held, Answer::Come, "", now()).await;
        assert!(matches!(answered, Err(StoreError::NotFound { .. })), "who trains is not asked");
        assert!(matches!(test.store.own_trainings(&nobody, today()).await, Err(StoreError::NotFound { .. })));
    }

    async fn an_invitation_is_taken_back_with_all_that_was_written(test) {
        let id = test.with_training().await;
        let member = test.member_id(3).await;
        test.ask_to(&id, 3).await.unwrap();
        test.answer(&id, 3, Answer::Come, "canary-word").await.unwrap();
        test.store.take_invitation_back(&coordinator(), &id, &member, today()).await.unwrap();
        assert_eq!(test.states(&id).await, []);
        assert_eq!(test.count("SELECT COUNT(*) FROM training_answers").await, 0);
        let again = test.store.take_invitation_back(&coordinator(), &id, &member, today()).await;
        assert!(matches!(again, Err(StoreError::NotFound { .. })));
        test.store.hide_me(&test.sign_in(5).await, today()).await.unwrap();
        assert_eq!(test.ask_to(&id, 5).await, Ok(()), "who is hidden from peers is not from coordinators");
        let unknown = PublicId::from_random(7);
        let invited = test.store.invite_to_training(&coordinator(), &id, &unknown, now(), no_letter).await.unwrap();
        assert_eq!(invited, Err(ParticipationFault::NobodyToInvite));
        let late = test.store.invite_to_training(&coordinator(), &id, &member, later(21), no_letter).await.unwrap();
        assert_eq!(late, Err(ParticipationFault::NotOpen));
    }

    async fn a_mail_says_that_there_is_an_invitation_and_no_more_than_once(test) {
        let id = test.with_training().await;
        let author = test.author().await;
        let member = author.account().member.clone().unwrap();
        let letters = Mutex::new(Vec::new());
        let write = |letter: &ReminderLetter| {
            letters.lock().unwrap().push((letter.topic, letter.to.as_str().to_owned(), letter.language));
            no_letter(letter)
        };
        let by = coordinator();
        test.store.invite_to_training(&by, &id, &member, now(), write).await.unwrap().unwrap();
        assert_eq!(test.store.invite_to_training(&by, &id, &member, now(), write).await.unwrap(), Err(ParticipationFault::InvitedAlready));
        test.store.take_invitation_back(&by, &id, &member, today()).await.unwrap();
        test.store.switch_mails(&author, ReminderTopic::Training, false, now()).await.unwrap();
        test.store.invite_to_training(&by, &id, &member, now(), write).await.unwrap().unwrap();
        let letters = letters.into_inner().unwrap();
        assert_eq!(letters.len(), 1, "who switched such mails off gets none");
        assert_eq!((letters[0].0, letters[0].1.as_str(), letters[0].2), (ReminderTopic::Training, "author@example.org", author.account().language));
    }

    async fn attendance_is_noted_and_offers_what_was_learned(test) {
        let id = test.with_training().await;
        let (by, member) = (test.sign_in(3).await, test.member_id(3).await);
        test.ask_to(&id, 3).await.unwrap();
        test.answer(&id, 3, Answer::Come, "").await.unwrap();
        let early = test.store.note_attendance(&coordinator(), &id, &member, true, today()).await;
        assert!(matches!(early, Err(StoreError::NotFound { .. })));
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().learned, []);
        let first_day = date("2026-12-10");
        test.store.note_attendance(&coordinator(), &id, &member, true, first_day).await.unwrap();
        let profile = test.store.profile(&by).await.unwrap().unwrap();
        assert_eq!(profile.learned.iter().map(|one| one.topic.slug()).collect::<Vec<_>>(), ["dialogue", "mediation"]);
        assert_eq!(profile.member.skills.len(), 1, "nothing is added by itself");
        let own = test.store.own_trainings(&by, first_day).await.unwrap().0;
        assert_eq!(own[0].training.group, TrainingGroup::Past);
        test.store.note_attendance(&coordinator(), &id, &member, false, first_day).await.unwrap();
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().learned, []);
        let attended = test.store.profile(&test.sign_in(1).await).await.unwrap().unwrap();
        assert_eq!(attended.learned.len(), 2, "bare references of held trainings mean that they were there");
    }

    async fn a_training_that_was_held_counts_and_stays_on_the_desk_for_a_while(test) {
        let id = test.with_training().await;
        let (by, last_day, late) = (coordinator(), date("2026-12-12"), date("2027-02-11"));
        let early = test.store.note_held(&by, &id, true, date("2026-12-09")).await;
        assert!(matches!(early, Err(StoreError::NotFound { .. })));
        test.store.note_held(&by, &id, true, last_day).await.unwrap();
        let people = test.store.training_people(&by, &id, last_day).await.unwrap();
        assert_eq!((people.training.status, people.can_note_held), (TrainingStatus::Completed, Some(false)));
        assert!(test.is_on_desk(&id, last_day).await && !test.is_on_desk(&id, late).await);
        test.store.note_held(&by, &id, false, last_day).await.unwrap();
        let people = test.store.training_people(&by, &id, late).await.unwrap();
        assert_eq!((people.training.status, people.can_note_held), (TrainingStatus::Confirmed, Some(true)));
    }

    async fn words_are_sealed_and_participations_are_private(test) {
        let id = test.with_training().await;
        test.ask_to(&id, 3).await.unwrap();
        test.answer(&id, 3, Answer::Come, "canary-word").await.unwrap();
        assert!(!test.everything().await.contains("canary-word"), "it is sealed, and in no history");
        let own = test.store.download_own(&test.sign_in(3).await).await.unwrap();
        assert_eq!((own.trainings[0].state, own.trainings[0].word.as_str()), (State::Confirmed, "canary-word"));
        let other = test.store.download_own(&test.sign_in(4).await).await.unwrap();
        assert!(!serde_json::to_string(&other).unwrap().contains("canary-word"));
        let published = test.store.reader().record(RecordKind::Training, &id).await.unwrap().unwrap();
        let published = serde_json::to_string(&published).unwrap();
        assert!(!published.contains(test.member_id(3).await.as_str()) && !published.contains("confirmed\":"));
        let read = "SELECT COUNT(*) FROM audit_entries WHERE action = 'read-training-people'";
        let before = test.count(read).await;
        test.states(&id).await;
        assert_eq!(test.count(read).await, before + 1);
    }

    async fn who_leaves_is_invited_to_nothing(test) {
        let id = test.with_training().await;
        for member in [2, 3] {
            test.ask_to(&id, member).await.unwrap();
            test.answer(&id, member, Answer::Come, "canary-word").await.unwrap();
            test.store.delete_own(&test.sign_in(member).await, today()).await.unwrap();
        }
        assert_eq!(test.count("SELECT COUNT(*) FROM training_answers").await, 0);
        assert_eq!(test.states(&id).await, []);
        let told = "SELECT COUNT(*) FROM revisions WHERE after IS NOT NULL AND action IN ('invite-to-training', 'accept-invitation')";
        assert_eq!(test.count(told).await, 0, "nor is it in the history");
        let attended = "SELECT COUNT(*) FROM participations WHERE role = 'participant' AND state = 'attended'";
        assert_eq!(test.count(attended).await, 2, "that somebody was there stays, as a number");
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }

    async fn states_survive_import_and_export(test) {
        test.import().await;
        let mut training = to_come();
        let states = [Some(State::Invited), Some(State::Declined), None];
        training.participants = (3..6)
            .zip(states)
            .map(|(number, state)| Participation { member: format!("canary-member-{number}"), state })
            .collect();
        let more = ProgrammeData { trainings: vec![training], ..ProgrammeData::default() };
        test.store.import(operator(), &more, today()).await.unwrap();
        let exported = test.store.export(operator(), "a test").await.unwrap();
        let training = exported.trainings.iter().find(|training| training.status == TrainingStatus::Confirmed).unwrap();
        let states: Vec<_> = training.participants.iter().map(|part| part.state).collect();
        assert_eq!(states, [Some(State::Invited), Some(State::Declined), Some(State::Confirmed)]);
        let brief = test.store.trainings_on_desk(&coordinator(), today()).await.unwrap();
        assert_eq!(brief[0].counts.values().sum::<u32>(), 3);
    }

    async fn absences_are_kept_with_sealed_reasons(test) {
        test.import().await;
        let by = test.sign_in(3).await;
        let fields = [
            ("availability.days", "weekends"), ("availability.travel", "anywhere"),
            ("availability.from", "2026-12-24"), ("availability.to", "2026-12-31"), ("availability.reason", "canary-why"),
            ("needs", "company"),
        ];
        let before = test.store.profile(&by).await.unwrap().unwrap().member;
        test.store.change_profile(&by, &form(&fields), today()).await.unwrap().unwrap();
        let member = test.store.profile(&by).await.unwrap().unwrap().member;
        assert_eq!(member.availability.away[0].reason, "canary-why");
        assert!(!test.everything().await.contains("canary-why"), "it is sealed, in the history too");
        let changes = "SELECT COUNT(*) FROM revisions WHERE action = 'change-profile'";
        test.store.change_profile(&by, &form(&fields), today()).await.unwrap().unwrap();
        assert_eq!(test.count(changes).await, 1, "the same again is no change");
        test.store.undo_profile_change(&by, today()).await.unwrap();
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().member, before);
        test.store.undo_profile_change(&by, today()).await.unwrap();
        assert_eq!(test.store.profile(&by).await.unwrap().unwrap().member, member);
        test.store.delete_own(&by, today()).await.unwrap();
        assert_eq!(test.count("SELECT COUNT(*) FROM absences a JOIN records r ON r.id = a.record_id WHERE r.level = 'sealed'").await, 0);
        assert_eq!(test.store.check(operator()).await.unwrap(), []);
    }
}
