//! A transaction that writes down what it changes, field by field.

mod revision;

use crate::article;
use crate::error::{Error, Result};
use crate::projection;
use crate::row::{self, Fields, Row};
use crate::table;
use rusqlite::Connection;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

/// Something a transaction changed: table and key; an empty key means all of that table.
pub type Changed = (String, String);

/// One field, before and after; an empty field name means the whole row was made or removed.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldChange {
    /// Table.
    pub table: String,
    /// Key of the row.
    pub key: String,
    /// Column, or empty.
    pub field: String,
    /// Before; None when there was no row.
    pub before: Option<Value>,
    /// After; None when there is no row left.
    pub after: Option<Value>,
}

/// An open transaction of one operation.
pub struct Tx<'c> {
    conn: &'c Connection,
    op: String,
    changed: RefCell<BTreeSet<Changed>>,
    /// Defects whose row in the list has to be derived anew before this is committed.
    defects: RefCell<BTreeSet<String>>,
    /// Articles likewise.
    articles: RefCell<BTreeSet<String>>,
    seq: Cell<i64>,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(conn: &'c Connection, op: &str) -> Result<Self> {
        Ok(Self {
            conn,
            op: op.to_owned(),
            changed: RefCell::default(),
            defects: RefCell::default(),
            articles: RefCell::default(),
            seq: Cell::new(table::change_log::next_seq(conn, op)?),
        })
    }

    /// The connection, to read what this transaction has written so far, and for bulk tables.
    pub fn conn(&self) -> &Connection {
        self.conn
    }

    /// The operation's id.
    pub fn op(&self) -> &str {
        &self.op
    }

    /// Reads a row.
    ///
    /// # Errors
    /// SQLite's, or a row that does not fit its type.
    pub fn get<R: Row>(&self, key: &str) -> Result<Option<R>> {
        row::get(self.conn, key)
    }

    /// Writes a whole row, and each field that differs into the log.
    ///
    /// # Errors
    /// SQLite's, constraints included.
    pub fn put<R: Row>(&self, value: &R) -> Result<()> {
        let Ok(Value::Object(after)) = serde_json::to_value(value) else {
            return Err(Error::Unfit {
                table: R::TABLE,
                detail: "not a row".to_owned(),
            });
        };
        let before = row::fields(self.conn, R::TABLE, value.key(), R::SHAPES)?;
        if before.as_ref() == Some(&after) {
            return Ok(());
        }
        row::upsert(self.conn, R::TABLE, &after)?;
        self.log(R::TABLE, value.key(), before.as_ref(), Some(&after))
    }

    /// Removes a row and logs what it held; nothing happens when it is not there.
    ///
    /// # Errors
    /// SQLite's, foreign keys included.
    pub fn delete<R: Row>(&self, key: &str) -> Result<()> {
        let Some(before) = row::fields(self.conn, R::TABLE, key, R::SHAPES)? else {
            return Ok(());
        };
        self.conn
            .prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", R::TABLE))?
            .execute([key])?;
        self.log(R::TABLE, key, Some(&before), None)
    }

    /// Says that a bulk table changed, so that hosts refresh.
    pub fn touch(&self, table: &str, key: &str) {
        self.changed
            .borrow_mut()
            .insert((table.to_owned(), key.to_owned()));
    }

    /// Says that what a defect is derived from changed, so that its row is derived anew.
    pub fn touch_defect(&self, defect: &str) {
        self.defects.borrow_mut().insert(defect.to_owned());
    }

    /// Derives anew what this transaction made stale. Many at once are told of as one.
    pub(crate) fn derive(&self) -> Result<()> {
        const TOLD_ONE_BY_ONE: usize = 20;
        let defects = std::mem::take(&mut *self.defects.borrow_mut());
        let many = defects.len() > TOLD_ONE_BY_ONE;
        for defect in &defects {
            projection::rewrite(self.conn, defect)?;
            self.touch("defect", if many { "" } else { defect });
        }
        article::rewrite(self.conn, &self.articles.take())
    }

    /// Takes back what another operation logged, newest change first, and logs that in turn.
    ///
    /// # Errors
    /// [`Error::ChangedSince`] when a later operation changed one of the same fields.
    pub fn revert(&self, op: &str) -> Result<()> {
        let mut changes = table::change_log::of_op(self.conn, op)?;
        changes.reverse();
        changes
            .iter()
            .try_for_each(|change| self.revert_one(change))
    }

    fn revert_one(&self, change: &FieldChange) -> Result<()> {
        let shapes = table::shapes(&change.table);
        let now = row::fields(self.conn, &change.table, &change.key, shapes)?;
        let mut then = now.clone();
        if change.field.is_empty() {
            let left = change.after.as_ref().and_then(Value::as_object);
            self.still(change, revision::same(now.as_ref(), left))?;
            then = change.before.as_ref().and_then(Value::as_object).cloned();
            then.iter_mut().for_each(revision::raise);
        } else if change.field == revision::FIELD && !now.as_ref().is_some_and(revision::is_theirs)
        {
            then.iter_mut().for_each(revision::raise);
        } else {
            let held = now.as_ref().and_then(|fields| fields.get(&change.field));
            self.still(change, held == change.after.as_ref())?;
            if let (Some(fields), Some(before)) = (&mut then, &change.before) {
                fields.insert(change.field.clone(), before.clone());
            }
        }
        match &then {
            Some(fields) => row::upsert(self.conn, &change.table, fields)?,
            None => {
                let sql = format!("DELETE FROM {} WHERE id = ?1", change.table);
                self.conn.execute(&sql, [&change.key])?;
            }
        }
        self.log(&change.table, &change.key, now.as_ref(), then.as_ref())
    }

    fn still(&self, change: &FieldChange, same: bool) -> Result<()> {
        if same {
            return Ok(());
        }
        Err(Error::ChangedSince {
            table: change.table.clone(),
            key: change.key.clone(),
            field: if change.field.is_empty() {
                "it".to_owned()
            } else {
                change.field.clone()
            },
        })
    }

    fn log(
        &self,
        table: &str,
        key: &str,
        before: Option<&Fields>,
        after: Option<&Fields>,
    ) -> Result<()> {
        self.touch(table, key);
        for fields in before.into_iter().chain(after) {
            self.note_defect(table, key, fields);
            self.note_article(table, key, fields);
        }
        let defect = after
            .or(before)
            .and_then(|fields| fields.get("defect_id"))
            .and_then(Value::as_str);
        for change in differences(table, key, before, after) {
            table::change_log::append(self.conn, &self.op, self.seq.get(), &change, defect)?;
            self.seq.set(self.seq.get() + 1);
        }
        Ok(())
    }

    /// A row that a defect's is derived from.
    fn note_defect(&self, table: &str, key: &str, fields: &Fields) {
        let named = |name: &str| fields.get(name).and_then(Value::as_str);
        if table == "triage" {
            self.touch_defect(key);
        }
        for name in ["defect_id", "part_of"] {
            if let Some(defect) = named(name) {
                self.touch_defect(defect);
            }
        }
    }

    /// A row that an article's is derived from.
    fn note_article(&self, table: &str, key: &str, fields: &Fields) {
        let named = fields.get("article_id").and_then(Value::as_str);
        if let Some(article) = named.or((table == "article").then_some(key)) {
            self.articles.borrow_mut().insert(article.to_owned());
        }
    }

    pub(crate) fn into_changed(self) -> Vec<Changed> {
        self.changed.into_inner().into_iter().collect()
    }
}

fn differences(
    table: &str,
    key: &str,
    before: Option<&Fields>,
    after: Option<&Fields>,
) -> Vec<FieldChange> {
    let change = |field: &str, before: Option<Value>, after: Option<Value>| FieldChange {
        table: table.to_owned(),
        key: key.to_owned(),
        field: field.to_owned(),
        before,
        after,
    };
    let (Some(old), Some(new)) = (before, after) else {
        let whole = |fields: Option<&Fields>| fields.map(|f| Value::Object(f.clone()));
        return vec![change("", whole(before), whole(after))];
    };
    new.iter()
        .filter(|(name, value)| old.get(*name) != Some(value))
        .map(|(name, value)| change(name, old.get(name).cloned(), Some(value.clone())))
        .collect()
}
