//! How far the value of a sensitive name reaches.

use super::name::{Kind, is_ordinary, is_second, kind, leads_in_path};
use super::number::{self, Seen};
use super::unit::{OTHER, byte, chunk_end, is_space, skip, unit};
use super::{REMOVED, is_placeholder};

/// First byte of what is removed, and the one behind its last.
type Span = (usize, usize);

/// Marks that may close a name before what follows it.
fn closes(mark: u8) -> bool {
    matches!(mark, b'"' | b'\'' | b'`' | b'\\' | b']')
}

/// Marks that a value may be wrapped in.
fn wraps(mark: u8) -> bool {
    matches!(mark, b'"' | b'\'' | b'`')
}

/// How a value is joined to its name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Join {
    Colon,
    Equals,
    /// `password is x`, `token "x"`.
    Said,
    /// `<password>x`.
    Tag,
}

/// What follows a name that says nothing: most words of a text are passed over here.
pub(super) fn may_follow(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = start.checked_sub(1).map_or(0, |at| byte(bytes, at));
    if matches!(before, b'<' | b':' | b';') {
        return true;
    }
    match byte(bytes, end) {
        b'"' | b'\'' | b'`' | b'\\' | b']' | b':' | b'=' | b'>' | b'%' | b'&' | b'/' | 0x80.. => {
            true
        }
        b' ' | b'\t' | b'\n' | b'\r' => {
            let next = byte(bytes, end + 1);
            matches!(
                next,
                b':' | b'=' | b'-' | b'"' | b'\'' | b'`' | b'[' | b'{' | b'i' | b'w'
            ) || matches!(
                next,
                b'0'..=b'9' | b'+' | b'(' | b'#' | b' ' | b'\t' | b'\n' | b'\r'
            ) || next >= OTHER
                || matches!(next, b't' | b'e' | b'v')
        }
        _ => false,
    }
}

/// The value behind a name that ends there, where the name says that it is sensitive.
pub(super) fn of_name(bytes: &[u8], start: usize, end: usize) -> Option<Span> {
    let name = bytes.get(start..end)?;
    let (kind, start) = match kind(name) {
        Some(found) => (found, start),
        None => with_word_before(bytes, start, end)?,
    };
    let context = start.checked_sub(1).map_or(0, |at| byte(bytes, at));
    if let Some((b'/', length)) = unit(bytes, end) {
        let known = leads_in_path(name);
        let found = known.then(|| in_path(bytes, end + length)).flatten()?;
        return Some(whole_number(bytes, found));
    }
    let (at, join) = joined(bytes, end, kind, matches!(context, b'<' | b':' | b';'))?;
    // A quote that is closed right behind the name is the name's own.
    let close = unit(bytes, skip(bytes, end, 16, |mark| mark == b'\\'));
    let own = close.is_some_and(|(mark, _)| mark == context);
    let wrapped = if wraps(context) && !own { context } else { 0 };
    let held = Value {
        kind,
        join,
        wrapped,
        name,
    };
    let found = value(bytes, at, held)?;
    Some(match kind {
        Kind::Account | Kind::Code => whole_number(bytes, found),
        _ => found,
    })
}

/// A number goes on behind a space that would end a word.
fn whole_number(bytes: &[u8], (start, end): Span) -> Span {
    match number::judge(bytes, start, start) {
        Seen::Secret(first, over) if first == start && over > end => (start, over),
        _ => (start, end),
    }
}

/// `api key: x`: two words that say it together.
fn with_word_before(bytes: &[u8], start: usize, end: usize) -> Option<(Kind, usize)> {
    let gap = start.checked_sub(1).filter(|at| byte(bytes, *at) == b' ')?;
    if !is_second(bytes.get(start..end)?) {
        return None;
    }
    let head = bytes.get(gap.saturating_sub(20)..gap)?;
    let length = head
        .iter()
        .rev()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let mut both = [0; 48];
    let (one, two) = (bytes.get(gap - length..gap)?, bytes.get(start..end)?);
    if length < 2 || two.len() < 2 || one.len() + two.len() > both.len() || kind(one).is_some() {
        return None;
    }
    both.get_mut(..one.len())?.copy_from_slice(one);
    both.get_mut(one.len()..one.len() + two.len())?
        .copy_from_slice(two);
    let found = kind(both.get(..one.len() + two.len())?)?;
    Some((found, gap - length))
}

/// Where a value begins and how it is joined; None where a name stands alone.
fn joined(bytes: &[u8], end: usize, kind: Kind, tagged: bool) -> Option<(usize, Join)> {
    let blank = |at: usize| skip(bytes, at, 64, is_space);
    let mut at = skip(bytes, end, 8, closes);
    let closed = at > end;
    let spaced = blank(at);
    let (mark, length) = unit(bytes, spaced)?;
    if tagged
        && !closed
        && let Some(found) = in_tag(bytes, end)
    {
        return Some((found, Join::Tag));
    }
    match mark {
        b':' => {
            let next = skip(bytes, spaced + length, 2, |mark| {
                mark == b'=' || mark == b':'
            });
            Some((blank(next), Join::Colon))
        }
        b'=' => {
            let next = skip(bytes, spaced + length, 3, |mark| {
                matches!(mark, b'=' | b'>')
            });
            Some((blank(next), Join::Equals))
        }
        b'-' if unit(bytes, spaced + length).is_some_and(|(mark, _)| mark == b'>') => {
            let next = spaced + length + unit(bytes, spaced + length)?.1;
            Some((blank(next), Join::Equals))
        }
        b',' | b'v' if closed => value_beside(bytes, spaced).map(|at| (at, Join::Equals)),
        _ if spaced > at => {
            at = spaced;
            said(bytes, at, kind, closed)
        }
        _ if !closed && wraps(mark) => Some((at, Join::Said)),
        _ => None,
    }
}

/// `<password type="x">` up to what it holds.
fn in_tag(bytes: &[u8], end: usize) -> Option<usize> {
    let (first, _) = unit(bytes, end)?;
    if first != b'>' && !is_space(first) {
        return None;
    }
    let (mut at, mut before) = (end, 0);
    for _ in 0..256 {
        let (mark, length) = unit(bytes, at)?;
        at += length;
        match mark {
            b'>' => return (before != b'/').then_some(at),
            b'<' => return None,
            _ => before = mark,
        }
    }
    None
}

/// `"password", "value": "x"` and `name="password" value="x"`.
fn value_beside(bytes: &[u8], at: usize) -> Option<usize> {
    let at = skip(bytes, at, 8, |mark| matches!(mark, b',' | b' ' | b'\n'));
    let at = skip(bytes, at, 4, closes);
    let word = bytes.get(at..at + 5)?;
    if !word.eq_ignore_ascii_case(b"value") {
        return None;
    }
    let at = skip(bytes, at + 5, 4, closes);
    let at = skip(bytes, at, 8, is_space);
    let (mark, length) = unit(bytes, at)?;
    matches!(mark, b':' | b'=').then(|| skip(bytes, at + length, 8, is_space))
}

/// `password is x`, `token “x”`, `MSISDN 7000101`, `secrets [x]`.
fn said(bytes: &[u8], at: usize, kind: Kind, closed: bool) -> Option<(usize, Join)> {
    const VERBS: [&[u8]; 6] = [b"is", b"was", b"to", b"equals", b"equal", b"value"];
    let (mark, _) = unit(bytes, at)?;
    if matches!(mark, b'[' | b'{') || (wraps(mark) && !closed) {
        return Some((at, Join::Said));
    }
    let mut at = at;
    let mut verb = false;
    for _ in 0..3 {
        let end = chunk_end(bytes, at);
        let word = bytes.get(at..end)?;
        if !VERBS.iter().any(|verb| word.eq_ignore_ascii_case(verb)) {
            break;
        }
        verb = true;
        at = skip(bytes, end, 8, |mark| is_space(mark) || mark == b':');
    }
    let hash = usize::from(byte(bytes, at) == b'#');
    let digits = matches!(byte(bytes, at + hash), b'0'..=b'9' | b'+');
    let named = matches!(kind, Kind::Account | Kind::Code) && digits;
    // Behind another word a value is a value; what is only said of it has no digit.
    let worth = verb && {
        let end = chunk_end(bytes, at);
        let word = bytes.get(at..end).unwrap_or_default();
        wraps(unit(bytes, at)?.0) || !(word.is_empty() || is_ordinary(trimmed(word)))
    };
    (named || worth).then_some((at + hash, Join::Said))
}

fn trimmed(word: &[u8]) -> &[u8] {
    word.strip_suffix(b".").unwrap_or(word)
}

/// The next part of a path.
fn in_path(bytes: &[u8], at: usize) -> Option<Span> {
    let ends = |mark: u8| {
        matches!(
            mark,
            b'/' | b'?' | b'#' | b'"' | b'\'' | b'<' | b'>' | b'&' | b'`' | b',' | b';'
        ) || is_space(mark)
    };
    let mut end = at;
    while let Some((mark, length)) = unit(bytes, end) {
        if ends(mark) {
            break;
        }
        end += length;
    }
    let value = bytes.get(at..end)?;
    let digits = value.iter().any(u8::is_ascii_digit);
    let word = value
        .iter()
        .all(|byte| byte.is_ascii_uppercase() || *byte == b'_');
    // `{ID}` and `{$inputs.ID}`, coded or not.
    let variable = unit(bytes, at).is_some_and(|(mark, _)| mark == b'{')
        && (value.ends_with(b"}") || value.ends_with(b"%7D"));
    let variable = variable || value.starts_with(REMOVED.as_bytes());
    let nothing = variable || value.len() < 2 || (!digits && (word || is_ordinary(value)));
    (!nothing && !is_kept(value)).then_some((at, end))
}

/// A value to be measured.
struct Value<'a> {
    kind: Kind,
    join: Join,
    /// The quote that its name stands in together with it; 0 where there is none.
    wrapped: u8,
    name: &'a [u8],
}

fn is_kept(value: &[u8]) -> bool {
    std::str::from_utf8(value).is_ok_and(is_placeholder)
}

fn value(bytes: &[u8], at: usize, value: Value<'_>) -> Option<Span> {
    let (start, slashes) = backslashes(bytes, at);
    let (mark, length) = unit(bytes, start)?;
    if is_no_value(bytes, at) {
        return None;
    }
    if wraps(mark) && mark != value.wrapped {
        let inner = start + length;
        let end = quoted_end(bytes, inner, mark, slashes);
        return worth(bytes, inner, end, &value);
    }
    if matches!(mark, b'[' | b'{') {
        let end = container_end(bytes, start);
        let held = bytes.get(start..end)?;
        let holds = held
            .iter()
            .any(|byte| byte.is_ascii_alphanumeric() || *byte >= OTHER);
        return holds.then_some((start, end));
    }
    let start = scheme(bytes, at, &value);
    if start > at && is_no_value(bytes, start) {
        return None;
    }
    // What begins as a sentence does says something of the field.
    let said = matches!(value.join, Join::Colon | Join::Said);
    if said && begins_sentence(bytes.get(start..chunk_end(bytes, start))?) {
        return None;
    }
    let end = match (value.kind, value.join) {
        (_, Join::Tag) => tag_end(bytes, start),
        (Kind::Header, _) if !one_word(bytes, at, start) => line_end(bytes, start, value.wrapped),
        (Kind::Phrase, Join::Colon) => open_end(bytes, start, value.wrapped, true),
        _ => open_end(bytes, start, value.wrapped, false),
    };
    worth(bytes, start, end, &value)
}

/// Backslashes before a quote tell how deep a text is quoted.
fn backslashes(bytes: &[u8], at: usize) -> (usize, usize) {
    let rest = bytes.get(at..).unwrap_or_default();
    let count = rest
        .iter()
        .take(16)
        .take_while(|byte| **byte == b'\\')
        .count();
    match byte(bytes, at + count) {
        b'"' | b'\'' => (at + count, count),
        _ => (at, 0),
    }
}

/// What is removed, unless nothing of it is a value.
fn worth(bytes: &[u8], start: usize, end: usize, value: &Value<'_>) -> Option<Span> {
    let held = bytes.get(start..end)?;
    let word = trimmed(held.trim_ascii());
    let digits = word.iter().all(u8::is_ascii_digit);
    // `pass: 28` is a count.
    let count = digits && word.len() <= 5 && value.name.eq_ignore_ascii_case(b"pass");
    let no_code = value.kind == Kind::Code && !word.iter().any(u8::is_ascii_digit);
    let no_code = no_code && value.join == Join::Said;
    let nothing = word.is_empty() || count || no_code || is_ordinary(word);
    (!nothing && !is_kept(held)).then_some((start, end))
}

/// Words that begin what is said of a field.
fn begins_sentence(word: &[u8]) -> bool {
    const FIRST: [&[u8]; 12] = [
        b"cannot",
        b"does",
        b"expected",
        b"has",
        b"invalid",
        b"is",
        b"missing",
        b"must",
        b"not",
        b"required",
        b"should",
        b"was",
    ];
    FIRST.iter().any(|first| word.eq_ignore_ascii_case(first))
}

/// Whether a variable of a tool, or what was removed before, is all there is: `{$inputs.X}`, `{{x}}`,
/// `${x}`.
fn is_no_value(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default();
    if rest.starts_with(REMOVED.as_bytes()) {
        return true;
    }
    let rest = rest.get(..rest.len().min(80)).unwrap_or_default();
    let Some(close) = rest.iter().position(|byte| *byte == b'}') else {
        return false;
    };
    let close = close + 1 + usize::from(rest.get(close + 1) == Some(&b'}'));
    is_kept(rest.get(..close).unwrap_or_default()) && ends_there(bytes, at + close)
}

/// The end of a quoted text, or of all where it is cut off. `slashes` stand before its quotes.
fn quoted_end(bytes: &[u8], from: usize, quote: u8, slashes: usize) -> usize {
    let mut at = from;
    while let Some(&first) = bytes.get(at) {
        if first == b'\\' {
            let (next, count) = backslashes(bytes, at);
            let closing =
                next > at && byte(bytes, next) == quote && slashes > 0 && count <= slashes;
            let even = next > at && byte(bytes, next) == quote && slashes == 0 && count % 2 == 0;
            if closing {
                return at;
            }
            if even {
                return next;
            }
            // The character behind it is escaped, whatever it is.
            at = if next > at { next + 1 } else { at + 2 };
            continue;
        }
        let (mark, length) = unit(bytes, at).unwrap_or((first, 1));
        if mark == quote {
            return at;
        }
        at += length;
    }
    bytes.len()
}

/// The end of a list or an object, with all that lies in it, or of all where it is cut off.
fn container_end(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut depth, mut before) = (from, 0_usize, b'[');
    while at < bytes.len() {
        let (start, slashes) = backslashes(bytes, at);
        let Some((mark, length)) = unit(bytes, start) else {
            break;
        };
        at = start + length;
        match mark {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            b'"' => {
                let end = quoted_end(bytes, at, mark, slashes);
                let (close, _) = backslashes(bytes, end);
                at = close + unit(bytes, close).map_or(0, |(_, length)| length);
            }
            // An apostrophe opens a text only where a value may begin.
            b'\'' if matches!(before, b'[' | b'{' | b':' | b',') => {
                let end = quoted_end(bytes, at, mark, slashes);
                let (close, _) = backslashes(bytes, end);
                at = close + unit(bytes, close).map_or(0, |(_, length)| length);
            }
            _ => {}
        }
        if !is_space(mark) {
            before = mark;
        }
    }
    bytes.len()
}

/// Whether a header's value is one word behind a scheme that is known to have only one.
fn one_word(bytes: &[u8], at: usize, start: usize) -> bool {
    let scheme = bytes.get(at..start).unwrap_or_default().trim_ascii_end();
    let one = [&b"bearer"[..], b"basic"];
    one.iter().any(|word| scheme.eq_ignore_ascii_case(word))
}

/// The scheme of a credential stays: it says how somebody came, not as whom.
fn scheme(bytes: &[u8], at: usize, value: &Value<'_>) -> usize {
    const SCHEMES: [&[u8]; 7] = [
        b"bearer",
        b"basic",
        b"token",
        b"apikey",
        b"digest",
        b"negotiate",
        b"hmac",
    ];
    let end = chunk_end(bytes, at);
    let word = bytes.get(at..end).unwrap_or_default();
    let known = SCHEMES
        .iter()
        .any(|scheme| word.eq_ignore_ascii_case(scheme));
    let next = skip(bytes, end, 8, |mark| mark == b' ');
    let may = matches!(value.kind, Kind::Header | Kind::Secret);
    if known && may && next > end { next } else { at }
}

/// The end of a line, or of the quote that the header stands in.
fn line_end(bytes: &[u8], from: usize, wrapped: u8) -> usize {
    let mut at = from;
    while let Some((mark, length)) = unit(bytes, at) {
        if mark == b'\n' || (wrapped != 0 && mark == wrapped) {
            break;
        }
        at += length;
    }
    at
}

fn tag_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some((mark, length)) = unit(bytes, at) {
        if mark == b'<' {
            break;
        }
        at += length;
    }
    at
}

/// The end of a value that nothing encloses. Marks end it only where something else follows them, so
/// that one within a password does not.
fn open_end(bytes: &[u8], from: usize, wrapped: u8, spaces: bool) -> usize {
    let mut at = from;
    while let Some((mark, length)) = unit(bytes, at) {
        let ends = match mark {
            b'\n' => true,
            b' ' => !spaces || named(bytes, skip(bytes, at, 8, is_space)),
            _ if wrapped != 0 && mark == wrapped => true,
            b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b'>' => over(bytes, at + length),
            b',' | b';' | b'&' => {
                let next = skip(bytes, at + length, 4, is_space);
                next >= bytes.len() || named(bytes, next) || (next > at + length && !spaces)
            }
            b'<' => {
                byte(bytes, at + length) == b'/' || byte(bytes, at + length).is_ascii_alphabetic()
            }
            _ => false,
        };
        if ends {
            break;
        }
        at += length;
    }
    at
}

/// Whether a word ends at a place.
fn ends_there(bytes: &[u8], at: usize) -> bool {
    !matches!(byte(bytes, at), b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..)
}

/// Whether only closing marks follow up to a space or the end.
fn over(bytes: &[u8], from: usize) -> bool {
    let marks = |mark: u8| {
        matches!(
            mark,
            b'"' | b'\'' | b'`' | b')' | b']' | b'}' | b'>' | b',' | b';' | b'.' | b'\\'
        )
    };
    let at = skip(bytes, from, 16, marks);
    unit(bytes, at).is_none_or(|(mark, _)| is_space(mark))
}

/// Whether another name with its value begins there.
fn named(bytes: &[u8], at: usize) -> bool {
    let start = skip(bytes, at, 4, closes);
    let rest = bytes.get(start..).unwrap_or_default();
    let of = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-' | b'.');
    let length = rest.iter().take(48).take_while(of).count();
    let end = skip(bytes, start + length, 4, closes);
    let end = skip(bytes, end, 2, |mark| mark == b' ');
    length > 0 && unit(bytes, end).is_some_and(|(mark, _)| matches!(mark, b':' | b'='))
}
