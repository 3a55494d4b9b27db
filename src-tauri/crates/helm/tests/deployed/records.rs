//! One revision as its Secret holds it, whole, odd and hostile.

use super::{packed, release};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use proptest::prelude::*;
use serde_json::json;
use slipway_helm::{DeployedError, MAX_RELEASE, decode_payload};

#[test]
fn a_record_says_what_helm_says_and_keeps_no_value() {
    let stored = decode_payload(&packed(
        release("moja", 3, "deployed").to_string().as_bytes(),
    ));
    let stored = stored.expect("it is a release");
    assert_eq!(
        (stored.name.as_str(), stored.namespace.as_str()),
        ("moja", "hub")
    );
    let found = &stored.revision;
    assert_eq!((found.number, found.status.as_str()), (3, "deployed"));
    assert_eq!(found.chart.as_deref(), Some("mojaloop"));
    assert_eq!(found.version.as_deref(), Some("17.0.4"));
    assert_eq!(
        found.app_version.as_deref(),
        Some("central-ledger: v19.7.4;")
    );
    assert_eq!(found.deployed_at.as_deref(), Some("2026-11-20T10:11:12.5Z"));
    let workloads = found.workloads.as_ref().expect("a manifest");
    assert_eq!(
        workloads.len(),
        1,
        "hooks run nothing lasting: {workloads:?}"
    );
    assert_eq!(workloads[0].image, "mojaloop/central-ledger:v19.7.4");
    assert!(!format!("{stored:?}").contains("secret"));
}

#[test]
fn the_hash_of_values_does_not_depend_on_their_order_and_none_is_empty() {
    let hash = |config: serde_json::Value| {
        let mut release = release("moja", 1, "deployed");
        release["config"] = config;
        let stored = decode_payload(&packed(release.to_string().as_bytes())).expect("a release");
        stored.revision.values_sha256.expect("a hash")
    };
    // Written by hand, as a map of ours would sort its keys.
    let one = br#"{"name":"m","version":1,"info":{"status":"deployed"},"config":{"a":1,"b":{"c":2,"d":[1,2]}}}"#;
    let two = br#"{"name":"m","version":1,"info":{"status":"deployed"},"config":{"b":{"d":[1,2],"c":2},"a":1}}"#;
    let of = |json: &[u8]| {
        decode_payload(&packed(json))
            .expect("a release")
            .revision
            .values_sha256
    };
    assert_eq!(of(one), of(two));
    assert_eq!(hash(json!({})), hash(serde_json::Value::Null));
    assert_ne!(hash(json!({"a": [1, 2]})), hash(json!({"a": [2, 1]})));
    assert_ne!(hash(json!({"a": 1})), hash(json!({"a": "1"})));
}

#[test]
fn a_record_without_gzip_and_with_broken_lines_is_read() {
    let json = release("moja", 1, "deployed").to_string();
    let plain = STANDARD.encode(json);
    assert_eq!(
        decode_payload(plain.as_bytes())
            .expect("a release")
            .revision
            .number,
        1
    );
    let lines: Vec<&str> = plain
        .as_bytes()
        .chunks(76)
        .map(|part| std::str::from_utf8(part).expect("text"))
        .collect();
    assert!(decode_payload(lines.join("\n").as_bytes()).is_ok());
}

#[test]
fn garbage_is_refused_with_its_reason() {
    let cut = {
        let whole = STANDARD.decode(packed(release("m", 1, "deployed").to_string().as_bytes()));
        let whole = whole.expect("base64");
        STANDARD.encode(&whole[..whole.len() - 9])
    };
    let text = |json: serde_json::Value| {
        String::from_utf8(packed(json.to_string().as_bytes())).expect("text")
    };
    let cases = [
        ("%%%".to_owned(), "not base64"),
        (cut, "unpacked"),
        (STANDARD.encode("hello"), "not a Helm release"),
        (text(json!([])), "not a Helm release"),
        (
            text(json!({"name": "", "version": 1, "info": {"status": "deployed"}})),
            "no name",
        ),
        (
            text(json!({"name": "a", "version": 0, "info": {"status": "deployed"}})),
            "no revision",
        ),
        (
            text(json!({"name": "a", "version": 1, "info": {}})),
            "no status",
        ),
        (
            text(json!({"name": "a", "version": -1, "info": {"status": "x"}})),
            "not a Helm release",
        ),
    ];
    for (packed, reason) in cases {
        let error = decode_payload(packed.as_bytes()).expect_err(reason);
        assert!(error.to_string().contains(reason), "{error} says {reason}");
    }
}

#[test]
fn a_bomb_is_stopped_at_the_limit() {
    let zeros = vec![b' '; usize::try_from(MAX_RELEASE).expect("it fits") + 2];
    let bomb = packed(&zeros);
    assert!(
        bomb.len() < 100_000,
        "it is small enough for a Secret: {}",
        bomb.len()
    );
    let error = decode_payload(&bomb).expect_err("too large");
    assert!(matches!(error, DeployedError::TooLarge { .. }), "{error}");
}

#[test]
fn depth_is_bounded() {
    let deep = format!(
        r#"{{"name":"m","version":1,"info":{{"status":"x"}},"config":{}1{}}}"#,
        "[".repeat(50_000),
        "]".repeat(50_000)
    );
    assert!(decode_payload(&packed(deep.as_bytes())).is_err());
}

proptest! {
    #[test]
    fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let _ = decode_payload(&bytes);
        let _ = decode_payload(&packed(&bytes));
    }
}
