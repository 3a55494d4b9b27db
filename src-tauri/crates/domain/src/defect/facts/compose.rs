//! A report as text, so that a desk without fields for its facts still holds them.

use super::field::Field;
use super::{Facts, Section};

/// Writes a report in headings that [`read`](super::read) finds again, with what it said besides below them.
/// Facts that the text would change, such as one with a heading of another inside, come back as they
/// are written there.
pub fn compose(facts: &Facts, rest: &[Section]) -> String {
    let mut out = String::new();
    let mut part = |heading: &str, body: &str| {
        let apart = if out.is_empty() { "" } else { "\n\n" };
        out.push_str(apart);
        out.push_str(heading);
        if !body.is_empty() {
            out.push_str(if heading.is_empty() { "" } else { "\n" });
            out.push_str(body);
        }
    };
    if !facts.description.is_empty() {
        part("", &facts.description);
    }
    let lines: Vec<String> = Field::ALL
        .iter()
        .filter(|field| !field.is_block() && !facts.get(**field).is_empty())
        .map(|field| format!("- {}: {}", field.title(), one_line(facts.get(*field))))
        .collect();
    for field in Field::ALL.iter().filter(|field| field.is_block()) {
        let text = facts.get(*field);
        if *field != Field::Description && !text.is_empty() {
            part(&format!("## {}", field.title()), text);
        }
    }
    if !lines.is_empty() {
        part("## Specifications", &lines.join("\n"));
    }
    for section in rest {
        part(&section.heading, &section.body);
    }
    out
}

/// A value of many lines would be read as a value and free text.
fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ")
}
