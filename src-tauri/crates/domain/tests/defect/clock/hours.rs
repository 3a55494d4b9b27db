//! Working hours as one line of time.

use super::{lagos, minutes};
use crate::calendar::{at, working_time};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::calendar::zone::place;
use slipway_domain::defect::clock::Hours;
use slipway_domain::settings::WorkingHours;

#[test]
fn time_is_added_over_nights_weekends_and_holidays() {
    let hours = Hours::around(&lagos(), at("2026-11-23T16:42:00+01:00"));
    let table = [
        (
            "2026-11-23T13:05:00+01:00",
            240,
            "2026-11-24T08:05:00+01:00",
            "over a night",
        ),
        (
            "2026-11-23T08:00:00+01:00",
            540,
            "2026-11-23T17:00:00+01:00",
            "to the end of a day",
        ),
        (
            "2026-11-23T08:00:00+01:00",
            541,
            "2026-11-24T08:01:00+01:00",
            "a minute more",
        ),
        (
            "2026-11-21T12:00:00+01:00",
            60,
            "2026-11-23T09:00:00+01:00",
            "from a Saturday",
        ),
        (
            "2026-11-23T19:00:00+01:00",
            60,
            "2026-11-24T09:00:00+01:00",
            "from an evening",
        ),
        (
            "2026-12-24T16:00:00+01:00",
            480,
            "2026-12-29T15:00:00+01:00",
            "over two holidays",
        ),
        (
            "2026-11-23T13:05:00+01:00",
            0,
            "2026-11-23T13:05:00+01:00",
            "nothing",
        ),
    ];
    for (from, worked, until, what) in table {
        assert_eq!(
            hours.after(at(from), minutes(worked)),
            Some(at(until)),
            "{what}"
        );
        let back = hours.worked(at(from), at(until));
        assert_eq!(back, Some(minutes(worked)), "{what}");
    }
}

#[test]
fn a_calendar_without_working_hours_knows_nothing() {
    let mut never = lagos();
    never.hours.clear();
    let now = at("2026-11-23T16:42:00+01:00");
    let hours = Hours::around(&never, now);
    assert!(hours.none());
    assert_eq!(hours.after(now, minutes(1)), None);
    assert_eq!(
        hours.worked(now, now + minutes(9_000)),
        Some(Duration::zero())
    );
    never.hours = vec![
        WorkingHours {
            day: 9,
            from: "08:00".to_owned(),
            to: "17:00".to_owned(),
        },
        WorkingHours {
            day: 1,
            from: "17:00".to_owned(),
            to: "08:00".to_owned(),
        },
        WorkingHours {
            day: 2,
            from: "8 am".to_owned(),
            to: "17:00".to_owned(),
        },
    ];
    assert!(
        Hours::around(&never, now).none(),
        "lines that cannot be read are no hours"
    );
}

#[test]
fn days_far_off_are_laid_out_when_asked_for() {
    let now = at("2026-11-23T12:00:00+01:00");
    let near = Hours::new(&lagos(), now, now);
    let wide = Hours::new(
        &lagos(),
        at("2001-01-01T00:00:00Z"),
        at("2046-01-01T00:00:00Z"),
    );
    for start in [
        "2003-05-05T10:00:00Z",
        "2026-11-24T10:00:00Z",
        "2044-05-05T10:00:00Z",
    ] {
        let start = at(start);
        for worked in [1, 540, 9_000, 60_000] {
            let until = near.after(start, minutes(worked));
            assert_eq!(until, wide.after(start, minutes(worked)));
            let until = until.unwrap();
            assert_eq!(near.worked(start, until), Some(minutes(worked)));
            assert_eq!(near.between(start, until), wide.between(start, until));
        }
    }
    let (ancient, distant) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    assert_eq!(near.worked(ancient, now), None, "nobody means that");
    assert_eq!(near.worked(now, distant), None);
    assert!(near.after(ancient, minutes(5)).is_some_and(|at| at < now));
    assert_eq!(near.after(distant, minutes(5)), None);
}

#[test]
fn a_year_of_holidays_is_skipped() {
    let mut time = lagos();
    let mut day: chrono::NaiveDate = "2026-11-24".parse().unwrap();
    for _ in 0..800 {
        time.holidays.insert(day, "closed".to_owned());
        day = day.succ_opt().unwrap();
    }
    let now = at("2026-11-23T17:00:00+01:00");
    let until = Hours::around(&time, now).after(now, minutes(60));
    assert_eq!(until, Some(at("2029-02-01T09:00:00+01:00")));
}

/// Calendars whose clock changes while it works, with shifts that touch each other.
fn calendars() -> impl Strategy<Value = (WorkingTime, DateTime<Utc>)> {
    let zones = [
        ("Africa/Lagos", "2026-12-20T00:00:00Z"),
        ("Europe/London", "2026-03-27T00:00:00Z"),
        ("Europe/London", "2026-10-23T00:00:00Z"),
        // Its clock changes at midnight, half an hour, and on other days than Europe's.
        ("America/Asuncion", "2023-09-29T00:00:00Z"),
        ("Africa/Cairo", "2026-04-22T00:00:00Z"),
        ("Australia/Lord_Howe", "2026-04-03T00:00:00Z"),
        ("America/New_York", "2026-10-30T00:00:00Z"),
    ];
    let shifts = prop::sample::select(vec![
        vec![("08:00", "17:00")],
        vec![("00:00", "23:59")],
        vec![("00:00", "04:00"), ("13:00", "17:30")],
        vec![("01:30", "12:00"), ("12:00", "13:00"), ("11:00", "12:30")],
    ]);
    let days = prop::sample::select(vec![1..=5u8, 1..=7, 7..=7]);
    (prop::sample::select(zones.to_vec()), shifts, days).prop_map(
        |((zone, start), shifts, days)| {
            let mut time = working_time(zone);
            let line = |day, (from, to): &(&str, &str)| WorkingHours {
                day,
                from: (*from).to_owned(),
                to: (*to).to_owned(),
            };
            time.hours = days
                .flat_map(|day| shifts.iter().map(move |shift| line(day, shift)))
                .collect();
            time.holidays
                .insert("2026-12-25".parse().unwrap(), "Christmas".to_owned());
            (time, at(start))
        },
    )
}

/// The shifts of a calendar, to look at each minute by itself.
pub(super) struct Shifts(Vec<(DateTime<Utc>, DateTime<Utc>)>);

impl Shifts {
    /// Those of some days from one on.
    pub(super) fn of(time: &WorkingTime, from: DateTime<Utc>, days: usize) -> Shifts {
        let begin = time.date(from).pred_opt().unwrap();
        let days = begin
            .iter_days()
            .take(days + 3)
            .filter(|day| time.is_working_day(*day));
        let shifts = days.flat_map(|day| {
            let weekday = chrono::Datelike::weekday(&day).number_from_monday();
            let lines = time
                .hours
                .iter()
                .filter(move |line| u32::from(line.day) == weekday);
            lines.map(move |line| {
                let place = |text: &str| place(day.and_time(text.parse().unwrap()), time.zone);
                (place(&line.from).to_utc(), place(&line.to).to_utc())
            })
        });
        Shifts(shifts.collect())
    }

    /// Whether the hub works in this minute.
    pub(super) fn hold(&self, minute: DateTime<Utc>) -> bool {
        self.0
            .iter()
            .any(|(from, to)| *from <= minute && minute < *to)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn it_counts_as_minute_by_minute(
        (time, start) in calendars(),
        from in 0..4_000i64,
        length in 0..3_000i64,
    ) {
        let from = start + minutes(from);
        let until = from + minutes(length);
        let shifts = Shifts::of(&time, from, 3);
        let brute = (0..length).filter(|minute| shifts.hold(from + minutes(*minute))).count();
        // One that must lay out more, and one that need not, say the same.
        for hours in [Hours::new(&time, start, start), Hours::around(&time, start)] {
            prop_assert_eq!(hours.worked(from, until), Some(minutes(brute as i64)));
            let spans = hours.between(from, until);
            prop_assert_eq!(spans.iter().map(|span| span.minutes()).sum::<i64>(), brute as i64);
        }
    }

    #[test]
    fn adding_is_the_first_moment_that_has_so_much(
        (time, start) in calendars(),
        from in 0..4_000i64,
        length in 1..1_500i64,
    ) {
        let hours = Hours::around(&time, start);
        let from = start + minutes(from);
        let until = hours.after(from, minutes(length)).unwrap();
        prop_assert_eq!(hours.worked(from, until), Some(minutes(length)));
        let before = until - Duration::seconds(1);
        prop_assert!(hours.worked(from, before).unwrap() < minutes(length));
    }
}
