//! A small tree for what the fast reader does not read itself, and the way from it to an entry.

use super::entry::{Dependency, Entry};
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use std::cell::Cell;
use std::fmt;

/// Nodes one entry may have, aliases expanded. Real entries have about a hundred.
pub(super) const MAX_NODES: usize = 50_000;
/// Bytes of text one entry may have, aliases expanded.
pub(super) const MAX_TEXT: usize = 4 << 20;

/// A value without YAML's guesses at types: `1.10` and `true` are text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    Null,
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

impl Node {
    /// Nodes and bytes of text below and including this one.
    pub(super) fn weight(&self) -> (usize, usize) {
        let add = |a: (usize, usize), b: (usize, usize)| (a.0 + b.0, a.1 + b.1);
        match self {
            Self::Null => (1, 0),
            Self::Text(text) => (1, text.len()),
            Self::List(items) => items.iter().map(Self::weight).fold((1, 0), add),
            Self::Map(pairs) => pairs
                .iter()
                .map(|(k, v)| add((1, k.len()), v.weight()))
                .fold((1, 0), add),
        }
    }
}

/// An entry as read, before it is judged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Draft {
    /// Its own `name`, which should be the chart's.
    pub(crate) name: Option<String>,
    /// The rest; `version` is empty where there is none, `chart` is not filled.
    pub(crate) entry: Entry,
}

/// Why a tree is no entry; its version, if that much could be read.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) version: Option<String>,
    pub(crate) reason: String,
}

/// Whether plain text means YAML's null.
pub(super) fn is_null(plain: &str) -> bool {
    matches!(plain, "" | "~" | "null" | "Null" | "NULL")
}

/// Whether text means true; anything else is false.
pub(super) fn is_true(text: &str) -> bool {
    matches!(text, "true" | "True" | "TRUE")
}

/// Turns a tree into a draft; what is not part of an entry is ignored.
pub(crate) fn draft(node: Node) -> Result<Draft, Fault> {
    let Node::Map(pairs) = node else {
        let reason = if node == Node::Null {
            "it is null"
        } else {
            "it is not a mapping"
        };
        return Err(Fault {
            version: None,
            reason: reason.into(),
        });
    };
    let version = pairs.iter().find_map(|(key, value)| match value {
        Node::Text(text) if key == "version" => Some(text.clone()),
        _ => None,
    });
    read_entry(pairs).map_err(|reason| Fault { version, reason })
}

fn read_entry(pairs: Vec<(String, Node)>) -> Result<Draft, String> {
    unique(&pairs)?;
    let mut draft = Draft::default();
    let entry = &mut draft.entry;
    for (key, value) in pairs {
        match key.as_str() {
            "name" => draft.name = text(&key, value)?,
            "version" => entry.version = text(&key, value)?.unwrap_or_default(),
            "appVersion" => entry.app_version = text(&key, value)?,
            "description" => entry.description = text(&key, value)?,
            "digest" => entry.digest = text(&key, value)?,
            "urls" => entry.urls = texts(&key, value)?,
            "created" => entry.created = text(&key, value)?,
            "deprecated" => entry.deprecated = text(&key, value)?.is_some_and(|t| is_true(&t)),
            "removed" => entry.removed = text(&key, value)?.is_some_and(|t| is_true(&t)),
            "kubeVersion" => entry.kube_version = text(&key, value)?,
            "home" => entry.home = text(&key, value)?,
            "sources" => entry.sources = texts(&key, value)?,
            "keywords" => entry.keywords = texts(&key, value)?,
            "dependencies" => entry.dependencies = dependencies(&key, value)?,
            "apiVersion" => entry.api_version = text(&key, value)?.unwrap_or_default(),
            "type" => entry.chart_type = text(&key, value)?,
            "icon" => entry.icon = text(&key, value)?,
            _ => {}
        }
    }
    Ok(draft)
}

fn unique(pairs: &[(String, Node)]) -> Result<(), String> {
    let mut keys: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
    keys.sort_unstable();
    match keys.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("{:?} stands in it twice", pair[0])),
        None => Ok(()),
    }
}

fn text(key: &str, node: Node) -> Result<Option<String>, String> {
    match node {
        Node::Null => Ok(None),
        Node::Text(text) => Ok(Some(text)),
        Node::List(_) | Node::Map(_) => Err(format!("its {key} is not text")),
    }
}

fn texts(key: &str, node: Node) -> Result<Vec<String>, String> {
    items(key, node)?
        .into_iter()
        .filter_map(|item| text(key, item).transpose())
        .collect()
}

fn items(key: &str, node: Node) -> Result<Vec<Node>, String> {
    match node {
        Node::Null => Ok(Vec::new()),
        Node::List(items) => Ok(items),
        Node::Text(_) | Node::Map(_) => Err(format!("its {key} are not a list")),
    }
}

/// Reads a `dependencies` list; Helm's lock files have the same one.
pub(crate) fn dependencies(key: &str, node: Node) -> Result<Vec<Dependency>, String> {
    items(key, node)?
        .into_iter()
        .filter(|item| *item != Node::Null)
        .map(dependency)
        .collect()
}

fn dependency(node: Node) -> Result<Dependency, String> {
    let Node::Map(pairs) = node else {
        return Err("one of its dependencies is not a mapping".into());
    };
    unique(&pairs)?;
    let mut found = Dependency::default();
    for (key, value) in pairs {
        match key.as_str() {
            "name" => found.name = text(&key, value)?.unwrap_or_default(),
            "version" => found.version = text(&key, value)?,
            "repository" => found.repository = text(&key, value)?,
            "condition" => found.condition = text(&key, value)?,
            "tags" => found.tags = texts(&key, value)?,
            "alias" => found.alias = text(&key, value)?,
            _ => {}
        }
    }
    Ok(found)
}

/// Builds a [`Node`] from JSON within a budget of nodes and text.
pub(super) struct NodeSeed<'b> {
    pub(super) nodes: &'b Cell<usize>,
    pub(super) text: &'b Cell<usize>,
}

impl NodeSeed<'_> {
    fn charge<E: Error>(&self, text: usize) -> Result<(), E> {
        let nodes = self.nodes.get().checked_sub(1);
        let text = self.text.get().checked_sub(text);
        let (Some(nodes), Some(text)) = (nodes, text) else {
            return Err(E::custom("an entry is too large"));
        };
        self.nodes.set(nodes);
        self.text.set(text);
        Ok(())
    }

    fn again(&self) -> Self {
        Self {
            nodes: self.nodes,
            text: self.text,
        }
    }

    fn scalar<E: Error>(&self, value: impl fmt::Display) -> Result<Node, E> {
        self.charge(32)?;
        Ok(Node::Text(value.to_string()))
    }
}

impl<'de> DeserializeSeed<'de> for NodeSeed<'_> {
    type Value = Node;

    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<Node, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NodeSeed<'_> {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_unit<E: Error>(self) -> Result<Node, E> {
        self.charge(0)?;
        Ok(Node::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node, E> {
        self.scalar(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node, E> {
        self.scalar(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node, E> {
        self.scalar(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node, E> {
        self.scalar(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Node, E> {
        self.charge(value.len())?;
        Ok(Node::Text(value.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Node, A::Error> {
        self.charge(0)?;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(self.again())? {
            items.push(item);
        }
        Ok(Node::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Node, A::Error> {
        self.charge(0)?;
        let mut pairs = Vec::new();
        while let Some(key) = map.next_key::<String>()? {
            self.charge(key.len())?;
            pairs.push((key, map.next_value_seed(self.again())?));
        }
        Ok(Node::Map(pairs))
    }
}
