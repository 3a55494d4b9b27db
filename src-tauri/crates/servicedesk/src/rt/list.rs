//! Lists whose rows may be hidden. Rows that the account may not see make a page shorter, also
//! empty, and the length of the list is kept secret then. So a short page is never its end: read
//! backwards, the first row that is shown is the last of the list, and the way there is walked.

use super::Rt;
use crate::json::whole;
use serde_json::Value as Json;
use slipway_domain::desk::Fault;
use slipway_net::line::Ask;

/// Rows of a page; the server gives no more.
pub(super) const ROWS: usize = 100;
/// Most pages that are walked through without a row that is shown.
const PAGES: i64 = 500;
/// Empty pages after which the end is asked for again: what stood there may have gone.
const DOUBT: i64 = 10;

/// A list by id that is read page by page; its question names neither order nor page.
pub(super) struct List<'a> {
    rt: &'a Rt,
    ask: Ask,
    what: &'static str,
    page: i64,
    empty: i64,
    highest: i64,
    /// The last row there is, once a short page made it worth asking.
    end: Option<i64>,
    over: bool,
}

impl Rt {
    /// A list by id from its beginning. Ids up to `known` were read before.
    pub(super) fn list(&self, ask: Ask, what: &'static str, known: i64) -> List<'_> {
        let ask = ask.with("orderby", "id").with("per_page", ROWS.to_string());
        List {
            rt: self,
            ask,
            what,
            page: 1,
            empty: 0,
            highest: known,
            end: None,
            over: false,
        }
    }

    /// Every row of a list.
    pub(super) fn rows(&self, ask: Ask, what: &'static str) -> Result<Vec<Json>, Fault> {
        let end = ask.clone();
        let mut list = self.list(ask, what, 0);
        let mut rows = Vec::new();
        while !list.over() {
            rows.extend(list.next(&end)?);
        }
        Ok(rows)
    }

    /// The highest id that a list shows; none when it shows nothing.
    fn last(&self, ask: &Ask, what: &str) -> Result<Option<i64>, Fault> {
        let ask = ask
            .clone()
            .with("orderby", "id")
            .with("order", "DESC")
            .with("per_page", ROWS.to_string());
        for page in 1..=PAGES {
            let list = self
                .door
                .json(&ask.clone().with("page", page.to_string()), what)?;
            let highest = self
                .door
                .listed(&list, "items")?
                .iter()
                .filter_map(id)
                .max();
            if highest.is_some() || whole(&list, "pages").is_some_and(|pages| page >= pages) {
                return Ok(highest);
            }
        }
        Ok(None)
    }
}

impl List<'_> {
    /// The same, when the last row there is was seen just now.
    pub(super) fn to(self, end: Option<i64>) -> Self {
        List { end, ..self }
    }

    /// Whether its end was reached.
    pub(super) fn over(&self) -> bool {
        self.over
    }

    /// The next page. `end` asks for the list whose last row is the end of this one: the same, or a
    /// longer one of which something is known to be shown.
    pub(super) fn next(&mut self, end: &Ask) -> Result<Vec<Json>, Fault> {
        let (mut rows, pages) = self.read()?;
        if let Some(pages) = pages {
            self.over = self.page >= pages;
        } else if rows.len() < ROWS {
            let first = self.end.is_none();
            if first || (rows.is_empty() && self.empty % DOUBT == DOUBT - 1) {
                self.end = Some(self.rt.last(end, self.what)?.unwrap_or(0));
            }
            self.highest = self.highest.max(highest(&rows));
            if first && self.highest < self.end.unwrap_or(0) {
                // What came between the two questions belongs on this page.
                rows = self.read()?.0;
            }
        }
        self.empty = if rows.is_empty() { self.empty + 1 } else { 0 };
        self.highest = self.highest.max(highest(&rows));
        let walked = self.end.is_some_and(|end| self.highest >= end) || self.empty >= PAGES;
        self.over |= walked;
        self.page += 1;
        Ok(rows)
    }

    fn read(&self) -> Result<(Vec<Json>, Option<i64>), Fault> {
        let ask = self.ask.clone();
        let ask = ask.with("order", "ASC").with("page", self.page.to_string());
        let list = self.rt.door.json(&ask, self.what)?;
        let rows = self.rt.door.listed(&list, "items")?.to_vec();
        Ok((rows, whole(&list, "pages")))
    }
}

fn id(row: &Json) -> Option<i64> {
    whole(row, "id")
}

fn highest(rows: &[Json]) -> i64 {
    rows.iter().filter_map(id).max().unwrap_or(0)
}
