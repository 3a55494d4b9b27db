//! Events to the page, and stopping a call from it.

use crate::desk::{Desk, send};
use serde_json::{Value, json};
use slipway_testkit::fault_server::{Fault, FaultServer, Reply};
use std::sync::mpsc::channel;
use std::time::Duration;
use tauri::Listener;

/// Long enough for a busy machine, short enough to notice.
const SOON: Duration = Duration::from_secs(20);

fn desk_with_repository(url: &str) -> Desk {
    let desk = Desk::open();
    desk.call("workspace_set_up", json!({ "person": "Ana Okoro" }))
        .expect("a write");
    desk.call("repo_save", json!({ "name": "mojaloop", "url": url }))
        .expect("a repository");
    desk
}

#[test]
fn progress_names_its_call() {
    let server = FaultServer::start().expect("a server");
    let entry = "{\"version\":\"1.0.0\",\"urls\":[\"a-1.0.0.tgz\"]}";
    let index = format!("{{\"apiVersion\":\"v1\",\"entries\":{{\"a\":[{entry}]}}}}");
    server.serve("/index.yaml", "\"one\"", index);
    let desk = desk_with_repository(&server.url());
    let (heard, events) = channel();
    desk.app.listen_any("slipway://event", move |event| {
        let _ = heard.send(event.payload().to_owned());
    });
    desk.send("repo_sync", json!({ "request": {}, "call": "sync-1" }))
        .expect("a sync");
    let event = events
        .recv_timeout(SOON)
        .expect("a sync says how far it has come");
    let event: Value = serde_json::from_str(&event).expect("an event is JSON");
    assert_eq!(event["event"], "progress", "{event}");
    assert_eq!(event["call"], "sync-1", "{event}");
}

#[test]
fn a_running_call_is_stopped_by_its_name() {
    let server = FaultServer::start().expect("a server");
    let drip = Reply::ok(" ".repeat(100_000)).fault(Fault::Drip(Duration::from_millis(20)));
    server.on("/index.yaml", drip);
    let desk = desk_with_repository(&server.url());
    let window = desk.window();
    let syncing = std::thread::spawn(move || {
        send(
            &window,
            "repo_sync",
            json!({ "request": {}, "call": "sync-1" }),
        )
    });
    while server.requests().is_empty() {
        std::thread::sleep(Duration::from_millis(20));
    }
    desk.send("cancel_call", json!({ "call": "sync-1" }))
        .expect("it is asked to stop");
    let stopped = syncing
        .join()
        .expect("the call ends")
        .expect_err("it went on to the end");
    assert_eq!(stopped["code"], "cancelled", "{stopped}");
}
