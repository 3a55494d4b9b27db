//! What an index may look like, and what becomes of it.

use proptest::prelude::*;
use slipway_helm::{Entry, Framing, IndexError, IndexItem, IndexSummary, Remark, read_index};
use slipway_testkit::charts;
use std::io::Cursor;
use std::ops::ControlFlow;

#[derive(Default, Debug)]
pub(crate) struct Found {
    pub(crate) charts: Vec<String>,
    pub(crate) entries: Vec<Entry>,
    pub(crate) skipped: Vec<Remark>,
    pub(crate) warnings: Vec<Remark>,
    pub(crate) summary: IndexSummary,
}

pub(crate) fn read_framed(text: &[u8], framing: Framing) -> Result<Found, IndexError> {
    let mut found = Found::default();
    found.summary = read_index(Cursor::new(text), framing, &mut |item| {
        match item {
            IndexItem::Chart(name) => found.charts.push(name.into()),
            IndexItem::Entry(entry) => found.entries.push(entry.clone()),
            IndexItem::Skipped(remark) => found.skipped.push(remark.clone()),
            IndexItem::Warning(remark) => found.warnings.push(remark.clone()),
        }
        ControlFlow::Continue(())
    })?;
    Ok(found)
}

pub(crate) fn read(text: impl AsRef<[u8]>) -> Result<Found, IndexError> {
    read_framed(text.as_ref(), Framing::Complete)
}

fn versions(found: &Found) -> Vec<&str> {
    found
        .entries
        .iter()
        .map(|entry| entry.version.as_str())
        .collect()
}

#[test]
fn the_real_index_is_read_whole_by_the_fast_reader() {
    let (text, charts, entries) = match charts::real_index() {
        Some(path) => (std::fs::read_to_string(path).unwrap(), 45, 1395),
        None => (charts::index(45, 31), 45, 1395),
    };
    let found = read(&text).unwrap();
    assert_eq!((found.charts.len(), found.entries.len()), (charts, entries));
    assert_eq!(found.skipped, []);
    assert_eq!(found.summary.by_full_reader, 0);
    assert_eq!(
        found.summary.generated.as_deref(),
        Some("2023-06-22T13:39:07.278506914Z")
    );
}

#[test]
fn a_mojaloop_entry_keeps_every_field() {
    let text = "apiVersion: v1
entries:
  mojaloop:
  - apiVersion: v2
    appVersion: 'ml-api-adapter: v14.0.0; central-ledger: v17.0.3;
      quoting-service: v15.2.3;'
    created: 2018-03-07T12:08:18.382753+02:00
    dependencies:
    - alias: ttk-cli
      condition: ttk.enabled,\u{20}other.enabled
      name: ml-testing-toolkit-cli
      repository: http://mojaloop.io/helm/repo
      version: '>= 15.0.0'
    - name: common
      version: 2.x.x
      tags:
        - moja-common
    description: \"All of \\\"Mojaloop\\\": hub \\\\ services\"
    deprecated: true
    digest: 8e21
    kubeVersion: \">=1.20-0\"
    name: mojaloop
    type: application
    urls:
    - mojaloop-1.10.tgz
    version: 1.10
generated: 2023-06-22T13:39:07Z
";
    let found = read(text).unwrap();
    insta::assert_debug_snapshot!(found.entries, @r#"
    [
        Entry {
            chart: "mojaloop",
            version: "1.10",
            app_version: Some(
                "ml-api-adapter: v14.0.0; central-ledger: v17.0.3; quoting-service: v15.2.3;",
            ),
            description: Some(
                "All of \"Mojaloop\": hub \\ services",
            ),
            digest: Some(
                "8e21",
            ),
            urls: [
                "mojaloop-1.10.tgz",
            ],
            created: Some(
                "2018-03-07T12:08:18.382753+02:00",
            ),
            deprecated: true,
            removed: false,
            kube_version: Some(
                ">=1.20-0",
            ),
            home: None,
            sources: [],
            keywords: [],
            dependencies: [
                Dependency {
                    name: "ml-testing-toolkit-cli",
                    version: Some(
                        ">= 15.0.0",
                    ),
                    repository: Some(
                        "http://mojaloop.io/helm/repo",
                    ),
                    condition: Some(
                        "ttk.enabled, other.enabled",
                    ),
                    tags: [],
                    alias: Some(
                        "ttk-cli",
                    ),
                },
                Dependency {
                    name: "common",
                    version: Some(
                        "2.x.x",
                    ),
                    repository: None,
                    condition: None,
                    tags: [
                        "moja-common",
                    ],
                    alias: None,
                },
            ],
            api_version: "v2",
            chart_type: Some(
                "application",
            ),
            icon: None,
        },
    ]
    "#);
    assert_eq!(found.summary.by_full_reader, 0);
}

/// Entries that are bad or odd, each between two good ones, and what is said of them.
#[test]
fn a_bad_entry_costs_only_itself() {
    let cases = [
        ("  - null\n", "it is null"),
        ("  - ~\n", "it is null"),
        ("  - just text\n", "it is not a mapping"),
        ("  - []\n", "it is not a mapping"),
        ("  - name: a\n    version: null\n", "it has no version"),
        ("  - name: a\n    version: \"\"\n", "it has no version"),
        ("  - name: a\n", "it has no version"),
        ("  - version: 1.0.0\n", "it has no name"),
        (
            "  - name: a\n    version: 9.9.9\n",
            "the same version stands in the index twice",
        ),
        (
            "  - name: a\n    name: a\n    version: 1.0.0\n",
            "stands in it twice",
        ),
        (
            "  - name: a\n    version: {x: 1}\n",
            "its version is not text",
        ),
        (
            "  - name: a\n    urls: x\n    version: 1.0.0\n",
            "its urls are not a list",
        ),
        ("  - name: a\n    version: *nowhere\n", "it cannot be read"),
        ("  - name: a\n    version: \"1.0.0\n", "it cannot be read"),
        ("  - name: a\n   version: 1.0.0\n", "it cannot be read"),
        (
            "  - name: a\n    home: [[[[\n    version: 1.0.0\n",
            "it cannot be read",
        ),
    ];
    for (bad, reason) in cases {
        let text = format!(
            "apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 9.9.9\n{bad}  - name: a\n    version: 2.0.0\n  b:\n  - name: b\n    version: 1.0.0\n"
        );
        let found = read(&text).unwrap();
        assert_eq!(versions(&found), ["9.9.9", "2.0.0", "1.0.0"], "{bad}");
        assert_eq!(found.skipped.len(), 1, "{bad}: {:?}", found.skipped);
        assert!(
            found.skipped[0].reason.contains(reason),
            "{bad}: {:?}",
            found.skipped
        );
        assert_eq!(found.skipped[0].line, Some(6), "{bad}");
        assert_eq!(found.summary.skipped, 1);
    }
}

#[test]
fn odd_entries_are_kept_and_said_to_be_odd() {
    let text = "apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: v14.0.0.rev.2\n  - name: other\n    version: 1.0.0\n";
    let found = read(text).unwrap();
    assert_eq!(versions(&found), ["v14.0.0.rev.2", "1.0.0"]);
    let reasons: Vec<_> = found
        .warnings
        .iter()
        .map(|remark| remark.reason.as_str())
        .collect();
    assert_eq!(
        reasons,
        [
            "its version cannot be ordered among the others",
            "it calls itself other"
        ]
    );
    assert!(found.entries.iter().all(|entry| entry.api_version == "v1"));
}

#[test]
fn layouts_of_the_same_index_read_the_same() {
    let plain = "apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: 1.0.0\n    urls:\n    - x.tgz\n  b: []\ngenerated: 2023-01-01T00:00:00Z\n";
    let wanted = read(plain).unwrap();
    let layouts = [
        plain.replace('\n', "\r\n"),
        format!("\u{feff}{plain}"),
        format!("---\n# made by hand\n\n{plain}"),
        plain.replace("  - name", "    - name").replace("    version", "      version").replace("    urls", "      urls").replace("    - x", "      - x"),
        plain.replace("    - x", "        - x"),
        plain.replace("apiVersion", "\"apiVersion\""),
        plain.replace("  a:", "  \"a\":"),
        plain.replace("  b: []", "  b:"),
        plain.replace("  b: []", "  b: null # none"),
        plain.replace("    version: 1.0.0\n", "\n    # a comment\n    version: 1.0.0\n\n"),
        "{apiVersion: v1, entries: {a: [{name: a, version: 1.0.0, urls: [x.tgz]}], b: []}, generated: '2023-01-01T00:00:00Z'}".into(),
        r#"{"apiVersion":"v1","entries":{"a":[{"name":"a","version":"1.0.0","urls":["x.tgz"]}],"b":[]},"generated":"2023-01-01T00:00:00Z"}"#.into(),
        " \n\t{\"entries\":{\"a\":[{\"name\":\"a\",\"version\":\"1.0.0\",\"urls\":[\"x.tgz\"]}],\"b\":null},\"generated\":\"2023-01-01T00:00:00Z\",\"apiVersion\":\"v1\"}".into(),
        "x: &e\n  - name: a\n    version: 1.0.0\n    urls: [x.tgz]\napiVersion: v1\nentries:\n  a: *e\n  b: ~\ngenerated: 2023-01-01T00:00:00Z\n".into(),
    ];
    for layout in layouts {
        let found = read(&layout).unwrap_or_else(|e| panic!("{e}:\n{layout}"));
        assert_eq!(found.entries, wanted.entries, "{layout}");
        assert_eq!(found.charts, ["a", "b"], "{layout}");
        assert_eq!(
            found.summary.generated, wanted.summary.generated,
            "{layout}"
        );
    }
}

#[test]
fn unfamiliar_yaml_goes_to_the_full_reader_entry_by_entry() {
    let text = "apiVersion: v1
entries:
  a:
  - name: a
    version: 1.0.0
    description: |
      two
      lines
  - name: a
    version: 2.0.0
    annotations:
      artifacthub.io/changes: |
        - one: [
  - {name: a, version: 3.0.0, urls: [x]}
  - name: a
    version: &v 4.0.0
    appVersion: *v
  - name: a
    version: \"5.0.0\\u002d1\"
  - <<: {name: a}
    version: 6.0.0
";
    let found = read(text).unwrap();
    assert_eq!(
        versions(&found),
        ["1.0.0", "2.0.0", "3.0.0", "4.0.0", "5.0.0-1", "6.0.0"]
    );
    assert_eq!(
        found.entries[0].description.as_deref(),
        Some("two\nlines\n")
    );
    assert_eq!(found.entries[3].app_version.as_deref(), Some("4.0.0"));
    // The block text of the second stands under a key that is passed over.
    assert_eq!(found.summary.by_full_reader, 5);
}

#[test]
fn a_file_that_is_no_index_says_why() {
    let cases: &[(&str, &str)] = &[
        ("", "the index is empty"),
        ("\n# nothing\n", "the index is empty"),
        ("<!DOCTYPE html><html>", "this is a web page"),
        ("\n  <html>", "this is a web page"),
        ("entries:\n  a: []\n", "does not say its apiVersion"),
        ("apiVersion:\nentries: {}\n", "does not say its apiVersion"),
        ("apiVersion: v1\n", "it has no entries"),
        ("hello", "it has no entries"),
        ("[1, 2]", "it has no entries"),
        ("{\"apiVersion\":\"v1\"}", "it has no entries"),
        ("{\"entries\":{}}", "does not say its apiVersion"),
        (
            "{\"apiVersion\":\"v1\",\"entries\":{\"a\":[{\"na",
            "stops in the middle",
        ),
        ("apiVersion: v1\nentries: {a: [", "cannot be read"),
        ("\u{1}\u{2}\u{3}", "cannot be read"),
    ];
    for (text, reason) in cases {
        match read(text) {
            Ok(found) => panic!("{text:?} was read: {found:?}"),
            Err(e) => assert!(e.to_string().contains(reason), "{text:?}: {e}"),
        }
    }
}

#[test]
fn a_body_whose_end_is_unproven_must_show_its_end() {
    let whole = charts::index(3, 4);
    assert_eq!(
        read_framed(whole.as_bytes(), Framing::Unproven)
            .unwrap()
            .entries
            .len(),
        12
    );
    for end in 0..whole.len() - 2 {
        let cut = &whole.as_bytes()[..end];
        assert!(
            read_framed(cut, Framing::Unproven).is_err(),
            "cut at {end} was taken"
        );
    }
}

#[test]
fn chart_names_that_could_be_paths_are_refused() {
    let text = "apiVersion: v1\nentries:\n  \"../up\":\n  - name: x\n    version: 1.0.0\n  good:\n  - name: good\n    version: 1.0.0\n";
    let found = read(text).unwrap();
    assert_eq!(found.charts, ["good"]);
    assert_eq!(found.entries.len(), 1);
    assert!(
        found
            .skipped
            .iter()
            .all(|r| r.reason.contains("is not a chart name"))
    );
    assert_eq!(found.summary.skipped, 1);
}

#[test]
fn hostile_yaml_ends_quickly_and_takes_nothing_with_it() {
    let bomb = (1..10).fold("a0: &a0 [x,x,x,x,x,x,x,x,x]\n".to_owned(), |text, n| {
        let row = format!("*a{},", n - 1).repeat(9);
        text + &format!("a{n}: &a{n} [{row}]\n")
    });
    let long = "x".repeat(3 << 20);
    let cases = [
        format!(
            "{bomb}apiVersion: v1\nentries:\n  a: [{{name: a, version: *a9}}, {{name: a, version: 1.0.0}}]\n"
        ),
        format!(
            "apiVersion: v1\nentries:\n  a:\n  - name: a\n    version: {}\n  - name: a\n    version: 1.0.0\n",
            "[".repeat(100_000)
        ),
        format!(
            "apiVersion: v1\nentries:\n  a:\n  - name: a\n    description: {long}\n    version: 2.0.0\n  - name: a\n    version: 1.0.0\n"
        ),
        format!(
            "apiVersion: v1\nentries:\n  a:\n  - name: a\n    x: \"{}\"\n    version: 2.0.0\n  - name: a\n    version: 1.0.0\n",
            "y\n      ".repeat(300_000)
        ),
    ];
    for (n, text) in cases.iter().enumerate() {
        let started = std::time::Instant::now();
        let found = read(text).unwrap_or_else(|e| panic!("case {n}: {e}"));
        assert_eq!(versions(&found), ["1.0.0"], "case {n}");
        assert_eq!(found.skipped.len(), 1, "case {n}");
        assert!(
            started.elapsed().as_secs() < 20,
            "case {n} took {:?}",
            started.elapsed()
        );
    }
    let deep: String = (0..10_000)
        .map(|n| format!("{}k:\n", " ".repeat(n)))
        .collect();
    for text in [
        "[".repeat(100_000),
        "{".repeat(100_000),
        deep,
        "- ".repeat(100_000),
    ] {
        assert!(read(&text).is_err());
    }
}

#[test]
fn the_sink_can_stop_the_reading() {
    let text = charts::index(2, 2);
    let stopped = read_index(Cursor::new(&text), Framing::Complete, &mut |_| {
        ControlFlow::Break(())
    });
    assert!(matches!(stopped, Err(IndexError::Stopped)));
    let json = r#"{"apiVersion":"v1","entries":{"a":[{"name":"a","version":"1"}]}}"#;
    let stopped = read_index(Cursor::new(json), Framing::Complete, &mut |_| {
        ControlFlow::Break(())
    });
    assert!(matches!(stopped, Err(IndexError::Stopped)));
}

proptest! {
    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        let _ = read(&bytes);
    }

    #[test]
    fn mutated_indexes_never_panic(
        cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20),
        framed in any::<bool>(),
    ) {
        let mut text = charts::index(2, 3).into_bytes();
        for (at, byte) in cuts {
            let at = at.index(text.len());
            text[at] = byte;
        }
        let framing = if framed { Framing::Complete } else { Framing::Unproven };
        if let Ok(found) = read_framed(&text, framing) {
            prop_assert_eq!(found.summary.entries, found.entries.len() as u64);
            prop_assert!(found.entries.iter().all(|entry| !entry.version.is_empty()));
        }
    }
}
