//! What clocks say, by table.

use super::{answer, first, lagos, november, response, severity, state};
use crate::calendar::at;
use ClockState::{Breached, Ended, Met, Paused, Running};
use Severity::{S1, S2, S3, S4};
use TicketState::{Cancelled, Closed, Escalated, InProgress, Pending, Resolved};
use chrono::{DateTime, Utc};
use slipway_domain::defect::clock::{
    ClockKind, ClockState, Event, Happened, Hours, Story, Target, Targets, Unknown, is_machine,
    nearest, read,
};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;

struct Case {
    what: &'static str,
    severity: Severity,
    reported: &'static str,
    events: Vec<Event>,
    now: &'static str,
    state: ClockState,
    due: Option<&'static str>,
    left: i64,
}

fn case(what: &'static str, severity: Severity, reported: &'static str) -> Case {
    let (now, due) = (reported, None);
    Case {
        what,
        severity,
        reported,
        events: Vec::new(),
        now,
        state: Running,
        due,
        left: 0,
    }
}

impl Case {
    fn then(mut self, event: Event) -> Case {
        self.events.push(event);
        self
    }

    fn reads(mut self, now: &'static str, state: ClockState, due: &'static str, left: i64) -> Case {
        (self.now, self.state, self.left) = (now, state, left);
        self.due = (!due.is_empty()).then_some(due);
        self
    }
}

fn said(at: DateTime<Utc>, public: bool, ours: bool, automated: bool) -> Event {
    Event {
        at,
        what: Happened::Said {
            public,
            ours,
            automated,
        },
    }
}

/// The guide's targets; 23 November 2026 is a Monday.
fn targets() -> Vec<Case> {
    vec![
        case("S1 takes two hours of any day", S1, "21 23:00")
            .reads("22 00:00", Running, "22 01:00", 60),
        case("S2 takes four business hours", S2, "23 13:05")
            .reads("23 16:42", Running, "24 08:05", 23),
        case("S3 takes eight", S3, "23 13:05").reads("23 13:05", Running, "24 12:05", 480),
        case("S4 takes eight", S4, "27 16:00").reads("28 12:00", Running, "30 15:00", 420),
        case("due is still in time", S1, "23 10:00").reads("23 12:00", Running, "23 12:00", 0),
        case("a minute later is not", S1, "23 10:00").reads("23 12:01", Breached, "23 12:00", -1),
        case("the night does not count as overdue", S2, "23 13:00")
            .reads("24 08:10", Breached, "23 17:00", -10),
    ]
}

fn answers() -> Vec<Case> {
    let robot = said(november("23 10:01"), true, true, true);
    let note = said(november("23 10:05"), false, true, false);
    let reporter = said(november("23 10:10"), true, false, false);
    vec![
        case("answered in time", S2, "23 09:00")
            .then(answer(november("23 10:30")))
            .reads("27 10:00", Met, "23 13:00", 150),
        case("answered at the last moment", S2, "23 09:00")
            .then(answer(november("23 13:00")))
            .reads("27 10:00", Met, "23 13:00", 0),
        case("answered late", S2, "23 09:00")
            .then(answer(november("23 13:12")))
            .reads("27 10:00", Breached, "23 13:00", -12),
        case(
            "machines, notes and the reporter do not answer",
            S2,
            "23 09:00",
        )
        .then(robot)
        .then(note)
        .then(reporter)
        .reads("23 11:00", Running, "23 13:00", 120),
        case("an answer to come is not one yet", S2, "23 09:00")
            .then(answer(november("23 12:00")))
            .reads("23 11:00", Running, "23 13:00", 120),
        case(
            "what happened after the answer does not matter",
            S3,
            "23 09:00",
        )
        .then(answer(november("23 10:00")))
        .then(severity(november("23 11:00"), Some(S3), S1))
        .then(state(november("23 12:00"), InProgress, Pending))
        .reads("27 10:00", Met, "23 17:00", 420),
        case("Pending in the same moment as the answer", S3, "23 09:00")
            .then(answer(november("23 10:00")))
            .then(state(november("23 10:00"), InProgress, Pending))
            .reads("27 10:00", Met, "23 17:00", 420),
    ]
}

fn pauses() -> Vec<Case> {
    vec![
        case("Pending stops it", S3, "23 09:00")
            .then(state(november("23 10:00"), InProgress, Pending))
            .reads("25 10:00", Paused, "", 420),
        case("and it goes on", S3, "23 09:00")
            .then(state(november("23 10:00"), InProgress, Pending))
            .then(state(november("23 13:00"), Pending, Escalated))
            .reads("23 14:00", Running, "24 11:00", 360),
        case("S2 is never paused", S2, "23 09:00")
            .then(state(november("23 10:00"), InProgress, Pending))
            .reads("23 12:00", Running, "23 13:00", 60),
        case("it was due before it was paused", S3, "23 08:00")
            .then(state(november("23 16:30"), InProgress, Pending))
            .reads("25 10:00", Breached, "23 16:00", -720),
        case("a raise to S2 wakes it", S3, "23 09:00")
            .then(state(november("23 10:00"), InProgress, Pending))
            .then(severity(november("23 14:00"), Some(S3), S2))
            .reads("23 15:00", Running, "24 09:00", 180),
        case("resolved without an answer", S3, "23 09:00")
            .then(state(november("23 10:00"), InProgress, Resolved))
            .reads("25 10:00", Ended, "23 17:00", 420),
        case("reopened", S3, "23 09:00")
            .then(state(november("23 10:00"), InProgress, Resolved))
            .then(state(november("24 09:00"), Resolved, InProgress))
            .reads("24 10:00", Running, "24 16:00", 360),
        case("cancelled too late to matter", S1, "23 09:00")
            .then(state(november("23 12:00"), InProgress, Cancelled))
            .reads("25 10:00", Breached, "23 11:00", -60),
    ]
}

fn raises() -> Vec<Case> {
    vec![
        case("lowered: as if it had always been so", S1, "23 09:00")
            .then(severity(november("23 10:00"), Some(S1), S3))
            .reads("23 12:00", Running, "23 17:00", 300),
        case("raised: from the raise", S4, "20 16:00")
            .then(severity(november("23 09:00"), Some(S4), S1))
            .reads("23 10:00", Running, "23 11:00", 60),
        case(
            "raised shortly before it was due: not later than it was",
            S3,
            "23 08:00",
        )
        .then(severity(november("23 15:30"), Some(S3), S2))
        .reads("23 15:45", Running, "23 16:00", 15),
        case("raised twice, lowered once", S4, "23 08:00")
            .then(severity(november("23 09:00"), Some(S4), S1))
            .then(severity(november("23 10:00"), Some(S1), S2))
            .reads("23 10:30", Running, "23 13:00", 150),
        case("in any order", S4, "23 08:00")
            .then(severity(november("23 10:00"), Some(S1), S2))
            .then(severity(november("23 09:00"), Some(S4), S1))
            .reads("23 10:30", Running, "23 13:00", 150),
        case("set first at noon, counted from the report", S2, "23 09:00")
            .then(severity(november("23 12:00"), None, S2))
            .reads("23 12:30", Running, "23 13:00", 30),
    ]
}

#[test]
fn clocks_by_table() {
    let cases = targets()
        .into_iter()
        .chain(answers())
        .chain(pauses())
        .chain(raises());
    for case in cases {
        let clock = response(case.reported, case.severity, &case.events, case.now);
        assert_eq!(clock.due, case.due.map(november), "{}", case.what);
        assert_eq!(
            (clock.state, clock.left_minutes),
            (case.state, Some(case.left)),
            "{}",
            case.what
        );
        assert_eq!(clock.unknown, None, "{}", case.what);
    }
}

#[test]
fn a_clock_change_shortens_no_working_day() {
    // The night of 25 October 2026 has an hour more in London, that of 29 March one less.
    let london = crate::calendar::working_time("Europe/London");
    for (reported, due) in [
        ("2026-10-23T16:30:00+01:00", "2026-10-26T11:30:00+00:00"),
        ("2026-03-27T16:30:00+00:00", "2026-03-30T11:30:00+01:00"),
    ] {
        let clock = first(&london, at(reported), Some(S2), &[], at(reported)).unwrap();
        assert_eq!(clock.due, Some(at(due)));
    }
    // Two hours are two hours, whatever the wall shows.
    let clock = first(
        &london,
        at("2026-10-25T00:30:00Z"),
        Some(S1),
        &[],
        at("2026-10-25T01:00:00Z"),
    );
    assert_eq!(clock.unwrap().due, Some(at("2026-10-25T02:30:00Z")));
}

#[test]
fn what_is_not_known_is_said() {
    let (reported, now) = (november("23 09:00"), november("23 10:00"));
    let none = first(&lagos(), reported, None, &[], now).unwrap();
    assert_eq!(
        (none.state, none.unknown),
        (ClockState::Unknown, Some(Unknown::NoSeverity))
    );
    let mut never = lagos();
    never.hours.clear();
    let none = first(&never, reported, Some(S3), &[], now).unwrap();
    assert_eq!(
        (none.state, none.unknown),
        (ClockState::Unknown, Some(Unknown::NoHours))
    );
    assert_eq!(none.due, None);
    let wall = first(&never, reported, Some(S1), &[], now).unwrap();
    assert_eq!(
        (wall.state, wall.left_minutes),
        (Running, Some(60)),
        "S1 needs no hours"
    );
    let hours = Hours::around(&lagos(), now);
    let story = Story {
        reported,
        severity: Some(S3),
        state: Some(Pending),
        events: &[],
    };
    let paused = read(
        ClockKind::FirstResponse,
        &story,
        &Targets::default(),
        &hours,
        now,
    )
    .unwrap();
    assert_eq!(
        (paused.state, paused.unknown),
        (ClockState::Unknown, Some(Unknown::PendingSince))
    );
    let events = [answer(now)];
    let story = Story {
        events: &events,
        ..story
    };
    let kept = read(
        ClockKind::FirstResponse,
        &story,
        &Targets::default(),
        &hours,
        now,
    )
    .unwrap();
    assert_eq!(
        (kept.state, kept.unknown),
        (Met, None),
        "it was kept whether it waited or not"
    );
    let story = Story {
        state: Some(Closed),
        events: &[],
        ..story
    };
    let closed = read(
        ClockKind::FirstResponse,
        &story,
        &Targets::default(),
        &hours,
        now,
    )
    .unwrap();
    assert_eq!((closed.state, closed.due), (Ended, None));
}

#[test]
fn absurd_moments_are_answered_all_the_same() {
    let (ancient, distant) = (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC);
    for (reported, now) in [
        (ancient, november("23 09:00")),
        (november("23 09:00"), distant),
        (distant, ancient),
        (ancient, distant),
    ] {
        for severity in Severity::ALL {
            let events = [state(distant, InProgress, Pending), answer(ancient)];
            let hours = Hours::around(&lagos(), november("23 09:00"));
            for events in [&[][..], &events] {
                let state = Some(InProgress);
                let story = Story {
                    reported,
                    severity: Some(*severity),
                    state,
                    events,
                };
                let clock = nearest(&story, &Targets::default(), &hours, now).unwrap();
                let _ = clock.why(&hours, now);
                let _ = slipway_domain::defect::clock::segments(&clock, &story, &hours, now);
            }
        }
    }
}

#[test]
fn updates_and_resolutions_have_clocks_where_the_hub_wants_them() {
    let (reported, now) = (november("23 09:00"), november("24 10:00"));
    let hours = Hours::around(&lagos(), now);
    let targets = Targets::default()
        .with(ClockKind::NextUpdate, S3, Some(Target::business(240)))
        .with(ClockKind::Resolution, S3, Some(Target::business(5 * 540)));
    let events = [
        answer(november("23 10:00")),
        answer(november("23 16:00")),
        state(november("23 16:30"), InProgress, Escalated),
    ];
    let story = Story {
        reported,
        severity: Some(S3),
        state: None,
        events: &events,
    };
    let update = read(ClockKind::NextUpdate, &story, &targets, &hours, now).unwrap();
    assert_eq!(
        (update.due, update.left_minutes),
        (Some(november("24 11:00")), Some(60))
    );
    let resolution = read(ClockKind::Resolution, &story, &targets, &hours, now).unwrap();
    assert_eq!(resolution.due, Some(november("30 09:00")));
    assert_eq!(
        nearest(&story, &targets, &hours, now).unwrap().kind,
        ClockKind::NextUpdate
    );
    let silent = Story {
        events: &[],
        ..story
    };
    assert_eq!(
        nearest(&silent, &targets, &hours, now).unwrap().kind,
        ClockKind::FirstResponse
    );
    assert_eq!(
        read(ClockKind::NextUpdate, &silent, &targets, &hours, now),
        None
    );
    let none = Targets::default();
    assert_eq!(
        read(ClockKind::Resolution, &story, &none, &hours, now),
        None,
        "the guide has none"
    );
    let done = [
        events[0],
        state(november("24 09:00"), InProgress, Resolved),
        state(november("24 09:30"), Resolved, Closed),
    ];
    let story = Story {
        events: &done,
        ..story
    };
    let kept = read(ClockKind::Resolution, &story, &targets, &hours, now).unwrap();
    assert_eq!((kept.state, kept.ended), (Met, Some(november("24 09:00"))));
    assert_eq!(
        nearest(&story, &targets, &hours, now).unwrap().kind,
        ClockKind::FirstResponse
    );
}

#[test]
fn targets_are_written_and_read() {
    let table = [
        ("2h", Ok(Target::wall(120)), "2 hours"),
        (
            "4 business hours",
            Ok(Target::business(240)),
            "4 business hours",
        ),
        ("90 min", Ok(Target::wall(90)), "1 hour 30 minutes"),
        (
            "1 Business Hour",
            Ok(Target::business(60)),
            "1 business hour",
        ),
        (
            "30 business minutes",
            Ok(Target::business(30)),
            "30 business minutes",
        ),
    ];
    for (text, target, words) in table {
        assert_eq!(Target::parse(text), target, "{text}");
        assert_eq!(target.unwrap().words(), words);
        assert_eq!(Target::parse(words), target, "{words}");
    }
    for text in [
        "", "soon", "0h", "-4h", "business", "4", "9999999h", "4 h h",
    ] {
        assert!(Target::parse(text).is_err(), "{text}");
    }
    let json = serde_json::to_string(&Targets::default()).unwrap();
    assert_eq!(
        serde_json::from_str::<Targets>(&json).unwrap(),
        Targets::default()
    );
    insta::assert_snapshot!(json, @r#"{"first_response":[{"minutes":120,"counts":"wall_clock"},{"minutes":240,"counts":"business_hours"},{"minutes":480,"counts":"business_hours"},{"minutes":480,"counts":"business_hours"}],"next_update":[null,null,null,null],"resolution":[null,null,null,null]}"#);
}

#[test]
fn machines_are_told_from_people() {
    for name in [
        "RT_System",
        "The RT System itself",
        "Automation for Jira",
        "github-actions[bot]",
        "mojaloop-bot",
        "noreply@hub.example",
    ] {
        assert!(is_machine(name), "{name}");
    }
    for name in [
        "Grace Nakato",
        "abbot",
        "Bot Tom",
        "systems team",
        "fatou.diallo@hub.example",
        "",
    ] {
        assert!(!is_machine(name), "{name}");
    }
}
