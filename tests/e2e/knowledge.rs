//! The fifth job: what the hub knows is taken in, written after a defect, reviewed by another person,
//! changed while readers keep what was approved, and handed over with a release.

use crate::harness::{Desk, Window, real, tell};
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;

const DEFECT: &str = "Quotes time out while the ledger restarts";
const FIRST: &str = "Ask again after the restart of the ledger.";
const SECOND: &str = "It ends within two minutes.";
const STALE: &str = "How a transfer becomes a settlement";

#[test]
fn what_is_known_is_written_reviewed_and_handed_over() {
    tell(async |desk| {
        let window = desk.open().await;
        window.open_sample().await;
        import(&window, &real::documents()).await;
        let defect = report(&window).await;
        let article = write_of(&window, &defect).await;
        submit(&window, "Support was asked twice").await;
        window.sees("waits for review").await;
        refused_to_its_author(&window, &article).await;
        approve_as_fatou(&window, &article, 1).await;
        change(&window, &article).await;
        readers_keep_the_first(&window).await;
        compare(&window).await;
        approve_as_fatou(&window, &article, 2).await;
        window.go(&format!("/knowledge/{article}")).await;
        text_says(&window, SECOND, true).await;
        changed_elsewhere(desk, &window, &article).await;
        flag_and_settle(&window).await;
        still_correct(&window).await;
        mirror(desk, &window).await;
        hand_over(desk, &window).await;
        window.close().await;
    });
}

/// By the dialog: every document becomes an article, and is found.
async fn import(window: &Window, documents: &real::Documents) {
    window.go("/knowledge").await;
    window.press("button", "Import").await;
    let folder = documents.folder.display().to_string();
    window.fill("Folder", &folder).await;
    window.press("textbox", "Written for").await;
    window.press("option", "VuePress").await;
    window.key_on("textbox", "Folder", CTRL_ENTER).await;
    let read = format!("{} articles", documents.count);
    window.sees(&read).await;
    window.press("button", "Done").await;
    window
        .fill("Search the knowledge base", documents.query)
        .await;
    window.press("option", documents.title).await;
    window.find("heading", documents.title).await;
    text_says(window, documents.says, true).await;
}

/// Gives the defect's id.
async fn report(window: &Window) -> String {
    window.go("/defects/new").await;
    window.fill("Title", DEFECT).await;
    window.press("button", "Report defect").await;
    window.sees("Defect 1 reported").await;
    address(window, 2).await
}

/// An article begins with what the defect says; what is typed is drawn beside it. Gives its id.
async fn write_of(window: &Window, defect: &str) -> String {
    // As a link leads there: what it is written of stands in the query before the fragment.
    let script = "const to = new URL(location.href); to.search = '?defect=' + arguments[0]; \
        to.hash = '#/knowledge/new'; history.pushState(null, '', to); \
        window.dispatchEvent(new HashChangeEvent('hashchange')); return true;";
    let what = "the new article cannot be opened";
    window.until(what, script, vec![defect.into()]).await;
    window.holds("Title", DEFECT).await;
    window.sees("From defect 1.").await;
    window
        .key_on("textbox", "Text", &format!("{FIRST}\n\n"))
        .await;
    let drawn = "return document.querySelector('[aria-label=Preview]') \
        ?.innerText.includes(arguments[0]) === true;";
    let what = "the preview does not show what is typed";
    window.until(what, drawn, vec![FIRST.into()]).await;
    window.sees("Saved").await;
    address(window, 2).await
}

async fn submit(window: &Window, why: &str) {
    window.press("button", "Submit").await;
    window.fill("Why", why).await;
    window.key_on("textbox", "Why", CTRL_ENTER).await;
    window.sees("Asked for review of").await;
}

/// Ana is a reviewer too, and still does not approve what she wrote.
async fn refused_to_its_author(window: &Window, article: &str) {
    window.go(&format!("/knowledge/review/{article}")).await;
    window
        .sees("Not yours to approve: Ana Okoro wrote version 1; who wrote it does not approve it.")
        .await;
    let off = "return [...document.querySelectorAll('button')] \
        .some((one) => one.textContent.trim().startsWith('Approve') && one.disabled);";
    window.until("its author may approve it", off, vec![]).await;
}

async fn approve_as_fatou(window: &Window, article: &str, version: u32) {
    act_as(window, "Ana Okoro", "Fatou Diallo").await;
    window.go(&format!("/knowledge/review/{article}")).await;
    window.sees("Maker Ana Okoro, checker Fatou Diallo.").await;
    window.press("button", "Approve").await;
    window
        .sees(&format!("Approved: readers see v{version}"))
        .await;
    act_as(window, "Fatou Diallo", "Ana Okoro").await;
}

pub(crate) async fn act_as(window: &Window, was: &str, who: &str) {
    window.press("button", was).await;
    window.press("menuitem", who).await;
    window.find("button", who).await;
}

async fn change(window: &Window, article: &str) {
    window.go(&format!("/knowledge/{article}")).await;
    text_says(window, FIRST, true).await;
    window.press("link", "Edit").await;
    window
        .key_on("textbox", "Text", &format!("{SECOND}\n\n"))
        .await;
    submit(window, "Measured in UAT").await;
}

async fn readers_keep_the_first(window: &Window) {
    window.sees("v2 by Ana Okoro waits for review.").await;
    text_says(window, FIRST, true).await;
    text_says(window, SECOND, false).await;
}

async fn compare(window: &Window) {
    window.press("link", "Compare").await;
    window.press("radio", "Side by side").await;
    window.sees("v1 and v2").await;
    window.sees("1 change").await;
    window.sees(SECOND).await;
}

/// Two windows of one person: what the terminal kept is not written over before somebody chose.
async fn changed_elsewhere(desk: &Desk, window: &Window, article: &str) {
    window.press("link", "Edit").await;
    window.find("textbox", "Text").await;
    let other = desk.data().with_file_name("other.md");
    let text = format!("---\ntitle: {DEFECT}\nkind: known_error\n---\n\nFrom the terminal.\n");
    std::fs::write(&other, text).expect("the text is written");
    terminal(
        desk,
        &[
            "kb",
            "edit",
            article,
            "--file",
            &other.display().to_string(),
        ],
    );
    window
        .key_on("textbox", "Text", "From the window.\n\n")
        .await;
    window.sees("Your draft was changed elsewhere").await;
    window.press("button", "Compare both texts").await;
    window.sees("From the terminal.").await;
    window.press("button", "Keep what is typed here").await;
    window
        .sees_no_more("Your draft was changed elsewhere")
        .await;
    window.press("button", "Discard draft").await;
    let sure = "const last = [...document.querySelectorAll('[role=dialog] button')].at(-1); \
        last?.click(); return !!last;";
    window.until("it is not asked twice", sure, vec![]).await;
    window.sees("Draft discarded").await;
    text_says(window, SECOND, true).await;
}

/// A reader says what is the matter, and the owner what was done about it.
async fn flag_and_settle(window: &Window) {
    act_as(window, "Ana Okoro", "Joseph Kamau").await;
    window.press("button", "More to do with it").await;
    window.press("menuitem", "Flag it").await;
    window.press("radio", "Unclear").await;
    window
        .fill("In your words", "Which restart is meant?")
        .await;
    window.key_on("textbox", "In your words", CTRL_ENTER).await;
    window.sees("Open flags").await;
    act_as(window, "Joseph Kamau", "Ana Okoro").await;
    window.go("/knowledge/desk").await;
    window.sees("Which restart is meant?").await;
    window.press("link", DEFECT).await;
    window.press("button", "Settle").await;
    window
        .fill(
            "What was done about it",
            "The ledger's own; it says so now.",
        )
        .await;
    window
        .key_on("textbox", "What was done about it", CTRL_ENTER)
        .await;
    window.sees_no_more("Open flags").await;
}

async fn still_correct(window: &Window) {
    window.go("/knowledge").await;
    window.press("link", STALE).await;
    window.sees("Nobody has looked at this since").await;
    window.press("button", "Still correct").await;
    window.sees("Confirmed; to be looked at again on").await;
    window.sees_no_more("Nobody has looked at this since").await;
}

/// A folder that is set up on the desk holds what readers see, and one page of all that prints.
async fn mirror(desk: &Desk, window: &Window) {
    let folder = desk.data().with_file_name("mirror");
    let path = folder.display().to_string();
    window.go("/knowledge/desk").await;
    window.press("button", "Keep a folder").await;
    window.fill("Folder", &path).await;
    window.press("checkbox", "One HTML page").await;
    window.key_on("textbox", "Folder", CTRL_ENTER).await;
    window.sees("articles in the folder").await;
    window.press("button", "Done").await;
    window.sees(&path).await;
    window.sees("Up to date").await;
    assert!(folder.join("knowledge-base.html").exists());
    let told = terminal(desk, &["kb", "mirror", &path, "--html"]);
    assert_eq!(
        (&told["left"], &told["written"]),
        (&serde_json::json!([]), &serde_json::json!(0)),
        "{told}"
    );
    let file = folder.join("known-error/quotes-time-out-while-the-ledger-restarts.md");
    let text = std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    assert!(text.contains(FIRST) && text.contains(SECOND), "{text}");
    let waiting = folder.join("runbook-note/restore-positions-after-a-failed-migration.md");
    let text = std::fs::read_to_string(waiting).expect("the runbook is there");
    assert!(!text.contains("310403"), "what waits is not mirrored");
    window.go("/knowledge/all").await;
    window.sees(DEFECT).await;
}

/// Operations takes over what is there, and returns the notes.
async fn hand_over(desk: &Desk, window: &Window) {
    let release = ["--release", "17.1.0", "--as", "Joseph Kamau"];
    let said = |words: &[&str]| terminal(desk, &[&["handover"], words, &release].concat());
    let shown = said(&["show"]);
    assert_eq!(shown["state"], "open", "{shown}");
    said(&["accept", "packages"]);
    let shown = said(&["return", "notes", "--reason", "Which DFSPs notice it?"]);
    let state = |key: &str| {
        let items = shown["items"].as_array().expect("items");
        items
            .iter()
            .find(|item| item["key"] == key)
            .map(|item| item["state"].clone())
    };
    assert_eq!(state("packages"), Some("accepted".into()), "{shown}");
    assert_eq!(state("notes"), Some("returned".into()), "{shown}");
    window.go("/settings/log").await;
    window
        .sees("Returned of the handover of Mojaloop 17.1.0 r0: Release notes")
        .await;
}

/// Ctrl held, then Enter.
const CTRL_ENTER: &str = "\u{E009}\u{E007}";

/// Whether the article itself says this.
async fn text_says(window: &Window, text: &str, so: bool) {
    let script = "const text = document.querySelector('[aria-label=\"The article\"]'); \
        return !!text && text.innerText.includes(arguments[0]) === arguments[1];";
    let what = format!("that the article says “{text}” is not {so}");
    window
        .until(&what, script, vec![text.into(), so.into()])
        .await;
}

/// A part of where the window is, once it is an id.
async fn address(window: &Window, part: usize) -> String {
    let script = "return /^[0-9a-f-]{36}$/.test(location.hash.split('/')[arguments[0]] ?? '');";
    window
        .until("no id stands in the address", script, vec![part.into()])
        .await;
    let script = "return location.hash.split('/')[arguments[0]];";
    let answer = window.client.execute(script, vec![part.into()]).await;
    answer
        .unwrap_or_default()
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// What `slipwayctl`, built beside the window, answers about the same data folder.
fn terminal(desk: &Desk, words: &[&str]) -> Value {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_slipway")).with_file_name("slipwayctl");
    assert!(
        Path::exists(&program),
        "{} is not built: cargo build -p slipway-cli",
        program.display()
    );
    let mut command = Command::new(program);
    command
        .arg("--data")
        .arg(desk.data())
        .arg("--json")
        .args(words);
    let out = command.output().expect("it runs");
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let error = String::from_utf8_lossy(&out.stderr);
    assert!(out.status.success(), "{words:?}: {said} {error}");
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{words:?}: {error}: {said}"))
}
