//! The wiki of a Redmine.

use super::redmine::{Redmine, house};
use crate::conformance::House;
use serde_json::{Value as Json, json};
use slipway_domain::desk::library::{Entry, Library, Paper, Shut, Turned};
use slipway_domain::desk::{Cursor, Fault};
use slipway_net::line::{Ask, Body, Verb};
use slipway_servicedesk::{Connection, connect};

/// A project with people and a wiki that is switched on.
fn project(redmine: &Redmine) -> String {
    let project = redmine.project();
    let modules = json!({"project": {"enabled_module_names": ["issue_tracking", "wiki"]}});
    redmine.send(Verb::Put, &format!("projects/{project}.json"), &modules);
    project
}

fn write(redmine: &Redmine, project: &str, title: &str, page: &Json) {
    let path = format!("projects/{project}/wiki/{title}.json");
    redmine.send(Verb::Put, &path, &json!({"wiki_page": page}));
}

fn library(connection: &Connection) -> Box<dyn Library + Send> {
    let desk = connect(connection).unwrap();
    desk.library(None).expect("it has a wiki")
}

fn entries(library: &mut dyn Library) -> Vec<Entry> {
    let contents = library.entries(&Cursor::default()).unwrap();
    assert_eq!(contents.next, None, "all pages come at once");
    contents.entries
}

fn read(library: &mut dyn Library, title: &str) -> Paper {
    match library.read(&[title.to_owned()]).unwrap().remove(0) {
        Turned::Read(paper) => *paper,
        Turned::LeftOut(why) => panic!("{title}: {why}"),
    }
}

#[test]
fn pages_are_listed_with_those_above_them_and_read_with_their_files() {
    let project = project(house());
    write(
        house(),
        &project,
        "Wiki",
        &json!({"text": "h1. Home\n\n[[Guide]]"}),
    );
    let bytes = Body::Bytes("application/octet-stream".into(), b"pixels".to_vec());
    let upload = Ask::send(Verb::Post, "uploads.json", bytes).with("filename", "steps 1.png");
    let token = house().admin(&upload)["upload"]["token"].clone();
    let page = json!({"text": "!steps_1.png!\r\n", "parent_title": "Wiki",
        "uploads": [{"token": token, "filename": "steps 1.png", "content_type": "image/png"}]});
    write(house(), &project, "Guide_%C3%BC&%23b", &page);

    let mut ana = library(&house().ana(&project));
    let all = entries(&mut *ana);
    let shown: Vec<(&str, &str, Option<&str>)> = all
        .iter()
        .map(|one| {
            (
                one.remote.as_str(),
                one.title.as_str(),
                one.parent.as_deref(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("Guide_ü&#b", "Guide ü&#b", Some("Wiki")),
            ("Wiki", "Wiki", None)
        ]
    );
    assert!(
        all.iter()
            .all(|one| one.shelf == project && one.left_out.is_none())
    );

    let paper = read(&mut *ana, "Guide_ü&#b");
    assert_eq!(
        (paper.title.as_str(), paper.version.as_str()),
        ("Guide ü&#b", "1")
    );
    assert!(paper.author.contains("Admin"), "{}", paper.author);
    assert!(paper.updated.is_some());
    assert_eq!(paper.parts[0].markup, None, "Redmine does not say");
    assert_eq!(paper.parts[0].text.trim(), "!steps_1.png!");
    let file = &paper.files[0];
    assert_eq!((file.name.as_str(), file.size), ("steps 1.png", Some(6)));
    assert!(file.at.is_some());
    assert_eq!(ana.content(&file.remote).unwrap(), Some(b"pixels".to_vec()));
    assert_eq!(ana.content("999999").unwrap(), None);

    let edit = json!({"text": "h1. Home\n\nAnew", "version": 1});
    write(house(), &project, "Wiki", &edit);
    assert_eq!(read(&mut *ana, "Wiki").version, "2");
    // What links mean, as the pages are asked for in a browser.
    let address = ana.address("Wiki");
    assert!(
        address.ends_with(&format!("/projects/{project}/wiki/Wiki")),
        "{address}"
    );
    assert_eq!(ana.named("Wiki", "wiki"), Some(address.clone()));
    assert_eq!(ana.named("Wiki", &format!("{project}:wiki")), Some(address));
}

#[test]
fn a_page_that_was_renamed_or_deleted_meanwhile_is_left_out_with_the_reason() {
    let project = project(house());
    write(house(), &project, "Old", &json!({"text": "x"}));
    write(house(), &project, "Gone", &json!({"text": "x"}));
    let rename = json!({"text": "y", "title": "New", "redirect_existing_links": "1"});
    write(house(), &project, "Old", &rename);
    house().send(
        Verb::Delete,
        &format!("projects/{project}/wiki/Gone.json"),
        &json!({}),
    );
    let mut ana = library(&house().ana(&project));
    let asked = ["Old", "Gone", "a.b", "New"].map(str::to_owned);
    let turned = ana.read(&asked).unwrap();
    let why = |one: &Turned| match one {
        Turned::LeftOut(why) => why.clone(),
        Turned::Read(paper) => format!("read {}", paper.title),
    };
    let why: Vec<String> = turned.iter().map(why).collect();
    assert!(why[0].contains("renamed"), "{why:?}");
    assert_eq!(why[1], "It is not there any more.");
    assert!(why[2].contains("a dot or a slash"), "{why:?}");
    assert_eq!(why[3], "read New");
}

#[test]
fn who_may_not_read_a_wiki_is_told_and_so_is_who_names_none() {
    let project = project(house());
    write(house(), &project, "Wiki", &json!({"text": "x"}));
    let shut = |mut library: Box<dyn Library + Send>| {
        library.entries(&Cursor::default()).expect_err("it is shut")
    };
    let guest = shut(library(&house().guest(&project)));
    assert!(matches!(guest, Shut::Forbidden(_)), "{guest:?}");
    let mut wrong = house().ana(&project);
    wrong.secret = slipway_servicedesk::Secret::new("0".repeat(40));
    let locked = shut(library(&wrong));
    assert!(
        matches!(locked, Shut::Fault(Fault::Locked(_))),
        "{locked:?}"
    );
    // A project that never had a wiki is as good as none; one that had looks like one that is forbidden.
    let without = house().project();
    let never = shut(library(&house().ana(&without)));
    assert!(matches!(never, Shut::Absent { .. }), "{never:?}");
    let off = json!({"project": {"enabled_module_names": ["issue_tracking"]}});
    house().send(Verb::Put, &format!("projects/{project}.json"), &off);
    let off = shut(library(&house().ana(&project)));
    assert!(matches!(off, Shut::Forbidden(_)), "{off:?}");
    let desk = connect(&house().ana(&project)).unwrap();
    let none = shut(desk.library(Some("no-such-project")).unwrap());
    let Shut::Absent { names, .. } = none else {
        panic!("{none:?}");
    };
    assert!(names.contains(&project), "{names:?}");
}

#[test]
fn a_wiki_without_pages_is_an_empty_list() {
    let project = project(house());
    let mut ana = library(&house().ana(&project));
    assert_eq!(entries(&mut *ana), []);
}
