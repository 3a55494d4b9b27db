//! What may be written only in certain places, or nowhere.

use crate::tree::{File, files, none};

const RUST: &[&str] = &[".rs"];
const PAGES: &[&str] = &[".ts", ".tsx"];

/// `path:line: code` of each line of code that `is_offence`, comments left out.
fn lines_where(files: &[File], is_offence: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (at, line) in file.text.lines().enumerate() {
            let code = line.trim();
            if !code.starts_with("//") && !code.starts_with('*') && is_offence(code) {
                found.push(format!("{}:{}: {code}", file.path, at + 1));
            }
        }
    }
    found
}

/// A new type's name, when the line declares one.
fn declared(code: &str) -> Option<&str> {
    if code.starts_with("import") || code.contains('"') {
        return None;
    }
    let mut words = code.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
    words.find(|word| {
        matches!(
            *word,
            "struct" | "enum" | "trait" | "type" | "class" | "interface"
        )
    })?;
    words.find(|word| !word.is_empty())
}

/// Names that say that something is done, not what.
fn says_nothing(name: &str) -> bool {
    [
        "Manager",
        "Helper",
        "Helpers",
        "Util",
        "Utils",
        "Service",
        "Processor",
    ]
    .iter()
    .any(|suffix| name.ends_with(suffix))
}

#[test]
fn the_clock_is_read_in_the_hosts_alone() {
    let mut below = files(&["src-tauri/crates"], RUST);
    let hosts = ["src-tauri/crates/cli/", "src-tauri/crates/testkit/"];
    below.retain(|file| {
        file.path.contains("/src/") && !hosts.iter().any(|host| file.path.starts_with(host))
    });
    let clocks = [
        "Utc::now",
        "Local::now",
        "SystemTime::now",
        "now_v7(",
        "Timestamp::now",
    ];
    let offences = lines_where(&below, |code| {
        clocks.iter().any(|clock| code.contains(clock))
    });
    none("Time and ids are passed in below the hosts:", &offences);
}

#[test]
fn one_door_leads_to_the_window_host() {
    let mut elsewhere = files(&["ui/src"], PAGES);
    elsewhere.retain(|file| !file.path.starts_with("ui/src/platform/"));
    let offences = lines_where(&elsewhere, |code| {
        code.contains("\"@tauri-apps/")
            || code.contains("'@tauri-apps/")
            || code.contains("__TAURI")
    });
    none("Only ui/src/platform may import @tauri-apps:", &offences);
}

#[test]
fn the_shared_parts_know_no_domain() {
    let parts = files(&["ui/src/components"], PAGES);
    let offences = lines_where(&parts, |code| {
        code.contains("/features/") && code.contains("from ")
    });
    none("ui/src/components may not import a feature:", &offences);
}

#[test]
fn names_say_what_a_thing_is() {
    let mut all = files(&["src-tauri", "tests"], RUST);
    all.extend(files(&["ui/src"], PAGES));
    let offences = lines_where(&all, |code| declared(code).is_some_and(says_nothing));
    none("A type is named for what it is in the field:", &offences);
}

#[test]
fn nothing_is_left_for_later() {
    let mut all = files(
        &["src-tauri", "tests", "ui/src"],
        &[".rs", ".ts", ".tsx", ".css"],
    );
    all.extend(files(&["scripts"], &[".sh", ".py"]));
    all.retain(|file| !file.path.starts_with("tests/layers/"));
    let marks = [
        "TODO",
        "FIXME",
        "XXX:",
        "HACK",
        "todo!(",
        "unimplemented!(",
        "dbg!(",
    ];
    let skips = [
        "#[ignore",
        "it.skip(",
        "test.skip(",
        "describe.skip(",
        ".only(",
        "#[should_panic",
    ];
    let mut offences = Vec::new();
    for file in &all {
        for (at, line) in file.text.lines().enumerate() {
            if marks.iter().chain(&skips).any(|word| line.contains(word)) {
                offences.push(format!("{}:{}: {}", file.path, at + 1, line.trim()));
            }
        }
    }
    none("Finish it, or leave it out:", &offences);
}

#[test]
fn the_readers_read() {
    assert_eq!(declared("pub struct SyncManager<T> {"), Some("SyncManager"));
    assert_eq!(
        declared("export interface ReleaseService {"),
        Some("ReleaseService")
    );
    assert_eq!(declared("let kind = 1;"), None);
    assert!(says_nothing("SyncManager") && says_nothing("DateUtils"));
    assert!(!says_nothing("ServiceDesk") && !says_nothing("ReleasePackage"));
    let file = File {
        path: "a.rs".into(),
        text: "// Utc::now\nlet t = Utc::now();\n".into(),
    };
    assert_eq!(
        lines_where(&[file], |code| code.contains("Utc::now")).len(),
        1
    );
}
