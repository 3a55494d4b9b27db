//! Calendars out and in, as files and over the web.

use serde_json::{Value, json};
use slipway_app::{Caller, catalogue};
use slipway_testkit::TestApp;
use slipway_testkit::fault_server::FaultServer;

fn request() -> Value {
    json!({
        "kind": "freeze", "reason": "Year end", "minutes": 1440,
        "start": {"local": "2026-12-24T00:00", "zone": "Africa/Lagos"},
    })
}

fn freeze(test: &TestApp) -> String {
    test.call("window_save", request())["id"]
        .as_str()
        .expect("an id")
        .to_owned()
}

const HOLIDAYS: &str = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Holidays\r\n\
    BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Christmas\r\nDTSTART;VALUE=DATE:20261225\r\nRRULE:FREQ=YEARLY\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Eid\r\nDTSTART;VALUE=DATE:20270310\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[test]
fn a_kept_calendar_follows_what_changes_and_nothing_vanishes() {
    let test = TestApp::new();
    let path = test.folder().join("hub.ics");
    let exported = test.call("calendar_export", json!({"path": path, "keep": true}));
    assert_eq!(exported["events"], 0, "{exported}");
    let text = || {
        test.app.rewrite_files();
        std::fs::read_to_string(&path).expect("it is there")
    };
    assert!(!text().contains("VEVENT"));
    let id = freeze(&test);
    assert!(
        text().contains("SUMMARY:Freeze: Year end\r\n") && text().contains("STATUS:CONFIRMED"),
        "{}",
        text()
    );
    let before = (text(), test.call("calendar_feed_list", json!({})));
    test.call(
        "rule_set_level",
        json!({"rule": "downgrades", "level": "off"}),
    );
    assert_eq!(
        (text(), test.call("calendar_feed_list", json!({}))),
        before,
        "nothing in it changed"
    );
    test.call("window_remove", json!({"id": id}));
    assert!(text().contains("STATUS:CANCELLED"), "{}", text());
    let struck = text();
    freeze(&test);
    assert!(
        text().contains("STATUS:CANCELLED") && text().contains("STATUS:CONFIRMED"),
        "{struck}"
    );
    std::fs::remove_file(&path).expect("it can be removed");
    std::fs::create_dir(&path).expect("a folder can be made");
    freeze(&test);
    test.app.rewrite_files();
    let feeds = test.call("calendar_feed_list", json!({}));
    assert!(
        feeds["feeds"][0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("cannot be written")),
        "{feeds}"
    );
}

#[test]
fn a_write_answers_before_its_calendar_is_rewritten() {
    let test = TestApp::new();
    let path = test.folder().join("hub.ics");
    test.call("calendar_export", json!({"path": path, "keep": true}));
    let entries = || {
        let text = std::fs::read_to_string(&path).expect("it is there");
        text.matches("BEGIN:VEVENT").count()
    };
    freeze(&test);
    freeze(&test);
    assert_eq!(entries(), 0, "the operations are done and the file waits");
    let touched = test.app.rewrite_files();
    assert_eq!(entries(), 2);
    assert_eq!(touched.len(), 1, "once for both: {touched:?}");
    assert_eq!(touched[0].kind, "calendar_feed");
    assert!(test.app.rewrite_files().is_empty(), "nothing waits");
}

#[test]
fn a_window_keeps_its_calendars_through_a_burst() {
    const BURST: usize = 12;
    let test = TestApp::new();
    let path = test.folder().join("hub.ics");
    test.call("calendar_export", json!({"path": path, "keep": true}));
    freeze(&test);
    // A process that ended before it came to the file left it like this.
    let later = test.reopen();
    let entries = || {
        let text = std::fs::read_to_string(&path).expect("it is there");
        text.matches("BEGIN:VEVENT").count()
    };
    std::thread::scope(|scope| {
        let (tell, told) = std::sync::mpsc::channel();
        scope.spawn(|| {
            later.keep_files(move |_| {
                tell.send(()).expect("somebody hears");
                entries() < BURST + 1
            });
        });
        told.recv().expect("it begins with what it finds");
        assert_eq!(entries(), 1);
        let caller = Caller::default();
        for _ in 0..BURST {
            catalogue::call(&later, &caller, "window_save", request()).expect("it is saved");
        }
        let times = told.iter().count();
        assert!((1..=BURST).contains(&times), "rewritten {times} times");
    });
    assert_eq!(entries(), BURST + 1);
}

#[test]
fn a_calendar_of_others_becomes_soft_freezes() {
    let test = TestApp::new();
    let path = test.folder().join("holidays.ics");
    std::fs::write(&path, HOLIDAYS).expect("it can be written");
    let read = test.call(
        "calendar_import",
        json!({"location": path, "environments": ["PRD"]}),
    );
    assert_eq!(
        (&read["added"], &read["source"]["name"], &read["warnings"]),
        (&json!(2), &json!("Holidays"), &json!([]))
    );
    let windows = test.call("window_list", json!({"past": true}));
    let first = &windows["windows"][0];
    assert_eq!(
        (&first["hard"], &first["source"], &first["environments"]),
        (&json!(false), &json!("Holidays"), &json!(["PRD"])),
        "{first}"
    );
    let again = test.call("calendar_import", json!({"location": path}));
    assert_eq!(
        (&again["status"], &again["added"]),
        (&json!("not_modified"), &json!(0))
    );
    std::fs::write(
        &path,
        HOLIDAYS
            .replace("UID:b\r\n", "UID:b\r\nSTATUS:CANCELLED\r\n")
            .replace("Christmas", "Noel"),
    )
    .expect("it can be written");
    let changed = test.call("calendar_import", json!({"location": path}));
    assert_eq!(
        (&changed["changed"], &changed["removed"]),
        (&json!(1), &json!(1)),
        "{changed}"
    );
    std::fs::write(&path, "<html>").expect("it can be written");
    assert!(
        test.refusal("calendar_import", json!({"location": path}))
            .message
            .contains("this is no calendar")
    );
    let sources = test.call("calendar_source_list", json!({}));
    assert_eq!(sources["sources"][0]["entries"], 1);
    assert!(
        sources["sources"][0]["error"]
            .as_str()
            .is_some_and(|error| error.contains("no calendar"))
    );
    test.call("calendar_source_remove", json!({"id": "Holidays"}));
    assert_eq!(
        test.call("window_list", json!({"past": true}))["windows"],
        json!([])
    );
}

#[test]
fn an_unchanged_calendar_on_the_web_is_asked_for_and_not_read() {
    let test = TestApp::new();
    let server = FaultServer::start().expect("a port is free");
    server.serve("/holidays.ics", "\"one\"", HOLIDAYS);
    let location = json!({"location": format!("{}/holidays.ics", server.url())});
    assert_eq!(test.call("calendar_import", location.clone())["added"], 2);
    let again: Value = test.call("calendar_import", location.clone());
    assert_eq!(again["status"], "not_modified");
    server.serve(
        "/holidays.ics",
        "\"two\"",
        HOLIDAYS.replace("Eid", "Eid al-Fitr"),
    );
    assert_eq!(test.call("calendar_import", location)["changed"], 1);
    let secret = json!({"location": "https://ana:secret@example.org/a.ics"});
    let refused = test.refusal("calendar_import", secret);
    assert!(!refused.message.contains("secret"), "{refused:?}");
}
