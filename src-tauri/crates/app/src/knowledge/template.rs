//! What each kind of article begins with, and how often it is looked at.

use super::{ArticleTemplate, ArticleTemplates, SaveArticleTemplate};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::kind::Kind;
use slipway_store::Connection;
use slipway_store::table::article_template::{self, ArticleTemplateRow};
use std::collections::BTreeMap;

/// The longest time between two looks: five years.
pub(crate) const MOST_DAYS: u32 = 1826;

/// Days between two looks at an article, by kind.
pub(crate) struct Reviewed(BTreeMap<String, u32>);

impl Reviewed {
    pub(crate) fn read(conn: &Connection) -> Result<Reviewed> {
        let rows = article_template::all(conn)?.into_iter();
        Ok(Reviewed(
            rows.filter_map(|row| Some((row.id, row.review_days?)))
                .collect(),
        ))
    }

    /// Those of a kind; of one that is not known, half a year.
    pub(crate) fn days(&self, kind: &str) -> u32 {
        let usual = || Kind::parse(kind).map_or(180, Kind::review_days);
        self.0.get(kind).copied().unwrap_or_else(usual)
    }
}

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<ArticleTemplates> {
    app.store.read(all)
}

fn all(conn: &Connection) -> Result<ArticleTemplates> {
    let own = article_template::all(conn)?;
    let templates = Kind::ALL.iter().map(|kind| {
        let row = own.iter().find(|row| row.id == kind.slug());
        shape(*kind, row)
    });
    Ok(ArticleTemplates {
        templates: templates.collect(),
    })
}

fn shape(kind: Kind, row: Option<&ArticleTemplateRow>) -> ArticleTemplate {
    let body = row
        .map(|row| row.body.clone())
        .filter(|body| !body.is_empty());
    ArticleTemplate {
        kind: kind.slug().to_owned(),
        title: kind.title().to_owned(),
        review_days: row
            .and_then(|row| row.review_days)
            .unwrap_or(kind.review_days()),
        built_in: row.is_none(),
        body: body.unwrap_or_else(|| kind.template().to_owned()),
    }
}

/// The Markdown an article of a kind begins with.
pub(crate) fn body_of(conn: &Connection, kind: Kind) -> Result<String> {
    let own = article_template::all(conn)?;
    Ok(shape(kind, own.iter().find(|row| row.id == kind.slug())).body)
}

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveArticleTemplate,
) -> Result<Done<ArticleTemplates>> {
    let kind = kind_in(&request.kind)?;
    let days = days_in(request.review_days)?;
    let done = transact(app, caller, Op::SaveArticleTemplate, |tx, _| {
        let body = request.body.trim_end().to_owned();
        let usual = body.is_empty() || body == kind.template().trim_end();
        if usual && days.is_none_or(|days| days == kind.review_days()) {
            tx.delete::<ArticleTemplateRow>(kind.slug())?;
        } else {
            tx.put(&ArticleTemplateRow {
                id: kind.slug().to_owned(),
                body: if usual { String::new() } else { body + "\n" },
                review_days: days,
            })?;
        }
        Ok(((), format!("Saved the template “{}”", kind.title())))
    })?;
    done.map(|()| app.store.read(all))
}

/// A kind as it comes in.
///
/// # Errors
/// `invalid`, naming the kinds there are.
pub(crate) fn kind_in(text: &str) -> Result<Kind> {
    Kind::parse(text).ok_or_else(|| {
        let kinds: Vec<&str> = Kind::ALL.iter().map(|kind| kind.slug()).collect();
        let message = format!("“{text}” is not a kind of article.");
        Error::invalid(
            "kind",
            message,
            format!("Use one of: {}.", kinds.join(", ")),
        )
    })
}

/// Days between two looks as they come in; 0 and None take the usual ones.
///
/// # Errors
/// `invalid` for more than five years.
pub(crate) fn days_in(days: Option<u32>) -> Result<Option<u32>> {
    match days {
        Some(days) if days > MOST_DAYS => {
            let message = format!("{days} days are more than five years.");
            let hint = "Choose a number up to 1826, or 0 for the kind's own.";
            Err(Error::invalid("review_days", message, hint))
        }
        other => Ok(other.filter(|days| *days > 0)),
    }
}
