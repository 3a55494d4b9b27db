//! What a project offers: its statuses, fields, releases and people.

use super::Jira;
use crate::door::{Read, segment};
use crate::json::{items, text};
use serde_json::Value as Json;
use slipway_domain::desk::Fault;
use slipway_domain::desk::field;
use slipway_domain::desk::meta::{DeskKind, Field, Meta, Person, Project, Release, Status};
use slipway_net::line::Ask;

impl Jira {
    pub(super) fn offers(&mut self) -> Result<Meta, Fault> {
        let info = self.door.json(&Ask::get("api/2/serverInfo"), "Jira")?;
        self.know_me()?;
        let project = self.project_document()?;
        let service = text(&project, "projectTypeKey") == "service_desk";
        self.service = Some(service);
        let mut fields = self.issue_fields(&project)?;
        fields.extend([
            plain("status", "Status", Some(field::STATUS), true),
            plain("reporter", "Reporter", Some(field::REPORTER), false),
            plain("created", "Created", Some(field::CREATED), false),
        ]);
        Ok(Meta {
            kind: DeskKind::Jira,
            product: product(&info, service),
            account: self.account.clone(),
            projects: vec![Project {
                id: text(&project, "key"),
                name: text(&project, "name"),
            }],
            statuses: self.statuses()?,
            fields,
            versions: self.versions()?,
            people: self.people()?,
            cannot: self.cannot(service)?,
        })
    }

    fn cannot(&mut self, service: bool) -> Result<Vec<String>, Fault> {
        let mut cannot = vec![
            "It checks no version before a write: a change that crosses another is found afterwards and shown as a conflict.".to_owned(),
            "It cannot say whether an issue was deleted or hidden from this account.".to_owned(),
            "Everybody who sees an issue sees its files, so none is sent for the team alone.".to_owned(),
        ];
        if self.is_cloud()? {
            cannot.push("Its search shows a change only after seconds or minutes, so a lost answer to a new issue takes five minutes to settle.".to_owned());
            cannot.push("A description with pictures, mentions or tables is shown as text and can be changed only there.".to_owned());
        }
        if !service {
            cannot.push("It has no internal comments: this is not a service project.".to_owned());
        }
        Ok(cannot)
    }

    fn list(&mut self, path: &str) -> Result<Vec<Json>, Fault> {
        let ask = Ask::get(self.api(path)?).with("maxResults", "1000");
        match self.door.read(&ask)? {
            Read::Found(answer) => Ok(self
                .door
                .parsed(&answer)?
                .as_array()
                .cloned()
                .unwrap_or_default()),
            // What may not be seen is not offered.
            Read::Absent | Read::Forbidden => Ok(Vec::new()),
        }
    }

    fn statuses(&mut self) -> Result<Vec<Status>, Fault> {
        let kinds = self.list(&format!("project/{}/statuses", segment(&self.project)))?;
        let mut statuses: Vec<Status> = Vec::new();
        for one in kinds.iter().flat_map(|kind| items(kind, "statuses")) {
            let name = text(one, "name");
            if !statuses.iter().any(|known| known.name == name) {
                let ends = text(one.get("statusCategory").unwrap_or(&Json::Null), "key") == "done";
                statuses.push(Status {
                    name,
                    ends,
                    next: Vec::new(),
                });
            }
        }
        Ok(statuses)
    }

    fn versions(&mut self) -> Result<Vec<Release>, Fault> {
        let list = self.list(&format!("project/{}/versions", segment(&self.project)))?;
        let due = |one: &Json| Some(text(one, "releaseDate")).filter(|due| !due.is_empty());
        let release = |one: &Json| Release {
            name: text(one, "name"),
            closed: one["released"] == true || one["archived"] == true,
            due: due(one),
        };
        Ok(list.iter().map(release).collect())
    }

    fn people(&mut self) -> Result<Vec<Person>, Fault> {
        let ask = Ask::get(self.api("user/assignable/search")?)
            .with("project", self.project.clone())
            .with("maxResults", "1000");
        let Read::Found(answer) = self.door.read(&ask)? else {
            return Ok(Vec::new());
        };
        let list = self.door.parsed(&answer)?;
        let person = |one: &Json| {
            let name = text(one, "displayName");
            Person {
                id: name.clone(),
                name,
            }
        };
        Ok(list.as_array().into_iter().flatten().map(person).collect())
    }

    /// The fields of the type that new issues get, with what may stand in them.
    fn issue_fields(&mut self, project: &Json) -> Result<Vec<Field>, Fault> {
        let kinds = items(project, "issueTypes");
        let wanted = self.kind.clone().unwrap_or_else(|| "Bug".to_owned());
        let kind = kinds
            .iter()
            .find(|kind| text(kind, "name") == wanted)
            .or_else(|| kinds.first());
        let Some(kind) = kind.map(|kind| text(kind, "id")) else {
            return Ok(Vec::new());
        };
        let place = format!(
            "issue/createmeta/{}/issuetypes/{}",
            segment(&self.project),
            segment(&kind)
        );
        let ask = Ask::get(self.api(&place)?).with("maxResults", "200");
        let Read::Found(answer) = self.door.read(&ask)? else {
            return Ok(Vec::new());
        };
        let document = self.door.parsed(&answer)?;
        // Cloud says "fields", Data Center "values".
        let list = items(&document, "fields")
            .iter()
            .chain(items(&document, "values"));
        Ok(list.filter_map(described).collect())
    }
}

fn product(info: &Json, service: bool) -> String {
    let name = match (text(info, "deploymentType") == "Cloud", service) {
        (true, true) => "Jira Service Management Cloud",
        (true, false) => "Jira Cloud",
        (false, true) => "Jira Service Management Data Center",
        (false, false) => "Jira Data Center",
    };
    match text(info, "version") {
        version if version.is_empty() || name.contains("Cloud") => name.to_owned(),
        version => format!("{name} {version}"),
    }
}

fn plain(id: &str, name: &str, is: Option<&str>, writable: bool) -> Field {
    Field {
        id: id.to_owned(),
        name: name.to_owned(),
        is: is.map(str::to_owned),
        values: Vec::new(),
        many: false,
        writable,
    }
}

/// A field of the form, when it is one that can be mapped.
fn described(one: &Json) -> Option<Field> {
    let id = [text(one, "fieldId"), text(one, "key")]
        .into_iter()
        .find(|id| !id.is_empty())?;
    if matches!(
        id.as_str(),
        "project" | "issuetype" | "attachment" | "issuelinks" | "parent" | "reporter"
    ) {
        return None;
    }
    let is = match id.as_str() {
        "summary" => Some(field::TITLE),
        "description" => Some(field::DESCRIPTION),
        "priority" => Some(field::PRIORITY),
        "fixVersions" => Some(field::RELEASE),
        "components" => Some(field::COMPONENT),
        "assignee" => Some(field::OWNER),
        "environment" => Some(field::ENVIRONMENT),
        "labels" => Some(field::LABELS),
        _ => None,
    };
    let many = matches!(
        id.as_str(),
        "labels" | "fixVersions" | "versions" | "components"
    );
    let value = |value: &Json| {
        let name = text(value, "value");
        if name.is_empty() {
            text(value, "name")
        } else {
            name
        }
    };
    let values = match is {
        // Releases have a list of their own, and components change too often to be a mapping.
        Some(field::RELEASE | field::COMPONENT) => Vec::new(),
        _ => items(one, "allowedValues")
            .iter()
            .map(value)
            .filter(|name| !name.is_empty())
            .collect(),
    };
    Some(Field {
        name: text(one, "name"),
        is: is.map(str::to_owned),
        values: if id == "versions" { Vec::new() } else { values },
        many,
        writable: true,
        id,
    })
}
