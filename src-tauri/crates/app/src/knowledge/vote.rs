//! Says whether an article helped: one answer a person.

use super::article::Known;
use super::{Article, VoteArticle, show};
use crate::error::Result;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::article_vote::ArticleVoteRow;

pub(crate) fn run(app: &App, caller: &Caller, request: VoteArticle) -> Result<Done<Article>> {
    let done = transact(app, caller, Op::VoteArticle, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let id = format!("{}/{}", known.row.id, who.id);
        let title = &known.entry.title;
        let summary = match request.helpful {
            Some(helpful) => {
                tx.put(&ArticleVoteRow {
                    id,
                    article_id: known.row.id.clone(),
                    person_id: who.id.clone(),
                    helpful,
                    at: app.now_text(),
                })?;
                let did = if helpful { "helped" } else { "did not help" };
                format!("Said that “{title}” {did}")
            }
            None => {
                tx.delete::<ArticleVoteRow>(&id)?;
                format!("Took back an answer on “{title}”")
            }
        };
        Ok((known.row.id.clone(), summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
