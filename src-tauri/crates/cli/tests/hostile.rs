//! What cannot be, as somebody types it: each a clear error with what to do, soon, nothing stored.

use crate::support::{Desk, word};
use serde_json::json;
use std::time::{Duration, Instant};

/// Longest any of them may take; a machine under load is slow to start a program.
const SOON: Duration = Duration::from_secs(20);

/// Words, what the error names, and what its hint names.
type Case = (&'static [&'static str], &'static str, &'static str);

const WINDOW: &[&str] = &["window", "add", "--env", "PRD"];
const FREEZE: &[&str] = &["freeze", "add", "--reason", "x", "--env", "PRD"];
const PLAN: &[&str] = &["deployment", "plan", "--title", "x", "--env", "UAT"];
const CHECK: &[&str] = &["deployment", "check", "--env", "UAT"];

/// Times that every command which takes one must refuse.
const TIMES: &[Case] = &[
    (
        &[
            "--start",
            "2027-03-28T02:30",
            "--duration",
            "1h",
            "--tz",
            "Europe/Paris",
        ],
        "does not exist in Europe/Paris",
        "03:30",
    ),
    (
        &[
            "--start",
            "2027-03-14T02:00",
            "--duration",
            "1h",
            "--tz",
            "America/New_York",
        ],
        "does not exist in America/New_York",
        "03:00",
    ),
    (
        &[
            "--start",
            "2026-02-30T10:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
        ],
        "is not a time on any clock",
        "2026-11-28T22:00",
    ),
    (
        &[
            "--start",
            "2026-11-28T25:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
        ],
        "is not a time on any clock",
        "2026-11-28T22:00",
    ),
    (
        &[
            "--start",
            "99999-01-01T00:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
        ],
        "is not a time on any clock",
        "2026-11-28T22:00",
    ),
    (
        &[
            "--start",
            "9999-01-01T00:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
        ],
        "lies beyond what can be planned",
        "1970 to 2200",
    ),
    (
        &[
            "--start",
            "0001-01-01T00:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
        ],
        "lies beyond what can be planned",
        "1970 to 2200",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "Mars/Olympus",
        ],
        "There is no time zone “Mars/Olympus”",
        "Africa/Lagos",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "EST5EDT;rm -rf",
        ],
        "There is no time zone",
        "Africa/Lagos",
    ),
];

/// What only windows and freezes take.
const WINDOWS: &[Case] = &[
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--end",
            "2026-11-28T21:00",
            "--tz",
            "UTC",
        ],
        "It ends before it begins",
        "",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--end",
            "2026-11-28T22:00",
            "--tz",
            "UTC",
        ],
        "It ends before it begins",
        "",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--end",
            "9999-01-01T00:00",
            "--tz",
            "UTC",
        ],
        "lies beyond what can be planned",
        "",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=SECONDLY",
        ],
        "hourly at most",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=MINUTELY;COUNT=3",
        ],
        "hourly at most",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        ],
        "never occurs",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=DAILY;COUNT=99999999999999",
        ],
        "",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=YEARLY;BYDAY=-53MO",
        ],
        "counted back to the fourth last of a month",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "every friday",
        ],
        "",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=DAILY\r\nEXRULE:FREQ=DAILY",
        ],
        "",
        "FREQ=WEEKLY",
    ),
    (
        &[
            "--start",
            "2026-11-28T22:00",
            "--duration",
            "1h",
            "--tz",
            "UTC",
            "--rrule",
            "FREQ=DAILY",
            "--except",
            "tomorrow",
        ],
        "is not a time on any clock",
        "",
    ),
];

#[test]
fn what_cannot_be_is_refused_with_a_way_out_and_nothing_is_kept() {
    let desk = Desk::fresh();
    desk.json(&["status"]);
    let before = desk.json(&["log"]);
    let all = [
        (WINDOW, TIMES),
        (FREEZE, TIMES),
        (PLAN, TIMES),
        (CHECK, TIMES),
        (WINDOW, WINDOWS),
        (FREEZE, WINDOWS),
    ];
    for (verb, cases) in all {
        for (words, message, hint) in cases {
            let begun = Instant::now();
            let refused = desk.refused(&[verb, words].concat());
            let said = |key: &str| refused[key].as_str().unwrap_or_default().to_owned();
            assert_eq!(refused["code"], "invalid", "{verb:?} {words:?}: {refused}");
            assert!(
                said("message").contains(message),
                "{verb:?} {words:?}: {refused}"
            );
            assert!(said("hint").contains(hint), "{verb:?} {words:?}: {refused}");
            assert!(
                !said("message").contains(['\r', '\n', '\u{1b}']),
                "{refused}"
            );
            assert!(
                begun.elapsed() < SOON,
                "{verb:?} {words:?} took {:?}",
                begun.elapsed()
            );
        }
    }
    assert_eq!(desk.json(&["log"]), before, "nothing was logged");
    assert_eq!(
        desk.json(&["window", "list", "--past"])["windows"],
        json!([])
    );
    assert_eq!(
        desk.json(&["freeze", "list", "--past"])["windows"],
        json!([])
    );
    assert_eq!(
        desk.json(&["deployment", "list", "--past"])["deployments"],
        json!([])
    );
}

#[test]
fn a_range_of_ten_thousand_years_is_bounded() {
    let desk = Desk::fresh();
    let add = [
        "--start",
        "2026-11-27T22:00",
        "--duration",
        "4h",
        "--tz",
        "Africa/Lagos",
        "--rrule",
    ];
    for (rule, whole) in [
        ("FREQ=YEARLY", true),
        ("FREQ=WEEKLY", false),
        ("FREQ=HOURLY;INTERVAL=5", false),
    ] {
        let window = desk.json(&[WINDOW, &add, &[rule]].concat());
        let id = window["id"].as_str().expect("an id");
        let begun = Instant::now();
        let ended = desk.run(&[
            "--json",
            "window",
            "expand",
            id,
            "--from",
            "0001-01-01",
            "--to",
            "9999-12-31",
        ]);
        assert!(begun.elapsed() < SOON, "{rule} took {:?}", begun.elapsed());
        assert_eq!(
            ended.code,
            Some(if whole || ended.code == Some(0) { 0 } else { 1 }),
            "{rule}: {}",
            ended.err
        );
        if ended.code == Some(1) {
            assert!(
                ended.err.contains("More than 10000 occurrences"),
                "{rule}: {}",
                ended.err
            );
        }
    }
}

fn calendar(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{lines}END:VCALENDAR\r\n")
}

fn event(uid: usize, lines: &str) -> String {
    format!("BEGIN:VEVENT\r\nUID:{uid}\r\nSUMMARY:Holiday\r\n{lines}END:VEVENT\r\n")
}

#[test]
fn a_hostile_calendar_is_refused_whole() {
    let desk = Desk::fresh();
    desk.json(&["status"]);
    let before = desk.json(&["log"]);
    let cases = [
        ("empty", String::new(), "no calendar"),
        (
            "page",
            "<html><body>Log in</body></html>".to_owned(),
            "no calendar",
        ),
        (
            "cut",
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n".to_owned(),
            "stops in the middle",
        ),
        ("deep", "BEGIN:VCALENDAR\r\n".repeat(100_000), "16 deep"),
        (
            "huge",
            calendar(&"X-FILL:y\r\n".repeat(1_100_000)),
            "larger than 10 MB",
        ),
        (
            "many",
            calendar(&"BEGIN:VEVENT\r\nEND:VEVENT\r\n".repeat(100_001)),
            "100000 entries",
        ),
    ];
    for (name, text, told) in cases {
        let file = desk.file(&format!("{name}.ics"), &text);
        let begun = Instant::now();
        let refused = desk.refused(&["calendar", "import", word(&file)]);
        assert_eq!(refused["code"], "invalid", "{name}: {refused}");
        assert!(
            refused["message"].as_str().expect("one").contains(told),
            "{name}: {refused}"
        );
        assert!(
            !refused["hint"].as_str().expect("one").is_empty(),
            "{name}: {refused}"
        );
        assert!(begun.elapsed() < SOON, "{name} took {:?}", begun.elapsed());
    }
    let ended = desk.refused(&["calendar", "import", "/dev/zero"]);
    assert!(
        ended["message"]
            .as_str()
            .expect("one")
            .contains("it is no file"),
        "{ended}"
    );
    for place in [
        "ftp://example.org/a.ics",
        "https://ana:s3cret@example.org/a.ics",
        "file:///etc/passwd",
    ] {
        let refused = desk.refused(&["calendar", "import", place]);
        assert!(
            refused["code"] == "invalid" && !refused.to_string().contains("s3cret"),
            "{refused}"
        );
    }
    assert_eq!(desk.json(&["log"]), before, "nothing was logged");
    assert_eq!(desk.json(&["calendar", "sources"])["sources"], json!([]));
}

#[test]
fn a_calendar_with_bombs_in_it_is_read_as_far_as_it_can_be() {
    let desk = Desk::fresh();
    let bomb = "DTSTART:20370101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=HOURLY;COUNT=10000\r\n";
    let never = "DTSTART:20370101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n";
    let secondly = "DTSTART:20370101T000000Z\r\nDURATION:PT1H\r\nRRULE:FREQ=SECONDLY\r\n";
    let long = format!(
        "DESCRIPTION:{}\r\nDTSTART;VALUE=DATE:20371225\r\n",
        "x".repeat(1 << 20)
    );
    let forged =
        "DTSTART;VALUE=DATE:20371226\r\nSUMMARY:a\\nBEGIN:VEVENT\\r\\nUID:forged\u{1b}[31m\r\n";
    let lines: String = (0..300)
        .map(|uid| event(uid, [bomb, never, secondly][uid % 3]))
        .chain([event(1_000, &long), event(1_001, forged)])
        .collect();
    let file = desk.file("bombs.ics", &calendar(&lines));
    let begun = Instant::now();
    let read = desk.json(&["calendar", "import", word(&file)]);
    assert!(begun.elapsed() < SOON * 2, "it took {:?}", begun.elapsed());
    let added = read["added"].as_u64().expect("a number");
    assert!((2..=10).contains(&added), "{added} were taken");
    assert!(read["warnings"].as_array().expect("warnings").len() <= 101);
    let page = desk.run(&["freeze", "list"]);
    assert!(!page.out.contains('\u{1b}'), "{}", page.out);
    assert!(
        page.out.contains("forged"),
        "it is text, and shown as such: {}",
        page.out
    );
}
