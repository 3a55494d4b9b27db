//! The further products of a release package: extensions and customisations that go with it, each
//! in an exact version.

use super::PackagedProduct;
use crate::book::Book;
use crate::error::{Error, Result};
use slipway_domain::version::Version;
use slipway_store::Tx;
use slipway_store::table::product::ProductRow;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::release_product::{self, ReleaseProductRow};

/// The rows of a release after a request: what it names is set, an empty version takes one out, and
/// the rest stays.
///
/// # Errors
/// `invalid` at `products`: an unknown product, the release's own, one named twice, or a version
/// that is not exact.
pub(crate) fn after(
    book: &Book,
    release: &ReleaseRow,
    before: Vec<ReleaseProductRow>,
    wanted: &[PackagedProduct],
) -> Result<Vec<ReleaseProductRow>> {
    let mut rows = before;
    let mut named: Vec<&str> = Vec::new();
    for one in wanted {
        let product = find(book, &one.product)?;
        if product.id == release.product_id {
            let message = format!("{} is what this is a release of.", product.name);
            let hint = "Name the products that go with it.";
            return Err(Error::invalid("products", message, hint));
        }
        if named.contains(&product.id.as_str()) {
            let message = format!("{} is named twice.", product.name);
            let hint = "A package holds one version of a product.";
            return Err(Error::invalid("products", message, hint));
        }
        named.push(&product.id);
        let version = one.version.trim();
        if version.is_empty() {
            rows.retain(|row| row.product_id != product.id);
            continue;
        }
        if !Version::is_exact(version) {
            let message = format!("“{version}” is not an exact version of {}.", product.name);
            let hint = "A package holds exact versions: 4.3.0.";
            return Err(Error::invalid("products", message, hint));
        }
        match rows.iter_mut().find(|row| row.product_id == product.id) {
            Some(row) => version.clone_into(&mut row.version),
            None => rows.push(row(&release.id, &product.id, version)),
        }
    }
    Ok(rows)
}

/// The rows of a release that copies those of another.
pub(crate) fn copied(release: &ReleaseRow, from: &[ReleaseProductRow]) -> Vec<ReleaseProductRow> {
    let others = from
        .iter()
        .filter(|other| other.product_id != release.product_id);
    others
        .map(|other| row(&release.id, &other.product_id, &other.version))
        .collect()
}

/// Writes the rows of a release, and takes out those it no longer has.
pub(crate) fn write(tx: &Tx<'_>, release: &str, rows: &[ReleaseProductRow]) -> Result<()> {
    for old in release_product::of_release(tx.conn(), release)? {
        if !rows.iter().any(|row| row.id == old.id) {
            tx.delete::<ReleaseProductRow>(&old.id)?;
        }
    }
    for row in rows {
        tx.put(row)?;
    }
    Ok(())
}

/// Names with versions, as people read them.
pub(crate) fn named(book: &Book, rows: &[ReleaseProductRow]) -> Vec<(String, String)> {
    let name = |row: &ReleaseProductRow| {
        let product = book.product(&row.product_id);
        let name = product.map_or_else(|| row.product_id.clone(), |product| product.name.clone());
        (name, row.version.clone())
    };
    rows.iter().map(name).collect()
}

fn find<'b>(book: &'b Book, wanted: &str) -> Result<&'b ProductRow> {
    let wanted = wanted.trim();
    let is = |row: &&ProductRow| row.id == wanted || row.name.eq_ignore_ascii_case(wanted);
    book.products.iter().find(is).ok_or_else(|| {
        let names: Vec<&str> = book.products.iter().map(|row| row.name.as_str()).collect();
        let message = format!("There is no product {wanted}.");
        Error::invalid(
            "products",
            message,
            format!("There are: {}.", names.join(", ")),
        )
    })
}

fn row(release: &str, product: &str, version: &str) -> ReleaseProductRow {
    ReleaseProductRow {
        id: format!("{release}/{product}"),
        release_id: release.to_owned(),
        product_id: product.to_owned(),
        version: version.to_owned(),
    }
}
