//! The knowledge base for people.

use super::Page;
use super::table::{Table, short};
use super::text::{clean, one_line};
use serde::Deserialize;
use slipway_app::knowledge::{
    Article, ArticleDraft, ArticleFile, ArticleFiles, ArticleHits, ArticleMirrors, ArticleRow,
    ArticleTemplates, ArticleUses, Articles, ArticlesExported, BrokenLinks, Desk, DiffRow,
    Imported, KnowledgeDiff,
};

impl Page for Imported {
    fn page(&self) -> String {
        let mut out = format!(
            "{} articles: {} changed, {} as they were; {} files.\n",
            self.imported, self.updated, self.unchanged, self.files
        );
        if !self.read_as.is_empty() {
            out.push_str(&format!("{}\n", one_line(&self.read_as)));
        }
        for note in &self.notes {
            out.push_str(&format!(
                "  {}: {}\n",
                one_line(&note.path),
                one_line(&note.reason)
            ));
        }
        for skipped in &self.skipped {
            out.push_str(&format!(
                "  left out {}: {}\n",
                one_line(&skipped.path),
                one_line(&skipped.reason)
            ));
        }
        out
    }
}

impl Page for ArticleHits {
    fn page(&self) -> String {
        let mut out = String::new();
        if !self.instead.is_empty() {
            out.push_str(&format!(
                "Also looked for {}.\n\n",
                one_line(&self.instead.join(", "))
            ));
        }
        for hit in &self.hits {
            let mark = if hit.exact { "" } else { "  (near)" };
            let stale = if hit.stale {
                "  (to be looked at again)"
            } else {
                ""
            };
            out.push_str(&format!(
                "{}{mark}{stale}\n  {}\n  {}\n",
                one_line(&hit.title),
                one_line(&hit.path),
                one_line(&hit.snippet)
            ));
        }
        if self.hits.is_empty() {
            out.push_str("Nothing was found.\n");
        }
        out
    }
}

impl Page for Articles {
    fn page(&self) -> String {
        let shown = self.articles.len();
        let more = match usize::try_from(self.total) {
            Ok(total) if total > shown => format!("{shown} of {total} shown.\n"),
            _ => String::new(),
        };
        rows(&self.articles).or("No article.") + &more
    }
}

fn rows(articles: &[ArticleRow]) -> Table {
    let mut table = Table::new(&["state", "kind", "owner", "due", "path", "title"]);
    for row in articles {
        let due = row.due.as_ref().map_or("", |due| due.label.as_str());
        let due = if row.stale {
            format!("{due}, passed")
        } else {
            due.to_owned()
        };
        let owner = row.owner.as_deref().unwrap_or_default();
        table.row([
            state(row).as_str(),
            &row.kind,
            owner,
            &due,
            &row.path,
            &short(&row.title, 60),
        ]);
    }
    table
}

fn state(row: &ArticleRow) -> String {
    if row.published > 0 && row.pending > 0 {
        format!("{}, v{} waits", row.state, row.pending)
    } else {
        row.state.clone()
    }
}

impl Page for ArticleDraft {
    fn page(&self) -> String {
        let over = match self.based_on {
            0 => "a new article".to_owned(),
            version if self.outdated => format!("written over version {version}, which is old"),
            version => format!("written over version {version}"),
        };
        let choose = match self.clashes.as_slice() {
            [] => String::new(),
            lines => format!(
                " Choose between both texts at line {}.",
                lines
                    .iter()
                    .map(u32::to_string)
                    .collect::<Vec<_>>()
                    .join(", ")
            ),
        };
        let files = match self.files.as_slice() {
            [] => String::new(),
            files => format!("\n  files: {}", one_line(&listed(files))),
        };
        format!(
            "Draft of article {}: {over}.{choose}{files}\n\n{}\n",
            one_line(&self.article),
            clean(self.text.trim_end())
        )
    }
}

/// An article's text as HTML.
#[derive(Deserialize)]
pub(crate) struct ArticleHtml {
    html: String,
}

impl Page for ArticleHtml {
    fn page(&self) -> String {
        clean(&self.html)
    }
}

/// An article's document.
#[derive(Deserialize)]
pub(crate) struct ArticleMarkdown {
    text: String,
}

impl Page for ArticleMarkdown {
    fn page(&self) -> String {
        clean(&self.text)
    }
}

impl Page for Article {
    fn page(&self) -> String {
        let row = &self.row;
        let mut out = format!("{}\n", one_line(&row.title));
        let due = row.due.as_ref().map_or("", |due| due.label.as_str());
        let facts = [
            ("state", state(row)),
            ("version", self.version.to_string()),
            ("hash", self.sha256.clone()),
            ("files", listed(&self.files)),
            ("hash of files", hash_of_files(self)),
            ("kind", row.kind.clone()),
            ("audience", row.audience.clone()),
            ("confidence", row.confidence.clone()),
            ("owner", row.owner.clone().unwrap_or_default()),
            ("products", row.products.join(", ")),
            ("components", row.components.join(", ")),
            ("environments", row.environments.join(", ")),
            ("tags", row.tags.join(", ")),
            ("verified", verified(self)),
            ("review due", due.to_owned()),
            ("waits", waits(self)),
            ("being written by", self.writing.join(", ")),
            ("linked from", names(self)),
            ("leads nowhere", self.broken.join(", ")),
            ("path", row.path.clone()),
            ("id", row.id.clone()),
        ];
        for (name, value) in facts {
            let value = one_line(&value);
            if !value.is_empty() {
                out.push_str(&format!("  {name:<17} {value}\n"));
            }
        }
        let body = clean(self.text.trim());
        out + "\n" + &body + "\n" + &said(self)
    }
}

/// Files by name, with the beginning of their hash.
fn listed(files: &[ArticleFile]) -> String {
    let told = |file: &ArticleFile| {
        let hash = file.sha256.get(..12).unwrap_or_default();
        format!("{} ({} bytes, {hash}…)", file.name, file.size)
    };
    files.iter().map(told).collect::<Vec<_>>().join(", ")
}

fn hash_of_files(article: &Article) -> String {
    match article.files.as_slice() {
        [] => String::new(),
        _ => article.files_sha256.clone(),
    }
}

fn verified(article: &Article) -> String {
    let look = article.verified.as_ref();
    look.map(|look| format!("{} by {}, {}", look.deed, look.by, look.at.label))
        .unwrap_or_default()
}

fn waits(article: &Article) -> String {
    let waits = article.waiting.as_ref();
    waits
        .map(|one| {
            format!(
                "version {} of {}: {} {}",
                one.version, one.by, one.why, article.not_mine
            )
        })
        .unwrap_or_default()
}

fn names(article: &Article) -> String {
    let titles: Vec<&str> = article
        .backlinks
        .iter()
        .map(|one| one.title.as_str())
        .collect();
    titles.join(", ")
}

/// Comments and flags that nobody settled.
fn said(article: &Article) -> String {
    let mut out = String::new();
    for comment in article.comments.iter().filter(|one| one.settled.is_none()) {
        out.push_str(&format!(
            "\n{} on version {}, line {}: {}  ({})\n",
            one_line(&comment.by),
            comment.version,
            comment.line,
            one_line(&comment.body),
            comment.id
        ));
    }
    for flag in article.flagged.iter().filter(|one| one.settled.is_none()) {
        out.push_str(&format!(
            "\n{} says it is {}: {}  ({})\n",
            one_line(&flag.by),
            flag.reason,
            one_line(&flag.text),
            flag.id
        ));
    }
    out
}

impl Page for KnowledgeDiff {
    fn page(&self) -> String {
        let mut out = format!(
            "Version {} to {}: {} lines added, {} taken away.\n\n",
            self.from, self.to, self.added, self.removed
        );
        for file in &self.files {
            let hash = |side: &Option<ArticleFile>| {
                let file = side.as_ref();
                file.map_or("nothing", |file| file.sha256.get(..12).unwrap_or_default())
                    .to_owned()
            };
            out.push_str(&format!(
                "  file {}: {} ({} → {})\n",
                one_line(&file.name),
                file.change,
                hash(&file.before),
                hash(&file.after)
            ));
        }
        if !self.files.is_empty() {
            out.push_str(&format!("  hash of files: {}\n\n", self.files_sha256));
        }
        for row in &self.rows {
            out.push_str(&lines(row));
        }
        out
    }
}

fn lines(row: &DiffRow) -> String {
    let text = |parts: &[slipway_app::knowledge::DiffPart]| {
        let whole: String = parts.iter().map(|part| part.text.as_str()).collect();
        clean(whole.trim_end_matches('\n'))
    };
    let (before, after) = (text(&row.before), text(&row.after));
    match row.kind.as_str() {
        "same" => format!("  {after}\n"),
        "added" => format!("+ {after}\n"),
        "removed" => format!("- {before}\n"),
        _ => format!("- {before}\n+ {after}\n"),
    }
}

impl Page for Desk {
    fn page(&self) -> String {
        let mut queue = Table::new(&["waits since", "by", "asked for by", "yours", "article"]);
        for due in &self.queue {
            let mine = if due.not_mine.is_empty() { "yes" } else { "no" };
            queue.row([
                due.at.label.as_str(),
                &due.by,
                due.due.as_deref().unwrap_or_default(),
                mine,
                &due.article.title,
            ]);
        }
        let mut flags = Table::new(&["flag", "since", "by", "article", "id"]);
        for flag in &self.flags {
            flags.row([
                flag.reason.as_str(),
                &flag.at.label,
                &flag.by,
                &flag.article.title,
                &flag.id,
            ]);
        }
        let mut missing = Table::new(&["release", "component", "version", "change"]);
        for one in &self.missing {
            missing.row([
                one.title.as_str(),
                &one.component,
                &one.version,
                &one.change,
            ]);
        }
        let mut misses = Table::new(&["searched for", "times"]);
        for miss in &self.misses {
            misses.row([miss.query.as_str(), &miss.times.to_string()]);
        }
        [
            format!(
                "{} articles; {} of {} closed defects have one.\n",
                self.total, self.closed_with_article, self.closed_defects
            ),
            queue.or("Nothing waits for a review."),
            rows(&self.runs_out).or("No review runs out within 30 days."),
            flags.or("No open flag."),
            missing.or("Every component of the next releases has an article."),
            misses.or("Every search found something."),
        ]
        .join("\n")
    }
}

impl Page for ArticleTemplates {
    fn page(&self) -> String {
        let mut table = Table::new(&["kind", "days", "text", "name"]);
        for template in &self.templates {
            let origin = if template.built_in {
                "built in"
            } else {
                "edited"
            };
            table.row([
                template.kind.as_str(),
                &template.review_days.to_string(),
                origin,
                &template.title,
            ]);
        }
        table.or("No template.")
    }
}

impl Page for BrokenLinks {
    fn page(&self) -> String {
        let mut table = Table::new(&["article", "leads nowhere"]);
        for link in &self.links {
            table.row([link.article.title.as_str(), &link.target]);
        }
        table.or("Every link leads somewhere.")
    }
}

impl Page for ArticlesExported {
    fn page(&self) -> String {
        let mut out = format!(
            "{} articles in {}: {} files written, {} as they were, {} taken away.\n",
            self.articles,
            one_line(&self.folder),
            self.written,
            self.unchanged,
            self.removed
        );
        for left in &self.left {
            out.push_str(&format!(
                "  left as it is: {}. {}\n",
                one_line(&left.path),
                one_line(&left.reason)
            ));
        }
        out
    }
}

impl Page for ArticleMirrors {
    fn page(&self) -> String {
        let mut table = Table::new(&["folder", "for", "html", "written", "problem"]);
        for mirror in &self.mirrors {
            let written = mirror.written.as_ref().map_or("", |at| at.label.as_str());
            let html = if mirror.html { "yes" } else { "no" };
            let problem = mirror.error.as_deref().unwrap_or_default();
            table.row([
                mirror.folder.as_str(),
                &mirror.audience,
                html,
                written,
                problem,
            ]);
        }
        table.or("No folder is kept up to date.")
    }
}

impl Page for ArticleUses {
    fn page(&self) -> String {
        let mut table = Table::new(&["how", "article", "when", "by", "id"]);
        for one in &self.uses {
            table.row([
                one.kind.as_str(),
                &one.article.title,
                &one.at.label,
                &one.by,
                &one.id,
            ]);
        }
        table.or("No article was used.")
    }
}

impl Page for ArticleFiles {
    fn page(&self) -> String {
        let mut table = Table::new(&["file", "bytes", "id"]);
        for file in &self.files {
            table.row([file.name.as_str(), &file.size.to_string(), &file.id]);
        }
        table.or("No file.")
    }
}
