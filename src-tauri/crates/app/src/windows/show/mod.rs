//! A part of the calendar: its days, its rows, and what lies on them.

mod after;
mod bands;
mod days;
mod entries;
mod gates;
mod pick;
mod wanted;
mod words;

pub(crate) use bands::spans;

use super::halts;
use super::load::load_gates;
use super::rows::{Names, zone_label};
use super::{CalendarRow, CalendarView, SecondZone, ShowCalendar};
use crate::book::Book;
use crate::deployments::desk::Desk;
use crate::deployments::standing;
use crate::error::Result;
use crate::time::zone_in;
use crate::{App, Caller};
use chrono::{DateTime, Days, NaiveDate, Utc};
use gates::Gates;
use pick::Shown;
use slipway_domain::calendar::span::Span;
use slipway_store::table::deployment;
use wanted::Wanted;

pub(crate) fn run(app: &App, caller: &Caller, request: ShowCalendar) -> Result<CalendarView> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let names = Names::read(conn, &book)?;
        let wanted = wanted::wanted(&request, &names)?;
        let picked = pick::pick(conn, &names.ladder, &wanted)?;
        let around = around(&wanted.span, &picked.shown);
        let gates = Gates::new(load_gates(conn, &book, None, &around)?, &around);
        let calendar = gates.calendar();
        let bands = bands::bands(conn, &calendar.windows, &names, &wanted)?;
        let ids = picked.shown.iter().map(|shown| shown.row.id.as_str());
        let again = standing::to_confirm_again_of(&Desk::new(app, conn, caller, &book)?, ids)?;
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
            entries: entries::entries(picked.shown, &book, &gates, wanted.zone, &again),
            left_out: picked.left_out,
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
