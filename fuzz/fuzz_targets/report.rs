//! A bug report of any text is read without a panic, and each of its lines is shown or of the form.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::defect::facts::{Field, compose, read};

fuzz_target!(|text: &str| {
    let report = read(text);
    let mut shown: Vec<&str> = Field::ALL
        .iter()
        .map(|field| report.facts.get(*field))
        .collect();
    shown.extend(
        report
            .rest
            .iter()
            .flat_map(|part| [part.heading.as_str(), part.body.as_str()]),
    );
    let shown = shown.join("\n");
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let form = report.form.iter().any(|form| form.trim() == line.trim());
        assert!(form || shown.contains(line.trim()));
    }
    let _ = read(&compose(&report.facts, &report.rest));
    let facts = &report.facts;
    let _ = (
        facts.opened_severity(),
        facts.opened_priority(),
        facts.has_workaround(),
    );
});
