//! axe-core finds nothing to mend on any screen, light or dark, in the engine that ships.

use crate::harness::{Window, real, tell};
use serde_json::Value;

/// Runs axe on the page as it stands and gives one line for each thing it found.
const RUN: &str = "const done = arguments[arguments.length - 1]; \
    axe.run(document, { resultTypes: ['violations'] }).then( \
      (result) => done(result.violations.flatMap((rule) => rule.nodes.map((node) => \
        `${rule.id} at ${node.target.join(' ')}: ${node.failureSummary.replace(/\\s+/g, ' ')}`))), \
      (error) => done(['axe failed: ' + error]));";

#[test]
fn axe_finds_nothing_on_any_screen() {
    tell(async |desk| {
        let window = desk.open().await;
        window.sees("Set up this hub").await;
        load(&window).await;
        let mut found = findings(&window, "first-run").await;
        window.open_sample().await;
        let screens = window.screens().await;
        for scheme in ["light", "dark"] {
            window.wear(scheme).await;
            for screen in &screens {
                window.show_screen(screen).await;
                let name = format!("{}, {scheme}", screen.name);
                found.extend(findings(&window, &name).await);
                window.leave_screen(screen).await;
            }
        }
        assert!(found.is_empty(), "axe found:\n{}", found.join("\n"));
        window.close().await;
    });
}

/// Brings axe to the page; it stays until the page is loaded anew.
pub(crate) async fn load(window: &Window) {
    let axe = real::root().join("ui/node_modules/axe-core/axe.min.js");
    let axe = std::fs::read_to_string(&axe)
        .unwrap_or_else(|error| panic!("{}: {error}; run `make setup`", axe.display()));
    window
        .client
        .execute(&axe, vec![])
        .await
        .expect("axe is loaded");
}

/// What axe finds on the page as it stands, a line for each.
pub(crate) async fn findings(window: &Window, screen: &str) -> Vec<String> {
    let answer = window.client.execute_async(RUN, vec![]).await;
    let answer = answer.unwrap_or_else(|error| panic!("axe did not run on {screen}: {error}"));
    let Value::Array(found) = answer else {
        panic!("axe answered {answer} on {screen}")
    };
    found
        .iter()
        .map(|line| format!("{screen}: {}", line.as_str().unwrap_or_default()))
        .collect()
}
