//! Accepts defects, and tells who reported them when there is something to say.

use super::change::decide;
use super::{AcceptDefects, Decided};
use crate::error::Result;
use crate::transact::{Done, Op};
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: AcceptDefects) -> Result<Done<Decided>> {
    let answer = request
        .answer
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty());
    decide(
        app,
        caller,
        Op::AcceptDefect,
        &request.ids,
        |change| {
            change.decided("accepted");
            match answer {
                Some(text) => change.say(text, true),
                None => Ok(()),
            }
        },
        |what| format!("Accepted {what}"),
    )
}
