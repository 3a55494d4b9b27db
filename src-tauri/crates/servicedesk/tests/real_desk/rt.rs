//! Request Tracker.

use crate::conformance::{House, applied, conformance, desk, fields, live, made, mark, pulled};
use serde_json::{Value as Json, json};
use slipway_domain::desk::meta::DeskKind;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Written};
use slipway_net::line::{Ask, Body, Limits, Line, Settings, Verb};
use slipway_servicedesk::{Connection, Secret, connect};
use slipway_testkit::desk_server::DeskServer as Server;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) struct Rt(Server);

static COUNT: AtomicU64 = AtomicU64::new(1);

pub(crate) fn house() -> &'static Rt {
    static HOUSE: OnceLock<Rt> = OnceLock::new();
    HOUSE.get_or_init(|| Rt(Server::start("rt.sh")))
}

conformance!(house());

impl Rt {
    pub(crate) fn new(server: Server) -> Self {
        Rt(server)
    }

    /// Asks the server itself, as root.
    pub(crate) fn root(&self, verb: Verb, path: &str, body: &Json) -> Json {
        // root:rootpass1
        let basic = Secret::new("Basic cm9vdDpyb290cGFzczE=");
        let line = Line::new(Settings {
            base: format!("{}/REST/2.0/", self.0.url).parse().unwrap(),
            headers: vec![("authorization", basic)],
            ca_file: None,
            proxy: None,
            limits: Limits::default(),
        });
        let ask = Ask::send(verb, path, Body::Json(body.to_string()));
        let answer = line.unwrap().ask(&ask).unwrap();
        assert!(
            answer.status < 300,
            "{path}: {} {}",
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    pub(crate) fn queue(&self, people: bool) -> String {
        let name = format!("Desk {}'s", COUNT.fetch_add(1, Ordering::Relaxed));
        let made = self.root(Verb::Post, "queue", &json!({"Name": name}));
        if people {
            // Making a queue leaves out who watches it, without a word.
            let place = format!("queue/{}", made["id"].as_str().unwrap());
            self.root(
                Verb::Put,
                &place,
                &json!({"AdminCc": ["ana"], "Cc": ["guest"]}),
            );
        }
        name
    }

    fn account(&self, project: &str, account: &str, secret: &str) -> Connection {
        Connection::new(
            DeskKind::Rt,
            &self.0.url,
            project,
            account,
            Secret::new(secret),
        )
    }
}

impl House for Rt {
    fn project(&self) -> String {
        self.queue(true)
    }

    fn ana(&self, project: &str) -> Connection {
        self.account(project, "", self.0.token("ana"))
    }

    fn boss(&self, project: &str) -> Connection {
        self.account(project, "root", "rootpass1")
    }

    fn guest(&self, project: &str) -> Connection {
        self.account(project, "guest", "guestpass1")
    }

    fn delete(&self, _: &str, remote: &str) {
        self.root(
            Verb::Put,
            &format!("ticket/{remote}"),
            &json!({"Status": "deleted"}),
        );
    }

    fn hide(&self, _: &str, remote: &str) {
        let vault = self.queue(false);
        self.root(
            Verb::Put,
            &format!("ticket/{remote}"),
            &json!({"Queue": vault}),
        );
    }

    fn merge(&self, _: &str, remote: &str, into: &str) -> bool {
        self.root(
            Verb::Put,
            &format!("ticket/{remote}"),
            &json!({"MergeInto": into}),
        );
        true
    }
}

#[test]
fn a_refusal_inside_a_yes_is_seen_by_the_next_look() {
    let project = house().project();
    let mut ana = desk(house().ana(&project), true);
    let remote = made(&mut ana, "t");
    let before = live(&mut ana, &remote);
    let asked = fields([("status", "no-such-state"), ("title", "u")]);
    applied(ana.edit(&remote, &asked, Some(&before.version)));
    let after = live(&mut ana, &remote);
    assert_eq!(after.fields["status"], before.fields["status"]);
    assert_eq!(after.fields["title"], Value::text("u"));
    // What was reported stays as it was; alone it is refused, with more it is left out.
    let asked = fields([("description", "another story")]);
    assert!(matches!(
        ana.edit(&remote, &asked, None),
        Written::Refused(_)
    ));
}

#[test]
fn owners_are_names_and_nobody_is_none() {
    let project = house().project();
    let mut ana = desk(house().ana(&project), true);
    let remote = made(&mut ana, "t");
    assert_eq!(live(&mut ana, &remote).fields["owner"], Value::Empty);
    applied(ana.edit(&remote, &fields([("owner", "ana")]), None));
    let seen = live(&mut ana, &remote);
    assert_eq!(seen.fields["owner"], Value::text("ana"));
    let done = seen
        .history
        .iter()
        .find(|done| done.field == "owner")
        .expect("it is in the history");
    assert_eq!((&done.from, &done.to), (&Value::Empty, &Value::text("ana")));
    applied(ana.edit(&remote, &[("owner".to_owned(), Value::Empty)].into(), None));
    assert_eq!(live(&mut ana, &remote).fields["owner"], Value::Empty);
}

#[test]
fn an_answer_by_somebody_else_moves_the_version_too() {
    let project = house().project();
    let mut ana = desk(house().ana(&project), true);
    let mut boss = desk(house().boss(&project), true);
    let remote = made(&mut ana, "t");
    let before = live(&mut ana, &remote);
    applied(boss.comment(&remote, &mark(), "meanwhile", false));
    let written = ana.edit(&remote, &fields([("title", "u")]), Some(&before.version));
    assert_eq!(written, Written::Conflict);
    // A comment asks for no version.
    applied(ana.comment(&remote, &mark(), "as well", true));
}

#[test]
fn many_tickets_take_few_requests() {
    let project = house().project();
    for part in 0..12 {
        let some: Vec<Json> = (0..10)
            .map(|one| json!({"Queue": project, "Subject": format!("t {part} {one}"), "Content": "steps"}))
            .collect();
        house().root(Verb::Post, "tickets/bulk", &json!(some));
    }
    let mut ana = desk(house().ana(&project), true);
    let before = ana.requests();
    let seen = pulled(&mut ana, &mut Cursor::default());
    assert_eq!(seen.len(), 120);
    assert!(
        seen.iter()
            .all(|one| one.fields["description"] == Value::text("steps"))
    );
    let asked = ana.requests() - before;
    println!("120 tickets with history and texts: {asked} requests");
    assert!(asked < 40, "{asked} requests for 120 tickets");
}

/// An account that is not told how long a list is, by a token that does not say whose it is, in a
/// program that was just started; in a queue with much in it, little, and nothing yet.
#[test]
fn nothing_new_is_one_request_for_whoever_is_told_least() {
    for tickets in [50, 2, 0] {
        let project = house().project();
        let some: Vec<Json> = (0..tickets)
            .map(|one| json!({"Queue": project, "Subject": format!("t {one}"), "Content": "steps"}))
            .collect();
        if tickets > 0 {
            house().root(Verb::Post, "tickets/bulk", &json!(some));
        }
        let mut cursor = Cursor::default();
        let seen = pulled(&mut desk(house().ana(&project), true), &mut cursor);
        assert_eq!(seen.len(), tickets);
        let looks = |cursor: &Cursor| {
            let mut ana = connect(&house().ana(&project)).unwrap();
            let page = ana.pull(cursor).unwrap();
            (page, ana.requests())
        };
        let (page, asked) = looks(&cursor);
        let what = format!("{tickets} tickets");
        assert_eq!((page.seen.len(), page.more, asked), (0, false, 1), "{what}");
        assert_eq!(page.next, cursor);
        let mut boss = desk(house().boss(&project), true);
        let remote = made(&mut boss, "and one more");
        let (page, _) = looks(&cursor);
        let seen: Vec<&str> = page.seen.iter().map(|one| one.remote.as_str()).collect();
        assert_eq!(seen, [remote.as_str()], "{what}");
        let (page, asked) = looks(&page.next);
        assert_eq!((page.seen.len(), page.more, asked), (0, false, 1), "{what}");
    }
}
