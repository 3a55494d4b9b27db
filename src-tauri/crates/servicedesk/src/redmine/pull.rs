//! What changed.

use super::cursor::{Place, a_second, second, written};
use super::{ABREAST, ROWS, Redmine};
use crate::door::server_time;
use crate::json::{items, moment, text, whole};
use serde_json::Value as Json;
use slipway_domain::desk::{Cursor, Fault, Fetched, Observed, Page, mark};
use slipway_net::line::Ask;

/// A line of the list: an issue and the second of its last change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Row {
    id: i64,
    second: i64,
}

impl Redmine {
    pub(super) fn pull_page(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        let place = Place::of(cursor);
        match place.within {
            Some(last) => self.page_within(place, last),
            None => self.page_from(place),
        }
    }

    /// The first page of what changed from a second on.
    fn page_from(&mut self, place: Place) -> Result<Page, Fault> {
        let filter = format!(">={}", written(place.from));
        let (rows, now) = self.rows(&filter, None, "updated_on,id")?;
        let Some(last) = rows.last().copied() else {
            return Ok(page(Vec::new(), &place, false));
        };
        let full = rows.len() >= ROWS;
        if full && rows.first().map(|row| row.second) == Some(last.second) {
            let next = Place {
                from: last.second,
                within: Some(0),
                ..place
            };
            return Ok(page(Vec::new(), &next, true));
        }
        // The last second of a full page may go on behind it, and is read as the first of the next.
        let whole: Vec<Row> = rows
            .into_iter()
            .filter(|row| !full || row.second < last.second)
            .collect();
        let fresh: Vec<Row> = whole
            .iter()
            .filter(|row| !place.knows(row.id, row.second))
            .copied()
            .collect();
        let unsettled = fresh.iter().any(|row| row.second == last.second);
        if unsettled && now.is_none_or(|now| now < last.second + 2) {
            // A second change within this second would look like the first. It is over after a second.
            std::thread::sleep(a_second());
        }
        let seen = self.details(&fresh)?;
        let mut next = place.clone();
        next.known
            .extend(whole.iter().map(|row| (row.id, row.second)));
        next = match full {
            true => Place {
                from: last.second,
                known: next
                    .known
                    .into_iter()
                    .filter(|(_, second)| *second >= last.second)
                    .collect(),
                within: None,
            },
            // Nothing is new: what was seen is read again the next time, which costs a line each.
            false if fresh.is_empty() => place.clone(),
            false => next.over(last.second, now),
        };
        if next != place {
            self.still_me()?;
        }
        Ok(page(seen, &next, full))
    }

    /// A second in which more changed than a page holds, by number.
    fn page_within(&mut self, place: Place, last: i64) -> Result<Page, Fault> {
        let at = written(place.from);
        let (rows, now) = self.rows(&format!("><{at}|{at}"), Some(last + 1), "id")?;
        if last == 0 && now.is_none_or(|now| now < place.from + 2) {
            std::thread::sleep(a_second());
        }
        let fresh: Vec<Row> = rows
            .iter()
            .filter(|row| !place.knows(row.id, row.second))
            .copied()
            .collect();
        let seen = self.details(&fresh)?;
        let mut next = place.clone();
        next.known
            .extend(rows.iter().map(|row| (row.id, row.second)));
        next.within = rows.last().map(|row| row.id).filter(|_| rows.len() >= ROWS);
        if next.within.is_none() {
            next.from = place.from + 1;
        }
        self.still_me()?;
        Ok(page(seen, &next, true))
    }

    /// Lines of the list, with the desk's own clock where it tells.
    fn rows(
        &self,
        changed: &str,
        from_id: Option<i64>,
        sort: &str,
    ) -> Result<(Vec<Row>, Option<i64>), Fault> {
        let mut ask = Ask::get("issues.json")
            .with("project_id", self.project.as_str())
            .with("status_id", "*")
            .with("updated_on", changed)
            .with("sort", sort)
            .with("limit", ROWS.to_string());
        if let Some(id) = from_id {
            ask = ask.with("issue_id", format!(">={id}"));
        }
        let read = self.door.read(&ask)?;
        let (list, answer) = self.door.document(read, "project with issues")?;
        let rows = self.door.listed(&list, "issues")?;
        let rows = rows.iter().filter_map(row).collect();
        Ok((rows, server_time(&answer).map(second)))
    }

    /// The issues themselves; what was deleted or hidden meanwhile is left out.
    fn details(&mut self, rows: &[Row]) -> Result<Vec<Observed>, Fault> {
        let asks = rows
            .iter()
            .map(|row| Self::question(&row.id.to_string()))
            .collect();
        let mut seen = Vec::new();
        for read in self.door.read_all(asks, ABREAST) {
            if let Fetched::Live(one) = self.looked(read?)? {
                seen.push(one);
            }
        }
        Ok(seen)
    }

    /// Issues that carry a mark, by the field that holds it or by the last line of the description.
    pub(super) fn marked(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        let mut found = Vec::new();
        if let Some(field) = self.mapping.mark.clone() {
            // A filter that the desk does not know is left out without a word, and everything comes.
            let holds = |issue: &&Json| {
                let custom = items(issue, "custom_fields").iter();
                let mut named = custom.filter(|one| format!("cf_{}", text(one, "id")) == field);
                named.any(|one| text(one, "value") == mark)
            };
            let some = self.searched(&field, mark)?;
            found.extend(some.iter().filter(holds).map(|issue| text(issue, "id")));
        }
        let quoting = self.searched("description", &format!("~{mark}"))?;
        let carries =
            |issue: &&Json| mark::read(&text(issue, "description")).1.as_deref() == Some(mark);
        found.extend(
            quoting
                .iter()
                .filter(carries)
                .map(|issue| text(issue, "id")),
        );
        found.dedup();
        if found.is_empty() {
            self.still_me()?;
        }
        Ok(found)
    }

    fn searched(&self, field: &str, value: &str) -> Result<Vec<Json>, Fault> {
        let ask = Ask::get("issues.json")
            .with("status_id", "*")
            .with(field, value)
            .with("sort", "id")
            .with("limit", ROWS.to_string());
        self.door.list(&ask, "issues", "issues")
    }
}

fn row(issue: &Json) -> Option<Row> {
    Some(Row {
        id: whole(issue, "id")?,
        second: second(moment(&text(issue, "updated_on"))),
    })
}

fn page(seen: Vec<Observed>, next: &Place, more: bool) -> Page {
    Page {
        seen,
        next: next.cursor(),
        more,
    }
}
