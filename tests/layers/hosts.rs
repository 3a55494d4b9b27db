//! What both hosts must say alike.

use crate::tree::root;
use serde_json::Value;
use std::fs;

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

#[test]
fn both_hosts_open_one_data_folder() {
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).expect("it is JSON");
    let window = config["identifier"]
        .as_str()
        .expect("the window has an identifier");
    let terminal = read("src-tauri/crates/cli/src/place.rs");
    assert!(
        terminal.contains(&format!("\"{window}\"")),
        "slipwayctl looks elsewhere than the window, which keeps its data under {window}"
    );
}

#[test]
fn the_version_is_written_once() {
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).expect("it is JSON");
    assert!(
        config.get("version").is_none(),
        "the version belongs in Cargo.toml alone"
    );
    let package: Value = serde_json::from_str(&read("ui/package.json")).expect("it is JSON");
    assert_eq!(
        package["version"],
        env!("CARGO_PKG_VERSION"),
        "ui/package.json"
    );
}
