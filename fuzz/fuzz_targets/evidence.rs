//! Any bytes as a test report: no panic, counts that add up, and keys that are there once.
#![no_main]

use std::collections::HashSet;

use libfuzzer_sys::fuzz_target;
use slipway_domain::evidence::redact::{count, redact};
use slipway_domain::evidence::{Limits, Verdict, read};

const LIMITS: Limits = Limits {
    bytes: 1 << 20,
    text: 1 << 16,
    kept: 50,
    kept_failed: 5,
};

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = std::str::from_utf8(bytes) {
        let (_, found) = redact(text);
        assert_eq!(found, count(text));
    }
    let Ok(report) = read(bytes, LIMITS) else {
        return;
    };
    let counts = &report.counts;
    let parts = counts.passed + counts.failed + counts.skipped;
    assert_eq!(parts, counts.assertions);
    assert_eq!(report.kept.len() as u64 + report.left_out, parts);
    assert!(report.kept.len() <= LIMITS.kept + LIMITS.kept_failed);
    if counts.verdict() == Verdict::Passed {
        assert_eq!(counts.passed, counts.assertions);
        assert!(counts.passed > 0);
    }
    let keys: HashSet<&str> = report.kept.iter().map(|kept| kept.key.as_str()).collect();
    assert_eq!(keys.len(), report.kept.len());
});
