//! The timeline: what it tells of changes. It holds commits, mentions and reviews too, in shapes of
//! their own, some without a time or an actor; those are no changes of the issue.

use super::issue::state_of;
use crate::json::text;
use crate::past::{Moment, Step};
use chrono::{DateTime, Duration};
use serde_json::Value as Json;
use slipway_domain::desk::value::Value;

/// What one account does within this time it did at once: a label that takes the place of another.
const AT_ONCE: Duration = Duration::seconds(2);

/// The changes that a timeline tells of, oldest first.
pub(crate) fn moments(events: &[Json]) -> Vec<Moment> {
    let mut moments: Vec<Moment> = Vec::new();
    let mut state = "open".to_owned();
    for event in events {
        let Ok(at) = DateTime::parse_from_rfc3339(&text(event, "created_at")) else {
            continue;
        };
        let at = at.to_utc();
        let by = text(event.get("actor").unwrap_or(&Json::Null), "login");
        let Some(step) = step(event, &mut state) else {
            continue;
        };
        match moments.last_mut() {
            Some(last) if last.by == by && at >= last.at && at - last.at <= AT_ONCE => {
                last.steps.push(step);
                last.order = at.timestamp();
            }
            _ => moments.push(Moment {
                order: at.timestamp(),
                by,
                at,
                steps: vec![step],
            }),
        }
    }
    moments
}

fn step(event: &Json, state: &mut String) -> Option<Step> {
    let inner = |name: &str, key: &str| {
        let found = text(event.get(name).unwrap_or(&Json::Null), key);
        (!found.is_empty()).then_some(found)
    };
    let set = |name: &str| name.to_owned();
    Some(match text(event, "event").as_str() {
        "labeled" => Step::Came(set("labels"), inner("label", "name")?),
        "unlabeled" => Step::Went(set("labels"), inner("label", "name")?),
        "milestoned" => Step::Came(set("milestone"), inner("milestone", "title")?),
        "demilestoned" => Step::Went(set("milestone"), inner("milestone", "title")?),
        "assigned" => Step::Came(set("assignees"), inner("assignee", "login")?),
        "unassigned" => Step::Went(set("assignees"), inner("assignee", "login")?),
        "renamed" => Step::Was(
            set("title"),
            Value::text(inner("rename", "from")?),
            Value::text(inner("rename", "to")?),
        ),
        kind @ ("closed" | "reopened") => {
            let now = match kind {
                "closed" => state_of("closed", &text(event, "state_reason")),
                _ => "open".to_owned(),
            };
            let from = std::mem::replace(state, now.clone());
            Step::Was(set("state"), Value::text(from), Value::text(now))
        }
        _ => return None,
    })
}
