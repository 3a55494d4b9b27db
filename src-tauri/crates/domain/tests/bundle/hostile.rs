//! What was cut, changed, blown up or made by somebody else is refused with its reason.

use super::{bytes, key, release};
use proptest::prelude::*;
use slipway_domain::bundle::{
    Content, Kind, LIMITS, Limits, Manifest, Part, Refused, is_path, open, pack,
};

#[test]
fn any_other_byte_is_refused() {
    let sound = bytes();
    for at in 0..sound.len() {
        let mut other = sound.clone();
        other[at] ^= 1 << (at % 8);
        let refused = open(&other, LIMITS).err();
        assert!(refused.is_some(), "byte {at} may differ");
    }
}

#[test]
fn a_cut_at_any_place_is_told() {
    let sound = bytes();
    for end in 0..sound.len() {
        let refused = open(&sound[..end], LIMITS).expect_err("it is refused");
        match end {
            0 => assert_eq!(refused, Refused::Empty),
            _ => assert!(
                matches!(refused, Refused::Truncated(_)),
                "{end}: {refused:?}"
            ),
        }
    }
}

#[test]
fn more_than_its_end_is_told() {
    let mut longer = bytes();
    longer.push(0);
    assert_eq!(open(&longer, LIMITS).err(), Some(Refused::Trailing));
}

#[test]
fn other_files_are_no_bundles() {
    for text in [
        "hello".to_owned(),
        "PK\u{3}\u{4}".repeat(400),
        "{}".to_owned(),
        "x".repeat(4_000),
    ] {
        assert_eq!(
            open(text.as_bytes(), LIMITS).err(),
            Some(Refused::Foreign),
            "{text:.20}"
        );
    }
}

#[test]
fn what_is_too_large_is_told_before_it_is_read() {
    let sound = bytes();
    let tight = |limits: Limits| open(&sound, limits).expect_err("it is refused");
    let whole = tight(Limits {
        whole: 1_000,
        ..LIMITS
    });
    assert!(
        matches!(whole, Refused::Large { most: 1_000, .. }),
        "{whole}"
    );
    let manifest = tight(Limits {
        manifest: 100,
        ..LIMITS
    });
    assert!(
        matches!(manifest, Refused::Large { most: 100, .. }),
        "{manifest}"
    );
    let part = tight(Limits { part: 8, ..LIMITS });
    assert!(matches!(part, Refused::Large { most: 8, .. }), "{part}");
    let parts = tight(Limits { parts: 3, ..LIMITS });
    assert_eq!(parts, Refused::Many { found: 4, most: 3 });
}

#[test]
fn a_later_format_is_told_as_such() {
    let text = r#"{"format":2,"whatever":true}"#;
    assert_eq!(
        Manifest::read(text.as_bytes()),
        Err(Refused::Newer { found: 2, known: 1 })
    );
}

#[test]
fn a_manifest_has_one_form() {
    let (manifest, _) = release();
    let text = manifest.write();
    assert_eq!(Manifest::read(text.as_bytes()).as_ref(), Ok(&manifest));
    for other in [
        text.replacen(':', ": ", 1),
        text.replacen("\"format\":1", "\"format\":1.0", 1),
        text.replacen("{\"format\":1", "{\"format\":1,\"also\":1", 1),
        text.replacen("{\"format\":1", "{\"format\":1,\"format\":1", 1),
        text.replace("Mojaloop", "Moja\\u006coop"),
    ] {
        let read = Manifest::read(other.as_bytes());
        assert!(matches!(read, Err(Refused::Manifest(_))), "{other}");
    }
}

/// Breaks one thing of a sound manifest.
type Break = fn(&mut Manifest, &mut Vec<Content>);

#[test]
fn what_a_manifest_may_not_say_is_refused() {
    let table: &[(&str, Break)] = &[
        ("an id", |manifest, _| manifest.id = "1".to_owned()),
        ("no number", |manifest, _| manifest.sequence = 0),
        ("no moment", |manifest, _| {
            manifest.made_at = "now".to_owned();
        }),
        ("nobody", |manifest, _| {
            manifest.organisation.name = " ".to_owned();
        }),
        ("a turned name", |manifest, _| {
            manifest.organisation.name = "Sup\u{202E}port".to_owned();
        }),
        ("a long name", |manifest, _| {
            manifest.release.product = "x".repeat(201);
        }),
        ("a range", |manifest, _| {
            manifest.release.version = "^17.1.0".to_owned();
        }),
        ("twice", |manifest, _| {
            let again = manifest.components[0].clone();
            manifest.components.push(again);
        }),
        ("an answer to it", |manifest, _| {
            manifest.answers = Some(manifest.id.clone());
        }),
        ("an answer with a release", |manifest, _| {
            manifest.kind = Kind::Answer;
            manifest.answers = Some(manifest.id.clone());
        }),
        ("a part that is nowhere used", |_, parts| {
            parts.push(Content {
                path: "more.txt".to_owned(),
                bytes: Vec::new(),
            });
        }),
        ("a way out", |manifest, parts| {
            manifest.notes = Some("../notes.md".to_owned());
            parts[0].path = "../notes.md".to_owned();
        }),
        ("a part in place of the signature", |manifest, parts| {
            manifest.notes = Some("signature".to_owned());
            parts[0].path = "signature".to_owned();
        }),
        ("evidence of no kind", |manifest, _| {
            manifest.evidence[0].kind = "program".to_owned();
        }),
        ("a bell", |manifest, _| {
            manifest.evidence[0].text = "\u{7}".to_owned();
        }),
    ];
    for (what, breaks) in table {
        let (mut manifest, mut parts) = release();
        breaks(&mut manifest, &mut parts);
        let refused = pack(manifest, &parts, &key(), LIMITS).err();
        assert!(
            matches!(refused, Some(Refused::Manifest(_))),
            "{what}: {refused:?}"
        );
    }
}

#[test]
fn names_of_parts_lead_nowhere_else() {
    for path in ["notes.md", "a/b/c.txt", "evidence/001-x_y.json"] {
        assert!(is_path(path), "{path}");
    }
    let long = "a".repeat(101);
    for path in [
        "",
        "/etc/passwd",
        "..",
        "a/../b",
        "./a",
        "a//b",
        "a\\b",
        "a b",
        ".hidden",
        "-rf",
        "C:x",
        "name.",
        "é",
        "a\0b",
        &long,
    ] {
        assert!(!is_path(path), "{path}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_are_taken_that_nobody_signed(bytes in prop::collection::vec(any::<u8>(), 0..4_000)) {
        prop_assert!(open(&bytes, LIMITS).is_err());
    }

    #[test]
    fn two_changes_do_not_make_one_good(at in any::<prop::sample::Index>(), other in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let sound = bytes();
        let mut changed = sound.clone();
        let (at, other) = (at.index(changed.len()), other.index(changed.len()));
        changed.swap(at, other);
        changed[at] = byte;
        prop_assert!(changed == sound || open(&changed, LIMITS).is_err());
    }

    #[test]
    fn any_text_as_a_manifest_is_read_or_refused(text in ".*") {
        let _read_or_refused = Manifest::read(text.as_bytes());
    }
}

/// A manifest whose size fits and whose hash does not.
#[test]
fn a_part_that_another_hash_names_is_altered() {
    let sound = bytes();
    let opened = open(&sound, LIMITS).expect("it is sound");
    let Part { path, .. } = opened.manifest.parts[0].clone();
    let mut other = sound.clone();
    let at = other
        .windows(8)
        .position(|part| part == b"# 17.1.0")
        .expect("the notes are in it");
    other[at + 2] = b'8';
    assert_eq!(open(&other, LIMITS).err(), Some(Refused::Altered(path)));
}
