//! Dates in the language of whoever is written to.

use chrono_tz::Tz;
use slipway_domain::calendar::language::{length_words, moment};
use slipway_domain::calendar::zone::{parse_local, place};

fn said(local: &str, language: &str) -> String {
    let local = parse_local(local).expect("a wall clock");
    moment(&place(local, Tz::Africa__Lagos), language)
}

#[test]
fn a_moment_is_said_in_one_language() {
    let night = |language| said("2026-11-24T22:00", language);
    assert_eq!(night("en"), "Tue 24 Nov 2026, 22:00 WAT (UTC+1)");
    assert_eq!(night("en-GB"), "Tue 24 Nov 2026, 22:00 WAT (UTC+1)");
    assert_eq!(night("fr"), "mar. 24 nov. 2026, 22:00 WAT (UTC+1)");
    assert_eq!(night("FR-ci"), "mar. 24 nov. 2026, 22:00 WAT (UTC+1)");
    assert_eq!(night("es"), "mar, 24 nov 2026, 22:00 WAT (UTC+1)");
    assert_eq!(
        night("pt-BR"),
        "ter., 24 de nov. de 2026, 22:00 WAT (UTC+1)"
    );
}

#[test]
fn digits_stand_for_words_that_are_not_known() {
    assert_eq!(
        said("2026-11-04T22:00", "sw"),
        "2026-11-04, 22:00 WAT (UTC+1)"
    );
    assert_eq!(
        said("2026-11-04T22:00", ""),
        "2026-11-04, 22:00 WAT (UTC+1)"
    );
}

#[test]
fn no_month_and_no_weekday_of_french_is_english() {
    let english = [
        "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun", "Jan", "Feb", "Mar", "Apr", "May", "Jun",
        "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    for month in 1..=12 {
        for day in 1..=7 {
            let said = said(&format!("2026-{month:02}-{day:02}T22:00"), "fr");
            let mixed = english.iter().find(|word| said.contains(*word));
            assert_eq!(mixed, None, "{said}");
        }
    }
}

#[test]
fn a_length_takes_the_letter_of_its_language() {
    assert_eq!(length_words(3 * 1440 + 240, "en"), "3 d 4 h");
    assert_eq!(length_words(3 * 1440 + 240, "fr"), "3 j 4 h");
    assert_eq!(length_words(155, "fr"), "2 h 35 min");
    assert_eq!(length_words(1440, "sw"), "1 d");
}
