//! Which request means what.

use super::fields::{Errors, read, rich};
use super::render::{Shape, change, comment};
use super::state::{
    COMPONENTS, CUSTOM, Edition, PEOPLE, PRIORITIES, PROJECT, SECRET, STATUSES, State, VERSIONS,
    named, status, status_at,
};
use super::{BACKLOG, BOSS, EMAIL, GUEST, ME, complain, search};
use crate::fakes::web::{Answers, Asked};
use crate::fault_server::Reply;
use base64::Engine;
use serde_json::{Value, json};

const NO_ISSUE: &str = "Issue does not exist or you do not have permission to see it.";

impl Answers for State {
    fn answer(&mut self, asked: &Asked) -> Reply {
        let known = self.knows(asked);
        self.by = known.unwrap_or(ME).to_owned();
        if known.is_none() && !self.anonymous {
            return complain(401, "Client must be authenticated to access this resource.")
                .header("WWW-Authenticate", "Basic realm=\"protected-area\"");
        }
        let reply = match self.forbids(asked) {
            true => complain(
                403,
                "You do not have the permission to do this in this project.",
            ),
            false => self.route(asked),
        };
        match self.anonymous {
            // A token that is not known is no error: the answer is what anybody may see.
            true => reply.header("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"),
            false => reply,
        }
    }
}

impl State {
    /// Whose token it is.
    fn knows(&self, asked: &Asked) -> Option<&'static str> {
        let given = asked.header("authorization").unwrap_or_default();
        let all = [[ME, EMAIL, SECRET], BOSS, GUEST];
        let own = all
            .into_iter()
            .find(|[_, email, secret]| match self.edition {
                Edition::Cloud => {
                    let pair = format!("{email}:{secret}");
                    let basic = base64::engine::general_purpose::STANDARD.encode(pair);
                    given == format!("Basic {basic}")
                }
                Edition::DataCenter => given == format!("Bearer {secret}"),
            });
        own.map(|[name, ..]| name)
    }

    /// Whether a request would change something and whoever asks may not.
    fn forbids(&self, asked: &Asked) -> bool {
        let reads = asked.method == "GET" || asked.path.iter().any(|part| part == "search");
        self.by == GUEST[0] && !reads
    }

    fn route(&mut self, asked: &Asked) -> Reply {
        let version = if self.cloud() { "3" } else { "2" };
        let (method, path) = asked.route();
        match (method, path.as_slice()) {
            (_, ["rest", "api", "2" | "3", "search"]) if self.cloud() => complain(
                410,
                "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.",
            ),
            ("GET" | "POST", ["rest", "api", "3", "search", "jql"]) if self.cloud() => {
                search::by_token(self, asked)
            }
            ("GET" | "POST", ["rest", "api", "2", "search"]) => search::by_offset(self, asked),
            (_, ["rest", "api", one, "issue", rest @ ..]) if *one == version => {
                self.issue(asked, method, rest)
            }
            // The one thing that both versions answer everywhere, and by which editions are told apart.
            ("GET", ["rest", "api", "2" | "3", "serverInfo"]) => self.meta(asked, &["serverInfo"]),
            ("GET", ["rest", "api", one, rest @ ..]) if *one == version => self.meta(asked, rest),
            ("GET", ["secure", "attachment", id, name]) if !self.cloud() => self.secured(id, name),
            (_, ["rest", "servicedeskapi", "request", id, "comment"]) => {
                self.request_comment(asked, method, id)
            }
            _ => Reply::json(404, &json!({"message": "null for uri", "status-code": 404})),
        }
    }

    fn issue(&mut self, asked: &Asked, method: &str, path: &[&str]) -> Reply {
        if let ("GET", ["createmeta", project, "issuetypes", rest @ ..]) = (method, path) {
            return self.create_meta(project, rest);
        }
        if let ("POST", []) = (method, path) {
            return self.create(asked);
        }
        let Some((name, rest)) = path.split_first() else {
            return complain(405, "Method Not Allowed");
        };
        let Some(id) = self
            .find(name)
            .filter(|_| !self.anonymous)
            .map(|issue| issue.id)
        else {
            return complain(404, NO_ISSUE);
        };
        match (method, rest) {
            ("GET", []) => self.show(asked, id),
            ("PUT", []) => self.edit(asked, id),
            ("GET", ["changelog"]) if self.cloud() => self.changelog(asked, id),
            ("GET", ["transitions"]) => {
                let at = self
                    .issues
                    .get(&id)
                    .map_or(0, |issue| status_at(&issue.fields));
                let shown = |(id, name, to): (String, String, usize)| json!({"id": id, "name": name, "to": status(to), "fields": {}});
                let list: Vec<Value> = Self::transitions(at).into_iter().map(shown).collect();
                Reply::json(200, &json!({"transitions": list}))
            }
            ("POST", ["transitions"]) => self.transition(asked, id),
            ("GET", ["comment"]) => self.comments(asked, id),
            ("POST", ["comment"]) => self.comment(asked, id),
            ("POST", ["attachments"]) => self.attach(asked, id),
            _ => complain(405, "Method Not Allowed"),
        }
    }

    fn create(&mut self, asked: &Asked) -> Reply {
        let mut body = asked.body.clone();
        let Some(fields) = body["fields"].as_object_mut() else {
            return complain(
                400,
                "Invalid request payload. Refer to the REST API documentation and try again.",
            );
        };
        let project = fields.remove("project").unwrap_or_default();
        let kind = fields.remove("issuetype").unwrap_or_default();
        let mut errors = Errors::new();
        let project = project["key"].as_str().unwrap_or_default().to_owned();
        if ![PROJECT, BACKLOG].contains(&project.as_str()) || (self.sealed && project == PROJECT) {
            errors.insert("project".into(), json!("Specify a valid project ID or key"));
        }
        if kind["name"] != "Bug" && kind["id"] != "10004" {
            errors.insert("issuetype".into(), json!("Specify an issue type"));
        }
        if fields.get("summary").is_none() {
            errors.insert(
                "summary".into(),
                json!("You must specify a summary of the issue."),
            );
        }
        let fields = match read(self, &serde_json::Map::new(), &body) {
            Ok(fields) if errors.is_empty() => fields,
            Ok(_) => return wrong(errors),
            Err(more) => {
                errors.extend(more);
                return wrong(errors);
            }
        };
        let by = self.by.clone();
        let id = self.make(&by, &project, &Value::Object(fields));
        let key = self.issues.get(&id).map(|issue| issue.key.clone());
        let link = format!("{}/rest/api/3/issue/{id}", self.base);
        Reply::json(
            201,
            &json!({"id": id.to_string(), "key": key, "self": link}),
        )
    }

    fn show(&self, asked: &Asked, id: u64) -> Reply {
        let Some(issue) = self.issues.get(&id) else {
            return complain(404, NO_ISSUE);
        };
        let wanted: Vec<String> = asked
            .one("fields")
            .unwrap_or("*all")
            .split(',')
            .map(str::to_owned)
            .collect();
        let shape = Shape {
            state: self,
            issue,
            key: &issue.key,
            updated: issue.updated,
            short: false,
        };
        let mut out = json!({"id": issue.id.to_string(), "key": issue.key, "fields": shape.fields(&issue.fields, &wanted)});
        if asked
            .one("expand")
            .is_some_and(|all| all.contains("changelog"))
        {
            out["changelog"] = shape.changelog();
        }
        Reply::json(200, &out)
    }

    fn edit(&mut self, asked: &Asked, id: u64) -> Reply {
        let now = self
            .issues
            .get(&id)
            .map(|issue| issue.fields.clone())
            .unwrap_or_default();
        match read(self, &now, &asked.body) {
            Err(errors) => wrong(errors),
            Ok(fields) => {
                let by = self.by.clone();
                self.write(id, &by, fields);
                Reply::status(204)
            }
        }
    }

    /// Oldest first, page by page.
    fn changelog(&self, asked: &Asked, id: u64) -> Reply {
        let changes = self
            .issues
            .get(&id)
            .map(|issue| issue.changes.as_slice())
            .unwrap_or_default();
        let start = asked.number("startAt").unwrap_or(0);
        let most = asked.number("maxResults").unwrap_or(100).min(100);
        let page: Vec<Value> = changes
            .iter()
            .skip(start)
            .take(most)
            .map(|one| change(self, one))
            .collect();
        Reply::json(
            200,
            &json!({
                "startAt": start, "maxResults": most, "total": changes.len(),
                "isLast": start + page.len() >= changes.len(), "values": page,
            }),
        )
    }

    fn transition(&mut self, asked: &Asked, id: u64) -> Reply {
        let wanted = asked.body["transition"]["id"].as_str().unwrap_or_default();
        let at = self
            .issues
            .get(&id)
            .map_or(0, |issue| status_at(&issue.fields));
        let found = Self::transitions(at)
            .into_iter()
            .find(|(id, ..)| id == wanted);
        let Some((_, _, to)) = found else {
            return complain(
                400,
                "It seems that you have tried to perform a workflow operation that is not valid for the current state of this issue.",
            );
        };
        let moved = serde_json::Map::from_iter([("status".to_owned(), status(to))]);
        let by = self.by.clone();
        self.write(id, &by, moved);
        Reply::status(204)
    }

    fn comments(&self, asked: &Asked, id: u64) -> Reply {
        let Some(issue) = self.issues.get(&id) else {
            return complain(404, NO_ISSUE);
        };
        let start = asked.number("startAt").unwrap_or(0);
        let most = asked.number("maxResults").unwrap_or(50).min(100);
        let seen: Vec<_> = issue.comments.iter().filter(|one| self.sees(one)).collect();
        let page: Vec<Value> = seen
            .iter()
            .skip(start)
            .take(most)
            .map(|one| comment(self, one))
            .collect();
        Reply::json(
            200,
            &json!({"startAt": start, "maxResults": most, "total": seen.len(), "comments": page}),
        )
    }

    fn comment(&mut self, asked: &Asked, id: u64) -> Reply {
        let body = match rich(self, &asked.body["body"]) {
            Ok(Value::Null) => return complain(400, "Comment body can not be empty!"),
            Ok(body) => body,
            Err(why) => return complain(400, &why),
        };
        let properties = asked.body["properties"]
            .as_array()
            .cloned()
            .unwrap_or_default();
        let internal = properties
            .iter()
            .any(|one| one["key"] == "sd.public.comment" && one["value"]["internal"] == true);
        // Outside of a service project the property means nothing.
        let by = self.by.clone();
        let said = self.say(id, &by, body, !(internal && self.service));
        self.said(id, said)
    }

    fn said(&self, id: u64, said: u64) -> Reply {
        let held = self
            .issues
            .get(&id)
            .and_then(|issue| issue.comments.iter().find(|one| one.id == said));
        match held {
            Some(held) => Reply::json(201, &comment(self, held)),
            None => complain(404, NO_ISSUE),
        }
    }

    /// Service Management's own comments: text in, text out, public or not.
    fn request_comment(&mut self, asked: &Asked, method: &str, id: &str) -> Reply {
        let Some(id) = self.find(id).filter(|_| self.service).map(|issue| issue.id) else {
            return Reply::json(
                404,
                &json!({"errorMessage": "The customer request you are trying to view does not exist."}),
            );
        };
        if method != "POST" {
            return complain(405, "Method Not Allowed");
        }
        let (Some(text), Some(public)) =
            (asked.body["body"].as_str(), asked.body["public"].as_bool())
        else {
            return Reply::json(
                400,
                &json!({"errorMessage": "Comment body and public are required."}),
            );
        };
        let body = match self.edition {
            Edition::Cloud => document(text),
            Edition::DataCenter => json!(text),
        };
        let by = self.by.clone();
        let said = self.say(id, &by, body, public);
        Reply::json(
            201,
            &json!({"id": said.to_string(), "body": text, "public": public, "author": self.user(&by)}),
        )
    }

    fn meta(&self, asked: &Asked, path: &[&str]) -> Reply {
        let nobody = self.anonymous;
        match path {
            ["myself"] if nobody => complain(
                401,
                "You are not authenticated. Authentication required to perform this operation.",
            ),
            ["myself"] => {
                let mut me = self.user(&self.by);
                me["emailAddress"] = json!(EMAIL);
                Reply::json(200, &me)
            }
            ["serverInfo"] => Reply::json(
                200,
                &json!({
                    "baseUrl": self.base, "version": if self.cloud() { "1001.0.0-SNAPSHOT" } else { "9.12.4" },
                    "deploymentType": if self.cloud() { "Cloud" } else { "Server" },
                    "serverTime": self.moment(self.clock.millis()),
                }),
            ),
            ["attachment", rest @ ..] if !nobody => self.attachment(asked, rest),
            ["field"] => Reply::json(200, &Value::Array(fields())),
            ["priority"] => list(PRIORITIES),
            ["project", key, rest @ ..] if *key == PROJECT && !nobody && !self.sealed => {
                self.project(rest)
            }
            ["user", "assignable", "search"] if asked.one("project") == Some(PROJECT) => {
                let people: Vec<Value> = PEOPLE.iter().map(|name| self.user(name)).collect();
                Reply::json(200, &Value::Array(people))
            }
            ["project", key, ..] => {
                complain(404, &format!("No project could be found with key '{key}'."))
            }
            _ => complain(404, "null for uri"),
        }
    }

    fn project(&self, path: &[&str]) -> Reply {
        match path {
            [] => Reply::json(
                200,
                &json!({
                    "id": "10001", "key": PROJECT, "name": "Mojaloop Enterprise Support",
                    "projectTypeKey": if self.service { "service_desk" } else { "software" },
                    "issueTypes": [{"id": "10004", "name": "Bug", "subtask": false}],
                }),
            ),
            ["versions"] => list(VERSIONS),
            ["components"] => list(COMPONENTS),
            ["statuses"] => {
                let all: Vec<Value> = (0..STATUSES.len()).map(status).collect();
                Reply::json(
                    200,
                    &json!([{"id": "10004", "name": "Bug", "subtask": false, "statuses": all}]),
                )
            }
            _ => complain(404, "null for uri"),
        }
    }

    fn create_meta(&self, project: &str, path: &[&str]) -> Reply {
        if project != PROJECT || self.sealed {
            return complain(404, "No project could be found.");
        }
        let [kind] = path else {
            return Reply::json(
                200,
                &json!({"startAt": 0, "maxResults": 50, "total": 1, "issueTypes": [{"id": "10004", "name": "Bug", "subtask": false}]}),
            );
        };
        if *kind != "10004" {
            return complain(404, "Issue type not found.");
        }
        let system = ["summary", "description", "environment", "labels", "assignee"].map(|id| json!({"fieldId": id, "name": id, "required": id == "summary", "schema": {"type": "string", "system": id}}));
        let listed = [("priority", PRIORITIES), ("fixVersions", VERSIONS), ("versions", VERSIONS), ("components", COMPONENTS)]
            .map(|(id, values)| json!({"fieldId": id, "name": id, "required": false, "schema": {"system": id}, "allowedValues": all(values)}));
        let custom = CUSTOM.iter().map(|(id, name, kind, values)| {
            let values: Vec<Value> = values.iter().map(|value| json!({"value": value})).collect();
            json!({"fieldId": id, "name": name, "required": false, "schema": schema(id, kind), "allowedValues": values})
        });
        let fields: Vec<Value> = system.into_iter().chain(listed).chain(custom).collect();
        // Cloud says "fields", Data Center "values".
        let name = if self.cloud() { "fields" } else { "values" };
        Reply::json(
            200,
            &json!({"startAt": 0, "maxResults": 200, "total": fields.len(), name: fields}),
        )
    }
}

fn schema(id: &str, kind: &str) -> Value {
    let kind_of = match kind {
        "option" => "select",
        "textarea" => "textarea",
        _ => "textfield",
    };
    let base = if kind == "option" { "option" } else { "string" };
    json!({"type": base, "custom": format!("com.atlassian.jira.plugin.system.customfieldtypes:{kind_of}"), "customId": id.trim_start_matches("customfield_").parse::<u32>().unwrap_or(0)})
}

fn fields() -> Vec<Value> {
    let system = [
        "summary",
        "description",
        "environment",
        "labels",
        "assignee",
        "status",
        "priority",
        "fixVersions",
        "versions",
        "components",
        "reporter",
        "created",
        "updated",
        "comment",
    ]
    .map(|id| json!({"id": id, "name": id, "custom": false, "schema": {"system": id}}));
    let custom = CUSTOM.iter().map(|(id, name, kind, _)| json!({"id": id, "name": name, "custom": true, "schema": schema(id, kind)}));
    system.into_iter().chain(custom).collect()
}

fn all(names: &[&str]) -> Vec<Value> {
    names.iter().filter_map(|name| named(names, name)).collect()
}

fn list(names: &[&str]) -> Reply {
    Reply::json(200, &Value::Array(all(names)))
}

fn wrong(errors: Errors) -> Reply {
    Reply::json(400, &json!({"errorMessages": [], "errors": errors}))
}

/// A text as Service Management makes a document of it.
fn document(text: &str) -> Value {
    let lines = text.split("\n\n").filter(|part| !part.is_empty());
    let paragraph = |part: &str| {
        let mut content = Vec::new();
        for (at, line) in part.split('\n').enumerate() {
            if at > 0 {
                content.push(json!({"type": "hardBreak"}));
            }
            if !line.is_empty() {
                content.push(json!({"type": "text", "text": line}));
            }
        }
        json!({"type": "paragraph", "content": content})
    };
    let content: Vec<Value> = lines.map(paragraph).collect();
    json!({"type": "doc", "version": 1, "content": content})
}
