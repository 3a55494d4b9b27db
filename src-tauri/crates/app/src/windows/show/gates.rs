//! The gates of a view: which environments are gated, and how its windows stand.

use super::words::clock;
use crate::windows::rows::schedule_words;
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Calendar, Question};
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Window, WindowKind};
use slipway_domain::calendar::zone::place;

/// The calendar of a view, asked once for each of its windows.
pub(super) struct Gates(IndexedCalendar);

impl Gates {
    /// The gates within a span.
    pub(super) fn new(calendar: Calendar, within: &Span) -> Gates {
        Gates(IndexedCalendar::new(calendar, within))
    }

    /// What the gates are made of.
    pub(super) fn calendar(&self) -> &Calendar {
        self.0.calendar()
    }

    /// Whether halts, freezes or maintenance windows deny what is asked.
    pub(super) fn deny(&self, question: &Question) -> bool {
        !self.0.gate(question).1
    }

    /// Whether an environment is gated, and when its maintenance windows are, in a few words.
    pub(super) fn words(&self, environment: &str) -> (bool, String) {
        let windows = self.calendar().windows.iter().filter(|window| {
            window.kind == WindowKind::Maintenance && window.concerns(environment, None)
        });
        let windows: Vec<&Window> = windows.collect();
        if windows.is_empty() {
            return (false, "ungated".to_owned());
        }
        let mut said: Vec<String> = windows
            .iter()
            .filter(|window| window.schedule.recurrence.is_some())
            .map(|window| recurring(&window.schedule))
            .collect();
        said.dedup();
        let words = match said.as_slice() {
            [] => "in booked windows only".to_owned(),
            [one] => one.clone(),
            [one, two] => format!("{one}, {two}"),
            [one, rest @ ..] => format!("{one} and {} more", rest.len()),
        };
        (true, words)
    }
}

/// A daily one by its hours alone, another one in full.
fn recurring(schedule: &Schedule) -> String {
    let daily = schedule
        .recurrence
        .as_ref()
        .is_some_and(|rule| rule.text() == "FREQ=DAILY");
    if !daily || schedule.minutes > 24 * 60 {
        return schedule_words(schedule);
    }
    let start = place(schedule.start, schedule.zone).to_utc();
    let end = Span::of_minutes(start, schedule.minutes).end;
    let mut out = String::new();
    clock(&mut out, schedule.start);
    out.push_str(" – ");
    clock(&mut out, end.with_timezone(&schedule.zone).naive_local());
    out
}
