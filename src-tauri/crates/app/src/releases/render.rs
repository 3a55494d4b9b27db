//! Markdown from outside as HTML that can do nothing: no raw HTML, no images, no scripts, links only
//! to the web and to mail.

use comrak::{Options, markdown_to_html};
use std::collections::HashSet;

/// Renders text from outside as safe HTML.
pub(crate) fn html(markdown: &str) -> String {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.strikethrough = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    let dirty = markdown_to_html(markdown, &options);
    ammonia::Builder::default()
        .url_schemes(HashSet::from(["https", "http", "mailto"]))
        .rm_tags(["img", "svg", "math"])
        .link_rel(Some("noopener noreferrer"))
        .clean(&dirty)
        .to_string()
}
