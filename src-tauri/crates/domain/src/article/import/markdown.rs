//! Markdown of sites: what only the site's own generator understands is taken out or written as what
//! it means. Everything else stays as it is, line by line.

use super::Format;
use crate::article::document::{Document, blocks, scalar};
use comrak::Anchorizer;

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
    let mut out = String::with_capacity(body.len());
    let mut ids: Vec<(String, String)> = Vec::new();
    let mut anchors = Anchorizer::new();
    let mut fence: Option<String> = None;
    let mut skipping = false;
    for line in body.split_inclusive('\n') {
        if fenced(line.trim(), &mut fence) {
            out.push_str(line);
            continue;
        }
        if format == Format::Docusaurus && module(line, &mut skipping) {
            continue;
        }
        match own(format, line.trim()) {
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
fn fenced(line: &str, fence: &mut Option<String>) -> bool {
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

/// Whether a line is JavaScript among MDX: it begins at the edge, and goes on to an empty line.
fn module(line: &str, skipping: &mut bool) -> bool {
    let begins = |word: &str| {
        line.strip_prefix(word)
            .is_some_and(|rest| rest.starts_with([' ', '{']))
    };
    let import = begins("import") && (line.contains(" from ") || line.contains(['\'', '"', '{']));
    let export = begins("export")
        && ["const ", "default ", "function ", "let ", "{"]
            .iter()
            .any(|word| {
                line.get(6..)
                    .is_some_and(|rest| rest.trim_start().starts_with(word))
            });
    if import || export {
        *skipping = true;
    } else if line.trim().is_empty() {
        *skipping = false;
    }
    *skipping
}

/// What a line of the generator's own means; None where it is none.
fn own(format: Format, line: &str) -> Option<String> {
    if format == Format::VuePress {
        // The table of contents, which every article has beside it.
        return line.eq_ignore_ascii_case("[[toc]]").then(String::new);
    }
    if line.starts_with("{/*") && line.ends_with("*/}") {
        return Some(String::new());
    }
    let name = line.trim_start_matches(['<', '/']);
    let tabs = line.starts_with('<') && line.ends_with('>');
    if tabs && (name.starts_with("TabItem") || name.starts_with("Tabs")) {
        let label = attribute(line, "label").or_else(|| attribute(line, "value"));
        let label = label.filter(|_| line.starts_with("<TabItem"));
        // A tab becomes a part with its label above it.
        return Some(label.map_or_else(String::new, |label| format!("\n**{label}**\n\n")));
    }
    None
}

fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
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
