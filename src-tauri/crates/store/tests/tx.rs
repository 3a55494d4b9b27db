//! The row door: what is logged, and what taking back means.

use chrono::DateTime;
use proptest::prelude::*;
use slipway_store::table::op;
use slipway_store::table::person::{self, PersonRow};
use slipway_store::table::{alias::AliasRow, change_log};
use slipway_store::{Changed, Error, Store, Tx};
use tempfile::TempDir;

struct Desk {
    store: Store,
    _folder: TempDir,
}

impl Desk {
    fn new() -> Desk {
        let folder = TempDir::new().expect("a folder");
        let store = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH).expect("it opens");
        Desk {
            store,
            _folder: folder,
        }
    }

    fn run(
        &self,
        id: &str,
        f: impl FnOnce(&Tx<'_>) -> Result<(), Error>,
    ) -> Result<Vec<Changed>, Error> {
        crate::operate(&self.store, id, &|_| {}, f)
    }

    fn log(&self, id: &str) -> String {
        let changes = self
            .store
            .read(|conn| change_log::of_op(conn, id))
            .expect("it reads");
        let line = |c: &slipway_store::FieldChange| {
            let text = |v: &Option<serde_json::Value>| {
                v.as_ref().map_or("nothing".to_owned(), ToString::to_string)
            };
            format!(
                "{} {} {}: {} -> {}",
                c.table,
                c.key,
                c.field,
                text(&c.before),
                text(&c.after)
            )
        };
        changes.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

fn person(name: &str, active: bool) -> PersonRow {
    let roles = serde_json::json!(["hub_operator"]);
    PersonRow {
        id: "p".to_owned(),
        name: name.to_owned(),
        email: String::new(),
        roles,
        active,
    }
}

#[test]
fn only_the_fields_that_differ_are_logged_with_before_and_after() {
    let desk = Desk::new();
    desk.run("1", |tx| tx.put(&person("Ana", true)))
        .expect("it is written");
    desk.run("2", |tx| tx.put(&person("Ana Okoro", false)))
        .expect("it is written");
    desk.run("3", |tx| tx.delete::<PersonRow>("p"))
        .expect("it is removed");
    insta::assert_snapshot!(desk.log("2"), @r#"
    person p active: true -> false
    person p name: "Ana" -> "Ana Okoro"
    "#);
    insta::assert_snapshot!(desk.log("3"), @r#"person p : {"active":false,"email":"","id":"p","name":"Ana Okoro","roles":["hub_operator"]} -> nothing"#);
}

#[test]
fn writing_what_is_there_already_is_no_operation() {
    let desk = Desk::new();
    desk.run("1", |tx| tx.put(&person("Ana", true)))
        .expect("it is written");
    let changed = desk
        .run("2", |tx| tx.put(&person("Ana", true)))
        .expect("it is written");
    assert_eq!(changed, []);
    let ops = desk
        .store
        .read(|conn| op::newest(conn, 9))
        .expect("it reads");
    assert_eq!(
        ops.len(),
        1,
        "an operation that changed nothing leaves no trace"
    );
}

#[test]
fn a_field_changed_since_stops_taking_back_and_others_do_not() {
    let desk = Desk::new();
    desk.run("1", |tx| tx.put(&person("Ana", true)))
        .expect("it is written");
    desk.run("2", |tx| tx.put(&person("Ana Okoro", true)))
        .expect("it is written");
    desk.run("3", |tx| tx.put(&person("Ana Okoro", false)))
        .expect("it is written");
    desk.run("4", |tx| tx.revert("2"))
        .expect("the name was not touched since");
    let row = desk.store.read(person::all).expect("it reads")[0].clone();
    assert_eq!((row.name.as_str(), row.active), ("Ana", false));
    let refused = desk.run("5", |tx| tx.revert("1"));
    assert!(matches!(refused, Err(Error::ChangedSince { .. })));
}

proptest! {
    /// Whatever one operation does to a few rows, taking it back leaves the rows as they were.
    #[test]
    fn taking_back_restores_every_row(
        first in prop::collection::vec(("[a-d]", "[a-z]{0,5}"), 0..6),
        second in prop::collection::vec(("[a-d]", prop::option::of("[a-z]{0,5}")), 1..9),
    ) {
        let desk = Desk::new();
        let put = |tx: &Tx<'_>, id: &str, name: &str| {
            tx.put(&AliasRow { id: id.to_owned(), name: name.to_owned() })
        };
        desk.run("1", |tx| first.iter().try_for_each(|(id, name)| put(tx, id, name))).expect("it is written");
        let rows = || desk.store.read(slipway_store::table::alias::all).expect("it reads");
        let before = rows();
        desk.run("2", |tx| second.iter().try_for_each(|(id, name)| match name {
            Some(name) => put(tx, id, name),
            None => tx.delete::<AliasRow>(id),
        })).expect("it is written");
        desk.run("3", |tx| tx.revert("2")).expect("nothing came in between");
        prop_assert_eq!(rows(), before);
    }
}
