//! Where a pull goes on.
//!
//! Issues are read by the second of their last change, upwards, and always the first page of what is
//! left: a page further on would shift while issues change. Where more than a page changed in one
//! second, that second is read by number. The last [`OVERLAP`] is read again, as a change carries the
//! time at which it was made and can be seen only when it is committed; the cursor says which issues of
//! it were seen at which second.

use chrono::{DateTime, Duration, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use slipway_domain::desk::Cursor;
use std::collections::BTreeMap;

/// How much is read again.
const OVERLAP: i64 = 30;

/// Where a pull goes on. Times are seconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// Changes of this second and later are asked for.
    pub(super) from: i64,
    /// Within that second, the number of the last issue that was taken in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) within: Option<i64>,
    /// Issues that were seen from `from` on, with the second of their change.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub(super) known: BTreeMap<i64, i64>,
}

impl Place {
    /// Reads a cursor; one that cannot be read begins anew, which repeats much and loses nothing.
    pub(super) fn of(cursor: &Cursor) -> Self {
        serde_json::from_str(&cursor.0).unwrap_or_default()
    }

    pub(super) fn cursor(&self) -> Cursor {
        Cursor(serde_json::to_string(self).unwrap_or_default())
    }

    pub(super) fn knows(&self, id: i64, second: i64) -> bool {
        self.known.get(&id) == Some(&second)
    }

    /// The place from which a pull goes on after everything up to `newest` was seen. When the desk's
    /// clock is far beyond it, nothing of it can still come late.
    pub(super) fn over(&self, newest: i64, now: Option<i64>) -> Self {
        let newest = newest.max(self.from);
        let late = now.is_none_or(|now| now < newest + OVERLAP);
        let from = if late { newest - OVERLAP } else { newest + 1 }.max(0);
        let known = self.known.iter().filter(|(_, second)| **second >= from);
        Place {
            from,
            within: None,
            known: known.map(|(id, second)| (*id, *second)).collect(),
        }
    }
}

/// A second as the desk's filter takes it. It must end in `Z`; an offset is refused, and a bare date
/// would be read in the account's own zone.
pub(super) fn written(second: i64) -> String {
    let at = DateTime::from_timestamp(second, 0).unwrap_or(DateTime::UNIX_EPOCH);
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// The second of a time as the desk writes it.
pub(super) fn second(at: DateTime<Utc>) -> i64 {
    at.timestamp()
}

/// The shortest time after which a second is certainly over.
pub(super) fn a_second() -> std::time::Duration {
    Duration::milliseconds(1100).to_std().unwrap_or_default()
}
