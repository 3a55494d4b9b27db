//! The sixth job: Support approves a release and hands it to the Hub as one signed file. The Hub sees
//! whose it is, takes in what it lacks, keeps its own, and answers the same way.

use crate::accessible::{findings, load};
use crate::harness::{Desk, Window, tell};
use crate::knowledge::act_as;
use crate::windows::SEND;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

const RELEASE: &str = "17.1.0";
const TITLE: &str = "Mojaloop 17.1.0 r0";
const PROOF: &str = "golden-path-summary.txt";
const BOOK: &str = "Production";
const DEFECT: &str = "Quotes time out after the upgrade";
const ARTICLE: &str = "Restore positions after a failed migration";

#[test]
fn a_release_leaves_one_desk_and_the_answer_comes_back() {
    tell(async |support| {
        let hub = Desk::start();
        let post = tempfile::tempdir().expect("there is room for a folder");
        let (file, answer) = (
            post.path().join("r.slipway"),
            post.path().join("answer.slipway"),
        );
        let ours = leave(support, &file).await;
        let theirs = receive_and_answer(&hub, &file, &ours, &answer).await;
        hear(support, &answer, &theirs).await;
    });
}

/// Support's desk: the release is approved and written as a file. Gives the fingerprint that is told.
async fn leave(desk: &Desk, file: &Path) -> String {
    let window = begin(desk).await;
    window.open_sample().await;
    write_runbook(&window).await;
    approve(&window).await;
    tab(&window, "exchange").await;
    window.press("button", "Make available").await;
    window.sees("What goes in").await;
    window.sees("UAT, STG, PRD").await;
    window.sees(&format!("{ARTICLE} (internal)")).await;
    make_key(&window, "Mojaloop Support").await;
    is_accessible(&window, "making a bundle").await;
    let fingerprint = save(&window, file).await;
    window.sees("Made here by Ana Okoro").await;
    window.close().await;
    fingerprint
}

/// One that the Hub does not have; the others of the sample are the same on both desks.
async fn write_runbook(window: &Window) {
    tab(window, "runbook").await;
    window.press("radio", BOOK).await;
    window.press("button", "Make runbook").await;
    window.sees(&format!("Runbook for {BOOK}")).await;
}

/// What the last gate asks for, with a file of evidence; then another person approves.
async fn approve(window: &Window) {
    tab(window, "readiness").await;
    let first = "Knowledge base covers what is new";
    window.sees("13 of 15 settled").await;
    window.press("button", first).await;
    drop_file(window, "Evidence", PROOF, "312 of 312 passed").await;
    window.sees("Evidence added").await;
    window.key_on("button", first, "p").await;
    window.sees("14 of 15").await;
    let second = "Package made available to the hub";
    window.press("button", second).await;
    window.key_on("button", second, "p").await;
    window.sees("15 of 15").await;
    act_as(window, "Ana Okoro", "Grace Nakato").await;
    window.press("button", "Move to approved").await;
    window.sees(&format!("{TITLE} is approved")).await;
    act_as(window, "Grace Nakato", "Ana Okoro").await;
}

/// The Hub's desk: its own plan of the same release stands beside what arrives.
async fn receive_and_answer(desk: &Desk, file: &Path, told: &str, answer: &Path) -> String {
    let window = begin(desk).await;
    window.open_sample().await;
    decide_otherwise(&window).await;
    let before = own(&window).await;
    look_into(&window, file).await;
    trust(&window, "Mojaloop Support", told).await;
    take_in(&window).await;
    assert_eq!(own(&window).await, before, "what is planned here stays");
    find_what_came(&window).await;
    refuse(&window, file).await;
    let found = json!({ "title": DEFECT, "severity": "S2", "found_version": RELEASE });
    window.asks("defect_new", found).await;
    confirm_staging(&window).await;
    let fingerprint = write_answer(&window, answer).await;
    window.close().await;
    fingerprint
}

/// The sources disagree on one component; the Hub takes the chart's word, Support the notes'.
async fn decide_otherwise(window: &Window) {
    tab(window, "components").await;
    window.press("button", "central-ledger").await;
    window.press("button", "Use chart").await;
    window.sees("central-ledger is v19.8.1").await;
}

/// What this desk decided of the release, a line each: its components, its checks, its windows.
async fn own(window: &Window) -> Vec<String> {
    let shown = release(window).await;
    let list = window.asks("deployment_list", json!({})).await;
    let mut lines = vec![format!("state {}", shown["state"])];
    let mut put = |all: &Value, keys: [&str; 3]| {
        for one in all.as_array().expect("a list") {
            lines.push(keys.map(|key| one[key].to_string()).join(" "));
        }
    };
    put(&shown["components"], ["name", "version", "chosen"]);
    put(&shown["checks"], ["title", "state", "decided_at"]);
    put(
        &list["deployments"],
        ["environment", "start_at", "confirmed"],
    );
    lines
}

/// Nobody trusts the key yet: what is in the file is shown, and nothing can be taken.
async fn look_into(window: &Window, file: &Path) {
    open_file(window, file).await;
    window.sees("It fits, but nobody here trusts the key").await;
    window.sees("Mojaloop Support, as it calls itself").await;
    differs(window, "central-ledger", "What is here stays").await;
    is_accessible(window, "an unknown key").await;
    assert!(
        !offers(window).await,
        "nothing is taken before its key is trusted"
    );
}

/// Whether the bundle that is looked into can be taken.
async fn offers(window: &Window) -> bool {
    match window.look("button", "Receive bundle").await {
        Some(button) => button.is_enabled().await.unwrap_or(true),
        None => false,
    }
}

async fn trust(window: &Window, organisation: &str, told: &str) {
    assert_eq!(fact(window, "Fingerprint").await, told);
    window.fill("Fingerprint they told you", told).await;
    window
        .fill("How it was compared", "On the telephone with Grace Nakato")
        .await;
    window.key_on("textbox", "How it was compared", SEND).await;
    window.sees("Valid, and the key is trusted here").await;
    window
        .sees(&format!("The key of {organisation} is trusted"))
        .await;
}

async fn take_in(window: &Window) {
    differs(window, "central-ledger", "What is here stays").await;
    differs(window, ARTICLE, "Will be taken").await;
    differs(window, PROOF, "Will be taken").await;
    differs(window, "PRD", "Will be taken").await;
    is_accessible(window, "what differs").await;
    window.press("button", "Receive bundle").await;
    window.sees(&format!("{TITLE} was received")).await;
    window.sees("Received by Ana Okoro").await;
}

/// The runbook is kept, the evidence says whose it is, and the article waits for review.
async fn find_what_came(window: &Window) {
    tab(window, "runbook").await;
    window.press("radio", BOOK).await;
    window.sees(&format!("Runbook for {BOOK}")).await;
    tab(window, "readiness").await;
    window
        .press("button", "Knowledge base covers what is new")
        .await;
    window.sees(&format!("Mojaloop Support: {PROOF}")).await;
    window.go("/knowledge/review").await;
    // Who took it in does not review it.
    window.sees("Waits for another reviewer 1").await;
}

/// A copy with one byte changed, one that ends too early, and the same bundle once more.
async fn refuse(window: &Window, file: &Path) {
    let whole = fs::read(file).expect("the bundle is there");
    let mut changed = whole.clone();
    let last = changed.iter().rposition(|byte| *byte != 0);
    changed[last.expect("it holds something")] ^= 1;
    let (altered, cut) = (
        file.with_file_name("altered.slipway"),
        file.with_file_name("cut.slipway"),
    );
    fs::write(&altered, changed).expect("the copy is written");
    fs::write(&cut, &whole[..whole.len() / 2]).expect("the copy is written");
    refused(
        window,
        &altered,
        &["Invalid: this is not what was signed", "changed on the way"],
    )
    .await;
    refused(window, &cut, &["cut.slipway: it ends too early"]).await;
    refused(window, file, &["It was already received on"]).await;
}

/// The reason stands in the dialog, and nothing can be taken.
async fn refused(window: &Window, file: &Path, reasons: &[&str]) {
    open_file(window, file).await;
    for reason in reasons {
        window.sees(reason).await;
    }
    window.sees("Nothing was taken.").await;
    is_accessible(window, reasons[0]).await;
    assert!(!offers(window).await, "{} can be taken", file.display());
    window.keys(ESCAPE).await;
    window.sees_no_more("Receive a bundle").await;
}

async fn confirm_staging(window: &Window) {
    let list = window.asks("deployment_list", json!({})).await;
    let all = list["deployments"].as_array().expect("deployments");
    let staging = all
        .iter()
        .find(|one| one["environment"] == "STG")
        .expect("Staging is planned");
    let id = staging["id"].as_str().unwrap_or_default();
    window.go(&format!("/windows/{id}")).await;
    window.press("button", "Confirm readiness").await;
    window.sees("Confirm that the hub is ready").await;
    window.fill("Reason", "Rehearsed in UAT").await;
    window.keys(SEND).await;
    window.sees("Confirmed by Ana Okoro").await;
}

async fn write_answer(window: &Window, answer: &Path) -> String {
    tab(window, "exchange").await;
    window.press("button", "Write the answer").await;
    window
        .sees(&format!("Answer who made {TITLE} available"))
        .await;
    window.sees("The release is products validated").await;
    window.sees(DEFECT).await;
    make_key(window, "Coastal hub").await;
    is_accessible(window, "the answer").await;
    save(window, answer).await
}

/// Support's desk again, with the key it had: the Hub's word stands beside the release.
async fn hear(desk: &Desk, answer: &Path, told: &str) {
    let window = begin(desk).await;
    window.sees("This is the sample workspace").await;
    let before = own(&window).await;
    open_file(&window, answer).await;
    window.sees(&format!("Answer to {TITLE}")).await;
    trust(&window, "Coastal hub", told).await;
    is_accessible(&window, "an answer").await;
    window.press("button", "Receive bundle").await;
    window
        .sees(&format!("The answer to {TITLE} was received"))
        .await;
    window.sees("What others answered").await;
    for said in [
        "There the release is products validated",
        "UAT",
        "implemented",
        "Staging",
        "Confirmed by Ana Okoro",
        "Production",
        "Not confirmed",
        DEFECT,
        "13 of 15 checks passed",
    ] {
        answered(&window, said).await;
    }
    is_accessible(&window, "what others answered").await;
    assert_eq!(own(&window).await, before, "an answer changes nothing here");
    window.close().await;
}

const ESCAPE: &str = "\u{E00C}";

/// Opens the smallest window that is laid out for, ready to be looked at by axe.
async fn begin(desk: &Desk) -> Window {
    let window = desk.open().await;
    let size = window.client.set_window_size(1024, 700).await;
    size.expect("the window takes its size");
    load(&window).await;
    window
}

async fn is_accessible(window: &Window, screen: &str) {
    let found = findings(window, screen).await;
    assert!(found.is_empty(), "axe found:\n{}", found.join("\n"));
}

async fn release(window: &Window) -> Value {
    window
        .asks("release_show", json!({ "release": RELEASE }))
        .await
}

/// Opens a part of the release.
async fn tab(window: &Window, part: &str) {
    let id = release(window).await["id"].clone();
    let id = id.as_str().unwrap_or_default();
    window.go(&format!("/releases/{id}/{part}")).await;
}

async fn open_file(window: &Window, file: &Path) {
    window.go("/releases").await;
    window.press("button", "Receive").await;
    window.sees("Receive a bundle").await;
    window.fill("Bundle", &file.display().to_string()).await;
    window.press("button", "Look into it").await;
}

async fn make_key(window: &Window, organisation: &str) {
    window.sees("There is no signing key yet").await;
    window.fill("What others know you as", organisation).await;
    window.press("button", "Make the signing key").await;
    window.sees("Signed as").await;
}

/// Writes the bundle and gives the fingerprint that is to be told.
async fn save(window: &Window, file: &Path) -> String {
    // Once there is a key, where to is what is asked.
    let focused =
        "return document.activeElement?.labels?.[0]?.innerText.startsWith('Save as') === true;";
    window
        .until("“Save as” has not the focus", focused, vec![])
        .await;
    window.fill("Save as", &file.display().to_string()).await;
    window.key_on("textbox", "Save as", SEND).await;
    window.sees("The bundle is written").await;
    is_accessible(window, "a bundle that is written").await;
    let fingerprint = fact(window, "Fingerprint").await;
    window.press("button", "Done").await;
    assert!(file.is_file(), "{} is written", file.display());
    fingerprint
}

/// What a dialog says of this, such as its fingerprint.
async fn fact(window: &Window, name: &str) -> String {
    let script = "const named = [...document.querySelectorAll('[role=dialog] dt')] \
        .find((one) => one.innerText === arguments[0]); \
        return named?.nextElementSibling?.innerText ?? '';";
    let answer = window.client.execute(script, vec![name.into()]).await;
    answer
        .unwrap_or_default()
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// Waits until the table of what differs says this of a part.
async fn differs(window: &Window, part: &str, fate: &str) {
    let script = "return [...document.querySelectorAll('[role=dialog] tbody tr')].some((row) => \
        arguments.length > 1 && [arguments[0], arguments[1]].every((word) => row.innerText.includes(word)));";
    let what = format!("that {part} differs and “{fate}” is not said");
    window
        .until(&what, script, vec![part.into(), fate.into()])
        .await;
}

/// Waits until the answer of the others says this.
async fn answered(window: &Window, words: &str) {
    let script = "return document.querySelector('article[aria-label=\"Coastal hub\"]') \
        ?.innerText.replace(/\\s+/g, ' ').includes(arguments[0]) === true;";
    let what = format!("the answer does not say “{words}”");
    window.until(&what, script, vec![words.into()]).await;
}

/// Drops a file on a part of the page, as from the desktop.
async fn drop_file(window: &Window, part: &str, name: &str, text: &str) {
    let script = "const part = document.querySelector(`section[aria-label=${arguments[0]}]`); \
        if (!part) return false; const held = new DataTransfer(); \
        held.items.add(new File([arguments[2]], arguments[1], { type: 'text/plain' })); \
        return !part.dispatchEvent(new DragEvent('drop', \
            { bubbles: true, cancelable: true, dataTransfer: held }));";
    let what = format!("{name} cannot be dropped on {part}");
    window
        .until(&what, script, vec![part.into(), name.into(), text.into()])
        .await;
}
