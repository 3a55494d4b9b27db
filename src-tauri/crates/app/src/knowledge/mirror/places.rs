//! Where each published article's files lie in a folder. It follows from all articles that are published,
//! whichever of them are written, so that a folder for participants and one for everybody name them alike.

use super::folder::MEMORY;
use super::write::{BOOK, PUBLISHED};
use crate::error::Result;
use slipway_domain::article::files::VersionFile;
use slipway_domain::article::layout::Layout;
use slipway_domain::article::place::join;
use slipway_store::Connection;
use slipway_store::table::article_entry;
use slipway_store::table::article_version::{self, ArticleVersionRow};
use std::collections::HashMap;

/// The places of files, by article and name.
#[derive(Default)]
pub(crate) struct Places(HashMap<String, HashMap<String, String>>);

impl Places {
    /// Gives every file its place: articles by path, their files by name.
    pub(crate) fn read(conn: &Connection) -> Result<Places> {
        let mut held: HashMap<String, ArticleVersionRow> =
            article_version::published_with_files(conn)?
                .into_iter()
                .map(|version| (version.article_id.clone(), version))
                .collect();
        let mut places = Places::default();
        if held.is_empty() {
            return Ok(places);
        }
        let mut layout = Layout::default();
        layout.take(BOOK);
        layout.take(MEMORY);
        let entries = article_entry::rows(conn, PUBLISHED, &[])?;
        for row in &entries {
            layout.take(&format!("{}.md", row.path));
        }
        for row in &entries {
            let Some(version) = held.remove(&row.id) else {
                continue;
            };
            let mut place = |file: &VersionFile| {
                let wished = join(&row.path, &file.name);
                (
                    file.name.clone(),
                    layout.file(&row.path, &wished, &file.sha256),
                )
            };
            let of = version.files.iter().map(&mut place).collect();
            places.0.insert(row.id.clone(), of);
        }
        Ok(places)
    }

    /// Where an article's file of this name lies, from the folder on.
    pub(crate) fn of(&self, article: &str, name: &str) -> Option<&str> {
        Some(self.0.get(article)?.get(name)?.as_str())
    }

    /// What an article calls its file that lies there.
    pub(crate) fn called(&self, article: &str, place: &str) -> Option<&str> {
        let mut files = self.0.get(article)?.iter();
        let found = files.find(|(_, path)| *path == place)?;
        Some(found.0.as_str())
    }
}
