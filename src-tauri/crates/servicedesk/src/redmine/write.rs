//! Making, changing and answering issues.

use super::Redmine;
use super::names::NUMBERED;
use crate::door::Read;
use crate::json::{items, text, whole};
use chrono::Duration;
use serde_json::{Map, Value as Json, json};
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Fault, Fetched, Written, field, mark};
use slipway_net::line::{Ask, Body, Verb};

/// How long a write waits when something it needs to know could not be read.
const LATER: Duration = Duration::seconds(60);

impl Redmine {
    /// Makes an issue.
    pub(super) fn make(&mut self, mark: &str, fields: &Fields) -> Result<Written, Written> {
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours));
        let description = given.remove(field::DESCRIPTION).unwrap_or_default();
        let mut issue = self.document(&given)?;
        let text_of = |signed: bool| match signed {
            true => mark::signed(description.as_text(), mark),
            false => description.as_text().to_owned(),
        };
        let by_field = self.mapping.mark.as_deref().and_then(custom_id);
        if let Some(id) = by_field {
            custom(&mut issue, id, json!(mark));
        }
        issue.insert("project_id".into(), json!(self.project));
        issue.insert("description".into(), json!(text_of(by_field.is_none())));
        let ask = Ask::send(Verb::Post, "issues.json", body(issue));
        let answer = self.door.write(&ask).map_err(|written| match written {
            Written::Gone => {
                Written::Refused("There is no such project, or nothing may be made in it.".into())
            }
            other => other,
        })?;
        let made: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let made = made.get("issue").cloned().unwrap_or_default();
        let remote = text(&made, "id");
        if remote.is_empty() {
            return Err(Written::Unknown);
        }
        // A field that this kind of issue does not have is left out without a word.
        let kept = items(&made, "custom_fields")
            .iter()
            .any(|one| text(one, "value") == mark);
        let mut after = Map::new();
        if by_field.is_some() && !kept {
            after.insert("description".into(), json!(text_of(true)));
        }
        if let Some(wanted) = given.get(field::STATUS)
            && let Ok((_, Value::Text(wanted))) =
                self.mapping.value_to_theirs(field::STATUS, wanted)
            && made
                .get("status")
                .map(|status| text(status, "name"))
                .as_ref()
                != Some(&wanted)
            && let Ok(Some(id)) = self.number("status", &wanted)
        {
            after.insert("status_id".into(), json!(id));
        }
        if !after.is_empty() {
            let _ = self.door.write(&Ask::send(
                Verb::Put,
                format!("issues/{remote}.json"),
                body(after),
            ));
        }
        Ok(Written::Applied { remote })
    }

    /// Changes fields.
    pub(super) fn change(&mut self, remote: &str, fields: &Fields) -> Result<Written, Written> {
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours));
        if given.is_empty() {
            return Err(Written::Refused(
                "Redmine keeps who reported it and when as they were.".into(),
            ));
        }
        let mut issue = self.document(&given)?;
        self.check_step(remote, &given)?;
        if issue.contains_key("description") {
            self.keep_mark(remote, &mut issue)?;
        }
        let place = format!("issues/{remote}.json");
        let answer = self.door.write(&Ask::send(Verb::Put, place, body(issue)))?;
        // A change is answered with 204 and not a word; anything else was said by somebody on the way.
        match answer.status {
            204 => Ok(Written::Applied {
                remote: remote.to_owned(),
            }),
            _ => Err(Written::Unknown),
        }
    }

    /// A description that carries the mark goes on carrying it.
    fn keep_mark(&mut self, remote: &str, issue: &mut Map<String, Json>) -> Result<(), Written> {
        let ask = Ask::get(format!("issues/{remote}.json"));
        let Ok(Read::Found(answer)) = self.door.read(&ask) else {
            return Err(Written::Retry(LATER));
        };
        let now: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let now = now
            .get("issue")
            .map(|one| text(one, "description"))
            .unwrap_or_default();
        if let (_, Some(mark)) = mark::read(&now) {
            let fresh = text(&Json::Object(issue.clone()), "description");
            issue.insert("description".into(), json!(mark::signed(&fresh, &mark)));
        }
        Ok(())
    }

    /// A state that the workflow does not allow from here would be left out without a word.
    fn check_step(&self, remote: &str, fields: &Fields) -> Result<(), Written> {
        let Some(Ok((_, Value::Text(wanted)))) = fields
            .get(field::STATUS)
            .map(|status| self.mapping.value_to_theirs(field::STATUS, status))
        else {
            return Ok(());
        };
        match &self.steps {
            Some((id, steps)) if id == remote && !steps.is_empty() && !steps.contains(&wanted) => {
                let from_here = steps.join(", ");
                Err(Written::Refused(format!(
                    "Redmine's workflow does not allow {wanted} from here; it allows {from_here}."
                )))
            }
            _ => Ok(()),
        }
    }

    /// Says something, and looks whether it stands there: without the right to it, it would be left
    /// out, or shown to everybody, without a word.
    pub(super) fn say(
        &mut self,
        remote: &str,
        mark: &str,
        said: &str,
        public: bool,
    ) -> Result<Written, Written> {
        if !public && !self.may_be_internal().map_err(|_| Written::Retry(LATER))? {
            return Err(Written::Refused(
                "This account may not write private notes here, and Redmine would show it to everybody. Nothing was sent.".into(),
            ));
        }
        let mut issue = Map::new();
        issue.insert("notes".into(), json!(mark::signed(said, mark)));
        issue.insert("private_notes".into(), json!(!public));
        self.door.write(&Ask::send(
            Verb::Put,
            format!("issues/{remote}.json"),
            body(issue),
        ))?;
        let Ok(Fetched::Live(seen)) = self.look(remote) else {
            return Err(Written::Unknown);
        };
        let own = seen
            .comments
            .iter()
            .find(|said| said.mark.as_deref() == Some(mark));
        own.map(|said| Written::Applied {
            remote: said.remote.clone(),
        })
        .ok_or_else(|| {
            Written::Refused("Redmine answered yes and did not keep the note; this account may not add notes here.".into())
        })
    }

    fn may_be_internal(&mut self) -> Result<bool, Fault> {
        if let Some(known) = self.internal {
            return Ok(known);
        }
        let may = self.names()?.admin || self.roles_allow("set_notes_private")?;
        self.internal = Some(may);
        Ok(may)
    }

    /// Whether one of our roles in the project has a right.
    fn roles_allow(&self, right: &str) -> Result<bool, Fault> {
        let ask = Ask::get("users/current.json").with("include", "memberships");
        let me = self.door.json(&ask, "account")?;
        let project = self.door.json(
            &Ask::get(format!(
                "projects/{}.json",
                crate::door::segment(&self.project)
            )),
            "project",
        )?;
        let project = project
            .get("project")
            .and_then(|project| whole(project, "id"));
        let memberships = me
            .get("user")
            .map(|user| items(user, "memberships"))
            .unwrap_or_default();
        let here = memberships
            .iter()
            .filter(|one| one.get("project").and_then(|project| whole(project, "id")) == project);
        let roles = here
            .flat_map(|one| items(one, "roles"))
            .map(|role| text(role, "id"));
        let asks = roles
            .map(|id| Ask::get(format!("roles/{id}.json")))
            .collect();
        for read in self.door.read_all(asks, 2) {
            let Read::Found(answer) = read? else {
                continue;
            };
            let role = self.door.parsed(&answer)?;
            let rights = role
                .get("role")
                .map(|role| items(role, "permissions"))
                .unwrap_or_default();
            if rights.iter().any(|one| one.as_str() == Some(right)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Our fields as the desk takes them: numbers for what has a name there.
    fn document(&mut self, fields: &Fields) -> Result<Map<String, Json>, Written> {
        let theirs = self
            .mapping
            .to_theirs(fields)
            .map_err(|unmapped| Written::Refused(unmapped.to_string()))?;
        let mut issue = Map::new();
        for (name, value) in theirs {
            if let Some((_, numbered)) = NUMBERED.iter().find(|(field, _)| *field == name) {
                let id = match &value {
                    Value::Empty => json!(""),
                    value => {
                        let wanted = value.as_text();
                        let known = self
                            .number(&name, wanted)
                            .map_err(|_| Written::Retry(LATER))?;
                        json!(known.ok_or_else(|| {
                            Written::Refused(format!("Redmine knows no {wanted} as {name}."))
                        })?)
                    }
                };
                issue.insert((*numbered).to_owned(), id);
            } else {
                let value = match value {
                    Value::Empty => json!(""),
                    Value::Text(text) => json!(text),
                    Value::Set(words) => json!(words),
                };
                match custom_id(&name) {
                    Some(id) => custom(&mut issue, id, value),
                    None => {
                        issue.insert(name, value);
                    }
                }
            }
        }
        Ok(issue)
    }

    /// The number behind a name; the names are read again when it is new.
    fn number(&mut self, field: &str, name: &str) -> Result<Option<i64>, Fault> {
        if let Some(id) = self.names()?.number(field, name) {
            return Ok(Some(id));
        }
        self.names = None;
        Ok(self.names()?.number(field, name))
    }
}

/// The number of a field of the project's own making.
fn custom_id(theirs: &str) -> Option<i64> {
    theirs.strip_prefix("cf_")?.parse().ok()
}

fn custom(issue: &mut Map<String, Json>, id: i64, value: Json) {
    let one = json!({"id": id, "value": value});
    if let Some(Json::Array(all)) = issue.get_mut("custom_fields") {
        all.push(one);
    } else {
        issue.insert("custom_fields".into(), json!([one]));
    }
}

fn body(issue: Map<String, Json>) -> Body {
    Body::Json(json!({"issue": issue}).to_string())
}
