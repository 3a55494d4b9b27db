//! An index written as JSON, read as a stream (`helm repo index --json`, ChartMuseum).

use super::gate::Gate;
use super::node::{self, MAX_NODES, MAX_TEXT, Node, NodeSeed};
use super::yaml::whole_chart;
use crate::error::IndexError;
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;
use std::io::Read;

/// Reads a JSON index. That it has an `apiVersion` may show only at its end.
pub(super) fn read(source: impl Read, gate: &mut Gate<'_, '_>) -> Result<(), IndexError> {
    let mut top = Top {
        gate,
        entries: false,
        api_version: false,
        stopped: None,
    };
    let mut from = serde_json::Deserializer::from_reader(source);
    let read = serde::Deserializer::deserialize_map(&mut from, &mut top).and_then(|()| from.end());
    if let Some(error) = top.stopped {
        return Err(error);
    }
    match read {
        Err(e) if e.is_eof() => Err(IndexError::Truncated(e.to_string())),
        Err(e) => Err(IndexError::Malformed(e.to_string())),
        Ok(()) if !top.entries => Err(IndexError::NoEntries),
        Ok(()) if !top.api_version => Err(IndexError::NoApiVersion),
        Ok(()) => Ok(()),
    }
}

/// Reads one small JSON document whole, within the budget of one entry.
pub(crate) fn read_json(bytes: &[u8]) -> Result<Node, String> {
    let mut from = serde_json::Deserializer::from_slice(bytes);
    let node = Value.deserialize(&mut from).map_err(|e| e.to_string())?;
    from.end().map_err(|e| e.to_string())?;
    Ok(node)
}

struct Top<'t, 'g, 's> {
    gate: &'t mut Gate<'g, 's>,
    entries: bool,
    api_version: bool,
    stopped: Option<IndexError>,
}

impl Top<'_, '_, '_> {
    /// Our own errors travel beside serde's, which carries only text.
    fn pass<E: Error>(&mut self, outcome: Result<(), IndexError>) -> Result<(), E> {
        outcome.map_err(|error| {
            self.stopped = Some(error);
            E::custom("stopped")
        })
    }
}

/// Reads one value within the budget of one entry.
struct Value;

impl<'de> DeserializeSeed<'de> for Value {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        NodeSeed {
            nodes: &Cell::new(MAX_NODES),
            text: &Cell::new(MAX_TEXT),
        }
        .deserialize(from)
    }
}

impl<'de> Visitor<'de> for &mut Top<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a chart index")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match key.as_str() {
                "entries" if self.entries => {
                    return Err(A::Error::custom("\"entries\" stands in it twice"));
                }
                "entries" => {
                    self.entries = true;
                    map.next_value_seed(Charts { top: self })?;
                }
                "apiVersion" => {
                    self.api_version =
                        matches!(map.next_value_seed(Value)?, Node::Text(t) if !t.is_empty());
                }
                "generated" => {
                    if let Node::Text(text) = map.next_value_seed(Value)? {
                        self.gate.summary.generated = Some(text);
                    }
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

struct Charts<'c, 't, 'g, 's> {
    top: &'c mut Top<'t, 'g, 's>,
}

impl<'de> DeserializeSeed<'de> for Charts<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Charts<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("charts by name")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key::<String>()? {
            let outcome = self.top.gate.chart(&name);
            self.top.pass(outcome)?;
            map.next_value_seed(Versions { top: self.top })?;
        }
        Ok(())
    }
}

struct Versions<'c, 't, 'g, 's> {
    top: &'c mut Top<'t, 'g, 's>,
}

impl Versions<'_, '_, '_, '_> {
    fn no_list<E: Error>(self) -> Result<(), E> {
        let outcome = whole_chart(Ok(Node::Text(String::new())), None, self.top.gate);
        self.top.pass(outcome)
    }
}

impl<'de> DeserializeSeed<'de> for Versions<'_, '_, '_, '_> {
    type Value = ();

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Versions<'_, '_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of chart versions")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        self.no_list()
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        self.no_list()
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        self.no_list()
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        self.no_list()
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        self.no_list()
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        self.no_list()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(item) = seq.next_element_seed(Value)? {
            let outcome = self.top.gate.entry(None, node::draft(item));
            self.top.pass(outcome)?;
        }
        Ok(())
    }
}
