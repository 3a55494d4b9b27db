//! What a window, a halt or a view is for: environments and products by the names people give.

use crate::book::Book;
use crate::error::{Error, Result};
use serde_json::Value;
use slipway_store::table::environment::EnvironmentRow;
use std::collections::BTreeSet;

/// Ids of environments named by code or id, each once.
///
/// # Errors
/// `invalid` with the field `environments` and the codes there are.
pub(crate) fn environment_ids(ladder: &[EnvironmentRow], wanted: &[String]) -> Result<Vec<String>> {
    let id = |name: &String| {
        let name = name.trim();
        let row = ladder
            .iter()
            .find(|row| row.id == name || row.code.eq_ignore_ascii_case(name));
        row.map(|row| row.id.clone()).ok_or_else(|| {
            let codes: Vec<&str> = ladder.iter().map(|row| row.code.as_str()).collect();
            let message = format!("There is no environment “{}”.", cut(name));
            let hint = format!("There are: {}.", codes.join(", "));
            Error::invalid("environments", message, hint)
        })
    };
    let ids: BTreeSet<String> = wanted.iter().map(id).collect::<Result<_>>()?;
    // In the ladder's order, so that the same choice is always written the same way.
    let on_ladder = ladder.iter().filter(|row| ids.contains(&row.id));
    Ok(on_ladder.map(|row| row.id.clone()).collect())
}

/// Ids of products given by name or id, each once.
///
/// # Errors
/// `invalid` with the field `products` and the names there are.
pub(crate) fn product_ids(book: &Book, wanted: &[String]) -> Result<Vec<String>> {
    let id = |name: &String| {
        let name = name.trim();
        let mut rows = book.products.iter();
        let row = rows.find(|row| row.id == name || row.name.eq_ignore_ascii_case(name));
        row.map(|row| row.id.clone()).ok_or_else(|| {
            let names: Vec<&str> = book.products.iter().map(|row| row.name.as_str()).collect();
            let message = format!("There is no product “{}”.", cut(name));
            let hint = format!("There are: {}.", names.join(", "));
            Error::invalid("products", message, hint)
        })
    };
    let ids: BTreeSet<String> = wanted.iter().map(id).collect::<Result<_>>()?;
    Ok(ids.into_iter().collect())
}

/// Codes of the environments a row names by id; one that is gone keeps its id.
pub(crate) fn codes(ladder: &[EnvironmentRow], ids: &Value) -> Vec<String> {
    let code = |id: &str| {
        let row = ladder.iter().find(|row| row.id == id);
        row.map_or_else(|| id.to_owned(), |row| row.code.clone())
    };
    strings(ids).map(code).collect()
}

/// The texts of a JSON list.
pub(crate) fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
}

fn cut(text: &str) -> String {
    text.chars().take(40).collect()
}
