//! An iCalendar SEQUENCE only grows (RFC 5545 §3.8.7.4): calendars that took a later revision ignore
//! an earlier one. What an undo leaves is therefore a further revision, not the former one again.

use crate::row::Fields;
use serde_json::Value;

/// The column that counts revisions.
pub(super) const FIELD: &str = "sequence";

/// By two: what was called off in between went out with one more than its row.
const STEP: u64 = 2;

/// Whether a row was read from the calendar of others, whose revisions are theirs to count.
pub(super) fn is_theirs(fields: &Fields) -> bool {
    fields
        .get("source_id")
        .is_some_and(|source| !source.is_null())
}

/// Makes a row of ours a further revision.
pub(super) fn raise(fields: &mut Fields) {
    let number = fields.get(FIELD).and_then(Value::as_u64);
    if let Some(number) = number.filter(|_| !is_theirs(fields)) {
        fields.insert(FIELD.to_owned(), Value::from(number.saturating_add(STEP)));
    }
}

/// Whether two rows are the same but for their revision.
pub(super) fn same(one: Option<&Fields>, other: Option<&Fields>) -> bool {
    let (Some(one), Some(other)) = (one, other) else {
        return one.is_none() && other.is_none();
    };
    let rest = |fields: &Fields| {
        let mut fields = fields.clone();
        fields.remove(FIELD);
        fields
    };
    rest(one) == rest(other)
}
