//! The program `rabta` itself: what it says and how it ends when something is not as it should be.

use std::{
    io::{BufRead, BufReader},
    net::TcpListener,
    path::Path,
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::app::KEY;

/// `rabta` in an empty folder, with these settings and no others, but for a port that nothing else uses.
fn rabta(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rabta"));
    command.args(arguments).current_dir(folder).env_clear();
    command.env("RABTA_ADDR", "127.0.0.1:0").envs(settings.iter().copied());
    command
}

fn run(arguments: &[&str], settings: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    rabta(folder.path(), arguments, settings).output().expect("the program")
}

/// The one sentence with which a command that could not do its work has ended.
fn complaint(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).expect("text");
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert_eq!(said.lines().count(), 1, "more than a sentence: {said}");
    assert!(said.trim_end().ends_with('.'), "no sentence: {said}");
    said
}

#[test]
fn without_a_key_nothing_starts() {
    for command in ["serve", "seed"] {
        let said = complaint(&run(&[command], &[]));
        assert!(said.contains("RABTA_KEY is missing") && said.contains("rabta key"), "{said}");
    }
}

#[test]
fn a_wrong_key_is_not_repeated() {
    for key in ["short", "c2hvcnQ=", "not base64 !!"] {
        let said = complaint(&run(&["serve"], &[("RABTA_KEY", key)]));
        assert!(said.contains("RABTA_KEY is not a key") && !said.contains(key), "{said}");
    }
}

#[test]
fn a_key_that_sealed_nothing_here_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let seeded = rabta(folder.path(), &["seed", "--programme"], &[("RABTA_KEY", KEY)]).output().expect("the program");
    assert!(seeded.status.success(), "{seeded:?}");
    let other = "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTI=";
    let said = complaint(&rabta(folder.path(), &["serve"], &[("RABTA_KEY", other)]).output().expect("the program"));
    assert!(said.contains("key"), "{said}");
}

#[test]
fn a_wrong_database_address_is_named() {
    let said =
        complaint(&run(&["serve"], &[("RABTA_KEY", KEY), ("DATABASE_URL", "mysql://me:secret@localhost/rabta")]));
    assert!(said.contains("DATABASE_URL") && !said.contains("secret"), "{said}");
    let unreachable = "postgres://me:secret@127.0.0.1:9/rabta";
    let said = complaint(&run(&["serve"], &[("RABTA_KEY", KEY), ("DATABASE_URL", unreachable)]));
    assert!(said.contains("cannot be reached") && !said.contains("secret"), "{said}");
}

#[test]
fn a_port_in_use_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("its address").to_string();
    let said = complaint(&run(&["serve"], &[("RABTA_KEY", KEY), ("RABTA_ADDR", &address)]));
    assert!(said.contains(&address) && said.contains("in use"), "{said}");
}

#[test]
fn a_data_folder_that_cannot_be_written_is_named() {
    // Below a file nobody can make a folder, not even root.
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("file"), "").expect("a file");
    let data = folder.path().join("file/data");
    let data = data.to_str().expect("a plain path");
    for command in ["serve", "seed", "migrate"] {
        let said = complaint(&run(&[command], &[("RABTA_KEY", KEY), ("RABTA_DATA", data)]));
        assert!(said.contains(data), "{said}");
    }
}

#[test]
fn an_unknown_key_of_the_file_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("rabta.toml"), "adress = \"127.0.0.1:3000\"\n").expect("a file");
    let said = complaint(&rabta(folder.path(), &["serve"], &[]).output().expect("the program"));
    assert!(said.contains("“adress”") && said.contains("base_url"), "{said}");
}

#[test]
fn a_file_that_is_asked_for_must_be_there_and_make_sense() {
    let said = complaint(&run(&["check", "--config", "elsewhere.toml"], &[]));
    assert!(said.contains("elsewhere.toml"), "{said}");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("rabta.toml"), "addr = \n").expect("a file");
    complaint(&rabta(folder.path(), &["check"], &[]).output().expect("the program"));
}

#[test]
fn a_setting_of_the_wrong_form_is_named() {
    for (setting, value) in [
        ("RABTA_ADDR", "somewhere"),
        ("RABTA_ADDR", "127.0.0.1"),
        ("RABTA_BASE_URL", "rabta.example"),
        ("RABTA_BASE_URL", "https://rabta.example/path"),
        ("RABTA_LOG_FORMAT", "xml"),
        ("RABTA_LOG", "server=loud"),
    ] {
        let said = complaint(&run(&["serve"], &[(setting, value)]));
        assert!(said.contains(setting) && said.contains(value), "{said}");
    }
}

#[test]
fn the_environment_comes_before_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("rabta.toml"), "base_url = \"nowhere\"\n").expect("a file");
    let serve = |settings| complaint(&rabta(folder.path(), &["serve"], settings).output().expect("the program"));
    assert!(serve(&[]).contains("“nowhere”"));
    assert!(serve(&[("RABTA_BASE_URL", "https://rabta.example")]).contains("RABTA_KEY is missing"));
}

#[test]
fn each_key_is_another_one() {
    let (first, second) = (run(&["key"], &[]), run(&["key"], &[]));
    assert!(first.status.success());
    assert_eq!(first.stdout.len(), 45);
    assert_ne!(first.stdout, second.stdout);
}

#[test]
fn a_seeded_database_is_not_seeded_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let seed =
        |arguments: &[&str]| rabta(folder.path(), arguments, &[("RABTA_KEY", "off")]).output().expect("the program");
    let first = seed(&["seed", "--programme"]);
    assert!(first.status.success(), "{first:?}");
    assert!(complaint(&without_warnings(seed(&["seed"]))).contains("records already"));
    assert!(seed(&["seed", "--if-empty"]).status.success());
}

#[test]
fn check_lists_what_is_wrong_and_ends_with_one() {
    let output = run(&["check"], &[]);
    let said = String::from_utf8(output.stdout).expect("text");
    assert_eq!(output.status.code(), Some(1), "{said}");
    for problem in ["RABTA_KEY is missing", "There is no database", "site's files"] {
        assert!(said.contains(problem), "{said}");
    }
}

#[test]
fn a_server_says_where_it_is_answers_and_ends_when_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Server::start(&folder);
    let answer = server.get("/readyz");
    assert!(answer.starts_with("HTTP/1.1 200") && answer.contains("\"ready\":true"), "{answer}");
    assert!(server.terminate(), "the server did not end well");
}

/// Sealed fields that are off are warned of in the log; this leaves what comes after.
fn without_warnings(mut output: Output) -> Output {
    let said = String::from_utf8(output.stderr).expect("text");
    output.stderr = said
        .lines()
        .filter(|line| !line.contains(" WARN "))
        .map(|line| format!("{line}\n"))
        .collect::<String>()
        .into_bytes();
    output
}

struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start(folder: &TempDir) -> Self {
        let settings = [("RABTA_KEY", KEY), ("RABTA_ADDR", "127.0.0.1:0")];
        let mut child = rabta(folder.path(), &["serve"], &settings)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("Rabta is at http://").expect("an address").to_owned();
        Self { child, address }
    }

    fn get(&self, path: &str) -> String {
        use std::io::{Read, Write};
        let mut stream = std::net::TcpStream::connect(&self.address).expect("a connection");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address)
            .expect("a request");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("an answer");
        answer
    }

    fn terminate(&mut self) -> bool {
        let told = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().expect("kill");
        told.success() && self.child.wait().expect("an end").success()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
    }
}
