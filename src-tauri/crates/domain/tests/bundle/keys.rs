//! Keys, what people compare of them, and which are none.

use super::{bytes, key};
use slipway_domain::bundle::{Fingerprint, LIMITS, PublicKey, SigningKey, open};

#[test]
fn a_key_is_kept_as_text_and_shown_as_nothing() {
    let again = SigningKey::parse(&format!("{}\n", key().text())).expect("it is a key");
    assert_eq!(again.public(), key().public());
    assert_eq!(format!("{again:?}"), "SigningKey(…)");
    assert!(SigningKey::parse("open sesame").is_none());
}

#[test]
fn a_fingerprint_is_read_as_people_type_it() {
    let print = key().public().fingerprint();
    let shown = print.to_string();
    assert_eq!(shown.split(' ').count(), 8);
    for typed in [
        shown.clone(),
        shown.to_uppercase(),
        shown.replace(' ', ":"),
        print.as_str().to_owned(),
    ] {
        assert_eq!(Fingerprint::parse(&typed), Some(print.clone()));
    }
    assert_eq!(Fingerprint::parse(&shown[..30]), None);
    assert_eq!(Fingerprint::parse(&"z".repeat(32)), None);
}

/// Points of small order (RFC 8032, 5.1.7, and “Taming the many EdDSAs”, Chalkias and others, 2020):
/// signatures under them fit many texts.
#[test]
fn weak_keys_and_other_texts_are_no_keys() {
    let zero = "00".repeat(32);
    let one = format!("01{}", "00".repeat(31));
    let minus_one = format!("ec{}7f", "ff".repeat(30));
    let order_eight = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa";
    for text in [
        zero.as_str(),
        &one,
        &minus_one,
        order_eight,
        "",
        "00",
        &"g".repeat(64),
    ] {
        assert!(PublicKey::parse(text).is_none(), "{text}");
    }
    let capitals = key().public().text().to_uppercase();
    assert!(PublicKey::parse(&capitals).is_none());
}

#[test]
fn another_key_signs_for_nobody_else() {
    let mut written = bytes();
    let (mine, other) = (
        key().public().text(),
        SigningKey::new([9; 32]).public().text(),
    );
    let at = written
        .windows(64)
        .position(|part| part == mine.as_bytes())
        .expect("the key is in it");
    written[at..at + 64].copy_from_slice(other.as_bytes());
    let refused = open(&written, LIMITS).expect_err("it is refused");
    assert!(refused.is_tampered(), "{refused}");
}
