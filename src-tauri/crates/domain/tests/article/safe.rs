//! What a drawn text may hold, judged by parsing it as a browser does and walking its tree.

use scraper::{Html, Node};
use slipway_domain::article::html::{Place, Site, Subject};
use std::collections::HashSet;

/// A site with one place of each kind and one file, and a file that must not be let through.
pub(crate) struct Desk;

impl Site for Desk {
    fn place(&self, target: &str) -> Option<Place> {
        let (subject, href) = match target.split('#').next().unwrap_or_default() {
            "Known" | "known.md" | "./known.md" | "../a/known.md" => {
                (Subject::Article, "#/knowledge/0190")
            }
            "v17.0.4" => (Subject::Release, "#/releases/0191"),
            "D-12" => (Subject::Defect, "#/defects/0192"),
            // What a careless application could answer.
            "Wrong" => (Subject::Article, "javascript:alert(1)"),
            _ => return None,
        };
        Some(Place {
            subject,
            href: href.to_owned(),
            title: "Known \"one\" <b>".to_owned(),
        })
    }

    fn file(&self, target: &str) -> Option<String> {
        match target {
            "a.png" | "./a.png" => Some("kb://file/9f86d0".to_owned()),
            "b.png" => Some("data:image/png;base64,iVBORw0KGgo=".to_owned()),
            // What a careless application could answer.
            "evil.svg" => Some("data:image/svg+xml;base64,PHN2Zz4=".to_owned()),
            "evil.html" => Some("javascript:alert(1)".to_owned()),
            _ => None,
        }
    }
}

const ELEMENTS: &[&str] = &[
    "a",
    "abbr",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that every parsed fragment brings along.
const FRAME: &[&str] = &["html", "head", "body"];

const CLASSES: &[&str] = &[
    "article",
    "release",
    "defect",
    "file",
    "image",
    "footnote",
    "back",
    "note",
    "tip",
    "info",
    "important",
    "warning",
    "caution",
    "danger",
    "heading",
    "task",
    "done",
    "footnotes",
    "right",
    "center",
    "block",
    "missing",
    "refused",
    "box",
];

/// What in a drawn text should not be there; empty is good.
pub(crate) fn wrong(html: &str) -> Vec<String> {
    let tree = Html::parse_document(html);
    let mut found = Vec::new();
    let mut ids = HashSet::new();
    for node in tree.tree.nodes() {
        match node.value() {
            Node::Element(element) => {
                let name = element.name();
                if &*element.name.ns != "http://www.w3.org/1999/xhtml" {
                    found.push(format!("{name} of {}", element.name.ns));
                }
                if !ELEMENTS.contains(&name) && !FRAME.contains(&name) {
                    found.push(format!("element {name}"));
                }
                for (attribute, value) in element.attrs() {
                    if FRAME.contains(&name) || !attribute_is_sound(name, attribute, value) {
                        found.push(format!("{name} {attribute}={value}"));
                    }
                    if attribute == "id" && !ids.insert(value.to_owned()) {
                        found.push(format!("id {value} twice"));
                    }
                }
            }
            Node::Comment(comment) => found.push(format!("comment {:?}", &**comment)),
            Node::ProcessingInstruction(_) => found.push("processing instruction".to_owned()),
            Node::Doctype(_) => found.push("doctype".to_owned()),
            _ => {}
        }
    }
    found
}

fn attribute_is_sound(element: &str, name: &str, value: &str) -> bool {
    match (element, name) {
        (_, "title") => true,
        ("a", "href") => {
            // What a browser strips before it reads the scheme.
            let read: String = value
                .chars()
                .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
                .collect();
            let read = read.trim_matches(|c: char| c <= ' ').to_lowercase();
            read.starts_with("https://")
                || read.starts_with("http://")
                || read.starts_with("mailto:")
                || read.starts_with("kb://file/")
                || ["#/knowledge/0190", "#/releases/0191", "#/defects/0192"]
                    .contains(&read.as_str())
                || read.starts_with("#article-")
                || read.starts_with("#article.")
        }
        ("a", "rel") => value == "noopener noreferrer",
        ("img", "src") => {
            value == "kb://file/9f86d0" || value == "data:image/png;base64,iVBORw0KGgo="
        }
        ("img", "alt") => true,
        (_, "id") => value.starts_with("article-") || value.starts_with("article."),
        ("ol", "start") | ("td" | "th", "colspan" | "rowspan") => {
            value.bytes().all(|b| b.is_ascii_digit())
        }
        (_, "class") => value.split_whitespace().all(|class| {
            CLASSES.contains(&class) || class.starts_with("hl-") || class.starts_with("language-")
        }),
        _ => false,
    }
}
