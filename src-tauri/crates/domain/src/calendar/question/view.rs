//! What a question sees of the calendar: the windows near a time, sorted into what they do.

use super::{Calendar, Purpose, Question};
use crate::calendar::halt::Halt;
use crate::calendar::index::WindowIndex;
use crate::calendar::span::{Span, merge};
use crate::calendar::window::{Window, WindowKind};

/// A calendar, with its index where there is one.
#[derive(Clone, Copy)]
pub(crate) struct View<'a> {
    pub(super) calendar: &'a Calendar,
    index: Option<&'a WindowIndex>,
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

    pub(crate) fn indexed(calendar: &'a Calendar, index: &'a WindowIndex) -> View<'a> {
        View {
            calendar,
            index: Some(index),
        }
    }

    /// The windows of an environment whose envelope overlaps a span, in the calendar's order.
    pub(crate) fn near(&self, environment: &str, span: &Span) -> Vec<&'a Window> {
        let windows = &self.calendar.windows;
        if let Some(index) = self.index {
            let near = index.near(environment, span);
            return near.into_iter().filter_map(|at| windows.get(at)).collect();
        }
        let touches = |window: &&Window| {
            let (start, end) = window.envelope();
            start < span.end && end.is_none_or(|end| span.start < end && start < end)
        };
        windows
            .iter()
            .filter(|window| window.scope.holds_environment(environment))
            .filter(touches)
            .collect()
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

    /// What holds in a span. A window with too many times to tell is taken the safe way: a freeze
    /// holds throughout, maintenance not at all.
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
        for window in self.near(&question.environment, span) {
            if !window.concerns(&question.environment, question.product.as_deref()) {
                continue;
            }
            let spans = window.spans(span.start, span.end);
            let held = |span| Held { window, span };
            match window.kind {
                WindowKind::Freeze => {
                    let spans = spans.unwrap_or_else(|_| vec![*span]);
                    near.freezes.extend(spans.into_iter().map(held));
                }
                WindowKind::Maintenance => {
                    let spans = spans.unwrap_or_default();
                    near.maintenance.extend(spans.into_iter().map(held));
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
