//! What changed, what carries a mark, what is there. Lists are read from copies that lag by seconds.

use super::{Github, PAGES, mark};
use crate::json::text;
use crate::ledger::Ledger;
use chrono::{DateTime, SecondsFormat};
use serde_json::Value as Json;
use slipway_domain::desk::{Cursor, Fault, Observed, Page};
use slipway_net::line::Ask;
use std::collections::BTreeSet;

/// How far a pull looks back, in seconds.
const OVERLAP: i64 = 15 * 60;
/// Questions about single issues that are under way at once.
const ABREAST: usize = 4;
/// Pages of own issues that are looked through for a mark, newest first.
const OWN: u32 = 20;

impl Github {
    /// What changed since the cursor.
    pub(super) fn pull_page(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        let ledger = Ledger::of(cursor);
        let number: u32 = ledger
            .page()
            .and_then(|page| page.parse().ok())
            .unwrap_or(1);
        let mut ask = Ask::get(self.place("issues")?)
            .with("state", "all")
            .with("sort", "updated")
            .with("direction", "asc")
            .with("per_page", "100")
            .with("page", number.to_string());
        let from = ledger.from(OVERLAP);
        if let Some(since) = DateTime::from_timestamp(from, 0).filter(|_| from > 0) {
            ask = ask.with("since", since.to_rfc3339_opts(SecondsFormat::Secs, true));
        }
        let (list, more, now) = self.timed_page(&ask)?;
        let (mut rows, mut changed) = (Vec::new(), Vec::new());
        for issue in &list {
            let (number, updated) = self.row(issue)?;
            rows.push((number, updated));
            let pull_request = issue.get("pull_request").is_some_and(|one| !one.is_null());
            if !pull_request && !ledger.knows(number, updated) {
                changed.push((number, issue));
            }
        }
        // The history of everything that ever was would use up the hour's requests; it comes with
        // what changes from now on, and with each look.
        let history = !ledger.fresh();
        let seen = self.with_lists(&changed, history)?;
        let next = more.then(|| (number + 1).to_string());
        let after = ledger.after(&rows, next, OVERLAP, 1);
        // Within a second that is not over, a second change would look like the first.
        let after = match now {
            Some(now) => after.doubting(now - 1),
            None => after,
        };
        Ok(Page {
            seen,
            more: after.more(),
            next: after.cursor(),
        })
    }

    /// Issues with what was said about them and, if asked for, done to them.
    fn with_lists(&self, issues: &[(u64, &Json)], history: bool) -> Result<Vec<Observed>, Fault> {
        let spoken = issues
            .iter()
            .filter(|(_, issue)| issue["comments"].as_u64() != Some(0));
        let mut lists: Vec<(u64, &str)> = spoken.map(|(number, _)| (*number, "comments")).collect();
        if history {
            lists.extend(issues.iter().map(|(number, _)| (*number, "timeline")));
        }
        let mut asks = Vec::new();
        for (number, list) in &lists {
            let place = self.place(&format!("issues/{number}/{list}"))?;
            asks.push(Ask::get(place).with("per_page", "100"));
        }
        let answers = self.door.read_all(asks, ABREAST);
        let mut read = std::collections::BTreeMap::new();
        for ((number, list), answer) in lists.into_iter().zip(answers) {
            let (document, answer) = self.door.document(answer?, "list")?;
            let cut = answer
                .header("link")
                .is_some_and(|link| link.contains("rel=\"next\""));
            let all = match document {
                Json::Array(all) if !cut => all,
                _ => self.pages(&self.place(&format!("issues/{number}/{list}"))?, &[])?,
            };
            read.insert((number, list), all);
        }
        let none = Vec::new();
        let one = |(number, issue): &(u64, &Json)| {
            let comments = read.get(&(*number, "comments")).unwrap_or(&none);
            let events = read.get(&(*number, "timeline")).unwrap_or(&none);
            self.observed(issue, comments, events)
        };
        issues.iter().map(one).collect()
    }

    /// Own issues that carry a mark. Searching for words would be later than the list, and has a
    /// limit of its own.
    pub(super) fn marked(&mut self, wanted: &str) -> Result<Vec<String>, Fault> {
        self.know_me()?;
        let place = self.place("issues")?;
        for page in 1..=OWN {
            let ask = Ask::get(place.clone())
                .with("state", "all")
                .with("creator", self.account.clone())
                .with("sort", "created")
                .with("direction", "desc")
                .with("per_page", "100")
                .with("page", page.to_string());
            let (list, more) = self.page(&ask)?;
            let carries =
                |issue: &&Json| mark::read(&text(issue, "body")).1.as_deref() == Some(wanted);
            let found: Vec<String> = list
                .iter()
                .filter(carries)
                .map(|issue| text(issue, "number"))
                .collect();
            if !found.is_empty() || !more {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// Which of these a list of the whole repository shows.
    pub(super) fn in_scope(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        let place = self.place("issues")?;
        let mut missing: BTreeSet<&String> = remotes.iter().collect();
        let mut found = Vec::new();
        for page in 1..=PAGES {
            if missing.is_empty() {
                break;
            }
            let ask = Ask::get(place.clone())
                .with("state", "all")
                .with("sort", "created")
                .with("direction", "asc")
                .with("per_page", "100")
                .with("page", page.to_string());
            let (list, more) = self.page(&ask)?;
            for issue in &list {
                let remote = text(issue, "number");
                if missing.remove(&remote) {
                    found.push(remote);
                }
            }
            if !more {
                break;
            }
        }
        Ok(found)
    }

    /// The newest issues.
    pub(super) fn newest(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        let ask = Ask::get(self.place("issues")?)
            .with("state", "all")
            .with("sort", "updated")
            .with("direction", "desc")
            .with("per_page", "100");
        let (list, _) = self.page(&ask)?;
        let issues = list
            .iter()
            .filter(|issue| issue.get("pull_request").is_none_or(Json::is_null));
        let mut rows = Vec::new();
        for issue in issues.take(most) {
            rows.push((self.row(issue)?.0, issue));
        }
        self.with_lists(&rows, true)
    }
}
