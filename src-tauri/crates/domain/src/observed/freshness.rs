//! How long what was seen counts as known.

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

/// Hours after which a look no longer tells what runs now: a day, since whoever may deploy may do so
/// any day.
pub const FRESH_HOURS: i64 = 24;

/// What a look still tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Freshness {
    /// Nobody ever looked.
    Never,
    /// What was seen may have changed since.
    Stale,
    /// Seen within the last day, and after the last deployment.
    Fresh,
}

/// What a look at `seen` tells at `now`; `deployed` is when somebody last opened or closed a window
/// there. A look from the future is a clock that is wrong, and proves nothing.
pub fn freshness(
    seen: Option<DateTime<Utc>>,
    deployed: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Freshness {
    let Some(seen) = seen else {
        return Freshness::Never;
    };
    let old = now - seen > TimeDelta::hours(FRESH_HOURS);
    let ahead = seen - now > TimeDelta::minutes(5);
    let overtaken = deployed.is_some_and(|deployed| deployed <= now && seen < deployed);
    match old || ahead || overtaken {
        true => Freshness::Stale,
        false => Freshness::Fresh,
    }
}
