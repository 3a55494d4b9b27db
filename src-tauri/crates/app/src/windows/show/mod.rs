//! A part of the calendar: its days, its rows, and what lies on them.

mod after;
mod bands;
mod days;
mod entries;
mod gates;
mod words;

pub(crate) use bands::spans;

use super::expand::{day, midnight};
use super::halts;
use super::load::load;
use super::rows::{Names, zone_label};
use super::scope::{environment_ids, product_ids};
use super::{CalendarRow, CalendarView, SecondZone, ShowCalendar};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::deployments::standing::to_confirm_again;
use crate::error::{Error, Result};
use crate::time::zone_in;
use crate::{App, Caller};
use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Tz;
use entries::Shown;
use gates::Gates;
use slipway_domain::calendar::recurrence::YEARS;
use slipway_domain::calendar::span::Span;
use slipway_domain::deployment::DeploymentState;
use slipway_store::table::deployment;
use std::collections::BTreeSet;

/// Most days that are shown at once: two years and a week.
const LONGEST: i64 = 740;

/// What is shown.
struct Wanted {
    first: NaiveDate,
    last: NaiveDate,
    span: Span,
    zone: Tz,
    /// Ids; empty means every one.
    environments: BTreeSet<String>,
    /// Ids; empty means every one.
    products: BTreeSet<String>,
    /// Empty means every one but cancelled.
    states: Vec<DeploymentState>,
}

impl Wanted {
    fn environment(&self, id: &str) -> bool {
        self.environments.is_empty() || self.environments.contains(id)
    }

    fn product(&self, id: Option<&str>) -> bool {
        self.products.is_empty() || id.is_some_and(|id| self.products.contains(id))
    }

    fn state(&self, state: DeploymentState) -> bool {
        match self.states.as_slice() {
            [] => state != DeploymentState::Cancelled,
            states => states.contains(&state),
        }
    }

    /// Whether a window of these environments and products is shown; empty means every one.
    fn scope(&self, environments: &BTreeSet<String>, products: &BTreeSet<String>) -> bool {
        let any = |wanted: &BTreeSet<String>, its: &BTreeSet<String>| {
            wanted.is_empty() || its.is_empty() || !wanted.is_disjoint(its)
        };
        any(&self.environments, environments) && any(&self.products, products)
    }
}

pub(crate) fn run(app: &App, caller: &Caller, request: ShowCalendar) -> Result<CalendarView> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let names = Names::read(conn, &book)?;
        let wanted = wanted(&request, &names)?;
        let shown = entries::shown(conn, &wanted)?;
        let around = around(&wanted.span, &shown);
        let gates = Gates::new(load(conn, &book, None, &around)?, &around);
        let calendar = gates.calendar();
        let bands = bands::bands(conn, &calendar.windows, &names, &wanted)?;
        let again = to_confirm_again(&Desk::new(app, conn, caller, &book)?)?;
        let second = request
            .second_zone
            .as_deref()
            .filter(|zone| !zone.is_empty());
        Ok(CalendarView {
            zone: wanted.zone.name().to_owned(),
            zone_label: zone_label(wanted.span.start, wanted.zone),
            now: book.stamp(&app.now_text()),
            days: days::days(
                &calendar.working_time,
                wanted.zone,
                wanted.first,
                wanted.last,
            ),
            second: match second {
                None => None,
                Some(zone) => Some(second_zone(&calendar.working_time, zone, &wanted)?),
            },
            rows: {
                let rows = names.ladder.iter();
                rows.filter(|row| wanted.environment(&row.id))
                    .map(|row| {
                        let (gated, gating) = gates.words(&row.id);
                        Ok(CalendarRow {
                            id: row.id.clone(),
                            code: row.code.clone(),
                            name: row.name.clone(),
                            kind: row.kind.clone(),
                            gated,
                            gating,
                            running: deployment::running(conn, &row.id)?,
                        })
                    })
                    .collect::<Result<_>>()?
            },
            entries: entries::entries(shown, &book, &gates, wanted.zone, &again),
            bands,
            halts: halts::active(conn, &names)?,
            after: after::after(conn, &names, &wanted)?,
        })
    })
}

/// The view, and what reaches into it from before and after.
fn around(view: &Span, shown: &[Shown]) -> Span {
    let spans = shown.iter().map(|shown| shown.span);
    spans.fold(*view, |around, span| {
        Span::new(around.start.min(span.start), around.end.max(span.end))
    })
}

fn wanted(request: &ShowCalendar, names: &Names<'_>) -> Result<Wanted> {
    let zone = match request.zone.as_deref().filter(|zone| !zone.is_empty()) {
        Some(zone) => zone_in(zone)?,
        None => names.book.zone,
    };
    let (first, last) = (day("from", &request.from)?, day("to", &request.to)?);
    if last < first {
        let message = "The last day lies before the first.";
        return Err(Error::invalid("to", message, "Swap the two days."));
    }
    if (last - first).num_days() > LONGEST {
        let message = "This is longer than a calendar shows at once.";
        return Err(Error::invalid("to", message, "Ask for two years at most."));
    }
    if !YEARS.contains(&first.year()) || !YEARS.contains(&last.year()) {
        let message = "These days lie beyond what can be planned.";
        return Err(Error::invalid(
            "from",
            message,
            "Choose a year from 1970 to 2200.",
        ));
    }
    let states = request.states.iter().map(|slug| {
        DeploymentState::parse(slug).ok_or_else(|| {
            let known: Vec<&str> = DeploymentState::ALL
                .iter()
                .map(|state| state.slug())
                .collect();
            let hint = format!("There are: {}.", known.join(", "));
            Error::invalid(
                "states",
                format!("“{slug}” is no state of a deployment."),
                hint,
            )
        })
    });
    Ok(Wanted {
        first,
        last,
        span: Span::new(midnight(first, zone), midnight(after_day(last), zone)),
        zone,
        environments: environment_ids(&names.ladder, &request.environments)?
            .into_iter()
            .collect(),
        products: product_ids(names.book, &request.products)?
            .into_iter()
            .collect(),
        states: states.collect::<Result<_>>()?,
    })
}

fn second_zone(
    time: &slipway_domain::calendar::working_time::WorkingTime,
    zone: &str,
    wanted: &Wanted,
) -> Result<SecondZone> {
    let zone = zone_in(zone).map_err(|error| error.at("second_zone"))?;
    let date = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
    let last = date(wanted.span.end - chrono::Duration::seconds(1));
    Ok(SecondZone {
        zone: zone.name().to_owned(),
        label: zone_label(wanted.span.start, zone),
        days: days::days(time, zone, date(wanted.span.start), last),
    })
}

fn after_day(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
