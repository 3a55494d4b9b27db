//! Rows of the outbox and of tickets as the sync engine has them.

use crate::defects::files::sent;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value as Json;
use slipway_domain::desk::Version;
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::Value;
use slipway_store::table::outbox::OutboxRow;
use slipway_store::table::ticket::{TicketRow, from_json, value_from_json};
use slipway_store::table::ticket_comment::TicketCommentRow;
use slipway_store::table::ticket_file::TicketFileRow;
use slipway_sync::item::{Comment, Fate, Link};
use slipway_sync::outbox::{Edit, Enclosure, Entry, Sent, State, Work};

/// An entry of the outbox.
pub(super) fn entry_of(row: &OutboxRow) -> Entry {
    let sent_at = row.sent_at.as_deref().and_then(moment);
    Entry {
        id: row.id.clone(),
        work: work_of(row),
        state: match row.state.as_str() {
            "inflight" => State::Inflight,
            "unknown" => State::Unknown,
            "refused" => State::Refused(row.error.clone().unwrap_or_default()),
            _ => State::Queued,
        },
        attempts: row.attempts,
        sent: sent_at
            .zip(row.sent_over)
            .map(|(at, over)| Sent { at, over }),
        not_before: row.not_before.as_deref().and_then(moment),
    }
}

fn work_of(row: &OutboxRow) -> Work {
    match row.kind.as_str() {
        "create" => Work::Create {
            fields: from_json(&row.work),
        },
        "edit" => {
            let edits = row.work.as_object().into_iter().flatten();
            let value = |edit: &Json, side: &str| edit.get(side).map(value_from_json);
            let edits = edits.map(|(field, edit)| {
                let edit = Edit {
                    base: value(edit, "base").unwrap_or_default(),
                    mine: value(edit, "mine").unwrap_or_default(),
                };
                (field.clone(), edit)
            });
            Work::Edit {
                edits: edits.collect(),
            }
        }
        "attach" => {
            let file = sent(&row.work);
            Work::Attach(Enclosure {
                name: file.name,
                kind: file.kind,
                size: file.size,
                sha256: file.sha256,
                public: file.public,
            })
        }
        _ => Work::Comment {
            body: row
                .work
                .get("body")
                .and_then(Json::as_str)
                .unwrap_or_default()
                .to_owned(),
            public: row
                .work
                .get("public")
                .and_then(Json::as_bool)
                .unwrap_or(false),
        },
    }
}

/// The state of an entry as its row keeps it, and why it was refused.
pub(super) fn state_slug(state: &State) -> (&'static str, Option<String>) {
    match state {
        State::Queued => ("queued", None),
        State::Inflight => ("inflight", None),
        State::Unknown => ("unknown", None),
        State::Refused(why) => ("refused", Some(why.clone())),
    }
}

/// The thing at the desk that a ticket is.
pub(super) fn link_of(row: &TicketRow) -> Link {
    Link {
        remote: row.remote.clone(),
        version: Version {
            order: row.ord,
            tag: row.tag.clone(),
        },
        fate: match (row.fate.as_str(), &row.merged_into) {
            ("gone", _) => Fate::Gone,
            ("hidden", _) => Fate::Hidden,
            ("merged", Some(remote)) => Fate::MergedInto(remote.clone()),
            _ => Fate::Live,
        },
    }
}

/// What has become of a thing as its row keeps it, and what it is part of now; [`link_of`] reads it.
pub(super) fn fate_slug(fate: &Fate) -> (&'static str, Option<String>) {
    match fate {
        Fate::Live => ("live", None),
        Fate::Gone => ("gone", None),
        Fate::Hidden => ("hidden", None),
        Fate::MergedInto(remote) => ("merged", Some(remote.clone())),
    }
}

/// A comment that is known.
pub(super) fn comment_of(row: &TicketCommentRow) -> Comment {
    Comment {
        remote: row.remote.clone(),
        author: row.author.clone(),
        at: moment(&row.at).unwrap_or_default(),
        body: row.body.clone(),
        public: row.public,
        mark: row.mark.clone(),
    }
}

/// A file that lies on a ticket.
pub(super) fn file_of(row: &TicketFileRow) -> Attached {
    Attached {
        remote: row.remote.clone(),
        name: row.name.clone(),
        kind: row.kind.clone(),
        size: row.size,
        author: row.author.clone(),
        at: moment(&row.at).unwrap_or_default(),
        comment: row.comment.clone(),
        mark: row.mark.clone(),
        own: row.own,
    }
}

/// The row of a file that lies on a ticket; [`file_of`] reads it.
pub(super) fn file_row(ticket: &str, file: &Attached, sha256: String) -> TicketFileRow {
    TicketFileRow {
        ticket_id: ticket.to_owned(),
        remote: file.remote.clone(),
        name: file.name.clone(),
        kind: file.kind.clone(),
        size: file.size,
        author: file.author.clone(),
        at: file.at.to_rfc3339_opts(SecondsFormat::AutoSi, true),
        comment: file.comment.clone(),
        mark: file.mark.clone(),
        own: file.own,
        sha256,
    }
}

/// A value as a history shows it.
pub(crate) fn text_of(value: &Value) -> String {
    match value {
        Value::Set(words) => words.iter().cloned().collect::<Vec<_>>().join(", "),
        value => value.as_text().to_owned(),
    }
}

fn moment(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text)
        .ok()
        .map(|at| at.to_utc())
}
