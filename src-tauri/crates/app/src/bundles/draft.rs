//! What of a release goes into a bundle: its exact versions, notes, runbooks, articles and evidence.

use super::{BundleContents, DraftedArticle};
use crate::Caller;
use crate::book::Book;
use crate::data::files;
use crate::deployments::desk::kind_of;
use crate::error::{Code, Error, Result};
use crate::handover::items;
use crate::observed::seen::Seen;
use crate::releases::components::dependencies;
use crate::releases::read::{Standing, standing};
use crate::runbooks::runs::parsed;
use crate::workspace::App;
use slipway_domain::bundle::{
    ArticlePart, Chart, Component, Content, Dependency, EvidencePart, FORMAT, Kind, Manifest,
    Organisation, Product, ReleaseName, RunbookPart, line, line_of, named, text_of,
};
use slipway_domain::environment::EnvironmentKind;
use slipway_domain::evidence::suite::{self, GOLDEN_PATH};
use slipway_domain::release::ReleaseState;
use slipway_domain::version::Version;
use slipway_store::table::evidence::EvidenceRow;
use slipway_store::table::release::ReleaseRow;
use slipway_store::table::release_note::ReleaseNoteRow;
use slipway_store::table::{
    article_entry, article_text, environment, evidence, runbook, test_record, test_run,
};
use slipway_store::{Connection, get};

/// A bundle that is not signed yet.
pub(super) struct Draft {
    pub(super) manifest: Manifest,
    pub(super) parts: Vec<Content>,
    pub(super) contents: BundleContents,
}

/// An empty manifest about a release; who makes it, when, and under which number is filled in later.
pub(super) fn blank(kind: Kind, release: ReleaseName) -> Manifest {
    Manifest {
        format: FORMAT,
        kind,
        id: String::new(),
        sequence: 0,
        made_at: String::new(),
        organisation: Organisation {
            name: String::new(),
            key: String::new(),
        },
        release,
        answers: None,
        chart: None,
        products: Vec::new(),
        components: Vec::new(),
        images: Vec::new(),
        notes: None,
        runbooks: Vec::new(),
        articles: Vec::new(),
        evidence: Vec::new(),
        answer: None,
        parts: Vec::new(),
    }
}

/// How a release is named to others.
pub(super) fn name_of(book: &Book, row: &ReleaseRow) -> ReleaseName {
    let product = book.product(&row.product_id);
    ReleaseName {
        product: line_of(product.map_or("", |product| product.name.as_str())),
        version: row.version.clone(),
        revision: row.revision,
    }
}

/// Refuses a release that is not approved: it is made available after its approval (the guide's
/// release process, step 4).
pub(super) fn approved(release: &Standing) -> Result<()> {
    if let Some(reason) = &release.row.prevented_reason {
        let message = format!("{} is prevented from going on: {reason}.", release.title);
        return Err(Error::new(Code::Blocked, message, "Lift that first."));
    }
    if release.state() == ReleaseState::Approved {
        return Ok(());
    }
    let message = format!(
        "{} is {}. Only an approved release is made available (release process, step 4).",
        release.title,
        release.state().title().to_lowercase()
    );
    let hint = match release.state().next() {
        Some(ReleaseState::Approved) => "Have it approved first.".to_owned(),
        Some(next) => format!("Take it to {} first, then on to approved.", next.slug()),
        None => "Make a later release available.".to_owned(),
    };
    Err(Error::new(Code::Blocked, message, hint))
}

/// What would go along of a release, without reading its files.
pub(super) fn contents(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    book: &Book,
    row: ReleaseRow,
) -> Result<BundleContents> {
    Ok(drafted(app, conn, caller, book, row, false)?.contents)
}

/// Puts together what goes along of a release.
pub(super) fn release(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    book: &Book,
    row: ReleaseRow,
) -> Result<Draft> {
    drafted(app, conn, caller, book, row, true)
}

fn drafted(
    app: &App,
    conn: &Connection,
    caller: &Caller,
    book: &Book,
    row: ReleaseRow,
    reads: bool,
) -> Result<Draft> {
    let release = standing(app, conn, book, caller, row)?;
    let refused = approved(&release).err().map(|error| error.message);
    let mut drafting = Drafting {
        app,
        conn,
        book,
        reads,
        draft: Draft {
            manifest: blank(Kind::Release, name_of(book, &release.row)),
            parts: Vec::new(),
            contents: BundleContents {
                release: release.title.clone(),
                refused: refused.unwrap_or_default(),
                components: 0,
                images: 0,
                chart: String::new(),
                has_notes: false,
                runbooks: Vec::new(),
                articles: Vec::new(),
                evidence: 0,
                left: Vec::new(),
            },
        },
        release,
    };
    drafting.versions();
    drafting.images()?;
    drafting.notes()?;
    drafting.runbooks()?;
    drafting.articles()?;
    drafting.evidence()?;
    drafting.runs()?;
    Ok(drafting.draft)
}

struct Drafting<'a> {
    app: &'a App,
    conn: &'a Connection,
    book: &'a Book,
    /// Whether files are read, or only looked for.
    reads: bool,
    release: Standing,
    draft: Draft,
}

impl Drafting<'_> {
    fn versions(&mut self) {
        let Draft {
            manifest, contents, ..
        } = &mut self.draft;
        let row = &self.release.row;
        for part in &self.release.components {
            if !Version::is_exact(&part.version) || !line(&part.name) {
                let left = format!("Component {} {}: no exact version", part.name, part.version);
                contents.left.push(left);
                continue;
            }
            manifest.components.push(Component {
                name: part.name.clone(),
                version: part.version.clone(),
            });
        }
        contents.components = count(manifest.components.len());
        for (product, version) in &self.release.products {
            manifest.products.push(Product {
                product: line_of(product),
                version: version.clone(),
            });
        }
        let Some(name) = &row.chart else { return };
        let dependency = |one: crate::releases::components::Dependency| Dependency {
            name: line_of(&one.name),
            version: line_of(&one.version),
            app_version: text_of(&one.app_version),
        };
        manifest.chart = Some(Chart {
            repo: line_of(row.repo.as_deref().unwrap_or_default()),
            name: line_of(name),
            digest: line_of(&row.chart_digest),
            app_version: text_of(&row.chart_app_version),
            dependencies: dependencies(row).into_iter().map(dependency).collect(),
        });
        contents.chart = format!("{name} {} {}", row.version, row.chart_digest);
    }

    /// Images of the release as it runs in the Support environment, where somebody looked.
    fn images(&mut self) -> Result<()> {
        let row = &self.release.row;
        let places = environment::all(self.conn)?.into_iter();
        let places = places.filter(|place| kind_of(place) == EnvironmentKind::Support);
        for place in places {
            let seen = Seen::read(self.conn, self.book, place)?;
            for (facts, _) in &seen.rows {
                let Some(runs) = facts.runs() else { continue };
                if runs.chart != row.chart || runs.version.as_deref() != Some(&row.version) {
                    continue;
                }
                let images = runs.workloads.iter().flatten().map(|one| &one.image);
                let images = images.filter(|image| line(image)).cloned();
                self.draft.manifest.images.extend(images);
            }
        }
        self.draft.manifest.images.sort();
        self.draft.manifest.images.dedup();
        self.draft.contents.images = count(self.draft.manifest.images.len());
        Ok(())
    }

    fn notes(&mut self) -> Result<()> {
        let row: Option<ReleaseNoteRow> = get(self.conn, &self.release.row.id)?;
        if let Some(row) = row {
            self.draft.manifest.notes = Some(self.part("notes.md".to_owned(), row.text));
            self.draft.contents.has_notes = true;
        }
        Ok(())
    }

    fn runbooks(&mut self) -> Result<()> {
        let ladder = environment::all(self.conn)?;
        let rows = runbook::of_release(self.conn, &self.release.row.id)?;
        for (at, row) in rows.into_iter().enumerate() {
            let place = ladder.iter().find(|place| place.id == row.environment_id);
            let Some(code) = place.map(|place| place.code.clone()) else {
                continue;
            };
            let text = self.without_secrets(&code, &row.text)?;
            let part = self.part(named("runbooks", at + 1, &code, ".md"), text);
            self.draft.manifest.runbooks.push(RunbookPart {
                environment: code.clone(),
                version: row.version,
                part,
            });
            self.draft.contents.runbooks.push(code);
        }
        Ok(())
    }

    /// A runbook's text for others: what its variables hold of secrets stays here.
    fn without_secrets(&mut self, code: &str, text: &str) -> Result<String> {
        let mut runbook = parsed(text)?;
        let masked = runbook.mask_secrets();
        if masked.is_empty() {
            return Ok(text.to_owned());
        }
        for name in masked {
            let left = format!("The value of {name} in the runbook of {code}: a secret");
            self.draft.contents.left.push(left);
        }
        Ok(slipway_domain::runbook::write(&runbook))
    }

    /// Articles that the release hands over, as they are published.
    fn articles(&mut self) -> Result<()> {
        let items = items::of(self.conn, self.book, &self.release)?;
        let ids = items.iter().filter(|item| !item.missing);
        let ids = ids.filter_map(|item| item.key.strip_prefix("article/"));
        for (at, id) in ids.enumerate() {
            let Some(entry) = article_entry::rows(self.conn, "id = ?1", &[&id])?.pop() else {
                continue;
            };
            let Some(text) = article_text::get(self.conn, &entry.sha256)? else {
                continue;
            };
            let part = self.part(named("articles", at + 1, &entry.title, ".md"), text);
            self.draft.manifest.articles.push(ArticlePart {
                id: entry.id,
                version: entry.published,
                title: line_of(&entry.title),
                path: line_of(&entry.path),
                part,
            });
            self.draft.contents.articles.push(DraftedArticle {
                title: entry.title,
                audience: entry.audience,
            });
        }
        Ok(())
    }

    fn evidence(&mut self) -> Result<()> {
        let rows = evidence::of_release(self.conn, &self.release.row.id)?;
        for (at, row) in rows.into_iter().enumerate() {
            let part = match row.kind.as_str() {
                "file" => match self.file(at + 1, &row) {
                    Ok(part) => Some(part),
                    Err(error) => {
                        self.draft.contents.left.push(error.message);
                        continue;
                    }
                },
                _ => None,
            };
            self.draft.manifest.evidence.push(EvidencePart {
                check: row.check_id,
                kind: row.kind,
                text: text_of(&row.text),
                part,
            });
        }
        self.draft.contents.evidence = count(self.draft.manifest.evidence.len());
        Ok(())
    }

    fn file(&mut self, number: usize, row: &EvidenceRow) -> Result<String> {
        let folder = self.app.data_dir();
        let there = !self.reads && files::path(folder, &row.sha256).is_file();
        let bytes = match there {
            true => Vec::new(),
            false => files::content(folder, &row.text, &row.sha256)?,
        };
        let (name, ending) = row.text.rsplit_once('.').unwrap_or((&row.text, "bin"));
        let plain = (1..=8).contains(&ending.len())
            && ending.bytes().all(|byte| byte.is_ascii_alphanumeric());
        let ending = if plain {
            format!(".{ending}")
        } else {
            ".bin".to_owned()
        };
        let path = named("evidence", number, name, &ending);
        self.draft.parts.push(Content {
            path: path.clone(),
            bytes,
        });
        Ok(path)
    }

    /// Reports of test runs stay here; what was counted in them goes along with their hashes.
    fn runs(&mut self) -> Result<()> {
        let ladder = environment::all(self.conn)?;
        for run in test_run::of_release(self.conn, &self.release.row.id)? {
            let Some(record) = test_record::get(self.conn, &run.sha256)? else {
                continue;
            };
            let place = ladder.iter().find(|place| place.id == run.environment_id);
            let text = format!(
                "{} in {}: {} of {} passed, {} failed, test cases {}, ran {}, report SHA-256 {}",
                suite::title(&run.suite),
                place.map_or("an environment that is gone", |place| place.name.as_str()),
                record.counts.passed,
                record.counts.assertions,
                record.counts.failed,
                run.collection,
                run.ran_at.as_deref().unwrap_or("at a time nobody knows"),
                run.sha256
            );
            let core = run.suite == GOLDEN_PATH
                && place.is_some_and(|place| kind_of(place) == EnvironmentKind::Support);
            let check = match core {
                true => "core_validated",
                false => "products_validated",
            };
            self.draft.manifest.evidence.push(EvidencePart {
                check: check.to_owned(),
                kind: "test_run".to_owned(),
                text: text_of(&text),
                part: None,
            });
        }
        self.draft.contents.evidence = count(self.draft.manifest.evidence.len());
        Ok(())
    }

    fn part(&mut self, path: String, text: String) -> String {
        self.draft.parts.push(Content {
            path: path.clone(),
            bytes: text.into_bytes(),
        });
        path
    }
}

pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
