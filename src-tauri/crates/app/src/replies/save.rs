//! Adds or edits a template of answers.

use super::{Replies, SaveReply, list};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::reply_template::ReplyTemplateRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveReply) -> Result<Done<Replies>> {
    let title = request.title.trim().to_owned();
    if title.is_empty() {
        return Err(Error::invalid("title", "A template needs a name.", ""));
    }
    let body = request.body.trim().to_owned();
    if body.is_empty() && request.id.is_none() {
        return Err(Error::invalid("body", "A template needs a text.", ""));
    }
    let done = transact(app, caller, Op::SaveReply, |tx, _| {
        let known = list::all(tx.conn())?;
        let id = match &request.id {
            Some(id) if known.iter().any(|reply| reply.id == *id) => id.clone(),
            Some(id) => {
                return Err(Error::not_found(
                    format!("template {id}"),
                    "Reload the list.",
                ));
            }
            None => app.host.new_id().to_string(),
        };
        if body.is_empty() {
            tx.delete::<ReplyTemplateRow>(&id)?;
            return Ok(((), format!("Removed the answer “{title}”")));
        }
        tx.put(&ReplyTemplateRow {
            id,
            title: title.clone(),
            body,
            public: request.public,
        })?;
        Ok(((), format!("Saved the answer “{title}”")))
    })?;
    done.map(|()| list::run(app, caller, Nothing {}))
}
