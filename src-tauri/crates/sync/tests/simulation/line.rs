//! The desk over the line of one account: what is asked, page by page, and what is sent.

use super::desk::{Desk, LAG, Write};
use chrono::Duration;
use slipway_domain::desk::Version;
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::value::Fields;
use slipway_domain::desk::{
    Abilities, Cursor, Desk as Remote, Fault, Fetched, Observed, Page, Written,
};

/// Changes of a page.
const PAGE: usize = 3;

/// The desk as one account speaks to it.
pub(crate) struct Line<'a> {
    pub(crate) desk: &'a mut Desk,
    pub(crate) account: &'a str,
}

impl Line<'_> {
    /// As this account sees it: what it put there is its own.
    fn seen(&self, mut seen: Observed) -> Observed {
        for file in &mut seen.files {
            file.own = file.author == self.account;
        }
        seen
    }
}

impl Remote for Line<'_> {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: self.desk.precondition,
            // On its way there, under way, and not yet in the index.
            settles_after: Duration::seconds(4 + 2 * LAG),
            account: self.account.to_owned(),
            internal_comments: true,
            releases: false,
            history: true,
            merge: true,
        }
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        self.desk.read()?;
        let from: i64 = cursor.0.parse().unwrap_or(0);
        let now = self.desk.now.get();
        let mut fresh: Vec<Observed> = self
            .desk
            .shown
            .iter()
            .filter(|(at, seen)| *at <= now && seen.version.order > from)
            .map(|(_, seen)| seen.clone())
            .collect();
        fresh.sort_by_key(|seen| seen.version.order);
        let more = fresh.len() > PAGE;
        fresh.truncate(PAGE);
        let newest = fresh.last().map_or(from, |seen| seen.version.order);
        let hidden = self.desk.shown.iter().filter(|(at, _)| *at > now);
        let next = match hidden.map(|(_, seen)| seen.version.order).min() {
            Some(order) if !self.desk.jumps => newest.min(order - 1).max(from),
            _ => newest,
        };
        let mut seen = fresh;
        seen.retain(|seen| self.desk.is_live(&seen.remote));
        seen.extend(self.desk.repeated());
        if self.desk.chance(20) {
            seen.reverse();
        }
        let seen = seen.into_iter().map(|one| self.seen(one)).collect();
        Ok(Page {
            seen,
            // What is not shown yet holds the cursor back; the next page would be this one again.
            more: more && next > from,
            next: Cursor(next.to_string()),
        })
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        self.desk.read()?;
        let Some(ticket) = self.desk.tickets.get(remote).cloned() else {
            return Ok(Fetched::Gone);
        };
        if !matches!(ticket.fate, Fetched::Live(_)) {
            return Ok(ticket.fate);
        }
        Ok(Fetched::Live(self.seen(ticket.observed)))
    }

    fn find(&mut self, mark: &str) -> Result<Vec<String>, Fault> {
        self.desk.read()?;
        let now = self.desk.now.get();
        let mut found: Vec<String> = Vec::new();
        for (at, seen) in &self.desk.shown {
            if *at <= now && seen.mark.as_deref() == Some(mark) && !found.contains(&seen.remote) {
                found.push(seen.remote.clone());
            }
        }
        Ok(found)
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        self.desk.read()?;
        let live = remotes.iter().filter(|one| self.desk.is_live(one)).cloned();
        let mut live: Vec<String> = live.collect();
        if self.desk.chance(30) && !live.is_empty() {
            let short = self.desk.some(live.len() as i64) as usize;
            live.remove(short);
        }
        Ok(live)
    }

    fn create(&mut self, mark: &str, fields: &Fields) -> Written {
        let write = Write::Create {
            mark: mark.to_owned(),
            fields: fields.clone(),
        };
        self.desk.send(self.account, write)
    }

    fn edit(&mut self, remote: &str, fields: &Fields, expect: Option<&Version>) -> Written {
        let write = Write::Edit {
            remote: remote.to_owned(),
            fields: fields.clone(),
            expect: expect.cloned(),
        };
        self.desk.send(self.account, write)
    }

    fn comment(&mut self, remote: &str, mark: &str, body: &str, _: bool) -> Written {
        let write = Write::Comment {
            remote: remote.to_owned(),
            mark: mark.to_owned(),
            body: body.to_owned(),
        };
        self.desk.send(self.account, write)
    }

    fn attach(&mut self, remote: &str, mark: &str, parcel: &Parcel<'_>) -> Written {
        let write = Write::Attach {
            remote: remote.to_owned(),
            mark: mark.to_owned(),
            name: parcel.name.to_owned(),
            content: parcel.content.to_vec(),
        };
        self.desk.send(self.account, write)
    }

    fn content(&mut self, _: &str, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.desk.read()?;
        Ok(self.desk.contents.get(file).cloned())
    }
}
