//! Says something of a line of a version, or settles what was said.

use super::article::Known;
use super::{Article, Comment, show};
use crate::error::{Error, Result};
use crate::people::actor::Actor;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::role::Power;
use slipway_store::Tx;
use slipway_store::table::article_comment::ArticleCommentRow;

pub(crate) fn run(app: &App, caller: &Caller, request: Comment) -> Result<Done<Article>> {
    let done = transact(app, caller, Op::CommentArticle, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let title = &known.entry.title;
        let summary = match &request.settle {
            Some(id) => settle(app, tx, who, &known, id)?,
            None => add(app, tx, who, &known, &request)?,
        };
        Ok((known.row.id.clone(), format!("{summary} “{title}”")))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn add(
    app: &App,
    tx: &Tx<'_>,
    who: &Actor,
    known: &Known,
    request: &Comment,
) -> Result<&'static str> {
    let body = request.body.trim();
    if body.is_empty() {
        return Err(Error::invalid("body", "A comment cannot be empty.", ""));
    }
    let number = request
        .version
        .or(known.standing.pending)
        .or(known.shown().map(|version| version.number));
    let version = number
        .and_then(|number| known.version(number))
        .ok_or_else(|| {
            Error::not_found(
                format!("such version of “{}”", known.entry.title),
                "See its history.",
            )
        })?;
    let lines = known.text(tx.conn(), version)?.lines().count();
    if request.line as usize > lines {
        let message = format!("Version {} has {lines} lines.", version.number);
        return Err(Error::invalid(
            "line",
            message,
            "Comment on one of them, or on line 0 for all.",
        ));
    }
    tx.put(&ArticleCommentRow {
        id: app.host.new_id().to_string(),
        article_id: known.row.id.clone(),
        version: version.number,
        line: request.line,
        body: body.to_owned(),
        at: app.now_text(),
        by: who.id.clone(),
        settled_at: None,
        settled_by: None,
    })?;
    Ok("Commented on")
}

/// Who said it, who wrote the version, and reviewers settle; the same again opens it.
fn settle(app: &App, tx: &Tx<'_>, who: &Actor, known: &Known, id: &str) -> Result<&'static str> {
    let row: Option<ArticleCommentRow> = tx.get(id)?;
    let row = row
        .filter(|row| row.article_id == known.row.id)
        .ok_or_else(|| Error::not_found("such comment", "Reload the article."))?;
    let wrote = known
        .version(row.version)
        .is_some_and(|version| version.made_by == who.id);
    if row.by != who.id && !wrote {
        who.must(Power::Review)?;
    }
    let open = row.settled_at.is_some();
    tx.put(&ArticleCommentRow {
        settled_at: (!open).then(|| app.now_text()),
        settled_by: (!open).then(|| who.id.clone()),
        ..row
    })?;
    Ok(if open {
        "Opened a comment again on"
    } else {
        "Settled a comment on"
    })
}
