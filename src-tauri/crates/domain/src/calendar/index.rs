//! An index over windows by environment and time, so that a question touches only what is near.

use crate::calendar::question::{Answer, Calendar, Gate, Question, Slots, View};
use crate::calendar::span::Span;
use crate::calendar::tree::Tree;
use crate::calendar::window::{Window, WindowKind};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// A calendar with its index: built once, asked often. Answers exactly what the calendar does.
#[derive(Debug)]
pub struct IndexedCalendar {
    calendar: Calendar,
    index: Index,
}

impl IndexedCalendar {
    /// Indexes a calendar for questions that mostly lie in `within`. There every recurrence is
    /// written out once, instead of being expanded anew for each question; beyond it answers are
    /// the same, and slower.
    pub fn new(calendar: Calendar, within: &Span) -> IndexedCalendar {
        let index = Index::build(&calendar, within);
        IndexedCalendar { calendar, index }
    }

    /// The calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// [`Calendar::ask`].
    pub fn ask(&self, question: &Question) -> Answer {
        self.view().ask(question)
    }

    /// [`Calendar::ask`] without looking when it opens and closes next, for the many of a list.
    pub fn ask_then(&self, question: &Question) -> Answer {
        self.view().ask_then(question)
    }

    /// The gate and the verdict of [`Calendar::ask`] alone, for the many windows of a view.
    pub fn gate(&self, question: &Question) -> (Gate, bool) {
        self.view().gate(question)
    }

    /// [`Calendar::next_slots`].
    pub fn next_slots(
        &self,
        question: &Question,
        minutes: u32,
        count: usize,
        horizon_days: u32,
        not_before: Option<DateTime<Utc>>,
    ) -> Slots {
        self.view()
            .next_slots(question, minutes, count, horizon_days, not_before)
    }

    fn view(&self) -> View<'_> {
        View::indexed(&self.calendar, &self.index)
    }
}

/// When a window holds, as far as the index knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Time {
    /// At this time, among others.
    Held(Span),
    /// Somewhere in its envelope: it is still to be expanded.
    Unknown,
}

/// Bookings by time, and windows by environment: those of one, and those of everything.
#[derive(Debug)]
pub(crate) struct Index {
    /// Where recurrences are written out.
    within: Span,
    everywhere: Shelf,
    environments: HashMap<String, Shelf>,
    bookings: Tree,
}

/// Windows of one environment, by their positions in the calendar.
#[derive(Debug, Default)]
struct Shelf {
    envelopes: Tree,
    /// Every time within the index's span that one of them holds, but for those in `dense`.
    held: Tree,
    /// Envelopes of those with too many times to write out.
    dense: Tree,
    maintenance: Vec<usize>,
}

impl Index {
    fn build(calendar: &Calendar, within: &Span) -> Index {
        let mut shelves: HashMap<Option<&str>, Unsorted> = HashMap::new();
        for (at, window) in calendar.windows.iter().enumerate() {
            let (start, end) = window.envelope();
            let envelope = (
                Span::new(start, end.unwrap_or(DateTime::<Utc>::MAX_UTC)),
                at,
            );
            let held = window.spans(within.start, within.end);
            for environment in environments(window) {
                let shelf = shelves.entry(environment).or_default();
                shelf.envelopes.push(envelope);
                match &held {
                    Ok(spans) => shelf.held.extend(spans.iter().map(|span| (*span, at))),
                    Err(_) => shelf.dense.push(envelope),
                }
                if window.kind == WindowKind::Maintenance {
                    shelf.maintenance.push(at);
                }
            }
        }
        let mut index = Index {
            within: *within,
            everywhere: Shelf::default(),
            environments: HashMap::new(),
            bookings: Tree::build(
                calendar
                    .bookings
                    .iter()
                    .enumerate()
                    .map(|(at, booking)| (booking.span, at))
                    .collect(),
            ),
        };
        for (environment, unsorted) in shelves {
            match environment {
                None => index.everywhere = unsorted.sorted(),
                Some(name) => {
                    index
                        .environments
                        .insert(name.to_owned(), unsorted.sorted());
                }
            }
        }
        index
    }

    /// Positions of the windows of an environment that may hold some of `span`, with the times
    /// where they are known; in the calendar's order, then by time.
    pub(crate) fn near(&self, environment: &str, span: &Span) -> Vec<(usize, Time)> {
        let written_out = self.within.covers(span);
        let mut found = Vec::new();
        for shelf in self.of(environment) {
            let unknown = match written_out {
                true => &shelf.dense,
                false => &shelf.envelopes,
            };
            let unknown = unknown.overlapping(span).into_iter();
            found.extend(unknown.map(|(_, at)| (at, Time::Unknown)));
            if written_out {
                let held = shelf.held.overlapping(span).into_iter();
                found.extend(held.map(|(span, at)| (at, Time::Held(span))));
            }
        }
        found.sort_unstable();
        found
    }

    /// Positions of the maintenance windows of an environment.
    pub(crate) fn maintenance(&self, environment: &str) -> impl Iterator<Item = usize> {
        self.of(environment)
            .flat_map(|shelf| shelf.maintenance.iter().copied())
    }

    /// Positions of the bookings that overlap a span, ascending.
    pub(crate) fn bookings(&self, span: &Span) -> Vec<usize> {
        let found = self.bookings.overlapping(span).into_iter();
        let mut found: Vec<usize> = found.map(|(_, at)| at).collect();
        found.sort_unstable();
        found
    }

    fn of(&self, environment: &str) -> impl Iterator<Item = &Shelf> {
        let own = self.environments.get(environment);
        [Some(&self.everywhere), own].into_iter().flatten()
    }
}

/// A shelf while it is filled.
#[derive(Default)]
struct Unsorted {
    envelopes: Vec<(Span, usize)>,
    held: Vec<(Span, usize)>,
    dense: Vec<(Span, usize)>,
    maintenance: Vec<usize>,
}

impl Unsorted {
    fn sorted(self) -> Shelf {
        Shelf {
            envelopes: Tree::build(self.envelopes),
            held: Tree::build(self.held),
            dense: Tree::build(self.dense),
            maintenance: self.maintenance,
        }
    }
}

/// The environments a window is for; None for everything.
fn environments(window: &Window) -> Vec<Option<&str>> {
    let environments = &window.scope.environments;
    if environments.is_empty() {
        return vec![None];
    }
    environments
        .iter()
        .map(|name| Some(name.as_str()))
        .collect()
}
