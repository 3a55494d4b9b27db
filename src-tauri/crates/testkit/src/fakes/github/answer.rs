//! Which request means what.

use super::state::{BOSS, Fate, GUEST, ME, MILESTONES, OTHER, PEOPLE, Place, REPO, SECRET, State};
use super::write::invalid;
use crate::fakes::web::{Answers, Asked};
use crate::fault_server::Reply;
use chrono::DateTime;
use serde_json::{Value, json};

impl Answers for State {
    fn answer(&mut self, asked: &Asked) -> Reply {
        if asked.header("user-agent").is_none_or(str::is_empty) {
            return message(
                403,
                "Request forbidden by administrative rules. Please make sure your request has a User-Agent header.",
            );
        }
        let given = asked.header("authorization").unwrap_or_default();
        let all = [[ME, SECRET], BOSS, GUEST];
        let known = all
            .iter()
            .find(|[_, secret]| given == format!("Bearer {secret}"));
        let Some([by, _]) = known else {
            return message(401, "Bad credentials");
        };
        self.by = (*by).to_owned();
        if self.by == GUEST[0] && asked.method != "GET" {
            return message(403, "Resource not accessible by personal access token");
        }
        if self.left == 0 && self.clock.millis() / 1000 < self.reset {
            return self.budget(message(403, "API rate limit exceeded for user ID 1."));
        }
        if self.left == 0 {
            (self.left, self.reset) = (5000, self.clock.millis() / 1000 + 3600);
        }
        self.left -= 1;
        let reply = self.route(asked);
        self.budget(reply)
    }
}

impl State {
    fn budget(&self, reply: Reply) -> Reply {
        reply
            .header("X-RateLimit-Limit", "5000")
            .header("X-RateLimit-Remaining", &self.left.to_string())
            .header("X-RateLimit-Reset", &self.reset.to_string())
    }

    fn route(&mut self, asked: &Asked) -> Reply {
        let (method, path) = asked.route();
        // On a server of one's own the same API lies below a folder.
        let path = path.strip_prefix(&["api", "v3"]).unwrap_or(&path);
        let (repo, rest) = match path {
            ["user"] => return Reply::json(200, &json!({"login": self.by, "id": 1})),
            ["repos", owner, name, rest @ ..] => (format!("{owner}/{name}"), rest),
            ["repositories", "100", rest @ ..] => (REPO.to_owned(), rest),
            ["repositories", "200", rest @ ..] => (OTHER.to_owned(), rest),
            _ => return message(404, "Not Found"),
        };
        if repo != REPO && repo != OTHER {
            return message(404, "Not Found");
        }
        match (method, rest) {
            ("GET", []) => Reply::json(
                200,
                &json!({
                    "full_name": repo, "has_issues": true, "private": false,
                    "permissions": {"pull": true, "triage": self.push, "push": self.push},
                }),
            ),
            ("GET", ["labels"]) => {
                let all = self
                    .labels
                    .iter()
                    .map(|name| json!({"name": name}))
                    .collect();
                self.paged(asked, all)
            }
            ("GET", ["milestones"]) => {
                let one = |(at, title): (usize, &&str)| json!({"number": at + 1, "title": title, "state": "open", "due_on": null});
                self.paged(asked, MILESTONES.iter().enumerate().map(one).collect())
            }
            ("GET", ["assignees"]) => self.paged(
                asked,
                PEOPLE.iter().map(|login| json!({"login": login})).collect(),
            ),
            ("GET", ["issues"]) => self.list(asked, &repo),
            ("POST", ["issues"]) => self.create(asked, &repo),
            ("GET", ["issues", "comments"]) => self.all_comments(asked, &repo),
            (_, ["issues", number, rest @ ..]) => match number.parse() {
                Ok(number) => self.issue(asked, method, &(repo, number), rest),
                Err(_) => message(404, "Not Found"),
            },
            _ => message(404, "Not Found"),
        }
    }

    /// A page of a list, with a tag that is another each time, and the way to the next page.
    fn paged(&mut self, asked: &Asked, all: Vec<Value>) -> Reply {
        let size = asked.number("per_page").unwrap_or(30).clamp(1, 100);
        let page = asked.number("page").unwrap_or(1).max(1);
        let pages = all.len().div_ceil(size).max(1);
        let shown: Vec<Value> = all.into_iter().skip((page - 1) * size).take(size).collect();
        self.tags += 1;
        let reply = Reply::json(200, &Value::Array(shown))
            .header("ETag", &format!("W/\"{:x}\"", self.tags));
        if page >= pages {
            return reply;
        }
        let link = |page: usize| {
            let (path, query) = asked
                .request
                .target
                .split_once('?')
                .unwrap_or((&asked.request.target, ""));
            let kept =
                url::form_urlencoded::parse(query.as_bytes()).filter(|(name, _)| name != "page");
            let mut query = url::form_urlencoded::Serializer::new(String::new());
            query
                .extend_pairs(kept)
                .append_pair("page", &page.to_string());
            format!("{}{path}?{}", self.base, query.finish())
        };
        let next = format!(
            "<{}>; rel=\"next\", <{}>; rel=\"last\"",
            link(page + 1),
            link(pages)
        );
        reply.header("Link", &next)
    }

    /// Issues and pull requests alike.
    fn list(&mut self, asked: &Asked, repo: &str) -> Reply {
        let state = asked.one("state").unwrap_or("open");
        let Ok(since) = since(asked) else {
            return message(422, "Validation Failed");
        };
        let now = self.clock.millis();
        let here = |fate: &Fate| *fate == Fate::Here;
        let mut found: Vec<Value> = self
            .issues
            .values()
            .filter(|issue| issue.repo == repo && here(&issue.fate))
            .filter_map(|issue| issue.shown.iter().rev().find(|(at, _)| *at <= now))
            .map(|(_, shown)| shown.clone())
            .filter(|shown| state == "all" || shown["state"] == state)
            .filter(|shown| {
                asked
                    .one("creator")
                    .is_none_or(|login| shown["user"]["login"] == login)
            })
            .filter(|shown| shown["updated_at"].as_str().unwrap_or_default() >= since.as_str())
            .collect();
        let by = if asked.one("sort") == Some("updated") {
            "updated_at"
        } else {
            "created_at"
        };
        found.sort_by_key(|shown| {
            (
                shown[by].as_str().unwrap_or_default().to_owned(),
                shown["number"].as_u64(),
            )
        });
        if asked.one("direction") != Some("asc") {
            found.reverse();
        }
        self.paged(asked, found)
    }

    fn create(&mut self, asked: &Asked, repo: &str) -> Reply {
        if let Err(wrong) = self.check(&asked.body, true) {
            return invalid_reply(wrong);
        }
        let title = asked.body["title"].as_str().unwrap_or_default().to_owned();
        let by = self.by.clone();
        let number = self.make(&by, repo, &title, asked.body["body"].as_str(), false);
        let place = (repo.to_owned(), number);
        let push = self.push;
        let mut rest = asked.body.clone();
        rest["state"] = Value::Null;
        self.write(&place, &by, &rest, push);
        match self.issues.get(&place) {
            Some(issue) => Reply::json(201, &self.render(issue)),
            None => message(404, "Not Found"),
        }
    }

    fn all_comments(&mut self, asked: &Asked, repo: &str) -> Reply {
        let Ok(since) = since(asked) else {
            return message(422, "Validation Failed");
        };
        let mut found: Vec<Value> = Vec::new();
        for issue in self
            .issues
            .values()
            .filter(|issue| issue.repo == repo && issue.fate == Fate::Here)
        {
            found.extend(
                issue
                    .comments
                    .iter()
                    .map(|comment| self.render_comment(issue, comment)),
            );
        }
        found.retain(|one| one["updated_at"].as_str().unwrap_or_default() >= since.as_str());
        found.sort_by_key(|one| one["id"].as_u64());
        if asked.one("sort").is_some() && asked.one("direction") != Some("asc") {
            found.reverse();
        }
        self.paged(asked, found)
    }

    fn issue(&mut self, asked: &Asked, method: &str, place: &Place, rest: &[&str]) -> Reply {
        let Some(issue) = self.issues.get(place) else {
            return message(404, "Not Found");
        };
        match &issue.fate {
            Fate::Here => {}
            Fate::Hidden => return message(404, "Not Found"),
            Fate::Gone => return message(410, "This issue was deleted"),
            Fate::Moved((repo, number)) => {
                let id = if repo == REPO { 100 } else { 200 };
                let to = [
                    &["issues".to_owned(), number.to_string()][..],
                    &rest.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>(),
                ]
                .concat()
                .join("/");
                let to = format!("{}/repositories/{id}/{to}", self.base);
                // A write is sent on by another status, so that its body goes along.
                let status = if method == "GET" { 301 } else { 307 };
                return Reply::json(status, &json!({"message": "Moved Permanently", "url": to}))
                    .header("Location", &to);
            }
        }
        match (method, rest) {
            ("GET", []) => Reply::json(200, &self.render(issue)),
            ("PATCH", []) => self.edit(asked, place),
            ("GET", ["comments"]) => {
                let Ok(since) = since(asked) else {
                    return message(422, "Validation Failed");
                };
                let mut all: Vec<Value> = issue
                    .comments
                    .iter()
                    .map(|one| self.render_comment(issue, one))
                    .collect();
                all.retain(|one| one["updated_at"].as_str().unwrap_or_default() >= since.as_str());
                self.paged(asked, all)
            }
            ("POST", ["comments"]) => self.comment(asked, place),
            ("GET", ["timeline" | "events"]) => {
                let all = issue.events.clone();
                self.paged(asked, all)
            }
            ("POST" | "DELETE", ["labels", ..]) if !self.push => {
                message(403, "Must have admin rights to Repository.")
            }
            ("POST", ["labels"]) => {
                let names = asked.body["labels"].as_array().cloned().unwrap_or_default();
                let by = self.by.clone();
                for name in names.iter().filter_map(Value::as_str) {
                    self.label(place, &by, name);
                }
                self.labels_of(place)
            }
            ("DELETE", ["labels", name]) => match self.unlabel(place, &self.by.clone(), name) {
                true => self.labels_of(place),
                false => message(404, "Label does not exist"),
            },
            _ => message(404, "Not Found"),
        }
    }

    fn labels_of(&self, place: &Place) -> Reply {
        let labels = self
            .issues
            .get(place)
            .map(|issue| self.render(issue)["labels"].clone());
        Reply::json(200, &labels.unwrap_or_default())
    }

    fn edit(&mut self, asked: &Asked, place: &Place) -> Reply {
        let mine = self
            .issues
            .get(place)
            .is_some_and(|issue| issue.user == self.by);
        if !self.push && !mine {
            return message(403, "Must have admin rights to Repository.");
        }
        if let Err(wrong) = self.check(&asked.body, false) {
            return invalid_reply(wrong);
        }
        let push = self.push;
        let by = self.by.clone();
        self.write(place, &by, &asked.body, push);
        match self.issues.get(place) {
            Some(issue) => Reply::json(200, &self.render(issue)),
            None => message(404, "Not Found"),
        }
    }

    fn comment(&mut self, asked: &Asked, place: &Place) -> Reply {
        let body = asked.body["body"].as_str().unwrap_or_default();
        if body.trim().is_empty() {
            return invalid_reply(invalid("body", "missing_field"));
        }
        if body.len() > super::LONGEST {
            return invalid_reply(invalid("body", "too_long"));
        }
        let locked = self.issues.get(place).is_some_and(|issue| issue.locked);
        if locked {
            return message(403, "Unable to create comment because issue is locked.");
        }
        let by = self.by.clone();
        let id = self.say(place, &by, body);
        let issue = self.issues.get(place);
        let made = issue.and_then(|issue| {
            let comment = issue.comments.iter().find(|one| one.id == id)?;
            Some(self.render_comment(issue, comment))
        });
        Reply::json(201, &made.unwrap_or_default())
    }
}

/// The `since` of a list, as its own texts are written, so that they can be compared.
fn since(asked: &Asked) -> Result<String, chrono::ParseError> {
    let Some(text) = asked.one("since") else {
        return Ok(String::new());
    };
    let time = DateTime::parse_from_rfc3339(text)?.to_utc();
    Ok(time.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

pub(crate) fn message(status: u16, text: &str) -> Reply {
    Reply::json(
        status,
        &json!({
            "message": text, "documentation_url": "https://docs.github.com/rest", "status": status.to_string(),
        }),
    )
}

fn invalid_reply(wrong: Value) -> Reply {
    Reply::json(
        422,
        &json!({"message": "Validation Failed", "errors": [wrong]}),
    )
}
