//! Articles of a Request Tracker.

use super::rt::{Rt, house};
use crate::conformance::House;
use serde_json::{Value as Json, json};
use slipway_domain::desk::Cursor;
use slipway_domain::desk::library::{Entry, Library, Markup, Paper, Shut, Turned};
use slipway_net::line::Verb;
use slipway_servicedesk::{Connection, connect};
use std::sync::atomic::{AtomicU64, Ordering};

static COUNT: AtomicU64 = AtomicU64::new(1);

/// Makes an article of a class; gives its number and its name, which no other has.
fn article(rt: &Rt, class: &str, fields: &Json) -> (String, String) {
    let name = format!("Article no. {}", COUNT.fetch_add(1, Ordering::Relaxed));
    let mut article = fields.clone();
    article["Class"] = json!(class);
    article["Name"] = json!(name);
    let made = rt.root(Verb::Post, "article", &article);
    let id = match &made["id"] {
        Json::String(id) => id.clone(),
        id => id.to_string(),
    };
    (id, name)
}

fn library(connection: &Connection, class: Option<&str>) -> Box<dyn Library + Send> {
    let desk = connect(connection).unwrap();
    desk.library(class).expect("it has articles")
}

fn entries(library: &mut dyn Library) -> Vec<Entry> {
    let mut all = Vec::new();
    let mut at = Cursor::default();
    loop {
        let contents = library.entries(&at).unwrap();
        all.extend(contents.entries);
        match contents.next {
            Some(next) => at = next,
            None => return all,
        }
    }
}

fn read(library: &mut dyn Library, id: &str) -> Paper {
    match library.read(&[id.to_owned()]).unwrap().remove(0) {
        Turned::Read(paper) => *paper,
        Turned::LeftOut(why) => panic!("{id}: {why}"),
    }
}

#[test]
fn an_article_is_read_by_the_types_of_its_fields() {
    let (id, name) = article(
        house(),
        "Runbooks",
        &json!({"Summary": "When the ledger stands still", "CustomFields": {
            "Remarks": "Ask first.\n\n- then act",
            "Body": "<h2>Do</h2><p>Press <b>Start</b></p>",
            "Component": "central-ledger",
            "Picture": {"FileName": "steps.png", "FileType": "image/png", "FileContent": "cGl4ZWxz"},
        }}),
    );
    let mut ana = library(&house().ana("x"), Some("runbooks"));
    let listed = entries(&mut *ana);
    let entry = listed
        .iter()
        .find(|one| one.remote == id)
        .expect("it is listed");
    assert_eq!(
        (entry.title.as_str(), entry.shelf.as_str()),
        (name.as_str(), "Runbooks")
    );
    assert_eq!((&entry.parent, &entry.left_out), (&None, &None));

    let paper = read(&mut *ana, &id);
    assert_eq!(
        (paper.title.as_str(), paper.summary.as_str()),
        (name.as_str(), "When the ledger stands still")
    );
    let parts: Vec<(&str, Option<Markup>)> = paper
        .parts
        .iter()
        .map(|part| (part.name.as_str(), part.markup))
        .collect();
    // In the order of the fields' numbers, however the server puts them.
    assert_eq!(
        parts,
        [
            ("Body", Some(Markup::Html)),
            ("Remarks", Some(Markup::Plain))
        ]
    );
    assert!(paper.parts[0].text.contains("<b>Start</b>"));
    assert_eq!(
        paper.facts,
        [("Component".to_owned(), "central-ledger".to_owned())]
    );
    assert_eq!(
        (paper.author.as_str(), paper.updated.is_some()),
        ("root", true)
    );
    let file = &paper.files[0];
    assert_eq!((file.name.as_str(), file.size), ("steps.png", None));
    assert_eq!(ana.content(&file.remote).unwrap(), Some(b"pixels".to_vec()));
    assert_eq!(ana.content("../../ticket/1").unwrap(), None);

    let change = json!({"CustomFields": {"Remarks": "Anew."}});
    house().root(Verb::Put, &format!("article/{id}"), &change);
    let again = read(&mut *ana, &id);
    assert_eq!(again.parts[1].text, "Anew.");
    assert_ne!(again.version, paper.version);
    assert!(
        ana.address(&id)
            .ends_with(&format!("/Articles/Article/Display.html?id={id}"))
    );
    assert_eq!(ana.named(&id, "x"), None, "there are no such links there");
}

#[test]
fn disabled_ones_say_so_and_hidden_ones_are_not_there() {
    let (disabled, _) = article(house(), "Runbooks", &json!({}));
    house().root(
        Verb::Put,
        &format!("article/{disabled}"),
        &json!({"Disabled": 1}),
    );
    let (hidden, _) = article(house(), "Vault", &json!({}));
    let (shown, _) = article(house(), "Runbooks", &json!({}));
    let mut ana = library(&house().ana("x"), None);
    let listed = entries(&mut *ana);
    let of = |id: &str| listed.iter().find(|one| one.remote == id);
    let why = of(&disabled).and_then(|one| one.left_out.clone());
    assert_eq!(why.as_deref(), Some("It is disabled at the desk."));
    assert!(of(&hidden).is_none());
    assert_eq!(of(&shown).map(|one| one.left_out.clone()), Some(None));
    let turned = ana.read(std::slice::from_ref(&hidden)).unwrap();
    assert!(
        matches!(&turned[0], Turned::LeftOut(why) if why.contains("may not read")),
        "{turned:?}"
    );
    // Whoever sees all of them sees that one too.
    let mut boss = library(&house().boss("x"), None);
    assert!(
        entries(&mut *boss)
            .iter()
            .any(|one| one.remote == hidden && one.shelf == "Vault")
    );
}

#[test]
fn articles_behind_a_page_that_may_not_be_seen_are_listed() {
    let (first, _) = article(house(), "Runbooks", &json!({}));
    for _ in 0..110 {
        article(house(), "Vault", &json!({}));
    }
    let (last, _) = article(house(), "Runbooks", &json!({}));
    let mut ana = library(&house().ana("x"), None);
    let listed: Vec<String> = entries(&mut *ana)
        .into_iter()
        .map(|one| one.remote)
        .collect();
    assert!(
        listed.contains(&first) && listed.contains(&last),
        "{listed:?}"
    );
    let mut boss = library(&house().boss("x"), None);
    assert!(entries(&mut *boss).len() >= 112);
}

#[test]
fn a_class_that_is_not_shown_is_told_with_those_that_are() {
    let mut ana = library(&house().ana("x"), Some("Vault"));
    let shut = ana.entries(&Cursor::default()).expect_err("it is shut");
    let Shut::Absent { names, .. } = shut else {
        panic!("{shut:?}");
    };
    assert_eq!(names, ["Runbooks"]);
    let mut guest = library(&house().guest("x"), None);
    assert_eq!(entries(&mut *guest), []);
}
