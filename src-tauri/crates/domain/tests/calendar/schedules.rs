//! Schedules: nothing lost, nothing doubled, bounded, quick from far.

use super::{at, local, schedule, tz};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::{MOST, Schedule, ScheduleError, TooMany};
use slipway_domain::calendar::zone::{Shift, place};
use std::collections::BTreeSet;

#[test]
fn hourly_across_a_gap_gives_each_instant_once() {
    let hourly = schedule("2026-03-29T00:00", "Europe/Paris", "1h", "FREQ=HOURLY");
    let found = hourly
        .occurrences(at("2026-03-28T23:00:00Z"), at("2026-03-29T03:00:00Z"))
        .unwrap();
    let shown: Vec<_> = found
        .iter()
        .map(|one| one.local_start.format("%H:%M").to_string())
        .collect();
    // 02:00 does not exist and comes out as 03:00, which is there already.
    assert_eq!(shown, ["00:00", "01:00", "03:00", "04:00"]);
    assert!(found.iter().all(|one| one.shift == Shift::None));
}

#[test]
fn an_until_inside_a_gap_loses_nothing_after_it() {
    // 02:30 comes out at 03:30, later than 03:00: the rule ends at 03:15 by the instant.
    let rule = "FREQ=HOURLY;BYMINUTE=0,30;UNTIL=20260329T011500Z";
    let halves = schedule("2026-03-29T01:00", "Europe/Paris", "10m", rule);
    let found = halves
        .occurrences(at("2026-03-28T23:00:00Z"), at("2026-03-30T00:00:00Z"))
        .unwrap();
    let shown: Vec<_> = found
        .iter()
        .map(|one| one.start.format("%H:%M").to_string())
        .collect();
    assert_eq!(shown, ["00:00", "00:30", "01:00"]);
}

#[test]
fn dates_are_added_and_taken_out() {
    let mut once = schedule("2026-06-01T10:00", "UTC", "1h", "");
    once.rdates = vec![
        local("2026-06-03T10:00"),
        local("2026-06-03T10:00"),
        local("2026-05-01T10:00"),
    ];
    once.exdates = vec![local("2026-06-01T10:00"), local("2026-07-01T10:00")];
    let found = once
        .occurrences(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"))
        .unwrap();
    let days: Vec<_> = found
        .iter()
        .map(|one| one.local_start.date().to_string())
        .collect();
    assert_eq!(days, ["2026-05-01", "2026-06-03"]);
    assert_eq!(
        once.envelope(),
        (at("2026-05-01T10:00:00Z"), Some(at("2026-06-03T11:00:00Z")))
    );
}

#[test]
fn what_touches_a_range_is_outside_it() {
    let daily = schedule("2026-06-01T10:00", "UTC", "1h", "FREQ=DAILY");
    let count = |from: &str, to: &str| daily.occurrences(at(from), at(to)).unwrap().len();
    assert_eq!(count("2026-06-02T11:00:00Z", "2026-06-03T10:00:00Z"), 0);
    assert_eq!(count("2026-06-02T10:59:59Z", "2026-06-03T10:00:01Z"), 2);
}

#[test]
fn too_many_for_a_call_is_an_error() {
    let hourly = schedule("2026-01-01T00:00", "UTC", "1h", "FREQ=HOURLY");
    let from = at("2026-01-01T00:00:00Z");
    let hours = |hours| hourly.occurrences(from, from + Duration::hours(hours));
    assert_eq!(hours(10_000).unwrap().len(), MOST);
    assert_eq!(hours(10_001), Err(TooMany));
    // Ten thousand years are as good as for ever.
    assert_eq!(
        hourly.occurrences(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC),
        Err(TooMany)
    );
    let yearly = schedule("2026-01-01T00:00", "UTC", "1h", "FREQ=YEARLY");
    let all = yearly
        .occurrences(DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC)
        .unwrap();
    assert_eq!(all.len(), 175, "up to 2200");
    assert_eq!(yearly.next_after(DateTime::<Utc>::MAX_UTC), None);
    assert!(yearly.next_after(DateTime::<Utc>::MIN_UTC).is_some());
}

#[test]
fn a_schedule_out_of_bounds_is_refused() {
    let good = schedule("2026-06-01T10:00", "UTC", "1h", "FREQ=DAILY");
    let day = local("2026-06-01T10:00");
    let table = [
        (
            Schedule {
                minutes: 0,
                ..good.clone()
            },
            ScheduleError::Length,
        ),
        (
            Schedule {
                minutes: 366 * 24 * 60 + 1,
                ..good.clone()
            },
            ScheduleError::Length,
        ),
        (
            Schedule {
                rdates: vec![day; 1_001],
                ..good.clone()
            },
            ScheduleError::Dates,
        ),
        (
            Schedule {
                exdates: vec![local("2300-01-01T00:00")],
                ..good.clone()
            },
            ScheduleError::Years,
        ),
        (
            Schedule::once(local("9999-12-31T23:59"), tz("UTC"), 60),
            ScheduleError::Years,
        ),
        (
            Schedule {
                zone: tz("Africa/Lagos"),
                ..good.clone()
            },
            ScheduleError::Recurrence,
        ),
    ];
    for (schedule, why) in table {
        assert_eq!(schedule.check(), Err(why));
    }
}

#[test]
fn the_envelope_of_a_counted_rule_ends_with_its_last() {
    let ten = schedule("2026-06-01T10:00", "UTC", "1h", "FREQ=DAILY;COUNT=10");
    assert_eq!(
        ten.envelope(),
        (at("2026-06-01T10:00:00Z"), Some(at("2026-06-10T11:00:00Z")))
    );
    assert_eq!(ten.next_after(at("2026-06-10T10:00:00Z")), None);
    let forever = schedule("2026-06-01T10:00", "UTC", "1h", "FREQ=DAILY");
    assert_eq!(forever.envelope().1, None);
}

/// Rules of every frequency, short and long intervals, positions, ends.
fn rules() -> impl Strategy<Value = String> {
    let base = prop::sample::select(vec![
        "FREQ=DAILY",
        "FREQ=DAILY;BYHOUR=3,15;BYSETPOS=-1",
        "FREQ=DAILY;BYDAY=MO,SU",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=TU,SU;WKST=SU",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR;BYSETPOS=2",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYMONTHDAY=31,-2",
        "FREQ=MONTHLY;BYDAY=MO,2TU",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYWEEKNO=1,53;BYDAY=MO",
        "FREQ=YEARLY;BYYEARDAY=1,-1",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "FREQ=HOURLY",
        "FREQ=HOURLY;BYHOUR=1,2,3",
    ]);
    let end = prop::sample::select(vec![
        "",
        ";COUNT=7",
        ";COUNT=300",
        ";UNTIL=20300101T120000Z",
    ]);
    (base, 1..9u8, end).prop_map(|(base, interval, end)| format!("{base};INTERVAL={interval}{end}"))
}

fn schedules() -> impl Strategy<Value = Schedule> {
    let zones = [
        "Europe/Paris",
        "Australia/Lord_Howe",
        "America/Asuncion",
        "Africa/Casablanca",
        "UTC",
    ];
    let zone = prop::sample::select(zones.map(tz).to_vec());
    (rules(), zone, 0..60i64 * 24 * 700, 1..3_000u32).prop_filter_map(
        "never occurs",
        |(rule, zone, minute, minutes)| {
            let start = local("2020-01-01T00:00") + Duration::minutes(minute);
            let recurrence = Recurrence::parse(&rule, start, zone).ok()?;
            Some(Schedule {
                recurrence: Some(recurrence),
                ..Schedule::once(start, zone, minutes)
            })
        },
    )
}

/// All starts up to a day in 2031, read in one go from the start.
fn all(schedule: &Schedule) -> BTreeSet<DateTime<Utc>> {
    let mut starts = BTreeSet::new();
    let mut from = at("2019-12-01T00:00:00Z");
    while from < at("2031-01-01T00:00:00Z") {
        let to = from + Duration::days(180);
        starts.extend(
            schedule
                .occurrences(from, to)
                .unwrap()
                .iter()
                .map(|one| one.start),
        );
        from = to;
    }
    starts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_range_loses_or_doubles_one(schedule in schedules(), offset in 0..60i64 * 24 * 3_500, long in 1..60i64 * 24 * 400) {
        let from = at("2020-01-01T00:00:00Z") + Duration::minutes(offset);
        let to = from + Duration::minutes(long);
        let Ok(found) = schedule.occurrences(from, to) else {
            return Ok(());
        };
        let found: Vec<DateTime<Utc>> = found.iter().map(|one| one.start).collect();
        let length = Duration::minutes(i64::from(schedule.minutes));
        let wanted: Vec<DateTime<Utc>> = all(&schedule)
            .into_iter()
            .filter(|start| *start < to && *start + length > from)
            .collect();
        if to < at("2031-01-01T00:00:00Z") {
            prop_assert_eq!(&found, &wanted);
        }
        prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_next_is_the_first_after(schedule in schedules(), offset in 0..60i64 * 24 * 3_500) {
        let after = at("2020-01-01T00:00:00Z") + Duration::minutes(offset);
        let wanted = all(&schedule).into_iter().find(|start| *start > after);
        let found = schedule.next_after(after).map(|one| one.start);
        if wanted.is_some() {
            prop_assert_eq!(found, wanted);
        } else {
            prop_assert!(found.is_none_or(|found| found > at("2030-12-01T00:00:00Z")));
        }
    }

    #[test]
    fn nothing_lies_outside_the_envelope(schedule in schedules()) {
        let (first, last) = schedule.envelope();
        let starts = all(&schedule);
        let length = Duration::minutes(i64::from(schedule.minutes));
        prop_assert!(starts.iter().all(|start| *start >= first && last.is_none_or(|last| *start + length <= last)));
        prop_assert!(starts.is_empty() || starts.contains(&first));
    }

    #[test]
    fn a_place_is_the_wall_clock_or_later(minute in 0..60i64 * 24 * 365 * 15, name in prop::sample::select(chrono_tz::TZ_VARIANTS.to_vec())) {
        let wall = local("2020-01-01T00:00") + Duration::minutes(minute);
        let shown = place(wall, name).naive_local();
        prop_assert!(shown >= wall);
        prop_assert!(shown - wall <= Duration::hours(24));
    }
}
