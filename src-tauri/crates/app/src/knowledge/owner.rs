//! Who answers for an article, as its text names them.

use crate::book::Book;
use slipway_store::table::person::PersonRow;

/// The person that a text names by full name, mail address or id; None where nobody is called so, or
/// several are.
pub(crate) fn called<'b>(book: &'b Book, name: &str) -> Option<&'b PersonRow> {
    let name = name.trim().to_lowercase();
    let is = |row: &&PersonRow| {
        row.id == name
            || row.name.trim().to_lowercase() == name
            || row.email.trim().to_lowercase() == name
    };
    let mut found = book.people.iter().filter(is);
    match (found.next(), found.next()) {
        (Some(row), None) if !name.is_empty() => Some(row),
        _ => None,
    }
}
