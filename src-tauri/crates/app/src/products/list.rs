//! Lists products.

use super::{Products, shape_of};
use crate::error::Result;
use crate::shape::Nothing;
use crate::{App, Caller};
use slipway_store::table::product;

pub(crate) fn run(app: &App, _caller: &Caller, _request: Nothing) -> Result<Products> {
    let rows = app.store.read(product::all)?;
    Ok(Products {
        products: rows.iter().map(shape_of).collect(),
    })
}
