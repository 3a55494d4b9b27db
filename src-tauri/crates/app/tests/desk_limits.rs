//! Where a desk or the line to it ends, and a person is told or asked.

use crate::desks::{connected, sync, with_ticket};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_app::error::Code;
use slipway_testkit::TestApp;
use slipway_testkit::fakes::clock::Clock;
use slipway_testkit::fakes::github::{Github, REPO, SECRET};
use slipway_testkit::model_desk::{Mishap, ModelDesk};

fn waiting(test: &TestApp) -> Vec<Value> {
    let outbox = test.call("outbox_list", json!({}));
    outbox["outbox"].as_array().expect("a list").clone()
}

#[test]
fn a_warning_stays_until_a_later_look_clears_it() {
    let test = connected();
    let mut model = ModelDesk::default();
    for number in 0..40 {
        model.report(&format!("Defect {number}"), &[]);
    }
    sync(&test, &mut model);
    let all = model.things.clone();
    model.things.truncate(5);
    test.host.pass(Duration::hours(25));
    let told = sync(&test, &mut model).error.expect("it warns");
    assert!(told.starts_with("35 tickets are not listed"), "{told}");
    for _ in 0..2 {
        assert_eq!(sync(&test, &mut model).error.as_ref(), Some(&told));
        let desks = test.call("desk_list", json!({}));
        assert_eq!(desks["desks"][0]["state"]["error"], *told);
        test.host.pass(Duration::minutes(20));
    }
    // The permission is back, and the next look finds them all.
    model.things = all;
    test.host.pass(Duration::hours(1));
    assert_eq!(sync(&test, &mut model).error, None);
    assert_eq!(test.call("defect_list", json!({}))["total"], 40);
}

#[test]
fn a_ticket_that_is_never_found_is_asked_about_and_sent_when_somebody_says_so() {
    let (test, mut model, id) = with_ticket();
    let mut backlog = crate::desks::desk("backlog");
    backlog["role"] = json!("product_backlog");
    test.call("desk_save", backlog);
    crate::desks::map(&test, "backlog");
    sync(&test, &mut model);
    test.call("defect_clone", json!({"id": id, "desk": "backlog"}));
    let mut there = ModelDesk::default();
    let run = |there: &mut ModelDesk, mishap| {
        there.mishap = mishap;
        slipway_app::desks::sync::between(
            &test.app,
            &slipway_app::Caller::default(),
            "backlog",
            there,
        )
        .expect("this side can write");
        test.host.pass(Duration::minutes(2));
    };
    for _ in 0..12 {
        run(&mut there, Some(Mishap::RequestLost));
    }
    let made = |one: &&Value| one["kind"] == "create";
    let entry = waiting(&test).iter().find(made).expect("it waits").clone();
    assert_eq!(entry["state"], "refused");
    insta::assert_snapshot!(entry["error"].as_str().unwrap_or_default(), @"It was sent several times, each answer was lost, and the desk does not show it. Look there whether it exists; send it again only if it does not.");
    test.call("outbox_retry", json!({"id": entry["id"]}));
    run(&mut there, None);
    assert_eq!(
        (
            there.things.len(),
            waiting(&test).iter().filter(made).count()
        ),
        (1, 0)
    );
}

#[test]
fn an_internal_note_is_refused_at_once_where_everybody_would_read_it() {
    let (test, mut model, id) = with_ticket();
    let note = json!({"ids": [id], "body": "Their certificate ran out", "public": false});
    test.call("defect_comment", note.clone());
    model.internal_comments = false;
    sync(&test, &mut model);
    let desks = test.call("desk_list", json!({}));
    assert_eq!(desks["desks"][0]["internal_comments"], false);
    let before = waiting(&test).len();
    let error = test.refusal("defect_comment", note);
    assert_eq!(error.code, Code::Invalid);
    insta::assert_snapshot!(error.message, @"support has no comments that only the team reads: whoever sees the ticket would read it.");
    assert_eq!(waiting(&test).len(), before);
    test.call(
        "defect_comment",
        json!({"ids": [id], "body": "We look", "public": true}),
    );
    assert_eq!(waiting(&test).len(), before + 1);
}

#[test]
fn a_desk_of_a_kind_without_internal_comments_is_known_before_it_is_asked() {
    let test = TestApp::new();
    let mut github = crate::desks::desk("product");
    github["kind"] = json!("github");
    github["project"] = json!("mojaloop/project");
    test.call("desk_save", github);
    let desks = test.call("desk_list", json!({}));
    assert_eq!(desks["desks"][0]["internal_comments"], false);
}

fn clone(test: &TestApp, id: &str) -> (String, Option<Value>) {
    let mut backlog = crate::desks::desk("backlog");
    backlog["role"] = json!("product_backlog");
    test.call("desk_save", backlog);
    crate::desks::map(test, "backlog");
    test.call("defect_clone", json!({"id": id, "desk": "backlog"}));
    let mut there = ModelDesk::default();
    slipway_app::desks::sync::between(
        &test.app,
        &slipway_app::Caller::default(),
        "backlog",
        &mut there,
    )
    .expect("this side can write");
    let note = waiting(test)
        .into_iter()
        .find(|one| one["kind"] == "comment");
    (there.value("1", "description"), note)
}

#[test]
fn a_clone_says_where_it_was_reported_and_the_original_that_there_is_one() {
    let (test, _, id) = with_ticket();
    let (description, note) = clone(&test, &id);
    insta::assert_snapshot!(description, @"First reported as support #1: https://support.example.org/rt/Ticket/Display.html?id=1");
    let note = note.expect("it waits for the first desk");
    assert_eq!(
        (&note["desk"], &note["ticket"]),
        (&json!("support"), &json!("1"))
    );
    insta::assert_snapshot!(note["what"].as_str().unwrap_or_default(), @"Cloned to backlog, where it is mended.");
}

#[test]
fn where_everybody_would_read_the_note_of_a_clone_it_stays_here() {
    let (test, mut model, id) = with_ticket();
    model.internal_comments = false;
    sync(&test, &mut model);
    let (_, note) = clone(&test, &id);
    assert_eq!(note, None);
    let shown = test.call("defect_show", json!({"id": id}));
    let said = shown["conversation"].to_string();
    assert!(said.contains("Cloned to backlog"), "{said}");
}

/// A GitHub whose clock is ahead of ours.
fn github(test: &TestApp, ahead: Duration) -> Github {
    use slipway_app::Host;
    let clock = Clock::default();
    clock.pass(test.host.now() - clock.now() + ahead);
    let fake = Github::start(clock);
    test.call(
        "desk_save",
        json!({"name": "product", "kind": "github", "url": fake.url(), "project": REPO,
            "role": "product_backlog", "username": "", "secret": SECRET}),
    );
    fake
}

#[test]
fn the_time_zone_is_tested_by_a_ticket_only_where_somebody_allows_it() {
    let test = TestApp::new();
    let fake = github(&test, Duration::hours(2));
    let check = |request| {
        test.call("desk_check", request)["clock"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    insta::assert_snapshot!(check(json!({"id": "product"})), @"Its clock is 2 h ahead of ours. Whether it reads the account's time zone rightly, only a ticket tells.");
    assert_eq!(fake.stands(), [], "nothing is made without being asked for");
    insta::assert_snapshot!(check(json!({"id": "product", "try_clock": true})), @"Its times are 2 h ahead of the world's: ticket 1 was made at 15:42:00 UTC and says 17:42:00 UTC. Set the time zone of the account there; until then every clock of its tickets is off by as much. It was closed again.");
    let made = fake.stands();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].shown["state"], "closed");
}

#[test]
fn a_clock_that_agrees_is_said_to() {
    let test = TestApp::new();
    let _fake = github(&test, Duration::seconds(2));
    let check = |request| {
        test.call("desk_check", request)["clock"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    assert!(check(json!({"id": "product"})).starts_with("Its clock agrees with ours to 2 s."));
    let said = check(json!({"id": "product", "try_clock": true}));
    assert!(
        said.starts_with("Its times are right: ticket 1 was made at 15:42:00 UTC"),
        "{said}"
    );
    assert!(said.ends_with("It was closed again."), "{said}");
}
