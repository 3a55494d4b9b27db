//! Lengths as they are written.

use proptest::prelude::*;
use slipway_domain::calendar::length::{LengthError, parse, words};

#[test]
fn lengths_people_and_machines_write() {
    let table = [
        ("4h", 240),
        ("2h30m", 150),
        ("2h 30m", 150),
        ("90m", 90),
        ("1d", 1_440),
        ("1d12h", 2_160),
        ("2w", 20_160),
        ("PT4H30M", 270),
        ("P1D", 1_440),
        ("P1DT30M", 1_470),
        ("pt90m", 90),
        (" 45m ", 45),
        ("366d", 527_040),
    ];
    for (text, minutes) in table {
        assert_eq!(parse(text), Ok(minutes), "{text}");
    }
}

#[test]
fn lengths_that_are_none() {
    let unreadable = [
        "", "4", "h", "4x", "-4h", "4.5h", "4h4h", "30m2h", "P", "PT", "P1DT", "PT1D", "P4H", "1y",
        "90s", "4h\u{0}", "٤h", "T4h", "PP1D",
    ];
    for text in unreadable {
        assert_eq!(parse(text), Err(LengthError::Unreadable), "{text}");
    }
    for text in ["0m", "0h0m", "PT0M", "P0D"] {
        assert_eq!(parse(text), Err(LengthError::Nothing), "{text}");
    }
    for text in [
        "367d",
        "99999999999999999999999999h",
        "18446744073709551615m",
        "60w",
    ] {
        assert_eq!(parse(text), Err(LengthError::TooLong), "{text}");
    }
}

#[test]
fn lengths_in_words() {
    let table = [
        (0, "0 min"),
        (45, "45 min"),
        (240, "4 h"),
        (155, "2 h 35 min"),
        (1_440, "1 d"),
        (1_505, "1 d 1 h 5 min"),
    ];
    for (minutes, said) in table {
        assert_eq!(words(minutes), said);
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_fall_over(text in ".{0,60}") {
        let _ = parse(&text);
    }

    #[test]
    fn what_is_said_can_be_read_again(minutes in 1..=slipway_domain::calendar::length::LONGEST) {
        let said = words(minutes).replace("min", "m");
        prop_assert_eq!(parse(&said), Ok(minutes));
    }
}
