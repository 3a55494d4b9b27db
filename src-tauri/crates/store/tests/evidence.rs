//! Test runs are found by their index, and what a report says is kept once.

use chrono::DateTime;
use slipway_domain::evidence::{LIMITS, Status, read};
use slipway_store::table::test_run::Asked;
use slipway_store::table::{test_record, test_result};
use slipway_store::{Connection, Store};
use tempfile::TempDir;

fn desk() -> (Store, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH).expect("it opens");
    (store, folder)
}

/// A list that scans the table would read every run there ever was for one screen of them.
#[test]
fn questions_go_by_their_index() {
    let (store, _folder) = desk();
    let plan = |sql: &str| {
        let explained = |conn: &Connection| -> Result<Vec<String>, slipway_store::Error> {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let rows = statement.query_map([], |row| row.get(3))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        store.read(explained).expect("it is explained").join("\n")
    };
    let of = |release: Option<&str>, environment: Option<&str>, suite: Option<&str>| {
        let asked = Asked {
            release,
            environment,
            suite,
        };
        let mut sql = asked.newest_sql().replace("?4", "500");
        for (place, value) in [("?1", release), ("?2", environment), ("?3", suite)] {
            sql = sql.replace(
                place,
                &value.map_or("NULL".to_owned(), |value| format!("'{value}'")),
            );
        }
        plan(&sql)
    };
    let asked = [
        of(Some("r"), Some("e"), Some("gp")),
        of(None, Some("e"), Some("gp")),
        of(Some("r"), None, None),
        of(None, Some("e"), None),
    ];
    insta::assert_snapshot!(asked.join("\n"), @"
    SEARCH test_run USING INDEX test_run_proof (release_id=? AND environment_id=? AND suite=?)
    SEARCH test_run USING INDEX test_run_row (environment_id=? AND suite=?)
    SEARCH test_run USING INDEX test_run_release (release_id=?)
    SEARCH test_run USING INDEX test_run_environment (environment_id=?)
    ");
    let all = of(None, None, None);
    assert_eq!(
        all, "SCAN test_run USING INDEX test_run_newest",
        "in the order that is wanted"
    );
    for sql in [test_record::GET, test_result::OF_RECORD] {
        let plan = plan(&sql.replace("?1", "'a'"));
        assert!(plan.starts_with("SEARCH"), "{plan}");
        assert!(!plan.contains("SCAN"), "{plan}");
    }
}

#[test]
fn what_a_report_says_is_kept_once_and_whole() {
    let (store, _folder) = desk();
    let text = r#"{"name":"gp","test_cases":[{"id":1,"name":"Case","requests":[{"request":{"id":2,
        "description":"Do it","tests":{"assertions":[
        {"id":3,"description":"Holds","resultStatus":{"status":"FAILED","message":"m"}},
        {"id":4,"description":"Holds too","resultStatus":{"status":"SUCCESS"}}]}}}]}],
        "runtimeInformation":{"runDurationMs":7,"isPassed":false,"completedTimeISO":"2026-11-20T10:00:00Z"}}"#;
    let report = read(text.as_bytes(), LIMITS).expect("a report");
    let keep = || {
        crate::operate(&store, "op", &|_| {}, |tx| {
            let (record, new) = test_record::keep(tx.conn(), "aa", 9, &report)?;
            if new {
                test_result::keep(tx.conn(), record, &report.kept)?;
            }
            Ok(())
        })
        .expect("it is kept");
    };
    keep();
    keep();
    store
        .read(|conn| {
            let record = test_record::get(conn, "aa")?.expect("it is there");
            assert_eq!((record.counts, record.claim), (report.counts, report.claim));
            assert_eq!(
                (record.format, record.bytes, record.duration_ms),
                (report.format, 9, Some(7))
            );
            assert_eq!(record.completed, report.completed);
            assert_eq!(
                test_result::of_record(conn, record.id, true, 10)?,
                report.kept
            );
            assert_eq!(test_result::of_record(conn, record.id, false, 10)?.len(), 1);
            let mut seen = Vec::new();
            test_result::statuses(conn, record.id, |key, status| {
                seen.push((key.to_owned(), status))
            })?;
            seen.sort();
            assert_eq!(
                seen,
                [
                    ("1.2.3".to_owned(), Status::Failed),
                    ("1.2.4".to_owned(), Status::Passed)
                ]
            );
            slipway_store::Result::Ok(())
        })
        .expect("it is read");
}
