//! What hosts are answered, from the few rows that may matter and recurrences written out once, is
//! what the engine says of the whole calendar, which it expands anew at every step.

use chrono::{DateTime, Duration, NaiveDateTime, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use serde_json::{Value, json};
use slipway_app::Host;
use slipway_domain::calendar::booking::Booking;
use slipway_domain::calendar::question::{Answer, Calendar, Link, Purpose, Question, Slots};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Scope, Window, WindowKind};
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::calendar::zone::place;
use slipway_domain::settings::WorkingHours;
use slipway_testkit::TestApp;
use std::collections::BTreeSet;

const HUB: Tz = chrono_tz::Africa::Lagos;
const ZONES: [Tz; 5] = [
    chrono_tz::Europe::London,
    chrono_tz::America::New_York,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::Asia::Kolkata,
    HUB,
];
const RULES: [&str; 12] = [
    "",
    "",
    "FREQ=DAILY",
    "FREQ=DAILY;INTERVAL=3;COUNT=400",
    "FREQ=WEEKLY;BYDAY=FR,SU",
    "FREQ=WEEKLY;INTERVAL=2;UNTIL=20351231T000000Z",
    "FREQ=MONTHLY;BYDAY=-1SU",
    "FREQ=MONTHLY;BYMONTHDAY=-1",
    "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
    "FREQ=YEARLY",
    "FREQ=YEARLY;BYDAY=20MO",
    "FREQ=HOURLY;INTERVAL=7",
];
/// Short, overnight, over days, months, and the longest that is taken.
const MINUTES: [u32; 7] = [45, 240, 480, 1_500, 20_160, 200_000, 527_040];
const CODES: [&str; 3] = ["DEV", "UAT", "PRD"];

/// A window as somebody asks for it.
#[derive(Clone, Debug)]
struct Wanted {
    freeze: bool,
    hard: bool,
    allow_overrun: bool,
    rule: &'static str,
    start: NaiveDateTime,
    zone: Tz,
    minutes: u32,
    environments: Vec<&'static str>,
}

/// Clock changes fall on 01:30 and 02:30; a time that the clock skips is taken in a recurrence only.
fn wanted() -> impl Strategy<Value = Wanted> {
    let flags = any::<(bool, bool, bool)>();
    let scope = prop::sample::select(vec![vec![], vec!["PRD"], vec!["UAT", "PRD"], vec!["DEV"]]);
    let clock = prop::sample::select(vec![(22, 0), (9, 15), (0, 0), (1, 30), (2, 30)]);
    let days = prop_oneof![0..8_000i64, 7_400..7_900i64];
    (
        flags,
        prop::sample::select(RULES.to_vec()),
        days,
        clock,
        prop::sample::select(ZONES.to_vec()),
        prop::sample::select(MINUTES.to_vec()),
        scope,
    )
        .prop_map(
            |((freeze, hard, allow_overrun), rule, days, clock, zone, minutes, environments)| {
                let (hour, minute) = match (rule, clock) {
                    ("", (1 | 2, _)) => (23, 30),
                    (_, clock) => clock,
                };
                let first: NaiveDateTime = "2006-01-01T00:00:00".parse().expect("a time");
                let time = Duration::hours(hour) + Duration::minutes(minute);
                Wanted {
                    freeze,
                    hard: hard || !freeze,
                    allow_overrun,
                    rule,
                    start: first + Duration::days(days) + time,
                    zone,
                    minutes,
                    environments,
                }
            },
        )
}

impl Wanted {
    fn request(&self) -> Value {
        json!({
            "kind": if self.freeze { "freeze" } else { "maintenance" }, "hard": self.hard,
            "reason": "as wanted", "rrule": (!self.rule.is_empty()).then_some(self.rule),
            "start": {"local": local(self.start), "zone": self.zone.name()},
            "minutes": self.minutes, "environments": self.environments,
            "allow_overrun": self.allow_overrun,
        })
    }

    fn window(&self, id: &str, rungs: &[Value]) -> Window {
        let recurrence = (!self.rule.is_empty())
            .then(|| Recurrence::parse(self.rule, self.start, self.zone).expect("a rule"));
        Window {
            id: id.to_owned(),
            kind: match self.freeze {
                true => WindowKind::Freeze,
                false => WindowKind::Maintenance,
            },
            hard: self.hard,
            reason: "as wanted".to_owned(),
            owner: None,
            schedule: Schedule {
                recurrence,
                ..Schedule::once(self.start, self.zone, self.minutes)
            },
            scope: Scope {
                environments: self
                    .environments
                    .iter()
                    .map(|code| id_of(rungs, code))
                    .collect(),
                products: BTreeSet::new(),
            },
            allow_rollback: true,
            allow_overrun: self.allow_overrun,
            lifted_at: None,
        }
    }
}

/// Where, when and how long: of something planned, or only asked about.
type Asked = (&'static str, NaiveDateTime, Tz, u32);

fn asked() -> impl Strategy<Value = Asked> {
    let clock = prop::sample::select(vec![(22, 0), (23, 45), (9, 20), (4, 0)]);
    let minutes = prop::sample::select(vec![30, 180, 720, 3_000]);
    let zone = prop::sample::select(ZONES.to_vec());
    let code = prop::sample::select(CODES.to_vec());
    (code, 0..500i64, clock, zone, minutes).prop_map(
        |(code, days, (hour, minute), zone, minutes)| {
            let first: NaiveDateTime = "2026-11-23T00:00:00".parse().expect("a time");
            let time = Duration::hours(hour) + Duration::minutes(minute);
            (code, first + Duration::days(days) + time, zone, minutes)
        },
    )
}

fn local(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M").to_string()
}

fn id_of(rungs: &[Value], code: &str) -> String {
    let rung = rungs.iter().find(|rung| rung["code"] == code);
    let id = rung.and_then(|rung| rung["id"].as_str());
    id.expect("it is on the ladder").to_owned()
}

fn working_time() -> WorkingTime {
    let hours = (1..=5).map(|day| WorkingHours {
        day,
        from: "08:00".to_owned(),
        to: "17:00".to_owned(),
    });
    WorkingTime {
        zone: HUB,
        hours: hours.collect(),
        holidays: Default::default(),
    }
}

/// A hub with these windows and these changes planned, and the same as the engine takes it.
fn desk(windows: &[Wanted], planned: &[Asked]) -> (TestApp, Calendar, Vec<Value>) {
    let test = TestApp::new();
    test.call(
        "hub_save",
        json!({"hub": {"name": "Hub", "zone": HUB.name(), "working_hours": [], "holidays": []}}),
    );
    let ladder = test.call("environment_list", json!({}));
    let rungs = ladder["environments"].as_array().expect("rungs").clone();
    let kept = windows.iter().map(|wanted| {
        let window = test.call("window_save", wanted.request());
        wanted.window(window["id"].as_str().expect("an id"), &rungs)
    });
    let kept = kept.collect();
    let booked = planned.iter().map(|(code, start, zone, minutes)| {
        let request = json!({"title": "A change", "environment": code, "minutes": minutes,
            "start": {"local": local(*start), "zone": zone.name()}});
        let planned = test.call("deployment_save", request);
        Booking {
            id: planned["id"].as_str().expect("an id").to_owned(),
            title: "A change".to_owned(),
            environment: id_of(&rungs, code),
            product: None,
            span: Span::of_minutes(place(*start, *zone).to_utc(), *minutes),
            people: BTreeSet::new(),
        }
    });
    let feeds = rungs.iter().filter_map(|rung| {
        let from = id_of(&rungs, rung["feeds_from"].as_str()?);
        Some((from, rung["id"].as_str()?.to_owned(), Link::Feeds))
    });
    let calendar = Calendar {
        windows: kept,
        halts: Vec::new(),
        bookings: booked.collect(),
        working_time: working_time(),
        links: feeds.collect(),
    };
    (test, calendar, rungs)
}

/// The answer of the whole calendar, and its slots, after the lead time of a Minor change.
fn engine(
    calendar: &Calendar,
    asked: &Asked,
    rungs: &[Value],
    now: DateTime<Utc>,
) -> (Answer, Slots) {
    let (code, start, zone, minutes) = asked;
    let question = Question {
        environment: id_of(rungs, code),
        product: None,
        span: Span::of_minutes(place(*start, *zone).to_utc(), *minutes),
        purpose: Purpose::Deploy,
        needed_minutes: None,
        people: BTreeSet::new(),
        ignoring: None,
        now,
    };
    let lead = calendar.working_time.add_working_days(now, 3);
    let slots = calendar.next_slots(&question, *minutes, 3, 366, Some(lead));
    (calendar.ask(&question), slots)
}

fn instant(value: &Value) -> Option<DateTime<Utc>> {
    let at = DateTime::parse_from_rfc3339(value.as_str()?).expect("a moment");
    Some(at.to_utc())
}

fn spans(list: &Value) -> Vec<Span> {
    let list = list.as_array().expect("a list").iter();
    let at = |value: &Value| instant(value).expect("a moment");
    list.map(|one| Span::new(at(&one["start"]), at(&one["end"])))
        .collect()
}

fn word(value: impl serde::Serialize) -> Value {
    serde_json::to_value(value).expect("a word")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn the_host_answers_what_the_engine_says_of_the_whole_calendar(
        windows in prop::collection::vec(wanted(), 0..8),
        planned in prop::collection::vec(asked(), 0..3),
        questions in prop::collection::vec(asked(), 4),
    ) {
        let (test, calendar, rungs) = desk(&windows, &planned);
        for asked in &questions {
            let (answer, slots) = engine(&calendar, asked, &rungs, test.host.now());
            let (code, start, zone, minutes) = asked;
            let checked = test.call("deployment_check", json!({"environment": code, "minutes": minutes,
                "start": {"local": local(*start), "zone": zone.name()}}));
            prop_assert_eq!(&checked["gate"], &word(answer.gate));
            prop_assert_eq!(instant(&checked["next_open"]), answer.next_open);
            prop_assert_eq!(instant(&checked["next_close"]), answer.next_close);
            prop_assert_eq!(checked["next_close_reason"].is_null(), answer.close_reason.is_none());
            prop_assert_eq!(spans(&checked["next_slots"]), slots.slots);
            prop_assert_eq!(&checked["no_slot_because"], &word(&slots.none_because));
            let conflicts = checked["conflicts"].as_array().expect("conflicts").iter();
            let mut said: Vec<String> = conflicts
                .filter(|one| one["kind"] != "outside_lead_time")
                .map(|one| format!("{} {:?} {:?}", one["kind"], instant(&one["start"]), instant(&one["end"])))
                .collect();
            let meant = answer.conflicts.iter();
            let mut meant: Vec<String> = meant
                .map(|one| format!("{} {:?} {:?}", word(one.kind), Some(one.span.start), Some(one.span.end)))
                .collect();
            said.sort_unstable();
            meant.sort_unstable();
            prop_assert_eq!(said, meant);
        }
    }
}
