//! The second look: whatever was written is parsed as a browser parses it, and only what stands in
//! the list below is written again.

use super::{code, link};
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Elements that may stand in a drawn text.
pub(super) const TAGS: [&str; 53] = [
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

/// Classes that we write, by element.
const CLASSES: [(&str, &[&str]); 10] = [
    (
        "a",
        &[
            "article", "release", "defect", "file", "image", "footnote", "back",
        ],
    ),
    (
        "aside",
        &[
            "note",
            "tip",
            "info",
            "important",
            "warning",
            "caution",
            "danger",
        ],
    ),
    ("p", &["heading"]),
    ("li", &["task", "done"]),
    ("section", &["footnotes"]),
    ("span", &[]),
    ("td", &["right", "center"]),
    ("th", &["right", "center"]),
    ("ins", &["block"]),
    ("del", &["block"]),
];

/// Classes of `span` beside those of highlighted code.
const SPANS: [&str; 5] = ["missing", "refused", "file", "box", "image"];

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut classes: HashMap<&str, HashSet<&str>> = CLASSES
        .iter()
        .map(|(tag, names)| (*tag, names.iter().copied().collect()))
        .collect();
    classes.insert("span", SPANS.iter().chain(code::CLASSES).copied().collect());
    classes.insert("code", code::languages().collect());
    let mut attributes: HashMap<&str, HashSet<&str>> = HashMap::new();
    for (tag, names) in [
        ("a", &["href", "id"][..]),
        ("img", &["src", "alt"][..]),
        ("ol", &["start"][..]),
        ("li", &["id"][..]),
    ] {
        attributes.insert(tag, names.iter().copied().collect());
    }
    for tag in ["h1", "h2", "h3", "h4", "h5", "h6"] {
        attributes.insert(tag, HashSet::from(["id"]));
    }
    for tag in ["td", "th"] {
        attributes.insert(tag, HashSet::from(["colspan", "rowspan"]));
    }
    let mut builder = Builder::default();
    builder
        .tags(TAGS.into_iter().collect())
        .clean_content_tags(HashSet::from(["script", "style"]))
        .tag_attributes(attributes)
        .generic_attributes(HashSet::from(["title"]))
        .allowed_classes(classes)
        .url_schemes(HashSet::from(["https", "http", "mailto", "kb", "data"]))
        .url_relative(UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer"))
        .attribute_filter(attribute);
    builder
});

/// What an attribute may say.
fn attribute<'u>(_: &str, name: &str, value: &'u str) -> Option<Cow<'u, str>> {
    let sound = match name {
        "href" => link::followable(value),
        "src" => link::loadable(value),
        "id" => value.starts_with(link::PREFIX) || value.starts_with(link::NOTES),
        "start" | "colspan" | "rowspan" => {
            value.len() <= 9 && value.bytes().all(|b| b.is_ascii_digit())
        }
        _ => true,
    };
    sound.then_some(Cow::Borrowed(value))
}

/// Writes HTML of our own again with only what may stand in it. Of paths it cannot know whether a
/// site gave them, so it is a second look and no way to draw what others wrote.
pub fn sanitise(html: &str) -> String {
    SANITISER.clean(&in_pieces(html)).to_string()
}

/// Bytes of text between two tags. The sanitiser looks through the rest of a text at each `&` that it
/// writes.
const PIECE: usize = 8_192;

/// HTML with an empty element in each text that is longer than a piece, so that a million `&` cost no
/// more than as many letters.
fn in_pieces(html: &str) -> Cow<'_, str> {
    if html.len() <= PIECE {
        return Cow::Borrowed(html);
    }
    let mut out = String::new();
    let (mut copied, mut began, mut in_tag) = (0, 0, false);
    for (at, byte) in html.bytes().enumerate() {
        match byte {
            b'<' => in_tag = true,
            b'>' => (in_tag, began) = (false, at + 1),
            b'&' if !in_tag && at - began > PIECE => {
                out.push_str(html.get(copied..at).unwrap_or_default());
                out.push_str("<span></span>");
                (copied, began) = (at, at);
            }
            _ => {}
        }
    }
    if out.is_empty() {
        return Cow::Borrowed(html);
    }
    out.push_str(html.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

/// Sanitises until nothing changes any more: markup that was not written by us may be nested so that
/// reading what was written gives another tree. What does not settle is shown as text.
pub(super) fn settled(html: &str) -> String {
    let mut once = sanitise(html);
    for _ in 0..6 {
        let again = sanitise(&once);
        if again == once {
            return once;
        }
        once = again;
    }
    format!("<pre>{}</pre>", super::tags::escaped(html))
}
