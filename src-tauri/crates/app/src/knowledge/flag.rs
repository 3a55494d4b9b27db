//! Says that something is the matter with an article, which is work for its owner until it is settled.

use super::article::Known;
use super::{Article, FlagArticle, JudgeFlag, show};
use crate::defects;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::role::Power;
use slipway_store::table::article::ArticleRow;
use slipway_store::table::article_flag::ArticleFlagRow;
use slipway_store::table::article_use::ArticleUseRow;

pub(crate) fn add(app: &App, caller: &Caller, request: FlagArticle) -> Result<Done<Article>> {
    if !["outdated", "wrong", "unclear"].contains(&request.reason.as_str()) {
        let message = format!("“{}” is not what can be the matter.", request.reason);
        let hint = "Use outdated, wrong or unclear.";
        return Err(Error::invalid("reason", message, hint));
    }
    let done = transact(app, caller, Op::FlagArticle, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        tx.put(&ArticleFlagRow {
            id: app.host.new_id().to_string(),
            article_id: known.row.id.clone(),
            reason: request.reason.clone(),
            text: request.text.trim().to_owned(),
            at: app.now_text(),
            by: who.id.clone(),
            settled_at: None,
            settled_by: None,
            answer: String::new(),
        })?;
        if let Some(wanted) = &request.defect {
            let defect = defects::find::one(tx.conn(), wanted)?;
            tx.put(&ArticleUseRow {
                id: app.host.new_id().to_string(),
                article_id: known.row.id.clone(),
                kind: "flagged".to_owned(),
                target: "defect".to_owned(),
                target_id: defect.id,
                at: app.now_text(),
                by: who.id.clone(),
            })?;
        }
        let summary = format!("Flagged “{}”: {}", known.entry.title, request.reason);
        Ok((known.row.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

pub(crate) fn settle(app: &App, caller: &Caller, request: JudgeFlag) -> Result<Done<Article>> {
    let done = transact(app, caller, Op::SettleFlag, |tx, who| {
        let row: Option<ArticleFlagRow> = tx.get(&request.id)?;
        let row = row.ok_or_else(|| Error::not_found("such flag", "Reload the article."))?;
        let article: Option<ArticleRow> = tx.get(&row.article_id)?;
        let owner = article.is_some_and(|one| one.owner_id.as_deref() == Some(who.id.as_str()));
        if !owner && row.by != who.id {
            who.must(Power::Review)?;
        }
        let id = row.article_id.clone();
        tx.put(&ArticleFlagRow {
            settled_at: Some(app.now_text()),
            settled_by: Some(who.id.clone()),
            answer: request.answer.trim().to_owned(),
            ..row
        })?;
        Ok((id, "Settled a flag".to_owned()))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
