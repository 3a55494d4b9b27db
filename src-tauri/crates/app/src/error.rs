//! The one error shape every host shows: what happened, and what to do.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a command was refused or failed. A code exists only where a host acts on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request does not hold together; the form marks it.
    Invalid,
    /// What it names is not here.
    NotFound,
    /// A rule or gate blocks it; the findings say which.
    Blocked,
    /// The person may not do this.
    Forbidden,
    /// Someone changed the same thing in the meantime.
    Conflict,
    /// Another process writes now.
    Busy,
    /// The other side could not be reached, or answered wrongly.
    Remote,
    /// Stopped on request.
    Cancelled,
    /// The data was written by a newer Slipway.
    Newer,
    /// The database cannot be read; it was left as it is.
    Damaged,
    /// There is no room on the disk.
    NoSpace,
    /// Something that should not happen.
    Internal,
}

/// An error as every host shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// What a host may act on.
    pub code: Code,
    /// What happened and what was kept, in plain words.
    pub message: String,
    /// What to do about it; empty when there is nothing to add.
    pub hint: String,
    /// The form field it is about, when it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

/// What every use case returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// An error with a code, what happened, and what to do.
    pub fn new(code: Code, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            hint: hint.into(),
            field: None,
        }
    }

    /// A request that does not hold together, with the field to mend.
    pub fn invalid(field: &str, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..Self::new(Code::Invalid, message, hint)
        }
    }

    /// The same about another field, where a part of a form is read by what other forms share.
    pub fn at(self, field: &str) -> Self {
        Self {
            field: Some(field.to_owned()),
            ..self
        }
    }

    /// Something that was named and is not here.
    pub fn not_found(what: impl std::fmt::Display, hint: impl Into<String>) -> Self {
        Self::new(Code::NotFound, format!("There is no {what}."), hint)
    }
}
