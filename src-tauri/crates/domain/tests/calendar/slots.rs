//! The next free slots, and why there are none.

use super::{at, booking, calendar, freeze, maintenance, question, set, span};
use slipway_domain::calendar::halt::Halt;
use slipway_domain::calendar::question::{Calendar, Purpose, Slots};
use slipway_domain::calendar::window::Window;

fn next(calendar: &Calendar, start: &str, minutes: u32, count: usize) -> Slots {
    calendar.next_slots(&question(span(start, "1h")), minutes, count, 90, None)
}

fn starts(slots: &Slots) -> Vec<String> {
    let start = |slot: &super::Span| slot.start.format("%m-%dT%H:%M").to_string();
    slots.slots.iter().map(start).collect()
}

#[test]
fn after_the_freeze_in_the_next_window() {
    let fridays = maintenance("fridays", "2026-01-02T20:07", "4h", "FREQ=WEEKLY;BYDAY=FR");
    let calendar = calendar(vec![
        fridays,
        freeze("year-end", "2026-12-18T00:00", "17d", ""),
    ]);
    let slots = next(&calendar, "2026-12-25T20:00:00Z", 180, 3);
    assert_eq!(
        starts(&slots),
        ["01-08T20:07", "01-15T20:07", "01-22T20:07"]
    );
    assert_eq!(slots.none_because, None);
    // A second one in the same night begins on a quarter of an hour.
    let slots = next(&calendar, "2026-12-25T20:00:00Z", 60, 3);
    assert_eq!(
        starts(&slots),
        ["01-08T20:07", "01-08T21:15", "01-08T22:15"]
    );
}

#[test]
fn around_bookings_halts_and_soft_freezes() {
    let nights = maintenance("nights", "2026-01-01T20:00", "4h", "FREQ=DAILY");
    let soft = Window {
        hard: false,
        ..freeze("soft", "2026-06-02T00:00", "1d", "")
    };
    let mut calendar = calendar(vec![nights, soft]);
    calendar.bookings = vec![
        booking("ours", "prd", span("2026-06-01T20:00:00Z", "2h")),
        booking("another's", "uat", span("2026-06-01T22:00:00Z", "2h")),
        booking("me", "prd", span("2026-06-03T20:00:00Z", "4h")),
    ];
    calendar.halts.push(Halt {
        id: "h".to_owned(),
        reason: "drill".to_owned(),
        environments: set(&["prd"]),
        from: at("2026-06-03T20:00:00Z"),
        until: Some(at("2026-06-03T21:05:00Z")),
        lifted_at: None,
    });
    let mut asked = question(span("2026-06-01T12:00:00Z", "2h"));
    asked.ignoring = Some("me".to_owned());
    let slots = calendar.next_slots(&asked, 120, 3, 90, None);
    assert_eq!(
        starts(&slots),
        ["06-01T22:00", "06-03T21:15", "06-04T20:00"]
    );
    asked.purpose = Purpose::Rollback;
    let slots = calendar.next_slots(&asked, 120, 2, 90, None);
    assert_eq!(starts(&slots), ["06-01T22:00", "06-02T20:00"]);
}

#[test]
fn never_before_now_nor_the_lead_time() {
    let calendar = calendar(Vec::new());
    let mut asked = question(span("2026-06-01T12:00:00Z", "1h"));
    asked.now = at("2026-06-02T09:01:00Z");
    assert_eq!(
        starts(&calendar.next_slots(&asked, 60, 1, 90, None)),
        ["06-02T12:00"]
    );
    let lead = Some(at("2026-06-05T00:00:00Z"));
    assert_eq!(
        starts(&calendar.next_slots(&asked, 60, 2, 90, lead)),
        ["06-05T12:00", "06-08T12:00"]
    );
}

#[test]
fn where_no_window_opens_the_hour_that_was_asked_on_working_days() {
    let frozen = freeze("audit", "2026-06-04T00:00", "36h", "");
    let mut calendar = calendar(vec![frozen]);
    // Asked on a Thursday evening inside the freeze, which ends on Friday at noon.
    let asked = question(span("2026-06-04T22:00:00Z", "4h"));
    let next = |calendar: &Calendar| starts(&calendar.next_slots(&asked, 240, 3, 90, None));
    assert_eq!(
        next(&calendar),
        ["06-05T22:00", "06-08T22:00", "06-09T22:00"]
    );
    calendar.bookings = vec![booking("other", "prd", span("2026-06-08T23:00:00Z", "1h"))];
    assert_eq!(
        next(&calendar),
        ["06-05T22:00", "06-09T22:00", "06-10T22:00"]
    );
    // The moment itself counts on any day.
    let saturday = question(span("2026-06-06T22:00:00Z", "4h"));
    let slots = calendar.next_slots(&saturday, 240, 2, 90, None);
    assert_eq!(starts(&slots), ["06-06T22:00", "06-09T22:00"]);
}

#[test]
fn on_a_quarter_where_the_hour_that_was_asked_is_never_free() {
    let nights = freeze("nights", "2026-06-01T20:00", "8h", "FREQ=DAILY");
    let calendar = calendar(vec![nights]);
    let asked = question(span("2026-06-04T22:00:00Z", "4h"));
    let slots = calendar.next_slots(&asked, 240, 2, 30, None);
    assert_eq!(starts(&slots), ["06-05T04:00", "06-05T08:00"]);
}

#[test]
fn none_says_why() {
    let short = maintenance("short", "2026-01-01T20:00", "2h", "FREQ=DAILY");
    let past = maintenance("past", "2026-01-01T20:00", "2h", "");
    let frozen = freeze("audit", "2026-05-01T00:00", "200d", "");
    let why = |windows: Vec<Window>| {
        next(&calendar(windows), "2026-06-01T12:00:00Z", 180, 1)
            .none_because
            .unwrap()
    };
    assert_eq!(
        why(vec![short.clone()]),
        "the longest maintenance window until Sun 30 Aug 2026, 12:00 UTC is 2 h, and 3 h are needed"
    );
    assert_eq!(
        why(vec![past]),
        "no maintenance window opens until Sun 30 Aug 2026, 12:00 UTC"
    );
    assert_eq!(
        why(vec![frozen]),
        "frozen until Tue 17 Nov 2026, 00:00 UTC: because of audit"
    );
    let mut halted = calendar(Vec::new());
    halted.halts.push(Halt {
        id: "h".to_owned(),
        reason: "incident 42".to_owned(),
        environments: set(&[]),
        from: at("2026-05-01T00:00:00Z"),
        until: None,
        lifted_at: None,
    });
    let slots = next(&halted, "2026-06-01T12:00:00Z", 60, 1);
    assert_eq!(
        slots.none_because.as_deref(),
        Some("all changes are halted with no known end: incident 42")
    );
    let taken = freeze("all day", "2026-01-01T20:30", "24h", "FREQ=DAILY");
    assert_eq!(
        next(&calendar(vec![short, taken]), "2026-06-01T12:00:00Z", 60, 1)
            .none_because
            .unwrap(),
        "freezes, halts and other changes leave no 1 h free until Sun 30 Aug 2026, 12:00 UTC"
    );
    assert!(
        next(&calendar(Vec::new()), "2026-06-01T12:00:00Z", 0, 1)
            .none_because
            .is_some()
    );
}
