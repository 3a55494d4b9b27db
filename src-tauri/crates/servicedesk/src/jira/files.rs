//! Files: which lie on issues, what one holds, and putting one there.
//!
//! A file has no place for a mark: it is known again by its name, its size and who put it there.

use super::issue::moment;
use super::{Jira, id_of, is_number};
use crate::door::{later, too_large};
use crate::json::{items, text, whole};
use crate::multipart::form;
use chrono::DateTime;
use serde_json::Value as Json;
use slipway_domain::desk::file::{Attached, MOST_BYTES, Parcel, clean_kind, clean_name};
use slipway_domain::desk::{Fault, Written};
use slipway_net::line::{Ask, Verb};

/// Why a file that only the team is to see is not sent.
const FOR_ALL: &str = "Jira shows a file to everybody who sees the issue, so an internal one is not \
                       sent. Nothing was sent.";

impl Jira {
    pub(super) fn files_of(&self, fields: &Json) -> Vec<Attached> {
        let one = |file: &Json| {
            let author = file.get("author").unwrap_or(&Json::Null);
            Attached {
                remote: text(file, "id"),
                name: clean_name(&text(file, "filename")),
                kind: clean_kind(&text(file, "mimeType")),
                size: size_of(file),
                author: self.name_of(author),
                at: moment(&text(file, "created")).unwrap_or(DateTime::UNIX_EPOCH),
                comment: None,
                mark: None,
                own: self.me.as_ref().is_some_and(|me| *me == id_of(author)),
            }
        };
        items(fields, "attachment").iter().map(one).collect()
    }

    pub(super) fn put(
        &mut self,
        remote: &str,
        mark: &str,
        parcel: &Parcel<'_>,
    ) -> Result<Written, Written> {
        if !is_number(remote) {
            return Err(Written::Gone);
        }
        if !parcel.public {
            return Err(Written::Refused(FOR_ALL.to_owned()));
        }
        let place = self
            .api(&format!("issue/{remote}/attachments"))
            .map_err(later)?;
        let ask = Ask::send(Verb::Post, place, form(mark, &[], "file", parcel))
            .header("x-atlassian-token", "no-check");
        self.wrote(remote);
        let answer = self.door.write(&ask)?;
        let made: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let made = made.get(0).map(|file| text(file, "id")).unwrap_or_default();
        // An answer without its number proves nothing; the look finds what was put there.
        match is_number(&made) {
            true => Ok(Written::Applied { remote: made }),
            false => Err(Written::Unknown),
        }
    }

    /// What a file holds. Cloud would send us to another server for it unless told otherwise.
    pub(super) fn held(&mut self, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        if !is_number(file) {
            return Ok(None);
        }
        let place = self.api(&format!("attachment/{file}"))?;
        let read = self.door.read(&Ask::get(place));
        let Some(answer) = self.door.of_file(read)? else {
            return Ok(None);
        };
        let document = self.door.parsed(&answer)?;
        let size = size_of(&document);
        if size > MOST_BYTES as u64 {
            return Err(too_large());
        }
        let ask = if self.is_cloud()? {
            let place = self.api(&format!("attachment/content/{file}"))?;
            Ask::get(place).with("redirect", "false")
        } else {
            // Outside the API, at the name that nobody but the desk chose.
            let name = crate::door::segment(&text(&document, "filename"));
            Ask::get(format!("../secure/attachment/{file}/{name}"))
        };
        self.door.content(&ask, size)
    }
}

fn size_of(file: &Json) -> u64 {
    let size = whole(file, "size").unwrap_or_default();
    u64::try_from(size).unwrap_or_default()
}
