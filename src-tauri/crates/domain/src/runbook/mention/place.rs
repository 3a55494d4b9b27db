//! Environments that a runbook's words and files name.

use super::call::{call, segments, unquoted};
use super::place_in;

/// A file of values that a command names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Values<'a> {
    /// As it is written.
    pub file: &'a str,
    /// Whether a chart is put in place with it.
    pub deployed: bool,
}

/// The files of values that a command names: those that a chart is put in place with, and others
/// that are called so.
pub fn values_files(command: &str) -> Vec<Values<'_>> {
    let mut out: Vec<Values<'_>> = Vec::new();
    for segment in segments(command) {
        let files = call(segment).map(|call| call.values).unwrap_or_default();
        let deployed = files.iter().map(|file| Values {
            file,
            deployed: true,
        });
        out.extend(deployed);
        let words = segment.split_whitespace().map(unquoted);
        let words = words.filter(|word| is_values(word) && !files.contains(word));
        out.extend(words.map(|file| Values {
            file,
            deployed: false,
        }));
    }
    out
}

fn is_values(word: &str) -> bool {
    let name = word.rsplit('/').next().unwrap_or(word);
    let ends = [".yaml", ".yml"].iter().any(|end| name.ends_with(end));
    ends && name.starts_with("values")
}

impl Values<'_> {
    /// Whether its name, or a folder on the way to it, is that of an environment.
    pub fn is_of(&self, code: &str) -> bool {
        let mut parts = self.file.split(['-', '_', '.', '/']);
        !code.is_empty() && parts.any(|part| part.eq_ignore_ascii_case(code))
    }
}

/// A command whose files of values are those of another environment.
pub fn with_values(command: &str, old: &str, new: &str) -> String {
    if old.is_empty() || old.eq_ignore_ascii_case(new) {
        return command.to_owned();
    }
    let mut out = String::new();
    let mut at = 0;
    let mut files: Vec<&str> = values_files(command).iter().map(|one| one.file).collect();
    files.sort_by_key(|file| file.as_ptr());
    for file in files {
        let start = place_in(command, file);
        out.push_str(command.get(at..start).unwrap_or_default());
        for part in file.split_inclusive(['-', '_', '.', '/']) {
            let name = part.trim_end_matches(['-', '_', '.', '/']);
            let mark = part.get(name.len()..).unwrap_or_default();
            match name {
                name if !name.eq_ignore_ascii_case(old) => out.push_str(name),
                name if name.chars().all(char::is_uppercase) => out.push_str(&new.to_uppercase()),
                _ => out.push_str(&new.to_lowercase()),
            }
            out.push_str(mark);
        }
        at = start + file.len();
    }
    out.push_str(command.get(at..).unwrap_or_default());
    out
}

/// Where words name an environment by its name, as a word of its own.
fn places<'t>(text: &'t str, name: &'t str) -> impl Iterator<Item = usize> + 't {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    let all = text.match_indices(name).map(|(at, _)| at);
    all.filter(move |at| {
        let before = text.get(..*at).unwrap_or_default();
        let after = text.get(at + name.len()..).unwrap_or_default();
        !name.is_empty() && !before.ends_with(inside) && !after.starts_with(inside)
    })
}

/// Whether words name an environment.
pub fn named_place(text: &str, name: &str) -> bool {
    places(text, name).next().is_some()
}

/// Words that name another environment in the place of one.
pub fn with_place(text: &str, old: &str, new: &str) -> String {
    let mut out = String::new();
    let mut from = 0;
    for at in places(text, old) {
        out.push_str(text.get(from..at).unwrap_or_default());
        out.push_str(new);
        from = at + old.len();
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}
