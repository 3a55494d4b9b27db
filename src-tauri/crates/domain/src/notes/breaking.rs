//! Breaking changes: prose until v15.0, since v16 files listed under their component.

use super::sections::{Part, of_kind};
use super::text::{Line, is_placeholder, plain, says_nothing};
use super::{Breaking, Notes, SectionKind};

/// Reads every section of breaking changes.
pub(super) fn read(parts: &[Part<'_>], notes: &mut Notes) {
    for part in of_kind(parts, &[SectionKind::Breaking]) {
        read_section(part, &mut notes.breaking);
    }
}

fn read_section(part: &Part<'_>, all: &mut Vec<Breaking>) {
    // The change that the lines at hand belong to is the last one, once there is one.
    let first = all.len();
    let mut after_gap = true;
    for line in &part.lines {
        if line.is_blank() {
            after_gap = true;
            continue;
        }
        let started = all.len() > first;
        let under_component = started && all.last().is_some_and(|b| b.component.is_some());
        if let Some((_, title)) = line.heading() {
            all.push(Breaking::at(line, Some(plain(title))));
        } else if is_placeholder(line.text) || (!started && says_nothing(line.text)) {
            // The template's text, or the word that nothing breaks.
        } else if started && (under_component || !begins_change(line, after_gap)) {
            if let Some(current) = all.last_mut() {
                current.add(line);
            }
        } else {
            let mut change = Breaking::at(line, None);
            change.add(line);
            all.push(change);
        }
        after_gap = false;
    }
}

/// Prose begins another change with an outer list item or an outer paragraph.
fn begins_change(line: &Line<'_>, after_gap: bool) -> bool {
    let outer = line.indent() < 2 && !line.fenced;
    outer && (line.list_item().is_some() || after_gap)
}

impl Breaking {
    fn at(line: &Line<'_>, component: Option<String>) -> Breaking {
        Breaking {
            component,
            line: line.number,
            ..Breaking::default()
        }
    }

    fn add(&mut self, line: &Line<'_>) {
        if line.fenced {
            self.text.push(line.text.to_owned());
            return;
        }
        let item = line.list_item();
        let text = plain(item.map_or(line.text, |(_, text)| text));
        let named = if item.is_some() && self.component.is_some() {
            file(&text)
        } else {
            None
        };
        let explanation = named.map_or(text.as_str(), |(_, explanation)| explanation);
        if !explanation.is_empty() && !is_link_only(explanation) {
            self.text.push(explanation.to_owned());
        }
        if let Some((path, _)) = named {
            self.files.push(path.to_owned());
            if is_migration(path) {
                self.migrations.push(path.to_owned());
            } else if is_config(path) {
                self.configs.push(path.to_owned());
            }
        }
    }
}

/// A path and what is said of it: `config/default.json: (link)`.
fn file(text: &str) -> Option<(&str, &str)> {
    let (path, rest) = text.split_once(':').unwrap_or((text, ""));
    let path = path.trim().trim_matches('`');
    let is_path =
        path.contains(['/', '.']) && !path.contains(|c: char| c.is_whitespace() || c == '(');
    (is_path && !path.ends_with('.')).then(|| (path, rest.trim()))
}

fn is_link_only(text: &str) -> bool {
    let text = text.trim_matches(['(', ')']);
    text.starts_with("http") && !text.contains(char::is_whitespace)
}

/// Upstream's own rule: a file whose path says `migration` changes the database.
fn is_migration(path: &str) -> bool {
    path.to_lowercase().contains("migration")
}

/// `default.json` anywhere, and whatever else is configuration by its folder or ending.
fn is_config(path: &str) -> bool {
    let path = path.to_lowercase();
    let ending = path.rsplit('.').next().unwrap_or_default();
    path.split('/').any(|folder| folder.starts_with("config"))
        || matches!(
            ending,
            "json" | "yaml" | "yml" | "toml" | "ini" | "env" | "conf"
        )
}
