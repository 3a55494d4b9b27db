//! The fast reader's inner half: one entry in the plain block style Helm writes.
//!
//! It reads what it surely knows: keys without quotes, plain and quoted text on one line or folded
//! over several, lists of text, and the list of dependencies. At anything else it stops with
//! [`Unfamiliar`] and the full reader takes the entry.

use super::entry::{Dependency, Entry};
use super::node::{self, Draft};
use super::shape::split_key;
use std::borrow::Cow;

/// Not in the style this reader knows.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unfamiliar;

type Read<T> = Result<T, Unfamiliar>;

/// Reads the entry in `text`, whose dash stands at column `indent` of its first line.
pub(super) fn read(text: &str, indent: usize) -> Read<Draft> {
    if !clean(text) {
        return Err(Unfamiliar);
    }
    let mut cursor = Cursor::new(text);
    let at = cursor.enter_item(indent)?.ok_or(Unfamiliar)?;
    let mut draft = Draft::default();
    mapping(&mut cursor, at, |cursor, key, value| {
        if key == "name" {
            draft.name = cursor.text(value, at)?;
            return Ok(());
        }
        field(cursor, &mut draft.entry, key, value, at)
    })?;
    match cursor.solid() {
        None => Ok(draft),
        Some(_) => Err(Unfamiliar),
    }
}

fn field<'a>(
    cursor: &mut Cursor<'a>,
    entry: &mut Entry,
    key: &str,
    value: &'a str,
    at: usize,
) -> Read<()> {
    let yes = |text: Option<String>| text.is_some_and(|text| node::is_true(&text));
    match key {
        "version" => entry.version = cursor.text(value, at)?.unwrap_or_default(),
        "appVersion" => entry.app_version = cursor.text(value, at)?,
        "description" => entry.description = cursor.text(value, at)?,
        "digest" => entry.digest = cursor.text(value, at)?,
        "urls" => entry.urls = cursor.texts(value, at)?,
        "created" => entry.created = cursor.text(value, at)?,
        "deprecated" => entry.deprecated = yes(cursor.text(value, at)?),
        "removed" => entry.removed = yes(cursor.text(value, at)?),
        "kubeVersion" => entry.kube_version = cursor.text(value, at)?,
        "home" => entry.home = cursor.text(value, at)?,
        "sources" => entry.sources = cursor.texts(value, at)?,
        "keywords" => entry.keywords = cursor.texts(value, at)?,
        "dependencies" => entry.dependencies = dependencies(cursor, value, at)?,
        "apiVersion" => entry.api_version = cursor.text(value, at)?.unwrap_or_default(),
        "type" => entry.chart_type = cursor.text(value, at)?,
        "icon" => entry.icon = cursor.text(value, at)?,
        _ => cursor.pass_over(value, at)?,
    }
    Ok(())
}

fn dependencies(cursor: &mut Cursor<'_>, value: &str, at: usize) -> Read<Vec<Dependency>> {
    let mut found = Vec::new();
    let Some(dash) = cursor.list(value, at)? else {
        return Ok(found);
    };
    while let Some(inner) = cursor.enter_item(dash)? {
        let mut dependency = Dependency::default();
        mapping(cursor, inner, |cursor, key, value| {
            match key {
                "name" => dependency.name = cursor.text(value, inner)?.unwrap_or_default(),
                "version" => dependency.version = cursor.text(value, inner)?,
                "repository" => dependency.repository = cursor.text(value, inner)?,
                "condition" => dependency.condition = cursor.text(value, inner)?,
                "tags" => dependency.tags = cursor.texts(value, inner)?,
                "alias" => dependency.alias = cursor.text(value, inner)?,
                _ => cursor.pass_over(value, inner)?,
            }
            Ok(())
        })?;
        found.push(dependency);
    }
    Ok(found)
}

/// Keys one mapping may have here; Helm knows about twenty.
const MAX_KEYS: usize = 40;

/// Reads the keys at column `at`; each value is read by `take`.
fn mapping<'a>(
    cursor: &mut Cursor<'a>,
    at: usize,
    mut take: impl FnMut(&mut Cursor<'a>, &'a str, &'a str) -> Read<()>,
) -> Read<()> {
    let mut seen = [""; MAX_KEYS];
    let mut count = 0;
    while let Some(line) = cursor.solid() {
        if line.indent < at {
            break;
        }
        let (key, value) = split_key(line.text).ok_or(Unfamiliar)?;
        if line.indent > at || count == MAX_KEYS || seen[..count].contains(&key) {
            return Err(Unfamiliar);
        }
        seen[count] = key;
        count += 1;
        cursor.advance();
        take(cursor, key, value)?;
    }
    if count == 0 { Err(Unfamiliar) } else { Ok(()) }
}

/// No control character, tab or mark that YAML versions disagree about.
fn clean(text: &str) -> bool {
    // A fold over all bytes, without a way out, is what the compiler turns into wide instructions.
    let odd = text.bytes().fold(0u8, |odd, b| {
        odd | u8::from((b < 0x20) & (b != b'\n')) | u8::from(b == 0x7f) | (u8::from(b >= 0x80) << 1)
    });
    let disputed = |c: char| {
        matches!(
            c,
            '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}'
        )
    };
    odd & 1 == 0 && (odd & 2 == 0 || !text.contains(disputed))
}

#[derive(Clone, Copy, Debug)]
struct Line<'a> {
    indent: usize,
    /// Without indentation and spaces at the end; empty for a blank line.
    text: &'a str,
}

/// Walks over the lines of one entry.
struct Cursor<'a> {
    rest: &'a str,
    line: Option<Line<'a>>,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str) -> Self {
        let mut cursor = Self {
            rest: text,
            line: None,
        };
        cursor.advance();
        cursor
    }

    fn advance(&mut self) {
        if self.rest.is_empty() {
            self.line = None;
            return;
        }
        let end = memchr::memchr(b'\n', self.rest.as_bytes()).unwrap_or(self.rest.len());
        let whole = &self.rest[..end];
        self.rest = self.rest.get(end + 1..).unwrap_or_default();
        let text = whole.trim_start_matches(' ');
        self.line = Some(Line {
            indent: whole.len() - text.len(),
            text: text.trim_end_matches(' '),
        });
    }

    /// The next line that is neither blank nor a comment.
    fn solid(&mut self) -> Option<Line<'a>> {
        while let Some(line) = self.line {
            if !line.text.is_empty() && !line.text.starts_with('#') {
                return Some(line);
            }
            self.advance();
        }
        None
    }

    /// Steps into the list item whose dash stands at `dash`, so that what follows the dash is the
    /// current line; gives its column. `None` where the list ends.
    fn enter_item(&mut self, dash: usize) -> Read<Option<usize>> {
        let Some(line) = self.solid() else {
            return Ok(None);
        };
        let Some(after) = line.text.strip_prefix('-') else {
            return if line.indent <= dash {
                Ok(None)
            } else {
                Err(Unfamiliar)
            };
        };
        if line.indent < dash {
            return Ok(None);
        }
        let text = after.trim_start_matches(' ');
        if line.indent > dash || text.is_empty() || text.len() == after.len() {
            return Err(Unfamiliar);
        }
        let indent = line.indent + line.text.len() - text.len();
        self.line = Some(Line { indent, text });
        Ok(Some(indent))
    }

    /// The column of the dashes of the list that is the value of a key at column `at`; `None` for
    /// an empty list.
    fn list(&mut self, value: &str, at: usize) -> Read<Option<usize>> {
        let here = self.solid().filter(|line| line.indent >= at);
        let dashes = here
            .filter(|line| line.text.starts_with("- "))
            .map(|line| line.indent);
        if value.is_empty() {
            let deeper = here.is_some_and(|line| line.indent > at) && dashes.is_none();
            return if deeper { Err(Unfamiliar) } else { Ok(dashes) };
        }
        let none = value == "[]" || node::is_null(value);
        let alone = here.is_none_or(|line| line.indent == at) && dashes.is_none();
        if none && alone {
            Ok(None)
        } else {
            Err(Unfamiliar)
        }
    }

    /// A list of text.
    fn texts(&mut self, value: &str, at: usize) -> Read<Vec<String>> {
        let mut found = Vec::new();
        let Some(dash) = self.list(value, at)? else {
            return Ok(found);
        };
        while self.enter_item(dash)?.is_some() {
            let Some(line) = self.line else { break };
            self.advance();
            found.extend(self.text(line.text, dash)?);
        }
        Ok(found)
    }

    /// Text that begins with `first`, the rest of the current line's key or dash at column `at`;
    /// `None` for null.
    fn text(&mut self, first: &'a str, at: usize) -> Read<Option<String>> {
        match first.as_bytes().first() {
            None => match self.solid() {
                Some(line) if line.indent > at => Err(Unfamiliar),
                _ => Ok(None),
            },
            Some(quote @ (b'"' | b'\'')) => self.quoted(&first[1..], *quote, at).map(Some),
            Some(_) => self.plain(first, at),
        }
    }

    fn plain(&mut self, first: &'a str, at: usize) -> Read<Option<String>> {
        if first.starts_with(INDICATORS) || !plain_line(first) {
            return Err(Unfamiliar);
        }
        let Some((mut line, mut blanks)) = self.continuation(at)? else {
            return Ok((!node::is_null(first)).then(|| first.to_owned()));
        };
        let mut folded = String::from(first);
        loop {
            if !plain_line(line) || line.starts_with('#') {
                return Err(Unfamiliar);
            }
            fold(&mut folded, blanks);
            folded.push_str(line);
            match self.continuation(at)? {
                Some((next, between)) => (line, blanks) = (next, between),
                None => return Ok(Some(folded)),
            }
        }
    }

    /// The next line of a plain text of a key at column `at`, and the blank lines before it.
    fn continuation(&mut self, at: usize) -> Read<Option<(&'a str, usize)>> {
        let mut blanks = 0;
        while let Some(line) = self.line {
            if line.text.is_empty() {
                blanks += 1;
            } else if line.text.starts_with('#') {
                return Err(Unfamiliar);
            } else if line.indent > at {
                self.advance();
                return Ok(Some((line.text, blanks)));
            } else {
                return Ok(None);
            }
            self.advance();
        }
        Ok(None)
    }

    fn quoted(&mut self, first: &'a str, quote: u8, at: usize) -> Read<String> {
        if let (Some(end), _) = closing(first, quote) {
            alone(&first[end + 1..])?;
            return Ok(unescaped(&first[..end], quote)?.into_owned());
        }
        let mut folded = String::new();
        let (mut piece, mut blanks) = (first, None);
        loop {
            let (end, open) = closing(piece, quote);
            if let Some(blanks) = blanks {
                fold(&mut folded, blanks);
            }
            folded.push_str(&unescaped(&piece[..end.unwrap_or(piece.len())], quote)?);
            if let Some(end) = end {
                alone(&piece[end + 1..])?;
                return Ok(folded);
            }
            // A backslash before the line's end joins the lines in its own way.
            if open {
                return Err(Unfamiliar);
            }
            let (next, between) = self.inside_quotes(at)?;
            (piece, blanks) = (next, Some(between));
        }
    }

    fn inside_quotes(&mut self, at: usize) -> Read<(&'a str, usize)> {
        let mut blanks = 0;
        while let Some(line) = self.line {
            self.advance();
            if line.text.is_empty() {
                blanks += 1;
            } else if line.indent > at {
                return Ok((line.text, blanks));
            } else {
                break;
            }
        }
        Err(Unfamiliar)
    }

    /// Passes over the value of a key at column `at` that we do not keep. All of it stands deeper
    /// than the key, but for a list that may stand right below it.
    fn pass_over(&mut self, value: &str, at: usize) -> Read<()> {
        if value.starts_with(['&', '*', '!']) {
            return Err(Unfamiliar);
        }
        let list = value.is_empty() || value.starts_with('#');
        while let Some(line) = self.line {
            let dash =
                list && line.indent == at && (line.text == "-" || line.text.starts_with("- "));
            if !line.text.is_empty() && line.indent <= at && !dash {
                break;
            }
            self.advance();
        }
        Ok(())
    }
}

/// What plain text may not begin with; some of these may under conditions we do not judge.
const INDICATORS: [char; 19] = [
    '-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`',
];

/// Whether a line of plain text holds nothing that ends it or makes it a key.
fn plain_line(line: &str) -> bool {
    let bytes = line.as_bytes();
    bytes.iter().enumerate().all(|(i, b)| match b {
        b':' => bytes.get(i + 1).is_some_and(|next| *next != b' '),
        b'#' => i > 0 && bytes[i - 1] != b' ',
        _ => true,
    })
}

/// One line break is a space; each further one is a line feed.
fn fold(text: &mut String, blanks: usize) {
    match blanks {
        0 => text.push(' '),
        n => text.extend(std::iter::repeat_n('\n', n)),
    }
}

/// After a closing quote the line must end; a comment there is left to the full reader.
fn alone(rest: &str) -> Read<()> {
    if rest.is_empty() {
        Ok(())
    } else {
        Err(Unfamiliar)
    }
}

/// Where the quote closes, and whether the piece ends in the middle of an escape.
fn closing(piece: &str, quote: u8) -> (Option<usize>, bool) {
    let bytes = piece.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'\\' if quote == b'"' => i += 1,
            b'\'' if quote == b'\'' && bytes.get(i + 1) == Some(&b'\'') => i += 1,
            b if b == quote => return (Some(i), false),
            _ => {}
        }
        i += 1;
    }
    (None, i > bytes.len())
}

fn unescaped(piece: &str, quote: u8) -> Read<Cow<'_, str>> {
    if quote == b'\'' {
        let doubled = memchr::memchr(b'\'', piece.as_bytes()).is_some();
        return Ok(if doubled {
            piece.replace("''", "'").into()
        } else {
            piece.into()
        });
    }
    if memchr::memchr(b'\\', piece.as_bytes()).is_none() {
        return Ok(piece.into());
    }
    let mut text = String::with_capacity(piece.len());
    let mut chars = piece.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => text.push(match chars.next() {
                Some(same @ ('"' | '\\' | '/')) => same,
                Some('n') => '\n',
                Some('t') => '\t',
                Some('r') => '\r',
                _ => return Err(Unfamiliar),
            }),
            plain => text.push(plain),
        }
    }
    Ok(text.into())
}
