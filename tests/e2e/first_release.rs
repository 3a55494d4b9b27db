//! The first job: from an empty folder to a planned Mojaloop release, and all of it found again.

use crate::harness::{Window, real, tell};
use slipway_testkit::fault_server::FaultServer;

#[test]
fn a_release_is_planned_from_nothing() {
    let inputs = real::inputs();
    let server = FaultServer::start().expect("a server");
    server.serve("/index.yaml", "\"june-2023\"", inputs.index);
    let (charts, versions) = (inputs.charts, inputs.versions);
    let read = format!("{charts} charts and {versions} versions read");
    let counts = format!("{charts} charts, {versions} versions");
    tell(async |desk| {
        let window = desk.open().await;
        set_up(&window, &server.url(), &read).await;
        sync_again(&window, &server).await;
        plan(&window, &inputs.notes).await;
        see_the_disagreement(&window).await;
        pass_the_checks(&window).await;
        advance(&window).await;
        undo(&window).await;
        window.reload().await;
        find_it_all(&window, &counts).await;
        window.close().await;
    });
}

/// First run: the hub and who sets it up, then the repository with its first sync.
pub(crate) async fn set_up(window: &Window, url: &str, read: &str) {
    set_up_hub(window).await;
    window.fill("Address", url).await;
    window.press("button", "Add and read it").await;
    window.sees(read).await;
    window.press("button", "Later").await;
    window.sees("Regional switch").await;
}

/// The one step that is needed, up to where a repository is added.
pub(crate) async fn set_up_hub(window: &Window) {
    window.sees("Set up this hub").await;
    window.fill("Name of the hub", "Regional switch").await;
    window.choose("Time zone", "Africa/Lagos").await;
    window.fill("Your name", "Ana Okoro").await;
    window.sees("Working hours").await;
    window.press("button", "Continue to releases").await;
    window.sees("Step 2 of 6").await;
}

/// A repository that has not changed costs one conditional request and says so.
async fn sync_again(window: &Window, server: &FaultServer) {
    let before = server.requests().len();
    window.press("link", "Charts").await;
    window.press("button", "Sync mojaloop").await;
    window.sees("Nothing new").await;
    let asked = server.requests().split_off(before);
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert_eq!(asked[0].header("if-none-match"), Some("\"june-2023\""));
}

/// Plans 15.1.0 from the chart, with its notes pasted.
pub(crate) async fn plan(window: &Window, notes: &str) {
    window.press("link", "Releases").await;
    window.press("link", "Plan release").await;
    window.sees("Plan a release").await;
    window.choose("Chart", "mojaloop").await;
    // The newest stable version is filled in.
    window.holds("Version", "15.1.0").await;
    window
        .paste("Release notes, when you have them", notes)
        .await;
    window.press("button", "Plan release").await;
    window.sees("What is missing for").await;
}

/// The notes and the chart name different versions of one component.
async fn see_the_disagreement(window: &Window) {
    window.sees("Sources disagree 1").await;
    window
        .sees("Release notes say v15.1.0, chart says v13.0.2")
        .await;
    window.sees("5 block").await;
}

/// The checks of the first gate that people decide.
const CHECKS: [&str; 5] = [
    "Unit tests for every piece of code",
    "Code, tests and documentation peer reviewed",
    "Integration tests developed and run",
    "Full regression passed on merge",
    "Release artifacts reviewed",
];

/// Passes every check of the gate by keyboard.
async fn pass_the_checks(window: &Window) {
    window.press("link", "Readiness").await;
    window.sees("4 of 15").await;
    for (done, check) in (5..).zip(CHECKS) {
        window.press("button", check).await;
        window.key_on("button", check, "p").await;
        window.sees(&format!("{done} of 15")).await;
    }
}

async fn advance(window: &Window) {
    window.press("button", "Move to artifacts reviewed").await;
    window
        .sees("Mojaloop 15.1.0 r0 is artifacts reviewed")
        .await;
    window.find("button", "Move to core validated").await;
}

/// Undoes the last operation, which is the move, and nothing else.
async fn undo(window: &Window) {
    window.keys("\u{E009}z").await;
    window.find("button", "Move to artifacts reviewed").await;
    window.sees("9 of 15").await;
    window.press("link", "History").await;
    window.sees("undone").await;
}

/// What was done is there, after the page was drawn anew.
async fn find_it_all(window: &Window, counts: &str) {
    window.sees("Ana Okoro").await;
    window.sees("Regional switch").await;
    window.press("link", "Releases").await;
    window.press("row", "Mojaloop 15.1.0 r0").await;
    window.find("button", "Move to artifacts reviewed").await;
    window.sees("9 of 15").await;
    window.press("link", "Notes").await;
    window.sees("What the notes say").await;
    window.press("link", "History").await;
    window.sees("undone").await;
    window.press("link", "Charts").await;
    window.sees(counts).await;
}
