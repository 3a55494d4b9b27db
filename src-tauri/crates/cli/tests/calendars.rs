//! Calendars out and in, as one types them.

use crate::support::{Desk, each, keys, word};
use serde_json::json;
use slipway_testkit::fault_server::FaultServer;

const HOLIDAYS: &str = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Holidays\r\n\
    BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20371225\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Eid\r\nDTSTART;VALUE=DATE:20380310\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

fn freeze(desk: &Desk) -> String {
    let freeze = desk.json(&[
        "freeze",
        "add",
        "--reason",
        "Year end; all",
        "--start",
        "2037-12-15T00:00",
        "--end",
        "2038-01-05T06:00",
        "--tz",
        "Africa/Lagos",
        "--env",
        "PRD",
    ]);
    freeze["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_file_is_written_kept_and_left_as_it_is() {
    let desk = Desk::fresh();
    let id = freeze(&desk);
    let file = desk.data().join("hub.ics");
    let once = desk.json(&["calendar", "export", word(&file)]);
    assert_eq!(
        (keys(&once).as_str(), &once["events"]),
        ("events feed path", &json!(1))
    );
    let text = || std::fs::read_to_string(&file).expect("it is there");
    assert!(
        text().contains("SUMMARY:Freeze: Year end\\; all\r\n"),
        "{}",
        text()
    );
    assert_eq!(desk.json(&["calendar", "feeds"])["feeds"], json!([]));
    desk.json(&["calendar", "export", word(&file), "--keep", "--env", "PRD"]);
    let feeds = desk.json(&["calendar", "feeds"]);
    assert_eq!(
        keys(&feeds["feeds"][0]),
        "environments error id path release written_at"
    );
    desk.json(&["freeze", "lift", &id, "--reason", "Settled"]);
    assert!(text().contains("STATUS:CANCELLED"), "{}", text());
    let gone = desk.json(&["calendar", "stop", word(&file)]);
    assert_eq!(keys(&gone), "id op removed");
    let before = text();
    freeze(&desk);
    assert_eq!(text(), before, "nobody writes it any more");
    assert_eq!(
        desk.refused(&["calendar", "stop", word(&file)])["code"],
        "not_found"
    );
    let nowhere = desk.refused(&["calendar", "export", "/nowhere/at/all.ics"]);
    assert!(
        nowhere["message"]
            .as_str()
            .expect("a message")
            .contains("/nowhere/at/all.ics"),
        "{nowhere}"
    );
}

#[test]
fn one_release_and_one_deployment_are_written_alone() {
    let desk = Desk::fresh();
    freeze(&desk);
    let plan = desk.json(&[
        "deployment",
        "plan",
        "--title",
        "OS patches",
        "--env",
        "UAT",
        "--start",
        "2037-11-24T22:00",
        "--duration",
        "3h",
        "--tz",
        "Africa/Lagos",
    ]);
    let file = desk.data().join("one.ics");
    let id = plan["id"].as_str().expect("an id");
    assert_eq!(
        desk.json(&["calendar", "export", word(&file), "--deployment", id])["events"],
        1
    );
    assert!(
        std::fs::read_to_string(&file)
            .expect("it is there")
            .contains("SUMMARY:OS patches → UAT")
    );
    let keep = desk.refused(&[
        "calendar",
        "export",
        word(&file),
        "--deployment",
        id,
        "--keep",
    ]);
    assert_eq!(keep["code"], "invalid");
    assert_eq!(
        desk.refused(&["calendar", "export", word(&file), "--release", "99.0.0"])["code"],
        "not_found"
    );
    assert_eq!(
        desk.refused(&["calendar", "export", word(&file), "--env", "MOON"])["code"],
        "invalid"
    );
}

#[test]
fn a_calendar_of_others_is_read_from_a_file_and_removed() {
    let desk = Desk::fresh();
    let file = desk.file("holidays.ics", HOLIDAYS);
    let read = desk.json(&["calendar", "import", word(&file), "--env", "PRD"]);
    assert_eq!(
        keys(&read),
        "added changed op removed source status warnings"
    );
    assert_eq!(
        (&read["added"], &read["source"]["name"]),
        (&json!(2), &json!("Holidays"))
    );
    let freezes = desk.json(&["freeze", "list"]);
    assert_eq!(
        each(&freezes["windows"], "source"),
        ["Holidays", "Holidays"]
    );
    assert_eq!(freezes["windows"][0]["hard"], false);
    let again = desk.json(&["calendar", "import", word(&file)]);
    assert_eq!(again["status"], "not_modified");
    let sources = desk.json(&["calendar", "sources"]);
    assert_eq!(
        keys(&sources["sources"][0]),
        "entries environments error id location name read_at"
    );
    let gone = desk.json(&["calendar", "remove", "holidays"]);
    assert_eq!(keys(&gone), "id op removed");
    assert_eq!(
        desk.json(&["freeze", "list", "--past"])["windows"],
        json!([])
    );
    desk.json(&["undo"]);
    assert_eq!(
        desk.json(&["freeze", "list"])["windows"]
            .as_array()
            .map(Vec::len),
        Some(2)
    );
    assert_eq!(
        desk.refused(&["calendar", "remove", "Feasts"])["code"],
        "not_found"
    );
}

#[test]
fn a_calendar_on_the_web_is_asked_for_with_conditions() {
    let desk = Desk::fresh();
    let server = FaultServer::start().expect("a port is free");
    server.serve("/holidays.ics", "\"one\"", HOLIDAYS);
    let url = format!("{}/holidays.ics", server.url());
    let read = desk.json(&[
        "calendar",
        "import",
        &url,
        "--name",
        "Feasts",
        "--tz",
        "Asia/Kolkata",
    ]);
    assert_eq!(
        (&read["added"], &read["source"]["name"]),
        (&json!(2), &json!("Feasts"))
    );
    assert_eq!(
        desk.json(&["calendar", "import", &url])["status"],
        "not_modified"
    );
    let asked = server.requests();
    assert_eq!(asked[1].header("if-none-match"), Some("\"one\""));
    drop(server);
    let refused = desk.refused(&["calendar", "import", &url]);
    assert_eq!(refused["code"], "remote");
    assert_eq!(
        desk.json(&["freeze", "list"])["windows"]
            .as_array()
            .map(Vec::len),
        Some(2),
        "what was read holds"
    );
    let sources = desk.json(&["calendar", "sources"]);
    assert!(sources["sources"][0]["error"].is_string(), "{sources}");
}
