//! Runs read back from what was recorded, and the lengths that were measured in them.

use super::RunbookRunSummary;
use crate::book::Book;
use crate::deployments::case::moment;
use crate::error::{Code, Error, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::{Value, json};
use slipway_domain::calendar::zone;
use slipway_domain::runbook::run::{Act, Ended, Event, Mode, Run};
use slipway_domain::runbook::{self, Durations, Rehearsed, Runbook};
use slipway_store::Connection;
use slipway_store::table::runbook::RunbookRow;
use slipway_store::table::runbook_event::{self, RunbookEventRow};
use slipway_store::table::runbook_run::{self, RunbookRunRow};
use std::collections::BTreeSet;

/// A run with its events.
pub(crate) struct Told {
    pub(crate) row: RunbookRunRow,
    pub(crate) run: Run,
    pub(crate) events: Vec<RunbookEventRow>,
    pub(crate) durations: Durations,
    /// Events that do not fit what came before.
    pub(crate) unfit: usize,
}

/// A runbook from the text that is kept.
///
/// # Errors
/// `damaged` when it cannot be read, which only another program can have caused.
pub(crate) fn parsed(text: &str) -> Result<Runbook> {
    runbook::read(text).map_err(|error| {
        let message = format!("The runbook that is kept cannot be read: {error}.");
        let hint = "Replace its text, or restore a backup.";
        Error::new(Code::Damaged, message, hint)
    })
}

/// Reads a run back.
pub(crate) fn told(conn: &Connection, row: RunbookRunRow) -> Result<Told> {
    let events = runbook_event::of_run(conn, &row.id)?;
    let begun = moment(&row.begun_at).unwrap_or_default();
    let mode = Mode::parse(&row.mode).unwrap_or(Mode::Rehearsal);
    let known: Vec<Event> = events.iter().filter_map(event).collect();
    let strange = events.len() - known.len();
    let (run, refused) = Run::replay(parsed(&row.text)?, mode, begun, &known);
    Ok(Told {
        durations: durations_in(&row.durations),
        unfit: strange + refused.len(),
        row,
        run,
        events,
    })
}

fn event(row: &RunbookEventRow) -> Option<Event> {
    Some(Event {
        at: moment(&row.at)?,
        by: row.by.clone(),
        act: Act::of(&row.act, &row.step, &row.text, &row.checked_by)?,
    })
}

/// Whether a run of a runbook went through, with its validation, before a moment.
pub(crate) fn was_rehearsed(conn: &Connection, of: &RunbookRow, until: &str) -> Result<bool> {
    let until = moment(until);
    for row in runbook_run::of_runbook(conn, &of.id)? {
        let run = told(conn, row)?.run;
        let ended = run.ended.as_ref().map(|(_, at, _)| *at);
        if run.proves() && ended <= until {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What was measured of a release, and in how many runs elsewhere it went through to its end.
pub(crate) struct Measured {
    pub(crate) durations: Durations,
    /// Runs that ended, but for those that were given up.
    pub(crate) runs: u32,
    /// Of those, the ones in other environments that went through with their validation.
    pub(crate) elsewhere: u32,
    /// Steps of the validation that the others left out which went through there, each once.
    pub(crate) untested: Vec<String>,
}

/// Measures the runs of a release; `here` is the environment that is asked for.
pub(crate) fn measured(conn: &Connection, release: &str, here: &str) -> Result<Measured> {
    let mut samples = Vec::new();
    let (mut runs, mut elsewhere) = (0, 0);
    let mut untested = BTreeSet::new();
    let books = slipway_store::table::runbook::of_release(conn, release)?;
    for row in runbook_run::of_release(conn, release)? {
        let there = books.iter().find(|book| book.id == row.runbook_id);
        let there = there.is_some_and(|book| book.environment_id == here);
        let told = told(conn, row)?;
        match &told.run.ended {
            None | Some((Ended::Abandoned, ..)) => continue,
            Some((how, ..)) => {
                runs += 1;
                elsewhere += u32::from(!there && told.run.proves());
                if !there && *how == Ended::Completed {
                    untested.extend(told.run.untested());
                }
            }
        }
        samples.extend(told.run.samples());
    }
    Ok(Measured {
        durations: runbook::rehearsed(&samples),
        runs,
        elsewhere,
        untested: untested.into_iter().collect(),
    })
}

/// Lengths as a run keeps them.
pub(crate) fn durations_out(durations: &Durations) -> Value {
    let one = |held: &Rehearsed| json!([held.count, held.median, held.shortest, held.longest]);
    let all = durations.iter();
    Value::Object(all.map(|(step, held)| (step.clone(), one(held))).collect())
}

fn durations_in(kept: &Value) -> Durations {
    let one = |value: &Value| {
        let number = |at: usize| value.get(at).and_then(Value::as_u64);
        Some(Rehearsed {
            count: u32::try_from(number(0)?).ok()?,
            median: number(1)?,
            shortest: number(2)?,
            longest: number(3)?,
        })
    };
    let all = kept.as_object().into_iter().flatten();
    all.filter_map(|(step, value)| Some((step.clone(), one(value)?)))
        .collect()
}

/// What the runs in a window came to that have ended, for the report it is closed with.
pub(crate) fn in_window(conn: &Connection, book: &Book, deployment: &str) -> Result<String> {
    let mut said = Vec::new();
    for row in runbook_run::of_deployment(conn, deployment)? {
        let told = told(conn, row)?;
        if told.run.ended.is_some() {
            let moment = |at: DateTime<Utc>| zone::words(&at.with_timezone(&book.zone));
            said.push(runbook::in_short(&told.run, &moment));
        }
    }
    Ok(said.join("\n\n"))
}

/// How a run stands, in one word.
pub(crate) fn state(run: &Run) -> &'static str {
    match &run.ended {
        None => "running",
        Some((how, ..)) => how.slug(),
    }
}

/// A run for a list.
pub(crate) fn summary(book: &Book, told: &Told) -> RunbookRunSummary {
    let ended = told.run.ended.as_ref();
    RunbookRunSummary {
        id: told.row.id.clone(),
        number: told.row.number,
        mode: told.row.mode.clone(),
        state: state(&told.run).to_owned(),
        begun_at: book.stamp(&told.row.begun_at),
        ended_at: ended.map(|(_, at, _)| book.stamp(&text(*at))),
    }
}

/// A moment as tables keep it.
pub(crate) fn text(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}
