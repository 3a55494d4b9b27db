//! Writes real exports into a folder, and beside them `meant.json` with what the plan says they
//! mean: our side of `tests/oracles/calendars.py`, which reads them again with another program.
//!
//! `{"files":[{"file","events":[{"uid","sequence","status","summary","description","location",
//! "zone","start","minutes","rrule","rdates","exdates","occurrences"}]}]}`. Moments are RFC 3339;
//! `start` is null where a rule begins later than its first start, `rrule` where nothing recurs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a tool of the tests may stop at the first surprise"
)]

use chrono::DateTime;
use serde_json::{Value, json};
use slipway_store::Store;
use slipway_store::table::{calendar_window, deployment};
use slipway_testkit::TestApp;
use slipway_testkit::mail_server::{MailFault, MailReceiver};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Days between which windows are written out: both changes of the clock of some years.
const RANGE: (&str, &str) = ("2026-11-01", "2028-12-31");

/// Zone, first start, minutes, rule, dates added, dates taken out.
type Plan = (
    &'static str,
    &'static str,
    u32,
    &'static str,
    &'static [&'static str],
    &'static [&'static str],
);

const PLANS: &[Plan] = &[
    (
        "Africa/Lagos",
        "2026-12-04T22:00",
        240,
        "FREQ=WEEKLY;BYDAY=FR",
        &["2026-12-26T10:00", "2027-01-01T04:00"],
        &["2026-12-25T22:00"],
    ),
    (
        "Europe/London",
        "2027-03-20T01:30",
        90,
        "FREQ=DAILY;COUNT=30",
        &[],
        &["2027-03-28T01:30", "2027-04-01T01:30"],
    ),
    (
        "America/New_York",
        "2026-11-27T01:15",
        180,
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU",
        &["2027-11-07T01:30"],
        &[],
    ),
    (
        "Europe/Paris",
        "2027-03-25T02:30",
        45,
        "FREQ=DAILY;COUNT=9",
        &[],
        &[],
    ),
    (
        "Australia/Lord_Howe",
        "2027-03-30T01:45",
        60,
        "FREQ=DAILY;UNTIL=20270410T000000Z",
        &[],
        &[],
    ),
    (
        "Asia/Kathmandu",
        "2026-12-06T23:59",
        1,
        "FREQ=MONTHLY;BYDAY=1SU,-1FR",
        &[],
        &["2027-02-07T23:59"],
    ),
    (
        "Africa/Casablanca",
        "2027-02-01T03:00",
        600,
        "FREQ=WEEKLY;BYDAY=SU,MO;COUNT=40",
        &[],
        &[],
    ),
    (
        "Pacific/Apia",
        "2027-01-01T00:00",
        1440,
        "FREQ=YEARLY",
        &[],
        &[],
    ),
    (
        "UTC",
        "2026-12-31T18:00",
        720,
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        &["2027-06-15T12:00"],
        &["2027-04-30T18:00"],
    ),
    ("Asia/Kolkata", "2026-11-28T22:30", 5_000, "", &[], &[]),
    (
        "America/Sao_Paulo",
        "2027-02-20T23:30",
        61,
        "FREQ=HOURLY;INTERVAL=7;COUNT=25",
        &[],
        &[],
    ),
    (
        "Europe/Dublin",
        "2027-10-30T22:00",
        480,
        "",
        &["2028-03-25T22:00"],
        &[],
    ),
];

/// Titles as people and machines write them.
const TITLES: &[&str] = &[
    "Year end; settlement, and \\backslash\\ \"quotes\"",
    "🚢 Käse, naïve — 決済停止 \u{202e}right to left",
    "BEGIN:VEVENT\r\nUID:forged@evil\r\nEND:VEVENT",
    "a: b; c=d, VALUE=DATE:20260101",
    "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    "tabs\tand   blanks ; C:\\temp\\ is a folder \\",
    "=1+1 ^ %0d%0aX-HEADER:1 \u{7f}\u{1}",
];

struct Exports {
    test: TestApp,
    folder: PathBuf,
    files: Vec<Value>,
    /// Occurrences of each window by its id, written out before it was lifted.
    expanded: BTreeMap<String, Value>,
}

fn main() {
    let folder = PathBuf::from(std::env::args().nth(1).expect("a folder"));
    std::fs::create_dir_all(&folder).unwrap();
    let test = TestApp::sample();
    let mut exports = Exports {
        test,
        folder: std::path::absolute(folder).unwrap(),
        files: Vec::new(),
        expanded: BTreeMap::new(),
    };
    exports.windows();
    let moved = exports.deployments();
    exports.write("everything", json!({}), &|_| true);
    exports.write("release", json!({"release": "17.1.0"}), &|event| {
        event["release"] == "17.1.0"
    });
    let one = moved.clone();
    exports.write("one", json!({"deployment": moved}), &|event| {
        event["id"] == one.as_str()
    });
    exports.kept();
    exports.mailed();
    let meant = json!({ "files": exports.files });
    let path = exports.folder.join("meant.json");
    std::fs::write(path, serde_json::to_string_pretty(&meant).unwrap()).unwrap();
}

impl Exports {
    fn call(&self, name: &str, request: Value) -> Value {
        self.test.call(name, request)
    }

    fn windows(&mut self) {
        for (number, (zone, start, minutes, rule, rdates, exdates)) in PLANS.iter().enumerate() {
            let freeze = number % 3 == 0;
            let environments: &[&str] = if number % 2 == 0 {
                &["UAT", "PRD"]
            } else {
                &["PRD"]
            };
            let saved = self.call(
                "window_save",
                json!({
                    "kind": if freeze { "freeze" } else { "maintenance" },
                    "hard": number % 2 == 0,
                    "reason": TITLES[number % TITLES.len()],
                    "start": {"local": start, "zone": zone},
                    "minutes": minutes, "rrule": rule, "rdates": rdates, "exdates": exdates,
                    "environments": environments,
                }),
            );
            let expand = json!({"id": saved["id"], "from": RANGE.0, "to": RANGE.1});
            let all = self.call("window_expand", expand)["occurrences"].clone();
            self.expanded.insert(text(&saved["id"]).to_owned(), all);
            if number % 6 == 3 {
                let lift = json!({"id": saved["id"], "reason": "Over; early,\r\nit seems"});
                self.call("window_lift", lift);
            }
        }
    }

    /// Deployments in several states; gives the one that was moved twice.
    fn deployments(&self) -> String {
        let plan = |request: Value| {
            let id = self.call("deployment_save", request)["id"].clone();
            id.as_str().unwrap().to_owned()
        };
        let long = "Nothing stops; payments go on, as before. 決済 ".repeat(80);
        let moved = plan(json!({
            "title": TITLES[0], "environment": "UAT", "change_type": "standard", "minutes": 180,
            "start": {"local": "2026-12-05T22:00", "zone": "Africa/Lagos"},
            "description": "Line one\r\nDTEND:19700101T000000Z\n\n  indented; with, commas\\",
            "impact": long, "ticket": "CHG-7; DROP",
        }));
        for (day, zone) in [
            ("2027-03-27T23:30", "Europe/London"),
            ("2027-10-31T01:30", "Europe/Paris"),
        ] {
            let start = json!({"local": day, "zone": zone});
            self.call("deployment_save", json!({"id": moved, "start": start}));
        }
        let off = plan(json!({
            "release": "17.1.0", "environment": "UAT", "minutes": 120,
            "start": {"local": "2026-12-08T10:00", "zone": "Asia/Kolkata"},
        }));
        let cancel = json!({"id": off, "reason": "The vendor, again;\nmoves it"});
        self.call("deployment_cancel", cancel);
        for (number, title) in TITLES.iter().enumerate() {
            plan(json!({
                "title": title, "environment": "PRD", "minutes": 30 + number, "description": *title,
                "start": {"local": format!("2027-0{}-14T23:50", number + 1), "zone": "America/New_York"},
            }));
        }
        plan(json!({
            "release": "17.1.0", "environment": "PRD", "minutes": 240,
            "start": {"local": "2026-12-12T22:00", "zone": "UTC"},
        }));
        moved
    }

    fn write(&mut self, name: &str, mut request: Value, holds: &dyn Fn(&Value) -> bool) {
        let path = self.folder.join(format!("{name}.ics"));
        request["path"] = json!(path);
        let said = self.call("calendar_export", request);
        let mut events = self.meant();
        events.retain(holds);
        assert_eq!(said["events"], events.len(), "{name}");
        self.file(&path, events);
    }

    fn file(&mut self, path: &Path, events: Vec<Value>) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        self.files.push(json!({"file": name, "events": events}));
    }

    /// A file that is kept: what vanishes from the plan stays in it as called off.
    fn kept(&mut self) {
        let path = self.folder.join("kept.ics");
        let request = json!({"path": path, "keep": true, "environments": ["PRD"]});
        self.call("calendar_export", request);
        let mut events = self.meant();
        events.retain(|event| {
            event["location"]
                .as_str()
                .is_some_and(|at| at.contains("PRD"))
                || event["environment"] == "PRD"
        });
        let gone = events
            .iter_mut()
            .find(|event| event["window"] == true)
            .unwrap();
        self.call("window_remove", json!({"id": gone["id"]}));
        // The hosts do this after a write has answered.
        self.test.app.rewrite_files();
        gone["status"] = json!("CANCELLED");
        gone["sequence"] = json!(gone["sequence"].as_u64().unwrap() + 1);
        gone["description"] = json!("");
        gone["location"] = json!("");
        self.file(&path, events);
    }

    /// A mail as the receiver's server has it.
    fn mailed(&mut self) {
        let receiver = MailReceiver::start(MailFault::None).unwrap();
        self.call(
            "mail_server_save",
            json!({
                "host": "127.0.0.1", "port": receiver.port(), "security": "none",
                "from_address": "hub@switch.example", "from_name": "Hub; \"the, switch\"",
            }),
        );
        let audience = self.call("audience_list", json!({}))["audiences"][0].clone();
        let (id, name) = (&audience["id"], &audience["name"]);
        self.call(
            "audience_save",
            json!({"id": id, "name": name, "addresses": ["ops@switch.example"]}),
        );
        let mut events = self.meant();
        events.retain(|event| event["ticket"] == "CHG-7; DROP");
        let message = json!({"kind": "announcement", "deployment": events[0]["id"]});
        let sent = self.call("message_send", json!({"message": message, "way": "smtp"}));
        assert_eq!(sent["state"], "sent", "{sent}");
        events[0]["status"] = json!("CONFIRMED");
        let path = self.folder.join("announced.eml");
        std::fs::write(&path, &receiver.received()[0].data).unwrap();
        self.file(&path, events);
    }

    /// What each entry of the plan means, from the answers that the screens show as well.
    fn meant(&self) -> Vec<Value> {
        let store = Store::open(self.test.folder(), "oracle", DateTime::UNIX_EPOCH).unwrap();
        let written = store.read(|conn| {
            let plans = deployment::all(conn)?
                .into_iter()
                .map(|row| (row.id, (row.uid, row.sequence)));
            let windows = calendar_window::own(conn)?.into_iter();
            let windows = windows.map(|row| {
                (
                    row.id,
                    (row.uid, row.sequence + u32::from(row.lifted_at.is_some())),
                )
            });
            Ok::<_, slipway_store::Error>(plans.chain(windows).collect::<BTreeMap<_, _>>())
        });
        let written = written.unwrap();
        let ladder = self.call("environment_list", json!({}));
        let plans = self.call("deployment_list", json!({"past": true}));
        let windows = self.call("window_list", json!({"past": true}));
        let plans = plans["deployments"].as_array().unwrap().iter();
        let windows = windows["windows"].as_array().unwrap().iter();
        let plans = plans.map(|plan| self.plan_meant(&ladder, &plan["id"]));
        let mut events: Vec<Value> = plans
            .chain(windows.map(|window| self.window_meant(window)))
            .collect();
        for event in &mut events {
            let (uid, sequence) = &written[event["id"].as_str().unwrap()];
            event["uid"] = json!(uid);
            event["sequence"] = json!(sequence);
        }
        events
    }

    fn plan_meant(&self, ladder: &Value, id: &Value) -> Value {
        let plan = self.call("deployment_show", json!({"id": id}));
        let rungs = ladder["environments"].as_array().unwrap();
        let rung = rungs
            .iter()
            .find(|rung| rung["code"] == plan["environment"])
            .unwrap();
        let change = plan["change_type"].as_str().unwrap();
        let change = format!("{}{}", change[..1].to_uppercase(), &change[1..]);
        let (title, environment) = (text(&plan["title"]), text(&plan["environment"]));
        json!({
            "id": id,
            "environment": environment,
            "release": if title.contains("17.1.0") { "17.1.0" } else { "" },
            "ticket": plan["ticket"],
            "status": match text(&plan["state"]) { "planned" => "TENTATIVE", "cancelled" => "CANCELLED", _ => "CONFIRMED" },
            "summary": plain(&format!("{title} → {environment}")),
            "description": said(&[
                ("", text(&plan["description"]).trim()), ("Impact: ", text(&plan["impact"]).trim()),
                ("Change type: ", &change), ("Ticket: ", text(&plan["ticket"])),
                ("Called off: ", plan["cancelled_reason"].as_str().unwrap_or_default()),
            ]),
            "location": rung["name"],
            "start": plan["start_at"],
            "minutes": plan["minutes"],
            "rrule": null, "rdates": [], "exdates": [],
            "zone": plan["start"]["zone"],
            "occurrences": [plan["start_at"]],
        })
    }

    fn window_meant(&self, window: &Value) -> Value {
        let all = &self.expanded[text(&window["id"])];
        let starts: Vec<&Value> = all
            .as_array()
            .unwrap()
            .iter()
            .map(|one| &one["start"])
            .collect();
        let codes: Vec<&str> = window["environments"]
            .as_array()
            .unwrap()
            .iter()
            .map(text)
            .collect();
        let kind = match (text(&window["kind"]), window["hard"] == true) {
            ("maintenance", _) => "Maintenance window",
            (_, true) => "Freeze",
            _ => "Soft freeze",
        };
        let first_is_start = all[0]["local_start"] == window["start"]["local"];
        json!({
            "id": window["id"],
            "window": true,
            "status": if window["lifted"].is_null() { "CONFIRMED" } else { "CANCELLED" },
            "summary": format!("{kind}: {}", text(&window["reason"])),
            "description": said(&[
                ("Owner: ", window["owner"].as_str().unwrap_or_default()),
                ("Lifted: ", window["lifted"]["reason"].as_str().unwrap_or_default()),
            ]),
            "location": codes.join(", "),
            "start": first_is_start.then_some(starts[0]),
            "minutes": window["minutes"],
            "rrule": window["rrule"], "rdates": window["rdates"], "exdates": window["exdates"],
            "zone": window["start"]["zone"],
            "occurrences": starts,
        })
    }
}

fn text(value: &Value) -> &str {
    value.as_str().expect("a text")
}

/// Lines with their labels; empty ones are left out.
fn said(lines: &[(&str, &str)]) -> String {
    let lines = lines.iter().filter(|(_, text)| !text.is_empty());
    let lines: Vec<String> = lines
        .map(|(label, text)| format!("{label}{text}"))
        .collect();
    plain(&lines.join("\n"))
}

/// What a TEXT value can hold (RFC 5545 §3.3.11): line ends are all the same, a tab is a blank to
/// us, and there are no other control characters.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\t', " ");
    text.chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .collect()
}
