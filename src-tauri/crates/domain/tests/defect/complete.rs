//! Whether a report holds what is asked, and where the bug was reproduced.

use slipway_domain::defect::complete::{Reproduced, completeness, reproduced, same_release};
use slipway_domain::defect::facts::{Facts, Field, read};

#[test]
fn six_of_six() {
    let mut facts = Facts::default();
    let none = completeness(&facts, 0);
    assert_eq!((none.done, none.of, none.missing.len()), (0, 6, 6));
    for (at, field) in none.missing.iter().enumerate() {
        facts.put(*field, "said");
        assert_eq!(completeness(&facts, 0).done, at + 1);
    }
    assert_eq!(completeness(&facts, 0).missing, []);
    facts.put(Field::Logs, " \n");
    assert_eq!(completeness(&facts, 0).missing, [Field::Logs]);
    assert_eq!(
        completeness(&facts, 1).missing,
        [],
        "an attached file holds the logs"
    );
}

#[test]
fn a_form_that_nobody_filled_in_is_not_complete() {
    let text = "Observed: it fails\nSteps: N/A\n**Version**:\nIncident: 10477";
    let missing = completeness(&read(text).facts, 0).missing;
    assert_eq!(
        missing,
        [Field::Expected, Field::Steps, Field::Logs, Field::Version]
    );
}

#[test]
fn releases_are_the_same_by_version_and_revision() {
    let table = [
        ("17.0.4", "17.0.4", true),
        ("v17.0.4", "Mojaloop 17.0.4 r1", true),
        ("17.0.4 r1", "17.0.4 R1", true),
        ("17.0.4 rev 2", "Mojaloop v17.0.4, revision 2", true),
        ("17.0.4 r1", "17.0.4 r2", false),
        ("17.0.4", "17.0.40", false),
        ("17.0", "17.0.0", false),
        ("", "", false),
        ("latest", "17.0.4", false),
        ("Nightly", "nightly", true),
    ];
    for (one, other, same) in table {
        assert_eq!(same_release(one, other), same, "{one} and {other}");
        assert_eq!(same_release(other, one), same, "{other} and {one}");
    }
}

#[test]
fn where_it_was_reproduced() {
    let table = [
        ("", "", Some("17.0.4 r1"), Reproduced::NotSaid),
        ("yes", "17.0.4", Some("17.0.4 r1"), Reproduced::NotSaid),
        ("No", "", Some("17.0.4 r1"), Reproduced::No),
        ("Sandbox", "", Some("17.0.4 r1"), Reproduced::NoVersion),
        ("Sandbox", "17.0.4 r1", Some("17.0.4 r1"), Reproduced::Same),
        ("Sandbox", "17.0.4", Some("17.0.4 r1"), Reproduced::Same),
        (
            "Sandbox",
            "17.1.0",
            Some("17.0.4 r1"),
            Reproduced::OtherVersion,
        ),
        ("Sandbox", "17.0.4", None, Reproduced::ProductionUnknown),
        (
            "Sandbox",
            "17.0.4",
            Some(" "),
            Reproduced::ProductionUnknown,
        ),
        (
            "live",
            "17.0.4",
            Some("17.0.4"),
            Reproduced::OnlyInProduction,
        ),
        (
            "PRD",
            "17.0.4",
            Some("17.0.4"),
            Reproduced::OnlyInProduction,
        ),
    ];
    for (place, version, production, answer) in table {
        let facts = Facts {
            reproduced_environment: place.to_owned(),
            reproduced_version: version.to_owned(),
            ..Facts::default()
        };
        assert_eq!(
            reproduced(&facts, production, &["Live", "LIV"]),
            answer,
            "{place} {version}"
        );
    }
}
