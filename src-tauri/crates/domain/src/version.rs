//! Version texts as charts, tags and notes write them, put in one total order.
//!
//! Mojaloop writes versions that SemVer does not know (`v14.0.0.rev.3`,
//! `v15.1.2.1`, `"1.0.1"` with its quotes). The text is always kept; what can be
//! read leniently takes part in SemVer precedence, the rest is said to be
//! unorderable and never guessed at.

use std::cmp::Ordering;

use semver::{BuildMetadata, Prerelease};
use serde::{Deserialize, Serialize};

/// A version as it was written, with what could be read from it.
///
/// Serialised as the bare text. Equality is equality of the text; use
/// [`Version::compare`] to ask whether two texts mean the same version.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub struct Version {
    text: String,
    parsed: Option<semver::Version>,
}

/// What [`Version::compare`] says of the version it is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// Comes before the other.
    Older,
    /// Means the same version, perhaps written otherwise.
    Same,
    /// Comes after the other.
    Newer,
    /// At least one text has no place in the order, or only build metadata differs.
    Unorderable,
}

/// Who a chart version is meant for, told from its text alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// `15.1.0`.
    Stable,
    /// The same release issued again: `15.0.0-REV.2`, `v14.0.0.rev.3`.
    Revision,
    /// Candidates, hotfixes, branch builds, and every text that is not provably stable.
    Prerelease,
    /// `14.1.0-16172.18a7b43`, `16.0.4-20781-9de1a38`, and snapshots.
    DevBuild,
}

impl Version {
    /// Reads `text`; never fails, since an odd text is kept as an unordered version.
    pub fn new(text: &str) -> Version {
        Version {
            text: text.to_owned(),
            parsed: parse(bare(text)),
        }
    }

    /// The text as it was given.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether SemVer precedence applies to this text.
    pub fn is_ordered(&self) -> bool {
        self.parsed.is_some()
    }

    /// The channel the text belongs to.
    pub fn channel(&self) -> Channel {
        let text = bare(&self.text).to_ascii_lowercase();
        let mut parts = suffix(&text)
            .split(['.', '-', '+'])
            .filter(|part| !part.is_empty());
        let (first, second, third) = (parts.next(), parts.next(), parts.next());
        if text.split(['.', '-', '+']).any(|part| part == "snapshot") {
            return Channel::DevBuild;
        }
        match (first, second, third) {
            (Some(build), Some(commit), None) if is_number(build) && is_commit(commit) => {
                return Channel::DevBuild;
            }
            (Some("rev"), Some(number), None) if is_number(number) => return Channel::Revision,
            _ => {}
        }
        match &self.parsed {
            Some(version) if version.pre.is_empty() => Channel::Stable,
            _ => Channel::Prerelease,
        }
    }

    /// How this version stands to `other`; `Unorderable` rather than a guess.
    pub fn compare(&self, other: &Version) -> Comparison {
        if same_text(&self.text, &other.text) {
            return Comparison::Same;
        }
        let (Some(mine), Some(theirs)) = (&self.parsed, &other.parsed) else {
            return Comparison::Unorderable;
        };
        match mine.cmp_precedence(theirs) {
            Ordering::Less => Comparison::Older,
            Ordering::Greater => Comparison::Newer,
            Ordering::Equal if mine.build == theirs.build => Comparison::Same,
            Ordering::Equal => Comparison::Unorderable,
        }
    }

    /// Bytes whose plain byte order is the order of [`Ord`], for an index column.
    ///
    /// Layout: one byte for ordered or not; three big-endian numbers; prerelease
    /// and build identifiers, each closed; the text.
    pub fn sort_key(&self) -> Vec<u8> {
        let mut key = Vec::with_capacity(self.text.len() + 40);
        match &self.parsed {
            None => key.push(0),
            Some(version) => {
                key.push(1);
                for part in [version.major, version.minor, version.patch] {
                    key.extend(part.to_be_bytes());
                }
                // A release outranks its prereleases, so "none" is the highest byte.
                if version.pre.is_empty() {
                    key.push(u8::MAX);
                } else {
                    push_identifiers(&mut key, &version.pre);
                }
                push_identifiers(&mut key, &version.build);
            }
        }
        key.extend(self.text.as_bytes());
        key
    }

    /// Whether `text` names one version and not a range, a wildcard or a shortened form.
    ///
    /// Helm reads `17.0` as a constraint when no chart has that very text, so
    /// fewer than three numbers do not count as exact.
    pub fn is_exact(text: &str) -> bool {
        let text = bare(text);
        let core = &text[..text.len() - suffix(text).len()];
        core.split('.')
            .take(3)
            .filter(|part| is_number(part))
            .count()
            == 3
            && text
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b".-+".contains(&b))
            && !text.ends_with(['-', '+'])
            && !text.split('.').any(|part| matches!(part, "" | "x" | "X"))
    }
}

impl From<String> for Version {
    fn from(text: String) -> Version {
        Version::new(&text)
    }
}

impl From<Version> for String {
    fn from(version: Version) -> String {
        version.text
    }
}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    /// Texts without precedence first, then SemVer precedence, build metadata, text.
    fn cmp(&self, other: &Self) -> Ordering {
        self.parsed
            .cmp(&other.parsed)
            .then_with(|| self.text.cmp(&other.text))
    }
}

/// Whether two texts are the same version but for a leading `v`, quotes and space.
pub fn same_text(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

/// The text without surrounding space, quotes or brackets and without a leading `v`.
pub fn bare(text: &str) -> &str {
    let text = text.trim_matches(|c: char| c.is_whitespace() || "\"'`[]".contains(c));
    match text.strip_prefix(['v', 'V']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => rest,
        _ => text,
    }
}

/// What follows the leading run of numbers and dots.
fn suffix(text: &str) -> &str {
    text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
}

fn is_number(part: &str) -> bool {
    !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit())
}

/// An abbreviated or full Git commit name.
fn is_commit(part: &str) -> bool {
    (7..=40).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The leniency of Helm's `NewVersion`: one to three numbers, then SemVer's own suffixes.
fn parse(text: &str) -> Option<semver::Version> {
    let (text, build) = split_suffix(text, '+');
    let (core, pre) = split_suffix(text, '-');
    let mut numbers = [0_u64; 3];
    let parts: Vec<&str> = core.split('.').collect();
    if parts.len() > numbers.len() {
        return None;
    }
    for (number, part) in numbers.iter_mut().zip(parts) {
        // `parse` alone would take a leading plus sign.
        *number = if is_number(part) {
            part.parse().ok()?
        } else {
            return None;
        };
    }
    Some(semver::Version {
        major: numbers[0],
        minor: numbers[1],
        patch: numbers[2],
        pre: pre.map_or(Some(Prerelease::EMPTY), non_empty)?,
        build: build.map_or(Some(BuildMetadata::EMPTY), non_empty)?,
    })
}

fn split_suffix(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((head, tail)) => (head, Some(tail)),
        None => (text, None),
    }
}

/// Identifiers after their mark; the mark with nothing behind it is an error.
fn non_empty<T: std::str::FromStr>(text: &str) -> Option<T> {
    if text.is_empty() {
        None
    } else {
        text.parse().ok()
    }
}

/// Appends dot-separated identifiers so that bytes compare as SemVer compares them.
///
/// A number is its count of significant digits, the digits, then its count of
/// leading zeros (build metadata only); numbers come before words; the end of
/// the list comes before any further identifier.
fn push_identifiers(key: &mut Vec<u8>, identifiers: &str) {
    for part in identifiers.split('.').filter(|part| !part.is_empty()) {
        if is_number(part) {
            let digits = part.trim_start_matches('0');
            key.push(1);
            key.extend((digits.len() as u64).to_be_bytes());
            key.extend(digits.as_bytes());
            key.extend(((part.len() - digits.len()) as u64).to_be_bytes());
        } else {
            key.push(2);
            key.extend(part.as_bytes());
            key.push(0);
        }
    }
    key.push(0);
}
