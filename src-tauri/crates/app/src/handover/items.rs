//! What a release hands over, and what it is now.

use crate::book::Book;
use crate::data::check::hex;
use crate::deployments::desk::kind_of;
use crate::error::Result;
use crate::releases::read::Standing;
use slipway_domain::article::files::digest;
use slipway_domain::article::kind::Kind;
use slipway_domain::article::span::holds_for;
use slipway_domain::component::{Change, Component};
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::handover::{Item, ItemKind, Verdict};
use slipway_store::table::article_entry::{self, ArticleEntryRow};
use slipway_store::table::article_use;
use slipway_store::table::article_version::{self, ArticleVersionRow};
use slipway_store::table::environment;
use slipway_store::table::handover::{self, HandoverRow};
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::runbook;
use slipway_store::{Connection, get};
use std::collections::BTreeSet;

/// The check that stands for the runbook.
const RUNBOOK: &str = "runbook";

/// What stands for what an item is while it is not there.
const MISSING: &str = "missing";

/// What a release hands over: runbook, notes, packages, scripts, then its articles.
pub(crate) fn of(conn: &Connection, book: &Book, release: &Standing) -> Result<Vec<Item>> {
    let mut items = vec![
        runbook(conn, release)?,
        notes(conn, release)?,
        packages(release),
        scripts(release),
    ];
    items.extend(articles(conn, book, release)?);
    Ok(items)
}

/// What was said of a release's items, oldest first.
pub(crate) fn said(rows: &[HandoverRow]) -> Vec<Verdict> {
    let said = |row: &HandoverRow| Verdict {
        item: row.item.clone(),
        mark: row.mark.clone(),
        accepted: row.verdict == "accepted",
    };
    rows.iter().map(said).collect()
}

/// What keeps a release's handover from being complete.
pub(crate) fn open(conn: &Connection, book: &Book, release: &Standing) -> Result<Vec<String>> {
    let verdicts = said(&handover::of_release(conn, &release.row.id)?);
    let items = of(conn, book, release)?;
    Ok(slipway_domain::handover::open_points(&items, &verdicts))
}

fn item(key: &str, kind: ItemKind, title: &str, detail: String, mark: Option<String>) -> Item {
    Item {
        key: key.to_owned(),
        kind,
        title: title.to_owned(),
        detail,
        missing: mark.is_none(),
        mark: mark.unwrap_or_else(|| MISSING.to_owned()),
    }
}

/// The runbook for Production where it is kept here; else as the check that stands for it shows it.
fn runbook(conn: &Connection, release: &Standing) -> Result<Item> {
    let ladder = environment::all(conn)?;
    for row in runbook::of_release(conn, &release.row.id)? {
        let rung = ladder.iter().find(|rung| rung.id == row.environment_id);
        let Some(rung) = rung.filter(|rung| kind_of(rung) == EnvironmentKind::Production) else {
            continue;
        };
        let detail = format!("For {}, version {}", rung.name, row.version);
        let (title, kind) = ("Runbook", ItemKind::Runbook);
        return Ok(item("runbook", kind, title, detail, Some(row.sha256)));
    }
    Ok(shown_by_check(release))
}

fn shown_by_check(release: &Standing) -> Item {
    let check = release.checks.iter().find(|check| check.id == RUNBOOK);
    let shown: Vec<&str> = check
        .map(|check| check.evidence.iter().map(|one| one.text.as_str()).collect())
        .unwrap_or_default();
    let mark = check
        .filter(|check| check.state.settles() || !check.evidence.is_empty())
        .map(|check| {
            let ids = check.evidence.iter().map(|one| one.id.as_str());
            let ids: Vec<&str> = ids.collect();
            format!("{:?} {}", check.state, ids.join(" "))
        });
    let detail = match (&mark, shown.is_empty()) {
        (None, _) => "The check “Runbook written” has no evidence yet.".to_owned(),
        (Some(_), true) => "Settled in the readiness checks, without evidence.".to_owned(),
        (Some(_), false) => shown.join(", "),
    };
    item("runbook", ItemKind::Runbook, "Runbook", detail, mark)
}

fn notes(conn: &Connection, release: &Standing) -> Result<Item> {
    let row: Option<ReleaseNoteRow> = get(conn, &release.row.id)?;
    let detail = match &row {
        Some(row) => format!("{} lines", row.text.lines().count()),
        None => "No release notes are saved.".to_owned(),
    };
    let mark = row.map(|row| hex(row.text.as_bytes()));
    Ok(item(
        "notes",
        ItemKind::Notes,
        "Release notes",
        detail,
        mark,
    ))
}

/// The chart, further products, and every component in its version.
fn packages(release: &Standing) -> Item {
    let row = &release.row;
    let mut lines = vec![format!("{} {}", release.title, row.chart_digest)];
    let products = release.products.iter();
    lines.extend(products.map(|(name, version)| format!("{name} {version}")));
    let parts = release.components.iter();
    lines.extend(parts.map(|part| format!("{} {}", part.name, part.version)));
    let chart = row.chart.as_deref().unwrap_or("no chart");
    let counted =
        |count: usize, of: &str| format!("{count} {of}{}", if count == 1 { "" } else { "s" });
    let detail = format!(
        "{chart} {}, {}, {}",
        row.version,
        counted(release.components.len(), "component"),
        counted(release.products.len(), "further product")
    );
    let there = !release.components.is_empty() || row.chart.is_some();
    let mark = there.then(|| hex(lines.join("\n").as_bytes()));
    item(
        "packages",
        ItemKind::Packages,
        "Release packages",
        detail,
        mark,
    )
}

/// Migrations that the notes name.
fn scripts(release: &Standing) -> Item {
    let (title, kind) = ("Database scripts", ItemKind::Scripts);
    let Some(notes) = &release.notes else {
        let detail = "Without release notes nobody knows which there are.".to_owned();
        return item("scripts", kind, title, detail, None);
    };
    let named: Vec<&str> = notes
        .breaking
        .iter()
        .flat_map(|change| change.migrations.iter().map(String::as_str))
        .collect();
    let detail = if named.is_empty() {
        "The notes name none.".to_owned()
    } else {
        named.join(", ")
    };
    let mark = Some(hex(named.join("\n").as_bytes()));
    item("scripts", kind, title, detail, mark)
}

/// Articles about the release, those about what it brings or changes, and a gap for each component
/// that has none. One that ended before the version that comes is about another.
fn articles(conn: &Connection, book: &Book, release: &Standing) -> Result<Vec<Item>> {
    let uses = article_use::of_target(conn, &release.row.id)?;
    let about: BTreeSet<String> = uses.into_iter().map(|row| row.article_id).collect();
    let news: Vec<&Component> = release
        .components
        .iter()
        .filter(|part| is_news(part))
        .collect();
    let changed: BTreeSet<(&str, &str)> = news
        .iter()
        .map(|part| (part.name.as_str(), part.version.as_str()))
        .collect();
    let published =
        "(published > 0 OR pending > 0) AND NOT gone AND confidence <> 'archived' ORDER BY title";
    let mut items = Vec::new();
    let mut covered = BTreeSet::new();
    for row in article_entry::rows(conn, published, &[])? {
        let of: Vec<&str> = changed
            .iter()
            .filter(|(name, version)| {
                is_about(book, &row, name)
                    && holds_for(&row.first, &row.last, &[version, &release.row.version])
            })
            .map(|(name, _)| *name)
            .collect();
        let asked = about.contains(&row.id) || handed(&row);
        if (!of.is_empty() && asked) || about.contains(&row.id) {
            covered.extend(of);
            items.push(of_article(conn, &row)?);
        } else if row.published > 0 {
            covered.extend(of);
        }
    }
    let gaps = news
        .into_iter()
        .filter(|part| !covered.contains(part.name.as_str()));
    items.extend(gaps.map(gap));
    Ok(items)
}

fn is_news(part: &Component) -> bool {
    matches!(
        part.change,
        Change::New | Change::Upgraded | Change::Downgraded
    )
}

/// Kinds that carry a change over; others about the same component are looked up when needed.
fn handed(row: &ArticleEntryRow) -> bool {
    [Kind::Change, Kind::Handover, Kind::RunbookNote]
        .iter()
        .any(|kind| row.kind == kind.slug())
}

fn is_about(book: &Book, row: &ArticleEntryRow, name: &str) -> bool {
    row.components
        .lines()
        .any(|held| book.aliases.canonical(held) == name)
}

fn of_article(conn: &Connection, row: &ArticleEntryRow) -> Result<Item> {
    let there = row.published > 0;
    let detail = if there {
        format!("Version {} of {}", row.published, row.path)
    } else {
        "It waits for its review.".to_owned()
    };
    // What readers see; what is not published yet cannot be taken over.
    let mark = match there {
        true => Some(mark_of(conn, row)?),
        false => None,
    };
    Ok(item(
        &format!("article/{}", row.id),
        ItemKind::Article,
        &row.title,
        detail,
        mark,
    ))
}

/// The hash of an article's text, and with files the hash of their list: a file that is replaced is
/// looked at again. One without files keeps the mark that it had before files stood in versions.
fn mark_of(conn: &Connection, row: &ArticleEntryRow) -> Result<String> {
    let version = article_version::key(&row.id, row.published);
    let version: Option<ArticleVersionRow> = get(conn, &version)?;
    let files = version.map_or_else(Vec::new, |version| version.files);
    Ok(match files.as_slice() {
        [] => row.sha256.clone(),
        files => format!("{} {}", row.sha256, digest(files)),
    })
}

/// A component without an article. Doing without one holds for that version.
fn gap(part: &Component) -> Item {
    let Component { name, version, .. } = part;
    let before = part.from.as_deref().unwrap_or("nothing");
    Item {
        mark: version.clone(),
        ..item(
            &format!("component/{name}"),
            ItemKind::Article,
            &format!("Article about {name}"),
            format!("{before} → {version}, and no published article is about it."),
            None,
        )
    }
}
