//! The library: what coordinators add comes to those whom its level includes, as files that are saved and never run.

use std::io::{Cursor, Read};

use axum::http::{Method, StatusCode};
use domain::accounts::{Operator, Role};
use server::limits;
use zip::{ZipArchive, ZipWriter, write::SimpleFileOptions};

use crate::{
    accounts::{as_one, cookie},
    app::{Answer, TestApp},
};

const NEW: &str = "/library/modules/mediation/new";
const MODULE: &str = "/library/modules/mediation";
/// A text of several pieces.
const LINE: &str = "A line of a handout.\n";

fn long_text() -> String {
    LINE.repeat(40_000)
}

/// The fields of a form that is filled in, but for its own key.
fn form(version: &'static str, level: &'static str) -> Vec<(&'static str, &'static str)> {
    vec![
        ("title.en", "Steps"),
        ("title.ur", "ثالثی کے مرحلے"),
        ("kind", "handout"),
        ("language", "ur"),
        ("version", version),
        ("news", "Clearer words"),
        ("note", "The network, CC BY"),
        ("level", level),
    ]
}

/// Sends a form with a file as a browser does.
async fn send(app: &TestApp, cookie: &str, path: &str, fields: &[(&str, &str)], file: &[u8]) -> Answer {
    const BOUNDARY: &str = "----boundary";
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let part = format!(
        "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"evil.html\"\r\n\
         content-type: text/html\r\n\r\n"
    );
    body.extend_from_slice(part.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
    let content_type = format!("multipart/form-data; boundary={BOUNDARY}");
    app.send_bytes(Method::POST, path, &[("content-type", &content_type), ("cookie", cookie)], body).await
}

async fn add(app: &TestApp, cookie: &str, level: &'static str, file: &[u8]) -> Answer {
    send(app, cookie, NEW, &form("1.0", level), file).await
}

/// The addresses on a page that begin with one.
fn links(page: &Answer, beginning: &str) -> Vec<String> {
    let found = page.text().split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    found.filter(|address| address.starts_with(beginning)).map(str::to_owned).collect()
}

fn main_part(answer: &Answer) -> String {
    let page = answer.text();
    page[page.find("<main").expect("a page")..page.find("</main>").expect("a page")].to_owned()
}

fn document(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        packed.start_file(*name, SimpleFileOptions::default()).expect("a part");
        std::io::Write::write_all(&mut packed, text.as_bytes()).expect("a part");
    }
    packed.finish().expect("an archive").into_inner()
}

#[tokio::test]
async fn a_material_comes_to_those_whom_its_level_includes() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let (member, partner) = (cookie(&app, Role::Member).await, cookie(&app, Role::Partner).await);
    let added = add(&app, &coordinator, "network", long_text().as_bytes()).await;
    assert_eq!(
        (added.status, added.header("location")),
        (StatusCode::SEE_OTHER, "/library/modules/mediation?done=added")
    );
    let file = links(&as_one(&app, &member, MODULE).await, "/library/files/").pop().expect("a file");
    assert_eq!(links(&as_one(&app, &member, "/library").await, "/library/files/"), std::slice::from_ref(&file));
    assert!(links(&as_one(&app, &member, "/library?language=en").await, "/library/files/").is_empty());
    assert!(
        links(&as_one(&app, &member, "/ur/library?language=ur&kind=handout").await, "/ur/library/files/").len() == 1
    );

    let answer = as_one(&app, &member, &file).await;
    assert_eq!((answer.status, answer.text()), (StatusCode::OK, long_text().as_str()));
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8", "not what the sender said");
    assert_eq!(answer.header("content-length"), long_text().len().to_string());
    assert!(answer.header("content-security-policy").ends_with("sandbox"));
    assert_eq!((answer.header("x-content-type-options"), answer.header("cache-control")), ("nosniff", "no-store"));
    let saved = answer.header("content-disposition");
    assert!(
        saved.starts_with("attachment; filename=\"mediation-handout-ur-1.0.txt\"; filename*=UTF-8''%D8%AB"),
        "{saved}"
    );

    assert_eq!(app.get(&file).await.status, StatusCode::SEE_OTHER);
    for nothing in ["/library/files/zzzzzzzzzz", "/library/files/no", "/library/materials/zzzzzzzzzz"] {
        assert_eq!(main_part(&as_one(&app, &partner, &file).await), main_part(&as_one(&app, &partner, nothing).await));
    }
    assert!(links(&as_one(&app, &partner, MODULE).await, "/library/files/").is_empty());
    assert_eq!(as_one(&app, &partner, &format!("{MODULE}/take-along")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(as_one(&app, &member, "/library/modules/astronomy").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_for_coordinators_is_told_to_nobody_else() {
    const TOKEN: &str = "canaryzq";
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    let mut fields = form("1.0", "coordinator");
    (fields[0], fields[1]) = (("title.en", TOKEN), ("title.ur", TOKEN));
    (fields[5], fields[6]) = (("news", TOKEN), ("note", TOKEN));
    assert_eq!(send(&app, &coordinator, NEW, &fields, TOKEN.as_bytes()).await.status, StatusCode::SEE_OTHER);
    let file = links(&as_one(&app, &coordinator, MODULE).await, "/library/files/").pop().expect("a file");
    let along = format!("{MODULE}/take-along");
    let paths = ["/library", "/ur/library", MODULE, along.as_str(), &file, &file.replace("files", "materials"), NEW];
    for role in [Role::Member, Role::Partner] {
        let cookie = cookie(&app, role).await;
        for path in paths {
            assert!(!as_one(&app, &cookie, path).await.text().contains(TOKEN), "{path} as {role}");
        }
    }
    let told = paths.iter().filter(|path| **path != NEW);
    for path in told {
        let answer = as_one(&app, &coordinator, path).await;
        let is_told = answer.body.windows(TOKEN.len()).any(|window| window == TOKEN.as_bytes());
        assert!(is_told, "{path} proves nothing");
    }
}

#[tokio::test]
async fn a_file_is_continued_where_it_broke_off() {
    let app = TestApp::seeded().await;
    let coordinator = cookie(&app, Role::Coordinator).await;
    add(&app, &coordinator, "partner", long_text().as_bytes()).await;
    let file = links(&as_one(&app, &coordinator, MODULE).await, "/library/files/").pop().expect("a file");
    let along = format!("{MODULE}/take-along");
    for path in [file.as_str(), &along] {
        let ask = async |headers: &[(&'static str, &str)]| {
            let headers: Vec<_> = headers.iter().copied().chain([("cookie", coordinator.as_str())]).collect();
            app.ask(Method::GET, path, &headers).await
        };
        let whole = ask(&[("accept-encoding", "gzip, br")]).await;
        assert_eq!((whole.header("accept-ranges"), whole.header("content-encoding")), ("bytes", ""), "{path}");
        let (tag, length) = (whole.header("etag").to_owned(), whole.body.len());
        assert_eq!(whole.header("content-length"), length.to_string());
        // Over the seam of two pieces.
        for (from, to) in [(0, 9), (262_000, 262_500), (length - 5, length - 1)] {
            let part = ask(&[("range", &format!("bytes={from}-{to}")), ("if-range", &tag)]).await;
            assert_eq!(part.status, StatusCode::PARTIAL_CONTENT, "{path}");
            assert_eq!(part.body, whole.body.slice(from..=to), "{path} {from}");
            assert_eq!(part.header("content-range"), format!("bytes {from}-{to}/{length}"));
        }
        assert_eq!(
            ask(&[("range", "bytes=10-"), ("if-range", "\"other\"")]).await.body.len(),
            length,
            "it has changed"
        );
        let beyond = ask(&[("range", &format!("bytes={length}-"))]).await;
        assert_eq!(beyond.status, StatusCode::RANGE_NOT_SATISFIABLE);
        assert_eq!(beyond.header("content-range"), format!("bytes */{length}"));
        assert_eq!(ask(&[("if-none-match", &tag)]).await.status, StatusCode::NOT_MODIFIED);
        let head = app.ask(Method::HEAD, path, &[("cookie", &coordinator)]).await;
        assert_eq!((head.header("content-length"), head.body.len()), (length.to_string().as_str(), 0));
    }
}

#[tokio::test]
async fn a_module_goes_along_as_one_archive() {
    let app = TestApp::seeded().await;
    app.store.seed_library(Operator::at_the_command_line()).await.expect("materials");
    let member = cookie(&app, Role::Member).await;
    let unpack = async |path: &str| {
        let answer = as_one(&app, &member, path).await;
        assert_eq!((answer.status, answer.header("content-type")), (StatusCode::OK, "application/zip"), "{path}");
        let mut archive = ZipArchive::new(Cursor::new(answer.body.to_vec())).expect("an archive");
        let mut files = Vec::new();
        for number in 0..archive.len() {
            let mut file = archive.by_index(number).expect("a file");
            let mut bytes = String::new();
            file.read_to_string(&mut bytes).expect("a whole file");
            files.push((file.name().expect("a name").into_owned(), bytes));
        }
        files
    };
    let all = unpack("/library/modules/conflict-analysis/take-along").await;
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "index.html");
    assert_eq!(
        names[1..],
        ["en/01 The conflict tree (en, 1.1).md", "ur/02 تنازعے کا درخت (ur, 1.1).md"],
        "newest alone"
    );
    let index = &all[0].1;
    assert!(index.contains("<html lang=\"en\" dir=\"ltr\">") && index.contains("ur/02%20"), "{index}");
    assert!(!index.contains("<script") && !index.contains("http"), "it asks nobody: {index}");
    assert!(index.contains("href=\"en/01%20The%20conflict%20tree%20(en,%201.1).md\""), "{index}");
    let urdu = unpack("/ur/library/modules/conflict-analysis/take-along?language=ur").await;
    assert_eq!(urdu.len(), 2);
    assert!(urdu[0].1.contains("<html lang=\"ur\" dir=\"rtl\">"));
}

#[tokio::test]
async fn what_is_wrong_is_said_beside_the_field_and_nothing_typed_is_lost() {
    let app = TestApp::seeded().await;
    let by = cookie(&app, Role::Coordinator).await;
    let macros = document(&[("[Content_Types].xml", "<Types/>"), ("word/vbaProject.bin", "x")]);
    let large = vec![b'a'; limits::MATERIAL + 1];
    for (about, file) in [
        ("nothing", &b""[..]),
        ("a page", b"<html><script>alert(1)</script>"),
        ("a program", b"MZ\x90\0\x03"),
        ("macros", &macros),
        ("another archive", &document(&[("a.txt", "x")])),
        ("broken", &macros[..40]),
        ("too large", &large),
    ] {
        let page = add(&app, &by, "network", file).await;
        assert_eq!(page.status, StatusCode::OK, "{about}");
        let text = page.text();
        assert!(text.contains("id=\"file-fault\"") && text.contains("file-hint file-fault"), "{about}");
        assert!(
            text.contains("value=\"Steps\"") && text.contains("Clearer words") && text.contains("ثالثی"),
            "{about}"
        );
    }
    let mut form = form("first", "public");
    form[0] = ("title.en", "<b>\"two\"</b>");
    form[2] = ("kind", "");
    let page = send(&app, &by, NEW, &form, b"text").await;
    for field in ["kind", "version", "level"] {
        assert!(page.text().contains(&format!("id=\"{field}-fault\"")), "{field}");
    }
    assert!(!page.text().contains("<b>") && page.text().contains("&lt;b&gt;"));
    assert_eq!(app.count("SELECT count(*) FROM resources").await, 0);
    let endless = add(&app, &by, "network", &vec![b'a'; limits::MATERIAL_HEARD]).await;
    assert_eq!(endless.status, StatusCode::PAYLOAD_TOO_LARGE);
    let member = cookie(&app, Role::Member).await;
    assert_eq!(add(&app, &member, "network", b"text").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn versions_follow_each_other_and_are_withdrawn_for_a_reason() {
    let app = TestApp::seeded().await;
    let (by, member) = (cookie(&app, Role::Coordinator).await, cookie(&app, Role::Member).await);
    let once = [("once", "0123456789")];
    let sent: Vec<_> = form("1.0", "network").into_iter().chain(once).collect();
    for _ in 0..2 {
        assert_eq!(send(&app, &by, NEW, &sent, b"first").await.status, StatusCode::SEE_OTHER);
    }
    assert_eq!(app.count("SELECT count(*) FROM resources").await, 1, "sent twice, it is one");
    let manage = links(&as_one(&app, &by, MODULE).await, "/library/materials/").pop().expect("a way");
    assert!(links(&as_one(&app, &member, MODULE).await, "/library/materials/").is_empty());
    assert!(as_one(&app, &by, &manage).await.text().contains("value=\"1.1\""), "the next version is offered");
    let again = send(&app, &by, &manage, &form("1.0", "network"), b"second").await;
    assert!(again.text().contains("id=\"version-fault\""));
    let replaced = send(&app, &by, &format!("/ur{manage}"), &form("1.1", "network"), b"second").await;
    assert_eq!(replaced.header("location"), "/ur/library/modules/mediation?done=replaced");
    let files = links(&as_one(&app, &member, MODULE).await, "/library/files/");
    assert_eq!(files.len(), 2, "the older one stays");
    assert_eq!(as_one(&app, &member, &files[0]).await.text(), "second");

    let withdraw = files[0].replace("files", "materials") + "/withdraw";
    let refused = app.post(&withdraw, "reason=+", &by).await;
    assert!(refused.text().contains("id=\"reason-fault\""));
    for stranger in [&member, &cookie(&app, Role::Partner).await] {
        assert_eq!(app.post(&withdraw, "reason=x", stranger).await.status, StatusCode::NOT_FOUND);
    }
    let done = app.post(&withdraw, "reason=It+names+somebody", &by).await;
    assert_eq!(done.header("location"), "/library/modules/mediation?done=withdrawn");
    assert_eq!(links(&as_one(&app, &member, MODULE).await, "/library/files/"), [files[1].clone()]);
    assert_eq!(as_one(&app, &member, &files[0]).await.status, StatusCode::NOT_FOUND);
    assert!(as_one(&app, &by, MODULE).await.text().contains("It names somebody"));
    assert!(!as_one(&app, &member, MODULE).await.text().contains("It names somebody"));
}
