//! Reads a text that is being written, and changes one of its steps in it. Nothing is kept.

use super::{RewriteRunbook, TextFault, WrittenPart, WrittenRunbook, WrittenStep, step};
use crate::error::Result;
use crate::{App, Caller};
use slipway_domain::runbook::{Lines, Outline, Section, outline};

pub(crate) fn run(_app: &App, _caller: &Caller, request: RewriteRunbook) -> Result<WrittenRunbook> {
    let text = match &request.change {
        Some(change) => step::changed(&request.text, change)?.0,
        None => request.text,
    };
    Ok(match outline(&text) {
        Ok(read) => WrittenRunbook {
            parts: read.parts.iter().map(part).collect(),
            steps: steps(&read),
            fault: None,
            text,
        },
        Err(error) => WrittenRunbook {
            text,
            fault: Some(TextFault {
                line: number(error.line),
                what: error.what,
            }),
            parts: Vec::new(),
            steps: Vec::new(),
        },
    })
}

fn number(line: usize) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX)
}

fn part(one: &Lines<Section>) -> WrittenPart {
    WrittenPart {
        section: one.name.slug().to_owned(),
        line: number(one.first),
    }
}

fn steps(read: &Outline) -> Vec<WrittenStep> {
    let steps = read.steps.iter().filter_map(|lines| {
        let step = read.runbook.steps.get(lines.name)?;
        Some(WrittenStep {
            said: step.clone().tidied().into(),
            first: number(lines.first),
            last: number(lines.last),
        })
    });
    steps.collect()
}
