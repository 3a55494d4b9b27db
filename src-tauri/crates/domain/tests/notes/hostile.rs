//! Text that is no release notes, or is meant to hurt.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use slipway_domain::notes::{self, Notes, Rejection};

use crate::support::all_notes;

#[test]
fn what_is_no_release_notes_says_why() {
    let table = [
        ("", Rejection::Empty),
        (" \n\t\n", Rejection::Empty),
        (
            "<!DOCTYPE html>\n<html><body>404</body></html>",
            Rejection::Html,
        ),
        ("\u{feff}<HTML lang=en>", Rejection::Html),
        ("{\"entries\": {}}", Rejection::Json),
        ("[{\"version\": \"1.0.0\"}]", Rejection::Json),
        ("PK\u{3}\u{4}\0\0", Rejection::Binary),
        ("apiVersion: v1\nentries: {}\n", Rejection::NoSection),
        ("# My shopping\n- milk\n", Rejection::NoSection),
    ];
    for (text, want) in table {
        assert_eq!(notes::parse(text).rejection, Some(want), "{text:?}");
    }
}

/// A line that is not blank and neither a section's heading nor in a section's body.
fn lost_line(text: &str, notes: &Notes) -> Option<String> {
    let mut kept = HashMap::new();
    for section in &notes.sections {
        let heading = (!section.heading.is_empty()).then_some(section.heading.as_str());
        let lines = heading.into_iter().chain(section.body.split('\n'));
        kept.extend(
            lines
                .enumerate()
                .map(|(offset, line)| (section.line + offset, line)),
        );
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.lines().enumerate().find_map(|(at, line)| {
        let lost = !line.trim().is_empty() && kept.get(&(at + 1)) != Some(&line);
        lost.then(|| line.to_owned())
    })
}

#[test]
fn known_notes_lose_no_line() {
    for (version, text) in all_notes() {
        assert_eq!(lost_line(&text, &notes::parse(&text)), None, "{version}");
    }
}

/// Pieces that Markdown parsers stumble over.
fn markdown() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(vec![
            "\n", "\n\n", "## ", "### ", "# 3. Application versions\n", "## Breaking Changes\n",
            "## Testing notes\n", "## New Features\n", "## Known Issues\n", "## Summary\n", "#",
            "* ", "1. ", "- ", "a: v1 -> ", "->", ":", "[", "](", ")", "]", "(", "**", "_", "~",
            "```\n", "~~~", "|", "| - |\n", "|---|---|\n", "Date | Revision\n", "<br>", "\t", "  ",
            "https://github.com/a/b/releases/tag/v1", "mojaloop/#12", "/#", "é", "\u{2028}", "\r\n",
            "config/default.json: ", "against the following:\n", "\u{feff}", "v1.2.3", "\"",
        ]).prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_loses_no_line(text in markdown()) {
        let notes = notes::parse(&text);
        prop_assert_eq!(lost_line(&text, &notes), None);
        let _ = notes.contents();
        let _ = notes.readings();
    }

    #[test]
    fn broken_notes_are_read_and_lose_no_line(
        which in any::<prop::sample::Index>(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..3_usize, markdown()), 1..8),
    ) {
        let all = all_notes_once();
        let mut text: Vec<char> = all[which.index(all.len())].1.chars().collect();
        for (at, kind, piece) in cuts {
            let at = at.index(text.len().max(1)).min(text.len());
            match kind {
                0 => text.truncate(at.max(1)),
                1 => drop(text.splice(at..(at + 40).min(text.len()), piece.chars())),
                _ => drop(text.splice(at..at, piece.chars())),
            }
        }
        let text: String = text.into_iter().collect();
        prop_assert_eq!(lost_line(&text, &notes::parse(&text)), None);
    }
}

fn all_notes_once() -> &'static [(String, String)] {
    static ALL: std::sync::OnceLock<Vec<(String, String)>> = std::sync::OnceLock::new();
    ALL.get_or_init(all_notes)
}

/// Beginnings after which each reader takes the text that follows.
const HEADS: [&str; 7] = [
    "## Summary\n",
    "## New Features\n* ",
    "## Application versions\n1. a: v1 -> ",
    "## Application release notes\n1. a - https://",
    "## Testing notes\n1. against the following:\n   - a: ",
    "## Breaking Changes\n### a\n* ",
    "| a | b |\n|---|---|\n",
];

const PIECES: [&str; 11] = [
    "[",
    "](",
    "[a](",
    "[a](b)",
    "**",
    "```\n",
    "|-|\n",
    "\n1. a: v1\n",
    "\n- x/#1",
    "todo\n",
    "_",
];

#[test]
fn reading_time_grows_with_the_text_and_no_faster() {
    for (head, piece) in HEADS
        .iter()
        .flat_map(|head| PIECES.map(|piece| (head, piece)))
    {
        let time = |repeat: usize| {
            let text = format!("{head}{}", piece.repeat(repeat));
            let start = Instant::now();
            let notes = notes::parse(&text);
            let _ = notes.contents();
            start.elapsed()
        };
        // A quadratic reader takes some 400 times as long; noise is given a wide berth.
        let (small, large) = (time(2_000), time(40_000));
        let allowed = small.max(Duration::from_millis(4)) * 120;
        assert!(
            large < allowed,
            "{head:?}{piece:?}: {small:?}, 20 times the text: {large:?}"
        );
    }
}
