//! Raw HTML where it stands among Markdown.

use super::{Pen, key};
use crate::article::html::raw::{self, Fate};
use crate::article::html::sanitise;
use crate::article::html::tags::escape;
use comrak::nodes::{Node, NodeValue};
use std::borrow::Cow;

impl Pen<'_> {
    /// One raw tag within a line.
    pub(super) fn inline(&mut self, node: Node<'_>) -> Cow<'static, str> {
        if !self.fates.contains_key(&key(node)) {
            self.pair(node);
        }
        let fate = self.fates.remove(&key(node)).unwrap_or(Fate::Text);
        // Elements of one line nest as ours do, except that some may not stand in themselves.
        self.raw |= matches!(fate, Fate::Open(_) | Fate::Link(_));
        match fate {
            Fate::Open(name) => self.out.push_str(&format!("<{name}>")),
            Fate::Close(name) => self.out.push_str(&format!("</{name}>")),
            Fate::Break => self.out.push_str("<br>"),
            Fate::Nothing => {}
            Fate::Image { src, alt } => {
                let html = self.picture(&src, &alt, "");
                self.out.push_str(&html);
            }
            Fate::Link(href) => {
                self.links += 1;
                if self.links == 1 {
                    let (open, _) = self.opening(&href, "", false);
                    self.out.push_str(&open);
                }
            }
            Fate::LinkEnd => {
                self.links = self.links.saturating_sub(1);
                if self.links == 0 {
                    // Whichever of the two was opened; the sanitiser drops the other.
                    self.out.push_str("</a></span>");
                }
            }
            Fate::Text => {
                if let NodeValue::HtmlInline(literal) = &node.data().value {
                    escape(literal, &mut self.out);
                }
            }
        }
        "".into()
    }

    /// Finds out what becomes of all raw tags of one line.
    fn pair(&mut self, node: Node<'_>) {
        let Some(parent) = node.parent() else { return };
        let mut nodes = Vec::new();
        let mut literals = Vec::new();
        for child in parent.children() {
            if let NodeValue::HtmlInline(literal) = &child.data().value {
                nodes.push(key(child));
                literals.push(literal.clone());
            }
        }
        let literals: Vec<&str> = literals.iter().map(String::as_str).collect();
        self.fates
            .extend(nodes.into_iter().zip(raw::paired(&literals)));
    }

    /// A block of raw HTML, settled by itself so that it cannot reach beyond its place.
    pub(super) fn html(&mut self, node: Node<'_>) -> Cow<'static, str> {
        let data = node.data();
        let NodeValue::HtmlBlock(block) = &data.value else {
            return "".into();
        };
        let literal = block.literal.trim();
        if !self.apart && literal.starts_with("</details") && spans(node, false) {
            self.out.push_str("</details>\n");
            self.spans = self.spans.saturating_sub(1);
            return "".into();
        }
        let opens = !self.apart && literal.starts_with("<details") && spans(node, true);
        let pen = std::cell::RefCell::new(self);
        let html = raw::block(
            literal,
            |href| pen.borrow_mut().opening(href, "", false).0,
            |src, alt| pen.borrow_mut().picture(src, alt, ""),
        );
        let pen = pen.into_inner();
        let html = sanitise::settled(&html);
        // Those that close others of their kind may close ones that are not theirs.
        pen.raw |= opens || ["<li", "<dd", "<dt"].iter().any(|tag| html.contains(tag));
        if opens {
            pen.spans += 1;
            // The sanitiser closed it; what follows belongs into it.
            let html = html.trim_end();
            pen.out
                .push_str(html.strip_suffix("</details>").unwrap_or(html));
        } else if !html.trim().is_empty() {
            pen.out.push_str("<div>");
            pen.out.push_str(html.trim());
            pen.out.push_str("</div>\n");
        }
        "".into()
    }
}

/// Whether `<details>` and `</details>` stand in two blocks beside each other, the one for the other.
fn spans(node: Node<'_>, opens: bool) -> bool {
    let way = |node: Node<'_>| match &node.data().value {
        NodeValue::HtmlBlock(block) => {
            let literal = block.literal.trim();
            let ends = literal.contains("</details");
            match (
                literal.starts_with("<details"),
                literal.starts_with("</details"),
            ) {
                (true, _) if !ends => 1,
                (_, true) => -1,
                _ => 0,
            }
        }
        _ => 0,
    };
    if way(node) != if opens { 1 } else { -1 } {
        return false;
    }
    let mut depth = 0i32;
    let ends = |depth: i32| depth <= 0;
    if opens {
        for sibling in node.following_siblings().take(2_000) {
            depth += way(sibling);
            if ends(depth) {
                return true;
            }
        }
    } else {
        for sibling in node.preceding_siblings().take(2_000) {
            depth -= way(sibling);
            if ends(depth) {
                return true;
            }
        }
    }
    false
}
