//! Brings what somebody wrote and what was published meanwhile together, line by line. Where both
//! changed the same lines, both stay, between marks, until whoever writes has chosen.

use crate::error::{Error, Result};
use diffy::{ConflictStyle, MergeOptions};

/// What opens a place where both changed the same lines; what was written here follows.
const MINE: &str = "<<<<<<< my draft";
/// What stands between both: more than a line of `=`, which would make a heading of the line above.
const BETWEEN: &str = "======= or";
/// What closes it, with the number of the version that said the lines before it.
const THEIRS: &str = ">>>>>>> version ";

/// How long the marks are until they are given their names: no heading is underlined so.
const LONG: usize = 61;

/// Both texts in one.
///
/// # Errors
/// The text with marks where both changed the same lines.
pub(crate) fn merge(
    base: &str,
    mine: &str,
    theirs: &str,
    version: u32,
) -> std::result::Result<String, String> {
    let mut options = MergeOptions::new();
    options.set_conflict_style(ConflictStyle::Merge);
    options.set_conflict_marker_length(LONG);
    // A last line without an end would run into a mark.
    let (base, mine, theirs) = (ended(base), ended(mine), ended(theirs));
    options
        .merge(&base, &mine, &theirs)
        .map_err(|marked| named(&marked, version))
}

fn ended(text: &str) -> String {
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    format!("{text}{end}")
}

/// The marks say whose lines they hold.
fn named(marked: &str, version: u32) -> String {
    let long = |mark: &str, whose: &str| format!("{}{whose}", mark.repeat(LONG));
    let (mine, between, theirs) = (long("<", " ours"), long("=", ""), long(">", " theirs"));
    let mut out = String::with_capacity(marked.len());
    for line in marked.split_inclusive('\n') {
        match line.trim_end() {
            mark if mark == mine => out.push_str(&format!("{MINE}\n")),
            mark if mark == between => out.push_str(&format!("{BETWEEN}\n")),
            mark if mark == theirs => out.push_str(&format!("{THEIRS}{version}\n")),
            _ => out.push_str(line),
        }
    }
    out
}

/// The lines, from 1, at which a choice is still to be made.
pub(crate) fn open(text: &str) -> Vec<u32> {
    let (mut out, mut began, mut halved) = (Vec::new(), None, false);
    for (number, line) in (1_u32..).zip(text.lines()) {
        let line = line.trim_end();
        if line == MINE {
            (began, halved) = (Some(number), false);
        } else if line == BETWEEN && began.is_some() {
            halved = true;
        } else if line.starts_with(THEIRS) && halved {
            out.extend(began.take());
            halved = false;
        }
    }
    out
}

/// Refuses a text in which a choice is still to be made.
///
/// # Errors
/// `invalid`, with the first line of those.
pub(crate) fn settled(text: &str) -> Result<()> {
    let open = open(text);
    let Some(line) = open.first() else {
        return Ok(());
    };
    let message = match open.len() {
        1 => format!("At line {line} it still holds both your lines and the newer version's."),
        more => format!(
            "At {more} places, the first at line {line}, it still holds both your lines and the \
             newer version's."
        ),
    };
    let hint = "Choose what stays there and take the marks away. Your draft is kept as it is.";
    Err(Error::invalid("text", message, hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_both_stay_where_both_changed_them() {
        let merged = merge("a\nb\nc\n", "a\nmine\nc\nd", "a\ntheirs\nc\n", 3);
        let marked = merged.expect_err("both changed line 2");
        assert_eq!(
            marked,
            "a\n<<<<<<< my draft\nmine\n======= or\ntheirs\n>>>>>>> version 3\nc\nd\n"
        );
        assert_eq!(open(&marked), [2]);
        assert!(settled(&marked).is_err());
    }

    #[test]
    fn underlined_headings_are_no_marks() {
        let marked = merge(
            "T\n=======\na\n",
            "T\n=======\nmine\n",
            "T\n=======\ntheirs\n",
            2,
        );
        let marked = marked.expect_err("both changed line 3");
        assert_eq!(
            marked,
            "T\n=======\n<<<<<<< my draft\nmine\n======= or\ntheirs\n>>>>>>> version 2\n"
        );
        assert_eq!(open(&marked), [3]);
    }

    #[test]
    fn a_last_line_without_an_end_runs_into_no_mark() {
        let marked = merge("a", "mine", "theirs", 2).expect_err("both changed it");
        assert_eq!(
            marked,
            "<<<<<<< my draft\nmine\n======= or\ntheirs\n>>>>>>> version 2\n"
        );
    }

    #[test]
    fn marks_of_other_tools_are_text() {
        for text in [
            "```\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> main\n```\n",
            "Heading\n=======\n",
            "<<<<<<< my draft\n",
            ">>>>>>> version 2\n",
        ] {
            assert_eq!(open(text), [0; 0], "{text}");
        }
    }
}
