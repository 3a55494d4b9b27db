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

/// Forms that stood readable before: each with what is left of it.
#[test]
fn what_hides_in_other_forms_is_removed() {
    let table = [
        (
            "https://admin:pw1@hub.example/x",
            "https://[removed]@hub.example/x",
        ),
        ("curl -u admin:pw1 https://x", "curl -u [removed] https://x"),
        (
            "/parties/MSISDN/%2B256700010002123",
            "/parties/MSISDN/[removed]",
        ),
        (
            "expected 'Basic dXNlcjpwYXNz' to equal",
            "expected 'Basic [removed]' to equal",
        ),
        ("got Bearer%20abc123def here", "got Bearer%20[removed] here"),
        (
            "{\"password\": \"foo bar&baz;q\"}",
            "{\"password\": \"[removed]\"}",
        ),
        (
            "{\"password\": {\"value\":\"x1\"}, \"a\": 1}",
            "{\"password\": [removed], \"a\": 1}",
        ),
        (
            "<password>x1 y</password>",
            "<password>[removed]</password>",
        ),
        (
            "Cookie: a=b; connect.sid=x1\nHost: h",
            "Cookie: [removed]\nHost: h",
        ),
        ("call 0712 345 678 now", "call [removed] now"),
        ("call 256-700-010-006", "call [removed]"),
        ("call 256.700.010.007", "call [removed]"),
        ("call +256\u{a0}700\u{a0}010\u{a0}010", "call [removed]"),
        ("call +44(0)20 7946 0958", "call [removed]"),
        ("call (020) 7946-0959", "call [removed]"),
        (
            "call \u{662}\u{665}\u{666}\u{667}\u{660}\u{660}\u{660}\u{661}\u{660}",
            "call [removed]",
        ),
        ("key 1.256700010012", "key 1.[removed]"),
        ("id=ab256700010009ab", "id=ab[removed]ab"),
        ("GB29 NWBK 6016 1331 9268 19", "[removed]"),
        ("gb29nwbk60161331926819", "[removed]"),
        ("4111 1111 1111 1111", "[removed]"),
        ("MSISDN/7000101", "MSISDN/[removed]"),
        ("the OTP 123456 expired", "the OTP [removed] expired"),
        ("mail ana@hub.example", "mail [removed]@hub.example"),
        ("got ghp_abcdefABCDEF0123456789", "got [removed]"),
    ];
    for (text, clean) in table {
        assert_eq!(redact(text).0, clean, "{text}");
    }
}

/// What a reader of a failure needs: most are taken from reports that the toolkit wrote.
#[test]
fn what_is_none_stays() {
    for text in [
        "expected 400 to equal 202",
        "expected 1.123456789 to equal 2",
        "expected 0.30000000000000004 to equal 0.3",
        "trace aabbb0065199a8bd538dab2e78e56cb4",
        "00-aabbb0065199a8bd538dab2e78e56cb4-0123456700000001-01",
        "2026-11-22T08:12:12.410Z",
        "2026-11-22 08:12:12 and 22.11.2026 08:12",
        "20261122T081212Z",
        "Sun, 22 Nov 2026 08:12:12 GMT",
        "col_b_some_failed_2026-11-22T08:12:14.967Z",
        "Admintests-20201221.json",
        "550e8400-e29b-41d4-a716-446655440000",
        "41d37f95-8ccf-456e-8dde-34903390407a",
        "12345678-1234-4123-8123-123456789012",
        "/transfers/01M81529308TPZV301W56XKKJ4",
        "3f2b1c9d commit 9de1a38 of e83c5163316f89bfbde7d9ab23ca2e25604af290",
        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "mojaloop 15.1.0-snapshot.20261122, chart 16.0.4-20781-9de1a38, axios/1.13.5",
        "17.2.0 2668 2741",
        "http://127.0.0.1:24040/v2/settlements at 10.244.18.203:8080",
        "Environment:moja2.test.mojaloop.live@15.1.0",
        "ghcr.io/mojaloop/ttk:v17@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "1760/1760 assertions, 483 requests, 128 cases in 204313 ms (13m47s)",
        "pass: 2668, fail: 0, skipped: 109",
        "200 202 400 404 500",
        "expected '3100' to deeply equal '3102'",
        "Error code is 5100",
        "Tests for Bugfix #990 and #1016 - Quotes",
        "Test for Bugfix #4109 - key",
        "Cannot read properties of null (reading 'headers')",
        "Cannot read properties of undefined (reading 'token')",
        "Missing Authorization header",
        "Error message password is required",
        "expected { Object (errorInformation) } to have property 'signature'",
        "authorization: missing",
        "tokens: undefined",
        "Check wrong authentication type",
        "Basic authentication and basic transfers",
        "Session timeout: 30",
        "token_type: 3, expires_in: 3600",
        "partyIdType: MSISDN",
        "Receiver MSISDN value matches",
        "ML Adaptor - Expected services to have broker and status is OK",
        "cases_collections_hub_golden_path_api-tests-admin-api-tests",
        "Create-settle-Closed-Window-de-1",
        "acc-state-PS_TRANSFERS_RECORDE",
        "Send-Quote_SEND-10-PayeePartyI",
        "application/vnd.interoperability.transfers+json;version=1.1",
        "bearer of bad news",
        "authorization: {$inputs.TOKEN}",
        "/parties/MSISDN/{$inputs.receiverMSISDN}",
        "-H 'authorization: {$inputs.TTK_BEARER_TOKEN}' -H 'x: 1'",
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
        "id_value",
        "DB_PASS",
        "AWS_SECRET_ACCESS_KEY",
        "connect.sid",
        "userPin",
        "set-cookie",
        "FSPIOP-Signature",
        "authenticationValue",
    ] {
        assert!(is_sensitive(name), "{name}");
    }
    for name in [
        "id",
        "description",
        "status",
        "key",
        "content-type",
        "",
        "shipping",
        "bypass",
        "passed",
        "totalPassedAssertions",
        "partyIdType",
        "sessionTimeout",
        "tokenUrl",
        "author",
        "reside",
    ] {
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
