//! Lengths of time in whole minutes, as people and ISO 8601 write them.

/// Longest length: a leap year, in minutes.
pub const LONGEST: u32 = 366 * 24 * 60;

/// Why a text is no length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LengthError {
    /// Not written in a known form.
    #[error("a length is written such as 4h, 2h30m, 90m, 1d or PT4H30M, in whole minutes")]
    Unreadable,
    /// Nothing would fit into it.
    #[error("a length must be longer than nothing")]
    Nothing,
    /// More than a year.
    #[error("a length may be a year at most")]
    TooLong,
}

/// Reads `4h`, `2h30m`, `90m`, `1d`, `PT4H30M`, `P1D` into minutes. A day is 24 hours exactly, a
/// week seven of them.
///
/// # Errors
/// [`LengthError`] when unreadable, zero, negative, or longer than a year.
pub fn parse(text: &str) -> Result<u32, LengthError> {
    let text: String = text.trim().to_ascii_lowercase();
    if text.len() > 40 {
        return Err(LengthError::Unreadable);
    }
    let (date, time) = match text.strip_prefix('p') {
        None => ("", text.replace(' ', "")),
        Some(iso) => match iso.split_once('t') {
            None => (iso, String::new()),
            Some((_, "")) => return Err(LengthError::Unreadable),
            Some((date, time)) => (date, time.to_owned()),
        },
    };
    let iso = text.starts_with('p');
    let mut minutes = 0;
    let dates = [('w', 7 * 24 * 60), ('d', 24 * 60)];
    let times = [('h', 60), ('m', 1)];
    let read = if iso {
        add(date, &dates, &mut minutes)? + add(&time, &times, &mut minutes)?
    } else {
        add(
            &time,
            &[dates[0], dates[1], times[0], times[1]],
            &mut minutes,
        )?
    };
    match minutes {
        _ if read == 0 => Err(LengthError::Unreadable),
        0 => Err(LengthError::Nothing),
        _ => u32::try_from(minutes)
            .ok()
            .filter(|minutes| *minutes <= LONGEST)
            .ok_or(LengthError::TooLong),
    }
}

/// Adds up `12h30m`, units in falling order, each once; answers how many there were.
fn add(text: &str, units: &[(char, u64)], minutes: &mut u64) -> Result<usize, LengthError> {
    let mut rest = text;
    let mut units = units.iter();
    let mut read = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (number, tail) = rest.split_at(digits);
        let unit = tail.chars().next().ok_or(LengthError::Unreadable)?;
        let (_, each) = units
            .find(|(known, _)| *known == unit)
            .ok_or(LengthError::Unreadable)?;
        if number.is_empty() {
            return Err(LengthError::Unreadable);
        }
        let number: u64 = number.parse().map_err(|_| LengthError::TooLong)?;
        *minutes = minutes.saturating_add(number.saturating_mul(*each));
        rest = &tail[unit.len_utf8()..];
        read += 1;
    }
    Ok(read)
}

/// A length in words, such as `45 min`, `4 h`, `2 h 35 min` or `3 d 4 h`.
pub fn words(minutes: u32) -> String {
    let parts = [
        (minutes / 1440, "d"),
        (minutes % 1440 / 60, "h"),
        (minutes % 60, "min"),
    ];
    let said: Vec<String> = parts
        .iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, unit)| format!("{number} {unit}"))
        .collect();
    if said.is_empty() {
        return "0 min".to_owned();
    }
    said.join(" ")
}
