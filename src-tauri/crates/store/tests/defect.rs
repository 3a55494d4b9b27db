//! Defects derived from tickets, outbox and triage, and the queries that read them.

use crate::operate;
use chrono::DateTime;
use proptest::prelude::*;
use serde_json::json;
use slipway_domain::desk::value::{Fields, Value};
use slipway_store::table::defect::{self, quoted};
use slipway_store::table::outbox::OutboxRow;
use slipway_store::table::ticket::{self, TicketRow};
use slipway_store::table::triage::TriageRow;
use slipway_store::{Connection, Error, Store, Tx};
use tempfile::TempDir;

fn desk() -> (Store, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH).expect("it opens");
    (store, folder)
}

fn ticket(id: &str, fields: &[(&str, &str)]) -> TicketRow {
    let base: Fields = fields
        .iter()
        .map(|(name, text)| ((*name).to_owned(), Value::text(*text)))
        .collect();
    TicketRow {
        id: id.to_owned(),
        desk_id: "rt".to_owned(),
        remote: format!("r-{id}"),
        defect_id: id.to_owned(),
        ord: 1,
        tag: String::new(),
        fate: "live".to_owned(),
        merged_into: None,
        base,
    }
}

fn entry(id: &str, ticket: &str, kind: &str, work: serde_json::Value) -> OutboxRow {
    OutboxRow {
        id: id.to_owned(),
        desk_id: "rt".to_owned(),
        ticket_id: ticket.to_owned(),
        defect_id: ticket.to_owned(),
        seq: 1,
        kind: kind.to_owned(),
        work,
        state: "queued".to_owned(),
        error: None,
        attempts: 0,
        sent_at: None,
        sent_over: None,
        not_before: None,
        made_at: "2026-11-23T15:42:00Z".to_owned(),
        made_by: "Ana".to_owned(),
    }
}

fn pull(tx: &Tx<'_>, row: &TicketRow) -> Result<(), Error> {
    ticket::put(tx.conn(), row)?;
    tx.touch_defect(&row.defect_id);
    Ok(())
}

fn row(store: &Store, id: &str) -> defect::DefectRow {
    let found = store.read(|conn| defect::get(conn, id)).expect("it reads");
    found.expect("it is there")
}

#[test]
fn what_is_shown_is_the_base_with_what_is_still_to_be_sent_on_top() {
    let (store, _folder) = desk();
    operate(&store, "1", &|_| {}, |tx| {
        pull(
            tx,
            &ticket(
                "t",
                &[
                    ("title", "One"),
                    ("priority", "P3"),
                    ("created", "2026-11-20T09:00:00Z"),
                ],
            ),
        )
    })
    .expect("it is pulled");
    assert_eq!(
        (
            row(&store, "t").priority.as_str(),
            row(&store, "t").reported
        ),
        ("P3", 1_795_165_200)
    );
    let edit = json!({"priority": {"base": "P3", "mine": "P1"}});
    operate(&store, "2", &|_| {}, |tx| {
        tx.put(&entry("e", "t", "edit", edit.clone()))
    })
    .expect("it is queued");
    assert_eq!(
        (row(&store, "t").priority.as_str(), row(&store, "t").unsent),
        ("P1", 1)
    );
    operate(&store, "3", &|_| {}, |tx| {
        tx.put(&OutboxRow {
            state: "refused".to_owned(),
            ..entry("e", "t", "edit", edit.clone())
        })
    })
    .expect("it is refused");
    assert_eq!(
        (row(&store, "t").priority.as_str(), row(&store, "t").unsent),
        ("P3", 1),
        "what was refused is not shown"
    );
    operate(&store, "4", &|_| {}, |tx| {
        tx.put(&TriageRow {
            fields: json!({"urgency": "5", "priority": "P4"}),
            ..TriageRow::new("t")
        })
    })
    .expect("it is decided");
    let shown = row(&store, "t");
    assert_eq!(
        (shown.urgency.as_str(), shown.priority.as_str()),
        ("5", "P3"),
        "the desk's own field stands"
    );
}

#[test]
fn a_part_is_no_defect_of_its_own_until_it_is_parted_again() {
    let (store, _folder) = desk();
    operate(&store, "1", &|_| {}, |tx| {
        pull(tx, &ticket("a", &[("title", "Whole")]))?;
        pull(
            tx,
            &ticket("b", &[("title", "Part"), ("component", "ledger")]),
        )
    })
    .expect("they are pulled");
    let number = row(&store, "b").number;
    operate(&store, "2", &|_| {}, |tx| {
        tx.put(&TriageRow {
            part_of: Some("a".to_owned()),
            ..TriageRow::new("b")
        })
    })
    .expect("it is linked");
    assert!(row(&store, "b").gone);
    assert_eq!(
        (
            row(&store, "a").title.as_str(),
            row(&store, "a").component.as_str()
        ),
        ("Whole", "ledger")
    );
    let found = |words: &str| {
        store
            .read(|conn| defect::matching(conn, words, 9))
            .expect("it reads")
    };
    assert_eq!(
        found("ledger").len() + found("part").len(),
        0,
        "only title and text are searched"
    );
    operate(&store, "3", &|_| {}, |tx| tx.revert("2")).expect("it is parted");
    assert_eq!(
        (row(&store, "b").gone, row(&store, "b").number),
        (false, number),
        "it keeps its number"
    );
    assert_eq!(row(&store, "a").component, "");
    assert_eq!(found("part"), [number]);
}

#[test]
fn an_operation_that_goes_on_in_several_transactions_logs_all_of_them() {
    let (store, _folder) = desk();
    operate(&store, "op", &|_| {}, |tx| {
        tx.put(&entry("e", "t", "comment", json!({"body": "x"})))
    })
    .expect("first");
    let more = store.write("op", &|_| {}, |tx| {
        tx.put(&OutboxRow {
            state: "inflight".to_owned(),
            ..entry("e", "t", "comment", json!({"body": "x"}))
        })
    });
    more.map(|_| ())
        .map_err(|error: Error| error)
        .expect("second");
    let nothing = store.write("op", &|_| {}, |_| Ok::<(), Error>(()));
    nothing.expect("a transaction that changes nothing leaves the operation in the log");
    let changes = store
        .read(|conn| slipway_store::table::change_log::of_op(conn, "op"))
        .expect("it reads");
    let fields: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    assert_eq!(fields, ["", "state"]);
    let touching = store
        .read(|conn| slipway_store::table::op::touching(conn, "t", 9))
        .expect("it reads");
    assert_eq!(
        touching.len(),
        1,
        "the log of a defect names what was queued for it"
    );
}

#[test]
fn lists_go_by_their_index() {
    let (store, _folder) = desk();
    let plan = |sql: &str| {
        let sql = sql.replace("?1", "NULL").replace("?2", "NULL");
        let explained = |conn: &Connection| -> Result<Vec<String>, Error> {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let rows = statement.query_map([], |row| row.get(3))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        store.read(explained).expect("it is explained").join("\n")
    };
    for (sql, index) in [
        (defect::since_sql(), "USING INDEX defect_rev (rev>?)"),
        (
            defect::sql(defect::OF_RELEASE),
            "USING INDEX defect_release (release=?)",
        ),
        (
            defect::sql("id = ?1"),
            "USING INDEX sqlite_autoindex_defect_1 (id=?)",
        ),
        (
            defect::sql("number = ?1"),
            "USING INTEGER PRIMARY KEY (rowid=?)",
        ),
        (
            defect::sql("ticket = ?1"),
            "USING INDEX defect_ticket (ticket=?)",
        ),
        (
            "SELECT * FROM outbox WHERE ticket_id = ?1 ORDER BY seq, id".to_owned(),
            "USING INDEX outbox_of_ticket (ticket_id=?)",
        ),
        (
            "SELECT * FROM outbox WHERE defect_id = ?1 ORDER BY seq, id".to_owned(),
            "USING INDEX outbox_of_defect (defect_id=?)",
        ),
        (
            "SELECT * FROM clash WHERE defect_id = ?1".to_owned(),
            "USING INDEX clash_of_defect (defect_id=?)",
        ),
        (
            "SELECT * FROM ticket WHERE desk_id = ?1 AND remote = ?2".to_owned(),
            "USING INDEX sqlite_autoindex_ticket_2 (desk_id=? AND remote=?)",
        ),
        (
            "SELECT * FROM ticket WHERE defect_id = ?1 ORDER BY rowid".to_owned(),
            "USING INDEX ticket_of_defect (defect_id=?)",
        ),
        (
            "SELECT * FROM ticket_comment WHERE ticket_id = ?1".to_owned(),
            "USING INDEX ticket_comment_of (ticket_id=?)",
        ),
        (
            "SELECT id FROM triage WHERE part_of = ?1 ORDER BY id".to_owned(),
            "USING INDEX triage_part (part_of=?)",
        ),
        (
            "SELECT rowid FROM defect_text WHERE defect_text MATCH 'a' LIMIT 1".to_owned(),
            "VIRTUAL TABLE INDEX",
        ),
    ] {
        let plan = plan(&sql);
        assert!(plan.contains(index), "{sql}\n{plan}");
    }
}

#[test]
fn words_to_look_for_are_words_and_nothing_else() {
    for (typed, want) in [
        ("limit", Some("\"limit\"*")),
        ("net debit", Some("\"net\" \"debit\"*")),
        ("say \"hi\"", Some("\"say\" \"\"\"hi\"\"\"*")),
        ("a OR title:b", Some("\"a\" \"OR\" \"title:b\"*")),
        ("  ", None),
        ("-- * ( ", None),
    ] {
        assert_eq!(quoted(typed).as_deref(), want, "{typed}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever is typed is looked for, and never an error of the query language.
    #[test]
    fn whatever_is_typed_is_a_question(typed in "\\PC{0,40}") {
        let (store, _folder) = desk();
        prop_assert!(store.read(|conn| defect::matching(conn, &typed, 5)).is_ok(), "{typed}");
    }
}
