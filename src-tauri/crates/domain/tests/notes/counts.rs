//! How much must be found in each known file. A line missed is a component nobody plans for.

use std::collections::BTreeMap;

use slipway_domain::component::{Aliases, reconcile};
use slipway_domain::notes::{self, Notes};

use crate::support::{own_notes, real_notes};

/// Version; components; files, of which migrations; test cases; features, fixes, known issues.
type Count = (&'static str, usize, [usize; 2], &'static str, [usize; 3]);

const REAL: [Count; 9] = [
    ("13.1.0", 25, [0, 0], "v13.1.0", [16, 21, 7]),
    ("14.0.0", 26, [0, 0], "v14.0.0.1", [27, 23, 11]),
    ("14.1.1", 26, [0, 0], "v14.1.0", [11, 7, 16]),
    ("15.0.0", 26, [0, 0], "v15.0.0", [20, 19, 11]),
    ("15.1.0", 26, [0, 0], "v15.1.0", [7, 2, 11]),
    ("16.0.0", 22, [4, 0], "v16.0.0", [14, 5, 7]),
    ("17.0.0", 24, [252, 232], "v17.0.0", [27, 19, 7]),
    ("17.1.0", 29, [15, 1], "v17.1.0", [10, 7, 7]),
    ("17.2.0", 30, [9, 5], "v17.2.0", [7, 21, 7]),
];

const OWN: [Count; 3] = [
    ("13.9.0", 6, [0, 0], "v13.9.0", [4, 1, 1]),
    ("15.9.0", 4, [0, 0], "v15.9.0", [0, 1, 3]),
    ("17.9.0", 4, [3, 1], "v17.9.0", [1, 1, 1]),
];

fn check(text: &str, (version, components, files, test_cases, items): Count) {
    let notes = notes::parse(text);
    assert!(notes.is_notes(), "{version}: {:?}", notes.rejection);
    let reconciled = reconcile(&notes.readings(), &Aliases::defaults(), &BTreeMap::new());
    assert_eq!(reconciled.len(), components, "{version} components");
    assert_eq!(files_of(&notes), files, "{version} breaking files");
    assert_eq!(
        notes.test_cases.as_deref(),
        Some(test_cases),
        "{version} test cases"
    );
    let found = [
        notes.features.len(),
        notes.fixes.len(),
        notes.known_issues.len(),
    ];
    assert_eq!(found, items, "{version} features, fixes, known issues");
}

fn files_of(notes: &Notes) -> [usize; 2] {
    let sum = |count: fn(&notes::Breaking) -> usize| notes.breaking.iter().map(count).sum();
    assert_eq!(
        sum(|b| b.migrations.len() + b.configs.len()),
        sum(|b| b.files.len()),
        "every file of these notes is a migration or configuration"
    );
    [sum(|b| b.files.len()), sum(|b| b.migrations.len())]
}

#[test]
fn everything_in_our_own_notes_is_found() {
    for count in OWN {
        check(&own_notes(count.0), count);
    }
}

#[test]
fn everything_in_the_real_notes_is_found() {
    let present: Vec<_> = REAL
        .iter()
        .filter_map(|count| Some((real_notes(count.0)?, *count)))
        .collect();
    for (text, count) in &present {
        check(text, *count);
    }
    if present.is_empty() {
        everything_in_our_own_notes_is_found();
    } else {
        assert_eq!(present.len(), REAL.len(), "some real notes are missing");
    }
}

/// Items whose number the generator took from the words of a commit message.
const BROKEN_REFERENCES: [(&str, &[usize]); 9] = [
    ("13.1.0", &[]),
    ("14.0.0", &[]),
    ("14.1.1", &[]),
    ("15.0.0", &[]),
    ("15.1.0", &[]),
    ("16.0.0", &[]),
    ("17.0.0", &[41, 42, 51, 57, 58, 61, 64]),
    ("17.1.0", &[]),
    ("17.2.0", &[25, 41]),
];

#[test]
fn nothing_but_broken_references_is_left_unparsed() {
    let lines = |text: &str| -> Vec<usize> {
        notes::parse(text)
            .unparsed
            .iter()
            .map(|unparsed| unparsed.line)
            .collect()
    };
    assert_eq!(lines(&own_notes("17.9.0")), [17]);
    for (version, want) in BROKEN_REFERENCES {
        let found = real_notes(version).map_or(want.to_vec(), |text| lines(&text));
        assert_eq!(found, want, "{version}");
    }
}
