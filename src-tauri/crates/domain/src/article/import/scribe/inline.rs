//! What stands within a line: text, marks, links, images.

use super::block::{block_level, framed, unseen};
use super::{DEPTH, Form, Lead, Line, Part, Scribe, is, line_of, parts};
use comrak::nodes::{Node, NodeCode, NodeLink, NodeValue};
use scraper::ElementRef;

/// A word longer than this is no address; it is not looked through again for each link that follows.
const LONGEST_WORD: usize = 4000;

impl<'a> Scribe<'a, '_> {
    /// Writes what an element holds within a line.
    pub(super) fn lines(
        &self,
        into: Node<'a>,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        for part in parts(element) {
            match part {
                Part::Text(text) => self.text(into, text, line),
                Part::Element(element) => self.inline(into, element, line, depth + 1),
            }
        }
    }

    /// Writes one element within a line.
    pub(super) fn inline(
        &self,
        into: Node<'a>,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        if unseen(element) {
            return;
        }
        if depth > DEPTH {
            return self.text(into, &line_of(element), line);
        }
        match element.value().name() {
            "br" => self.line_break(into, line),
            "img" => self.image(into, element, line),
            "a" => self.link(into, element, line, depth),
            "strong" | "b" => self.wrap(into, NodeValue::Strong, element, line, depth),
            "em" | "i" | "cite" | "dfn" => self.wrap(into, NodeValue::Emph, element, line, depth),
            "del" | "s" | "strike" => {
                self.wrap(into, NodeValue::Strikethrough, element, line, depth);
            }
            "code" | "tt" | "kbd" | "samp" | "pre" => self.literal(into, element, line),
            name @ ("sub" | "sup" | "u" | "mark" | "ins") => {
                self.tagged(into, name, element, line, depth);
            }
            "span" if is(element, "status-macro") => {
                self.wrap(into, NodeValue::Strong, element, line, depth);
            }
            _ if framed(element) => self.frame(into, element, line),
            _ if block_level(element) => self.flat(into, element, line, depth),
            _ => self.lines(into, element, line, depth),
        }
    }

    /// A block where only a line may stand.
    fn flat(&self, into: Node<'a>, element: ElementRef<'_>, line: &mut Line<'a>, depth: usize) {
        let broken = |last: Node<'a>| matches!(&last.data().value, NodeValue::HtmlInline(html) if html == "<br>");
        if into.last_child().is_some_and(|last| !broken(last)) {
            self.line_break(into, line);
        }
        if element.value().name() == "li" {
            self.text(into, "• ", line);
        }
        self.lines(into, element, line, depth);
    }

    /// Writes text with its blanks and line ends made one blank each.
    pub(super) fn text(&self, into: Node<'a>, text: &str, line: &mut Line<'a>) {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_whitespace() {
                if !line.blank {
                    out.push(' ');
                }
                line.blank = true;
                line.word.clear();
            } else if !c.is_control() {
                out.push(c);
                line.word.push(c);
                line.blank = false;
            }
        }
        if line.word.len() > LONGEST_WORD {
            line.word.clear();
        }
        self.push(into, &out);
    }

    fn push(&self, into: Node<'a>, text: &str) {
        if text.is_empty() {
            return;
        }
        if let Some(last) = into.last_child()
            && let NodeValue::Text(before) = &mut last.data_mut().value
        {
            before.to_mut().push_str(text);
            return;
        }
        self.append(into, NodeValue::Text(text.to_owned().into()));
    }

    /// Parts an address that is written out from the mark that follows it, which would be read as more
    /// of the address.
    fn part(&self, into: Node<'a>, line: &mut Line<'a>) {
        let address = ["://", "www.", "@"]
            .iter()
            .any(|mark| line.word.contains(mark));
        if address {
            self.text(into, " ", line);
        }
    }

    /// Takes blanks and line breaks away at the end; whether there were any.
    pub(super) fn tidy(&self, node: Node<'a>) -> bool {
        let mut found = false;
        while let Some(last) = node.last_child() {
            let gone = match &mut last.data_mut().value {
                NodeValue::LineBreak => true,
                NodeValue::HtmlInline(html) => html == "<br>",
                NodeValue::Text(text) => {
                    let end = text.trim_end().len();
                    found |= end < text.len();
                    text.to_mut().truncate(end);
                    text.is_empty()
                }
                _ => false,
            };
            if !gone {
                break;
            }
            found = true;
            last.detach();
        }
        found
    }

    fn line_break(&self, into: Node<'a>, line: &mut Line<'a>) {
        match line.form {
            Form::Flow => {
                if into.first_child().is_some() {
                    self.append(into, NodeValue::LineBreak);
                }
                line.blank = true;
            }
            Form::Cell => {
                self.append(into, NodeValue::HtmlInline("<br>".to_owned()));
                line.blank = true;
            }
            Form::Heading => self.text(into, " ", line),
        }
    }

    /// An element as a mark around what it holds. Blanks at its edges are put outside, where the mark
    /// would not be read as one; one that follows another of its kind goes on with it.
    pub(super) fn wrap(
        &self,
        into: Node<'a>,
        value: NodeValue,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        if element
            .text()
            .next()
            .is_some_and(|t| t.starts_with(char::is_whitespace))
        {
            self.text(into, " ", line);
        }
        self.part(into, line);
        let before = into.last_child().filter(|last| last.data().value == value);
        let node = before.unwrap_or_else(|| self.append(into, value));
        self.lines(node, element, line, depth);
        let trailing = self.tidy(node);
        if node.first_child().is_none() {
            node.detach();
        }
        if trailing {
            line.blank = false;
            self.text(into, " ", line);
        }
    }

    /// An element that Markdown has no mark for, as itself.
    fn tagged(
        &self,
        into: Node<'a>,
        name: &str,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        if line_of(element).is_empty() {
            return self.lines(into, element, line, depth);
        }
        self.append(into, NodeValue::HtmlInline(format!("<{name}>")));
        self.lines(into, element, line, depth);
        self.append(into, NodeValue::HtmlInline(format!("</{name}>")));
    }

    fn literal(&self, into: Node<'a>, element: ElementRef<'_>, line: &mut Line<'a>) {
        let literal = line_of(element);
        if literal.is_empty() {
            return;
        }
        self.part(into, line);
        // The marks of two that touch would be read as one longer mark.
        let code = |last: Node<'a>| matches!(last.data().value, NodeValue::Code(_));
        if into.last_child().is_some_and(code) {
            self.text(into, " ", line);
        }
        self.append(
            into,
            NodeValue::Code(NodeCode {
                num_backticks: 1,
                literal,
            }),
        );
        line.blank = false;
    }

    fn link(&self, into: Node<'a>, element: ElementRef<'_>, line: &mut Line<'a>, depth: usize) {
        let href = element.attr("href").unwrap_or_default().trim();
        if href.is_empty() || line.linked || is(element, "confluence-userlink") {
            return self.lines(into, element, line, depth);
        }
        match (self.lead)(href) {
            Lead::To(url) => self.to(into, url, element, line, depth),
            Lead::Page(title) => self.page(into, &title, element, line, depth),
            Lead::Place(place) => self.place(into, &place, element, line, depth),
            Lead::Nowhere => self.lines(into, element, line, depth),
        }
    }

    fn to(
        &self,
        into: Node<'a>,
        url: String,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        let link = NodeLink {
            url,
            title: String::new(),
        };
        line.linked = true;
        self.wrap(into, NodeValue::Link(Box::new(link)), element, line, depth);
        line.linked = false;
    }

    /// A link to an article by its place: in brackets where these can hold what is shown, else as a
    /// path. In a cell, the `|` of the brackets would end it.
    fn place(
        &self,
        into: Node<'a>,
        place: &str,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        let shown = line_of(element);
        let held = !shown.is_empty() && !shown.contains(['[', ']', '|', '\\', '<']);
        if held && line.form != Form::Cell {
            self.page(into, place, element, line, depth);
        } else {
            self.to(
                into,
                super::super::wiki::rooted(place),
                element,
                line,
                depth,
            );
        }
    }

    /// A link to another document of the same export, by its title.
    fn page(
        &self,
        into: Node<'a>,
        title: &str,
        element: ElementRef<'_>,
        line: &mut Line<'a>,
        depth: usize,
    ) {
        let shown = line_of(element);
        let sound = |text: &str| !text.is_empty() && !text.contains(['[', ']', '|', '\\', '<']);
        if !sound(title) || !sound(&shown) {
            return self.lines(into, element, line, depth);
        }
        let link = if shown == title {
            format!("[[{title}]]")
        } else {
            format!("[[{title}|{shown}]]")
        };
        self.part(into, line);
        self.append(into, NodeValue::Raw(link));
        line.blank = false;
    }

    fn image(&self, into: Node<'a>, element: ElementRef<'_>, line: &mut Line<'a>) {
        let alt = element.attr("alt").unwrap_or_default();
        let src = element.attr("src").unwrap_or_default().trim();
        let emoji = element.attr("data-emoji-fallback");
        if emoji.is_some() || is(element, "emoticon") {
            return self.text(into, emoji.unwrap_or(alt), line);
        }
        let url = match (self.lead)(src) {
            Lead::To(url) if !src.is_empty() => url,
            _ if super::super::embedded::pixels(src) => src.to_owned(),
            _ => return self.text(into, alt, line),
        };
        let link = NodeLink {
            url,
            title: String::new(),
        };
        self.part(into, line);
        let image = self.append(into, NodeValue::Image(Box::new(link)));
        let mut inner = Line::new(Form::Heading);
        self.text(image, alt, &mut inner);
        self.tidy(image);
        line.blank = false;
    }

    /// What shows something that lies elsewhere, as a link there.
    fn frame(&self, into: Node<'a>, element: ElementRef<'_>, line: &mut Line<'a>) {
        let inner = element
            .descendent_elements()
            .find_map(|one| one.attr("src"));
        let src = element.attr("src").or(element.attr("data")).or(inner);
        let Lead::To(url) = (self.lead)(src.unwrap_or_default().trim()) else {
            return;
        };
        if url.is_empty() || line.linked {
            return;
        }
        let title = element.attr("title").unwrap_or_default();
        let link = NodeLink {
            url: url.clone(),
            title: String::new(),
        };
        let link = self.append(into, NodeValue::Link(Box::new(link)));
        line.blank = true;
        self.text(
            link,
            if title.trim().is_empty() { &url } else { title },
            line,
        );
        self.tidy(link);
        line.blank = false;
    }
}
