//! Lists the templates of answers: those Slipway brings, as they were edited, and one's own.

use super::{Replies, Reply};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_domain::defect::reply::{self, ReplyKind};
use slipway_store::Connection;
use slipway_store::table::reply_template;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Replies> {
    app.store.read(|conn| {
        Ok(Replies {
            replies: all(conn)?,
            fields: reply::FIELDS
                .iter()
                .map(|field| (*field).to_owned())
                .collect(),
        })
    })
}

/// Every template, Slipway's first.
///
/// # Errors
/// The store's.
pub(crate) fn all(conn: &Connection) -> Result<Vec<Reply>> {
    let mut own = reply_template::all(conn)?;
    let mut out = Vec::new();
    for kind in ReplyKind::ALL.iter().copied() {
        let edited = own
            .iter()
            .position(|row| row.id == kind.slug())
            .map(|at| own.remove(at));
        out.push(match edited {
            Some(row) => shape(row),
            None => Reply {
                id: kind.slug().to_owned(),
                title: kind.title().to_owned(),
                body: reply::built_in(kind).to_owned(),
                public: true,
                built_in: true,
            },
        });
    }
    out.extend(own.into_iter().map(shape));
    Ok(out)
}

fn shape(row: reply_template::ReplyTemplateRow) -> Reply {
    Reply {
        id: row.id,
        title: row.title,
        body: row.body,
        public: row.public,
        built_in: false,
    }
}
