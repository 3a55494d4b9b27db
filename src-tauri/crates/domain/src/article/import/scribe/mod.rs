//! HTML written as Markdown: the elements become a tree of Markdown, and the library that reads our
//! Markdown writes it, so that what it escapes is what it would read otherwise.

mod block;
mod inline;
mod table;

use crate::article::html::dialect;
use comrak::Arena;
use comrak::nodes::{Node, NodeValue};
use scraper::ElementRef;

/// Where a link of the export leads now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lead {
    /// To this address.
    To(String),
    /// To the document of this title.
    Page(String),
    /// To the article that lies here, with a heading of it after `#`.
    Place(String),
    /// Nowhere any more; its text stays.
    Nowhere,
}

/// What an element holds.
#[derive(Clone, Copy)]
pub(super) enum Part<'h> {
    Element(ElementRef<'h>),
    Text(&'h str),
}

/// What an element holds, in order; comments are left out.
pub(super) fn parts(element: ElementRef<'_>) -> Vec<Part<'_>> {
    element
        .children()
        .filter_map(|node| match ElementRef::wrap(node) {
            Some(element) => Some(Part::Element(element)),
            None => {
                let text = node.value().as_text()?;
                Some(Part::Text(text))
            }
        })
        .collect()
}

/// The text of an element on one line.
pub(super) fn line_of(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether an element is of a class.
pub(super) fn is(element: ElementRef<'_>, class: &str) -> bool {
    element.value().classes().any(|one| one == class)
}

/// Writes what stands in a page as Markdown.
pub(super) fn markdown(parts: &[Part<'_>], lead: &dyn Fn(&str) -> Lead) -> String {
    let arena = Arena::new();
    let scribe = Scribe {
        arena: &arena,
        lead,
    };
    let root = scribe.node(NodeValue::Document);
    scribe.blocks(root, parts, 0);
    // A rule before what was left out at the end.
    while let Some(last) = root.last_child() {
        if !matches!(last.data().value, NodeValue::ThematicBreak) {
            break;
        }
        last.detach();
    }
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = comrak::format_commonmark(root, &dialect(), &mut out);
    out
}

/// How deep elements are written; of deeper ones only the text is.
const DEPTH: usize = 60;

/// What writes.
struct Scribe<'a, 'l> {
    arena: &'a Arena<'a>,
    lead: &'l dyn Fn(&str) -> Lead,
}

/// What the text being written stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Form {
    /// A paragraph, which may be followed by others.
    #[default]
    Flow,
    /// A cell of a table: one line, in which blocks are parted by breaks.
    Cell,
    /// A heading: one line.
    Heading,
}

/// The text being written.
struct Line<'a> {
    form: Form,
    /// The paragraph that is open.
    open: Option<Node<'a>>,
    /// Whether the last thing written is a blank, or nothing is written yet.
    blank: bool,
    /// What was written since the last blank.
    word: String,
    /// Whether a link is open, which may not hold another.
    linked: bool,
}

impl Line<'_> {
    fn new(form: Form) -> Self {
        Line {
            form,
            open: None,
            blank: true,
            word: String::new(),
            linked: false,
        }
    }
}

impl<'a> Scribe<'a, '_> {
    fn node(&self, value: NodeValue) -> Node<'a> {
        self.arena.alloc(value.into())
    }

    fn append(&self, into: Node<'a>, value: NodeValue) -> Node<'a> {
        let node = self.node(value);
        into.append(node);
        node
    }
}
