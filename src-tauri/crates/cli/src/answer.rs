//! What a command gives back: one JSON document, and how to set it out for people.

use crate::print::Page;
use serde::de::DeserializeOwned;
use serde_json::Value;
use slipway_app::error::{Code, Error};
use slipway_app::shape::Outcome;

/// What running a command comes to.
pub(crate) type Result<T = Answer> = std::result::Result<T, Error>;

/// The answer to one command.
pub(crate) struct Answer {
    value: Value,
    op: Option<String>,
    page: fn(&Value) -> Result<String>,
    complete: bool,
    refusal: Option<Error>,
}

impl Answer {
    /// An answer of shape `T`; the operation it was logged as joins it as `op`.
    pub(crate) fn of<T: DeserializeOwned + Page>(outcome: Outcome) -> Self {
        Self {
            value: outcome.value,
            op: outcome.op,
            page: |value| Ok(read::<T>(value)?.page()),
            complete: true,
            refusal: None,
        }
    }

    /// The answer to a command whose own response is empty: what it was about.
    pub(crate) fn about<T: DeserializeOwned + Page>(outcome: Outcome, what: Value) -> Self {
        Self::of::<T>(Outcome {
            value: what,
            ..outcome
        })
    }

    /// Marks an answer that is to be read although not all of it went well.
    pub(crate) fn with_failures(self, failed: bool) -> Self {
        Self {
            complete: self.complete && !failed,
            ..self
        }
    }

    /// Marks an answer that says what was looked at and not done.
    pub(crate) fn refused(self, why: Error) -> Self {
        Self {
            complete: false,
            refusal: Some(why),
            ..self
        }
    }

    /// Why it was not done.
    pub(crate) fn refusal(&self) -> Option<&Error> {
        self.refusal.as_ref()
    }

    /// The JSON document, with the operation.
    pub(crate) fn value(&self) -> Value {
        let mut value = self.value.clone();
        if let (Some(op), Some(fields)) = (&self.op, value.as_object_mut()) {
            fields.insert("op".to_owned(), Value::String(op.clone()));
        }
        value
    }

    /// The same for people.
    pub(crate) fn page(&self) -> Result<String> {
        (self.page)(&self.value)
    }

    /// Whether all that was asked was done.
    pub(crate) fn is_complete(&self) -> bool {
        self.complete
    }
}

/// Reads a response into its shape.
pub(crate) fn read<T: DeserializeOwned>(value: &Value) -> Result<T> {
    T::deserialize(value).map_err(|error| {
        Error::new(
            Code::Internal,
            format!("The answer could not be read: {error}."),
            "",
        )
    })
}
