//! The canary crawl as each role: of everything private, an answer tells only what whoever asks may see.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use domain::ids::PublicId;

use super::{
    columns::expect_tokens,
    objects::Thing,
    people::Who,
    routes::{About, ROUTES, address},
    secrets::{Secrets, Sort, may_see},
    world::World,
};
use crate::{accounts::as_one, app::Answer, canary::links, members::all_packed};

/// What is asked for besides routes and what links lead to, in each language.
const BEGINNINGS: &[&str] = &[
    "/",
    "/me/seen?as=owner",
    "/directory?q=canaryzq",
    "/report?done=sent",
    "/nothing",
    "/report/nothing",
    "/?q=canaryzq",
    "/?kind=x",
];

/// The same, where there is but one language, or one is enough.
const PLAIN: &[&str] = &[
    "/me/seen?as=partner",
    "/me/seen?as=member",
    "/me/seen?as=coordinator",
    "/directory?q=canaryzq-told-sealed-name",
    "/feed.atom",
    "/ur/feed.atom",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/readyz",
    "/mailbox",
    "/api/explore",
    "/api/explore?q=canaryzq",
    "/api/explore?kind=x",
    "/api/nothing",
    "/data/events.csv",
    "/data/events.geojson",
    "/data/atlas-0.bin",
    "/assets/nothing",
    "/pkg/rabta.css",
];

/// Of pages that differ in ids, figures and terms alone, so many are asked for by each role.
const OF_A_KIND: usize = 2;
/// More addresses than this and the crawl has found a way to walk in circles.
const MOST: usize = 1_500;

#[tokio::test]
async fn each_role_is_told_what_it_may_see_and_no_more() {
    let world = World::full().await;
    let secrets = Secrets::of(&world).await;
    expect_found(&secrets);
    expect_tokens(&world).await;
    for who in Who::ALL {
        let told = crawl(&world, &secrets, *who).await;
        let unseen: BTreeSet<_> = secrets.visible(*who).filter(|sort| !told.contains(sort)).collect();
        assert!(unseen.is_empty(), "{who:?} may see {unseen:?} and has not: the crawl proves nothing about it");
    }
}

/// Tokens are found whatever stands around them, and one that nobody has listed is for nobody.
fn expect_found(secrets: &Secrets) {
    let told = |text: &str| secrets.told(text.as_bytes()).map(|(sort, _)| sort).collect::<Vec<_>>();
    assert_eq!(told("\"CanaryZQ-own-one-draft\""), [Sort::Own(Who::One)]);
    assert_eq!(told("a canaryzq-something-new, 918273645"), [Sort::Nobodys, Sort::Nobodys]);
    assert_eq!(told("nothing"), []);
}

/// Asks for everything that somebody can find; gives what they were told of.
async fn crawl(world: &World, secrets: &Secrets, who: Who) -> BTreeSet<Sort> {
    let mut waiting: VecDeque<String> = beginnings(world, who).into();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    let mut told = BTreeSet::new();
    while let Some(address) = waiting.pop_front() {
        let answer = as_one(&world.app, world.cookie(who), &address).await;
        assert!(!answer.status.is_server_error(), "{who:?} {address}: {}", answer.status);
        told.extend(look_through(secrets, who, &address, &answer));
        let location = Some(answer.header("location").to_owned()).filter(|to| to.starts_with('/'));
        for link in links(&address, &answer).into_iter().chain(searches(&answer)).chain(location) {
            if known.contains(&link) {
                continue;
            }
            let of_kind = kinds.entry(kind(&link)).or_default();
            if *of_kind < OF_A_KIND {
                *of_kind += 1;
                known.insert(link.clone());
                waiting.push_back(link);
            }
        }
        assert!(known.len() < MOST, "the crawl does not end");
    }
    told
}

/// Where a crawl begins: the routes of accounts with all that is there for somebody, so that a new route is asked for, too.
fn beginnings(world: &World, who: Who) -> Vec<String> {
    let mut both: Vec<String> = BEGINNINGS.iter().map(|path| (*path).to_owned()).collect();
    let mut plain: Vec<String> = PLAIN.iter().map(|path| (*path).to_owned()).collect();
    plain.push(format!("/data/atlas-{}.bin", world.app.state.pages.atlas.get().hash));
    for (path, about, _) in ROUTES {
        match about {
            About::Page => both.push((*path).to_owned()),
            About::Word(words) => both.extend(words.iter().map(|word| address(path, word))),
            About::Object(object) => {
                // What isn't theirs is answered as what isn't there: objects.rs looks at that.
                let theirs = |thing: &&Thing| thing.object == *object && thing.for_whom.contains(&who);
                both.extend(world.things.iter().filter(theirs).map(|thing| address(path, &thing.id)));
            }
        }
    }
    plain.extend(world.people.values().map(|person| format!("/me?passkey={}", person.passkey)));
    let both = both.into_iter().flat_map(|path| [format!("/ur{}", path.trim_end_matches('/')), path]);
    both.chain(plain).collect()
}

/// An address without what tells pages of one kind apart: ids and figures in its path, and what its query asks for.
fn kind(address: &str) -> String {
    let (path, query) = address.split_once('?').map_or((address, None), |(path, query)| (path, Some(query)));
    let is_one_of_many =
        |part: &str| part.parse::<PublicId>().is_ok() || part.bytes().any(|byte| byte.is_ascii_digit());
    let parts = path.split('/').map(|part| if is_one_of_many(part) { "*" } else { part });
    parts.chain(query.map(|_| "?")).collect::<Vec<_>>().join("/")
}

/// The addresses that a page's searches lead to: each field with its last choice, or with a word to be typed.
fn searches(answer: &Answer) -> Vec<String> {
    let Some(page) = std::str::from_utf8(&answer.body).ok().filter(|page| page.contains("<form")) else {
        return Vec::new();
    };
    let value = |tag: &str, name: &str| {
        let found = tag.split('>').next()?.split_once(&format!(" {name}=\""))?.1;
        found.split('"').next().map(str::to_owned)
    };
    let forms = page.split("<form").skip(1).filter_map(|form| form.split("</form>").next());
    let searches = forms.filter(|form| value(form, "method").as_deref() == Some("get"));
    let address = |form: &str| {
        let action = value(form, "action").filter(|action| action.starts_with('/'))?;
        let mut query = form_urlencoded::Serializer::new(String::new());
        for field in form.split('<').filter(|tag| tag.starts_with("input")) {
            query.extend_pairs(value(field, "name").map(|name| (name, "canaryzq")));
        }
        for field in form.split("<select").skip(1) {
            let last = field.split("</select>").next()?.rsplit_once("<option")?.1;
            query.extend_pairs(value(field, "name").zip(value(last, "value")));
        }
        Some(format!("{action}?{}", query.finish()))
    };
    searches.filter_map(address).collect()
}

fn look_through(secrets: &Secrets, who: Who, address: &str, answer: &Answer) -> BTreeSet<Sort> {
    let headers = format!("{:?}", answer.headers);
    let mut told = BTreeSet::new();
    let packed = if answer.body.starts_with(b"PK") { all_packed(answer) } else { Vec::new() };
    for place in [headers.as_bytes(), &answer.body, &packed] {
        for (sort, words) in secrets.told(place) {
            let words = String::from_utf8_lossy(words);
            // An answer repeats what was asked for, and that is all it may tell.
            if !may_see(who, sort) && !address.to_lowercase().contains(&words.to_lowercase()) {
                panic!("{who:?} is told {words}, which is {sort:?}, at {address}");
            }
            told.insert(sort);
        }
    }
    told
}
