//! Every fault at every question: no wrong data, no panic, no hang, and no secret that leaves or is
//! shown.

mod real;
mod tls;

use crate::{github, jira};
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::{Cursor, Fetched, Written};
use slipway_servicedesk::{Connection, ServiceDesk, connect};
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fakes::{github as at_github, jira as at_jira};
use slipway_testkit::fault_server::{Fault, FaultServer, Reply};
use std::time::{Duration, Instant};

/// A question is given up after this long.
const PATIENCE: Duration = Duration::from_millis(300);

/// What may come instead of an answer, or become of one.
pub(crate) fn faults(canary: &FaultServer) -> Vec<(String, Trouble)> {
    let elsewhere = format!("{}/login?next=/", canary.url());
    let mut all = vec![
        ("half".to_owned(), Trouble::OnTheWay(Fault::CutAfter(9))),
        (
            "drip".to_owned(),
            Trouble::OnTheWay(Fault::Drip(Duration::from_millis(40))),
        ),
        ("stall".to_owned(), Trouble::OnTheWay(Fault::Stall)),
    ];
    let deep = "[".repeat(100_000);
    let mut instead =
        |name: &str, reply: Reply| all.push((name.to_owned(), Trouble::Instead(reply)));
    instead("drop", Reply::dropped());
    instead("silence", Reply::ok("{}").fault(Fault::Silence));
    instead("login page", Reply::login_page());
    instead("deep", Reply::ok(deep));
    instead("text", Reply::ok("all is well"));
    instead("nothing", Reply::ok(""));
    instead("null", Reply::ok("null"));
    instead("number", Reply::ok("7"));
    instead(
        "wrong types",
        Reply::ok("{\"id\":[],\"number\":{},\"issues\":{},\"fields\":7,\"login\":null}"),
    );
    for status in [400, 401, 403, 418, 429, 500, 502, 503, 504] {
        instead(&status.to_string(), Reply::status(status));
    }
    for after in [
        "0",
        "5",
        "99999999999999999999",
        "-3",
        "soon",
        "Sat, 28 Nov 2026 10:00:20 GMT",
    ] {
        for status in [429, 503] {
            instead(
                &format!("{status} {after}"),
                Reply::status(status).header("Retry-After", after),
            );
        }
    }
    for status in [301, 302, 303, 307, 308] {
        instead(
            &format!("{status} away"),
            Reply::redirect(status, &elsewhere),
        );
    }
    all
}

/// Asks everything while everything goes wrong; gives what was said about it.
pub(crate) fn everything(
    desk: &mut Box<dyn ServiceDesk>,
    known: &str,
    name: &str,
    done: bool,
) -> String {
    let pull = desk.pull(&Cursor::default());
    assert!(pull.is_err(), "{name}: {pull:?}");
    let fetch = desk.fetch(known);
    assert!(
        matches!(fetch, Err(_) | Ok(Fetched::Hidden)),
        "{name}: {fetch:?}"
    );
    let find = desk.find("m1");
    // A list that is empty and came whole is an answer.
    let whole = done && find.as_ref() == Ok(&Vec::new());
    assert!(whole || find.is_err(), "{name}: {find:?}");
    let listed = desk.listed(&[known.to_owned()]);
    assert!(listed.is_err(), "{name}: {listed:?}");
    let sample = desk.sample(3);
    assert!(sample.is_err(), "{name}: {sample:?}");
    let content = desk.content(known, "10001");
    assert!(matches!(content, Err(_) | Ok(None)), "{name}: {content:?}");
    let meta = desk.meta();
    let fields = jira::fields([("title", "new")]);
    let parcel = Parcel {
        name: "crash.log",
        kind: "text/plain",
        public: true,
        content: b"log",
    };
    let writes = [
        desk.attach(known, "m3", &parcel),
        desk.create("m1", &fields),
        desk.comment(known, "m2", "said", true),
        desk.edit(known, &fields, None),
    ];
    for written in &writes {
        let applied = matches!(written, Written::Applied { .. });
        assert!(done || !applied, "{name}: {writes:?}");
    }
    format!(
        "{pull:?} {fetch:?} {find:?} {listed:?} {sample:?} {content:?} {:?} {writes:?}",
        meta.err()
    )
}

fn all(
    connection: Connection,
    known: &str,
    secret: &str,
    trouble: impl Fn(Trouble),
    calm: impl Fn(),
) {
    let canary = FaultServer::start().unwrap();
    let mut connection = connection;
    connection.limits.total = PATIENCE;
    let mut desk = connect(&connection).unwrap();
    for (number, (name, what)) in faults(&canary).into_iter().enumerate() {
        // It knows who it is and what it looked at, so that what is asked next is the thing itself.
        jira::live(&mut desk, known);
        let done = matches!(what, Trouble::OnTheWay(_));
        trouble(what);
        let begun = Instant::now();
        let said = everything(&mut desk, known, &name, done);
        if number == 0 {
            let mut cold = connect(&connection).unwrap();
            everything(&mut cold, known, &name, done);
        }
        // Each question ends by itself; how many there are is not much more than what was asked.
        assert!(begun.elapsed() < PATIENCE * 100, "{name} hangs");
        assert!(!said.contains(secret), "{name}: {said}");
        assert!(!format!("{connection:?}").contains(secret));
        calm();
    }
    assert_eq!(canary.requests().len(), 0, "nobody else was asked");
}

#[test]
fn at_jira() {
    for edition in jira::EDITIONS {
        let fake = jira::start(edition);
        let known = fake.make("Ann Triage", "known");
        let trouble = |what| fake.trouble("*", "", usize::MAX, what);
        all(
            jira::mapped(&fake, edition),
            &known,
            at_jira::SECRET,
            trouble,
            || fake.calm(),
        );
    }
}

#[test]
fn at_github() {
    let fake = github::start();
    let known = fake.make("ann-triage", "known", "").to_string();
    let trouble = |what| fake.trouble("*", "", usize::MAX, what);
    all(
        github::mapped(&fake),
        &known,
        at_github::SECRET,
        trouble,
        || fake.calm(),
    );
}
