//! When each step may and must start, from lengths and order alone: the critical path method.
//!
//! Two kinds of order: a step starts once another has ended, or once another has started. Times are
//! seconds from the beginning. Each pass looks at every step and every link once.

use serde::{Deserialize, Serialize};

/// How a step waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// It starts once the other has ended.
    FinishToStart,
    /// It starts once the other has started.
    StartToStart,
}

/// An order between two steps, by their places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The one that comes first.
    pub from: usize,
    /// The one that waits.
    pub to: usize,
    /// For what it waits.
    pub kind: LinkKind,
}

/// When a step lies, in seconds from the beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    /// Earliest start.
    pub start: u64,
    /// Earliest end.
    pub end: u64,
    /// Latest start that delays nothing.
    pub latest_start: u64,
    /// Latest end that delays nothing.
    pub latest_end: u64,
}

impl Placed {
    /// How much later it may start without delaying the end, in seconds.
    pub fn slack(&self) -> u64 {
        self.latest_start.saturating_sub(self.start)
    }
}

/// The times of all steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Schedule {
    /// In the order of the steps.
    pub placed: Vec<Placed>,
    /// Places in an order that keeps every link; what could go first stands first.
    pub order: Vec<usize>,
    /// When the last ends, in seconds.
    pub length: u64,
    /// One chain of steps without slack from the beginning to the end, by place.
    pub critical: Vec<usize>,
}

/// Steps that wait for each other in a circle, by place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle(pub Vec<usize>);

/// Places steps of these lengths, in seconds, by these links. A link that names no step is left out.
///
/// # Errors
/// [`Cycle`] when some wait for each other.
pub fn schedule(lengths: &[u64], links: &[Link]) -> Result<Schedule, Cycle> {
    let graph = Graph::new(lengths.len(), links);
    let order = graph.order()?;
    let mut placed = graph.forward(lengths, &order);
    let length = placed.iter().map(|one| one.end).max().unwrap_or(0);
    graph.backward(lengths, &order, length, &mut placed);
    let critical = graph.critical(&placed, length);
    Ok(Schedule {
        placed,
        order,
        length,
        critical,
    })
}

struct Graph {
    before: Vec<Vec<(usize, LinkKind)>>,
    after: Vec<Vec<(usize, LinkKind)>>,
}

impl Graph {
    fn new(count: usize, links: &[Link]) -> Graph {
        let mut graph = Graph {
            before: vec![Vec::new(); count],
            after: vec![Vec::new(); count],
        };
        for link in links {
            if link.from < count && link.to < count {
                graph.before[link.to].push((link.from, link.kind));
                graph.after[link.from].push((link.to, link.kind));
            }
        }
        graph
    }

    /// Kahn's order; of those that may go, the one that is written first goes first.
    fn order(&self) -> Result<Vec<usize>, Cycle> {
        let mut waits: Vec<usize> = self.before.iter().map(Vec::len).collect();
        let mut free: std::collections::BTreeSet<usize> = waits
            .iter()
            .enumerate()
            .filter_map(|(place, waits)| (*waits == 0).then_some(place))
            .collect();
        let mut order = Vec::with_capacity(waits.len());
        while let Some(place) = free.pop_first() {
            order.push(place);
            for (next, _) in &self.after[place] {
                waits[*next] -= 1;
                if waits[*next] == 0 {
                    free.insert(*next);
                }
            }
        }
        if order.len() == waits.len() {
            return Ok(order);
        }
        Err(self.cycle(&waits))
    }

    /// Every step that still waits has a predecessor that does too, so walking back comes round.
    fn cycle(&self, waits: &[usize]) -> Cycle {
        let mut at = waits.iter().position(|waits| *waits > 0);
        let mut seen_at = vec![None; waits.len()];
        let mut walk = Vec::new();
        while let Some(place) = at {
            if let Some(first) = seen_at[place] {
                let mut round: Vec<usize> = walk.split_off(first);
                round.reverse();
                return Cycle(round);
            }
            seen_at[place] = Some(walk.len());
            walk.push(place);
            let mut before = self.before[place].iter().map(|(from, _)| *from);
            at = before.find(|from| waits[*from] > 0);
        }
        Cycle(walk)
    }

    fn forward(&self, lengths: &[u64], order: &[usize]) -> Vec<Placed> {
        let mut placed = vec![Placed::default(); lengths.len()];
        for place in order {
            let start = self.before[*place]
                .iter()
                .map(|(from, kind)| ready(&placed[*from], *kind))
                .max()
                .unwrap_or(0);
            placed[*place].start = start;
            placed[*place].end = start.saturating_add(lengths[*place]);
        }
        placed
    }

    fn backward(&self, lengths: &[u64], order: &[usize], length: u64, placed: &mut [Placed]) {
        for place in order.iter().rev() {
            let own = lengths[*place];
            let latest = self.after[*place]
                .iter()
                .map(|(to, kind)| match kind {
                    LinkKind::FinishToStart => placed[*to].latest_start,
                    LinkKind::StartToStart => placed[*to].latest_start.saturating_add(own),
                })
                .min()
                .unwrap_or(length)
                .min(length);
            placed[*place].latest_end = latest;
            placed[*place].latest_start = latest.saturating_sub(own);
        }
    }

    fn critical(&self, placed: &[Placed], length: u64) -> Vec<usize> {
        let mut path = Vec::new();
        // Of those that end last, one of some length says more than one of none.
        let last = placed
            .iter()
            .enumerate()
            .filter(|(_, one)| one.end == length);
        let mut at = last
            .min_by_key(|(place, one)| (one.start == one.end, *place))
            .map(|(place, _)| place);
        while let Some(place) = at {
            path.push(place);
            let start = placed[place].start;
            let mut binding = self.before[place].iter();
            at = binding
                .find(|(from, kind)| ready(&placed[*from], *kind) == start)
                .map(|(from, _)| *from);
        }
        path.reverse();
        path
    }
}

fn ready(before: &Placed, kind: LinkKind) -> u64 {
    match kind {
        LinkKind::FinishToStart => before.end,
        LinkKind::StartToStart => before.start,
    }
}
