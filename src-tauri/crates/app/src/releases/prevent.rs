//! Prevents progression with a reason, and lifts it.

use super::read::{find, title};
use super::{PreventRelease, Release, show};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::release::ReleaseRow;

pub(crate) fn run(app: &App, caller: &Caller, request: PreventRelease) -> Result<Done<Release>> {
    let reason = request.reason.trim().to_owned();
    if reason.is_empty() {
        let hint = "Those who wait for it will read it.";
        return Err(Error::invalid("reason", "It needs a reason.", hint));
    }
    let op = if request.prevent {
        Op::PreventRelease
    } else {
        Op::LiftPrevention
    };
    let done = transact(app, caller, op, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let row = find(tx.conn(), &book, &request.release)?;
        let name = title(&book, &row);
        if row.prevented_reason.is_some() == request.prevent {
            let state = if request.prevent {
                "prevented already"
            } else {
                "not prevented"
            };
            let message = format!("Progression of {name} is {state}.");
            return Err(Error::new(Code::Conflict, message, ""));
        }
        let (why, by, at) = if request.prevent {
            (
                Some(reason.clone()),
                Some(who.id.clone()),
                Some(app.now_text()),
            )
        } else {
            (None, None, None)
        };
        let id = row.id.clone();
        tx.put(&ReleaseRow {
            prevented_reason: why,
            prevented_by: by,
            prevented_at: at,
            ..row
        })?;
        let did = if request.prevent {
            "Prevented progression of"
        } else {
            "Lifted the stop of"
        };
        Ok((id, format!("{did} {name}: {reason}")))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
