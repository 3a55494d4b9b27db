//! Says something about defects: to those outside as well, or to the team alone.

use super::change::decide;
use super::{CommentDefects, Decided};
use crate::error::Result;
use crate::transact::{Done, Op};
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: CommentDefects) -> Result<Done<Decided>> {
    decide(
        app,
        caller,
        Op::CommentDefect,
        &request.ids,
        |change| change.say(&request.body, request.public),
        |what| {
            let who = if request.public {
                "Answered"
            } else {
                "Noted on"
            };
            format!("{who} {what}")
        },
    )
}
