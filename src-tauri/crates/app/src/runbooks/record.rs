//! Records what was done in a run. Each is one transaction, so a run is where its last one left it.

use super::{RecordRun, RunbookRun, find, runs, show_run};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::runbook::run::{Act, Event, Refusal};
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
            Some(by) if !by.is_empty() => name("by", by)?,
            _ => who.name.clone(),
        };
        // A clock that was put back must not keep a run from going on.
        let at = book.now.max(told.run.last);
        let event = Event { at, by, act };
        told.run.apply(&event).map_err(refused)?;
        let last = told.events.last().map_or(0, |last| last.seq);
        let act = &event.act;
        let kept = RunbookEventRow {
            id: app.host.new_id().to_string(),
            run_id: told.row.id.clone(),
            seq: last.saturating_add(1),
            at: at.to_rfc3339_opts(chrono::SecondsFormat::Millis, true),
            by: event.by.clone(),
            recorded_by: who.id.clone(),
            act: act.slug().to_owned(),
            step: act.step().to_owned(),
            text: act.text().to_owned(),
            checked_by: act.checked_by().to_owned(),
        };
        tx.put(&kept)?;
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
