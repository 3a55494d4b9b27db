//! A database of each schema, as SQL under `tests/fixtures/db`, opens with every row it had.
//!
//! `SLIPWAY_BLESS=1` writes the newest one from a workspace made by the code itself. Once a schema
//! is released its file never changes.

use crate::{dump, workspace};
use chrono::DateTime;
use slipway_store::{BackupKind, Connection, SCHEMA, Store};
use std::fs;
use std::path::PathBuf;
use std::sync::Once;

/// An index of words that the seventh schema had: it held what `article_word` holds, and is gone.
const DERIVED: &str = "article_word_gram";

fn fixture(schema: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/fixtures/db/v{schema}.sql"))
}

/// The file of a schema; the newest one is written first when asked to.
fn sql(schema: u32) -> String {
    static BLESSED: Once = Once::new();
    if std::env::var_os("SLIPWAY_BLESS").is_some() {
        BLESSED.call_once(bless);
    }
    let path = fixture(schema);
    fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. SLIPWAY_BLESS=1 writes the newest.",
            path.display()
        )
    })
}

fn bless() {
    let folder = tempfile::tempdir().expect("a folder");
    workspace::make(folder.path());
    let conn = Connection::open(folder.path().join("slipway.db")).expect("it opens");
    let path = fixture(SCHEMA);
    fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
    fs::write(&path, dump::whole(&conn)).expect("it can be written");
}

#[test]
fn every_schema_opens_with_all_its_rows() {
    for schema in 1..=SCHEMA {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("slipway.db");
        let old = Connection::open(&file).expect("a new file");
        old.execute_batch(&sql(schema))
            .unwrap_or_else(|error| panic!("v{schema}: {error}"));
        let rows: Vec<(String, Vec<String>, Vec<String>)> = dump::tables(&old)
            .into_iter()
            .filter(|table| table != DERIVED)
            .map(|table| {
                let columns = dump::columns(&old, &table);
                let rows = dump::rows(&old, &table, &columns);
                (table, columns, rows)
            })
            .collect();
        let filled = rows.iter().filter(|(_, _, rows)| !rows.is_empty()).count();
        assert!(
            filled * 2 > rows.len(),
            "v{schema} has rows in {filled} tables only"
        );
        drop(old);

        let store = Store::open(folder.path(), "tests", DateTime::default()).expect("it opens");
        let backups = store.backups().expect("they can be listed");
        assert_eq!(
            backups.len(),
            usize::from(schema < SCHEMA),
            "v{schema}: backups first"
        );
        assert!(
            backups
                .iter()
                .all(|backup| backup.kind == BackupKind::Migration)
        );
        store
            .read(|conn| {
                for (table, columns, before) in &rows {
                    let after = dump::rows(conn, table, columns);
                    assert_eq!(&after, before, "v{schema}: rows of {table}");
                }
                assert_eq!(dump::texts(conn, "PRAGMA integrity_check"), ["ok"]);
                assert!(
                    dump::texts(conn, "SELECT \"table\" FROM pragma_foreign_key_check").is_empty()
                );
                slipway_store::Result::Ok(())
            })
            .expect("it can be read");
    }
}

#[test]
fn a_released_step_never_changes() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(folder.path(), "tests", DateTime::default()).expect("a new database");
    let fresh = store
        .read(|conn| slipway_store::Result::Ok(dump::schema(conn)))
        .expect("readable");
    let newest = Connection::open_in_memory().expect("a database");
    newest
        .execute_batch(&sql(SCHEMA))
        .expect("the newest fixture");
    let mut released = dump::schema(&newest);
    let mut fresh = fresh;
    released.sort();
    fresh.sort();
    assert_eq!(
        fresh, released,
        "the schema moved without a new step in migrate.rs"
    );
}

/// An article with two versions, a file and a draft, and an article that is only a draft, as schema 12
/// kept them.
const BESIDE: &str = "
INSERT INTO op (id, kind, summary, actor, device, at, local) VALUES
  ('o1', 'attach_article_file', 'Put fix.sql beside it', 'Ana', 'd', '2026-11-01T08:00:00.000Z', 1),
  ('o2', 'set_article', 'Set it', 'Ana', 'd', '2026-11-01T08:00:00.000Z', 1);
INSERT INTO article VALUES
  ('a1', 'guide/a', NULL, 'validated', 'internal', 1, NULL, '', '2026-11-01T08:00:00.000Z',
   (SELECT id FROM person LIMIT 1));
INSERT INTO article_version SELECT 'a1/' || n, 'a1', n, 'h' || n, 'A', n - 1,
  '2026-11-01T08:00:00.000Z', (SELECT id FROM person LIMIT 1), '' FROM (SELECT 1 AS n UNION SELECT 2);
INSERT INTO article_file SELECT id, article, name, 3, sha, '2026-11-01T08:00:00.000Z',
  (SELECT id FROM person LIMIT 1) FROM (
    SELECT 'f1' AS id, 'a1' AS article, 'z.sql' AS name, 'aa' AS sha
    UNION SELECT 'f2', 'a1', 'b \"q\".png', 'bb' UNION SELECT 'f3', 'a2', 'n.png', 'cc');
INSERT INTO article_draft VALUES
  ('a1', 'p', 'text', 2, '2026-11-01T08:00:00.000Z', 'o3', ''),
  ('a2', 'p', 'text', 0, '2026-11-01T08:00:00.000Z', 'o4', ''),
  ('a3', 'p', 'text', 0, '2026-11-01T08:00:00.000Z', 'o5', '');
";

#[test]
fn versions_and_drafts_get_the_files_that_lay_beside_their_article() {
    let folder = tempfile::tempdir().expect("a folder");
    let old = Connection::open(folder.path().join("slipway.db")).expect("a new file");
    old.execute_batch(&sql(12)).expect("schema 12");
    old.execute_batch(BESIDE).expect("its rows");
    drop(old);
    let store = Store::open(folder.path(), "tests", DateTime::default()).expect("it opens");
    store
        .read(|conn| {
            use slipway_store::table::{article_draft, article_version, op};
            let told = |files: &[slipway_domain::article::files::VersionFile]| -> Vec<String> {
                let told = files.iter();
                told.map(|one| format!("{} {} {} {}", one.id, one.name, one.size, one.sha256))
                    .collect()
            };
            let beside = ["f2 b \"q\".png 3 bb", "f1 z.sql 3 aa"];
            let versions = article_version::of_article(conn, "a1")?;
            assert_eq!(versions.len(), 2);
            for version in &versions {
                assert_eq!(told(&version.files), beside, "version {}", version.number);
            }
            let draft = |article: &str| article_draft::get(conn, article, "p");
            let files = |article: &str| {
                let row = draft(article)?.expect("a draft");
                Ok::<_, slipway_store::Error>(told(&row.files))
            };
            assert_eq!(files("a1")?, beside);
            assert_eq!(files("a2")?, ["f3 n.png 3 cc"]);
            assert_eq!(files("a3")?, [""; 0]);
            let local =
                |id: &str| Ok::<_, slipway_store::Error>(op::get(conn, id)?.expect("it").local);
            assert!(
                !local("o1")?,
                "what lies beside no version is not taken back"
            );
            assert!(local("o2")?);
            slipway_store::Result::Ok(())
        })
        .expect("it can be read");
}
