//! One of each kind of local operation, for the tests of undo.

use serde_json::{Value, json};
use slipway_testkit::TestApp;

/// Prepares a sample workspace for an operation and gives its request; `as` names who does it.
pub(crate) type Prepared = Box<dyn Fn(&TestApp) -> Value>;

/// The sample workspace.
pub(crate) fn sample() -> TestApp {
    TestApp::sample()
}

/// A request without who does it.
pub(crate) fn without_actor(mut request: Value) -> Value {
    if let Some(fields) = request.as_object_mut() {
        fields.remove("as");
    }
    request
}

/// The public key of the first test vector of RFC 8032, 7.1.
fn their_key() -> Value {
    json!({
        "key": "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "fingerprint": "21fe31dfa154a261626bf854046fd227",
        "organisation": "Mojaloop Support",
        "reason": "Compared on the telephone",
    })
}

/// One of each kind of local operation, some of which a workspace may refuse.
pub(crate) fn operations() -> Vec<(&'static str, Value)> {
    let hub =
        json!({"name": "Another", "zone": "Asia/Kolkata", "working_hours": [], "holidays": []});
    let notes = include_str!("../../../../assets/sample/notes-17.1.0.md");
    vec![
        ("hub_save", json!({"hub": hub})),
        (
            "person_save",
            json!({"name": "Amina Bello", "roles": ["triage_member"]}),
        ),
        (
            "environment_save",
            json!({"code": "SIM", "name": "Simulator", "kind": "other", "position": 1}),
        ),
        (
            "infrastructure_save",
            json!({"environment": "STG", "fact": "mysql", "value": "8.0.32"}),
        ),
        (
            "drift_ignore_save",
            json!({"environment": "STG", "component": "db-*", "reason": "Ours", "until": "2027-01-31"}),
        ),
        ("environment_move", json!({"id": "SBX", "position": 0})),
        ("environment_remove", json!({"id": "SBX"})),
        (
            "product_save",
            json!({"name": "Payment Manager", "kind": "extension"}),
        ),
        (
            "increment_save",
            json!({"label": "PI-33", "start": "2027-03-01", "end": "2027-06-30"}),
        ),
        (
            "rule_set_level",
            json!({"rule": "downgrades", "level": "block"}),
        ),
        (
            "standard_check_save",
            json!({"title": "Golden path run", "group": "process", "gate": "core_validated"}),
        ),
        ("standard_check_remove", json!({"id": "peer_review"})),
        (
            "scale_save",
            json!({"id": "severity/S1", "name": "Critical", "criteria": "Payments stop."}),
        ),
        (
            "alias_save",
            json!({"alias": "ledger", "name": "central-ledger"}),
        ),
        ("alias_save", json!({"alias": "centralledger", "name": ""})),
        (
            "repo_save",
            json!({"name": "other", "url": "https://example.org/charts"}),
        ),
        ("repo_remove", json!({"id": "mojaloop"})),
        ("key_trust", their_key()),
        (
            "chart_watch",
            json!({"repo": "mojaloop", "chart": "mojaloop", "watched": true}),
        ),
        (
            "release_import",
            json!({"version": "18.0.0", "notes": notes}),
        ),
        (
            "release_import",
            json!({"version": "17.2.0", "revision": true, "copy_of": "17.1.0"}),
        ),
        (
            "release_edit",
            json!({"release": "17.2.0", "pi": "", "target": "2026-12-24T21:00", "owner": ""}),
        ),
        (
            "release_edit",
            json!({"release": "17.1.0",
                "products": [{"product": "Hub customisations", "version": "2.9.0"}]}),
        ),
        ("release_remove", json!({"release": "17.1.0"})),
        (
            "release_advance",
            json!({"release": "17.2.0", "to": "core_validated", "reason": "By phone"}),
        ),
        (
            "release_advance",
            json!({"release": "17.1.0", "to": "rejected", "reason": "It failed"}),
        ),
        (
            "release_prevent",
            json!({"release": "17.2.0", "prevent": true, "reason": "Wait"}),
        ),
        (
            "release_component",
            json!({"release": "17.1.0", "name": "central-ledger", "source": "notes"}),
        ),
        (
            "release_component",
            json!({"release": "17.2.0", "name": "new-service", "version": "v1.0.0"}),
        ),
        (
            "release_notes_save",
            json!({"release": "17.2.0", "text": notes, "origin": "pasted"}),
        ),
        (
            "release_check",
            json!({"release": "17.2.0", "check": "runbook", "state": "failed", "reason": "Empty"}),
        ),
        (
            "release_evidence_add",
            json!({"release": "17.2.0", "check": "runbook", "kind": "note", "text": "x"}),
        ),
        (
            "deployment_save",
            json!({"release": "17.1.0", "environment": "UAT", "minutes": 60,
                "start": {"local": "2026-12-08T10:00", "zone": "Africa/Lagos"}}),
        ),
        ("window_save", freeze()),
        (
            "halt_start",
            json!({"reason": "Payments stand", "environments": ["PRD"]}),
        ),
    ]
}

/// A test run that is not here yet: each case has a report of its own.
fn run_of(test: &TestApp) -> Value {
    let text = std::fs::read_to_string(crate::evidence::fixture("toolkit.json"));
    let file = test.folder().join("report.json");
    std::fs::write(&file, text.expect("it is there")).expect("it is written");
    json!({"file": file, "release": "17.1.0", "environment": "UAT", "suite": "gp",
        "collection": "v17.1.0"})
}

fn freeze() -> Value {
    json!({"kind": "freeze", "reason": "Year end", "end": "2027-01-05T06:00", "environments": ["PRD"],
        "start": {"local": "2026-12-15T00:00", "zone": "Africa/Lagos"}})
}

/// Operations on what others made before, each in a workspace of its own.
pub(crate) fn following() -> Vec<(&'static str, Prepared)> {
    let mut all: Vec<(&'static str, Prepared)> = Vec::new();
    let mut on = |name: &'static str, prepare: fn(&TestApp) -> Value| {
        all.push((name, Box::new(prepare)));
    };
    on("increment_remove", |test| {
        let saved = json!({"label": "PI-33", "start": "2027-03-01", "end": "2027-06-30"});
        json!({"id": test.call("increment_save", saved)["id"]})
    });
    on("drift_ignore_remove", |test| {
        let rule = json!({"component": "*", "reason": "Ours", "until": "2027-01-31"});
        let saved = test.call("drift_ignore_save", rule);
        json!({"id": saved["ignores"][0]["id"]})
    });
    on("values_approve", |test| {
        let release = json!({"name": "moja", "namespace": "hub", "version": 1, "config": {"a": 1},
            "info": {"status": "deployed"}, "chart": {"metadata": {"name": "mojaloop", "version": "17.1.0"}}});
        let file = json!({"name": "status.json", "content": release.to_string()});
        test.call(
            "environment_observe",
            json!({"environment": "STG", "files": [file]}),
        );
        json!({"environment": "STG", "release": "moja", "as": "Grace Nakato"})
    });
    on("key_withdraw", |test| {
        test.call("key_trust", their_key());
        json!({"fingerprint": their_key()["fingerprint"], "reason": "It was seen"})
    });
    on("product_remove", |test| {
        let product = json!({"name": "Payment Manager", "kind": "extension"});
        json!({"id": made(test, "product_save", product)})
    });
    on("release_evidence_remove", |test| {
        let added = json!({"release": "17.2.0", "check": "runbook", "kind": "note", "text": "x"});
        json!({"id": evidence(&test.call("release_evidence_add", added))})
    });
    on("window_save", |test| {
        let mut shorter = freeze();
        shorter["id"] = made(test, "window_save", freeze());
        shorter["end"] = json!("2027-01-03T06:00");
        shorter
    });
    on(
        "window_lift",
        |test| json!({"id": made(test, "window_save", freeze()), "reason": "Closed early"}),
    );
    on(
        "window_remove",
        |test| json!({"id": made(test, "window_save", freeze())}),
    );
    on("halt_lift", |test| {
        let halt = json!({"reason": "Payments stand"});
        json!({"id": made(test, "halt_start", halt), "reason": "Payments flow"})
    });
    on(
        "calendar_import",
        |test| json!({"location": holidays(test)}),
    );
    on("calendar_import", |test| {
        let location = holidays(test);
        test.call("calendar_import", json!({"location": location}));
        let other = HOLIDAYS
            .replace("Christmas", "Noel")
            .replace("UID:b", "UID:c");
        std::fs::write(&location, other).expect("it can be written");
        json!({"location": location})
    });
    on("calendar_source_remove", |test| {
        test.call("calendar_import", json!({"location": holidays(test)}));
        json!({"id": "Holidays"})
    });
    on("evidence_import", run_of);
    on(
        "evidence_remove",
        |test| json!({"id": made(test, "evidence_import", run_of(test))}),
    );
    deployments(&mut on);
    runbooks(&mut on);
    messages(&mut on);
    crate::defect_operations::defects(&mut on);
    crate::article_operations::articles(&mut on);
    crate::article_operations::handovers(&mut on);
    // Last: keeping a file is not undone.
    on("calendar_feed_remove", |test| {
        let path = test.folder().join("hub.ics");
        test.call("calendar_export", json!({"path": path, "keep": true}));
        json!({"id": path})
    });
    all
}

fn deployments(on: &mut dyn FnMut(&'static str, fn(&TestApp) -> Value)) {
    on("deployment_save", |test| {
        let start = json!({"local": "2026-12-09T22:00", "zone": "Africa/Lagos"});
        json!({"id": planned(test), "start": start, "ticket": "CHG-8"})
    });
    on(
        "deployment_confirm",
        |test| json!({"id": planned(test), "note": "Ready", "reason": "Agreed"}),
    );
    on(
        "deployment_approve",
        |test| json!({"as": "Grace Nakato", "id": planned(test), "kind": "cab", "approved": true}),
    );
    on("deployment_override", |test| {
        test.call("window_save", freeze());
        let id = planned(test);
        let start = json!({"local": "2026-12-20T22:00", "zone": "Africa/Lagos"});
        test.call(
            "deployment_save",
            json!({"id": id, "environment": "PRD", "start": start}),
        );
        json!({"as": "Grace Nakato", "id": id, "rule": "hard_freeze", "reason": "The regulator"})
    });
    on(
        "deployment_cancel",
        |test| json!({"id": planned(test), "reason": "Not needed"}),
    );
    on(
        "deployment_advance",
        |test| json!({"as": "Grace Nakato", "id": planned(test), "to": "window_open", "reason": "Rehearsal"}),
    );
    on("deployment_close", |test| {
        let (id, report) = (opened(test), json!({"regression": "TTK 42"}));
        json!({"id": id, "outcome": "backed_out", "report": report})
    });
    on("deployment_review", |test| {
        let id = opened(test);
        let report = json!({"regression": "TTK 42"});
        test.call(
            "deployment_close",
            json!({"id": id, "outcome": "backed_out", "report": report}),
        );
        json!({"id": id, "summary": "The probe was missing"})
    });
}

fn runbooks(on: &mut dyn FnMut(&'static str, fn(&TestApp) -> Value)) {
    on(
        "runbook_new",
        |_| json!({"release": "17.1.0", "environment": "UAT", "template": "in_place"}),
    );
    on("runbook_edit", |test| {
        let kept = runbook(test);
        let text = kept["text"].as_str().expect("a text");
        json!({"runbook": kept["id"], "text": text.replace("mojaloop\n", "switch\n")})
    });
    on(
        "runbook_step",
        |test| json!({"runbook": runbook(test)["id"], "step": "health", "estimate": 12}),
    );
    on(
        "runbook_remove",
        |test| json!({"runbook": runbook(test)["id"]}),
    );
}

fn runbook(test: &TestApp) -> Value {
    let request = json!({"release": "17.2.0", "environment": "UAT", "template": "in_place"});
    test.call("runbook_new", request)
}

fn messages(on: &mut dyn FnMut(&'static str, fn(&TestApp) -> Value)) {
    on("message_draft", |test| {
        let message = json!({"kind": "announcement", "deployment": planned(test)});
        json!({"message": message, "subject": "Hello", "body": "Come on Tuesday."})
    });
    on("message_draft", |test| {
        let message = json!({"kind": "announcement", "deployment": planned(test)});
        let draft = json!({"message": message, "subject": "Hello", "body": "Come on Tuesday."});
        let id = &test.call("message_draft", draft)["message"]["id"];
        json!({"message": {"id": id}, "subject": "Hello", "body": "Come on Wednesday."})
    });
    on("message_waive", |test| {
        let message = json!({"kind": "announcement", "deployment": planned(test)});
        json!({"message": message, "reason": "Told by phone"})
    });
    on("audience_save", |_| regulator());
    on("audience_save", |test| {
        let mut fewer = regulator();
        fewer["id"] = made(test, "audience_save", regulator());
        fewer["addresses"] = json!([]);
        fewer
    });
    on("audience_remove", |test| {
        let id = made(test, "audience_save", regulator());
        let mut own = template();
        own["audience"] = json!("Regulator");
        test.call("template_save", own);
        json!({"id": id})
    });
    on("template_save", |_| template());
    on("template_save", |test| {
        test.call("template_save", template());
        json!({"kind": "cancelled", "reset": true})
    });
    on("mail_server_save", |_| mail_server("smtp.switch.example"));
    on("mail_server_save", |test| {
        test.call("mail_server_save", mail_server("smtp.switch.example"));
        mail_server("")
    });
}

fn regulator() -> Value {
    json!({"name": "Regulator", "addresses": ["desk@regulator.example"], "environments": ["PRD"]})
}

/// Every field that any kind of message must name.
const TEXT: &str = "{{ title }} {{ description }} {{ impact }} {{ environment.name }} \
    {{ window.start }} {{ window.end }} {{ reason }} {{ contact }}";

fn template() -> Value {
    json!({"kind": "cancelled", "subject": "Off: {{ title }}", "notice_days": 1,
        "body": TEXT})
}

fn mail_server(host: &str) -> Value {
    json!({"host": host, "port": 465, "security": "tls", "from_address": "hub@switch.example"})
}

const HOLIDAYS: &str = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Holidays\r\n\
    BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20261225\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Eid\r\nDTSTART;VALUE=DATE:20270310\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

/// A calendar of others, in a file.
fn holidays(test: &TestApp) -> std::path::PathBuf {
    let path = test.folder().join("holidays.ics");
    std::fs::write(&path, HOLIDAYS).expect("it can be written");
    path
}

fn made(test: &TestApp, name: &str, request: Value) -> Value {
    test.call(name, request)["id"].clone()
}

fn planned(test: &TestApp) -> Value {
    let start = json!({"local": "2026-12-08T10:00", "zone": "Africa/Lagos"});
    let plan = json!({"release": "17.1.0", "environment": "UAT", "minutes": 60, "start": start});
    made(test, "deployment_save", plan)
}

/// A deployment whose window is open.
fn opened(test: &TestApp) -> Value {
    let id = planned(test);
    let open = json!({"id": id, "to": "window_open", "reason": "Rehearsal"});
    test.call_as("Grace Nakato", "deployment_advance", open);
    for to in ["deploying", "rolling_back"] {
        test.call(
            "deployment_advance",
            json!({"id": id, "to": to, "reason": "502"}),
        );
    }
    id
}

/// Id of the newest evidence of a release.
fn evidence(release: &Value) -> Value {
    let mut found = Value::Null;
    let mut stack = vec![release];
    while let Some(value) = stack.pop() {
        match value {
            Value::Object(fields) => {
                let list = fields.get("evidence").and_then(Value::as_array);
                if let Some(one) = list.and_then(|list| list.first()) {
                    found = one["id"].clone();
                }
                stack.extend(fields.values());
            }
            Value::Array(items) => stack.extend(items),
            _ => {}
        }
    }
    found
}
