//! Test evidence: what a test run's own report says, read as a stream and recounted.
//!
//! Source of the shapes: reports written by the Mojaloop Testing Toolkit 18.19.2 and its client
//! 1.12.3, and its outbound initiator's code; newman's JSON reporter; JUnit's XML as CI tools write
//! it. What a report claims of itself is kept apart from what is counted: the toolkit counts skipped
//! assertions as passed, and calls a run without any assertion passed.

pub mod baseline;
pub mod collection;
pub mod compare;
pub mod flaky;
mod guard;
mod json;
mod junit;
pub mod proof;
mod read;
mod recorder;
pub mod redact;
mod report;
pub mod suite;

pub use read::{LIMITS, Limits, read};
pub use recorder::{Kept, Recorder};
pub use report::{Claim, Counts, Format, Refused, Report, Status, Verdict};
