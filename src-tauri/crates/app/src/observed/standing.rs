//! How an environment stands to what should run there, in the few words that others ask for.

use super::compare::{beside, side};
use super::drift::{of, word};
use super::packages::{brought, wanted};
use super::seen::{Seen, slug};
use crate::book::Book;
use crate::error::Result;
use crate::shape::Stamp;
use slipway_domain::drift::{Drift, Item, Kind, Parity, Verdict};
use slipway_domain::observed::Freshness;
use slipway_store::Connection;
use slipway_store::table::environment::EnvironmentRow;
use slipway_store::table::release::ReleaseRow;

pub(crate) use super::packages::{Known, known};

/// How an environment stands.
pub(crate) struct Stand {
    /// The releases that should run there.
    pub(crate) titles: Vec<String>,
    /// Their rows.
    pub(crate) releases: Vec<ReleaseRow>,
    /// All layers together.
    pub(crate) verdict: Verdict,
    /// Why nobody can say, one sentence; may be empty.
    pub(crate) reason: String,
    /// What the newest look still tells.
    pub(crate) freshness: Freshness,
    /// When somebody looked last.
    pub(crate) seen: Option<Stamp>,
    /// What is not as it should be and counts, each once, in words.
    pub(crate) against: Vec<String>,
}

impl Stand {
    /// Reads how an environment stands; with `after`, as if that release had been brought there.
    pub(crate) fn read(
        conn: &Connection,
        book: &Book,
        known: &Known,
        place: &EnvironmentRow,
        after: Option<&str>,
    ) -> Result<Stand> {
        let seen = Seen::read(conn, book, place.clone())?;
        let wanted = match after {
            Some(release) => brought(conn, book, &seen, known, release)?,
            None => wanted(conn, book, &seen, known, None)?,
        };
        let drift = of(conn, book, &seen, known, &wanted)?;
        Ok(Stand {
            titles: wanted
                .packages
                .iter()
                .map(|one| one.title.clone())
                .collect(),
            releases: wanted.releases,
            verdict: drift.verdict,
            reason: drift.reason.clone(),
            freshness: seen.freshness,
            seen: seen.look.as_ref().map(|look| book.stamp(&look.at)),
            against: against_it(&drift),
        })
    }

    /// The verdict as it is sent.
    pub(crate) fn verdict_word(&self) -> String {
        word(&self.verdict)
    }

    /// What the look still tells, as it is sent.
    pub(crate) fn freshness_word(&self) -> &'static str {
        slug(self.freshness)
    }
}

/// What counts as drift, each thing once, whichever layers speak of it.
fn against_it(drift: &Drift) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut named: Vec<String> = Vec::new();
    for item in drift.layers.iter().flat_map(|layer| &layer.items) {
        if !item.counts() || named.contains(&item.component) {
            continue;
        }
        named.push(item.component.clone());
        out.push(words(item));
    }
    out
}

fn words(item: &Item) -> String {
    let name = &item.component;
    match (&item.found, &item.expected, item.kind) {
        (_, _, Kind::Missing) | (None, Some(_), _) => format!("{name} does not run"),
        (Some(found), Some(expected), _) => {
            format!("{name} runs {found}, the package holds {expected}")
        }
        (Some(found), None, _) => format!("{name} {found} is in no package"),
        (None, None, _) => format!("{name} is not as it should be"),
    }
}

/// How far the second environment is like the first; with why that may not be so any more.
pub(crate) fn mirror(
    conn: &Connection,
    book: &Book,
    known: &Known,
    (there, here): (&EnvironmentRow, &EnvironmentRow),
) -> Result<(Parity, String)> {
    let of = |row: &EnvironmentRow| Seen::read(conn, book, row.clone());
    let (there, here) = (of(there)?, of(here)?);
    let old = [&there, &here].into_iter().find_map(|seen| {
        let name = &seen.environment.name;
        match seen.freshness {
            Freshness::Fresh => None,
            Freshness::Stale => Some(format!("{name} was read too long ago.")),
            Freshness::Never => Some(format!("{name} was never read.")),
        }
    });
    let (one, other) = (
        side(conn, book, known, &there)?,
        side(conn, book, known, &here)?,
    );
    Ok((beside(&one, &other), old.unwrap_or_default()))
}
