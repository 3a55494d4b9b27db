//! Adds, edits, moves or takes out one step of a runbook.

use super::edit::{names, over, put};
use super::{Runbook, SetRunbookStep, find, runs, show};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::runbook::{self, Section, Step, StepKind, is_step_id};

pub(crate) fn run(app: &App, caller: &Caller, request: SetRunbookStep) -> Result<Done<Runbook>> {
    let done = transact(app, caller, Op::EditRunbook, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = find::runbook(&desk, &request.runbook)?;
        over(&row, request.version)?;
        let mut text = runs::parsed(&row.text)?;
        let did = change(&mut text, &request)?;
        // What was put together is read as any text is, so that nothing is kept that cannot be read.
        let text = super::edit::typed(&runbook::write(&text))?;
        let row = put(app, tx, who, row, &text)?;
        let (title, code) = names(&desk, &row)?;
        let step = &request.step;
        let summary = format!("{did} step {step} of the runbook of {title} for {code}");
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_name(app, caller, &id))
}

fn change(runbook: &mut runbook::Runbook, request: &SetRunbookStep) -> Result<&'static str> {
    let id = request.step.trim();
    let found = runbook.step(id).map(|(place, _)| place);
    if request.remove {
        let place = found.ok_or_else(|| no_step(id))?;
        runbook.steps.remove(place);
        return Ok("Took out");
    }
    let (did, mut step) = match found {
        Some(place) => ("Edited", runbook.steps.remove(place)),
        None => ("Added", fresh(id, request)?),
    };
    apply(&mut step, request)?;
    let place = match request.behind.as_deref().map(str::trim) {
        None => found.unwrap_or(runbook.steps.len()),
        Some("") => 0,
        Some(behind) => {
            let (place, _) = runbook.step(behind).ok_or_else(|| no_step(behind))?;
            place + 1
        }
    };
    runbook.steps.insert(place.min(runbook.steps.len()), step);
    Ok(did)
}

fn no_step(id: &str) -> Error {
    let id: String = id.chars().filter(|c| !c.is_control()).take(60).collect();
    Error::not_found(format!("step {id}"), "runbook show names them.")
}

/// A step that is added: it says at least what is done, and where it stands.
fn fresh(id: &str, request: &SetRunbookStep) -> Result<Step> {
    if !is_step_id(id) {
        let message = "A step is named by small letters, digits and hyphens, 60 at most.";
        return Err(Error::invalid("step", message, "Such as backup-ledger."));
    }
    let (Some(title), Some(section)) = (&request.title, &request.section) else {
        let message = format!("There is no step {id} yet.");
        let hint = "To add it, say its title and its section.";
        return Err(Error::invalid("step", message, hint));
    };
    Ok(Step::new(id, part(section)?, StepKind::Action, title))
}

fn part(text: &str) -> Result<Section> {
    Section::parse(text).ok_or_else(|| {
        let slugs: Vec<&str> = Section::ALL.iter().map(|one| one.slug()).collect();
        let hint = format!("There are {}.", slugs.join(", "));
        Error::invalid("section", "There is no such part.", hint)
    })
}

fn apply(step: &mut Step, request: &SetRunbookStep) -> Result<()> {
    if let Some(section) = &request.section {
        step.section = part(section)?;
    }
    if let Some(kind) = &request.kind {
        step.kind = StepKind::parse(kind).ok_or_else(|| {
            let slugs: Vec<&str> = StepKind::ALL.iter().map(|one| one.slug()).collect();
            let hint = format!("There are {}.", slugs.join(", "));
            Error::invalid("kind", "There is no such type of step.", hint)
        })?;
    }
    for (given, kept) in [
        (&request.title, &mut step.title),
        (&request.text, &mut step.text),
        (&request.command, &mut step.command),
        (&request.maker, &mut step.maker),
        (&request.checker, &mut step.checker),
        (&request.expected, &mut step.expected),
    ] {
        if let Some(given) = given {
            given.clone_into(kept);
        }
    }
    for (given, kept) in [
        (&request.after, &mut step.after),
        (&request.with, &mut step.with),
    ] {
        if let Some(given) = given {
            given.clone_into(kept);
        }
    }
    if let Some(minutes) = request.estimate {
        step.estimate = Some(minutes);
    }
    if let Some(no_return) = request.point_of_no_return {
        step.point_of_no_return = no_return;
    }
    if let Some(takes_back) = &request.takes_back {
        let named = takes_back.trim();
        step.rollback_of = (!named.is_empty()).then(|| named.to_owned());
    }
    Ok(())
}
