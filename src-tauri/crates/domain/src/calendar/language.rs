//! Dates and lengths in the language of whoever is written to.
//!
//! Weekdays and months are those of the Unicode CLDR, abbreviated. A language whose words are not
//! known here gets none at all: digits are read everywhere, an English month in the middle of a
//! sentence of another language is taken for a mistake.

use super::{length, zone};
use chrono::{DateTime, Datelike};
use chrono_tz::Tz;

/// What a language says for the parts of a date.
#[derive(Clone, Copy, Debug)]
struct Names {
    /// From Monday.
    weekdays: [&'static str; 7],
    /// From January.
    months: [&'static str; 12],
    /// What stands between weekday, day and month.
    joins: (&'static str, &'static str),
    /// The letter for days.
    day: &'static str,
}

const FRENCH: Names = Names {
    weekdays: ["lun.", "mar.", "mer.", "jeu.", "ven.", "sam.", "dim."],
    months: [
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ],
    joins: (" ", " "),
    day: "j",
};

const SPANISH: Names = Names {
    weekdays: ["lun", "mar", "mié", "jue", "vie", "sáb", "dom"],
    months: [
        "ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic",
    ],
    joins: (", ", " "),
    day: "d",
};

const PORTUGUESE: Names = Names {
    weekdays: ["seg.", "ter.", "qua.", "qui.", "sex.", "sáb.", "dom."],
    months: [
        "jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.",
        "dez.",
    ],
    joins: (", ", " de "),
    day: "d",
};

/// The names of a language by its tag, whatever its region.
fn names(language: &str) -> Option<&'static Names> {
    match base(language).as_str() {
        "fr" => Some(&FRENCH),
        "es" => Some(&SPANISH),
        "pt" => Some(&PORTUGUESE),
        _ => None,
    }
}

fn base(language: &str) -> String {
    let base = language.split(['-', '_']).next().unwrap_or_default();
    base.to_ascii_lowercase()
}

/// A moment with its zone: `Tue 24 Nov 2026, 22:00 WAT (UTC+1)` in English,
/// `mar. 24 nov. 2026, 22:00 WAT (UTC+1)` in French, `2026-11-24, 22:00 WAT (UTC+1)` in a language
/// whose words are not known.
pub fn moment(at: &DateTime<Tz>, language: &str) -> String {
    if base(language) == "en" {
        return zone::words(at);
    }
    let day = match names(language) {
        Some(names) => {
            let weekday = at.weekday().num_days_from_monday() as usize;
            let weekday = names.weekdays.get(weekday).unwrap_or(&"");
            let month = names.months.get(at.month0() as usize).unwrap_or(&"");
            let (after, of) = names.joins;
            format!("{weekday}{after}{}{of}{month}{of}{}", at.day(), at.year())
        }
        None => at.format("%Y-%m-%d").to_string(),
    };
    format!("{day}, {} {}", zone::clock(at), zone::suffix(at))
}

/// A length, such as `3 d 4 h`; `3 j 4 h` in French.
pub fn length_words(minutes: u32, language: &str) -> String {
    let words = length::words(minutes);
    let day = names(language).map_or("d", |names| names.day);
    words.replace(" d", &format!(" {day}"))
}
