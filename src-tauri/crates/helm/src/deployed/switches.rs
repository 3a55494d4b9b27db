//! Which parts of a chart its values switch off, as Helm decides it (pkg/chart/v2/util, dependencies.go):
//! tags first, then the first condition that is a truth value; what nothing speaks of is on.

use serde::Deserialize;
use serde_json::Value;
use slipway_domain::observed::{Switch, Switches};

/// Most parts that are kept.
const MOST: usize = 500;

#[derive(Default, Deserialize)]
struct Dependency {
    #[serde(default)]
    name: String,
    #[serde(default)]
    alias: String,
    #[serde(default)]
    condition: String,
    #[serde(default)]
    tags: Option<Vec<String>>,
}

/// The values of a record: what the user gave, on top of what the chart holds.
struct Merged<'v> {
    user: &'v Value,
    chart: &'v Value,
}

impl Merged<'_> {
    /// A truth value; None where there is none. A null of the user's takes away what the chart holds.
    fn truth(&self, path: &[&str]) -> Option<bool> {
        let (mut user, mut chart) = (Some(self.user), Some(self.chart));
        for key in path {
            let given = user.and_then(|value| value.get(key));
            chart = match given {
                None => chart.and_then(|value| value.get(key)),
                // A table lies over the chart's; anything else stands in its place.
                Some(Value::Object(_)) => chart.and_then(|value| value.get(key)),
                Some(_) => None,
            };
            user = given;
        }
        user.or(chart)?.as_bool()
    }

    /// Names of the groups of values.
    fn groups(&self) -> Vec<&str> {
        let keys = [self.user, self.chart]
            .into_iter()
            .filter_map(Value::as_object)
            .flat_map(|map| map.keys().map(String::as_str));
        let mut keys: Vec<&str> = keys.collect();
        keys.sort_unstable();
        keys.dedup();
        keys
    }
}

/// What the values say of the chart's parts; None where the record holds no values. `dependencies` are
/// those of the chart's metadata; what is written oddly there decides nothing.
pub(super) fn switches(user: &Value, chart: &Value, dependencies: &Value) -> Option<Switches> {
    if !user.is_object() && !chart.is_object() {
        return None;
    }
    let values = Merged { user, chart };
    let mut out = Switches::default();
    let mut spoken: Vec<String> = Vec::new();
    for item in dependencies.as_array().into_iter().flatten().take(MOST) {
        let Ok(one) = Dependency::deserialize(item) else {
            continue;
        };
        let part = clean(if one.alias.is_empty() {
            &one.name
        } else {
            &one.alias
        });
        match switched_off(&one, &values) {
            Some(by) => out.off.push(Switch {
                part: part.clone(),
                by,
            }),
            None => out.on.push(part.clone()),
        }
        spoken.push(part);
    }
    // Helm leaves disabled dependencies out of what it stores; the switch itself stays in the values.
    for group in values.groups() {
        let part = clean(group);
        if out.off.len() < MOST
            && !spoken.contains(&part)
            && values.truth(&[group, "enabled"]) == Some(false)
        {
            let by = format!("{part}.enabled");
            out.off.push(Switch { part, by });
        }
    }
    Some(out)
}

/// What switches a dependency off; None for one that is on.
fn switched_off(one: &Dependency, values: &Merged<'_>) -> Option<String> {
    for condition in one.condition.split(',').map(str::trim) {
        let path: Vec<&str> = condition.split('.').collect();
        match values.truth(&path) {
            Some(true) => return None,
            Some(false) => return Some(clean(condition)),
            None => {}
        }
    }
    let tags = one.tags.iter().flatten();
    let mut told = tags.filter_map(|tag| Some((tag, values.truth(&["tags", tag])?)));
    let first = told.next()?;
    let on = first.1 || told.any(|(_, on)| on);
    (!on).then(|| format!("tags.{}", clean(first.0)))
}

fn clean(text: &str) -> String {
    let kept = text.trim().chars().filter(|c| !c.is_control());
    kept.take(120).collect()
}
