//! Questions and their answers: every reason, every conflict, and when instead.

use super::{
    at, booking, calendar, freeze, maintenance, question, schedule, set, span, window, working_time,
};
use chrono::{DateTime, Utc};
use slipway_domain::calendar::halt::Halt;
use slipway_domain::calendar::question::{
    Answer, Calendar, ConflictKind, Gate, Link, Purpose, ReasonKind,
};
use slipway_domain::calendar::window::{Window, WindowKind};

fn kinds(answer: &Answer) -> Vec<ReasonKind> {
    answer.reasons.iter().map(|reason| reason.kind).collect()
}

fn halt(from: &str, until: Option<&str>) -> Halt {
    Halt {
        id: "halt-1".to_owned(),
        reason: "incident 42".to_owned(),
        environments: set(&[]),
        from: at(from),
        until: until.map(at),
        lifted_at: None,
    }
}

/// Fridays 20:00 to 02:00, and a freeze from 18 December to 4 January.
fn year_end() -> Calendar {
    let fridays = maintenance("fridays", "2026-01-02T20:00", "6h", "FREQ=WEEKLY;BYDAY=FR");
    calendar(vec![
        fridays,
        freeze("year-end", "2026-12-18T00:00", "17d", ""),
    ])
}

#[test]
fn inside_the_freeze_it_says_why_and_when_instead() {
    let answer = year_end().ask(&question(span("2026-12-25T20:00:00Z", "3h")));
    assert_eq!((answer.gate, answer.allowed), (Gate::Frozen, false));
    assert_eq!(kinds(&answer), [ReasonKind::HardFreeze]);
    let reason = &answer.reasons[0];
    assert_eq!(reason.window.as_deref(), Some("year-end"));
    assert_eq!(
        (reason.title.as_str(), reason.owner.as_deref()),
        ("because of year-end", Some("ama"))
    );
    assert_eq!(reason.span, Some(span("2026-12-18T00:00:00Z", "17d")));
    assert_eq!(answer.next_open, Some(at("2027-01-08T20:00:00Z")));
    assert_eq!(answer.next_close, Some(at("2027-01-09T02:00:00Z")));
    assert_eq!(answer.close_reason.as_deref(), Some("because of fridays"));
}

#[test]
fn every_reason_is_told_not_the_first() {
    let mut calendar = year_end();
    let soft = Window {
        hard: false,
        ..freeze("holidays", "2026-12-24T00:00", "3d", "")
    };
    calendar.windows.push(soft);
    calendar.halts.push(halt("2026-12-20T00:00:00Z", None));
    let answer = calendar.ask(&question(span("2026-12-24T10:00:00Z", "3h")));
    assert_eq!(
        kinds(&answer),
        [
            ReasonKind::Halted,
            ReasonKind::HardFreeze,
            ReasonKind::OutsideMaintenanceWindow,
            ReasonKind::SoftFreeze
        ]
    );
    assert_eq!(answer.gate, Gate::Halted);
    assert_eq!(answer.next_open, None, "a halt without an end");
    let found: Vec<ConflictKind> = answer
        .conflicts
        .iter()
        .map(|conflict| conflict.kind)
        .collect();
    assert_eq!(
        found,
        [
            ConflictKind::Freeze,
            ConflictKind::Freeze,
            ConflictKind::OutsideMaintenanceWindow,
            ConflictKind::Halt
        ]
    );
}

#[test]
fn a_soft_freeze_warns_and_a_hard_one_beats_it() {
    let soft = Window {
        hard: false,
        ..freeze("soft", "2026-06-01T00:00", "2d", "")
    };
    let asked = question(span("2026-06-01T10:00:00Z", "1h"));
    let answer = calendar(vec![soft.clone()]).ask(&asked);
    assert_eq!((answer.gate, answer.allowed), (Gate::Frozen, true));
    assert_eq!(
        kinds(&answer),
        [ReasonKind::SoftFreeze, ReasonKind::Ungated]
    );
    let hard = freeze("hard", "2026-06-01T00:00", "1d", "");
    assert!(!calendar(vec![soft, hard]).ask(&asked).allowed);
}

#[test]
fn an_environment_without_maintenance_is_ungated_never_silently_open() {
    let uat = Window {
        scope: super::Scope {
            environments: set(&["uat"]),
            products: set(&[]),
        },
        ..maintenance("uat", "2026-01-01T00:00", "1h", "FREQ=DAILY")
    };
    let answer = calendar(vec![uat]).ask(&question(span("2026-06-01T10:00:00Z", "1h")));
    assert_eq!((answer.gate, answer.allowed), (Gate::Ungated, true));
    assert_eq!(kinds(&answer), [ReasonKind::Ungated]);
}

#[test]
fn windows_that_touch_are_one_and_a_gap_between_them_is_outside() {
    let first = maintenance("first", "2026-06-01T20:00", "2h", "");
    let second = maintenance("second", "2026-06-01T22:00", "2h", "");
    let asked = question(span("2026-06-01T21:00:00Z", "2h"));
    assert_eq!(
        calendar(vec![first.clone(), second]).ask(&asked).gate,
        Gate::Open
    );
    let later = maintenance("later", "2026-06-01T22:01", "2h", "");
    let answer = calendar(vec![first, later]).ask(&asked);
    assert_eq!(answer.gate, Gate::Outside);
    assert_eq!(
        answer.reasons[0].span,
        Some(span("2026-06-01T22:00:00Z", "1m"))
    );
    // It may begin, but not go on: the next opening is the one after the close.
    assert_eq!(answer.next_close, Some(at("2026-06-01T22:00:00Z")));
    assert_eq!(answer.next_open, Some(at("2026-06-01T22:01:00Z")));
}

#[test]
fn scopes_by_environment_and_product() {
    let scoped = |kind, id: &str| Window {
        scope: super::Scope {
            environments: set(&["prd"]),
            products: set(&["mojaloop"]),
        },
        ..window(kind, id, schedule("2026-06-01T00:00", "UTC", "1d", ""))
    };
    let gate = |windows: Vec<Window>, environment: &str, product: Option<&str>| {
        let mut asked = question(span("2026-06-01T10:00:00Z", "1h"));
        asked.environment = environment.to_owned();
        asked.product = product.map(str::to_owned);
        calendar(windows).ask(&asked).gate
    };
    let frozen = || vec![scoped(WindowKind::Freeze, "f")];
    assert_eq!(gate(frozen(), "prd", Some("mojaloop")), Gate::Frozen);
    assert_eq!(gate(frozen(), "prd", Some("other")), Gate::Ungated);
    assert_eq!(gate(frozen(), "uat", Some("mojaloop")), Gate::Ungated);
    assert_eq!(
        gate(frozen(), "prd", None),
        Gate::Frozen,
        "an unknown product may be this one"
    );
    let open = || vec![scoped(WindowKind::Maintenance, "m")];
    assert_eq!(gate(open(), "prd", Some("mojaloop")), Gate::Open);
    assert_eq!(
        gate(open(), "prd", None),
        Gate::Ungated,
        "and may as well be another"
    );
}

#[test]
fn a_lifted_freeze_ends_at_its_lifting() {
    let lifted = Window {
        lifted_at: Some(at("2026-06-02T09:00:00Z")),
        ..freeze("f", "2026-06-01T00:00", "7d", "FREQ=MONTHLY")
    };
    let calendar = calendar(vec![lifted]);
    let allowed = |start: &str| calendar.ask(&question(span(start, "1h"))).allowed;
    assert!(!allowed("2026-06-02T08:30:00Z"));
    assert!(allowed("2026-06-02T09:00:00Z"));
    assert!(allowed("2026-07-01T09:00:00Z"), "nor does it come again");
    let before = freeze("never", "2026-06-01T00:00", "7d", "");
    let never = Window {
        lifted_at: Some(at("2026-05-01T00:00:00Z")),
        ..before
    };
    assert!(
        super::calendar(vec![never])
            .ask(&question(span("2026-06-02T08:30:00Z", "1h")))
            .allowed
    );
}

#[test]
fn halts_by_environment_expiry_and_lifting() {
    let ask = |halt: Halt, start: &str| {
        let mut calendar = calendar(Vec::new());
        calendar.halts.push(halt);
        calendar.ask(&question(span(start, "1h")))
    };
    let expiring = || halt("2026-06-01T10:00:00Z", Some("2026-06-01T14:00:00Z"));
    assert_eq!(ask(expiring(), "2026-06-01T13:30:00Z").gate, Gate::Halted);
    assert_eq!(
        ask(expiring(), "2026-06-01T13:30:00Z").next_open,
        Some(at("2026-06-01T14:00:00Z"))
    );
    assert!(ask(expiring(), "2026-06-01T14:00:00Z").allowed);
    let lifted = Halt {
        lifted_at: Some(at("2026-06-01T11:00:00Z")),
        ..expiring()
    };
    assert!(ask(lifted, "2026-06-01T11:00:00Z").allowed);
    let uat = Halt {
        environments: set(&["uat"]),
        ..expiring()
    };
    assert!(ask(uat, "2026-06-01T12:00:00Z").allowed);
    let mut rollback = question(span("2026-06-01T12:00:00Z", "1h"));
    rollback.purpose = Purpose::Rollback;
    let mut halted = calendar(Vec::new());
    halted.halts.push(expiring());
    assert!(!halted.ask(&rollback).allowed, "a halt stops everything");
}

#[test]
fn conflicts_of_every_kind() {
    let mut calendar = calendar(Vec::new());
    let when = span("2026-06-01T10:00:00Z", "2h");
    let mut product = booking("product", "dev", when);
    product.product = Some("mojaloop".to_owned());
    let mut person = booking("person", "sim", when);
    person.people = set(&["ama", "kofi"]);
    calendar.bookings = vec![
        booking("same", "prd", span("2026-06-01T11:00:00Z", "2h")),
        booking("touching", "prd", span("2026-06-01T12:00:00Z", "2h")),
        booking("own", "prd", when),
        booking("shared", "sbx", when),
        booking("feeding", "stg", when),
        booking("network", "", when),
        booking("elsewhere", "dev", when),
        product,
        person,
    ];
    calendar.links = vec![
        ("sbx".to_owned(), "prd".to_owned(), Link::Shared),
        ("stg".to_owned(), "prd".to_owned(), Link::Feeds),
    ];
    calendar.working_time = working_time("Africa/Lagos");
    calendar
        .working_time
        .holidays
        .insert("2026-06-01".parse().unwrap(), "Madaraka Day".to_owned());
    let mut asked = question(when);
    asked.product = Some("mojaloop".to_owned());
    asked.people = set(&["ama"]);
    asked.ignoring = Some("own".to_owned());
    asked.needed_minutes = Some(150);
    let answer = calendar.ask(&asked);
    assert!(answer.allowed, "bookings are for rules to judge");
    let mut found: Vec<String> = answer
        .conflicts
        .iter()
        .map(|conflict| format!("{:?} {}", conflict.kind, conflict.with))
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "FeedingEnvironment change feeding",
            "Holiday Madaraka Day",
            "OtherChange change network",
            "OtherChange change product",
            "PersonBusy change person",
            "SameEnvironment change same",
            "SharedEnvironment change shared",
            "TooShort its runbook needs 2 h 30 min",
        ]
    );
    let same = answer
        .conflicts
        .iter()
        .find(|one| one.kind == ConflictKind::SameEnvironment)
        .unwrap();
    assert_eq!(
        (same.span, same.with_id.as_deref()),
        (span("2026-06-01T11:00:00Z", "1h"), Some("same"))
    );
    let busy = answer
        .conflicts
        .iter()
        .find(|one| one.kind == ConflictKind::PersonBusy)
        .unwrap();
    assert_eq!(busy.people, set(&["ama"]));
}

#[test]
fn ranges_beyond_all_planning_are_answered() {
    let calendar = year_end();
    for (start, end) in [
        (DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC),
        (DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MAX_UTC),
        (DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC),
        (at("2026-01-01T00:00:00Z"), at("9999-01-01T00:00:00Z")),
    ] {
        let mut asked = question(super::Span::new(start, end));
        asked.now = start;
        assert!(!calendar.ask(&asked).allowed);
        let _ = calendar.next_slots(&asked, 60, 3, 90, None);
    }
}
