//! HTML parsed, unless that would cost more than a text is worth.

use super::Skip;
use crate::article::html::tags::{Piece, pieces};
use scraper::Html;
use std::collections::HashMap;

/// Elements that a parser opens again in every block that follows while they are open, so that a few
/// that are never closed make a tree many times as long as the text.
const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// Elements that need not be closed, and do not stand in each other when they are not.
const LOOSE: [&str; 24] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta",
    "option", "p", "param", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "wbr",
];

/// How many formatting elements may be opened again in all.
const REOPENED: usize = 1_000_000;

/// How deep elements may stand in each other: a parser looks through all that are open at each tag.
const DEEPEST: usize = 400;

/// Parses a document that is not too heavy.
pub(super) fn parsed(html: &str) -> Result<Html, Skip> {
    if heavy(html) {
        return Err(Skip::because(
            "Too many of its elements are opened and never closed.",
        ));
    }
    Ok(Html::parse_document(html))
}

fn heavy(html: &str) -> bool {
    let mut open: HashMap<String, usize> = HashMap::new();
    let (mut depth, mut formats, mut reopened) = (0_usize, 0_usize, 0_usize);
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else { continue };
        reopened += formats;
        if reopened > REOPENED {
            return true;
        }
        if LOOSE.contains(&tag.name.as_str()) {
            continue;
        }
        let formatting = FORMATTING.contains(&tag.name.as_str());
        let count = open.entry(tag.name).or_default();
        if !tag.closes {
            *count += 1;
            depth += 1;
            formats += usize::from(formatting);
        } else if *count > 0 {
            *count -= 1;
            depth -= 1;
            formats -= usize::from(formatting);
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}
