//! What people have done on the site of these tests, and whom each thing that came of it is for.

use chrono::{Months, TimeDelta};
use domain::{
    accounts::{Account, Operator, ReminderTopic, Role, SignedIn},
    ids::PublicId,
    library::{CheckedFile, FileKind, NewResource, ResourceKind, Version},
    mentoring::MentorshipDeed,
    safety::Level,
    text::{Language, LocalText},
    trainings::Topic,
};
use server::edition::today;

use super::{
    objects::Object,
    people::{COORDINATORS, MEMBERS, Who, own},
    world::{World, id_of_member, member_id},
};

/// The states that a report can be in, and whose reports there are.
const REPORTS: [(Who, &str); 8] = [
    (Who::One, "draft"),
    (Who::One, "sent"),
    (Who::One, "returned"),
    (Who::One, "refused"),
    (Who::One, "accepted"),
    (Who::One, "withdrawn"),
    (Who::Other, "draft"),
    (Who::Other, "sent"),
];

/// Whom a photo at a level is for, besides its owner.
const PHOTOS: [(Level, &[&[Who]]); 5] = [
    (Level::Sealed, &[]),
    (Level::Coordinator, &[COORDINATORS]),
    (Level::Network, &[MEMBERS, COORDINATORS]),
    (Level::Partner, &[MEMBERS, COORDINATORS, &[Who::Partner]]),
    // Nobody is shown to the public as a person.
    (Level::Public, &[MEMBERS, COORDINATORS, &[Who::Partner]]),
];

/// Whom a material at a level is for.
const MATERIALS: [(Level, &[&[Who]]); 3] = [
    (Level::Coordinator, &[COORDINATORS]),
    (Level::Network, &[MEMBERS, COORDINATORS]),
    (Level::Partner, &[MEMBERS, &[Who::Partner], COORDINATORS]),
];

impl World {
    pub(super) async fn write_reports(&mut self) {
        for (author, state) in REPORTS {
            let id = self.file(author, state).await;
            let what = format!("{}'s {state}", author.slug());
            self.add(Object::Report, &what, &id, &[author]);
            // What was never sent, or was taken back, is its author's alone.
            let reviewers = if matches!(state, "draft" | "withdrawn") { &[] } else { COORDINATORS };
            self.add(Object::Case, &what, &id, reviewers);
        }
    }

    async fn file(&self, author: Who, state: &'static str) -> String {
        let is_kept = state == "draft";
        let token = |what: &str| format!("canaryzq-sent-{}-{state}-{what}", author.slug());
        let notes = if matches!(state, "draft" | "withdrawn") { own(author, state) } else { token("notes") };
        let mut form = report_form(&format!("key-{state}"), &notes, if is_kept { "keep" } else { "send-anyway" });
        if matches!(state, "sent" | "accepted") {
            for (name, what) in [("story_title", "title"), ("story_summary", "summary"), ("story_text", "text")] {
                form.push((name, token(what)));
            }
            form.extend([("story_language", "en".to_owned()), ("story_consent", "yes".to_owned())]);
        }
        let sent = self.app.post("/report/new", &encoded(&form), self.cookie(author)).await;
        let id =
            sent.header("location").trim_start_matches("/report/").split('?').next().unwrap_or_default().to_owned();
        assert_eq!(id.len(), 10, "{author:?} {state}: {}", sent.header("location"));
        let decision = match state {
            "returned" => Some(format!("do=return&words={}", token("question"))),
            "refused" => Some(format!("do=refuse&words={}", token("reason"))),
            "accepted" => Some(format!(
                "do=accept&level=network&with_story=yes&story_title={0}&story_summary={0}&story_text={0}",
                token("redacted")
            )),
            _ => None,
        };
        if let Some(decision) = decision {
            let answer = self.app.post(&format!("/review/{id}"), &decision, self.cookie(Who::Coordinator)).await;
            assert_eq!(answer.header("location"), "/review?done=yes", "{state}");
        }
        if state == "withdrawn" {
            self.app.post(&format!("/report/{id}/withdraw"), "sure=yes", self.cookie(author)).await;
        }
        id
    }

    /// The mails that come by themselves; one was answered, long ago.
    pub(super) async fn send_reminders(&mut self) {
        let (accounts, links) = (&self.app.state.accounts, std::sync::Mutex::new(Vec::new()));
        let letter = |letter: &store::ReminderLetter| {
            links.lock().expect("links").push((letter.topic, letter.link.as_str().to_owned()));
            accounts.letters().reminder(letter)
        };
        let operator = Operator::at_the_command_line();
        // Half a year from now: what was made today is asked about then. Links have no beginning.
        let then = accounts.now() + TimeDelta::days(190);
        self.app.store.write_reminders(operator, then, letter).await.expect("reminders");
        let links = links.into_inner().expect("links");
        let asks =
            |(topic, link): &(ReminderTopic, String)| (*topic == ReminderTopic::StillCorrect).then(|| link.clone());
        let mut asking: Vec<_> = links.iter().filter_map(asks).collect();
        self.old_reminder = asking.remove(0);
        self.app.post(&format!("/answer/{}", self.old_reminder), "answer=yes", "").await;
        let long_ago =
            "UPDATE reminders SET sent = '2001-01-01T00:00:00+00:00' WHERE answered IS NOT NULL RETURNING id";
        assert_eq!(self.texts(long_ago).await.len(), 1);
        let old = &self.old_reminder;
        self.reminders = links.iter().map(|(_, link)| link.clone()).filter(|link| link != old).collect();
        assert!(self.reminders.len() > 1);
    }

    /// The one leads two sessions, the first together with the other; the second is withdrawn.
    pub(super) async fn lead_sessions(&mut self) {
        let other = member_id(&self.app, Who::Other).await;
        for (what, co_trainer) in [("open", other.as_str()), ("withdrawn", "")] {
            let form = session_form(co_trainer);
            let logged = self.app.post("/me/sessions-led/new", &form, self.cookie(Who::One)).await;
            assert_eq!(logged.header("location"), "/me/sessions-led?done=logged");
            let newest = "SELECT public_id FROM records WHERE kind = 'training' ORDER BY id DESC LIMIT 1";
            let id = self.text(newest).await;
            let is_open = what == "open";
            if !is_open {
                self.app.post(&format!("/me/sessions-led/{id}/withdraw"), "", self.cookie(Who::One)).await;
            }
            self.add(Object::Led, what, &id, if is_open { &[Who::One] } else { &[] });
            self.add(Object::CoLed, what, &id, if is_open { &[Who::Other] } else { &[] });
        }
        for title in ["own-one-training", "training-network-closed", "training-network-session"] {
            let of_title = "SELECT public_id FROM records JOIN trainings ON trainings.id = records.id";
            let id = self.text(&format!("{of_title} WHERE title LIKE '%canaryzq-{title}%'")).await;
            self.add(Object::Led, title, &id, &[]);
            self.add(Object::CoLed, title, &id, &[]);
        }
    }

    /// The one is the other's mentee, and was asked to be their mentor. Two who are none of them have a pair, too.
    pub(super) async fn pair_up(&mut self) {
        for (what, mentee, mentor) in [("active", Who::One, Who::Other), ("asked", Who::Other, Who::One)] {
            let form = format!("mentor={}&message=canaryzq-pair-message", member_id(&self.app, mentor).await);
            let asked = self.app.post("/me/mentoring", &form, self.cookie(mentee)).await;
            assert_eq!(asked.header("location"), "/me/mentoring?done=asked");
            let id = self.text("SELECT public_id FROM mentorships ORDER BY id DESC LIMIT 1").await;
            self.add(Object::Pair, what, &id, MEMBERS);
        }
        let path = format!("/me/mentoring/{}", self.id(Object::Pair, "active"));
        let meeting = format!("do=log-meeting&day={}&note=canaryzq-pair-note", today());
        let goal = "do=add-goal&goal=canaryzq-pair-goal";
        for (who, form) in [(Who::Other, "do=accept"), (Who::One, goal), (Who::Other, meeting.as_str())] {
            let done = self.app.post(&path, form, self.cookie(who)).await;
            assert!(done.header("location").starts_with(&path), "{who:?} {form}");
        }
        let strangers = self.pair_strangers().await;
        self.add(Object::Pair, "strangers'", strangers.as_str(), &[]);
    }

    async fn pair_strangers(&self) -> PublicId {
        let (store, day) = (&self.app.store, today());
        let ids = [id_of_member(&self.app, "told-network").await, id_of_member(&self.app, "told-partner").await];
        let [mentor, mentee] = ids.clone().map(member);
        let asked = store.ask_to_mentor(&mentee, &ids[0], "canaryzq-strangers-message", day).await;
        let pair = asked.expect("a store").expect("a pair");
        store.decide_mentorship(&mentor, &pair, MentorshipDeed::Accept, day).await.expect("a yes");
        store.add_goal(&mentee, &pair, "canaryzq-strangers-goal").await.expect("a store").expect("a goal");
        let noted = store.log_meeting(&mentor, &pair, &day.to_string(), "canaryzq-strangers-note", day).await;
        noted.expect("a store").expect("a meeting");
        pair
    }

    /// The one is invited to a training that nobody else may know of, and will come.
    pub(super) async fn answer_invitation(&mut self) {
        let of_title = "SELECT public_id FROM records JOIN trainings ON trainings.id = records.id WHERE title LIKE";
        let id = self.text(&format!("{of_title} '%canaryzq-sent-one-invitation%'")).await;
        let answer = "answer=come&word=canaryzq-sent-one-word";
        let answered = self.app.post(&format!("/me/trainings/{id}"), answer, self.cookie(Who::One)).await;
        assert!(answered.header("location").starts_with("/me/trainings?done="), "{}", answered.status);
        self.add(Object::Invitation, "planned", &id, &[Who::One]);
        self.add(Object::People, "planned", &id, COORDINATORS);
    }

    /// A scenario, which is for all who coordinate.
    pub(super) async fn plan(&mut self) {
        let form = "name=canaryzq-plan-name&notes=canaryzq-plan-notes&topics=mediation";
        let made = self.app.post("/planning", form, self.cookie(Who::Coordinator)).await;
        let location = made.header("location").trim_start_matches("/planning/");
        let id = location.split('?').next().unwrap_or_default().to_owned();
        assert_eq!(id.len(), 10, "{location}");
        self.add(Object::Plan, "spring", &id, COORDINATORS);
    }

    /// A partner's trainer, whom all who coordinate know; what a town costs where there is no organisation.
    pub(super) async fn fact(&mut self) {
        let of_partner = "SELECT public_id FROM records WHERE kind = 'organisation' AND level = 'public' ORDER BY id";
        let organisation = self.texts(of_partner).await.pop();
        let price = || "kind=price&price.town=sukkur&price.rupees=4000&price.on=2026-01-02".to_owned();
        let trainer = |organisation: String| {
            format!(
                "kind=co-trainer&co-trainer.organisation={organisation}&co-trainer.en=canaryzq-co-trainer-en\
             &co-trainer.ur=canaryzq-co-trainer-ur&co-trainer.sure=yes&co-trainer.gender=woman\
             &co-trainer.topics=human-rights&co-trainer.languages=ps"
            )
        };
        let form = organisation.map_or_else(price, trainer);
        let made = self.app.post("/planning/facts", &form, self.cookie(Who::Coordinator)).await;
        assert_eq!(made.header("location"), "/planning/facts?done=added", "{}", made.text());
        let id = self.text("SELECT public_id FROM planning_facts ORDER BY id DESC LIMIT 1").await;
        self.add(Object::Fact, "noted", &id, COORDINATORS);
    }

    /// A material of the library for each level.
    pub(super) async fn add_materials(&mut self) {
        let id = PublicId::from_random(rand::random());
        let account = Account { id, role: Role::Coordinator, member: None, language: Language::English };
        let by = SignedIn::with_a_live_session(account).coordinator().expect("a coordinator");
        for (level, groups) in MATERIALS {
            let token = |what: &str| format!("canaryzq-material-{level}-{what}");
            let new = NewResource {
                kind: ResourceKind::Handout,
                language: Language::English,
                title: LocalText::english_urdu(token("title"), token("title")),
                version: Version::FIRST,
                news: token("news"),
                note: token("note"),
                level,
            };
            let file = CheckedFile { kind: FileKind::Text, bytes: token("file").into_bytes() };
            let id = PublicId::from_random(rand::random());
            self.app.store.add_material(&by, &id, Topic::Mediation, &new, &file).await.expect("a material");
            self.add(Object::Material, level.slug(), id.as_str(), COORDINATORS);
            self.add(Object::File, level.slug(), id.as_str(), &groups.concat());
        }
    }

    /// Photos are tokens here: the store does not look into them.
    pub(super) async fn set_photos(&mut self) {
        let id = member_id(&self.app, Who::One).await;
        self.set_photo("one's", id, &own(Who::One, "photo"), &[Who::One]).await;
        for (level, groups) in PHOTOS {
            let token = format!("canaryzq-told-{level}");
            let id = id_of_member(&self.app, &token).await;
            self.set_photo(level.slug(), id, &format!("{token}-photo"), &groups.concat()).await;
        }
    }

    async fn set_photo(&mut self, what: &str, of: PublicId, photo: &str, for_whom: &[Who]) {
        let set = self.app.store.set_photo(&member(of), photo.as_bytes(), today()).await;
        self.add(Object::Photo, what, set.expect("a photo").as_str(), for_whom);
    }
}

/// Somebody with a record, who has no account here.
fn member(record: PublicId) -> SignedIn {
    let id = PublicId::from_random(rand::random());
    SignedIn::with_a_live_session(Account { id, role: Role::Member, member: Some(record), language: Language::English })
}

/// The fields of a report of half a year ago.
pub fn report_form(key: &str, notes: &str, deed: &str) -> Vec<(&'static str, String)> {
    let day = today().checked_sub_months(Months::new(7)).expect("a day").to_string();
    [
        ("key", key),
        ("dispute", "land"),
        ("mode", "direct"),
        ("methods", "mediation"),
        ("from", &day),
        ("district", "jacobabad"),
        ("outcome", "agreed"),
        ("notes", notes),
        ("do", deed),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}

/// The form of a session of today that members may know of.
pub fn session_form(co_trainer: &str) -> String {
    format!(
        "modules=mediation&date={}&district=jacobabad&language=ur&sector.0=education&gender.0=woman&count.0=12&\
         co-trainers={co_trainer}&parent=&level=network",
        today()
    )
}

pub fn encoded(form: &[(&'static str, String)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish()
}
