//! What a form or a query names of another is as if it were not there.

use axum::http::Method;

use super::{
    objects::{Face, Object, face},
    people::{MEMBERS, SIGNED_IN, Who},
    world::{World, id_of_member},
};
use crate::accounts::as_one;

/// What a field names.
#[derive(Debug, Clone, Copy)]
enum Field {
    /// A session that is signed in.
    Session,
    /// A passkey.
    Passkey,
    /// A member whom members don't see.
    Member,
    /// A training that members don't see.
    Training,
}

/// Where fields name things of others, and who may send them. A form that names something by its id has a row here.
const BY_FIELD: &[(Method, &str, &str, Field, &[Who])] = &[
    (Method::POST, "/me/sessions", "end={}", Field::Session, SIGNED_IN),
    (Method::POST, "/me/passkeys", "remove={}", Field::Passkey, SIGNED_IN),
    (Method::GET, "/me?passkey={}", "", Field::Passkey, SIGNED_IN),
    (Method::POST, "/me/mentoring", "mentor={}&message=x", Field::Member, MEMBERS),
    (Method::POST, "/me/sessions-led/new", "once=0123456789&co-trainers={}", Field::Member, MEMBERS),
    (Method::POST, "/me/sessions-led/new", "once=0123456789&parent={}", Field::Training, MEMBERS),
];

impl Field {
    /// What `who` doesn't see of it.
    async fn not_for(self, world: &World, who: Who) -> Vec<String> {
        let others = || world.people.iter().filter(|(of, _)| **of != who && **of != Who::Nobody);
        match self {
            Self::Session => others().map(|(_, person)| person.session.clone()).collect(),
            Self::Passkey => others().map(|(_, person)| person.passkey.clone()).collect(),
            Self::Member => vec![id_of_member(&world.app, "absent").await.to_string()],
            Self::Training => {
                let hidden =
                    "SELECT public_id FROM records WHERE kind = 'training' AND level IN ('sealed', 'coordinator')";
                world.texts(hidden).await
            }
        }
    }
}

#[tokio::test]
async fn what_a_form_names_of_another_is_as_if_it_were_not_there() {
    let world = World::small().await;
    for (method, path, form, field, senders) in BY_FIELD {
        for who in *senders {
            let face_of = async |id: &str| -> Face {
                let (path, form) = (path.replace("{}", id), form.replace("{}", id));
                let answer = world.send(world.cookie(*who), method, &path, &form, &[]).await;
                let mut face = face(&answer, id);
                // A form that is shown again has what was typed.
                face.2.clear();
                face
            };
            let [missing, _] = Object::Pair.nothing();
            for id in field.not_for(&world, *who).await {
                // A page says when sessions were last used: the clock may go on between two answers.
                let (before, answer, after) = (face_of(&missing).await, face_of(&id).await, face_of(&missing).await);
                assert!(
                    answer == before || answer == after,
                    "{who:?} {path} {form}: {field:?}\n{answer:?}\n{before:?}"
                );
            }
        }
    }
    for (who, person) in world.people.iter().filter(|(who, _)| **who != Who::Nobody) {
        let me = as_one(&world.app, &person.cookie, "/me").await;
        assert!(
            me.text().contains(&person.passkey) && me.text().contains(&person.session),
            "{who:?} has lost something"
        );
    }
}
