//! Between the rows of windows, the engine's own values, and what hosts show.

use super::load::unreadable;
use super::scope::{codes, strings};
use super::{LiftShape, OccurrenceShape, WindowShape};
use crate::book::Book;
use crate::error::Result;
use crate::shape::WallTime;
use crate::time::{local_text, wall};
use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Offset, Utc};
use chrono_tz::{OffsetName, Tz};
use serde_json::Value;
use slipway_domain::calendar::length;
use slipway_domain::calendar::schedule::{Occurrence, Schedule};
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Scope, Window, WindowKind};
use slipway_domain::calendar::zone::{Shift, parse_local, place, span_words, words};
use slipway_store::Connection;
use slipway_store::table::calendar_source::{self, CalendarSourceRow};
use slipway_store::table::calendar_window::CalendarWindowRow;
use slipway_store::table::environment::{self, EnvironmentRow};

/// A window as the engine takes it.
///
/// # Errors
/// `internal` when a part of it cannot be read.
pub(crate) fn window_of(row: &CalendarWindowRow, book: &Book) -> Result<Window> {
    whole(row, book).ok_or_else(|| unreadable(&row.reason))
}

fn whole(row: &CalendarWindowRow, book: &Book) -> Option<Window> {
    let lifted_at = match row.lifted_at.as_deref() {
        Some(at) => Some(DateTime::parse_from_rfc3339(at).ok()?.to_utc()),
        None => None,
    };
    Some(Window {
        id: row.id.clone(),
        kind: match row.kind.as_str() {
            "maintenance" => WindowKind::Maintenance,
            _ => WindowKind::Freeze,
        },
        hard: row.hard,
        reason: row.reason.clone(),
        owner: row.owner_id.as_deref().and_then(|id| book.person_name(id)),
        schedule: schedule_of(row, book)?,
        scope: Scope {
            environments: strings(&row.environments).map(str::to_owned).collect(),
            products: strings(&row.products).map(str::to_owned).collect(),
        },
        allow_rollback: row.allow_rollback,
        allow_overrun: row.allow_overrun,
        lifted_at,
    })
}

fn schedule_of(row: &CalendarWindowRow, book: &Book) -> Option<Schedule> {
    let start = parse_local(&row.start_local)?;
    let zone = row.zone.parse().ok()?;
    let recurrence = match row.rrule.as_deref() {
        Some(rule) => Some(book.recurrences.read(rule, start, zone)?),
        None => None,
    };
    Some(Schedule {
        start,
        zone,
        minutes: row.minutes,
        recurrence,
        rdates: locals(&row.rdates)?,
        exdates: locals(&row.exdates)?,
    })
}

fn locals(value: &Value) -> Option<Vec<NaiveDateTime>> {
    let texts = value.as_array()?.iter();
    texts.map(|text| parse_local(text.as_str()?)).collect()
}

/// What windows refer to by id.
pub(crate) struct Names<'a> {
    pub(crate) book: &'a Book,
    pub(crate) ladder: Vec<EnvironmentRow>,
    sources: Vec<CalendarSourceRow>,
}

impl<'a> Names<'a> {
    pub(crate) fn read(conn: &Connection, book: &'a Book) -> Result<Names<'a>> {
        Ok(Names {
            book,
            ladder: environment::all(conn)?,
            sources: calendar_source::all(conn)?,
        })
    }

    /// Name of the calendar of others a window was read from.
    pub(crate) fn source(&self, id: Option<&str>) -> Option<String> {
        let source = self.sources.iter().find(|row| Some(row.id.as_str()) == id);
        source.map(|row| row.name.clone())
    }

    fn person(&self, id: Option<&str>) -> Option<String> {
        id.and_then(|id| self.book.person_name(id))
    }

    fn products(&self, ids: &Value) -> Vec<String> {
        let name = |id: &str| {
            let product = self.book.product(id);
            product.map_or_else(|| id.to_owned(), |row| row.name.clone())
        };
        strings(ids).map(name).collect()
    }

    /// Who lifted something; None when nobody did.
    pub(crate) fn lift(
        &self,
        at: Option<&str>,
        by: Option<&str>,
        reason: Option<&str>,
    ) -> Option<LiftShape> {
        Some(LiftShape {
            at: self.book.stamp(at?),
            by: self.person(by).unwrap_or_default(),
            reason: reason.unwrap_or_default().to_owned(),
        })
    }

    /// A window as hosts show it.
    ///
    /// # Errors
    /// Those of [`window_of`].
    pub(crate) fn shape(&self, row: &CalendarWindowRow) -> Result<WindowShape> {
        let window = window_of(row, self.book)?;
        let now = self.book.now;
        let schedule = &window.schedule;
        let next = schedule
            .next_after(now)
            .filter(|next| window.lifted_at.is_none_or(|at| next.start < at));
        let state = if window.lifted_at.is_some() {
            "lifted"
        } else if !matches!(window.spans(now, now + Duration::seconds(1)), Ok(held) if held.is_empty())
        {
            "active"
        } else if next.is_some() {
            "coming"
        } else {
            "past"
        };
        let first = place(schedule.start, schedule.zone).to_utc();
        let end = Span::of_minutes(first, row.minutes).end;
        let end = local_text(end.with_timezone(&schedule.zone).naive_local());
        Ok(WindowShape {
            id: row.id.clone(),
            kind: row.kind.clone(),
            hard: row.hard,
            reason: row.reason.clone(),
            owner: self.person(row.owner_id.as_deref()),
            owner_id: row.owner_id.clone(),
            start: shown(&row.start_local, &row.zone),
            end: shown(&end, &row.zone),
            minutes: row.minutes,
            rrule: row.rrule.clone(),
            words: schedule_words(schedule),
            rdates: strings(&row.rdates).map(str::to_owned).collect(),
            exdates: strings(&row.exdates).map(str::to_owned).collect(),
            environments: codes(&self.ladder, &row.environments),
            products: self.products(&row.products),
            allow_rollback: row.allow_rollback,
            allow_overrun: row.allow_overrun,
            lifted: self.lift(
                row.lifted_at.as_deref(),
                row.lifted_by.as_deref(),
                row.lifted_reason.as_deref(),
            ),
            source: self.source(row.source_id.as_deref()),
            state: state.to_owned(),
            next: next.map(|next| occurrence_shape(&next, schedule.zone)),
        })
    }
}

fn shown(local: &str, zone: &str) -> WallTime {
    wall(local, zone).unwrap_or_else(|| WallTime {
        local: local.to_owned(),
        zone: zone.to_owned(),
        label: String::new(),
    })
}

/// An occurrence with its instants in the window's zone.
pub(crate) fn occurrence_shape(occurrence: &Occurrence, zone: Tz) -> OccurrenceShape {
    let text = |at: DateTime<Utc>| at.with_timezone(&zone).to_rfc3339();
    OccurrenceShape {
        start: text(occurrence.start),
        end: text(occurrence.end),
        local_start: local_text(occurrence.local_start),
        tz: zone.name().to_owned(),
        shift: match occurrence.shift {
            Shift::None => "",
            Shift::Gap => "gap",
            Shift::Fold => "fold",
        }
        .to_owned(),
        label: span_words(&occurrence.span(), zone),
    }
}

/// When a window is, in words: `every Friday, 22:00 – 02:00 WAT`, or the one time it happens.
pub(crate) fn schedule_words(schedule: &Schedule) -> String {
    let zone = schedule.zone;
    let first = place(schedule.start, zone);
    let span = Span::of_minutes(first.to_utc(), schedule.minutes);
    let mut said = match &schedule.recurrence {
        None => span_words(&span, zone),
        Some(rule) => recurring_words(schedule, &rule.words(), &span),
    };
    for (dates, word) in [
        (&schedule.rdates, "also on"),
        (&schedule.exdates, "but not on"),
    ] {
        match dates.as_slice() {
            [] => {}
            [one] => said.push_str(&format!("; {word} {}", one.format("%a %-d %b %Y"))),
            more => said.push_str(&format!("; {word} {} dates", more.len())),
        }
    }
    said
}

/// The rule's words with the hours in the place of its one time of day; where it has several, or an
/// occurrence lasts longer than a day, with the length after them.
fn recurring_words(schedule: &Schedule, rule: &str, span: &Span) -> String {
    let at = format!(" at {}", schedule.start.format("%H:%M"));
    if let Some((days, end)) = rule.split_once(&at) {
        let counted = end.ends_with(" times") && !end.contains(':');
        let ends = [", once", ", until"]
            .iter()
            .any(|word| end.starts_with(word));
        if schedule.minutes <= 24 * 60 && (end.is_empty() || ends || counted) {
            return format!("{days}, {}{end}", hours_words(schedule, span));
        }
    }
    let zone = zone_words(schedule.zone, schedule.start.year());
    format!("{rule} for {}, {zone}", length::words(schedule.minutes))
}

/// `22:00 – 02:00 WAT`.
fn hours_words(schedule: &Schedule, span: &Span) -> String {
    let end = span.end.with_timezone(&schedule.zone);
    format!(
        "{} – {} {}",
        schedule.start.format("%H:%M"),
        end.format("%H:%M"),
        zone_words(schedule.zone, schedule.start.year())
    )
}

/// A zone in few words: its abbreviation where it keeps one the year round, else its name.
pub(crate) fn zone_words(zone: Tz, year: i32) -> String {
    let abbreviation = |month| {
        let day = chrono::NaiveDate::from_ymd_opt(year, month, 1)?;
        let at = place(day.and_time(chrono::NaiveTime::MIN), zone);
        Some((at.offset().abbreviation()?.to_owned(), at.offset().fix()))
    };
    match (abbreviation(1), abbreviation(7)) {
        (Some((winter, _)), Some((summer, _)))
            if winter == summer && !winter.starts_with(['+', '-']) =>
        {
            winter
        }
        _ => zone.name().to_owned(),
    }
}

/// A zone as a heading names it, such as `WAT (UTC+1)`.
pub(crate) fn zone_label(at: DateTime<Utc>, zone: Tz) -> String {
    let said = words(&at.with_timezone(&zone));
    let clock = said.split_once(", ").map_or("", |(_, clock)| clock);
    let label = clock.split_once(' ').map_or("", |(_, label)| label);
    label.to_owned()
}
