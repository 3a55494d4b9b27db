//! A real Request Tracker and a real Redmine with bugs in them, each behind a line that can be cut.

use serde_json::{Value, json};
use slipway_testkit::desk_server::DeskServer;
use slipway_testkit::proxy::{Mishap, Proxy};

/// The queue and the project.
pub(crate) const QUEUE: &str = "Switch support";
pub(crate) const PROJECT: &str = "core";

/// A desk, and the line by which the app reaches it.
pub(crate) struct Line {
    pub(crate) server: DeskServer,
    proxy: Proxy,
    /// Account and password of whoever may do everything.
    boss: &'static str,
    /// The numbers of its bugs.
    pub(crate) bugs: Vec<u64>,
}

impl Line {
    fn new(script: &str, boss: &'static str) -> Self {
        let server = DeskServer::start(script);
        let proxy = Proxy::start(&server.url).expect("a free port");
        Self {
            server,
            proxy,
            boss,
            bugs: Vec::new(),
        }
    }

    /// The address that the app is given.
    pub(crate) fn url(&self) -> String {
        self.proxy.url()
    }

    /// No request arrives any more.
    pub(crate) fn cut(&self) {
        self.proxy.judge(|_| Mishap::LostThere);
    }

    pub(crate) fn mend(&self) {
        self.proxy.judge(|_| Mishap::None);
    }

    /// Asks the desk itself, past the line.
    pub(crate) fn ask(&self, verb: &str, place: &str, body: &Value) -> Value {
        self.server.ask(verb, place, self.boss, body)
    }
}

/// A queue in which the guest reported so many bugs.
pub(crate) fn request_tracker(bugs: usize) -> Line {
    let mut line = Line::new("rt.sh", "root:rootpass1");
    let queue = line.ask("POST", "/REST/2.0/queue", &json!({ "Name": QUEUE }));
    let watched = json!({ "AdminCc": ["ana"], "Cc": ["guest"] });
    let place = format!("/REST/2.0/queue/{}", number(&queue["id"]));
    line.ask("PUT", &place, &watched);
    for count in 1..=bugs {
        let bug = json!({ "Queue": QUEUE, "Requestor": "guest@desk.test", "ContentType": "text/plain",
            "Subject": format!("Transfer {count} stays reserved"),
            "Content": format!("Transfer {count} is not released after its expiry.") });
        let made = line.ask("POST", "/REST/2.0/ticket", &bug);
        line.bugs.push(number(&made["id"]));
    }
    line
}

/// A project with a version and so many bugs.
pub(crate) fn redmine(bugs: usize) -> Line {
    let mut line = Line::new("redmine.sh", "admin:adminpass1");
    let project = json!({ "project": { "name": "Core", "identifier": PROJECT,
        "enabled_module_names": ["issue_tracking"] } });
    line.ask("POST", "/projects.json", &project);
    let version = json!({ "version": { "name": "15.1.0" } });
    line.ask(
        "POST",
        &format!("/projects/{PROJECT}/versions.json"),
        &version,
    );
    for count in 1..=bugs {
        let bug = json!({ "issue": { "project_id": PROJECT,
            "subject": format!("Quote {count} has no answer"),
            "description": format!("Quote {count} is asked for and never answered.") } });
        let made = line.ask("POST", "/issues.json", &bug);
        line.bugs.push(number(&made["issue"]["id"]));
    }
    line
}

/// A number that a desk writes as one or as text.
pub(crate) fn number(value: &Value) -> u64 {
    let text = value.as_str().and_then(|text| text.parse().ok());
    value.as_u64().or(text).expect("a number")
}
