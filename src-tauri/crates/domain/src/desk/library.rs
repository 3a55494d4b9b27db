//! Pages of knowledge that a desk keeps beside its tickets, such as those of a wiki: what a desk that
//! has them must be able to do, and what it may answer. They are read here and never written.

use super::{Cursor, Fault};
use chrono::{DateTime, Utc};

/// How the text of a page is marked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Markup {
    /// Markdown.
    Markdown,
    /// Textile, as Redmine reads it.
    Textile,
    /// HTML.
    Html,
    /// None: lines as they were typed.
    Plain,
}

impl Markup {
    /// Those that somebody may say a desk's pages are written in, where it does not say so itself.
    pub const TOLD: [Markup; 2] = [Markup::Textile, Markup::Markdown];

    /// As written in commands.
    pub fn slug(self) -> &'static str {
        match self {
            Markup::Markdown => "markdown",
            Markup::Textile => "textile",
            Markup::Html => "html",
            Markup::Plain => "plain",
        }
    }

    /// As shown to people.
    pub fn title(self) -> &'static str {
        match self {
            Markup::Markdown => "Markdown",
            Markup::Textile => "Textile",
            Markup::Html => "HTML",
            Markup::Plain => "plain text",
        }
    }

    /// Reads one that somebody may say; case does not matter.
    pub fn parse(text: &str) -> Option<Markup> {
        let text = text.trim().to_lowercase();
        Self::TOLD.into_iter().find(|one| one.slug() == text)
    }
}

/// A page as a list of them shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What it is asked for by; unique among the pages of the list.
    pub remote: String,
    /// What it is called.
    pub title: String,
    /// What it lies in there: a project, a class.
    pub shelf: String,
    /// The page above it, by its [`Entry::remote`].
    pub parent: Option<String>,
    /// Why it is not to be read; None for one that is.
    pub left_out: Option<String>,
}

/// Some of the pages there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Pages, in an order that stays.
    pub entries: Vec<Entry>,
    /// Where the list goes on; None at its end.
    pub next: Option<Cursor>,
}

/// What a page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// What it is called.
    pub title: String,
    /// A sentence on what it is about, or empty.
    pub summary: String,
    /// Its texts, in order.
    pub parts: Vec<Part>,
    /// Short values beside the text, each with its name.
    pub facts: Vec<(String, String)>,
    /// Its version, as the desk counts.
    pub version: String,
    /// Who wrote that version, or empty.
    pub author: String,
    /// When; None where the desk does not say.
    pub updated: Option<DateTime<Utc>>,
    /// Files that lie on it.
    pub files: Vec<Filed>,
}

/// A text of a page. Most pages have one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// What the desk calls it, such as the name of a field; empty where there is one only.
    pub name: String,
    /// The text.
    pub text: String,
    /// How it is marked up; None where the desk does not say.
    pub markup: Option<Markup>,
}

/// A file that lies on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filed {
    /// Its id there.
    pub remote: String,
    /// Its name there.
    pub name: String,
    /// Its size in bytes, where the desk says.
    pub size: Option<u64>,
    /// Since when it lies there, where the desk says.
    pub at: Option<DateTime<Utc>>,
}

/// What asking for a page brings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Turned {
    /// What it says.
    Read(Box<Paper>),
    /// It cannot be had; why, in one sentence.
    LeftOut(String),
}

/// Why there is no list of pages.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Shut {
    /// The desk or the line to it failed.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// There is no such project, class or wiki; what there is, where the desk tells.
    #[error("{what}")]
    Absent {
        /// What there is none of, as a sentence.
        what: String,
        /// The names there are.
        names: Vec<String>,
    },
    /// This account may not read it.
    #[error("{0}")]
    Forbidden(String),
}

/// A desk's pages, or those of one project or class.
pub trait Library {
    /// The pages there are, from a place in the list on; the default one is its beginning.
    ///
    /// # Errors
    /// [`Shut`].
    fn entries(&mut self, from: &Cursor) -> Result<Contents, Shut>;

    /// What these pages say, in the order they were asked for. Several are asked for at once.
    ///
    /// # Errors
    /// [`Fault`].
    fn read(&mut self, remotes: &[String]) -> Result<Vec<Turned>, Fault>;

    /// What a file of a page holds; None when it is not there any more.
    ///
    /// # Errors
    /// [`Fault`]; also for one that holds more than [`super::file::MOST_BYTES`].
    fn content(&mut self, file: &str) -> Result<Option<Vec<u8>>, Fault>;

    /// Where a person reads a page in the browser.
    fn address(&self, remote: &str) -> String;

    /// The page that a link between double brackets on this one names, be there one or not; None where
    /// the desk has no such links.
    fn named(&self, on: &str, name: &str) -> Option<String>;
}
