//! Lifts a freeze: from now on it denies nothing, and stays to be seen with who lifted it.

use super::rows::Names;
use super::save::found;
use super::{LiftWindow, WindowShape};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::role::Power;
use slipway_store::table::calendar_window::CalendarWindowRow;

pub(crate) fn run(app: &App, caller: &Caller, request: LiftWindow) -> Result<Done<WindowShape>> {
    let reason = needed_reason(&request.reason)?;
    transact(app, caller, Op::LiftFreeze, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let mut row: CalendarWindowRow = found(tx.get(&request.id)?)?;
        if row.kind != "freeze" {
            return Err(Error::new(
                Code::Conflict,
                format!(
                    "“{}” is a maintenance window, which denies nothing.",
                    row.reason
                ),
                "Remove it, or freeze the environment.",
            ));
        }
        if let Some(at) = &row.lifted_at {
            let message = format!("“{}” was lifted {}.", row.reason, book.stamp(at).label);
            return Err(Error::new(Code::Conflict, message, ""));
        }
        may_end(who, &row, &book)?;
        row.lifted_at = Some(app.now_text());
        row.lifted_by = Some(who.id.clone());
        row.lifted_reason = Some(reason.clone());
        row.sequence += 1;
        tx.put(&row)?;
        let shape = Names::read(tx.conn(), &book)?.shape(&row)?;
        Ok((
            shape,
            format!("Lifted the freeze “{}”: {reason}", row.reason),
        ))
    })
}

/// Refuses who may not end a freeze: it holds against all but its owner and those who may let a
/// block pass or administer the hub. A maintenance window is anybody's who plans.
///
/// # Errors
/// `forbidden` with who may.
pub(crate) fn may_end(who: &Actor, row: &CalendarWindowRow, book: &Book) -> Result<()> {
    let owns = row.owner_id.as_ref() == Some(&who.id);
    let powers = [Power::Override, Power::Administer];
    if row.kind != "freeze" || owns || powers.iter().any(|power| power.held_by(&who.roles)) {
        return Ok(());
    }
    let owner = row.owner_id.as_deref().and_then(|id| book.person_name(id));
    Err(Error::new(
        Code::Forbidden,
        format!("{} may not change or lift “{}”.", who.name, row.reason),
        match owner {
            Some(owner) => format!("{owner} may, or {}.", holders(&powers)),
            None => format!("It takes: {}.", holders(&powers)),
        },
    ))
}

/// The roles that carry one of these powers, in words.
pub(crate) fn holders(powers: &[Power]) -> String {
    let roles = powers.iter().flat_map(|power| power.roles());
    let titles: Vec<&str> = roles.map(|role| role.title()).collect();
    titles.join(", ")
}

/// A reason that others will read.
pub(crate) fn needed_reason(text: &str) -> Result<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let reason = words.join(" ");
    match reason.chars().count() {
        0 => Err(Error::invalid(
            "reason",
            "This needs a reason.",
            "It is kept, and others will read it.",
        )),
        1..=200 => Ok(reason),
        _ => Err(Error::invalid(
            "reason",
            "The reason is longer than a line.",
            "Keep it to 200 characters.",
        )),
    }
}
