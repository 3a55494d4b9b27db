//! What the notes of the releases between two say, for people.

use super::table::Table;
use super::text::one_line;
use slipway_app::releases::{NoteItem, Rollup};

/// Breaking changes by version, then what else each release brings.
pub(super) fn page(rollup: &Rollup) -> String {
    let mut out = files(rollup);
    out.push_str(&prose(rollup));
    out.push_str(&notes(rollup));
    let mut line = |what: &str, versions: &[String]| {
        if !versions.is_empty() {
            out.push_str(&format!("{what}: {}\n", one_line(&versions.join(", "))));
        }
    };
    line("Notes read", &rollup.versions);
    line("No notes here", &rollup.missing);
    out
}

fn files(rollup: &Rollup) -> String {
    let mut table = Table::new(&[
        "version",
        "breaking in",
        "migrations",
        "config files",
        "other files",
    ]);
    let naming_files = rollup.breaking.iter().filter(|one| !one.files.is_empty());
    for entry in naming_files {
        let known =
            |file: &&String| entry.migrations.contains(file) || entry.configs.contains(file);
        let others: Vec<&str> = entry
            .files
            .iter()
            .filter(|file| !known(file))
            .map(String::as_str)
            .collect();
        table.row([
            entry.version.as_str(),
            &entry.component,
            &entry.migrations.join(", "),
            &entry.configs.join(", "),
            &others.join(", "),
        ]);
    }
    table.or(if rollup.breaking.is_empty() {
        "No breaking changes are named."
    } else {
        "No files are named."
    })
}

/// What breaks and is told in words.
fn prose(rollup: &Rollup) -> String {
    let mut out = String::new();
    for entry in rollup.breaking.iter().filter(|one| !one.text.is_empty()) {
        let about = [entry.version.as_str(), entry.component.as_str()];
        let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
        out.push_str(&format!("\nBreaking, {}\n", one_line(&about.join(" "))));
        for line in &entry.text {
            out.push_str(&format!("  {}\n", one_line(line)));
        }
    }
    out
}

fn notes(rollup: &Rollup) -> String {
    let mut out = String::new();
    for told in &rollup.notes {
        let lists: [(&str, &[NoteItem]); 5] = [
            ("New features", &told.features),
            ("Bug fixes", &told.fixes),
            ("Upgrade notes", &told.upgrade_notes),
            ("Deprecations", &told.deprecations),
            ("Known issues", &told.known_issues),
        ];
        for (title, items) in lists.iter().filter(|(_, items)| !items.is_empty()) {
            out.push_str(&format!("\n{title}, {}\n", one_line(&told.version)));
            for item in *items {
                out.push_str(&format!("  {}\n", one_line(&item.text)));
            }
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out
}
