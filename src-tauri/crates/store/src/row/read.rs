//! A row read straight into its struct: no map of names and values stands in between, since lists
//! read thousands of rows with forty columns each.

use super::{Shape, Shapes};
use rusqlite::Row;
use rusqlite::types::ValueRef;
use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};

/// The columns of a query, with how each differs from what serde would read from it.
pub(super) struct Columns(Vec<(String, Option<Shape>)>);

impl Columns {
    pub(super) fn new(names: Vec<String>, shapes: Shapes) -> Columns {
        let shape = |name: &str| {
            let shape = shapes.iter().find(|(column, _)| *column == name);
            shape.map(|(_, shape)| *shape)
        };
        let columns = names.into_iter().map(|name| (shape(&name), name));
        Columns(columns.map(|(shape, name)| (name, shape)).collect())
    }

    /// Reads a row of the query.
    pub(super) fn read<R: serde::de::DeserializeOwned>(&self, row: &Row<'_>) -> Result<R, Error> {
        R::deserialize(Reader {
            columns: &self.0,
            row,
            at: 0,
        })
    }
}

struct Reader<'a, 'r> {
    columns: &'a [(String, Option<Shape>)],
    row: &'a Row<'r>,
    at: usize,
}

impl<'de> Deserializer<'de> for Reader<'_, '_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_map(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option
        unit unit_struct newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

impl<'de> MapAccess<'de> for Reader<'_, '_> {
    type Error = Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Error> {
        let Some((name, _)) = self.columns.get(self.at) else {
            return Ok(None);
        };
        let name: StrDeserializer<'_, Error> = name.as_str().into_deserializer();
        seed.deserialize(name).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        let shape = self.columns.get(self.at).and_then(|(_, shape)| *shape);
        let value = self.row.get_ref(self.at).map_err(Error::custom)?;
        self.at += 1;
        seed.deserialize(Cell { value, shape })
    }
}

/// One value of a row.
struct Cell<'a> {
    value: ValueRef<'a>,
    shape: Option<Shape>,
}

impl<'de> Deserializer<'de> for Cell<'_> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.value, self.shape) {
            (ValueRef::Null | ValueRef::Blob(_), _) => visitor.visit_unit(),
            (ValueRef::Integer(number), Some(Shape::Bool)) => visitor.visit_bool(number != 0),
            (ValueRef::Integer(number), _) => visitor.visit_i64(number),
            (ValueRef::Real(number), _) => visitor.visit_f64(number),
            (ValueRef::Text(text), Some(Shape::Json)) => json(text).deserialize_any(visitor),
            (ValueRef::Text(text), _) => {
                visitor.visit_string(String::from_utf8_lossy(text).into_owned())
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        match (self.value, self.shape) {
            (ValueRef::Null | ValueRef::Blob(_), _) => visitor.visit_none(),
            (ValueRef::Text(text), Some(Shape::Json)) => json(text).deserialize_option(visitor),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit
        unit_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// JSON that a column holds; what is none reads as null, as it does in the log.
fn json(text: &[u8]) -> Value {
    serde_json::from_slice(text).unwrap_or(Value::Null)
}
