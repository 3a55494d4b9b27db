//! Killed at any moment: what was acknowledged is there, and nothing is half-done.

use crate::support::{Desk, each};
use serde_json::Value;
use slipway_testkit::charts;
use slipway_testkit::fault_server::{Fault, FaultServer, Reply};
use std::time::{Duration, Instant};

/// How often a sync is killed, each time a little later.
const ROUNDS: u32 = 10;

#[test]
fn a_sync_killed_while_it_reads_leaves_the_last_good_state() {
    let (desk, server) = Desk::synced(&crate::support::index(&["15.1.0", "15.0.0"]));
    server.on(
        "/index.yaml",
        Reply::ok(charts::index(4, 50)).fault(Fault::Drip(Duration::from_millis(1))),
    );
    let mut sync = desk.start(&["repo", "sync", "own"]);
    while server.requests().len() < 2 {
        std::thread::sleep(Duration::from_millis(5));
    }
    sync.kill().expect("it runs");
    sync.wait().expect("it ended");
    assert_eq!(desk.json(&["check"])["ok"], true);
    let known = desk.json(&["chart", "versions", "mojaloop", "--all"]);
    assert_eq!(each(&known["versions"], "version"), ["15.1.0", "15.0.0"]);
    server.serve(
        "/index.yaml",
        "\"new\"",
        crate::support::index(&["16.0.0", "15.1.0", "15.0.0"]),
    );
    assert_eq!(desk.json(&["repo", "sync", "own"])["repos"][0]["added"], 1);
}

#[test]
fn a_sync_killed_at_any_moment_stored_all_or_nothing() {
    let index = charts::index(40, 50);
    let whole = took(&index);
    let mut outcomes = Vec::new();
    for round in 0..=ROUNDS {
        let (desk, server) = (Desk::fresh(), FaultServer::start().expect("a port is free"));
        server.serve("/index.yaml", "\"1\"", index.clone());
        desk.json(&["repo", "add", "own", &server.url()]);
        let mut sync = desk.start(&["repo", "sync", "own"]);
        if round < ROUNDS {
            std::thread::sleep(whole * round / ROUNDS);
            // It may have ended by itself; then all must be there.
            let _ = sync.kill();
        }
        let acknowledged = sync.wait().expect("it ended").success();
        assert_eq!(desk.json(&["check"])["ok"], true, "round {round}");
        let charts = desk.json(&["chart", "list"])["charts"].clone();
        let stored: u64 = charts
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|c| c["versions"].as_u64())
            .sum();
        assert!(
            stored == 0 || stored == 2_000,
            "round {round}: {stored} of 2000 versions"
        );
        assert!(
            stored == 2_000 || !acknowledged,
            "round {round}: acknowledged and gone"
        );
        outcomes.push(stored);
    }
    assert_eq!(
        outcomes.first(),
        Some(&0),
        "the first was killed before it could begin"
    );
    assert_eq!(outcomes.last(), Some(&2_000), "the last was left alone");
}

/// How long a sync of this index takes here.
fn took(index: &str) -> Duration {
    let server = FaultServer::start().expect("a port is free");
    server.serve("/index.yaml", "\"1\"", index);
    let desk = Desk::fresh();
    desk.json(&["repo", "add", "own", &server.url()]);
    let start = Instant::now();
    desk.json(&["repo", "sync", "own"]);
    start.elapsed()
}

#[test]
fn a_save_that_was_acknowledged_outlives_a_kill() {
    let desk = Desk::fresh();
    desk.json(&["env", "list"]);
    let mut acknowledged = Vec::new();
    for round in 0..30u32 {
        let (label, start) = (format!("PI-{round:02}"), format!("{}-01-01", 2000 + round));
        let end = format!("{}-12-31", 2000 + round);
        let words = [
            "--json", "pi", "add", &label, "--start", &start, "--end", &end,
        ];
        let mut save = desk.start(&words);
        std::thread::sleep(Duration::from_millis(u64::from(round * 7 % 40)));
        let _ = save.kill();
        if save.wait().expect("it ended").success() {
            acknowledged.push(label);
        }
    }
    let list = desk.json(&["pi", "list"]);
    let there = each(&list["increments"], "label");
    for label in &acknowledged {
        assert!(
            there.contains(&label.as_str()),
            "{label} was acknowledged and is gone"
        );
    }
    let log = desk.json(&["log", "--limit", "1000"]);
    let saves = log["operations"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|op| op["kind"] == "save_increment")
        .count();
    assert_eq!(
        saves,
        there.len(),
        "each increment has its operation and each operation its increment"
    );
    assert_eq!(desk.json(&["check"])["ok"], true);
    assert_eq!(
        desk.json(&["undo"])["kind"].as_str().map(str::is_empty),
        Some(false)
    );
}

/// What to record next in a run: the act, and its step.
fn next(run: &Value) -> (&'static str, Option<String>) {
    let steps = run["steps"].as_array().expect("steps");
    let there = || steps.iter().filter(|step| step["back"] == false);
    let id = |step: &Value| step["id"].as_str().map(str::to_owned);
    if let Some(step) = there().find(|step| step["state"] == "running") {
        return ("finish", id(step));
    }
    let ready = run["ready"].as_array().expect("what may be begun");
    match there().find(|step| ready.contains(&step["id"])) {
        Some(step) if step["kind"] == "decision" => ("go", id(step)),
        Some(step) => ("start", id(step)),
        None => ("complete", None),
    }
}

#[test]
fn a_run_of_a_runbook_killed_at_any_step_goes_on_where_it_stood() {
    const UAT: &str = "17.2.0/UAT";
    let desk = Desk::fresh();
    desk.json(&["release", "import", "--version", "17.2.0"]);
    let made = [
        "runbook",
        "new",
        "--release",
        "17.2.0",
        "--env",
        "UAT",
        "--template",
        "in_place",
    ];
    desk.json(&made);
    desk.json(&["runbook", "run", UAT, "--rehearsal"]);
    let status = || desk.json(&["runbook", "status", UAT]);
    // How long a command takes here: kills are spread over it, from its first moment to its end.
    let began = Instant::now();
    status();
    let whole = began.elapsed();
    let recorded = |run: &Value| run["events"].as_array().expect("events").len();
    let mut run = status();
    let mut killed = 0;
    for round in 0..400u32 {
        let (act, step) = next(&run);
        let mut words = vec!["--json", "runbook", act, UAT];
        words.extend(step.as_deref());
        if act == "go" {
            words.extend(["--by", "Amara Diallo"]);
        }
        let mut child = desk.start(&words);
        if round % 3 < 2 {
            std::thread::sleep(whole * (round * 5 % 12) / 10);
            let _ = child.kill();
        }
        let acknowledged = child.wait().expect("it ended").success();
        killed += u32::from(!acknowledged);
        let after = status();
        assert_eq!(after["unfit"], 0, "round {round}: {act} {step:?}");
        let more = recorded(&after) - recorded(&run);
        assert!(more <= 1, "round {round}: {more} events of one act");
        assert!(
            more == 1 || !acknowledged,
            "round {round}: acknowledged and gone"
        );
        run = after;
        if run["state"] != "running" {
            break;
        }
    }
    assert_eq!(run["state"], "completed");
    assert!(killed > 5, "only {killed} were killed in time");
    let starts = run["events"].as_array().expect("events").iter();
    let starts: Vec<&Value> = starts.filter(|event| event["act"] == "start").collect();
    let steps: std::collections::BTreeSet<String> = starts
        .iter()
        .map(|event| event["step"].to_string())
        .collect();
    assert_eq!(starts.len(), steps.len(), "each step was begun once");
    assert_eq!(desk.json(&["check"])["ok"], true);
}
