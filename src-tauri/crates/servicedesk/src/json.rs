//! Reading a desk's JSON without trusting its shape: numbers that are texts, texts that are numbers,
//! and what is not there.

use chrono::{DateTime, Utc};
use serde_json::Value as Json;

/// The text of a member; a number as its digits; empty when it is not there.
pub(crate) fn text(value: &Json, name: &str) -> String {
    value.get(name).map(as_text).unwrap_or_default()
}

/// The text of a value.
pub(crate) fn as_text(value: &Json) -> String {
    match value {
        Json::String(text) => text.clone(),
        Json::Number(number) => number.to_string(),
        Json::Bool(yes) => yes.to_string(),
        _ => String::new(),
    }
}

/// A whole number, also one that is written as a text.
pub(crate) fn whole(value: &Json, name: &str) -> Option<i64> {
    match value.get(name)? {
        // Some servers write a count of nothing as 0.0.
        Json::Number(number) => number
            .as_i64()
            .or_else(|| number.as_f64().filter(|one| *one == 0.0).map(|_| 0)),
        Json::String(text) => text.parse().ok(),
        _ => None,
    }
}

/// The items of a list; none when it is something else.
pub(crate) fn items<'a>(value: &'a Json, name: &str) -> &'a [Json] {
    value
        .get(name)
        .and_then(Json::as_array)
        .map_or(&[], Vec::as_slice)
}

/// A moment; the beginning of time when it cannot be read.
pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).map_or(DateTime::UNIX_EPOCH, |at| at.to_utc())
}
