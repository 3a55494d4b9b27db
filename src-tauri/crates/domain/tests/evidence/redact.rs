//! Secrets and numbers are found, counted and gone; what is none stays.

use proptest::prelude::*;
use slipway_domain::evidence::redact::{clean, count, is_sensitive, redact};

#[test]
fn what_looks_like_a_secret_is_removed() {
    let table = [
        ("Bearer abc.def-123", "Bearer [removed]"),
        (
            "authorization: bearer 1234abcd",
            "authorization: bearer [removed]",
        ),
        (
            "-H 'Authorization: Basic dXNlcjpwYXNz' x",
            "-H 'Authorization: Basic [removed]' x",
        ),
        (
            "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc!",
            "token [removed]!",
        ),
        (
            "{\"password\": \"hunter2\", \"a\": 1}",
            "{\"password\": \"[removed]\", \"a\": 1}",
        ),
        (
            "{\\\"client_secret\\\":\\\"x9\\\"}",
            "{\\\"client_secret\\\":\\\"[removed]\\\"}",
        ),
        ("x-api-key=K123&y=2", "x-api-key=[removed]&y=2"),
        (
            "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY----- end",
            "[removed] end",
        ),
        ("-----BEGIN PRIVATE KEY-----\nMIIB", "[removed]"),
        ("/parties/MSISDN/27713803912", "/parties/MSISDN/[removed]"),
        ("call +27 713 803 912 now", "call [removed] now"),
        ("call +27713803912", "call [removed]"),
        ("msisdn27713803912", "msisdn[removed]"),
        ("IBAN GB82WEST12345698765432.", "IBAN [removed]."),
        ("idValue: 4412", "idValue: [removed]"),
        (
            "expected '44123456789' to equal '44987654321'",
            "expected '[removed]' to equal '[removed]'",
        ),
    ];
    for (text, clean) in table {
        assert_eq!(redact(text).0, clean, "{text}");
        assert!(redact(text).1 > 0);
    }
}

#[test]
fn what_is_none_stays() {
    for text in [
        "expected 400 to equal 202",
        "expected 1.123456789 to equal 2",
        "trace aabbb0065199a8bd538dab2e78e56cb4",
        "2026-11-22T08:12:12.410Z",
        "Cannot read properties of null (reading 'headers')",
        "bearer of bad news",
        "authorization: {$inputs.TOKEN}",
        "token: {{token}}",
        "Überweisung an Zoë: 100 €",
        "MOJALOOP",
    ] {
        assert_eq!((redact(text).0.as_ref(), count(text)), (text, 0));
    }
}

#[test]
fn names_of_fields_tell_what_they_hold() {
    for name in [
        "Authorization",
        "PAYEE_BEARER_TOKEN",
        "x-api-key",
        "MSISDN",
        "partyIdentifier",
        "idValue",
    ] {
        assert!(is_sensitive(name), "{name}");
    }
    for name in ["id", "description", "status", "key", "content-type", ""] {
        assert!(!is_sensitive(name), "{name}");
    }
}

#[test]
fn a_text_is_one_line_of_bounded_length() {
    assert_eq!(clean(" a\n\tb\u{7}c  d ", 9).0, "a b c d");
    assert_eq!(clean("äöüß", 2).0, "äö…");
    assert_eq!(clean("", 2).0, "");
}

proptest! {
    #[test]
    fn what_was_cleaned_holds_nothing_more(text in "(bearer |password[=:]|[0-9]{6,12}|eyJ[a-z.]{1,20}|-----BEGIN X-----|[a-z ü\"'+-]){0,8}") {
        let (cleaned, found) = redact(&text);
        prop_assert_eq!(count(&text), found);
        prop_assert_eq!(count(&cleaned), 0, "{} of {}", cleaned, text);
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}", most in 0..20_usize) {
        let (cleaned, _) = clean(&text, most);
        prop_assert!(cleaned.chars().count() <= most + 1);
    }
}
