//! Where a desk or the line to it ends, and a person is told or asked.

use crate::desks::{connected, sync, with_ticket};
use chrono::Duration;
use serde_json::{Value, json};
use slipway_testkit::TestApp;
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
