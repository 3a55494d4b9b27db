//! Half-open spans of time: the start is inside, the end is not.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

/// A span `[start, end)`. One that ends where it starts, or before, is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Span {
    /// First instant inside.
    pub start: DateTime<Utc>,
    /// First instant after.
    pub end: DateTime<Utc>,
}

impl Span {
    /// The span from `start` up to `end`.
    pub fn new(start: DateTime<Utc>, end: DateTime<Utc>) -> Span {
        Span { start, end }
    }

    /// The span of `minutes` from `start`.
    pub fn of_minutes(start: DateTime<Utc>, minutes: u32) -> Span {
        let end = start
            .checked_add_signed(Duration::minutes(i64::from(minutes)))
            .unwrap_or(DateTime::<Utc>::MAX_UTC);
        Span { start, end }
    }

    /// Whether nothing is inside.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// Whole minutes inside; zero when empty.
    pub fn minutes(&self) -> i64 {
        (self.end - self.start).num_minutes().max(0)
    }

    /// Whether `at` is inside.
    pub fn contains(&self, at: DateTime<Utc>) -> bool {
        self.start <= at && at < self.end
    }

    /// Whether all of `other` is inside.
    pub fn covers(&self, other: &Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share an instant. Spans that only touch do not.
    pub fn overlaps(&self, other: &Span) -> bool {
        self.intersect(other).is_some()
    }

    /// What both share; None when that is nothing.
    pub fn intersect(&self, other: &Span) -> Option<Span> {
        let both = Span {
            start: self.start.max(other.start),
            end: self.end.min(other.end),
        };
        (!both.is_empty()).then_some(both)
    }

    /// What is left without `others`, in order.
    pub fn subtract(&self, others: &[Span]) -> Vec<Span> {
        let mut left = Vec::new();
        let mut start = self.start;
        for other in merge(others.to_vec()) {
            let piece = Span::new(start, other.start.min(self.end));
            if !piece.is_empty() {
                left.push(piece);
            }
            start = start.max(other.end);
        }
        let tail = Span::new(start, self.end);
        if !tail.is_empty() {
            left.push(tail);
        }
        left
    }
}

/// The same instants in order, with overlapping and touching spans made one and empty ones gone.
pub fn merge(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match merged.last_mut() {
            Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
            _ => merged.push(span),
        }
    }
    merged
}
