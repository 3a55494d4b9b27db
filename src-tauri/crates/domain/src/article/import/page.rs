//! Pages of HTML exports: where the text is in them, what it is called, and where its links lead.
//!
//! Confluence writes a file a page: the title in `#title-text` with its space before it, the text in
//! `#main-content`. BookStack writes a file a page, chapter or book, all in `.page-content`: a page
//! begins with `#bkmrk-page-title` there, and pages of a book with `#page-N`.

use super::Skip;
use super::scribe::{Lead, Part, is, line_of, markdown, parts};
use crate::article::document::Document;
use comrak::Anchorizer;
use scraper::{ElementRef, Html};
use std::collections::HashMap;

/// A page of Confluence.
pub(super) fn confluence(html: &Html) -> Result<Vec<Document>, Skip> {
    let root = html.root_element();
    let Some(content) = by_id(root, "main-content") else {
        return Err(Skip::because(if by_id(root, "title-heading").is_some() {
            "It lists the pages of a space and has no text of its own."
        } else {
            "It is no page of a Confluence export."
        }));
    };
    let space = by_id(root, "breadcrumbs")
        .and_then(|crumbs| crumbs.child_elements().next())
        .map(line_of);
    let title = by_id(root, "title-text").map(line_of).unwrap_or_default();
    let page = Page {
        title: without_space(&title, space.as_deref()),
        id: String::new(),
        parts: parts(content),
    };
    let labels = root
        .descendent_elements()
        .filter(|one| one.value().name() == "a" && one.attr("rel") == Some("tag"));
    let tags: Vec<String> = labels.map(line_of).filter(|tag| !tag.is_empty()).collect();
    let mut document = page.document(&HashMap::new());
    document.tags = tags;
    Ok(vec![document])
}

/// `Space : Title` as Confluence writes it.
fn without_space(title: &str, space: Option<&str>) -> String {
    let named = space.and_then(|space| title.strip_prefix(space)?.trim_start().strip_prefix(':'));
    let title = named.or_else(|| title.split_once(" : ").map(|(_, title)| title));
    title.map_or_else(String::new, |title| title.trim().to_owned())
}

/// A page of BookStack, or those of a chapter or a book.
pub(super) fn bookstack(html: &Html) -> Result<Vec<Document>, Skip> {
    let root = html.root_element();
    let content = root
        .descendent_elements()
        .find(|one| is(*one, "page-content"));
    let Some(content) = content else {
        return Err(Skip::because(
            "It is no page, chapter or book of a BookStack export.",
        ));
    };
    let pages = match by_id(content, "bkmrk-page-title") {
        Some(heading) => vec![single(content, heading)],
        None => several(content),
    };
    let titles: HashMap<&str, &str> = pages
        .iter()
        .map(|page| (page.id.as_str(), page.title.as_str()))
        .collect();
    let documents: Vec<Document> = pages
        .iter()
        .map(|page| page.document(&titles))
        // A book or chapter that only lists its pages has no text.
        .filter(|document| pages.len() == 1 || !document.body.trim().is_empty())
        .collect();
    if documents.is_empty() {
        return Err(Skip::because("None of its pages has any text."));
    }
    Ok(documents)
}

fn single<'h>(content: ElementRef<'h>, heading: ElementRef<'h>) -> Page<'h> {
    // The heading stands in a frame of its own, or straight in the page.
    let inner = parts(content)
        .into_iter()
        .flat_map(|part| match part {
            Part::Element(frame) if frame.child_elements().any(|one| one == heading) => {
                parts(frame)
            }
            part => vec![part],
        })
        .filter(|part| !matches!(part, Part::Element(one) if *one == heading || added(*one)))
        .collect();
    Page {
        title: line_of(heading),
        id: String::new(),
        parts: inner,
    }
}

/// What BookStack puts around a text.
fn added(element: ElementRef<'_>) -> bool {
    is(element, "text-muted") || is(element, "contents") || is(element, "page-break")
}

/// The pages of a chapter or book, and before them what the book itself says.
fn several(content: ElementRef<'_>) -> Vec<Page<'_>> {
    let mut out: Vec<Page<'_>> = Vec::new();
    for part in parts(content) {
        let Part::Element(element) = part else {
            continue;
        };
        let id = element.value().id().unwrap_or_default();
        let begins = out.is_empty() || id.starts_with("page-") || id.starts_with("chapter-");
        if element.value().name() == "h1" && begins {
            out.push(Page {
                title: line_of(element),
                id: id.to_owned(),
                parts: Vec::new(),
            });
        } else if let Some(page) = out.last_mut()
            && !added(element)
            && !is(element, "chapter-hint")
        {
            page.parts.push(part);
        }
    }
    out
}

fn by_id<'h>(root: ElementRef<'h>, id: &str) -> Option<ElementRef<'h>> {
    root.descendent_elements()
        .find(|one| one.value().id() == Some(id))
}

/// A page that was found.
struct Page<'h> {
    title: String,
    id: String,
    parts: Vec<Part<'h>>,
}

impl Page<'_> {
    /// The page as a document; `titles` are those of the other pages of the file, by their ids.
    fn document(&self, titles: &HashMap<&str, &str>) -> Document {
        let anchors = self.anchors();
        let lead = |href: &str| match href.strip_prefix('#') {
            Some(fragment) => match (anchors.get(fragment), titles.get(fragment)) {
                (Some(anchor), _) => Lead::To(format!("#{anchor}")),
                (None, Some(title)) => Lead::Page((*title).to_owned()),
                (None, None) => Lead::Nowhere,
            },
            None => address(href),
        };
        Document {
            title: self.title.clone(),
            body: markdown(&self.parts, &lead),
            ..Document::default()
        }
    }

    /// The ids in and on headings, each with the anchor that its heading has when it is drawn.
    fn anchors(&self) -> HashMap<String, String> {
        let mut out = HashMap::new();
        let mut anchorizer = Anchorizer::new();
        let elements = self.parts.iter().filter_map(|part| match part {
            Part::Element(element) => Some(*element),
            Part::Text(_) => None,
        });
        for element in
            elements.flat_map(|one| std::iter::once(one).chain(one.descendent_elements()))
        {
            let name = element.value().name();
            let text = line_of(element);
            if !matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6") || text.is_empty() {
                continue;
            }
            let anchor = anchorizer.anchorize(&text);
            for one in std::iter::once(element).chain(element.descendent_elements()) {
                if let Some(id) = one.value().id() {
                    out.entry(id.to_owned()).or_insert_with(|| anchor.clone());
                }
            }
        }
        out
    }
}

/// An address that may stand in a document: of the web, of mail, or of a file beside it.
fn address(href: &str) -> Lead {
    let parsed = url::Url::parse(href);
    let sound = match &parsed {
        Ok(url) => matches!(url.scheme(), "https" | "http" | "mailto"),
        Err(error) => *error == url::ParseError::RelativeUrlWithoutBase,
    };
    if sound && !href.contains(char::is_control) {
        Lead::To(href.to_owned())
    } else {
        Lead::Nowhere
    }
}
