//! Phone, card and account numbers, however their digits are parted; dates, addresses, versions,
//! hashes and states of requests look alike and stay.

use super::unit::{byte, digit, skip, unit};

/// From this many digits on a number may be a phone or account number (E.164 has up to 15).
const DIGITS: usize = 8;

/// The same where the digits are parted and nothing else says that they are one number.
const PARTED: usize = 9;

/// Groups of a number that are looked at one by one.
const GROUPS: usize = 24;

/// What stands at a digit.
pub(super) enum Seen {
    /// A number that is removed: its first byte, and the one behind its last.
    Secret(usize, usize),
    /// Nothing up to there.
    Harmless(usize),
}

use Seen::{Harmless, Secret};

#[derive(Clone, Copy, Default)]
struct Group {
    start: usize,
    end: usize,
    digits: usize,
    /// What stands before it: nothing for the first, else a mark, and whether it is only that one.
    parted: u8,
    alone: bool,
}

/// Groups of digits with at most two marks between them.
struct Run {
    groups: [Group; GROUPS],
    count: usize,
    digits: usize,
    end: usize,
}

impl Run {
    fn groups(&self) -> &[Group] {
        self.groups.get(..self.count).unwrap_or_default()
    }
}

/// Judges what begins at a digit, a plus or an opening bracket; `from` is where the text may be cut.
pub(super) fn judge(bytes: &[u8], at: usize, from: usize) -> Seen {
    let Some((start, led)) = lead(bytes, at, from) else {
        return Harmless(at + 1);
    };
    let begins = if led { plus(bytes, at, from) } else { at };
    if let Some(end) = short(bytes, at) {
        return Harmless(end);
    }
    let plain = || {
        time(bytes, at)
            .or_else(|| date(bytes, at))
            .or_else(|| version(bytes, at))
    };
    if !led && let Some(end) = plain() {
        return Harmless(end);
    }
    let run = run(bytes, start, led);
    if !led && let Some(end) = address(bytes, &run) {
        return Harmless(end);
    }
    if is_phone(bytes, &run, led) {
        return match identifier(bytes, start) {
            Some(end) if !led => Harmless(end),
            _ => Secret(begins, run.end),
        };
    }
    for (place, group) in run.groups().iter().enumerate() {
        let before = place
            .checked_sub(1)
            .and_then(|place| run.groups().get(place));
        if group.digits < DIGITS || is_fraction(bytes, group, before) || is_day(bytes, group) {
            continue;
        }
        return match identifier(bytes, group.start) {
            Some(end) => Harmless(end),
            None => Secret(group.start, group.end),
        };
    }
    Harmless(run.end)
}

/// The end of a few digits that nothing follows which might belong to them, as most are.
fn short(bytes: &[u8], at: usize) -> Option<usize> {
    let end = plain_digits(bytes, at);
    let few = end > at && end - at < DIGITS;
    let (next, then) = (byte(bytes, end), byte(bytes, end + 1));
    let parts = match next {
        b'-' | b'.' | b' ' => {
            !(then.is_ascii_alphabetic() || matches!(then, b'"' | b'\'' | b',' | 0))
        }
        b'/' | b'(' | b')' | b'%' | b'&' | b'\\' | b'\t' | b'\n' | b'\r' | 0x80.. => true,
        _ => false,
    };
    (few && !parts).then_some(end)
}

/// Where the digits begin, and whether what stands before them says that a number is dialled: a plus,
/// or brackets around the first of them. None where no digits follow.
fn lead(bytes: &[u8], at: usize, from: usize) -> Option<(usize, bool)> {
    let (mark, length) = unit(bytes, at)?;
    match mark {
        b'+' => {
            let start = skip(bytes, at + length, 3, |mark| matches!(mark, b'+' | b'('));
            (digit(bytes, start) > 0).then_some((start, true))
        }
        b'(' => {
            let start = at + length;
            let (end, digits) = digits_end(bytes, start);
            let closed = matches!(unit(bytes, end), Some((b')', _)));
            (digits > 0 && digits <= 5 && closed).then_some((start, true))
        }
        _ => Some((at, plus(bytes, at, from) < at)),
    }
}

/// A plus right before a number belongs to it.
fn plus(bytes: &[u8], start: usize, from: usize) -> usize {
    match start.checked_sub(1) {
        Some(at) if at >= from && byte(bytes, at) == b'+' => at,
        _ => start,
    }
}

/// The end of minutes, or of seconds with their fraction.
fn time(bytes: &[u8], at: usize) -> Option<usize> {
    let before = |back: usize| at.checked_sub(back).map_or(0, |at| byte(bytes, at));
    let end = plain_digits(bytes, at);
    if before(1) != b':' || !before(2).is_ascii_digit() || end == at || end - at > 2 {
        return None;
    }
    let fraction = byte(bytes, end) == b'.' && byte(bytes, end + 1).is_ascii_digit();
    let fraction = fraction.then(|| plain_digits(bytes, end + 1));
    Some(fraction.filter(|over| *over <= end + 7).unwrap_or(end))
}

fn plain_digits(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    from + rest.iter().take_while(|byte| byte.is_ascii_digit()).count()
}

fn two(bytes: &[u8], at: usize) -> Option<u32> {
    let (tens, ones) = (byte(bytes, at), byte(bytes, at + 1));
    let both = tens.is_ascii_digit() && ones.is_ascii_digit();
    both.then(|| u32::from(tens - b'0') * 10 + u32::from(ones - b'0'))
}

fn is_month_and_day(month: Option<u32>, day: Option<u32>) -> bool {
    month.is_some_and(|month| (1..=12).contains(&month))
        && day.is_some_and(|day| (1..=31).contains(&day))
}

/// `2026-11-22`, `22.11.2026`, and `20261122T081212`; the time behind is told by its colons.
fn date(bytes: &[u8], at: usize) -> Option<usize> {
    let ends = |end: usize| !byte(bytes, end).is_ascii_digit();
    let begins = at
        .checked_sub(1)
        .is_none_or(|at| !byte(bytes, at).is_ascii_digit());
    let joint = |at: usize| matches!(byte(bytes, at), b'-' | b'/' | b'.');
    let century = matches!(two(bytes, at), Some(19 | 20));
    if !begins {
        return None;
    }
    let year_first = century && two(bytes, at + 2).is_some();
    if year_first && joint(at + 4) && byte(bytes, at + 4) == byte(bytes, at + 7) {
        let day = is_month_and_day(two(bytes, at + 5), two(bytes, at + 8));
        return (day && ends(at + 10)).then_some(at + 10);
    }
    if joint(at + 2) && byte(bytes, at + 2) == byte(bytes, at + 5) {
        let (one, other) = (two(bytes, at), two(bytes, at + 3));
        let day = is_month_and_day(one, other) || is_month_and_day(other, one);
        let year = matches!(two(bytes, at + 6), Some(19 | 20)) && two(bytes, at + 8).is_some();
        return (day && year && ends(at + 10)).then_some(at + 10);
    }
    let stamp = year_first && is_month_and_day(two(bytes, at + 4), two(bytes, at + 6));
    if stamp && matches!(byte(bytes, at + 8), b'T' | b't') {
        let end = plain_digits(bytes, at + 9);
        return matches!(end - (at + 9), 4 | 6 | 9).then_some(end);
    }
    None
}

/// A whole word that is an identifier: a UUID, or a hash of a usual length that is not mainly one
/// number.
fn identifier(bytes: &[u8], at: usize) -> Option<usize> {
    let head = bytes.get(..at)?;
    let of_word = |byte: &&u8| byte.is_ascii_alphanumeric();
    let back = head.iter().rev().take(128).take_while(of_word).count();
    let rest = bytes.get(at..)?;
    let ahead = rest.iter().take(129).take_while(of_word).count();
    let word = bytes.get(at - back..at + ahead)?;
    if let Some(end) = shaped(bytes, at, at - back) {
        return Some(end);
    }
    let hex = word.iter().all(u8::is_ascii_hexdigit);
    let letters = word.iter().any(u8::is_ascii_alphabetic);
    let usual = matches!(word.len(), 16 | 24 | 32 | 40 | 48 | 56 | 64 | 96 | 128);
    let longest = word
        .split(|byte| !byte.is_ascii_digit())
        .map(<[u8]>::len)
        .max();
    let mixed = longest.unwrap_or(0) * 2 <= word.len();
    // A ULID has 26 capitals and digits, the first of which is small.
    let ulid = word.len() == 26
        && matches!(word.first(), Some(b'0'..=b'7'))
        && word
            .iter()
            .all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    let known = (hex && usual) || ulid;
    (known && letters && mixed).then_some(at + ahead)
}

/// Lengths of the groups of a UUID, and of a trace as W3C's `traceparent` writes it.
const SHAPES: [&[usize]; 2] = [&[8, 4, 4, 4, 12], &[2, 32, 16, 2]];

/// The end of a UUID or a trace that holds this place, in whose group that begins there it lies.
fn shaped(bytes: &[u8], at: usize, begins: usize) -> Option<usize> {
    SHAPES.iter().find_map(|groups| {
        let mut offset = 0;
        groups.iter().find_map(|length| {
            let start = begins.checked_sub(offset);
            offset += length + 1;
            let end = shape_end(bytes, start?, groups)?;
            (at < end).then_some(end)
        })
    })
}

/// The end of what has this shape from a place on.
fn shape_end(bytes: &[u8], start: usize, groups: &[usize]) -> Option<usize> {
    let before = start.checked_sub(1).map_or(0, |at| byte(bytes, at));
    let mut at = start;
    for (place, length) in groups.iter().enumerate() {
        if place > 0 {
            if byte(bytes, at) != b'-' {
                return None;
            }
            at += 1;
        }
        if !bytes
            .get(at..at + length)?
            .iter()
            .all(u8::is_ascii_hexdigit)
        {
            return None;
        }
        at += length;
    }
    let alone = !before.is_ascii_alphanumeric() && !byte(bytes, at).is_ascii_alphanumeric();
    alone.then_some(at)
}

/// The end of a UUID that begins there: there are many, so each is passed over at once.
pub(super) fn uuid(bytes: &[u8], at: usize) -> Option<usize> {
    let joints = [8, 13, 18, 23]
        .iter()
        .all(|joint| byte(bytes, at + joint) == b'-');
    if joints {
        shape_end(bytes, at, &[8, 4, 4, 4, 12])
    } else {
        None
    }
}

/// Reads groups of digits; a date or a time among them ends it.
fn run(bytes: &[u8], start: usize, led: bool) -> Run {
    let mut run = Run {
        groups: [Group::default(); GROUPS],
        count: 0,
        digits: 0,
        end: start,
    };
    let (mut at, mut parted, mut alone) = (start, 0, true);
    // A number that begins with a zero or a plus may be parted by a slash, as in Germany.
    let slash = led || byte(bytes, start) == b'0';
    while run.count < GROUPS {
        let (end, digits) = digits_end(bytes, at);
        let time = byte(bytes, end) == b':' && byte(bytes, end + 1).is_ascii_digit();
        let other = run.count > 0 && date(bytes, at).is_some();
        // Single digits are counts and versions, unless somebody dials them.
        let single = run.count > 0 && digits == 1 && !led && !matches!(parted, b'(' | b')');
        if digits == 0 || (time && digits <= 2) || other || single {
            break;
        }
        if let Some(place) = run.groups.get_mut(run.count) {
            *place = Group {
                start: at,
                end,
                digits,
                parted,
                alone,
            };
            run.count += 1;
        }
        run.digits += digits;
        run.end = end;
        let Some((next, mark, one)) = gap(bytes, end, slash) else {
            break;
        };
        (at, parted, alone) = (next, mark, one);
    }
    if run.count == 0 {
        run.end = digits_end(bytes, start).0;
    }
    run
}

fn digits_end(bytes: &[u8], from: usize) -> (usize, usize) {
    let (mut at, mut count) = (from, 0);
    loop {
        match digit(bytes, at) {
            0 => return (at, count),
            length => {
                at += length;
                count += 1;
            }
        }
    }
}

/// What may part two groups: where the next one begins, the mark, and whether there is only one.
fn gap(bytes: &[u8], from: usize, slash: bool) -> Option<(usize, u8, bool)> {
    let mut at = from;
    let mut first = 0;
    for place in 0..2 {
        let (mark, length) = unit(bytes, at)?;
        let may = matches!(mark, b' ' | b'-' | b'.' | b'(' | b')') || (mark == b'/' && slash);
        // A sentence ends, or a sign stands alone.
        let apart = place == 1
            && (first == b'.'
                || (mark == b'.' && first != b')')
                || (mark == b'-' && first == b' '));
        if !may || apart {
            return None;
        }
        if place == 0 {
            first = mark;
        }
        at += length;
        if digit(bytes, at) > 0 {
            return Some((at, first, place == 0));
        }
    }
    None
}

/// The end of an address of four octets at the beginning of a run.
fn address(bytes: &[u8], run: &Run) -> Option<usize> {
    let [a, b, c, d, rest @ ..] = run.groups() else {
        return None;
    };
    let dotted = [b, c, d]
        .iter()
        .all(|group| group.parted == b'.' && group.alone);
    let ended = rest.first().is_none_or(|next| next.parted != b'.');
    let octet = |group: &Group| {
        let text = bytes.get(group.start..group.end).unwrap_or_default();
        let text = std::str::from_utf8(text).unwrap_or_default();
        text.parse::<u8>().is_ok() && (text.len() == 1 || !text.starts_with('0'))
    };
    let all = [a, b, c, d].into_iter().all(octet);
    (dotted && ended && all).then_some(d.end)
}

/// The end of a version: three short parts with dots.
fn version(bytes: &[u8], at: usize) -> Option<usize> {
    let mut end = at;
    for (place, most) in [2, 2, 3].into_iter().enumerate() {
        if place > 0 {
            if byte(bytes, end) != b'.' {
                return None;
            }
            end += 1;
        }
        let next = plain_digits(bytes, end);
        if next == end || next - end > most {
            return None;
        }
        end = next;
    }
    let more = byte(bytes, end) == b'.' && digit(bytes, end + 1) > 0;
    (!more).then_some(end)
}

/// States of answers (RFC 9110), which tests list beside each other.
fn is_state(bytes: &[u8], group: &Group) -> bool {
    let text = bytes.get(group.start..group.end).unwrap_or_default();
    let state = std::str::from_utf8(text)
        .ok()
        .and_then(|text| text.parse::<u16>().ok());
    let known = |state: u16| matches!(state, 100..=103 | 200..=208 | 226 | 300..=308 | 400..=431 | 451 | 500..=511);
    group.digits == 3 && matches!(group.parted, 0 | b' ') && state.is_some_and(known)
}

fn is_phone(bytes: &[u8], run: &Run, led: bool) -> bool {
    let groups = run.groups();
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    if led {
        return run.digits >= DIGITS;
    }
    let one_dot = |group: &Group| group.parted == b'.' && group.alone;
    if rest.is_empty() || (rest.len() == 1 && rest.iter().all(one_dot)) {
        return false;
    }
    let bracket = rest.iter().any(|group| matches!(group.parted, b'(' | b')'));
    let zero = first.digits > 1 && byte(bytes, first.start) == b'0';
    let hyphen = rest.iter().any(|group| group.parted == b'-');
    let enough = rest.len() >= 2 || zero || bracket || (hyphen && run.digits > PARTED);
    let states = groups.iter().all(|group| is_state(bytes, group));
    run.digits >= PARTED && enough && !states
}

/// Digits behind a decimal point: as many as a program prints of a fraction. Between them lies what
/// may be a number behind a key and a dot.
fn is_fraction(bytes: &[u8], group: &Group, before: Option<&Group>) -> bool {
    let whole = before.is_some_and(|before| before.digits <= 7);
    let point = group.parted == b'.' && group.alone && whole;
    point && (group.digits <= 9 || (group.digits >= 16 && !passes_luhn(bytes, group)))
}

/// A day without marks in a version or a name: `1.2.3-snapshot.20261122`.
fn is_day(bytes: &[u8], group: &Group) -> bool {
    let before = |back: usize| {
        group
            .start
            .checked_sub(back)
            .map_or(0, |at| byte(bytes, at))
    };
    let joined = matches!(before(1), b'.' | b'-') && before(2).is_ascii_alphanumeric();
    let year =
        two(bytes, group.start) == Some(20) && matches!(two(bytes, group.start + 2), Some(15..=39));
    let day = is_month_and_day(two(bytes, group.start + 4), two(bytes, group.start + 6));
    group.digits == 8 && joined && year && day
}

/// The check digit of cards (ISO/IEC 7812).
fn passes_luhn(bytes: &[u8], group: &Group) -> bool {
    let digits = bytes.get(group.start..group.end).unwrap_or_default();
    let mut sum = 0;
    for (place, digit) in digits.iter().rev().enumerate() {
        let digit = u32::from(digit.wrapping_sub(b'0'));
        let value = if place % 2 == 1 { digit * 2 } else { digit };
        sum += value / 10 + value % 10;
    }
    sum % 10 == 0
}

/// An IBAN at the beginning of a word, in one piece or in groups of four: its end.
pub(super) fn iban(bytes: &[u8], at: usize) -> Option<usize> {
    let head = bytes.get(at..at + 4)?;
    if !byte(bytes, at + 2).is_ascii_digit() {
        return None;
    }
    let before = at.checked_sub(1).map_or(0, |at| byte(bytes, at));
    let shaped = head.iter().take(2).all(u8::is_ascii_alphabetic)
        && head.iter().skip(2).all(u8::is_ascii_digit);
    if !shaped || before.is_ascii_alphanumeric() {
        return None;
    }
    let (mut place, mut length, mut tail, mut digits, mut small) = (at + 4, 4, 0, 0, false);
    let mut parted = false;
    let mut found = None;
    let head_value = head.iter().fold(0, |sum, byte| joined(sum, *byte));
    small |= head.iter().any(u8::is_ascii_lowercase);
    while length < 34 {
        let next = byte(bytes, place);
        if next.is_ascii_alphanumeric() {
            tail = joined(tail, next) % 97;
            digits += usize::from(next.is_ascii_digit());
            small |= next.is_ascii_lowercase();
            length += 1;
            place += 1;
            if byte(bytes, place).is_ascii_alphanumeric() {
                continue;
            }
            let sums = (tail * 1_000_000 + head_value) % 97 == 1;
            let looks = !small && digits >= 8 && (!parted || length % 4 != 0 || sums);
            if length >= 15 && digits >= 8 && (sums || looks) {
                found = Some(place);
            }
            continue;
        }
        // Groups are of four, but for the last one.
        match unit(bytes, place) {
            Some((b' ' | b'-', size)) if length % 4 == 0 => {
                place += size;
                parted = true;
                if !byte(bytes, place).is_ascii_alphanumeric() {
                    break;
                }
            }
            _ => break,
        }
    }
    // Longer than any: it is no IBAN.
    found.filter(|end| !byte(bytes, *end).is_ascii_alphanumeric())
}

/// A letter is two digits in the sum: A is 10, Z is 35.
fn joined(sum: u64, byte: u8) -> u64 {
    match byte.to_ascii_uppercase() {
        letter @ b'A'..=b'Z' => sum * 100 + u64::from(letter - b'A') + 10,
        digit => sum * 10 + u64::from(digit.wrapping_sub(b'0')),
    }
}
