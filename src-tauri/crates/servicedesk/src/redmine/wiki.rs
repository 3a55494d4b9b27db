//! Wiki pages of a project.
//!
//! - The list holds all pages in one answer, each with its version and the page above it. A page is asked
//!   for by its title: there is no other key, and a page that was renamed is another page.
//! - Nothing over this interface says whether texts are Textile or Markdown: it is a setting of the
//!   whole installation, which only its administration page shows.
//! - A title with a dot or a slash, as older versions allowed, is read as a format or a path and never
//!   found. The old name of a page that was renamed answers with a redirect.

use super::{ABREAST, Redmine};
use crate::door::{Read, is_size, segment};
use crate::json::{items, moment, text, whole};
use serde_json::Value as Json;
use slipway_domain::desk::library::{Contents, Entry, Filed, Library, Paper, Part, Shut, Turned};
use slipway_domain::desk::{Cursor, Fault};
use slipway_net::line::{Answer, Ask};

/// The wiki of a project.
pub(super) struct Wiki {
    redmine: Redmine,
    project: String,
}

impl Wiki {
    pub(super) fn new(redmine: Redmine, project: Option<&str>) -> Self {
        let project = project.unwrap_or(&redmine.project).to_owned();
        Wiki { redmine, project }
    }

    fn below(&self, name: &str) -> String {
        format!("projects/{}/wiki/{name}", segment(&self.project))
    }

    fn page_of(&self, project: &str, title: &str) -> String {
        let home = &self.redmine.door.home;
        let (project, title) = (segment(project), segment(title));
        match title.is_empty() {
            true => format!("{home}projects/{project}/wiki"),
            false => format!("{home}projects/{project}/wiki/{title}"),
        }
    }

    fn turned(&self, title: &str, answer: Result<Answer, Fault>) -> Result<Turned, Fault> {
        let door = &self.redmine.door;
        let answer = match answer {
            Ok(answer) => answer,
            Err(fault) if is_size(&fault) => return Ok(left("It is too long to be read.")),
            Err(fault) => return Err(fault),
        };
        let elsewhere = answer.header("location").unwrap_or_default();
        if answer.is_redirect() && elsewhere.contains("/wiki/") {
            return Ok(left("It was renamed while it was read; import once more."));
        }
        let answer = match door.means(answer)? {
            Read::Found(answer) => answer,
            Read::Forbidden => return Ok(left("This account may not read it.")),
            Read::Absent if title.contains(['.', '/', '?', ';']) => {
                return Ok(left(
                    "Redmine finds no page by a name with a dot or a slash; rename it there.",
                ));
            }
            Read::Absent => return Ok(left("It is not there any more.")),
        };
        let document = door.parsed(&answer)?;
        let page = document.get("wiki_page").unwrap_or(&Json::Null);
        if page.get("text").is_none() {
            return Err(door.unlike("the text of a page"));
        }
        if text(page, "title").to_lowercase() != title.to_lowercase() {
            return Ok(left("Redmine answers with another page by this name."));
        }
        Ok(Turned::Read(Box::new(paper(page))))
    }
}

fn left(why: &str) -> Turned {
    Turned::LeftOut(why.to_owned())
}

fn paper(page: &Json) -> Paper {
    let author = page.get("author").map(|author| text(author, "name"));
    Paper {
        title: shown(&text(page, "title")),
        parts: vec![Part {
            text: text(page, "text"),
            ..Part::default()
        }],
        version: text(page, "version"),
        author: author.unwrap_or_default(),
        updated: page
            .get("updated_on")
            .map(|_| moment(&text(page, "updated_on"))),
        files: items(page, "attachments").iter().map(filed).collect(),
        ..Paper::default()
    }
}

fn filed(file: &Json) -> Filed {
    Filed {
        remote: text(file, "id"),
        name: text(file, "filename"),
        size: whole(file, "filesize").and_then(|size| u64::try_from(size).ok()),
        at: file
            .get("created_on")
            .map(|_| moment(&text(file, "created_on"))),
    }
}

/// A title as people read it: the desk writes blanks as `_`.
fn shown(title: &str) -> String {
    title.replace('_', " ").trim().to_owned()
}

/// A name in a link as the title it means there (`Wiki.titleize`): blanks are `_`, some marks are left
/// out, the first letter is a capital.
fn titled(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut letters = words.join("_");
    letters.retain(|c| !matches!(c, ',' | '.' | '/' | '?' | ';' | '|' | ':'));
    let mut rest = letters.chars();
    let first = rest.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(rest).collect()
}

impl Library for Wiki {
    fn entries(&mut self, _: &Cursor) -> Result<Contents, Shut> {
        // With a key that is not known any more, a public wiki would be read as nobody's.
        self.redmine.still_me()?;
        let door = &self.redmine.door;
        let answer = match door.read(&Ask::get(self.below("index.json")))? {
            Read::Found(answer) => answer,
            Read::Forbidden => {
                return Err(Shut::Forbidden(format!(
                    "{} does not let this account read the wiki of {}, or the project has none",
                    door.host(),
                    self.project
                )));
            }
            Read::Absent => {
                let names = self.redmine.projects()?;
                return Err(Shut::Absent {
                    what: format!(
                        "{} has no project {} with a wiki",
                        door.host(),
                        self.project
                    ),
                    names: names.into_iter().map(|project| project.id).collect(),
                });
            }
        };
        let list = door.parsed(&answer)?;
        let entry = |page: &Json| {
            let title = text(page, "title");
            Entry {
                shelf: self.project.clone(),
                parent: page.get("parent").map(|parent| text(parent, "title")),
                left_out: title
                    .trim()
                    .is_empty()
                    .then(|| "It has no name.".to_owned()),
                title: shown(&title),
                remote: title,
            }
        };
        Ok(Contents {
            entries: door
                .listed(&list, "wiki_pages")?
                .iter()
                .map(entry)
                .collect(),
            next: None,
        })
    }

    fn read(&mut self, remotes: &[String]) -> Result<Vec<Turned>, Fault> {
        let ask = |title: &String| {
            let path = self.below(&format!("{}.json", segment(title)));
            Ask::get(path).with("include", "attachments")
        };
        let answers = self
            .redmine
            .door
            .raw_all(remotes.iter().map(ask).collect(), ABREAST);
        let answers = remotes.iter().zip(answers);
        answers
            .map(|(title, answer)| self.turned(title, answer))
            .collect()
    }

    fn content(&mut self, file: &str) -> Result<Option<Vec<u8>>, Fault> {
        self.redmine.held(file)
    }

    fn address(&self, remote: &str) -> String {
        self.page_of(&self.project, remote)
    }

    fn named(&self, on: &str, name: &str) -> Option<String> {
        Some(match name.split_once(':') {
            Some((project, title)) if !project.trim().is_empty() => {
                self.page_of(project.trim(), &titled(title))
            }
            _ if name.trim().is_empty() => self.address(on),
            _ => self.address(&titled(name)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{shown, titled};

    #[test]
    fn a_name_means_the_title_that_redmine_makes_of_it() {
        for (name, title) in [
            ("first steps", "First_steps"),
            ("What? Why: this.", "What_Why_this"),
            ("Über uns", "Über_uns"),
            ("  a  b ", "A_b"),
            ("", ""),
        ] {
            assert_eq!(titled(name), title, "{name}");
        }
        assert_eq!(shown("First_steps"), "First steps");
    }
}
