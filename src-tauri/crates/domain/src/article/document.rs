//! An article's text: Markdown with front matter, read leniently and written one way.
//!
//! Front matter is a block between two lines of `---` at the start, `key: value` a line, a list as
//! `[a, b]` or as lines that begin with `- `. Keys that are not ours are kept as they stand, so that
//! what another tool wrote is not lost. Nothing here fails: what cannot be read is left in the text.

use super::kind::{Audience, Kind};
use std::fmt::Write;

/// A document: what the front matter says, and the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// What it is called.
    pub title: String,
    /// What it is about; None where the text does not say.
    pub kind: Option<Kind>,
    /// Who may read it; None where the text does not say.
    pub audience: Option<Audience>,
    /// Names of products it is about.
    pub products: Vec<String>,
    /// Names of components it is about.
    pub components: Vec<String>,
    /// The first version it holds for, or empty.
    pub from: String,
    /// The last version it holds for, or empty.
    pub to: String,
    /// Codes of environments it is about.
    pub environments: Vec<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// Lines of front matter that are not ours, as they stand.
    pub other: String,
    /// The Markdown below the front matter.
    pub body: String,
}

/// The line above and below front matter.
const FENCE: &str = "---";

impl Document {
    /// Reads a document. A text without front matter is all body; the title is then its first
    /// heading of the first level, which stays where it stands.
    pub fn read(text: &str) -> Document {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut document = Document::default();
        let (front, body) = split(text);
        for (key, block) in blocks(front) {
            if !document.take(&key, &block) {
                block.iter().for_each(|line| {
                    document.other.push_str(line.trim_end_matches('\r'));
                    document.other.push('\n');
                });
            }
        }
        document.body = body.to_owned();
        if document.title.is_empty() {
            document.title = super::text::first_heading(body).unwrap_or_default();
        }
        document
    }

    /// Writes it: our keys first, in one order, empty ones left out. Lines that belong to no key go
    /// before them, as they would belong to the last of ours otherwise.
    pub fn write(&self) -> String {
        let (loose, other) = keyless(&self.other);
        let mut out = format!("{FENCE}\n");
        push_lines(&mut out, loose);
        let _ = writeln!(out, "title: {}", quoted(&self.title, false));
        if let Some(kind) = self.kind {
            let _ = writeln!(out, "kind: {}", kind.slug());
        }
        if let Some(audience) = self.audience {
            let _ = writeln!(out, "audience: {}", audience.slug());
        }
        for (key, list) in [
            ("products", &self.products),
            ("components", &self.components),
        ] {
            write_list(&mut out, key, list);
        }
        for (key, value) in [("from", &self.from), ("to", &self.to)] {
            if !value.is_empty() {
                let _ = writeln!(out, "{key}: {}", quoted(value, false));
            }
        }
        for (key, list) in [("environments", &self.environments), ("tags", &self.tags)] {
            write_list(&mut out, key, list);
        }
        push_lines(&mut out, other);
        let _ = writeln!(out, "{FENCE}");
        out.push_str(&self.body);
        out
    }

    /// Takes one key; false when it is not ours or does not hold what it should.
    fn take(&mut self, key: &str, block: &[&str]) -> bool {
        let text = || scalar(block).trim().to_owned();
        match key {
            "title" => self.title = text(),
            "kind" => match Kind::parse(&text()) {
                Some(kind) => self.kind = Some(kind),
                None => return false,
            },
            "audience" => match Audience::parse(&text()) {
                Some(audience) => self.audience = Some(audience),
                None => return false,
            },
            "products" | "product" => self.products = list(block),
            "components" | "component" => self.components = list(block),
            "environments" | "environment" => self.environments = list(block),
            "tags" | "tag" => self.tags = list(block),
            "from" => self.from = text(),
            "to" => self.to = text(),
            _ => return false,
        }
        true
    }
}

/// Front matter and body; the first is empty where there is none.
pub fn split(text: &str) -> (&str, &str) {
    let Some(rest) = text.strip_prefix(FENCE) else {
        return ("", text);
    };
    let Some(rest) = rest
        .strip_prefix('\n')
        .or_else(|| rest.strip_prefix("\r\n"))
    else {
        return ("", text);
    };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let front = rest.get(..at).unwrap_or_default();
            let body = rest.get(at + line.len()..).unwrap_or_default();
            return (front, body);
        }
        at += line.len();
    }
    ("", text)
}

/// The keys of front matter, each with the lines it holds; lines before the first key have an empty
/// one.
pub fn blocks(front: &str) -> Vec<(String, Vec<&str>)> {
    let mut out: Vec<(String, Vec<&str>)> = Vec::new();
    for line in front.lines() {
        match (key_of(line), out.last_mut()) {
            (Some(key), _) => out.push((key, vec![line])),
            (None, Some((_, lines))) => lines.push(line),
            (None, None) => out.push((String::new(), vec![line])),
        }
    }
    out
}

/// Writes lines, the last of them ended.
fn push_lines(out: &mut String, lines: &str) {
    out.push_str(lines);
    if !lines.is_empty() && !lines.ends_with('\n') {
        out.push('\n');
    }
}

/// The lines before the first key, and the rest.
fn keyless(front: &str) -> (&str, &str) {
    let mut at = 0;
    for line in front.split_inclusive('\n') {
        if key_of(line.trim_end_matches(['\n', '\r'])).is_some() {
            break;
        }
        at += line.len();
    }
    front.split_at_checked(at).unwrap_or((front, ""))
}

/// The key a line begins with: a word at its start, before a colon that a blank or nothing follows.
fn key_of(line: &str) -> Option<String> {
    let (key, rest) = line.split_once(':')?;
    let sound = !key.is_empty()
        && key
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'))
        && (rest.is_empty() || rest.starts_with([' ', '\t', '\r']));
    sound.then(|| key.to_lowercase())
}

fn after_colon<'a>(block: &[&'a str]) -> &'a str {
    let first = block.first().copied().unwrap_or_default();
    first.split_once(':').map_or("", |(_, rest)| rest).trim()
}

/// One value: that of the key's own line, or the lines below it joined.
pub fn scalar(block: &[&str]) -> String {
    let own = after_colon(block);
    if own.is_empty() || matches!(own, "|" | ">" | "|-" | ">-") {
        let below = block.iter().skip(1).map(|line| line.trim());
        return below.collect::<Vec<_>>().join(" ").trim().to_owned();
    }
    bare(own)
}

/// A list: `[a, b]`, lines that begin with `- `, or one value.
pub fn list(block: &[&str]) -> Vec<String> {
    let own = after_colon(block);
    let inside = own
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let items: Vec<String> = match inside {
        Some(inside) => parts(inside),
        None if own.is_empty() => {
            let below = block.iter().skip(1).map(|line| line.trim());
            below
                .filter_map(|line| line.strip_prefix('-'))
                .map(|item| bare(item.trim()))
                .collect()
        }
        None => vec![bare(own)],
    };
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

/// The items between brackets; a comma inside quotation marks does not part.
fn parts(inside: &str) -> Vec<String> {
    let (mut items, mut item, mut quote, mut escaped) = (Vec::new(), String::new(), None, false);
    for c in inside.chars() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') if item.trim().is_empty() => quote = Some(c),
            (None, ',') => {
                items.push(bare(item.trim()));
                item.clear();
                continue;
            }
            _ => {}
        }
        item.push(c);
    }
    items.push(bare(item.trim()));
    items
}

/// A value without its quotation marks.
fn bare(value: &str) -> String {
    let inner = |mark: char| {
        let rest = value.strip_prefix(mark)?;
        rest.strip_suffix(mark)
    };
    if let Some(text) = inner('"') {
        let (mut out, mut escaped) = (String::new(), false);
        for c in text.chars() {
            match (escaped, c) {
                (false, '\\') => escaped = true,
                _ => {
                    out.push(c);
                    escaped = false;
                }
            }
        }
        return out;
    }
    match inner('\'') {
        Some(text) => text.replace("''", "'"),
        None => value.to_owned(),
    }
}

fn write_list(out: &mut String, key: &str, list: &[String]) {
    let items: Vec<String> = list
        .iter()
        .filter(|item| !item.trim().is_empty())
        .map(|item| quoted(item, true))
        .collect();
    if !items.is_empty() {
        let _ = writeln!(out, "{key}: [{}]", items.join(", "));
    }
}

/// A value as front matter holds it: in quotation marks wherever a reader could take it for
/// something else.
fn quoted(value: &str, in_list: bool) -> String {
    let line: String = value
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let line = line.trim();
    let doubtful = line.contains(": ")
        || line.contains(" #")
        || line.ends_with(':')
        || line.contains(['"', '\'', '\\'])
        || (in_list && line.contains([',', '[', ']', '{', '}']))
        || matches!(
            line,
            "true" | "false" | "null" | "yes" | "no" | "on" | "off"
        );
    let plain = line.starts_with(char::is_alphabetic) && !doubtful;
    if plain {
        return line.to_owned();
    }
    format!("\"{}\"", line.replace('\\', "\\\\").replace('"', "\\\""))
}
