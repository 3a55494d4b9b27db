//! Looks and what they showed, as drift goes back through them.

use chrono::DateTime;
use slipway_store::table::observed_release::{self, EARLIER};
use slipway_store::table::{deployment, observation};
use slipway_store::{Connection, Error, Store};
use tempfile::TempDir;

fn desk() -> (Store, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH).expect("it opens");
    (store, folder)
}

fn look(conn: &Connection, environment: &str, at: &str) -> Result<i64, Error> {
    let row = observation::ObservationRow {
        id: 0,
        environment_id: environment.into(),
        at: at.into(),
        way: "files".into(),
        source: "files: helm list".into(),
        by: "Ana Okoro".into(),
        scope: String::new(),
        undecodable: serde_json::json!([]),
        odd: serde_json::json!([]),
    };
    observation::append(conn, &row)
}

#[test]
fn what_was_seen_earlier_is_found_one_state_after_another() {
    let (store, _folder) = desk();
    let seen = store.write("op", &|_| {}, |tx| {
        let conn = tx.conn();
        for (at, facts) in [("1", "a"), ("2", "a"), ("3", "b")] {
            for environment in ["e1", "e2"] {
                let number = look(conn, environment, at)?;
                observed_release::see(conn, environment, "hub", "moja", number, facts)?;
                observed_release::see(conn, environment, "hub", "other", number, "x")?;
            }
        }
        let newest = observed_release::newest(conn, "e1")?;
        let row = newest.iter().find(|row| row.name == "moja").expect("seen");
        let earlier = |id| observed_release::earlier(conn, "e1", "hub", "moja", id);
        let before = earlier(row.id)?.expect("an earlier state");
        let first = earlier(before.id)?;
        let looks = observation::latest(conn, "e1", 2)?;
        let ats: Vec<String> = looks.iter().map(|look| look.at.clone()).collect();
        let at = observation::find(conn, before.first_in)?
            .expect("a look")
            .at;
        Ok::<_, Error>((row.facts.clone(), before.facts, at, first, ats))
    });
    let (seen, _) = seen.expect("it is written");
    let texts = |all: &[&str]| {
        all.iter()
            .map(|text| (*text).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        seen,
        ("b".into(), "a".into(), "1".into(), None, texts(&["3", "2"]))
    );
}

/// A desk that is looked at each hour for years must answer as one that is new.
#[test]
fn the_way_back_goes_by_its_indexes() {
    let (store, _folder) = desk();
    let plan = |sql: &str| {
        let sql = ["?1", "?2", "?3", "?4"]
            .iter()
            .fold(sql.to_owned(), |sql, place| sql.replace(place, "1"));
        let explained = |conn: &Connection| -> Result<Vec<String>, Error> {
            let mut statement = conn.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
            let rows = statement.query_map([], |row| row.get(3))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        store.read(explained).expect("it is explained").join("\n")
    };
    insta::assert_snapshot!(plan(EARLIER), @"SEARCH observed_release USING INDEX observed_release_history (environment_id=? AND namespace=? AND name=? AND id<?)");
    insta::assert_snapshot!(plan(&observation::latest_sql()), @"SEARCH observation USING INDEX observation_newest (environment_id=?)");
    insta::assert_snapshot!(plan(deployment::CLOSED), @r"
    SEARCH deployment USING INDEX deployment_done (environment_id=?)
    SEARCH release USING INDEX sqlite_autoindex_release_1 (id=?) LEFT-JOIN
    USE TEMP B-TREE FOR LAST TERM OF ORDER BY
    ");
}
