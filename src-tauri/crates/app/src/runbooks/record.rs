//! Records what was done in a run. Each is one transaction, so a run is where its last one left it.

use super::{RecordRun, RunbookRun, find, runs, show_run};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::runbook::run::{Act, Event, Refusal, same_name};
use slipway_store::table::person::PersonRow;
use slipway_store::table::runbook_event::RunbookEventRow;

/// Longest of what is said, in characters.
const LONGEST: usize = 4_000;
/// Longest name, in characters.
const LONGEST_NAME: usize = 120;

pub(crate) fn run(app: &App, caller: &Caller, request: RecordRun) -> Result<Done<RunbookRun>> {
    let act = act(&request)?;
    let done = transact(app, caller, Op::RecordRun, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = find::run(&desk, &request.run)?;
        let mut told = runs::told(tx.conn(), row)?;
        let by = match request.by.as_deref().map(str::trim) {
            Some(by) if !by.is_empty() => somebody(&book, &name("by", by)?),
            _ => who.name.clone(),
        };
        let mut act = act;
        if let Act::Finish { checked_by, .. } = &mut act {
            *checked_by = somebody(&book, checked_by);
        }
        if matches!(act, Act::Decide { .. }) {
            decides(&book, &by)?;
        }
        // A clock that was put back must not keep a run from going on.
        let at = book.now.max(told.run.last);
        let event = Event { at, by, act };
        told.run.vouch(&event).map_err(refused)?;
        let other = told.run.other_checker(&event).map(str::to_owned);
        let mut events = vec![event];
        events.extend(other.map(|named| instead(&events[0], &named)));
        let last = told.events.last().map_or(0, |last| last.seq);
        for (seq, event) in (last.saturating_add(1)..).zip(&events) {
            told.run.apply(event).map_err(refused)?;
            tx.put(&kept(app, &told.row.id, seq, event, &who.id))?;
        }
        let act = &events[0].act;
        let what = act.slug().replace('_', "-");
        let step = match act.step() {
            "" => String::new(),
            step => format!(" {step}"),
        };
        let summary = format!("Recorded {what}{step} in run {}", told.row.number);
        Ok((told.row.id, summary))
    })?;
    done.map(|id| show_run::by_name(app, caller, &id))
}

fn kept(app: &App, run: &str, seq: u32, event: &Event, recorded_by: &str) -> RunbookEventRow {
    let act = &event.act;
    RunbookEventRow {
        id: app.host.new_id().to_string(),
        run_id: run.to_owned(),
        seq,
        at: event
            .at
            .to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
        by: event.by.clone(),
        recorded_by: recorded_by.to_owned(),
        act: act.slug().to_owned(),
        step: act.step().to_owned(),
        text: act.text().to_owned(),
        checked_by: act.checked_by().to_owned(),
    }
}

/// That somebody else looked at a step than it names goes on and is written down: at night the one who
/// is named may be away, and the report says so.
fn instead(event: &Event, named: &str) -> Event {
    let text = format!("Checked by {} in place of {named}", event.act.checked_by());
    Event {
        at: event.at,
        by: event.by.clone(),
        act: Act::Deviation {
            step: event.act.step().to_owned(),
            text,
        },
    }
}

/// A name as it is known here: that of the person whose name or id it is, else as it was typed.
fn somebody(book: &Book, typed: &str) -> String {
    let known = person(book, typed);
    known.map_or_else(|| typed.to_owned(), |row| row.name.clone())
}

fn person<'b>(book: &'b Book, typed: &str) -> Option<&'b PersonRow> {
    let mut people = book.people.iter();
    people.find(|row| row.id == typed || same_name(&row.name, typed))
}

/// A decision is somebody's who is known here, and has not left.
fn decides(book: &Book, by: &str) -> Result<()> {
    match person(book, by) {
        Some(row) if row.active => Ok(()),
        Some(row) => {
            let message = format!("{} has left and decides nothing.", row.name);
            Err(Error::invalid("by", message, "Name who decided."))
        }
        None => {
            let message = format!("There is nobody called {by}.");
            let hint = "Add them first: slipwayctl person add.";
            Err(Error::invalid("by", message, hint))
        }
    }
}

fn act(request: &RecordRun) -> Result<Act> {
    let slug = request.act.trim().to_lowercase().replace('-', "_");
    let text = said(&request.text)?;
    let checked_by = name("checked_by", &request.checked_by)?;
    Act::of(&slug, request.step.trim(), &text, &checked_by).ok_or_else(|| {
        let message = "That is nothing that can be recorded.";
        let hint = "start, finish, fail, skip, reopen, go, no_go, abort, evidence, note, deviation, \
                    rebaseline, complete, abandon.";
        Error::invalid("act", message, hint)
    })
}

fn said(text: &str) -> Result<String> {
    if text.chars().count() > LONGEST {
        let message = format!("It is longer than {LONGEST} characters.");
        let hint = "Keep it short; name where the rest lies.";
        return Err(Error::invalid("text", message, hint));
    }
    let kept = text.chars().filter(|c| *c == '\n' || !c.is_control());
    Ok(kept.collect::<String>().trim().to_owned())
}

fn name(field: &str, text: &str) -> Result<String> {
    if text.chars().count() > LONGEST_NAME {
        let message = format!("A name has {LONGEST_NAME} characters at most.");
        return Err(Error::invalid(field, message, "Shorten it."));
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    Ok(line.chars().filter(|c| !c.is_control()).collect())
}

fn refused(refusal: Refusal) -> Error {
    let hint = match &refusal {
        Refusal::Ended => "Notes and evidence can still be added.",
        Refusal::NoStep(_) => "runbook status names the steps.",
        Refusal::TurnedBack(_) => "Go on with the rollback.",
        Refusal::NotTurnedBack(_) => "Abort first, or record a no-go.",
        Refusal::Waits { .. } => "End those first, or skip them with a reason.",
        Refusal::IsDecision(_) => "Record a go or a no-go.",
        Refusal::NoDecision(_) => "Start it, then finish it.",
        Refusal::Unchecked(_) | Refusal::SelfChecked(_) => "Name another person who looked at it.",
        Refusal::NoReason => "Say why.",
        Refusal::Open(_) => "Finish or skip them first.",
        Refusal::Later { .. } => "Write down what happened as a deviation.",
        Refusal::State { .. } | Refusal::AlreadyBack | Refusal::Earlier => {
            "Look where it stands: runbook status."
        }
        Refusal::DecisionStays(_) => "",
    };
    let message = format!("Not recorded: {refusal}.");
    match refusal {
        Refusal::NoReason => Error::invalid("text", message, hint),
        Refusal::Unchecked(_) | Refusal::SelfChecked(_) => {
            Error::invalid("checked_by", message, hint)
        }
        Refusal::NoStep(_) => Error::new(Code::NotFound, message, hint),
        _ => Error::new(Code::Conflict, message, hint),
    }
}
