//! A clock in words, and as a bar.

use super::{answer, lagos, november, severity, state};
use crate::calendar::at;
use chrono::{DateTime, Utc};
use slipway_domain::defect::clock::{
    ClockKind, Event, Hours, Story, Target, Targets, read, segments,
};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState::{InProgress, Pending, Resolved};
use std::fmt::Write;

/// Label, short label, due, sentence and bar, each on its line.
fn told_as(
    kind: ClockKind,
    severity: Option<Severity>,
    reported: DateTime<Utc>,
    events: &[Event],
    now: DateTime<Utc>,
) -> String {
    let targets = Targets::default()
        .with(
            ClockKind::Resolution,
            Severity::S3,
            Some(Target::business(40 * 60)),
        )
        .with(ClockKind::NextUpdate, Severity::S1, Some(Target::wall(90)));
    let hours = Hours::around(&lagos(), now);
    let story = Story {
        reported,
        severity,
        state: Some(InProgress),
        events,
    };
    let clock = read(kind, &story, &targets, &hours, now).unwrap();
    let mut out = format!(
        "{} | {}\n{}\n",
        clock.label(),
        clock.short(),
        clock.why(&hours, now)
    );
    for segment in segments(&clock, &story, &hours, now) {
        writeln!(
            out,
            "{} {} {}",
            segment.kind.slug(),
            segment.minutes,
            segment.label
        )
        .unwrap();
    }
    out
}

fn response(reported: &str, severity: Severity, events: &[Event], now: &str) -> String {
    told_as(
        ClockKind::FirstResponse,
        Some(severity),
        november(reported),
        events,
        november(now),
    )
}

#[test]
fn the_picture() {
    insta::assert_snapshot!(response("23 13:05", Severity::S2, &[], "23 16:42"), @r"
    23 business min left | 23 min
    S2: a person answers within 4 business hours (Mon – Fri, 08:00 – 17:00 WAT). Never paused, since S2 may not be pending.
    used 217 3 h 37 min since 13:05
    left 18 now
    night 900 night
    later 5 + 5 min Tue
    ");
}

#[test]
fn paused() {
    let events = [
        state(november("26 10:00"), InProgress, Pending),
        state(november("26 13:00"), Pending, InProgress),
    ];
    insta::assert_snapshot!(response("26 09:00", Severity::S3, &events, "26 16:00"), @r"
    4 business h left | 4 h
    S3: a person answers within 8 business hours (Mon – Fri, 08:00 – 17:00 WAT). Paused 3 business h in Pending.
    used 60 1 h since 09:00
    pause 180 3 h in Pending
    used 180 3 h
    left 60 now
    night 900 night
    later 180 + 3 h Fri
    ");
    insta::assert_snapshot!(response("26 09:00", Severity::S3, &events[..1], "27 09:30"), @r"
    Paused, 7 business h left | paused
    S3: a person answers within 8 business hours (Mon – Fri, 08:00 – 17:00 WAT). Paused 8 business h 30 min in Pending.
    used 60 1 h since Thu 26 Nov, 09:00
    pause 510 8 h 30 min in Pending
    later 420 7 h once it goes on
    ");
}

#[test]
fn holidays_are_named() {
    let (reported, now) = (
        at("2026-12-24T15:00:00+01:00"),
        at("2026-12-24T16:30:00+01:00"),
    );
    let told = told_as(
        ClockKind::FirstResponse,
        Some(Severity::S4),
        reported,
        &[],
        now,
    );
    insta::assert_snapshot!(told, @r"
    6 business h 30 min left | 6 h 30 min
    S4: a person answers within 8 business hours (Mon – Fri, 08:00 – 17:00 WAT). Fri 25 Dec (Christmas) and Mon 28 Dec (Boxing Day observed) skipped.
    used 90 1 h 30 min since 15:00
    left 30 now
    night 6660 Christmas
    later 360 + 6 h Tue
    ");
}

#[test]
fn raised() {
    let events = [severity(
        november("23 09:00"),
        Some(Severity::S4),
        Severity::S1,
    )];
    insta::assert_snapshot!(response("20 16:00", Severity::S4, &events, "23 10:00"), @r"
    1 h left | 1 h
    S1: a person answers within 2 hours, day and night. Counted from Mon 23 Nov, 09:00, when it became S1. Never paused, since S1 may not be pending.
    used 60 1 h since 09:00
    left 60 left
    ");
}

#[test]
fn kept_late_over_and_ended() {
    let early = [answer(november("23 10:00"))];
    insta::assert_snapshot!(response("23 09:00", Severity::S2, &early, "24 10:00"), @r"
    Answered in time | met
    S2: a person answers within 4 business hours (Mon – Fri, 08:00 – 17:00 WAT).
    used 60 1 h since Mon 23 Nov, 09:00
    ");
    let late = [answer(november("24 09:12"))];
    insta::assert_snapshot!(response("23 13:05", Severity::S2, &late, "24 10:00"), @r"
    Answered 1 business h 7 min late | 1 h 7 min late
    S2: a person answers within 4 business hours (Mon – Fri, 08:00 – 17:00 WAT).
    used 307 5 h 7 min since Mon 23 Nov, 13:05
    ");
    insta::assert_snapshot!(response("23 13:05", Severity::S2, &[], "24 10:00"), @r"
    Overdue by 1 business h 55 min | 1 h 55 min over
    S2: a person answers within 4 business hours (Mon – Fri, 08:00 – 17:00 WAT). Never paused, since S2 may not be pending.
    used 355 5 h 55 min since Mon 23 Nov, 13:05
    ");
    let resolved = [state(november("23 14:00"), InProgress, Resolved)];
    insta::assert_snapshot!(response("23 13:05", Severity::S2, &resolved, "24 10:00"), @r"
    Ended | ended
    S2: a person answers within 4 business hours (Mon – Fri, 08:00 – 17:00 WAT). The ticket ended before.
    used 55 55 min since Mon 23 Nov, 13:05
    ");
}

#[test]
fn from_a_weekend_and_over_many_days() {
    insta::assert_snapshot!(response("21 12:00", Severity::S3, &[], "21 13:00"), @r"
    8 business h left | 8 h
    S3: a person answers within 8 business hours (Mon – Fri, 08:00 – 17:00 WAT).
    night 2580 weekend
    later 480 + 8 h Mon
    ");
    let told = told_as(
        ClockKind::Resolution,
        Some(Severity::S3),
        november("20 09:00"),
        &[],
        november("23 12:00"),
    );
    insta::assert_snapshot!(told, @r"
    28 business h left | 28 h
    S3: it is resolved within 40 business hours (Mon – Fri, 08:00 – 17:00 WAT).
    used 720 12 h since Fri 20 Nov, 09:00
    left 300 now
    night 900 night
    later 1380 + 23 h Thu
    ");
}

#[test]
fn updates() {
    let events = [answer(november("23 10:00"))];
    let told = told_as(
        ClockKind::NextUpdate,
        Some(Severity::S1),
        november("23 09:00"),
        &events,
        november("23 10:30"),
    );
    insta::assert_snapshot!(told, @r"
    1 h left | 1 h
    S1: the reporter hears more within 1 hour 30 minutes, day and night. Never paused, since S1 may not be pending.
    used 30 30 min since 10:00
    left 60 left
    ");
}

#[test]
fn not_known() {
    let now = november("23 10:00");
    insta::assert_snapshot!(told_as(ClockKind::FirstResponse, None, now, &[], now), @r"
    Not known | not known
    No severity is set, so no target applies. Set one.
    ");
}

#[test]
fn a_target_reads_what_it_says_of_itself() {
    for minutes in [1, 45, 60, 61, 90, 120, 480, 6000] {
        for target in [Target::wall(minutes), Target::business(minutes)] {
            assert_eq!(
                Target::parse(&target.words()),
                Ok(target),
                "{}",
                target.words()
            );
        }
    }
}
