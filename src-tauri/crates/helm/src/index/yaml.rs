//! The full YAML reader: slower, complete, and bounded.
//!
//! It works on parser events, so that plain text keeps its spelling (`1.10`), a bad entry costs
//! only itself, and what aliases may blow up is counted before it is built.

use super::gate::{Gate, shown};
use super::node::{self, MAX_NODES, MAX_TEXT, Node};
use crate::error::IndexError;
use granit_parser::{BorrowedInput, ErrorKind, Event, Options, Parser, ScalarStyle, Span};
use std::borrow::Cow;
use std::collections::HashMap;
use std::io::{BufReader, Read};

/// Collections within one another; an index needs six.
const MAX_DEPTH: usize = 48;
/// Aliases followed in one document.
const MAX_ALIASES: usize = 1_000;
/// Nodes all anchors of one document may hold together.
const MAX_ANCHORED: usize = 4 * MAX_NODES;

fn options() -> Options {
    granit_parser::options! {
        emit_comments: false,
        flow_nesting_limit: MAX_DEPTH,
        block_nesting_limit: MAX_DEPTH,
    }
}

/// Reads one small document whole. Its size is the caller's to bound.
pub(crate) fn read_small(text: &str) -> Result<Node, String> {
    let mut events = Composer::new(Parser::new_from_str_with_options(text, options()));
    let first = loop {
        match events.next().map_err(|e| e.to_string())? {
            (Event::StreamStart | Event::DocumentStart(..), _) => {}
            (Event::StreamEnd, _) => return Ok(Node::Null),
            (event, _) => break event,
        }
    };
    let node = events.compose(first).map_err(|e| e.to_string())??;
    match events.next().map_err(|e| e.to_string())?.0 {
        Event::DocumentEnd => Ok(node),
        _ => Err("it goes on after its end".into()),
    }
}

/// Reads an index whose top is not in Helm's own style.
pub(super) fn read_document(source: impl Read, gate: &mut Gate<'_, '_>) -> Result<(), IndexError> {
    let chars = Chars {
        source: BufReader::new(source),
    };
    let mut events = Composer::new(Parser::new_from_fallible_iter_with_options(
        chars,
        options(),
    ));
    loop {
        match events.next()?.0 {
            Event::StreamStart | Event::DocumentStart(..) => {}
            Event::MappingStart(..) => break,
            Event::StreamEnd => return Err(IndexError::Empty),
            _ => return Err(IndexError::NoEntries),
        }
    }
    let top = read_top(&mut events, gate)?;
    match (top.entries, top.api_version) {
        (false, _) => Err(IndexError::NoEntries),
        (true, false) => Err(IndexError::NoApiVersion),
        (true, true) => Ok(()),
    }
}

#[derive(Default)]
struct Top {
    entries: bool,
    api_version: bool,
}

fn read_top<'i, T: BorrowedInput<'i>>(
    events: &mut Composer<'i, T>,
    gate: &mut Gate<'_, '_>,
) -> Result<Top, IndexError> {
    let mut top = Top::default();
    while let Some(key) = events.key()? {
        let (value, _) = events.next()?;
        if key == "entries" {
            if top.entries {
                return Err(IndexError::Malformed(
                    "\"entries\" stands in it twice".into(),
                ));
            }
            top.entries = true;
            read_charts(events, value, gate)?;
            continue;
        }
        match (key.as_str(), events.compose(value)?) {
            ("apiVersion", Ok(Node::Text(text))) => top.api_version = !text.is_empty(),
            ("generated", Ok(Node::Text(text))) => gate.summary.generated = Some(text),
            _ => {}
        }
    }
    Ok(top)
}

fn read_charts<'i, T: BorrowedInput<'i>>(
    events: &mut Composer<'i, T>,
    value: Event<'i>,
    gate: &mut Gate<'_, '_>,
) -> Result<(), IndexError> {
    if !matches!(value, Event::MappingStart(..)) {
        return match events.compose(value)? {
            Ok(Node::Null) => Ok(()),
            Ok(Node::Map(charts)) => charts.into_iter().try_for_each(|(name, items)| {
                gate.chart(&name)?;
                whole_chart(Ok(items), None, gate)
            }),
            _ => Err(IndexError::NoEntries),
        };
    }
    while let Some(name) = events.key()? {
        gate.chart(&name)?;
        match events.next()? {
            (Event::SequenceStart(_, 0, _), _) => read_items(events, gate)?,
            (value, span) => {
                let items = events.compose(value)?;
                whole_chart(items, Some(span.start.line() as u64), gate)?;
            }
        }
    }
    Ok(())
}

fn read_items<'i, T: BorrowedInput<'i>>(
    events: &mut Composer<'i, T>,
    gate: &mut Gate<'_, '_>,
) -> Result<(), IndexError> {
    loop {
        let (event, span) = events.next()?;
        if event == Event::SequenceEnd {
            return Ok(());
        }
        let line = Some(span.start.line() as u64);
        match events.compose(event)? {
            Ok(node) => gate.entry(line, node::draft(node))?,
            Err(reason) => gate.skip(line, None, reason)?,
        }
    }
}

/// A chart whose list was not read item by item: anchored, an alias, or no list at all.
pub(super) fn whole_chart(
    items: Result<Node, String>,
    line: Option<u64>,
    gate: &mut Gate<'_, '_>,
) -> Result<(), IndexError> {
    match items {
        Ok(Node::Null) => Ok(()),
        Ok(Node::List(items)) => items
            .into_iter()
            .try_for_each(|item| gate.entry(line, node::draft(item))),
        Ok(_) => gate.skip(line, None, "its versions are not a list".into()),
        Err(reason) => gate.skip(line, None, reason),
    }
}

/// A collection under construction.
enum Open {
    List {
        anchor: usize,
        items: Vec<Node>,
    },
    Map {
        anchor: usize,
        pairs: Vec<(String, Node)>,
        key: Option<String>,
    },
}

/// Builds nodes from events and keeps what anchors name.
struct Composer<'i, T: BorrowedInput<'i>> {
    parser: Parser<'i, T>,
    anchors: HashMap<usize, Node>,
    anchored: usize,
    aliases: usize,
}

impl<'i, T: BorrowedInput<'i>> Composer<'i, T> {
    fn new(parser: Parser<'i, T>) -> Self {
        Self {
            parser,
            anchors: HashMap::new(),
            anchored: 0,
            aliases: 0,
        }
    }

    fn next(&mut self) -> Result<(Event<'i>, Span), IndexError> {
        match self.parser.next_event() {
            Some(Ok(event)) => Ok(event),
            Some(Err(e)) => Err(IndexError::Malformed(e.to_string())),
            None => Err(IndexError::Malformed("it ends too early".into())),
        }
    }

    /// The next key of the mapping being read, or `None` at its end.
    fn key(&mut self) -> Result<Option<String>, IndexError> {
        match self.next()?.0 {
            Event::MappingEnd => Ok(None),
            Event::Scalar(text, ..) => Ok(Some(text.into_owned())),
            _ => Err(IndexError::Malformed("a key is not text".into())),
        }
    }

    /// Builds the node that `first` begins. The outer error ends the document; the inner one says
    /// why this node was read over.
    fn compose(&mut self, first: Event<'i>) -> Result<Result<Node, String>, IndexError> {
        let mut open: Vec<Open> = Vec::new();
        let mut budget = Budget::default();
        let mut event = first;
        loop {
            let done = match event {
                Event::SequenceStart(_, anchor, _) => {
                    open.push(Open::List {
                        anchor,
                        items: Vec::new(),
                    });
                    None
                }
                Event::MappingStart(_, anchor, _) => {
                    open.push(Open::Map {
                        anchor,
                        pairs: Vec::new(),
                        key: None,
                    });
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                    Some(closed) => Some(self.close(closed, &mut budget)),
                    None => return Err(IndexError::Malformed("it ends too early".into())),
                },
                Event::Scalar(text, style, anchor, tag) => {
                    let tag = tag.as_deref().and_then(|tag| tag.core_suffix());
                    let node = scalar(text, style, tag, &mut budget);
                    Some(self.anchor(anchor, node, &mut budget))
                }
                Event::Alias(id) => Some(self.alias(id, &mut budget)),
                _ => return Err(IndexError::Malformed("it ends too early".into())),
            };
            if let Some(node) = done {
                match open.last_mut() {
                    None => return Ok(budget.verdict(node)),
                    Some(parent) => budget.add(parent, node),
                }
            }
            event = self.next()?.0;
        }
    }

    fn close(&mut self, closed: Open, budget: &mut Budget) -> Node {
        budget.spend(1, 0);
        let (anchor, node) = match closed {
            Open::List { anchor, items } => (anchor, Node::List(items)),
            Open::Map { anchor, pairs, .. } => (anchor, Node::Map(merged(pairs))),
        };
        self.anchor(anchor, node, budget)
    }

    fn anchor(&mut self, anchor: usize, node: Node, budget: &mut Budget) -> Node {
        if anchor != 0 && budget.broken.is_none() {
            let (nodes, text) = node.weight();
            self.anchored += nodes + text / 16;
            if self.anchored <= MAX_ANCHORED {
                self.anchors.insert(anchor, node.clone());
            }
        }
        node
    }

    fn alias(&mut self, id: usize, budget: &mut Budget) -> Node {
        self.aliases += 1;
        if self.aliases > MAX_ALIASES {
            budget.fail("too many aliases before it");
        }
        let Some(node) = self.anchors.get(&id) else {
            budget.fail("it uses an alias that cannot be followed");
            return Node::Null;
        };
        let (nodes, text) = node.weight();
        budget.spend(nodes, text);
        if budget.broken.is_some() {
            Node::Null
        } else {
            node.clone()
        }
    }
}

/// What one composed node may cost; once broken, the rest is read over.
#[derive(Default)]
struct Budget {
    nodes: usize,
    text: usize,
    broken: Option<String>,
}

impl Budget {
    fn spend(&mut self, nodes: usize, text: usize) {
        self.nodes += nodes;
        self.text += text;
        if self.nodes > MAX_NODES || self.text > MAX_TEXT {
            self.fail("it is too large");
        }
    }

    fn fail(&mut self, reason: &str) {
        self.broken.get_or_insert_with(|| reason.into());
    }

    fn add(&mut self, parent: &mut Open, node: Node) {
        if self.broken.is_some() {
            return;
        }
        match parent {
            Open::List { items, .. } => items.push(node),
            Open::Map { pairs, key, .. } => match (key.take(), node) {
                (Some(name), value) => pairs.push((name, value)),
                (None, Node::Text(name)) => *key = Some(name),
                (None, Node::Null) => *key = Some("null".into()),
                (None, _) => self.fail("one of its keys is not text"),
            },
        }
    }

    fn verdict(self, node: Node) -> Result<Node, String> {
        self.broken.map_or(Ok(node), Err)
    }
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle, tag: Option<&str>, budget: &mut Budget) -> Node {
    budget.spend(1, text.len());
    let null = match tag {
        Some("null") => true,
        Some("str") => false,
        _ => style == ScalarStyle::Plain && node::is_null(&text),
    };
    if null {
        Node::Null
    } else {
        Node::Text(text.into_owned())
    }
}

/// YAML 1.1 merge keys: `<<: *defaults` adds the keys that are not there.
fn merged(mut pairs: Vec<(String, Node)>) -> Vec<(String, Node)> {
    let Some(at) = pairs.iter().position(|(key, _)| key == "<<") else {
        return pairs;
    };
    let sources = match pairs.remove(at).1 {
        Node::Map(map) => vec![Node::Map(map)],
        Node::List(list) => list,
        Node::Null | Node::Text(_) => Vec::new(),
    };
    for source in sources {
        let Node::Map(map) = source else { continue };
        for (key, value) in map {
            if pairs.iter().all(|(known, _)| *known != key) {
                pairs.push((key, value));
            }
        }
    }
    pairs
}

/// Decodes UTF-8 from a stream, one character at a time; the parser wants no more.
struct Chars<R> {
    source: BufReader<R>,
}

impl<R: Read> Iterator for Chars<R> {
    type Item = Result<char, ErrorKind>;

    fn next(&mut self) -> Option<Self::Item> {
        self.decode().transpose()
    }
}

impl<R: Read> Chars<R> {
    fn decode(&mut self) -> Result<Option<char>, ErrorKind> {
        let Some(first) = self.byte()? else {
            return Ok(None);
        };
        let length = match first {
            0..0x80 => return Ok(Some(char::from(first))),
            0xC2..0xE0 => 2,
            0xE0..0xF0 => 3,
            0xF0..0xF5 => 4,
            _ => return Err(not_utf8()),
        };
        let mut bytes = [first, 0, 0, 0];
        for slot in &mut bytes[1..length] {
            *slot = self.byte()?.ok_or_else(not_utf8)?;
        }
        match std::str::from_utf8(&bytes[..length]) {
            Ok(text) => Ok(text.chars().next()),
            Err(_) => Err(not_utf8()),
        }
    }

    fn byte(&mut self) -> Result<Option<u8>, ErrorKind> {
        let mut byte = [0];
        match self.source.read(&mut byte) {
            Ok(0) => Ok(None),
            Ok(_) => Ok(Some(byte[0])),
            Err(e) => Err(ErrorKind::InputDecoding {
                message: shown(&e.to_string()),
            }),
        }
    }
}

fn not_utf8() -> ErrorKind {
    ErrorKind::InputDecoding {
        message: "it is not UTF-8".into(),
    }
}
