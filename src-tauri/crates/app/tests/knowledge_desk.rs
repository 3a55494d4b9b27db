//! Pages of a service desk as articles: read once, again only where they changed, and hostile ones.

use crate::desks::desk;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_app::knowledge::import::desk::between;
use slipway_app::knowledge::{ImportDeskArticles, Imported};
use slipway_app::{Caller, error};
use slipway_domain::desk::library::{
    Contents, Entry, Filed, Library, Markup, Paper, Part, Shut, Turned,
};
use slipway_domain::desk::{Cursor, Fault};
use slipway_testkit::TestApp;
use slipway_testkit::fault_server::{FaultServer, Reply};
use std::collections::BTreeMap;

/// A wiki in memory.
#[derive(Default)]
struct Wiki {
    entries: Vec<Entry>,
    papers: BTreeMap<String, Paper>,
    files: BTreeMap<String, Vec<u8>>,
    /// What it answers to every page.
    fault: Option<Fault>,
    /// Files that were fetched.
    fetched: Vec<String>,
    /// Who reads, and stops after so many pages.
    stops: Option<(Caller, usize)>,
}

impl Wiki {
    fn page(&mut self, title: &str, parent: Option<&str>, text: &str) -> &mut Paper {
        self.entries.retain(|one| one.remote != title);
        self.entries.push(Entry {
            remote: title.to_owned(),
            title: title.replace('_', " "),
            shelf: "mojaloop".to_owned(),
            parent: parent.map(str::to_owned),
            left_out: None,
        });
        let paper = Paper {
            title: title.replace('_', " "),
            parts: vec![Part {
                text: text.to_owned(),
                ..Part::default()
            }],
            ..Paper::default()
        };
        self.papers.insert(title.to_owned(), paper);
        self.papers.get_mut(title).expect("it was put there")
    }

    fn lay(&mut self, title: &str, name: &str, bytes: &[u8], at: &str) {
        let remote = (self.files.len() + 1).to_string();
        self.files.insert(remote.clone(), bytes.to_vec());
        let at = chrono::DateTime::parse_from_rfc3339(at).expect("a moment");
        self.papers
            .get_mut(title)
            .expect("a page")
            .files
            .push(Filed {
                remote,
                name: name.to_owned(),
                size: Some(bytes.len() as u64),
                at: Some(at.to_utc()),
            });
    }
}

impl Library for Wiki {
    fn entries(&mut self, from: &Cursor) -> Result<Contents, Shut> {
        // Two to a page.
        let at: usize = from.0.parse().unwrap_or_default();
        let more = self.entries.len() > at + 2;
        Ok(Contents {
            entries: self.entries.iter().skip(at).take(2).cloned().collect(),
            next: more.then(|| Cursor((at + 2).to_string())),
        })
    }

    fn read(&mut self, remotes: &[String]) -> Result<Vec<Turned>, Fault> {
        if let Some((caller, left)) = &mut self.stops {
            *left = left.saturating_sub(1);
            if *left == 0 {
                caller.cancel();
            }
        }
        match &self.fault {
            Some(Fault::Busy(wait)) => {
                let busy = Fault::Busy(*wait);
                self.fault = None;
                return Err(busy);
            }
            Some(fault) => return Err(fault.clone()),
            None => {}
        }
        let one = |remote: &String| match self.papers.get(remote) {
            Some(paper) => Turned::Read(Box::new(paper.clone())),
            None => Turned::LeftOut("It is not there any more.".to_owned()),
        };
        Ok(remotes.iter().map(one).collect())
    }

    fn content(&mut self, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.fetched.push(file.to_owned());
        Ok(self.files.get(file).cloned())
    }

    fn address(&self, remote: &str) -> String {
        format!("https://desk.test/projects/mojaloop/wiki/{remote}")
    }

    fn named(&self, on: &str, name: &str) -> Option<String> {
        Some(match (name, name.split_once(':')) {
            ("", _) => self.address(on),
            (_, Some((project, page))) => {
                format!("https://desk.test/projects/{project}/wiki/{page}")
            }
            (name, None) => self.address(&name.replace(' ', "_")),
        })
    }
}

fn connected() -> TestApp {
    let test = TestApp::sample();
    let mut row = desk("support");
    row["kind"] = json!("redmine");
    test.call("desk_save", row);
    test
}

fn request() -> ImportDeskArticles {
    serde_json::from_value(json!({"desk": "support"})).expect("a request")
}

fn import(test: &TestApp, wiki: &mut Wiki) -> Imported {
    try_import(test, wiki, &request()).expect("it is imported")
}

fn try_import(
    test: &TestApp,
    wiki: &mut Wiki,
    request: &ImportDeskArticles,
) -> Result<Imported, error::Error> {
    between(&test.app, &Caller::default(), request, wiki).map(|done| done.value)
}

fn counts(told: &Imported) -> (u32, u32, u32, u32) {
    (told.imported, told.updated, told.unchanged, told.files)
}

fn show(test: &TestApp, path: &str) -> Value {
    test.call("article_show", json!({"article": path}))
}

/// The text of an article below its front matter.
fn body(test: &TestApp, path: &str) -> String {
    let text = show(test, path)["text"]
        .as_str()
        .expect("a text")
        .to_owned();
    text.splitn(3, "---\n")
        .nth(2)
        .unwrap_or_default()
        .to_owned()
}

fn skipped(told: &Imported) -> Vec<(&str, &str)> {
    let skipped = told.skipped.iter();
    skipped
        .map(|one| (one.path.as_str(), one.reason.as_str()))
        .collect()
}

fn small() -> Wiki {
    let mut wiki = Wiki::default();
    wiki.page(
        "Wiki",
        None,
        "h1. Home\n\nSee [[First steps|the steps]] and [[Nowhere]].",
    );
    wiki.page(
        "First_steps",
        Some("Wiki"),
        "h2. Steps\n\n!ladder%201.png!\n\nattachment:\"ladder 1.png\"",
    );
    wiki.page(
        "Deep",
        Some("First_steps"),
        "Back to [[Wiki]], or [[other:Page|over there]].",
    );
    wiki.lay(
        "First_steps",
        "ladder 1.png",
        b"pixels",
        "2026-01-02T03:04:05Z",
    );
    wiki
}

#[test]
fn pages_become_articles_below_the_desk_as_deep_as_they_lie_there() {
    let (test, mut wiki) = (connected(), small());
    let told = import(&test, &mut wiki);
    assert_eq!(counts(&told), (3, 0, 0, 1));
    assert_eq!(skipped(&told), []);
    assert_eq!(
        told.read_as,
        "Read as Textile: 3 lines are written as only Textile is, 0 as only Markdown is."
    );
    assert_eq!(
        body(&test, "support/mojaloop/wiki"),
        "# Home\n\nSee [[support/mojaloop/wiki/first-steps|the steps]] and [[Nowhere]].\n"
    );
    let steps = "support/mojaloop/wiki/first-steps";
    assert_eq!(
        body(&test, steps).trim(),
        "## Steps\n\n![](ladder_1.png)\n\n[ladder 1.png](ladder_1.png)"
    );
    let shown = show(&test, steps);
    assert_eq!(shown["files"][0]["name"], "ladder_1.png");
    assert!(
        shown["html"]
            .as_str()
            .expect("HTML")
            .contains("data:image/png;base64,cGl4ZWxz")
    );
    assert_eq!(
        shown["origin"],
        "https://desk.test/projects/mojaloop/wiki/First_steps"
    );
    assert_eq!(
        (&shown["confidence"], &shown["state"]),
        (&json!("not_validated"), &json!("published"))
    );
    assert_eq!(
        body(&test, "support/mojaloop/wiki/first-steps/deep"),
        "Back to [[support/mojaloop/wiki|Wiki]], or [over there](https://desk.test/projects/other/wiki/Page).\n"
    );
    let broken = test.call("article_broken", json!({}));
    let targets: Vec<&Value> = broken["links"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| &one["target"])
        .collect();
    assert_eq!(targets, ["Nowhere"], "the other links lead somewhere");
}

#[test]
fn again_only_what_changed_gets_a_version_and_nothing_is_fetched_twice() {
    let (test, mut wiki) = (connected(), small());
    import(&test, &mut wiki);
    wiki.fetched.clear();
    let again = import(&test, &mut wiki);
    assert_eq!(counts(&again), (3, 0, 3, 0));
    assert_eq!(wiki.fetched, Vec::<String>::new());
    // Edited there, and moved there below another page; moved here by somebody as well.
    let steps = json!({"article": "support/mojaloop/wiki/first-steps", "path": "how-to/steps"});
    test.call("article_set", steps);
    wiki.papers.get_mut("First_steps").expect("a page").parts[0].text =
        "h2. Steps\n\nOther.".to_owned();
    wiki.entries[2].parent = None;
    let third = import(&test, &mut wiki);
    assert_eq!(
        counts(&third),
        (3, 2, 1, 0),
        "the page and what links to it"
    );
    assert_eq!(body(&test, "how-to/steps"), "## Steps\n\nOther.\n");
    assert_eq!(show(&test, "how-to/steps")["published"], 2);
    assert!(body(&test, "support/mojaloop/wiki").contains("[[how-to/steps|the steps]]"));
    assert_eq!(counts(&import(&test, &mut wiki)), (3, 0, 3, 0));
    // A file that was put there anew is fetched, though it is called and as long as the other.
    wiki.papers
        .get_mut("First_steps")
        .expect("a page")
        .files
        .clear();
    wiki.lay(
        "First_steps",
        "ladder 1.png",
        b"PIXELS",
        "2036-01-02T03:04:05Z",
    );
    // Readers see it in a version of its own.
    assert_eq!(counts(&import(&test, &mut wiki)), (3, 1, 2, 1));
    assert_eq!(show(&test, "how-to/steps")["published"], 3);
    assert_eq!(counts(&import(&test, &mut wiki)), (3, 0, 3, 0));
}

#[test]
fn an_import_is_undone_as_a_whole() {
    let (test, mut wiki) = (connected(), small());
    let before = test.call("article_list", json!({}))["total"].clone();
    let done = between(&test.app, &Caller::default(), &request(), &mut wiki).expect("it is");
    test.call("undo", json!({"op": done.op.expect("an operation")}));
    assert_eq!(test.call("article_list", json!({}))["total"], before);
    assert_eq!(counts(&import(&test, &mut wiki)), (3, 0, 0, 1));
}

#[test]
fn hostile_pages_are_left_out_with_a_reason_and_overwrite_nothing() {
    let test = connected();
    let mut wiki = Wiki::default();
    wiki.page("Same_name", None, "[x](https://a.test)");
    wiki.page("same-name", None, "two");
    wiki.page("../../etc/passwd", None, "up");
    wiki.page("!!!", None, "a name without a letter");
    wiki.page("Loop_a", Some("Loop_b"), "a");
    wiki.page("Loop_b", Some("Loop_a"), "b");
    wiki.page("Empty", None, " \n");
    wiki.page("Zero", None, "a\0b");
    wiki.page("Long", None, &"word ".repeat(1 << 20));
    wiki.page("Names", None, "files");
    wiki.page("Gone", None, "x");
    wiki.papers.remove("Gone");
    wiki.entries.push(Entry {
        remote: "d".to_owned(),
        title: "Dis\u{1b}abled".to_owned(),
        shelf: "mojaloop".to_owned(),
        parent: None,
        left_out: Some("It is disabled at the desk.".to_owned()),
    });
    let far = "2026-01-02T03:04:05Z";
    wiki.lay("Names", "../../../x.sh", b"x", far);
    wiki.lay("Names", "empty.bin", b"", far);
    wiki.lay("Names", "large.bin", b"x", far);
    wiki.lay("Names", "liar.bin", b"x", far);
    let files = &mut wiki.papers.get_mut("Names").expect("a page").files;
    files[2].size = Some((20 << 20) + 1);
    wiki.files.insert("4".to_owned(), vec![7; (20 << 20) + 1]);
    let told = import(&test, &mut wiki);
    assert_eq!(counts(&told), (7, 0, 0, 1));
    let reasons = skipped(&told);
    assert_eq!(
        reasons,
        [
            ("mojaloop/Disabled", "It is disabled at the desk."),
            ("mojaloop/Gone", "It is not there any more."),
            ("mojaloop/Empty", "It has no text."),
            ("mojaloop/Zero", "It holds zero bytes, so it is no text."),
            ("mojaloop/Long", "It is longer than 4 MiB."),
            ("mojaloop/Names: empty.bin", "It is empty."),
            (
                "mojaloop/Names: large.bin",
                "It has 20971521 bytes; at most 20 MiB are kept."
            ),
            (
                "mojaloop/Names: liar.bin",
                "It has 20971521 bytes; at most 20 MiB are kept."
            ),
        ]
    );
    let listed = test.call("article_list", json!({"limit": 50}));
    let mut paths: Vec<&str> = listed["articles"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["path"].as_str().expect("a path"))
        .filter(|path| path.starts_with("support/"))
        .collect();
    paths.sort_unstable();
    assert_eq!(
        paths,
        [
            "support/mojaloop/etc-passwd",
            "support/mojaloop/loop-a/loop-b",
            "support/mojaloop/loop-b/loop-a",
            "support/mojaloop/names",
            "support/mojaloop/page",
            "support/mojaloop/same-name",
            "support/mojaloop/same-name-2",
        ]
    );
    assert_eq!(
        show(&test, "support/mojaloop/names")["files"][0]["name"],
        "x.sh"
    );
    assert_eq!(
        counts(&import(&test, &mut wiki)),
        (7, 0, 7, 0),
        "each is known by its address"
    );
}

#[test]
fn a_desk_that_fails_or_is_stopped_leaves_nothing_half_done() {
    let (test, mut wiki) = (connected(), small());
    let version = test.app.data_version().expect("it opens");
    wiki.fault = Some(Fault::Locked("the key is not known".to_owned()));
    let refused = try_import(&test, &mut wiki, &request()).expect_err("it is locked");
    assert_eq!(refused.code, Code::Remote);
    wiki.fault = None;
    let caller = Caller::default();
    wiki.stops = Some((caller.clone(), 1));
    let stopped = between(&test.app, &caller, &request(), &mut wiki).expect_err("it is stopped");
    assert_eq!(stopped.code, Code::Cancelled);
    assert_eq!(
        test.app.data_version().expect("it opens"),
        version,
        "nothing was written"
    );
    // One that asks to wait a moment is waited for.
    wiki.stops = None;
    wiki.fault = Some(Fault::Busy(chrono::Duration::milliseconds(100)));
    assert_eq!(counts(&import(&test, &mut wiki)), (3, 0, 0, 1));
}

#[test]
fn the_markup_is_what_somebody_says_it_is() {
    let (test, mut wiki) = (connected(), small());
    let mut asked = request();
    asked.markup = Some("markdown".to_owned());
    asked.kind = Some("how_to".to_owned());
    let told = try_import(&test, &mut wiki, &asked).expect("it is imported");
    assert_eq!(told.read_as, "Read as Markdown, as was asked for.");
    assert!(body(&test, "support/mojaloop/wiki").starts_with("h1. Home\n"));
    assert_eq!(show(&test, "support/mojaloop/wiki")["kind"], "how_to");
    asked.markup = Some("creole".to_owned());
    let refused = try_import(&test, &mut wiki, &asked).expect_err("it is none");
    assert_eq!(
        (refused.code, refused.field.as_deref()),
        (Code::Invalid, Some("markup"))
    );
    // A desk that says it itself is not asked about.
    let paper = wiki.papers.get_mut("Wiki").expect("a page");
    paper.parts[0].markup = Some(Markup::Html);
    wiki.entries.truncate(1);
    assert_eq!(import(&test, &mut wiki).read_as, "");
}

#[test]
fn a_desk_without_pages_says_where_they_are() {
    let test = TestApp::sample();
    for (kind, hint) in [("jira", "Confluence"), ("github", "Clone")] {
        let mut row = desk(kind);
        row["kind"] = json!(kind);
        row["project"] = json!("mojaloop/project");
        test.call("desk_save", row);
        let refused = test.refusal("article_import_desk", json!({"desk": kind}));
        assert_eq!(
            (refused.code, refused.field.as_deref()),
            (Code::Invalid, Some("desk"))
        );
        assert!(
            refused.message.contains("no pages that Slipway reads"),
            "{refused:?}"
        );
        assert!(refused.hint.contains(hint), "{refused:?}");
    }
    let unknown = test.refusal("article_import_desk", json!({"desk": "other"}));
    assert_eq!(unknown.code, Code::NotFound);
}

/// A Redmine that answers as a real one does, and then as one behind a captive portal.
#[test]
fn a_wiki_is_read_over_http_with_the_secret_that_was_typed() {
    let test = TestApp::sample();
    let server = FaultServer::start().expect("it starts");
    let mut row = desk("support");
    row["kind"] = json!("redmine");
    row["url"] = json!(format!("{}/redmine", server.url().trim_end_matches('/')));
    row["project"] = json!("mojaloop");
    row["username"] = json!("");
    test.call("desk_save", row);
    let wiki = "/redmine/projects/mojaloop/wiki";
    let me = json!({"user": {"id": 1, "login": "ana"}});
    server.on("/redmine/users/current.json", Reply::json(200, &me));
    let list = json!({"wiki_pages": [
        {"title": "Wiki", "version": 1},
        {"title": "Old", "version": 1},
        {"title": "Huge", "version": 1, "parent": {"title": "Wiki"}},
    ]});
    server.on(&format!("{wiki}/index.json"), Reply::json(200, &list));
    let page = json!({"wiki_page": {"title": "Wiki", "text": "# Home\n\n[a](b.pdf)\n", "version": 1, "attachments": [
        {"id": 7, "filename": "b.pdf", "filesize": 3, "created_on": "2026-01-02T03:04:05Z"}]}});
    server.on(&format!("{wiki}/Wiki.json"), Reply::json(200, &page));
    server.on(
        &format!("{wiki}/Old.json"),
        Reply::redirect(302, &format!("{wiki}/New")),
    );
    let huge = Reply {
        times: 9 << 20,
        ..Reply::ok("word ").header("Content-Type", "application/json")
    };
    server.on(&format!("{wiki}/Huge.json"), huge);
    let file = json!({"attachment": {"id": 7, "filesize": 3}});
    server.on("/redmine/attachments/7.json", Reply::json(200, &file));
    server.on("/redmine/attachments/download/7", Reply::ok("pdf"));
    let request = json!({"desk": "support", "secret": "k".repeat(40)});
    let told = test.call("article_import_desk", request.clone());
    assert_eq!(
        (&told["imported"], &told["files"]),
        (&json!(1), &json!(1)),
        "{told}"
    );
    let reasons: Vec<&str> = told["skipped"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| one["reason"].as_str().expect("why"))
        .collect();
    assert_eq!(
        reasons,
        [
            "It was renamed while it was read; import once more.",
            "It is too long to be read."
        ]
    );
    assert_eq!(
        body(&test, "support/mojaloop/wiki"),
        "# Home\n\n[a](b.pdf)\n"
    );
    let key = server
        .requests()
        .iter()
        .all(|one| one.header("x-redmine-api-key").is_some());
    assert!(key, "each question carries the key");
    server.on(&format!("{wiki}/Wiki.json"), Reply::login_page());
    let refused = test.refusal("article_import_desk", request);
    assert_eq!(refused.code, Code::Remote);
    assert!(refused.message.contains("web page"), "{refused:?}");
    server.on(&format!("{wiki}/index.json"), Reply::status(403));
    let refused = test.refusal(
        "article_import_desk",
        json!({"desk": "support", "project": "mojaloop"}),
    );
    assert_eq!(refused.field.as_deref(), Some("project"));
}
