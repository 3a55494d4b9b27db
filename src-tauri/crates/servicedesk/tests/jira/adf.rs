//! Documents as they come from outside, through the desk: nothing panics, and nothing is lost.

use super::{desk, fields, live, start};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value as Json, json};
use slipway_domain::desk::value::Value;
use slipway_testkit::fakes::jira::Edition;
use std::cell::RefCell;

#[test]
fn any_text_comes_back_as_it_was_written() {
    let fake = start(Edition::Cloud);
    let mut desk = desk(&fake, Edition::Cloud);
    let id = fake.make("Ann Triage", "text");
    for text in [
        "plain",
        "a\n\n\n\nb",
        "\n\nlead",
        "# Title\n\n- one\n- two\n\n1. first\n2. second\n\n```rust\nfn a() {}\n\n// b\n```\n\nend",
        "**bold** and `code` and [link](https://mojaloop.io) and [no](link)",
        "****",
        "a * b ** c",
        "- ",
        "1. x\n3. y",
        "```\nopen",
        "---",
        "#no",
        "  indented\ttab",
        "日本語 🚀 \\ \" <b>",
        "[ref:abc] in the middle\nend",
    ] {
        super::applied(desk.edit(&id, &fields([("description", text)]), None));
        assert_eq!(
            live(&mut desk, &id).fields["description"],
            Value::text(text)
        );
    }
}

fn node() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        ".{0,12}".prop_map(Json::from),
        "(paragraph|text|table|mention|taskItem|orderedList|heading|date|media|)"
            .prop_map(|kind| json!({"type": kind})),
    ];
    leaf.prop_recursive(6, 60, 5, |inner| {
        let kinds = "(doc|paragraph|text|bulletList|orderedList|listItem|codeBlock|table|tableRow|tableCell|panel|expand|taskList|taskItem|blockquote|heading|mediaSingle|x)";
        (kinds, prop::collection::vec(inner.clone(), 0..5), inner.clone(), inner).prop_map(|(kind, content, text, attrs)| {
            json!({"type": kind, "content": content, "text": text, "attrs": {"level": attrs, "order": attrs, "text": text, "url": attrs}, "marks": [text, attrs]})
        })
    })
}

#[test]
fn hostile_documents_are_read_and_their_words_are_not_lost() {
    let fake = start(Edition::Cloud);
    let desk = RefCell::new(desk(&fake, Edition::Cloud));
    let documents = (prop::collection::vec(node(), 0..4), "[a-z]{3,10}");
    let mut runner = TestRunner::new(ProptestConfig::with_cases(200));
    let outcome = runner.run(&documents, |(mut content, words)| {
        content.push(json!({"type": "surprise", "content": [{"type": "text", "text": words}]}));
        let document = json!({"type": "doc", "version": 1, "content": content});
        let id = fake.make("Ann Triage", "hostile");
        fake.set("x", &id, &json!({"description": document}));
        let seen = live(&mut desk.borrow_mut(), &id);
        prop_assert!(seen.fields["description"].as_text().contains(&words));
        Ok(())
    });
    outcome.unwrap();
}

#[test]
fn a_document_deeper_than_any_reader_goes_is_refused_or_read_and_never_overflows() {
    for depth in [30, 60, 5_000] {
        let fake = start(Edition::Cloud);
        let id = fake.make("Ann Triage", "deep");
        let open = "{\"type\":\"blockquote\",\"content\":[".repeat(depth);
        let close = "]}".repeat(depth);
        let deep = format!(
            "{{\"id\":\"{id}\",\"fields\":{{\"updated\":\"2026-09-28T12:00:00.000+0000\",\"description\":{{\"type\":\"doc\",\"version\":1,\"content\":[{open}{{\"type\":\"text\",\"text\":\"deepest\"}}{close}]}}}}}}"
        );
        fake.trouble(
            "GET",
            &format!("issue/{id}"),
            1,
            slipway_testkit::fakes::trouble::Trouble::Instead(
                slipway_testkit::fault_server::Reply::ok(deep),
            ),
        );
        let mut desk = desk(&fake, Edition::Cloud);
        match desk.fetch(&id) {
            Ok(slipway_domain::desk::Fetched::Live(seen)) => {
                assert!(seen.fields["description"].as_text().contains("deepest"))
            }
            other => assert!(
                depth > 50 && matches!(other, Err(slipway_domain::desk::Fault::Unreachable(_))),
                "{depth}: {other:?}"
            ),
        }
    }
}
