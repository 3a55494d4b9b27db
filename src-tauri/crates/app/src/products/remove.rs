//! Removes a product that nothing uses.

use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::releases::read::title;
use crate::shape::{ById, Nothing};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::Connection;
use slipway_store::table::product::ProductRow;
use slipway_store::table::{calendar_window, release, release_product};

pub(crate) fn run(app: &App, caller: &Caller, request: ById) -> Result<Done<Nothing>> {
    transact(app, caller, Op::RemoveProduct, |tx, _| {
        let book = Book::read(app, tx.conn())?;
        let is = |row: &&ProductRow| row.id == request.id || row.name == request.id;
        let row = book.products.iter().find(is);
        let row = row.ok_or_else(|| Error::not_found("such product", "Reload the list."))?;
        if let Some((message, hint)) = use_of(tx.conn(), &book, row)? {
            return Err(Error::new(Code::Conflict, message, hint));
        }
        tx.delete::<ProductRow>(&row.id)?;
        Ok((Nothing {}, format!("Removed the product {}", row.name)))
    })
}

/// What uses it, and the way out.
fn use_of(
    conn: &Connection,
    book: &Book,
    product: &ProductRow,
) -> Result<Option<(String, &'static str)>> {
    let releases = release::all(conn)?;
    if let Some(of) = releases.iter().find(|row| row.product_id == product.id) {
        let message = format!("{} is a release of it.", title(book, of));
        return Ok(Some((message, "Remove its releases first.")));
    }
    if let Some(with) = release_product::of_product(conn, &product.id)?.first() {
        let release = releases.iter().find(|row| row.id == with.release_id);
        let release = release.map_or_else(String::new, |row| title(book, row));
        let message = format!("{} {} goes with {release}.", product.name, with.version);
        return Ok(Some((message, "Take it out of the package first.")));
    }
    let named = calendar_window::naming_product(conn, &product.id)?;
    Ok(named.map(|reason| {
        let message = format!("“{reason}” in the calendar is for {}.", product.name);
        (message, "Remove it there, or let it be for others, first.")
    }))
}
