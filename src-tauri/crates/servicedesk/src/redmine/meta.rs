//! What a project offers.

use super::{ROWS, Redmine};
use crate::door::{Read, segment};
use crate::json::{items, text};
use serde_json::Value as Json;
use slipway_domain::desk::meta::{DeskKind, Field, Meta, Person, Project, Release, Status};
use slipway_domain::desk::{Fault, field};
use slipway_net::line::Ask;

impl Redmine {
    pub(super) fn offers(&mut self) -> Result<Meta, Fault> {
        let names = self.names()?.clone();
        let list = |field: &str| -> Vec<String> {
            names.all(field).map(|(_, name)| name.clone()).collect()
        };
        let mut statuses = Vec::new();
        for (id, name) in names.all("status") {
            statuses.push(Status {
                name: name.clone(),
                ends: names.ends.contains(name),
                next: self.steps_from(*id)?,
            });
        }
        // Priorities count upwards, the weightiest last.
        let mut priorities = list("priority");
        priorities.reverse();
        let mut fields = built_in(priorities, list("category"), list("fixed_version"));
        let custom = self.custom_fields()?;
        let mut cannot = vec![
            "Redmine has no precondition: what somebody writes at the same moment is found in its history afterwards."
                .to_owned(),
            "A note that somebody edits later is not seen as changed.".to_owned(),
            "Everybody who sees an issue sees its files, so none is sent for the team alone.".to_owned(),
        ];
        if custom.is_none() {
            cannot.push("This account may not see the values of custom fields; type them as they are there.".to_owned());
        }
        fields.extend(custom.unwrap_or(self.fields_of_newest()?));
        let people = names.all("assigned_to").map(|(_, name)| Person {
            id: name.clone(),
            name: name.clone(),
        });
        Ok(Meta {
            kind: DeskKind::Redmine,
            product: "Redmine".to_owned(),
            account: names.me.clone(),
            projects: self.projects()?,
            statuses,
            fields,
            versions: self.versions()?,
            people: people.collect(),
            cannot,
        })
    }

    /// The states that the newest issue of this state may go to.
    fn steps_from(&mut self, status: i64) -> Result<Vec<String>, Fault> {
        let ask = Ask::get("issues.json")
            .with("project_id", self.project.as_str())
            .with("status_id", status.to_string())
            .with("sort", "id:desc")
            .with("limit", "1");
        let list = self.door.json(&ask, "project with issues")?;
        let Some(newest) = items(&list, "issues").first() else {
            return Ok(Vec::new());
        };
        let read = self.door.read(&Self::question(&text(newest, "id")))?;
        let Read::Found(answer) = read else {
            return Ok(Vec::new());
        };
        let issue = self.door.parsed(&answer)?;
        let steps = issue
            .get("issue")
            .map(|issue| items(issue, "allowed_statuses"))
            .unwrap_or_default();
        Ok(steps.iter().map(|one| text(one, "name")).collect())
    }

    /// Fields of the desk's own making, which only administrators may list.
    fn custom_fields(&self) -> Result<Option<Vec<Field>>, Fault> {
        let Read::Found(answer) = self.door.read(&Ask::get("custom_fields.json"))? else {
            return Ok(None);
        };
        let list = self.door.parsed(&answer)?;
        let of_issues = items(&list, "custom_fields")
            .iter()
            .filter(|one| text(one, "customized_type") == "issue");
        Ok(Some(of_issues.map(custom_field).collect()))
    }

    /// Fields that the newest issue shows, of this project or of any that may be seen.
    fn fields_of_newest(&self) -> Result<Vec<Field>, Fault> {
        let newest = Ask::get("issues.json")
            .with("status_id", "*")
            .with("sort", "id:desc")
            .with("limit", "1");
        let here = newest.clone().with("project_id", self.project.as_str());
        for ask in [here, newest] {
            let list = self.door.json(&ask, "project with issues")?;
            if let Some(issue) = items(&list, "issues").first() {
                return Ok(items(issue, "custom_fields")
                    .iter()
                    .map(custom_field)
                    .collect());
            }
        }
        Ok(Vec::new())
    }

    pub(super) fn projects(&self) -> Result<Vec<Project>, Fault> {
        let mut all: Vec<Project> = Vec::new();
        loop {
            let ask = Ask::get("projects.json")
                .with("limit", ROWS.to_string())
                .with("offset", all.len().to_string());
            let list = self.door.json(&ask, "projects")?;
            let some = items(&list, "projects");
            all.extend(some.iter().map(|one| Project {
                id: text(one, "identifier"),
                name: text(one, "name"),
            }));
            if some.len() < ROWS {
                return Ok(all);
            }
        }
    }

    fn versions(&self) -> Result<Vec<Release>, Fault> {
        let ask = Ask::get(format!("projects/{}/versions.json", segment(&self.project)));
        let Read::Found(answer) = self.door.read(&ask)? else {
            return Ok(Vec::new());
        };
        let list = self.door.parsed(&answer)?;
        let release = |one: &Json| Release {
            name: text(one, "name"),
            closed: text(one, "status") != "open",
            due: Some(text(one, "due_date")).filter(|due| !due.is_empty()),
        };
        Ok(items(&list, "versions").iter().map(release).collect())
    }
}

fn custom_field(one: &Json) -> Field {
    Field {
        id: format!("cf_{}", text(one, "id")),
        name: text(one, "name"),
        is: None,
        values: items(one, "possible_values")
            .iter()
            .map(|value| text(value, "value"))
            .collect(),
        many: text(one, "multiple") == "true",
        writable: true,
    }
}

fn built_in(priorities: Vec<String>, categories: Vec<String>, versions: Vec<String>) -> Vec<Field> {
    let one = |id: &str, name: &str, is: &str, values: Vec<String>, writable| Field {
        id: id.to_owned(),
        name: name.to_owned(),
        is: Some(is.to_owned()),
        values,
        many: false,
        writable,
    };
    vec![
        one("subject", "Subject", field::TITLE, Vec::new(), true),
        one(
            "description",
            "Description",
            field::DESCRIPTION,
            Vec::new(),
            true,
        ),
        one("status", "Status", field::STATUS, Vec::new(), true),
        one("priority", "Priority", field::PRIORITY, priorities, true),
        one(
            "fixed_version",
            "Target version",
            field::RELEASE,
            versions,
            true,
        ),
        one("category", "Category", field::COMPONENT, categories, true),
        one("assigned_to", "Assignee", field::OWNER, Vec::new(), true),
        one("author", "Author", field::REPORTER, Vec::new(), false),
        one("created_on", "Created", field::CREATED, Vec::new(), false),
    ]
}
