//! Moves defects to another of the six states.

use super::accept::given;
use super::change::{Change, decide};
use super::{Decided, SetDefectStatus, judge};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::repos::sync::sentence;
use crate::transact::{Done, Op};
use crate::{App, Caller};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::{Grounds, TicketState};
use slipway_domain::desk::field;
use slipway_domain::desk::value::Value;

pub(crate) fn run(app: &App, caller: &Caller, request: SetDefectStatus) -> Result<Done<Decided>> {
    let status = request
        .status
        .trim()
        .to_lowercase()
        .replace([' ', '-'], "_");
    if !field::STATUSES.contains(&status.as_str()) {
        let message = format!("“{}” is not a state of a ticket.", request.status);
        let hint = format!("Use one of: {}.", field::STATUSES.join(", "));
        return Err(Error::invalid("status", message, hint));
    }
    let (book, hub) = app
        .store
        .read(|conn| Ok::<_, Error>((Book::read(app, conn)?, judge::Hub::read(conn)?)))?;
    let reason = request.reason.as_deref().unwrap_or_default().trim();
    let decision = request.decision.as_deref().unwrap_or_default().trim();
    let overriding = given(request.override_reason.as_deref());
    let grounds = Grounds {
        client_action: reason,
        customer_decision: decision,
    };
    decide(
        app,
        caller,
        Op::SetDefectStatus,
        &request.ids,
        |change| {
            if let Some(to) = TicketState::parse(&status) {
                may_go(change, to, &grounds)?;
                judge::may_be(&book, &hub, change, to, decision, overriding)?;
            }
            if !decision.is_empty() {
                change.triage.customer_decision = decision.to_owned();
            }
            change.set(field::STATUS, Value::text(status.clone()))
        },
        |what| {
            let why = [overriding.unwrap_or_default(), reason, decision];
            let why = why.into_iter().find(|text| !text.is_empty());
            let why = why.map(|why| format!(": {why}")).unwrap_or_default();
            format!("Moved {what} to {}{why}", status.replace('_', " "))
        },
    )
}

/// Whether the guide lets it go there from where it is.
fn may_go(change: &Change<'_>, to: TicketState, grounds: &Grounds<'_>) -> Result<()> {
    let Some(from) = TicketState::parse(change.value(field::STATUS).as_text()) else {
        return Ok(());
    };
    let severity = Severity::parse(change.value(field::SEVERITY).as_text());
    from.may_go(to, severity, grounds)
        .map_err(|no| Error::invalid(no.field(), sentence(&no.to_string()), no.hint()))
}
