//! Secrets and account numbers in text: found, counted, and taken out.
//!
//! Reports carry what tests sent: bearer tokens, keys, passwords, phone numbers (MSISDN) and account
//! identifiers. What looks like one is removed, since a number too few in a message costs less than
//! a customer's number in a database that is passed on.

use std::borrow::Cow;

/// What stands where something was removed.
const REMOVED: &str = "[removed]";

/// From this many digits on a number may be a phone or account number (E.164 has up to 15).
const DIGITS: usize = 8;

/// From this length on a hexadecimal word is a hash.
const HASH: usize = 16;

/// Ends of names whose value is a secret.
const SECRET: [&str; 15] = [
    "authorization",
    "token",
    "password",
    "passwd",
    "passphrase",
    "secret",
    "apikey",
    "api_key",
    "api-key",
    "private_key",
    "privatekey",
    "private-key",
    "jws_signature",
    "fspiop-signature",
    "cookie",
];

/// Ends of names whose value tells who somebody is, or which account is theirs.
const ACCOUNT: [&str; 11] = [
    "msisdn",
    "iban",
    "partyidentifier",
    "partyidentifiervalue",
    "idvalue",
    "accountid",
    "account_id",
    "accountnumber",
    "accountaddress",
    "phonenumber",
    "mobile",
];

/// Whether a field of this name holds a secret or an account identifier.
pub fn is_sensitive(name: &str) -> bool {
    let ends = |word: &str| {
        let start = name.len().checked_sub(word.len());
        start
            .and_then(|start| name.as_bytes().get(start..))
            .is_some_and(|end| end.eq_ignore_ascii_case(word.as_bytes()))
    };
    SECRET.iter().chain(&ACCOUNT).any(|word| ends(word))
}

/// Whether a value is only the name of a variable that a tool fills in: `{$inputs.TOKEN}`,
/// `{{token}}`, `${TOKEN}`.
pub fn is_placeholder(value: &str) -> bool {
    let value = value.trim();
    let value = value.strip_prefix("Bearer ").unwrap_or(value).trim();
    let open = ["{$", "{{", "${", "[removed"];
    value.is_empty() || open.iter().any(|open| value.starts_with(open))
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
        // Both are ends of ASCII, so they are boundaries; a text that were none would be dropped.
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

/// The first secret at or after a place: its first byte, and the one behind its last.
fn next(bytes: &[u8], from: usize) -> Option<(usize, usize)> {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        let found = match byte {
            b'0'..=b'9' => {
                let end = digits(bytes, at);
                if end - at >= DIGITS && stands_alone(bytes, at, end) {
                    return Some((plus(bytes, at, from), end));
                }
                at = end;
                continue;
            }
            b'+' => spaced_phone(bytes, at),
            b'-' => key_block(bytes, at),
            b'b' | b'B' => bearer(bytes, at),
            b'e' => web_token(bytes, at),
            b':' | b'=' => assigned(bytes, from, at),
            b'A'..=b'Z' => iban(bytes, at),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
        at += 1;
    }
    None
}

fn digits(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// Digits in a long hexadecimal word are part of a hash, and those behind a decimal point a fraction.
fn stands_alone(bytes: &[u8], start: usize, end: usize) -> bool {
    let before = |back: usize| start.checked_sub(back).and_then(|at| bytes.get(at));
    let fraction = before(1) == Some(&b'.') && before(2).is_some_and(u8::is_ascii_digit);
    let head = bytes.get(..start).unwrap_or_default();
    let tail = bytes.get(end..).unwrap_or_default();
    let of_word = |byte: &&u8| byte.is_ascii_alphanumeric();
    let left: Vec<&u8> = head.iter().rev().take_while(of_word).take(HASH).collect();
    let right: Vec<&u8> = tail.iter().take_while(of_word).take(HASH).collect();
    let letters = || left.iter().chain(&right);
    let hash = letters().all(|byte| byte.is_ascii_hexdigit())
        && letters().any(|byte| byte.is_ascii_alphabetic())
        && left.len() + right.len() + (end - start) >= HASH;
    !hash && !fraction
}

fn plus(bytes: &[u8], start: usize, from: usize) -> usize {
    match start.checked_sub(1) {
        Some(at) if at >= from && bytes.get(at) == Some(&b'+') => at,
        _ => start,
    }
}

/// `+44 123 456 789`: a plus, then digits with single spaces or hyphens between.
fn spaced_phone(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let (mut end, mut count) = (at + 1, 0);
    loop {
        let next = digits(bytes, end);
        if next == end {
            break;
        }
        count += next - end;
        end = next;
        let parted = matches!(bytes.get(end), Some(b' ' | b'-'));
        if !parted || !bytes.get(end + 1).is_some_and(u8::is_ascii_digit) || count >= 19 {
            break;
        }
        end += 1;
    }
    (count >= DIGITS).then_some((at, end))
}

/// A PEM block, to its end or that of the text.
fn key_block(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let rest = bytes.get(at..)?;
    if !rest.starts_with(b"-----BEGIN ") {
        return None;
    }
    let close = b"-----END ";
    let end = rest.windows(close.len()).position(|part| part == close);
    let Some(end) = end else {
        return Some((at, bytes.len()));
    };
    let tail = rest.get(end + close.len()..).unwrap_or_default();
    let label = tail.windows(5).position(|part| part == b"-----");
    let end = label.map_or(rest.len(), |label| end + close.len() + label + 5);
    Some((at, at + end))
}

/// `Bearer`, a space, and a token.
fn bearer(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let word = bytes.get(at..at + 7)?;
    if !word.eq_ignore_ascii_case(b"bearer ") {
        return None;
    }
    let end = token(bytes, at + 7);
    (end > at + 10).then_some((at + 7, end))
}

/// A JSON web token: `eyJ` and two or three parts with dots between.
fn web_token(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    if !bytes.get(at..)?.starts_with(b"eyJ") {
        return None;
    }
    let end = token(bytes, at);
    let whole = bytes.get(at..end)?;
    (whole.len() >= 16 && whole.contains(&b'.')).then_some((at, end))
}

/// Two letters, two digits, and 11 to 30 further letters and digits that hold at least eight digits.
fn iban(bytes: &[u8], at: usize) -> Option<(usize, usize)> {
    let before = at.checked_sub(1).and_then(|at| bytes.get(at));
    if before.is_some_and(u8::is_ascii_alphanumeric) {
        return None;
    }
    let rest = bytes.get(at..)?;
    let word = rest
        .iter()
        .take_while(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    let length = word.count();
    let word = rest.get(..length)?;
    let [a, b, c, d, tail @ ..] = word else {
        return None;
    };
    let shaped = a.is_ascii_uppercase()
        && b.is_ascii_uppercase()
        && c.is_ascii_digit()
        && d.is_ascii_digit();
    let many = tail.iter().filter(|byte| byte.is_ascii_digit()).count() >= 8;
    (shaped && many && (11..=30).contains(&tail.len())).then_some((at, at + length))
}

fn token(bytes: &[u8], from: usize) -> usize {
    let of_token = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-._~+/=".contains(byte);
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(of_token).count()
}

/// The value behind a colon or an equals sign whose name says that it is a secret.
fn assigned(bytes: &[u8], from: usize, at: usize) -> Option<(usize, usize)> {
    let before = bytes.get(from..at)?;
    let quoted = |byte: &u8| b"\"'\\ ".contains(byte);
    let trimmed = before.len() - before.iter().rev().take_while(|byte| quoted(byte)).count();
    let before = before.get(..trimmed)?;
    let of_name = |byte: &&u8| byte.is_ascii_alphanumeric() || b"-_".contains(byte);
    let length = before.iter().rev().take_while(of_name).count();
    let name = std::str::from_utf8(before.get(before.len() - length..)?).ok()?;
    if !is_sensitive(name) {
        return None;
    }
    let rest = bytes.get(at + 1..)?;
    let start = at + 1 + rest.iter().take_while(|byte| quoted(byte)).count();
    let rest = bytes.get(start..)?;
    let scheme = [&b"bearer "[..], b"basic "].into_iter();
    let scheme = scheme.filter(|word| rest.len() >= word.len());
    let scheme = scheme
        .filter(|word| {
            rest.get(..word.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(word))
        })
        .map(<[u8]>::len)
        .next()
        .unwrap_or(0);
    let start = start + scheme;
    let rest = bytes.get(start..)?;
    let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\"',;&)}]<>\\".contains(byte);
    let length = rest.iter().take_while(|byte| !ends(byte)).count();
    let value = std::str::from_utf8(rest.get(..length)?).ok()?;
    (length > 0 && !is_placeholder(value)).then_some((start, start + length))
}
