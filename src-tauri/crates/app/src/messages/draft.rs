//! Keeps an edited text as a draft, and decides that a message need not go out.

use super::letters::{About, Letters, window_json};
use super::name::Letter;
use super::owed::target_json;
use super::{MessageShape, RenderedMessage, SaveDraft, WaiveMessage};
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::people::actor::Actor;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use serde_json::{Value, json};
use slipway_domain::message::template::{body_text, subject_line};
use slipway_store::table::message::MessageRow;

/// Longest text of a message.
const LONGEST: usize = 100_000;

pub(crate) fn save(
    app: &App,
    caller: &Caller,
    request: SaveDraft,
) -> Result<Done<RenderedMessage>> {
    if request.body.trim().is_empty() {
        return Err(Error::invalid(
            "body",
            "The message is empty.",
            "Write something, or go back to the template.",
        ));
    }
    if request.body.len() > LONGEST {
        return Err(Error::invalid(
            "body",
            "The message is longer than 100 KB.",
            "",
        ));
    }
    transact(app, caller, Op::SaveDraft, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let letters = Letters::read(app, tx.conn(), &book)?;
        let mut letter = letters.letter(&request.message)?;
        still_open(&letter)?;
        let row = MessageRow {
            subject: subject_line(&request.subject),
            body: body_text(&request.body),
            state: "draft".to_owned(),
            ..blank(app, &letter, who)
        };
        tx.put(&row)?;
        let title = letters.title(&letter.about)?;
        letter.row = Some(row);
        let rendered = letters.rendered(&letter, None)?;
        Ok((
            rendered,
            format!(
                "Edited “{}” to {}: {title}",
                letter.kind.title(),
                letter.audience.name
            ),
        ))
    })
}

pub(crate) fn waive(
    app: &App,
    caller: &Caller,
    request: WaiveMessage,
) -> Result<Done<MessageShape>> {
    let reason = request.reason.trim().to_owned();
    if reason.is_empty() {
        return Err(Error::invalid(
            "reason",
            "Why it need not go out is not said.",
            "Give the reason.",
        ));
    }
    transact(app, caller, Op::WaiveMessage, |tx, who| {
        let book = Book::read(app, tx.conn())?;
        let letters = Letters::read(app, tx.conn(), &book)?;
        let letter = letters.letter(&request.message)?;
        still_open(&letter)?;
        let row = MessageRow {
            state: "waived".to_owned(),
            result: reason.clone(),
            ..blank(app, &letter, who)
        };
        tx.put(&row)?;
        let title = letters.title(&letter.about)?;
        let summary = format!(
            "Waived “{}” to {}: {title}",
            letter.kind.title(),
            letter.audience.name
        );
        Ok((letters.shape(&row, &title), summary))
    })
}

/// The row of a message as it stands now, with its draft's id and text when there is one.
pub(crate) fn blank(app: &App, letter: &Letter, who: &Actor) -> MessageRow {
    let open = letter
        .row
        .as_ref()
        .filter(|row| matches!(row.state.as_str(), "draft" | "failed"));
    MessageRow {
        id: open.map_or_else(|| app.host.new_id().to_string(), |row| row.id.clone()),
        deployment_id: letter.about.deployment().map(|row| row.id.clone()),
        release_id: letter.about.release_id().map(str::to_owned),
        audience_id: letter.audience.id.clone(),
        kind: letter.kind.slug().to_owned(),
        subject: open.map(|row| row.subject.clone()).unwrap_or_default(),
        body: open.map(|row| row.body.clone()).unwrap_or_default(),
        addresses: json!([]),
        about: what_is_told(&letter.about),
        state: String::new(),
        way: String::new(),
        result: String::new(),
        at: app.now_text(),
        by_id: who.id.clone(),
    }
}

/// The window, or the target date, that a message tells.
fn what_is_told(about: &About) -> Value {
    match about {
        About::Deployment(row) => window_json(row),
        About::Release(row) => target_json(row).unwrap_or(Value::Null),
    }
}

/// Refuses what has gone out or was waived.
pub(crate) fn still_open(letter: &Letter) -> Result<()> {
    match letter.settled() {
        None => Ok(()),
        Some(row) => {
            let message = format!("This message was {} already.", row.state);
            Err(Error::new(
                Code::Conflict,
                message,
                "Write a new one instead.",
            ))
        }
    }
}
