//! When what somebody brings was so: as they say, else by the date of the files, else now.

use super::ObserveEnvironment;
use super::keep::stored;
use crate::book::Book;
use crate::error::{Error, Result};
use crate::shape::WallTime;
use crate::time::{on_the_clock, zone_in};
use chrono::{DateTime, TimeDelta, Utc};
use slipway_domain::calendar::zone::{parse_local, place};
use slipway_domain::observed::{Dated, HelmRelease, JUST_NOW_MINUTES, date_look, deployed_moment};

/// When what a request brings was so, with what to tell of how that is known.
///
/// # Errors
/// `invalid` for a moment that is none, or has not come yet.
pub(super) fn taken(
    book: &Book,
    request: &ObserveEnvironment,
    releases: &[HelmRelease],
) -> Result<(DateTime<Utc>, Option<String>)> {
    let said = request.taken.as_ref();
    let said = said.map(|typed| moment(book, typed)).transpose()?;
    let date = |text: &Option<String>| {
        let at = DateTime::parse_from_rfc3339(text.as_deref()?).ok()?;
        Some(at.to_utc())
    };
    let files: Vec<_> = request
        .files
        .iter()
        .filter_map(|file| date(&file.modified))
        .collect();
    let deployed = releases
        .iter()
        .flat_map(|one| [Some(&one.last), one.running.as_ref()])
        .flatten()
        .filter_map(|one| deployed_moment(one.deployed_at.as_deref()?))
        .max();
    let (at, dated) = date_look(said, &files, deployed, book.now);
    let label = book.stamp(&stored(at)).label;
    let told = match dated {
        Dated::Said => Some(format!("Taken {label}, as whoever brought it says.")),
        Dated::Files => {
            let now = book.stamp(&stored(book.now)).label;
            Some(format!(
                "Taken {label} by the date of the files, and brought here {now}."
            ))
        }
        Dated::Deployment => Some(format!(
            "Taken {label} at the earliest, since it holds a deployment of then."
        )),
        Dated::Now => None,
    };
    Ok((at, told))
}

/// An instant with its offset, or a wall clock of its zone.
fn moment(book: &Book, typed: &WallTime) -> Result<DateTime<Utc>> {
    let text = typed.local.trim();
    let at = match DateTime::parse_from_rfc3339(text) {
        Ok(at) => at.to_utc(),
        Err(_) => {
            let zone = zone_in(&typed.zone)?;
            let local = parse_local(&text.replacen(' ', "T", 1)).ok_or_else(|| {
                let cut: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
                let hint = "Write the day and the time, such as 2026-11-28T22:00, or with an offset, \
                            2026-11-28T22:00:00+01:00.";
                Error::invalid("taken", format!("“{cut}” is not a time on any clock."), hint)
            })?;
            on_the_clock("taken", local, zone)?;
            place(local, zone).to_utc()
        }
    };
    match at - book.now > TimeDelta::minutes(JUST_NOW_MINUTES) {
        true => {
            let message = "That moment has not come yet.";
            Err(Error::invalid(
                "taken",
                message,
                "Say when they were taken.",
            ))
        }
        false => Ok(at.min(book.now)),
    }
}
