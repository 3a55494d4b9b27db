//! Making, changing and answering tickets.

use super::Rt;
use super::history::{NOBODY, Txn};
use super::list::ROWS;
use super::look::is_first_message;
use crate::json::{moment, text, whole};
use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value as Json, json};
use slipway_domain::desk::value::{Fields, Value};
use slipway_domain::desk::{Fault, Version, Written, field, mark};
use slipway_net::line::{Answer, Ask, Body, Verb};

/// Pages of own tickets that are looked through for a mark that does not say when it was made.
const PAGES: u32 = 10;

impl Rt {
    /// Makes a ticket.
    pub(super) fn make(&mut self, mark: &str, fields: &Fields) -> Result<Written, Written> {
        self.known()?;
        let mut given = fields.clone();
        let description = given.remove(field::DESCRIPTION).unwrap_or_default();
        given.retain(|ours, _| !field::only_read(ours));
        let status = given.remove(field::STATUS);
        let mut document = self.document(&given)?;
        let named = self.mark_field()?;
        let content = match &named {
            Some(_) => description.as_text().to_owned(),
            None => mark::signed(description.as_text(), mark),
        };
        if let Some(name) = named {
            document.custom.insert(name, json!(mark));
        }
        document.plain.extend([
            ("Queue".to_owned(), json!(self.queue)),
            ("Content".to_owned(), json!(content)),
            ("ContentType".to_owned(), json!("text/plain")),
        ]);
        let ask = Ask::send(Verb::Post, "ticket", document.body());
        let answer = self.door.write(&ask)?;
        let made: Json = serde_json::from_slice(&answer.body).unwrap_or_default();
        let remote = text(&made, "id");
        if remote.is_empty() {
            return Err(Written::Unknown);
        }
        // A new ticket may only have a first state of its lifecycle; any other is the next step. What
        // comes of it, the next look shows.
        if let Some(status) = status {
            let fields = Fields::from([(field::STATUS.to_owned(), status)]);
            let _ = self.change(&remote, &fields, None);
        }
        Ok(Written::Applied { remote })
    }

    /// Changes fields. What the desk cannot change is left out when there is more, so that the rest
    /// arrives; the look that follows shows what stayed as it was.
    pub(super) fn change(
        &mut self,
        remote: &str,
        fields: &Fields,
        expect: Option<&Version>,
    ) -> Result<Written, Written> {
        let mut given = fields.clone();
        given.retain(|ours, _| !field::only_read(ours) && !is_first_message(ours));
        if given.is_empty() {
            return Err(Written::Refused(
                "Request Tracker keeps the first message, who sent it and when, as they were."
                    .into(),
            ));
        }
        let document = self.document(&given)?;
        let mut ask = Ask::send(Verb::Put, format!("ticket/{remote}"), document.body());
        if let Some(expect) = expect {
            ask = ask.header("if-match", expect.tag.clone());
        }
        // It answers with a list of what it did, in words. Anything else was said by somebody on the way.
        let answer = self.door.write(&ask)?;
        match serde_json::from_slice::<Vec<Json>>(&answer.body) {
            Ok(_) => Ok(Written::Applied {
                remote: remote.to_owned(),
            }),
            Err(_) => Err(Written::Unknown),
        }
    }

    /// Says something. No precondition goes along: these places know no ETag and would refuse any.
    pub(super) fn say(
        &mut self,
        remote: &str,
        mark: &str,
        body: &str,
        public: bool,
    ) -> Result<Written, Written> {
        self.known()?;
        let place = if public { "correspond" } else { "comment" };
        let body = json!({"Content": mark::signed(body, mark), "ContentType": "text/plain"});
        let ask = Ask::send(
            Verb::Post,
            format!("ticket/{remote}/{place}"),
            Body::Json(body.to_string()),
        );
        let answer = self.door.write(&ask)?;
        let place = answer.header("location").unwrap_or_default();
        let id = place.rsplit('/').next().unwrap_or_default();
        // An answer without its number proves nothing; the look finds what was said by its mark.
        match id.parse::<u64>() {
            Ok(id) => Ok(Written::Applied {
                remote: id.to_string(),
            }),
            Err(_) => Err(Written::Unknown),
        }
    }

    /// Makes sure that we know who we are: what we send is kept here under that name.
    pub(super) fn known(&mut self) -> Result<(), Written> {
        match self.me() {
            Ok(_) => Ok(()),
            Err(Fault::Busy(wait)) => Err(Written::Retry(wait)),
            Err(_) => Err(Written::Retry(Duration::seconds(60))),
        }
    }

    /// Our fields as the desk takes them.
    fn document(&self, fields: &Fields) -> Result<Document, Written> {
        let theirs = self
            .mapping
            .to_theirs(fields)
            .map_err(|unmapped| Written::Refused(unmapped.to_string()))?;
        let mut document = Document::default();
        for (name, value) in theirs {
            let value = match value {
                Value::Empty if name == "Owner" => json!(NOBODY),
                Value::Empty => Json::Null,
                Value::Text(text) => json!(text),
                Value::Set(words) => json!(words),
            };
            match custom_name(&name) {
                Some(name) => document.custom.insert(name.to_owned(), value),
                None if value.is_null() => document.plain.insert(name, json!("")),
                None => document.plain.insert(name, value),
            };
        }
        Ok(document)
    }

    /// The name of the field that holds the mark, when the queue has it. An unknown field is ignored
    /// without a word, and with it the mark would be lost.
    fn mark_field(&mut self) -> Result<Option<String>, Written> {
        let Some(name) = self
            .mapping
            .mark
            .as_deref()
            .and_then(custom_name)
            .map(str::to_owned)
        else {
            return Ok(None);
        };
        let custom = self
            .custom()
            .map_err(|_| Written::Retry(Duration::seconds(60)))?;
        Ok(custom.values().any(|one| one.name == name).then_some(name))
    }

    /// Own tickets whose first message carries the mark, the newest first.
    pub(super) fn marked_in_text(&self, mark: &str) -> Result<Vec<String>, Fault> {
        let since = made_at(mark).map(|at| at - Duration::days(1));
        let query = "ObjectType = 'RT::Ticket' AND Type = 'Create' AND Creator = '__CurrentUser__'";
        let mut page = 1;
        loop {
            let ask = Ask::get("transactions")
                .with("query", query)
                .with("orderby", "id")
                .with("order", "DESC")
                .with("per_page", ROWS.to_string())
                .with("page", page.to_string())
                .with("fields", super::history::FIELDS);
            let list = self.door.json(&ask, "transactions")?;
            let made = self.door.listed(&list, "items")?;
            let made: Vec<Txn> = made.iter().filter_map(Txn::of).collect();
            let texts = self.texts(&made.iter().map(|txn| txn.id).collect::<Vec<_>>())?;
            let found: Vec<String> = made
                .iter()
                .filter(|txn| {
                    texts
                        .get(&txn.id)
                        .is_some_and(|text| mark::read(text).1.as_deref() == Some(mark))
                })
                .map(|txn| txn.ticket.clone())
                .collect();
            let early =
                since.is_some_and(|since| made.last().is_some_and(|last| moment(&last.at) < since));
            let pages = whole(&list, "pages").unwrap_or(i64::MAX);
            // An empty page may be one of tickets that were hidden since.
            if !found.is_empty() || early || i64::from(page) >= pages {
                return Ok(found);
            }
            if (since.is_none() || made.is_empty()) && page >= PAGES {
                return Ok(found);
            }
            page += 1;
        }
    }
}

/// The number of the transaction that an answer says was made; empty when it says none.
pub(super) fn made(answer: &Answer) -> String {
    let place = answer.header("location").unwrap_or_default();
    let id = place.rsplit('/').next().unwrap_or_default();
    match id.bytes().all(|b| b.is_ascii_digit()) {
        true => id.to_owned(),
        false => String::new(),
    }
}

/// What is sent of a ticket.
#[derive(Default)]
struct Document {
    plain: Map<String, Json>,
    custom: Map<String, Json>,
}

impl Document {
    fn body(mut self) -> Body {
        if !self.custom.is_empty() {
            self.plain
                .insert("CustomFields".into(), Json::Object(self.custom));
        }
        Body::Json(Json::Object(self.plain).to_string())
    }
}

/// When a mark was made, which its first 48 bits say when it is a UUID of version 7.
fn made_at(mark: &str) -> Option<DateTime<Utc>> {
    let digits: String = mark.chars().filter(|letter| *letter != '-').collect();
    if digits.len() != 32 || digits.get(12..13)? != "7" {
        return None;
    }
    let millis = i64::from_str_radix(digits.get(..12)?, 16).ok()?;
    DateTime::from_timestamp_millis(millis)
}

/// The name of a field of the queue's own making.
pub(super) fn custom_name(theirs: &str) -> Option<&str> {
    theirs.strip_prefix("CustomField.{")?.strip_suffix('}')
}
