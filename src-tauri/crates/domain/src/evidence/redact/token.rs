//! Credentials that are known by themselves: behind their scheme, by how they begin, in addresses,
//! and blocks of keys.

use super::name::is_ordinary;
use super::unit::{byte, chunk_end, is_space, skip, unit};
use super::{REMOVED, is_placeholder};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

type Span = (usize, usize);

/// How keys of well-known services begin, and how many letters follow at least.
const PREFIXES: [(&[u8], usize); 26] = [
    (b"AIza", 20),
    (b"AKIA", 12),
    (b"ASIA", 12),
    (b"dop_v1_", 16),
    (b"ghp_", 16),
    (b"gho_", 16),
    (b"ghu_", 16),
    (b"ghs_", 16),
    (b"ghr_", 16),
    (b"github_pat_", 16),
    (b"glpat-", 12),
    (b"hvb.", 12),
    (b"hvs.", 12),
    (b"npm_", 16),
    (b"pk_live_", 10),
    (b"pypi-", 16),
    (b"rk_live_", 10),
    (b"SG.", 16),
    (b"shpat_", 16),
    (b"sk-", 20),
    (b"sk_live_", 10),
    (b"sk_test_", 10),
    (b"xoxa-", 10),
    (b"xoxb-", 10),
    (b"xoxp-", 10),
    (b"ya29.", 12),
];

/// Bytes within which a credential shows that it is one. Whoever looks further each time would take
/// long over a text that was made for it.
const GLANCE: usize = 256;

/// From this length on a word of small and capital letters and digits in no order is a credential.
const DENSE: usize = 32;

/// A credential within a run of letters, digits, `_`, `-` and `.`, or right behind it. `before` is
/// where the text may be cut.
pub(super) fn at_chunk(
    bytes: &[u8],
    (start, end): Span,
    digits: bool,
    from: usize,
) -> Option<Span> {
    let chunk = bytes.get(start..end)?;
    if chunk.starts_with(b"-----BEGIN") {
        return Some((start, block_end(bytes, start)));
    }
    if chunk.len() >= 14
        && (digits || chunk.contains(&b'.'))
        && let Some(found) = by_shape(bytes, start, end)
    {
        return Some(found);
    }
    match byte(bytes, end) {
        b'@' => user(bytes, start, end, from),
        b':' | b'%' | b'&' | b'\\' => behind_address(bytes, end),
        _ => None,
    }
    .or_else(|| behind_scheme(bytes, chunk, end))
    .or_else(|| of_user_option(bytes, chunk, end))
}

fn by_shape(bytes: &[u8], start: usize, end: usize) -> Option<Span> {
    let chunk = bytes.get(start..end)?;
    let first = chunk.first()?;
    let known = PREFIXES
        .iter()
        .filter(|(prefix, _)| prefix.first() == Some(first));
    let mut known = known
        .filter(|(prefix, least)| chunk.starts_with(prefix) && chunk.len() >= prefix.len() + least);
    if known.next().is_some() {
        return Some((start, token_end(bytes, start)));
    }
    // A web token: a header, a dot, and what it says.
    if chunk.contains(&b'.')
        && let Some(at) = chunk.windows(3).position(|three| three == b"eyJ")
    {
        let token = chunk.get(at..)?;
        if token.len() >= 16 && token.contains(&b'.') {
            return Some((start + at, token_end(bytes, start)));
        }
    }
    (chunk.len() >= DENSE && is_dense(chunk)).then(|| (start, token_end(bytes, start)))
}

/// Whether kinds of letters change as often as chance has it, and all three are there.
fn is_dense(chunk: &[u8]) -> bool {
    let kind = |byte: &u8| match byte {
        b'0'..=b'9' => 1_u8,
        b'a'..=b'z' => 2,
        b'A'..=b'Z' => 4,
        _ => 0,
    };
    let all = chunk.iter().map(kind).fold(0, |all, kind| all | kind);
    let changes = chunk.windows(2).filter(|pair| match pair {
        [one, other] => kind(one) != kind(other),
        _ => false,
    });
    let joints = chunk.iter().filter(|byte| kind(byte) == 0).count();
    all == 7 && joints * 8 <= chunk.len() && changes.count() * 5 >= chunk.len() * 2
}

/// A block of a key, to its end or that of the text.
fn block_end(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let close = b"-----END";
    let Some(end) = memchr::memmem::find(rest, close) else {
        return bytes.len();
    };
    let tail = rest.get(end + close.len()..).unwrap_or_default();
    let label = memchr::memmem::find(tail, b"-----");
    label.map_or(bytes.len(), |label| at + end + close.len() + label + 5)
}

/// End of a credential's letters, coded or not.
fn token_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some((mark, length)) = unit(bytes, at) {
        if !(mark.is_ascii_alphanumeric() || b"-._~+/=".contains(&mark)) {
            break;
        }
        at += length;
    }
    at
}

/// A credential behind its scheme: `Bearer x`, `Basic eDp5`, `Digest username="x", …`.
fn behind_scheme(bytes: &[u8], chunk: &[u8], end: usize) -> Option<Span> {
    let joint = |byte: &u8| matches!(byte, b'-' | b'_' | b'.');
    let chunk = chunk.rsplit(joint).next()?;
    let first = chunk.first()?.to_ascii_lowercase();
    if !matches!(first, b'a' | b'b' | b'd' | b'n' | b't') || !(4..=9).contains(&chunk.len()) {
        return None;
    }
    let is = |word: &[u8]| chunk.eq_ignore_ascii_case(word);
    let bearer = is(b"bearer");
    let basic = is(b"basic");
    let other = is(b"token") || is(b"apikey") || is(b"negotiate") || is(b"ntlm") || is(b"digest");
    if !(bearer || basic || other) {
        return None;
    }
    let parts = |mark: u8| is_space(mark) || matches!(mark, b':' | b'=' | b'+' | b'"' | b'\'');
    let mut start = skip(bytes, end, 6, parts);
    if start == end {
        return None;
    }
    if bearer {
        let word = chunk_end(bytes, start);
        let name = bytes.get(start..word)?;
        if name.eq_ignore_ascii_case(b"token") {
            start = skip(bytes, word, 6, parts);
        }
    }
    let near = bytes.get(..bytes.len().min(start + GLANCE))?;
    let stop = token_end(near, start);
    let word = bytes.get(start..stop)?;
    if is(b"digest") {
        let list = word.ends_with(b"=") && matches!(byte(bytes, stop), b'"' | b'\\');
        return list.then(|| (start, end_of_line(bytes, start)));
    }
    // A character may be cut where the glance ends.
    let plain = std::str::from_utf8(word).unwrap_or_default();
    if word.is_empty() || is_placeholder(plain) || is_ordinary(word) {
        return None;
    }
    let digit = word.iter().any(u8::is_ascii_digit);
    let letter = word.iter().any(u8::is_ascii_alphabetic);
    let worth = match (bearer, basic) {
        (true, _) => word.len() > 3 && (digit || !is_prose(bytes, word, stop)),
        (_, true) => is_pair(word),
        _ => word.len() >= 8 && digit && letter,
    };
    worth.then(|| (start, token_end(bytes, start)))
}

/// Whether a word is one of a sentence: only small letters, and another word behind it.
fn is_prose(bytes: &[u8], word: &[u8], stop: usize) -> bool {
    word.iter().all(u8::is_ascii_lowercase) && word.len() <= 14 && byte(bytes, stop) == b' '
}

/// Whether a word is a name and a password in base64: `Basic authentication` is none.
fn is_pair(word: &[u8]) -> bool {
    if word.len() < 6 {
        return false;
    }
    let inner = word.iter().skip(1);
    let mixed =
        inner.clone().any(u8::is_ascii_uppercase) && inner.clone().any(u8::is_ascii_lowercase);
    let coded = word
        .iter()
        .any(|byte| byte.is_ascii_digit() || matches!(byte, b'=' | b'+' | b'/'));
    let pair = STANDARD
        .decode(word)
        .is_ok_and(|plain| plain.contains(&b':'));
    mixed || coded || pair
}

fn end_of_line(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some((mark, length)) = unit(bytes, at) {
        if mark == b'\n' || mark == b'\'' {
            break;
        }
        at += length;
    }
    at
}

/// `https://user:password@host`, where the scheme ends before this place.
fn behind_address(bytes: &[u8], end: usize) -> Option<Span> {
    let mut at = end;
    for wanted in [b':', b'/', b'/'] {
        at = skip(bytes, at, 2, |mark| mark == b'\\');
        let (mark, length) = unit(bytes, at)?;
        if mark != wanted {
            return None;
        }
        at += length;
    }
    let (start, mut colon, mut path, mut found) = (at, None, None, None);
    while let Some((mark, length)) = unit(bytes, at).filter(|_| at < start + 2 * GLANCE) {
        match mark {
            b' ' | b'\n' | b'"' | b'\'' | b'<' | b'>' | b'`' => break,
            b'/' | b'?' | b'#' if path.is_none() => path = Some(at),
            b':' if colon.is_none() && path.is_none() => colon = Some(at + length),
            b'@' if path.is_none() => found = Some(at),
            // A password may have a slash; behind a port there is none.
            b'@' if found.is_none() && colon.is_some_and(|colon| !is_port(bytes, colon, path)) => {
                found = Some(at);
            }
            _ => {}
        }
        at += length;
    }
    let stop = found.filter(|stop| *stop > start)?;
    let held = bytes.get(start..stop)?;
    (held != REMOVED.as_bytes() && !is_variable(held)).then_some((start, stop))
}

fn is_port(bytes: &[u8], from: usize, path: Option<usize>) -> bool {
    let port = path.and_then(|path| bytes.get(from..path));
    port.is_some_and(|port| port.len() <= 5 && port.iter().all(u8::is_ascii_digit))
}

fn is_variable(held: &[u8]) -> bool {
    std::str::from_utf8(held).is_ok_and(is_placeholder)
}

/// `user@host.example` and `user:password@host`: what stands before the host.
fn user(bytes: &[u8], start: usize, end: usize, from: usize) -> Option<Span> {
    let host = bytes.get(end + 1..chunk_end(bytes, end + 1))?;
    let letters = host.first().is_some_and(u8::is_ascii_alphabetic);
    let digest = host.starts_with(b"sha") && byte(bytes, end + 1 + host.len()) == b':';
    if !letters || digest {
        return None;
    }
    let head = bytes.get(from..start)?;
    let stops = |byte: &&u8| byte.is_ascii_whitespace() || b"\"'`<>(){}[],;/=@".contains(byte);
    let length = head
        .iter()
        .rev()
        .take(96)
        .take_while(|byte| !stops(byte))
        .count();
    let begins = start - length;
    let pair = head.get(head.len() - length..)?.contains(&b':');
    let mail = memchr::memchr(b'.', host).is_some_and(|dot| dot > 0 && dot + 2 < host.len());
    // `:` may also part a name of a field from an address.
    (pair || mail)
        .then_some((if pair { begins } else { start }, end))
        .filter(|(start, end)| start < end)
}

/// `-u name:password`, as curl has it.
fn of_user_option(bytes: &[u8], chunk: &[u8], end: usize) -> Option<Span> {
    if !matches!(chunk, b"-u" | b"--user" | b"--proxy-user") {
        return None;
    }
    let start = skip(bytes, end, 4, |mark| mark == b' ' || mark == b'=');
    let (mark, length) = unit(bytes, start)?;
    let quote = matches!(mark, b'"' | b'\'');
    let start = if quote { start + length } else { start };
    let mut at = start;
    let mut pair = false;
    while let Some((next, length)) = unit(bytes, at).filter(|_| at < start + GLANCE) {
        if (quote && next == mark) || (!quote && is_space(next)) {
            break;
        }
        pair |= next == b':';
        at += length;
    }
    let held = bytes.get(start..at)?;
    (start > end && pair && held != REMOVED.as_bytes() && !is_variable(held)).then_some((start, at))
}
