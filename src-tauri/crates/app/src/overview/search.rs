//! Finds anything by name: releases, charts and their versions, components, increments, people.

use super::windows::state_title;
use super::{Hit, Hits, Search};
use crate::book::Book;
use crate::deployments::desk::{Desk, when};
use crate::error::Result;
use crate::releases::read;
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::{chart, chart_version, deployment, environment};

pub(crate) fn run(app: &App, caller: &Caller, request: Search) -> Result<Hits> {
    let query = request.query.trim().to_lowercase();
    let most = request.limit.unwrap_or(6) as usize;
    if query.is_empty() {
        return Ok(Hits { hits: Vec::new() });
    }
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let mut hits = releases(app, conn, &book, caller, &query, most)?;
        hits.extend(deployments(app, conn, &book, caller, &query, most)?);
        hits.extend(super::defects::hits(conn, &request.query, most)?);
        hits.extend(charts(conn, &query, most)?);
        hits.extend(small(conn, &book, &query, most)?);
        Ok(Hits { hits })
    })
}

fn hit(kind: &str, title: String, detail: String, state: String, path: String) -> Hit {
    Hit {
        kind: kind.to_owned(),
        title,
        detail,
        state,
        path,
    }
}

fn releases(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
    query: &str,
    most: usize,
) -> Result<Vec<Hit>> {
    let (mut out, mut parts) = (Vec::new(), Vec::new());
    for release in read::all(app, conn, book, caller)? {
        let path = format!("/releases/{}", release.row.id);
        let state = release.state().title().to_owned();
        if release.title.to_lowercase().contains(query) {
            let owner = release.owner().unwrap_or_default().to_owned();
            out.push(hit("release", release.title.clone(), owner, state, path));
            continue;
        }
        let named =
            |c: &&slipway_domain::component::Component| c.name.to_lowercase().contains(query);
        if let Some(component) = release.components.iter().find(named) {
            let title = format!("{} {}", component.name, component.version);
            let path = format!("{path}/components");
            parts.push(hit("component", title, release.title.clone(), state, path));
        }
    }
    out.truncate(most);
    parts.truncate(most);
    out.extend(parts);
    Ok(out)
}

/// Deployments by what they bring, by environment, or by ticket; the nearest first.
fn deployments(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
    query: &str,
    most: usize,
) -> Result<Vec<Hit>> {
    let desk = Desk::new(app, conn, caller, book)?;
    let mut out = Vec::new();
    for row in deployment::all_unfinished(conn)? {
        if out.len() == most {
            break;
        }
        let rung = desk
            .ladder
            .iter()
            .find(|rung| rung.id == row.environment_id);
        let (code, name) = rung.map_or(("", ""), |rung| (&rung.code, &rung.name));
        let title = format!("{} into {code}", desk.title(&row)?);
        let text = format!("{title} {name} {} window", row.ticket).to_lowercase();
        if query.split_whitespace().all(|word| text.contains(word)) {
            let state = state_title(&row).to_owned();
            out.push(hit(
                "deployment",
                title,
                when(&row),
                state,
                format!("/windows/{}", row.id),
            ));
        }
    }
    Ok(out)
}

/// `mojaloop 17` finds versions of one chart; a single word finds charts.
fn charts(conn: &Connection, query: &str, most: usize) -> Result<Vec<Hit>> {
    let mut out = Vec::new();
    for row in chart::list(conn, query, None)?.into_iter().take(most) {
        let path = format!("/charts/{}/{}", row.repo, row.name);
        let detail = format!("{}, {} versions", row.repo, row.versions);
        out.push(hit("chart", row.name, detail, row.latest, path));
    }
    let (name, version) = query.rsplit_once(' ').unwrap_or(("mojaloop", query));
    if version.starts_with(|c: char| c.is_ascii_digit() || c == 'v') {
        let version = version.trim_start_matches('v');
        for row in chart::named(conn, name, None)? {
            let listed = chart_version::list(conn, row.id, true)?;
            let fits = listed
                .into_iter()
                .filter(|v| v.version.starts_with(version))
                .take(most);
            for found in fits {
                let path = format!("/charts/{}/{}", row.repo, row.name);
                let title = format!("{} {}", row.name, found.version);
                out.push(hit(
                    "chart_version",
                    title,
                    row.repo.clone(),
                    found.channel,
                    path,
                ));
            }
        }
    }
    Ok(out)
}

fn small(conn: &Connection, book: &Book, query: &str, most: usize) -> Result<Vec<Hit>> {
    let has = |text: &str| text.to_lowercase().contains(query);
    let mut out = Vec::new();
    for row in book
        .increments
        .iter()
        .filter(|row| has(&row.label))
        .take(most)
    {
        let detail = format!("{} to {}", row.start_day, row.end_day);
        let path = "/settings/increments".to_owned();
        out.push(hit(
            "increment",
            row.label.clone(),
            detail,
            String::new(),
            path,
        ));
    }
    let ladder = environment::all(conn)?;
    for row in ladder
        .iter()
        .filter(|row| has(&row.name) || has(&row.code))
        .take(most)
    {
        let path = "/environments".to_owned();
        out.push(hit(
            "environment",
            row.name.clone(),
            row.code.clone(),
            String::new(),
            path,
        ));
    }
    for row in book.people.iter().filter(|row| has(&row.name)).take(most) {
        let path = "/settings/people".to_owned();
        out.push(hit(
            "person",
            row.name.clone(),
            row.email.clone(),
            String::new(),
            path,
        ));
    }
    Ok(out)
}
