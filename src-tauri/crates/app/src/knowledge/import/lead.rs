//! Where links of a desk's page lead: to the articles that its pages became, to the files beside them,
//! else to where they led at the desk.

use slipway_domain::article::import::Lead;
use slipway_domain::article::import::wiki::Links;
use slipway_domain::desk::file::clean_name;
use slipway_domain::desk::library::Filed;
use std::collections::HashMap;
use url::Url;

/// Where the articles lie that pages became, by the pages' addresses.
#[derive(Default)]
pub(super) struct Places(HashMap<String, String>);

impl Places {
    /// Says where the article of a page lies.
    pub(super) fn put(&mut self, address: &str, place: &str) {
        self.0.insert(key(address), place.to_owned());
    }

    fn of(&self, address: &str) -> Option<&String> {
        self.0.get(&key(address))
    }
}

/// An address as it is looked up: a desk's pages have the same name in whatever case.
fn key(address: &str) -> String {
    let bare = address.split('#').next().unwrap_or_default();
    bare.trim_end_matches('/').to_lowercase()
}

/// The name that a file is kept by: one that a link can hold as it is.
pub(super) fn kept_name(name: &str) -> String {
    let clean = clean_name(name);
    let plain = |c: char| match c {
        c if c.is_whitespace() => '_',
        '(' | ')' | '[' | ']' | '#' | '%' | '&' | '\'' | '`' | '\\' => '_',
        c => c,
    };
    clean.chars().map(plain).collect()
}

/// The links of one page.
pub(super) struct Leads<'a> {
    pub(super) places: &'a Places,
    /// The page's own address.
    pub(super) address: &'a str,
    /// Its files, with the names they are kept by.
    pub(super) files: &'a [(Filed, String)],
    /// The address of the page that a name between brackets means.
    pub(super) named: &'a dyn Fn(&str) -> Option<String>,
}

impl Leads<'_> {
    /// The file that an address names: by its own name, or by its number in a path of the desk's.
    fn file(&self, href: &str) -> Option<&str> {
        let bare = href.split(['#', '?']).next().unwrap_or_default();
        let bare = decoded(bare.trim_start_matches("./"));
        let parts: Vec<&str> = bare.split('/').collect();
        let same = |file: &&(Filed, String)| {
            let (filed, kept) = *file;
            let named = filed.name.eq_ignore_ascii_case(&bare) || kept.eq_ignore_ascii_case(&bare);
            let numbered = parts.len() > 1
                && !filed.remote.is_empty()
                && parts
                    .iter()
                    .any(|part| matches!(*part, "attachments" | "download"))
                && parts.contains(&filed.remote.as_str());
            named || numbered
        };
        let found = self.files.iter().find(same);
        found.map(|(_, kept)| kept.as_str())
    }

    fn at(&self, address: &str, heading: &str) -> Option<Lead> {
        let place = self.places.of(address)?;
        Some(Lead::Place(match heading {
            "" => place.clone(),
            heading => format!("{place}#{}", anchor(heading)),
        }))
    }
}

/// A heading as its anchor is written here.
fn anchor(heading: &str) -> String {
    let words: Vec<&str> = heading.split_whitespace().collect();
    words.join("-").to_lowercase()
}

impl Links for Leads<'_> {
    fn named(&self, name: &str) -> Lead {
        let (page, heading) = name.split_once('#').unwrap_or((name, ""));
        if page.trim().is_empty() && !heading.is_empty() {
            return Lead::To(format!("#{}", anchor(heading)));
        }
        let Some(address) = (self.named)(page) else {
            return Lead::Nowhere;
        };
        self.at(&address, heading).unwrap_or_else(|| {
            // A page that is not there yet, or that lies in another project.
            match page.contains(':') {
                true => Lead::To(address),
                false => Lead::Page(page.trim().to_owned()),
            }
        })
    }

    fn address(&self, href: &str) -> Lead {
        if let Some(heading) = href.strip_prefix('#') {
            return Lead::To(format!("#{}", anchor(heading)));
        }
        if let Some(name) = self.file(href) {
            return Lead::To(name.to_owned());
        }
        let bare = !href.contains(['/', ':', '?']);
        let whole = Url::parse(self.address).and_then(|page| page.join(href));
        match whole {
            // A file that is not there: its name says which.
            _ if bare => Lead::To(href.to_owned()),
            Ok(url) if matches!(url.scheme(), "http" | "https" | "mailto") => self
                .at(url.as_str(), url.fragment().unwrap_or_default())
                .unwrap_or_else(|| Lead::To(url.into())),
            _ => Lead::Nowhere,
        }
    }
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), |text| text.into_owned())
}
