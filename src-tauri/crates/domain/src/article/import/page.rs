//! Pages of HTML exports: where the text is in them, what it is called, and where its links lead.
//!
//! Confluence writes a file a page: the title in `#title-text` with its space before it, the text in
//! `#main-content`. BookStack writes a file a page, chapter or book, all in `.page-content`: a page
//! begins with `#bkmrk-page-title` there, and pages of a book with `#page-N`.

use super::scribe::{Lead, Part, is, line_of, markdown, parts};
use super::{Leaf, Skip};
use crate::article::document::Document;
use crate::article::place;
use comrak::Anchorizer;
use scraper::{ElementRef, Html};
use std::collections::{HashMap, HashSet};

/// A page of Confluence.
pub(super) fn confluence(html: &Html) -> Result<Document, Skip> {
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
        parts: parts(content),
        ..Page::default()
    };
    let labels = root
        .descendent_elements()
        .filter(|one| one.value().name() == "a" && one.attr("rel") == Some("tag"));
    let tags: Vec<String> = labels.map(line_of).filter(|tag| !tag.is_empty()).collect();
    let mut document = page.document(&HashMap::new());
    document.tags = tags;
    attach(root, &mut document);
    Ok(document)
}

/// Files that a page of Confluence only lists below its text: the article lists them too.
fn attach(root: ElementRef<'_>, document: &mut Document) {
    const MOST: usize = 500;
    let Some(heading) = by_id(root, "attachments") else {
        return;
    };
    let section = heading
        .ancestors()
        .filter_map(ElementRef::wrap)
        .find(|one| is(*one, "pageSection"));
    let links = section
        .into_iter()
        .flat_map(|one| one.descendent_elements());
    let named = links.filter_map(|link| Some((link.attr("href")?, line_of(link))));
    let held: HashSet<String> = super::named(&document.body)
        .into_iter()
        .map(|one| super::bare(&one.target).to_owned())
        .collect();
    let mut listed = String::new();
    let listed_only =
        |href: &&str| href.starts_with("attachments/") && !held.contains(super::bare(href));
    for (href, name) in named.filter(|(href, _)| listed_only(href)).take(MOST) {
        let name = name.replace(['[', ']', '\\', '<', '`'], " ");
        let safe = !href.contains(['<', '>', '\n', '\\']);
        if safe {
            listed.push_str(&format!("- [{}](<{href}>)\n", name.trim()));
        }
    }
    if !listed.is_empty() {
        let body = document.body.trim_end();
        let gap = if body.is_empty() { "" } else { "\n\n" };
        document.body = format!("{body}{gap}## Attachments\n\n{listed}");
    }
}

/// `Space : Title` as Confluence writes it.
fn without_space(title: &str, space: Option<&str>) -> String {
    let named = space.and_then(|space| title.strip_prefix(space)?.trim_start().strip_prefix(':'));
    let title = named.or_else(|| title.split_once(" : ").map(|(_, title)| title));
    title.map_or_else(String::new, |title| title.trim().to_owned())
}

/// A page of BookStack, or those of a chapter or a book.
pub(super) fn bookstack(html: &Html, path: &str) -> Result<Vec<Leaf>, Skip> {
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
    let places = places(&pages, &place::of_file(path));
    let leads = leads(&pages, &places);
    let leaves: Vec<Leaf> = pages
        .iter()
        .zip(&places)
        .map(|(page, place)| Leaf {
            document: page.document(&leads),
            key: page.id.clone(),
            place: place.clone(),
        })
        // A book or chapter that only lists its pages has no text.
        .filter(|leaf| pages.len() == 1 || !leaf.document.body.trim().is_empty())
        .collect();
    match leaves.as_slice() {
        [] => Err(Skip::because("None of its pages has any text.")),
        [one] => Ok(vec![Leaf {
            place: place::of_file(path),
            ..one.clone()
        }]),
        _ => Ok(leaves),
    }
}

/// Where the pages come to lie: below their file by their titles. One whose title another page has
/// already lies below its chapter as well, which is where it stays when pages are added before it.
fn places(pages: &[Page<'_>], file: &str) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let mut free = |wished: String| {
        let mut place = wished.clone();
        let mut n = 2;
        while !taken.insert(place.clone()) {
            place = format!("{wished}-{n}");
            n += 1;
        }
        place
    };
    let plain = |text: &str| text.replace(['/', '\\'], " ");
    let below = |parts: &[&str]| place::clean(&format!("{file}/{}", parts.join("/")));
    let mut first: HashSet<String> = HashSet::new();
    let mut out = Vec::new();
    for page in pages {
        let (title, chapter) = (plain(&page.title), plain(&page.chapter));
        let own = below(&[&title]);
        out.push(if first.insert(own.clone()) || chapter.is_empty() {
            free(own)
        } else {
            free(below(&[&chapter, &title]))
        });
    }
    out
}

/// Where links between the pages lead, by the pages' ids: to the title, or to the place where several
/// have the title.
fn leads(pages: &[Page<'_>], places: &[String]) -> HashMap<String, Lead> {
    let mut titled: HashMap<String, usize> = HashMap::new();
    for page in pages {
        *titled.entry(page.title.to_lowercase()).or_default() += 1;
    }
    let lead = |page: &Page<'_>, place: &String| match titled.get(&page.title.to_lowercase()) {
        Some(1) => Lead::Page(page.title.clone()),
        _ => Lead::Place(place.clone()),
    };
    pages
        .iter()
        .zip(places)
        .map(|(page, place)| (page.id.clone(), lead(page, place)))
        .collect()
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
        parts: inner,
        ..Page::default()
    }
}

/// What BookStack puts around a text.
fn added(element: ElementRef<'_>) -> bool {
    is(element, "text-muted") || is(element, "contents") || is(element, "page-break")
}

/// The pages of a chapter or book, and before them what the book itself says.
fn several(content: ElementRef<'_>) -> Vec<Page<'_>> {
    let mut out: Vec<Page<'_>> = Vec::new();
    // A page says its chapter just before itself; in exports that never do, it is the one before.
    let hints = content
        .descendent_elements()
        .any(|one| is(one, "chapter-hint"));
    let mut chapter = String::new();
    for part in parts(content) {
        let Part::Element(element) = part else {
            continue;
        };
        let id = element.value().id().unwrap_or_default();
        let begins = out.is_empty() || id.starts_with("page-") || id.starts_with("chapter-");
        if element.value().name() == "h1" && begins {
            let title = line_of(element);
            let within = match id.starts_with("page-") {
                true if hints => std::mem::take(&mut chapter),
                true => chapter.clone(),
                false => {
                    if !hints && id.starts_with("chapter-") {
                        chapter = title.clone();
                    }
                    String::new()
                }
            };
            out.push(Page {
                title,
                id: id.to_owned(),
                chapter: within,
                parts: Vec::new(),
            });
        } else if is(element, "chapter-hint") {
            chapter = line_of(element);
        } else if let Some(page) = out.last_mut()
            && !added(element)
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
#[derive(Default)]
struct Page<'h> {
    title: String,
    id: String,
    /// The title of the chapter it stands in, if any.
    chapter: String,
    parts: Vec<Part<'h>>,
}

impl Page<'_> {
    /// The page as a document; `others` says where links to pages of the file lead, by their ids.
    fn document(&self, others: &HashMap<String, Lead>) -> Document {
        let anchors = self.anchors();
        let lead = |href: &str| match href.strip_prefix('#') {
            Some(fragment) => match (anchors.get(fragment), others.get(fragment)) {
                (Some(anchor), _) => Lead::To(format!("#{anchor}")),
                (None, Some(lead)) => lead.clone(),
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
