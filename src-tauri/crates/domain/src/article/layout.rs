//! Where files lie in a folder of articles, so that no two that differ take the same place.
//!
//! A place is the same from run to run for the same articles: those that come first keep the place that
//! their text names, the next one's is made of its article's name.

use super::place;
use std::collections::{HashMap, HashSet};

/// The places of a folder that are taken.
#[derive(Debug, Default)]
pub struct Layout {
    /// What lies at a path, by the path in lower case: some disks take both for the same.
    files: HashMap<String, (String, String)>,
    /// Folders that something lies in, in lower case.
    folders: HashSet<String>,
}

impl Layout {
    /// Takes a place for something that lies nowhere else.
    pub fn take(&mut self, path: &str) {
        self.lay(path, "");
    }

    /// The place of an article's file that its text wants to lie at `wished`, with the hash of its
    /// content: that one, unless something else lies there. One that leaves the folder is brought into
    /// the article's own.
    pub fn file(&mut self, article: &str, wished: &str, sha256: &str) -> String {
        let wished = self.possible(article, wished);
        let shared = self.files.get(&wished.to_lowercase());
        if shared.is_some_and(|(path, held)| *path == wished && held == sha256) {
            return wished;
        }
        let mut path = wished.clone();
        let mut n = 1;
        while self.is_taken(&path) {
            path = own(&wished, article, n);
            n += 1;
        }
        self.lay(&path, sha256);
        path
    }

    /// Where a file may lie at all: within the folder, and not below something that is no folder.
    fn possible(&self, article: &str, wished: &str) -> String {
        let leaves = wished
            .split('/')
            .any(|part| matches!(part, "" | "." | ".."));
        if !leaves && !self.is_below_a_file(wished) {
            return wished.to_owned();
        }
        let name = match wished.rsplit('/').next().unwrap_or_default() {
            "" | "." | ".." => "file",
            name => name,
        };
        let beside = place::join(article, name);
        match self.is_below_a_file(&beside) {
            true => name.to_owned(),
            false => beside,
        }
    }

    fn is_below_a_file(&self, path: &str) -> bool {
        above(&path.to_lowercase()).any(|folder| self.files.contains_key(folder))
    }

    fn is_taken(&self, path: &str) -> bool {
        let lower = path.to_lowercase();
        self.files.contains_key(&lower) || self.folders.contains(&lower)
    }

    fn lay(&mut self, path: &str, sha256: &str) {
        let lower = path.to_lowercase();
        self.folders.extend(above(&lower).map(str::to_owned));
        self.files
            .insert(lower, (path.to_owned(), sha256.to_owned()));
    }
}

/// The folders above a path.
fn above(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// A place of an article's own: its name behind the file's, then a number.
fn own(wished: &str, article: &str, n: u32) -> String {
    let (folder, name) = match wished.rfind('/') {
        Some(at) => wished.split_at(at + 1),
        None => ("", wished),
    };
    let (stem, ending) = match name.rfind('.').filter(|at| *at > 0) {
        Some(at) => name.split_at(at),
        None => (name, ""),
    };
    let of = article.rsplit('/').next().unwrap_or(article);
    match n {
        1 => format!("{folder}{stem}-{of}{ending}"),
        n => format!("{folder}{stem}-{of}-{n}{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;
    use proptest::prelude::*;

    /// Lays files of `article wished hash` one after the other beside pages.
    fn laid(pages: &[&str], files: &[(&str, &str, &str)]) -> Vec<String> {
        let mut layout = Layout::default();
        pages.iter().for_each(|page| layout.take(page));
        let lay = |(article, wished, hash): &(&str, &str, &str)| layout.file(article, wished, hash);
        files.iter().map(lay).collect()
    }

    #[test]
    fn only_what_differs_gets_a_place_of_its_own() {
        for (files, expected) in [
            (
                vec![("g/a", "g/p.png", "1"), ("g/b", "g/p.png", "1")],
                vec!["g/p.png", "g/p.png"],
            ),
            (
                vec![("g/a", "g/p.png", "1"), ("g/b", "g/p.png", "2")],
                vec!["g/p.png", "g/p-b.png"],
            ),
            // Some disks take both for the same, whatever they hold.
            (
                vec![("g/a", "g/p.png", "1"), ("g/b", "g/P.PNG", "1")],
                vec!["g/p.png", "g/P-b.PNG"],
            ),
            (
                vec![
                    ("g/a", "g/p-b.png", "1"),
                    ("g/c", "g/p.png", "2"),
                    ("g/b", "g/p.png", "3"),
                ],
                vec!["g/p-b.png", "g/p.png", "g/p-b-2.png"],
            ),
            // An article's page, and one that nobody may write over.
            (vec![("full", "full.md", "1")], vec!["full-full.md"]),
            (vec![("full", "FULL.md", "1")], vec!["FULL-full.md"]),
            (vec![("full", ".memory", "1")], vec![".memory-full"]),
            // A folder that articles lie in, and a file where a folder would have to be.
            (vec![("full", "g", "1")], vec!["g-full"]),
            (vec![("g/a", "full.md/x.png", "1")], vec!["g/x.png"]),
            (vec![("full.md/y", "full.md/x.png", "1")], vec!["x.png"]),
            // What would leave the folder.
            (vec![("g/a", "../../x.png", "1")], vec!["g/x.png"]),
            (vec![("g/a", "..", "1")], vec!["g/file"]),
        ] {
            let pages = ["full.md", "g/a.md", ".memory"];
            assert_eq!(laid(&pages, &files), expected);
        }
    }

    proptest! {
        #[test]
        fn no_two_that_differ_lie_at_one_place(
            files in prop::collection::vec(("[ab](/[ab])?", "[abA](/[abA]){0,2}(\\.md)?", "[12]"), 1..12)
        ) {
            let files: Vec<(&str, &str, &str)> = files
                .iter()
                .map(|(article, wished, hash)| (article.as_str(), wished.as_str(), hash.as_str()))
                .collect();
            let places = laid(&["a.md", "b/a.md"], &files);
            prop_assert_eq!(&laid(&["a.md", "b/a.md"], &files), &places, "the same from run to run");
            for (at, one) in places.iter().enumerate() {
                prop_assert!(!["a.md", "b/a.md"].contains(&one.to_lowercase().as_str()));
                for (other, held) in places.iter().zip(&files).skip(at + 1) {
                    let same = one.to_lowercase() == other.to_lowercase();
                    prop_assert!(!same || (one == other && files[at].2 == held.2));
                    let inside = |a: &str, b: &str| b.to_lowercase().starts_with(&format!("{}/", a.to_lowercase()));
                    prop_assert!(!inside(one, other) && !inside(other, one));
                }
            }
        }
    }
}
