//! Keeps a look. What it shows takes the place of what was known, unless that was seen later: then it is
//! history.

use super::find;
use crate::App;
use crate::book::Book;
use crate::error::{Code, Error, Result};
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::json;
use slipway_domain::observed::{HelmRelease, Way, is_past};
use slipway_store::Tx;
use slipway_store::table::observation::{self, ObservationRow};
use slipway_store::table::observed_release::{self, ObservedRow};

/// What a look showed.
pub(super) struct Look {
    pub(super) way: Way,
    pub(super) source: String,
    /// When what it shows was so.
    pub(super) at: DateTime<Utc>,
    /// What was listed as a whole: `*`, or namespaces.
    pub(super) scopes: Vec<String>,
    pub(super) releases: Vec<HelmRelease>,
    pub(super) undecodable: Vec<String>,
    pub(super) odd: Vec<String>,
    pub(super) kubernetes: Option<String>,
}

/// A moment as looks keep it.
pub(super) fn stored(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Appends the look, and gives its number. What an earlier one read of the very same revision is
/// carried on.
///
/// # Errors
/// `conflict` when all of it shows what was so before what is known already.
pub(super) fn keep(app: &App, tx: &Tx<'_>, code: &str, by: &str, look: &Look) -> Result<i64> {
    let conn = tx.conn();
    let environment = find(conn, code)?;
    let place = environment.id.as_str();
    let before = observed_release::newest(conn, place)?;
    let (mut now, mut past) = (Vec::new(), Vec::new());
    for release in &look.releases {
        let mut release = release.clone();
        let Some(earlier) = earlier(&before, &release) else {
            now.push(release);
            continue;
        };
        if release.namespace.is_empty() {
            release.namespace.clone_from(&earlier.namespace);
        }
        let facts = serde_json::from_str::<HelmRelease>(&earlier.facts).ok();
        if look.way == Way::Files && seen_since(earlier, facts.as_ref(), &release, look.at) {
            past.push((release, earlier));
            continue;
        }
        if let Some(facts) = facts {
            release.complete_from(&facts);
        }
        now.push(release);
    }
    let book = Book::read(app, conn)?;
    let mut odd = look.odd.clone();
    for (release, earlier) in &past {
        odd.push(said(&book, release, earlier));
    }
    if let (true, Some(first)) = (now.is_empty(), odd.last().filter(|_| !past.is_empty())) {
        let message = format!("These files show what was so before. {first} Nothing was kept.");
        let hint = "Bring newer ones, or say when they were taken: --taken.";
        return Err(Error::new(Code::Conflict, message, hint));
    }
    odd.extend(stays(&book, &before, look));
    let row = ObservationRow {
        id: 0,
        environment_id: place.to_owned(),
        at: stored(look.at),
        way: look.way.slug().to_owned(),
        source: look.source.clone(),
        by: by.to_owned(),
        scope: look.scopes.join(","),
        undecodable: json!(look.undecodable),
        odd: json!(odd),
    };
    let number = observation::append(conn, &row)?;
    for release in &now {
        let facts = json!(release).to_string();
        let (namespace, name) = (&release.namespace, &release.name);
        observed_release::see(conn, place, namespace, name, number, &facts)?;
    }
    for (release, _) in &past {
        let facts = json!(release).to_string();
        let (namespace, name) = (&release.namespace, &release.name);
        observed_release::remember(conn, place, namespace, name, number, &facts)?;
    }
    // A release that is there and could not be read must not be taken for gone.
    if look.undecodable.is_empty() {
        for scope in &look.scopes {
            observed_release::leave(conn, place, scope, number)?;
        }
    }
    Ok(number)
}

/// Releases that a whole list does not hold, and that were seen after it was written.
fn stays(book: &Book, before: &[ObservedRow], look: &Look) -> Vec<String> {
    let within = |row: &&ObservedRow| {
        let mut scopes = look.scopes.iter();
        scopes.any(|scope| scope == "*" || *scope == row.namespace)
    };
    let listed = |row: &ObservedRow| {
        let mut all = look.releases.iter();
        all.any(|one| earlier(std::slice::from_ref(row), one).is_some())
    };
    let since = |row: &&ObservedRow| row.seen_at > stored(look.at) && row.gone_in.is_none();
    let rows = before.iter().filter(within).filter(since);
    rows.filter(|row| !listed(row))
        .map(|row| {
            let seen = book.stamp(&row.seen_at).label;
            format!(
                "{} was seen {seen}, after this was taken, and stays.",
                row.name
            )
        })
        .collect()
}

/// What is known of a release; a look that does not say where means the only one of that name.
fn earlier<'r>(before: &'r [ObservedRow], release: &HelmRelease) -> Option<&'r ObservedRow> {
    before.iter().find(|one| {
        one.name == release.name
            && (one.namespace == release.namespace || release.namespace.is_empty())
    })
}

/// Whether what is known of a release is newer than what files show of it.
fn seen_since(
    row: &ObservedRow,
    known: Option<&HelmRelease>,
    mine: &HelmRelease,
    taken: DateTime<Utc>,
) -> bool {
    let last = row.gone_at.as_ref().unwrap_or(&row.seen_at);
    // Moments as looks keep them are ordered as texts are.
    *last > stored(taken) || known.is_some_and(|known| is_past(known, mine))
}

/// Which newer look there is of a release.
fn said(book: &Book, mine: &HelmRelease, known: &ObservedRow) -> String {
    let (name, number) = (&mine.name, mine.last.number);
    match &known.gone_at {
        Some(gone) => format!("{name} was gone {}.", book.stamp(gone).label),
        None => {
            let seen = book.stamp(&known.seen_at).label;
            format!("Revision {number} of {name} is what ran before {name} was seen {seen}.")
        }
    }
}
