//! The one place where an entry is judged, whichever reader read it.

use super::Sink;
use super::entry::{IndexItem, IndexSummary, Remark};
use super::node::{Draft, Fault};
use crate::error::IndexError;
use slipway_domain::version::Version;
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The longest chart name taken; file systems stop at 255 too.
const MAX_NAME: usize = 250;

/// Counts, judges and hands on what a reader finds.
pub(super) struct Gate<'g, 's> {
    sink: &'g mut Sink<'s>,
    pub(super) summary: IndexSummary,
    /// Hashes of (chart, version), so that a doubled chart key is noticed too.
    seen: HashSet<u64>,
    chart: String,
    refused: Option<String>,
}

impl<'g, 's> Gate<'g, 's> {
    pub(super) fn new(sink: &'g mut Sink<'s>) -> Self {
        Self {
            sink,
            summary: IndexSummary::default(),
            seen: HashSet::new(),
            chart: String::new(),
            refused: None,
        }
    }

    /// The entries that follow stand under `name`.
    pub(super) fn chart(&mut self, name: &str) -> Result<(), IndexError> {
        self.chart.clear();
        self.chart.push_str(name);
        self.refused = bad_name(name);
        match self.refused.clone() {
            Some(reason) => self.remark(None, None, reason, true),
            None => {
                self.summary.charts += 1;
                self.put(IndexItem::Chart(name))
            }
        }
    }

    /// Judges one entry.
    pub(super) fn entry(
        &mut self,
        line: Option<u64>,
        read: Result<Draft, Fault>,
    ) -> Result<(), IndexError> {
        let Draft { name, mut entry } = match read {
            Ok(draft) => draft,
            Err(fault) => return self.skip(line, fault.version, fault.reason),
        };
        if let Some(reason) = self.refused.clone() {
            return self.skip(line, Some(entry.version), reason);
        }
        if entry.version.trim().is_empty() {
            return self.skip(line, None, "it has no version".into());
        }
        let Some(name) = name.filter(|name| !name.is_empty()) else {
            return self.skip(line, Some(entry.version), "it has no name".into());
        };
        if !self.seen.insert(identity(&self.chart, &entry.version)) {
            let reason = "the same version stands in the index twice; the first one counts";
            return self.skip(line, Some(entry.version), reason.into());
        }
        if entry.api_version.is_empty() {
            entry.api_version.push_str("v1");
        }
        entry.chart.clone_from(&self.chart);
        self.summary.entries += 1;
        self.put(IndexItem::Entry(&entry))?;
        if name != self.chart {
            let reason = format!("it calls itself {}", shown(&name));
            self.remark(line, Some(entry.version.clone()), reason, false)?;
        }
        if !Version::new(&entry.version).is_ordered() {
            let reason = "its version cannot be ordered among the others".into();
            self.remark(line, Some(entry.version), reason, false)?;
        }
        Ok(())
    }

    /// Leaves an entry out.
    pub(super) fn skip(
        &mut self,
        line: Option<u64>,
        version: Option<String>,
        reason: String,
    ) -> Result<(), IndexError> {
        self.summary.skipped += 1;
        self.remark(line, version, reason, true)
    }

    fn remark(
        &mut self,
        line: Option<u64>,
        version: Option<String>,
        reason: String,
        left_out: bool,
    ) -> Result<(), IndexError> {
        let chart = shown(&self.chart);
        let version = version.filter(|v| !v.is_empty()).map(|v| shown(&v));
        let remark = Remark {
            chart,
            line,
            version,
            reason,
        };
        self.put(match left_out {
            true => IndexItem::Skipped(&remark),
            false => IndexItem::Warning(&remark),
        })
    }

    fn put(&mut self, item: IndexItem<'_>) -> Result<(), IndexError> {
        match (self.sink)(item) {
            std::ops::ControlFlow::Continue(()) => Ok(()),
            std::ops::ControlFlow::Break(()) => Err(IndexError::Stopped),
        }
    }
}

fn identity(chart: &str, version: &str) -> u64 {
    let mut hash = DefaultHasher::new();
    (chart, version).hash(&mut hash);
    hash.finish()
}

/// Helm refuses a name that is not its own base name; control characters have no place in one.
fn bad_name(name: &str) -> Option<String> {
    let bad = name.trim().is_empty()
        || name.len() > MAX_NAME
        || matches!(name, "." | "..")
        || name.contains(|c: char| c == '/' || c == '\\' || c.is_control());
    bad.then(|| format!("{} is not a chart name", shown(name)))
}

/// Foreign text made fit for a message: one line, no control characters, at most 120 characters.
pub(crate) fn shown(text: &str) -> String {
    text.chars()
        .take(120)
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}
