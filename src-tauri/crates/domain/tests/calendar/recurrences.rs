//! Rules as they are written: what is refused, and how they are said.

use super::{local, tz};
use proptest::prelude::*;
use slipway_domain::calendar::recurrence::{Recurrence, RecurrenceError};
use slipway_domain::calendar::schedule::Schedule;

fn parse(rule: &str) -> Result<Recurrence, RecurrenceError> {
    Recurrence::parse(rule, local("2026-11-27T22:00"), tz("Africa/Lagos"))
}

#[test]
fn rules_in_words() {
    let table = [
        ("FREQ=WEEKLY", "every Friday at 22:00"),
        ("FREQ=WEEKLY;BYDAY=FR", "every Friday at 22:00"),
        (
            "RRULE:freq=weekly;byday=mo,we",
            "every Monday and Wednesday at 22:00",
        ),
        (
            "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
            "every second week on Tuesday at 22:00",
        ),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "every weekday at 22:00"),
        ("FREQ=DAILY;COUNT=10", "every day at 22:00, 10 times"),
        (
            "FREQ=DAILY;INTERVAL=3;BYHOUR=8,20;BYMINUTE=30",
            "every 3 days at 08:30 and 20:30",
        ),
        (
            "FREQ=MONTHLY;BYDAY=3SA",
            "the third Saturday of every month at 22:00",
        ),
        (
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
            "the last weekday of every month at 22:00",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=1,15",
            "day 1 and day 15 of every month at 22:00",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=-1",
            "the last day of every month at 22:00",
        ),
        ("FREQ=MONTHLY", "day 27 of every month at 22:00"),
        (
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=-1FR",
            "the last Friday of every 3 months at 22:00",
        ),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "every year on 29 February at 22:00",
        ),
        ("FREQ=YEARLY", "every year on 27 November at 22:00"),
        (
            "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
            "the last Sunday of every year in March at 22:00",
        ),
        ("FREQ=HOURLY;INTERVAL=6", "every 6 hours at 0 minutes past"),
        (
            "FREQ=DAILY;UNTIL=20261231T210000Z",
            "every day at 22:00, until Thu 31 Dec 2026, 22:00 WAT (UTC+1)",
        ),
    ];
    for (rule, said) in table {
        assert_eq!(parse(rule).unwrap().words(), said, "{rule}");
    }
}

#[test]
fn rules_that_are_refused_say_why() {
    let table = [
        (
            "",
            "a recurrence rule needs FREQ, such as FREQ=WEEKLY;BYDAY=FR",
        ),
        (
            "BYDAY=FR",
            "a recurrence rule needs FREQ, such as FREQ=WEEKLY;BYDAY=FR",
        ),
        (
            "FREQ=SECONDLY",
            "a window may recur hourly at most; FREQ=MINUTELY and FREQ=SECONDLY are refused",
        ),
        (
            "FREQ=MINUTELY;INTERVAL=30",
            "a window may recur hourly at most; FREQ=MINUTELY and FREQ=SECONDLY are refused",
        ),
        (
            "FREQ=SOMETIMES",
            "FREQ takes YEARLY, MONTHLY, WEEKLY, DAILY or HOURLY, not \"SOMETIMES\"",
        ),
        (
            "FREQ=DAILY;INTERVAL=0",
            "INTERVAL takes 1 to 1000, not \"0\"",
        ),
        (
            "FREQ=DAILY;INTERVAL=-1",
            "INTERVAL takes 1 to 1000, not \"-1\"",
        ),
        (
            "FREQ=DAILY;INTERVAL=65536",
            "INTERVAL takes 1 to 1000, not \"65536\"",
        ),
        ("FREQ=DAILY;COUNT=0", "COUNT takes 1 to 10000, not \"0\""),
        (
            "FREQ=DAILY;COUNT=4294967296",
            "COUNT takes 1 to 10000, not \"4294967296\"",
        ),
        (
            "FREQ=DAILY;COUNT=2;UNTIL=20270101T000000Z",
            "COUNT and UNTIL exclude each other: keep one",
        ),
        ("FREQ=DAILY;FREQ=WEEKLY", "FREQ is there twice"),
        (
            "FREQ=DAILY;UNTIL=soon",
            "UNTIL takes a time in UTC, such as 20261231T225959Z, not \"SOON\"",
        ),
        (
            "FREQ=DAILY;UNTIL=20261301T000000Z",
            "UNTIL takes a time in UTC, such as 20261231T225959Z, not \"20261301T000000Z\"",
        ),
        (
            "FREQ=DAILY;UNTIL=20261001T000000Z",
            "UNTIL lies before the start",
        ),
        (
            "FREQ=DAILY;UNTIL=99991231T000000Z",
            "planned times lie in the years 1970 to 2200",
        ),
        (
            "FREQ=WEEKLY;BYDAY=XX",
            "BYDAY takes weekdays such as MO, 3SA or -1FR, not \"XX\"",
        ),
        (
            "FREQ=WEEKLY;BYDAY=",
            "BYDAY takes weekdays such as MO, 3SA or -1FR, not \"\"",
        ),
        (
            "FREQ=MONTHLY;BYDAY=0MO",
            "BYDAY takes weekdays such as MO, 3SA or -1FR, not \"0MO\"",
        ),
        (
            "FREQ=MONTHLY;BYDAY=6MO",
            "a month has no more than five of a weekday",
        ),
        (
            "FREQ=YEARLY;BYDAY=-53MO",
            "here weekdays are counted back to the fourth last of a month, the 52nd last of a year",
        ),
        (
            "FREQ=WEEKLY;BYDAY=3SA",
            "a number before a weekday goes with FREQ=MONTHLY or YEARLY only",
        ),
        (
            "FREQ=WEEKLY;BYMONTHDAY=3",
            "BYMONTHDAY does not go with FREQ=WEEKLY",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "BYMONTHDAY takes 1 to 31, or -31 to -1 from the end, not \"32\"",
        ),
        (
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "BYMONTHDAY takes 1 to 31, or -31 to -1 from the end, not \"0\"",
        ),
        (
            "FREQ=MONTHLY;BYYEARDAY=3",
            "BYYEARDAY goes with FREQ=YEARLY or HOURLY only",
        ),
        (
            "FREQ=MONTHLY;BYWEEKNO=3;BYDAY=MO",
            "BYWEEKNO goes with FREQ=YEARLY only",
        ),
        ("FREQ=YEARLY;BYWEEKNO=3", "BYWEEKNO needs BYDAY beside it"),
        ("FREQ=DAILY;BYHOUR=24", "BYHOUR takes 0 to 23, not \"24\""),
        (
            "FREQ=DAILY;BYSECOND=60",
            "BYSECOND takes 0 to 59, not \"60\"",
        ),
        (
            "FREQ=DAILY;BYSETPOS=1",
            "BYSETPOS needs another BY part to choose from",
        ),
        (
            "FREQ=HOURLY;BYMINUTE=0,10,20,30,40,50",
            "a rule may start 96 times a day at most",
        ),
        (
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "this rule never occurs after its start",
        ),
        (
            "FREQ=DAILY;INTERVAL=7;BYDAY=MO",
            "this rule never occurs after its start",
        ),
        (
            "FREQ=HOURLY;INTERVAL=24;BYHOUR=3",
            "this rule never occurs after its start",
        ),
    ];
    for (rule, why) in table {
        assert_eq!(parse(rule).unwrap_err().to_string(), why, "{rule}");
    }
    let unknown = parse("FREQ=DAILY;BYEASTER=1").unwrap_err().to_string();
    insta::assert_snapshot!(unknown, @r#""BYEASTER" is no part of a recurrence rule; known are FREQ, INTERVAL, COUNT, UNTIL, WKST, BYMONTH, BYWEEKNO, BYYEARDAY, BYMONTHDAY, BYDAY, BYHOUR, BYMINUTE, BYSECOND, BYSETPOS"#);
    let long = format!("FREQ=DAILY;BYHOUR={}", "1,".repeat(1_000));
    assert_eq!(parse(&long), Err(RecurrenceError::TooLong));
    let far = Recurrence::parse("FREQ=DAILY", local("9999-01-01T00:00"), tz("UTC"));
    assert_eq!(far, Err(RecurrenceError::Years));
}

/// The local days on which a rule starts something, as `YYYY-MM-DD`.
fn days(rule: &str, from: &str, to: &str) -> Vec<String> {
    let once = Schedule::once(local("2026-11-27T22:00"), tz("Africa/Lagos"), 60);
    let schedule = Schedule {
        recurrence: Some(parse(rule).unwrap()),
        ..once
    };
    let found = schedule
        .occurrences(super::at(from), super::at(to))
        .unwrap();
    let days = found
        .iter()
        .map(|one| one.local_start.format("%F").to_string());
    days.collect()
}

#[test]
fn plain_and_numbered_weekdays_are_either() {
    let found = days(
        "FREQ=MONTHLY;BYDAY=SU,2TU",
        "2026-11-27T00:00:00Z",
        "2026-12-28T00:00:00Z",
    );
    insta::assert_snapshot!(found.join(" "), @"2026-11-29 2026-12-06 2026-12-08 2026-12-13 2026-12-20 2026-12-27");
}

/// As dateutil counts them: only months with five Mondays have a fifth from the end.
#[test]
fn the_fifth_of_a_weekday_from_the_end_is_in_some_months_only() {
    let found = days(
        "FREQ=MONTHLY;BYDAY=-5MO",
        "2026-12-01T00:00:00Z",
        "2028-01-01T00:00:00Z",
    );
    insta::assert_snapshot!(found.join(" "), @"2027-03-01 2027-05-03 2027-08-02 2027-11-01");
}

#[test]
fn a_rule_begins_where_it_first_holds() {
    let saturdays = parse("FREQ=WEEKLY;BYDAY=SA").unwrap();
    assert_eq!(saturdays.start(), local("2026-11-27T22:00"));
    assert_eq!(saturdays.first(), local("2026-11-28T22:00"));
    assert_eq!(saturdays.last(), None);
    assert_eq!(saturdays.text(), "FREQ=WEEKLY;BYDAY=SA");
}

proptest! {
    #[test]
    fn no_text_makes_it_fall_over(text in ".{0,80}") {
        let _ = parse(&text);
    }

    #[test]
    fn no_near_miss_makes_it_fall_over(text in "FREQ=(YEARLY|MONTHLY|WEEKLY|DAILY|HOURLY|SECONDLY)(;(BYDAY|BYMONTH|BYSETPOS|BYWEEKNO|BYYEARDAY|BYMONTHDAY|BYHOUR|COUNT|INTERVAL|UNTIL|WKST)=[-+]?[0-9MOTUWEHFRSA,]{0,6}){0,4}") {
        if let Ok(rule) = parse(&text) {
            prop_assert!(!rule.words().is_empty());
        }
    }
}
