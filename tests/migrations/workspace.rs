//! A small workspace made by the use cases themselves, so that its rows are such as people have.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use slipway_app::desks::sync;
use slipway_app::{App, Caller, Event, Host, Options, SecretStore, catalogue};
use slipway_testkit::charts;
use slipway_testkit::fault_server::FaultServer;
use slipway_testkit::model_desk::ModelDesk;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use uuid::{Builder, Uuid};

const NOTES: &str = include_str!("../fixtures/notes/release-v17.9.0.md");

#[derive(Default)]
struct Frozen(AtomicU64);

impl Host for Frozen {
    fn now(&self) -> DateTime<Utc> {
        "2026-11-23T15:42:00Z".parse().expect("a moment")
    }

    fn new_id(&self) -> Uuid {
        let mut random = [0; 10];
        random[2..].copy_from_slice(&self.0.fetch_add(1, Ordering::Relaxed).to_be_bytes());
        Builder::from_unix_timestamp_millis(1_795_448_520_000, &random).into_uuid()
    }

    fn device(&self) -> String {
        "desk-1".to_owned()
    }

    fn program(&self) -> &'static str {
        "tests"
    }

    fn hear(&self, _event: &Event) {}
}

/// Sets up a hub in the folder, reads a repository, and plans a release with all that belongs to it.
pub(crate) fn make(folder: &Path) {
    let options = Options {
        data_dir: folder.to_owned(),
        secrets: SecretStore::Memory,
    };
    let app = App::open(options, Arc::new(Frozen::default())).expect("it opens");
    let call = |name: &str, request: Value| -> Value {
        let outcome = catalogue::call(&app, &Caller::default(), name, request);
        outcome
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
            .value
    };
    let server = FaultServer::start().expect("it starts");
    server.serve("/index.yaml", "\"1\"", charts::index(2, 3));

    call(
        "workspace_set_up",
        json!({ "person": "Ana Nwosu", "hub": {
        "name": "Regional switch", "zone": "Africa/Lagos",
        "working_hours": [{ "day": 1, "from": "08:00", "to": "17:00" }],
        "holidays": [{ "date": "2026-12-25", "name": "Christmas" }] } }),
    );
    let repo = call("repo_save", json!({ "name": "hub", "url": server.url() }));
    call("repo_sync", json!({}));
    call(
        "repo_save",
        json!({
        "id": repo["id"], "name": "hub", "url": "https://charts.example.org/repo" }),
    );
    let chart = call("chart_list", json!({}))["charts"][0]["name"].clone();
    call(
        "chart_watch",
        json!({ "repo": "hub", "chart": chart, "watched": true }),
    );
    call(
        "increment_save",
        json!({
        "label": "PI-32", "start": "2026-10-05", "end": "2026-12-18",
        "feature_freeze": "2026-11-27", "bugfix_freeze": "2026-12-11" }),
    );
    call(
        "alias_save",
        json!({ "alias": "ledger", "name": "central-ledger" }),
    );
    let rule = call("rule_list", json!({}))["rules"][0]["id"].clone();
    call("rule_set_level", json!({ "rule": rule, "level": "warn" }));

    let release = call(
        "release_import",
        json!({
        "version": "17.9.0", "notes": NOTES, "notes_origin": "release-v17.9.0.md", "pi": "PI-32",
        "products": [{ "product": "Hub customisations", "version": "2.9.0" }] }),
    );
    let (version, check) = (&release["version"], &release["checks"][0]["id"]);
    call(
        "release_check",
        json!({ "release": version, "check": check, "state": "passed" }),
    );
    call(
        "release_evidence_add",
        json!({
        "release": version, "check": check, "kind": "note", "text": "Looked at by two." }),
    );
    let prevent = json!({ "release": version, "prevent": true, "reason": "Waits for the audit" });
    call("release_prevent", prevent);
    call(
        "release_prevent",
        json!({ "release": version, "prevent": false, "reason": "Audited" }),
    );
    call(
        "release_advance",
        json!({
        "release": version, "to": release["next"], "reason": "Urgent for the regulator" }),
    );
    let report = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/evidence/toolkit.json"
    );
    let run = json!({ "file": report, "release": version, "environment": "UAT", "suite": "gp",
        "collection": "v17.9.0", "collection_day": "2026-11-02" });
    call("evidence_import", run);
    plan(&call, version);
    observe(&call);
    triage(&app, &call);
    answered(&call, version);
}

/// Keys, the release as it was made available to others, and what they answered.
fn answered(call: &dyn Fn(&str, Value) -> Value, version: &Value) {
    let others = tempfile::tempdir().expect("a folder");
    let options = Options {
        data_dir: others.path().to_owned(),
        secrets: SecretStore::Memory,
    };
    let host = Frozen(AtomicU64::new(1 << 32));
    let app = App::open(options, Arc::new(host)).expect("it opens");
    let there = |name: &str, request: Value| -> Value {
        let outcome = catalogue::call(&app, &Caller::default(), name, request);
        outcome
            .unwrap_or_else(|error| panic!("{name}: {error:?}"))
            .value
    };
    there("workspace_set_up", json!({ "person": "Kofi Mensah" }));
    for state in ["core_validated", "products_validated", "approved"] {
        let on = json!({ "release": version, "to": state, "reason": "Urgent for the regulator" });
        call("release_advance", on);
    }
    let key = |seed: &str, name: &str| json!({ "secret": seed.repeat(32), "organisation": name });
    let ours = call("key_new", key("1c", "Mojaloop Support"))["own"].clone();
    let theirs = there("key_new", key("2d", "Regional switch"))["own"].clone();
    let trust = |own: &Value| {
        json!({ "key": own["key"], "fingerprint": own["fingerprint"],
            "organisation": own["organisation"], "reason": "Compared on the telephone" })
    };
    call("key_trust", trust(&theirs));
    there("key_trust", trust(&ours));
    let (out, back) = (
        others.path().join("out.slipway"),
        others.path().join("back.slipway"),
    );
    let made = |file: &Path, seed: &str| json!({ "release": version, "file": file, "secret": seed.repeat(32) });
    call("release_bundle", made(&out, "1c"));
    there("release_receive", json!({ "file": out }));
    there("release_answer", made(&back, "2d"));
    call("release_receive", json!({ "file": back }));
}

/// A look at Staging, what it stands on, its approved values, and drift that does not count.
fn observe(call: &dyn Fn(&str, Value) -> Value) {
    let release = json!({ "name": "moja", "namespace": "hub", "version": 2,
        "info": { "status": "deployed", "last_deployed": "2026-11-20T10:11:12Z" },
        "chart": { "metadata": { "name": "mojaloop", "version": "17.9.0" } }, "config": { "replicas": 3 },
        "manifest": "kind: Deployment\nmetadata: {name: ledger}\nspec: {template: {spec: {containers: \
                     [{name: main, image: 'mojaloop/central-ledger:v19.7.4'}]}}}\n" });
    let file = json!({ "name": "status.json", "content": release.to_string() });
    call(
        "environment_observe",
        json!({ "environment": "STG", "files": [file] }),
    );
    call(
        "infrastructure_save",
        json!({ "environment": "STG", "fact": "mysql", "value": "8.0.32" }),
    );
    call(
        "values_approve",
        json!({ "environment": "STG", "release": "moja" }),
    );
    let ignore = json!({ "environment": "STG", "layer": "releases", "component": "monitoring*",
        "reason": "Run by another team", "until": "2027-01-31" });
    call("drift_ignore_save", ignore);
}

/// Windows, a freeze that was lifted, a halt, and a deployment that was confirmed and approved.
fn plan(call: &dyn Fn(&str, Value) -> Value, version: &Value) {
    let at = |local: &str| json!({ "local": local, "zone": "Africa/Lagos" });
    let night = json!({ "kind": "maintenance", "reason": "", "start": at("2026-11-01T22:00"),
        "minutes": 360, "rrule": "FREQ=DAILY", "exdates": ["2026-12-24T22:00"], "environments": ["UAT"] });
    call("window_save", night);
    let freeze = json!({ "kind": "freeze", "reason": "Year end", "start": at("2026-12-15T00:00"),
        "end": "2027-01-05T06:00", "environments": ["PRD"] });
    let freeze = call("window_save", freeze);
    let lift = json!({ "id": freeze["id"], "reason": "Settled early" });
    call("window_lift", lift);
    call("halt_start", json!({ "reason": "Payments stand" }));
    call("halt_lift", json!({ "reason": "Payments flow" }));
    let other = call(
        "person_save",
        json!({ "name": "Joseph Kamau", "email": "", "roles": ["release_manager"], "active": true }),
    );
    let deployment = json!({ "release": version, "environment": "DEV", "minutes": 120,
        "initiator": other["id"],
        "start": at("2026-12-02T10:00"), "change_type": "minor", "strategy": "in_place" });
    let id = call("deployment_save", deployment)["id"].clone();
    let approve = json!({ "id": id, "kind": "business", "approved": true, "reason": "Seen" });
    call("deployment_approve", approve);
    let pass = json!({ "id": id, "reason": "The audit waits for it" });
    call("deployment_override", pass);
    call(
        "deployment_confirm",
        json!({ "id": id, "note": "All is ready" }),
    );
}

/// A desk with a ticket that was pulled, decided and answered, a conflict, and a defect known here
/// alone.
fn triage(app: &App, call: &dyn Fn(&str, Value) -> Value) {
    let desk = json!({ "name": "support", "kind": "rt", "url": "https://support.example.org/rt",
        "project": "General", "role": "support_bugs", "username": "hub" });
    call("desk_save", desk);
    let same = |field: &str| json!({ "field": field, "theirs": field, "values": [] });
    let fields = [
        "title", "status", "severity", "priority", "created", "reporter",
    ]
    .map(same);
    call(
        "desk_map",
        json!({ "id": "support", "mapping": { "fields": fields } }),
    );
    let mut model = ModelDesk::default();
    model.report(
        "Transfers commit above the limit",
        &[("severity", "S2"), ("priority", "P3")],
    );
    model.lay("1", "ledger.log", b"out of memory", "pinkbankfsp");
    model.say("1", "It happens each night", "pinkbankfsp");
    let synced = sync::between(app, &Caller::default(), "support", &mut model);
    synced.expect("it is synced");
    call("defect_triage", json!({ "ids": ["1"], "priority": "P1" }));
    model.set("1", "priority", "P2", "joseph");
    let synced = sync::between(app, &Caller::default(), "support", &mut model);
    synced.expect("it is synced");
    call(
        "defect_comment",
        json!({ "ids": ["1"], "body": "We look into it", "public": true }),
    );
    call(
        "defect_attach",
        json!({ "id": "1", "name": "crash.log", "content": "bG9n", "public": false }),
    );
    call(
        "defect_new",
        json!({ "title": "Quotes time out", "observed": "504", "severity": "S3" }),
    );
    call(
        "reply_save",
        json!({ "title": "Thanks", "body": "Thank you, {reporter}", "public": true }),
    );
    call(
        "view_save",
        json!({ "name": "Severe", "text": "status=open severity=S2" }),
    );
    let cells = [["P1"; 5], ["P1"; 5], ["P2"; 5], ["P3"; 5], ["P4"; 5]];
    call("matrix_save", json!({ "cells": cells }));
}
