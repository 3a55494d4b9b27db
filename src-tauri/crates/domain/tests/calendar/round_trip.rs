//! Whatever is exported is imported with the same content.

use super::ical::{calendar, event, local, read};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use slipway_domain::calendar::ical::{Status, write};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;

/// Any schedule that can be kept: once or recurring, with dates added and taken out.
fn schedules() -> impl Strategy<Value = Schedule> {
    let rules = prop::sample::select(vec![
        "",
        "FREQ=DAILY;COUNT=9",
        "FREQ=WEEKLY;BYDAY=FR,SU",
        "FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20290101T000000Z",
        "FREQ=HOURLY;INTERVAL=7;COUNT=30",
        "FREQ=YEARLY;BYMONTHDAY=-1;BYMONTH=3,10",
    ]);
    let minutes = prop::collection::btree_set(0i64..500_000, 0..4);
    let zones = 0..chrono_tz::TZ_VARIANTS.len();
    (
        zones,
        0i64..5_000_000,
        1u32..20_000,
        rules,
        minutes.clone(),
        minutes,
    )
        .prop_filter_map(
            "it can be kept",
            |(zone, at, length, rule, rdates, exdates)| {
                let zone = chrono_tz::TZ_VARIANTS[zone];
                let start = local("2019-01-01T00:00") + chrono::Duration::minutes(at);
                let mut schedule = Schedule::once(start, zone, length);
                if !rule.is_empty() {
                    schedule.recurrence = Some(Recurrence::parse(rule, start, zone).ok()?);
                }
                let after = |minute: &i64| start + chrono::Duration::minutes(*minute + 1);
                schedule.rdates = rdates.iter().map(after).collect();
                schedule.exdates = exdates.iter().map(after).collect();
                schedule.check().ok().map(|()| schedule)
            },
        )
}

/// The occurrences of three years after the start.
fn instants(schedule: &Schedule) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let (first, _) = schedule.envelope();
    let found = schedule.occurrences(first, first + chrono::Duration::days(1_100));
    let found = found.expect("few enough");
    found.iter().map(|one| (one.start, one.end)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_is_imported_with_the_same_content(
        schedule in schedules(), summary in "\\PC{1,150}", uid in "[!-~]{1,60}", sequence in any::<u32>(), off in any::<bool>(),
    ) {
        let summary = summary.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assume!(!summary.is_empty());
        let mut one = event(schedule.clone(), &summary);
        one.uid = uid.clone();
        one.sequence = sequence;
        one.status = if off { Status::Cancelled } else { Status::Tentative };
        let modified = one.modified;
        let text = write(&calendar(vec![one]));
        let back = read(text.as_bytes(), Tz::Pacific__Kiritimati).expect("a calendar");
        prop_assert_eq!(&back.warnings, &Vec::<String>::new(), "{}", text);
        prop_assert_eq!((back.entries.len(), back.cancelled.len()), (usize::from(!off), usize::from(off)));
        let entry = back.entries.first().or(back.cancelled.first()).expect("it");
        prop_assert_eq!((&entry.uid, entry.sequence, &entry.summary), (&uid, sequence, &summary));
        prop_assert_eq!(entry.modified, Some(modified));
        prop_assert_eq!((entry.schedule.zone, entry.schedule.minutes), (schedule.zone, schedule.minutes));
        prop_assert_eq!(instants(&entry.schedule), instants(&schedule), "{}", text);
    }
}
