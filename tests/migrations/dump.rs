//! A database as text: its schema, then its rows, so that a fixture can be read and compared.

use slipway_store::Connection;

/// One column of text from a query.
pub(crate) fn texts(conn: &Connection, sql: &str) -> Vec<String> {
    let mut statement = conn
        .prepare(sql)
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    let rows = statement
        .query_map([], |row| row.get(0))
        .expect("the query runs");
    rows.map(|row| row.expect("every row is text")).collect()
}

/// Tables with rows of their own; those that SQLite keeps for an index are left out.
pub(crate) fn tables(conn: &Connection) -> Vec<String> {
    texts(
        conn,
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'virtual') \
         AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
}

/// Each statement that makes the schema, in the order they were run.
pub(crate) fn schema(conn: &Connection) -> Vec<String> {
    texts(
        conn,
        "SELECT sql || ';' FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' \
         AND NOT EXISTS (SELECT 1 FROM pragma_table_list AS t \
           WHERE t.name = sqlite_master.name AND t.type = 'shadow') \
         ORDER BY rowid",
    )
}

/// Columns of a table.
pub(crate) fn columns(conn: &Connection, table: &str) -> Vec<String> {
    texts(
        conn,
        &format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid"),
    )
}

/// Each row of a table as the SQL that makes it, sorted.
pub(crate) fn rows(conn: &Connection, table: &str, columns: &[String]) -> Vec<String> {
    let quoted: Vec<String> = columns
        .iter()
        .map(|column| format!("quote({column})"))
        .collect();
    let mut rows = texts(
        conn,
        &format!(
            "SELECT 'INSERT INTO {table} ({}) VALUES (' || {} || ');' FROM {table}",
            columns.join(", "),
            quoted.join(" || ', ' || ")
        ),
    );
    rows.sort();
    rows
}

/// The whole database as SQL that makes it again.
pub(crate) fn whole(conn: &Connection) -> String {
    let mark = |name: &str| {
        let value: i64 = conn
            .pragma_query_value(None, name, |row| row.get(0))
            .expect(name);
        format!("PRAGMA {name} = {value};")
    };
    let unordered = "PRAGMA foreign_keys = OFF;".to_owned();
    let mut lines = vec![unordered, mark("application_id"), mark("user_version")];
    lines.extend(schema(conn));
    for table in tables(conn) {
        lines.extend(rows(conn, &table, &columns(conn, &table)));
    }
    lines.push(String::new());
    lines.join("\n")
}
