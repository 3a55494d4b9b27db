//! Content lines: folding, escaping, and taking them apart again (RFC 5545 §3.1 and §3.3.11).

/// Longest written line in octets, without its end.
const FOLD: usize = 75;

/// Appends `NAME:VALUE` folded to 75 octets, never inside a character, ended by CRLF.
///
/// Control characters vanish here, whatever they were to be: no value can begin a line of its own.
pub fn put(out: &mut String, line: &str) {
    let mut room = FOLD;
    for c in line.chars().filter(|c| !c.is_control()) {
        if c.len_utf8() > room {
            out.push_str("\r\n ");
            room = FOLD - 1;
        }
        out.push(c);
        room -= c.len_utf8();
    }
    out.push_str("\r\n");
}

/// A TEXT value: backslash, semicolon, comma and line ends are escaped.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// The text of a TEXT value.
pub fn unescape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            c => out.push(c),
        }
    }
    out
}

/// A parameter's value in quotes; a quote inside becomes an apostrophe.
pub fn quoted(text: &str) -> String {
    let clean = text.replace('"', "'");
    format!("\"{clean}\"")
}

/// One content line, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// In capitals.
    pub name: String,
    /// Names in capitals, values without their quotes.
    pub params: Vec<(String, &'a str)>,
    /// As written.
    pub value: &'a str,
}

impl<'a> Line<'a> {
    /// Takes a line apart; None when it is none.
    pub fn parse(text: &'a str) -> Option<Line<'a>> {
        let end = text.find([':', ';'])?;
        let (name, mut rest) = text.split_at(end);
        let word = |c: char| c.is_ascii_alphanumeric() || c == '-';
        if name.is_empty() || !name.chars().all(word) {
            return None;
        }
        let mut params = Vec::new();
        while let Some(param) = rest.strip_prefix(';') {
            let (key, after) = param.split_once('=')?;
            let (value, left) = param_value(after)?;
            params.push((key.to_ascii_uppercase(), value));
            rest = left;
        }
        Some(Line {
            name: name.to_ascii_uppercase(),
            params,
            value: rest.strip_prefix(':')?,
        })
    }

    /// A parameter's first value.
    pub fn param(&self, name: &str) -> Option<&'a str> {
        let found = self.params.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| *value)
    }
}

/// The first value of a parameter and what follows the last one.
fn param_value(text: &str) -> Option<(&str, &str)> {
    let mut first = None;
    let mut rest = text;
    loop {
        let (value, left) = match rest.strip_prefix('"') {
            Some(inside) => inside.split_once('"')?,
            None => rest.split_at(rest.find([';', ':', ','])?),
        };
        first = first.or(Some(value));
        match left.strip_prefix(',') {
            Some(more) => rest = more,
            None => return Some((first.unwrap_or_default(), left)),
        }
    }
}

/// Logical lines of a text: continuations joined, each at most `longest` octets; a longer one comes
/// as None. A line folded inside a character is whole again.
pub fn unfold(bytes: &[u8], longest: usize) -> impl Iterator<Item = Option<String>> {
    let mut physical = bytes
        .split(|byte| *byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
        .peekable();
    std::iter::from_fn(move || {
        let first = physical.next()?;
        let mut long = first.len() > longest;
        let mut whole = if long { Vec::new() } else { first.to_vec() };
        while let Some(more) =
            physical.next_if(|line| line.starts_with(b" ") || line.starts_with(b"\t"))
        {
            long |= whole.len() + more.len() > longest;
            if !long {
                whole.extend_from_slice(&more[1..]);
            }
        }
        Some((!long).then(|| String::from_utf8_lossy(&whole).into_owned()))
    })
}
