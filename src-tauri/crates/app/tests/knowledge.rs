//! Articles: writing, review, and what readers see meanwhile.

use crate::article_operations::{TEXT, drafted, edit, published, waiting};
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;

const FATOU: &str = "Fatou Diallo";
const CHIDI: &str = "Chidi Eze";

fn show(test: &TestApp, article: &Value) -> Value {
    test.call("article_show", json!({"article": article}))
}

fn decide(test: &TestApp, who: &str, article: &Value, decision: &str) -> Value {
    let request = json!({"article": article, "decision": decision, "why": "As it is."});
    test.call_as(who, "article_decide", request)
}

fn found(test: &TestApp, query: &str) -> Vec<String> {
    let hits = test.call("article_search", json!({"query": query}));
    let hits = hits["hits"].as_array().expect("a list");
    hits.iter()
        .map(|hit| hit["title"].as_str().expect("a title").to_owned())
        .collect()
}

/// Another line in somebody's draft of an article, which is then submitted.
fn submitted_by(test: &TestApp, who: &str, article: &Value, line: &str) -> Value {
    let draft = test.call_as(who, "article_draft", json!({"article": article}));
    let text = format!("{}\n{line}\n", draft["text"].as_str().expect("a text"));
    test.call_as(
        who,
        "article_draft",
        json!({"article": article, "text": text}),
    );
    test.call_as(who, "article_submit", json!({"article": article}))
}

#[test]
fn who_wrote_lines_that_nobody_approved_approves_no_version_that_holds_them() {
    let test = TestApp::sample();
    let article = published(&test);
    submitted_by(&test, FATOU, &article, "A line of Fatou's.");
    submitted_by(&test, CHIDI, &article, "A line of Chidi's.");
    let approve = json!({"article": article, "decision": "approve"});
    let error = test.refusal_as(FATOU, "article_decide", approve.clone());
    assert_eq!(error.code, Code::Forbidden);
    assert!(
        error
            .message
            .contains("wrote version 2, which version 3 goes on from"),
        "{error:?}"
    );
    // What she took back is in nothing that follows.
    let why = json!({"article": article, "decision": "reject", "why": "Not so."});
    test.call("article_decide", why);
    let text = format!("{TEXT}\nOf Chidi's alone.\n");
    let alone = json!({"article": article, "text": text, "based_on": 1});
    test.call_as(CHIDI, "article_submit", alone);
    assert_eq!(show(&test, &article)["pending"], 4);
}

#[test]
fn what_was_published_meanwhile_is_not_lost_by_an_approval() {
    let test = TestApp::sample();
    let article = published(&test);
    submitted_by(&test, CHIDI, &article, "It waits.");
    test.call(
        "article_set",
        json!({"article": article, "governed": false}),
    );
    let text = format!("{TEXT}\nPublished at once.\n");
    test.call(
        "article_submit",
        json!({"article": article, "text": text, "based_on": 2}),
    );
    let approve = json!({"article": article, "decision": "approve"});
    let error = test.refusal_as(FATOU, "article_decide", approve);
    assert_eq!(error.code, Code::Conflict);
    assert!(
        error
            .message
            .contains("Version 3 was published after version 2"),
        "{error:?}"
    );
}

#[test]
fn a_draft_is_submitted_once() {
    let test = TestApp::sample();
    let article = published(&test);
    submitted_by(&test, FATOU, &article, "Fatou's.");
    submitted_by(&test, CHIDI, &article, "Chidi's.");
    let again = json!({"article": article});
    let error = test.refusal_as(FATOU, "article_submit", again);
    assert_eq!(error.code, Code::NotFound, "{error:?}");
    assert_eq!(show(&test, &article)["pending"], 3);
}

#[test]
fn what_is_said_of_a_new_article_wins_over_its_text() {
    let test = TestApp::sample();
    let begin = |text: &str| {
        let request = json!({"kind": "how_to", "title": "Given", "text": text});
        test.call("article_draft", request)["text"].clone()
    };
    for text in [
        "---\ntitle: Other\nkind: change\ntags: [a]\n---\n\nSteps.\n",
        "# Other\n\nSteps.\n",
        "Steps.\n",
    ] {
        let written = begin(text);
        let written = written.as_str().expect("a text");
        assert!(
            written.starts_with("---\ntitle: Given\nkind: how_to\n"),
            "{written}"
        );
        assert!(written.contains("Steps."), "{written}");
    }
    let whole = "---\nkind: how_to\ntitle: Given\n---\nSteps.\n";
    assert_eq!(begin(whole), whole);
}

#[test]
fn a_draft_is_mine_alone_until_it_is_submitted() {
    let test = TestApp::sample();
    let article = drafted(&test);
    let desk = test.call("knowledge_desk", json!({}));
    assert_eq!(desk["drafts"][0]["title"], "Restore positions");
    assert_eq!(desk["drafts"][0]["new"], true);
    let theirs = test.call_as(CHIDI, "knowledge_desk", json!({}));
    assert_eq!(theirs["drafts"], json!([]));
    assert_eq!(
        test.refusal_as(CHIDI, "article_show", json!({"article": article}))
            .code,
        Code::NotFound
    );
    assert_eq!(found(&test, "positions"), [""; 0]);
}

#[test]
fn a_picture_is_put_into_an_article_that_nobody_submitted_yet() {
    let test = TestApp::sample();
    let article = drafted(&test);
    let file = json!({"article": article, "name": "ladder.png", "content": "cG5n"});
    assert_eq!(
        test.call("article_file", file.clone())["files"][0]["name"],
        "ladder.png"
    );
    assert_eq!(
        test.refusal_as(CHIDI, "article_file", file).code,
        Code::NotFound
    );
    let text = format!("{TEXT}\n![The ladder](ladder.png)\n");
    let drawn = test.call("article_draw", json!({"text": text, "article": article}));
    assert!(
        drawn["html"]
            .as_str()
            .expect("HTML")
            .contains("data:image/png;base64,cG5n")
    );
    test.call("article_draft", json!({"article": article, "text": text}));
    let made = test.call("article_submit", json!({"article": article}));
    assert_eq!(made["files"][0]["name"], "ladder.png");
}

#[test]
fn what_is_typed_on_goes_under_the_operation_that_began_it() {
    let test = TestApp::sample();
    let article = drafted(&test);
    let before = test.call("log_list", json!({}))["operations"]
        .as_array()
        .expect("a list")
        .len();
    for says in ["It st", "It stopped", "It stopped."] {
        edit(&test, &article, says);
    }
    let log = test.call("log_list", json!({}));
    assert_eq!(log["operations"].as_array().expect("a list").len(), before);
    assert_eq!(
        log["operations"][0]["summary"],
        "Wrote on “Restore positions”"
    );
}

#[test]
fn who_wrote_a_version_does_not_approve_it() {
    let test = TestApp::sample();
    // Ana holds every role, also a reviewer's.
    let article = waiting(&test);
    let request = json!({"article": article, "decision": "approve"});
    let error = test.refusal("article_decide", request.clone());
    assert_eq!(error.code, Code::Forbidden);
    insta::assert_snapshot!(error.message, @"Ana Okoro wrote version 1; who wrote it does not approve it.");
    let error = test.refusal_as(CHIDI, "article_decide", request);
    assert_eq!(error.code, Code::Forbidden, "Chidi is no reviewer");
    assert_eq!(show(&test, &article)["state"], "in_review");
    let approved = decide(&test, FATOU, &article, "approve");
    assert_eq!(
        (&approved["state"], &approved["confidence"]),
        (&json!("published"), &json!("not_validated"))
    );
    assert_eq!(approved["verified"]["by"], FATOU);
}

#[test]
fn readers_keep_the_published_version_while_another_waits() {
    let test = TestApp::sample();
    let article = published(&test);
    edit(&test, &article, "It halted at migration 310403.");
    test.call(
        "article_submit",
        json!({"article": article, "why": "17.1.0 brings it"}),
    );
    let shown = show(&test, &article);
    assert_eq!(
        (&shown["version"], &shown["pending"]),
        (&json!(1), &json!(2))
    );
    assert!(shown["text"].as_str().expect("a text").contains("half way"));
    assert_eq!(
        found(&test, "310403"),
        [""; 0],
        "what waits is not searched"
    );
    let diff = test.call("article_diff", json!({"article": article}));
    assert_eq!(
        (&diff["from"], &diff["to"], &diff["changes"]),
        (&json!(1), &json!(2), &json!(1))
    );
    decide(&test, FATOU, &article, "approve");
    assert_eq!(found(&test, "310403"), ["Restore positions"]);
    assert_eq!(show(&test, &article)["version"], 2);
}

#[test]
fn approval_is_of_what_was_looked_at() {
    let test = TestApp::sample();
    let article = waiting(&test);
    let seen = show(&test, &article)["sha256"].clone();
    edit(&test, &article, "Changed after the look.");
    test.call(
        "article_submit",
        json!({"article": article, "why": "Again"}),
    );
    let request = json!({"article": article, "decision": "approve", "sha256": seen});
    let error = test.refusal_as(FATOU, "article_decide", request);
    assert_eq!(error.code, Code::Conflict);
    insta::assert_snapshot!(error.message, @"Version 2 waits now, and is not what you looked at. Nothing was decided.");
}

#[test]
fn what_was_returned_is_gone_on_with() {
    let test = TestApp::sample();
    let article = waiting(&test);
    let comment = json!({"article": article, "line": 6, "body": "Which one?"});
    test.call_as(FATOU, "article_comment", comment);
    let returned = json!({"article": article, "decision": "return"});
    let back = test.call_as(FATOU, "article_decide", returned);
    assert_eq!(
        (&back["state"], &back["returned"]),
        (&json!("returned"), &json!(1))
    );
    let draft = test.call("article_draft", json!({"article": article}));
    assert_eq!(draft["text"], TEXT);
    assert_eq!(draft["based_on"], 1);
    let refused = json!({"article": waiting(&test), "decision": "return"});
    let error = test.refusal_as(FATOU, "article_decide", refused);
    assert_eq!(
        error.field.as_deref(),
        Some("why"),
        "a return says what is to be changed"
    );
}

#[test]
fn changes_of_others_are_merged_and_clashes_lose_nothing() {
    let test = TestApp::sample();
    let article = published(&test);
    edit(&test, &article, "It stopped half way, says Ana.");
    let chidis = TEXT.replace("# When", "# When to use this");
    let request = json!({"article": article, "text": chidis});
    test.call_as(CHIDI, "article_draft", request);
    test.call_as(CHIDI, "article_submit", json!({"article": article}));
    decide(&test, FATOU, &article, "approve");
    test.call("article_submit", json!({"article": article}));
    let waits = test.call("article_show", json!({"article": article, "version": 3}));
    let text = waits["text"].as_str().expect("a text");
    assert!(
        text.contains("# When to use this") && text.contains("says Ana"),
        "{text}"
    );
    decide(&test, FATOU, &article, "approve");
    let chidis = text.replace("says Ana", "says Chidi");
    test.call(
        "article_draft",
        json!({"article": article, "text": text.replace("says Ana", "says nobody")}),
    );
    test.call_as(
        CHIDI,
        "article_draft",
        json!({"article": article, "text": chidis}),
    );
    test.call_as(CHIDI, "article_submit", json!({"article": article}));
    decide(&test, FATOU, &article, "approve");
    let error = test.refusal("article_submit", json!({"article": article}));
    assert_eq!(error.code, Code::Conflict);
    let draft = show(&test, &article)["draft"].clone();
    assert!(
        draft["text"]
            .as_str()
            .expect("a text")
            .contains("says nobody")
    );
    assert_eq!(draft["outdated"], true);
}

#[test]
fn a_search_is_words_and_exact_hits_come_first() {
    let test = TestApp::sample();
    let article = published(&test);
    for query in [
        "\"",
        "a AND",
        "NEAR(",
        "title:x OR",
        "*",
        "(",
        "positions\"",
        "-x",
        "{a b}:c",
    ] {
        test.call("article_search", json!({"query": query}));
    }
    assert_eq!(found(&test, "restore pos"), ["Restore positions"]);
    let guessed = test.call("article_search", json!({"query": "restroe positions"}));
    assert_eq!(guessed["hits"][0]["exact"], false);
    assert_eq!(guessed["instead"], json!(["restore"]));
    let archived = json!({"article": article, "confidence": "archived"});
    test.call("article_set", archived);
    assert_eq!(found(&test, "restore"), [""; 0]);
    let all = test.call(
        "article_search",
        json!({"query": "restore", "archived": true}),
    );
    assert_eq!(all["hits"][0]["title"], "Restore positions");
}

/// A folder of pages, each its name and its text, taken in.
fn imported(test: &TestApp, pages: impl Iterator<Item = (String, String)>) {
    let folder = test.folder().join("pages");
    std::fs::create_dir(&folder).expect("it is written");
    for (name, text) in pages {
        std::fs::write(folder.join(name), text).expect("it is written");
    }
    test.call("article_import", json!({"folder": folder}));
}

fn page(number: usize, text: &str) -> (String, String) {
    (format!("{number}.md"), format!("{text}\n"))
}

#[test]
fn a_code_is_found_whole_before_its_parts() {
    let test = TestApp::new();
    let pages = [
        "# Ports\n\nPort 3204 is for FSPIOP traffic.",
        "# FSPIOP errors\n\nThere are many; 3204 is one.",
        "# What participants see\n\nA long page that says much of other things, and at its end: \
         Error FSPIOP 3204: party not found.",
        "# A bank\n\nThe central ledger of a bank.",
        "# Nightly work\n\nThe settlement of windows is done by central-ledger at night, as said.",
    ];
    imported(
        &test,
        pages.iter().enumerate().map(|(at, text)| page(at, text)),
    );
    let first = |query: &str| found(&test, query).into_iter().next().unwrap_or_default();
    assert_eq!(first("FSPIOP 3204"), "What participants see");
    assert_eq!(first("fspiop 320"), "What participants see");
    assert_eq!(first("central-ledger"), "Nightly work");
    let hits = test.call("article_search", json!({"query": "FSPIOP 3204"}));
    assert_eq!(hits["total"], hits["hits"].as_array().unwrap().len());
}

#[test]
fn a_version_is_found_with_and_without_its_v() {
    let test = TestApp::new();
    let pages = [
        "# Upgrade to 17.1.0\n\nSteps.",
        "# What v17.1.0 brings\n\nNews.",
    ];
    imported(
        &test,
        pages.iter().enumerate().map(|(at, text)| page(at, text)),
    );
    for query in ["17.1.0", "v17.1.0", "V17.1"] {
        let mut titles = found(&test, query);
        titles.sort();
        assert_eq!(
            titles,
            ["Upgrade to 17.1.0", "What v17.1.0 brings"],
            "{query}"
        );
    }
    assert_eq!(found(&test, "v17.2.0"), [""; 0]);
}

#[test]
fn what_is_counted_is_what_passes_the_filters_however_many_fit() {
    let test = TestApp::new();
    // More than a search weighs; the only known error is the oldest of them.
    let rare = "---\nkind: known_error\ntags: [nightly]\n---\n# Settlement fails\n";
    let pages = (0..5_200).map(|at| match at {
        0 => page(at, rare),
        _ => page(at, &format!("# Page {at}\n\nOf settlement {at}.")),
    });
    imported(&test, pages);
    let count = |filter: Value| {
        let mut request = json!({"query": "settlement", "limit": 20});
        for (name, value) in filter.as_object().unwrap() {
            request[name] = value.clone();
        }
        let hits = test.call("article_search", request);
        (
            hits["total"].as_u64().unwrap(),
            hits["hits"].as_array().unwrap().len(),
        )
    };
    assert_eq!(count(json!({})), (5_000, 20));
    assert_eq!(count(json!({"kind": "known_error"})), (1, 1));
    assert_eq!(count(json!({"tag": "Nightly"})), (1, 1));
    assert_eq!(count(json!({"kind": "how_to"})), (0, 0));
    assert_eq!(count(json!({"tag": "nightly", "kind": "how_to"})), (0, 0));
    assert_eq!(count(json!({"component": "nightly"})), (0, 0));
}

#[test]
fn one_letter_finds_what_is_called_so_and_nothing_reads_ahead() {
    let test = TestApp::new();
    let titles = [
        "Restore positions",
        "Quote expiry",
        "restart a handler",
        "Zulu time",
    ];
    let text = |title: &&str| format!("# {title}\n\nAn answer that has it all.");
    imported(
        &test,
        titles
            .iter()
            .map(text)
            .enumerate()
            .map(|(at, text)| page(at, &text)),
    );
    assert_eq!(
        found(&test, "r"),
        ["restart a handler", "Restore positions"]
    );
    assert_eq!(found(&test, "Z"), ["Zulu time"]);
    assert_eq!(found(&test, "x"), [] as [&str; 0]);
    assert_eq!(found(&test, " "), [] as [&str; 0]);
    let listed = test.call("article_list", json!({"query": "q"}));
    assert_eq!(listed["total"], 1, "{listed}");
}

#[test]
fn a_search_that_nobody_waits_for_stops_and_the_next_one_answers() {
    let test = TestApp::sample();
    published(&test);
    let caller = slipway_app::Caller::default();
    caller.cancel();
    let request = json!({"query": "positions"});
    for _ in 0..3 {
        let stopped =
            slipway_app::catalogue::call(&test.app, &caller, "article_search", request.clone());
        assert_eq!(stopped.err().map(|error| error.code), Some(Code::Cancelled));
        assert!(found(&test, "positions").contains(&"Restore positions".to_owned()));
    }
}

#[test]
fn an_article_of_a_defect_says_so_there() {
    let test = TestApp::sample();
    let report =
        json!({"title": "Quotes time out", "component": "quoting-service", "steps": "1. Ask"});
    let defect = test.call("defect_new", report)["row"]["id"].clone();
    let draft = test.call(
        "article_draft",
        json!({"defect": defect, "kind": "known_error"}),
    );
    let text = draft["text"].as_str().expect("a text");
    assert!(
        text.contains("Quotes time out") && text.contains("quoting-service"),
        "{text}"
    );
    let made = test.call("article_submit", json!({"article": draft["article"]}));
    assert_eq!(made["uses"][0]["kind"], "created");
    assert_eq!(made["uses"][0]["target_id"], defect);
    decide(&test, FATOU, &draft["article"], "approve");
    let again = test.call("defect_new", json!({"title": "Quotes time out again"}));
    let fits = test.call("article_suggest", json!({"defect": again["row"]["id"]}));
    assert_eq!(fits["hits"][0]["title"], "Quotes time out");
}

#[test]
fn links_that_lead_nowhere_are_listed() {
    let test = TestApp::sample();
    let text =
        format!("{TEXT}\n[[Nowhere]] [[release 17.1.0]] [[release 9.9.9]] [x](../gone.md)\n");
    let draft = json!({"text": text, "kind": "runbook_note", "title": "Restore positions"});
    let article = test.call("article_draft", draft)["article"].clone();
    test.call("article_submit", json!({"article": article}));
    decide(&test, FATOU, &article, "approve");
    let broken = test.call("article_broken", json!({}));
    let links: Vec<&Value> = broken["links"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|link| &link["target"])
        .collect();
    assert_eq!(links, ["gone", "Nowhere", "release 9.9.9"]);
}

#[test]
fn an_import_leaves_out_what_is_no_document_and_says_why() {
    let test = TestApp::sample();
    let folder = test.folder().join("docs");
    std::fs::create_dir_all(folder.join("sub")).expect("a folder");
    let write =
        |name: &str, bytes: &[u8]| std::fs::write(folder.join(name), bytes).expect("a file");
    write(
        "README.md",
        b"---\ntitle: Start\n---\n\n![steps](steps.png)\n",
    );
    write("steps.png", b"png");
    write("latin.md", b"# Caf\xe9\n");
    write("nul.md", b"# A\0\n");
    write(
        "sub/deep.md",
        b"# Deep\n\n![no](../../../../etc/passwd.png)\n",
    );
    std::os::unix::fs::symlink("/etc/passwd", folder.join("link.md")).expect("a link");
    std::os::unix::fs::symlink(&folder, folder.join("sub/loop")).expect("a link");
    let request = json!({"folder": folder, "format": "markdown"});
    let told = test.call("article_import", request.clone());
    assert_eq!((&told["imported"], &told["files"]), (&json!(2), &json!(1)));
    insta::assert_snapshot!(serde_json::to_string_pretty(&told["skipped"]).expect("JSON"), @r#"
    [
      {
        "path": "latin.md",
        "reason": "It is not UTF-8 text: byte 5 begins nothing."
      },
      {
        "path": "link.md",
        "reason": "It is a link to somewhere else."
      },
      {
        "path": "nul.md",
        "reason": "It holds zero bytes, so it is no text."
      },
      {
        "path": "sub/deep.md: ../../../../etc/passwd.png",
        "reason": "It lies outside the folder."
      },
      {
        "path": "sub/loop",
        "reason": "It is a link to a folder; links are not followed."
      }
    ]
    "#);
    let again = test.call("article_import", request.clone());
    assert_eq!(
        (&again["unchanged"], &again["updated"]),
        (&json!(2), &json!(0))
    );
    write("README.md", b"---\ntitle: Start\n---\n\nOther.\n");
    let third = test.call("article_import", request);
    assert_eq!(
        (&third["unchanged"], &third["updated"]),
        (&json!(1), &json!(1))
    );
}

/// An article that links to another one, both published, and the folder they are mirrored to.
fn mirrored(test: &TestApp) -> std::path::PathBuf {
    let steps = published(test);
    let text = "---\ntitle: Start here\nkind: how_to\n---\n\n[[Restore positions|the steps]], `[[code]]`, [[release 17.1.0]]\n\n![ladder](ladder.png)\n";
    let start = test.call("article_draft", json!({"text": text}))["article"].clone();
    let file = json!({"article": start, "name": "ladder.png", "content": "cG5n"});
    test.call("article_file", file);
    test.call("article_submit", json!({"article": start}));
    decide(test, FATOU, &start, "approve");
    let folder = test.folder().join("mirror");
    let told = test.call(
        "article_mirror_save",
        json!({"folder": folder, "html": true}),
    );
    assert_eq!(
        (&told["articles"], &told["written"]),
        (&json!(2), &json!(4)),
        "{told}"
    );
    assert!(!steps.is_null());
    folder
}

#[test]
fn a_mirror_is_markdown_with_links_that_lead_to_files() {
    let test = TestApp::sample();
    let folder = mirrored(&test);
    let start = std::fs::read_to_string(folder.join("how-to/start-here.md")).expect("a file");
    insta::assert_snapshot!(start, @r"
    ---
    title: Start here
    kind: how_to
    owner: Ana Okoro
    ---

    [the steps](../runbook-note/restore-positions.md), `[[code]]`, release 17.1.0

    ![ladder](ladder.png)
    ");
    assert!(folder.join("how-to/ladder.png").exists());
    let to = test.folder().join("given.png");
    let give = json!({"article": "Start here", "file": "ladder.png", "to": to});
    assert_eq!(test.call("article_file_save", give)["bytes"], 3);
    assert_eq!(std::fs::read(&to).expect("a file"), b"png");
    let html = std::fs::read_to_string(folder.join("knowledge-base.html")).expect("a file");
    assert!(html.contains("data:image/png;base64,cG5n") && html.contains("href=\"#of-"));
    let back = test.call(
        "article_import",
        json!({"folder": folder, "format": "markdown"}),
    );
    assert_eq!(
        (&back["unchanged"], &back["updated"], &back["skipped"]),
        (&json!(2), &json!(0), &json!([]))
    );
}

#[test]
fn a_mirror_follows_what_is_published_and_leaves_what_others_wrote() {
    let test = TestApp::sample();
    let folder = mirrored(&test);
    let steps = folder.join("runbook-note/restore-positions.md");
    let article = json!("Restore positions");
    edit(
        &test,
        &test.call("article_show", json!({"article": article}))["id"],
        "It halted.",
    );
    test.call("article_submit", json!({"article": article}));
    test.app.rewrite_files();
    assert!(
        std::fs::read_to_string(&steps)
            .expect("a file")
            .contains("half way")
    );
    decide(&test, FATOU, &article, "approve");
    test.app.rewrite_files();
    assert!(
        std::fs::read_to_string(&steps)
            .expect("a file")
            .contains("It halted.")
    );
    std::fs::write(&steps, "mine").expect("it can be written");
    test.call(
        "article_set",
        json!({"article": article, "owner": "Chidi Eze"}),
    );
    let heard = test.host.heard().len();
    test.app.rewrite_files();
    assert_eq!(test.host.heard().len(), heard, "nobody waits for it");
    assert_eq!(std::fs::read_to_string(&steps).expect("a file"), "mine");
    let mirrors = test.call("article_mirror_list", json!({}));
    insta::assert_snapshot!(mirrors["mirrors"][0]["error"], @r#""runbook-note/restore-positions.md was left as it is: Somebody else wrote it.""#);
    let away = json!({"article": "Start here", "confidence": "archived"});
    test.call("article_set", away);
    test.app.rewrite_files();
    assert!(!folder.join("how-to").exists());
    assert_eq!(std::fs::read_to_string(&steps).expect("a file"), "mine");
}

#[test]
fn a_round_that_failed_half_way_says_what_was_kept_and_goes_on_later() {
    let test = TestApp::sample();
    let folder = mirrored(&test);
    std::fs::remove_dir_all(&folder).expect("it goes");
    let blocks = folder.join("runbook-note/restore-positions.md");
    std::fs::create_dir_all(blocks.join("in the way")).expect("a folder");
    let export = json!({"folder": folder});
    let error = test.refusal("article_export", export.clone());
    assert!(
        error
            .hint
            .ends_with("2 files were written and stay; once it runs again it goes on."),
        "{}",
        error.hint
    );
    std::fs::remove_dir_all(&blocks).expect("it goes");
    let text = "---\ntitle: Start here\nkind: how_to\n---\n\nOther words.\n";
    let start = test.call("article_show", json!({"article": "Start here"}))["id"].clone();
    test.call("article_draft", json!({"article": start, "text": text}));
    test.call("article_submit", json!({"article": start}));
    decide(&test, FATOU, &start, "approve");
    let told = test.call("article_export", export);
    assert_eq!(told["left"], json!([]), "what it wrote is known as its own");
    let start = std::fs::read_to_string(folder.join("how-to/start-here.md")).expect("a file");
    assert!(start.contains("Other words."));
}

#[test]
fn nothing_is_written_outside_the_folder() {
    let test = TestApp::sample();
    published(&test);
    let (folder, outside) = (test.folder().join("out"), test.folder().join("elsewhere"));
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::create_dir_all(&outside).expect("a folder");
    std::os::unix::fs::symlink(&outside, folder.join("runbook-note")).expect("a link");
    let told = test.call("article_export", json!({"folder": folder}));
    assert_eq!(
        told["left"][0]["reason"],
        "It would lie outside the folder."
    );
    assert_eq!(std::fs::read_dir(&outside).expect("a folder").count(), 0);
    let relative = json!({"folder": "out"});
    assert_eq!(
        test.refusal("article_export", relative).field.as_deref(),
        Some("folder")
    );
}
