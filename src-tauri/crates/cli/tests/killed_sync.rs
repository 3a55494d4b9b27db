//! A sync of a real Request Tracker, killed while what it sends is queued, under way, done without
//! an answer, and done: nothing that was written is lost, and nothing arrives twice.

use crate::support::{Desk, Ended};
use serde_json::{Value, json};
use slipway_testkit::desk_server::DeskServer;
use slipway_testkit::proxy::{Mishap, Proxy};
use std::collections::{BTreeMap, BTreeSet};
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

const BOSS: &str = "root:rootpass1";
/// Comments on each ticket, which must arrive in this order.
const SAID: usize = 3;

/// Where in a sync it dies.
#[derive(Clone, Copy, Debug)]
enum Point {
    /// Before it sent anything: all is queued.
    Reading,
    /// With the first write on its way, which never arrives.
    OnTheWay,
    /// With the first write done, before the answer.
    Answer,
    /// With the first write answered, at the request that follows.
    Next,
}

const POINTS: [Point; 4] = [Point::Reading, Point::OnTheWay, Point::Answer, Point::Next];

/// How often it is killed: `SLIPWAY_KILLS`, or few enough to wait for.
fn kills() -> usize {
    let said = std::env::var("SLIPWAY_KILLS");
    said.map_or(60, |text| text.parse().expect("SLIPWAY_KILLS is a number"))
}

#[test]
fn killed_at_every_state_of_the_outbox_each_comment_arrives_once() {
    let kills = kills();
    let server = DeskServer::start("rt.sh");
    let proxy = Proxy::start(&server.url).expect("a free port");
    let tickets = reported(&server, kills / 5 + 4);
    let desk = connected(&server, &proxy);
    let said = written(&desk, tickets.len());
    let mut seen = BTreeSet::new();
    for round in 0..kills {
        dies(&desk, &proxy, &server, POINTS[round % POINTS.len()]);
        for one in waiting(&desk) {
            seen.insert(one["state"].as_str().unwrap_or_default().to_owned());
        }
    }
    proxy.judge(|_| Mishap::None);
    let began = Instant::now();
    while !waiting(&desk).is_empty() {
        let took = began.elapsed();
        assert!(took < Duration::from_secs(400), "{:?}", waiting(&desk));
        let ended = sync(&desk, &server);
        assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    }
    assert!(
        seen.contains("queued") && seen.contains("unknown"),
        "{seen:?}"
    );
    arrived(&server, &tickets, &said);
    assert_eq!(desk.json(&["check"])["ok"], true);
}

/// Tickets that somebody else made.
fn reported(server: &DeskServer, count: usize) -> Vec<u64> {
    let queue = server.ask("POST", "/REST/2.0/queue", BOSS, &json!({ "Name": "Kills" }));
    let place = format!("/REST/2.0/queue/{}", number(&queue["id"]));
    server.ask("PUT", &place, BOSS, &json!({ "AdminCc": ["ana"] }));
    let made = (0..count).map(|one| {
        let ticket = json!({ "Queue": "Kills", "Subject": format!("Defect {one}"),
            "Content": "It fails.", "ContentType": "text/plain" });
        number(&server.ask("POST", "/REST/2.0/ticket", BOSS, &ticket)["id"])
    });
    made.collect()
}

fn number(value: &Value) -> u64 {
    let text = value.as_str().and_then(|text| text.parse().ok());
    value.as_u64().or(text).expect("a number")
}

fn connected(server: &DeskServer, proxy: &Proxy) -> Desk {
    let desk = Desk::fresh();
    let url = proxy.url();
    desk.json(&[
        "desk",
        "add",
        "rt",
        "--kind",
        "rt",
        "--url",
        &url,
        "--project",
        "Kills",
        "--role",
        "support_bugs",
    ]);
    let ended = sync(&desk, server);
    assert_eq!(ended.code, Some(0), "{}{}", ended.out, ended.err);
    desk
}

fn sync(desk: &Desk, server: &DeskServer) -> Ended {
    desk.piped(
        server.token("ana"),
        &["desk", "sync", "rt", "--token-stdin"],
    )
}

/// Comments on every ticket, written while nothing is sent.
fn written(desk: &Desk, tickets: usize) -> Vec<String> {
    let said: Vec<String> = (1..=SAID)
        .map(|one| format!("Finding {one} of {SAID}."))
        .collect();
    for number in 1..=tickets {
        for text in &said {
            desk.json(&["defect", "comment", &number.to_string(), "--internal", text]);
        }
    }
    assert_eq!(waiting(desk).len(), tickets * SAID);
    said
}

fn waiting(desk: &Desk) -> Vec<Value> {
    let list = desk.json(&["outbox", "list"]);
    list["outbox"].as_array().cloned().unwrap_or_default()
}

/// A sync that dies at this point.
fn dies(desk: &Desk, proxy: &Proxy, server: &DeskServer, point: Point) {
    let running: Arc<Mutex<Option<Child>>> = Arc::default();
    let victim = Arc::clone(&running);
    let mut written = false;
    proxy.judge(move |seen| {
        let writes = seen.method == "POST"
            && (seen.target.ends_with("/comment") || seen.target.ends_with("/correspond"));
        let now = match point {
            Point::Reading => true,
            Point::OnTheWay | Point::Answer => writes,
            Point::Next => written,
        };
        written |= writes;
        if !now {
            return Mishap::None;
        }
        kill(&victim);
        match point {
            Point::OnTheWay => Mishap::LostThere,
            _ => Mishap::None,
        }
    });
    let mut command = desk.command(&["desk", "sync", "rt", "--no-wait", "--token-stdin"]);
    let mut lock = running.lock().unwrap_or_else(PoisonError::into_inner);
    let mut child = command.stdin(Stdio::piped()).spawn().expect("it starts");
    let mut pipe = child.stdin.take().expect("it is piped");
    std::io::Write::write_all(&mut pipe, server.token("ana").as_bytes()).expect("it reads");
    drop(pipe);
    *lock = Some(child);
    drop(lock);
    let began = Instant::now();
    loop {
        let mut lock = running.lock().unwrap_or_else(PoisonError::into_inner);
        let ended = lock
            .as_mut()
            .is_none_or(|child| child.try_wait().expect("it is ours").is_some());
        if ended {
            return;
        }
        drop(lock);
        assert!(
            began.elapsed() < Duration::from_secs(60),
            "{point:?}: it neither ends nor dies"
        );
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Kills it, without a last word.
fn kill(running: &Mutex<Option<Child>>) {
    let mut lock = running.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(child) = lock.as_mut() {
        let _ = child.kill();
        let _ = child.wait();
    }
}

/// Each comment stands at its ticket once, and in the order it was written.
fn arrived(server: &DeskServer, tickets: &[u64], said: &[String]) {
    for ticket in tickets {
        let place = format!("/REST/2.0/ticket/{ticket}/history?per_page=100&fields=Type");
        let history = server.ask("GET", &place, BOSS, &Value::Null);
        let mut order = BTreeMap::new();
        for done in history["items"].as_array().into_iter().flatten() {
            if done["Type"] == "Comment" {
                let id = number(&done["id"]);
                order.insert(id, text_of(server, id));
            }
        }
        let texts: Vec<&String> = order.values().collect();
        assert_eq!(texts.len(), said.len(), "{ticket}: {texts:?}");
        for (text, wanted) in texts.iter().zip(said) {
            assert!(text.contains(wanted.as_str()), "{ticket}: {texts:?}");
        }
    }
}

fn text_of(server: &DeskServer, transaction: u64) -> String {
    let place = format!("/REST/2.0/transaction/{transaction}/attachments?fields=Content");
    let parts = server.ask("GET", &place, BOSS, &Value::Null);
    let part = parts["items"][0]["Content"]
        .as_str()
        .unwrap_or_default()
        .to_owned();
    use_base64(&part)
}

/// Request Tracker gives contents in base64.
fn use_base64(text: &str) -> String {
    use base64::Engine;
    let flat: String = text.split_whitespace().collect();
    let bytes = base64::engine::general_purpose::STANDARD.decode(flat);
    bytes.map_or_else(
        |_| text.to_owned(),
        |bytes| String::from_utf8_lossy(&bytes).into_owned(),
    )
}
