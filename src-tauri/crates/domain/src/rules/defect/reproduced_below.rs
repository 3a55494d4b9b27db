//! A bug is one when a lower environment shows it at the same version as Production.

use crate::defect::complete::{Reproduced, reproduced};
use crate::rules::{Check, DefectFacts, Finding, Level, Rule};

pub(in crate::rules) const RULE: Rule = Rule {
    id: "reproduced_below",
    number: 18,
    title: "It was reproduced in a lower environment at the version of Production",
    basis: "Guide, defect triage: not a user error, not an environmental issue",
    default: Level::Block,
    check: Check::Defect(check),
};

fn check(facts: &DefectFacts<'_>) -> Vec<Finding> {
    let report = facts.report;
    let (place, version) = (&report.reproduced_environment, &report.reproduced_version);
    let runs = facts.production.unwrap_or_default();
    let broken = |subject: &str, message: String, hint: &str| {
        vec![Finding::broken(subject, message, hint, "edit_report")]
    };
    let again =
        "Reproduce it in an environment that runs what Production runs, or say why it cannot be.";
    match reproduced(report, facts.production, facts.production_names) {
        Reproduced::Same => {
            let message = format!("Reproduced in {place} at {version}, same as Production");
            vec![Finding::met("It was reproduced", message)]
        }
        Reproduced::OtherVersion => broken(
            "It was reproduced at another version",
            format!("{place} had {version}, Production has {runs}."),
            again,
        ),
        Reproduced::OnlyInProduction => broken(
            "It was seen in Production alone",
            format!("{place} is no lower environment."),
            again,
        ),
        Reproduced::No => broken(
            "It was not reproduced",
            "It may be a user error, or one of the environment.".to_owned(),
            again,
        ),
        Reproduced::NotSaid => vec![Finding::unknown(
            "Nobody says where it was reproduced",
            "The environment is not named.",
            "Name the lower environment and the release that ran there.",
            "edit_report",
        )],
        Reproduced::NoVersion => vec![Finding::unknown(
            "Nobody says at which version it was reproduced",
            format!("Reproduced in {place}, without a version."),
            "Name the release that ran there.",
            "edit_report",
        )],
        Reproduced::ProductionUnknown => vec![Finding::unknown(
            "What runs in Production is not known",
            format!("Reproduced in {place} at {version}; there is nothing to compare it with."),
            "Read what runs in Production, or set it by hand.",
            "open_environments",
        )],
    }
}
