//! Places in zones, and names of zones.

use super::{at, local, tz};
use slipway_domain::calendar::zone::{Shift, parse_local, parse_zone, placed, words};

#[test]
fn moments_in_words() {
    let table = [
        (
            "2026-11-24T21:00:00Z",
            "Africa/Lagos",
            "Tue 24 Nov 2026, 22:00 WAT (UTC+1)",
        ),
        ("2026-11-24T22:00:00Z", "UTC", "Tue 24 Nov 2026, 22:00 UTC"),
        (
            "2026-11-24T22:00:00Z",
            "Asia/Kathmandu",
            "Wed 25 Nov 2026, 03:45 UTC+5:45",
        ),
        (
            "2026-07-01T22:00:00Z",
            "America/St_Johns",
            "Wed 1 Jul 2026, 19:30 NDT (UTC-2:30)",
        ),
        (
            "2026-01-05T09:05:00Z",
            "Europe/London",
            "Mon 5 Jan 2026, 09:05 GMT (UTC)",
        ),
    ];
    for (instant, zone, said) in table {
        assert_eq!(words(&at(instant).with_timezone(&tz(zone))), said);
    }
}

#[test]
fn gaps_of_every_size() {
    let table = [
        // Half an hour, an hour in the middle of the night, a whole day.
        (
            "Australia/Lord_Howe",
            "2026-10-04T02:15",
            "2026-10-03T15:45:00Z",
        ),
        ("Europe/Paris", "2026-03-29T02:00", "2026-03-29T01:00:00Z"),
        (
            "Europe/Paris",
            "2026-03-29T02:59:59",
            "2026-03-29T01:59:59Z",
        ),
        (
            "America/Asuncion",
            "2023-10-01T00:00",
            "2023-10-01T04:00:00Z",
        ),
        ("Pacific/Apia", "2011-12-30T00:00", "2011-12-30T10:00:00Z"),
        ("Pacific/Apia", "2011-12-30T23:59", "2011-12-31T09:59:00Z"),
    ];
    for (zone, wall, utc) in table {
        let (found, shift) = placed(local(wall), tz(zone));
        assert_eq!(
            (found.to_utc(), shift),
            (at(utc), Shift::Gap),
            "{zone} {wall}"
        );
    }
}

#[test]
fn wall_clock_times() {
    assert!(parse_local("2026-11-24T22:00").is_some());
    assert!(parse_local("2026-11-24T22:00:30").is_some());
    let refused = [
        "",
        "2026-11-24",
        "2026-11-24 22:00",
        "2026-11-24T22:00Z",
        "2026-11-24T22:00+01",
        "2026-02-30T10:00",
        "2026-11-24T24:00",
        "2026-11-24T2:00:00",
        "+026-11-24T22:00",
        " 2026-11-24T22:0",
        "12026-11-24T22:00",
        "2026-11-24T22:0é",
    ];
    for text in refused {
        assert_eq!(parse_local(text), None, "{text}");
    }
}

#[test]
fn unknown_zones_are_told_what_is_near() {
    let near = |name: &str| parse_zone(name).unwrap_err().near;
    assert_eq!(near("africa/lagos"), ["Africa/Lagos"]);
    assert!(near("Africa/Lagoss").contains(&"Africa/Lagos"));
    assert!(near("Lagos").contains(&"Africa/Lagos"));
    assert!(near("Europe/Londn").contains(&"Europe/London"));
    assert!(near("New York").contains(&"America/New_York"));
    assert!(near("Mars/Olympus_Mons").is_empty());
    assert!(near("").is_empty());
    assert_eq!(
        parse_zone("africa/lagos").unwrap_err().to_string(),
        "no time zone is named \"africa/lagos\"; did you mean Africa/Lagos?"
    );
    let long = "x".repeat(100_000);
    assert!(parse_zone(&long).unwrap_err().to_string().len() < 200);
}
