//! Declines defects, with the reason.

use super::change::decide;
use super::{Decided, DeclineDefects};
use crate::error::{Error, Result};
use crate::transact::{Done, Op};
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: DeclineDefects) -> Result<Done<Decided>> {
    let reason = request.reason.trim();
    if reason.is_empty() {
        let hint = "Who reported it will ask.";
        return Err(Error::invalid("reason", "Say why it is declined.", hint));
    }
    decide(
        app,
        caller,
        Op::DeclineDefect,
        &request.ids,
        |change| {
            change.decided("declined");
            change.triage.reason = reason.to_owned();
            change.tell(request.answer.as_deref())
        },
        |what| format!("Declined {what}: {reason}"),
    )
}
