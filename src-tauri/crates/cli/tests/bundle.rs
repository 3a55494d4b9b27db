//! A release from Support to the Hub and back, through files, as people type it.

use crate::support::{Desk, Ended, each, keys, notes, word};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::PathBuf;

/// What `openssl rand -hex 32` may draw: there is no keyring in these tests.
const SUPPORT: &str = "8f1c3f0a5f7e4a63b1a9d0c2e4f6a8b0123456789abcdef0fedcba9876543210";
const HUB: &str = "1111111111111111222222222222222233333333333333334444444444444444";

/// Support with a release that is approved.
fn support() -> Desk {
    let desk = planned();
    desk.json(&[
        "runbook",
        "new",
        "--release",
        "17.9.0",
        "--env",
        "UAT",
        "--template",
        "in_place",
    ]);
    desk.json(&[
        "release",
        "evidence",
        "add",
        "17.9.0",
        "core_validated",
        "--note",
        "Seen to work",
    ]);
    for state in [
        "artifacts_reviewed",
        "core_validated",
        "products_validated",
        "approved",
    ] {
        desk.json(&[
            "--as",
            "Grace",
            "release",
            "advance",
            "17.9.0",
            state,
            "--override",
            "Tried",
        ]);
    }
    made_key(&desk, SUPPORT, "Mojaloop Support");
    desk
}

fn planned() -> Desk {
    let desk = Desk::fresh();
    desk.json(&[
        "person",
        "add",
        "Grace Nakato",
        "--role",
        "change_approver",
        "--role",
        "release_manager",
    ]);
    let notes = notes("17.9.0");
    desk.json(&[
        "release",
        "import",
        "--version",
        "17.9.0",
        "--notes",
        word(&notes),
    ]);
    desk
}

fn made_key(desk: &Desk, seed: &str, name: &str) {
    let words = ["key", "new", "--organisation", name, "--key-stdin"];
    let ended = desk.piped(seed, &words);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
}

/// Writes a bundle with the key that is piped in.
fn bundled(desk: &Desk, seed: &str, verb: &str, name: &str) -> (PathBuf, Value) {
    let out = desk.data().join(name);
    let ended = desk.piped(
        seed,
        &[
            "--json",
            "release",
            verb,
            "17.9.0",
            "--out",
            word(&out),
            "--key-stdin",
        ],
    );
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let made = serde_json::from_str(&ended.out).expect("one JSON document");
    (out, made)
}

/// Trusts who made a bundle, by the fingerprint that they show.
fn trust(desk: &Desk, maker: &Desk, bundle: &str) {
    let own = maker.json(&["key", "list"]);
    let print = own["own"]["fingerprint"].as_str().expect("a fingerprint");
    let reason = "Read aloud by Ana on the telephone";
    desk.json(&[
        "key",
        "trust",
        bundle,
        "--fingerprint",
        print,
        "--reason",
        reason,
    ]);
}

fn receive(desk: &Desk, file: &str, more: &[&str]) -> Value {
    desk.json(&[&["release", "receive", file], more].concat())
}

#[test]
fn a_release_goes_from_support_to_the_hub_and_its_answer_back() {
    let (support, hub) = (support(), Desk::fresh());
    let (file, made) = bundled(&support, SUPPORT, "bundle", "17.9.0.slipway");
    insta::assert_snapshot!(keys(&made), @"bytes file fingerprint id kind left op organisation parts release release_id sequence sha256");
    assert_eq!(made["parts"], json!(["notes.md", "runbooks/001-uat.md"]));
    let file = word(&file);

    let seen = receive(&hub, file, &[]);
    insta::assert_snapshot!(keys(&seen), @"bundle differences fingerprint hint id images key kind made organisation received refused release sequence signature trustable");
    assert_eq!(
        (&seen["signature"], &seen["received"], &seen["release"]),
        (
            &json!("unknown_key"),
            &json!(false),
            &json!("Mojaloop 17.9.0 r0")
        )
    );
    assert_eq!(hub.json(&["release", "list"])["releases"], json!([]));
    trust(&hub, &support, file);

    let taken = receive(&hub, file, &[]);
    assert_eq!(
        (
            &taken["signature"],
            &taken["received"],
            &taken["organisation"]
        ),
        (&json!("valid"), &json!(true), &json!("Mojaloop Support"))
    );
    let here = hub.json(&["release", "show", "17.9.0"]);
    let there = support.json(&["release", "show", "17.9.0"]);
    assert_eq!(here["id"], taken["id"]);
    assert_eq!(here["state"], "available", "the Hub goes its own path");
    for part in ["name", "version"] {
        assert_eq!(
            each(&here["components"], part),
            each(&there["components"], part)
        );
    }
    assert!(here.to_string().contains("Mojaloop Support: Seen to work"));
    let books = hub.json(&["runbook", "list", "--release", "17.9.0"]);
    assert_eq!(each(&books["runbooks"], "environment"), ["UAT"]);

    hub.json(&[
        "defect",
        "new",
        "Quotes time out",
        "--found-version",
        "17.9.0",
        "--severity",
        "S2",
    ]);
    hub.json(&["release", "check", "17.9.0", "core_validated", "passed"]);
    made_key(&hub, HUB, "Regional switch");
    let (answer, told) = bundled(&hub, HUB, "answer", "answer.slipway");
    assert_eq!(told["kind"], "answer");
    let answer = word(&answer);
    trust(&support, &hub, answer);
    let said = receive(&support, answer, &[]);
    assert_eq!(
        (&said["kind"], &said["received"]),
        (&json!("answer"), &json!(true))
    );
    let shown = support.json(&["release", "bundles", "17.9.0"]);
    let from = &shown["answers"][0];
    assert_eq!(from["organisation"], "Regional switch");
    assert_eq!(each(&from["defects"], "title"), ["Quotes time out"]);
    let check = from["checks"].as_array().expect("checks");
    assert!(
        check
            .iter()
            .any(|one| one["check"] == "core_validated" && one["state"] == "passed")
    );
    assert_eq!(each(&shown["bundles"], "direction"), ["received", "made"]);

    let own = support.refused(&["release", "receive", file]);
    assert!(told_in(&own, "was made here"), "{own}");
    let again = hub.refused(&["release", "receive", file]);
    assert!(told_in(&again, "already received on"), "{again}");
    let elsewhere = hub.refused(&["release", "receive", answer]);
    assert!(told_in(&elsewhere, "was made here"), "{elsewhere}");
}

fn told_in(error: &Value, words: &str) -> bool {
    error["message"]
        .as_str()
        .is_some_and(|said| said.contains(words))
}

#[test]
fn what_the_hub_planned_stays_until_somebody_says_otherwise() {
    let (support, hub) = (support(), planned());
    hub.json(&[
        "release",
        "component",
        "17.9.0",
        "ledger-proxy",
        "--version",
        "v1.0.0",
    ]);
    let name = hub.json(&["release", "show", "17.9.0"])["components"][0]["name"].clone();
    let name = name.as_str().expect("a name");
    hub.json(&[
        "release",
        "component",
        "17.9.0",
        name,
        "--version",
        "v0.0.1",
    ]);
    hub.json(&["release", "check", "17.9.0", "runbook", "passed"]);
    let (file, _) = bundled(&support, SUPPORT, "bundle", "first.slipway");
    let file = word(&file);
    trust(&hub, &support, file);

    let kept = receive(&hub, file, &[]);
    let of = |seen: &Value, wanted: &str| -> Value {
        let all = seen["differences"].as_array().expect("differences");
        let found = all
            .iter()
            .find(|one| one["part"] == "component" && one["name"] == wanted);
        found
            .unwrap_or_else(|| panic!("{wanted} differs: {seen}"))
            .clone()
    };
    assert_eq!(of(&kept, name)["fate"], "kept");
    assert_eq!(
        (
            &of(&kept, "ledger-proxy")["change"],
            &of(&kept, "ledger-proxy")["fate"]
        ),
        (&json!("removed"), &json!("shown"))
    );
    let shown = hub.json(&["release", "show", "17.9.0"]);
    assert_eq!(shown["components"][0]["version"], "v0.0.1");
    let check = |shown: &Value| {
        let all = shown["checks"].as_array().expect("checks").clone();
        all.into_iter()
            .find(|one| one["id"] == "runbook")
            .expect("it is there")["state"]
            .clone()
    };
    assert_eq!(check(&shown), "passed");

    hub.json(&["undo"]);
    let taken = receive(&hub, file, &["--take=components"]);
    assert_eq!(of(&taken, name)["fate"], "taken");
    let shown = hub.json(&["release", "show", "17.9.0"]);
    assert_ne!(shown["components"][0]["version"], "v0.0.1");
    assert_eq!(check(&shown), "passed", "readiness is the Hub's own");
    let wrong = hub.refused(&["release", "receive", file, "--take=readiness"]);
    assert_eq!(wrong["code"], "invalid");
}

#[test]
fn an_older_bundle_never_follows_a_newer_one() {
    let (support, hub) = (support(), Desk::fresh());
    let (first, _) = bundled(&support, SUPPORT, "bundle", "first.slipway");
    let (second, made) = bundled(&support, SUPPORT, "bundle", "second.slipway");
    assert_eq!(made["sequence"], 2);
    trust(&hub, &support, word(&second));
    receive(&hub, word(&second), &[]);
    let late = hub.refused(&["release", "receive", word(&first)]);
    assert!(
        told_in(&late, "number 1, and number 2 was received"),
        "{late}"
    );
}

#[test]
fn tampered_cut_foreign_and_oversized_files_are_refused_with_the_reason() {
    let (support, hub) = (support(), Desk::fresh());
    let (file, _) = bundled(&support, SUPPORT, "bundle", "sound.slipway");
    let sound = fs::read(&file).expect("it is there");
    let other = |name: &str, bytes: &[u8]| {
        let path = hub.data().join(name);
        fs::write(&path, bytes).expect("it is written");
        path
    };
    trust(&hub, &support, word(&file));

    let mut changed = sound.clone();
    let at = changed.len() / 2;
    changed[at] ^= 1;
    let path = other("changed.slipway", &changed);
    let ended = hub.run(&["--json", "release", "receive", word(&path)]);
    assert_eq!(ended.code, Some(1));
    let said: Value = serde_json::from_str(&ended.out).expect("one JSON document");
    assert_eq!(
        (&said["signature"], &said["received"]),
        (&json!("invalid"), &json!(false))
    );
    let why: Value = serde_json::from_str(&ended.err).expect("one JSON error");
    assert!(told_in(&why, "changed on the way"), "{why}");

    let path = other("cut.slipway", &sound[..sound.len() - 700]);
    let cut = hub.refused(&["release", "receive", word(&path)]);
    assert!(told_in(&cut, "ends too early"), "{cut}");
    let path = other("other.slipway", b"hello");
    let foreign = hub.refused(&["release", "receive", word(&path)]);
    assert!(told_in(&foreign, "no bundle of a release"), "{foreign}");
    let path = hub.data().join("large.slipway");
    let mut large = fs::File::create(&path).expect("a file");
    large.write_all(&sound).expect("it is written");
    large.set_len(65 << 20).expect("it is long");
    let large = hub.refused(&["release", "receive", word(&path)]);
    assert!(told_in(&large, "at most 67108864"), "{large}");
    assert_eq!(hub.json(&["release", "list"])["releases"], json!([]));
}

#[test]
fn a_key_is_trusted_by_its_fingerprint_and_withdrawn_with_a_reason() {
    let (support, hub) = (support(), Desk::fresh());
    let (file, made) = bundled(&support, SUPPORT, "bundle", "sound.slipway");
    let file = word(&file);
    let print = made["fingerprint"].as_str().expect("a fingerprint");
    let wrong = "0000 0000 0000 0000 0000 0000 0000 0000";
    let refused = hub.refused(&[
        "key",
        "trust",
        file,
        "--fingerprint",
        wrong,
        "--reason",
        "Sure",
    ]);
    assert!(told_in(&refused, "not that of this key"), "{refused}");
    let refused = hub.refused(&[
        "key",
        "trust",
        file,
        "--fingerprint",
        print,
        "--reason",
        " ",
    ]);
    assert_eq!(refused["code"], "invalid");
    trust(&hub, &support, file);
    hub.json(&["key", "withdraw", print, "It was seen on a screen"]);
    let refused = hub.refused(&["release", "receive", file]);
    assert!(told_in(&refused, "It was seen on a screen"), "{refused}");
    hub.json(&["undo"]);
    assert_eq!(receive(&hub, file, &[])["received"], true);
}

#[test]
fn only_an_approved_release_leaves_and_only_a_received_one_is_answered() {
    let desk = planned();
    made_key(&desk, SUPPORT, "Mojaloop Support");
    let out = desk.data().join("early.slipway");
    let tried = |verb: &str| -> Ended {
        let words = [
            "release",
            verb,
            "17.9.0",
            "--out",
            word(&out),
            "--key-stdin",
        ];
        desk.piped(SUPPORT, &words)
    };
    let ended = tried("bundle");
    assert_eq!(ended.code, Some(1));
    assert!(
        ended.err.contains("Only an approved release"),
        "{}",
        ended.err
    );
    let ended = tried("answer");
    assert!(
        ended.err.contains("was not received in a bundle"),
        "{}",
        ended.err
    );
    assert!(!out.exists());
    assert!(!desk.keeps(SUPPORT), "the data folder holds the key");
}

#[test]
fn without_a_keyring_a_key_signs_once_and_says_so() {
    let desk = planned();
    for state in [
        "artifacts_reviewed",
        "core_validated",
        "products_validated",
        "approved",
    ] {
        desk.json(&[
            "--as",
            "Grace",
            "release",
            "advance",
            "17.9.0",
            state,
            "--override",
            "Tried",
        ]);
    }
    let out = desk.data().join("once.slipway");
    let ended = desk.run(&["release", "bundle", "17.9.0", "--out", word(&out)]);
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(
        ended.err.contains("a signing key was made"),
        "{}",
        ended.err
    );
    let own = desk.json(&["key", "list"])["own"].clone();
    assert_eq!(own["kept"], "run");
}
