//! Changes how strictly a rule is held.

use super::{RuleShape, SetLevel, list};
use crate::book::Book;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::rules::{self, Level};
use slipway_store::table::rule_level::RuleLevelRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SetLevel) -> Result<Done<RuleShape>> {
    let rule = rules::rule(&request.rule).ok_or_else(|| {
        let ids: Vec<&str> = rules::all().map(|rule| rule.id).collect();
        Error::not_found(
            format!("rule {}", request.rule),
            format!("There are: {}.", ids.join(", ")),
        )
    })?;
    let level = Level::parse(&request.level).ok_or_else(|| {
        let message = format!("“{}” is not a level.", request.level);
        Error::invalid("level", message, "Use block, warn or off.")
    })?;
    transact(app, caller, Op::SetRuleLevel, |tx, _| {
        if level == rule.default {
            tx.delete::<RuleLevelRow>(rule.id)?;
        } else {
            let slug = level.slug().to_owned();
            tx.put(&RuleLevelRow {
                id: rule.id.to_owned(),
                level: slug,
            })?;
        }
        let book = Book::read(app, tx.conn())?;
        let summary = format!("Set the rule “{}” to {}", rule.title, level.slug());
        Ok((list::shape_of(rule, &book, None), summary))
    })
}
