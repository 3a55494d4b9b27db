//! An index over windows by time and environment, so that a question touches only what is near.

use crate::calendar::question::{Answer, Calendar, Gate, Question, Slots, View};
use crate::calendar::span::Span;
use crate::calendar::window::{Window, WindowKind};
use chrono::{DateTime, Utc};
use std::collections::HashMap;

/// A calendar with its index: built once, asked often. Answers exactly what the calendar does.
#[derive(Debug)]
pub struct IndexedCalendar {
    calendar: Calendar,
    index: WindowIndex,
}

impl IndexedCalendar {
    /// Indexes a calendar.
    pub fn new(calendar: Calendar) -> IndexedCalendar {
        let index = WindowIndex::build(&calendar.windows);
        IndexedCalendar { calendar, index }
    }

    /// The calendar.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// [`Calendar::ask`].
    pub fn ask(&self, question: &Question) -> Answer {
        self.view().ask(question)
    }

    /// The gate and the verdict of [`Calendar::ask`] alone, for the many windows of a view.
    pub fn gate(&self, question: &Question) -> (Gate, bool) {
        self.view().gate(question)
    }

    /// [`Calendar::next_slots`].
    pub fn next_slots(
        &self,
        question: &Question,
        minutes: u32,
        count: usize,
        horizon_days: u32,
        not_before: Option<DateTime<Utc>>,
    ) -> Slots {
        self.view()
            .next_slots(question, minutes, count, horizon_days, not_before)
    }

    /// The windows of one environment whose envelope touches a span, in the calendar's order.
    pub fn windows_near(&self, environment: &str, span: &Span) -> Vec<&Window> {
        self.view().near(environment, span)
    }

    fn view(&self) -> View<'_> {
        View::indexed(&self.calendar, &self.index)
    }
}

/// Windows by environment: those of one, those of everything, and which of them are maintenance.
#[derive(Debug, Default)]
pub(crate) struct WindowIndex {
    everywhere: Shelf,
    environments: HashMap<String, Shelf>,
}

#[derive(Debug, Default)]
struct Shelf {
    tree: Tree,
    maintenance: Vec<usize>,
}

impl WindowIndex {
    pub(crate) fn build(windows: &[Window]) -> WindowIndex {
        let mut spans: HashMap<Option<&str>, Vec<(Span, usize)>> = HashMap::new();
        let mut index = WindowIndex::default();
        for (at, window) in windows.iter().enumerate() {
            let (start, end) = window.envelope();
            let span = Span::new(start, end.unwrap_or(DateTime::<Utc>::MAX_UTC));
            for environment in shelves(window) {
                spans.entry(environment).or_default().push((span, at));
                if window.kind == WindowKind::Maintenance {
                    index.shelf(environment).maintenance.push(at);
                }
            }
        }
        for (environment, spans) in spans {
            index.shelf(environment).tree = Tree::build(spans);
        }
        index
    }

    fn shelf(&mut self, environment: Option<&str>) -> &mut Shelf {
        match environment {
            None => &mut self.everywhere,
            Some(name) => self.environments.entry(name.to_owned()).or_default(),
        }
    }

    /// Positions of the windows of an environment whose envelope overlaps `span`, ascending.
    pub(crate) fn near(&self, environment: &str, span: &Span) -> Vec<usize> {
        let mut found = Vec::new();
        for shelf in self.of(environment) {
            shelf.tree.overlapping(span, &mut found);
        }
        found.sort_unstable();
        found
    }

    /// Positions of the maintenance windows of an environment.
    pub(crate) fn maintenance(&self, environment: &str) -> impl Iterator<Item = usize> {
        self.of(environment)
            .flat_map(|shelf| shelf.maintenance.iter().copied())
    }

    fn of(&self, environment: &str) -> impl Iterator<Item = &Shelf> {
        let own = self.environments.get(environment);
        [Some(&self.everywhere), own].into_iter().flatten()
    }
}

/// The shelves a window stands on: None for everything.
fn shelves(window: &Window) -> Vec<Option<&str>> {
    let environments = &window.scope.environments;
    if environments.is_empty() {
        return vec![None];
    }
    environments
        .iter()
        .map(|name| Some(name.as_str()))
        .collect()
}

/// Spans sorted by start; each node is the middle of its range and knows the latest end in it.
#[derive(Debug, Default)]
struct Tree {
    nodes: Vec<(Span, usize)>,
    latest: Vec<DateTime<Utc>>,
}

impl Tree {
    fn build(mut nodes: Vec<(Span, usize)>) -> Tree {
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

    fn overlapping(&self, span: &Span, found: &mut Vec<usize>) {
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
                    found.push(at);
                }
            }
        }
    }
}
