//! The digest says that what is installed is what was approved.

use super::{Check, Finding, Level, ReleaseFacts, Rule};

pub(super) const RULE: Rule = Rule {
    id: "digest_published",
    number: 23,
    title: "The chart's digest is published and unchanged",
    basis: "Mojaloop re-issues a version with other contents, such as 15.0.0",
    default: Level::Warn,
    check: Check::Release(check),
};

fn check(facts: &ReleaseFacts<'_>) -> Vec<Finding> {
    let Some(chart) = &facts.chart else {
        return Vec::new();
    };
    let Some(now) = &chart.digest_now else {
        let message = "Its repository no longer lists it; what was planned is kept";
        let hint = "Keep a copy of the archive, or plan another version.";
        return vec![Finding::broken(&chart.title, message, hint, "")];
    };
    if chart.digest.is_empty() {
        let hint = "Download the archive and compare its hash with its authors'.";
        return vec![Finding::unknown(
            &chart.title,
            "No digest is published for it",
            hint,
            "",
        )];
    }
    if *now == chart.digest {
        return Vec::new();
    }
    let message = format!(
        "It was published again: {}… when planned, {}… now",
        short(&chart.digest),
        short(now)
    );
    let hint = "Plan a new revision from what is published now.";
    vec![Finding::broken(&chart.title, message, hint, "")]
}

fn short(digest: &str) -> String {
    digest
        .trim_start_matches("sha256:")
        .chars()
        .take(8)
        .collect()
}
