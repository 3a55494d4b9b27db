//! Where a link or an image leads. Targets are parsed and their schemes compared, never matched by
//! pattern: what a browser would read is what is judged.

use super::tags::escaped;
use super::{Place, Site};
use std::collections::HashSet;
use url::Url;

/// What every id of a drawn text begins with, so that it cannot take one of the page's.
pub(super) const PREFIX: &str = "article-";

/// What the ids of footnotes begin with; no heading's can, since a heading's holds no dot.
pub(super) const NOTES: &str = "article.";

/// Where a target leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The web or mail, by its full address.
    Outside(String),
    /// A heading of the same text.
    Within(String),
    /// A place within the app.
    Place(Place),
    /// A file that may be loaded.
    File(String),
    /// Nothing that is known.
    Missing,
    /// Somewhere that no article may lead.
    Refused,
}

/// Where a link leads; `wiki` where it is written in brackets and names a place, not a path.
pub(super) fn leads(
    target: &str,
    wiki: bool,
    site: &dyn Site,
    anchors: &HashSet<String>,
) -> Target {
    let target = target.trim();
    if let Some(fragment) = target.strip_prefix('#') {
        return within(fragment, anchors);
    }
    if wiki {
        return match site.place(target) {
            Some(place) => Target::Place(place),
            None => Target::Missing,
        };
    }
    match outside(target) {
        Some(Some(url)) => Target::Outside(url),
        Some(None) => Target::Refused,
        None if target.is_empty() => Target::Missing,
        None => match site.place(target) {
            Some(place) => Target::Place(place),
            None => file(target, site),
        },
    }
}

/// What is loaded for an image.
pub(super) fn image(target: &str, site: &dyn Site) -> Target {
    let target = target.trim();
    match outside(target) {
        Some(Some(url)) if url.starts_with("http") => Target::Outside(url),
        Some(_) => Target::Refused,
        None => file(target, site),
    }
}

fn file(target: &str, site: &dyn Site) -> Target {
    match site.file(target).filter(|src| loadable(src)) {
        Some(src) => Target::File(src),
        None => Target::Missing,
    }
}

/// A heading by its fragment.
fn within(fragment: &str, anchors: &HashSet<String>) -> Target {
    let plain = fragment.strip_prefix(PREFIX).unwrap_or(fragment);
    for name in [plain.to_owned(), plain.to_lowercase()] {
        let anchor = format!("{PREFIX}{name}");
        if anchors.contains(&anchor) {
            return Target::Within(anchor);
        }
    }
    Target::Missing
}

/// An address with a scheme: as a browser reads it, or None inside where it may not be followed.
fn outside(target: &str) -> Option<Option<String>> {
    // A browser reads `\` as `/`, and leaves out tabs and line ends.
    let start: String = target
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .take(2)
        .map(|c| if c == '\\' { '/' } else { c })
        .collect();
    let parsed = if start == "//" {
        let rest = target.trim_start_matches(['/', '\\', '\t', '\n', '\r']);
        Url::parse(&format!("https://{rest}"))
    } else {
        Url::parse(target)
    };
    match parsed {
        Ok(url) if matches!(url.scheme(), "https" | "http" | "mailto") => {
            Some(Some(url.as_str().to_owned()))
        }
        Ok(_) => Some(None),
        Err(url::ParseError::RelativeUrlWithoutBase) => None,
        // It has a scheme and is broken besides.
        Err(_) => Some(None),
    }
}

/// The host of an address, for people.
pub(super) fn host(url: &str) -> String {
    let parsed = Url::parse(url).ok();
    let host = parsed
        .as_ref()
        .and_then(|url| url.host_str())
        .unwrap_or(url);
    host.to_owned()
}

/// Where an own custom scheme is read from on Windows and Android.
const KB_HOSTS: [&str; 2] = ["http://kb.localhost/", "https://kb.localhost/"];

/// Images that hold nothing but pixels.
const PIXELS: [&str; 5] = ["png", "jpeg", "gif", "webp", "avif"];

/// Whether something may stand as the source of an image.
pub(crate) fn loadable(src: &str) -> bool {
    let pixels = src
        .strip_prefix("data:image/")
        .and_then(|rest| rest.split_once(";base64,"))
        .is_some_and(|(kind, data)| {
            PIXELS.contains(&kind)
                && data
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='))
        });
    pixels || ours(src)
}

/// Whether an address is of our own: `kb:…` or a path.
fn ours(target: &str) -> bool {
    !target.chars().any(|c| c.is_control() || c == '\\')
        && !target.starts_with("//")
        && (KB_HOSTS.iter().any(|host| target.starts_with(host))
            || match Url::parse(target) {
                Ok(url) => url.scheme() == "kb",
                Err(error) => error == url::ParseError::RelativeUrlWithoutBase,
            })
}

/// Whether something may stand as the target of a link.
pub(super) fn followable(href: &str) -> bool {
    ours(href)
        || Url::parse(href).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "mailto"))
}

/// The opening tag of a link; None where it is to be shown as missing or refused.
pub(super) fn opening(target: &Target, title: &str) -> Option<String> {
    let told = |address: &str| {
        if title.is_empty() {
            escaped(address)
        } else {
            escaped(&format!("{title} ({address})"))
        }
    };
    Some(match target {
        Target::Outside(url) => format!("<a href=\"{}\" title=\"{}\">", escaped(url), told(url)),
        Target::Within(anchor) => format!("<a href=\"#{}\">", escaped(anchor)),
        Target::Place(place) => format!(
            "<a class=\"{}\" href=\"{}\" title=\"{}\">",
            place.subject.class(),
            escaped(&place.href),
            escaped(&place.title)
        ),
        Target::File(src) if ours(src) => {
            format!("<a class=\"file\" href=\"{}\">", escaped(src))
        }
        Target::File(_) | Target::Missing | Target::Refused => return None,
    })
}
