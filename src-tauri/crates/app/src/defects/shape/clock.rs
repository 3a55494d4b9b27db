//! How long is left to answer, and why.

use crate::shape::Stamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The clock of a defect's response target, computed when it is asked for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Clock {
    /// `running`, `paused`, `met`, `breached`, `ended`, or `unknown` where it cannot be told.
    pub state: String,
    /// Such as `23 business min left`.
    pub label: String,
    /// When a person must have answered.
    pub due: Option<Stamp>,
    /// Minutes of the target's own time that are left; below zero once it is breached.
    pub left_minutes: Option<i32>,
    /// How it comes to that, in a sentence.
    pub why: String,
    /// The bar, from the report to the end of the target.
    pub segments: Vec<ClockSegment>,
}

/// A stretch of a clock's bar.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockSegment {
    /// `used`, `left`, `night`, `pause` or `later`.
    pub kind: String,
    /// How long, on the wall clock.
    pub minutes: u32,
    /// What it is, such as `night`.
    pub label: String,
}
