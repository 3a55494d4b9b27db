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
        Version { text: text.to_owned(), parsed: parse(bare(text)) }
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
        let suffix = after_core(&text);
        if suffix.split(['.', '-', '+']).any(|part| part == "snapshot") || is_build_of_commit(suffix)
        {
            return Channel::DevBuild;
        }
        if is_revision(suffix) {
            return Channel::Revision;
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
        let core_end = text.len() - after_core(text).len();
        let core = &text[..core_end];
        core.split('.').take(3).filter(|part| is_number(part)).count() == 3
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b".-+".contains(&b))
            && !text[core_end..].split(['.', '-', '+']).any(str::is_empty_identifier)
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
