//! The third job: what a release does to its environments. Installed by Helm into a real cluster, seen,
//! proved, rehearsed, run live inside its window, closed; then somebody changes an image past Helm.

use crate::first_release::{plan, set_up};
use crate::harness::week::hub_now;
use crate::harness::{Window, real, tell};
use crate::kube::Kube;
use crate::windows::{SEND, a_second_person, book, written};
use serde_json::{Value, json};
use slipway_testkit::fault_server::FaultServer;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::time::Duration;

#[test]
fn what_runs_is_proved_rehearsed_run_and_watched() {
    let inputs = real::inputs();
    let server = FaultServer::start().expect("a server");
    server.serve("/index.yaml", "\"june-2023\"", inputs.index);
    let (charts, versions) = (inputs.charts, inputs.versions);
    let read = format!("{charts} charts and {versions} versions read");
    let kube = Kube::start();
    tell(async |desk| {
        let window = desk.open().await;
        set_up(&window, &server.url(), &read).await;
        plan(&window, &inputs.notes).await;
        a_second_person(&window).await;
        let release = release(&window).await;
        install(&kube, &release, "dev");
        observe(&window, &kube, "Development", "dev").await;
        import_a_report(&window, &release).await;
        rehearse(&window, &release).await;
        let planned = schedule_uat(&window).await;
        install(&kube, &release, "uat");
        run_live(&window, &release, &planned).await;
        close(&window, &planned).await;
        observe(&window, &kube, "UAT", "uat").await;
        past_helm(&window, &kube).await;
        window.close().await;
    });
}

/// The release as it was planned.
async fn release(window: &Window) -> Value {
    window
        .asks("release_show", json!({"release": "15.1.0"}))
        .await
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

/// A chart of the release's shape: one Deployment a component, with the image its package names.
fn chart(kube: &Kube, release: &Value) -> PathBuf {
    let chart = kube.folder().join("mojaloop-15.1.0");
    fs::create_dir_all(chart.join("templates")).expect("a folder");
    let about = "apiVersion: v2\nname: mojaloop\nversion: 15.1.0\nappVersion: '15.1.0'\n";
    fs::write(chart.join("Chart.yaml"), about).expect("it can be written");
    let mut objects = String::new();
    for one in release["components"].as_array().expect("components") {
        let (name, version) = (text(one, "name"), text(one, "version"));
        let _ = writeln!(
            objects,
            "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: {name}}}\nspec:\n  \
             selector: {{matchLabels: {{app: {name}}}}}\n  template:\n    metadata: {{labels: {{app: {name}}}}}\n    \
             spec: {{containers: [{{name: {name}, image: 'mojaloop/{name}:{version}'}}]}}"
        );
    }
    fs::write(chart.join("templates/all.yaml"), objects).expect("it can be written");
    chart
}

fn install(kube: &Kube, release: &Value, namespace: &str) {
    let chart = chart(kube, release);
    let chart = chart.to_str().expect("a path");
    kube.helm(&[
        "install",
        "moja",
        chart,
        "-n",
        namespace,
        "--create-namespace",
    ]);
}

/// Reads an environment through the cluster, from the board.
async fn observe(window: &Window, kube: &Kube, environment: &str, namespace: &str) {
    window.go("/environments/board").await;
    window.press("button", "Read").await;
    window.sees("Read an environment").await;
    window.press("textbox", "Environment").await;
    window.press("option", environment).await;
    window.fill("Context", "hub").await;
    let kubeconfig = kube.kubeconfig.to_str().expect("a path");
    window.fill("Kubeconfig", kubeconfig).await;
    window.fill("Only this namespace", namespace).await;
    window.keys(SEND).await;
    window.sees(&format!("{environment} was read")).await;
    window.sees("central-ledger").await;
}

/// A report of Mojaloop's own test runner, recounted.
async fn import_a_report(window: &Window, release: &Value) {
    let report = real::report();
    window
        .go(&format!("/releases/{}/evidence", text(release, "id")))
        .await;
    window
        .press("button", "Import a report of Development")
        .await;
    window
        .fill("Report", report.to_str().expect("a path"))
        .await;
    window.fill("Version of the test cases", "v15.1.0").await;
    window.keys(SEND).await;
    window
        .sees("Only what is counted here proves anything.")
        .await;
}

/// Makes the runbook of an environment, from what is nearest.
async fn make_runbook(window: &Window, release: &Value, environment: &str) {
    window
        .go(&format!("/releases/{}/runbook", text(release, "id")))
        .await;
    window.press("radio", environment).await;
    window.press("button", "Make runbook").await;
    window.sees(&format!("Runbook for {environment}")).await;
}

async fn rehearse(window: &Window, release: &Value) {
    make_runbook(window, release, "Development").await;
    window.press("button", "Rehearse").await;
    window.sees("Deploying, rehearsal").await;
    work_through(window).await;
    window.sees("Completed, rehearsal").await;
}

/// The act that the page offers now, by the name of its button.
const OFFERED: &str = "const shown = [...document.querySelectorAll('button')] \
    .filter((one) => !one.disabled && one.offsetParent !== null); \
    const words = ['End the run', 'Done', 'Start', 'Go']; \
    const found = words.map((word) => shown.find((one) => one.innerText.trim() === word)).find(Boolean); \
    return found ? found.getAttribute('aria-label') || found.innerText.trim() : '';";

async fn offered(window: &Window) -> String {
    let answer = window.client.execute(OFFERED, vec![]).await;
    let answer = answer.unwrap_or_default();
    answer.as_str().unwrap_or_default().to_owned()
}

/// Works through a run, step by step, with the button that stands first.
async fn work_through(window: &Window) {
    for _ in 0..60 {
        let act = next(window, "").await;
        window.press("button", &act).await;
        if act == "End the run" {
            return;
        }
        if act.starts_with("Start ") {
            // What took no second was not measured.
            tokio::time::sleep(Duration::from_millis(1_100)).await;
        }
        next(window, &act).await;
    }
    window.fail("the run does not end").await;
}

/// Waits until another act is offered than this one.
async fn next(window: &Window, last: &str) -> String {
    for _ in 0..80 {
        let act = offered(window).await;
        if !act.is_empty() && act != last {
            return act;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    window
        .fail(&format!("nothing is offered after “{last}”"))
        .await
}

/// A window in UAT that begins now; how long its runbook takes is what was measured below.
async fn schedule_uat(window: &Window) -> String {
    let release = release(window).await;
    make_runbook(window, &release, "UAT").await;
    window.sees("lengths measured in 1 run").await;
    let now = hub_now();
    let (day, clock) = (written(now.date()), now.format("%H:%M").to_string());
    book(window, "UAT", &day, &clock).await;
    let list = window.asks("deployment_list", json!({})).await;
    let all = list["deployments"].as_array().expect("deployments");
    let uat = all
        .iter()
        .find(|one| one["environment"] == "UAT")
        .expect("it is planned");
    let id = text(uat, "id").to_owned();
    let shown = window.asks("deployment_show", json!({ "id": id })).await;
    let minutes = shown["runbook_minutes"].as_u64().unwrap_or(u64::MAX);
    assert!(
        minutes < 60,
        "measured, not the template's 175 minutes: {shown}"
    );
    id
}

async fn run_live(window: &Window, release: &Value, planned: &str) {
    window.go(&format!("/windows/{planned}")).await;
    window.find("button", "Open window").await;
    window.keys("o").await;
    window.sees("It opens only with a reason").await;
    window
        .fill("Reason", "The scheme asked for it on the day")
        .await;
    window.keys(SEND).await;
    window.sees("Time left").await;
    window.press("button", "Start deploying").await;
    window.find("button", "Start validating").await;
    window
        .go(&format!("/releases/{}/runbook", text(release, "id")))
        .await;
    window.press("radio", "UAT").await;
    window.press("button", "Run live").await;
    window.sees("Deploying, live").await;
    window.press("button", "Log").await;
    window.press("menuitem", "Log a deviation").await;
    window
        .fill(
            "What went otherwise",
            "The first pod was pulled for nine minutes",
        )
        .await;
    window.keys(SEND).await;
    window
        .sees("The first pod was pulled for nine minutes")
        .await;
    work_through(window).await;
    window.sees("Completed, live").await;
    window.press("link", "Open the report").await;
    window.sees("Report of live run 1").await;
    window
        .sees("The first pod was pulled for nine minutes")
        .await;
    window
        .find(
            "button",
            "Write article “The first pod was pulled for nine minutes”",
        )
        .await;
}

async fn close(window: &Window, planned: &str) {
    window.go(&format!("/windows/{planned}")).await;
    window.press("button", "Start validating").await;
    window.find("button", "Validated").await;
    window.press("button", "Ana Okoro").await;
    window.press("menuitem", "Grace Nakato").await;
    window.press("button", "Validated").await;
    window.press("button", "Close with report").await;
    window.sees("Found during validation").await;
    // It begins as what was recorded in the run.
    window
        .sees_in(
            "What there is to say of it",
            "It was deployed and found good.",
        )
        .await;
    window.keys(SEND).await;
    window.sees("Implemented").await;
    window.sees("Completed").await;
    window
        .sees("The first pod was pulled for nine minutes")
        .await;
}

/// An image that somebody changed by hand is named, in the layer where it is seen.
async fn past_helm(window: &Window, kube: &Kube) {
    let patch = r#"{"spec":{"template":{"spec":{"containers":[{"name":"central-ledger","image":"mojaloop/central-ledger:v99.9.9"}]}}}}"#;
    kube.patch(
        "/apis/apps/v1/namespaces/uat/deployments/central-ledger",
        patch,
    );
    observe(window, kube, "UAT", "uat").await;
    window.press("button", "Explain the drift of UAT").await;
    window.sees("v99.9.9").await;
    window.sees("drifted").await;
    window.reload().await;
    window.sees("v99.9.9").await;
}
