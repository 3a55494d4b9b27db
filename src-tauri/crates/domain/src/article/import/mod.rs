//! Documents that other tools wrote, read as articles.
//!
//! A file becomes documents of ours or is left out with a reason that says to a person what is wrong
//! with it; nothing is guessed at and nothing fails otherwise. Markdown stays as it was written but for
//! what only its own site understands ([`markdown`]). An HTML export is parsed as a browser parses it,
//! its text is found ([`page`]), and that is written as Markdown ([`scribe`]). Pages that a service desk
//! keeps go the same way ([`wiki`]), Textile by way of HTML ([`textile`]).

mod embedded;
mod kin;
mod markdown;
mod mdx;
mod page;
mod places;
mod scribe;
mod textile;
mod weight;
pub mod wiki;

pub use embedded::{Embedded, embedded};
pub use kin::akin;
pub use places::{Lying, Places};
pub use scribe::Lead;

use super::document::Document;
use super::place;
use std::fmt;

/// The most bytes of one file: more is no text that a person wrote.
pub const MOST_BYTES: usize = 16 << 20;

/// What wrote a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Markdown, with or without front matter.
    Markdown,
    /// A page of a VuePress site.
    VuePress,
    /// A page of a Docusaurus site, also MDX.
    Docusaurus,
    /// A page of a Confluence space that was exported as HTML.
    Confluence,
    /// A page, chapter or book of BookStack that was exported as HTML.
    BookStack,
}

impl Format {
    /// Every one, in the order they are offered.
    pub const ALL: [Format; 5] = [
        Format::Markdown,
        Format::VuePress,
        Format::Docusaurus,
        Format::Confluence,
        Format::BookStack,
    ];

    /// As written in commands.
    pub fn slug(self) -> &'static str {
        match self {
            Format::Markdown => "markdown",
            Format::VuePress => "vuepress",
            Format::Docusaurus => "docusaurus",
            Format::Confluence => "confluence",
            Format::BookStack => "bookstack",
        }
    }

    /// As shown to people.
    pub fn title(self) -> &'static str {
        match self {
            Format::Markdown => "Markdown",
            Format::VuePress => "VuePress",
            Format::Docusaurus => "Docusaurus",
            Format::Confluence => "Confluence HTML",
            Format::BookStack => "BookStack HTML",
        }
    }

    /// Reads one from its slug; case does not matter.
    pub fn parse(text: &str) -> Option<Format> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|format| format.slug() == text)
    }

    /// Endings of its files, in lower case and without the dot.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Format::Markdown | Format::VuePress => &["md", "markdown"],
            Format::Docusaurus => &["md", "mdx", "markdown"],
            Format::Confluence | Format::BookStack => &["html", "htm"],
        }
    }
}

/// Why a file is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skip {
    /// For a person: one sentence.
    pub reason: String,
}

impl Skip {
    fn because(reason: impl Into<String>) -> Skip {
        Skip {
            reason: reason.into(),
        }
    }
}

impl fmt::Display for Skip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for Skip {}

/// A document of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf {
    /// What it says.
    pub document: Document,
    /// What it is known by again within its file, whatever it is called and wherever it stands there;
    /// empty where the file is the document.
    pub key: String,
    /// Where its article comes to lie, if nothing lies there yet; no two of a file share a place.
    pub place: String,
}

/// Reads one file. The path says what kind of file it is, and what a document is called that does not
/// say so itself; it is never opened. A chapter or a book holds several documents, anything else one.
pub fn read(format: Format, path: &str, bytes: &[u8]) -> Result<Vec<Document>, Skip> {
    let leaves = leaves(format, path, bytes)?.into_iter();
    Ok(leaves.map(|leaf| leaf.document).collect())
}

/// The same, each document with what it is known by again.
pub fn leaves(format: Format, path: &str, bytes: &[u8]) -> Result<Vec<Leaf>, Skip> {
    let text = text_of(format, path, bytes)?;
    let whole = |document| {
        vec![Leaf {
            document,
            key: String::new(),
            place: place::of_file(path),
        }]
    };
    let mut leaves = match format {
        Format::Markdown | Format::VuePress | Format::Docusaurus => {
            whole(markdown::read(format, text))
        }
        Format::Confluence => whole(page::confluence(&weight::parsed(text)?)?),
        Format::BookStack => page::bookstack(&weight::parsed(text)?, path)?,
    };
    for Leaf { document, .. } in &mut leaves {
        if document.title.trim().is_empty() {
            document.title = name_of(path);
        }
    }
    Ok(leaves)
}

fn text_of<'a>(format: Format, path: &str, bytes: &'a [u8]) -> Result<&'a str, Skip> {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase())
        .unwrap_or_default();
    if !format.endings().contains(&ending.as_str()) {
        return Err(Skip::because(format!(
            "It is no file of {}: those end in .{}.",
            format.title(),
            format.endings().join(" or .")
        )));
    }
    if bytes.len() > MOST_BYTES {
        let most = MOST_BYTES >> 20;
        return Err(Skip::because(format!("It is longer than {most} MiB.")));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Skip::because("It is UTF-16 text: save it as UTF-8 first."));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let at = error.valid_up_to();
        Skip::because(format!("It is not UTF-8 text: byte {at} begins nothing."))
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(Skip::because("It is empty."));
    }
    if text.contains('\0') {
        return Err(Skip::because("It holds zero bytes, so it is no text."));
    }
    Ok(text)
}

/// What a file is called that says nothing itself: its name, or its folder's where the name only says
/// that it is the first one there.
fn name_of(path: &str) -> String {
    let mut parts = path.rsplit(['/', '\\']).filter(|part| !part.is_empty());
    let file = parts.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let first = matches!(stem.to_lowercase().as_str(), "readme" | "index" | "");
    let name = match parts.next() {
        Some(folder) if first => folder,
        _ => stem,
    };
    let spaced = name.replace(['-', '_', '+'], " ");
    let name = spaced.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        "Untitled".to_owned()
    } else {
        name
    }
}
