//! What isn't there, and what isn't for whoever asks: nobody can tell one from the other, and nobody changes what isn't
//! theirs.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};

use super::{
    people::Who,
    routes::{About, Form, ROUTES, address},
    rows::{differences, rows},
    world::World,
};
use crate::app::Answer;

/// What the parameter of a route names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// A link that signs in.
    SignInLink,
    /// The link of a mail that came by itself.
    Reminder,
    /// A report, for its author.
    Report,
    /// A report, for who reviews it.
    Case,
    /// A member's photo.
    Photo,
    /// A session, for who led it.
    Led,
    /// A session, for who led it with somebody else.
    CoLed,
    /// A mentor and a mentee.
    Pair,
    /// A scenario of the planner.
    Plan,
    /// What planning reckons with.
    Fact,
    /// A material of the library, for who answers for it.
    Material,
    /// The file of a material.
    File,
    /// A training, for who is invited to it.
    Invitation,
    /// A training, for who invites to it.
    People,
}

/// Something that is there, and whom it is for.
pub struct Thing {
    pub object: Object,
    pub what: String,
    pub id: String,
    pub for_whom: Vec<Who>,
}

impl Object {
    /// Names of things that there are not, as long as those that there are: such as there could be, and such as there
    /// could not.
    pub fn nothing(self) -> [String; 2] {
        match self {
            Self::SignInLink | Self::Reminder => ["A", "*"].map(|letter| letter.repeat(43)),
            _ => ["z", "U"].map(|letter| letter.repeat(10)),
        }
    }
}

/// Status, headers, main part and whole of an answer.
pub type Face = (StatusCode, BTreeSet<(String, String)>, String, String);

/// An answer without what differs from one request to the next, and without the name that was asked for; its main part
/// apart, in which not even the name may be.
pub fn face(answer: &Answer, name: &str) -> Face {
    let policy = answer.header("content-security-policy");
    let nonce =
        policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no nonce").to_owned();
    let plain = |text: &str| text.replace(&nonce, "").replace(name, "");
    let headers = answer.headers.iter().filter(|(name, _)| !["x-request-id", "date"].contains(&name.as_str()));
    let headers = headers.map(|(name, value)| (name.to_string(), plain(value.to_str().expect("a plain header"))));
    let text = String::from_utf8_lossy(&answer.body);
    let main = text.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>")).map_or("", |(main, _)| main);
    (answer.status, headers.collect(), main.to_owned(), plain(&text))
}

/// That nobody can tell two answers apart.
fn expect_same(answer: &Face, expected: &Face, about: &str) {
    assert_eq!((answer.0, &answer.1), (expected.0, &expected.1), "{about}");
    assert!(answer.2 == expected.2, "{about}: {}\nand not {}", answer.2, expected.2);
    assert!(answer.3 == expected.3, "{about}: {}\nand not {}", answer.3, expected.3);
}

/// A route that names an object.
struct Named<'a> {
    world: &'a World,
    path: &'a str,
    object: Object,
    forms: &'a [Form],
}

impl Named<'_> {
    fn of<'a>(world: &'a World) -> impl Iterator<Item = Named<'a>> {
        ROUTES.iter().filter_map(move |(path, about, forms)| match about {
            About::Object(object) => Some(Named { world, path, object: *object, forms }),
            _ => None,
        })
    }

    /// The face of its answer about one thing.
    async fn ask(&self, who: Who, (method, body): (&Method, &str), prefix: &str, id: &str) -> Face {
        let path = format!("{prefix}{}", address(self.path, id));
        face(&self.world.send(self.world.cookie(who), method, &path, body, &[]).await, id)
    }

    /// The same, asked by a script.
    async fn ask_for_json(&self, who: Who, (method, body): (&Method, &str), id: &str) -> Face {
        let (cookie, path) = (self.world.cookie(who), address(self.path, id));
        face(&self.world.send(cookie, method, &path, body, &[("accept", "application/json")]).await, id)
    }

    /// Whatever somebody asks or sends, all that isn't for them is answered as what isn't there.
    async fn expect_the_same(&self, who: Who) {
        let things = self.world.things.iter().filter(|thing| thing.object == self.object);
        let others: Vec<_> = things.filter(|thing| !thing.for_whom.contains(&who)).collect();
        let mut asked = vec![(Method::GET, String::new())];
        for form in self.forms {
            asked.push((Method::POST, self.world.filled(who, form.body).await));
        }
        let [missing, none] = self.object.nothing();
        for (method, body) in &asked {
            let expected = self.ask(who, (method, body), "", &missing).await;
            let ids = others.iter().map(|thing| (thing.what.as_str(), thing.id.as_str()));
            for (what, id) in ids.chain([("no name of anything", none.as_str())]) {
                let answer = self.ask(who, (method, body), "", id).await;
                expect_same(&answer, &expected, &format!("{who:?} {method} {} {body}: {what}", self.path));
            }
        }
        // The other ways to ask need no more than one of them.
        let Some(thing) = others.first() else { return };
        let about = format!("{}: {}", self.path, thing.what);
        for (method, prefix) in [(Method::HEAD, ""), (Method::GET, "/ur")] {
            let expected = self.ask(who, (&method, ""), prefix, &missing).await;
            let answer = self.ask(who, (&method, ""), prefix, &thing.id).await;
            expect_same(&answer, &expected, &format!("{who:?} {method} {prefix}{about}"));
        }
        for (method, body) in &asked {
            let expected = self.ask_for_json(who, (method, body), &missing).await;
            let answer = self.ask_for_json(who, (method, body), &thing.id).await;
            expect_same(&answer, &expected, &format!("{who:?} {method} {body} as a script, {about}"));
        }
    }

    /// Whom a thing is for gets to see it, where there is anything to see.
    async fn expect_shown(&self) {
        let [missing, _] = self.object.nothing();
        let mut shown = 0;
        for thing in self.world.things.iter().filter(|thing| thing.object == self.object) {
            for who in &thing.for_whom {
                let (path, cookie) = (address(self.path, &thing.id), self.world.cookie(*who));
                let answer = self.world.send(cookie, &Method::GET, &path, "", &[]).await;
                if answer.status == StatusCode::METHOD_NOT_ALLOWED {
                    return;
                }
                assert_eq!(answer.status, StatusCode::OK, "{who:?} {}: {}", self.path, thing.what);
                let nothing = self.ask(*who, (&Method::GET, ""), "", &missing).await;
                assert_ne!(face(&answer, &thing.id), nothing, "{who:?} {}: {}", self.path, thing.what);
                shown += 1;
            }
        }
        assert!(shown > 0, "{}: nothing is for anybody, and that proves nothing", self.path);
    }
}

#[tokio::test]
async fn what_is_not_yours_looks_like_what_is_not_there_and_stays_as_it_is() {
    let world = World::small().await;
    let before = rows(&world).await;
    for who in Who::ALL {
        for named in Named::of(&world) {
            named.expect_the_same(*who).await;
        }
        let changed = differences(&before, &rows(&world).await);
        assert!(changed.is_empty(), "{who:?} has changed {changed:?}");
    }
    for named in Named::of(&world) {
        named.expect_shown().await;
    }
}
