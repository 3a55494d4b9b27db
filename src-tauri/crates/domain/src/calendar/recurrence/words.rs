//! A recurrence rule as people say it.

use super::rule::{End, Frequency, Rule};
use crate::calendar::zone;
use chrono::{Datelike, Month, NaiveDateTime, Timelike, Weekday};
use chrono_tz::Tz;

/// Such as `every Friday at 22:00`, `the third Saturday of every month at 22:00, 10 times`.
pub(super) fn words(rule: &Rule, start: NaiveDateTime, zone: Tz) -> String {
    let mut said = match rule.positions.as_slice() {
        [] => days(rule, start),
        positions => positioned(rule, positions, start),
    };
    said.push_str(&times(rule, start));
    match rule.end {
        End::Never => {}
        End::Count(1) => said.push_str(", once"),
        End::Count(count) => said.push_str(&format!(", {count} times")),
        End::Until(until) => {
            let until = zone::words(&until.with_timezone(&zone));
            said.push_str(&format!(", until {until}"));
        }
    }
    said
}

/// `every week`, `every second week`, `every 3 weeks`.
fn every(rule: &Rule) -> String {
    let unit = match rule.frequency {
        Frequency::Yearly => "year",
        Frequency::Monthly => "month",
        Frequency::Weekly => "week",
        Frequency::Daily => "day",
        Frequency::Hourly => "hour",
    };
    match rule.interval {
        1 => format!("every {unit}"),
        2 => format!("every second {unit}"),
        number => format!("every {number} {unit}s"),
    }
}

fn days(rule: &Rule, start: NaiveDateTime) -> String {
    let every = every(rule);
    let in_months = match rule.months.as_slice() {
        [] => String::new(),
        months => format!(
            " in {}",
            list(months.iter().map(|month| month_name(*month)))
        ),
    };
    let day = start.day();
    let weekday = list(plain(rule).into_iter());
    match rule.frequency {
        Frequency::Yearly if rule.names_no_day() => match rule.months.as_slice() {
            [] => format!("{every} on {day} {}", month_name(start.month() as i16)),
            months => {
                let named = months
                    .iter()
                    .map(|month| format!("{day} {}", month_name(*month)));
                format!("{every} on {}", list(named))
            }
        },
        Frequency::Yearly => match (rule.month_days.as_slice(), rule.months.as_slice()) {
            ([date], [month]) if rule.days.is_empty() && *date > 0 => {
                format!("{every} on {date} {}", month_name(*month))
            }
            _ => format!("{} of {every}{in_months}", chosen(rule, start)),
        },
        Frequency::Monthly => format!("{} of {every}{in_months}", chosen(rule, start)),
        Frequency::Weekly | Frequency::Daily if rule.interval == 1 && !rule.days.is_empty() => {
            format!("every {weekday}{}{in_months}", dates(rule))
        }
        Frequency::Weekly if rule.days.is_empty() && rule.interval == 1 => {
            format!("every {}{in_months}", day_name(start.weekday()))
        }
        Frequency::Weekly => {
            let on = if rule.days.is_empty() {
                day_name(start.weekday()).to_owned()
            } else {
                weekday
            };
            format!("{every} on {on}{in_months}")
        }
        Frequency::Daily | Frequency::Hourly => {
            let on = if rule.days.is_empty() {
                String::new()
            } else {
                format!(" on {weekday}")
            };
            format!("{every}{on}{}{in_months}", dates(rule))
        }
    }
}

/// `, when it is day 13 of the month`.
fn dates(rule: &Rule) -> String {
    let mut said = String::new();
    if !rule.month_days.is_empty() {
        said.push_str(&format!(
            ", when it is the {} of the month,",
            ordinals(&rule.month_days, "day")
        ));
    }
    if !rule.year_days.is_empty() {
        said.push_str(&format!(
            ", when it is the {} of the year,",
            ordinals(&rule.year_days, "day")
        ));
    }
    said.trim_end_matches(',').to_owned()
}

/// The days that a monthly or yearly rule names, such as `the third Saturday` or `day 15`.
fn chosen(rule: &Rule, start: NaiveDateTime) -> String {
    let mut said: Vec<String> = Vec::new();
    if rule.names_no_day() {
        said.push(format!("day {}", start.day()));
    }
    let dates: Vec<String> = rule
        .month_days
        .iter()
        .map(|day| match day {
            1.. => format!("day {day}"),
            _ => format!("the {}", ordinals(&[*day], "day")),
        })
        .collect();
    let numbered = rule.days.iter().map(|(nth, day)| match nth {
        Some(nth) => format!("the {}", ordinals(&[*nth], day_name(*day))),
        None => format!("every {}", day_name(*day)),
    });
    let numbered: Vec<String> = if is_weekdays(rule) {
        vec!["every weekday".to_owned()]
    } else {
        numbered.collect()
    };
    if !numbered.is_empty() {
        said.push(list(numbered.into_iter()));
    }
    if !dates.is_empty() {
        let joined = list(dates.into_iter());
        said.push(if said.is_empty() {
            joined
        } else {
            format!("that is {joined}")
        });
    }
    if !rule.year_days.is_empty() {
        said.push(format!(
            "the {} of the year",
            ordinals(&rule.year_days, "day")
        ));
    }
    if !rule.weeks.is_empty() {
        said.push(format!("in the {}", ordinals(&rule.weeks, "week")));
    }
    said.join(" ")
}

/// BYSETPOS: `the last weekday of every month`.
fn positioned(rule: &Rule, positions: &[i16], start: NaiveDateTime) -> String {
    let plain_days = !rule.days.is_empty() && rule.days.iter().all(|(nth, _)| nth.is_none());
    let only_days = plain_days
        && rule.month_days.is_empty()
        && rule.months.is_empty()
        && rule.year_days.is_empty()
        && rule.weeks.is_empty();
    if only_days {
        let what = match is_weekdays(rule) {
            true => "weekday".to_owned(),
            false => plain(rule).join(" or "),
        };
        return format!("the {} of {}", ordinals(positions, &what), every(rule));
    }
    format!(
        "the {} of: {}",
        ordinals(positions, "occurrence"),
        days(rule, start)
    )
}

fn is_weekdays(rule: &Rule) -> bool {
    use Weekday::{Fri, Mon, Thu, Tue, Wed};
    rule.days.len() == 5
        && [Mon, Tue, Wed, Thu, Fri]
            .iter()
            .all(|day| rule.days.contains(&(None, *day)))
}

fn plain(rule: &Rule) -> Vec<String> {
    if is_weekdays(rule) {
        return vec!["weekday".to_owned()];
    }
    rule.days
        .iter()
        .map(|(_, day)| day_name(*day).to_owned())
        .collect()
}

/// ` at 22:00`, ` at 08:00 and 20:00`, or ` at 15 minutes past` for an hourly rule.
fn times(rule: &Rule, start: NaiveDateTime) -> String {
    let or = |list: &[i16], otherwise: u32| match list {
        [] => vec![otherwise as i16],
        list => list.to_vec(),
    };
    let minutes = or(&rule.minutes, start.minute());
    let seconds = or(&rule.seconds, start.second());
    if rule.frequency == Frequency::Hourly && rule.hours.is_empty() {
        let past = list(minutes.iter().map(ToString::to_string));
        return format!(" at {past} minutes past");
    }
    let mut clocks = Vec::new();
    for hour in or(&rule.hours, start.hour()) {
        for minute in &minutes {
            for second in &seconds {
                clocks.push(match second {
                    0 => format!("{hour:02}:{minute:02}"),
                    _ => format!("{hour:02}:{minute:02}:{second:02}"),
                });
            }
        }
    }
    format!(" at {}", list(clocks.into_iter()))
}

fn list(items: impl Iterator<Item = impl AsRef<str>>) -> String {
    let items: Vec<String> = items.map(|item| item.as_ref().to_owned()).collect();
    match items.split_last() {
        None => String::new(),
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} and {last}", rest.join(", ")),
    }
}

/// `third Saturday`, `last day`, `1st and 15th day`.
fn ordinals(numbers: &[i16], what: &str) -> String {
    format!(
        "{} {what}",
        list(numbers.iter().map(|number| ordinal(*number)))
    )
}

fn ordinal(number: i16) -> String {
    let size = number.unsigned_abs();
    let said = match size {
        1 => "first".to_owned(),
        2 => "second".to_owned(),
        3 => "third".to_owned(),
        4 => "fourth".to_owned(),
        5 => "fifth".to_owned(),
        _ => {
            let ending = match (size % 100, size % 10) {
                (11..=13, _) => "th",
                (_, 1) => "st",
                (_, 2) => "nd",
                (_, 3) => "rd",
                _ => "th",
            };
            format!("{size}{ending}")
        }
    };
    match number {
        -1 => "last".to_owned(),
        ..0 => format!("{said} last"),
        _ => said,
    }
}

fn month_name(month: i16) -> &'static str {
    u8::try_from(month)
        .ok()
        .and_then(|month| Month::try_from(month).ok())
        .map_or("", |month| month.name())
}

fn day_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Mon => "Monday",
        Weekday::Tue => "Tuesday",
        Weekday::Wed => "Wednesday",
        Weekday::Thu => "Thursday",
        Weekday::Fri => "Friday",
        Weekday::Sat => "Saturday",
        Weekday::Sun => "Sunday",
    }
}
