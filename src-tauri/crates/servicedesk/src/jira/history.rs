//! What the changelog tells. It comes newest first with an issue and oldest first by itself, and cut.

use super::Jira;
use super::issue::moment;
use crate::json::{items, text, whole};
use crate::past::{Moment, Step};
use serde_json::Value as Json;
use slipway_domain::desk::Fault;
use slipway_domain::desk::value::Value;
use slipway_net::line::Ask;

/// Most pages of one list of an issue; a desk that has more goes round in circles.
const PAGES: usize = 200;

impl Jira {
    /// The changes of an issue, oldest first, read to the end when they came cut.
    pub(super) fn moments(&mut self, id: u64, came: Option<&Json>) -> Result<Vec<Moment>, Fault> {
        let Some(came) = came else {
            return Ok(Vec::new());
        };
        let list = items(came, "histories");
        let total = whole(came, "total").unwrap_or(0);
        let cut = total > i64::try_from(list.len()).unwrap_or(i64::MAX);
        let mut all = match cut && self.is_cloud()? {
            true => self.pages(&format!("issue/{id}/changelog"), "values")?,
            false => list.to_vec(),
        };
        let named = !self.is_cloud()?
            && self
                .mapping
                .fields
                .values()
                .any(|slot| slot.theirs.starts_with("customfield_"));
        if named && !all.is_empty() {
            self.know_fields()?;
        }
        all.sort_by_key(|one| (moment(&text(one, "created")), whole(one, "id")));
        Ok(all.iter().filter_map(|one| self.moment_of(one)).collect())
    }

    fn moment_of(&self, one: &Json) -> Option<Moment> {
        let at = moment(&text(one, "created"))?;
        Some(Moment {
            order: at.timestamp_millis(),
            by: self.name_of(one.get("author").unwrap_or(&Json::Null)),
            at,
            steps: items(one, "items")
                .iter()
                .flat_map(|item| self.steps(item))
                .collect(),
        })
    }

    fn steps(&self, item: &Json) -> Vec<Step> {
        let field = self.field_of(item);
        let (from, to) = (text(item, "fromString"), text(item, "toString"));
        match field.as_str() {
            "fixVersions" | "versions" | "components" => {
                let went = (!from.is_empty()).then(|| Step::Went(field.clone(), from));
                let came = (!to.is_empty()).then(|| Step::Came(field.clone(), to));
                went.into_iter().chain(came).collect()
            }
            "labels" => vec![Step::Was(
                field,
                Value::set(from.split_whitespace()),
                Value::set(to.split_whitespace()),
            )],
            _ => vec![Step::Was(field, Value::text(from), Value::text(to))],
        }
    }

    /// The id of a changed field. Data Center says only its name.
    fn field_of(&self, item: &Json) -> String {
        let id = text(item, "fieldId");
        if !id.is_empty() {
            return id;
        }
        let name = text(item, "field");
        let system = match name.as_str() {
            "Fix Version" => "fixVersions",
            "Version" => "versions",
            "Component" => "components",
            _ => "",
        };
        if !system.is_empty() {
            return system.to_owned();
        }
        let custom = self.fields.as_ref().and_then(|all| {
            all.iter()
                .find(|(id, field)| field.name == name && id.starts_with("customfield_"))
        });
        match custom {
            Some((id, _)) if text(item, "fieldtype") == "custom" => id.clone(),
            _ => name,
        }
    }

    /// A list of an issue to its end.
    pub(super) fn pages(&mut self, path: &str, name: &str) -> Result<Vec<Json>, Fault> {
        let mut all: Vec<Json> = Vec::new();
        for _ in 0..PAGES {
            let ask = Ask::get(self.api(path)?)
                .with("startAt", all.len().to_string())
                .with("maxResults", "100");
            let page = self.door.json(&ask, "issue")?;
            let list = items(&page, name);
            all.extend(list.iter().cloned());
            let total = whole(&page, "total").and_then(|total| usize::try_from(total).ok());
            if list.is_empty() || total.is_some_and(|total| all.len() >= total) {
                break;
            }
        }
        Ok(all)
    }
}

#[cfg(test)]
mod tests {
    use crate::jira::issue::moment as reads;

    #[test]
    fn an_offset_without_a_colon_is_read() {
        let nairobi = reads("2026-11-22T10:00:00.123+0300").map(|at| at.timestamp_millis());
        let utc = reads("2026-11-22T07:00:00.123Z").map(|at| at.timestamp_millis());
        assert_eq!(nairobi, utc);
        assert!(nairobi.is_some() && reads("yesterday").is_none());
    }
}
