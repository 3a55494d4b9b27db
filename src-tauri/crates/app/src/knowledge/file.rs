//! Puts a file beside an article, kept by its hash, or takes one away.

use super::article::Known;
use super::{AddArticleFile, Article, show};
use crate::data::files::keep_checked;
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::desk::file::clean_name;
use slipway_store::table::article_file::{self, ArticleFileRow};

pub(crate) fn run(app: &App, caller: &Caller, request: AddArticleFile) -> Result<Done<Article>> {
    let kept = match &request.remove {
        Some(_) => None,
        None => {
            let hint = "Attach a file of at most 20 MiB, or say where it lies.";
            Some(keep_checked(app.data_dir(), &request.content, hint)?)
        }
    };
    let done = transact(app, caller, Op::AttachArticleFile, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let title = known.entry.title.clone();
        let files = article_file::of_article(tx.conn(), &known.row.id)?;
        let (Some((sha256, size)), wanted) = (kept, &request.remove) else {
            let wanted = request.remove.as_deref().unwrap_or_default();
            let row = files.into_iter().find(|row| row.id == wanted);
            let row = row.ok_or_else(|| Error::not_found("such file", "Reload the article."))?;
            tx.delete::<ArticleFileRow>(&row.id)?;
            return Ok((known.row.id, format!("Took {} from “{title}”", row.name)));
        };
        debug_assert!(wanted.is_none());
        let name = clean_name(&request.name);
        let same = files.iter().find(|row| row.name == name);
        tx.put(&ArticleFileRow {
            id: same.map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone()),
            article_id: known.row.id.clone(),
            name: name.clone(),
            size: size as u64,
            sha256,
            at: app.now_text(),
            by: who.id.clone(),
        })?;
        Ok((known.row.id, format!("Put {name} beside “{title}”")))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
