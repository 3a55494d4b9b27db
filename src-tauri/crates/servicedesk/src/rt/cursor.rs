//! Where a pull goes on.
//!
//! First all tickets by their number, upwards; what happens meanwhile has transactions above the one
//! that was the newest at the start. Then transactions by their id, upwards. Their ids are given out
//! before they are committed, so a lower one can appear after a higher one: the last [`TAIL`] ids are
//! read again each time, and the cursor says which of them were seen. It also says which was seen last
//! below them: where a list that is read backwards shows that one, it showed everything above.

use serde::{Deserialize, Serialize};
use slipway_domain::desk::Cursor;
use std::collections::BTreeSet;

/// How many ids are read again: with one below them a page, so that a look at nothing new is one
/// request.
const TAIL: i64 = 99;

/// Where a pull goes on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Place {
    /// The number of the last ticket that was taken in at first; None when that is over.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ticket: Option<i64>,
    /// The newest transaction that was seen.
    #[serde(default)]
    pub(super) newest: i64,
    /// Those of the tail that were seen, as runs of neighbours.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) seen: Vec<(i64, i64)>,
    /// The last below the tail that was seen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) below: Option<i64>,
}

impl Place {
    /// Reads a cursor; one that cannot be read begins anew, which repeats much and loses nothing.
    pub(super) fn of(cursor: &Cursor) -> Option<Self> {
        serde_json::from_str(&cursor.0).ok()
    }

    pub(super) fn cursor(&self) -> Cursor {
        Cursor(serde_json::to_string(self).unwrap_or_default())
    }

    /// Transactions above this id are asked for.
    pub(super) fn from(&self) -> i64 {
        (self.newest - TAIL).max(0)
    }

    /// The transaction that a list read backwards has to come down to: the last one below the tail,
    /// or, where there never was any, the first of all.
    pub(super) fn first(&self) -> Option<i64> {
        self.below.or(self.seen.first().map(|(low, _)| *low))
    }

    /// Whether a transaction was seen.
    pub(super) fn knows(&self, id: i64) -> bool {
        self.seen
            .iter()
            .any(|(low, high)| (*low..=*high).contains(&id))
    }

    /// The place after these were seen too.
    pub(super) fn after(&self, ids: impl IntoIterator<Item = i64>) -> Self {
        let known = self.seen.iter().flat_map(|(low, high)| *low..=*high);
        let mut all: BTreeSet<i64> = known.collect();
        all.extend(ids);
        let newest = all.last().copied().unwrap_or(0).max(self.newest);
        all.extend(self.below);
        let tail = all.split_off(&(newest - TAIL + 1));
        let mut seen: Vec<(i64, i64)> = Vec::new();
        for id in tail {
            match seen.last_mut() {
                Some((_, high)) if *high + 1 == id => *high = id,
                _ => seen.push((id, id)),
            }
        }
        Place {
            ticket: self.ticket,
            newest,
            seen,
            below: all.last().copied(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_and_one_below_it_are_a_page() {
        let place = Place::default().after(1..=250);
        assert_eq!((place.newest, place.below), (250, Some(151)));
        assert_eq!(place.seen, [(152, 250)]);
        let again = Place::of(&place.cursor());
        assert_eq!(again.map(|again| again.after([])), Some(place));
    }

    #[test]
    fn what_was_seen_below_the_tail_stays_as_the_tail_moves_on() {
        let place = Place::default().after([10, 20, 400]);
        assert_eq!(
            (place.below, &place.seen[..]),
            (Some(20), &[(400, 400)][..])
        );
        let later = place.after([450]);
        assert_eq!(later.below, Some(20));
        assert_eq!(later.after([600]).below, Some(450));
        let little = Place::default().after([7, 8]);
        assert_eq!((little.below, little.first()), (None, Some(7)));
    }
}
