//! Saves the hub and its calendar.

use super::{Hub, LeadDaysShape, SaveHub};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use chrono_tz::Tz;
use serde_json::json;
use slipway_domain::deployment::LeadDays;
use slipway_domain::settings::{is_date, is_wall_time};
use slipway_store::table::hub::HubRow;

pub(crate) fn run(app: &App, caller: &Caller, request: SaveHub) -> Result<Done<Hub>> {
    let hub = checked(request.hub)?;
    transact(app, caller, Op::SaveHub, |tx, _| {
        let sample = tx.get::<HubRow>("hub")?.is_some_and(|row| row.sample);
        tx.put(&row_of(&hub, sample))?;
        let summary = format!("Saved the hub {}", hub.name);
        Ok((hub, summary))
    })
}

pub(crate) fn row_of(hub: &Hub, sample: bool) -> HubRow {
    HubRow {
        id: "hub".to_owned(),
        name: hub.name.clone(),
        zone: hub.zone.clone(),
        working_hours: json!(hub.working_hours),
        holidays: json!(hub.holidays),
        sample,
        lead_days: json!(hub.lead_days),
    }
}

/// Trims and checks what was entered; the first thing wrong is told with its field.
pub(crate) fn checked(mut hub: Hub) -> Result<Hub> {
    hub.name = hub.name.trim().to_owned();
    if hub.name.is_empty() {
        return Err(Error::invalid(
            "name",
            "The hub needs a name.",
            "Such as: Regional switch.",
        ));
    }
    if hub.zone.parse::<Tz>().is_err() {
        let message = format!("{} is not a time zone.", hub.zone);
        return Err(Error::invalid(
            "zone",
            message,
            "Choose an IANA zone: Africa/Lagos.",
        ));
    }
    for hours in &hub.working_hours {
        let times = is_wall_time(&hours.from) && is_wall_time(&hours.to) && hours.from < hours.to;
        if !times || !(1..=7).contains(&hours.day) {
            let message = format!("Working hours {} to {} do not hold.", hours.from, hours.to);
            let hint = "Write HH:MM, the earlier time first.";
            return Err(Error::invalid("working_hours", message, hint));
        }
    }
    if let Some(wrong) = hub.holidays.iter().find(|day| !is_date(&day.date)) {
        let message = format!("{} is not a date.", wrong.date);
        return Err(Error::invalid("holidays", message, "Write YYYY-MM-DD."));
    }
    let LeadDaysShape {
        standard,
        minor,
        major,
    } = hub.lead_days;
    if [standard, minor, major]
        .into_iter()
        .any(|days| days > LeadDays::MOST)
    {
        let message = format!("A change waits at most {} working days.", LeadDays::MOST);
        return Err(Error::invalid(
            "lead_days",
            message,
            "The guide asks for 3, 3 and 5.",
        ));
    }
    hub.holidays.sort_by(|a, b| a.date.cmp(&b.date));
    Ok(hub)
}
