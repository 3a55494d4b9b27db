//! The files of a version: what each is called and what it holds, by the hash of its content.
//!
//! They belong to a version as its text does: who approves one approves both, and a file that is
//! replaced makes another version.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

/// A file as a version or a draft names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionFile {
    /// Id; another content gets another one.
    pub id: String,
    /// How the text names it: a path beside it, such as `images/ladder.png`.
    pub name: String,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of its content.
    pub sha256: String,
    /// When it was put there, RFC 3339.
    pub at: String,
    /// Who put it there, by id.
    pub by: String,
}

/// The hash of a list of files: of their names and the hashes of their contents, whoever put them there.
pub fn digest(files: &[VersionFile]) -> String {
    let mut named: Vec<(&str, &str)> = files.iter().map(named).collect();
    named.sort_unstable();
    let mut hash = Sha256::new();
    for (name, sha256) in named {
        // The length tells where a name ends, whatever is in it.
        hash.update((name.len() as u64).to_be_bytes());
        hash.update(name.as_bytes());
        hash.update((sha256.len() as u64).to_be_bytes());
        hash.update(sha256.as_bytes());
    }
    hash.finalize().iter().fold(String::new(), |mut out, byte| {
        for half in [byte >> 4, byte & 15] {
            out.extend(char::from_digit(u32::from(half), 16));
        }
        out
    })
}

fn named(file: &VersionFile) -> (&str, &str) {
    (&file.name, &file.sha256)
}

/// Whether both name the same files with the same content.
pub fn same(one: &[VersionFile], other: &[VersionFile]) -> bool {
    let set = |files: &'_ [VersionFile]| -> BTreeSet<(String, String)> {
        let owned = files.iter().map(named);
        owned.map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
    };
    set(one) == set(other)
}

/// Puts a file among others, in place of the one of its name. One that holds the same is left as it is.
/// Gives whether anything changed.
pub fn put(files: &mut Vec<VersionFile>, file: VersionFile) -> bool {
    if files.iter().any(|held| named(held) == named(&file)) {
        return false;
    }
    files.retain(|held| held.name != file.name);
    files.push(file);
    files.sort_by(|a, b| a.name.cmp(&b.name));
    true
}

/// What became of a file from one version to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The older version has none of this name.
    Added,
    /// The newer version has it no more.
    Removed,
    /// It holds something else.
    Replaced,
}

impl Change {
    /// As commands write it.
    pub fn slug(self) -> &'static str {
        match self {
            Change::Added => "added",
            Change::Removed => "removed",
            Change::Replaced => "replaced",
        }
    }

    /// In words, after the file's name.
    pub fn words(self) -> &'static str {
        match self {
            Change::Added => "is added",
            Change::Removed => "is taken away",
            Change::Replaced => "is replaced",
        }
    }
}

/// A file that differs: what became of it, and what it was and is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Differs<'a> {
    /// How the text names it.
    pub name: &'a str,
    /// What became of it.
    pub change: Change,
    /// What it was.
    pub before: Option<&'a VersionFile>,
    /// What it is.
    pub after: Option<&'a VersionFile>,
}

/// The files that differ, by name.
pub fn changes<'a>(old: &'a [VersionFile], new: &'a [VersionFile]) -> Vec<Differs<'a>> {
    let names: BTreeSet<&str> = old
        .iter()
        .chain(new)
        .map(|file| file.name.as_str())
        .collect();
    let differs = |name: &'a str| {
        let (before, after) = (of(old, name), of(new, name));
        let change = match (before, after) {
            (Some(before), Some(after)) if before.sha256 == after.sha256 => return None,
            (Some(_), Some(_)) => Change::Replaced,
            (None, _) => Change::Added,
            (_, None) => Change::Removed,
        };
        Some(Differs {
            name,
            change,
            before,
            after,
        })
    };
    names.into_iter().filter_map(differs).collect()
}

/// The file of a name.
pub fn of<'a>(files: &'a [VersionFile], name: &str) -> Option<&'a VersionFile> {
    files.iter().find(|file| file.name == name)
}

/// Files that two people changed, brought together: each name as the one who changed it left it.
///
/// Where both changed the same one, mine stays and its name is told.
pub fn merge(
    base: &[VersionFile],
    mine: &[VersionFile],
    theirs: &[VersionFile],
) -> (Vec<VersionFile>, Vec<String>) {
    let all = base.iter().chain(mine).chain(theirs);
    let names: BTreeSet<&str> = all.map(|file| file.name.as_str()).collect();
    let (mut out, mut clashes) = (Vec::new(), Vec::new());
    for name in names {
        let hash = |file: Option<&VersionFile>| file.map(|file| file.sha256.clone());
        let (was, my, their) = (of(base, name), of(mine, name), of(theirs, name));
        let taken = if hash(my) == hash(was) { their } else { my };
        if hash(my) != hash(was) && hash(their) != hash(was) && hash(my) != hash(their) {
            clashes.push(name.to_owned());
        }
        out.extend(taken.cloned());
    }
    (out, clashes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn file(name: &str, holds: &str) -> VersionFile {
        VersionFile {
            id: format!("{name}-{holds}"),
            name: name.to_owned(),
            size: 1,
            sha256: holds.to_owned(),
            at: String::new(),
            by: String::new(),
        }
    }

    /// `a=1 b=2` as files.
    fn files(text: &str) -> Vec<VersionFile> {
        let pairs = text
            .split_whitespace()
            .filter_map(|pair| pair.split_once('='));
        pairs.map(|(name, holds)| file(name, holds)).collect()
    }

    fn told(files: &[VersionFile]) -> String {
        let pairs = files
            .iter()
            .map(|one| format!("{}={}", one.name, one.sha256));
        pairs.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_hash_is_of_names_and_contents_and_of_nothing_else() {
        let of = |text: &str| digest(&files(text));
        assert_eq!(of("a=1 b=2"), of("b=2 a=1"));
        let other = VersionFile {
            id: "x".to_owned(),
            by: "p".to_owned(),
            ..file("a", "1")
        };
        assert_eq!(digest(&[other]), of("a=1"));
        for differs in ["", "a=1", "a=2 b=2", "a=1 c=2", "a=1b =2"] {
            assert_ne!(of("a=1 b=2"), of(differs), "{differs}");
        }
        assert_eq!(of("").len(), 64);
    }

    #[test]
    fn what_became_of_each_file_is_told() {
        for (old, new, expected) in [
            ("", "", vec![]),
            ("a=1", "a=1", vec![]),
            ("a=1", "a=2", vec![("a", Change::Replaced)]),
            ("a=1", "", vec![("a", Change::Removed)]),
            (
                "c=1",
                "b=1 a=1",
                vec![
                    ("a", Change::Added),
                    ("b", Change::Added),
                    ("c", Change::Removed),
                ],
            ),
        ] {
            let (old, new) = (files(old), files(new));
            let told: Vec<_> = changes(&old, &new)
                .iter()
                .map(|one| (one.name, one.change))
                .collect();
            assert_eq!(told, expected);
        }
    }

    #[test]
    fn each_keeps_what_they_changed_and_clashes_are_told() {
        for (base, mine, theirs, merged, clashes) in [
            ("a=1", "a=2", "a=1", "a=2", ""),
            ("a=1", "a=1", "a=2", "a=2", ""),
            ("a=1", "a=1 b=1", "a=1 c=1", "a=1 b=1 c=1", ""),
            ("a=1", "", "a=1", "", ""),
            ("a=1", "a=1", "", "", ""),
            ("a=1", "a=2", "a=2", "a=2", ""),
            ("a=1", "a=2", "a=3", "a=2", "a"),
            ("a=1", "", "a=3", "", "a"),
            ("", "a=1", "a=2", "a=1", "a"),
        ] {
            let (out, told_clashes) = merge(&files(base), &files(mine), &files(theirs));
            assert_eq!(told(&out), merged, "{base} {mine} {theirs}");
            assert_eq!(told_clashes.join(" "), clashes, "{base} {mine} {theirs}");
        }
    }

    #[test]
    fn a_file_takes_the_place_of_the_one_of_its_name() {
        let mut held = files("a=1 b=2");
        assert!(!put(&mut held, file("a", "1")));
        assert!(put(&mut held, file("a", "3")));
        assert!(put(&mut held, file("aa", "1")));
        assert_eq!(told(&held), "a=3 aa=1 b=2");
    }

    proptest! {
        #[test]
        fn only_what_differs_changes_the_hash(one in "([ab]=[12] ){0,2}", other in "([ab]=[12] ){0,2}") {
            let unique = |text: &str| {
                let mut out = Vec::new();
                for file in files(text) {
                    put(&mut out, file);
                }
                out
            };
            let (one, other) = (unique(&one), unique(&other));
            prop_assert_eq!(digest(&one) == digest(&other), same(&one, &other));
            prop_assert_eq!(changes(&one, &other).is_empty(), same(&one, &other));
            prop_assert_eq!(merge(&one, &one, &other).0, other);
        }
    }
}
