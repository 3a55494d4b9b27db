//! Making, changing and answering issues.

use super::issue::MARK;
use super::{Jira, adf, is_number};
use crate::door::{LATER, later, segment};
use crate::json::{items, text};
use serde_json::{Map, Value as Json, json};
use slipway_domain::desk::value::{Fields, Value, of};
use slipway_domain::desk::{Fetched, Written, field, mark};
use slipway_net::line::{Ask, Body, Verb};

impl Jira {
    /// Makes an issue. It carries its mark in the same request.
    pub(super) fn make(&mut self, mark: &str, fields: &Fields) -> Result<Written, Written> {
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours));
        let status = given.remove(field::STATUS);
        let theirs = self.theirs(&given)?;
        let mut document = Map::new();
        for (name, value) in &theirs {
            if *value != Value::Empty {
                document.insert(name.clone(), self.written(name, value)?);
            }
        }
        if let Some(field) = &self.mapping.mark {
            document.insert(field.clone(), json!(mark));
        } else {
            let labels = document.entry("labels").or_insert_with(|| json!([]));
            if let Some(labels) = labels.as_array_mut() {
                labels.push(json!(format!("{MARK}{mark}")));
            }
        }
        document.insert("project".to_owned(), json!({"key": self.project}));
        document.insert("issuetype".to_owned(), json!({"name": self.issue_type()?}));
        let place = self.api("issue").map_err(later)?;
        let ask = Ask::send(
            Verb::Post,
            place,
            Body::Json(json!({"fields": document}).to_string()),
        );
        let answer = match self.door.write(&ask) {
            // Whatever stands before it: an issue that was not made is made later.
            Err(Written::Gone) => return Err(Written::Retry(LATER)),
            answer => answer?,
        };
        let made: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let remote = text(&made, "id");
        if !is_number(&remote) {
            return Err(Written::Unknown);
        }
        self.wrote(&remote);
        // Jira makes every issue in its workflow's first status; any other is the next step, and the
        // look that follows shows what came of it.
        if let Some(status) = status {
            let fields = Fields::from([(field::STATUS.to_owned(), status)]);
            let _ = self.change(&remote, &fields);
        }
        Ok(Written::Applied { remote })
    }

    /// The type of new issues: the one that the connection names, or the nearest to a bug there is.
    fn issue_type(&mut self) -> Result<String, Written> {
        if let Some(kind) = &self.kind {
            return Ok(kind.clone());
        }
        let project = self.project_document().map_err(later)?;
        let whole = items(&project, "issueTypes")
            .iter()
            .filter(|kind| kind["subtask"] != true);
        let names: Vec<String> = whole.map(|kind| text(kind, "name")).collect();
        let near = ["Bug", "[System] Incident", "Incident"];
        let found = near
            .iter()
            .find(|name| names.iter().any(|known| known == *name));
        let found = found
            .map(|name| (*name).to_owned())
            .or_else(|| names.first().cloned());
        let found = found.ok_or_else(|| {
            Written::Refused("This project has no type of issue that can be made.".to_owned())
        })?;
        self.kind = Some(found.clone());
        Ok(found)
    }

    /// Changes fields. A status that no transition leads to refuses all of it before anything is sent.
    pub(super) fn change(&mut self, remote: &str, fields: &Fields) -> Result<Written, Written> {
        if !is_number(remote) {
            return Err(Written::Gone);
        }
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours));
        if given.is_empty() {
            return Err(Written::Refused(
                "Jira keeps who reported an issue and when, as they were.".to_owned(),
            ));
        }
        if self
            .shown
            .as_ref()
            .is_none_or(|shown| shown.remote != remote)
        {
            match self.look(remote).map_err(later)? {
                Fetched::Live(_) => {}
                _ => return Err(Written::Gone),
            }
        }
        let status = given.remove(field::STATUS);
        let theirs = self.theirs(&given)?;
        let [document, update] = self.documents(&theirs)?;
        let transition = match &status {
            Some(status) => self.transition(remote, status.as_text())?,
            None => None,
        };
        self.wrote(remote);
        if !(document.is_empty() && update.is_empty()) {
            let place = self.api(&format!("issue/{remote}")).map_err(later)?;
            self.send(
                Verb::Put,
                place,
                &json!({"fields": document, "update": update}),
            )?;
        }
        if let Some(id) = transition {
            let place = self
                .api(&format!("issue/{remote}/transitions"))
                .map_err(later)?;
            self.send(Verb::Post, place, &json!({"transition": {"id": id}}))?;
        }
        self.shown = None;
        Ok(Written::Applied {
            remote: remote.to_owned(),
        })
    }

    /// Sends a change. Jira answers one that it made with 204 and not a word; anything else that
    /// looks like a success was said by somebody on the way.
    fn send(&self, verb: Verb, place: String, body: &Json) -> Result<(), Written> {
        let ask = Ask::send(verb, place, Body::Json(body.to_string()));
        match self.door.write(&ask)?.status {
            204 => Ok(()),
            _ => Err(Written::Unknown),
        }
    }

    /// What is set and what is added and removed. Labels are reckoned from what was looked at, so
    /// that one which somebody else puts on meanwhile stays.
    fn documents(&mut self, theirs: &Fields) -> Result<[Map<String, Json>; 2], Written> {
        let (mut document, mut update) = (Map::new(), Map::new());
        for (name, value) in theirs {
            let shown = self.shown.as_ref();
            if shown.is_some_and(|shown| shown.stiff.contains(name)) {
                return Err(Written::Refused(format!(
                    "The {name} of this issue holds pictures, mentions or tables that would be lost; change it in Jira."
                )));
            }
            if name == "labels" {
                let had = shown
                    .map(|shown| of(&shown.fields, name).as_set())
                    .unwrap_or_default();
                let wanted = value.as_set();
                let add = wanted.difference(&had).map(|label| json!({"add": label}));
                let gone = had
                    .difference(&wanted)
                    .filter(|label| !label.starts_with(MARK));
                let verbs: Vec<Json> = add
                    .chain(gone.map(|label| json!({"remove": label})))
                    .collect();
                if !verbs.is_empty() {
                    update.insert(name.clone(), Json::Array(verbs));
                }
                continue;
            }
            document.insert(name.clone(), self.written(name, value)?);
        }
        Ok([document, update])
    }

    /// The transition that leads to a status of ours; none when the issue is there already.
    fn transition(&mut self, remote: &str, wanted: &str) -> Result<Option<String>, Written> {
        let slot = self.mapping.fields.get(field::STATUS).cloned();
        let slot = slot
            .ok_or_else(|| Written::Refused("This desk's mapping names no status.".to_owned()))?;
        let shown = self
            .shown
            .as_ref()
            .map(|shown| of(&shown.fields, "status").as_text().to_owned());
        if shown.as_deref().map(|status| slot.word(status)).as_deref() == Some(wanted) {
            return Ok(None);
        }
        let mut targets: Vec<String> = slot
            .values
            .iter()
            .filter(|pair| pair.ours == wanted)
            .map(|pair| pair.theirs.clone())
            .collect();
        if targets.is_empty() {
            targets.push(self.theirs_of(field::STATUS, wanted)?);
        }
        let place = self
            .api(&format!("issue/{remote}/transitions"))
            .map_err(later)?;
        let list = self.door.json(&Ask::get(place), "issue").map_err(later)?;
        let leads: Vec<(String, String)> = items(&list, "transitions")
            .iter()
            .map(|one| (text(one, "id"), text(&one["to"], "name")))
            .collect();
        let found = targets
            .iter()
            .find_map(|target| leads.iter().find(|(_, to)| to == target));
        match found {
            Some((id, _)) => Ok(Some(id.clone())),
            None => {
                let open: Vec<&str> = leads.iter().map(|(_, to)| to.as_str()).collect();
                Err(Written::Refused(format!(
                    "No transition leads from {} to {}; from there it can become {}.",
                    shown.unwrap_or_default(),
                    targets.join(" or "),
                    if open.is_empty() {
                        "nothing".to_owned()
                    } else {
                        open.join(", ")
                    }
                )))
            }
        }
    }

    /// Says something. In a service project it is public or not; elsewhere whoever sees the issue
    /// sees what is said, so that nothing internal may be said there.
    pub(super) fn say(
        &mut self,
        remote: &str,
        mark: &str,
        body: &str,
        public: bool,
    ) -> Result<Written, Written> {
        if !is_number(remote) {
            return Err(Written::Gone);
        }
        // What is said is kept here under our name.
        self.know_me().map_err(later)?;
        let signed = mark::signed(body, mark);
        let (place, document) = if self.is_service().map_err(later)? {
            (
                format!("servicedeskapi/request/{remote}/comment"),
                json!({"body": signed, "public": public}),
            )
        } else if !public {
            return Err(Written::Refused("Whoever sees an issue of this project sees what is said about it: an internal comment cannot be sent here.".to_owned()));
        } else {
            let cloud = self.is_cloud().map_err(later)?;
            let body = if cloud {
                adf::from_text(&signed)
            } else {
                json!(signed)
            };
            (
                self.api(&format!("issue/{remote}/comment"))
                    .map_err(later)?,
                json!({"body": body}),
            )
        };
        self.wrote(remote);
        let answer = self.door.write(&Ask::send(
            Verb::Post,
            place,
            Body::Json(document.to_string()),
        ))?;
        let said: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        // An answer without its number proves nothing; the look finds what was said by its mark.
        match text(&said, "id") {
            id if id.is_empty() => Err(Written::Unknown),
            remote => Ok(Written::Applied { remote }),
        }
    }

    fn theirs(&self, ours: &Fields) -> Result<Fields, Written> {
        self.mapping
            .to_theirs(ours)
            .map_err(|unmapped| Written::Refused(unmapped.to_string()))
    }

    fn theirs_of(&self, field: &str, word: &str) -> Result<String, Written> {
        let value = self.mapping.value_to_theirs(field, &Value::text(word));
        let (_, value) = value.map_err(|unmapped| Written::Refused(unmapped.to_string()))?;
        Ok(value.as_text().to_owned())
    }

    /// A value as the desk takes it.
    fn written(&mut self, name: &str, value: &Value) -> Result<Json, Written> {
        let words = |value: &Value| -> Vec<String> {
            match value {
                Value::Set(words) => words.iter().cloned().collect(),
                other => other
                    .as_text()
                    .split(", ")
                    .filter(|word| !word.is_empty())
                    .map(str::to_owned)
                    .collect(),
            }
        };
        let plain = value.as_text();
        Ok(match name {
            "summary" => json!(plain),
            "labels" => json!(value.as_set()),
            "description" | "environment" => self.rich(plain)?,
            "priority" | "resolution" if plain.is_empty() => Json::Null,
            "priority" | "resolution" => json!({"name": plain}),
            "fixVersions" | "versions" | "components" => {
                json!(
                    words(value)
                        .iter()
                        .map(|name| json!({"name": name}))
                        .collect::<Vec<_>>()
                )
            }
            "assignee" => self.person(plain)?,
            custom => {
                let fields = self.know_fields().map_err(later)?;
                let kind = fields
                    .get(custom)
                    .map(|field| field.kind.clone())
                    .unwrap_or_default();
                match kind.as_str() {
                    _ if *value == Value::Empty => Json::Null,
                    "select" | "radiobuttons" => json!({"value": plain}),
                    "multiselect" | "multicheckboxes" => {
                        json!(
                            words(value)
                                .iter()
                                .map(|one| json!({"value": one}))
                                .collect::<Vec<_>>()
                        )
                    }
                    "labels" => json!(words(value)),
                    "textarea" => self.rich(plain)?,
                    "float" => plain
                        .parse::<f64>()
                        .map_or_else(|_| json!(plain), |number| json!(number)),
                    _ => json!(plain),
                }
            }
        })
    }

    /// Text of many lines: a document on Cloud.
    fn rich(&mut self, text: &str) -> Result<Json, Written> {
        Ok(match self.is_cloud().map_err(later)? {
            true if text.is_empty() => Json::Null,
            true => adf::from_text(text),
            false => json!(text),
        })
    }

    /// Somebody by their name, of those who may be given an issue here.
    fn person(&mut self, name: &str) -> Result<Json, Written> {
        let cloud = self.is_cloud().map_err(later)?;
        let id = if cloud { "accountId" } else { "name" };
        if name.is_empty() {
            return Ok(json!({id: null}));
        }
        let place = self.api("user/assignable/search").map_err(later)?;
        let ask = Ask::get(place)
            .with("project", self.project.clone())
            .with(if cloud { "query" } else { "username" }, name)
            .with("maxResults", "100");
        let list = self.door.json(&ask, "list of people").map_err(later)?;
        let people = list.as_array().map_or(&[][..], Vec::as_slice);
        let found: Vec<&Json> = people
            .iter()
            .filter(|one| text(one, "displayName") == name)
            .collect();
        match found.as_slice() {
            [one] => Ok(json!({id: text(one, id)})),
            [] => Err(Written::Refused(format!(
                "{name} cannot be given issues of {}.",
                segment(&self.project)
            ))),
            many => Err(Written::Refused(format!(
                "{} people are called {name}; choose one in Jira.",
                many.len()
            ))),
        }
    }
}
