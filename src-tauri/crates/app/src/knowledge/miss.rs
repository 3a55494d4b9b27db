//! Counts searches that found nothing: what the knowledge base lacks.

use super::Missed;
use crate::error::Result;
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::article_miss;

/// Longer ones are a text that was pasted, and tell nothing.
const LONGEST: usize = 120;

pub(crate) fn run(app: &App, caller: &Caller, request: Missed) -> Result<Done<Nothing>> {
    let query = request
        .query
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let query = query.to_lowercase();
    let done = transact(app, caller, Op::NoteMiss, |tx, _| {
        if !query.is_empty() && query.chars().count() <= LONGEST {
            if request.settled.unwrap_or(false) {
                article_miss::forget(tx.conn(), &query)?;
            } else {
                article_miss::note(tx.conn(), &query, &app.now_text())?;
            }
            tx.touch("article_miss", &query);
        }
        Ok((Nothing {}, format!("Nothing was found for “{query}”")))
    })?;
    Ok(done)
}
