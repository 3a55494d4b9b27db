//! The desk's numbers and what people call them.

use super::{ROWS, Redmine};
use crate::door::Read;
use crate::json::{items, text, whole};
use serde_json::Value as Json;
use slipway_domain::desk::Fault;
use slipway_net::line::Ask;
use std::collections::BTreeMap;

/// Names by number, for each field that holds a number.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Our own number and name.
    pub(super) my_id: i64,
    pub(super) me: String,
    pub(super) admin: bool,
    /// Which states end an issue.
    pub(super) ends: Vec<String>,
    tables: BTreeMap<&'static str, BTreeMap<i64, String>>,
}

/// Fields that hold a number, as issues and their history name them.
pub(super) const NUMBERED: [(&str, &str); 5] = [
    ("status", "status_id"),
    ("priority", "priority_id"),
    ("fixed_version", "fixed_version_id"),
    ("category", "category_id"),
    ("assigned_to", "assigned_to_id"),
];

impl Names {
    /// The name behind a number; the number itself when it has none any more.
    pub(super) fn name(&self, field: &str, id: &str) -> String {
        let number = id.parse().ok();
        let name = number.and_then(|number: i64| self.tables.get(field)?.get(&number));
        name.map_or(id, String::as_str).to_owned()
    }

    /// The number behind a name.
    pub(super) fn number(&self, field: &str, name: &str) -> Option<i64> {
        let table = self.tables.get(field)?;
        table
            .iter()
            .find(|(_, known)| *known == name)
            .map(|(id, _)| *id)
    }

    /// All names of a field, by number.
    pub(super) fn all(&self, field: &str) -> impl Iterator<Item = (&i64, &String)> {
        self.tables.get(field).into_iter().flatten()
    }

    /// How somebody is called in what we keep; two people may have one name.
    pub(super) fn person(&mut self, one: &Json) -> String {
        let (Some(id), name) = (whole(one, "id"), text(one, "name")) else {
            return String::new();
        };
        if id == self.my_id {
            return self.me.clone();
        }
        let table = self.tables.entry("assigned_to").or_default();
        let taken = name == self.me
            || table
                .iter()
                .any(|(other, known)| *other != id && *known == name);
        let label = if taken {
            format!("{name} (#{id})")
        } else {
            name
        };
        table.entry(id).or_insert(label).clone()
    }
}

impl Redmine {
    /// The names, read once.
    pub(super) fn names(&mut self) -> Result<&mut Names, Fault> {
        if self.names.is_none() {
            self.names = Some(self.read_names()?);
        }
        let missing = || Fault::Unreachable("the desk told no names".into());
        self.names.as_mut().ok_or_else(missing)
    }

    /// Makes sure that the desk still knows us. With a secret that is not right any more it answers
    /// lists as it would anybody, with what the public sees, and says nothing.
    pub(super) fn still_me(&self) -> Result<(), Fault> {
        self.myself().map(drop)
    }

    fn myself(&self) -> Result<Json, Fault> {
        let me = self.door.json(&Ask::get("users/current.json"), "account")?;
        let me = me.get("user").filter(|me| whole(me, "id").is_some());
        me.cloned().ok_or_else(|| self.door.unlike("the account"))
    }

    fn read_names(&self) -> Result<Names, Fault> {
        let me = self.myself()?;
        let project = crate::door::segment(&self.project);
        let places = [
            ("status", "issue_statuses.json".to_owned(), "issue_statuses"),
            (
                "priority",
                "enumerations/issue_priorities.json".to_owned(),
                "issue_priorities",
            ),
            (
                "fixed_version",
                format!("projects/{project}/versions.json"),
                "versions",
            ),
            (
                "category",
                format!("projects/{project}/issue_categories.json"),
                "issue_categories",
            ),
        ];
        let asks = places
            .iter()
            .map(|(_, path, _)| Ask::get(path.as_str()))
            .collect();
        let mut names = Names {
            my_id: whole(&me, "id").unwrap_or_default(),
            me: format!("{} {}", text(&me, "firstname"), text(&me, "lastname"))
                .trim()
                .to_owned(),
            admin: text(&me, "admin") == "true",
            ..Names::default()
        };
        for ((field, _, list), read) in places.iter().zip(self.door.read_all(asks, super::ABREAST))
        {
            // What may not be seen has no names; its numbers come through.
            let Read::Found(answer) = read? else {
                continue;
            };
            let document = self.door.parsed(&answer)?;
            let named = items(&document, list);
            let table = named
                .iter()
                .filter_map(|one| Some((whole(one, "id")?, text(one, "name"))));
            names.tables.insert(field, table.collect());
            if *field == "status" {
                let ends = named.iter().filter(|one| text(one, "is_closed") == "true");
                names.ends = ends.map(|one| text(one, "name")).collect();
            }
        }
        let mine = (names.my_id, names.me.clone());
        names
            .tables
            .entry("assigned_to")
            .or_default()
            .extend([mine]);
        for member in self.members(&project)? {
            names.person(&member);
        }
        Ok(names)
    }

    /// Those who belong to the project, as the account may see them.
    fn members(&self, project: &str) -> Result<Vec<Json>, Fault> {
        let mut all = Vec::new();
        loop {
            let ask = Ask::get(format!("projects/{project}/memberships.json"))
                .with("limit", ROWS.to_string())
                .with("offset", all.len().to_string());
            let Read::Found(answer) = self.door.read(&ask)? else {
                break;
            };
            let list = self.door.parsed(&answer)?;
            let some = self.door.listed(&list, "memberships")?;
            all.extend(some.iter().cloned());
            let total = whole(&list, "total_count").unwrap_or_default();
            if some.is_empty() || i64::try_from(all.len()).is_ok_and(|read| read >= total) {
                break;
            }
        }
        Ok(all
            .iter()
            .filter_map(|member| member.get("user").cloned())
            .collect())
    }
}
