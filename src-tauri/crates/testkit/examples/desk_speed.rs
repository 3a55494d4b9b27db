//! How long the local part of a sync of 50,000 tickets takes, and lists of 100,000 defects: filters,
//! orders, words, and the look after a decision. Prints the rows of `make bench` as JSON, and leaves the
//! workspace where its argument says; figures for a person, not a test.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a tool may stop at the first surprise"
)]

use serde_json::{Value, json};
use slipway_app::Caller;
use slipway_app::desks::sync::between;
use slipway_testkit::TestApp;
use slipway_testkit::model_desk::ModelDesk;
use std::time::Instant;

const SYNCED: usize = 50_000;
const LISTED: usize = 100_000;
const TIMES: usize = 60;

fn main() {
    let test = TestApp::new();
    test.call(
        "desk_save",
        json!({"name": "support", "kind": "rt", "url": "https://support.example.org",
            "project": "General", "role": "support_bugs"}),
    );
    let fields = [
        "title",
        "description",
        "status",
        "severity",
        "priority",
        "release",
        "component",
        "owner",
        "reporter",
        "created",
    ];
    let fields = fields.map(|field| json!({"field": field, "theirs": field, "values": []}));
    test.call(
        "desk_map",
        json!({"id": "support", "mapping": {"fields": fields}}),
    );
    let mut model = ModelDesk::default();
    for number in 0..SYNCED {
        report(&mut model, number);
    }
    let (_, asked) = timed(|| {
        // What the model itself takes is not ours.
        let mut pages = 0;
        let mut cursor = slipway_domain::desk::Cursor::default();
        loop {
            let page = slipway_domain::desk::Desk::pull(&mut model, &cursor).expect("it answers");
            pages += 1;
            cursor = page.next;
            if !page.more {
                return pages;
            }
        }
    });
    let (_, whole) = timed(|| sync(&test, &mut model));
    let (_, nothing) = timed(|| sync(&test, &mut model));
    for number in SYNCED..LISTED {
        report(&mut model, number);
    }
    sync(&test, &mut model);
    let (_, opened) = timed(|| test.call("defect_list", json!({"limit": 50})));
    let local = (whole - asked) / 1000.0;
    let mut rows = vec![
        json!({"what": "sync of 50,000 tickets, what this side takes of it", "said": format!("{local:.1} s"),
            "budget": "≤ 5 s", "held": local <= 5.0}),
        json!({"what": "… the next sync, which finds nothing new", "said": format!("{nothing:.1} ms")}),
        json!({"what": "the first list of 100,000 defects in a run", "said": format!("{opened:.0} ms")}),
    ];
    for (what, request) in [
        ("newest first", json!({"limit": 50})),
        ("inbox", json!({"inbox": true, "limit": 50})),
        (
            "inbox, due first",
            json!({"inbox": true, "sort": "due", "limit": 50}),
        ),
        (
            "severity and component",
            json!({"severity": "S2", "component": "component-7", "limit": 50}),
        ),
        (
            "sorted by priority",
            json!({"sort": "priority", "limit": 50}),
        ),
        ("sorted by title", json!({"sort": "-title", "limit": 50})),
        ("a rare word", json!({"query": "word4711", "limit": 50})),
        ("two words", json!({"query": "limit comp", "limit": 50})),
        (
            "a word everywhere",
            json!({"query": "transfers", "limit": 50}),
        ),
    ] {
        let mut times: Vec<f64> = (0..TIMES)
            .map(|_| timed(|| test.call("defect_list", request.clone())).1)
            .collect();
        times.sort_by(f64::total_cmp);
        rows.push(json!({"what": format!("list of 100,000 defects: {what}"), "count": format!("{TIMES} lists"),
            "p95_ms": times[TIMES * 95 / 100], "budget_ms": 8.0}));
    }
    // Words that nobody asked for yet, since what was found is kept.
    let typed = ["the limit", "refused", "handlers watch", "observed"];
    let mut first: Vec<f64> = typed
        .iter()
        .flat_map(|words| (3..=words.len()).map(|end| &words[..end]))
        .map(|words| timed(|| test.call("defect_list", json!({"query": words, "limit": 50}))).1)
        .collect();
    first.sort_by(f64::total_cmp);
    rows.push(json!({"what": "list of 100,000 defects: words that all have, letter by letter, each for the first time",
        "count": format!("{} lists", first.len()), "p95_ms": first[first.len() * 95 / 100], "budget_ms": 8.0}));
    let mut decided: Vec<f64> = (0..20)
        .map(|at| {
            let decide = json!({"ids": [(at + 1).to_string()], "urgency": 4, "impact": 5});
            timed(|| {
                test.call("defect_triage", decide);
                test.call("defect_list", json!({"inbox": true, "limit": 50}))
            })
            .1
        })
        .collect();
    decided.sort_by(f64::total_cmp);
    rows.push(json!({"what": "a decision and the inbox after it, asked of the host", "count": "20 decisions",
        "p95_ms": decided[19], "budget_ms": 16.7}));
    let note = "Defects: 50,000 tickets of a model desk that answers from memory, whose own time is taken \
        off, then 100,000; one in five is open, each with its own text. Asked through the catalogue in one \
        process. The budget of a list leaves the page half a frame to draw it.";
    println!("{:#}", json!({"rows": rows, "notes": [note]}));
    if let Some(path) = std::env::args().nth(1) {
        let conn = rusqlite::Connection::open(test.folder().join("slipway.db")).expect("it opens");
        conn.execute("VACUUM INTO ?1", [path])
            .expect("there is room");
    }
}

fn report(model: &mut ModelDesk, number: usize) {
    let component = format!("component-{}", number % 40);
    let severity = format!("S{}", number % 4 + 1);
    let priority = format!("P{}", number % 3 + 1);
    let status = if number.is_multiple_of(5) {
        "in_progress"
    } else {
        "closed"
    };
    let created = chrono::DateTime::from_timestamp(1_600_000_000 + number as i64 * 1800, 0)
        .unwrap()
        .to_rfc3339();
    let description = format!(
        "Observed: transfers commit above the limit, word{number}. Expected: they are refused. \
         Steps: lower the cap of a DFSP, send transfers of 100 each, watch the handlers."
    );
    model.report(
        &format!("Limit of {component} is late, case {number}"),
        &[
            ("description", &description),
            ("status", status),
            ("severity", &severity),
            ("priority", &priority),
            ("component", &component),
            ("reporter", "pinkbankfsp"),
            ("created", &created),
        ],
    );
}

fn sync(test: &TestApp, model: &mut ModelDesk) -> Value {
    let done = between(&test.app, &Caller::default(), "support", model).expect("it is synced");
    json!(done.value.pulled)
}

fn timed<T>(f: impl FnOnce() -> T) -> (T, f64) {
    let start = Instant::now();
    let value = f();
    (value, start.elapsed().as_secs_f64() * 1000.0)
}
