//! How a row that people edit becomes a struct and back: by the names of its columns.
//!
//! These tables are small and edited by hand, so one generic path serves them all; the tables that
//! a sync fills by the ten thousand have their own statements.

mod read;

use crate::error::{Error, Result};
use read::Columns;
use rusqlite::types::{Value as Sql, ValueRef};
use rusqlite::{Connection, OptionalExtension, Statement, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// How a column differs from what serde would read from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Text that holds JSON.
    Json,
    /// An integer that holds 0 or 1.
    Bool,
}

/// A row that people edit.
pub trait Row: Serialize + DeserializeOwned {
    /// Its table, which is also the kind of thing that hosts refresh.
    const TABLE: &'static str;
    /// Columns that hold JSON or a truth value.
    const SHAPES: &'static [(&'static str, Shape)] = &[];

    /// Its primary key, the column `id`.
    fn key(&self) -> &str;
}

pub(crate) type Fields = Map<String, Value>;
pub(crate) type Shapes = &'static [(&'static str, Shape)];

/// Reads one row.
pub(crate) fn get<R: Row>(conn: &Connection, key: &str) -> Result<Option<R>> {
    let sql = format!("SELECT * FROM {} WHERE id = ?1", R::TABLE);
    select(conn, &sql, &[&key])?
        .pop()
        .map_or(Ok(None), |row| Ok(Some(row)))
}

/// Reads the rows of a query that selects whole rows of `R`.
pub(crate) fn select<R: Row>(
    conn: &Connection,
    sql: &str,
    params: &[&dyn rusqlite::ToSql],
) -> Result<Vec<R>> {
    let mut statement = conn.prepare_cached(sql)?;
    let columns = Columns::new(column_names(&statement), R::SHAPES);
    let mut rows = statement.query(params)?;
    let mut out = Vec::new();
    while let Some(row) = rows.next()? {
        let value = columns.read(row).map_err(|error| Error::Unfit {
            table: R::TABLE,
            detail: error.to_string(),
        })?;
        out.push(value);
    }
    Ok(out)
}

/// Reads one row as fields, whatever its type.
pub(crate) fn fields(
    conn: &Connection,
    table: &str,
    key: &str,
    shapes: Shapes,
) -> Result<Option<Fields>> {
    let mut statement = conn.prepare_cached(&format!("SELECT * FROM {table} WHERE id = ?1"))?;
    let names = column_names(&statement);
    statement
        .query_row([key], |row| Ok(fields_of(row, &names, shapes)))
        .optional()?
        .transpose()
}

/// Writes a whole row, over what is there.
pub(crate) fn upsert(conn: &Connection, table: &str, fields: &Fields) -> Result<()> {
    let names: Vec<&str> = fields.keys().map(String::as_str).collect();
    let places: Vec<String> = (1..=names.len()).map(|i| format!("?{i}")).collect();
    let updates: Vec<String> = names
        .iter()
        .filter(|n| **n != "id")
        .map(|n| format!("{n} = excluded.{n}"))
        .collect();
    let sql = format!(
        "INSERT INTO {table} ({}) VALUES ({}) ON CONFLICT (id) DO UPDATE SET {}",
        names.join(", "),
        places.join(", "),
        updates.join(", ")
    );
    conn.prepare_cached(&sql)?
        .execute(params_from_iter(fields.values().map(to_sql)))?;
    Ok(())
}

fn column_names(statement: &Statement<'_>) -> Vec<String> {
    statement.column_names().map(str::to_owned).collect()
}

fn fields_of(row: &rusqlite::Row<'_>, names: &[String], shapes: Shapes) -> Result<Fields> {
    let mut out = Fields::new();
    for (index, name) in names.iter().enumerate() {
        let shape = shapes
            .iter()
            .find(|(column, _)| column == name)
            .map(|(_, shape)| *shape);
        out.insert(name.clone(), from_sql(row.get_ref(index)?, shape));
    }
    Ok(out)
}

fn from_sql(value: ValueRef<'_>, shape: Option<Shape>) -> Value {
    match (value, shape) {
        (ValueRef::Null | ValueRef::Blob(_), _) => Value::Null,
        (ValueRef::Integer(number), Some(Shape::Bool)) => Value::Bool(number != 0),
        (ValueRef::Integer(number), _) => Value::from(number),
        (ValueRef::Real(number), _) => Value::from(number),
        (ValueRef::Text(text), Some(Shape::Json)) => {
            serde_json::from_slice(text).unwrap_or(Value::Null)
        }
        (ValueRef::Text(text), _) => Value::from(String::from_utf8_lossy(text).into_owned()),
    }
}

fn to_sql(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Bool(truth) => Sql::Integer(i64::from(*truth)),
        Value::Number(number) => number
            .as_i64()
            .map_or_else(|| Sql::Real(number.as_f64().unwrap_or(0.0)), Sql::Integer),
        Value::String(text) => Sql::Text(text.clone()),
        Value::Array(_) | Value::Object(_) => Sql::Text(value.to_string()),
    }
}
