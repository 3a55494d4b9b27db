//! The rules over a test run.

mod baseline;
mod claim;
mod collection;
mod facts;
mod passed;
mod shrunk;
mod tag_order;
mod whole;

pub use facts::{EarlierRun, EvidenceFacts, TagFact};

use super::Rule;

/// What was counted first, then against what it is held.
pub(super) const RULES: &[Rule] = &[
    passed::RULE,
    claim::RULE,
    whole::RULE,
    baseline::RULE,
    shrunk::RULE,
    collection::RULE,
    tag_order::RULE,
];
