//! The `appVersion` of a chart: one version, or Mojaloop's list of applications.
//!
//! The umbrella chart writes `name: version; name: version;`, older and smaller
//! charts part the pairs by a comma or by a line break alone. Whatever fits no
//! pair is kept as text, so that nothing the chart says is lost.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};

/// What an `appVersion` text says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AppVersion {
    /// Nothing but space and separators.
    Empty,
    /// One version for the chart's one application.
    Single {
        /// As written, without surrounding space and quotes.
        version: String,
    },
    /// Several applications, each with its version.
    List {
        /// In the order of the text.
        entries: Vec<Entry>,
        /// Names listed more than once, in the order they came back.
        duplicates: Vec<String>,
        /// Pieces of text that are no `name: version` pair.
        unparsed: Vec<String>,
    },
}

/// One application of an `appVersion` list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// As written.
    pub name: String,
    /// As written, without surrounding quotes.
    pub version: String,
    /// Where it stands, for people: `appVersion, entry 3`.
    pub place: String,
}

impl AppVersion {
    /// The listed applications; none for a single version.
    pub fn entries(&self) -> &[Entry] {
        match self {
            AppVersion::List { entries, .. } => entries,
            AppVersion::Empty | AppVersion::Single { .. } => &[],
        }
    }
}

/// Reads an `appVersion`; never fails and loses no text but separators and quotes.
pub fn parse(text: &str) -> AppVersion {
    let chunks: Vec<&str> = text
        .split([';', ','])
        .map(clean)
        .filter(|c| !c.is_empty())
        .collect();
    match chunks.as_slice() {
        [] => return AppVersion::Empty,
        [one] if !one.contains(':') => {
            return AppVersion::Single {
                version: (*one).to_owned(),
            };
        }
        _ => {}
    }
    let (mut entries, mut unparsed) = (Vec::new(), Vec::new());
    for chunk in chunks {
        let rest = read_pairs(chunk, &mut entries);
        if !rest.is_empty() {
            unparsed.push(rest.to_owned());
        }
    }
    let mut seen = HashSet::new();
    let duplicates = entries
        .iter()
        .filter(|entry| !seen.insert(entry.name.to_lowercase()))
        .map(|entry| entry.name.clone())
        .collect();
    AppVersion::List {
        entries,
        duplicates,
        unparsed,
    }
}

/// Reads `name: version` pairs parted by space alone; gives back what is left unread.
fn read_pairs<'a>(chunk: &'a str, entries: &mut Vec<Entry>) -> &'a str {
    let mut rest = chunk;
    while let Some((name, tail)) = rest.split_once(':') {
        let name = clean(name);
        let tail = tail.trim_start();
        let end = tail.find(char::is_whitespace).unwrap_or(tail.len());
        let version = clean(&tail[..end]);
        if !is_name(name) || !is_version(version) {
            break;
        }
        entries.push(Entry {
            name: name.to_owned(),
            version: version.to_owned(),
            place: format!("appVersion, entry {}", entries.len() + 1),
        });
        rest = tail[end..].trim_start();
    }
    rest
}

fn clean(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'')
}

fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric()) && !text.contains(char::is_whitespace)
}

/// A colon inside means that two pairs ran together, or a URL.
fn is_version(text: &str) -> bool {
    text.starts_with(|c: char| c.is_alphanumeric()) && !text.contains(':')
}
