//! Where a pull by time goes on. A search index shows changes late, so each pull looks back, and a
//! ledger of what was seen keeps it from taking the same thing twice.
//!
//! - The cursor is never the newest time seen: it looks back by an overlap from there.
//! - Pages are walked by time: the next begins at the last one's newest second, so that a thing that
//!   changes under way cannot push another off a page. Only within one second do the desk's own pages
//!   lead on; there it could, so that such a second is read again until nothing new is in it.
//! - There is no upper bound: what changes faster than we read is read at its latest.

use serde::{Deserialize, Serialize};
use slipway_domain::desk::Cursor;
use std::collections::BTreeMap;

/// Most things that are remembered. More are read again, which costs time and nothing else.
const MOST: usize = 5_000;

/// How often a second that does not come to rest is read again.
const PASSES: u8 = 5;

/// Where a pull goes on. Times are in the desk's own unit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Ledger {
    /// The newest time seen.
    high: i64,
    /// Things seen within the overlap, with their times.
    seen: BTreeMap<u64, i64>,
    /// The page to read next, while there are more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    walk: Option<Walk>,
    /// Whether nothing was read to its end so far, but some of it was.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    first: bool,
    /// What the adapter wants to know the next time without asking.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    memo: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Walk {
    from: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    /// Whether the pages after the first brought anything new.
    #[serde(default)]
    news: bool,
    /// How often this second was read again.
    #[serde(default)]
    passes: u8,
}

impl Ledger {
    /// Reads a cursor; one that cannot be read begins anew, which repeats and loses nothing.
    pub(crate) fn of(cursor: &Cursor) -> Self {
        serde_json::from_str(&cursor.0).unwrap_or_default()
    }

    /// From which time on to ask.
    pub(crate) fn from(&self, overlap: i64) -> i64 {
        match &self.walk {
            Some(walk) => walk.from,
            None => self.high.saturating_sub(overlap).max(0),
        }
    }

    /// The page within that time.
    pub(crate) fn page(&self) -> Option<&str> {
        self.walk.as_ref()?.page.as_deref()
    }

    /// Whether nothing was ever read to its end.
    pub(crate) fn fresh(&self) -> bool {
        self.high == 0 || self.first
    }

    /// Whether this was seen as it is.
    pub(crate) fn knows(&self, id: u64, time: i64) -> bool {
        self.seen.get(&id) == Some(&time)
    }

    /// After a page with these things: what comes next. `page` names the desk's own next page when
    /// there is one; `unit` is a second in the desk's unit.
    pub(crate) fn after(
        mut self,
        rows: &[(u64, i64)],
        page: Option<String>,
        overlap: i64,
        unit: i64,
    ) -> Self {
        let (from, first) = (self.from(overlap), self.fresh());
        let newest = rows.iter().map(|(_, time)| *time).max().unwrap_or(from);
        let news = rows.iter().any(|(id, time)| !self.knows(*id, *time));
        self.seen.extend(rows.iter().copied());
        let second = newest - newest.rem_euclid(unit.max(1));
        self.walk = self.further(from, second, news, page);
        if newest > self.high {
            self.high = newest;
        }
        self.first = first && self.walk.is_some();
        let oldest = self.high.saturating_sub(overlap).min(self.from(overlap));
        self.seen.retain(|_, time| *time >= oldest);
        if self.seen.len() > MOST {
            let mut times: Vec<i64> = self.seen.values().copied().collect();
            times.sort_unstable();
            let kept = times.get(times.len() - MOST).copied().unwrap_or_default();
            self.seen.retain(|_, time| *time >= kept);
        }
        self
    }

    fn further(&self, from: i64, second: i64, news: bool, page: Option<String>) -> Option<Walk> {
        let (paged, passes) = match &self.walk {
            Some(walk) => (walk.page.is_some(), walk.passes),
            None => (false, 0),
        };
        let news = news || self.walk.as_ref().is_some_and(|walk| walk.news);
        let walk = Walk {
            from,
            page: None,
            news: false,
            passes,
        };
        match page {
            Some(page) if second <= from => Some(Walk {
                page: Some(page),
                news: paged && news,
                ..walk
            }),
            // A second of several pages has been read: once more, if anything in it was new.
            _ if paged && news && passes < PASSES => Some(Walk {
                passes: passes + 1,
                ..walk
            }),
            Some(_) => Some(Walk {
                from: second,
                passes: 0,
                ..walk
            }),
            None => None,
        }
    }

    /// Forgets that things were seen whose time is this or later: they are read once more.
    pub(crate) fn doubting(mut self, from: i64) -> Self {
        self.seen.retain(|_, time| *time < from);
        self
    }

    /// What was noted the last time.
    pub(crate) fn memo(&self) -> &str {
        &self.memo
    }

    /// Notes something for the next time.
    pub(crate) fn with_memo(self, memo: &str) -> Self {
        Ledger {
            memo: memo.to_owned(),
            ..self
        }
    }

    /// Whether there is more to read now.
    pub(crate) fn more(&self) -> bool {
        self.walk.is_some()
    }

    pub(crate) fn cursor(&self) -> Cursor {
        Cursor(serde_json::to_string(self).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTES: i64 = 15 * 60_000;

    #[test]
    fn the_next_pull_looks_back_and_knows_what_it_saw() {
        let ledger = Ledger::default().after(&[(7, 10_000_000)], None, MINUTES, 1000);
        let again = Ledger::of(&ledger.cursor());
        assert_eq!(again.from(MINUTES), 10_000_000 - MINUTES);
        assert!(again.knows(7, 10_000_000) && !again.knows(7, 10_000_001));
        assert_eq!(
            again.clone().after(&[(7, 10_000_000)], None, MINUTES, 1000),
            again
        );
    }

    #[test]
    fn a_page_goes_on_from_its_newest_second_and_within_one_by_the_desks_own_page() {
        let first =
            Ledger::default().after(&[(1, 5_400), (2, 9_900)], Some("p2".into()), MINUTES, 1000);
        assert_eq!(
            (first.from(MINUTES), first.page(), first.more()),
            (9_000, None, true)
        );
        let second = first.after(&[(3, 9_950)], Some("p3".into()), MINUTES, 1000);
        assert_eq!((second.from(MINUTES), second.page()), (9_000, Some("p3")));
    }

    #[test]
    fn a_second_of_several_pages_is_read_until_nothing_new_is_in_it() {
        let page = |ledger: Ledger, rows: &[(u64, i64)], next: Option<&str>| {
            ledger.after(rows, next.map(str::to_owned), MINUTES, 1000)
        };
        let first = page(Ledger::default(), &[(1, 5_001)], Some("2"));
        let first = page(first, &[(1, 5_001), (2, 5_002)], Some("2"));
        // Between the two pages the first of them moved away, and 3 came onto the page just read.
        let second = page(first, &[(4, 5_004)], None);
        assert_eq!(
            (second.from(MINUTES), second.page(), second.more()),
            (5_000, None, true)
        );
        let again = page(second, &[(2, 5_002), (3, 5_003)], Some("2"));
        let end = page(again, &[(4, 5_004)], None);
        assert!(end.knows(3, 5_003) && !end.more());
    }

    #[test]
    fn what_may_still_change_within_its_second_is_read_once_more() {
        let ledger = Ledger::default()
            .after(&[(1, 50), (2, 60)], None, 900, 1)
            .doubting(60);
        assert!(ledger.knows(1, 50) && !ledger.knows(2, 60));
        assert!(!ledger.more());
    }

    #[test]
    fn the_first_time_lasts_to_the_end_of_what_there_is() {
        let hour = 3_600_000;
        let page = |ledger: Ledger, n: i64, next: Option<&str>| {
            ledger.after(
                &[(n as u64, n * hour)],
                next.map(str::to_owned),
                MINUTES,
                1000,
            )
        };
        let under_way = page(page(Ledger::default(), 1, Some("2")), 2, Some("2"));
        assert!(under_way.fresh() && Ledger::of(&under_way.cursor()).fresh());
        // What no page shows again is not carried along.
        assert!(under_way.knows(2, 2 * hour) && !under_way.knows(1, hour));
        let over = page(under_way, 3, None);
        assert!(!over.fresh());
        assert!(!page(over, 4, Some("2")).fresh(), "only the first time");
    }

    #[test]
    fn the_ledger_has_an_end() {
        let rows: Vec<(u64, i64)> = (0..12_000).map(|n| (n, 1_000 + n as i64)).collect();
        let ledger = Ledger::default().after(&rows, None, MINUTES, 1000);
        assert_eq!(ledger.seen.len(), MOST);
        assert!(ledger.knows(11_999, 12_999) && !ledger.knows(0, 1_000));
    }

    #[test]
    fn a_cursor_that_cannot_be_read_begins_anew() {
        for text in ["", "{", "[1]", "{\"high\":\"x\"}"] {
            assert_eq!(Ledger::of(&Cursor(text.into())), Ledger::default());
        }
    }
}
