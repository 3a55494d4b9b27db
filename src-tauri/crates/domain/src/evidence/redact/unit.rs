//! One character as a reader sees it: percent-coded, as an entity, escaped, or typographic, it is the
//! same mark. Reports quote addresses, JSON and HTML within each other, and a secret is one in each.

/// A byte; 0 behind the end.
pub(super) fn byte(bytes: &[u8], at: usize) -> u8 {
    bytes.get(at).copied().unwrap_or(0)
}

/// What stands for any character that has no mark of its own.
pub(super) const OTHER: u8 = 0x80;

/// Entities of HTML and XML that stand for a mark.
const ENTITIES: [(&[u8], u8); 14] = [
    (b"&quot;", b'"'),
    (b"&#34;", b'"'),
    (b"&#x22;", b'"'),
    (b"&apos;", b'\''),
    (b"&#39;", b'\''),
    (b"&#x27;", b'\''),
    (b"&lt;", b'<'),
    (b"&gt;", b'>'),
    (b"&amp;", b'&'),
    (b"&nbsp;", b' '),
    (b"&equals;", b'='),
    (b"&#61;", b'='),
    (b"&colon;", b':'),
    (b"&#58;", b':'),
];

/// The mark at a place and its length here; None behind the end.
pub(super) fn unit(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let first = *bytes.get(at)?;
    Some(match first {
        b'%' => percent(bytes, at).unwrap_or((first, 1)),
        b'\\' => escaped(bytes, at).unwrap_or((first, 1)),
        b'&' => entity(bytes, at).unwrap_or((first, 1)),
        b'\t' | 0x0B | 0x0C => (b' ', 1),
        b'\r' => (b'\n', 1),
        0x80.. => wide(bytes, at),
        _ => (first, 1),
    })
}

fn hex(bytes: &[u8], at: usize) -> Option<u8> {
    char::from(byte(bytes, at))
        .to_digit(16)
        .map(|digit| digit as u8)
}

/// `%22`, and `%2522`, which is `%22` coded once more.
fn percent(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let (mut value, mut length) = (b'%', 1);
    for _ in 0..3 {
        value = hex(bytes, at + length)? * 16 + hex(bytes, at + length + 1)?;
        length += 2;
        let again = value == b'%' && hex(bytes, at + length).is_some();
        if !again || hex(bytes, at + length + 1).is_none() {
            break;
        }
    }
    let mark = match value {
        b'\t' => b' ',
        b'\r' => b'\n',
        0x80.. => OTHER,
        plain => plain,
    };
    Some((mark, length))
}

/// `\n` and `\u0022` as JSON writes them, however deep it lies in other JSON.
fn escaped(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let rest = bytes.get(at..)?;
    let depth = rest
        .iter()
        .take(8)
        .take_while(|byte| **byte == b'\\')
        .count();
    let letter = at + depth;
    match byte(bytes, letter) {
        b'n' | b'r' => Some((b'\n', depth + 1)),
        b't' => Some((b' ', depth + 1)),
        b'u' if byte(bytes, letter + 1) == b'0' && byte(bytes, letter + 2) == b'0' => {
            let value = hex(bytes, letter + 3)? * 16 + hex(bytes, letter + 4)?;
            let mark = if value < 0x80 { value } else { OTHER };
            Some((mark, depth + 5))
        }
        _ => None,
    }
}

fn entity(bytes: &[u8], at: usize) -> Option<(u8, usize)> {
    let rest = bytes.get(at..)?;
    let found = ENTITIES.iter().find(|(name, _)| rest.starts_with(name));
    found.map(|(name, mark)| (*mark, name.len()))
}

/// The character at a place that is not ASCII.
pub(super) fn letter(bytes: &[u8], at: usize) -> Option<char> {
    let most = (at + 4).min(bytes.len());
    let head = bytes.get(at..most)?;
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(head.get(..error.valid_up_to())?).ok()?,
    };
    text.chars().next()
}

fn wide(bytes: &[u8], at: usize) -> (u8, usize) {
    let Some(letter) = letter(bytes, at) else {
        return (OTHER, 1);
    };
    let mark = match letter {
        '“' | '”' | '„' | '‟' | '«' | '»' | '＂' => b'"',
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '＇' => b'\'',
        '：' | '﹕' => b':',
        '＝' => b'=',
        '‐' | '‑' | '‒' | '–' | '—' | '−' | '－' => b'-',
        '．' | '·' | '•' => b'.',
        '＋' => b'+',
        '（' => b'(',
        '）' => b')',
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}' => b' ',
        '\u{2028}' | '\u{2029}' | '\u{85}' => b'\n',
        space if space.is_whitespace() => b' ',
        _ => OTHER,
    };
    (mark, letter.len_utf8())
}

/// Length of the digit at a place, in any script; 0 where there is none.
pub(super) fn digit(bytes: &[u8], at: usize) -> usize {
    match byte(bytes, at) {
        b'0'..=b'9' => 1,
        0xC2.. => letter(bytes, at)
            .filter(|c| c.is_numeric())
            .map_or(0, char::len_utf8),
        _ => 0,
    }
}

/// Whether a mark is white space or ends a line.
pub(super) fn is_space(mark: u8) -> bool {
    matches!(mark, b' ' | b'\n')
}

/// Skips marks of a kind, at most so many; gives the place behind them.
pub(super) fn skip(bytes: &[u8], mut at: usize, most: usize, of: impl Fn(u8) -> bool) -> usize {
    for _ in 0..most {
        match unit(bytes, at) {
            Some((mark, length)) if of(mark) => at += length,
            _ => break,
        }
    }
    at
}

/// End of the run of letters, digits, `_`, `-` and `.` from a place on.
pub(super) fn chunk_end(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let of = |byte: &&u8| byte.is_ascii_alphanumeric() || matches!(**byte, b'_' | b'-' | b'.');
    from + rest.iter().take_while(of).count()
}
