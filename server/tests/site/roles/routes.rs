//! The one list of all routes of accounts, for the tests of roles: what an address names, which forms it takes, and for
//! whom each does something.
//!
//! A new route fails these tests until it has a row here and its statuses in [`MATRIX`]. What a row's forms need that
//! doesn't stand in it, [`World::filled`] puts in the place of words in braces.

use std::collections::BTreeSet;

use About::{Object as Of, Page, Word};
use axum::http::{Method, StatusCode};
use server::edition::today;

use super::{
    deeds::{encoded, report_form, session_form},
    objects::Object::{
        self, Case, CoLed, Fact, File, Invitation, Led, Material, Pair, People, Photo, Plan, Reminder, Report,
        SignInLink,
    },
    people::{COORDINATORS, MEMBERS, SIGNED_IN, WITH_RECORDS, Who},
    world::{World, id_of_member},
};
use crate::{
    app::{Answer, TestApp},
    matrix::MATRIX,
};

/// What the address of a route names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Nothing: it has no parameter.
    Page,
    /// One of the things that have an id, see [`World::things`].
    Object(Object),
    /// A word of a vocabulary, the same for everybody who may ask at all: these are asked for.
    Word(&'static [&'static str]),
}

/// A form that a route takes.
pub struct Form {
    /// Its fields: as a browser sends them, as JSON, or in parts where there is a file.
    pub body: &'static str,
    /// For whom it changes something. Of an object this is nobody here: those whom the object is for.
    pub does: &'static [Who],
    /// Who may send it and is told that it holds nothing.
    pub fails: &'static [Who],
}

type Row = (&'static str, About, &'static [Form]);

const fn does(body: &'static str, does: &'static [Who]) -> Form {
    Form { body, does, fails: &[] }
}

const fn fails(body: &'static str, fails: &'static [Who]) -> Form {
    Form { body, does: &[], fails }
}

/// Of an object.
const fn theirs(body: &'static str) -> Form {
    fails(body, &[])
}

const ALL: &[Who] = Who::ALL;
/// Those who have a profile, or may begin one.
const PROFILES: &[Who] = &[Who::One, Who::Other, Who::Left, Who::Recordless];
const PARTS: &str = "--part\r\ncontent-disposition: form-data; name=\"level.photo\"\r\n\r\npartner\r\n--part--\r\n";
const MATERIAL: &str = "--part\r\ncontent-disposition: form-data; name=\"once\"\r\n\r\n0123456789\r\n\
    --part\r\ncontent-disposition: form-data; name=\"title.en\"\r\n\r\nSteps\r\n\
    --part\r\ncontent-disposition: form-data; name=\"kind\"\r\n\r\nhandout\r\n\
    --part\r\ncontent-disposition: form-data; name=\"language\"\r\n\r\nen\r\n\
    --part\r\ncontent-disposition: form-data; name=\"version\"\r\n\r\n1.0\r\n\
    --part\r\ncontent-disposition: form-data; name=\"note\"\r\n\r\nours\r\n\
    --part\r\ncontent-disposition: form-data; name=\"level\"\r\n\r\nnetwork\r\n\
    --part\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\n\r\nA text.\r\n--part--\r\n";

/// Forms whose answer depends on what is in them more than on who sends them: MATRIX does not have them.
const AS_TYPED: [&str; 3] = ["/sign-in", "/sign-in/{link}", "/sign-out"];

/// Every route. Forms that do something are sent in this order in the end, each by the first whom it is for.
pub const ROUTES: &[Row] = &[
    ("/sign-in", Page, &[fails("email=stranger%40example.org&code=123456", ALL)]),
    ("/sign-in/passkey/begin", Page, &[does("{}", ALL)]),
    ("/sign-in/passkey/finish", Page, &[fails("{}", ALL)]),
    ("/sign-in/second-step", Page, &[fails("token=nothing&code=123456", ALL)]),
    ("/sign-in/{link}", Of(SignInLink), &[theirs("")]),
    ("/answer/{link}", Of(Reminder), &[theirs("answer=off"), theirs("answer=yes"), theirs("answer=held")]),
    ("/me", Page, &[]),
    ("/me/sessions", Page, &[does("end=others", SIGNED_IN)]),
    ("/me/mails", Page, &[does("topic=waiting", SIGNED_IN)]),
    ("/me/passkeys", Page, &[does("remove={passkey}", SIGNED_IN)]),
    ("/me/passkeys/begin", Page, &[does("{}", SIGNED_IN)]),
    ("/me/passkeys/finish", Page, &[fails("{}", SIGNED_IN)]),
    ("/me/second-step", Page, &[does("do=begin", COORDINATORS)]),
    ("/me/profile", Page, &[does("pseudonym.en=Falcon&gender=woman&profession=teacher&district=jacobabad", PROFILES)]),
    ("/me/undo", Page, &[Form { body: "", does: MEMBERS, fails: &[Who::Left] }]),
    // The one has confirmed theirs by mail.
    ("/me/confirm", Page, &[does("", &[Who::Other, Who::One, Who::Left])]),
    ("/me/consents", Page, &[does("purpose=counted&do=give&level=public", WITH_RECORDS)]),
    ("/me/photo", Page, &[does(PARTS, WITH_RECORDS)]),
    ("/me/photo/remove", Page, &[does("", WITH_RECORDS)]),
    ("/photos/{id}", Of(Photo), &[]),
    ("/me/seen", Page, &[]),
    ("/me/data", Page, &[]),
    ("/me/data/rabta.zip", Page, &[]),
    ("/me/trainings", Page, &[]),
    ("/me/trainings/{id}", Of(Invitation), &[theirs("answer=decline&word=x"), theirs("answer=come")]),
    (
        "/trainings/{id}/people",
        Of(People),
        &[
            theirs("do=invite&member={near}"),
            theirs("do=take-back&member={near}"),
            theirs("do=was-there&member={near}"),
            theirs("do=held"),
        ],
    ),
    ("/me/sessions-led", Page, &[]),
    ("/me/sessions-led/new", Page, &[does("{session}", MEMBERS)]),
    ("/me/sessions-led/{id}", Of(Led), &[theirs("{session}"), theirs("modules=")]),
    ("/me/sessions-led/{id}/withdraw", Of(Led), &[theirs("")]),
    ("/me/sessions-led/{id}/leave", Of(CoLed), &[theirs("")]),
    ("/library", Page, &[]),
    ("/library/cascade", Page, &[]),
    ("/library/modules/{topic}", Word(&["mediation"]), &[]),
    ("/library/modules/{topic}/new", Word(&["mediation"]), &[does(MATERIAL, COORDINATORS)]),
    ("/library/modules/{topic}/take-along", Word(&["mediation"]), &[]),
    ("/library/materials/{id}", Of(Material), &[theirs(MATERIAL)]),
    ("/library/materials/{id}/withdraw", Of(Material), &[theirs("reason=x")]),
    ("/library/files/{id}", Of(File), &[]),
    ("/me/mentoring", Page, &[Form { body: "mentor={near}&message=x", does: MEMBERS, fails: &[Who::Left] }]),
    (
        "/me/mentoring/{id}",
        Of(Pair),
        &[
            theirs("do=accept"),
            theirs("do=end"),
            theirs("do=add-goal&goal=x"),
            theirs("do=log-meeting&day={today}&note=x"),
            theirs("do=remove-goal&about={goal}"),
            theirs("do=remove-meeting&about={meeting}"),
        ],
    ),
    ("/directory", Page, &[]),
    ("/directory/invite", Page, &[does("email=new%40example.org&role=member&language=en", COORDINATORS)]),
    ("/report", Page, &[]),
    ("/report/new", Page, &[does("{report}", MEMBERS)]),
    ("/report/key", Page, &[]),
    ("/report/{id}", Of(Report), &[theirs("{report}"), theirs("do=keep&key=key-draft&notes=x")]),
    ("/report/{id}/withdraw", Of(Report), &[theirs("sure=yes"), theirs("")]),
    ("/review", Page, &[]),
    (
        "/review/{id}",
        Of(Case),
        &[theirs("do=claim"), theirs("do=accept&level=public"), theirs("do=refuse&words=no"), theirs("do=reopen")],
    ),
    ("/planning", Page, &[does("name=Spring&topics=mediation", COORDINATORS)]),
    ("/planning/compare", Page, &[]),
    (
        "/planning/facts",
        Page,
        &[does("kind=price&price.town=gwadar&price.rupees=5000&price.on=2026-01-02", COORDINATORS)],
    ),
    ("/planning/facts/{id}", Of(Fact), &[theirs("version=0"), theirs("version=0&do=take-away")]),
    ("/planning/{id}", Of(Plan), &[theirs("name=x&topics=mediation"), theirs("name=x&topics=mediation&do=training")]),
    ("/planning/{id}/print", Of(Plan), &[]),
    ("/planning/{id}/delete", Of(Plan), &[theirs("")]),
    ("/me/hide", Page, &[does("", WITH_RECORDS)]),
    ("/me/show", Page, &[does("", WITH_RECORDS)]),
    ("/sign-out", Page, &[does("", SIGNED_IN)]),
    // The last: nothing of theirs is left.
    ("/me/delete", Page, &[does("sure=yes", WITH_RECORDS)]),
];

/// The address of a route for one thing.
pub fn address(path: &str, id: &str) -> String {
    path.replace("{id}", id).replace("{link}", id).replace("{topic}", id)
}

/// The sort of a form's body.
fn content_type(body: &str) -> &'static str {
    match body.get(..2) {
        Some("--") => "multipart/form-data; boundary=part",
        _ if body.starts_with('{') => "application/json",
        _ => "application/x-www-form-urlencoded",
    }
}

impl World {
    /// A form's body as somebody sends it.
    pub async fn filled(&self, who: Who, body: &str) -> String {
        let first = |table: &str| format!("SELECT public_id FROM {table} ORDER BY id LIMIT 1");
        let mut filled = body.to_owned();
        for name in ["{report}", "{session}", "{today}", "{passkey}", "{near}", "{goal}", "{meeting}"] {
            if filled.contains(name) {
                let value = match name {
                    "{report}" => encoded(&report_form("another-key", "notes", "send-anyway")),
                    "{session}" => session_form(""),
                    "{today}" => today().to_string(),
                    "{passkey}" => self.people[&who].passkey.clone(),
                    "{near}" => id_of_member(&self.app, "told-public").await.to_string(),
                    // Those of the one and the other were the first.
                    "{goal}" => self.text(&first("mentorship_goals")).await,
                    _ => self.text(&first("mentorship_meetings")).await,
                };
                filled = filled.replace(name, &value);
            }
        }
        filled
    }

    /// Asks for a page, or sends a form with what more its head has.
    pub async fn send(
        &self,
        cookie: &str,
        method: &Method,
        path: &str,
        body: &str,
        more: &[(&'static str, &'static str)],
    ) -> Answer {
        let mut headers = vec![("cookie", cookie), ("content-type", content_type(body))];
        headers.extend(more);
        self.app.send(method.clone(), path, &headers, body).await
    }
}

#[tokio::test]
async fn every_route_is_listed_with_its_objects_and_forms() {
    let (listed, routes): (BTreeSet<_>, BTreeSet<_>) =
        (ROUTES.iter().map(|(path, ..)| *path).collect(), server::accounts::paths().into_iter().collect());
    let missing: Vec<_> = routes.difference(&listed).collect();
    assert!(
        missing.is_empty(),
        "{missing:?}: add a row to ROUTES in tests/site/roles/routes.rs for each, with what its parameter names and the \
         forms that it takes, and its statuses to MATRIX in tests/site/matrix.rs"
    );
    assert_eq!(listed, routes, "ROUTES has a row without a route");
    assert_eq!(ROUTES.len(), listed.len(), "two rows for one route");
    let app = TestApp::with(&domain::programme::ProgrammeData::default()).await;
    for (path, about, forms) in ROUTES {
        assert_eq!(*about == Page, !path.contains('{'), "{path}: what does its parameter name?");
        let answer = app.post(&address(path, "zzzzzzzzzz"), "", "").await;
        let takes_none = answer.status == StatusCode::METHOD_NOT_ALLOWED;
        assert_eq!(forms.is_empty(), takes_none, "{path}: list the forms that it takes in ROUTES");
        let mut posts = MATRIX.iter().filter(|(method, listed, _)| *method == Method::POST && listed == path);
        let is_listed = takes_none || AS_TYPED.contains(path) || posts.next().is_some();
        assert!(is_listed, "{path}: add the statuses of its form to MATRIX");
        assert!(
            !matches!(about, Of(_)) || forms.iter().all(|form| form.does.is_empty()),
            "{path}: it does something for those whom the object is for"
        );
    }
}

impl About {
    /// The words to ask for, of a route that names words.
    pub fn words(self) -> &'static [&'static str] {
        if let Word(words) = self { words } else { &[] }
    }
}
