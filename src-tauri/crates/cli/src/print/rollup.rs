//! What the notes of the releases between two say, for people.

use super::text::one_line;
use slipway_app::releases::{NoteItem, Rollup};

/// Breaking changes by version, then what else each release brings.
pub(super) fn page(rollup: &Rollup) -> String {
    let mut out = String::new();
    for entry in &rollup.breaking {
        let about = format!("{} {}", entry.version, entry.component);
        out.push_str(&breaks(&Breaks {
            about: &about,
            files: &entry.files,
            migrations: &entry.migrations,
            configs: &entry.configs,
            text: &entry.text,
        }));
    }
    if rollup.breaking.is_empty() {
        out.push_str("No breaking changes are named.\n");
    }
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

/// A breaking change.
pub(super) struct Breaks<'a> {
    /// What breaks, with the version where several are told of.
    pub(super) about: &'a str,
    /// Every file named.
    pub(super) files: &'a [String],
    /// Those that migrate a database.
    pub(super) migrations: &'a [String],
    /// Those that change configuration.
    pub(super) configs: &'a [String],
    /// What is told in words.
    pub(super) text: &'a [String],
}

/// A breaking change with each of its files on a line, since a release names dozens.
pub(super) fn breaks(change: &Breaks<'_>) -> String {
    let about = one_line(change.about);
    let mut out = match about.as_str() {
        "" => "Breaking\n".to_owned(),
        about => format!("Breaking, {about}\n"),
    };
    for file in change.files {
        let kind = if change.migrations.contains(file) {
            "migration"
        } else if change.configs.contains(file) {
            "config"
        } else {
            "file"
        };
        out.push_str(&format!("  {kind:<10} {}\n", one_line(file)));
    }
    for line in change.text {
        out.push_str(&format!("  {}\n", one_line(line)));
    }
    out.push('\n');
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
            out.push_str(&format!("{title}, {}\n", one_line(&told.version)));
            for item in *items {
                out.push_str(&format!("  {}\n", one_line(&item.text)));
            }
            out.push('\n');
        }
    }
    out
}
