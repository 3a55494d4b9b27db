//! Answers schedules on standard input with their occurrences: the engine's side of
//! `tests/oracles/occurrences.py`.
//!
//! The first line out is `{"tzdata","zones"}`. After that each line in,
//! `{"zone","start","minutes","rule","rdates","exdates","from","to"}` (`rule` may be null, `from` and
//! `to` are seconds since 1970), has one line out: `{"starts":[seconds]}` or `{"error":text}`.
#![allow(
    clippy::unwrap_used,
    reason = "a tool of the tests may stop at the first surprise"
)]

use chrono::{DateTime, NaiveDateTime};
use serde_json::{Value, json};
use slipway_domain::calendar::recurrence::Recurrence;
use slipway_domain::calendar::schedule::Schedule;
use slipway_domain::calendar::zone;
use std::io::{BufRead, Write};

fn main() {
    let zones: Vec<&str> = chrono_tz::TZ_VARIANTS
        .iter()
        .map(|zone| zone.name())
        .collect();
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    writeln!(out, "{}", json!({ "tzdata": zone::TZDATA, "zones": zones })).unwrap();
    out.flush().unwrap();
    for line in std::io::stdin().lock().lines() {
        let asked: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let answer = match starts(&asked) {
            Ok(starts) => json!({ "starts": starts }),
            Err(error) => json!({ "error": error }),
        };
        writeln!(out, "{answer}").unwrap();
        out.flush().unwrap();
    }
}

fn starts(asked: &Value) -> Result<Vec<i64>, String> {
    let zone =
        zone::parse_zone(asked["zone"].as_str().unwrap()).map_err(|error| error.to_string())?;
    let start = local(&asked["start"]);
    let minutes = u32::try_from(asked["minutes"].as_u64().unwrap()).unwrap();
    let mut schedule = Schedule::once(start, zone, minutes);
    if let Some(rule) = asked["rule"].as_str() {
        let rule = Recurrence::parse(rule, start, zone).map_err(|error| error.to_string())?;
        schedule.recurrence = Some(rule);
    }
    schedule.rdates = locals(&asked["rdates"]);
    schedule.exdates = locals(&asked["exdates"]);
    schedule.check().map_err(|error| error.to_string())?;
    let at = |field: &str| DateTime::from_timestamp(asked[field].as_i64().unwrap(), 0).unwrap();
    let found = schedule
        .occurrences(at("from"), at("to"))
        .map_err(|error| error.to_string())?;
    Ok(found.iter().map(|one| one.start.timestamp()).collect())
}

fn local(value: &Value) -> NaiveDateTime {
    zone::parse_local(value.as_str().unwrap()).unwrap()
}

fn locals(values: &Value) -> Vec<NaiveDateTime> {
    values.as_array().unwrap().iter().map(local).collect()
}
