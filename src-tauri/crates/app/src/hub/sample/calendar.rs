//! The sample's calendar: what was deployed, what is planned, and what keeps it out. Everything lies
//! around the day on which the sample is opened.

use super::ZONE;
use crate::deployments;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::windows;
use crate::{App, Caller};
use chrono::{DateTime, Datelike, Duration, NaiveDate, SecondsFormat, Utc, Weekday};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use slipway_store::table::deployment::DeploymentRow;

/// Why what blocks was let pass.
const REASON: &str = "Shown in the sample";

/// What went before: days ago, where, which release.
const DONE: [(i64, &str, &str); 3] = [
    (12, "PRD", "17.0.4"),
    (6, "UAT", "17.1.0"),
    (4, "DEV", "17.2.0"),
];

pub(super) fn fill(app: &App, ana: &Caller, today: NaiveDate) -> Result<()> {
    keep_out(app, ana, today)?;
    let mut over = Vec::new();
    for (ago, environment, release) in DONE {
        let day = working(today - Duration::days(ago), -1);
        over.push(carry_out(app, ana, day, environment, release)?);
    }
    date_back(app, ana, &over)?;
    let ahead = |days| working(today + Duration::days(days), 1);
    let ready = plan(app, ana, &change(ahead(6), 22, "UAT", Some("17.2.0")))?;
    confirm(app, ana, &ready)?;
    plan(app, ana, &change(ahead(8), 22, "STG", Some("17.1.0")))?;
    plan(app, ana, &change(ahead(9), 14, "SBX", None))?;
    plan(app, ana, &change(ahead(13), 22, "PRD", Some("17.1.0")))?;
    Ok(())
}

/// Nights are open in the upper environments; production rests at the end of each month and of the
/// year, and partners are being taken on in the sandbox.
fn keep_out(app: &App, ana: &Caller, today: NaiveDate) -> Result<()> {
    let month = today.with_day(1).unwrap_or(today);
    let year_end = NaiveDate::from_ymd_opt(today.year(), 12, 15).unwrap_or(today);
    for window in [
        json!({"kind": "maintenance", "reason": "Nightly window",
            "start": at(today - Duration::days(30), 22), "minutes": 360, "rrule": "FREQ=DAILY",
            "environments": ["UAT", "STG", "PRD"]}),
        json!({"kind": "freeze", "hard": true, "reason": "Month-end settlement freeze",
            "start": at(last_days(month), 0), "minutes": 2 * 24 * 60 + 360,
            "rrule": "FREQ=MONTHLY;BYMONTHDAY=-2", "environments": ["PRD"]}),
        json!({"kind": "freeze", "hard": true, "reason": "Year-end settlement freeze",
            "start": at(year_end, 0), "minutes": 21 * 24 * 60 + 360, "environments": ["PRD"]}),
        json!({"kind": "freeze", "hard": false, "reason": "DFSP onboarding",
            "start": at(working(today + Duration::days(9), 1), 9), "minutes": 35 * 60,
            "environments": ["SBX"]}),
    ] {
        done(windows::save::run, app, ana, window)?;
    }
    Ok(())
}

/// The last day but one of a month, by its first.
fn last_days(first: NaiveDate) -> NaiveDate {
    let next = first
        .checked_add_months(chrono::Months::new(1))
        .unwrap_or(first);
    next - Duration::days(2)
}

/// The nearest day that is no weekend, before or after.
fn working(day: NaiveDate, by: i64) -> NaiveDate {
    let rests = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
    if rests {
        working(day + Duration::days(by), by)
    } else {
        day
    }
}

fn at(day: NaiveDate, hour: u32) -> Value {
    json!({"local": format!("{day}T{hour:02}:00"), "zone": ZONE, "label": ""})
}

fn change(day: NaiveDate, hour: u32, environment: &str, release: Option<&str>) -> Value {
    json!({
        "release": release, "title": release.is_none().then_some("Payment Manager 4.3.0"),
        "environment": environment, "start": at(day, hour), "minutes": 240,
        "change_type": "minor", "strategy": "in_place", "performed_by": "hub",
        "runbook_minutes": 95, "rollback_minutes": 55, "validation_minutes": 30,
        "maker": "Chidi Eze", "checker": "Joseph Kamau",
        "impact": "Transfers stop for up to ten minutes.",
    })
}

fn plan(app: &App, ana: &Caller, change: &Value) -> Result<String> {
    Ok(done(deployments::save::run, app, ana, change.clone())?
        .summary
        .id)
}

/// Plans a window and brings it to its end.
fn carry_out(
    app: &App,
    ana: &Caller,
    day: NaiveDate,
    environment: &str,
    release: &str,
) -> Result<String> {
    let id = plan(app, ana, &change(day, 22, environment, Some(release)))?;
    for to in ["window_open", "deploying", "validating", "validated"] {
        let request = json!({"id": id, "to": to, "reason": REASON});
        done(deployments::advance::run, app, ana, request)?;
    }
    let report = json!({"issues": [
        {"kind": "known", "text": "Warning on start of event-sidecar, RT 4410"},
    ]});
    let note = "All core services came up; one known warning in the log.";
    let request = json!({"id": id, "outcome": "implemented", "note": note, "report": report, "reason": REASON});
    done(deployments::close::run, app, ana, request)?;
    Ok(id)
}

/// What went before was done when its window was, not when the sample was opened.
fn date_back(app: &App, ana: &Caller, over: &[String]) -> Result<()> {
    transact(app, ana, Op::OpenSample, |tx, _| {
        for id in over {
            let Some(row) = tx.get::<DeploymentRow>(id)? else {
                continue;
            };
            let text = |minutes: i64| {
                let at = DateTime::<Utc>::from_timestamp(row.start_utc + minutes * 60, 0);
                at.unwrap_or_default()
                    .to_rfc3339_opts(SecondsFormat::Millis, true)
            };
            tx.put(&DeploymentRow {
                planned_at: text(-10 * 24 * 60),
                opened_at: Some(text(0)),
                closed_at: Some(text(150)),
                ..row.clone()
            })?;
        }
        Ok(((), "Opened the sample workspace".to_owned()))
    })
    .map(|_| ())
}

fn confirm(app: &App, ana: &Caller, id: &str) -> Result<()> {
    let request = json!({"id": id, "note": "Backups are taken on the day.", "reason": REASON});
    done(deployments::confirm::run, app, ana, request).map(|_| ())
}

/// Runs a use case as a host does.
fn done<Q: DeserializeOwned, R>(
    run: fn(&App, &Caller, Q) -> Result<Done<R>>,
    app: &App,
    caller: &Caller,
    request: Value,
) -> Result<R> {
    let request = serde_json::from_value(request).map_err(|error| {
        Error::new(
            Code::Internal,
            format!("The sample is written wrongly: {error}."),
            "",
        )
    })?;
    Ok(run(app, caller, request)?.value)
}
