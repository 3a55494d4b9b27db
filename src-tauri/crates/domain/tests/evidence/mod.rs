//! Reports of every shape, recounted by another hand.

mod compare;
mod hostile;
mod recount;
mod redact;
mod rules;
mod secrets;
mod shapes;

use slipway_domain::evidence::{Counts, LIMITS, Refused, Report, read};
use std::path::PathBuf;

/// One of the project's own reports.
fn fixture(name: &str) -> Vec<u8> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let path = root.join("tests/fixtures/evidence").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn report(bytes: &[u8]) -> Report {
    read(bytes, LIMITS).unwrap_or_else(|error| panic!("{error}"))
}

fn refused(bytes: &[u8]) -> Refused {
    read(bytes, LIMITS).expect_err("it is no report")
}

/// Assertions, passed, failed, skipped.
fn four(counts: &Counts) -> [u64; 4] {
    [
        counts.assertions,
        counts.passed,
        counts.failed,
        counts.skipped,
    ]
}
