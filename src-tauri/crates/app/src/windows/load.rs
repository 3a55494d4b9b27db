//! Reads from the tables what may matter to a question, and no more.

use super::rows::window_of;
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::time::placed_at;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use slipway_domain::calendar::booking::Booking;
use slipway_domain::calendar::halt::Halt;
use slipway_domain::calendar::question::{Calendar, Link};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::Window;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::deployment::DeploymentState;
use slipway_domain::settings::WorkingHours;
use slipway_store::Connection;
use slipway_store::table::deployment::BookedRow;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::{calendar_window, deployment, environment, halt};
use std::collections::BTreeMap;

/// Kept instants are those of the day they were saved; zone rules that changed since move them by
/// hours, so a day more is read on either side.
const MARGIN: i64 = 86_400;

/// Everything that may decide when a change runs within `span`: windows (of `environment` and of
/// everything, or all of them for None), one maintenance window of each scope at least, so that what
/// is gated is known to be, halts, bookings of every environment, working time and links.
///
/// Beyond the span the calendar says nothing; [`super::ask`] widens it until an answer is whole.
///
/// # Errors
/// The store's; `internal` for a window that cannot be read, since leaving out a freeze would open
/// what it closes.
pub(crate) fn load(
    conn: &Connection,
    book: &Book,
    environment: Option<&str>,
    span: &Span,
) -> Result<Calendar> {
    Ok(Calendar {
        bookings: bookings(conn, book, span)?,
        ..load_gates(conn, book, environment, span)?
    })
}

/// What [`load`] reads but for the bookings: all that opens and shuts a gate.
///
/// # Errors
/// Those of [`load`].
pub(crate) fn load_gates(
    conn: &Connection,
    book: &Book,
    environment: Option<&str>,
    span: &Span,
) -> Result<Calendar> {
    let (from, to) = instants(span);
    let near = calendar_window::near(conn, from, to, environment, None)?;
    let gates = calendar_window::gates(conn)?;
    let far = gates
        .iter()
        .filter(|gate| !near.iter().any(|known| known.id == gate.id));
    let windows = near.iter().chain(far).map(|row| window_of(row, book));
    Ok(Calendar {
        windows: windows.collect::<Result<_>>()?,
        halts: halts(conn)?,
        bookings: Vec::new(),
        working_time: working_time(book),
        links: links(&environment::all(conn)?),
    })
}

/// The windows alone, of a kind or of both, that may hold some time of a span.
///
/// # Errors
/// Those of [`load`].
pub(crate) fn windows_near(
    conn: &Connection,
    book: &Book,
    environment: Option<&str>,
    kind: Option<&str>,
    span: &Span,
) -> Result<Vec<Window>> {
    let (from, to) = instants(span);
    let rows = calendar_window::near(conn, from, to, environment, kind)?;
    rows.iter().map(|row| window_of(row, book)).collect()
}

/// A span as the tables keep instants, with a day more on either side.
pub(super) fn instants(span: &Span) -> (i64, i64) {
    let (from, to) = (span.start.timestamp(), span.end.timestamp());
    (from.saturating_sub(MARGIN), to.saturating_add(MARGIN))
}

/// When the hub works. Nobody works never: until its hours are set, Monday to Friday count.
pub(crate) fn working_time(book: &Book) -> WorkingTime {
    let (hours, days) = book.hub.as_ref().map_or_else(Default::default, |hub| {
        (hub.working_hours.clone(), hub.holidays.clone())
    });
    let holidays: BTreeMap<NaiveDate, String> = days
        .into_iter()
        .filter_map(|day| Some((day.date.parse().ok()?, day.name)))
        .collect();
    let hours = hours.into_iter().map(|hours| WorkingHours {
        day: hours.day,
        from: hours.from,
        to: hours.to,
    });
    let mut hours: Vec<WorkingHours> = hours.collect();
    if hours.is_empty() {
        hours.extend((1..=5).map(|day| WorkingHours {
            day,
            from: "08:00".to_owned(),
            to: "17:00".to_owned(),
        }));
    }
    WorkingTime {
        zone: book.zone,
        hours,
        holidays,
    }
}

/// Environments that feed each other or stand on the same infrastructure, by their ids.
pub(crate) fn links(ladder: &[EnvironmentRow]) -> Vec<(String, String, Link)> {
    let id = |code: &str| {
        ladder
            .iter()
            .find(|row| row.code == code)
            .map(|row| &row.id)
    };
    let mut links = Vec::new();
    for row in ladder {
        let feeds = row.feeds_from.as_deref().and_then(id);
        links.extend(feeds.map(|from| (from.clone(), row.id.clone(), Link::Feeds)));
        let shares = row.shares_with.as_array().into_iter().flatten();
        let shares = shares.filter_map(|code| id(code.as_str()?));
        links.extend(shares.map(|with| (row.id.clone(), with.clone(), Link::Shared)));
    }
    links
}

/// Every halt there was.
pub(crate) fn halts(conn: &Connection) -> Result<Vec<Halt>> {
    halt::all(conn)?.iter().map(halt_of).collect()
}

fn halt_of(row: &halt::HaltRow) -> Result<Halt> {
    let at = |text: &str| {
        let at = DateTime::parse_from_rfc3339(text);
        at.map(|at| at.to_utc())
            .map_err(|_| unreadable(&row.reason))
    };
    Ok(Halt {
        id: row.id.clone(),
        reason: row.reason.clone(),
        environments: serde_json::from_value(row.environments.clone())
            .map_err(|_| unreadable(&row.reason))?,
        from: at(&row.set_at)?,
        until: row.until.as_deref().map(at).transpose()?,
        lifted_at: row.lifted_at.as_deref().map(at).transpose()?,
    })
}

/// Deployments that take their time within a span: neither closed nor called off. One whose window
/// is still open holds its environment up to now at least, whatever was planned.
fn bookings(conn: &Connection, book: &Book, span: &Span) -> Result<Vec<Booking>> {
    let (from, to) = instants(span);
    let mut rows = deployment::booked(conn, from, to)?;
    for row in deployment::open(conn)? {
        if !rows.iter().any(|known| known.id == row.id) {
            rows.push(row);
        }
    }
    rows.into_iter()
        .filter(|row| !["closed", "cancelled"].contains(&row.state.as_str()))
        .map(|row| booking_of(row, book))
        .collect()
}

fn booking_of(row: BookedRow, book: &Book) -> Result<Booking> {
    let mut span = span_of(&row)?;
    let state = DeploymentState::parse(&row.state);
    if state.is_some_and(DeploymentState::under_way) {
        span.end = span.end.max(book.now + Duration::minutes(1));
    }
    let product = row.product_id.as_deref().and_then(|id| book.product(id));
    Ok(Booking {
        title: match product {
            Some(product) => format!("{} {}", product.name, row.title),
            None => row.title,
        },
        id: row.id,
        environment: row.environment_id,
        product: row.product_id,
        span,
        people: row.people.into_iter().flatten().collect(),
    })
}

/// The time a deployment is planned for, by today's rules of its zone.
///
/// # Errors
/// `internal` when its wall clock or zone cannot be read.
pub(crate) fn span_of(row: &BookedRow) -> Result<Span> {
    let start: DateTime<Utc> =
        placed_at(&row.start_local, &row.zone).ok_or_else(|| unreadable(&row.title))?;
    Ok(Span::of_minutes(start, row.minutes))
}

/// What is there but cannot be read: said, as it may be what denies a change.
pub(super) fn unreadable(title: &str) -> Error {
    Error::new(
        Code::Internal,
        format!("“{title}” is in the calendar, but its time cannot be read."),
        "Edit it, or run slipwayctl check.",
    )
}
