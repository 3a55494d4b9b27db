//! The knowledge base and handovers, as typed.

use crate::support::{Desk, each, word};
use serde_json::{Value, json};

const STEPS: &str = "---\ntitle: Restore positions\nkind: runbook_note\ntags: [migration]\n---\n\n# When\n\nIt stopped half way.\n";

/// A hub with a reviewer beside the administrator.
fn reviewed() -> Desk {
    let desk = Desk::fresh();
    let words = [
        "person",
        "add",
        "Fatou Diallo",
        "--role",
        "knowledge_reviewer",
    ];
    desk.json(&words);
    desk
}

/// The id of an article that waits for a reviewer.
fn submitted(desk: &Desk) -> String {
    let file = desk.file("steps.md", STEPS);
    let words = [
        "kb",
        "new",
        "--kind",
        "runbook_note",
        "--title",
        "Restore positions",
        "--file",
        word(&file),
    ];
    let id = desk.json(&words)["article"]
        .as_str()
        .expect("an id")
        .to_owned();
    let waits = desk.json(&["kb", "submit", &id, "--why", "New in 17.1.0"]);
    assert_eq!(waits["state"], "in_review");
    id
}

fn approved(desk: &Desk) -> String {
    let id = submitted(desk);
    let published = desk.json(&["kb", "approve", &id, "--as", "Fatou Diallo"]);
    assert_eq!(published["state"], "published");
    id
}

#[test]
fn a_folder_is_imported_once_and_found() {
    let desk = Desk::fresh();
    let folder = desk.data().join("docs");
    std::fs::create_dir_all(&folder).expect("a folder");
    std::fs::write(
        folder.join("ops.md"),
        "# Scale the handlers\n\nRun kubectl.\n",
    )
    .expect("a file");
    std::fs::write(folder.join("bad.md"), [0xff_u8, 0x41]).expect("a file");
    let told = desk.json(&["kb", "import", word(&folder), "--format", "vuepress"]);
    assert_eq!(
        (&told["imported"], &told["skipped"][0]["path"]),
        (&json!(1), &json!("bad.md"))
    );
    for query in ["scale handlers", "handlrs", "KUBECTL", "scal"] {
        let found = desk.json(&["kb", "search", query, "--limit", "5"]);
        assert_eq!(
            each(&found["hits"], "title"),
            ["Scale the handlers"],
            "{query}"
        );
    }
    let again = desk.json(&["kb", "import", word(&folder)]);
    assert_eq!(
        (&again["imported"], &again["unchanged"]),
        (&json!(1), &json!(1))
    );
}

#[test]
fn a_draft_is_brought_onto_a_newer_version_and_not_written_over_unseen() {
    let desk = reviewed();
    let id = approved(&desk);
    let says = |words: &str| desk.file("mine.md", &STEPS.replace("half way", words));
    let mine = desk.json(&["kb", "edit", &id, "--file", word(&says("for Ana"))]);
    let theirs = desk.file("theirs.md", &STEPS.replace("half way", "for Fatou"));
    let as_fatou = |words: &[&str]| desk.json(&[words, &["--as", "Fatou Diallo"]].concat());
    as_fatou(&["kb", "edit", &id, "--file", word(&theirs)]);
    as_fatou(&["kb", "submit", &id]);
    desk.json(&["kb", "approve", &id]);
    assert_eq!(desk.refused(&["kb", "submit", &id])["code"], "conflict");
    let onto = desk.json(&["kb", "edit", &id, "--onto", "2"]);
    assert_eq!(
        (&onto["based_on"], &onto["clashes"]),
        (&json!(2), &json!([9]))
    );
    let page = desk.run(&["kb", "edit", &id, "--onto", "2"]).out;
    assert!(
        page.contains("written over version 2. Choose between both texts at line 9."),
        "{page}"
    );
    let seen = mine["sha256"].as_str().expect("a hash");
    let chosen = says("for both");
    let words = ["kb", "edit", &id, "--file", word(&chosen), "--seen", seen];
    assert_eq!(desk.refused(&words)["code"], "conflict");
    desk.json(&["kb", "edit", &id, "--file", word(&chosen)]);
    let made = desk.json(&["kb", "submit", &id]);
    assert_eq!(made["pending"], 3);
}

#[test]
fn an_article_is_written_reviewed_and_compared() {
    let desk = reviewed();
    let id = submitted(&desk);
    let refused = desk.refused(&["kb", "approve", &id]);
    assert_eq!(refused["code"], "forbidden");
    desk.json(&[
        "kb",
        "return",
        &id,
        "--comment",
        "Say when.",
        "--as",
        "Fatou Diallo",
    ]);
    let file = desk.file(
        "steps.md",
        &STEPS.replace("half way", "at migration 310403"),
    );
    desk.json(&["kb", "edit", &id, "--file", word(&file)]);
    desk.json(&["kb", "submit", "Restore positions", "--why", "As asked"]);
    desk.json(&["kb", "approve", &id, "--as", "Fatou Diallo"]);
    let diff = desk.json(&["kb", "diff", &id, "1", "2"]);
    assert_eq!(
        (&diff["changes"], &diff["added"], &diff["removed"]),
        (&json!(1), &json!(1), &json!(1))
    );
    let page = desk.run(&["kb", "show", &id, "--html"]);
    assert!(page.out.contains("<h1"), "{}", page.out);
    let text = desk.run(&["kb", "show", &id, "--md"]);
    assert!(
        text.out.starts_with("---\ntitle: Restore positions\n"),
        "{}",
        text.out
    );
    desk.json(&[
        "kb",
        "flag",
        &id,
        "--reason",
        "outdated",
        "--text",
        "17.2.0 differs",
    ]);
    let desk_page = desk.json(&["kb", "desk"]);
    let flag = desk_page["flags"][0]["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    desk.json(&["kb", "settle", &flag, "--answer", "Mended"]);
    let looked = desk.json(&["kb", "review", &id, "--validated"]);
    assert_eq!(
        (&looked["confidence"], &looked["flags"]),
        (&json!("validated"), &json!(0))
    );
    let listed = desk.json(&["kb", "list", "--tag", "migration"]);
    assert_eq!(each(&listed["articles"], "title"), ["Restore positions"]);
}

#[test]
fn a_file_of_a_published_article_is_replaced_by_a_reviewed_version_only() {
    let desk = reviewed();
    desk.json(&["person", "add", "Chidi Eze", "--role", "release_manager"]);
    let docs = desk.data().join("docs");
    std::fs::create_dir_all(&docs).expect("a folder");
    std::fs::write(docs.join("fix.md"), "# Fix\n\n[run](fix.sql)\n").expect("a file");
    std::fs::write(docs.join("fix.sql"), "SELECT 1;").expect("a file");
    desk.json(&["kb", "import", word(&docs)]);
    let to = desk.data().join("given.sql");
    let given = |words: &[&str]| {
        desk.json(&[&["kb", "file", "fix", "fix.sql", "--to", word(&to)], words].concat());
        std::fs::read_to_string(&to).expect("a file")
    };
    let evil = desk.file("evil.sql", "DROP TABLE x;");
    let chidi = ["--as", "Chidi Eze"];
    let attach = ["kb", "attach", "fix", word(&evil), "--name", "fix.sql"];
    let attached = desk.json(&[&attach[..], &chidi].concat());
    assert_eq!(attached["files"][0]["size"], 13);
    assert_eq!(given(&[]), "SELECT 1;");
    let seen = desk.json(&["kb", "show", "fix"]);
    desk.json(&[&["kb", "submit", "fix"], &chidi[..]].concat());
    assert_eq!(given(&[]), "SELECT 1;");
    let page = desk.run(&["kb", "diff", "fix"]).out;
    assert!(page.contains("file fix.sql: replaced ("), "{page}");
    let text = seen["sha256"].as_str().expect("a hash");
    let fatou = ["--as", "Fatou Diallo"];
    let approve = ["kb", "approve", "fix", "--sha256", text];
    let refused = desk.refused(&[&approve[..], &fatou].concat());
    assert_eq!(refused["code"], "conflict");
    let diff = desk.json(&["kb", "diff", "fix"]);
    let files = diff["files_sha256"].as_str().expect("a hash");
    let named = [&approve[..], &["--files-sha256", files], &fatou].concat();
    assert_eq!(desk.json(&named)["published"], 2);
    assert_eq!(given(&[]), "DROP TABLE x;");
    assert_eq!(given(&["--version", "1"]), "SELECT 1;");
    let page = desk.run(&["kb", "show", "fix"]).out;
    assert!(page.contains("fix.sql (13 bytes, "), "{page}");
    desk.json(&["kb", "restore", "fix", "1"]);
    desk.json(&[&["kb", "approve", "fix"], &fatou[..]].concat());
    assert_eq!(given(&[]), "SELECT 1;");
    desk.json(&["kb", "attach", "fix", "--remove", "fix.sql"]);
    let draft = desk.json(&["kb", "show", "fix"])["draft"].clone();
    assert_eq!(draft["files"], json!([]));
}

#[test]
fn a_mirror_follows_and_is_read_back_unchanged() {
    let desk = reviewed();
    let id = approved(&desk);
    let folder = desk.data().join("mirror");
    let told = desk.json(&["kb", "mirror", word(&folder), "--html"]);
    assert_eq!(
        (&told["articles"], &told["written"]),
        (&json!(1), &json!(2))
    );
    desk.json(&["kb", "set", &id, "--path", "ops/restore"]);
    assert!(
        folder.join("ops/restore.md").exists(),
        "written before the command ended"
    );
    assert!(!folder.join("runbook-note").exists());
    let back = desk.json(&["kb", "import", word(&folder)]);
    assert_eq!(
        (&back["imported"], &back["unchanged"]),
        (&json!(1), &json!(1))
    );
    assert_eq!(
        each(&desk.json(&["kb", "mirrors"])["mirrors"], "folder"),
        [word(&folder)]
    );
    desk.json(&["kb", "mirror", word(&folder), "--stop"]);
    assert_eq!(desk.json(&["kb", "mirrors"])["mirrors"], json!([]));
}

#[test]
fn a_release_is_handed_over_with_one_item_returned() {
    let desk = Desk::fresh();
    let notes = desk.file(
        "notes.md",
        include_str!("../../../../assets/sample/notes-17.1.0.md"),
    );
    desk.json(&[
        "release",
        "import",
        "--version",
        "17.1.0",
        "--notes",
        word(&notes),
    ]);
    let accepted = desk.json(&["handover", "accept", "--release", "17.1.0"]);
    assert_eq!(state(&accepted, "notes"), "accepted");
    let words = [
        "handover",
        "return",
        "scripts",
        "--release",
        "17.1.0",
        "--reason",
        "Which order?",
    ];
    assert_eq!(state(&desk.json(&words), "scripts"), "returned");
    let shown = desk.json(&["handover", "show", "--release", "17.1.0"]);
    assert_eq!(shown["state"], "open");
    let without = ["handover", "accept", "runbook", "--release", "17.1.0"];
    assert_eq!(desk.refused(&without)["code"], "conflict");
}

fn state<'a>(handover: &'a Value, key: &str) -> &'a str {
    let items = handover["items"].as_array().expect("a list");
    let item = items
        .iter()
        .find(|item| item["key"] == key)
        .expect("the item");
    item["state"].as_str().expect("a state")
}
