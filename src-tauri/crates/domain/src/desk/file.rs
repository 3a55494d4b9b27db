//! Files that lie on a ticket: what a desk tells of one, what is sent of one, and what we call it.

use chrono::{DateTime, Utc};

/// The largest file that is taken from a desk or sent to one.
pub const MOST_BYTES: usize = 20 << 20;
/// Longest name that is kept; file systems take no more than 255 bytes.
const LONGEST: usize = 120;
/// What a file is called whose name holds nothing that can be kept.
const NAMELESS: &str = "file";
/// What is said of content of which nothing is known.
const BYTES: &str = "application/octet-stream";

/// A file that lies on a thing at the desk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Its id there.
    pub remote: String,
    /// Its name, [`clean_name`].
    pub name: String,
    /// Its media type, as the desk says; see [`clean_kind`].
    pub kind: String,
    /// Its size in bytes, as the desk says.
    pub size: u64,
    /// Who put it there.
    pub author: String,
    /// When.
    pub at: DateTime<Utc>,
    /// The id of the comment that brought it, where the desk knows.
    pub comment: Option<String>,
    /// The mark it was sent with, where the desk keeps one for a file.
    pub mark: Option<String>,
    /// Whether it was put there by the account that we use.
    pub own: bool,
}

/// A file to put on a thing at the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parcel<'a> {
    /// Its name, [`clean_name`].
    pub name: &'a str,
    /// Its media type.
    pub kind: &'a str,
    /// Whether those outside the team may see it.
    pub public: bool,
    /// What it holds.
    pub content: &'a [u8],
}

/// Who sees a file that is put on a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Whoever it is meant for: the team alone, or those outside too.
    Chosen,
    /// Everybody who sees the ticket, whatever was meant.
    Everybody,
    /// Nobody: the desk takes no files.
    Nobody,
}

/// A name from outside as a name of a file: its last part, without what steers a terminal, turns the
/// reading direction or means something to a file system.
pub fn clean_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain = |letter: char| match letter {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        letter if letter.is_whitespace() && !letter.is_control() => ' ',
        letter => letter,
    };
    let kept: String = last
        .chars()
        .map(plain)
        .filter(|one| !unseen(*one))
        .collect();
    let kept = kept.trim_matches([' ', '.']);
    let kept = if is_device(kept) {
        format!("_{kept}")
    } else {
        kept.to_owned()
    };
    match kept.is_empty() {
        true => NAMELESS.to_owned(),
        false => shortened(&kept),
    }
}

/// A media type from outside: two plain words, else bytes of which nothing is known.
pub fn clean_kind(kind: &str) -> String {
    let bare = kind.split(';').next().unwrap_or_default().trim();
    let word = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"+-._".contains(&b))
    };
    match bare.split_once('/') {
        Some((major, minor)) if word(major) && word(minor) && bare.len() <= LONGEST => {
            bare.to_ascii_lowercase()
        }
        _ => BYTES.to_owned(),
    }
}

/// The media type that the end of a name stands for.
pub fn kind_of(name: &str) -> &'static str {
    let end = name.rsplit_once('.').map_or("", |(_, end)| end);
    match end.to_ascii_lowercase().as_str() {
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "gz" | "tgz" => "application/gzip",
        "json" => "application/json",
        "csv" => "text/csv",
        "txt" | "log" | "md" | "yaml" | "yml" => "text/plain",
        _ => BYTES,
    }
}

/// Letters that show nothing or change how others are shown: control characters, marks of direction,
/// joiners and the like.
fn unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

/// Names that Windows keeps for devices, whatever follows the first dot.
fn is_device(name: &str) -> bool {
    let stem = name
        .split('.')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_uppercase();
    let numbered = |begin: &str| {
        stem.strip_prefix(begin)
            .is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL") || numbered("COM") || numbered("LPT")
}

/// At most [`LONGEST`] bytes, with the end of the name that says what it is.
fn shortened(name: &str) -> String {
    if name.len() <= LONGEST {
        return name.to_owned();
    }
    let end = name.rsplit_once('.').map(|(_, end)| format!(".{end}"));
    let end = end.filter(|end| end.len() <= 12).unwrap_or_default();
    let mut begin = String::new();
    for letter in name.chars() {
        if begin.len() + letter.len_utf8() + end.len() > LONGEST {
            break;
        }
        begin.push(letter);
    }
    begin.trim_end_matches([' ', '.']).to_owned() + &end
}
