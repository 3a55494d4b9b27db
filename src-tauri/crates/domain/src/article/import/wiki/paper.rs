//! A whole page as a document: its summary, its short values, its texts.

use super::super::textile::escape;
use super::{Links, Skip, body};
use crate::article::document::Document;
use crate::desk::library::{Markup, Paper};

/// The longest title that is kept, in letters.
const TITLE: usize = 250;

/// Writes a page as a document; `markup` is that of texts of which the desk does not say it.
///
/// # Errors
/// [`Skip`] for one that has no text or no name, or whose text cannot be read.
pub fn document(paper: &Paper, markup: Markup, links: &dyn Links) -> Result<Document, Skip> {
    let title = line(&paper.title);
    if title.is_empty() {
        return Err(Skip::because("It has no name."));
    }
    let mut out: Vec<String> = Vec::new();
    if !paper.summary.trim().is_empty() {
        out.push(body(&paper.summary, Markup::Plain, links)?);
    }
    if !paper.facts.is_empty() {
        out.push(body(&facts(&paper.facts), Markup::Html, links)?);
    }
    let written = paper
        .parts
        .iter()
        .filter(|part| !part.text.trim().is_empty());
    let several = written.clone().count() > 1;
    for part in written {
        let name = line(&part.name);
        if several && !name.is_empty() {
            let mut heading = String::from("<h2>");
            escape(&name, &mut heading);
            out.push(body(&format!("{heading}</h2>"), Markup::Html, links)?);
        }
        out.push(body(&part.text, part.markup.unwrap_or(markup), links)?);
    }
    if out.is_empty() {
        return Err(Skip::because("It has no text."));
    }
    Ok(Document {
        title,
        body: out.join("\n"),
        ..Document::default()
    })
}

fn facts(facts: &[(String, String)]) -> String {
    let mut out = String::from("<ul>");
    for (name, value) in facts {
        out.push_str("<li><strong>");
        escape(name, &mut out);
        out.push_str("</strong>: ");
        escape(value, &mut out);
        out.push_str("</li>");
    }
    out.push_str("</ul>");
    out
}

/// A name on one line, without what steers a terminal.
fn line(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(TITLE)
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
