//! The rules: pure functions over facts, one file each, that explain themselves.
//!
//! Source of the numbers: the guide-backed list of rules a hub operator's tool should hold (release
//! management, change management, defect triage). Number 0 is Slipway's own. A hub sets each rule
//! to block, warn or off; nothing here knows how it chose. A fact that is not known makes an
//! `Unknown` finding, never silence.

mod approver_differs;
mod breaking_migrations;
mod core_first;
mod defect;
mod deployment;
mod development_builds;
mod digest_published;
mod downgrades;
mod evidence;
mod exact_versions;
mod facts;
mod gate_checks;
mod increment_holds;
mod notes_contents;
mod notes_placeholders;
mod progress_prevented;
mod runbook;
mod skipped_releases;
mod sources_disagree;
mod stale_checks;
mod target_set;
mod test_cases_named;

pub use defect::{DefectFacts, FixFact, ProblemFact};
pub use deployment::{
    Announced, ApprovalFact, Confirmation, CoreFact, DeploymentFacts, EnvironmentFact, Estimates,
    FeederFact, IssueFact, MirrorFact, NoticeFact, Papers, Proofs, ReleaseFact, ReportFact,
    RunbookFact, SeenFacts, StandFact, TestedFact,
};
pub use evidence::{EarlierRun, EvidenceFacts, TagFact};
pub use facts::{ChartFact, CheckFact, ReleaseFacts};
pub use runbook::{RunbookFacts, RunbookPlace, RunbookTarget};

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
    pub check: Check,
}

/// What a rule looks at, and how.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// A release package. No findings means it is met.
    Release(fn(&ReleaseFacts<'_>) -> Vec<Finding>),
    /// A deployment. What is met is said; no findings means it has nothing to say of this one.
    Deployment(fn(&DeploymentFacts<'_>) -> Vec<Finding>),
    /// A defect. What is met is said; no findings means it has nothing to say of this one.
    Defect(fn(&DefectFacts<'_>) -> Vec<Finding>),
    /// A test run. No findings means it has nothing to say of this one.
    Evidence(fn(&EvidenceFacts<'_>) -> Vec<Finding>),
    /// A runbook. No findings means it is met.
    Runbook(fn(&RunbookFacts<'_>) -> Vec<Finding>),
}

/// What the facts say of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// A fact breaks it.
    Broken,
    /// A fact it needs is not known.
    Unknown,
    /// It was looked at, and holds; only rules of deployments and defects say so.
    Met,
}

/// What a rule found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Broken, not known, or met.
    pub verdict: Verdict,
    /// What it is about.
    pub subject: String,
    /// The fact that broke it.
    pub message: String,
    /// The way out.
    pub hint: String,
    /// Where it is mended: a slug the hosts know.
    pub fix: &'static str,
    /// Codes of the environments it is mended at, where it is about such; of two that are compared the
    /// one to be matched comes first.
    pub environments: Vec<String>,
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
            environments: Vec::new(),
        }
    }

    /// The same, mended at these environments.
    pub(crate) fn at<'c>(self, codes: impl IntoIterator<Item = &'c str>) -> Finding {
        Finding {
            environments: codes.into_iter().map(str::to_owned).collect(),
            ..self
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

    pub(crate) fn met(subject: impl Into<String>, message: impl Into<String>) -> Finding {
        Finding {
            verdict: Verdict::Met,
            ..Finding::broken(subject, message, "", "")
        }
    }
}

/// The rules over a release, by number, Slipway's own first.
const RELEASE_RULES: &[Rule] = &[
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

/// Every rule: those over a release, over a deployment, over a defect, over a test run, over
/// a runbook.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    let later = deployment::RULES
        .iter()
        .chain(defect::RULES)
        .chain(evidence::RULES)
        .chain(runbook::RULES);
    RELEASE_RULES.iter().chain(later)
}

/// The rule of an id.
pub fn rule(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// A rule with what it found at the level this hub holds it; no findings means it is met.
pub struct Judged {
    /// The rule.
    pub rule: &'static Rule,
    /// The level it is held at; never [`Level::Off`].
    pub level: Level,
    /// What it found.
    pub findings: Vec<Finding>,
}

/// Looks at a release with every rule of releases that is not off.
pub fn judge(facts: &ReleaseFacts<'_>, levels: &BTreeMap<String, Level>) -> Vec<Judged> {
    held(RELEASE_RULES.iter(), levels, |check| match check {
        Check::Release(check) => Some(check(facts)),
        _ => None,
    })
}

/// Looks at a deployment with every rule of deployments that is not off; with those of `wanted`
/// alone, when it names any.
pub fn judge_deployment(
    facts: &DeploymentFacts<'_>,
    levels: &BTreeMap<String, Level>,
    wanted: &[&str],
) -> Vec<Judged> {
    let rules = deployment::RULES.iter();
    let rules = rules.filter(|rule| wanted.is_empty() || wanted.contains(&rule.id));
    held(rules, levels, |check| match check {
        Check::Deployment(check) => Some(check(facts)),
        _ => None,
    })
}

/// Looks at a defect with every rule of defects that is not off; with those of `wanted` alone, when
/// it names any.
pub fn judge_defect(
    facts: &DefectFacts<'_>,
    levels: &BTreeMap<String, Level>,
    wanted: &[&str],
) -> Vec<Judged> {
    let rules = defect::RULES.iter();
    let rules = rules.filter(|rule| wanted.is_empty() || wanted.contains(&rule.id));
    held(rules, levels, |check| match check {
        Check::Defect(check) => Some(check(facts)),
        _ => None,
    })
}

/// Looks at a test run with every rule of test runs that is not off.
pub fn judge_evidence(facts: &EvidenceFacts<'_>, levels: &BTreeMap<String, Level>) -> Vec<Judged> {
    held(evidence::RULES.iter(), levels, |check| match check {
        Check::Evidence(check) => Some(check(facts)),
        _ => None,
    })
}

/// Looks at a runbook with every rule of runbooks that is not off.
pub fn judge_runbook(facts: &RunbookFacts<'_>, levels: &BTreeMap<String, Level>) -> Vec<Judged> {
    held(runbook::RULES.iter(), levels, |check| match check {
        Check::Runbook(check) => Some(check(facts)),
        _ => None,
    })
}

fn held(
    rules: impl Iterator<Item = &'static Rule>,
    levels: &BTreeMap<String, Level>,
    look: impl Fn(Check) -> Option<Vec<Finding>>,
) -> Vec<Judged> {
    rules
        .map(|rule| (rule, levels.get(rule.id).copied().unwrap_or(rule.default)))
        .filter(|(_, level)| *level != Level::Off)
        .filter_map(|(rule, level)| {
            let findings = look(rule.check)?;
            Some(Judged {
                rule,
                level,
                findings,
            })
        })
        .collect()
}
