//! A clock is what it would be if every minute were looked at by itself.

use super::hours::Shifts;
use super::{answer, minutes, state};
use crate::calendar::{at, working_time};
use chrono::{DateTime, Utc};
use proptest::prelude::*;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::defect::clock::{
    ClockKind, ClockState, Counts, Event, Happened, Hours, Story, Targets, read,
};
use slipway_domain::defect::scale::Severity;
use slipway_domain::defect::ticket_state::TicketState;

/// How far ahead a minute is looked for.
const FAR: i64 = 12 * 24 * 60;

/// Severity and state of a minute.
type Minute = (Severity, TicketState);

fn minute_at(first: Minute, events: &[Event], counts: impl Fn(&Event) -> bool) -> Minute {
    events
        .iter()
        .filter(|event| counts(event))
        .fold(first, |(severity, state), event| match event.what {
            Happened::Severity { to, .. } => (to.unwrap(), state),
            Happened::State { to, .. } => (severity, to.unwrap()),
            Happened::Said { .. } => (severity, state),
        })
}

struct Brute {
    due: Option<DateTime<Utc>>,
    end: DateTime<Utc>,
    came: bool,
    over: bool,
    severity: Severity,
}

/// Looks at each minute from the report on.
fn brute(
    shifts: &Shifts,
    reported: DateTime<Utc>,
    first: Minute,
    events: &[Event],
    now: DateTime<Utc>,
) -> Brute {
    let seen = |event: &Event| event.at <= now;
    let answer = events
        .iter()
        .filter(|event| seen(event) && event.what.is_answer());
    let came = answer.map(|event| event.at).min();
    let open = |at: DateTime<Utc>| minute_at(first, events, |event| event.at <= at).1.is_open();
    let over = (!open(now)).then(|| {
        let mut since = now;
        while since > reported && !open(since - minutes(1)) {
            since -= minutes(1);
        }
        since
    });
    let end = came.or(over).unwrap_or(now);
    let ended = came.or(over).is_some();
    let known = |event: &Event| event.at < end || (!ended && event.at <= end);
    let events: Vec<Event> = events
        .iter()
        .filter(|event| known(event))
        .copied()
        .collect();
    let at_minute = |at: DateTime<Utc>| minute_at(first, &events, |event| event.at <= at);
    let severity = at_minute(end).0;
    let due = Severity::ALL
        .iter()
        .filter(|held| **held >= severity)
        .filter_map(|held| {
            let mut since = end;
            while since > reported && at_minute(since - minutes(1)).0 <= *held {
                since -= minutes(1);
            }
            let target = Targets::default()
                .of(ClockKind::FirstResponse, *held)
                .unwrap();
            let mut left = target.minutes;
            (0..FAR)
                .map(|minute| since + minutes(minute))
                .find_map(|minute| {
                    let (severity, state) = at_minute(minute);
                    let waits = state == TicketState::Pending && severity > Severity::S2;
                    let counts = state.is_open() && !waits;
                    let works = target.counts == Counts::WallClock || shifts.hold(minute);
                    left -= u32::from(counts && works);
                    (left == 0).then_some(minute + minutes(1))
                })
        });
    Brute {
        due: due.min(),
        end,
        came: came.is_some(),
        over: over.is_some(),
        severity,
    }
}

#[derive(Clone, Debug)]
struct Told {
    time: WorkingTime,
    reported: DateTime<Utc>,
    first: Minute,
    events: Vec<Event>,
    now: DateTime<Utc>,
}

fn event(at: DateTime<Utc>, kind: u8, current: &mut Minute) -> Event {
    let (severity, state) = *current;
    let what = match kind {
        0..=3 => {
            current.0 = Severity::ALL[usize::from(kind)];
            Happened::Severity {
                from: Some(severity),
                to: Some(current.0),
            }
        }
        4..=9 => {
            current.1 = TicketState::ALL[usize::from(kind - 4)];
            Happened::State {
                from: Some(state),
                to: Some(current.1),
            }
        }
        10..=11 => {
            current.1 = TicketState::Pending;
            Happened::State {
                from: Some(state),
                to: Some(TicketState::Pending),
            }
        }
        kind => Happened::Said {
            public: kind != 12,
            ours: kind != 13,
            automated: kind == 14,
        },
    };
    Event { at, what }
}

fn told() -> impl Strategy<Value = Told> {
    let places = prop::sample::select(vec![
        ("Africa/Lagos", "2026-12-23T06:00:00Z"),
        ("Europe/London", "2026-03-27T12:00:00Z"),
        ("Africa/Cairo", "2026-04-22T06:00:00Z"),
        ("America/New_York", "2026-10-30T12:00:00Z"),
    ]);
    let severity = prop::sample::select(Severity::ALL.to_vec());
    let happenings = prop::collection::vec((0..3_000i64, 0..16u8), 0..6);
    (places, severity, 0..2_000i64, happenings, 0..4_000i64).prop_map(
        |((zone, start), severity, report, mut happenings, now)| {
            let mut time = working_time(zone);
            time.holidays
                .insert("2026-12-25".parse().unwrap(), "Christmas".to_owned());
            let reported = at(start) + minutes(report);
            happenings.sort_by_key(|(minute, _)| *minute);
            let first = (severity, TicketState::InProgress);
            let mut current = first;
            let events = happenings
                .iter()
                .map(|(minute, kind)| event(reported + minutes(*minute), *kind, &mut current))
                .collect();
            Told {
                time,
                reported,
                first,
                events,
                now: reported + minutes(now),
            }
        },
    )
}

impl Told {
    fn story(&self) -> Story<'_> {
        Story {
            reported: self.reported,
            severity: Some(self.first.0),
            state: Some(self.first.1),
            events: &self.events,
        }
    }

    fn hours(&self) -> Hours {
        Hours::around(&self.time, self.now)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_clock_is_what_its_minutes_are(told in told()) {
        let Told { time, reported, first, events, now } = &told;
        let shifts = Shifts::of(time, *reported, 30);
        let brute = brute(&shifts, *reported, *first, events, *now);
        let clock = read(ClockKind::FirstResponse, &told.story(), &Targets::default(), &told.hours(), *now).unwrap();
        prop_assert_eq!(clock.due, brute.due);
        prop_assert_eq!(clock.severity, Some(brute.severity));
        let late = brute.due.is_some_and(|due| due < brute.end);
        let state = match (late, brute.came, brute.over, brute.due) {
            (true, ..) => ClockState::Breached,
            (_, true, ..) => ClockState::Met,
            (_, _, true, _) => ClockState::Ended,
            (.., None) => ClockState::Paused,
            _ => ClockState::Running,
        };
        prop_assert_eq!(clock.state, state);
        if let Some(due) = brute.due {
            let (from, to) = (brute.end.min(due), brute.end.max(due));
            let target = clock.target.unwrap();
            let counts = |minute: &i64| !target.is_business() || shifts.hold(from + minutes(*minute));
            let left = (0..(to - from).num_minutes()).filter(counts).count() as i64;
            prop_assert_eq!(clock.left_minutes, Some(if late { -left } else { left }));
        }
    }

    #[test]
    fn a_pause_never_shortens(told in told(), from in 0..3_000i64, length in 1..2_000i64) {
        // Without other changes of state; a severity may change in the midst of it.
        let mut told = told;
        told.events.retain(|event| matches!(event.what, Happened::Severity { .. }));
        let read = |told: &Told| {
            read(ClockKind::FirstResponse, &told.story(), &Targets::default(), &told.hours(), told.now).unwrap()
        };
        let without = read(&told);
        let begin = told.reported + minutes(from);
        told.events.push(state(begin, TicketState::InProgress, TicketState::Pending));
        told.events.push(state(begin + minutes(length), TicketState::Pending, TicketState::InProgress));
        let with = read(&told);
        prop_assert!(with.due.is_none() || with.due >= without.due);
    }

    #[test]
    fn a_raise_never_makes_it_later(told in told(), raise in 0..3_000i64, to in 0..4usize) {
        let mut told = told;
        told.events.clear();
        let to = Severity::ALL[to];
        let without = read(ClockKind::FirstResponse, &told.story(), &Targets::default(), &told.hours(), told.now).unwrap();
        let at = told.reported + minutes(raise);
        told.events.push(super::severity(at, Some(told.first.0), to));
        let with = read(ClockKind::FirstResponse, &told.story(), &Targets::default(), &told.hours(), told.now).unwrap();
        if to < told.first.0 {
            prop_assert!(with.due <= without.due);
        }
        if to > told.first.0 && at <= told.now {
            prop_assert!(with.due >= without.due);
        }
    }

    #[test]
    fn the_order_events_are_given_in_does_not_matter(told in told(), answered in 0..3_000i64) {
        let mut told = told;
        told.events.push(answer(told.reported + minutes(answered)));
        let mut sorted = told.clone();
        sorted.events.sort_by_key(|event| event.at);
        let same = read(ClockKind::FirstResponse, &told.story(), &Targets::default(), &told.hours(), told.now);
        prop_assert_eq!(same, read(ClockKind::FirstResponse, &sorted.story(), &Targets::default(), &told.hours(), told.now));
    }
}
