//! Three-way merge of one field: what both sides started from, what this side made of it, and what
//! stands at the desk now.

use slipway_domain::desk::value::{Kind, Value};
use std::collections::BTreeSet;

/// What comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merged {
    /// What stands at the desk is right; there is nothing to send.
    Settled,
    /// This is to be sent over what stands at the desk.
    Send(Value),
    /// Both changed it and no rule brings the two together. What stands at the desk stays; a person
    /// decides.
    Clash,
}

/// Merges one field. Pure, and the only place that decides this.
pub fn merge(kind: &Kind, base: &Value, mine: &Value, theirs: &Value) -> Merged {
    if theirs == mine || mine == base {
        return Merged::Settled;
    }
    if theirs == base {
        return Merged::Send(mine.clone());
    }
    match kind {
        Kind::Set => sets(&base.as_set(), &mine.as_set(), &theirs.as_set()),
        Kind::Lines => lines(base.as_text(), mine.as_text(), theirs.as_text()),
        Kind::Scalar | Kind::Status { .. } => Merged::Clash,
    }
}

/// What this side added and took away, done to what stands there.
fn sets(base: &BTreeSet<String>, mine: &BTreeSet<String>, theirs: &BTreeSet<String>) -> Merged {
    let mut out = theirs.clone();
    out.extend(mine.difference(base).cloned());
    for gone in base.difference(mine) {
        out.remove(gone);
    }
    if out == *theirs {
        Merged::Settled
    } else {
        Merged::Send(Value::set(out))
    }
}

/// By lines, never by words: merging words doubles text without saying so.
fn lines(base: &str, mine: &str, theirs: &str) -> Merged {
    match diffy::merge(base, mine, theirs) {
        Ok(text) if text == theirs => Merged::Settled,
        Ok(text) => Merged::Send(Value::text(text)),
        Err(_) => Merged::Clash,
    }
}
