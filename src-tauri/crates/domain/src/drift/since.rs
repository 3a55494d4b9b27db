//! Since when a difference has been seen: looks are gone through from the newest back, for as long as
//! each showed the thing to differ from the same expectation.
//!
//! A look that does not tell of a thing ends the search without an answer, and so does the last look
//! that was read when there are older ones: what nobody read is not made up.

use super::layer::{self, Look, Sides};
use super::{Facts, Item, Kind, Layer};
use std::collections::BTreeMap;

/// How a thing stood at one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stood {
    /// It was seen to differ from what is expected of it today.
    Differed,
    /// It was as expected, it was not there, or something else was expected of it then.
    Otherwise,
    /// The look does not tell.
    Unknown,
}

/// The search for the look since which a thing has differed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since<M> {
    first: Option<M>,
    end: Option<Stood>,
}

impl<M> Default for Since<M> {
    fn default() -> Self {
        Since {
            first: None,
            end: None,
        }
    }
}

impl<M> Since<M> {
    /// Whether older looks may still change the answer.
    pub fn open(&self) -> bool {
        self.end.is_none()
    }

    /// Takes in the next older look; the first one is the newest.
    pub fn look(&mut self, at: M, stood: Stood) {
        match (self.end, stood) {
            (Some(_), _) => {}
            (None, Stood::Differed) => self.first = Some(at),
            (None, end) => self.end = Some(end),
        }
    }

    /// The look that first showed it to differ. `all` says whether there is no look before those that
    /// were taken in. None when that is not known.
    pub fn first(self, all: bool) -> Option<M> {
        match self.end {
            Some(Stood::Otherwise) => self.first,
            None if all => self.first,
            _ => None,
        }
    }
}

/// What one look showed, to be asked of each thing by itself.
pub struct Shown {
    layers: BTreeMap<Layer, Known>,
}

/// What a look told of a layer.
enum Known {
    /// Both sides were compared: what was not as expected, by what it is about, and the rest.
    Sides(BTreeMap<String, Vec<Item>>, Sides),
    /// Nothing was expected there then, or nothing that could be compared was there.
    Nothing,
    /// It was not read.
    Unread,
}

impl Shown {
    /// Reads what a look showed beside what was expected then, in these layers alone.
    pub fn read(facts: &Facts<'_>, layers: impl IntoIterator<Item = Layer>) -> Shown {
        let known = |layer| match layer::look(facts, layer) {
            _ if !layer::asked(facts, layer) => Known::Nothing,
            Look::Compared(sides) => by_name(sides),
            // Of a chart or a component only its release tells; where none is installed, neither is it.
            Look::Unknown(_) if layer::all_listed(facts) => Known::Nothing,
            Look::Unknown(_) | Look::Nothing(_) => Known::Unread,
        };
        Shown {
            layers: layers
                .into_iter()
                .map(|layer| (layer, known(layer)))
                .collect(),
        }
    }

    /// How something that differs today stood at this look.
    pub fn stood(&self, layer: Layer, today: &Item) -> Stood {
        let (named, sides) = match self.layers.get(&layer) {
            Some(Known::Sides(named, sides)) => (named, sides),
            Some(Known::Nothing) => return Stood::Otherwise,
            Some(Known::Unread) | None => return Stood::Unknown,
        };
        let Some(told) = named.get(&today.component) else {
            return match sides.whole || sides.same.contains(&today.component) {
                true => Stood::Otherwise,
                false => Stood::Unknown,
            };
        };
        let mut same = told.iter().filter(|item| item.expected == today.expected);
        match same.next() {
            None => Stood::Otherwise,
            Some(first) if first.differs() || same.any(Item::differs) => Stood::Differed,
            Some(_) => Stood::Unknown,
        }
    }
}

fn by_name(mut sides: Sides) -> Known {
    let mut named: BTreeMap<String, Vec<Item>> = BTreeMap::new();
    for item in std::mem::take(&mut sides.items) {
        named.entry(item.component.clone()).or_default().push(item);
    }
    Known::Sides(named, sides)
}

impl Item {
    /// Whether it was seen to be another than expected, and is not merely unknown.
    pub fn differs(&self) -> bool {
        !matches!(self.kind, Kind::Unknown | Kind::Unfinished)
    }
}
