//! What a question sees of the calendar: the windows near a time, sorted into what they do.

use super::{Calendar, Purpose, Question};
use crate::calendar::booking::Booking;
use crate::calendar::halt::Halt;
use crate::calendar::index::{Index, Time};
use crate::calendar::span::{Span, merge};
use crate::calendar::window::{Window, WindowKind};

/// A calendar, with its index where there is one.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(super) calendar: &'a Calendar,
    index: Option<&'a Index>,
}

/// A window and one of the times it holds.
#[derive(Clone, Copy)]
pub(super) struct Held<'a> {
    pub(super) window: &'a Window,
    pub(super) span: Span,
}

impl Held<'_> {
    /// Whether a rollback may run in it.
    pub(super) fn lets_through(&self, purpose: Purpose) -> bool {
        purpose == Purpose::Rollback && self.window.allow_rollback
    }
}

/// What holds in a span, for one question.
pub(super) struct Near<'a> {
    pub(super) halts: Vec<&'a Halt>,
    pub(super) freezes: Vec<Held<'a>>,
    pub(super) maintenance: Vec<Held<'a>>,
}

impl<'a> View<'a> {
    pub(crate) fn plain(calendar: &'a Calendar) -> View<'a> {
        View {
            calendar,
            index: None,
        }
    }

    pub(crate) fn indexed(calendar: &'a Calendar, index: &'a Index) -> View<'a> {
        View {
            calendar,
            index: Some(index),
        }
    }

    /// The windows of an environment that may hold some of a span, in the calendar's order, with
    /// the times where they are known.
    fn near(&self, environment: &str, span: &Span) -> Vec<(&'a Window, Time)> {
        let windows = &self.calendar.windows;
        if let Some(index) = self.index {
            let near = index.near(environment, span).into_iter();
            return near
                .filter_map(|(at, time)| Some((windows.get(at)?, time)))
                .collect();
        }
        let touches = |window: &&Window| {
            let (start, end) = window.envelope();
            start < span.end && end.is_none_or(|end| span.start < end && start < end)
        };
        windows
            .iter()
            .filter(|window| window.scope.holds_environment(environment))
            .filter(touches)
            .map(|window| (window, Time::Unknown))
            .collect()
    }

    /// The bookings that overlap a span, in the calendar's order.
    pub(super) fn bookings(&self, span: &Span) -> Vec<&'a Booking> {
        let bookings = &self.calendar.bookings;
        match self.index {
            None => {
                let bookings = bookings.iter();
                bookings.filter(|one| one.span.overlaps(span)).collect()
            }
            Some(index) => {
                let near = index.bookings(span).into_iter();
                near.filter_map(|at| bookings.get(at)).collect()
            }
        }
    }

    /// Whether maintenance windows are set for what is asked about, now open or not. One that was
    /// lifted by the planned start is not.
    pub(super) fn is_gated(&self, question: &Question) -> bool {
        let sets = |window: &Window| {
            window.kind == WindowKind::Maintenance
                && window.concerns(&question.environment, question.product.as_deref())
                && window.lifted_at.is_none_or(|at| at > question.span.start)
        };
        let windows = &self.calendar.windows;
        match self.index {
            None => windows.iter().any(sets),
            Some(index) => index
                .maintenance(&question.environment)
                .filter_map(|at| windows.get(at))
                .any(sets),
        }
    }

    /// What holds in a span.
    pub(super) fn holding(&self, question: &Question, span: &Span) -> Near<'a> {
        let mut near = Near {
            halts: Vec::new(),
            freezes: Vec::new(),
            maintenance: Vec::new(),
        };
        let halts = self.calendar.halts.iter();
        near.halts.extend(
            halts.filter(|halt| halt.stops(&question.environment) && halt.span().overlaps(span)),
        );
        for (window, time) in self.near(&question.environment, span) {
            if !window.concerns(&question.environment, question.product.as_deref()) {
                continue;
            }
            let list = match window.kind {
                WindowKind::Freeze => &mut near.freezes,
                WindowKind::Maintenance => &mut near.maintenance,
            };
            match time {
                Time::Held(span) => list.push(Held { window, span }),
                Time::Unknown => {
                    let spans = expanded(window, span).into_iter();
                    list.extend(spans.map(|span| Held { window, span }));
                }
            }
        }
        near
    }

    /// The parts of a span in which a change may begin.
    pub(super) fn open_spans(&self, question: &Question, gated: bool, span: &Span) -> Vec<Span> {
        let near = self.holding(question, span);
        let halts = near.halts.iter().map(|halt| halt.span());
        let freezes = near
            .freezes
            .iter()
            .filter(|held| held.window.hard && !held.lets_through(question.purpose))
            .map(|held| held.span);
        let closed = merge(halts.chain(freezes).collect());
        let open = match gated {
            false => vec![*span],
            true => merge(near.maintenance.iter().map(|held| held.span).collect()),
        };
        open.iter()
            .filter_map(|open| open.intersect(span))
            .flat_map(|open| open.subtract(&closed))
            .collect()
    }
}

/// The times a window holds in a span. One with too many to tell is taken the safe way: a freeze
/// holds throughout, maintenance not at all.
fn expanded(window: &Window, span: &Span) -> Vec<Span> {
    let spans = window.spans(span.start, span.end);
    spans.unwrap_or_else(|_| match window.kind {
        WindowKind::Freeze => vec![*span],
        WindowKind::Maintenance => Vec::new(),
    })
}
