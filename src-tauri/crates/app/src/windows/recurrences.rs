//! Recurrence rules as understood: reading one costs more than finding a window, and most questions
//! meet the same rules again.

use chrono::NaiveDateTime;
use chrono_tz::Tz;
use slipway_domain::calendar::recurrence::Recurrence;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Rules kept; when there are more, all are read anew.
const MOST: usize = 20_000;

type Key = (String, NaiveDateTime, Tz);

/// Rules that were read, each with the start and zone it counts from.
#[derive(Default)]
pub(crate) struct Recurrences(Mutex<HashMap<Key, Recurrence>>);

impl Recurrences {
    /// Reads a rule; None when it cannot be read.
    pub(crate) fn read(&self, rule: &str, start: NaiveDateTime, zone: Tz) -> Option<Recurrence> {
        let key = (rule.to_owned(), start, zone);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(recurrence) = known.get(&key) {
            return Some(recurrence.clone());
        }
        let recurrence = Recurrence::parse(rule, start, zone).ok()?;
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(key, recurrence.clone());
        Some(recurrence)
    }
}
