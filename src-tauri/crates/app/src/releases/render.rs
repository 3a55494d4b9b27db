//! Release notes as HTML that can do nothing: drawn as articles are, from a place that knows no other
//! texts, so that relative links are shown as missing.

use slipway_domain::article::html::{Nowhere, draw};

/// Renders text from outside as safe HTML.
pub(crate) fn html(markdown: &str) -> String {
    draw(markdown, &Nowhere).html
}
