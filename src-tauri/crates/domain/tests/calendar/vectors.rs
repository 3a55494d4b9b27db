//! The cases that other calendars got wrong, by name.

use super::{at, calendar, freeze, local, maintenance, question, schedule, span, tz};
use slipway_domain::calendar::question::Gate;
use slipway_domain::calendar::recurrence::{Recurrence, RecurrenceError};
use slipway_domain::calendar::schedule::{Occurrence, Schedule};
use slipway_domain::calendar::zone::{self, Shift};

/// Occurrences of a schedule between two days, as `local start -> UTC start, shift`.
fn between(schedule: &Schedule, from: &str, to: &str) -> Vec<Occurrence> {
    let at = |day: &str| at(&format!("{day}T00:00:00Z"));
    schedule.occurrences(at(from), at(to)).unwrap()
}

/// UTC starts as `MM-DDTHH:MM`.
fn starts(schedule: &Schedule, from: &str, to: &str) -> Vec<String> {
    let found = between(schedule, from, to);
    let start = |one: &Occurrence| one.start.format("%m-%dT%H:%M").to_string();
    found.iter().map(start).collect()
}

/// Local dates as `YYYY-MM-DD`.
fn days(schedule: &Schedule, from: &str, to: &str) -> Vec<String> {
    let found = between(schedule, from, to);
    found
        .iter()
        .map(|one| one.local_start.date().to_string())
        .collect()
}

#[test]
fn london_daily_in_the_gap_is_one_instance_with_the_offset_before() {
    let daily = schedule("2026-03-27T01:30", "Europe/London", "1h", "FREQ=DAILY");
    assert_eq!(
        starts(&daily, "2026-03-28", "2026-03-31"),
        ["03-28T01:30", "03-29T01:30", "03-30T00:30"]
    );
    let gap = between(&daily, "2026-03-29", "2026-03-30")[0];
    assert_eq!(gap.shift, Shift::Gap);
    let shown = zone::words(&gap.start.with_timezone(&tz("Europe/London")));
    assert_eq!(shown, "Sun 29 Mar 2026, 02:30 BST (UTC+1)");
}

#[test]
fn london_daily_in_the_fold_is_the_first_only() {
    let daily = schedule("2026-10-01T01:30", "Europe/London", "1h", "FREQ=DAILY");
    let found = between(&daily, "2026-10-24", "2026-10-27");
    let shown: Vec<_> = found.iter().map(|one| (one.start, one.shift)).collect();
    assert_eq!(
        shown,
        [
            (at("2026-10-24T00:30:00Z"), Shift::None),
            (at("2026-10-25T00:30:00Z"), Shift::Fold),
            (at("2026-10-26T01:30:00Z"), Shift::None),
        ]
    );
}

#[test]
fn vancouver_daily_in_the_gap_does_not_panic() {
    let daily = schedule(
        "2021-03-01T02:22:10",
        "America/Vancouver",
        "1h",
        "FREQ=DAILY",
    );
    let found = between(&daily, "2021-03-01", "2021-04-01");
    assert_eq!(found.len(), 31);
    assert_eq!(found[13].start, at("2021-03-14T02:22:10-08:00"));
    assert_eq!(found[13].shift, Shift::Gap);
}

#[test]
fn new_york_six_hours_stay_six_hours_across_both_changes() {
    let weekly = schedule(
        "2026-02-27T22:00",
        "America/New_York",
        "6h",
        "FREQ=WEEKLY;BYDAY=FR,SA",
    );
    for (night, end) in [
        ("2026-03-07", "2026-03-08T05:00:00-04:00"),
        ("2026-10-31", "2026-11-01T03:00:00-05:00"),
    ] {
        let found = between(&weekly, night, "2026-12-31");
        let found = found
            .iter()
            .find(|one| one.local_start == local(&format!("{night}T22:00")))
            .unwrap();
        assert_eq!(found.span().minutes(), 360);
        assert_eq!(found.end, at(end));
    }
}

#[test]
fn saturday_one_o_clock_is_inside_a_friday_night_window() {
    let friday = maintenance("friday", "2026-01-02T22:00", "4h", "FREQ=WEEKLY;BYDAY=FR");
    let calendar = calendar(vec![friday]);
    let gate = |start: &str| calendar.ask(&question(span(start, "30m"))).gate;
    assert_eq!(gate("2026-06-06T01:00:00Z"), Gate::Open);
    assert_eq!(gate("2026-06-06T02:00:00Z"), Gate::Outside);
    assert_eq!(gate("2026-06-05T01:00:00Z"), Gate::Outside);
}

#[test]
fn third_saturday() {
    let monthly = schedule(
        "2026-01-01T22:00",
        "Africa/Lagos",
        "4h",
        "FREQ=MONTHLY;BYDAY=3SA",
    );
    assert_eq!(
        days(&monthly, "2026-01-01", "2026-05-01"),
        ["2026-01-17", "2026-02-21", "2026-03-21", "2026-04-18"]
    );
}

#[test]
fn last_weekday_of_the_month() {
    let rule = "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1";
    let monthly = schedule("2026-01-01T22:00", "Africa/Nairobi", "2h", rule);
    assert_eq!(
        days(&monthly, "2026-01-01", "2026-06-01"),
        [
            "2026-01-30",
            "2026-02-27",
            "2026-03-31",
            "2026-04-30",
            "2026-05-29"
        ]
    );
}

#[test]
fn leap_day_yearly() {
    let yearly = schedule("2024-02-29T10:00", "Africa/Accra", "1h", "FREQ=YEARLY");
    assert_eq!(
        days(&yearly, "2024-01-01", "2037-01-01"),
        ["2024-02-29", "2028-02-29", "2032-02-29", "2036-02-29"]
    );
    let next = yearly.next_after(at("2096-03-01T00:00:00Z")).unwrap();
    assert_eq!(
        next.local_start,
        local("2104-02-29T10:00"),
        "2100 is no leap year"
    );
}

#[test]
fn day_31_skips_short_months() {
    let monthly = schedule(
        "2026-01-31T10:00",
        "UTC",
        "1h",
        "FREQ=MONTHLY;BYMONTHDAY=31",
    );
    assert_eq!(
        days(&monthly, "2026-01-01", "2026-09-01"),
        [
            "2026-01-31",
            "2026-03-31",
            "2026-05-31",
            "2026-07-31",
            "2026-08-31"
        ]
    );
}

#[test]
fn until_is_in_utc_where_the_start_has_a_zone() {
    let parse = |until: &str| {
        let rule = format!("FREQ=DAILY;UNTIL={until}");
        Recurrence::parse(&rule, local("2026-12-01T22:00"), tz("Africa/Lagos"))
    };
    let refused = |text: &str| Err(RecurrenceError::UntilNotUtc(text.to_owned()));
    assert_eq!(parse("20261231T220000"), refused("20261231T210000Z"));
    // A date alone goes with starts that are dates; the end of that local day is what was meant.
    assert_eq!(parse("20261231"), refused("20261231T225959Z"));
    let daily = schedule(
        "2026-12-01T22:00",
        "Africa/Lagos",
        "1h",
        "FREQ=DAILY;UNTIL=20261203T210000Z",
    );
    assert_eq!(
        starts(&daily, "2026-11-01", "2027-02-01").len(),
        3,
        "the last is included"
    );
    let daily = schedule(
        "2026-12-01T22:00",
        "Africa/Lagos",
        "1h",
        "FREQ=DAILY;UNTIL=20261203T205959Z",
    );
    assert_eq!(starts(&daily, "2026-11-01", "2027-02-01").len(), 2);
}

#[test]
fn exdates_compare_the_wall_clock_across_a_change() {
    let mut daily = schedule("2026-03-20T10:00", "Europe/Paris", "1h", "FREQ=DAILY");
    // Before the change and after it: one wall clock, two offsets.
    daily.exdates = vec![local("2026-03-27T10:00"), local("2026-03-30T10:00")];
    assert_eq!(
        days(&daily, "2026-03-26", "2026-04-01"),
        ["2026-03-26", "2026-03-28", "2026-03-29", "2026-03-31"]
    );
}

#[test]
fn zones_with_odd_rules() {
    // Zone, wall-clock time, what the change means in UTC before and after.
    let table = [
        (
            "Africa/Casablanca",
            "2026-02-14T12:00",
            "2026-02-14T11:00:00Z",
        ),
        (
            "Africa/Casablanca",
            "2026-02-20T12:00",
            "2026-02-20T12:00:00Z",
        ),
        (
            "Africa/Casablanca",
            "2026-03-25T12:00",
            "2026-03-25T11:00:00Z",
        ),
        ("Africa/Cairo", "2022-07-01T12:00", "2022-07-01T10:00:00Z"),
        ("Africa/Cairo", "2026-07-01T12:00", "2026-07-01T09:00:00Z"),
        (
            "America/Mexico_City",
            "2022-07-01T12:00",
            "2022-07-01T17:00:00Z",
        ),
        (
            "America/Mexico_City",
            "2026-07-01T12:00",
            "2026-07-01T18:00:00Z",
        ),
        ("Asia/Kolkata", "2026-07-01T12:00", "2026-07-01T06:30:00Z"),
        ("Asia/Kathmandu", "2026-07-01T12:00", "2026-07-01T06:15:00Z"),
        ("Asia/Yangon", "2026-07-01T12:00", "2026-07-01T05:30:00Z"),
        ("Pacific/Apia", "2026-07-01T12:00", "2026-06-30T23:00:00Z"),
        // The day that Samoa left out: read with the offset before, it is the day after.
        ("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00:00Z"),
        ("Africa/Lagos", "2026-11-24T22:00", "2026-11-24T21:00:00Z"),
    ];
    for (name, wall, utc) in table {
        assert_eq!(
            zone::place(local(wall), tz(name)).to_utc(),
            at(utc),
            "{name} {wall}"
        );
    }
}

#[test]
fn the_edition_of_the_zone_data_is_known() {
    assert_eq!(
        zone::TZDATA.len(),
        5,
        "such as 2025b, to tell when planned instants moved"
    );
}

#[test]
fn two_maintenance_windows_of_which_one_is_closed_are_open() {
    let monday = maintenance("monday", "2026-01-05T20:00", "4h", "FREQ=WEEKLY;BYDAY=MO");
    let tuesday = maintenance("tuesday", "2026-01-06T20:00", "4h", "FREQ=WEEKLY;BYDAY=TU");
    let answer = calendar(vec![monday, tuesday]).ask(&question(span("2026-02-03T21:00:00Z", "1h")));
    assert_eq!((answer.gate, answer.allowed), (Gate::Open, true));
}

#[test]
fn a_freeze_of_the_future_does_not_block_today() {
    let later = freeze("year-end", "2026-12-20T00:00", "16d", "");
    let answer = calendar(vec![later]).ask(&question(span("2026-06-01T10:00:00Z", "1h")));
    assert_eq!((answer.gate, answer.allowed), (Gate::Ungated, true));
    assert_eq!(answer.next_close, Some(at("2026-12-20T00:00:00Z")));
    assert_eq!(answer.close_reason.as_deref(), Some("because of year-end"));
}

#[test]
fn planned_outside_a_freeze_that_holds_now_is_allowed() {
    let holds = freeze("now", "2025-12-20T00:00", "30d", "");
    // `now` of the question is 2026-01-01, inside.
    let answer = calendar(vec![holds]).ask(&question(span("2026-02-01T10:00:00Z", "1h")));
    assert!(answer.allowed);
    assert!(answer.conflicts.is_empty());
}
