//! Test evidence: reports of test runs taken in, held against what their release asks for, compared,
//! and asked for by gates.

pub mod compare;
mod facts;
mod file;
pub mod import;
pub mod list;
pub(crate) mod proof;
pub mod remove;
mod run;
mod shape;
pub mod show;

pub use shape::{
    CompareRuns, ComparedRuns, FlakyAssertion, ImportEvidence, ImportedRun, KnownFlaky,
    ListEvidence, RunChange, RunResult, ShownRun, SuiteShape, TestRun, TestRuns,
};
