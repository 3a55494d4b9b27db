//! A token that is looked for everywhere it must not be: files, logs, exports, the process list, and
//! servers that are not the desk.

use crate::support::{Desk, Ended};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::jira::{EMAIL, Edition, Jira, PROJECT, SECRET};
use slipway_testkit::fault_server::{FaultServer, Reply};
use std::fs;
use std::io::{Read, Write};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// The token as it may stand somewhere: itself, and as basic authentication has it.
fn forms() -> [String; 2] {
    use base64::Engine;
    let basic = base64::engine::general_purpose::STANDARD.encode(format!("{EMAIL}:{SECRET}"));
    [SECRET.to_owned(), basic]
}

fn add(desk: &Desk, name: &str, url: &str) -> Ended {
    let words = [
        "desk",
        "add",
        name,
        "--kind",
        "jira",
        "--url",
        url,
        "--project",
        PROJECT,
        "--role",
        "product_backlog",
        "--user",
        EMAIL,
        "--token-stdin",
    ];
    desk.piped(SECRET, &words)
}

fn lent(desk: &Desk, verb: &str, name: &str) -> Ended {
    let words = ["--json", "desk", verb, name, "--token-stdin"];
    desk.piped(SECRET, &words)
}

#[test]
fn the_token_of_a_desk_is_found_nowhere() {
    let desk = Desk::fresh();
    let jira = Jira::start(Edition::Cloud, Clock::default());
    jira.make("Omar", "Quotes time out");
    let mut said = vec![add(&desk, "jira", &jira.url())];
    said.push(lent(&desk, "check", "jira"));
    said.push(lent(&desk, "sync", "jira"));
    assert_eq!(
        desk.json(&["defect", "list"])["defects"][0]["title"],
        "Quotes time out"
    );
    // Everything that can go wrong with a token in hand.
    let elsewhere = FaultServer::start().expect("it listens");
    for (name, reply) in [
        ("refused", Reply::status(401)),
        ("broken", Reply::status(500)),
        (
            "login",
            Reply::ok("<html><form action=/login></form></html>"),
        ),
        (
            "astray",
            Reply::status(302).header("Location", &format!("{}/steal", elsewhere.url())),
        ),
    ] {
        let server = FaultServer::start().expect("it listens");
        server.script("*", move |_| reply.clone());
        said.push(add(&desk, name, &server.url()));
        said.push(lent(&desk, "check", name));
        said.push(lent(&desk, "sync", name));
        assert!(!server.requests().is_empty(), "{name} was asked");
    }
    said.push(desk.piped(
        SECRET,
        &[
            "desk",
            "add",
            "deaf",
            "--kind",
            "jira",
            "--url",
            "http://127.0.0.1:1",
            "--project",
            PROJECT,
            "--role",
            "product_backlog",
            "--token-stdin",
        ],
    ));
    said.push(lent(&desk, "sync", "deaf"));
    let bundle = desk.json(&["diagnostics"])["file"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    said.push(desk.run(&["backup"]));
    said.push(desk.run(&["--json", "log", "--limit", "1000"]));
    said.push(desk.run(&["--json", "desk", "list"]));
    let strangers = elsewhere.requests();
    assert!(
        strangers
            .iter()
            .all(|one| one.header("authorization").is_none()),
        "{strangers:?}"
    );
    for form in forms() {
        for ended in &said {
            assert!(!ended.out.contains(&form), "{}", ended.out);
            assert!(!ended.err.contains(&form), "{}", ended.err);
        }
        assert!(!desk.keeps(&form), "the data folder holds {form}");
    }
    unpacked_holds_nothing(&bundle);
}

/// What is packed is looked through as well.
fn unpacked_holds_nothing(bundle: &str) {
    let mut archive =
        zip::ZipArchive::new(fs::File::open(bundle).expect("it is there")).expect("a zip file");
    let mut bytes = Vec::new();
    for place in 0..archive.len() {
        let mut file = archive.by_index(place).expect("it is listed");
        file.read_to_end(&mut bytes).expect("it unpacks");
    }
    assert!(!bytes.is_empty(), "{bundle} is empty");
    let text = String::from_utf8_lossy(&bytes);
    for form in forms() {
        assert!(!text.contains(&form), "the diagnostics hold {form}");
    }
}

#[test]
fn the_token_of_a_desk_is_not_in_the_process_list() {
    let desk = Desk::fresh();
    let server = FaultServer::start().expect("it listens");
    server.script("*", |_| {
        std::thread::sleep(Duration::from_millis(600));
        Reply::status(500)
    });
    add(&desk, "slow", &server.url());
    let mut command = desk.command(&["desk", "sync", "slow", "--token-stdin"]);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("it starts");
    let mut pipe = child.stdin.take().expect("it is piped");
    pipe.write_all(SECRET.as_bytes()).expect("it reads");
    drop(pipe);
    let began = Instant::now();
    while server.requests().is_empty() && began.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(5));
    }
    // It holds the token now: it has asked with it.
    let asked = server.requests();
    assert!(asked[0].header("authorization").is_some(), "{asked:?}");
    for file in ["cmdline", "environ", "comm"] {
        let text = fs::read(format!("/proc/{}/{file}", child.id())).expect("it runs");
        let text = String::from_utf8_lossy(&text).into_owned();
        for form in forms() {
            assert!(!text.contains(&form), "{file}: {text}");
        }
    }
    let _ = child.kill();
    let _ = child.wait();
}
