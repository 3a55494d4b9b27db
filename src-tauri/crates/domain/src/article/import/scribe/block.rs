//! Blocks: paragraphs, headings, lists, code, quotations, notes.

use super::{DEPTH, Form, Line, Part, Scribe, is, line_of, parts};
use comrak::nodes::{
    ListDelimType, ListType, Node, NodeBlockDirective, NodeCodeBlock, NodeHeading, NodeList,
    NodeTaskItem, NodeValue,
};
use scraper::{ElementRef, Node as HtmlNode};

/// Elements that say nothing to a reader of the text.
const UNSEEN: [&str; 20] = [
    "script", "style", "template", "head", "title", "meta", "link", "base", "noscript", "nav",
    "button", "input", "select", "textarea", "svg", "math", "canvas", "param", "source", "track",
];

/// Classes of what the exporting tool adds to a text.
const ADDED: [&str; 8] = [
    "toc-macro",
    "aui-icon",
    "page-metadata",
    "entity-meta",
    "codeHeader-toggle",
    "expand-icon",
    "hidden",
    "page-attachment-preview",
];

/// Elements that show what lies elsewhere; what they show becomes a link.
const FRAMES: [&str; 5] = ["iframe", "embed", "object", "video", "audio"];

/// Elements that begin a line of their own.
const BLOCKS: [&str; 36] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tr",
    "ul",
];

pub(super) fn unseen(element: ElementRef<'_>) -> bool {
    UNSEEN.contains(&element.value().name())
        || element.attr("hidden").is_some()
        || ADDED.iter().any(|class| is(element, class))
}

pub(super) fn framed(element: ElementRef<'_>) -> bool {
    FRAMES.contains(&element.value().name())
}

pub(super) fn block_level(element: ElementRef<'_>) -> bool {
    BLOCKS.contains(&element.value().name())
}

/// Whether an element that stands within lines holds one that does not.
fn holds_blocks(element: ElementRef<'_>) -> bool {
    element.descendent_elements().any(block_level)
}

/// The kind of a note, by the classes that Confluence and BookStack give it.
fn note_kind(element: ElementRef<'_>) -> Option<&'static str> {
    let confluence = [
        ("confluence-information-macro-information", "info"),
        ("confluence-information-macro-tip", "tip"),
        ("confluence-information-macro-note", "note"),
        ("confluence-information-macro-warning", "warning"),
    ];
    let bookstack = [
        ("info", "info"),
        ("success", "tip"),
        ("warning", "warning"),
        ("danger", "danger"),
    ];
    let of = |kinds: &[(&str, &'static str)]| {
        let found = kinds.iter().find(|(class, _)| is(element, class));
        found.map(|(_, kind)| *kind)
    };
    if is(element, "confluence-information-macro") {
        return Some(of(&confluence).unwrap_or("note"));
    }
    is(element, "callout").then(|| of(&bookstack).unwrap_or("info"))
}

impl<'a> Scribe<'a, '_> {
    /// Writes parts as blocks into a node.
    pub(super) fn blocks(&self, into: Node<'a>, parts: &[Part<'_>], depth: usize) {
        let mut line = Line::new(Form::Flow);
        for part in parts {
            self.flow(into, *part, &mut line, depth);
        }
        self.end(&mut line);
    }

    fn flow(&self, into: Node<'a>, part: Part<'_>, line: &mut Line<'a>, depth: usize) {
        let element = match part {
            Part::Text(text) => {
                if line.open.is_some() || !text.trim().is_empty() {
                    self.text(self.paragraph(into, line), text, line);
                }
                return;
            }
            Part::Element(element) => element,
        };
        if unseen(element) {
            return;
        }
        if depth > DEPTH {
            self.text(self.paragraph(into, line), &line_of(element), line);
        } else if block_level(element) {
            self.end(line);
            self.block(into, element, depth + 1);
        } else if !framed(element) && holds_blocks(element) {
            for part in parts(element) {
                self.flow(into, part, line, depth + 1);
            }
        } else {
            self.inline(self.paragraph(into, line), element, line, depth + 1);
        }
    }

    fn paragraph(&self, into: Node<'a>, line: &mut Line<'a>) -> Node<'a> {
        if let Some(open) = line.open {
            return open;
        }
        let open = self.append(into, NodeValue::Paragraph);
        line.open = Some(open);
        line.blank = true;
        line.word.clear();
        open
    }

    /// Ends the paragraph that is open; one that nothing stands in goes.
    fn end(&self, line: &mut Line<'a>) {
        if let Some(open) = line.open.take() {
            self.tidy(open);
            if open.first_child().is_none() {
                open.detach();
            }
        }
        line.blank = true;
    }

    fn block(&self, into: Node<'a>, element: ElementRef<'_>, depth: usize) {
        if let Some(kind) = note_kind(element) {
            return self.note(into, element, kind, depth);
        }
        match element.value().name() {
            name @ ("h1" | "h2" | "h3" | "h4" | "h5" | "h6") => {
                let level = name.bytes().last().map_or(1, |digit| digit - b'0');
                self.heading(into, element, level, depth);
            }
            "ul" | "ol" => self.list(into, element, depth),
            "pre" => self.code(into, element),
            "hr" => {
                self.append(into, NodeValue::ThematicBreak);
            }
            "table" => self.table(into, element, depth),
            "blockquote" => self.within(into, NodeValue::BlockQuote, &parts(element), depth),
            "details" => {
                let summary = |part: &Part<'_>| matches!(part, Part::Element(e) if e.value().name() == "summary");
                self.details(into, element, &summary, depth);
            }
            "div" if is(element, "expand-container") => {
                let control =
                    |part: &Part<'_>| matches!(part, Part::Element(e) if is(*e, "expand-control"));
                self.details(into, element, &control, depth);
            }
            "dt" => self.named(into, NodeValue::Strong, element, depth),
            "figcaption" => self.named(into, NodeValue::Emph, element, depth),
            _ => self.blocks(into, &parts(element), depth),
        }
    }

    /// Writes parts into a block of their own, which goes where nothing stands in it.
    fn within(&self, into: Node<'a>, value: NodeValue, parts: &[Part<'_>], depth: usize) {
        let node = self.append(into, value);
        self.blocks(node, parts, depth);
        if node.first_child().is_none() {
            node.detach();
        }
    }

    fn heading(&self, into: Node<'a>, element: ElementRef<'_>, level: u8, depth: usize) {
        let node = self.append(
            into,
            NodeValue::Heading(NodeHeading {
                level,
                setext: false,
                closed: false,
            }),
        );
        let mut line = Line::new(Form::Heading);
        self.lines(node, element, &mut line, depth);
        self.tidy(node);
        if node.first_child().is_none() {
            node.detach();
        }
    }

    /// A paragraph that is marked as a whole.
    pub(super) fn named(
        &self,
        into: Node<'a>,
        value: NodeValue,
        element: ElementRef<'_>,
        depth: usize,
    ) {
        let paragraph = self.append(into, NodeValue::Paragraph);
        let mut line = Line::new(Form::Heading);
        self.wrap(paragraph, value, element, &mut line, depth);
        self.tidy(paragraph);
        if paragraph.first_child().is_none() {
            paragraph.detach();
        }
    }

    fn note(&self, into: Node<'a>, element: ElementRef<'_>, kind: &str, depth: usize) {
        let title = element
            .child_elements()
            .find(|child| is(*child, "title"))
            .map(line_of)
            .unwrap_or_default();
        let inner: Vec<Part<'_>> = parts(element)
            .into_iter()
            .filter(|part| !matches!(part, Part::Element(e) if is(*e, "title")))
            .collect();
        self.within(into, directive(kind, &title), &inner, depth);
    }

    /// What is folded away, with what stands outside the fold as its title.
    fn details(
        &self,
        into: Node<'a>,
        element: ElementRef<'_>,
        outside: &dyn Fn(&Part<'_>) -> bool,
        depth: usize,
    ) {
        let (titles, inner): (Vec<Part<'_>>, Vec<Part<'_>>) =
            parts(element).into_iter().partition(outside);
        let title = match titles.first() {
            Some(Part::Element(title)) => line_of(*title),
            _ => String::new(),
        };
        self.within(into, directive("details", &title), &inner, depth);
    }

    fn code(&self, into: Node<'a>, element: ElementRef<'_>) {
        let mut literal = String::new();
        for node in element.descendants() {
            match node.value() {
                HtmlNode::Text(text) => literal.push_str(text),
                HtmlNode::Element(one) if one.name() == "br" => literal.push('\n'),
                _ => {}
            }
        }
        let literal = literal.replace("\r\n", "\n").replace(['\r', '\u{a0}'], " ");
        let literal = literal.strip_prefix('\n').unwrap_or(&literal).trim_end();
        if literal.trim().is_empty() {
            return;
        }
        let code = NodeCodeBlock {
            fenced: true,
            fence_char: b'`',
            fence_length: 3,
            info: language(element),
            literal: format!("{literal}\n"),
            closed: true,
            ..NodeCodeBlock::default()
        };
        self.append(into, NodeValue::CodeBlock(Box::new(code)));
    }

    fn list(&self, into: Node<'a>, element: ElementRef<'_>, depth: usize) {
        let start = element.attr("start").and_then(|start| start.parse().ok());
        let mut shape = NodeList {
            list_type: match element.value().name() {
                "ol" => ListType::Ordered,
                _ => ListType::Bullet,
            },
            start: start.unwrap_or(1).min(99_999_999),
            delimiter: ListDelimType::Period,
            bullet_char: b'-',
            tight: true,
            ..NodeList::default()
        };
        let list = self.append(into, NodeValue::List(shape));
        for part in parts(element) {
            self.item(list, shape, part, depth);
        }
        if list.first_child().is_none() {
            list.detach();
            return;
        }
        shape.tight = list.children().all(close);
        list.data_mut().value = NodeValue::List(shape);
    }

    fn item(&self, list: Node<'a>, shape: NodeList, part: Part<'_>, depth: usize) {
        match part {
            Part::Text(text) if text.trim().is_empty() => {}
            Part::Element(element) if element.value().name() == "li" => {
                let item = self.append(list, NodeValue::Item(shape));
                self.blocks(item, &parts(element), depth);
                let first = item.first_child();
                let begins = first.is_some_and(|n| matches!(n.data().value, NodeValue::Paragraph));
                if let Some(done) = task(element).filter(|_| begins) {
                    item.data_mut().value = NodeValue::TaskItem(NodeTaskItem {
                        symbol: done.then_some('x'),
                        symbol_sourcepos: (0, 0, 0, 0).into(),
                    });
                }
            }
            // A list straight in a list belongs to the item before it.
            part => {
                let item = list
                    .last_child()
                    .unwrap_or_else(|| self.append(list, NodeValue::Item(shape)));
                self.blocks(item, &[part], depth);
            }
        }
    }
}

/// Whether an item stands close to the next one: a paragraph at most, and lists that need no empty
/// line before them to be seen.
fn close(item: Node<'_>) -> bool {
    item.children()
        .enumerate()
        .all(|(at, node)| match &node.data().value {
            NodeValue::Paragraph => at == 0,
            NodeValue::List(list) => {
                let first = node.first_child().and_then(|item| item.first_child());
                let counts = list.list_type == ListType::Bullet || list.start == 1;
                counts && first.is_some_and(|n| matches!(n.data().value, NodeValue::Paragraph))
            }
            _ => false,
        })
}

/// Whether an item is a task, and done.
fn task(item: ElementRef<'_>) -> Option<bool> {
    let tasks = item
        .parent()
        .and_then(ElementRef::wrap)
        .is_some_and(|list| is(list, "inline-task-list"));
    if tasks {
        return Some(is(item, "checked"));
    }
    let boxed = |element: &ElementRef<'_>| {
        element.value().name() == "input" && element.attr("type") == Some("checkbox")
    };
    let found = item.descendent_elements().take(4).find(boxed)?;
    Some(found.attr("checked").is_some())
}

/// A container with its title, which may not end it or be read as something else.
fn directive(kind: &str, title: &str) -> NodeValue {
    let mut info = format!(" {kind}");
    if !title.is_empty() {
        info.push(' ');
    }
    for c in title.chars() {
        match c {
            '&' => info.push_str("&amp;"),
            '\\' => info.push_str("\\\\"),
            '{' => info.push('('),
            '}' => info.push(')'),
            c if c.is_control() => info.push(' '),
            c => info.push(c),
        }
    }
    NodeValue::BlockDirective(Box::new(NodeBlockDirective {
        fence_length: 3,
        fence_offset: 0,
        info,
    }))
}

/// The language of code: `language-…` of itself or of what it holds, or Confluence's `brush: …`.
fn language(element: ElementRef<'_>) -> String {
    let classed = std::iter::once(element)
        .chain(element.child_elements())
        .flat_map(|element| element.value().classes())
        .find_map(|class| {
            class
                .strip_prefix("language-")
                .or_else(|| class.strip_prefix("lang-"))
        });
    let brush = || {
        let params = element.attr("data-syntaxhighlighter-params")?;
        let brush = params.split(';').find_map(|one| {
            let (key, value) = one.split_once(':')?;
            (key.trim() == "brush").then_some(value.trim())
        });
        brush.filter(|brush| *brush != "none" && *brush != "text")
    };
    let name = classed.or_else(brush).unwrap_or_default();
    let sound = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '-' | '_' | '.');
    name.chars().take_while(sound).take(30).collect()
}
