//! What began legally when a window closes or a freeze begins: the nine transitions that Argo CD's
//! documentation tells apart, on a change from 11:00 to 13:00.

use super::{calendar, freeze, maintenance, question, span};
use slipway_domain::calendar::question::{Answer, Gate, Purpose, ReasonKind};
use slipway_domain::calendar::window::Window;

fn ask(windows: Vec<Window>) -> Answer {
    calendar(windows).ask(&question(span("2026-06-01T11:00:00Z", "2h")))
}

/// Open from 09:00 until noon.
fn allow(id: &str, allow_overrun: bool) -> Window {
    let window = maintenance(id, "2026-06-01T09:00", "3h", "");
    Window {
        allow_overrun,
        ..window
    }
}

/// From noon until 15:00.
fn deny(allow_overrun: bool) -> Window {
    let window = freeze("deny", "2026-06-01T12:00", "3h", "");
    Window {
        allow_overrun,
        ..window
    }
}

#[test]
fn no_window_then_a_freeze_with_overrun_goes_on() {
    let answer = ask(vec![deny(true)]);
    assert!(answer.allowed);
    assert_eq!(answer.reasons[0].kind, ReasonKind::Overrun);
}

#[test]
fn no_window_then_a_freeze_without_overrun_is_blocked() {
    let answer = ask(vec![deny(false)]);
    assert_eq!((answer.allowed, answer.gate), (false, Gate::Frozen));
}

#[test]
fn maintenance_with_overrun_then_a_freeze_with_overrun_goes_on() {
    assert!(ask(vec![allow("a", true), deny(true)]).allowed);
}

#[test]
fn maintenance_with_overrun_then_a_freeze_without_is_blocked() {
    let answer = ask(vec![allow("a", true), deny(false)]);
    assert_eq!((answer.allowed, answer.gate), (false, Gate::Frozen));
}

#[test]
fn maintenance_without_overrun_then_a_freeze_with_goes_on() {
    assert!(ask(vec![allow("a", false), deny(true)]).allowed);
}

#[test]
fn maintenance_without_overrun_then_a_freeze_without_is_blocked() {
    let answer = ask(vec![allow("a", false), deny(false)]);
    assert!(!answer.allowed);
    let kinds: Vec<ReasonKind> = answer.reasons.iter().map(|reason| reason.kind).collect();
    assert_eq!(
        kinds,
        [ReasonKind::HardFreeze, ReasonKind::OutsideMaintenanceWindow]
    );
}

#[test]
fn maintenance_with_overrun_that_ends_goes_on() {
    let answer = ask(vec![allow("a", true)]);
    assert_eq!((answer.allowed, answer.gate), (true, Gate::Open));
    assert_eq!(answer.reasons[0].kind, ReasonKind::Overrun);
    assert_eq!(
        answer.reasons[0].span,
        Some(span("2026-06-01T12:00:00Z", "1h"))
    );
}

#[test]
fn several_with_overrun_that_end_go_on() {
    assert!(ask(vec![allow("a", true), allow("b", true)]).allowed);
}

#[test]
fn several_of_which_one_has_no_overrun_are_blocked() {
    let answer = ask(vec![allow("a", true), allow("b", false)]);
    assert_eq!((answer.allowed, answer.gate), (false, Gate::Outside));
}

#[test]
fn what_begins_in_a_freeze_is_no_overrun() {
    let calendar = calendar(vec![deny(true)]);
    let answer = calendar.ask(&question(span("2026-06-01T12:00:00Z", "30m")));
    assert!(!answer.allowed);
    // Nor what begins before the maintenance window.
    let calendar = super::calendar(vec![allow("a", true)]);
    let answer = calendar.ask(&question(span("2026-06-01T08:30:00Z", "1h")));
    assert_eq!(answer.gate, Gate::Outside);
}

#[test]
fn a_rollback_runs_in_a_freeze_that_lets_it() {
    let mut asked = question(span("2026-06-01T12:30:00Z", "1h"));
    asked.purpose = Purpose::Rollback;
    let answer = calendar(vec![deny(false)]).ask(&asked);
    assert!(answer.allowed);
    assert_eq!(answer.reasons[0].kind, ReasonKind::RollbackAllowed);
    let strict = Window {
        allow_rollback: false,
        ..deny(false)
    };
    assert!(!calendar(vec![strict]).ask(&asked).allowed);
}
