//! The reader of calendars: never a panic, never beyond its bounds; and what it understood, written
//! as a calendar of ours, is understood the same.
#![no_main]

use chrono::{DateTime, Duration, Utc};
use libfuzzer_sys::fuzz_target;
use slipway_domain::calendar::ical::{Calendar, Entry, Event, Method, Status, read, write};
use slipway_domain::calendar::schedule::Schedule;

fuzz_target!(|bytes: &[u8]| {
    let Ok(calendar) = read(bytes, chrono_tz::Africa::Lagos, &|| true) else {
        return;
    };
    assert!(calendar.warnings.len() <= 101);
    for entry in calendar.entries.iter().chain(&calendar.cancelled) {
        assert!(entry.summary.chars().count() <= 200 && !entry.summary.contains(char::is_control));
        assert!(!entry.uid.contains(char::is_control));
    }
    for entry in calendar.entries.iter().take(4) {
        assert_eq!(entry.schedule.check(), Ok(()), "{entry:?}");
        let text = write(&ours(entry));
        let again = read(text.as_bytes(), chrono_tz::UTC, &|| true).expect("we write calendars");
        assert_eq!(again.warnings, Vec::<String>::new(), "{text}");
        let back = &again.entries[0];
        assert_eq!((&back.uid, back.sequence, &back.summary), (&entry.uid, entry.sequence, &entry.summary));
        assert_eq!(starts(&back.schedule), starts(&entry.schedule), "{text}");
    }
});

fn ours(entry: &Entry) -> Calendar {
    let event = Event {
        uid: entry.uid.clone(),
        sequence: entry.sequence,
        modified: DateTime::UNIX_EPOCH,
        status: Status::Confirmed,
        summary: entry.summary.clone(),
        description: String::new(),
        location: String::new(),
        categories: Vec::new(),
        schedule: entry.schedule.clone(),
        remind: None,
    };
    Calendar {
        name: String::new(),
        method: Method::Publish,
        stamp: None,
        organizer: None,
        attendees: Vec::new(),
        events: vec![event],
    }
}

/// The first of its occurrences, with their ends.
fn starts(schedule: &Schedule) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let (first, _) = schedule.envelope();
    let found = schedule.occurrences(first, first + Duration::days(60));
    found.expect("96 a day at most").iter().map(|one| (one.start, one.end)).collect()
}
