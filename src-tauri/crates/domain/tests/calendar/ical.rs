//! iCalendar out and in.

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use slipway_domain::calendar::ical::line::{escape, put, unescape};
use slipway_domain::calendar::ical::timezone::put_zone;
use slipway_domain::calendar::ical::{
    self, Calendar, Event, Method, ReadCalendar, ReadError, Status, write,
};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::zone::place;

pub(super) fn read(bytes: &[u8], zone: Tz) -> Result<ReadCalendar, ReadError> {
    let begun = std::time::Instant::now();
    ical::read(bytes, zone, &|| begun.elapsed().as_secs() < 2)
}

pub(super) fn local(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%M").expect("a time")
}

pub(super) fn event(schedule: Schedule, summary: &str) -> Event {
    Event {
        uid: "one@slipway".to_owned(),
        sequence: 2,
        modified: DateTime::from_timestamp(1_795_448_520, 0).expect("a moment"),
        status: Status::Confirmed,
        summary: summary.to_owned(),
        description: "Line one\nline, two; three\\".to_owned(),
        location: "Production".to_owned(),
        categories: vec!["Deployment".to_owned(), "Major, really".to_owned()],
        schedule,
        remind: Some(60),
    }
}

pub(super) fn calendar(events: Vec<Event>) -> Calendar {
    Calendar {
        name: "Hub".to_owned(),
        method: Method::Publish,
        stamp: None,
        organizer: None,
        attendees: Vec::new(),
        events,
    }
}

fn lagos(text: &str, minutes: u32) -> Schedule {
    Schedule::once(local(text), Tz::Africa__Lagos, minutes)
}

fn in_calendar(lines: &str) -> String {
    format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{}END:VCALENDAR\r\n",
        lines.replace('\n', "\r\n")
    )
}

fn in_event(lines: &str) -> String {
    in_calendar(&format!(
        "BEGIN:VEVENT\nUID:u\nSUMMARY:Holiday\n{lines}END:VEVENT\n"
    ))
}

#[test]
fn an_entry_is_written_as_rfc_5545_has_it() {
    let text = write(&calendar(vec![event(
        lagos("2026-11-28T22:00", 240),
        "Mojaloop 17.1.0 r1 → PRD",
    )]));
    insta::assert_snapshot!(text.replace("\r\n", "\n"), @r#"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//Slipway//Deployment calendar//EN
    CALSCALE:GREGORIAN
    METHOD:PUBLISH
    X-WR-CALNAME:Hub
    BEGIN:VTIMEZONE
    TZID:Africa/Lagos
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0100
    TZNAME:WAT
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:one@slipway
    SEQUENCE:2
    DTSTAMP:20261123T154200Z
    LAST-MODIFIED:20261123T154200Z
    DTSTART;TZID=Africa/Lagos:20261128T220000
    DURATION:PT4H0M
    STATUS:CONFIRMED
    SUMMARY:Mojaloop 17.1.0 r1 → PRD
    DESCRIPTION:Line one\nline\, two\; three\\
    LOCATION:Production
    CATEGORIES:Deployment,Major\, really
    BEGIN:VALARM
    ACTION:DISPLAY
    DESCRIPTION:Mojaloop 17.1.0 r1 → PRD
    TRIGGER:-PT60M
    END:VALARM
    END:VEVENT
    END:VCALENDAR
    "#);
}

#[test]
fn lines_are_folded_at_75_octets_and_never_inside_a_character() {
    let mut out = String::new();
    put(&mut out, &format!("SUMMARY:{}", "é漢".repeat(60)));
    for line in out.split("\r\n") {
        assert!(line.len() <= 75, "{} octets", line.len());
    }
    let whole = out.replace("\r\n ", "").replace("\r\n", "");
    assert_eq!(whole, format!("SUMMARY:{}", "é漢".repeat(60)));
}

#[test]
fn zones_change_where_they_really_do() {
    let mut out = String::new();
    let at = |day| {
        NaiveDate::from_ymd_opt(2026, day, 1)
            .expect("a day")
            .and_hms_opt(0, 0, 0)
            .expect("midnight")
            .and_utc()
    };
    put_zone(&mut out, Tz::Europe__London, at(1), at(12));
    insta::assert_snapshot!(out.replace("\r\n", "\n"), @r#"
    BEGIN:VTIMEZONE
    TZID:Europe/London
    BEGIN:STANDARD
    DTSTART:19700101T000000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0000
    TZNAME:GMT
    END:STANDARD
    BEGIN:DAYLIGHT
    DTSTART:20260329T010000
    TZOFFSETFROM:+0000
    TZOFFSETTO:+0100
    TZNAME:BST
    END:DAYLIGHT
    BEGIN:STANDARD
    DTSTART:20261025T020000
    TZOFFSETFROM:+0100
    TZOFFSETTO:+0000
    TZNAME:GMT
    END:STANDARD
    END:VTIMEZONE
    "#);
}

#[test]
fn what_is_written_is_read_back() {
    let rule = Recurrence::parse(
        "FREQ=WEEKLY;BYDAY=FR;COUNT=6",
        local("2026-03-06T22:00"),
        Tz::America__New_York,
    );
    let mut weekly = Schedule::once(local("2026-03-06T22:00"), Tz::America__New_York, 360);
    weekly.recurrence = Some(rule.expect("a rule"));
    weekly.exdates = vec![local("2026-03-13T22:00")];
    weekly.rdates = vec![local("2026-03-14T22:00")];
    let text = write(&calendar(vec![event(
        weekly.clone(),
        "Freeze: year end; really, yes",
    )]));
    let back = read(text.as_bytes(), Tz::UTC).expect("a calendar");
    assert_eq!(back.warnings, Vec::<String>::new());
    assert_eq!(back.name.as_deref(), Some("Hub"));
    assert_eq!(back.entries[0].schedule, weekly);
    assert_eq!(back.entries[0].summary, "Freeze: year end; really, yes");
    assert_eq!(
        (back.entries[0].uid.as_str(), back.entries[0].sequence),
        ("one@slipway", 2)
    );
}

#[test]
fn starts_ends_and_zones_of_others_are_understood() {
    let cases: &[(&str, &str, &str, u32)] = &[
        (
            "DTSTART;VALUE=DATE:20261225\n",
            "2026-12-25T00:00",
            "Africa/Lagos",
            1440,
        ),
        (
            "DTSTART;VALUE=DATE:20261225\nDTEND;VALUE=DATE:20261227\n",
            "2026-12-25T00:00",
            "Africa/Lagos",
            2880,
        ),
        (
            "DTSTART:20261225T080000Z\nDTEND:20261225T093000Z\n",
            "2026-12-25T08:00",
            "UTC",
            90,
        ),
        (
            "DTSTART:20261225T080000\nDURATION:PT1H30M0S\n",
            "2026-12-25T08:00",
            "Africa/Lagos",
            90,
        ),
        (
            "DTSTART;TZID=Europe/Paris:20261225T080000\nDURATION:PT2H\n",
            "2026-12-25T08:00",
            "Europe/Paris",
            120,
        ),
        (
            "DTSTART;TZID=\"/vendor.example/1/Asia/Tokyo\":20261225T080000\nDURATION:P1D\n",
            "2026-12-25T08:00",
            "Asia/Tokyo",
            1440,
        ),
        (
            "DTSTART;TZID=America/New_York:20260307T220000\nDTEND;TZID=America/New_York:20260308T040000\n",
            "2026-03-07T22:00",
            "America/New_York",
            300,
        ),
    ];
    for (lines, start, zone, minutes) in cases {
        let read = read(in_event(lines).as_bytes(), Tz::Africa__Lagos).expect("a calendar");
        assert_eq!(read.warnings, Vec::<String>::new(), "{lines}");
        let schedule = &read.entries[0].schedule;
        assert_eq!(
            (schedule.start, schedule.zone.name(), schedule.minutes),
            (local(start), *zone, *minutes),
            "{lines}"
        );
    }
}

#[test]
fn what_cannot_be_used_is_said_and_the_rest_is_read() {
    let cases: &[(&str, &str)] = &[
        ("", "“Holiday” was left out: it has no start."),
        (
            "DTSTART:tomorrow\n",
            "“Holiday” was left out: its start “tomorrow” is no time.",
        ),
        (
            "DTSTART:20261225T080000Z\n",
            "“Holiday” was left out: it has no length.",
        ),
        (
            "DTSTART:20261225T080000Z\nDTEND:20261224T080000Z\n",
            "“Holiday” was left out: it ends before it starts.",
        ),
        (
            "DTSTART:20261225T080000Z\nDTEND:99991224T080000Z\n",
            "“Holiday” was left out: a window is longer than nothing and no longer than a year.",
        ),
        (
            "DTSTART:00011225T080000Z\nDURATION:PT1H\n",
            "“Holiday” was left out: planned times lie in the years 1970 to 2200.",
        ),
        (
            "DTSTART:20261225T080000Z\nDURATION:PT1H\nRRULE:FREQ=SECONDLY\n",
            "“Holiday” was left out: a window may recur hourly at most; FREQ=MINUTELY and FREQ=SECONDLY are refused.",
        ),
        (
            "DTSTART;TZID=Mars/Olympus:20261225T080000\nDURATION:PT1H\n",
            "“Holiday”: no time zone is named “Mars/Olympus”; it is read in Africa/Lagos.",
        ),
    ];
    for (lines, warning) in cases {
        let other = "BEGIN:VEVENT\r\nUID:other\r\nDTSTART;VALUE=DATE:20270101\r\nEND:VEVENT\r\nEND:VCALENDAR";
        let text = in_event(lines).replace("END:VCALENDAR", other);
        let read = read(text.as_bytes(), Tz::Africa__Lagos).expect("a calendar");
        assert_eq!(read.warnings, [*warning]);
        assert!(read.entries.iter().any(|entry| entry.uid == "other"));
    }
}

#[test]
fn a_title_is_one_line_that_stays_the_same() {
    let long = format!("{} and more", "x".repeat(199));
    for (written, kept) in [
        ("a \u{1} b\u{85}c", "a b c"),
        (long.as_str(), &"x".repeat(199)),
        ("  two\\nlines  ", "two lines"),
    ] {
        let text = in_event("DTSTART;VALUE=DATE:20261225\n").replace("Holiday", written);
        let read = read(text.as_bytes(), Tz::UTC).expect("a calendar");
        assert_eq!(read.entries[0].summary, kept);
    }
}

#[test]
fn rules_end_moved_and_called_off_occurrences_hold() {
    let text = in_calendar(
        "BEGIN:VEVENT\nUID:w\nSUMMARY:Maintenance\nDTSTART;TZID=Europe/Paris:20261204T220000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;UNTIL=20261231\nEXDATE;TZID=Europe/Paris:20261211T220000\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:w\nRECURRENCE-ID;TZID=Europe/Paris:20261218T220000\nSUMMARY:Maintenance moved\nDTSTART;TZID=Europe/Paris:20261219T100000\nDURATION:PT1H\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:w\nRECURRENCE-ID:20261225T210000Z\nSTATUS:CANCELLED\nDTSTART;TZID=Europe/Paris:20261225T220000\nDURATION:PT2H\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:gone\nSTATUS:CANCELLED\nDTSTART;VALUE=DATE:20261224\nEND:VEVENT\n",
    );
    let read = read(text.as_bytes(), Tz::UTC).expect("a calendar");
    assert_eq!(read.warnings, Vec::<String>::new());
    assert_eq!(read.cancelled.len(), 1);
    let uids: Vec<&str> = read
        .entries
        .iter()
        .map(|entry| entry.uid.as_str())
        .collect();
    assert_eq!(uids, ["w", "w/20261218T220000"]);
    let day = |day| {
        NaiveDate::from_ymd_opt(2026, 12, day)
            .expect("a day")
            .and_hms_opt(0, 0, 0)
            .expect("midnight")
            .and_utc()
    };
    let starts = |at: usize| -> Vec<NaiveDateTime> {
        let all = read.entries[at]
            .schedule
            .occurrences(day(1), day(31))
            .expect("few");
        all.iter().map(|one| one.local_start).collect()
    };
    assert_eq!(starts(0), [local("2026-12-04T22:00")]);
    assert_eq!(starts(1), [local("2026-12-19T10:00")]);
}

#[test]
fn a_moved_occurrence_of_another_age_leaves_its_entry_whole() {
    let text = in_calendar(
        "BEGIN:VEVENT\nUID:w\nDTSTART:20261203T220000Z\nDURATION:PT2H\nRRULE:FREQ=WEEKLY\nEND:VEVENT\n\
         BEGIN:VEVENT\nUID:w\nRECURRENCE-ID:10130609T220000Z\nSTATUS:CANCELLED\nEND:VEVENT\n",
    );
    let read = read(text.as_bytes(), Tz::UTC).expect("a calendar");
    assert_eq!(read.entries[0].schedule.check(), Ok(()));
    assert_eq!(read.entries[0].schedule.exdates, []);
}

#[test]
fn hostile_calendars_are_refused_or_bounded_in_time() {
    let begun = std::time::Instant::now();
    assert_eq!(read(b"<html>", Tz::UTC), Err(ReadError::NotACalendar));
    assert_eq!(read(b"", Tz::UTC), Err(ReadError::NotACalendar));
    assert_eq!(
        read(b"BEGIN:VCALENDAR\r\n", Tz::UTC),
        Err(ReadError::Truncated)
    );
    let deep = "BEGIN:VCALENDAR\r\n".repeat(1_000);
    assert_eq!(read(deep.as_bytes(), Tz::UTC), Err(ReadError::TooDeep));
    assert_eq!(
        read(&vec![b'\n'; (10 << 20) + 1], Tz::UTC),
        Err(ReadError::TooLarge)
    );
    let long = in_event(&format!(
        "DESCRIPTION:{}\nDTSTART;VALUE=DATE:20261225\n",
        "x".repeat(1 << 20)
    ));
    let found = read(long.as_bytes(), Tz::UTC).expect("a calendar");
    assert_eq!(found.warnings, ["A line longer than 64 KB was left out."]);
    let bomb = "BEGIN:VEVENT\nUID:X\nDTSTART:20260101T000000Z\nDURATION:PT1H\nRRULE:FREQ=HOURLY;COUNT=10000\nEND:VEVENT\n";
    let many: String = (0..2_500)
        .map(|number| bomb.replace('X', &number.to_string()))
        .collect();
    let found = read(in_calendar(&many).as_bytes(), Tz::UTC).expect("a calendar");
    assert!(
        found.entries.len() <= 20,
        "{} were taken",
        found.entries.len()
    );
    assert!(found.warnings.len() <= 101);
    let never = bomb.replace(
        "FREQ=HOURLY;COUNT=10000",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    );
    let many: String = (0..2_500)
        .map(|number| never.replace('X', &number.to_string()))
        .collect();
    read(in_calendar(&many).as_bytes(), Tz::UTC).expect("a calendar");
    let dates = "20260101T000000Z,".repeat(3_000);
    let listed = in_event(&format!(
        "DTSTART:20260101T000000Z\nDURATION:PT1H\nEXDATE:{dates}20270101T000000Z\n"
    ));
    read(listed.as_bytes(), Tz::UTC).expect("a calendar");
    assert!(
        begun.elapsed().as_secs() < 60,
        "it took {:?}",
        begun.elapsed()
    );
}

proptest! {
    #[test]
    fn any_text_comes_back_and_begins_no_line(text in "\\PC*|[\\x00-\\x7f]{0,200}") {
        let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', " ");
        let kept: String = text.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        prop_assert_eq!(unescape(&escape(&text)), kept);
        let mut hostile = event(lagos("2026-11-28T22:00", 60), &text);
        hostile.uid = text.clone();
        hostile.location = text.clone();
        hostile.categories = vec![text];
        let written = write(&calendar(vec![hostile]));
        let begins = |name: &str| written.split("\r\n").filter(|line| line.starts_with(name)).count();
        prop_assert_eq!((begins("BEGIN:VEVENT"), begins("END:VCALENDAR"), begins("UID")), (1, 1, 1));
        prop_assert!(!written.replace("\r\n", "").contains(['\r', '\n']));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), lines in "([A-Z]{1,9}[:;=,\"0-9TZ\r\n]{0,20}){0,30}") {
        let _either = read(&bytes, Tz::UTC);
        let _either = read(in_event(&lines).as_bytes(), Tz::Asia__Kathmandu);
    }

    #[test]
    fn the_zone_that_is_written_gives_the_same_instants(zone in 0..chrono_tz::TZ_VARIANTS.len(), day in 0i64..9_000, minute in 0i64..1_440) {
        let zone = chrono_tz::TZ_VARIANTS[zone];
        let start = local("2015-01-01T00:00") + chrono::Duration::days(day) + chrono::Duration::minutes(minute);
        let one = event(Schedule::once(start, zone, 180), "x");
        let written = write(&calendar(vec![one]));
        if zone != Tz::UTC {
            let at: DateTime<Utc> = place(start, zone).to_utc();
            prop_assert_eq!(offset_in(&written, start), (start - at.naive_utc()).num_seconds());
        }
    }
}

/// The offset that the VTIMEZONE gives a wall-clock time: of the last onset at or before it, in a gap
/// that of before, in a fold the first.
fn offset_in(text: &str, at: NaiveDateTime) -> i64 {
    let mut found = 0;
    let mut onset = None;
    let mut from = 0;
    let seconds = |value: &str| {
        let sign = if value.starts_with('-') { -1 } else { 1 };
        let part = |at: usize| {
            value
                .get(at..at + 2)
                .and_then(|two| two.parse::<i64>().ok())
                .unwrap_or(0)
        };
        sign * (part(1) * 3600 + part(3) * 60 + part(5))
    };
    for line in text
        .split("\r\n")
        .take_while(|line| *line != "END:VTIMEZONE")
    {
        match line.split_once(':') {
            Some(("DTSTART", value)) => {
                onset = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok()
            }
            Some(("TZOFFSETFROM", value)) => from = seconds(value),
            Some(("TZOFFSETTO", value)) => {
                let to = seconds(value);
                // In a gap the wall clock has passed the onset, but only times after it count.
                let begins =
                    onset.expect("an onset") + chrono::Duration::seconds((to - from).max(0));
                if at >= begins {
                    found = to;
                }
            }
            _ => {}
        }
    }
    found
}
