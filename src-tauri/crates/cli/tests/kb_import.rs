//! Folders of documents, taken in as a person would type it.

use crate::support::{Desk, each, word};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// A folder of the test's own.
fn folder(desk: &Desk, name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = desk.data().join("from").join(name);
    for (path, text) in files {
        let at = folder.join(path);
        fs::create_dir_all(at.parent().expect("a folder")).expect("a folder");
        fs::write(at, text).expect("a file");
    }
    folder
}

fn import(desk: &Desk, folder: &Path) -> Value {
    desk.json(&["kb", "import", word(folder)])
}

fn counts(told: &Value) -> [u64; 3] {
    ["imported", "updated", "unchanged"].map(|key| told[key].as_u64().expect("a number"))
}

/// Paths of all articles, in order.
fn paths(desk: &Desk) -> Vec<String> {
    let listed = desk.json(&["kb", "list"]);
    let mut paths: Vec<String> = each(&listed["articles"], "path")
        .into_iter()
        .map(str::to_owned)
        .collect();
    paths.sort();
    paths
}

/// What readers see of an article, below its front matter.
fn body(desk: &Desk, article: &str) -> String {
    let shown = desk.json(&["kb", "show", article]);
    let text = shown["text"].as_str().expect("a text");
    text.splitn(3, "---\n").nth(2).unwrap_or(text).to_owned()
}

fn notes<'v>(told: &'v Value, key: &str) -> Vec<(&'v str, &'v str)> {
    let list = told[key].as_array().expect("a list");
    list.iter()
        .map(|one| {
            let text = |key: &str| one[key].as_str().expect("a text");
            (text("path"), text("reason"))
        })
        .collect()
}

#[test]
fn folders_with_files_of_one_name_stay_apart() {
    let desk = Desk::fresh();
    let a = folder(&desk, "fa", &[("README.md", "# A\n\nAlpha speaks.\n")]);
    let b = folder(
        &desk,
        "fb",
        &[
            ("README.md", "# B\n\nBeta speaks.\n"),
            ("next.md", "# Next\n\n[back](README.md)\n"),
        ],
    );
    import(&desk, &a);
    let told = import(&desk, &b);
    assert_eq!(counts(&told), [2, 0, 0]);
    let [(path, why)] = notes(&told, "notes")[..] else {
        panic!("{told}");
    };
    assert_eq!(path, "README.md");
    assert!(
        why.starts_with("It lies at readme-2, since at readme lies “A”, from ")
            && why.contains("fa: README.md. If both are one,"),
        "{why}"
    );
    for (words, title) in [("alpha speaks", "A"), ("beta speaks", "B")] {
        let found = desk.json(&["kb", "search", words, "--limit", "1"]);
        assert_eq!(each(&found["hits"], "title"), [title]);
    }
    assert_eq!(body(&desk, "next"), "# Next\n\n[back](readme-2.md)\n");
    for folder in [&a, &b] {
        let again = import(&desk, folder);
        assert_eq!(
            (again["updated"].as_u64(), &again["notes"]),
            (Some(0), &json!([]))
        );
    }
    fs::write(b.join("README.md"), "# B\n\nBeta speaks again.\n").expect("a file");
    assert_eq!(counts(&import(&desk, &b)), [2, 1, 1]);
    assert_eq!(body(&desk, "readme"), "# A\n\nAlpha speaks.\n");
    assert_eq!(body(&desk, "readme-2"), "# B\n\nBeta speaks again.\n");
    assert_eq!(paths(&desk), ["next", "readme", "readme-2"]);
}

#[test]
fn files_that_would_have_one_place_are_as_many_articles() {
    let desk = Desk::fresh();
    let files = [
        (
            "C#.md",
            "# C sharp\n\nSee [C](C.md) and [it](C%2B%2B.md).\n",
        ),
        ("C++.md", "# C plus plus\n\nTwo.\n"),
        ("C.md", "# C itself\n\nThree.\n"),
        ("Setup.md", "# Setup\n\nFour.\n"),
        ("setup.markdown", "# Set up\n\nFive.\n"),
        ("Same.md", "# Same\n\nSix.\n"),
        ("same.md", "# same again\n\nSeven.\n"),
    ];
    let docs = folder(&desk, "docs", &files);
    let told = import(&desk, &docs);
    assert_eq!(counts(&told), [7, 0, 0]);
    assert_eq!(
        paths(&desk),
        ["c", "c-2", "c-3", "same", "same-2", "setup", "setup-2"]
    );
    assert_eq!(body(&desk, "c"), "# C itself\n\nThree.\n");
    assert_eq!(
        body(&desk, "c-2"),
        "# C sharp\n\nSee [C](C.md) and [it](c-3.md).\n"
    );
    let why = "It lies at setup-2, since Setup.md has its place.";
    assert!(
        notes(&told, "notes").contains(&("setup.markdown", why)),
        "{told}"
    );
    let again = import(&desk, &docs);
    assert_eq!((counts(&again), &again["notes"]), ([7, 0, 7], &json!([])));
    fs::write(docs.join("B.md"), "# Before all\n").expect("a file");
    fs::write(docs.join("C#.md"), "# C sharp\n\nOther.\n").expect("a file");
    assert_eq!(counts(&import(&desk, &docs)), [8, 1, 6]);
    assert_eq!(body(&desk, "c-2"), "# C sharp\n\nOther.\n");
    assert_eq!(body(&desk, "c"), "# C itself\n\nThree.\n");
}

#[test]
fn pages_of_a_book_that_are_called_the_same_are_told_apart() {
    let desk = Desk::fresh();
    let book = |order: [&str; 2]| {
        let page = |chapter: &str| {
            let id = if chapter == "In" { 1 } else { 2 };
            format!(
                "<h1 id=\"chapter-{id}\">{chapter}</h1><div class=\"chapter-hint\">{chapter}</div>\
                 <h1 id=\"page-{id}\">Overview</h1><p>Of {chapter}.</p>"
            )
        };
        format!(
            "<html><body><div class=\"page-content\"><h1>Hub</h1>{}</div></body></html>",
            order.map(page).concat()
        )
    };
    let docs = folder(&desk, "book", &[("hub.html", &book(["In", "Out"]))]);
    let import = |desk: &Desk| desk.json(&["kb", "import", word(&docs), "--format", "bookstack"]);
    assert_eq!(counts(&import(&desk)), [2, 0, 0]);
    assert_eq!(body(&desk, "hub/overview"), "Of In.\n");
    assert_eq!(body(&desk, "hub/out/overview"), "Of Out.\n");
    fs::write(docs.join("hub.html"), book(["Out", "In"])).expect("a file");
    assert_eq!(counts(&import(&desk)), [2, 0, 2]);
    assert_eq!(paths(&desk), ["hub/out/overview", "hub/overview"]);
}

#[test]
fn a_checkout_that_lies_elsewhere_updates_its_own_articles() {
    let desk = Desk::fresh();
    let page = |name: &str| format!("# {name}\n\nThe same of {name}.\n\nAnd more of {name}.\n");
    let texts = [page("Ops"), page("Start"), page("Stop")];
    let files = [
        ("README.md", texts[0].as_str()),
        ("ops/start.md", texts[1].as_str()),
        ("ops/stop.md", texts[2].as_str()),
    ];
    let first = folder(&desk, "first", &files);
    import(&desk, &first);
    // An article that was moved here stays that file's.
    desk.json(&["kb", "set", "ops/stop", "--path", "halt"]);
    let second = folder(&desk, "second", &files);
    fs::write(second.join("README.md"), "# Ops\n\nWritten anew.\n").expect("a file");
    assert_eq!(counts(&import(&desk, &second)), [3, 1, 2]);
    assert_eq!(paths(&desk), ["halt", "ops/start", "readme"]);
    let shown = desk.json(&["kb", "show", "halt"]);
    let origin = shown["origin"].as_str().expect("a text");
    assert!(origin.ends_with("second: ops/stop.md"), "{origin}");
    // A part of it is the same files.
    let part = desk.json(&["kb", "import", word(&second.join("ops"))]);
    assert_eq!(counts(&part), [2, 0, 2]);
    // Where the old one is gone, the title is enough.
    let third = second.with_file_name("third");
    fs::rename(&second, &third).expect("it moves");
    for (path, title) in [("README.md", "Ops"), ("ops/start.md", "Start")] {
        fs::write(third.join(path), format!("# {title}\n\nAll new.\n")).expect("a file");
    }
    assert_eq!(counts(&import(&desk, &third)), [3, 2, 1]);
    assert_eq!(paths(&desk), ["halt", "ops/start", "readme"]);
}

#[test]
fn what_was_written_here_is_not_written_over() {
    let desk = Desk::fresh();
    let text = "---\ntitle: Readme of ours\n---\n\nOurs.\n";
    let file = desk.file("ours.md", text);
    let made = desk.json(&[
        "kb",
        "new",
        "--kind",
        "how_to",
        "--title",
        "Ours",
        "--file",
        word(&file),
    ]);
    let id = made["article"].as_str().expect("an id").to_owned();
    desk.json(&["kb", "submit", &id]);
    desk.json(&["kb", "set", &id, "--path", "readme"]);
    let docs = folder(&desk, "docs", &[("README.md", "# Theirs\n\nTheirs.\n")]);
    let told = desk.run(&["kb", "import", word(&docs)]);
    assert!(
        told.out.contains(
            "  README.md: It lies at readme-2, since at readme lies “Ours”, written here."
        ),
        "{}",
        told.out
    );
    assert_eq!(paths(&desk), ["readme", "readme-2"]);
}

/// The names of an article's files.
fn files(desk: &Desk, article: &str) -> Vec<String> {
    let shown = desk.json(&["kb", "show", article]);
    each(&shown["files"], "name")
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// How many pictures an article shows, and how many names in it lead nowhere.
fn pictures(desk: &Desk, article: &str) -> (usize, usize) {
    let page = desk.run(&["kb", "show", article, "--html"]).out;
    let count = |text: &str| page.matches(text).count();
    (count("src=\"data:image/"), count("class=\"missing\""))
}

#[test]
fn pictures_and_files_come_along_however_they_are_named() {
    let desk = Desk::fresh();
    let text = "# Ways\n\n![a](<img/b c.png>) ![b](img/d%20e.png) ![c](img/%C3%A9t%C3%A9.png) \
        ![d][r] ![e](img/f\\(1\\).png)\n\n<img src=\"./pic.png\"> <a href=\"plan.pdf\">the plan</a>\n\n\
        ![g](/logo.png) ![h](gone.png) [i](gone.pdf) [j](next) ![k](../up.png)\n\n[r]: ./ref.png\n";
    let docs = folder(
        &desk,
        "docs",
        &[
            ("guide/ways.md", text),
            ("guide/img/b c.png", "1"),
            ("guide/img/d e.png", "2"),
            ("guide/img/été.png", "3"),
            ("guide/img/f(1).png", "4"),
            ("guide/pic.png", "5"),
            ("guide/plan.pdf", "6"),
            ("guide/ref.png", "7"),
            (".vuepress/public/logo.png", "8"),
            ("up.png", "9"),
        ],
    );
    let told = import(&desk, &docs);
    assert_eq!(told["files"], 9, "{told}");
    assert_eq!(told["skipped"], json!([]));
    assert_eq!(
        notes(&told, "notes"),
        [
            (
                "guide/ways.md: gone.png",
                "“Ways” shows it, and it is not there."
            ),
            (
                "guide/ways.md: gone.pdf",
                "“Ways” links to it, and it is not there."
            ),
        ]
    );
    // Two files and a page that are not there.
    assert_eq!(pictures(&desk, "guide/ways"), (8, 3));
    let mut kept = files(&desk, "guide/ways");
    kept.sort();
    assert_eq!(
        kept,
        [
            "../up.png",
            "/logo.png",
            "img/b_c.png",
            "img/d_e.png",
            "img/f_1_.png",
            "img/été.png",
            "pic.png",
            "plan.pdf",
            "ref.png"
        ]
    );
    let again = import(&desk, &docs);
    assert_eq!((counts(&again), &again["files"]), ([1, 0, 1], &json!(0)));
}

#[test]
fn files_of_a_docusaurus_site_are_found_where_it_serves_them() {
    let desk = Desk::fresh();
    let text = "# Site\n\n![a](/img/a.png) ![b](@site/static/img/b.png)\n\n\
        <img src={require('@site/other/c.png').default} />\n\n![d](/img/gone.png)\n";
    let docs = folder(
        &desk,
        "site",
        &[
            ("docs/page.mdx", text),
            ("static/img/a.png", "1"),
            ("static/img/b.png", "2"),
            ("other/c.png", "3"),
        ],
    );
    let told = desk.json(&["kb", "import", word(&docs), "--format", "docusaurus"]);
    assert_eq!(told["files"], 3, "{told}");
    assert_eq!(
        each(&told["notes"], "path"),
        ["docs/page.mdx: /img/gone.png"]
    );
    assert_eq!(pictures(&desk, "docs/page"), (3, 1));
    assert_eq!(
        files(&desk, "docs/page"),
        ["/img/a.png", "/img/b.png", "/other/c.png"]
    );
}

#[test]
fn a_text_that_goes_back_to_what_it_was_is_a_version_more() {
    let desk = Desk::fresh();
    let docs = folder(&desk, "docs", &[("a.md", "# A\n\nFirst.\n")]);
    let says = |text: &str| {
        fs::write(docs.join("a.md"), format!("# A\n\n{text}\n")).expect("a file");
        let told = import(&desk, &docs);
        (counts(&told), body(&desk, "a"))
    };
    let is = |text: &str| format!("# A\n\n{text}\n");
    assert_eq!(says("First."), ([1, 0, 0], is("First.")));
    assert_eq!(says("Second."), ([1, 1, 0], is("Second.")));
    assert_eq!(says("First."), ([1, 1, 0], is("First.")));
    assert_eq!(says("First."), ([1, 0, 1], is("First.")));
    // What somebody wrote here since stays while nothing new comes.
    let ours = desk.file("ours.md", "---\ntitle: A\n---\n# A\n\nOurs.\n");
    desk.json(&["kb", "set", "a", "--governed", "false"]);
    desk.json(&["kb", "edit", "a", "--file", word(&ours)]);
    desk.json(&["kb", "submit", "a"]);
    assert_eq!(says("First."), ([1, 0, 1], is("Ours.")));
    assert_eq!(says("Ours."), ([1, 0, 1], is("Ours.")));
    assert_eq!(says("Third."), ([1, 1, 0], is("Third.")));
}

#[cfg(unix)]
#[test]
fn what_is_left_out_is_told_once_and_why() {
    use std::os::unix::fs::symlink;
    let desk = Desk::fresh();
    let text = "# A\n\n![x](out.png) ![y](../../secret.png) ![z](pipe.png)\n";
    let docs = folder(
        &desk,
        "docs",
        &[("a.md", text), ("sub/b.md", "# B\n"), ("bomb.zip", "PK")],
    );
    let secret = folder(&desk, "aside", &[("secret.png", "no")]).join("secret.png");
    symlink(&secret, docs.join("out.png")).expect("a link");
    symlink(docs.join("sub"), docs.join("again")).expect("a link");
    symlink(&docs, docs.join("sub/loop")).expect("a link");
    symlink("itself", docs.join("itself")).expect("a link");
    for name in ["pipe.png", "pipe.md"] {
        let made = std::process::Command::new("mkfifo")
            .arg(docs.join(name))
            .status();
        assert!(made.expect("mkfifo runs").success());
    }
    let told = import(&desk, &docs);
    assert_eq!(counts(&told), [2, 0, 0]);
    assert_eq!(told["files"], 0);
    assert_eq!(
        notes(&told, "skipped"),
        [
            (
                "a.md: out.png",
                "It is a link to somewhere outside the folder."
            ),
            ("a.md: ../../secret.png", "It lies outside the folder."),
            ("a.md: pipe.png", "It is no ordinary file."),
            ("again", "It is a link to a folder; links are not followed."),
            (
                "bomb.zip",
                "It is an archive: unpack it and import the folder."
            ),
            ("itself", "It is a link that leads nowhere, or to itself."),
            ("pipe.md", "It is no ordinary file."),
            ("pipe.png", "It is no ordinary file."),
            (
                "sub/loop",
                "It is a link to a folder; links are not followed."
            ),
        ]
    );
}

#[test]
fn exports_are_known_by_their_marks() {
    let desk = Desk::fresh();
    let confluence = "<html><body><h1 id=\"title-heading\"><span id=\"title-text\">S : Roll back</span></h1>\
        <div id=\"main-content\"><p>Now.</p></div>\
        <div class=\"pageSection\"><h2 id=\"attachments\">Attachments:</h2>\
        <div class=\"greybox\"><a href=\"attachments/1/2.pdf\">plan.pdf</a></div></div></body></html>";
    let space = folder(
        &desk,
        "space",
        &[("R_1.html", confluence), ("attachments/1/2.pdf", "x")],
    );
    let told = import(&desk, &space);
    assert_eq!(
        told["read_as"],
        "Read as Confluence HTML, by the marks in its files."
    );
    assert_eq!((counts(&told), &told["files"]), ([1, 0, 0], &json!(1)));
    assert_eq!(
        body(&desk, "r_1"),
        "Now.\n\n## Attachments\n\n- [plan.pdf](<attachments/1/2.pdf>)\n"
    );
    let book = "<html><body class=\"export export-format-html\"><div class=\"page-content\">\
        <h1 id=\"bkmrk-page-title\">Page</h1><p>Text.</p></div></body></html>";
    let book = folder(&desk, "book", &[("page.html", book)]);
    assert_eq!(
        import(&desk, &book)["read_as"],
        "Read as BookStack HTML, by the marks in its files."
    );
    let refused = desk.refused(&["kb", "import", word(&book), "--format", "markdown"]);
    let hint = refused["hint"].as_str().expect("a hint");
    assert!(hint.ends_with("give --format bookstack."), "{hint}");
    let other = folder(&desk, "other", &[("a.html", "<p>Hello</p>")]);
    let refused = desk.refused(&["kb", "import", word(&other)]);
    let hint = refused["hint"].as_str().expect("a hint");
    assert!(
        hint.contains("--format confluence or --format bookstack"),
        "{hint}"
    );
    fs::write(book.join("readme.md"), "# Read me\n").expect("a file");
    let told = import(&desk, &book);
    assert_eq!(
        notes(&told, "skipped"),
        [(
            "*.html",
            "They are written as BookStack HTML is: import them with --format bookstack."
        )]
    );
}

#[test]
fn who_answers_comes_with_the_text_and_goes_out_with_it() {
    let desk = Desk::fresh();
    desk.json(&[
        "person",
        "add",
        "Fatou Diallo",
        "--role",
        "knowledge_reviewer",
    ]);
    let says = |owner: &str| format!("---\ntitle: A\nowner: {owner}\n---\n\nText.\n");
    let docs = folder(
        &desk,
        "docs",
        &[
            ("a.md", &says("fatou diallo")),
            ("b.md", &says("Team Nobody")),
            ("c.md", "# C\n"),
        ],
    );
    let told = import(&desk, &docs);
    assert_eq!(
        notes(&told, "notes"),
        [(
            "b.md",
            "It names Team Nobody as its owner, whom nobody here is called. The text says so still; kb set --owner names another."
        )]
    );
    let owner = |article: &str| desk.json(&["kb", "show", article])["owner"].clone();
    assert_eq!(owner("a"), "Fatou Diallo");
    let us = owner("c");
    assert_eq!(owner("b"), us);
    assert_ne!(us, "Fatou Diallo");
    let out = desk.data().join("out");
    let written = |article: &str| {
        desk.json(&["kb", "export", word(&out)]);
        fs::read_to_string(out.join(article).with_extension("md")).expect("a file")
    };
    assert_eq!(
        written("a"),
        "---\ntitle: A\nowner: Fatou Diallo\n---\n\nText.\n"
    );
    assert_eq!(written("b"), says("Team Nobody"));
    let us = us.as_str().expect("a name");
    assert_eq!(
        written("c"),
        format!("---\ntitle: C\nowner: {us}\n---\n# C\n")
    );
    let back = import(&desk, &out);
    assert_eq!(
        (counts(&back), paths(&desk)),
        ([3, 0, 3], ["a", "b", "c"].map(str::to_owned).to_vec())
    );
    // What is decided here stays until the text says another, and is what goes out.
    desk.json(&["kb", "set", "a", "--owner", us]);
    assert_eq!(counts(&import(&desk, &docs)), [3, 0, 3]);
    assert_eq!(owner("a"), us);
    assert!(written("a").contains(&format!("owner: {us}\n")));
    fs::write(docs.join("c.md"), says("Fatou Diallo")).expect("a file");
    assert_eq!(counts(&import(&desk, &docs)), [3, 1, 2]);
    assert_eq!(owner("c"), "Fatou Diallo");
}
