//! The rules: pure functions over facts, one file each, that explain themselves.
//!
//! Source of the numbers: the guide-backed list of rules a hub operator's tool should hold (release
//! management, change management, defect triage). Number 0 is Slipway's own. A hub sets each rule
//! to block, warn or off; nothing here knows how it chose. A fact that is not known makes an
//! `Unknown` finding, never silence.

mod approver_differs;
mod breaking_migrations;
mod core_first;
mod development_builds;
mod digest_published;
mod downgrades;
mod exact_versions;
mod facts;
mod gate_checks;
mod increment_holds;
mod notes_contents;
mod notes_placeholders;
mod progress_prevented;
mod skipped_releases;
mod sources_disagree;
mod stale_checks;
mod target_set;
mod test_cases_named;

pub use facts::{ChartFact, CheckFact, ReleaseFacts};

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How strictly a hub holds a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The gate stays shut.
    Block,
    /// Said, not enforced.
    Warn,
    /// Not looked at.
    Off,
}

impl Level {
    /// As written in commands and files.
    pub fn slug(self) -> &'static str {
        match self {
            Level::Block => "block",
            Level::Warn => "warn",
            Level::Off => "off",
        }
    }

    /// Reads a level from its slug.
    pub fn parse(text: &str) -> Option<Level> {
        [Level::Block, Level::Warn, Level::Off]
            .into_iter()
            .find(|level| level.slug() == text)
    }
}

/// A rule and where it comes from.
pub struct Rule {
    /// Stable id.
    pub id: &'static str,
    /// Number in the guide-backed list; 0 for Slipway's own.
    pub number: u32,
    /// What it demands.
    pub title: &'static str,
    /// Where it comes from.
    pub basis: &'static str,
    /// What it is when nobody changed it.
    pub default: Level,
    /// Looks at the facts.
    pub check: fn(&ReleaseFacts<'_>) -> Vec<Finding>,
}

/// What the facts say of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A fact breaks it.
    Broken,
    /// A fact it needs is not known.
    Unknown,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Broken, or not known.
    pub verdict: Verdict,
    /// What it is about.
    pub subject: String,
    /// The fact that broke it.
    pub message: String,
    /// The way out.
    pub hint: String,
    /// Where it is mended: a slug the hosts know.
    pub fix: &'static str,
}

impl Finding {
    pub(crate) fn broken(
        subject: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
        fix: &'static str,
    ) -> Finding {
        Finding {
            verdict: Verdict::Broken,
            subject: subject.into(),
            message: message.into(),
            hint: hint.into(),
            fix,
        }
    }

    pub(crate) fn unknown(
        subject: impl Into<String>,
        message: impl Into<String>,
        hint: impl Into<String>,
        fix: &'static str,
    ) -> Finding {
        Finding {
            verdict: Verdict::Unknown,
            ..Finding::broken(subject, message, hint, fix)
        }
    }
}

/// Every rule, by number, Slipway's own first.
pub const RULES: &[Rule] = &[
    gate_checks::RULE,
    progress_prevented::RULE,
    exact_versions::RULE,
    stale_checks::RULE,
    development_builds::RULE,
    core_first::RULE,
    test_cases_named::RULE,
    notes_contents::RULE,
    notes_placeholders::RULE,
    breaking_migrations::RULE,
    approver_differs::RULE,
    target_set::RULE,
    increment_holds::RULE,
    sources_disagree::RULE,
    downgrades::RULE,
    digest_published::RULE,
    skipped_releases::RULE,
];

/// A rule with what it found at the level this hub holds it; no findings means it is met.
pub struct Judged {
    /// The rule.
    pub rule: &'static Rule,
    /// The level it is held at; never [`Level::Off`].
    pub level: Level,
    /// What it found.
    pub findings: Vec<Finding>,
}

/// Looks at the facts with every rule that is not off.
pub fn judge(facts: &ReleaseFacts<'_>, levels: &BTreeMap<String, Level>) -> Vec<Judged> {
    RULES
        .iter()
        .map(|rule| (rule, levels.get(rule.id).copied().unwrap_or(rule.default)))
        .filter(|(_, level)| *level != Level::Off)
        .map(|(rule, level)| Judged {
            rule,
            level,
            findings: (rule.check)(facts),
        })
        .collect()
}
