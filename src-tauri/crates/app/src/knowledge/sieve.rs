//! Which articles may be among what a search finds, told by their numbers before any row is read: so what
//! is counted is what can be shown.

use super::SearchArticles;
use crate::error::Result;
use slipway_store::Connection;
use slipway_store::table::article_entry::{self, Listed};
use std::collections::HashSet;

/// Different lists of tags or components that are read to find those that hold one.
const LISTS: u32 = 1_000_000;

/// What lets articles through.
#[derive(Debug, Default)]
pub(crate) struct Sieve {
    /// These alone; None for any.
    only: Option<HashSet<u32>>,
    /// But not these.
    without: HashSet<u32>,
}

impl Sieve {
    /// All that were not put away.
    pub(crate) fn current(conn: &Connection) -> Result<Sieve> {
        let archived = article_entry::numbers(conn, ARCHIVED, &[])?;
        Ok(Sieve {
            only: None,
            without: archived.into_iter().collect(),
        })
    }

    /// Those that readers see.
    pub(crate) fn published(conn: &Connection) -> Result<Sieve> {
        let mut sieve = Sieve::default();
        sieve.narrow(article_entry::numbers(conn, PUBLISHED, &[])?);
        Ok(sieve)
    }

    /// What somebody who searches asked for.
    pub(crate) fn asked(conn: &Connection, request: &SearchArticles) -> Result<Sieve> {
        let mut sieve = match request.archived {
            Some(true) => Sieve::default(),
            _ => Sieve::current(conn)?,
        };
        if let Some(kind) = wish(&request.kind) {
            let kind = kind.to_ascii_lowercase();
            sieve.narrow(article_entry::numbers(conn, KIND, &[&kind])?);
        }
        for (listed, wished) in [
            (Listed::Components, &request.component),
            (Listed::Tags, &request.tag),
        ] {
            if let Some(wished) = wish(wished) {
                sieve.narrow(holding(conn, listed, wished)?);
            }
        }
        Ok(sieve)
    }

    fn narrow(&mut self, numbers: Vec<u32>) {
        let mut numbers: HashSet<u32> = numbers.into_iter().collect();
        if let Some(only) = &self.only {
            numbers.retain(|number| only.contains(number));
        }
        self.only = Some(numbers);
    }

    /// Lets these through no more: they were found already.
    pub(crate) fn leave_out(&mut self, numbers: impl Iterator<Item = u32>) {
        self.without.extend(numbers);
    }

    /// Whether an article may be among the hits.
    pub(crate) fn lets(&self, number: u32) -> bool {
        !self.without.contains(&number)
            && self.only.as_ref().is_none_or(|only| only.contains(&number))
    }

    /// Whether it holds nothing back.
    pub(crate) fn is_open(&self) -> bool {
        self.only.is_none() && self.without.is_empty()
    }
}

const ARCHIVED: &str = "confidence = 'archived'";
const PUBLISHED: &str = "published > 0";
const KIND: &str = "kind = ?1";

fn wish(wish: &Option<String>) -> Option<&str> {
    let wish = wish.as_deref().map(str::trim).unwrap_or_default();
    (!wish.is_empty()).then_some(wish)
}

/// Those in whose list a word stands, in any case of its letters. There are far fewer lists than articles.
fn holding(conn: &Connection, listed: Listed, word: &str) -> Result<Vec<u32>> {
    let mut lists = article_entry::lists(conn, listed, LISTS)?;
    lists.retain(|list| list.lines().any(|line| line.eq_ignore_ascii_case(word)));
    let lists = serde_json::Value::from(lists).to_string();
    let condition = article_entry::holding(listed);
    Ok(article_entry::numbers(conn, &condition, &[&lists])?)
}
