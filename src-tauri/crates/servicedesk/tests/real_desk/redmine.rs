//! Redmine.

use crate::conformance::{House, applied, conformance, desk, fields, live, made, mark, pulled};
use serde_json::{Value as Json, json};
use slipway_domain::desk::mapping::{Mapping, propose};
use slipway_domain::desk::meta::DeskKind;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Written};
use slipway_net::line::{Ask, Body, Limits, Line, Settings, Verb};
use slipway_servicedesk::{Connection, Secret, connect};
use slipway_testkit::desk_server::DeskServer as Server;
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

pub(crate) struct Redmine(Server);

static COUNT: AtomicU64 = AtomicU64::new(1);

pub(crate) fn house() -> &'static Redmine {
    static HOUSE: OnceLock<Redmine> = OnceLock::new();
    HOUSE.get_or_init(|| Redmine(Server::start("redmine.sh")))
}

conformance!(house());

impl Redmine {
    /// Asks the server itself, as its administrator.
    pub(crate) fn admin(&self, ask: &Ask) -> Json {
        let line = Line::new(Settings {
            base: self.0.url.parse().unwrap(),
            headers: vec![("x-redmine-api-key", Secret::new(self.0.token("admin")))],
            ca_file: None,
            proxy: None,
            limits: Limits::default(),
        });
        let answer = line.unwrap().ask(ask).unwrap();
        assert!(
            answer.status < 300,
            "{}: {} {}",
            ask.path,
            answer.status,
            String::from_utf8_lossy(&answer.body)
        );
        serde_json::from_slice(&answer.body).unwrap_or_default()
    }

    pub(crate) fn send(&self, verb: Verb, path: &str, body: &Json) -> Json {
        self.admin(&Ask::send(verb, path, Body::Json(body.to_string())))
    }

    fn id_of(&self, list: &Json, named: &str, name: &str) -> i64 {
        let all = list
            .as_object()
            .unwrap()
            .values()
            .find_map(Json::as_array)
            .unwrap();
        let one = all.iter().find(|one| one[named] == name);
        one.unwrap_or_else(|| panic!("no {name} in {list}"))["id"]
            .as_i64()
            .unwrap()
    }

    fn project_for(&self, people: bool) -> String {
        let name = format!("desk-{}", COUNT.fetch_add(1, Ordering::Relaxed));
        let project = json!({"name": name, "identifier": name, "is_public": false, "enabled_module_names": ["issue_tracking"]});
        self.send(Verb::Post, "projects.json", &json!({"project": project}));
        if people {
            let users = self.admin(&Ask::get("users.json"));
            let roles = self.admin(&Ask::get("roles.json"));
            for (login, role) in [("ana", "Agent"), ("guest", "Reader")] {
                let membership = json!({
                    "user_id": self.id_of(&users, "login", login),
                    "role_ids": [self.id_of(&roles, "name", role)],
                });
                let body = json!({"membership": membership});
                self.send(
                    Verb::Post,
                    &format!("projects/{name}/memberships.json"),
                    &body,
                );
            }
            let version = json!({"version": {"name": "15.1.0"}});
            self.send(
                Verb::Post,
                &format!("projects/{name}/versions.json"),
                &version,
            );
        }
        name
    }

    /// Gives all issues of a project one time of their last change, as an import does.
    fn at_once(&self, project: &str) {
        let list = self.admin(&Ask::get("projects.json").with("limit", "100"));
        let id = self.id_of(&list, "identifier", project);
        let database = self.0.folder().join("db");
        let set =
            format!("UPDATE issues SET updated_on = '2026-01-02 03:04:05' WHERE project_id = {id}");
        let script = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=20); c.execute(sys.argv[2]); c.commit()";
        let done = Command::new("python3")
            .args(["-c", script])
            .arg(database)
            .arg(set)
            .status();
        assert!(done.unwrap().success());
    }

    /// A connection with the mapping that an administrator made: others may not list the fields.
    fn account(&self, project: &str, account: &str, secret: &str) -> Connection {
        static MAPPING: OnceLock<Mapping> = OnceLock::new();
        let connection = |account: &str, secret: &str| {
            let secret = Secret::new(secret);
            Connection::new(DeskKind::Redmine, &self.0.url, project, account, secret)
        };
        let mapping = MAPPING.get_or_init(|| {
            let admin = connection("admin", "adminpass1");
            propose(&connect(&admin).unwrap().meta().unwrap())
        });
        Connection {
            mapping: mapping.clone(),
            ..connection(account, secret)
        }
    }
}

impl House for Redmine {
    fn project(&self) -> String {
        self.project_for(true)
    }

    fn ana(&self, project: &str) -> Connection {
        self.account(project, "", self.0.token("ana"))
    }

    fn boss(&self, project: &str) -> Connection {
        self.account(project, "admin", "adminpass1")
    }

    fn guest(&self, project: &str) -> Connection {
        self.account(project, "guest", "guestpass1")
    }

    fn delete(&self, _: &str, remote: &str) {
        self.send(Verb::Delete, &format!("issues/{remote}.json"), &json!({}));
    }

    fn hide(&self, _: &str, remote: &str) {
        let vault = self.project_for(false);
        let body = json!({"issue": {"project_id": vault}});
        // A project is taken by its number only.
        let list = self.admin(&Ask::get("projects.json").with("limit", "100"));
        let id = self.id_of(
            &list,
            "identifier",
            body["issue"]["project_id"].as_str().unwrap(),
        );
        let body = json!({"issue": {"project_id": id}});
        self.send(Verb::Put, &format!("issues/{remote}.json"), &body);
    }

    fn merge(&self, _: &str, _: &str, _: &str) -> bool {
        false
    }
}

#[test]
fn a_fix_is_planned_into_a_version_and_only_into_one_that_is_there() {
    let project = house().project();
    let mut ana = desk(house().ana(&project), true);
    let remote = made(&mut ana, "t");
    applied(ana.edit(&remote, &fields([("release", "15.1.0")]), None));
    let seen = live(&mut ana, &remote);
    assert_eq!(seen.fields["release"], Value::text("15.1.0"));
    let done = seen
        .history
        .iter()
        .find(|done| done.field == "release")
        .expect("it is in the history");
    assert_eq!(
        (&done.from, &done.to),
        (&Value::Empty, &Value::text("15.1.0"))
    );
    let written = ana.edit(&remote, &fields([("release", "99.0.0")]), None);
    assert_eq!(
        written,
        Written::Refused("Redmine knows no 99.0.0 as fixed_version.".into())
    );
}

#[test]
fn closed_issues_are_seen_as_well() {
    let project = house().project();
    let mut ana = desk(house().ana(&project), true);
    let remote = made(&mut ana, "t");
    applied(ana.edit(&remote, &fields([("status", "closed")]), None));
    let seen = pulled(&mut ana, &mut Cursor::default());
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0].fields["status"], Value::text("closed"));
    assert_eq!(ana.listed(std::slice::from_ref(&remote)).unwrap(), [remote]);
}

#[test]
fn a_description_that_is_changed_keeps_its_mark() {
    let project = house().project();
    let mut ana = desk(house().ana(&project), false);
    let own = mark();
    let remote = applied(ana.create(&own, &fields([("title", "t"), ("description", "one\ntwo")])));
    applied(ana.edit(&remote, &fields([("description", "one\nthree")]), None));
    let seen = live(&mut ana, &remote);
    assert_eq!(seen.fields["description"], Value::text("one\nthree"));
    assert_eq!(seen.mark, Some(own.clone()));
    assert_eq!(ana.find(&own).unwrap(), [remote]);
    let done = seen
        .history
        .iter()
        .find(|done| done.field == "description")
        .unwrap();
    assert_eq!(
        (&done.from, &done.to),
        (&Value::text("one\ntwo"), &Value::text("one\nthree"))
    );
}

#[test]
fn more_than_a_page_in_one_second_is_read_to_the_end() {
    let project = house().project();
    let mut boss = desk(house().boss(&project), true);
    let all: Vec<String> = (0..103)
        .map(|one| made(&mut boss, &format!("t {one}")))
        .collect();
    // An import sets one time for all of them.
    house().at_once(&project);
    let mut ana = desk(house().ana(&project), true);
    let seen = pulled(&mut ana, &mut Cursor::default());
    let found: std::collections::BTreeSet<String> =
        seen.into_iter().map(|one| one.remote).collect();
    assert_eq!(found, all.into_iter().collect());
}
