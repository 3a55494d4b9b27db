//! The suite at the desks that cannot run here: Jira in both editions, and GitHub.

use super::{House, conformance};
use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::meta::DeskKind;
use slipway_servicedesk::{Connection, Secret};
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::github::{self, Github};
use slipway_testkit::fakes::jira::{self, Edition, Jira};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

/// Each project is a server of its own, by a number.
struct Servers<S>(Mutex<BTreeMap<String, Arc<S>>>);

impl<S> Servers<S> {
    const fn new() -> Self {
        Servers(Mutex::new(BTreeMap::new()))
    }

    fn add(&self, server: S) -> String {
        let mut all = self.0.lock().unwrap();
        let key = all.len().to_string();
        all.insert(key.clone(), Arc::new(server));
        key
    }

    fn get(&self, key: &str) -> Arc<S> {
        Arc::clone(&self.0.lock().unwrap()[key])
    }
}

struct Jiras(Edition, Servers<Jira>);

impl Jiras {
    fn account(&self, project: &str, [_, email, secret]: [&str; 3]) -> Connection {
        let account = match self.0 {
            Edition::Cloud => email,
            Edition::DataCenter => "",
        };
        let (url, secret) = (self.1.get(project).url(), Secret::new(secret));
        Connection::new(DeskKind::Jira, &url, jira::PROJECT, account, secret)
    }
}

impl House for Jiras {
    fn project(&self) -> String {
        self.1.add(Jira::start(self.0, Clock::default()))
    }

    fn ana(&self, project: &str) -> Connection {
        self.account(project, [jira::ME, jira::EMAIL, jira::SECRET])
    }

    fn boss(&self, project: &str) -> Connection {
        self.account(project, jira::BOSS)
    }

    fn guest(&self, project: &str) -> Connection {
        self.account(project, jira::GUEST)
    }

    fn delete(&self, project: &str, remote: &str) {
        self.1.get(project).delete(remote);
    }

    fn hide(&self, project: &str, remote: &str) {
        self.1.get(project).hide(remote, true);
    }

    fn merge(&self, _: &str, _: &str, _: &str) -> bool {
        false
    }

    fn now(&self, project: &str) -> DateTime<Utc> {
        self.1.get(project).clock.now()
    }

    fn pass(&self, project: &str) {
        self.1.get(project).clock.pass(Duration::seconds(1));
    }

    fn states(&self) -> [&'static str; 2] {
        // Its workflow leads from open to these.
        ["pending", "cancelled"]
    }

    fn longest(&self) -> usize {
        32_000
    }

    fn tells_hidden(&self) -> bool {
        false
    }
}

struct Githubs(Servers<Github>);

impl Githubs {
    fn account(&self, project: &str, secret: &str) -> Connection {
        let (url, secret) = (self.0.get(project).url(), Secret::new(secret));
        Connection::new(DeskKind::Github, &url, github::REPO, "", secret)
    }
}

impl House for Githubs {
    fn project(&self) -> String {
        self.0.add(Github::start(Clock::default()))
    }

    fn ana(&self, project: &str) -> Connection {
        self.account(project, github::SECRET)
    }

    fn boss(&self, project: &str) -> Connection {
        self.account(project, github::BOSS[1])
    }

    fn guest(&self, project: &str) -> Connection {
        self.account(project, github::GUEST[1])
    }

    fn delete(&self, project: &str, remote: &str) {
        self.0.get(project).delete(remote.parse().unwrap());
    }

    fn hide(&self, project: &str, remote: &str) {
        self.0.get(project).hide(remote.parse().unwrap());
    }

    fn merge(&self, _: &str, _: &str, _: &str) -> bool {
        false
    }

    fn now(&self, project: &str) -> DateTime<Utc> {
        self.0.get(project).clock.now()
    }

    fn pass(&self, project: &str) {
        self.0.get(project).clock.pass(Duration::seconds(1));
    }

    fn states(&self) -> [&'static str; 2] {
        ["in_progress", "resolved"]
    }

    fn longest(&self) -> usize {
        github::LONGEST - 1_000
    }
}

fn github() -> &'static Githubs {
    static HOUSE: OnceLock<Githubs> = OnceLock::new();
    HOUSE.get_or_init(|| Githubs(Servers::new()))
}

fn cloud() -> &'static Jiras {
    static HOUSE: OnceLock<Jiras> = OnceLock::new();
    HOUSE.get_or_init(|| Jiras(Edition::Cloud, Servers::new()))
}

fn data_center() -> &'static Jiras {
    static HOUSE: OnceLock<Jiras> = OnceLock::new();
    HOUSE.get_or_init(|| Jiras(Edition::DataCenter, Servers::new()))
}

mod at_github {
    super::conformance!(super::github());
}

mod at_jira_cloud {
    super::conformance!(super::cloud());
}

mod at_jira_data_center {
    super::conformance!(super::data_center());
}
