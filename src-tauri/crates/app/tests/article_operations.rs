//! One of each kind of local operation on articles, for the tests of undo.

use serde_json::{Value, json};
use slipway_testkit::TestApp;

type On<'a> = &'a mut dyn FnMut(&'static str, fn(&TestApp) -> Value);

/// A document.
pub(crate) const TEXT: &str =
    "---\ntitle: Restore positions\nkind: runbook_note\n---\n\n# When\n\nIt stopped half way.\n";

/// Adds the cases; each prepares what it works on.
pub(crate) fn articles(on: On<'_>) {
    on(
        "article_submit",
        |test| json!({"article": drafted(test), "why": "New"}),
    );
    on("article_submit", |test| {
        let article = published(test);
        edit(test, &article, "It stopped.");
        json!({"article": article, "why": "Shorter"})
    });
    on("article_submit", |test| {
        let article = published(test);
        let file = json!({"article": article, "name": "steps.png", "content": "cG5n"});
        test.call("article_file", file);
        json!({"article": article, "why": "A picture"})
    });
    decisions(on);
    said(on);
    on(
        "article_set",
        |test| json!({"article": published(test), "owner": "Joseph Kamau", "review_days": 30, "governed": false}),
    );
    on(
        "article_template_save",
        |_| json!({"kind": "how_to", "body": "## Steps\n", "review_days": 90}),
    );
    on("article_mirror_remove", |test| {
        let folder = test.folder().join("mirror");
        test.call("article_mirror_save", json!({"folder": folder}));
        json!({"id": folder})
    });
    on("article_import", |test| {
        let folder = test.folder().join("docs");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::write(folder.join("a.md"), "# A\n\nOne.\n").expect("a file");
        json!({"folder": folder, "format": "markdown"})
    });
}

/// Adds the cases of handing over.
pub(crate) fn handovers(on: On<'_>) {
    on(
        "handover_judge",
        |_| json!({"release": "17.1.0", "items": ["notes", "packages"], "verdict": "accept"}),
    );
    on(
        "handover_judge",
        |_| json!({"release": "17.1.0", "items": ["notes"], "verdict": "return", "why": "Which ones?"}),
    );
}

fn decisions(on: On<'_>) {
    on(
        "article_decide",
        |test| json!({"as": "Fatou Diallo", "article": waiting(test), "decision": "approve"}),
    );
    on(
        "article_decide",
        |test| json!({"as": "Fatou Diallo", "article": waiting(test), "decision": "return", "why": "Say when."}),
    );
    on(
        "article_decide",
        |test| json!({"article": waiting(test), "decision": "withdraw"}),
    );
    on(
        "article_confirm",
        |test| json!({"article": published(test), "validated": true}),
    );
    on("article_restore", |test| {
        let article = published(test);
        edit(test, &article, "It stopped.");
        test.call("article_submit", json!({"article": article}));
        json!({"article": article, "version": 1, "why": "The old one was right"})
    });
    on(
        "article_comment",
        |test| json!({"article": waiting(test), "line": 3, "body": "Which one?"}),
    );
    on("article_comment", |test| {
        let article = waiting(test);
        let request = json!({"article": article, "line": 3, "body": "Which one?"});
        let id = test.call("article_comment", request)["comments"][0]["id"].clone();
        json!({"article": article, "settle": id})
    });
}

fn said(on: On<'_>) {
    on(
        "article_flag",
        |test| json!({"article": published(test), "reason": "outdated", "text": "17.2.0 differs"}),
    );
    on("article_flag_settle", |test| {
        let flag = json!({"article": published(test), "reason": "wrong"});
        let id = test.call("article_flag", flag)["flagged"][0]["id"].clone();
        json!({"id": id, "answer": "Mended"})
    });
    on(
        "article_vote",
        |test| json!({"article": published(test), "helpful": true}),
    );
    on(
        "article_use",
        |test| json!({"article": published(test), "kind": "about", "release": "17.1.0"}),
    );
    on("article_use", |test| {
        let article = published(test);
        let used = json!({"article": article, "kind": "about", "release": "17.1.0"});
        let id = test.call("article_use", used)["uses"][0]["id"].clone();
        json!({"article": article, "remove": id})
    });
}

/// The id of an article that is a draft of Ana's.
pub(crate) fn drafted(test: &TestApp) -> Value {
    let draft = json!({"text": TEXT, "kind": "runbook_note", "title": "Restore positions"});
    test.call("article_draft", draft)["article"].clone()
}

/// The id of one that waits for a reviewer.
pub(crate) fn waiting(test: &TestApp) -> Value {
    let article = drafted(test);
    test.call("article_submit", json!({"article": article, "why": "New"}));
    article
}

/// The id of one that readers see.
pub(crate) fn published(test: &TestApp) -> Value {
    let article = waiting(test);
    let approved = json!({"article": article, "decision": "approve"});
    test.call_as("Fatou Diallo", "article_decide", approved);
    article
}

/// Keeps a draft of Ana's that says something else.
pub(crate) fn edit(test: &TestApp, article: &Value, says: &str) {
    let text = TEXT.replace("It stopped half way.", says);
    test.call("article_draft", json!({"article": article, "text": text}));
}
