//! Markdown of sites: what only the site's own generator understands is taken out or written as what
//! it means. Everything else stays as it is, line by line.

use super::{Format, mdx};
use crate::article::document::{Document, blocks, scalar};
use comrak::Anchorizer;
use std::borrow::Cow;

/// Reads a document; it has no title where nothing in it says one.
pub(super) fn read(format: Format, text: &str) -> Document {
    let text = text.replace("\r\n", "\n");
    let mut document = Document::read(&text);
    document.title = document.title.trim().to_owned();
    if format == Format::Markdown {
        return document;
    }
    document.body = body(format, &document.body);
    if document.title.is_empty() {
        document.title = sidebar(&document.other);
    }
    document.title = without_id(&document.title).0.to_owned();
    document
}

/// What Docusaurus calls a page in its list, where it has no other name.
fn sidebar(front: &str) -> String {
    let blocks = blocks(front);
    let label = blocks
        .iter()
        .find(|(key, _)| key == "sidebar_label" || key == "sidebar_title");
    label.map(|(_, lines)| scalar(lines)).unwrap_or_default()
}

fn body(format: Format, body: &str) -> String {
    let plain = match format {
        Format::Docusaurus => Cow::Owned(mdx::written(body)),
        _ => Cow::Borrowed(body),
    };
    let body = plain.as_ref();
    let mut out = String::with_capacity(body.len());
    let mut ids: Vec<(String, String)> = Vec::new();
    let mut anchors = Anchorizer::new();
    let mut fence: Option<String> = None;
    for line in body.split_inclusive('\n') {
        if fenced(line.trim(), &mut fence) {
            out.push_str(line);
            continue;
        }
        match own(line.trim()).filter(|_| format == Format::VuePress) {
            Some(written) => out.push_str(&written),
            None => heading(line, &mut anchors, &mut ids, &mut out),
        }
    }
    for (id, anchor) in ids {
        out = out.replace(&format!("](#{id})"), &format!("](#{anchor})"));
    }
    out
}

/// Whether a line stands in code, or is what begins or ends it.
pub(super) fn fenced(line: &str, fence: &mut Option<String>) -> bool {
    let mark: String = ['`', '~']
        .into_iter()
        .map(|mark| line.chars().take_while(|c| *c == mark).collect::<String>())
        .find(|run| run.len() >= 3)
        .unwrap_or_default();
    match fence {
        Some(open) => {
            if mark.starts_with(open.as_str()) && line.len() == mark.len() {
                *fence = None;
            }
            true
        }
        None if !mark.is_empty() => {
            *fence = Some(mark);
            true
        }
        None => false,
    }
}

/// What a line of VuePress's own means; None where it is none.
fn own(line: &str) -> Option<String> {
    // The table of contents, which every article has beside it.
    if line.eq_ignore_ascii_case("[[toc]]") {
        return Some(String::new());
    }
    // A tab becomes a part with its label above it.
    if let Some(rest) = line.strip_prefix("@tab") {
        let rest = rest.strip_prefix(":active").unwrap_or(rest);
        let label = rest.strip_prefix(' ').map(label).unwrap_or_default();
        return (!label.is_empty()).then(|| format!("\n**{label}**\n\n"));
    }
    let colons = line.len() - line.trim_start_matches(':').len();
    let (marks, rest) = line.split_at(colons);
    let (name, rest) = rest.trim_start().split_once(' ')?;
    let label = label(rest);
    let tab = colons >= 3 && matches!(name, "tab" | "code-group-item") && !label.is_empty();
    tab.then(|| format!("{marks} tab\n\n**{label}**\n\n"))
}

/// The label of a tab without what else is said of it: `"A tab" id="x"`, `A tab{.b}`, `FILE:active`.
fn label(rest: &str) -> String {
    let rest = rest.trim();
    let inside = ['"', '\''].into_iter().find_map(|mark| {
        let (label, _) = rest.strip_prefix(mark)?.split_once(mark)?;
        Some(label)
    });
    let words = rest.split(['{', '#']).next().unwrap_or_default();
    let words = words
        .split_whitespace()
        .take_while(|word| !word.contains('='));
    let label = inside.map_or_else(|| words.collect::<Vec<_>>().join(" "), str::to_owned);
    label.trim_end_matches(":active").trim().to_owned()
}

/// Writes a line; a heading goes without the id that it names for itself, and links to that id lead
/// to the one it has with us.
fn heading(
    line: &str,
    anchors: &mut Anchorizer,
    ids: &mut Vec<(String, String)>,
    out: &mut String,
) {
    let text = line.trim_start_matches('#');
    if text.len() == line.len() || !text.starts_with(' ') {
        return out.push_str(line);
    }
    let (without, id) = without_id(line.trim_end());
    let text = without.trim_start_matches('#').trim();
    let anchor = anchors.anchorize(&crate::article::text::plain(text));
    match id {
        Some(id) => {
            ids.push((id.to_owned(), anchor));
            out.push_str(without.trim_end());
            out.push('\n');
        }
        None => out.push_str(line),
    }
}

/// A heading without `{#id}` at its end, and the id.
fn without_id(line: &str) -> (&str, Option<&str>) {
    let found = line
        .strip_suffix('}')
        .and_then(|rest| rest.rsplit_once("{#"));
    match found {
        Some((text, id)) if !id.is_empty() && !id.contains([' ', '{', '}', ')']) => {
            (text.trim_end(), Some(id))
        }
        _ => (line, None),
    }
}
