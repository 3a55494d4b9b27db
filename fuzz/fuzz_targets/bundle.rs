//! Any bytes as a bundle: no panic, and nothing is taken that nobody signed. A manifest and an answer
//! that are read are written again as the same bytes.
#![no_main]

use libfuzzer_sys::fuzz_target;
use slipway_domain::bundle::{
    Answer, Content, FORMAT, Kind, LIMITS, Limits, Manifest, Organisation, ReleaseName, SigningKey,
    open, pack,
};

const SMALL: Limits = Limits {
    whole: 1 << 20,
    manifest: 1 << 16,
    part: 1 << 18,
    parts: 50,
};

/// A sound one, so that what comes after the signature is reached as well.
fn sound(bytes: &[u8]) -> Option<Vec<u8>> {
    let manifest = Manifest {
        format: FORMAT,
        kind: Kind::Release,
        id: "0199c3a8-7f00-7000-8000-000000000001".to_owned(),
        sequence: 1,
        made_at: "2026-11-23T15:42:00Z".to_owned(),
        organisation: Organisation {
            name: "Support".to_owned(),
            key: String::new(),
        },
        release: ReleaseName {
            product: "Mojaloop".to_owned(),
            version: "17.1.0".to_owned(),
            revision: 0,
        },
        answers: None,
        chart: None,
        products: Vec::new(),
        components: Vec::new(),
        images: Vec::new(),
        notes: Some("notes.md".to_owned()),
        runbooks: Vec::new(),
        articles: Vec::new(),
        evidence: Vec::new(),
        answer: None,
        parts: Vec::new(),
    };
    let notes = Content {
        path: "notes.md".to_owned(),
        bytes: bytes.to_vec(),
    };
    pack(manifest, &[notes], &SigningKey::new([7; 32]), LIMITS).ok()
}

fuzz_target!(|bytes: &[u8]| {
    let _refused = open(bytes, SMALL);
    if let Ok(manifest) = Manifest::read(bytes) {
        assert_eq!(manifest.write().as_bytes(), bytes);
    }
    if let Ok(answer) = Answer::read(bytes) {
        assert_eq!(answer.write().as_bytes(), bytes);
    }
    let (Some(whole), [first, second, value, ..]) = (sound(bytes), bytes) else {
        return;
    };
    let opened = open(&whole, LIMITS).expect("it is sound");
    assert_eq!(opened.part("notes.md"), Some(bytes));
    let at = usize::from(u16::from_le_bytes([*first, *second])) % whole.len();
    let mut changed = whole.clone();
    changed[at] ^= value;
    assert_eq!(open(&changed, LIMITS).is_ok(), *value == 0);
});
