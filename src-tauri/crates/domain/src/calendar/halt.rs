//! The emergency switch: all changes stop, with a reason and an end.

use crate::calendar::span::Span;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A halt of all changes. It stops rollbacks too: what must run all the same is lifted by a person,
/// with a reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halt {
    /// Its id.
    pub id: String,
    /// Why.
    pub reason: String,
    /// Ids of the environments it stops; empty means all of them.
    pub environments: BTreeSet<String>,
    /// First instant it holds.
    pub from: DateTime<Utc>,
    /// When it ends by itself; None holds until it is lifted.
    pub until: Option<DateTime<Utc>>,
    /// When somebody lifted it.
    pub lifted_at: Option<DateTime<Utc>>,
}

impl Halt {
    /// The time it holds; without an end it reaches to the end of time.
    pub fn span(&self) -> Span {
        let ends = [self.until, self.lifted_at];
        let end = ends.into_iter().flatten().min();
        Span::new(self.from, end.unwrap_or(DateTime::<Utc>::MAX_UTC))
    }

    /// Whether it stops changes in an environment.
    pub fn stops(&self, environment: &str) -> bool {
        self.environments.is_empty() || self.environments.contains(environment)
    }

    /// Whether nothing says when it ends.
    pub fn is_endless(&self) -> bool {
        self.until.is_none() && self.lifted_at.is_none()
    }
}
