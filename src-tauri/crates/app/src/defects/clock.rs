//! The clock of a defect's response target, computed from what happened to it each time it is asked
//! for, so that a change of the hub's calendar leaves no stale one behind.

use super::board::{Board, Card};
use super::laid::Calendar;
use super::{Clock, ClockSegment};
use crate::book::Book;
use crate::error::Result;
use chrono::{DateTime, SecondsFormat, Utc};
use slipway_domain::defect::clock as domain;
use slipway_domain::defect::clock::{
    Event, Happened, Story, Targets, is_machine, nearest, segments,
};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;
use slipway_domain::desk::field;
use slipway_store::table::defect::DefectRow;
use slipway_store::table::outbox::OutboxRow;
use slipway_store::table::ticket::TicketRow;
use slipway_store::table::{outbox, ticket, ticket_comment, ticket_event};
use slipway_store::{Connection, Sources};
use std::sync::Arc;

/// What every clock of an answer is read with.
pub(crate) struct Clocks {
    calendar: Arc<Calendar>,
    targets: Targets,
    now: DateTime<Utc>,
}

impl Clocks {
    pub(crate) fn new(book: &Book) -> Self {
        Clocks {
            calendar: book.laid.of(book),
            targets: book.targets.clone(),
            now: book.now,
        }
    }

    /// The clock that a list shows.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn of(
        &self,
        conn: &Connection,
        book: &Book,
        row: &DefectRow,
    ) -> Result<Option<Clock>> {
        let tickets = ticket::of_defect(conn, &row.id)?;
        let waiting = match row.unsent {
            0 => Vec::new(),
            _ => outbox::of_defect(conn, &row.id)?,
        };
        let events = events(conn, row, &tickets, &waiting)?;
        let read = self.read(row, events);
        Ok(read.map(|read| read.shape(book, self)))
    }

    /// The clock of a defect whose sources are at hand.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn read_of(
        &self,
        conn: &Connection,
        row: &DefectRow,
        found: &Sources,
    ) -> Result<Option<Read>> {
        let events = events(conn, row, &found.tickets, &found.outbox)?;
        Ok(self.read(row, events))
    }

    /// When an answer is due, as far as its card alone tells; for orders.
    pub(crate) fn due(&self, board: &Board, card: &Card) -> Option<i64> {
        let read = |severity: &str, status: &str| self.due_of(severity, status, card.reported);
        self.calendar.due(board, card, read)
    }

    fn due_of(&self, severity: &str, status: &str, reported: i64) -> Option<i64> {
        let story = Story {
            reported: DateTime::from_timestamp(reported, 0)?,
            severity: Severity::parse(severity),
            state: TicketState::parse(status),
            events: &[],
        };
        let clock = nearest(&story, &self.targets, &self.calendar.hours, self.now)?;
        clock.due.map(|at| at.timestamp())
    }

    fn read(&self, row: &DefectRow, events: Vec<Event>) -> Option<Read> {
        let story = Story {
            reported: DateTime::from_timestamp(row.reported, 0)?,
            severity: Severity::parse(&row.severity),
            state: TicketState::parse(&row.status),
            events: &events,
        };
        let clock = nearest(&story, &self.targets, &self.calendar.hours, self.now)?;
        let (reported, severity, state) = (story.reported, story.severity, story.state);
        Some(Read {
            reported,
            severity,
            state,
            events,
            clock,
        })
    }
}

/// A clock that was read, with the story it was read from.
pub(crate) struct Read {
    reported: DateTime<Utc>,
    severity: Option<Severity>,
    state: Option<TicketState>,
    events: Vec<Event>,
    clock: domain::Clock,
}

impl Read {
    /// As rules and escalation see it.
    pub(crate) fn clock(&self) -> &domain::Clock {
        &self.clock
    }

    fn story(&self) -> Story<'_> {
        Story {
            reported: self.reported,
            severity: self.severity,
            state: self.state,
            events: &self.events,
        }
    }

    /// As hosts show it.
    pub(crate) fn shape(&self, book: &Book, clocks: &Clocks) -> Clock {
        let (clock, story) = (&self.clock, self.story());
        let due = clock
            .due
            .map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        let bar = segments(clock, &story, &clocks.calendar.hours, clocks.now);
        Clock {
            state: clock.state.slug().to_owned(),
            label: clock.label(),
            due: due.map(|at| book.stamp(&at)),
            left_minutes: clock.left_minutes.and_then(|left| i32::try_from(left).ok()),
            why: clock.why(&clocks.calendar.hours, clocks.now),
            segments: bar
                .into_iter()
                .map(|segment| ClockSegment {
                    kind: segment.kind.slug().to_owned(),
                    minutes: u32::try_from(segment.minutes).unwrap_or(0),
                    label: segment.label,
                })
                .collect(),
        }
    }
}

/// What happened to a defect, as its first ticket tells, with what was decided here and is still to be
/// sent. Words that wait to be sent have answered nobody yet.
fn events(
    conn: &Connection,
    row: &DefectRow,
    tickets: &[TicketRow],
    waiting: &[OutboxRow],
) -> Result<Vec<Event>> {
    let mut out = Vec::new();
    if let Some(first) = tickets.first() {
        for event in ticket_event::of_ticket(conn, &first.id)? {
            let happened = happened(&event.field, &event.was, &event.became);
            out.extend(
                moment(&event.at)
                    .zip(happened)
                    .map(|(at, what)| Event { at, what }),
            );
        }
        for said in ticket_comment::of_ticket(conn, &first.id)? {
            let what = Happened::Said {
                public: said.public,
                ours: said.mark.is_some() || said.author != row.reporter,
                automated: is_machine(&said.author),
            };
            out.extend(moment(&said.at).map(|at| Event { at, what }));
        }
    }
    for entry in waiting.iter().filter(|entry| entry.kind == "edit") {
        for name in [field::SEVERITY, field::STATUS] {
            let side = |side: &str| {
                let edit = entry.work.get(name)?;
                Some(edit.get(side)?.as_str().unwrap_or_default().to_owned())
            };
            let Some((was, became)) = side("base").zip(side("mine")) else {
                continue;
            };
            let happened = happened(name, &was, &became);
            out.extend(
                moment(&entry.made_at)
                    .zip(happened)
                    .map(|(at, what)| Event { at, what }),
            );
        }
    }
    out.sort_by_key(|event| event.at);
    Ok(out)
}

fn happened(name: &str, was: &str, became: &str) -> Option<Happened> {
    match name {
        field::SEVERITY => Some(Happened::Severity {
            from: Severity::parse(was),
            to: Severity::parse(became),
        }),
        field::STATUS => Some(Happened::State {
            from: TicketState::parse(was),
            to: TicketState::parse(became),
        }),
        _ => None,
    }
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
}
