//! What goes in comes out.

use super::{bytes, key, release};
use proptest::prelude::*;
use slipway_domain::bundle::{
    Answer, AnsweredCheck, AnsweredDefect, AnsweredWindow, Confirmed, Content, LIMITS, Refused,
    is_path, named, open, pack,
};

#[test]
fn a_bundle_is_the_same_bytes_each_time_and_an_archive_that_others_read() {
    let written = bytes();
    assert_eq!(written, bytes());
    let opened = open(&written, LIMITS).expect("it is sound");
    let (mut manifest, parts) = release();
    manifest.organisation.key = key().public().text();
    manifest.parts.clone_from(&opened.manifest.parts);
    assert_eq!(opened.manifest, manifest);
    assert_eq!(opened.key, key().public());
    for part in &parts {
        assert_eq!(opened.part(&part.path), Some(part.bytes.as_slice()));
    }
    assert_eq!(opened.text("notes.md").expect("text"), "# 17.1.0\n");
    let mut archive = tar::Archive::new(written.as_slice());
    let names: Vec<String> = archive
        .entries()
        .expect("an archive")
        .map(|entry| {
            let entry = entry.expect("an entry");
            entry.path().expect("a name").display().to_string()
        })
        .collect();
    assert_eq!(
        names,
        [
            "manifest.json",
            "signature",
            "notes.md",
            "runbooks/001-uat.md",
            "articles/001-ledger.md",
            "evidence/001-report.txt"
        ]
    );
}

#[test]
fn what_would_be_refused_is_not_written() {
    let (mut manifest, parts) = release();
    manifest.components[0].version = "latest".to_owned();
    let refused = pack(manifest, &parts, &key(), LIMITS).expect_err("it is refused");
    assert_eq!(
        refused,
        Refused::Manifest("a version is not exact".to_owned())
    );
    let (manifest, mut parts) = release();
    parts.pop();
    assert!(pack(manifest, &parts, &key(), LIMITS).is_err());
}

fn answer() -> Answer {
    Answer {
        state: "available".to_owned(),
        checks: vec![AnsweredCheck {
            check: "runbook".to_owned(),
            title: "Runbook".to_owned(),
            state: "passed".to_owned(),
            reason: String::new(),
        }],
        windows: vec![AnsweredWindow {
            environment: "PRD".to_owned(),
            name: "Production".to_owned(),
            start_local: "2026-12-15T22:00".to_owned(),
            zone: "Africa/Lagos".to_owned(),
            minutes: 240,
            state: "confirmed".to_owned(),
            confirmed: Some(Confirmed {
                by: "Kofi".to_owned(),
                at: "2026-12-01T10:00:00Z".to_owned(),
            }),
            outcome: None,
            note: String::new(),
        }],
        defects: vec![AnsweredDefect {
            number: 7,
            title: "Quotes time out".to_owned(),
            severity: "S2".to_owned(),
            status: "in_progress".to_owned(),
        }],
    }
}

#[test]
fn an_answer_has_one_form() {
    let text = answer().write();
    assert_eq!(
        Answer::read(text.as_bytes()).expect("it is sound"),
        answer()
    );
    let spaced = text.replacen(':', ": ", 1);
    assert!(Answer::read(spaced.as_bytes()).is_err());
    let mut hidden = answer();
    hidden.defects[0].title = "Quotes\u{202E}tuo emit".to_owned();
    assert!(Answer::read(hidden.write().as_bytes()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn parts_of_any_bytes_come_back(contents in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..2_000), 4)) {
        let (manifest, parts) = release();
        let parts: Vec<Content> = parts
            .into_iter()
            .zip(contents)
            .map(|(part, bytes)| Content { bytes, ..part })
            .collect();
        let written = pack(manifest, &parts, &key(), LIMITS).expect("it is written");
        let opened = open(&written, LIMITS).expect("it is sound");
        for part in &parts {
            prop_assert_eq!(opened.part(&part.path), Some(part.bytes.as_slice()));
        }
    }

    #[test]
    fn whatever_something_is_called_its_part_has_a_name(called in ".*", number in 0_usize..5_000) {
        prop_assert!(is_path(&named("articles", number, &called, ".md")));
    }
}
