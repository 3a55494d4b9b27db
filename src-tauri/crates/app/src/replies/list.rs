//! Lists the templates of answers: those Slipway brings, as they were edited, and one's own.

use super::{Replies, Reply};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::reply_template;

/// What can stand in braces.
pub(crate) const FIELDS: [&str; 8] = [
    "reporter",
    "number",
    "title",
    "release",
    "priority",
    "component",
    "root",
    "reason",
];

/// Those Slipway brings: id, title, text, whether they are public.
const BUILT_IN: [(&str, &str, &str, bool); 6] = [
    (
        "acknowledge",
        "Acknowledge",
        "Thank you for reporting this. We have it as defect {number} and look into it now.",
        true,
    ),
    (
        "need_information",
        "Need information",
        "To follow this up we need to know more: what you observed, what you expected, the steps \
         that lead there, the release version, and the logs of that time.",
        true,
    ),
    (
        "planned_for",
        "Planned for",
        "We accepted this as priority {priority}. The fix is planned in Mojaloop {release}.",
        true,
    ),
    (
        "fixed_in",
        "Fixed in",
        "This is fixed in Mojaloop {release}. We close it once that release is deployed and \
         validated in your environment.",
        true,
    ),
    (
        "declined",
        "Declined",
        "We will not change this: {reason}",
        true,
    ),
    (
        "duplicate",
        "Duplicate",
        "This is the same as defect {root}, where we go on with it.",
        true,
    ),
];

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Replies> {
    app.store.read(|conn| {
        Ok(Replies {
            replies: all(conn)?,
            fields: FIELDS.iter().map(|field| (*field).to_owned()).collect(),
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
    for (id, title, body, public) in BUILT_IN {
        let edited = own
            .iter()
            .position(|row| row.id == id)
            .map(|at| own.remove(at));
        out.push(match edited {
            Some(row) => reply(row, false),
            None => Reply {
                id: id.to_owned(),
                title: title.to_owned(),
                body: body.to_owned(),
                public,
                built_in: true,
            },
        });
    }
    out.extend(own.into_iter().map(|row| reply(row, false)));
    Ok(out)
}

fn reply(row: reply_template::ReplyTemplateRow, built_in: bool) -> Reply {
    Reply {
        id: row.id,
        title: row.title,
        body: row.body,
        public: row.public,
        built_in,
    }
}
