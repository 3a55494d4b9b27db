//! Searching: what changed, what carries a mark, what is in scope. The index behind it is late.

use super::Jira;
use super::issue::MARK;
use crate::json::{items, text, whole};
use crate::ledger::Ledger;
use serde_json::{Value as Json, json};
use slipway_domain::desk::{Cursor, Fault, Observed, Page};
use slipway_net::line::{Ask, Body, Verb};
use std::collections::BTreeSet;

/// How far a pull looks back, in milliseconds: the index lags by minutes at worst.
const OVERLAP: i64 = 15 * 60 * 1000;
const SECOND: i64 = 1000;
/// Issues of a page with all that belongs to them.
const PAGE: usize = 100;
/// Issues of a page that gives their numbers only.
const NUMBERS: usize = 5000;
/// Most pages of numbers; more would be a desk that goes round in circles.
const PAGES: usize = 10_000;

/// A page of a search, and where the next one is.
struct Found {
    issues: Vec<Json>,
    next: Option<String>,
}

impl Jira {
    /// What changed since the cursor.
    pub(super) fn pull_page(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        let ledger = Ledger::of(cursor);
        self.recall(ledger.memo());
        // Milliseconds of the epoch mean the same whatever zone the account's profile has; a written
        // time would be read in that zone, and to the minute.
        let jql = format!(
            "project = \"{}\" AND updated >= {} ORDER BY updated ASC, key ASC",
            quoted(&self.project),
            ledger.from(OVERLAP)
        );
        let wanted = self.wanted();
        let page = ledger.page().map(str::to_owned);
        let found = self.search(&jql, &wanted, true, PAGE, page.as_deref())?;
        let mut rows = Vec::new();
        let mut seen = Vec::new();
        for issue in &found.issues {
            let (id, updated) = self.place(issue)?;
            rows.push((id, updated));
            if !ledger.knows(id, updated) {
                seen.push(self.observed(issue, false)?);
            }
        }
        let memo = self.memo()?;
        let after = ledger
            .after(&rows, found.next, OVERLAP, SECOND)
            .with_memo(&memo);
        Ok(Page {
            seen,
            more: after.more(),
            next: after.cursor(),
        })
    }

    /// What was noted the last time: the edition, and whether it is a service project.
    fn recall(&mut self, memo: &str) {
        let said = |word: &str| memo.split(' ').any(|one| one == word);
        let either = |yes: &str, no: &str| said(yes).then_some(true).or(said(no).then_some(false));
        self.cloud = self.cloud.or(either("cloud", "center"));
        self.service = self.service.or(either("service", "software"));
    }

    fn memo(&mut self) -> Result<String, Fault> {
        let edition = if self.is_cloud()? { "cloud" } else { "center" };
        let kind = if self.is_service()? {
            "service"
        } else {
            "software"
        };
        Ok(format!("{edition} {kind}"))
    }

    /// One page of a search. `page` is a token on Cloud, an offset elsewhere.
    fn search(
        &mut self,
        jql: &str,
        fields: &[String],
        changelog: bool,
        most: usize,
        page: Option<&str>,
    ) -> Result<Found, Fault> {
        let cloud = self.is_cloud()?;
        let mut body = json!({"jql": jql, "fields": fields, "maxResults": most});
        if cloud {
            if changelog {
                body["expand"] = json!("changelog");
            }
            if let Some(token) = page {
                body["nextPageToken"] = json!(token);
            }
            if !self.own.is_empty() {
                body["reconcileIssues"] = json!(self.own);
            }
        } else {
            if changelog {
                body["expand"] = json!(["changelog"]);
            }
            body["startAt"] = json!(page.and_then(|page| page.parse::<u64>().ok()).unwrap_or(0));
        }
        let place = self.api(if cloud { "search/jql" } else { "search" })?;
        let ask = Ask {
            reads: true,
            ..Ask::send(Verb::Post, place, Body::Json(body.to_string()))
        };
        let answer = self.door.json(&ask, "search")?;
        if !answer.get("issues").is_some_and(Json::is_array) {
            let host = self.door.host();
            return Err(Fault::Unreachable(format!(
                "{host} answered a search without issues"
            )));
        }
        let issues = items(&answer, "issues").to_vec();
        let next = match cloud {
            true => Some(text(&answer, "nextPageToken"))
                .filter(|token| !token.is_empty() && answer["isLast"] != true),
            false => {
                let end = whole(&answer, "startAt").unwrap_or(0)
                    + i64::try_from(issues.len()).unwrap_or(0);
                let more = !issues.is_empty() && end < whole(&answer, "total").unwrap_or(0);
                more.then(|| end.to_string())
            }
        };
        Ok(Found { issues, next })
    }

    /// Issues that carry a mark, wherever they were moved; each is confirmed where the desk is sure.
    pub(super) fn marked(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        let field = self.mapping.mark.clone();
        let jql = match field
            .as_deref()
            .and_then(|field| field.strip_prefix("customfield_"))
        {
            Some(number) => format!("cf[{number}] ~ \"\\\"{}\\\"\"", quoted(mark)),
            None => format!("labels = \"{MARK}{}\"", quoted(mark)),
        };
        let found = self.search(&jql, &["id".to_owned()], false, PAGE, None)?;
        let mut sure = Vec::new();
        for issue in &found.issues {
            let remote = text(issue, "id");
            if let slipway_domain::desk::Fetched::Live(seen) = self.look(&remote)?
                && seen.mark.as_deref() == Some(mark)
            {
                sure.push(remote);
            }
        }
        Ok(sure)
    }

    /// Which of these a list of the whole project shows. A search that names one that is deleted is
    /// refused as a whole, so nothing is named.
    pub(super) fn in_scope(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        let jql = format!("project = \"{}\" ORDER BY key ASC", quoted(&self.project));
        let mut missing: BTreeSet<&String> = remotes.iter().collect();
        let (mut found, mut page) = (Vec::new(), None);
        for _ in 0..PAGES {
            let answer = self.search(&jql, &["id".to_owned()], false, NUMBERS, page.as_deref())?;
            for issue in &answer.issues {
                let remote = text(issue, "id");
                if missing.remove(&remote) {
                    found.push(remote);
                }
            }
            page = answer.next;
            if page.is_none() || missing.is_empty() {
                break;
            }
        }
        Ok(found)
    }

    /// The newest issues.
    pub(super) fn newest(&mut self, most: usize) -> Result<Vec<Observed>, Fault> {
        let jql = format!(
            "project = \"{}\" ORDER BY updated DESC",
            quoted(&self.project)
        );
        let wanted = self.wanted();
        let found = self.search(&jql, &wanted, true, most.clamp(1, PAGE), None)?;
        let issues = found.issues.iter().take(most);
        issues.map(|issue| self.observed(issue, false)).collect()
    }
}

/// A text within the quotes of a query.
fn quoted(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}
