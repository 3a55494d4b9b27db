//! Maintenance windows, in which changes are allowed, and freezes, in which they are not.

use crate::calendar::schedule::{Schedule, TooMany};
use crate::calendar::span::Span;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// What a window does to changes inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WindowKind {
    /// Allows them; with at least one of these an environment is closed outside them.
    Maintenance,
    /// Denies them.
    Freeze,
}

/// What a window is for. An empty set means everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Scope {
    /// Ids of environments.
    pub environments: BTreeSet<String>,
    /// Ids of products.
    pub products: BTreeSet<String>,
}

impl Scope {
    /// Whether an environment is meant.
    pub fn holds_environment(&self, environment: &str) -> bool {
        self.environments.is_empty() || self.environments.contains(environment)
    }
}

/// A maintenance window or a freeze, once or recurring.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Window {
    /// Its id.
    pub id: String,
    /// Allows or denies.
    pub kind: WindowKind,
    /// A hard freeze blocks, a soft one warns. Says nothing of a maintenance window.
    pub hard: bool,
    /// Why, as people read it; the title of the window.
    pub reason: String,
    /// Who answers for it.
    pub owner: Option<String>,
    /// When.
    pub schedule: Schedule,
    /// For what.
    pub scope: Scope,
    /// Whether a rollback may run in this freeze.
    pub allow_rollback: bool,
    /// Whether what legally began before this freeze, or in this maintenance window, may go on
    /// when the freeze starts or the window ends.
    pub allow_overrun: bool,
    /// When it was lifted: from then on it is as if it had never been.
    pub lifted_at: Option<DateTime<Utc>>,
}

impl Window {
    /// Whether the window speaks of a change of `product` (None: not known which) in `environment`.
    ///
    /// What is not known is taken the safe way: a freeze of one product holds a change of an unknown
    /// one, a maintenance window for one product does not allow it.
    pub fn concerns(&self, environment: &str, product: Option<&str>) -> bool {
        let products = &self.scope.products;
        let product = match product {
            _ if products.is_empty() => true,
            Some(product) => products.contains(product),
            None => self.kind == WindowKind::Freeze,
        };
        product && self.scope.holds_environment(environment)
    }

    /// The times it holds that overlap `[from, to)`, in order, each cut where the window was lifted.
    ///
    /// # Errors
    /// [`TooMany`] when the range holds more than a call may answer.
    pub fn spans(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> Result<Vec<Span>, TooMany> {
        let (first, last) = self.envelope();
        if first >= to || last.is_some_and(|last| last <= from) {
            return Ok(Vec::new());
        }
        let range = Span::new(from, to);
        let cut = |span: Span| {
            Span::new(
                span.start,
                self.lifted_at.map_or(span.end, |at| at.min(span.end)),
            )
        };
        let occurrences = self.schedule.occurrences(from, to)?;
        Ok(occurrences
            .iter()
            .map(|occurrence| cut(occurrence.span()))
            .filter(|span| span.overlaps(&range))
            .collect())
    }

    /// The schedule's envelope, cut where the window was lifted.
    pub fn envelope(&self) -> (DateTime<Utc>, Option<DateTime<Utc>>) {
        let (first, last) = self.schedule.envelope();
        let last = [last, self.lifted_at].into_iter().flatten().min();
        (first, last)
    }
}
