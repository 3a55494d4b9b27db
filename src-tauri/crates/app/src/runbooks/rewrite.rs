//! Reads a text that is being written, and changes one of its steps in it. Nothing is kept.

use super::{RewriteRunbook, TextFault, WrittenPart, WrittenRunbook, WrittenStep, step};
use crate::error::Result;
use crate::{App, Caller};
use slipway_domain::runbook::{Lines, Outline, Section, Step, outline};

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
        Some(shape(step.clone().tidied(), lines))
    });
    steps.collect()
}

fn shape(step: Step, lines: &Lines<usize>) -> WrittenStep {
    WrittenStep {
        section: step.section.slug().to_owned(),
        kind: step.kind.slug().to_owned(),
        takes_back: step.rollback_of.unwrap_or_default(),
        id: step.id,
        title: step.title,
        text: step.text,
        command: step.command,
        maker: step.maker,
        checker: step.checker,
        after: step.after,
        with: step.with,
        estimate: step.estimate,
        expected: step.expected,
        point_of_no_return: step.point_of_no_return,
        first: number(lines.first),
        last: number(lines.last),
    }
}
