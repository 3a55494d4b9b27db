//! Drafts: who began them, what happens when they are changed elsewhere, and how a newer version is
//! brought in.

use crate::article_operations::{TEXT, drafted, edit, published};
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

const FATOU: &str = "Fatou Diallo";
const CHIDI: &str = "Chidi Eze";

fn draft(test: &TestApp, request: Value) -> Value {
    test.call("article_draft", request)
}

fn text_of(draft: &Value) -> &str {
    draft["text"].as_str().expect("a text")
}

/// Publishes what Chidi makes of the published text.
fn chidi_publishes(test: &TestApp, article: &Value, text: &str) {
    let request = json!({"article": article, "text": text});
    test.call_as(CHIDI, "article_draft", request);
    test.call_as(CHIDI, "article_submit", json!({"article": article}));
    let approve = json!({"article": article, "decision": "approve"});
    test.call_as(FATOU, "article_decide", approve);
}

#[test]
fn the_answer_says_whether_it_began_a_draft() {
    let test = TestApp::sample();
    let article = published(&test);
    let first = draft(&test, json!({"article": article}));
    assert_eq!(first["began"], true);
    let again = draft(&test, json!({"article": article}));
    assert_eq!(again["began"], false);
    assert_eq!(again["sha256"], first["sha256"]);
    let typed = draft(&test, json!({"article": article, "text": "# Other\n"}));
    assert_eq!(typed["began"], false);
    assert_ne!(typed["sha256"], first["sha256"]);
    draft(&test, json!({"article": article, "discard": true}));
    assert_eq!(draft(&test, json!({"article": article}))["began"], true);
    let new = draft(&test, json!({"kind": "how_to", "title": "Lower a cap"}));
    assert_eq!(new["began"], true);
}

#[test]
fn asking_for_a_draft_leaves_it_as_it_was_kept() {
    let test = TestApp::sample();
    let article = drafted(&test);
    let count = |test: &TestApp| {
        let log = test.call("log_list", json!({}));
        log["operations"].as_array().expect("a list").len()
    };
    let (before, kept) = (count(&test), draft(&test, json!({"article": article})));
    test.host.pass(chrono::Duration::hours(3));
    let asked = draft(&test, json!({"article": article}));
    assert_eq!(asked["saved"], kept["saved"]);
    assert_eq!(count(&test), before);
}

#[test]
fn a_draft_that_was_changed_elsewhere_is_not_written_over() {
    let test = TestApp::sample();
    let article = published(&test);
    let seen = draft(&test, json!({"article": article}))["sha256"].clone();
    let here = TEXT.replace("It stopped", "Typed here: it stopped");
    edit(&test, &article, "Typed elsewhere.");
    let request = json!({"article": article, "text": here, "seen": seen});
    let error = test.refusal("article_draft", request.clone());
    assert_eq!(error.code, Code::Conflict);
    assert_eq!(error.field.as_deref(), Some("seen"));
    assert!(error.message.contains("nothing was written over it"));
    assert!(error.hint.contains("Compare both texts"));
    let kept = draft(&test, json!({"article": article}));
    assert!(text_of(&kept).contains("Typed elsewhere."));
    let gone = json!({"article": article, "discard": true, "seen": seen});
    assert_eq!(test.refusal("article_draft", gone).code, Code::Conflict);
    let submit = json!({"article": article, "seen": seen});
    assert_eq!(test.refusal("article_submit", submit).code, Code::Conflict);
    let mine = json!({"article": article, "text": here, "seen": kept["sha256"]});
    let saved = draft(&test, mine);
    assert!(text_of(&saved).contains("Typed here"));
    // Who says no hash means it, as the terminal does.
    edit(&test, &article, "Whatever is there.");
    assert_eq!(
        draft(&test, json!({"article": article, "text": here}))["began"],
        false
    );
}

#[test]
fn the_same_text_saved_twice_is_no_clash() {
    let test = TestApp::sample();
    let article = published(&test);
    let seen = draft(&test, json!({"article": article}))["sha256"].clone();
    let request = json!({"article": article, "text": "# Same\n", "seen": seen});
    let first = draft(&test, request.clone());
    // The answer was lost on its way, and it is sent once more.
    assert_eq!(draft(&test, request)["sha256"], first["sha256"]);
}

#[test]
fn a_draft_that_is_gone_elsewhere_is_told_of_and_begun_anew_only_when_meant() {
    let test = TestApp::sample();
    let article = published(&test);
    edit(&test, &article, "It halted.");
    let seen = draft(&test, json!({"article": article}))["sha256"].clone();
    test.call("article_submit", json!({"article": article}));
    let late = TEXT.replace("It stopped half way.", "It halted at night.");
    let request = json!({"article": article, "text": late, "seen": seen});
    let error = test.refusal("article_draft", request);
    assert_eq!(error.code, Code::Conflict);
    assert!(error.message.contains("submitted or thrown away elsewhere"));
    let anew = draft(&test, json!({"article": article, "text": late}));
    assert_eq!(
        (&anew["began"], &anew["based_on"]),
        (&json!(true), &json!(2))
    );
}

#[test]
fn a_draft_whose_submit_clashed_is_brought_onto_the_newer_version() {
    let test = TestApp::sample();
    let article = published(&test);
    edit(&test, &article, "It stopped, says Ana.");
    let theirs = TEXT
        .replace("# When", "# When to use this")
        .replace("It stopped half way.", "It stopped, says Chidi.");
    chidi_publishes(&test, &article, &theirs);
    let error = test.refusal("article_submit", json!({"article": article}));
    assert_eq!(error.code, Code::Conflict);
    assert!(error.hint.contains("Bring version 2"), "{}", error.hint);
    let kept = draft(&test, json!({"article": article}));
    assert_eq!(
        (&kept["based_on"], &kept["clashes"]),
        (&json!(1), &json!([]))
    );
    let onto = draft(&test, json!({"article": article, "based_on": 2}));
    assert_eq!(
        (&onto["based_on"], &onto["outdated"], &onto["clashes"]),
        (&json!(2), &json!(false), &json!([8]))
    );
    insta::assert_snapshot!(text_of(&onto), @r"
    ---
    title: Restore positions
    kind: runbook_note
    ---

    # When to use this

    <<<<<<< my draft
    It stopped, says Ana.
    ======= or
    It stopped, says Chidi.
    >>>>>>> version 2
    ");
    let error = test.refusal("article_submit", json!({"article": article}));
    assert_eq!(
        (error.code, error.field.as_deref()),
        (Code::Invalid, Some("text"))
    );
    insta::assert_snapshot!(error.message, @"At line 8 it still holds both your lines and the newer version's.");
    let chosen = TEXT
        .replace("# When", "# When to use this")
        .replace("It stopped half way.", "It stopped, say both.");
    draft(
        &test,
        json!({"article": article, "text": chosen, "seen": onto["sha256"]}),
    );
    let made = test.call("article_submit", json!({"article": article}));
    assert_eq!(made["pending"], 3);
    let waits = json!({"article": article, "version": 3});
    assert_eq!(test.call("article_show", waits)["text"], chosen);
}

#[test]
fn what_does_not_clash_is_brought_in_without_a_question() {
    let test = TestApp::sample();
    let article = published(&test);
    let long = format!("{TEXT}\n## Steps\n\n1. Stop it.\n2. Restore.\n\n## Afterwards\n\nLook.\n");
    chidi_publishes(&test, &article, &long);
    draft(
        &test,
        json!({"article": article, "text": long.replace("Look.", "Look twice.")}),
    );
    chidi_publishes(
        &test,
        &article,
        &long.replace("1. Stop it.", "1. Scale it to zero."),
    );
    let onto = draft(&test, json!({"article": article, "based_on": 3}));
    let text = text_of(&onto);
    assert!(text.contains("Scale it to zero.") && text.contains("Look twice."));
    assert_eq!(onto["clashes"], json!([]));
    let older = json!({"article": article, "based_on": 1});
    let error = test.refusal("article_draft", older);
    assert_eq!(error.field.as_deref(), Some("based_on"));
    let none = json!({"article": article, "based_on": 9});
    assert_eq!(test.refusal("article_draft", none).code, Code::NotFound);
}

#[test]
fn a_second_version_waits_until_the_first_clash_is_settled() {
    let test = TestApp::sample();
    let article = published(&test);
    edit(&test, &article, "Ana's.");
    for says in ["Chidi's.", "Chidi's again."] {
        let text = TEXT.replace("It stopped half way.", says);
        chidi_publishes(&test, &article, &text);
    }
    let onto = draft(&test, json!({"article": article, "based_on": 2}));
    let error = test.refusal("article_draft", json!({"article": article, "based_on": 3}));
    assert_eq!(error.code, Code::Invalid);
    let kept = draft(&test, json!({"article": article}));
    assert_eq!(kept["text"], onto["text"], "nothing is lost");
}

#[test]
fn a_text_names_the_version_it_was_written_over() {
    let test = TestApp::sample();
    let article = published(&test);
    let theirs = TEXT.replace("# When", "# When to use this");
    chidi_publishes(&test, &article, &theirs);
    let mine = format!("{TEXT}\nMore.\n");
    let request = json!({"article": article, "text": mine, "based_on": 1});
    test.call("article_submit", request);
    let waits = test.call("article_show", json!({"article": article, "version": 3}));
    assert!(text_of(&waits).contains("# When to use this") && text_of(&waits).contains("More."));
    let unknown = json!({"article": article, "text": TEXT, "based_on": 7});
    // Version 7 is newer than what waits, so nothing would be merged: it is refused instead.
    assert_eq!(test.refusal("article_submit", unknown).code, Code::NotFound);
}

#[test]
fn a_reader_without_any_role_suggests_a_change() {
    let test = TestApp::sample();
    let article = published(&test);
    let lindiwe = json!({"name": "Lindiwe Ncube", "roles": []});
    test.call("person_save", lindiwe);
    let who = "Lindiwe Ncube";
    let begun = test.call_as(who, "article_draft", json!({"article": article}));
    assert_eq!(
        (&begun["began"], &begun["text"]),
        (&json!(true), &json!(TEXT))
    );
    let text = TEXT.replace("half way", "at half past ten");
    test.call_as(
        who,
        "article_draft",
        json!({"article": article, "text": text}),
    );
    let made = test.call_as(
        who,
        "article_submit",
        json!({"article": article, "why": "Seen last night"}),
    );
    assert_eq!(
        (&made["pending"], &made["published"]),
        (&json!(2), &json!(1))
    );
    assert_eq!(made["waiting"]["by"], who);
    let queue = test.call_as(FATOU, "knowledge_desk", json!({}));
    assert_eq!(
        queue["queue"]
            .as_array()
            .map(|all| all.iter().any(|one| one["by"] == who)),
        Some(true)
    );
    let id = made["waiting"]["by_id"].clone();
    let people = test.call("person_list", json!({}));
    let person = people["people"]
        .as_array()
        .and_then(|all| all.iter().find(|one| one["id"] == id));
    assert_eq!(person.map(|one| &one["name"]), Some(&json!(who)));
    let approve = json!({"article": article, "decision": "approve"});
    assert_eq!(
        test.refusal_as(who, "article_decide", approve).code,
        Code::Forbidden
    );
}

#[test]
fn a_comparison_says_what_each_version_holds_for() {
    let test = TestApp::sample();
    let article = published(&test);
    let text = TEXT.replace(
        "kind: runbook_note",
        "kind: runbook_note\ncomponents: [central-ledger]\nfrom: 17.1.0",
    );
    chidi_publishes(&test, &article, &text);
    let diff = test.call(
        "article_diff",
        json!({"article": article, "from": 1, "to": 2}),
    );
    assert_eq!(
        diff["facts"],
        json!([
            {"fact": "kind", "before": ["runbook_note"], "after": ["runbook_note"], "changed": false},
            {"fact": "versions", "before": [], "after": ["17.1.0 and up"], "changed": true},
            {"fact": "components", "before": [], "after": ["central-ledger"], "changed": true},
        ])
    );
}
