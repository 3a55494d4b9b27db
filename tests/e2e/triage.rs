//! The third job: twenty bugs of two real desks, decided by keyboard without a network, and told to
//! the desks once when it is back; what both sides changed is a card, and the reporter answers.

use crate::first_release::set_up_hub;
use crate::harness::desks::{Line, PROJECT, QUEUE, redmine, request_tracker};
use crate::harness::{Window, real, tell};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// Bugs in each desk: twenty in all.
const AT_RT: usize = 12;
const AT_REDMINE: usize = 8;
/// The name a list has while its choices are open.
const DOWN_ENTER: &str = "\u{E007}";

#[test]
fn twenty_bugs_are_decided_offline_and_told_once() {
    let notes = real::inputs().notes;
    let rt = request_tracker(AT_RT);
    let redmine = redmine(AT_REDMINE);
    tell(async |desk| {
        let window = desk.open().await;
        set_up_hub(&window).await;
        let release = json!({ "version": "15.1.0", "notes": notes });
        window.asks("release_import", release).await;
        connect(
            &window,
            &rt,
            "Request Tracker",
            "rt",
            QUEUE,
            rt.server.token("ana"),
        )
        .await;
        let key = redmine.server.token("admin");
        connect(&window, &redmine, "Redmine", "core", PROJECT, key).await;
        pull(&window).await;
        rt.cut();
        redmine.cut();
        triage(&window).await;
        nothing_arrived(&window, &rt).await;
        let fought = meanwhile(&rt);
        rt.mend();
        redmine.mend();
        send(&window).await;
        once_at_rt(&rt, fought);
        once_at_redmine(&redmine);
        take_mine(&window, &rt, fought).await;
        the_reporter_answers(&window, &rt).await;
        window.close().await;
    });
}

/// The guided form: kind, address, token, queue; then what the desk says of itself.
async fn connect(window: &Window, line: &Line, kind: &str, name: &str, project: &str, token: &str) {
    window.go("/settings/desks").await;
    window.press("button", "Connect a desk").await;
    window.press("radio", kind).await;
    window.fill("Name", name).await;
    window.fill("Address", &line.url()).await;
    let label = if kind == "Redmine" {
        "Project"
    } else {
        "Queue"
    };
    window.fill(label, project).await;
    window.fill("Token or password", token).await;
    window.press("button", "Save and check").await;
    window.sees("What it cannot do").await;
    window.sees("Its tickets through this mapping").await;
    window.press("button", "Save mapping").await;
    window.sees(&format!("Mapping of {name} saved")).await;
    window.keys("\u{E00C}").await;
}

async fn pull(window: &Window) {
    window.go("/settings/desks").await;
    window.press("button", "Sync all").await;
    window.sees(&format!("{AT_RT} read")).await;
    window.sees(&format!("{AT_REDMINE} read")).await;
    window.go("/defects").await;
    window.sees("20 to triage").await;
}

/// Severity and impact by their keys, the release by its list, and accepted: the next is in front.
async fn triage(window: &Window) {
    for left in (0..AT_RT + AT_REDMINE).rev() {
        let number = in_front(window).await;
        for (keys, said) in [
            ("u3", "urgency 3"),
            ("i4", "impact 4"),
            ("s3", "severity S3"),
        ] {
            window.keys(keys).await;
            window.sees(&format!("Defect {number}: {said}")).await;
        }
        window.keys("r").await;
        window.keys("15.1.0").await;
        window.find("option", "Mojaloop 15.1.0").await;
        window.keys(DOWN_ENTER).await;
        window
            .sees(&format!("Defect {number} planned into 15.1.0"))
            .await;
        window.keys("1").await;
        window.sees(&format!("Defect {number} accepted")).await;
        if left > 0 {
            window.sees(&format!("{left} to triage")).await;
        }
    }
    window.sees("Nothing to triage").await;
}

/// The number of the defect that is decided about.
async fn in_front(window: &Window) -> String {
    let script = "const pane = document.querySelector('[role=group][aria-label^=\"Defect \"]'); \
        return pane ? pane.getAttribute('aria-label').slice(7) : '';";
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(20) {
        let answer = window.client.execute(script, vec![]).await;
        let number = answer
            .unwrap_or_default()
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if !number.is_empty() {
            return number;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    window.fail("no defect is in front").await
}

/// Without a network a sync says so, and the desk knows of nothing.
async fn nothing_arrived(window: &Window, rt: &Line) {
    window.go("/defects/outbox").await;
    window.sees("Waits for the next sync").await;
    window.press("button", "Sync now").await;
    window.go("/settings/desks").await;
    window.sees("changes waiting").await;
    for bug in &rt.bugs {
        let first = only(&history(rt, *bug), |done| done["Type"] != "Create");
        assert_eq!(first, 0, "nothing arrived at {bug}");
    }
}

/// While the line is cut somebody at the desk decides otherwise about one bug, and its reporter
/// answers on another.
fn meanwhile(rt: &Line) -> u64 {
    let (fought, asked) = (rt.bugs[2], rt.bugs[5]);
    let other = json!({ "CustomFields": { "Severity": "S1" } });
    rt.ask("PUT", &format!("/REST/2.0/ticket/{fought}"), &other);
    let reply =
        json!({ "Content": "It happened again this morning.", "ContentType": "text/plain" });
    let place = format!("/REST/2.0/ticket/{asked}/correspond");
    rt.server.ask("POST", &place, "guest:guestpass1", &reply);
    fought
}

/// Sent as often as it takes: a public answer is held for half a minute.
async fn send(window: &Window) {
    let began = Instant::now();
    loop {
        window.asks("desk_sync", json!({})).await;
        let left = window.asks("outbox_list", json!({})).await;
        let waiting = left["outbox"].as_array().map_or(0, Vec::len);
        let cards = window.asks("conflict_list", json!({})).await;
        let parked = cards["conflicts"].as_array().map_or(0, Vec::len);
        if waiting == 0 && parked == 1 {
            return;
        }
        if began.elapsed() > Duration::from_secs(180) {
            window.fail(&format!("not sent: {left}, {cards}")).await;
        }
        tokio::time::sleep(Duration::from_secs(2)).await;
    }
}

fn history(rt: &Line, bug: u64) -> Vec<Value> {
    let place =
        format!("/REST/2.0/ticket/{bug}/history?per_page=100&fields=Type,Field,NewValue,Creator");
    let answer = rt.ask("GET", &place, &Value::Null);
    answer["items"].as_array().cloned().unwrap_or_default()
}

fn only(all: &[Value], fits: impl Fn(&Value) -> bool) -> usize {
    all.iter().filter(|one| fits(one)).count()
}

/// Who did it: as an id, or as what the answer links to.
fn by_ana(done: &Value) -> bool {
    done["Creator"].to_string().contains("ana")
}

/// Each bug has one answer and one change of each field, by whom the app works as.
fn once_at_rt(rt: &Line, fought: u64) {
    for bug in &rt.bugs {
        let all = history(rt, *bug);
        let mine: Vec<Value> = all.into_iter().filter(by_ana).collect();
        let said = only(&mine, |done| done["Type"] == "Correspond");
        assert_eq!(said, 1, "{bug} is answered once: {mine:?}");
        let changes: Vec<String> = mine
            .iter()
            .filter(|done| done["Type"] == "CustomField" || done["Type"] == "Set")
            .map(|done| done["NewValue"].as_str().unwrap_or_default().to_owned())
            .collect();
        let of = |value: &str| changes.iter().filter(|one| *one == value).count();
        assert_eq!(of("15.1.0"), 1, "{bug} is planned once: {mine:?}");
        let severity = usize::from(*bug != fought);
        assert_eq!(of("S3"), severity, "{bug} has its severity once: {mine:?}");
    }
}

fn once_at_redmine(redmine: &Line) {
    for bug in &redmine.bugs {
        let place = format!("/issues/{bug}.json?include=journals");
        let issue = redmine.ask("GET", &place, &Value::Null)["issue"].take();
        assert_eq!(issue["fixed_version"]["name"], "15.1.0", "{issue}");
        let journals = issue["journals"].as_array().cloned().unwrap_or_default();
        let notes = only(&journals, |one| {
            one["notes"].as_str().is_some_and(|text| !text.is_empty())
        });
        assert_eq!(notes, 1, "{bug} is answered once: {journals:?}");
        let mut seen = std::collections::BTreeMap::<String, u32>::new();
        for detail in journals
            .iter()
            .flat_map(|one| one["details"].as_array().into_iter().flatten())
        {
            *seen
                .entry(format!("{} {}", detail["property"], detail["name"]))
                .or_default() += 1;
        }
        assert!(seen.len() >= 3, "{bug}: {seen:?}");
        assert!(seen.values().all(|times| *times == 1), "{bug}: {seen:?}");
    }
}

/// The card shows both; mine is taken, sent, and stands at the desk.
async fn take_mine(window: &Window, rt: &Line, fought: u64) {
    window.go("/defects/conflicts").await;
    for said in [
        "Both sides changed the same field",
        "Mine, not sent",
        "S3",
        "Theirs, at the desk",
        "S1",
        "root",
    ] {
        window.sees(said).await;
    }
    window.press("button", "Take mine").await;
    window.sees("No conflict").await;
    window.asks("desk_sync", json!({})).await;
    let ticket = rt.ask("GET", &format!("/REST/2.0/ticket/{fought}"), &Value::Null);
    let fields = ticket["CustomFields"].to_string();
    assert!(fields.contains("S3") && !fields.contains("S1"), "{fields}");
}

/// What the reporter wrote meanwhile is in the conversation, beside our answer.
async fn the_reporter_answers(window: &Window, rt: &Line) {
    window.go("/defects/list").await;
    window.fill("Find a defect", "Transfer 6").await;
    window.press("row", "Transfer 6").await;
    window.press("link", "Conversation").await;
    window.sees("It happened again this morning.").await;
    window.sees("guest").await;
    assert_eq!(rt.bugs.len(), AT_RT);
}
