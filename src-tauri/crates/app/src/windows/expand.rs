//! The occurrences of a window between two days.

use super::rows::{occurrence_shape, window_of};
use super::save::found;
use super::{ExpandWindow, Occurrences};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::{App, Caller};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use slipway_domain::calendar::zone::place;
use slipway_domain::settings::is_date;
use slipway_store::get;

pub(crate) fn run(app: &App, _caller: &Caller, request: ExpandWindow) -> Result<Occurrences> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let row = found(get(conn, &request.id)?)?;
        let window = window_of(&row, &book)?;
        let zone = window.schedule.zone;
        let (from, to) = days_in(&request.from, &request.to, zone)?;
        let mut occurrences = window.schedule.occurrences(from, to).map_err(|_| {
            let message = "More than 10000 occurrences lie between these days.";
            Error::invalid("to", message, "Ask for fewer days.")
        })?;
        let lifted = window.lifted_at;
        occurrences.retain(|one| lifted.is_none_or(|lifted| one.start < lifted));
        let shapes = occurrences.iter().map(|one| occurrence_shape(one, zone));
        Ok(Occurrences {
            occurrences: shapes.collect(),
        })
    })
}

/// The instants from the beginning of the first day to the end of the last, in a zone.
///
/// # Errors
/// `invalid` for what is no day, or an end before the start.
pub(crate) fn days_in(from: &str, to: &str, zone: Tz) -> Result<(DateTime<Utc>, DateTime<Utc>)> {
    let (first, last) = (day("from", from)?, day("to", to)?);
    if last < first {
        let message = "The last day lies before the first.";
        return Err(Error::invalid("to", message, "Swap the two days."));
    }
    let next = last.checked_add_days(Days::new(1)).unwrap_or(last);
    Ok((midnight(first, zone), midnight(next, zone)))
}

/// Reads a day.
///
/// # Errors
/// `invalid` with the field.
pub(crate) fn day(field: &str, text: &str) -> Result<NaiveDate> {
    let day = text.parse().ok().filter(|_| is_date(text));
    day.ok_or_else(|| {
        let cut: String = text.chars().take(40).collect();
        Error::invalid(
            field,
            format!("“{cut}” is not a date."),
            "Write YYYY-MM-DD.",
        )
    })
}

/// When a day begins in a zone.
pub(crate) fn midnight(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    place(day.and_time(NaiveTime::MIN), zone).to_utc()
}
