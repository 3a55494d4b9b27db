//! What a release breaks, as far as its notes tell: nothing, services, or data.
//!
//! Source: the upgrade strategy guide decides by this whether a release goes in place, beside what
//! runs, or into a maintenance window. Notes list migrations as files since v17; before, they tell of
//! renamed tables and new databases in prose.

use super::{Breaking, ContentKey, ContentState, Notes};
use crate::version::bare;

/// What a release breaks; each with the fact in words that says so, without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Breaks {
    /// Nobody knows.
    Unknown(String),
    /// Nothing, as its notes say.
    Nothing,
    /// Configuration, interfaces or what is deployed, but no data that the notes name.
    Services(String),
    /// A database.
    Database(String),
}

/// Words that tell of a database, those first that tell what becomes of it.
const DATABASE: [&[&str]; 2] = [
    &[
        "migration",
        "migrations",
        "migrated",
        "table",
        "tables",
        "tablename",
        "column",
        "columns",
    ],
    &["database", "databases", "datastore", "datastores"],
];

/// Longest part of a sentence that is repeated, in characters.
const LONGEST: usize = 90;

/// Reads what a release breaks; `previous` is the version before it, where that is known.
pub fn breaks(notes: Option<&Notes>, version: &str, previous: Option<&str>) -> Breaks {
    let Some(notes) = notes else {
        let why = "The release has no notes, so nobody knows what it breaks";
        return Breaks::Unknown(why.to_owned());
    };
    let here = notes.breaking.iter().filter(|one| !elsewhere(one));
    let here: Vec<&Breaking> = here.collect();
    if let Some(fact) = here.iter().find_map(|one| file(one)) {
        return Breaks::Database(fact);
    }
    let mut told = DATABASE
        .iter()
        .flat_map(|words| here.iter().map(move |one| (one, words)));
    if let Some(fact) = told.find_map(|(one, words)| prose(one, words)) {
        return Breaks::Database(fact);
    }
    if let Some(first) = here.first() {
        return Breaks::Services(services(first));
    }
    let unknown = |why: &str| Breaks::Unknown(why.to_owned());
    if !notes.breaking.is_empty() {
        return unknown("Its notes lead to those of another release for what breaks");
    }
    let said = notes.contents().into_iter();
    let said = said.filter(|content| content.key == ContentKey::BreakingHighlighted);
    if !said
        .into_iter()
        .any(|content| content.state == ContentState::Present)
    {
        return unknown("Its notes do not say whether a change breaks anything");
    }
    match major_step(version, previous) {
        true => unknown("Its major version is another one, and its notes name no breaking change"),
        false => Breaks::Nothing,
    }
}

fn file(one: &Breaking) -> Option<String> {
    let first = one.migrations.first()?;
    Some(format!("{first} comes with a breaking change"))
}

/// The first line of a change that tells of a database.
fn prose(one: &Breaking, told: &[&str]) -> Option<String> {
    let line = one.text.iter().find(|line| {
        let mut words = line
            .split(|c: char| !c.is_alphanumeric())
            .map(str::to_lowercase);
        words.any(|word| told.contains(&word.as_str()))
    })?;
    Some(format!(
        "The notes tell of a database among what breaks (“{}”)",
        short(line)
    ))
}

fn services(one: &Breaking) -> String {
    let first = one.text.iter().find(|line| !line.trim().is_empty());
    match (&one.component, one.files.first(), first) {
        (Some(component), Some(file), _) => {
            format!("{file} of {component} comes with a breaking change")
        }
        (Some(component), None, _) => format!("{component} comes with a breaking change"),
        (None, _, Some(line)) => format!("The notes name a breaking change (“{}”)", short(line)),
        (None, _, None) => "The notes name a breaking change".to_owned(),
    }
}

/// Whether a change only says that it is written in the notes of another release.
fn elsewhere(one: &Breaking) -> bool {
    let text = one.text.join(" ").to_lowercase();
    one.component.is_none() && text.starts_with("breaking changes from") && text.contains("notes")
}

fn short(line: &str) -> String {
    match line.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or(line).trim_end()),
        None => line.to_owned(),
    }
}

/// Whether a version is of another major line than the one before; without that one, whether it begins
/// a line.
fn major_step(version: &str, previous: Option<&str>) -> bool {
    let major = |text: &str| bare(text).split('.').next().map(str::to_owned);
    match previous {
        Some(previous) => major(previous) != major(version),
        None => {
            let core = bare(version).split(['-', '+']).next().unwrap_or_default();
            core.split('.').skip(1).all(|number| number == "0")
        }
    }
}
