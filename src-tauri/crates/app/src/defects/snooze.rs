//! Takes defects out of the inbox for a while.

use super::change::decide;
use super::{Decided, SnoozeDefects};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::shape::WallTime;
use crate::time::wall_in;
use crate::transact::{Done, Op};
use crate::{App, Caller};
use chrono::{DateTime, SecondsFormat, Utc};
use slipway_domain::calendar::zone::{place, words};

pub(crate) fn run(app: &App, caller: &Caller, request: SnoozeDefects) -> Result<Done<Decided>> {
    let book = app.store.read(|conn| Book::read(app, conn))?;
    let until = match request.until.trim() {
        "" => None,
        text => Some(read(&book, text)?),
    };
    let text = until.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
    decide(
        app,
        caller,
        Op::SnoozeDefect,
        &request.ids,
        |change| {
            change.triage.snoozed_until.clone_from(&text);
            Ok(())
        },
        |what| match until {
            Some(at) => {
                let label = words(&at.with_timezone(&book.zone));
                format!("Put {what} off until {label}")
            }
            None => format!("Took {what} back into the inbox"),
        },
    )
}

fn read(book: &Book, text: &str) -> Result<DateTime<Utc>> {
    let wall = WallTime {
        local: text.to_owned(),
        zone: book.zone.name().to_owned(),
        label: String::new(),
    };
    let (local, zone) = wall_in(&wall).map_err(|error| error.at("until"))?;
    let at = place(local, zone).to_utc();
    if at <= book.now {
        let hint = "Choose a time to come, or leave it in the inbox.";
        return Err(Error::invalid("until", "That time is past.", hint));
    }
    Ok(at)
}
