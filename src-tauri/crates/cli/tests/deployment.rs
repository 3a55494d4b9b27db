//! Deployments as one types them: asked about, planned, confirmed, opened and closed.

use crate::support::Desk;
use serde_json::Value;

/// A workspace with a freeze of Production over the year's end.
fn desk() -> Desk {
    let desk = Desk::fresh();
    desk.json(&[
        "freeze",
        "add",
        "--reason",
        "Year end",
        "--start",
        "2037-12-15T00:00",
        "--end",
        "2038-01-05T06:00",
        "--tz",
        "Africa/Lagos",
        "--env",
        "PRD",
    ]);
    desk
}

fn plan(desk: &Desk, env: &str, start: &str) -> Value {
    desk.json(&[
        "deployment",
        "plan",
        "--title",
        "OS patches",
        "--env",
        env,
        "--start",
        start,
        "--duration",
        "3h",
        "--tz",
        "Africa/Lagos",
        "--type",
        "standard",
        "--rollback",
        "30m",
    ])
}

fn id(deployment: &Value) -> &str {
    deployment["id"].as_str().expect("an id")
}

#[test]
fn a_time_only_thought_of_is_answered_with_every_reason_and_when_instead() {
    let desk = desk();
    let ask = [
        "deployment",
        "check",
        "--env",
        "PRD",
        "--start",
        "2037-12-24T22:00",
        "--duration",
        "3h",
        "--tz",
        "Africa/Lagos",
    ];
    let answer = desk.json(&ask);
    assert_eq!(answer["allowed"], false);
    assert_eq!(answer["conflicts"][0]["kind"], "freeze");
    assert_eq!(answer["conflicts"][0]["with"], "Year end");
    assert_eq!(answer["next_open"], "2038-01-05T06:00:00+01:00");
    assert_eq!(
        answer["next_slots"][0]["start"],
        "2038-01-05T22:00:00+01:00"
    );
    let page = desk.run(&ask).out;
    assert!(page.starts_with("May this go then? No\n"), "{page}");
    assert!(page.contains("It lies in a freeze: Year end"), "{page}");
}

#[test]
fn a_change_goes_from_its_plan_to_its_report() {
    let desk = desk();
    let planned = plan(&desk, "UAT", "2037-11-24T22:00");
    let id = id(&planned);
    assert_eq!(planned["environment"], "UAT");
    assert_eq!(planned["start_at"], "2037-11-24T21:00:00Z");
    desk.json(&[
        "deployment",
        "edit",
        id,
        "--maker",
        "Amara Diallo",
        "--ticket",
        "CHG-7",
    ]);
    let moved = desk.json(&[
        "deployment",
        "move",
        id,
        "--start",
        "2037-11-25T22:00",
        "--tz",
        "Africa/Lagos",
    ]);
    assert_eq!(moved["start"]["local"], "2037-11-25T22:00");
    assert_eq!(moved["minutes"], 180, "its length stays");
    let list = desk.json(&["deployment", "list", "--env", "uat"]);
    assert_eq!(list["deployments"].as_array().expect("a list").len(), 1);
    let refused = desk.run(&["deployment", "open", id]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused.err.contains("Its window has not begun"),
        "{}",
        refused.err
    );
    let opened = desk.json(&["deployment", "open", id, "--override", "Rehearsal"]);
    assert_eq!(opened["state"], "window_open");
    assert!(opened["live"]["no_return_at"]["at"].is_string());
    desk.json(&["deployment", "advance", id, "deploying"]);
    desk.json(&[
        "deployment",
        "advance",
        id,
        "rolling_back",
        "--reason",
        "502",
    ]);
    let bare = desk.run(&["deployment", "close", id, "--outcome", "backed_out"]);
    assert!(
        bare.err.contains("No regression run is named"),
        "{}",
        bare.err
    );
    let closed = desk.json(&[
        "deployment",
        "close",
        id,
        "--outcome",
        "backed_out",
        "--regression",
        "TTK 42",
        "--issue",
        "new:502 on /quotes:roll_back",
        "--issue",
        "known:MOJA-1",
    ]);
    assert_eq!(closed["state"], "closed");
    assert_eq!(closed["report"]["issues"][0]["decision"], "roll_back");
    let completion = &closed["completion"];
    assert_eq!(completion["validated"], false, "it was taken back");
    assert_eq!(completion["fixed"], serde_json::json!([]));
    let messages = completion["messages"].as_array().expect("a list");
    assert!(
        messages.iter().all(|one| one["kind"] == "closed"),
        "{completion}"
    );
    let subject = messages[0]["subject"].as_str().expect("text");
    assert!(subject.contains("OS patches"), "{subject}");
    assert_eq!(completion["runs"]["freshness"], "never");
    let page = desk.run(&["deployment", "show", id]).out;
    assert!(page.contains("What follows\n"), "{page}");
    assert!(
        page.contains("message     to Internal stakeholders due"),
        "{page}"
    );
    assert!(page.contains("nobody has looked since"), "{page}");
    let reviewed = desk.json(&[
        "deployment",
        "review",
        id,
        "--summary",
        "The probe was missing",
        "--action",
        "Add it",
    ]);
    assert_eq!(reviewed["review"]["actions"], "Add it");
}

#[test]
fn a_change_is_confirmed_withdrawn_and_called_off() {
    let desk = desk();
    let planned = plan(&desk, "UAT", "2037-11-24T22:00");
    let id = id(&planned);
    let why = "Agreed with the scheme";
    let confirmed = desk.json(&[
        "deployment",
        "confirm",
        id,
        "--note",
        "Ready",
        "--override",
        why,
    ]);
    assert_eq!(confirmed["confirmed"], "confirmed");
    let withdrawn = desk.json(&[
        "deployment",
        "confirm",
        id,
        "--withdraw",
        "--reason",
        "Nobody at hand",
    ]);
    assert_eq!(withdrawn["confirmation"]["holds"], false);
    let cancelled = desk.json(&["deployment", "cancel", id, "--reason", "Not needed"]);
    assert_eq!(cancelled["state"], "cancelled");
    assert_eq!(
        desk.json(&["deployment", "list"])["deployments"],
        serde_json::json!([])
    );
}

#[test]
fn what_is_typed_wrongly_is_told() {
    let desk = desk();
    for (words, told) in [
        (
            &[
                "deployment",
                "plan",
                "--env",
                "UAT",
                "--start",
                "2037-11-24T22:00",
                "--duration",
                "soon",
            ][..],
            "a length is written",
        ),
        (
            &["deployment", "check", "--env", "UAT"][..],
            "Nothing says when",
        ),
        (
            &["deployment", "show", "none"][..],
            "There is no deployment none",
        ),
        (
            &[
                "deployment",
                "plan",
                "--title",
                "x",
                "--env",
                "UAT",
                "--start",
                "2037-03-29T02:30",
                "--duration",
                "1h",
                "--tz",
                "Europe/Paris",
            ][..],
            "does not exist",
        ),
    ] {
        let ended = desk.run(words);
        assert_ne!(ended.code, Some(0), "{words:?}");
        assert!(ended.err.contains(told), "{words:?}: {}", ended.err);
    }
}
