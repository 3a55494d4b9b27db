//! A page that a service desk keeps, as the text of an article: what it is marked up with is written
//! as Markdown, and its links lead to where its pages and files lie here.

mod macros;
mod markup;
mod paper;
mod plain;

pub use markup::{Tally, tally};
pub use paper::document;

use super::scribe::{Lead, markdown, parts};
use super::{Skip, textile, weight};
use crate::article::place::decoded;
use crate::article::relink::{Link, relink_in};
use crate::desk::library::Markup;

/// The longest text of a page, in bytes: more is no text that a person wrote.
pub const MOST_TEXT: usize = 4 << 20;

/// Where links of a page lead.
pub trait Links {
    /// What stands between double brackets, without what is shown.
    fn named(&self, name: &str) -> Lead;
    /// An address, of the web or relative to the page.
    fn address(&self, href: &str) -> Lead;
}

/// Writes a text as Markdown.
///
/// # Errors
/// [`Skip`] for one that is no text or is too long.
pub fn body(text: &str, markup: Markup, links: &dyn Links) -> Result<String, Skip> {
    if text.len() > MOST_TEXT {
        let most = MOST_TEXT >> 20;
        return Err(Skip::because(format!("It is longer than {most} MiB.")));
    }
    if text.contains('\0') {
        return Err(Skip::because("It holds zero bytes, so it is no text."));
    }
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let written = match markup {
        Markup::Markdown => as_it_is(&macros::written(&text, Markup::Markdown), links),
        Markup::Textile => {
            let text = macros::written(&text, Markup::Textile);
            from_html(&textile::html(&text), links)?
        }
        Markup::Html => from_html(&text, links)?,
        Markup::Plain => from_html(&plain::html(&text), links)?,
    };
    let written = written.trim_matches('\n');
    if written.trim().is_empty() {
        return Err(Skip::because("It has no text."));
    }
    Ok(format!("{written}\n"))
}

fn from_html(html: &str, links: &dyn Links) -> Result<String, Skip> {
    let html = weight::parsed(html)?;
    let body = html
        .root_element()
        .child_elements()
        .find(|one| one.value().name() == "body")
        .unwrap_or(html.root_element());
    Ok(markdown(&parts(body), &|href| lead(href, links)))
}

fn lead(href: &str, links: &dyn Links) -> Lead {
    match href.strip_prefix(textile::WIKI) {
        Some(name) => links.named(name),
        None => links.address(href),
    }
}

/// Markdown as it was written, but for where its links lead.
fn as_it_is(body: &str, links: &dyn Links) -> String {
    relink_in(body, &mut |line, link| match link {
        Link::Wiki { target, shown } => wiki(target, shown, is_row(line), links),
        Link::Path(target) => {
            let bare = decoded(target);
            let (bare, fragment) = bare.split_once('#').unwrap_or((&bare, ""));
            match links.address(bare) {
                Lead::To(url) if url == target => None,
                Lead::To(url) if fragment.is_empty() => Some(url),
                Lead::To(url) => Some(format!("{url}#{fragment}")),
                Lead::Place(place) => Some(rooted(&place)),
                Lead::Page(_) | Lead::Nowhere => None,
            }
        }
    })
}

/// Whether a line is a row of a table, in which `|` parts cells.
fn is_row(line: &str) -> bool {
    let mut outside = line.to_owned();
    while let Some(start) = outside.find("[[")
        && let Some(end) = outside.get(start..).and_then(|rest| rest.find("]]"))
    {
        outside.replace_range(start..start + end + 2, "");
    }
    outside.contains('|')
}

fn wiki(target: &str, shown: Option<&str>, row: bool, links: &dyn Links) -> Option<String> {
    let shown = shown.filter(|shown| !shown.is_empty());
    let plain = target.replace('_', " ");
    let text = shown.unwrap_or(&plain);
    match links.named(target) {
        Lead::Place(place) if row => Some(format!("[{text}]({})", rooted(&place))),
        Lead::Place(place) if text == place => Some(format!("[[{place}]]")),
        Lead::Place(place) => Some(format!("[[{place}|{text}]]")),
        Lead::To(url) => Some(format!("[{text}]({url})")),
        Lead::Page(_) | Lead::Nowhere => None,
    }
}

/// A place as the target of a link: from the root of all articles on.
pub(super) fn rooted(place: &str) -> String {
    match place.split_once('#') {
        Some((place, heading)) => format!("/{place}.md#{heading}"),
        None => format!("/{place}.md"),
    }
}
