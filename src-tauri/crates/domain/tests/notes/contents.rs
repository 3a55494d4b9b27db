//! The four required contents.

use slipway_domain::notes::{self, ContentState};

use crate::support::{own_notes, real_notes};

const P: ContentState = ContentState::Present;
const M: ContentState = ContentState::Missing;
const T: ContentState = ContentState::Placeholder;

fn states(text: &str) -> [ContentState; 4] {
    notes::parse(text).contents().map(|content| content.state)
}

#[test]
fn own_and_real_notes() {
    for (version, want) in [
        ("13.9.0", [P, P, P, P]),
        ("15.9.0", [P; 4]),
        ("17.9.0", [T, P, P, P]),
    ] {
        assert_eq!(states(&own_notes(version)), want, "{version}");
    }
    for (version, want) in [
        ("13.1.0", [P; 4]),
        ("15.1.0", [P; 4]),
        ("17.1.0", [T, P, P, P]),
    ] {
        let text = real_notes(version);
        assert_eq!(text.map_or(want, |text| states(&text)), want, "{version}");
    }
}

#[test]
fn each_content_by_itself() {
    let table = [
        ("", [M, M, M, M]),
        ("## Summary\n\nFaster quotes.\n", [P, M, M, M]),
        ("## Summary\n\nWhich includes:\n", [M, M, M, M]),
        ("## Summary\n\n_Points go here..._\n", [T, M, M, M]),
        (
            "## Summary\n\n_Points go here..._\n\n1. But some came.\n",
            [P, M, M, M],
        ),
        ("## Application versions\n\n1. a: v1.0.0\n", [M, P, M, M]),
        ("## Application versions\n\nTBD\n", [M, T, M, M]),
        ("## Application versions\n\n", [M, M, M, M]),
        ("## Bug Fixes\n\n* mojaloop/#1 one\n", [M, M, P, M]),
        ("## Bug Fixes\n\n* one without a reference\n", [M, M, M, M]),
        (
            "## New Features\n\nThere are no new features in this release.\n",
            [P, M, P, M],
        ),
        (
            "## Breaking changes\n\nThere are no breaking changes in this release.\n",
            [M, M, M, P],
        ),
        (
            "## Breaking changes\n\n_Breaking changes go here..._\n",
            [M, M, M, T],
        ),
        ("## Breaking changes\n\n", [M, M, M, M]),
    ];
    for (text, want) in table {
        assert_eq!(states(text), want, "{text:?}");
    }
}

#[test]
fn a_content_says_where_it_is_or_is_owed() {
    let contents = notes::parse(&own_notes("17.9.0")).contents();
    assert_eq!(
        contents.map(|content| content.line),
        [Some(11), Some(19), Some(13), Some(48)]
    );
    assert_eq!(notes::parse("## Bug Fixes\n").contents()[3].line, None);
}
