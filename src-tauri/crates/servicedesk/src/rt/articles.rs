//! Articles of Request Tracker.
//!
//! - An article is of a class and of no queue. Its text stands in fields of the class's own making, as
//!   many as somebody made; they come in no order, so they are put in that of their numbers.
//! - Articles that the account may not see leave their places in a list empty. Disabled ones are in it
//!   only when asked for, and then say so.
//! - Only the type of a field tells whether its value is HTML; a value says nothing of itself.

use super::{ABREAST, Rt};
use crate::door::{Read, is_size, too_large};
use crate::json::{as_text, items, moment, text, whole};
use serde_json::{Value as Json, json};
use slipway_domain::desk::file::MOST_BYTES;
use slipway_domain::desk::library::{
    Contents, Entry, Filed, Library, Markup, Paper, Part, Shut, Turned,
};
use slipway_domain::desk::{Cursor, Fault};
use slipway_net::line::{Answer, Ask, Body, Verb};
use std::collections::{BTreeMap, BTreeSet};

/// What is asked of an article in a list.
const FIELDS: &str = "Name,Class,Disabled";
/// A value longer than this is a text, when nothing tells what its field is.
const SHORT: usize = 200;

/// The articles of one class, or of all.
pub(super) struct Articles {
    rt: Rt,
    class: Option<String>,
    /// Names of classes by their number, once asked.
    classes: Option<BTreeMap<String, String>>,
    /// Types of fields by their number; None for one that the account may not see.
    types: BTreeMap<String, Option<String>>,
}

impl Articles {
    pub(super) fn new(rt: Rt, class: Option<&str>) -> Self {
        Articles {
            rt,
            class: class.map(str::to_owned),
            classes: None,
            types: BTreeMap::new(),
        }
    }

    fn classes(&mut self) -> Result<BTreeMap<String, String>, Fault> {
        if let Some(known) = &self.classes {
            return Ok(known.clone());
        }
        let rows = self
            .rt
            .rows(Ask::get("classes/all").with("fields", "Name"), "classes")?;
        let name = |class: &Json| (text(class, "id"), text(class, "Name"));
        let known: BTreeMap<String, String> = rows.iter().map(name).collect();
        self.classes = Some(known.clone());
        Ok(known)
    }

    /// The number of the class that was asked for.
    fn wanted(&mut self) -> Result<Option<String>, Shut> {
        let Some(class) = self.class.clone() else {
            return Ok(None);
        };
        let classes = self.classes()?;
        let found = classes
            .iter()
            .find(|(id, name)| name.eq_ignore_ascii_case(&class) || **id == class);
        match found {
            Some((id, _)) => Ok(Some(id.clone())),
            None => Err(Shut::Absent {
                what: format!(
                    "{} shows this account no class {class} of articles",
                    self.rt.door.host()
                ),
                names: classes.into_values().collect(),
            }),
        }
    }

    fn turned(&self, answer: Result<Answer, Fault>) -> Result<Option<(Json, String)>, Fault> {
        let read = self.rt.door.means(answer?)?;
        let Read::Found(answer) = read else {
            return Ok(None);
        };
        let article = self.rt.door.parsed(&answer)?;
        if whole(&article, "id").is_none() {
            return Err(self.rt.door.unlike("the number of an article"));
        }
        let tag = answer.header("etag").unwrap_or_default();
        Ok(Some((article, tag.trim_matches('"').to_owned())))
    }

    /// Asks for the types of fields that are not known yet.
    fn learn(&mut self, articles: &[Json]) -> Result<(), Fault> {
        let fields = articles
            .iter()
            .flat_map(|article| items(article, "CustomFields"));
        let ids: BTreeSet<String> = fields.map(|field| text(field, "id")).collect();
        let unknown = |id: &String| id.parse::<u64>().is_ok() && !self.types.contains_key(id);
        let ids: Vec<String> = ids.into_iter().filter(unknown).collect();
        let ask = |id: &String| Ask::get(format!("customfield/{id}"));
        let reads = self
            .rt
            .door
            .read_all(ids.iter().map(ask).collect(), ABREAST);
        for (id, read) in ids.into_iter().zip(reads) {
            let kind = match read? {
                Read::Found(answer) => Some(text(&self.rt.door.parsed(&answer)?, "Type")),
                Read::Absent | Read::Forbidden => None,
            };
            self.types.insert(id, kind);
        }
        Ok(())
    }

    fn paper(&self, article: &Json, tag: &str) -> Paper {
        let id = text(article, "id");
        let updated = text(article, "LastUpdated");
        let by = article.get("LastUpdatedBy").map(|by| text(by, "id"));
        let mut paper = Paper {
            title: title(article, &id),
            summary: text(article, "Summary"),
            version: match tag.is_empty() {
                true => updated.clone(),
                false => tag.to_owned(),
            },
            author: by.unwrap_or_default(),
            updated: (!updated.is_empty()).then(|| moment(&updated)),
            ..Paper::default()
        };
        let mut fields: Vec<&Json> = items(article, "CustomFields").iter().collect();
        fields.sort_by_key(|field| whole(field, "id"));
        for field in fields {
            let kind = self.types.get(&text(field, "id")).cloned().flatten();
            for value in items(field, "values") {
                take(&mut paper, &text(field, "name"), kind.as_deref(), value);
            }
        }
        paper
    }
}

fn title(article: &Json, id: &str) -> String {
    let name = text(article, "Name");
    match name.trim() {
        "" => format!("Article {id}"),
        name => name.to_owned(),
    }
}

/// Takes a value of a field by the field's type: a text, a short value, or a file.
fn take(paper: &mut Paper, name: &str, kind: Option<&str>, value: &Json) {
    if let Json::Object(_) = value {
        let place = text(value, "_url");
        let remote = place.rsplit('/').next().unwrap_or_default();
        return paper.files.push(Filed {
            remote: remote.to_owned(),
            name: text(value, "filename"),
            size: None,
            at: None,
        });
    }
    let value = as_text(value);
    if value.trim().is_empty() {
        return;
    }
    let markup = match kind {
        Some("HTML") => Markup::Html,
        Some("Text" | "Wikitext") => Markup::Plain,
        None if is_html(&value) => Markup::Html,
        None if value.len() > SHORT || value.contains('\n') => Markup::Plain,
        _ => return paper.facts.push((name.to_owned(), value)),
    };
    paper.parts.push(Part {
        name: name.to_owned(),
        text: value,
        markup: Some(markup),
    });
}

/// Whether a text has tags that end, or line breaks, of HTML.
fn is_html(text: &str) -> bool {
    text.contains("</") || text.contains("<br")
}

impl Library for Articles {
    fn entries(&mut self, from: &Cursor) -> Result<Contents, Shut> {
        let class = self.wanted()?;
        let classes = self.classes()?;
        let above: i64 = from.0.parse().unwrap_or_default();
        let ask = |above: i64| {
            let mut query =
                vec![json!({"field": "id", "operator": ">", "value": above.to_string()})];
            if let Some(class) = &class {
                query.push(json!({"field": "Class", "operator": "=", "value": class}));
            }
            let body = Body::Json(Json::from(query).to_string());
            Ask {
                reads: true,
                ..Ask::send(Verb::Post, "articles", body)
            }
            .with("fields", FIELDS)
            .with("find_disabled_rows", "1")
        };
        let end = ask(0);
        let mut list = self.rt.list(ask(above), "articles", above);
        while !list.over() {
            let rows = list.next(&end)?;
            let last = rows.iter().filter_map(|row| whole(row, "id")).max();
            let Some(last) = last else { continue };
            let entries = rows.iter().map(|row| entry(row, &classes)).collect();
            let next = (!list.over()).then(|| Cursor(last.to_string()));
            return Ok(Contents { entries, next });
        }
        Ok(Contents::default())
    }

    fn read(&mut self, remotes: &[String]) -> Result<Vec<Turned>, Fault> {
        let ask = |id: &String| Ask::get(format!("article/{}", crate::door::segment(id)));
        let asks = remotes.iter().map(ask).collect();
        let answers = self.rt.door.raw_all(asks, ABREAST);
        let mut read = Vec::new();
        for answer in answers {
            read.push(match self.turned(answer) {
                Ok(Some(found)) => Ok(found),
                Ok(None) => Err("This account may not read it, or it is not there any more."),
                Err(fault) if is_size(&fault) => Err("It is too long to be read."),
                Err(fault) => return Err(fault),
            });
        }
        let found: Vec<Json> = read.iter().flatten().map(|(one, _)| one.clone()).collect();
        self.learn(&found)?;
        let turned = read.into_iter().map(|one| match one {
            Ok((article, tag)) => Turned::Read(Box::new(self.paper(&article, &tag))),
            Err(why) => Turned::LeftOut(why.to_owned()),
        });
        Ok(turned.collect())
    }

    /// What a file holds. Nothing says how long it is, so only the cap of an answer holds it back.
    fn content(&mut self, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        if file.is_empty() || !file.bytes().all(|b| b.is_ascii_digit()) {
            return Ok(None);
        }
        let door = &self.rt.door;
        let answer = door.raw(&Ask::get(format!("download/cf/{file}")))?;
        if answer.status == 200 && answer.body.len() > MOST_BYTES {
            return Err(too_large());
        }
        if answer.status == 200 {
            return Ok(Some(answer.body));
        }
        Ok(door.of_file(door.means(answer))?.map(|answer| answer.body))
    }

    fn address(&self, remote: &str) -> String {
        let home = &self.rt.door.home;
        let id = crate::door::segment(remote);
        format!("{home}Articles/Article/Display.html?id={id}")
    }

    fn named(&self, _: &str, _: &str) -> Option<String> {
        None
    }
}

fn entry(row: &Json, classes: &BTreeMap<String, String>) -> Entry {
    let id = text(row, "id");
    let class = row.get("Class").map(|class| match class {
        Json::Object(_) => text(class, "id"),
        class => as_text(class),
    });
    let class = class.unwrap_or_default();
    let disabled = matches!(text(row, "Disabled").as_str(), "1" | "true");
    Entry {
        title: title(row, &id),
        shelf: classes
            .get(&class)
            .cloned()
            .unwrap_or_else(|| format!("class {class}")),
        parent: None,
        left_out: disabled.then(|| "It is disabled at the desk.".to_owned()),
        remote: id,
    }
}
