//! Folders of articles: each file in a place of its own.

use serde_json::{Value, json};
use slipway_testkit::TestApp;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Lays files into a folder of documents and takes it in.
fn imported(test: &TestApp, name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = test.folder().join(name);
    for (path, holds) in files {
        let at = folder.join(path);
        fs::create_dir_all(at.parent().expect("a folder")).expect("it is made");
        fs::write(at, holds).expect("a file");
    }
    test.call("article_import", json!({"folder": folder}));
    folder
}

/// Exports all articles; gives what was told, and what lies there.
fn exported(test: &TestApp, folder: &Path) -> (Value, BTreeMap<String, String>) {
    let told = test.call("article_export", json!({"folder": folder}));
    let mut out = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).expect("a folder").flatten() {
            let path = entry.path();
            let name = path
                .strip_prefix(folder)
                .expect("it is in it")
                .display()
                .to_string();
            if path.is_dir() {
                folders.push(path);
            } else if !name.starts_with('.') {
                out.insert(name, fs::read_to_string(path).expect("a text"));
            }
        }
    }
    (told, out)
}

fn body(files: &BTreeMap<String, String>, name: &str) -> String {
    let text = files
        .get(name)
        .unwrap_or_else(|| panic!("{name} of {files:?}"));
    text.rsplit("---\n")
        .next()
        .expect("a body")
        .trim()
        .to_owned()
}

fn show(test: &TestApp, article: &str) -> Value {
    test.call("article_show", json!({"article": article}))
}

/// Articles of one folder that call different files alike.
fn alike(test: &TestApp) {
    imported(
        test,
        "one",
        &[
            ("g/a.md", "# A\n\n![p](picture.png)\n"),
            ("g/picture.png", "of a"),
        ],
    );
    fs::remove_dir_all(test.folder().join("one")).expect("it goes");
    imported(
        test,
        "one",
        &[
            (
                "g/b.md",
                "# B\n\n![p](picture.png \"P\") [q][p]\n\n[p]: ./picture.png\n",
            ),
            ("g/picture.png", "of b"),
        ],
    );
}

#[test]
fn two_files_of_one_name_lie_in_two_places_and_are_read_back_each() {
    let test = TestApp::sample();
    alike(&test);
    let out = test.folder().join("out");
    let (told, files) = exported(&test, &out);
    assert_eq!(told["left"], json!([]));
    assert_eq!(files["g/picture.png"], "of a");
    assert_eq!(files["g/picture-b.png"], "of b");
    assert_eq!(body(&files, "g/a.md"), "# A\n\n![p](picture.png)");
    assert_eq!(
        body(&files, "g/b.md"),
        "# B\n\n![p](picture-b.png \"P\") [q][p]\n\n[p]: picture-b.png"
    );
    for _ in 0..2 {
        let (again, same) = exported(&test, &out);
        assert_eq!(
            (&again["written"], &again["left"], &again["removed"]),
            (&json!(0), &json!([]), &json!(0))
        );
        assert_eq!(same, files);
    }
    // Here it is what the mirror wrote; elsewhere each article has its own file again.
    let back = test.call("article_import", json!({"folder": out}));
    assert_eq!(
        (&back["unchanged"], &back["updated"], &back["files"]),
        (&json!(2), &json!(0), &json!(0)),
        "{back}"
    );
    fs::write(out.join("g/picture-b.png"), "of b, anew").expect("a file");
    let back = test.call("article_import", json!({"folder": out}));
    assert_eq!((&back["updated"], &back["files"]), (&json!(1), &json!(1)));
    let b = show(&test, "g/b");
    assert_eq!(
        b["files"].as_array().map(Vec::len),
        Some(1),
        "{}",
        b["files"]
    );
    assert_eq!(
        (
            &b["version"],
            &b["files"][0]["name"],
            &b["files"][0]["size"]
        ),
        (&json!(2), &json!("picture.png"), &json!(10))
    );
    let other = TestApp::sample();
    other.call("article_import", json!({"folder": out}));
    let held = |article: &str, name: &str| {
        let to = other.folder().join("given");
        let request = json!({"article": article, "file": name, "to": to});
        other.call("article_file_save", request);
        fs::read_to_string(&to).expect("a file")
    };
    assert_eq!(held("g/a", "picture.png"), "of a");
    assert_eq!(held("g/b", "picture-b.png"), "of b, anew");
}

#[test]
fn a_file_called_like_a_page_leaves_the_page_where_it_is() {
    let test = TestApp::sample();
    imported(&test, "one", &[("full.md", "# Full\n\nAll of it.\n")]);
    for name in ["full.md", "FULL.MD", "knowledge-base.html"] {
        let file = json!({"article": "full", "name": name, "content": "eA=="});
        test.call("article_file", file);
    }
    test.call("article_submit", json!({"article": "full"}));
    test.call_as(
        "Fatou Diallo",
        "article_decide",
        json!({"article": "full", "decision": "approve"}),
    );
    let (told, files) = exported(&test, &test.folder().join("out"));
    assert_eq!(told["left"], json!([]));
    assert_eq!(body(&files, "full.md"), "# Full\n\nAll of it.");
    let names: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        names,
        [
            "FULL-full.MD",
            "full-full-2.md",
            "full.md",
            "knowledge-base-full.html"
        ]
    );
}

#[test]
fn a_folder_for_some_calls_files_as_the_folder_for_all() {
    let test = TestApp::sample();
    alike(&test);
    test.call(
        "article_set",
        json!({"article": "g/b", "audience": "everyone"}),
    );
    let out = test.folder().join("out");
    let request = json!({"folder": out, "audience": "everyone"});
    test.call("article_export", request);
    assert!(out.join("g/picture-b.png").is_file());
    assert!(!out.join("g/picture.png").exists());
}

#[test]
fn what_is_for_fewer_is_not_told_by_its_title() {
    let test = TestApp::sample();
    imported(
        &test,
        "one",
        &[
            (
                "g/open.md",
                "# Open\n\n[[g/inner]] and [[g/inner|that page]].\n",
            ),
            ("g/inner.md", "# How the fraud rules work\n\nSecret.\n"),
        ],
    );
    let open = json!({"article": "g/open", "audience": "everyone"});
    test.call("article_set", open);
    let out = test.folder().join("out");
    let request = json!({"folder": out, "audience": "everyone", "html": true});
    let told = test.call("article_export", request);
    let page = fs::read_to_string(out.join("g/open.md")).expect("it is written");
    assert!(page.contains("g/inner and that page."), "{page}");
    let mut texts = vec![page];
    for file in fs::read_dir(&out).expect("a folder") {
        let file = file.expect("a file").path();
        if file.extension().is_some_and(|ending| ending == "html") {
            texts.push(fs::read_to_string(file).expect("it is read"));
        }
    }
    assert_eq!(texts.len(), 2, "{told}");
    for text in texts {
        assert!(!text.contains("fraud rules"), "{text}");
    }
    // Read back, it is what was written for them.
    let back = test.call("article_import", json!({"folder": out}));
    assert_eq!(
        (&back["unchanged"], &back["updated"]),
        (&json!(1), &json!(0)),
        "{back}"
    );
}
