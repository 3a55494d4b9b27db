//! The text as a terminal shows it: readable, and without what a terminal would obey.

use super::draw::{noted, tight};
use super::{container, parsed, tags};
use comrak::Arena;
use comrak::nodes::{ListType, Node, NodeValue};

/// Readable text: headings, lists, tables and code by their layout, links as `text (target)`.
pub fn plain_text(markdown: &str) -> String {
    let arena = Arena::new();
    let source = super::source(markdown);
    let root = parsed(&arena, &source);
    let mut page = Page::default();
    page.walk(root);
    let mut out = page.out.trim_matches('\n').to_owned();
    if !out.is_empty() {
        out.push('\n');
    }
    out
}

/// How deep a text is set in at most.
const INDENT: usize = 20;

#[derive(Default)]
struct Page {
    out: String,
    /// What each line begins with.
    indent: Vec<&'static str>,
    /// The number of the next item of each list that is open.
    numbers: Vec<Option<usize>>,
    /// Where the text of each link that is open begins.
    links: Vec<usize>,
    fresh: bool,
    /// Footnotes written so far.
    notes: usize,
}

impl Page {
    fn walk(&mut self, root: Node<'_>) {
        use comrak::arena_tree::NodeEdge;
        for edge in root.traverse() {
            match edge {
                NodeEdge::Start(node) => self.enter(node),
                NodeEdge::End(node) => self.leave(node),
            }
        }
    }

    /// Text goes out without control characters and without those that turn the direction of writing.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' => self.line(),
                '\t' => self.out.push(' '),
                c if c.is_control()
                    || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {}
                c => self.out.push(c),
            }
        }
        self.fresh = false;
    }

    /// A new line, set in as deep as the text is.
    fn line(&mut self) {
        let kept = self.out.trim_end_matches(' ').len();
        self.out.truncate(kept);
        self.out.push('\n');
        for indent in self.indent.iter().take(INDENT) {
            self.out.push_str(indent);
        }
    }

    /// A new paragraph; nothing where an item has only begun.
    fn paragraph(&mut self) {
        if !self.fresh {
            self.line();
            self.line();
        }
        self.fresh = true;
    }

    fn enter(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::Text(text) => self.text(text),
            NodeValue::Code(code) => self.text(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => self.text("\n"),
            NodeValue::HtmlInline(html) => self.raw(html),
            NodeValue::HtmlBlock(block) => {
                self.paragraph();
                self.raw(block.literal.trim());
            }
            NodeValue::Paragraph => {
                if tight(node) {
                    if !self.fresh {
                        self.line();
                    }
                } else {
                    self.paragraph();
                }
            }
            NodeValue::Heading(heading) => {
                self.paragraph();
                let marks = "#".repeat(usize::from(heading.level));
                self.text(&format!("{marks} "));
            }
            NodeValue::CodeBlock(block) => {
                self.paragraph();
                self.indent.push("    ");
                self.out.push_str("    ");
                self.text(block.literal.trim_end());
                self.indent.pop();
            }
            NodeValue::ThematicBreak => {
                self.paragraph();
                self.text("---");
            }
            NodeValue::BlockQuote => self.set_in("> "),
            NodeValue::List(list) => {
                self.numbers
                    .push((list.list_type == ListType::Ordered).then_some(list.start));
                if !list.tight || self.numbers.len() == 1 {
                    self.paragraph();
                }
            }
            NodeValue::Item(_) => self.item(""),
            NodeValue::TaskItem(task) => self.item(match task.symbol {
                Some(_) => "[x] ",
                None => "[ ] ",
            }),
            NodeValue::Alert(alert) => {
                let kind = format!("{:?}", alert.alert_type);
                self.titled(alert.title.as_deref().unwrap_or(&kind));
            }
            NodeValue::BlockDirective(directive) => {
                self.titled(&container::read(&directive.info).1);
            }
            NodeValue::Link(_) | NodeValue::WikiLink(_) => self.links.push(self.out.len()),
            NodeValue::Image(_) => {
                self.text("[image: ");
                self.links.push(self.out.len());
            }
            NodeValue::Table(_) => self.paragraph(),
            NodeValue::FootnoteReference(reference) => self.text(&format!("[{}]", reference.ix)),
            NodeValue::FootnoteDefinition(_) if noted(node) => {
                self.notes += 1;
                self.paragraph();
                self.text(&format!("[{}] ", self.notes));
                self.fresh = true;
            }
            _ => {}
        }
    }

    fn leave(&mut self, node: Node<'_>) {
        match &node.data().value {
            NodeValue::BlockQuote | NodeValue::Item(_) | NodeValue::TaskItem(_) => {
                self.indent.pop();
                self.fresh = false;
            }
            NodeValue::List(_) => {
                self.numbers.pop();
            }
            NodeValue::Link(link) => self.target(&link.url),
            NodeValue::WikiLink(_) => {
                self.links.pop();
            }
            NodeValue::Image(image) => {
                self.target(&image.url);
                self.text("]");
            }
            NodeValue::TableCell if node.next_sibling().is_some() => self.text(" | "),
            NodeValue::TableRow(_) if node.next_sibling().is_some() => self.line(),
            _ => {}
        }
    }

    fn set_in(&mut self, indent: &'static str) {
        self.paragraph();
        self.indent.push(indent);
        self.out.push_str(indent);
    }

    fn item(&mut self, task: &str) {
        let mark = match self.numbers.last_mut() {
            Some(Some(number)) => {
                let mark = format!("{number}. ");
                *number = number.saturating_add(1);
                mark
            }
            _ => "- ".to_owned(),
        };
        if !self.fresh {
            self.line();
        }
        self.text(&mark);
        self.text(task);
        self.indent.push("  ");
        self.fresh = true;
    }

    fn titled(&mut self, title: &str) {
        self.paragraph();
        if !title.is_empty() {
            self.text(title);
            self.text(":");
        }
    }

    /// What a link leads to, unless its text says it already.
    fn target(&mut self, url: &str) {
        let start = self.links.pop().unwrap_or(self.out.len());
        let shown = self.out.get(start..).unwrap_or_default();
        if shown != url && shown != url.trim_start_matches("mailto:") && !url.is_empty() {
            self.text(&format!(" ({url})"));
        }
    }

    fn raw(&mut self, html: &str) {
        for piece in tags::pieces(html) {
            match piece {
                tags::Piece::Text(text) => self.text(text),
                tags::Piece::Unseen => {}
                tags::Piece::Tag(tag) if matches!(tag.name.as_str(), "br" | "p" | "tr") => {
                    if !self.fresh {
                        self.line();
                    }
                }
                tags::Piece::Tag(tag) if super::raw::inert(&tag) => {}
                tags::Piece::Tag(tag) if tag.name == "img" => {
                    let alt = tag.attribute("alt").unwrap_or_default();
                    let src = tag.attribute("src").unwrap_or_default();
                    self.text(&format!("[image: {alt} ({src})]"));
                }
                tags::Piece::Tag(tag) => self.text(tag.source),
            }
        }
    }
}
