//! The page may call what the catalogue and the window offer, and nothing else.

use crate::desk::{Desk, send};
use serde_json::{Value, json};
use slipway_app::catalogue::COMMANDS;
use slipway_desktop::WINDOW_COMMANDS;
use std::collections::BTreeSet;
use std::path::PathBuf;

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn written_from_catalogue() -> String {
    let mut text = String::from(
        "# Written by tests/ipc from the catalogue; SLIPWAY_BLESS=1 writes it again.\n\
         [[permission]]\n\
         identifier = \"catalogue\"\n\
         description = \"Every command of the catalogue.\"\n\
         commands.allow = [\n",
    );
    for command in COMMANDS {
        text += &format!("    \"{}\",\n", command.name);
    }
    text + "]\n"
}

#[test]
fn the_permission_lists_the_catalogue() {
    let path = "src-tauri/permissions/catalogue.toml";
    let should = written_from_catalogue();
    if std::env::var_os("SLIPWAY_BLESS").is_some() {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::write(path, &should).expect("the permission is written");
    }
    let is = read(path);
    assert!(
        is == should,
        "{path} is stale: run this test with SLIPWAY_BLESS=1 and commit it"
    );
}

#[test]
fn the_window_s_own_permission_lists_its_commands() {
    let text = read("src-tauri/permissions/window.toml");
    let listed: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix('"')?.strip_suffix("\","))
        .collect();
    assert_eq!(listed, WINDOW_COMMANDS);
}

/// No plugin's command and no other window: the one capability is short enough to be read.
#[test]
fn the_one_capability_is_this() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src-tauri/capabilities");
    assert_eq!(
        std::fs::read_dir(folder).expect("the capabilities").count(),
        1
    );
    let capability: Value =
        serde_json::from_str(&read("src-tauri/capabilities/main.json")).expect("it is JSON");
    assert_eq!(capability["windows"], json!(["main"]));
    assert_eq!(
        capability["permissions"],
        json!([
            "catalogue",
            "window",
            "core:event:allow-listen",
            "core:event:allow-unlisten"
        ])
    );
    let keys: BTreeSet<&str> = capability
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert!(
        !keys.contains("remote"),
        "a remote page was given permissions"
    );
}

#[test]
fn every_listed_command_passes() {
    let desk = Desk::open();
    for command in COMMANDS {
        // A request of no command's shape, so that it goes no further than the front door.
        let answer = desk.send(command.name, json!({ "no_such_argument": true }));
        let refused = answer.expect_err("an unknown argument was taken");
        assert_eq!(refused["code"], "invalid", "{}: {refused}", command.name);
    }
}

#[test]
fn what_is_not_listed_is_refused_before_it_is_heard() {
    let desk = Desk::open();
    for command in [
        "no_such_command",
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:opener|open_url",
        "plugin:notification|notify",
        "plugin:window-state|restore_state",
        "plugin:event|emit",
        "plugin:window|close",
        "plugin:webview|create_webview_window",
        "plugin:path|resolve_directory",
        "plugin:app|version",
    ] {
        let refused = desk
            .send(command, json!({}))
            .expect_err("it was let through");
        let words = refused
            .as_str()
            .unwrap_or_else(|| panic!("{command} reached a handler"));
        assert!(
            words.contains("not allowed") || words.contains("not found"),
            "{command}: {words}"
        );
    }
}

#[test]
fn another_window_may_call_nothing() {
    let desk = Desk::open();
    let other = tauri::WebviewWindowBuilder::new(&desk.app, "other", Default::default())
        .build()
        .expect("a second window");
    for command in ["workspace_show", "cancel_call", "window_pick_file"] {
        let refused = send(&other, command, json!({})).expect_err("it was let through");
        assert!(
            refused.is_string(),
            "{command} reached its handler: {refused}"
        );
    }
}

#[test]
fn the_configuration_is_strict() {
    let config: Value = serde_json::from_str(&read("tauri.conf.json")).expect("it is JSON");
    let app = &config["app"];
    assert_eq!(app["withGlobalTauri"], false);
    // src-tauri/src/freeze.js freezes it in a way that libraries survive; the end-to-end test
    // tries it on the real page.
    assert_eq!(app["security"]["freezePrototype"], false);
    assert!(read("src-tauri/src/freeze.js").contains("Object.freeze(shared)"));
    assert_eq!(app["windows"][0]["dragDropEnabled"], false);
    assert_eq!(app["windows"][0]["title"], "Slipway");
    let csp = &app["security"]["csp"];
    assert_eq!(csp["default-src"], "'none'");
    for (directive, sources) in csp.as_object().expect("directives") {
        let sources = sources.as_str().expect("a list of sources");
        for source in sources.split(' ') {
            let remote = source.contains("//") && source != "http://ipc.localhost";
            let evaluates = source.contains("unsafe-eval") || source.contains('*');
            let inline = source == "'unsafe-inline'" && directive != "style-src";
            assert!(
                !(remote || evaluates || inline),
                "{directive} allows {source}"
            );
        }
    }
}
