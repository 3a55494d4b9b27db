//! Lead times in working days.

use super::{at, working_time};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::working_time::WorkingTime;

/// Lagos, with Christmas.
fn lagos() -> WorkingTime {
    let mut time = working_time("Africa/Lagos");
    for (day, name) in [
        ("2026-12-25", "Christmas"),
        ("2026-12-26", "Boxing Day"),
        ("2027-01-01", "New Year"),
    ] {
        time.holidays.insert(day.parse().unwrap(), name.to_owned());
    }
    time
}

#[test]
fn whole_days_between() {
    let table = [
        (
            "2026-11-23T10:00:00+01:00",
            "2026-11-27T10:00:00+01:00",
            3,
            "Monday to Friday",
        ),
        (
            "2026-11-23T10:00:00+01:00",
            "2026-11-23T22:00:00+01:00",
            0,
            "one day",
        ),
        (
            "2026-11-23T00:00:00+01:00",
            "2026-11-24T00:00:00+01:00",
            1,
            "midnight to midnight",
        ),
        (
            "2026-11-23T00:00:01+01:00",
            "2026-11-24T23:59:59+01:00",
            0,
            "no whole one",
        ),
        (
            "2026-11-27T10:00:00+01:00",
            "2026-11-30T10:00:00+01:00",
            0,
            "over a weekend",
        ),
        (
            "2026-12-23T10:00:00+01:00",
            "2026-12-29T10:00:00+01:00",
            2,
            "over Christmas: Thursday and Monday",
        ),
        (
            "2026-11-27T10:00:00+01:00",
            "2026-11-23T10:00:00+01:00",
            0,
            "backwards",
        ),
    ];
    for (from, to, days, what) in table {
        assert_eq!(
            lagos().working_days_between(at(from), at(to)),
            days,
            "{what}"
        );
    }
}

#[test]
fn the_latest_moment_for_a_lead_time() {
    let target = at("2026-11-27T22:00:00+01:00");
    assert_eq!(
        lagos().latest_for(target, 3),
        at("2026-11-24T00:00:00+01:00")
    );
    assert_eq!(
        lagos().latest_for(target, 5),
        at("2026-11-20T00:00:00+01:00")
    );
    assert_eq!(lagos().latest_for(target, 0), target);
    assert_eq!(
        lagos().add_working_days(at("2026-12-23T10:00:00+01:00"), 3),
        at("2026-12-30T00:00:00+01:00")
    );
}

#[test]
fn a_hub_that_never_works_is_answered_all_the_same() {
    let mut never = lagos();
    never.hours.clear();
    let now = at("2026-11-27T22:00:00+01:00");
    assert!(never.latest_for(now, 3) < now - Duration::days(3_600));
    assert!(never.add_working_days(now, 3) > now + Duration::days(3_600));
    assert_eq!(never.working_days_between(now, now + Duration::days(30)), 0);
}

/// Around both clock changes of a zone whose changes fall on midnight, and Christmas in Lagos.
fn moments() -> impl Strategy<Value = (WorkingTime, DateTime<Utc>)> {
    let asuncion = working_time("America/Asuncion");
    let cairo = working_time("Africa/Cairo");
    let zones = prop::sample::select(vec![lagos(), asuncion, cairo]);
    let starts = [
        "2026-12-10T00:00:00Z",
        "2023-09-20T00:00:00Z",
        "2026-04-15T00:00:00Z",
    ];
    let start = prop::sample::select(starts.map(at).to_vec());
    (zones, start, 0..60i64 * 24 * 20)
        .prop_map(|(time, start, minutes)| (time, start + Duration::minutes(minutes)))
}

proptest! {
    #[test]
    fn the_latest_moment_is_the_latest((time, target) in moments(), days in 1..12u32) {
        let latest = time.latest_for(target, days);
        prop_assert!(time.working_days_between(latest, target) >= days);
        let second = Duration::seconds(1);
        prop_assert!(time.working_days_between(latest + second, target) < days);
    }

    #[test]
    fn the_earliest_moment_is_the_earliest((time, from) in moments(), days in 1..12u32) {
        let earliest = time.add_working_days(from, days);
        prop_assert!(time.working_days_between(from, earliest) >= days);
        let second = Duration::seconds(1);
        prop_assert!(time.working_days_between(from, earliest - second) < days);
    }
}
