//! What a desk's clock says beside ours: by the `Date` of its answers, or, where somebody allows it, by
//! a ticket that is made there, read back and closed.

use crate::error::Result;
use crate::workspace::App;
use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{Desk, Fetched, Written, field};
use slipway_servicedesk::ServiceDesk;

/// Clocks that are no further apart are taken for the same: a ticket takes a while to be made.
const SAME: Duration = Duration::seconds(90);
/// States in which a ticket is over, the fittest first; desks do not allow each of them at once.
const OVER: [&str; 3] = ["closed", "resolved", "cancelled"];

/// Compares the clocks without changing anything; None where the desk does not tell.
pub(super) fn by_answer(app: &App, desk: &mut dyn ServiceDesk) -> Option<String> {
    let before = app.now();
    let there = desk.time().ok()??;
    let apart = there - before;
    let said = match apart.abs() <= SAME {
        true => format!("Its clock agrees with ours to {}.", amount(apart)),
        false => format!("Its clock is {} ours.", away(apart)),
    };
    Some(format!(
        "{said} Whether it reads the account's time zone rightly, only a ticket tells."
    ))
}

/// Makes a ticket, reads back when the desk says it was made, and closes it.
///
/// # Errors
/// The store's.
pub(super) fn by_ticket(app: &App, desk: &mut dyn Desk) -> Result<String> {
    let mark = app.host.new_id().to_string();
    let text = |text: &str| Value::text(text);
    let fields = Fields::from([
        (
            field::TITLE.to_owned(),
            text("Test of the time zone; closed at once"),
        ),
        (field::DESCRIPTION.to_owned(), text(ABOUT)),
    ]);
    let before = app.now();
    let remote = match desk.create(&mark, &fields) {
        Written::Applied { remote } => remote,
        Written::Refused(why) => return Ok(format!("No ticket could be made there: {why}")),
        _ => return Ok(unsure(desk, &mark)),
    };
    let created = match desk.fetch(&remote) {
        Ok(Fetched::Live(seen)) => moment(of(&seen.fields, field::CREATED).as_text()),
        _ => None,
    };
    let said = match created {
        Some(created) => told(&remote, created, before),
        None => format!("Ticket {remote} does not say when it was made."),
    };
    let end = match close(desk, &remote) {
        true => "It was closed again.".to_owned(),
        false => format!("It could not be closed: close ticket {remote} there."),
    };
    Ok(format!("{said} {end}"))
}

/// What stands in the ticket.
const ABOUT: &str = "Slipway made this ticket to compare the clocks, because somebody asked it to. \
                     Nothing has to be done.";

/// The answer was lost: whoever finds the ticket is told where it comes from.
fn unsure(desk: &mut dyn Desk, mark: &str) -> String {
    match desk
        .find(mark)
        .ok()
        .and_then(|found| found.into_iter().next())
    {
        Some(remote) => {
            let closed = if close(desk, &remote) {
                "closed again"
            } else {
                "left open"
            };
            format!("The answer was lost; ticket {remote} was made and {closed}. Try once more.")
        }
        None => {
            "The answer was lost. If a test of the time zone stands there, close it.".to_owned()
        }
    }
}

/// Takes a ticket to an end that the desk allows from its first state; whether that was seen.
fn close(desk: &mut dyn Desk, remote: &str) -> bool {
    OVER.iter().any(|state| {
        let wanted = Value::text(*state);
        let fields = Fields::from([(field::STATUS.to_owned(), wanted.clone())]);
        let written = desk.edit(remote, &fields, None);
        let after = matches!(written, Written::Applied { .. }).then(|| desk.fetch(remote));
        matches!(after, Some(Ok(Fetched::Live(seen))) if *of(&seen.fields, field::STATUS) == wanted)
    })
}

fn told(remote: &str, created: DateTime<Utc>, now: DateTime<Utc>) -> String {
    let apart = created - now;
    let clock = |at: DateTime<Utc>| at.format("%H:%M:%S").to_string();
    let both = format!(
        "ticket {remote} was made at {} UTC and says {} UTC",
        clock(now),
        clock(created)
    );
    match apart.abs() <= SAME {
        true => format!("Its times are right: {both}."),
        false => format!(
            "Its times are {} the world's: {both}. Set the time zone of the account there; until then \
             every clock of its tickets is off by as much.",
            away(apart)
        ),
    }
}

fn away(apart: Duration) -> String {
    let side = if apart > Duration::zero() {
        "ahead of"
    } else {
        "behind"
    };
    format!("{} {side}", amount(apart))
}

/// `2 h`, `5 h 30 min`, `40 s`; the two largest units.
fn amount(apart: Duration) -> String {
    let seconds = apart.num_seconds().unsigned_abs();
    let units = [
        (seconds / 3600, "h"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let parts = units.iter().skip_while(|(count, _)| *count == 0).take(2);
    let parts: Vec<String> = parts
        .filter(|(count, _)| *count > 0)
        .map(|(count, unit)| format!("{count} {unit}"))
        .collect();
    if parts.is_empty() {
        "0 s".to_owned()
    } else {
        parts.join(" ")
    }
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
}
