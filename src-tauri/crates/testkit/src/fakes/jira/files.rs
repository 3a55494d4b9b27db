//! Files of issues: they come as a form that says that no check is wanted, and Cloud gives one out
//! from another server unless told otherwise.

use super::state::State;
use super::{ME, complain};
use crate::fakes::web::Asked;
use crate::fault_server::Reply;
use serde_json::{Value, json};

/// A file that lies on an issue.
pub(crate) struct Held {
    pub(crate) id: u64,
    pub(crate) issue: u64,
    pub(crate) name: String,
    kind: String,
    content: Vec<u8>,
    author: String,
    created: i64,
}

impl State {
    pub(super) fn attach(&mut self, asked: &Asked, issue: u64) -> Reply {
        if asked.header("x-atlassian-token") != Some("no-check") {
            return complain(403, "XSRF check failed");
        }
        let kind = asked.header("content-type").unwrap_or_default();
        let Some(edge) = kind.strip_prefix("multipart/form-data; boundary=") else {
            return complain(415, "Unsupported Media Type");
        };
        let edge = format!("--{edge}");
        // A file may be anything, so a byte is read as the letter of its number.
        let body: String = asked.request.raw.iter().copied().map(char::from).collect();
        let parts = body.split(&edge);
        let files: Vec<(String, String, Vec<u8>)> = parts.filter_map(file_of).collect();
        if files.is_empty() {
            return complain(400, "No file was sent.");
        }
        let mut made = Vec::new();
        for (name, kind, content) in files {
            let id = self.lay(ME, issue, &name, &kind, &content);
            made.extend(
                self.files
                    .iter()
                    .find(|one| one.id == id)
                    .map(|one| self.file(one)),
            );
        }
        Reply::json(200, &Value::Array(made))
    }

    pub(crate) fn lay(
        &mut self,
        by: &str,
        issue: u64,
        name: &str,
        kind: &str,
        content: &[u8],
    ) -> u64 {
        let id = self.id();
        self.files.push(Held {
            id,
            issue,
            name: name.to_owned(),
            kind: kind.to_owned(),
            content: content.to_vec(),
            author: by.to_owned(),
            created: self.clock.millis(),
        });
        self.touched(issue, by, Vec::new());
        id
    }

    /// As an issue shows it.
    pub(crate) fn file(&self, one: &Held) -> Value {
        json!({
            "id": one.id.to_string(), "filename": one.name, "mimeType": one.kind,
            "size": one.content.len(), "author": self.user(&one.author),
            "created": self.moment(one.created),
        })
    }

    /// One by itself, below the API.
    pub(super) fn attachment(&self, asked: &Asked, path: &[&str]) -> Reply {
        let held = |id: &str| self.files.iter().find(|one| one.id.to_string() == id);
        match path {
            ["content", id] => match (held(id), asked.one("redirect")) {
                (Some(one), Some("false")) => given(one),
                (Some(_), _) => Reply::redirect(303, "https://media.example.org/file"),
                _ => complain(404, "The attachment could not be found."),
            },
            [id] => match held(id) {
                Some(one) => Reply::json(200, &self.file(one)),
                None => complain(404, "The attachment could not be found."),
            },
            _ => complain(404, "Not Found"),
        }
    }

    /// One as Data Center gives it out: by number and name.
    pub(super) fn secured(&self, id: &str, name: &str) -> Reply {
        let mut all = self.files.iter();
        match all.find(|one| one.id.to_string() == id && one.name == name) {
            Some(one) => given(one),
            None => complain(404, "Not Found"),
        }
    }
}

fn given(one: &Held) -> Reply {
    Reply::ok(one.content.clone()).header("Content-Type", &one.kind)
}

/// Name, type and content of a part of a form that is a file.
fn file_of(part: &str) -> Option<(String, String, Vec<u8>)> {
    let (head, rest) = part.split_once("\r\n\r\n")?;
    let after = |mark: &str| head.split(mark).nth(1);
    let name = after("filename=\"")?.split('"').next()?;
    let kind = after("Content-Type: ")?.lines().next()?;
    let content = rest.strip_suffix("\r\n").unwrap_or(rest);
    let name = String::from_utf8_lossy(&bytes(name)).into_owned();
    Some((name, kind.to_owned(), bytes(content)))
}

/// The bytes whose numbers these letters are.
fn bytes(text: &str) -> Vec<u8> {
    text.chars()
        .filter_map(|one| u8::try_from(one).ok())
        .collect()
}
