//! The fast reader's outer half: cuts a familiar index into charts and entries.

use super::block;
use super::gate::Gate;
use super::lines::Lines;
use super::node::{self, Fault, Node};
use super::shape::{Mark, Outline, without_mark};
use super::yaml;
use crate::error::IndexError;
use std::io::Read;

/// The largest entry read; Mojaloop's umbrella chart takes about 10 KB.
const MAX_BLOCK: usize = 1 << 20;

/// Reads an index that [`super::shape::look`] found familiar.
pub(super) fn read(source: impl Read, gate: &mut Gate<'_, '_>) -> Result<(), IndexError> {
    let mut lines = Lines::new(source);
    let mut outline = Outline::default();
    let mut pending = Pending::default();
    let mut number = 0;
    while let Some(mut line) = lines.next_line()? {
        number += 1;
        if number == 1 {
            line.bytes = without_mark(line.bytes);
        }
        match outline.mark(&line) {
            Some(Mark::Content) => pending.push(line.bytes, line.cut),
            Some(Mark::Item { indent }) => {
                pending.flush(gate)?;
                pending.begin(indent, number);
                pending.push(line.bytes, line.cut);
            }
            Some(Mark::Chart { name }) => {
                pending.flush(gate)?;
                gate.chart(name)?;
            }
            Some(Mark::Top { .. } | Mark::DocumentStart) => pending.flush(gate)?,
            None => {
                return Err(IndexError::Malformed(format!(
                    "line {number} changed while reading"
                )));
            }
        }
    }
    pending.flush(gate)
}

/// The entry whose lines are being gathered.
#[derive(Default)]
struct Pending {
    block: Vec<u8>,
    indent: Option<usize>,
    line: u64,
    too_large: bool,
}

impl Pending {
    fn begin(&mut self, indent: usize, line: u64) {
        (self.indent, self.line, self.too_large) = (Some(indent), line, false);
    }

    fn push(&mut self, bytes: &[u8], cut: bool) {
        if self.indent.is_none() {
            return;
        }
        self.too_large |= cut || self.block.len() + bytes.len() > MAX_BLOCK;
        if !self.too_large {
            self.block.extend_from_slice(bytes);
            self.block.push(b'\n');
        }
    }

    fn flush(&mut self, gate: &mut Gate<'_, '_>) -> Result<(), IndexError> {
        let Some(indent) = self.indent.take() else {
            return Ok(());
        };
        let line = Some(self.line);
        let outcome = if self.too_large {
            gate.skip(line, None, format!("it is larger than {MAX_BLOCK} bytes"))
        } else {
            match std::str::from_utf8(&self.block) {
                Err(_) => gate.skip(line, None, "it is not UTF-8".into()),
                Ok(text) => match block::read(text, indent) {
                    Ok(draft) => gate.entry(line, Ok(draft)),
                    Err(block::Unfamiliar) => {
                        gate.summary.by_full_reader += 1;
                        gate.entry(line, by_full_reader(text))
                    }
                },
            }
        };
        self.block.clear();
        outcome
    }
}

/// Reads one entry with the full reader; a fault costs this entry only.
fn by_full_reader(text: &str) -> Result<node::Draft, Fault> {
    let fault = |reason: String| Fault {
        version: None,
        reason,
    };
    match yaml::read_small(text).map_err(|e| fault(format!("it cannot be read: {e}")))? {
        Node::List(mut items) if items.len() == 1 => node::draft(items.pop().unwrap_or(Node::Null)),
        _ => Err(fault("it is not one list item".into())),
    }
}
