//! The tree written as HTML, node by node.

mod block;
mod markup;
mod target;

use super::link::PREFIX;
use super::press::Chunk;
use super::raw::Fate;
use super::tags::escape;
use super::{Drawn, Entry, Site, code};
use comrak::Anchorizer;
use comrak::nodes::{Node, NodeValue, TableAlignment};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// How deep elements may stand in each other; what stands deeper is written without its own.
const DEPTH: usize = 120;

/// From how many bytes on what is written is handed out.
const CHUNK: usize = 32_000;

/// What writes.
pub(super) struct Pen<'s> {
    site: &'s dyn Site,
    /// Whether blocks are written apart, so that none may reach into the next and none has an id.
    pub(super) apart: bool,
    out: String,
    drawn: Drawn,
    /// Ids of headings, in the order they are written.
    ids: std::collections::VecDeque<Entry>,
    anchors: HashSet<String>,
    /// What closes each node that is open.
    open: Vec<Cow<'static, str>>,
    /// The node whose children are not written.
    muted: Option<usize>,
    /// Links that are open, none of which may hold another.
    links: usize,
    budget: code::Budget,
    fates: HashMap<usize, Fate>,
    columns: Vec<(Vec<TableAlignment>, usize)>,
    /// Whether anything raw was written, which may not settle at once.
    raw: bool,
    broken: HashSet<String>,
    remote: HashSet<String>,
    /// Elements that are open beyond the block they began in.
    spans: usize,
    /// Footnotes written so far.
    notes: usize,
}

/// A node as a key; nodes of one arena do not move.
fn key(node: Node<'_>) -> usize {
    std::ptr::from_ref(node).addr()
}

impl<'s> Pen<'s> {
    pub(super) fn new(site: &'s dyn Site, root: Node<'_>) -> Self {
        let mut pen = Pen {
            site,
            apart: false,
            out: String::new(),
            drawn: Drawn::default(),
            ids: Default::default(),
            anchors: HashSet::new(),
            open: Vec::new(),
            muted: None,
            links: 0,
            budget: code::Budget::default(),
            fates: HashMap::new(),
            columns: Vec::new(),
            raw: false,
            broken: HashSet::new(),
            remote: HashSet::new(),
            spans: 0,
            notes: 0,
        };
        let mut anchorizer = Anchorizer::new();
        for node in root.descendants() {
            let level = match node.data().value {
                NodeValue::Heading(heading) => heading.level,
                _ => continue,
            };
            let text = text_of(node);
            let anchor = format!("{PREFIX}{}", anchorizer.anchorize(&text));
            pen.anchors.insert(anchor.clone());
            pen.ids.push_back(Entry {
                level,
                text,
                anchor,
            });
        }
        pen
    }

    /// Writes a node with all that stands in it.
    pub(super) fn walk(&mut self, root: Node<'_>) {
        use comrak::arena_tree::NodeEdge;
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) if self.muted.is_none() => {
                    let close = self.enter(node);
                    self.open.push(close);
                }
                NodeEdge::End(node) => {
                    if self.muted.is_some_and(|muted| muted != key(node)) {
                        continue;
                    }
                    self.muted = None;
                    self.leave(node);
                    let close = self.open.pop().unwrap_or_default();
                    self.out.push_str(&close);
                }
                NodeEdge::Start(_) => {}
            }
        }
    }

    /// Writes the blocks of a text, and hands them out wherever enough is written and nothing is
    /// open.
    pub(super) fn blocks(&mut self, root: Node<'_>, chunk: &mut dyn FnMut(Chunk)) {
        for node in root.children() {
            self.walk(node);
            if self.spans == 0 && self.out.len() >= CHUNK {
                chunk(self.take());
            }
        }
        chunk(self.take());
    }

    /// What was written since the last time.
    pub(super) fn take(&mut self) -> Chunk {
        Chunk {
            html: std::mem::take(&mut self.out),
            raw: std::mem::take(&mut self.raw),
        }
    }

    /// What was found on the way.
    pub(super) fn finish(self) -> Drawn {
        self.drawn
    }

    fn deep(&self) -> bool {
        self.open.len() > DEPTH
    }

    fn leave(&mut self, node: Node<'_>) {
        match node.data().value {
            NodeValue::Link(_) | NodeValue::WikiLink(_) => {
                self.links = self.links.saturating_sub(1)
            }
            NodeValue::Table(_) => {
                self.columns.pop();
            }
            _ => {}
        }
    }

    /// Writes what opens a node; what closes it is returned.
    fn enter(&mut self, node: Node<'_>) -> Cow<'static, str> {
        let data = node.data();
        if self.deep() && data.value.block() && !matches!(data.value, NodeValue::CodeBlock(_)) {
            return "\n".into();
        }
        let plain = |pen: &mut Self, open: &str, close: &'static str| {
            pen.out.push_str(open);
            Cow::Borrowed(close)
        };
        match &data.value {
            NodeValue::Text(text) => {
                escape(text, &mut self.out);
                "".into()
            }
            NodeValue::SoftBreak => plain(self, "\n", ""),
            NodeValue::LineBreak => plain(self, "<br>\n", ""),
            NodeValue::Emph if !self.deep() => plain(self, "<em>", "</em>"),
            NodeValue::Strong if !self.deep() => plain(self, "<strong>", "</strong>"),
            NodeValue::Strikethrough if !self.deep() => plain(self, "<del>", "</del>"),
            NodeValue::Code(code) => {
                self.out.push_str("<code>");
                escape(&code.literal, &mut self.out);
                plain(self, "", "</code>")
            }
            NodeValue::Link(target) => self.link(&target.url, &target.title, false),
            NodeValue::WikiLink(target) => self.link(&target.url, "", true),
            NodeValue::Image(image) => self.image(node, image),
            NodeValue::HtmlInline(_) => self.inline(node),
            NodeValue::FootnoteReference(reference) => {
                self.reference(reference.ix, reference.ref_num)
            }
            _ => self.block(node, &data.value),
        }
    }
}

/// Whether a footnote is one that the text refers to; a second one of the same name is not.
pub(super) fn noted(node: Node<'_>) -> bool {
    matches!(&node.data().value, NodeValue::FootnoteDefinition(note) if note.total_references > 0)
}

/// Whether a paragraph stands in a list whose items are close together.
pub(super) fn tight(node: Node<'_>) -> bool {
    let list = node.parent().and_then(|item| item.parent());
    list.is_some_and(|list| matches!(list.data().value, NodeValue::List(list) if list.tight))
}

/// The text in a node, without marks.
pub(super) fn text_of(node: Node<'_>) -> String {
    let mut out = String::new();
    for node in node.descendants() {
        match &node.data().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            NodeValue::HtmlInline(html) if html.starts_with("<br") => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}
