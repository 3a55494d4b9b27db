//! How each message is written, by kind and language.

use crate::error::Result;
use crate::row::{self, Row};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

pub(super) const CREATE: &str = "
CREATE TABLE message_template (
  id          TEXT PRIMARY KEY,
  kind        TEXT NOT NULL,
  audience_id TEXT REFERENCES audience (id),
  language    TEXT NOT NULL,
  subject     TEXT NOT NULL,
  body        TEXT NOT NULL,
  notice_days INTEGER
) STRICT;
";

/// One template; one that is not here is the built-in one.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MessageTemplateRow {
    /// Id.
    pub id: String,
    /// Slug of the message kind.
    pub kind: String,
    /// Only for this audience; None for all of the language.
    pub audience_id: Option<String>,
    /// BCP 47 tag.
    pub language: String,
    /// Subject, a template.
    pub subject: String,
    /// Body, a template.
    pub body: String,
    /// Working days before the window by which it must have gone; None when the event itself is
    /// the moment.
    pub notice_days: Option<u32>,
}

impl Row for MessageTemplateRow {
    const TABLE: &'static str = "message_template";

    fn key(&self) -> &str {
        &self.id
    }
}

/// Every one.
///
/// # Errors
/// SQLite's.
pub fn all(conn: &Connection) -> Result<Vec<MessageTemplateRow>> {
    row::select(conn, "SELECT * FROM message_template ORDER BY kind, language, id", &[])
}
