//! Everything that has a name and is few: releases and what they hold, deployments, runbooks, charts,
//! increments, environments, people. Versions of charts are many and are asked for.

use super::windows::state_title;
use super::{Named, Names};
use crate::book::Book;
use crate::deployments::desk::{Desk, when};
use crate::error::Result;
use crate::releases::{components, read};
use crate::runbooks::show;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_domain::release::ReleaseState;
use slipway_domain::version::Version;
use slipway_store::Connection;
use slipway_store::table::{chart, deployment, environment, release, release_component, runbook};
use std::cmp::Reverse;

/// Most names that are given at once: beyond, each search is asked.
const MOST: usize = 10_000;

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<Names> {
    app.store.read(|conn| {
        let mut names = all(app, conn, caller)?;
        let whole = names.len() <= MOST;
        if !whole {
            names.clear();
        }
        Ok(Names { whole, names })
    })
}

/// Every name, kind by kind, in the order in which each kind is shown.
pub(super) fn all(app: &App, conn: &Connection, caller: &Caller) -> Result<Vec<Named>> {
    let book = Book::read(app, conn)?;
    let mut names = releases(app, conn, &book)?;
    names.extend(deployments(app, conn, &book, caller)?);
    names.extend(runbooks(app, conn, &book, caller)?);
    names.extend(charts(conn)?);
    names.extend(small(conn, &book)?);
    Ok(names)
}

/// Those that hold every word of `query` somewhere: of each kind those first whose title begins with
/// it, then those whose title holds it, and no more than `most`. A version is the same with and without
/// its `v`. The page finds by the same rule.
pub(super) fn find<'a>(names: &'a [Named], query: &str, most: usize) -> Vec<&'a Named> {
    let query = query.trim().to_lowercase();
    let words: Vec<&str> = query.split_whitespace().map(without_v).collect();
    let bare = words.join(" ");
    let mut kinds: Vec<(&str, [Vec<&Named>; 3])> = Vec::new();
    for named in names {
        let title = named.title.to_lowercase();
        let also = named.also.to_lowercase();
        if words.is_empty()
            || !words
                .iter()
                .all(|word| title.contains(word) || also.contains(word))
        {
            continue;
        }
        let rank = match title.find(&query).or_else(|| title.find(&bare)) {
            Some(0) => 0,
            Some(_) => 1,
            None => 2,
        };
        let known = kinds.iter().position(|(kind, _)| *kind == named.kind);
        let at = known.unwrap_or_else(|| {
            kinds.push((&named.kind, Default::default()));
            kinds.len() - 1
        });
        if let Some(ranked) = kinds.get_mut(at).and_then(|(_, ranks)| ranks.get_mut(rank)) {
            ranked.push(named);
        }
    }
    kinds
        .into_iter()
        .flat_map(|(_, ranks)| ranks.into_iter().flatten().take(most))
        .collect()
}

/// `v15.1.0` is called `15.1.0` by others; what holds the one holds the other.
fn without_v(word: &str) -> &str {
    let bare = word.strip_prefix('v');
    bare.filter(|bare| bare.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(word)
}

/// Releases, the highest version of each product first, and what they hold.
fn releases(app: &App, conn: &Connection, book: &Book) -> Result<Vec<Named>> {
    let mut rows = release::all(conn)?;
    rows.sort_by_cached_key(|row| {
        let place = book
            .products
            .iter()
            .position(|product| product.id == row.product_id);
        (place, Reverse((Version::new(&row.version), row.revision)))
    });
    let (mut names, mut parts) = (Vec::new(), Vec::new());
    for row in &rows {
        let title = read::title(book, row);
        let state = ReleaseState::parse(&row.state).map_or("", ReleaseState::title);
        let path = format!("/releases/{}", row.id);
        let notes = read::notes_of(app, conn, &row.id)?;
        let decisions = release_component::of_release(conn, &row.id)?;
        for part in components::assemble(book, row, notes.as_deref(), &decisions, None) {
            let path = format!("{path}/components");
            let name = format!("{} {}", part.name, part.version);
            parts.push(named(
                "component",
                name,
                title.clone(),
                state.to_owned(),
                path,
            ));
        }
        let owner = row.owner_id.as_deref().and_then(|id| book.person_name(id));
        let owner = owner.unwrap_or_default();
        names.push(Named {
            also: owner.clone(),
            ..named("release", title, owner, state.to_owned(), path)
        });
    }
    names.extend(parts);
    Ok(names)
}

/// Runbooks by their release and environment, along the ladder.
fn runbooks(app: &App, conn: &Connection, book: &Book, caller: &Caller) -> Result<Vec<Named>> {
    let desk = Desk::new(app, conn, caller, book)?;
    let rung = |id: &str| desk.ladder.iter().position(|rung| rung.id == id);
    let mut rows = runbook::all(conn)?;
    rows.sort_by_key(|row| rung(&row.environment_id));
    let mut names = Vec::new();
    for row in rows {
        let environment = desk.environment(&row.environment_id)?;
        let release = show::title(&desk, &row.release_id)?;
        let title = format!("Runbook of {release} for {}", environment.code);
        let path = format!("/releases/runbooks/{}", row.id);
        let version = format!("version {}", row.version);
        names.push(named("runbook", title, environment.name, version, path));
    }
    Ok(names)
}

/// Deployments that are not over, by what they bring, by environment, or by ticket; by start.
fn deployments(app: &App, conn: &Connection, book: &Book, caller: &Caller) -> Result<Vec<Named>> {
    let desk = Desk::new(app, conn, caller, book)?;
    let mut names = Vec::new();
    for row in deployment::all_unfinished(conn)? {
        let rung = desk
            .ladder
            .iter()
            .find(|rung| rung.id == row.environment_id);
        let (code, name) = rung.map_or(("", ""), |rung| (&rung.code, &rung.name));
        let title = format!("{} into {code}", desk.title(&row)?);
        let (state, path) = (state_title(&row).to_owned(), format!("/windows/{}", row.id));
        names.push(Named {
            also: format!("{name} {} window", row.ticket),
            ..named("deployment", title, when(&row), state, path)
        });
    }
    Ok(names)
}

fn charts(conn: &Connection) -> Result<Vec<Named>> {
    let rows = chart::list(conn, "", None)?.into_iter();
    let names = rows.map(|row| {
        let path = format!("/charts/{}/{}", row.repo, row.name);
        let detail = format!("{}, {} versions", row.repo, row.versions);
        Named {
            also: row.description,
            ..named("chart", row.name, detail, row.latest, path)
        }
    });
    Ok(names.collect())
}

fn small(conn: &Connection, book: &Book) -> Result<Vec<Named>> {
    let mut names = Vec::new();
    for row in &book.increments {
        let detail = format!("{} to {}", row.start_day, row.end_day);
        let path = "/settings/increments".to_owned();
        names.push(named(
            "increment",
            row.label.clone(),
            detail,
            String::new(),
            path,
        ));
    }
    for row in environment::all(conn)? {
        let path = "/environments".to_owned();
        names.push(Named {
            also: row.code.clone(),
            ..named("environment", row.name, row.code, String::new(), path)
        });
    }
    for row in &book.people {
        let (detail, path) = (row.email.clone(), "/settings/people".to_owned());
        names.push(named(
            "person",
            row.name.clone(),
            detail,
            String::new(),
            path,
        ));
    }
    Ok(names)
}

fn named(kind: &str, title: String, detail: String, state: String, path: String) -> Named {
    Named {
        kind: kind.to_owned(),
        title,
        detail,
        also: String::new(),
        state,
        path,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// The page finds by the same rule, and is held to the same table.
    const TABLE: &str = include_str!("../../../../../tests/fixtures/find-names.json");

    #[test]
    fn names_are_found_by_their_words() {
        let table: Value = serde_json::from_str(TABLE).expect("JSON");
        let text = |value: &Value| value.as_str().expect("a text").to_owned();
        let names: Vec<Named> = table["names"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|one| Named {
                also: text(&one["also"]),
                ..named(
                    &text(&one["kind"]),
                    text(&one["title"]),
                    String::new(),
                    String::new(),
                    String::new(),
                )
            })
            .collect();
        let cases = table["cases"].as_array().expect("a list");
        assert!(cases.len() > 10);
        for case in cases {
            let most = case["most"].as_u64().unwrap_or(6) as usize;
            let found = find(&names, &text(&case["query"]), most);
            let titles: Vec<&str> = found.iter().map(|one| one.title.as_str()).collect();
            assert_eq!(
                serde_json::json!(titles),
                case["found"],
                "{}",
                case["query"]
            );
        }
    }
}
