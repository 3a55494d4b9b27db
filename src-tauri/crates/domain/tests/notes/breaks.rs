//! What a release breaks, read from its notes.

use crate::support::real_notes;
use slipway_domain::notes::{Breaks, breaks, parse};

/// One letter for what is broken, and the fact.
fn said(text: &str, version: &str, previous: Option<&str>) -> (char, String) {
    match breaks(Some(&parse(text)), version, previous) {
        Breaks::Unknown(why) => ('?', why),
        Breaks::Nothing => ('-', String::new()),
        Breaks::Services(fact) => ('s', fact),
        Breaks::Database(fact) => ('d', fact),
    }
}

#[test]
fn real_notes_tell_what_they_break() {
    let cases = [
        ("13.1.0", 's', "Testing Toolkit - Moved TLS"),
        // "you will need to create new databases", under the sixth of its changes.
        ("14.0.0", 'd', "migration scripts"),
        ("14.1.1", '?', "those of another release"),
        // A renamed table, in prose.
        ("15.0.0", 'd', "`tableName`"),
        ("15.1.0", '-', ""),
        ("16.0.0", 's', "config/default.json of central-ledger"),
        ("17.0.0", 'd', "migrations/100100_event.js"),
        ("17.1.0", 'd', "migrations/310403_"),
        ("17.2.0", 'd', "migrations/310405_"),
    ];
    for (version, wanted, part) in cases {
        let Some(text) = real_notes(version) else {
            continue;
        };
        let (found, fact) = said(&text, version, None);
        assert_eq!(found, wanted, "{version}: {fact}");
        assert!(fact.contains(part), "{version}: {fact}");
    }
}

#[test]
fn what_is_not_said_is_not_nothing() {
    let notes =
        |breaking: &str| format!("# Release notes\n\n## 1. New Features\n\n* One\n\n{breaking}");
    let none = notes("## 6. Breaking Changes\n\nThere are no breaking changes in this release.\n");
    let table = notes("## 6. Breaking Changes\n\n1. The table `x` has another name\n");
    let mapped = notes("## 6. Breaking Changes\n\n1. The timetable of jobs is stable\n");
    let todo = notes("## 6. Breaking Changes\n\n_Breaking changes go here_\n");
    let cases = [
        (none.as_str(), "17.2.1", Some("17.2.0"), '-'),
        (&none, "17.2.1", None, '-'),
        // The version says more than the notes.
        (&none, "18.0.0", Some("17.2.0"), '?'),
        (&none, "v18.0.0", None, '?'),
        (&none, "18.0.1", None, '-'),
        (&notes(""), "17.2.1", Some("17.2.0"), '?'),
        (&todo, "17.2.1", Some("17.2.0"), '?'),
        (&table, "17.2.1", Some("17.2.0"), 'd'),
        (&mapped, "17.2.1", Some("17.2.0"), 's'),
    ];
    for (text, version, previous, wanted) in cases {
        let (found, fact) = said(text, version, previous);
        assert_eq!(found, wanted, "{version} {previous:?}: {fact}\n{text}");
    }
    assert!(matches!(breaks(None, "17.2.1", None), Breaks::Unknown(_)));
}
