//! Random small calendars, asked minute by minute, against rules written out plainly.

use super::{at, booking, calendar, question, set, working_time};
use chrono::{DateTime, Duration, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::halt::Halt;
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Calendar, Gate, Purpose, Question};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Scope, Window, WindowKind};

const ENVIRONMENTS: [&str; 2] = ["prd", "uat"];

/// Monday, 1 June 2026, and minutes after it.
fn minute(minute: i64) -> DateTime<Utc> {
    at("2026-06-01T00:00:00Z") + Duration::minutes(minute)
}

fn scopes() -> impl Strategy<Value = Scope> {
    let environments =
        prop::sample::select(vec![vec![], vec!["prd"], vec!["uat"], vec!["prd", "uat"]]);
    let products = prop::sample::select(vec![vec![], vec![], vec!["core"], vec!["extra"]]);
    (environments, products).prop_map(|(environments, products)| Scope {
        environments: set(&environments),
        products: set(&products),
    })
}

fn windows() -> impl Strategy<Value = Window> {
    let kind = prop::sample::select(vec![WindowKind::Maintenance, WindowKind::Freeze]);
    let rule = prop::sample::select(vec![
        "",
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=2;COUNT=2",
        "FREQ=HOURLY;INTERVAL=5",
    ]);
    let lifted = prop::option::weighted(0.2, 0..3_000i64);
    let flags = any::<(bool, bool, bool)>();
    (
        kind,
        rule,
        -500..2_500i64,
        1..700u32,
        scopes(),
        flags,
        lifted,
    )
        .prop_map(
            |(kind, rule, start, minutes, scope, (hard, allow_rollback, allow_overrun), lifted)| {
                let start = minute(start).naive_utc();
                let mut schedule = Schedule::once(start, chrono_tz::UTC, minutes);
                if !rule.is_empty() {
                    schedule.recurrence =
                        Some(Recurrence::parse(rule, start, chrono_tz::UTC).unwrap());
                }
                Window {
                    hard,
                    scope,
                    allow_rollback,
                    allow_overrun,
                    lifted_at: lifted.map(minute),
                    ..super::window(kind, "w", schedule)
                }
            },
        )
}

fn halts() -> impl Strategy<Value = Halt> {
    let until = prop::option::of(0..3_000i64);
    let lifted = prop::option::of(0..3_000i64);
    let environments = prop::sample::select(vec![vec![], vec!["prd"]]);
    (0..2_500i64, until, lifted, environments).prop_map(|(from, until, lifted, environments)| {
        Halt {
            id: "h".to_owned(),
            reason: "halted".to_owned(),
            environments: set(&environments),
            from: minute(from),
            until: until.map(minute),
            lifted_at: lifted.map(minute),
        }
    })
}

fn calendars() -> impl Strategy<Value = Calendar> {
    let bookings = prop::collection::vec(
        (
            0..2_500i64,
            1..400u32,
            prop::sample::select(ENVIRONMENTS.to_vec()),
        ),
        0..4,
    );
    let halts = prop::collection::vec(halts(), 0..2);
    (prop::collection::vec(windows(), 0..6), halts, bookings).prop_map(
        |(windows, halts, bookings)| {
            let booked = |(start, long, environment): (i64, u32, &str)| {
                booking("b", environment, Span::of_minutes(minute(start), long))
            };
            Calendar {
                halts,
                bookings: bookings.into_iter().map(booked).collect(),
                working_time: working_time("UTC"),
                ..calendar(windows)
            }
        },
    )
}

fn questions() -> impl Strategy<Value = Question> {
    let environment = prop::sample::select(ENVIRONMENTS.to_vec());
    let product = prop::sample::select(vec![None, Some("core")]);
    let purpose = prop::sample::select(vec![Purpose::Deploy, Purpose::Rollback]);
    (environment, product, purpose, 0..2_800i64, 1..300u32).prop_map(
        |(environment, product, purpose, start, long)| Question {
            environment: environment.to_owned(),
            product: product.map(str::to_owned),
            purpose,
            now: minute(0),
            ..question(Span::of_minutes(minute(start), long))
        },
    )
}

/// The spans of one window around these days, from its occurrences over the whole time.
fn spans(window: &Window) -> Vec<Span> {
    let found = window
        .schedule
        .occurrences(minute(-5_000), minute(60_000))
        .unwrap();
    let cut = |span: Span| {
        Span::new(
            span.start,
            window
                .lifted_at
                .map_or(span.end, |lifted| lifted.min(span.end)),
        )
    };
    found
        .iter()
        .map(|one| cut(one.span()))
        .filter(|span| !span.is_empty())
        .collect()
}

/// Everything that is asked for a window at one instant, read off its definition.
struct Plain<'a> {
    calendar: &'a Calendar,
    asked: &'a Question,
    /// Every window that is meant, with its spans around these days.
    meant: Vec<(&'a Window, Vec<Span>)>,
}

impl<'a> Plain<'a> {
    fn new(calendar: &'a Calendar, asked: &'a Question) -> Plain<'a> {
        let is_meant = |window: &&Window| {
            let scope = &window.scope;
            let product_fits = match &asked.product {
                Some(product) => scope.products.is_empty() || scope.products.contains(product),
                None => scope.products.is_empty() || window.kind == WindowKind::Freeze,
            };
            product_fits
                && (scope.environments.is_empty()
                    || scope.environments.contains(&asked.environment))
        };
        let windows = calendar.windows.iter().filter(is_meant);
        let meant = windows.map(|window| (window, spans(window))).collect();
        Plain {
            calendar,
            asked,
            meant,
        }
    }

    fn of(&self, kind: WindowKind) -> impl Iterator<Item = (&'a Window, Span)> {
        let meant = self
            .meant
            .iter()
            .filter(move |(window, _)| window.kind == kind);
        meant.flat_map(|(window, spans)| spans.iter().map(move |span| (*window, *span)))
    }

    fn is_halted(&self, at: DateTime<Utc>) -> bool {
        self.calendar.halts.iter().any(|halt| {
            (halt.environments.is_empty() || halt.environments.contains(&self.asked.environment))
                && halt.from <= at
                && halt.until.is_none_or(|until| at < until)
                && halt.lifted_at.is_none_or(|lifted| at < lifted)
        })
    }

    fn passes(&self, window: &Window) -> bool {
        self.asked.purpose == Purpose::Rollback && window.allow_rollback
    }

    fn frozen_by(&self, at: DateTime<Utc>) -> Vec<(&'a Window, Span)> {
        self.of(WindowKind::Freeze)
            .filter(|(window, span)| !self.passes(window) && span.contains(at))
            .collect()
    }

    fn is_gated(&self) -> bool {
        let start = self.asked.span.start;
        self.meant.iter().any(|(window, _)| {
            window.kind == WindowKind::Maintenance
                && window.lifted_at.is_none_or(|lifted| lifted > start)
        })
    }

    fn open_windows(&self, at: DateTime<Utc>) -> Vec<&'a Window> {
        self.of(WindowKind::Maintenance)
            .filter(|(_, span)| span.contains(at))
            .map(|(window, _)| window)
            .collect()
    }

    /// Whether a change may begin at an instant.
    fn may_begin(&self, at: DateTime<Utc>, gated: bool) -> bool {
        !self.is_halted(at)
            && !self.frozen_by(at).iter().any(|(window, _)| window.hard)
            && (!gated || !self.open_windows(at).is_empty())
    }

    /// Whether the whole planned time is allowed, minute by minute, as time goes by.
    fn is_allowed(&self) -> bool {
        let Span { start, end } = self.asked.span;
        let gated = self.is_gated();
        let mut ran_in: Vec<&Window> = Vec::new();
        let mut left = false;
        let began_inside = !self.open_windows(start).is_empty();
        let mut now = start;
        while now < end {
            let frozen = self.frozen_by(now);
            let (overrun, blocking): (Vec<_>, Vec<_>) = frozen
                .into_iter()
                .partition(|(window, span)| window.allow_overrun && span.start > start);
            if self.is_halted(now) || blocking.iter().any(|(window, _)| window.hard) {
                return false;
            }
            let open = self.open_windows(now);
            let carried = began_inside && (!overrun.is_empty() || left);
            if gated && open.is_empty() && !carried {
                if !began_inside || !ran_in.iter().all(|window| window.allow_overrun) {
                    return false;
                }
                left = true;
            }
            ran_in.extend(open);
            now += Duration::minutes(1);
        }
        true
    }
}

fn differs(plain: &Plain<'_>, calendar: &Calendar) -> Result<(), TestCaseError> {
    let answer = calendar.ask(plain.asked);
    prop_assert_eq!(answer.allowed, plain.is_allowed());
    let gated = plain.is_gated();
    prop_assert_eq!(answer.gate == Gate::Ungated && gated, false);
    if answer.gate == Gate::Open {
        prop_assert!(gated && answer.allowed);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_answer_is_what_each_minute_says(calendar in calendars(), asked in questions()) {
        differs(&Plain::new(&calendar, &asked), &calendar)?;
    }

    #[test]
    fn openings_and_closings_are_the_first(calendar in calendars(), asked in questions()) {
        let answer = calendar.ask(&asked);
        let plain = Plain::new(&calendar, &asked);
        let gated = plain.is_gated();
        let start = asked.span.start;
        let far = 3_000i64;
        let open: Vec<bool> = (0..far).map(|later| plain.may_begin(start + Duration::minutes(later), gated)).collect();
        let later = |at: Option<usize>| at.map(|minutes| start + Duration::minutes(minutes as i64));
        let first = |from: usize, wanted: bool| (from..far as usize).find(|at| open[*at] == wanted);
        let closes = if open[0] { first(0, false) } else { first(0, true).and_then(|at| first(at, false)) };
        let opens = if open[0] { first(0, false).and_then(|at| first(at, true)) } else { first(0, true) };
        let known = |found: Option<DateTime<Utc>>| found.filter(|found| *found < start + Duration::minutes(far));
        prop_assert_eq!(known(answer.next_close), later(closes));
        prop_assert_eq!(answer.close_reason.is_some(), answer.next_close.is_some());
        if answer.allowed {
            prop_assert_eq!(answer.next_open, None);
        } else {
            prop_assert_eq!(known(answer.next_open), later(opens));
        }
    }

    #[test]
    fn slots_are_allowed_and_the_earliest(calendar in calendars(), asked in questions(), minutes in 1..300u32) {
        let horizon = 3;
        let slots = calendar.next_slots(&asked, minutes, 3, horizon, None).slots;
        for slot in &slots {
            let answer = calendar.ask(&Question { span: *slot, ..asked.clone() });
            prop_assert!(answer.allowed);
        }
        prop_assert_eq!(slots, earliest(&calendar, &asked, minutes, i64::from(horizon)));
    }

    /// Whether the question lies in what was written out, beyond it, or partly in it.
    #[test]
    fn an_index_changes_no_answer(
        calendar in calendars(), asked in questions(), minutes in 1..300u32, written in (-3_000..3_000i64, 0..9_000i64),
    ) {
        let answer = calendar.ask(&asked);
        let slots = calendar.next_slots(&asked, minutes, 3, 10, None);
        let within = Span::new(minute(written.0), minute(written.0 + written.1));
        let indexed = IndexedCalendar::new(calendar, &within);
        prop_assert_eq!(indexed.ask(&asked), answer);
        prop_assert_eq!(indexed.next_slots(&asked, minutes, 3, 10, None), slots);
    }
}

/// Where the environment has no windows the hour that was asked, on working days; where it has, or
/// that hour is never free, quarters of an hour and starts of maintenance windows.
fn earliest(calendar: &Calendar, asked: &Question, minutes: u32, days: i64) -> Vec<Span> {
    let as_asked = |now: DateTime<Utc>| {
        let working = &calendar.working_time;
        let works = working.is_working_day(now.date_naive());
        now == asked.span.start || (works && now.time() == asked.span.start.time())
    };
    if !Plain::new(calendar, asked).is_gated() {
        let slots = tried(calendar, asked, minutes, days, as_asked);
        if !slots.is_empty() {
            return slots;
        }
    }
    tried(calendar, asked, minutes, days, |now| {
        now.timestamp() % 900 == 0
    })
}

/// Every candidate minute tried in turn; `fits` says which may be a beginning beside the starts of
/// maintenance windows.
fn tried(
    calendar: &Calendar,
    asked: &Question,
    minutes: u32,
    days: i64,
    fits: impl Fn(DateTime<Utc>) -> bool,
) -> Vec<Span> {
    let plain = Plain::new(calendar, asked);
    let gated = plain.is_gated();
    let allowed: Vec<Span> = plain
        .of(WindowKind::Maintenance)
        .map(|(_, span)| span)
        .collect();
    let freezes = plain
        .of(WindowKind::Freeze)
        .filter(|(window, _)| !plain.passes(window));
    let mut taken: Vec<Span> = freezes.map(|(_, span)| span).collect();
    let bookings = calendar
        .bookings
        .iter()
        .filter(|other| other.environment == asked.environment);
    taken.extend(bookings.map(|other| other.span));
    let first = asked.span.start.max(asked.now);
    let mut now = first;
    let mut slots = Vec::new();
    while now < first + Duration::days(days) && slots.len() < 3 {
        let slot = Span::of_minutes(now, minutes);
        let aligned = fits(now)
            || (gated
                && allowed
                    .iter()
                    .any(|window| window.start == now && window.covers(&slot)));
        let inside = !gated || allowed.iter().any(|window| window.covers(&slot));
        let halted =
            (0..i64::from(minutes)).any(|later| plain.is_halted(now + Duration::minutes(later)));
        if aligned && inside && !halted && !taken.iter().any(|other| other.overlaps(&slot)) {
            slots.push(slot);
            now = slot.end;
        } else {
            now += Duration::minutes(1);
        }
    }
    slots
}
