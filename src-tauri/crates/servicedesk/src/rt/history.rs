//! Transactions: what they change, and which of them say something.

use super::{Custom, Rt};
use crate::json::{moment, text, whole};
use serde_json::Value as Json;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Done, Fault, field};
use slipway_net::line::Ask;
use std::collections::BTreeMap;

/// What is asked of a transaction.
pub(super) const FIELDS: &str = "Type,Field,OldValue,NewValue,Created,Creator,ObjectId";
/// The account that stands for nobody.
pub(super) const NOBODY: &str = "Nobody";
/// A transaction.
#[derive(Clone, Debug)]
pub(super) struct Txn {
    pub(super) id: i64,
    pub(super) kind: String,
    pub(super) field: String,
    pub(super) old: String,
    pub(super) new: String,
    pub(super) by: String,
    pub(super) at: String,
    /// The ticket it was recorded on, which may be part of another by now.
    pub(super) ticket: String,
}

impl Txn {
    pub(super) fn of(item: &Json) -> Option<Self> {
        Some(Txn {
            id: whole(item, "id")?,
            kind: text(item, "Type"),
            field: text(item, "Field"),
            old: text(item, "OldValue"),
            new: text(item, "NewValue"),
            by: item
                .get("Creator")
                .map(|by| text(by, "id"))
                .unwrap_or_default(),
            at: text(item, "Created"),
            ticket: text(item, "ObjectId"),
        })
    }

    /// Whether it is a message of somebody: the first, an answer or a comment.
    pub(super) fn speaks(&self) -> bool {
        matches!(self.kind.as_str(), "Create" | "Correspond" | "Comment")
    }
}

impl Rt {
    /// The whole history of a ticket, with that of those that are part of it now.
    pub(super) fn history(&self, remote: &str) -> Result<Vec<Txn>, Fault> {
        let ask = Ask::get(format!("ticket/{remote}/history")).with("fields", FIELDS);
        let rows = self.rows(ask, "history of this ticket")?;
        let mut all: Vec<Txn> = rows.iter().filter_map(Txn::of).collect();
        all.sort_by_key(|txn| txn.id);
        all.dedup_by_key(|txn| txn.id);
        Ok(all)
    }

    /// What transactions changed of the fields that we know.
    pub(super) fn done(&mut self, history: &[Txn]) -> Result<Vec<Done>, Fault> {
        let custom = self.custom()?;
        self.meet(history)?;
        let mut all = Vec::new();
        for txn in history {
            let Some((theirs, from, to)) = self.changed(txn, &custom) else {
                continue;
            };
            for (ours, slot) in self
                .mapping
                .fields
                .iter()
                .filter(|(_, slot)| slot.theirs == theirs)
            {
                let value = |text: &str| {
                    Value::text(if text.is_empty() {
                        String::new()
                    } else {
                        slot.word(text)
                    })
                };
                all.push(Done {
                    order: txn.id,
                    by: txn.by.clone(),
                    at: moment(&txn.at),
                    field: ours.clone(),
                    from: value(&from),
                    to: value(&to),
                });
            }
        }
        Ok(all)
    }

    /// The desk's id of the field that a transaction changed, and from what to what. Fields of many
    /// values change one value at a time, which says nothing about the whole.
    fn changed(
        &self,
        txn: &Txn,
        custom: &BTreeMap<String, Custom>,
    ) -> Option<(String, String, String)> {
        let same = |theirs: &str| Some((theirs.to_owned(), txn.old.clone(), txn.new.clone()));
        match (txn.kind.as_str(), txn.field.as_str()) {
            ("Status", _) => same("Status"),
            ("Set", "Subject") => same("Subject"),
            ("Set", "Priority") => same("Priority"),
            ("Set", "Owner") => {
                Some(("Owner".into(), self.person(&txn.old), self.person(&txn.new)))
            }
            ("CustomField", id) => {
                let of = custom.get(id).filter(|one| !one.many)?;
                same(&format!("CustomField.{{{}}}", of.name))
            }
            _ => None,
        }
    }

    fn person(&self, id: &str) -> String {
        let name = self.people.get(id).map_or(id, String::as_str);
        if name == NOBODY {
            String::new()
        } else {
            name.to_owned()
        }
    }

    /// Learns the names of accounts that the history names by number.
    fn meet(&mut self, history: &[Txn]) -> Result<(), Fault> {
        if !self.mapping.fields.contains_key(field::OWNER) {
            return Ok(());
        }
        let owners = history
            .iter()
            .filter(|txn| txn.kind == "Set" && txn.field == "Owner")
            .flat_map(|txn| [&txn.old, &txn.new]);
        let mut new: Vec<&String> = owners
            .filter(|id| !id.is_empty() && !self.people.contains_key(*id))
            .collect();
        new.sort();
        new.dedup();
        let asks = new
            .iter()
            .map(|id| Ask::get(format!("user/{id}")))
            .collect();
        let answers = self.door.read_all(asks, 4);
        let new: Vec<String> = new.into_iter().cloned().collect();
        for (id, read) in new.into_iter().zip(answers) {
            // An account that may not be seen keeps its number for a name.
            let name = match read? {
                crate::door::Read::Found(answer) => text(&self.door.parsed(&answer)?, "Name"),
                _ => id.clone(),
            };
            self.people.insert(id, name);
        }
        Ok(())
    }

    /// The fields of the queue's own making.
    pub(super) fn custom(&mut self) -> Result<BTreeMap<String, Custom>, Fault> {
        let ours = self.mapping.fields.values().map(|slot| &slot.theirs);
        if !ours
            .chain(&self.mapping.mark)
            .any(|theirs| theirs.starts_with("CustomField."))
        {
            return Ok(BTreeMap::new());
        }
        if self.custom.is_none() {
            self.custom = Some(
                self.custom_fields()?
                    .into_iter()
                    .map(|(id, name, many, _)| (id, Custom { name, many }))
                    .collect(),
            );
        }
        Ok(self.custom.clone().unwrap_or_default())
    }
}
