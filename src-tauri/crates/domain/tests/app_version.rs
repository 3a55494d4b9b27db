//! `appVersion` texts as charts of the Mojaloop index have them, and worse.

use proptest::prelude::*;
use slipway_domain::app_version::{AppVersion, parse};

fn pairs(text: &str) -> Vec<(String, String)> {
    let entries = parse(text).entries().to_vec();
    entries
        .into_iter()
        .map(|entry| (entry.name, entry.version))
        .collect()
}

fn unparsed(text: &str) -> Vec<String> {
    match parse(text) {
        AppVersion::List { unparsed, .. } => unparsed,
        other => panic!("{other:?} is no list"),
    }
}

#[test]
fn lists_in_every_way_they_are_written() {
    let want = [("ml-api-adapter", "v14.0.0"), ("redis", "17.3.7")]
        .map(|(name, version)| (name.to_owned(), version.to_owned()));
    for text in [
        "ml-api-adapter: v14.0.0; redis: 17.3.7",
        "ml-api-adapter: v14.0.0; redis: 17.3.7;",
        "  ml-api-adapter :v14.0.0 ;;\n  redis:17.3.7 ; ",
        "ml-api-adapter:\n  v14.0.0;\n  redis: 17.3.7",
        // Child charts part their pairs by a comma, or by a line break alone.
        "ml-api-adapter: v14.0.0, redis: 17.3.7",
        "ml-api-adapter: v14.0.0 redis: 17.3.7",
        "\"ml-api-adapter: v14.0.0; redis: '17.3.7'\"",
    ] {
        assert_eq!(pairs(text), want, "{text:?}");
        assert_eq!(unparsed(text), Vec::<String>::new(), "{text:?}");
    }
}

#[test]
fn one_version_and_none() {
    for (text, version) in [
        ("v15.0.0", "v15.0.0"),
        (" \"1.0\" ", "1.0"),
        ("8.1.0-snapshot;", "8.1.0-snapshot"),
    ] {
        assert_eq!(
            parse(text),
            AppVersion::Single {
                version: version.to_owned()
            }
        );
    }
    for text in ["", "  ", ";", " ; ,\n", "\"\""] {
        assert_eq!(parse(text), AppVersion::Empty);
    }
}

#[test]
fn what_is_no_pair_is_kept() {
    let table = [
        ("a: v1; nonsense; b: v2", vec!["nonsense"], 2),
        ("a: v1 (DEPRECATED); b: v2", vec!["(DEPRECATED)"], 2),
        ("a: v1; b:", vec!["b:"], 1),
        ("a: v1; : v2", vec![": v2"], 1),
        ("https://example.org/x", vec!["https://example.org/x"], 0),
        ("a b: v1; c: v2", vec!["a b: v1"], 1),
        ("a:v1:v2", vec!["a:v1:v2"], 0),
    ];
    for (text, want, entries) in table {
        assert_eq!(unparsed(text), want, "{text:?}");
        assert_eq!(pairs(text).len(), entries, "{text:?}");
    }
}

#[test]
fn duplicates_are_kept_and_named() {
    let AppVersion::List {
        entries,
        duplicates,
        ..
    } = parse("a: 1; b: 2; A: 3")
    else {
        panic!("no list")
    };
    assert_eq!(entries.len(), 3);
    assert_eq!(duplicates, ["A"]);
    assert_eq!(entries[2].place, "appVersion, entry 3");
}

/// Everything but separators, colons, quotes and space, which the grammar takes away.
fn substance(text: &str) -> String {
    text.chars()
        .filter(|c| !c.is_whitespace() && !";,:\"'".contains(*c))
        .collect()
}

proptest! {
    #[test]
    fn no_text_is_lost(
        text in prop_oneof![
            any::<String>(),
            "([a-c]{1,3}(:| : |: )v?[0-9](\\.[0-9]){0,2}(;|; |,|\n | ;;|)|[a-z]{1,2}[ ;:\"']){0,12}",
        ]
    ) {
        let (kept, rest): (Vec<String>, Vec<String>) = match parse(&text) {
            AppVersion::Empty => (vec![], vec![]),
            AppVersion::Single { version } => (vec![version], vec![]),
            AppVersion::List { entries, unparsed, .. } => (
                entries.into_iter().map(|entry| entry.name + &entry.version).collect(),
                unparsed,
            ),
        };
        // Every character of substance is in an entry or in the unparsed rest, once.
        let sorted = |text: String| {
            let mut chars: Vec<char> = substance(&text).chars().collect();
            chars.sort_unstable();
            chars
        };
        prop_assert_eq!(sorted(kept.concat() + &rest.concat()), sorted(text));
    }
}
