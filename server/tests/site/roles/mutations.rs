//! Nobody changes what they may not: every form of every route is sent by everybody whom it isn't for, and from other
//! sites, and the database is afterwards what it was.

use axum::http::{Method, StatusCode};

use super::{
    objects::Object,
    people::{Who, link},
    routes::{About, Form, ROUTES, address},
    rows::{differences, rows},
    world::World,
};

/// What another site's page makes a browser say of itself.
const ELSEWHERE: [(&str, &str); 4] = [
    ("sec-fetch-site", "cross-site"),
    ("sec-fetch-site", "same-site"),
    ("origin", "https://elsewhere.example"),
    ("origin", "null"),
];

/// What somebody may not do, or not now, to something that is theirs. Words in braces are those of [`World::filled`];
/// those of the last two stand for what strangers have.
const NOT_SO: &[(Who, Object, &str, &str, &str)] = &[
    (Who::Other, Object::Pair, "asked", "/me/mentoring/{id}", "do=accept"),
    (Who::Other, Object::Pair, "asked", "/me/mentoring/{id}", "do=decline"),
    (Who::One, Object::Pair, "asked", "/me/mentoring/{id}", "do=withdraw"),
    (Who::One, Object::Pair, "asked", "/me/mentoring/{id}", "do=add-goal&goal=x"),
    (Who::Other, Object::Pair, "asked", "/me/mentoring/{id}", "do=remove-goal&about={goal}"),
    (Who::One, Object::Pair, "active", "/me/mentoring/{id}", "do=accept"),
    (Who::One, Object::Pair, "active", "/me/mentoring/{id}", "do=remove-meeting&about={meeting}"),
    (Who::One, Object::Pair, "active", "/me/mentoring/{id}", "do=reach-goal&about={strange-goal}"),
    (Who::One, Object::Pair, "active", "/me/mentoring/{id}", "do=remove-goal&about={strange-goal}"),
];

#[tokio::test]
async fn nobody_changes_what_they_may_not() {
    let world = World::small().await;
    let before = rows(&world).await;
    for who in Who::ALL {
        expect_refused(&world, *who).await;
        let changed = differences(&before, &rows(&world).await);
        assert!(changed.is_empty(), "{who:?} has changed {changed:?}");
    }
    expect_refused_from_elsewhere(&world).await;
    expect_not_so(&world).await;
    let changed = differences(&before, &rows(&world).await);
    assert!(changed.is_empty(), "what was refused has changed {changed:?}");
    expect_effects(&world).await;
}

/// The forms of pages that somebody has no business with, and those that hold nothing.
async fn expect_refused(world: &World, who: Who) {
    for (path, about, forms) in ROUTES.iter().filter(|(_, about, _)| !matches!(about, About::Object(_))) {
        let path = about.words().first().map_or_else(|| (*path).to_owned(), |word| address(path, word));
        for Form { body, fails, .. } in forms.iter().filter(|form| !form.does.contains(&who)) {
            let body = world.filled(who, body).await;
            let answer = world.send(world.cookie(who), &Method::POST, &path, &body, &[]).await;
            let (status, to) = (answer.status.as_u16(), answer.header("location"));
            let is_refused = match who {
                _ if fails.contains(&who) => matches!(status, 200 | 400 | 404),
                Who::Nobody => status == 303 && to.starts_with("/sign-in?next="),
                _ => status == 404,
            };
            assert!(is_refused, "{who:?} {path} {body}: {status} {to}");
        }
    }
}

/// Another site's page makes nobody do anything, whoever they are and whatever is theirs.
async fn expect_refused_from_elsewhere(world: &World) {
    for (path, about, forms) in ROUTES {
        let object = if let About::Object(object) = about { Some(*object) } else { None };
        let mut things = world.things.iter().filter(|thing| Some(thing.object) == object && !thing.for_whom.is_empty());
        let (owner, id) = things.next().map_or((None, "zzzzzzzzzz"), |thing| (thing.for_whom.first(), &thing.id));
        let path = address(path, id);
        for form in *forms {
            let who = *owner.or(form.does.first()).unwrap_or(&Who::One);
            let body = world.filled(who, form.body).await;
            for header in ELSEWHERE {
                let answer = world.send(world.cookie(who), &Method::POST, &path, &body, &[header]).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{who:?} {path} {header:?}");
            }
        }
    }
}

async fn expect_not_so(world: &World) {
    let strange = world.text("SELECT public_id FROM mentorship_goals ORDER BY id DESC LIMIT 1").await;
    for (who, object, what, path, body) in NOT_SO {
        let path = address(path, world.id(*object, what));
        let body = world.filled(*who, &body.replace("{strange-goal}", &strange)).await;
        let answer = world.send(world.cookie(*who), &Method::POST, &path, &body, &[]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{who:?} {path} {body}");
    }
}

/// Sent by whom they are for, the same forms do change something.
async fn expect_effects(world: &World) {
    for (path, about, forms) in ROUTES {
        let path = about.words().first().map_or_else(|| (*path).to_owned(), |word| address(path, word));
        for form in *forms {
            let Some(who) = form.does.iter().find(|who| **who != Who::Nobody) else { continue };
            // Signed in once more: earlier forms may have ended the first session.
            let entered = world.app.post(&format!("/sign-in/{}", link(&world.app, *who, None).await), "", "").await;
            let cookie = entered.header("set-cookie").split(';').next().expect("a cookie");
            let before = rows(world).await;
            let body = world.filled(*who, form.body).await;
            let answer = world.send(cookie, &Method::POST, &path, &body, &[]).await;
            let is_changed = !differences(&before, &rows(world).await).is_empty();
            assert!(is_changed, "{path} {body} of {who:?} changes nothing: {}", answer.status);
        }
    }
}
