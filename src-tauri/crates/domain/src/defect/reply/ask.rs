//! What a report lacks, as a question to the one who wrote it.

use crate::defect::complete::{Completeness, Reproduced};
use crate::defect::facts::Field;

/// One line for each thing that is missing; empty when nothing is.
pub fn ask(found: &Completeness, reproduced: &Reproduced) -> String {
    let fields = found.missing.iter().copied().map(of);
    let below = match reproduced {
        Reproduced::NotSaid | Reproduced::OnlyInProduction => Some(
            "whether it also happens in a lower environment at the same release as Production, and in which one",
        ),
        Reproduced::NoVersion => Some("which release ran where you reproduced it"),
        Reproduced::OtherVersion => {
            Some("whether it also happens at the release that runs in Production")
        }
        Reproduced::Same | Reproduced::No | Reproduced::ProductionUnknown => None,
    };
    let lines: Vec<String> = fields
        .chain(below)
        .map(|what| format!("- {what}"))
        .collect();
    lines.join("\n")
}

/// A field in the words of somebody who never saw the form.
fn of(field: Field) -> &'static str {
    match field {
        Field::Observed => "what happens, with the exact error message",
        Field::Expected => "what you expected to happen instead",
        Field::Steps => "the steps that lead there, one by one",
        Field::Logs => "the logs of that time, or a picture of the screen",
        Field::Incident => "the number of your incident ticket",
        Field::Version => "the Mojaloop release it happened with",
        other => other.title(),
    }
}
