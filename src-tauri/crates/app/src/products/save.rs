//! Adds or edits a product.

use super::{Product, SaveProduct, shape_of};
use crate::error::{Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_store::table::product::{self, ProductRow};

pub(crate) fn run(app: &App, caller: &Caller, request: SaveProduct) -> Result<Done<Product>> {
    let name = request.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid(
            "name",
            "A product needs a name.",
            "Such as Payment Manager.",
        ));
    }
    transact(app, caller, Op::SaveProduct, |tx, _| {
        let everything = product::all(tx.conn())?;
        let same = |row: &&ProductRow| row.name.eq_ignore_ascii_case(&name);
        if everything
            .iter()
            .filter(same)
            .any(|row| Some(&row.id) != request.id.as_ref())
        {
            let message = format!("There is a product {name} already.");
            return Err(Error::invalid("name", message, "Choose another name."));
        }
        let kind = serde_json::to_value(request.kind).unwrap_or_default();
        let row = ProductRow {
            id: request
                .id
                .clone()
                .unwrap_or_else(|| app.host.new_id().to_string()),
            name: name.clone(),
            kind: kind.as_str().unwrap_or_default().to_owned(),
            chart: request.chart.trim().to_owned(),
            source_url: request.source_url.trim().to_owned(),
        };
        tx.put(&row)?;
        Ok((shape_of(&row), format!("Saved the product {name}")))
    })
}
