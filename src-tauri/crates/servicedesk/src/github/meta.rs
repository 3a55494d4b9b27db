//! What a repository offers: its labels, milestones and people.

use super::Github;
use super::form::WEIGHTS;
use super::issue::{LABEL, heading};
use crate::json::text;
use serde_json::Value as Json;
use slipway_domain::desk::Fault;
use slipway_domain::desk::field;
use slipway_domain::desk::meta::{DeskKind, Field, Meta, Person, Project, Release, Status};
use std::collections::BTreeMap;

impl Github {
    pub(super) fn offers(&mut self) -> Result<Meta, Fault> {
        self.know_me()?;
        self.push = None;
        let push = self.may_push()?;
        let labels = self.pages(&self.place("labels")?, &[])?;
        let milestones = self.pages(&self.place("milestones")?, &[("state", "all")])?;
        let people = self.pages(&self.place("assignees")?, &[])?;
        let status = |name: &str, ends| Status {
            name: name.to_owned(),
            ends,
            next: Vec::new(),
        };
        let release = |one: &Json| Release {
            name: text(one, "title"),
            closed: text(one, "state") == "closed",
            due: Some(text(one, "due_on")).filter(|due| !due.is_empty()),
        };
        let person = |one: &Json| Person {
            id: text(one, "login"),
            name: text(one, "login"),
        };
        Ok(Meta {
            kind: DeskKind::Github,
            product: "GitHub Issues".to_owned(),
            account: self.account.clone(),
            projects: vec![Project {
                id: self.repo.clone(),
                name: self.repo.clone(),
            }],
            statuses: vec![
                status("open", false),
                status("completed", true),
                status("not planned", true),
            ],
            fields: fields(&labels, push),
            versions: milestones.iter().map(release).collect(),
            people: people.iter().map(person).collect(),
            cannot: cannot(push),
        })
    }
}

fn cannot(push: bool) -> Vec<String> {
    let mut cannot = vec![
        "It has no internal comments: whoever sees an issue reads all that is said.".to_owned(),
        "It takes no files; pictures there are links in the text.".to_owned(),
        "It knows open, completed and not planned; pending and escalated stay on this side."
            .to_owned(),
        "It checks no version before a write and keeps no history of a description.".to_owned(),
        "The history of what was there before the connection is read when an issue changes."
            .to_owned(),
    ];
    if !push {
        cannot.push("This account may not set labels, milestones or assignees here.".to_owned());
    }
    cannot
}

fn fields(labels: &[Json], push: bool) -> Vec<Field> {
    let field = |id: &str, name: &str, is: Option<&str>, many: bool, writable: bool| Field {
        id: id.to_owned(),
        name: name.to_owned(),
        is: is.map(str::to_owned),
        values: Vec::new(),
        many,
        writable,
    };
    let mut fields = vec![
        field("title", "Title", Some(field::TITLE), false, true),
        field("body", "Description", Some(field::DESCRIPTION), false, true),
        field("state", "State", Some(field::STATUS), false, true),
        field("milestone", "Milestone", Some(field::RELEASE), false, push),
        field("assignees", "Assignees", Some(field::OWNER), true, push),
        field("labels", "Labels", Some(field::LABELS), true, push),
        field("user", "Author", Some(field::REPORTER), false, false),
        field("created_at", "Opened", Some(field::CREATED), false, false),
    ];
    for (begin, values) in groups(labels) {
        let name = heading(&begin).to_owned();
        let is = (name.eq_ignore_ascii_case("priority")).then_some(field::PRIORITY);
        let mut one = field(&format!("{LABEL}{begin}"), &name, is, false, push);
        one.values = values;
        fields.push(one);
    }
    fields
}

/// Labels that say a value of something: `Priority: High`. Severity and priority are offered in any
/// case, as the bug form asks for both.
fn groups(labels: &[Json]) -> BTreeMap<String, Vec<String>> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for label in labels {
        let label = text(label, "name");
        if let Some((name, value)) = label.split_once(": ") {
            groups
                .entry(format!("{name}: "))
                .or_default()
                .push(value.to_owned());
        }
    }
    for name in ["Severity", "Priority"] {
        let known = groups
            .keys()
            .any(|begin| heading(begin).eq_ignore_ascii_case(name));
        if !known {
            groups.insert(format!("{name}: "), Vec::new());
        }
    }
    for (begin, values) in &mut groups {
        let of_form = ["severity", "priority"].contains(&heading(begin).to_lowercase().as_str());
        let missing = WEIGHTS.iter().filter(|weight| {
            !values
                .iter()
                .any(|value| value.eq_ignore_ascii_case(weight))
        });
        if of_form {
            let missing: Vec<String> = missing.map(|weight| (*weight).to_owned()).collect();
            values.extend(missing);
        }
        let rank = |value: &String| {
            WEIGHTS
                .iter()
                .position(|weight| weight.eq_ignore_ascii_case(value))
                .unwrap_or(WEIGHTS.len())
        };
        values.sort_by_key(rank);
    }
    groups
}
