//! How long the calendar's commands take on a workspace of 100,000 windows over 20 years, on a month
//! of 10,000 deployments, and on a list of 2,000. Prints the rows of `make bench` as JSON; figures for a person, not a
//! test.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a tool may stop at the first surprise"
)]

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, params};
use serde_json::{Value, json};
use slipway_testkit::TestApp;
use std::time::Instant;

const WINDOWS: i64 = 100_000;
/// Of these, how many recur for a year.
const YEAR_LONG: i64 = 9_000;
/// How many recur without end.
const ENDLESS: i64 = 1_000;
const HOURS: i64 = 20 * 365 * 24;
const DEPLOYMENTS: i64 = 10_000;
const LISTED: i64 = 2_000;

fn main() {
    let test = TestApp::new();
    let ladder = test.call("environment_list", json!({}));
    let ids: Vec<&str> = ladder["environments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|rung| rung["id"].as_str().unwrap())
        .collect();
    let mut conn = Connection::open(test.folder().join("slipway.db")).unwrap();
    seed_windows(&mut conn, &ids);
    let middle = first() + Duration::hours(HOURS / 2);
    let checks = times(400, |at| {
        let start = middle + Duration::hours(at * 7);
        let start = json!({"local": start.to_rfc3339(), "zone": "Africa/Lagos"});
        let environment = ids[at as usize % ids.len()];
        let request = json!({"environment": environment, "start": start, "minutes": 180});
        test.call("deployment_check", request)
    });
    let dragged = times(400, |at| {
        let start = middle + Duration::hours(at * 5);
        let start = json!({"local": start.to_rfc3339(), "zone": "Africa/Lagos"});
        let environment = ids[at as usize % ids.len()];
        let request =
            json!({"environment": environment, "start": start, "minutes": 180, "slots": 0});
        test.call("deployment_check", request)
    });
    seed_deployments(&mut conn, &ids, &[], middle, DEPLOYMENTS, 4);
    let days = |from: i64, to: i64| {
        let day = |days| {
            (middle + Duration::days(days))
                .format("%Y-%m-%d")
                .to_string()
        };
        json!({"from": day(from), "to": day(to)})
    };
    let crowded = with(days(0, 30), json!({"most_of_day": 8, "maintenance": false}));
    let month = times(20, |_| test.call("calendar_show", crowded.clone()));
    let week = with(days(0, 6), json!({"most_of_row": 12, "maintenance": false}));
    let week = times(20, |_| test.call("calendar_show", week.clone()));
    let whole = times(20, |_| test.call("calendar_show", days(0, 30)));
    let entries = test.call("calendar_show", days(0, 30))["entries"]
        .as_array()
        .map_or(0, Vec::len);
    let listed = listed();
    let row = |what: &str, times: &[f64], count: String, budget: f64| {
        json!({"what": what, "p95_ms": p95(times), "count": count, "budget_ms": budget,
            "median_ms": times[times.len() / 2]})
    };
    let answer = json!({
        "rows": [
            row("`deployment check` against 100,000 windows, three free slots looked for", &checks,
                format!("{} questions", checks.len()), 5.0),
            row("… without free slots, as while dragging", &dragged,
                format!("{} questions", dragged.len()), 5.0),
            row("a month of the calendar as it is drawn, its JSON included", &month,
                format!("{} views of {entries} deployments", month.len()), 8.0),
            row("… a week", &week, format!("{} views", week.len()), 8.0),
            json!({"what": "… all of a month, for the list", "p95_ms": p95(&whole),
                "count": format!("{} views", whole.len()), "median_ms": whole[whole.len() / 2]}),
            row(&format!("a list of {LISTED} deployments, each judged by every rule"), &listed,
                format!("{} lists", listed.len()), 50.0),
        ],
        "notes": [format!(
            "Calendar: {WINDOWS} windows over 20 years in the database, one in four a freeze, each in one \
             of {} environments; {YEAR_LONG} of them recur for a year and {ENDLESS} without end. The list \
             is of the sample workspace with its releases going out every four hours, half of them confirmed. \
             Asked through the catalogue in one process, the answer written as JSON.", ids.len())],
    });
    println!("{answer:#}");
}

fn with(mut request: Value, more: Value) -> Value {
    let fields = request.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    request
}

/// The list of the sample workspace's releases going again and again into its environments, half of
/// them confirmed.
fn listed() -> Vec<f64> {
    let test = TestApp::empty();
    test.call("sample_open", json!({}));
    let ids = |list: &str, name: &str| -> Vec<String> {
        let answer = test.call(list, json!({}));
        let rows = answer[name].as_array().unwrap().iter();
        rows.map(|row| row["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (ladder, releases) = (
        ids("environment_list", "environments"),
        ids("release_list", "releases"),
    );
    let (ladder, releases): (Vec<&str>, Vec<&str>) = (
        ladder.iter().map(String::as_str).collect(),
        releases.iter().map(String::as_str).collect(),
    );
    let mut conn = Connection::open(test.folder().join("slipway.db")).unwrap();
    let from: DateTime<Utc> = "2026-12-01T00:00:00Z".parse().unwrap();
    let planned = ids_of(&test).len();
    seed_deployments(
        &mut conn,
        &ladder,
        &releases,
        from,
        LISTED - planned as i64,
        240,
    );
    confirm_half(&mut conn);
    let times = times(20, |_| test.call("deployment_list", json!({})));
    assert_eq!(ids_of(&test).len() as i64, LISTED);
    times
}

fn ids_of(test: &TestApp) -> Vec<Value> {
    let answer = test.call("deployment_list", json!({}));
    answer["deployments"].as_array().unwrap().clone()
}

fn confirm_half(conn: &mut Connection) {
    conn.execute(
        "INSERT INTO deployment_confirmation (id, deployment_id, confirmed_by, confirmed_at, note, \
         start_local, zone, minutes, start_utc, content) \
         SELECT 'c' || id, id, (SELECT id FROM person LIMIT 1), '2026-11-20T00:00:00Z', '', \
         start_local, zone, minutes, start_utc, '' FROM deployment WHERE rowid % 2 = 0",
        [],
    )
    .unwrap();
}

fn first() -> DateTime<Utc> {
    "2016-12-06T00:00:00Z".parse().unwrap()
}

/// Milliseconds of each call with its JSON, sorted; the first few calls warm up and do not count.
fn times(count: i64, mut call: impl FnMut(i64) -> Value) -> Vec<f64> {
    let mut times = Vec::new();
    for at in -5..count {
        let began = Instant::now();
        std::hint::black_box(call(at.max(0)).to_string());
        if at >= 0 {
            times.push(began.elapsed().as_secs_f64() * 1000.0);
        }
    }
    times.sort_by(f64::total_cmp);
    times
}

fn p95(times: &[f64]) -> f64 {
    times[(times.len() * 95).div_ceil(100) - 1]
}

fn seed_windows(conn: &mut Connection, environments: &[&str]) {
    let rules = [
        "FREQ=WEEKLY",
        "FREQ=MONTHLY;BYDAY=3SA",
        "FREQ=DAILY;INTERVAL=9",
        "FREQ=YEARLY",
    ];
    let tx = conn.transaction().unwrap();
    for at in 0..WINDOWS {
        let hours = (at * 7_919) % HOURS;
        let endless = at < ENDLESS;
        let start = first() + Duration::hours(if endless { hours % 8_760 } else { hours });
        let rule = rules[at as usize % rules.len()];
        let until = start + Duration::days(365);
        let (rrule, end) = match at {
            _ if endless => (Some(rule.to_owned()), None),
            _ if at < ENDLESS + YEAR_LONG => (
                Some(format!("{rule};UNTIL={}", until.format("%Y%m%dT%H%M%SZ"))),
                Some(until.timestamp() + 240 * 60),
            ),
            _ => (None, Some(start.timestamp() + 240 * 60)),
        };
        let environment = json!([environments[at as usize % environments.len()]]).to_string();
        tx.prepare_cached(
            "INSERT INTO calendar_window (id, kind, hard, reason, start_local, zone, minutes, rrule, rdates, \
             exdates, environments, products, allow_rollback, allow_overrun, uid, sequence, from_utc, until_utc) \
             VALUES (?1, ?2, 1, ?3, ?4, 'UTC', 240, ?5, '[]', '[]', ?6, '[]', 1, 0, ?1, 0, ?7, ?8)",
        )
        .unwrap()
        .execute(params![
            format!("w{at}"),
            if at % 4 == 0 { "freeze" } else { "maintenance" },
            format!("Window {at}"),
            start.format("%Y-%m-%dT%H:%M").to_string(),
            rrule,
            environment,
            start.timestamp(),
            end,
        ])
        .unwrap();
    }
    tx.commit().unwrap();
}

fn seed_deployments(
    conn: &mut Connection,
    environments: &[&str],
    releases: &[&str],
    from: DateTime<Utc>,
    count: i64,
    minutes_apart: i64,
) {
    let tx = conn.transaction().unwrap();
    for at in 0..count {
        let start = from + Duration::minutes(at * minutes_apart);
        tx.prepare_cached(
            "INSERT INTO deployment (id, title, environment_id, state, change_type, downtime, strategy, \
             performed_by, start_local, zone, minutes, start_utc, end_utc, tzdata, description, impact, ticket, \
             announced, outcome_note, report, review, planned_at, uid, sequence, release_id) VALUES (?1, ?2, ?3, 'planned', \
             'minor', 0, 'in_place', 'hub', ?4, 'UTC', 180, ?5, ?6, '', '', '', '', 'null', '', 'null', 'null', \
             '2026-11-01T00:00:00Z', ?1, 0, ?7)",
        )
        .unwrap()
        .execute(params![
            format!("d{at}"),
            format!("Change {at}"),
            environments[at as usize % environments.len()],
            start.format("%Y-%m-%dT%H:%M").to_string(),
            start.timestamp(),
            start.timestamp() + 180 * 60,
            releases.get(at as usize % releases.len().max(1)),
        ])
        .unwrap();
    }
    tx.commit().unwrap();
}
