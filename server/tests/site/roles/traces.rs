//! Where somebody asked from is kept nowhere.

use std::path::Path;

use axum::http::{Method, StatusCode};
use domain::accounts::Operator;

use super::{
    deeds::{encoded, report_form},
    people::Who,
    world::World,
};
use crate::{accounts::soon, app::Answer, members::packed};

/// Addresses that stand in no other place.
const CANARIES: [&str; 2] = ["203.0.113.77", "2001:db8:77::7"];

async fn ask(world: &World, who: Who, method: Method, path: &str, form: &str) -> Answer {
    let [one, two] = CANARIES;
    let (forwarded, agent) = (format!("for={one};by=\"[{two}]\""), format!("Firefox {one} Android"));
    let both = format!("{one}, {two}");
    let sort = if form.starts_with('{') { "application/json" } else { "application/x-www-form-urlencoded" };
    let headers = [
        ("cookie", world.cookie(who)),
        ("content-type", sort),
        ("x-forwarded-for", &both),
        ("forwarded", &forwarded),
        ("x-real-ip", one),
        ("cf-connecting-ip", two),
        ("true-client-ip", one),
        ("user-agent", &agent),
    ];
    let answer = world.app.send(method, path, &headers, form).await;
    assert!(!answer.status.is_server_error(), "{path}");
    let told = format!("{:?} {}", answer.headers, String::from_utf8_lossy(&answer.body));
    assert!(!CANARIES.iter().any(|canary| told.contains(canary)), "{path} repeats it");
    answer
}

#[tokio::test]
async fn no_address_of_a_device_is_kept_whatever_it_sends() {
    let world = World::small().await;
    let post = async |who, path: &str, form: &str| ask(&world, who, Method::POST, path, form).await;

    let sent = post(Who::One, "/report/new", &encoded(&report_form("traced", "notes", "send-anyway"))).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let id = sent.header("location").trim_start_matches("/report/").split('?').next().unwrap_or_default().to_owned();
    post(Who::Coordinator, &format!("/review/{id}"), "do=return&words=When").await;
    post(Who::One, &format!("/report/{id}"), &encoded(&report_form("traced", "more", "keep"))).await;
    let decided =
        encoded(&[report_form("traced", "more", "send-anyway"), vec![("answer", "In May".to_owned())]].concat());
    post(Who::One, &format!("/report/{id}"), &decided).await;
    post(Who::Administrator, &format!("/review/{id}"), "do=accept&level=public").await;
    post(Who::One, &format!("/report/{id}/withdraw"), "sure=yes").await;

    let invited = post(Who::Coordinator, "/directory/invite", "email=new%40example.org&role=member&language=en").await;
    assert!(invited.text().contains("class=\"done\""));
    post(Who::Nobody, &format!("/answer/{}", world.reminders[0]), "answer=yes").await;
    for email in ["stranger%40example.org", "canaryzq-own-one-address%40example.org"] {
        post(Who::Nobody, "/sign-in", &format!("email={email}")).await;
        post(Who::Nobody, "/sign-in", &format!("email={email}&code=123456")).await;
    }
    post(Who::Nobody, "/sign-in/nothing", "").await;
    post(Who::Nobody, &format!("/sign-in/{}", world.people[&Who::One].used_link), "").await;
    post(Who::Nobody, "/sign-in/second-step", "token=nothing&code=123456").await;
    post(Who::Nobody, "/sign-in/passkey/begin", "{}").await;
    post(Who::Nobody, "/sign-in/passkey/finish", "{}").await;
    let signed_in = post(Who::Nobody, &format!("/sign-in/{}", world.fresh_links[0].1), "").await;
    assert!(signed_in.headers.contains_key("set-cookie"));

    post(Who::Other, "/me/profile", "pseudonym.en=Falcon&phone=0300+1234567").await;
    post(Who::Other, "/me/consents", "purpose=counted&do=give&level=public").await;
    post(Who::Other, "/me/passkeys/begin", "{}").await;
    post(Who::SafetyOfficer, "/me/second-step", "do=begin").await;
    let data = ask(&world, Who::Other, Method::GET, "/me/data/rabta.zip", "").await;
    assert!(String::from_utf8_lossy(&packed(&data, "rabta.json").expect("the data")).contains("Falcon"));
    post(Who::Other, "/me/delete", "sure=yes").await;

    let mailbox = async || world.app.store.mailbox(Operator::at_the_command_line()).await.expect("a mailbox");
    // Mails are written after their answers.
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    soon(async || (mailbox().await.len() > 5).then_some(())).await.expect("some mails");
    for mail in mailbox().await {
        assert!(!CANARIES.iter().any(|canary| mail.text.contains(canary)), "a mail about {}", mail.topic);
    }
    assert!(look_through(world.app.folder.path()) > 5);
}

/// Looks into every file of a folder, journals of the database among them; gives how many.
fn look_through(folder: &Path) -> usize {
    let mut files = 0;
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            files += look_through(&path);
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        for canary in CANARIES {
            let found = bytes.windows(canary.len()).any(|window| window == canary.as_bytes());
            assert!(!found, "{} keeps {canary}", path.display());
        }
        files += 1;
    }
    files
}
