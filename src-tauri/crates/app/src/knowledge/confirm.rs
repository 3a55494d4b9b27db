//! Somebody looked at the published version again, and it still holds: a look like an approval, and no
//! new version.

use super::article::Known;
use super::edit::Edit;
use super::{Article, Confirm, show};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::review::Deed;
use slipway_domain::role::Power;

pub(crate) fn run(app: &App, caller: &Caller, request: Confirm) -> Result<Done<Article>> {
    let done = transact(app, caller, Op::ConfirmArticle, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let owner = known.row.owner_id.as_deref() == Some(who.id.as_str());
        if !owner {
            who.must(Power::Review)?;
        }
        let published = known
            .standing
            .published
            .and_then(|number| known.version(number));
        let version = published.ok_or_else(|| {
            let message = format!("“{}” is not published yet.", known.entry.title);
            Error::invalid(
                "article",
                message,
                "Only what readers see can be looked at again.",
            )
        })?;
        let edit = Edit { app, tx, who };
        edit.deed(version, Deed::Confirmed, &request.why, None)?;
        if request.validated == Some(true) && known.row.confidence != "validated" {
            let mut row = known.row.clone();
            row.confidence = "validated".to_owned();
            tx.put(&row)?;
        }
        let summary = format!("Looked at “{}” again: it still holds", version.title);
        Ok((known.row.id.clone(), summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}
