//! No forgotten file: every Rust file is reached from the file its target starts at. A test file
//! without its `mod` line would never run, and nobody would miss it.

use crate::tree::{files, none, relative, root};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A module declared in `text`, and the path given to it by an attribute.
fn modules(text: &str) -> Vec<(&str, Option<&str>)> {
    let mut found = Vec::new();
    let mut given = None;
    for line in text.lines().map(str::trim) {
        if let Some(rest) = line.strip_prefix("#[path = \"") {
            given = rest.strip_suffix("\"]");
            continue;
        }
        let code = ["pub ", "pub(crate) ", "pub(super) "]
            .iter()
            .fold(line, |code, word| code.strip_prefix(word).unwrap_or(code));
        if let Some(name) = code
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(';'))
        {
            found.push((name, given));
        }
        given = None;
    }
    found
}

/// Modules that a macro declares: each word of a file that holds `mod $name;`.
fn listed(text: &str) -> Vec<(&str, Option<&str>)> {
    if !text.contains("mod $") {
        return Vec::new();
    }
    let words = text.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words
        .filter(|word| !word.is_empty())
        .map(|word| (word, None))
        .collect()
}

/// Where a module of `file` may lie. `first` is the file the target starts at.
fn places(file: &Path, name: &str, given: Option<&str>, first: bool) -> Vec<PathBuf> {
    let folder = file.parent().unwrap_or(file);
    if let Some(given) = given {
        return vec![folder.join(given)];
    }
    let home = if first || file.file_stem().is_some_and(|stem| stem == "mod") {
        folder.to_owned()
    } else {
        file.with_extension("")
    };
    vec![
        home.join(format!("{name}.rs")),
        home.join(name).join("mod.rs"),
    ]
}

fn reach(file: &Path, first: bool, reached: &mut BTreeSet<String>) {
    let real = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if !reached.insert(relative(&real)) {
        return;
    }
    let text = fs::read_to_string(file).unwrap_or_default();
    for (name, given) in modules(&text).into_iter().chain(listed(&text)) {
        if let Some(found) = places(file, name, given, first)
            .into_iter()
            .find(|path| path.exists())
        {
            reach(&found, false, reached);
        }
    }
}

/// Whether Cargo starts a target at this file, by its place.
fn starts(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let parts: Vec<&str> = path.split('/').collect();
    let folder = |at: usize| {
        parts
            .len()
            .checked_sub(at)
            .and_then(|at| parts.get(at))
            .copied()
    };
    match name {
        "build.rs" => true,
        "lib.rs" => folder(2) == Some("src"),
        "main.rs" => {
            matches!(folder(2), Some("src" | "tests"))
                || matches!(folder(3), Some("tests" | "examples"))
        }
        _ => matches!(folder(2), Some("examples" | "benches" | "bin")),
    }
}

/// Targets that the root manifest names because their place does not.
fn named() -> Vec<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap_or_default();
    let paths = manifest
        .lines()
        .filter_map(|line| line.strip_prefix("path = \""));
    paths
        .filter_map(|path| path.strip_suffix('"'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_rust_file_is_reached() {
    let all = files(&["src-tauri", "tests"], &[".rs"]);
    let named = named();
    let mut reached = BTreeSet::new();
    for file in all
        .iter()
        .filter(|file| starts(&file.path) || named.contains(&file.path))
    {
        reach(&root().join(&file.path), true, &mut reached);
    }
    let forgotten: Vec<String> = all
        .into_iter()
        .map(|file| file.path)
        .filter(|path| !reached.contains(path))
        .collect();
    none("No `mod` line leads to these files:", &forgotten);
}

#[test]
fn module_lines_are_read() {
    let text =
        "mod a;\npub(crate) mod b;\n#[path = \"../c.rs\"]\nmod c;\nmod inline {\n}\n// mod d;\n";
    assert_eq!(
        modules(text),
        [("a", None), ("b", None), ("c", Some("../c.rs"))]
    );
    assert!(starts("tests/cli/main.rs") && starts("src-tauri/crates/app/tests/main.rs"));
    assert!(!starts("src-tauri/crates/app/tests/undo/main_path.rs"));
}
