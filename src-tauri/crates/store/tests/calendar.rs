//! Windows and deployments near a time: all that matter are found, and little else is read.

use chrono::DateTime;
use proptest::prelude::*;
use serde_json::json;
use slipway_store::table::calendar_window::{self, CalendarWindowRow};
use slipway_store::table::deployment;
use slipway_store::{Connection, Store};
use tempfile::TempDir;

const DAY: i64 = 86_400;

fn desk() -> (Store, TempDir) {
    let folder = TempDir::new().expect("a folder");
    let store = Store::open(folder.path(), "test", DateTime::UNIX_EPOCH).expect("it opens");
    (store, folder)
}

fn window(id: usize, from: i64, until: Option<i64>, environment: &str) -> CalendarWindowRow {
    CalendarWindowRow {
        id: format!("w{id}"),
        kind: if id.is_multiple_of(2) {
            "freeze"
        } else {
            "maintenance"
        }
        .to_owned(),
        hard: true,
        reason: format!("window {id}"),
        owner_id: None,
        start_local: "1970-01-01T00:00".to_owned(),
        zone: "UTC".to_owned(),
        minutes: 60,
        rrule: until.is_none().then(|| "FREQ=DAILY".to_owned()),
        rdates: json!([]),
        exdates: json!([]),
        environments: match environment {
            "" => json!([]),
            id => json!([id, "other"]),
        },
        products: json!([]),
        allow_rollback: true,
        allow_overrun: false,
        lifted_at: None,
        lifted_by: None,
        lifted_reason: None,
        source_id: None,
        uid: String::new(),
        sequence: 0,
        from_utc: from,
        until_utc: until,
    }
}

fn keep(store: &Store, windows: &[CalendarWindowRow]) {
    crate::operate(store, "op", &|_| {}, |tx| {
        windows.iter().try_for_each(|window| tx.put(window))
    })
    .expect("they are kept");
}

fn ids(rows: &[CalendarWindowRow]) -> Vec<&str> {
    let mut ids: Vec<&str> = rows.iter().map(|row| row.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// From an hour to forty years, ended or not: exactly those that touch the range are found.
    #[test]
    fn exactly_the_windows_that_touch_a_range_are_found(
        spans in prop::collection::vec(
            (0..20_000 * DAY, prop_oneof![
                Just(None), (60..2 * DAY).prop_map(Some), (DAY..9 * DAY).prop_map(Some),
                (8 * DAY..600 * DAY).prop_map(Some), (500 * DAY..15_000 * DAY).prop_map(Some)],
             prop_oneof![Just(""), Just("e1"), Just("e2")]),
            1..40),
        from in 0..20_000 * DAY,
        length in 1..800 * DAY,
    ) {
        let (store, _folder) = desk();
        let windows: Vec<_> = spans
            .iter()
            .enumerate()
            .map(|(at, (start, reach, env))| window(at, *start, reach.map(|reach| start + reach), env))
            .collect();
        keep(&store, &windows);
        let to = from + length;
        for environment in [None, Some("e1")] {
            let found = store
                .read(|conn| calendar_window::near(conn, from, to, environment, None))
                .expect("it reads");
            let touches = |row: &&CalendarWindowRow| {
                let ours = environment.is_none_or(|id| {
                    row.environments == json!([]) || row.environments == json!([id, "other"])
                });
                ours && row.from_utc < to && row.until_utc.is_none_or(|until| until > from)
            };
            let wanted: Vec<_> = windows.iter().filter(touches).cloned().collect();
            prop_assert_eq!(ids(&found), ids(&wanted));
            let rows = found.iter().map(|row| windows.iter().find(|known| known.id == row.id));
            prop_assert!(rows.zip(&found).all(|(known, row)| known == Some(row)));
        }
    }
}

#[test]
fn one_maintenance_window_of_each_scope_says_what_is_gated() {
    let (store, _folder) = desk();
    let windows: Vec<_> = (0..400)
        .map(|at| {
            window(
                at,
                at as i64 * DAY,
                Some(at as i64 * DAY + 60),
                ["", "e1", "e2"][at / 2 % 3],
            )
        })
        .collect();
    keep(&store, &windows);
    let gates = store.read(calendar_window::gates).expect("it reads");
    let mut scopes: Vec<String> = gates
        .iter()
        .map(|row| row.environments.to_string())
        .collect();
    scopes.sort_unstable();
    assert_eq!(scopes, [r#"["e1","other"]"#, r#"["e2","other"]"#, "[]"]);
    assert!(gates.iter().all(|row| row.kind == "maintenance"));
}

/// A plan that scans the table would read 100,000 windows for one question.
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
    let bound = |sql: String| {
        ["?1", "?2", "?3", "?4", "?5", "?6"]
            .iter()
            .fold(sql, |sql, place| sql.replace(place, "NULL"))
    };
    insta::assert_snapshot!(plan(&bound(calendar_window::near_sql())), @"SEARCH calendar_window USING INDEX calendar_window_reach (<expr>=? AND from_utc>? AND from_utc<?)");
    let [same, next] = calendar_window::gates_sql()
        .map(bound)
        .map(|sql| plan(&sql));
    insta::assert_snapshot!(same, @"SEARCH calendar_window USING INDEX calendar_window_gate (environments=? AND products>?)");
    insta::assert_snapshot!(next, @"SEARCH calendar_window USING INDEX calendar_window_gate (environments>?)");
    insta::assert_snapshot!(plan(&bound(deployment::booked_sql())), @"
    SEARCH deployment USING INDEX deployment_span (start_utc>? AND start_utc<?)
    SCALAR SUBQUERY 1
    SEARCH deployment USING COVERING INDEX deployment_length
    SEARCH release USING INDEX sqlite_autoindex_release_1 (id=?) LEFT-JOIN
    USE TEMP B-TREE FOR LAST TERM OF ORDER BY
    ");
}
