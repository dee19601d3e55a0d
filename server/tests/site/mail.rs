//! Mail, sent to a mail server that speaks SMTP over a socket.

use std::{
    io::{BufRead, BufReader, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    accounts::{Email, Mail, Operator, Role},
    programme::ProgrammeData,
    text::Language,
};
use server::mail::{Delivery, Mailer};
use store::{Invitation, Store};

use crate::app::TestApp;

/// How long the tests' mailer waits for a mail server.
const PATIENCE: Duration = Duration::from_secs(2);

/// A mail server. What it does with a mail depends on the name in its address: `refused`, `later` and `silent` are what
/// they say, `wordless` is taken without a farewell, everybody else gets theirs.
struct MailServer {
    address: SocketAddr,
    /// The mails that it has taken: recipient and all.
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its address");
        let taken = Arc::new(Mutex::new(Vec::new()));
        let mails = taken.clone();
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let (connection, mails) = (connection.expect("a connection"), mails.clone());
                std::thread::spawn(move || converse(connection, &mails));
            }
        });
        Self { address, taken }
    }

    fn taken(&self) -> Vec<String> {
        self.taken.lock().expect("no thread has panicked").clone()
    }

    fn mailer(&self) -> Mailer {
        mailer(self.address)
    }
}

fn mailer(address: SocketAddr) -> Mailer {
    let server = format!("smtp://{address}").parse().expect("a mail server");
    Mailer::new(server, "Rabta <rabta@rabta.example>".parse().expect("a sender")).with_patience(PATIENCE)
}

/// One conversation. It ends when the other side has gone.
fn converse(connection: TcpStream, mails: &Mutex<Vec<String>>) -> Option<()> {
    let mut lines = BufReader::new(connection.try_clone().ok()?).lines().map_while(Result::ok);
    let say = |answer: &str| (&connection).write_all(format!("{answer}\r\n").as_bytes()).ok();
    let mut recipient = String::new();
    say("220 mail.example.org")?;
    loop {
        let line = lines.next()?;
        match line.split([' ', ':']).next()? {
            "EHLO" => say("250-mail.example.org\r\n250 8BITMIME")?,
            "RCPT" if line.contains("refused") => say("550 No such user, <refused@example.org>")?,
            "RCPT" if line.contains("later") => say("451 Try again, <later@example.org>")?,
            "RCPT" if line.contains("silent") => return lines.next().map(drop),
            "RCPT" => {
                recipient.clone_from(&line);
                say("250 Yes")?;
            }
            "DATA" => {
                say("354 Go on")?;
                let text: Vec<_> = lines.by_ref().take_while(|line| line != ".").collect();
                mails.lock().ok()?.push(format!("{recipient}\n{}", text.join("\n")));
                say("250 Taken")?;
                if recipient.contains("wordless") {
                    return lines.next().and_then(|_| lines.next()).map(drop);
                }
            }
            "QUIT" => return say("221 Goodbye"),
            _ => say("250 Yes")?,
        }
    }
}

fn operator() -> Operator {
    Operator::at_the_command_line()
}

/// Writes a mail the way a use case does.
pub async fn post(store: &Store, name: &str, text: &str, ends: Option<DateTime<Utc>>) {
    let email: Email = format!("{name}@example.org").parse().expect("an address");
    let letter = Mail {
        topic: "invitation",
        to: email.clone(),
        subject: format!("دعوت for {name}"),
        text: text.to_owned(),
        ends,
    };
    let invitation = Invitation { email, role: Role::Member, member: None, language: Language::English };
    let invited = store.invite(&operator(), &invitation, Utc::now(), |_| letter).await;
    assert!(invited.expect("a working store").is_ok(), "{name} can't be invited");
}

/// Sends what is due at a time, to the end.
async fn round(app: &TestApp, mailer: Mailer, at: DateTime<Utc>) {
    let mut delivery = Delivery::new(app.store.clone(), operator(), mailer);
    delivery.begin(at).await.expect("a working store");
    delivery.finish().await;
}

async fn waiting(app: &TestApp) -> i64 {
    app.count("SELECT COUNT(*) FROM outbox_messages WHERE failed_at IS NULL").await
}

async fn errors(app: &TestApp) -> Vec<String> {
    app.texts("SELECT last_error FROM outbox_messages WHERE last_error IS NOT NULL").await
}

async fn app() -> TestApp {
    TestApp::with(&ProgrammeData::default()).await
}

#[tokio::test]
async fn a_mail_is_delivered_once() {
    let (app, server) = (app().await, MailServer::start());
    post(&app.store, "amna", "https://rabta.example/sign-in/token", None).await;
    round(&app, server.mailer(), Utc::now()).await;
    round(&app, server.mailer(), Utc::now() + TimeDelta::days(1)).await;
    let taken = server.taken();
    assert_eq!(taken.len(), 1);
    for part in [
        "RCPT TO:<amna@example.org>",
        "From: Rabta <rabta@rabta.example>",
        "Subject: =?utf-8?b?",
        "Auto-Submitted: auto-generated",
        "https://rabta.example/sign-in/token",
    ] {
        assert!(taken[0].contains(part), "{part} is not in:\n{}", taken[0]);
    }
    assert_eq!(app.count("SELECT COUNT(*) FROM outbox_messages").await, 0);
}

#[tokio::test]
async fn a_recipient_who_is_refused_is_given_up_and_the_table_tells() {
    let (app, server) = (app().await, MailServer::start());
    post(&app.store, "refused", "text", None).await;
    round(&app, server.mailer(), Utc::now()).await;
    assert_eq!(errors(&app).await, ["the mail server refused it for good (550)"]);
    assert_eq!(waiting(&app).await, 0);
    assert_eq!(app.texts("SELECT recipient || content FROM outbox_messages").await, [""]);
}

#[tokio::test]
async fn a_mail_that_is_refused_for_now_is_tried_again() {
    let (app, server) = (app().await, MailServer::start());
    post(&app.store, "later", "text", None).await;
    let now = Utc::now();
    round(&app, server.mailer(), now).await;
    assert_eq!(errors(&app).await, ["the mail server refused it for now (451)"]);
    assert_eq!(waiting(&app).await, 1);
    round(&app, server.mailer(), now + TimeDelta::seconds(50)).await;
    assert_eq!(app.count("SELECT attempts FROM outbox_messages").await, 1, "not before its time");
    round(&app, server.mailer(), now + TimeDelta::seconds(70)).await;
    assert_eq!(app.count("SELECT attempts FROM outbox_messages").await, 2);
}

#[tokio::test]
async fn a_silent_server_holds_up_nobody_else() {
    let (app, server) = (app().await, MailServer::start());
    post(&app.store, "silent", "text", None).await;
    post(&app.store, "amna", "text", None).await;
    post(&app.store, "bilal", "text", None).await;
    let began = Instant::now();
    let mut delivery = Delivery::new(app.store.clone(), operator(), server.mailer());
    delivery.begin(Utc::now()).await.expect("a working store");
    while server.taken().len() < 2 {
        assert!(began.elapsed() < PATIENCE, "others wait for the silent one");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    delivery.finish().await;
    assert_eq!(errors(&app).await, ["the mail server did not answer in time"]);
    assert_eq!(waiting(&app).await, 1);
}

#[tokio::test]
async fn without_a_mail_server_mail_waits_for_one() {
    let app = app().await;
    let nobody = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    post(&app.store, "amna", "text", None).await;
    let now = Utc::now();
    round(&app, mailer(nobody), now).await;
    assert_eq!(errors(&app).await, ["the mail server could not be reached"]);
    let server = MailServer::start();
    round(&app, server.mailer(), now + TimeDelta::minutes(2)).await;
    assert_eq!((server.taken().len(), waiting(&app).await), (1, 0));
}

#[tokio::test]
async fn a_mail_is_the_servers_once_it_was_taken() {
    let (app, server) = (app().await, MailServer::start());
    post(&app.store, "wordless", "text", None).await;
    round(&app, server.mailer(), Utc::now()).await;
    assert_eq!((server.taken().len(), waiting(&app).await), (1, 0));
}

#[tokio::test]
async fn a_mail_whose_sender_died_is_sent_with_the_same_id() {
    let (app, server) = (app().await, MailServer::start());
    post(&app.store, "amna", "text", None).await;
    let now = Utc::now();
    let taken = app.store.due_mail(operator(), now, 10).await.expect("a working store");
    server.mailer().send(&taken[0]).await.expect("a mail server");
    round(&app, server.mailer(), now + TimeDelta::minutes(1)).await;
    assert_eq!(server.taken().len(), 1, "it may still be under way");
    round(&app, server.mailer(), now + TimeDelta::minutes(3)).await;
    let ids: Vec<_> = server.taken().iter().map(|mail| id(mail).to_owned()).collect();
    assert_eq!(ids.len(), 2);
    assert_eq!(ids[0], ids[1]);
    assert_eq!(waiting(&app).await, 0);
}

fn id(mail: &str) -> &str {
    mail.lines().find(|line| line.starts_with("Message-ID: ")).expect("an id")
}

#[tokio::test]
async fn among_many_mails_none_is_lost_or_sent_twice() {
    let (app, server) = (app().await, MailServer::start());
    for number in 0..40 {
        post(&app.store, &format!("person{number}"), "text", None).await;
    }
    let mut one = Delivery::new(app.store.clone(), operator(), server.mailer());
    let mut other = Delivery::new(app.store.clone(), operator(), server.mailer());
    while waiting(&app).await > 0 {
        let (first, second) = tokio::join!(one.begin(Utc::now()), other.begin(Utc::now()));
        first.and(second).expect("a working store");
        one.finish().await;
        other.finish().await;
    }
    let mut ids: Vec<_> = server.taken().iter().map(|mail| id(mail).to_owned()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((server.taken().len(), ids.len()), (40, 40));
}
