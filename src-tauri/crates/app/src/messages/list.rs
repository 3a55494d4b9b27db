//! Lists messages: what must go out, and what went.

use super::letters::{About, Letters};
use super::owed::in_order;
use super::{ListMessages, Messages};
use crate::book::Book;
use crate::error::Result;
use crate::releases::read;
use crate::{App, Caller};
use chrono::Duration;
use slipway_store::Connection;
use slipway_store::table::{deployment, release};

pub(crate) fn run(app: &App, _caller: &Caller, request: ListMessages) -> Result<Messages> {
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let letters = Letters::read(app, conn, &book)?;
        let wanted = request
            .release
            .as_deref()
            .map(|wanted| read::find(conn, &book, wanted))
            .transpose()?;
        let of_release = |id: Option<&str>| {
            wanted
                .as_ref()
                .is_none_or(|row| Some(row.id.as_str()) == id)
        };
        let mut messages = Vec::new();
        match &request.deployment {
            Some(id) => messages.extend(letters.messages(&letters.deployment(id)?)?),
            None => {
                letters.files.read_all(conn)?;
                for row in deployment::all(conn)? {
                    if of_release(row.release_id.as_deref()) {
                        messages.extend(letters.messages(&About::Deployment(Box::new(row)))?);
                    }
                }
                for row in release::all(conn)? {
                    if of_release(Some(&row.id)) {
                        messages.extend(letters.messages(&About::Release(Box::new(row)))?);
                    }
                }
            }
        }
        if request.due {
            messages.retain(|message| message.latest.is_some());
        }
        in_order(&mut messages);
        Ok(Messages { messages })
    })
}

/// Days before today in which a window may have left something to be told.
const BACK: i64 = 60;
/// Days ahead in which a window may have to be announced by now.
const AHEAD: i64 = 120;

/// How many messages should have gone out by now.
pub(crate) fn overdue(app: &App, conn: &Connection, book: &Book) -> Result<usize> {
    let letters = Letters::read(app, conn, book)?;
    letters.files.read_all(conn)?;
    let at = |days| (book.now + Duration::days(days)).timestamp();
    let windows = deployment::starting(conn, at(-BACK), at(AHEAD))?.into_iter();
    let about = windows.map(|row| About::Deployment(Box::new(row)));
    let releases = release::all(conn)?.into_iter();
    let mut count = 0;
    for about in about.chain(releases.map(|row| About::Release(Box::new(row)))) {
        let messages = letters.messages(&about)?;
        count += messages
            .iter()
            .filter(|message| message.state == "overdue")
            .count();
    }
    Ok(count)
}
