//! Files: which lie on tickets, what one holds, and putting one there.
//!
//! A file comes with a message, and the mark that its text carries is the file's too.

use super::Rt;
use super::history::Txn;
use super::texts::AT_ONCE;
use super::write::made;
use crate::door::too_large;
use crate::json::{items, text, whole};
use crate::multipart::form;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value as Json, json};
use slipway_domain::desk::file::{Attached, MOST_BYTES, Parcel, clean_kind, clean_name};
use slipway_domain::desk::{Fault, Written, mark};
use slipway_net::line::{Ask, Body, Verb};
use std::collections::BTreeMap;

/// The part of a message that is a file.
#[derive(Clone, Debug)]
pub(super) struct Part {
    id: i64,
    name: String,
    kind: String,
    size: u64,
}

/// The files of messages, by the transaction's id.
pub(super) type Parts = BTreeMap<i64, Vec<Part>>;

impl Rt {
    /// The files that came with these messages; what they hold is not read.
    pub(super) fn files(&self, txns: &[i64]) -> Result<Parts, Fault> {
        let mut all = Parts::new();
        for some in txns.chunks(AT_ONCE) {
            let named = json!({"field": "Filename", "operator": "!=", "value": ""});
            let fields = "Filename,ContentType,ContentLength,TransactionId";
            for part in self.parts(some, &[named], fields)? {
                let (Some(id), Some(txn)) = (whole(&part, "id"), whole(&part, "TransactionId"))
                else {
                    continue;
                };
                let name = text(&part, "Filename");
                if name.is_empty() {
                    continue;
                }
                all.entry(txn).or_default().push(Part {
                    id,
                    name: clean_name(&name),
                    kind: clean_kind(&text(&part, "ContentType")),
                    size: size_of(&part),
                });
            }
        }
        Ok(all)
    }

    /// The files of a message as they lie on its ticket.
    pub(super) fn attached(
        &self,
        txn: &Txn,
        parts: &Parts,
        comment: bool,
        mark: Option<&str>,
    ) -> Vec<Attached> {
        let parts = parts.get(&txn.id).into_iter().flatten();
        let one = |part: &Part| Attached {
            remote: part.id.to_string(),
            name: part.name.clone(),
            kind: part.kind.clone(),
            size: part.size,
            author: txn.by.clone(),
            at: crate::json::moment(&txn.at),
            comment: comment.then(|| txn.id.to_string()),
            mark: mark.map(str::to_owned),
            own: txn.by == self.account,
        };
        parts.map(one).collect()
    }

    /// Says that there is a file, with the file. It goes as a form: in JSON, a name beyond ASCII is
    /// garbled or brings the server down. What is text and not UTF-8 goes as bytes, as the desk would
    /// write a text anew.
    pub(super) fn put(
        &mut self,
        remote: &str,
        mark: &str,
        parcel: &Parcel<'_>,
    ) -> Result<Written, Written> {
        self.known()?;
        let place = if parcel.public {
            "correspond"
        } else {
            "comment"
        };
        let words = mark::signed(&format!("File: {}", parcel.name), mark);
        let words = json!({"Content": words, "ContentType": "text/plain"}).to_string();
        let is_text = parcel.kind.starts_with("text/");
        let kind = match is_text && std::str::from_utf8(parcel.content).is_err() {
            true => "application/octet-stream",
            false => parcel.kind,
        };
        let parcel = Parcel { kind, ..*parcel };
        let body = form(mark, &[("JSON", &words)], "Attachments", &parcel);
        let ask = Ask::send(Verb::Post, format!("ticket/{remote}/{place}"), body);
        let remote = made(&self.door.write(&ask)?);
        // An answer that names nothing proves nothing; the look finds the mark.
        match remote.is_empty() {
            true => Err(Written::Unknown),
            false => Ok(Written::Applied { remote }),
        }
    }

    /// What a file holds. It is looked for in the list first: one that is not there any more brings
    /// the server down, and one that is too large is not asked for.
    pub(super) fn held(&self, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        if file.is_empty() || !file.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(None);
        }
        let query = json!([{"field": "id", "value": file}]).to_string();
        let ask = Ask {
            reads: true,
            ..Ask::send(Verb::Post, "attachments", Body::Json(query))
        };
        let list = self
            .door
            .json(&ask.with("fields", "ContentLength"), "files")?;
        let Some(part) = items(&list, "items").first() else {
            return Ok(None);
        };
        if size_of(part) > MOST_BYTES as u64 {
            return Err(too_large());
        }
        let read = self.door.read(&Ask::get(format!("attachment/{file}")));
        let Some(answer) = self.door.of_file(read)? else {
            return Ok(None);
        };
        let document: Json = self.door.parsed(&answer)?;
        let lines = text(&document, "Content");
        let letters: String = lines.split_ascii_whitespace().collect();
        let content = STANDARD.decode(letters).map_err(|_| {
            Fault::Unreachable(format!(
                "{} sent a file that is not whole",
                self.door.host()
            ))
        })?;
        if content.len() > MOST_BYTES {
            return Err(too_large());
        }
        Ok(Some(content))
    }
}

fn size_of(part: &Json) -> u64 {
    let size = whole(part, "ContentLength").unwrap_or_default();
    u64::try_from(size).unwrap_or_default()
}
