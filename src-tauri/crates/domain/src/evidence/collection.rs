//! Versions of the test cases: which one a release asks for, and what a tag says of itself.
//!
//! A release's notes name the tag it must pass. The repository of test cases also numbers its own
//! builds, which overtook the releases': so neither the newest tag nor the highest number is the
//! right one, and a tag of a release may be older than that of the release before.

use crate::version::{bare, same_text};

/// A tag of the test cases of which more is known than its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownTag {
    /// Without its `v`.
    pub tag: &'static str,
    /// Day of its commit, `YYYY-MM-DD`.
    pub day: &'static str,
    /// Another tag of the same commit.
    pub same_as: Option<&'static str>,
}

/// Source: tags of mojaloop/testing-toolkit-test-cases, read in 2026.
pub const KNOWN: [KnownTag; 5] = [
    tag("16.0.0", "2024-03-18", None),
    tag("17.3.0", "2025-10-31", None),
    tag("18.0.0", "2025-11-07", None),
    tag("17.2.0", "2026-02-17", Some("20.2.5")),
    tag("20.2.5", "2026-02-17", Some("17.2.0")),
];

const fn tag(tag: &'static str, day: &'static str, same_as: Option<&'static str>) -> KnownTag {
    KnownTag { tag, day, same_as }
}

/// How a collection stands to the one that is required.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// It is that one.
    Required,
    /// It has another name and is the same commit.
    SameCommit,
    /// It is another one.
    Other,
    /// It names no fixed state: a branch, or a build that is not released.
    Moving,
    /// Nobody knows which one is required.
    NotKnown,
}

/// How a collection stands to the one that a release's notes name.
pub fn fit(given: &str, required: Option<&str>) -> Fit {
    if is_moving(given) {
        return Fit::Moving;
    }
    let Some(required) = required else {
        return Fit::NotKnown;
    };
    let same_as = known(given).and_then(|tag| tag.same_as);
    if same_text(given, required) {
        Fit::Required
    } else if same_as.is_some_and(|other| same_text(other, required)) {
        Fit::SameCommit
    } else {
        Fit::Other
    }
}

/// What is known of a tag.
pub fn known(tag: &str) -> Option<&'static KnownTag> {
    KNOWN.iter().find(|known| known.tag == bare(tag))
}

/// Day of a tag's commit, `YYYY-MM-DD`: as it was given, else as it is known.
pub fn day_of<'a>(tag: &str, given: Option<&'a str>) -> Option<&'a str> {
    given.or_else(|| known(tag).map(|known| known.day))
}

/// Whether a name is that of something that moves. A tag of a version begins with a number.
pub fn is_moving(name: &str) -> bool {
    let name = bare(name);
    let numbered = name.starts_with(|c: char| c.is_ascii_digit());
    !numbered || name.to_ascii_lowercase().contains("snapshot")
}
