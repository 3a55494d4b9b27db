//! Markdown from outside as HTML that can do nothing: it runs nothing, fetches nothing, and leads
//! only to the web, to mail and to other articles.
//!
//! The text is parsed to a tree (comrak) and the tree is written by hand: nothing that the author
//! wrote reaches the page as markup, except a handful of inert tags without their attributes
//! ([`raw`]). What is written then goes through a sanitiser with its own list ([`sanitise`]), so that
//! a mistake in the one is caught by the other. Only what a [`Site`] returned may be loaded.

mod code;
mod container;
mod depth;
mod diff;
mod draw;
pub(crate) mod link;
mod plain;
mod press;
pub(crate) mod raw;
mod sanitise;
pub(crate) mod tags;

pub use diff::{Block, blocks, diff};
pub use plain::plain_text;
pub use sanitise::sanitise;
pub use tags::escaped;

use super::document;
use comrak::{Arena, Options, nodes::Node, parse_document};
use std::borrow::Cow;

/// Where an article's links lead; what it does not know is shown as missing.
pub trait Site {
    /// What `[[target]]` or a relative link means: an article, a release, a defect. The target is as
    /// written, with what follows `#`.
    fn place(&self, target: &str) -> Option<Place>;
    /// What may be loaded for a relative image or attachment, told by the hash of its content:
    /// `kb:…`, a path of our own, or an image in base64. Nothing else is let through.
    fn file(&self, target: &str) -> Option<String>;
}

/// A place that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// What stands there.
    pub subject: Subject,
    /// Where a link to it leads: a path or fragment of our own, or the web.
    pub href: String,
    /// What it is called.
    pub title: String,
}

/// What a link within the app is about; its name is the link's class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An article.
    Article,
    /// A release.
    Release,
    /// A defect.
    Defect,
}

impl Subject {
    fn class(self) -> &'static str {
        match self {
            Subject::Article => "article",
            Subject::Release => "release",
            Subject::Defect => "defect",
        }
    }
}

/// A site that knows nothing: for texts that are no articles, such as release notes.
#[derive(Clone, Copy, Debug)]
pub struct Nowhere;

impl Site for Nowhere {
    fn place(&self, _: &str) -> Option<Place> {
        None
    }

    fn file(&self, _: &str) -> Option<String> {
        None
    }
}

/// A text as it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// The HTML.
    pub html: String,
    /// Its headings, in order.
    pub outline: Vec<Entry>,
    /// Targets that lead nowhere, each once, in order.
    pub broken: Vec<String>,
    /// Addresses of images on other hosts, each once, in order. They are shown as links and never
    /// fetched.
    pub remote_images: Vec<String>,
}

/// A heading of a drawn text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// 1 to 6.
    pub level: u8,
    /// Its text.
    pub text: String,
    /// The id it can be reached by, without `#`.
    pub anchor: String,
}

/// Draws a text; front matter is left out.
pub fn draw(markdown: &str, site: &dyn Site) -> Drawn {
    let arena = Arena::new();
    let source = self::source(markdown);
    let root = parsed(&arena, &source);
    let mut pen = draw::Pen::new(site, root);
    let html = press::press(source.len(), |chunk| pen.blocks(root, chunk));
    let mut drawn = pen.finish();
    drawn.html = html;
    drawn
}

/// A text as it is parsed: without front matter, containers even, and set in no deeper than anybody
/// reads.
pub(crate) fn source(markdown: &str) -> Cow<'_, str> {
    let even = container::even(body(markdown));
    match depth::bounded(&even) {
        Cow::Borrowed(_) => even,
        Cow::Owned(bounded) => Cow::Owned(bounded),
    }
}

/// A text without its front matter. Two lines with something between that names no key are no front
/// matter but lines.
fn body(markdown: &str) -> &str {
    let markdown = markdown.strip_prefix('\u{feff}').unwrap_or(markdown);
    let (front, body) = document::split(markdown);
    let named = document::blocks(front)
        .iter()
        .any(|(key, _)| !key.is_empty());
    if named { body } else { markdown }
}

/// A text of that dialect as a tree.
pub(crate) fn parsed<'a>(arena: &'a Arena<'a>, source: &str) -> Node<'a> {
    parse_document(arena, source, &dialect())
}

/// The Markdown that articles are written in: CommonMark, GitHub's additions, containers and links
/// in brackets.
pub(crate) fn dialect() -> Options<'static> {
    let mut options = Options::default();
    let extension = &mut options.extension;
    extension.table = true;
    extension.strikethrough = true;
    extension.autolink = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.alerts = true;
    extension.block_directive = true;
    extension.wikilinks_title_after_pipe = true;
    extension.wikilinks_ignore_embeds = true;
    options.parse.relaxed_tasklist_matching = true;
    options
}
