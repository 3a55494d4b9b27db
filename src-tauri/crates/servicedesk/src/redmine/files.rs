//! Files: which lie on issues, what one holds, and putting one there.
//!
//! What a file holds is uploaded first, for a token that puts it on an issue: an upload that nobody
//! puts anywhere is thrown away by the desk. The mark is the file's own description.

use super::Redmine;
use super::names::Names;
use crate::door::{segment, too_large};
use crate::json::{items, moment, text, whole};
use serde_json::{Value as Json, json};
use slipway_domain::desk::file::{Attached, MOST_BYTES, Parcel, clean_kind, clean_name};
use slipway_domain::desk::{Fault, Written, mark};
use slipway_net::line::{Ask, Body, Verb};

/// Why a file that only the team is to see is not sent.
const FOR_ALL: &str = "Redmine shows a file to everybody who sees the issue, so an internal one is \
                       not sent. Nothing was sent.";

/// The files of an issue. A private note that brought one keeps it to itself only in the history, not
/// in the list.
pub(super) fn files_of(issue: &Json, names: &mut Names) -> Vec<Attached> {
    let me = names.my_id;
    let mut all = Vec::new();
    for one in items(issue, "attachments") {
        let author = one.get("author").unwrap_or(&Json::Null);
        let remote = text(one, "id");
        all.push(Attached {
            name: clean_name(&text(one, "filename")),
            kind: clean_kind(&text(one, "content_type")),
            size: size_of(one),
            author: names.person(author),
            at: moment(&text(one, "created_on")),
            comment: came_with(issue, &remote),
            mark: mark::read(&text(one, "description")).1,
            own: whole(author, "id") == Some(me),
            remote,
        });
    }
    all
}

/// The note that brought a file.
fn came_with(issue: &Json, file: &str) -> Option<String> {
    let brings = |detail: &Json| {
        text(detail, "property") == "attachment"
            && text(detail, "name") == file
            && !text(detail, "new_value").is_empty()
    };
    let says = |journal: &&Json| !text(journal, "notes").trim().is_empty();
    let mut saying = items(issue, "journals").iter().filter(says);
    let found = saying.find(|journal| items(journal, "details").iter().any(brings))?;
    Some(text(found, "id"))
}

fn size_of(file: &Json) -> u64 {
    let size = whole(file, "filesize").unwrap_or_default();
    u64::try_from(size).unwrap_or_default()
}

impl Redmine {
    pub(super) fn put(
        &mut self,
        remote: &str,
        mark: &str,
        parcel: &Parcel<'_>,
    ) -> Result<Written, Written> {
        if !parcel.public {
            return Err(Written::Refused(FOR_ALL.to_owned()));
        }
        let bytes = Body::Bytes("application/octet-stream".into(), parcel.content.to_vec());
        let ask = Ask::send(Verb::Post, "uploads.json", bytes).with("filename", parcel.name);
        let answer = self.door.write(&ask).map_err(|written| match written {
            // Nothing lies on the issue yet, whatever became of the upload.
            Written::Unknown => Written::Retry(crate::door::LATER),
            Written::Gone => Written::Refused("This Redmine takes no files.".to_owned()),
            other => other,
        })?;
        let made: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let token = made.get("upload").map(|upload| text(upload, "token"));
        let Some(token) = token.filter(|token| !token.is_empty()) else {
            return Err(Written::Retry(crate::door::LATER));
        };
        let upload = json!({
            "token": token,
            "filename": parcel.name,
            "content_type": parcel.kind,
            "description": mark::signed("", mark),
        });
        let issue = json!({"issue": {"uploads": [upload]}});
        let path = format!("issues/{remote}.json");
        let ask = Ask::send(Verb::Put, path, Body::Json(issue.to_string()));
        self.door.write(&ask)?;
        Ok(Written::Applied {
            remote: String::new(),
        })
    }

    /// What a file holds. It may be anything, a web page too: what is as long as the desk says it is
    /// is the file.
    pub(super) fn held(&self, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        let file = segment(file);
        let read = self
            .door
            .read(&Ask::get(format!("attachments/{file}.json")));
        let Some(answer) = self.door.of_file(read)? else {
            return Ok(None);
        };
        let document = self.door.parsed(&answer)?;
        let size = document.get("attachment").map_or(0, size_of);
        if size > MOST_BYTES as u64 {
            return Err(too_large());
        }
        self.door
            .content(&Ask::get(format!("attachments/download/{file}")), size)
    }
}
