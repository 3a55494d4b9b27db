//! Lists the rules with their levels and where they fire today.

use super::{RuleShape, Rules};
use crate::book::Book;
use crate::deployments::case::Case;
use crate::deployments::desk::Desk;
use crate::deployments::list::is_over;
use crate::deployments::{self};
use crate::error::Result;
use crate::releases::read;
use crate::shape::{LevelShape, Nothing};
use crate::{App, Caller};
use slipway_domain::release::ReleaseState;
use slipway_domain::rules::{self, judge};
use slipway_store::Connection;
use slipway_store::table::deployment;
use std::collections::BTreeMap;

pub(crate) fn run(app: &App, caller: &Caller, _request: Nothing) -> Result<Rules> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let mut fires: BTreeMap<&str, u32> = BTreeMap::new();
        for release in read::all(app, conn, &book, caller)? {
            if release.state() >= ReleaseState::Approved {
                continue;
            }
            for judged in judge(&release.facts(), &book.levels) {
                let found = u32::try_from(judged.findings.len()).unwrap_or(u32::MAX);
                *fires.entry(judged.rule.id).or_default() += found;
            }
        }
        for (rule, found) in deployments_fire(app, conn, &book, caller)? {
            *fires.entry(rule).or_default() += found;
        }
        let rules = rules::all().map(|rule| shape_of(rule, &book, fires.get(rule.id).copied()));
        Ok(Rules {
            rules: rules.collect(),
        })
    })
}

/// How many open findings each rule makes over deployments that lie ahead or are under way.
fn deployments_fire(
    app: &App,
    conn: &Connection,
    book: &Book,
    caller: &Caller,
) -> Result<BTreeMap<&'static str, u32>> {
    let desk = Desk::new(app, conn, caller, book)?;
    desk.many()?;
    let mut fires = BTreeMap::new();
    for row in deployment::all(conn)?.iter().filter(|row| !is_over(row)) {
        let verdicts = deployments::judge::judge(&desk, &Case::of(&desk, row)?, None)?;
        for finding in verdicts.findings {
            if finding.level != LevelShape::Met
                && let Some(rule) = rules::rule(&finding.rule)
            {
                *fires.entry(rule.id).or_default() += 1;
            }
        }
    }
    Ok(fires)
}

pub(crate) fn shape_of(
    rule: &slipway_domain::rules::Rule,
    book: &Book,
    fires: Option<u32>,
) -> RuleShape {
    let level = book.levels.get(rule.id).copied().unwrap_or(rule.default);
    RuleShape {
        id: rule.id.to_owned(),
        number: rule.number,
        title: rule.title.to_owned(),
        basis: rule.basis.to_owned(),
        level: level.slug().to_owned(),
        default_level: rule.default.slug().to_owned(),
        fires: fires.unwrap_or(0),
    }
}
