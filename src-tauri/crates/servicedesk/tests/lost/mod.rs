//! The engine over Jira and GitHub while everything goes wrong once: each write arrives exactly once.

use crate::conformance::replica::Memory;
use crate::{github, jira};
use chrono::Duration;
use serde_json::json;
use slipway_domain::desk::field;
use slipway_domain::desk::value::{Fields, Value};
use slipway_servicedesk::{Connection, Crew, ServiceDesk, connect};
use slipway_sync::engine::{Engine, Report};
use slipway_sync::item::Item;
use slipway_sync::outbox::{Edit, Enclosure, Entry, State, Work};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::github::{Github, secondary_limit};
use slipway_testkit::fakes::jira::{Edition, Jira, RATE_REASONS, slow_down};
use slipway_testkit::fakes::trouble::Trouble;
use slipway_testkit::fault_server::{Fault, Reply};
use std::collections::BTreeMap;

/// Everything that may happen to a write.
fn troubles() -> Vec<(String, Trouble)> {
    [
        ("lost there", Trouble::Instead(Reply::dropped())),
        ("lost back", Trouble::AfterAll(Reply::dropped())),
        ("half an answer", Trouble::OnTheWay(Fault::CutAfter(7))),
        (
            "a gateway that broke",
            Trouble::AfterAll(Reply::status(502)),
        ),
        (
            "away after it was done",
            Trouble::AfterAll(Reply::status(503)),
        ),
        (
            "away",
            Trouble::Instead(Reply::status(503).header("Retry-After", "20")),
        ),
        ("a login page", Trouble::Instead(Reply::login_page())),
        (
            "a login page after it was done",
            Trouble::AfterAll(Reply::login_page()),
        ),
        (
            "a redirect to a login",
            Trouble::Instead(Reply::redirect(302, "/login")),
        ),
        ("an expired token", Trouble::Instead(Reply::status(401))),
        (
            "a change of another at once",
            Trouble::Instead(Reply::json(409, &json!({}))),
        ),
        ("late", Trouble::Late(Duration::seconds(80))),
    ]
    .map(|(name, what)| (name.to_owned(), what))
    .into()
}

/// As GitHub asks for less: like a refusal for rights.
fn limits() -> Vec<(String, Trouble)> {
    let limit = |seconds| Trouble::Instead(secondary_limit(seconds));
    vec![
        ("too fast".to_owned(), limit(Some(45))),
        (
            "too fast, for nobody knows how long".to_owned(),
            limit(None),
        ),
    ]
}

/// As Jira asks for less.
fn reasons() -> Vec<(String, Trouble)> {
    let slow = |reason: &&str| {
        (
            (*reason).to_owned(),
            Trouble::Instead(slow_down(reason, 45)),
        )
    };
    RATE_REASONS.iter().map(slow).collect()
}

/// A desk of either kind, as this test needs it.
trait Place {
    fn connection(&self) -> Connection;
    fn clock(&self) -> &Clock;
    fn make(&self, title: &str) -> String;
    fn trouble(&self, method: &str, path: &str, what: Trouble);
    fn calm(&self);
    /// Whether it takes files.
    fn takes_files(&self) -> bool;
    /// Titles of everything there, and what was said about it.
    fn stands(&self) -> Vec<(String, Vec<String>)>;
}

struct AtJira(Jira, Edition);
struct AtGithub(Github);

impl Place for AtJira {
    fn connection(&self) -> Connection {
        jira::mapped(&self.0, self.1)
    }
    fn clock(&self) -> &Clock {
        &self.0.clock
    }
    fn make(&self, title: &str) -> String {
        self.0.make("Ann Triage", title)
    }
    fn trouble(&self, method: &str, path: &str, what: Trouble) {
        self.0.trouble(method, path, 1, what);
    }
    fn calm(&self) {
        self.0.calm();
    }
    fn takes_files(&self) -> bool {
        true
    }
    fn stands(&self) -> Vec<(String, Vec<String>)> {
        let text = |one: slipway_testkit::fakes::jira::Stands| {
            let title = one.fields["summary"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            (title, one.comments.into_iter().map(|said| said.1).collect())
        };
        self.0.stands().into_iter().map(text).collect()
    }
}

impl Place for AtGithub {
    fn connection(&self) -> Connection {
        github::mapped(&self.0)
    }
    fn clock(&self) -> &Clock {
        &self.0.clock
    }
    fn make(&self, title: &str) -> String {
        self.0.make("ann-triage", title, "").to_string()
    }
    fn trouble(&self, method: &str, path: &str, what: Trouble) {
        self.0.trouble(method, path, 1, what);
    }
    fn calm(&self) {
        self.0.calm();
    }
    fn takes_files(&self) -> bool {
        false
    }
    fn stands(&self) -> Vec<(String, Vec<String>)> {
        let text = |one: slipway_testkit::fakes::github::Stands| {
            let title = one.shown["title"].as_str().unwrap_or_default().to_owned();
            (title, one.comments.into_iter().map(|said| said.1).collect())
        };
        self.0.stands().into_iter().map(text).collect()
    }
}

fn run(replica: &mut Memory, desk: &mut Box<dyn ServiceDesk>, clock: &Clock, count: &mut u32) {
    let schema = field::schema();
    let mut ids = || {
        *count += 1;
        format!("0193a0b1-7c3e-7000-8000-{count:012x}")
    };
    let mut engine = Engine {
        replica,
        desk: &mut Crew::new(desk),
        schema: &schema,
        clock: &|| clock.now(),
        ids: &mut ids,
        pause: &|time| std::thread::sleep(time.to_std().unwrap_or_default()),
    };
    // A run that stops early is tried again, as the app does.
    let _ = engine.run(&mut Report::default());
}

/// A new ticket, and a comment and an edit of a known one.
fn wishes(replica: &mut Memory, known: &str, number: usize) {
    let mark = |kind: &str| format!("0193a0b1-{kind}-7000-8000-{number:012x}");
    let fields = |pairs: &[(&str, &str)]| -> Fields {
        let text = |(field, value): &(&str, &str)| ((*field).to_owned(), Value::text(*value));
        pairs.iter().map(text).collect()
    };
    let title = format!("made here {number}");
    let create = Work::Create {
        fields: fields(&[
            ("title", &title),
            ("description", "offline"),
            ("severity", "S2"),
            ("release", "15.1.0"),
        ]),
    };
    let fresh = Item {
        id: mark("aaaa"),
        outbox: vec![Entry::new(mark("aaab"), create)],
        ..Item::default()
    };
    replica.items.insert(fresh.id.clone(), fresh);
    let item = replica.of(known);
    let said = Work::Comment {
        body: "said here".into(),
        public: true,
    };
    item.outbox.push(Entry::new(mark("bbbb"), said));
    let edit = |field: &str, mine: Value| {
        let base = item.base.get(field).cloned().unwrap_or_default();
        (field.to_owned(), Edit { base, mine })
    };
    let edits = BTreeMap::from([
        edit("title", Value::text(format!("changed here {number}"))),
        edit("severity", Value::text("S1")),
        edit("labels", Value::set(["here"])),
        edit("status", Value::text("cancelled")),
    ]);
    item.outbox
        .push(Entry::new(mark("cccc"), Work::Edit { edits }));
}

/// A file for a known ticket, of the same name and size each time.
fn enclose(replica: &mut Memory, known: &str, number: usize) {
    let content = format!("log {number:04}").into_bytes();
    let file = Enclosure {
        name: "crash.log".into(),
        kind: "text/plain".into(),
        size: content.len() as u64,
        sha256: format!("hash {number}"),
        public: true,
    };
    replica.files.insert(file.sha256.clone(), content);
    let id = format!("0193a0b1-dddd-7000-8000-{number:012x}");
    replica
        .of(known)
        .outbox
        .push(Entry::new(id, Work::Attach(file)));
}

/// Each trouble in its turn, at one desk and over one replica.
fn each_once(place: &dyn Place, troubles: impl Iterator<Item = (String, Trouble)>) {
    let connection = place.connection();
    let mut desk = connect(&connection).unwrap();
    let (mut replica, mut count) = (Memory::default(), 0);
    for (number, (name, trouble)) in troubles.enumerate() {
        let known = place.make("known");
        place.clock().pass(Duration::seconds(90));
        run(&mut replica, &mut desk, place.clock(), &mut count);
        wishes(&mut replica, &known, number);
        if place.takes_files() {
            enclose(&mut replica, &known, number);
        }
        place.clock().pass(Duration::seconds(5));
        for (method, path) in WRITES {
            place.trouble(method, path, trouble.clone());
        }
        for turn in 0..26 {
            // The program ends and begins anew, once in the midst of it.
            if turn == 2 {
                desk = connect(&connection).unwrap();
            }
            run(&mut replica, &mut desk, place.clock(), &mut count);
            place.clock().pass(Duration::seconds(40));
        }
        place.calm();
        let left: Vec<&Entry> = replica
            .items
            .values()
            .flat_map(|item| &item.outbox)
            .collect();
        assert!(left.is_empty(), "{name}: {left:?}");
        assert_eq!(replica.clashes, [], "{name}");
        once(place, &mut replica, &mut desk, &known, number, &name);
    }
}

const WRITES: [(&str, &str); 7] = [
    ("POST", "attachments"),
    ("POST", "issue"),
    ("POST", "comment"),
    ("PUT", "issue"),
    ("PATCH", "issues"),
    ("POST", "transitions"),
    ("POST", "labels"),
];

fn once(
    place: &dyn Place,
    replica: &mut Memory,
    desk: &mut Box<dyn ServiceDesk>,
    known: &str,
    number: usize,
    name: &str,
) {
    let stands = place.stands();
    assert_eq!(stands.len(), 2 * (number + 1), "{name}");
    let said = |title: String| -> Vec<usize> {
        let of = stands.iter().filter(|(one, _)| *one == title);
        of.map(|(_, said)| said.len()).collect()
    };
    assert_eq!(said(format!("changed here {number}")), [1], "{name}");
    assert_eq!(said(format!("made here {number}")), [0], "{name}");
    let seen = jira::live(desk, known);
    let wanted = [
        ("title", Value::text(format!("changed here {number}"))),
        ("severity", Value::text("S1")),
        ("labels", Value::set(["here"])),
        ("status", Value::text("cancelled")),
    ];
    for (field, value) in wanted {
        assert_eq!(seen.fields[field], value, "{name}: {field}");
        let changes = seen.history.iter().filter(|done| done.field == field);
        assert_eq!(changes.count(), 1, "{name}: {field} changed once");
    }
    if place.takes_files() {
        let names: Vec<&str> = seen.files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["crash.log"], "{name}: attached once");
        let held = desk.content(known, &seen.files[0].remote).unwrap();
        assert_eq!(
            held,
            Some(format!("log {number:04}").into_bytes()),
            "{name}"
        );
    }
    // Both sides hold the same.
    assert_eq!(replica.of(known).files, seen.files, "{name}");
    assert_eq!(replica.items.len(), stands.len(), "{name}");
    assert_eq!(replica.of(known).base, seen.fields, "{name}");
    assert_eq!(replica.of(known).comments.len(), 1, "{name}");
}

#[test]
fn at_jira_cloud_each_write_arrives_once() {
    let fake = jira::start(Edition::Cloud);
    fake.index_lags(Duration::seconds(60));
    let all = troubles().into_iter().chain(reasons());
    each_once(&AtJira(fake, Edition::Cloud), all);
}

#[test]
fn at_jira_data_center_each_write_arrives_once() {
    let fake = jira::start(Edition::DataCenter);
    let all = troubles().into_iter().chain(reasons());
    each_once(&AtJira(fake, Edition::DataCenter), all);
}

#[test]
fn at_github_each_write_arrives_once() {
    let fake = github::start();
    fake.lists_lag(Duration::seconds(10));
    each_once(&AtGithub(fake), troubles().into_iter().chain(limits()));
}

#[test]
fn a_change_at_the_desk_meanwhile_is_a_card_and_overwrites_nothing() {
    for edition in jira::EDITIONS {
        let fake = jira::start(edition);
        let known = fake.make("Ann Triage", "known");
        let mut desk = jira::desk(&fake, edition);
        let (mut replica, mut count) = (Memory::default(), 0);
        run(&mut replica, &mut desk, &fake.clock, &mut count);
        wishes(&mut replica, &known, 0);
        fake.set(
            "Paul Product",
            &known,
            &json!({"summary": "theirs", "labels": ["there"]}),
        );
        for _ in 0..4 {
            run(&mut replica, &mut desk, &fake.clock, &mut count);
            fake.clock.pass(Duration::seconds(40));
        }
        let cards: Vec<_> = replica
            .clashes
            .iter()
            .map(|card| {
                (
                    card.field.as_str(),
                    card.mine.clone(),
                    card.theirs.clone(),
                    card.by.as_deref(),
                )
            })
            .collect();
        assert_eq!(
            cards,
            [(
                "title",
                Value::text("changed here 0"),
                Value::text("theirs"),
                Some("Paul Product")
            )],
            "{edition:?}"
        );
        let seen = jira::live(&mut desk, &known);
        assert_eq!(seen.fields["title"], Value::text("theirs"));
        assert_eq!(seen.fields["labels"], Value::set(["here", "there"]));
        assert!(
            replica
                .items
                .values()
                .all(|item| item.outbox.iter().all(|entry| entry.state == State::Queued))
        );
    }
}
