//! Adds, edits, moves or takes out one step of a runbook.

use super::edit::{names, over, put};
use super::{Runbook, SetRunbookStep, find, show};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::runbook::{self, EditError, Place, Section, Step, StepKind, is_step_id};

pub(crate) fn run(app: &App, caller: &Caller, request: SetRunbookStep) -> Result<Done<Runbook>> {
    let done = transact(app, caller, Op::EditRunbook, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let desk = Desk::new(app, tx.conn(), caller, &book)?;
        let row = find::runbook(&desk, &request.runbook)?;
        over(&row, request.version)?;
        let (text, did) = changed(&row.text, &request)?;
        let row = put(app, tx, who, row, &super::edit::typed(&text)?)?;
        let (title, code) = names(&desk, &row)?;
        let step = &request.step;
        let summary = format!("{did} step {step} of the runbook of {title} for {code}");
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_name(app, caller, &id))
}

/// A text with one step changed, and what was done to it. What was put together is read as any text
/// is, so that nothing is kept that cannot be read.
pub(super) fn changed(text: &str, request: &SetRunbookStep) -> Result<(String, &'static str)> {
    let id = request.step.trim();
    let runbook = super::edit::typed(text)?;
    if request.remove {
        let text = runbook::remove_step(text, id).map_err(refused)?;
        return Ok((text, "Took out"));
    }
    let (did, mut step) = match runbook.step(id) {
        Some((_, step)) => ("Edited", step.clone()),
        None => ("Added", fresh(id, request)?),
    };
    apply(&mut step, request)?;
    let place = match request.behind.as_deref().map(str::trim) {
        None => Place::Stay,
        Some("") => Place::First,
        Some(behind) => Place::Behind(behind.to_owned()),
    };
    let text = runbook::set_step(text, &step, &place).map_err(refused)?;
    super::edit::typed(&text)?;
    Ok((text, did))
}

fn refused(error: EditError) -> Error {
    match error {
        EditError::NoStep(id) => no_step(&id),
        EditError::Text(error) => super::edit::unread(&error),
    }
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
    if request.no_estimate {
        step.estimate = None;
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
