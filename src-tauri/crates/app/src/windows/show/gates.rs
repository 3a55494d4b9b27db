//! The gates of a view: which environments are gated, and how its windows stand.

use super::bands::spans;
use super::words::clock;
use crate::windows::rows::schedule_words;
use chrono::DateTime;
use chrono_tz::Tz;
use slipway_domain::calendar::index::IndexedCalendar;
use slipway_domain::calendar::question::{Calendar, Question};
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::span::Span;
use slipway_domain::calendar::window::{Window, WindowKind};
use slipway_domain::calendar::zone::place;

/// The calendar of a view with every recurrence written out once, so that ten thousand questions do
/// not expand the same rules ten thousand times.
pub(super) struct Gates<'a> {
    calendar: &'a Calendar,
    written_out: IndexedCalendar,
}

impl<'a> Gates<'a> {
    /// The gates within a span; what lies around it is written out a month further, as an entry that
    /// reaches into the view began before it.
    pub(super) fn new(calendar: &'a Calendar, span: &Span) -> Gates<'a> {
        let around = Span::new(
            span.start - chrono::Duration::days(31),
            span.end + chrono::Duration::days(31),
        );
        let windows = calendar.windows.iter();
        let written_out = Calendar {
            windows: windows
                .flat_map(|window| written_out(window, &around))
                .collect(),
            halts: calendar.halts.clone(),
            bookings: Vec::new(),
            working_time: calendar.working_time.clone(),
            links: Vec::new(),
        };
        Gates {
            calendar,
            written_out: IndexedCalendar::new(written_out),
        }
    }

    /// Whether halts, freezes or maintenance windows deny what is asked.
    pub(super) fn deny(&self, question: &Question) -> bool {
        !self.written_out.gate(question).1
    }

    /// Whether an environment is gated, and when its maintenance windows are, in a few words.
    pub(super) fn words(&self, environment: &str) -> (bool, String) {
        let windows = self.calendar.windows.iter().filter(|window| {
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

/// A window as one that happens once for each time it holds. A maintenance window that holds none
/// stays as one long past: it gates all the same.
fn written_out(window: &Window, around: &Span) -> Vec<Window> {
    let once = |span: &Span| Window {
        schedule: Schedule::once(
            span.start.naive_utc(),
            Tz::UTC,
            u32::try_from(span.minutes()).unwrap_or(u32::MAX),
        ),
        lifted_at: None,
        ..window.clone()
    };
    let held = spans(window, around);
    if held.is_empty() && window.kind == WindowKind::Maintenance {
        let start = DateTime::UNIX_EPOCH;
        return vec![once(&Span::of_minutes(start, 1))];
    }
    held.iter().map(once).collect()
}
