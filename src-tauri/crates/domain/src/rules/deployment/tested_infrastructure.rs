//! A release runs on what it was tested with, and Production on what the Support environment does.

use super::seen::some;
use crate::rules::{Check, DeploymentFacts, Finding, Level, MirrorFact, Rule, TestedFact};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "tested_infrastructure",
    number: 24,
    title: "It stands on what it was tested with",
    basis: "Release notes, dependency test matrix; guide: the Support environment is in sync with Production",
    default: Level::Warn,
    check: Check::Deployment(check),
};

fn check(facts: &DeploymentFacts<'_>) -> Vec<Finding> {
    let seen = facts.seen_of_release();
    let name = facts.environment.name;
    let mut out = Vec::new();
    out.extend(seen.tested.map(|tested| beside_matrix(name, tested)));
    out.extend(seen.like_support.and_then(beside_support));
    out
}

fn beside_matrix(name: &str, tested: &TestedFact) -> Finding {
    let write = format!(
        "Write down what is there: slipwayctl env stands-on {}.",
        tested.code
    );
    let not_known = format!("Whether {name} stands on what it was tested with is not known");
    if !tested.named {
        let said = "Its notes do not say what it was tested with.";
        let hint = "Add the release's notes with their dependency test matrix.";
        return Finding::unknown(not_known, said, hint, "open_notes");
    }
    if !tested.otherwise.is_empty() {
        let subject = format!("{name} stands on something else than it was tested with");
        let hint =
            "Bring it to a version that was tested, or have the release tested with this one.";
        return Finding::broken(
            subject,
            some(&tested.otherwise),
            hint,
            "open_infrastructure",
        );
    }
    if !tested.unknown.is_empty() {
        let said = format!(
            "Nobody said which there is of {}.",
            tested.unknown.join(", ")
        );
        return Finding::unknown(not_known, said, write, "open_infrastructure");
    }
    Finding::met(format!("{name} stands on what it was tested with"), "")
}

/// What nobody wrote down of both is told by the matrix already.
fn beside_support(mirror: &MirrorFact) -> Option<Finding> {
    let (here, there) = (&mirror.here, &mirror.there);
    if !mirror.differs.is_empty() {
        return Some(Finding::broken(
            format!("{here} stands on something else than {there}"),
            some(&mirror.differs),
            format!("Bring {there} to what {here} stands on, so that what it shows holds there."),
            "open_infrastructure",
        ));
    }
    let compared = mirror.unknown == 0 && mirror.same > 0;
    compared.then(|| Finding::met(format!("{here} stands on what {there} does"), ""))
}
