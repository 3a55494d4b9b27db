//! Edits one step of a runbook's text and leaves every other line as somebody wrote it.

use super::read::{Outline, TextError, outline};
use super::write::write_step;
use crate::runbook::section::Section;
use crate::runbook::step::Step;

/// Where a step is put.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// Where it is; one that is new, or comes from another part, becomes the last of its part.
    Stay,
    /// First of its part.
    First,
    /// Behind the step of this name. One of another part counts by its part: behind a former one is
    /// first, behind a later one last.
    Behind(String),
}

/// Why a text was not edited.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// It is no runbook.
    #[error("{0}")]
    Text(#[from] TextError),
    /// It holds no such step.
    #[error("there is no step {0}")]
    NoStep(String),
}

/// Writes a step over the one of its name, or adds it. Lines of other steps and parts stay as they
/// are; where a step is moved, the empty lines below go with it.
///
/// # Errors
/// [`EditError`]; the text is then as it was.
pub fn set_step(text: &str, step: &Step, place: &Place) -> Result<String, EditError> {
    let held = Held::of(text)?;
    if let Place::Behind(other) = place
        && held.at(other).is_none()
    {
        return Err(EditError::NoStep(other.clone()));
    }
    let here = held.at(&step.id);
    let same_part = here.is_some_and(|at| held.section(at) == Some(step.section));
    let stays = matches!(place, Place::Behind(other) if *other == step.id);
    if let (Some(at), true, true) = (here, same_part, stays || *place == Place::Stay) {
        let block = held.block(at);
        return Ok(held.with(block, &[&write_step(step)], Apart::No));
    }
    let without = match here {
        Some(at) => held.with(held.cut(at), &[], Apart::No),
        None => text.to_owned(),
    };
    insert(&without, step, place)
}

/// Takes a step out, with the empty lines below it.
///
/// # Errors
/// [`EditError`]; the text is then as it was.
pub fn remove_step(text: &str, id: &str) -> Result<String, EditError> {
    let held = Held::of(text)?;
    let at = held
        .at(id)
        .ok_or_else(|| EditError::NoStep(id.to_owned()))?;
    Ok(held.with(held.cut(at), &[], Apart::No))
}

/// Puts a step into a text that does not hold it.
fn insert(text: &str, step: &Step, place: &Place) -> Result<String, EditError> {
    let held = Held::of(text)?;
    let own = |at: &usize| held.section(*at) == Some(step.section);
    let mut of_part = (0..held.outline.steps.len()).filter(own);
    let behind = match place {
        Place::Stay => of_part.next_back(),
        Place::First => None,
        Place::Behind(other) => match held.at(other) {
            None => of_part.next_back(),
            Some(at) => match held.section(at) {
                Some(section) if section == step.section => Some(at),
                Some(section) if section > step.section => of_part.next_back(),
                _ => None,
            },
        },
    };
    let written = write_step(step);
    let line = match behind {
        Some(at) => held.block(at).1,
        None => match held.head_end(step.section) {
            Some(line) => line,
            None => {
                let line = held.part_behind(step.section);
                let heading = format!("## {}\n\n", step.section.title());
                return Ok(held.with((line, line), &[&heading, &written], Apart::Yes));
            }
        },
    };
    Ok(held.with((line, line), &[&written], Apart::Yes))
}

/// A text by its lines, ends included.
struct Held<'t> {
    lines: Vec<&'t str>,
    outline: Outline,
}

/// Whether what is put in stands apart from its neighbours by an empty line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    Yes,
    No,
}

/// From which line to which, the first included, the last not, from 0.
type Range = (usize, usize);

impl<'t> Held<'t> {
    fn of(text: &'t str) -> Result<Held<'t>, TextError> {
        Ok(Held {
            outline: outline(text)?,
            lines: text.split_inclusive('\n').collect(),
        })
    }

    fn at(&self, id: &str) -> Option<usize> {
        let id_of = |place: usize| {
            let step = self.outline.runbook.steps.get(place);
            step.is_some_and(|step| step.id == id)
        };
        self.outline.steps.iter().position(|one| id_of(one.name))
    }

    fn section(&self, at: usize) -> Option<Section> {
        let lines = self.outline.steps.get(at)?;
        let step = self.outline.runbook.steps.get(lines.name)?;
        Some(step.section)
    }

    /// The lines of a step.
    fn block(&self, at: usize) -> Range {
        let step = self.outline.steps.get(at);
        step.map_or((0, 0), |one| (one.first.saturating_sub(1), one.last))
    }

    /// The lines of a step with the empty ones below.
    fn cut(&self, at: usize) -> Range {
        let (first, last) = self.block(at);
        (first, self.filled(last))
    }

    /// The next line from here that is not empty.
    fn filled(&self, from: usize) -> usize {
        let rest = self.lines.iter().skip(from);
        from + rest.take_while(|line| line.trim().is_empty()).count()
    }

    /// Behind what stands at the head of a part: its heading, its words, its variables.
    fn head_end(&self, section: Section) -> Option<usize> {
        let part = self.outline.parts.iter().find(|one| one.name == section)?;
        let next_part = self.outline.parts.iter().map(|one| one.first);
        let next_step = self.outline.steps.iter().map(|one| one.first);
        let next = next_part.chain(next_step).filter(|line| *line > part.first);
        let end = next
            .min()
            .map_or(self.lines.len(), |line| line.saturating_sub(1));
        let within = self.lines.get(part.first..end).unwrap_or_default();
        let filled = within.iter().rposition(|line| !line.trim().is_empty());
        Some(filled.map_or(part.first, |at| part.first + at + 1))
    }

    /// Where a part that is not there belongs: before the first later one.
    fn part_behind(&self, section: Section) -> usize {
        let later = self.outline.parts.iter().filter(|one| one.name > section);
        let line = later.map(|one| one.first.saturating_sub(1)).min();
        line.unwrap_or(self.lines.len())
    }

    /// The text with these lines replaced; what is put in ends its lines as the text does.
    fn with(&self, (from, to): Range, put: &[&str], apart: Apart) -> String {
        let apart = apart == Apart::Yes;
        let mut out: String = self.lines.get(..from).unwrap_or_default().concat();
        let rest = self.lines.get(to..).unwrap_or_default();
        let end = match self.lines.first().is_some_and(|one| one.ends_with("\r\n")) {
            true => "\r\n",
            false => "\n",
        };
        if !put.is_empty() {
            if !out.is_empty() && !out.ends_with('\n') {
                out.push_str(end);
            }
            let before = from.checked_sub(1).and_then(|at| self.lines.get(at));
            if apart && before.is_some_and(|line| !line.trim().is_empty()) {
                out.push_str(end);
            }
            for line in put.iter().flat_map(|one| one.lines()) {
                out.push_str(line);
                out.push_str(end);
            }
            if apart && rest.first().is_some_and(|line| !line.trim().is_empty()) {
                out.push_str(end);
            }
        }
        out.push_str(&rest.concat());
        out
    }
}
