//! An article's text: Markdown with front matter, read leniently and written one way.
//!
//! Front matter is a block between two lines of `---` at the start, `key: value` a line, a list as
//! `[a, b]` or as lines that begin with `- `. Keys that are not ours are kept as they stand, so that
//! what another tool wrote is not lost. Nothing here fails: what cannot be read is left in the text.

use super::kind::{Audience, Kind};
use super::text::is_unseen;
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
    /// Who answers for it, as the text names them; empty where it does not.
    pub owner: String,
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
            let heading = super::text::first_heading(body).unwrap_or_default();
            document.title = clean(&heading).trim().to_owned();
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
        if !self.owner.is_empty() {
            let _ = writeln!(out, "{}", owner_line(&self.owner));
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
            "owner" => {
                self.owner = text();
                return !self.owner.is_empty();
            }
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

fn owner_line(owner: &str) -> String {
    format!("owner: {}", quoted(owner, false))
}

/// A document that says who answers for it; everything else stays as it is written.
pub fn with_owner(text: &str, owner: &str) -> String {
    let mut document = Document::read(text);
    if document.owner == owner || owner.trim().is_empty() {
        return text.to_owned();
    }
    if document.write() == text {
        document.owner = owner.to_owned();
        return document.write();
    }
    let (front, body) = split(text);
    let mut out = format!("{FENCE}\n");
    for (_, lines) in blocks(front).iter().filter(|(key, _)| key != "owner") {
        for line in lines {
            push_lines(&mut out, line);
        }
    }
    let _ = writeln!(out, "{}\n{FENCE}", owner_line(owner));
    out.push_str(body);
    out
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

/// One value: that of the key's own line and the lines set in below it, or the lines below joined.
pub fn scalar(block: &[&str]) -> String {
    let own = after_colon(block);
    let below = block.iter().skip(1);
    let marks = own.trim_start_matches(['|', '>']);
    let folded = marks.len() < own.len()
        && marks
            .chars()
            .all(|c| matches!(c, '+' | '-') || c.is_ascii_digit());
    if own.is_empty() || folded {
        let below = below.map(|line| line.trim());
        return below.collect::<Vec<_>>().join(" ").trim().to_owned();
    }
    let open = ['"', '\''].into_iter().any(|mark| is_open(own, mark));
    let goes_on = |line: &&&str| {
        open || (line.starts_with([' ', '\t']) && !line.trim_start().starts_with('#'))
    };
    let mut value = own.to_owned();
    for line in below.filter(goes_on).map(|line| line.trim()) {
        if !line.is_empty() {
            value.push(' ');
            value.push_str(line);
        }
    }
    bare(&value)
}

/// Whether a value begins with a quotation mark that its line does not close.
fn is_open(value: &str, mark: char) -> bool {
    value
        .strip_prefix(mark)
        .is_some_and(|rest| !rest.trim_end().ends_with(mark))
}

/// A list: `[a, b]`, also over several lines, lines that begin with `- `, or one value. Of an item that
/// has parts of its own, such as a tag with its address, the part that names it.
pub fn list(block: &[&str]) -> Vec<String> {
    let own = after_colon(block);
    let mut below = block.iter().skip(1).map(|line| line.trim());
    let flow = own.starts_with('[')
        || (own.is_empty()
            && below
                .clone()
                .find(|line| !line.is_empty())
                .is_some_and(flows));
    let mut whole = own.to_owned();
    if flow && !closed(own) {
        for line in below.clone().filter(|line| !line.starts_with('#')) {
            whole.push(' ');
            whole.push_str(line);
        }
    }
    let whole = whole.trim();
    let inside = whole
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    let items: Vec<String> = match inside {
        Some(inside) => parts(inside).iter().map(|item| named(item)).collect(),
        None if own.is_empty() => items(&mut below),
        None => vec![named(own)],
    };
    items.into_iter().filter(|item| !item.is_empty()).collect()
}

fn flows(line: &str) -> bool {
    line.starts_with('[')
}

fn closed(own: &str) -> bool {
    own.ends_with(']')
}

/// Items that stand on lines of their own, each with the lines that belong to it.
fn items(lines: &mut dyn Iterator<Item = &str>) -> Vec<String> {
    let mut out: Vec<Vec<&str>> = Vec::new();
    for line in lines {
        match (line.strip_prefix('-'), out.last_mut()) {
            (Some(item), _) => out.push(vec![item.trim()]),
            (None, Some(item)) if !line.is_empty() && !line.starts_with('#') => item.push(line),
            _ => {}
        }
    }
    let name = |item: &Vec<&str>| match item.as_slice() {
        [one] => named(one),
        lines => match lines.iter().filter_map(|line| pair(line)).collect() {
            pairs if lines.iter().all(|line| pair(line).is_some()) => name_of(pairs),
            _ => named(&lines.join(" ")),
        },
    };
    out.iter().map(name).collect()
}

/// A key with its value, as a part of an item.
fn pair(line: &str) -> Option<(String, &str)> {
    let key = key_of(line)?;
    line.split_once(':').map(|(_, value)| (key, value.trim()))
}

/// The part of an item that names it; the first one where none does.
fn name_of(pairs: Vec<(String, &str)>) -> String {
    const NAMES: [&str; 4] = ["label", "name", "title", "value"];
    let called = |name: &&str| pairs.iter().find(|(key, _)| key == name);
    let found = NAMES.iter().find_map(called).or(pairs.first());
    found.map_or_else(String::new, |(_, value)| bare(value))
}

/// An item on one line: a value, or `label: Ops`, or `{label: Ops, …}`.
fn named(item: &str) -> String {
    let inside = item
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'));
    if let Some(inside) = inside {
        let parts = parts(inside);
        let pairs: Vec<_> = parts.iter().filter_map(|part| pair(part)).collect();
        if !pairs.is_empty() {
            return name_of(pairs);
        }
    }
    match pair(item) {
        Some((key, value)) if key == "label" => bare(value),
        _ => bare(item),
    }
}

/// The items between brackets as they are written; a comma inside quotation marks or inside an item's
/// own brackets does not part.
fn parts(inside: &str) -> Vec<String> {
    let (mut items, mut item, mut quote, mut escaped) = (Vec::new(), String::new(), None, false);
    let mut braces = 0_usize;
    for c in inside.chars() {
        let begins = item.trim_end().ends_with([':', ',', '{']) || item.trim().is_empty();
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some('"'), '\\') => escaped = true,
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'') if begins => quote = Some(c),
            (None, '{') if braces > 0 || item.trim().is_empty() => braces += 1,
            (None, '}') => braces = braces.saturating_sub(1),
            (None, ',') if braces == 0 => {
                items.push(item.trim().to_owned());
                item.clear();
                continue;
            }
            _ => {}
        }
        item.push(c);
    }
    items.push(item.trim().to_owned());
    items
}

/// A value without its quotation marks, and without what no reader sees.
fn bare(value: &str) -> String {
    let inner = |mark: char| {
        let rest = value.strip_prefix(mark)?;
        rest.strip_suffix(mark)
    };
    if let Some(text) = inner('"') {
        return clean(&unescaped(text));
    }
    match inner('\'') {
        Some(text) => clean(&text.replace("''", "'")),
        None => clean(value),
    }
}

/// A value without control characters and those that turn the direction of writing; what parts words
/// is a blank.
fn clean(text: &str) -> String {
    let kept = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if is_unseen(c) => None,
        c => Some(c),
    };
    text.chars().filter_map(kept).collect()
}

/// The text between double quotation marks, its escapes read as YAML 1.2 has them (§5.7).
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let mut chars = from.chars().skip(1);
        let Some(mark) = chars.next() else {
            return out;
        };
        let digits = match mark {
            'x' => 2,
            'u' => 4,
            'U' => 8,
            _ => 0,
        };
        let code = from.get(2..2 + digits).filter(|_| digits > 0);
        let code = code.filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let letter = code
            .and_then(|code| u32::from_str_radix(code, 16).ok())
            .and_then(char::from_u32);
        let taken = match letter {
            Some(letter) => {
                out.push(letter);
                2 + digits
            }
            None => {
                out.push(escape(mark));
                1 + mark.len_utf8()
            }
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// What a letter after a backslash stands for.
fn escape(mark: char) -> char {
    match mark {
        'n' => '\n',
        't' => '\t',
        'r' => '\r',
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
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
