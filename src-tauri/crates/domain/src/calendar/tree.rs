//! Spans that can be searched by time: those that overlap one are found without looking at all.

use crate::calendar::span::Span;
use chrono::{DateTime, Utc};

/// Spans sorted by start, each with a number; each node is the middle of its range and knows the
/// latest end in it. Empty spans are left out, as they overlap nothing.
#[derive(Debug, Default)]
pub(crate) struct Tree {
    nodes: Vec<(Span, usize)>,
    latest: Vec<DateTime<Utc>>,
}

impl Tree {
    pub(crate) fn build(mut nodes: Vec<(Span, usize)>) -> Tree {
        nodes.retain(|(span, _)| !span.is_empty());
        nodes.sort_unstable();
        let mut tree = Tree {
            latest: vec![DateTime::<Utc>::MIN_UTC; nodes.len()],
            nodes,
        };
        tree.measure(0, tree.nodes.len());
        tree
    }

    fn measure(&mut self, low: usize, high: usize) -> DateTime<Utc> {
        if low >= high {
            return DateTime::<Utc>::MIN_UTC;
        }
        let middle = low + (high - low) / 2;
        let (left, right) = (self.measure(low, middle), self.measure(middle + 1, high));
        let latest = self.nodes[middle].0.end.max(left).max(right);
        self.latest[middle] = latest;
        latest
    }

    /// The spans that overlap one, with their numbers, in no order.
    pub(crate) fn overlapping(&self, span: &Span) -> Vec<(Span, usize)> {
        let mut found = Vec::new();
        let mut ranges = vec![(0, self.nodes.len())];
        while let Some((low, high)) = ranges.pop() {
            if low >= high {
                continue;
            }
            let middle = low + (high - low) / 2;
            if self.latest[middle] <= span.start {
                continue;
            }
            let (node, at) = self.nodes[middle];
            ranges.push((low, middle));
            if node.start < span.end {
                ranges.push((middle + 1, high));
                if node.overlaps(span) {
                    found.push((node, at));
                }
            }
        }
        found
    }
}
