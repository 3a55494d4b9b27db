//! What messages say. Their texts are read for many messages at once.

use super::Rt;
use crate::door::{Read, is_size};
use crate::html;
use crate::json::{text, whole};
use serde_json::{Value as Json, json};
use slipway_domain::desk::Fault;
use slipway_net::line::{Ask, Body, Verb};
use std::collections::BTreeMap;

/// Messages whose texts are asked for at once.
pub(super) const AT_ONCE: usize = 100;
/// A message whose text cannot be read within the cap.
const TOO_LONG: &str = "(This text is too long to be read here; open the ticket at the desk.)";

impl Rt {
    /// The text of each of these messages, by the transaction's id.
    pub(super) fn texts(&self, txns: &[i64]) -> Result<BTreeMap<i64, String>, Fault> {
        let mut all = BTreeMap::new();
        for some in txns.chunks(AT_ONCE) {
            self.texts_of(some, &mut all)?;
        }
        Ok(all)
    }

    /// Asks for all of them; when the answer is more than is taken at once, for each half.
    fn texts_of(&self, txns: &[i64], into: &mut BTreeMap<i64, String>) -> Result<(), Fault> {
        // A file is not read for its text, however long it is.
        let is_text = json!({"field": "ContentType", "operator": "LIKE", "value": "text/"});
        let no_file = json!({"field": "Filename", "operator": "IS", "value": "NULL"});
        let fields = "Content,ContentType,Filename,TransactionId";
        match self.parts(txns, &[is_text, no_file], fields) {
            Ok(parts) => {
                for part in parts {
                    take(&part, into);
                }
                Ok(())
            }
            Err(fault) if txns.len() > 1 && is_size(&fault) => {
                let (one, other) = txns.split_at(txns.len() / 2);
                self.texts_of(one, into)?;
                self.texts_of(other, into)
            }
            Err(fault) if is_size(&fault) => {
                into.extend(txns.iter().map(|id| (*id, TOO_LONG.to_owned())));
                Ok(())
            }
            Err(fault) => Err(fault),
        }
    }

    /// The parts of these messages that meet these conditions.
    pub(super) fn parts(
        &self,
        txns: &[i64],
        conditions: &[Json],
        fields: &str,
    ) -> Result<Vec<Json>, Fault> {
        let mut all = Vec::new();
        let mut last = 0;
        loop {
            let mut query: Vec<Json> = txns
                .iter()
                .map(|id| json!({"field": "TransactionId", "value": id.to_string()}))
                .collect();
            query.push(json!({"field": "id", "operator": ">", "value": last.to_string()}));
            query.extend_from_slice(conditions);
            let ask = Ask {
                reads: true,
                ..Ask::send(
                    Verb::Post,
                    "attachments",
                    Body::Json(Json::from(query).to_string()),
                )
            }
            .with("fields", fields)
            .with("orderby", "id")
            .with("per_page", AT_ONCE.to_string());
            let Read::Found(answer) = self.door.read(&ask)? else {
                return Ok(all);
            };
            let list = self.door.parsed(&answer)?;
            let some = self.door.listed(&list, "items")?;
            all.extend(some.iter().cloned());
            let newest = some.iter().filter_map(|part| whole(part, "id")).max();
            match newest {
                // The row that follows a hidden one is on a later page, so only an empty page ends it.
                Some(newest) if newest > last && whole(&list, "total") != whole(&list, "count") => {
                    last = newest;
                }
                _ => return Ok(all),
            }
        }
    }
}

/// The first text of a message that is no file; plain text rather than HTML.
fn take(part: &Json, into: &mut BTreeMap<i64, String>) {
    let (Some(txn), kind) = (whole(part, "TransactionId"), text(part, "ContentType")) else {
        return;
    };
    if !text(part, "Filename").is_empty() || into.contains_key(&txn) {
        return;
    }
    let content = text(part, "Content").replace("\r\n", "\n");
    match kind.as_str() {
        "text/plain" => into.insert(txn, content),
        "text/html" => into.insert(txn, html::text_of(&content)),
        _ => None,
    };
}
