//! Accepts defects as one operation: what is taken over of what was suggested, the word to who reported
//! them, and the note to the team.

use super::change::decide;
use super::{AcceptDefects, Decided, TriageDefects, triage};
use crate::error::Result;
use crate::transact::{Done, Op};
use crate::{App, Caller};

pub(crate) fn run(app: &App, caller: &Caller, request: AcceptDefects) -> Result<Done<Decided>> {
    let taken = taken(&request);
    if let Some(taken) = &taken {
        triage::checked(taken)?;
    }
    decide(
        app,
        caller,
        Op::AcceptDefect,
        &request.ids,
        |change| {
            if let Some(taken) = &taken {
                triage::one(change, taken)?;
            }
            change.decided("accepted");
            change.tell(request.answer.as_deref())?;
            match given(request.note.as_deref()) {
                Some(note) => change.say(note, false),
                None => Ok(()),
            }
        },
        |what| {
            let told = taken
                .as_ref()
                .map(|taken| format!(": {}", triage::told(taken)));
            format!("Accepted {what}{}", told.unwrap_or_default())
        },
    )
}

/// What is decided with it; None when it is all decided already.
fn taken(request: &AcceptDefects) -> Option<TriageDefects> {
    let some = request.urgency.is_some() || request.impact.is_some() || request.severity.is_some();
    some.then(|| TriageDefects {
        urgency: request.urgency,
        impact: request.impact,
        severity: request.severity.clone(),
        ..TriageDefects::default()
    })
}

/// What somebody wrote, unless it is empty.
pub(crate) fn given(text: Option<&str>) -> Option<&str> {
    text.map(str::trim).filter(|text| !text.is_empty())
}
