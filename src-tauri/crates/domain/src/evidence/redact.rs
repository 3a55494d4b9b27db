//! Secrets and account numbers in text: found, counted, and taken out.
//!
//! Reports carry what tests sent: bearer tokens, keys, passwords, phone numbers (MSISDN) and account
//! identifiers. What looks like one is removed, since a number too few in a message costs less than
//! a customer's number in a database that is passed on: what is kept of a text is only there to tell
//! why something failed.
//!
//! A text is read once from its beginning. Each run of letters and digits is looked at with what
//! stands around it: what it is by itself (`token`), which value its name announces (`name`, `value`),
//! and which numbers are in it (`number`). Nothing is tried a second time from an
//! earlier place, so time grows with the length alone.

mod name;
mod number;
mod token;
mod unit;
mod value;

use number::Seen;
use std::borrow::Cow;
use unit::{byte, digit, unit};

/// What stands where something was removed.
const REMOVED: &str = "[removed]";

/// Whether a field of this name holds a secret or an account identifier.
pub fn is_sensitive(name: &str) -> bool {
    name::kind(name.as_bytes()).is_some()
}

/// Whether a value is only the name of a variable that a tool fills in: `{$inputs.TOKEN}`,
/// `{{token}}`, `${TOKEN}`.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let scheme = ["Bearer ", "bearer ", "Basic ", "Token "].iter();
    let mut bare = scheme.filter_map(|scheme| value.strip_prefix(scheme));
    let value = bare.next().unwrap_or(value).trim();
    let inner = ["{$", "{{", "${"].iter();
    let inner = inner.filter_map(|open| value.strip_prefix(open)?.strip_suffix('}'));
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-.$ }".contains(c);
    value.is_empty() || value == REMOVED || inner.clone().any(|inner| inner.chars().all(plain))
}

/// How many secrets and account numbers a text holds.
pub fn count(text: &str) -> u64 {
    let mut found = 0;
    let mut at = 0;
    while let Some((_, end)) = next(text.as_bytes(), at) {
        found += 1;
        at = end;
    }
    found
}

/// A text without them, and how many there were.
pub fn redact(text: &str) -> (Cow<'_, str>, u64) {
    let bytes = text.as_bytes();
    let (mut out, mut found, mut at) = (String::new(), 0, 0);
    while let Some((start, end)) = next(bytes, at) {
        // Both lie between whole characters; a text where they did not would be dropped.
        out.push_str(text.get(at..start).unwrap_or_default());
        out.push_str(REMOVED);
        found += 1;
        at = end;
    }
    if found == 0 {
        return (Cow::Borrowed(text), 0);
    }
    out.push_str(text.get(at..).unwrap_or_default());
    (Cow::Owned(out), found)
}

/// A text for one line of at most so many characters, without secrets; and how many there were.
pub fn clean(text: &str, most: usize) -> (String, u64) {
    let (text, found) = redact(text);
    let mut out = String::with_capacity(text.len().min(most));
    let words = text.split(|c: char| c.is_whitespace() || c.is_control());
    let mut length = 0;
    for word in words.filter(|word| !word.is_empty()) {
        let gap = (!out.is_empty()).then_some(' ');
        for c in gap.into_iter().chain(word.chars()) {
            if length >= most {
                out.push('…');
                return (out, found);
            }
            out.push(c);
            length += 1;
        }
    }
    (out, found)
}

/// A name of a file without secrets; how it ends stays.
pub fn clean_file_name(name: &str, most: usize) -> (String, u64) {
    let (stem, end) = match name.rsplit_once('.') {
        Some((stem, end)) if end.len() <= 5 && !end.is_empty() => (stem, end),
        _ => (name, ""),
    };
    let (stem, found) = clean(stem, most);
    let (end, more) = clean(end, 5);
    match end.is_empty() {
        true => (stem, found + more),
        false => (format!("{stem}.{end}"), found + more),
    }
}

/// A letter, digit, `_`, `-` or `.`: what runs are made of.
const OF_RUN: u8 = 1;
const DIGIT: u8 = 2;
/// A plus or a bracket, which may begin a number.
const LEAD: u8 = 4;
/// The first byte of a character that is not ASCII.
const WIDE: u8 = 8;
/// What may be the beginning of a coded mark: `\n`, `%20`.
const CODED: u8 = 16;

static CLASSES: [u8; 256] = classes();

const fn classes() -> [u8; 256] {
    let mut out = [0; 256];
    let mut at = 0;
    while at < 256 {
        out[at] = match at as u8 {
            b'0'..=b'9' => OF_RUN | DIGIT,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'-' | b'.' => OF_RUN,
            b'+' | b'(' => LEAD,
            b'\\' | b'%' => CODED,
            0xC2.. => WIDE,
            _ => 0,
        };
        at += 1;
    }
    out
}

fn class(byte: u8) -> u8 {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(0)
}

/// Bytes of a run that are looked at together. What is removed from its middle is followed by another
/// look at the rest, which has to have an end.
const LONGEST: usize = 512;

/// A run of letters and digits.
#[derive(Clone, Copy)]
struct Chunk {
    start: usize,
    end: usize,
    digits: bool,
    /// Whether it may be the name of something sensitive.
    name: bool,
}

impl Chunk {
    fn read(bytes: &[u8], start: usize) -> Chunk {
        let rest = bytes.get(start..).unwrap_or_default();
        let rest = rest.get(..rest.len().min(LONGEST)).unwrap_or_default();
        let (mut length, mut all, mut glance) = (0, 0, name::Glance::default());
        for byte in rest {
            let class = class(*byte);
            if class & OF_RUN == 0 {
                break;
            }
            all |= class;
            glance.see(*byte);
            length += 1;
        }
        let end = start + length;
        let word = rest.get(..length).unwrap_or_default();
        Chunk {
            start,
            end,
            digits: all & DIGIT != 0,
            name: glance.found() || word.eq_ignore_ascii_case(b"pw") || name::is_second(word),
        }
    }
}

/// The first secret at or after a place: its first byte, and the one behind its last.
fn next(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(&first) = bytes.get(at) {
        let class = class(first);
        if class == 0 {
            at += 1;
            continue;
        }
        let seen = match class {
            LEAD => number::judge(bytes, at, from),
            WIDE => wide(bytes, at, from),
            // The letters of a code are no part of the word behind it.
            CODED => Seen::Harmless(at + unit(bytes, at).map_or(1, |(_, length)| length)),
            _ => chunk(bytes, Chunk::read(bytes, at), from),
        };
        match seen {
            Seen::Secret(start, end) => return Some((start, end)),
            Seen::Harmless(end) => at = end.max(at + 1),
        }
    }
    None
}

/// What a run of letters and digits is, holds, or announces; what begins first, and of those the
/// longest.
fn chunk(bytes: &[u8], chunk: Chunk, from: usize) -> Seen {
    let Chunk { start, end, .. } = chunk;
    if chunk.digits
        && let Some(end) = number::uuid(bytes, start)
    {
        return Seen::Harmless(end);
    }
    let account = chunk.digits.then(|| number::iban(bytes, start)).flatten();
    let announced = chunk.name && value::may_follow(bytes, start, end);
    let numbers = match chunk.digits {
        true => numbers(bytes, start, end, from),
        false => Seen::Harmless(end),
    };
    let (number, over) = match numbers {
        Seen::Secret(start, end) => (Some((start, end)), end),
        Seen::Harmless(over) => (None, over),
    };
    let found = [
        account.map(|end| (start, end)),
        token::at_chunk(bytes, (start, end), chunk.digits, from),
        announced
            .then(|| value::of_name(bytes, start, end))
            .flatten(),
        number,
    ];
    let first = found.into_iter().flatten();
    match first.min_by_key(|(start, end)| (*start, std::cmp::Reverse(*end))) {
        Some((start, end)) => Seen::Secret(start, end),
        None => Seen::Harmless(over),
    }
}

/// The first number in a run of letters and digits; else how far it was looked for.
fn numbers(bytes: &[u8], start: usize, end: usize, from: usize) -> Seen {
    let mut at = start;
    while at < end {
        if !byte(bytes, at).is_ascii_digit() {
            at += 1;
            continue;
        }
        match number::judge(bytes, at, from) {
            Seen::Secret(start, end) => return Seen::Secret(start, end),
            Seen::Harmless(over) => at = over.max(at + 1),
        }
    }
    Seen::Harmless(at)
}

/// A digit of another script begins a number as well; any other character is passed over.
fn wide(bytes: &[u8], at: usize, from: usize) -> Seen {
    if digit(bytes, at) > 0 {
        return number::judge(bytes, at, from);
    }
    match unit(bytes, at) {
        Some((b'+' | b'(', _)) => number::judge(bytes, at, from),
        Some((_, length)) => Seen::Harmless(at + length),
        None => Seen::Harmless(at + 1),
    }
}
