//! The sample's articles: one whose next version waits, one that waits for the first time, one that
//! was not looked at in time, one with a flag, and what Ana is writing.
//!
//! Their rows are written in one operation, each as old as it is shown: a workspace that is looked at
//! must open at once, and nothing in it is overdue by having been opened today.

use crate::data::check::hex;
use crate::error::Result;
use crate::knowledge::{SaveArticleDraft, draft};
use crate::people::actor::acting;
use crate::transact::{Op, transact};
use crate::{App, Caller};
use chrono::{Duration, SecondsFormat};
use slipway_domain::article::document::Document;
use slipway_domain::article::files::digest;
use slipway_domain::article::kind::Audience;
use slipway_domain::article::place;
use slipway_domain::article::review::Deed;
use slipway_store::Tx;
use slipway_store::table::article::ArticleRow;
use slipway_store::table::article_comment::ArticleCommentRow;
use slipway_store::table::article_flag::ArticleFlagRow;
use slipway_store::table::article_review::ArticleReviewRow;
use slipway_store::table::article_text;
use slipway_store::table::article_version::{self, ArticleVersionRow};

macro_rules! article {
    ($name:literal) => {
        include_str!(concat!(
            "../../../../../../assets/sample/articles/",
            $name,
            ".md"
        ))
    };
}

const CHIDI: &str = "Chidi Eze";
const FATOU: &str = "Fatou Diallo";
const GRACE: &str = "Grace Nakato";
const JOSEPH: &str = "Joseph Kamau";

/// A version, who wrote it how many days ago, and who approved it when.
struct Version {
    text: &'static str,
    by: &'static str,
    written: i64,
    why: &'static str,
    approved: Option<(&'static str, i64)>,
}

const fn version(
    text: &'static str,
    by: &'static str,
    written: i64,
    why: &'static str,
    approved: Option<(&'static str, i64)>,
) -> Version {
    Version {
        text,
        by,
        written,
        why,
        approved,
    }
}

/// The articles, each with its versions and how far it is to be trusted.
const ARTICLES: [(&str, &[Version]); 7] = [
    (
        "validated",
        &[version(
            article!("transfer-settles"),
            JOSEPH,
            236,
            "Asked in every incident review",
            Some((FATOU, 231)),
        )],
    ),
    (
        "validated",
        &[version(
            article!("quotes-certificate"),
            CHIDI,
            118,
            "Took a night to find",
            Some((FATOU, 117)),
        )],
    ),
    (
        "not_validated",
        &[version(
            article!("settlement-window"),
            JOSEPH,
            52,
            "Third time this quarter",
            Some((super::ANA, 51)),
        )],
    ),
    (
        "not_validated",
        &[version(
            article!("onboard-dfsp"),
            GRACE,
            27,
            "Two DFSPs join next month",
            Some((FATOU, 26)),
        )],
    ),
    (
        "validated",
        &[
            version(
                article!("restore-positions-1"),
                JOSEPH,
                41,
                "From the failed migration of 17.0.4",
                Some((FATOU, 40)),
            ),
            version(
                article!("restore-positions-2"),
                JOSEPH,
                1,
                "Migration 310403 is new in 17.1.0; the published steps would leave its entry behind.",
                None,
            ),
        ],
    ),
    (
        "not_validated",
        &[version(
            article!("operations-17.1"),
            GRACE,
            9,
            "For the handover of 17.1.0",
            Some((FATOU, 8)),
        )],
    ),
    (
        "draft",
        &[version(
            article!("kafka-away"),
            CHIDI,
            2,
            "Support asks for it twice a week",
            None,
        )],
    ),
];

/// The one with a flag, by its title.
const FLAGGED: &str = "Clear a settlement window that does not close";
/// Days until a review is asked for: readers would follow an old version, or have none yet.
const DUE: [i64; 2] = [4, 7];

pub(super) fn fill(app: &App, ana: &Caller) -> Result<()> {
    transact(app, ana, Op::OpenSample, |tx, _| {
        let write = Write { app, tx };
        for (confidence, versions) in &ARTICLES {
            write.article(confidence, versions)?;
        }
        Ok(((), "Opened the sample workspace".to_owned()))
    })?;
    let request = SaveArticleDraft {
        text: Some(article!("net-debit-cap").to_owned()),
        ..SaveArticleDraft::default()
    };
    draft::save(app, ana, request).map(|_| ())
}

struct Write<'a> {
    app: &'a App,
    tx: &'a Tx<'a>,
}

impl Write<'_> {
    fn article(&self, confidence: &str, versions: &[Version]) -> Result<()> {
        let Some(first) = versions.first() else {
            return Ok(());
        };
        let id = self.app.host.new_id().to_string();
        let document = Document::read(first.text);
        let kind = document.kind.map_or("articles", |kind| kind.slug());
        let made_by = self.person(first.by)?;
        self.tx.put(&ArticleRow {
            id: id.clone(),
            path: place::clean(&format!("{}/{}", kind.replace('_', "-"), document.title)),
            owner_id: Some(made_by.clone()),
            confidence: confidence.to_owned(),
            audience: document
                .audience
                .unwrap_or(Audience::Internal)
                .slug()
                .to_owned(),
            governed: true,
            review_days: None,
            origin: String::new(),
            made_at: self.ago(first.written),
            made_by,
        })?;
        for (number, version) in (1..).zip(versions) {
            self.version(&id, number, version)?;
        }
        if document.title == FLAGGED {
            self.flag(&id)?;
        }
        if versions.len() > 1 {
            self.comments(&id)?;
        }
        Ok(())
    }

    fn version(&self, article: &str, number: u32, version: &Version) -> Result<()> {
        let sha256 = hex(version.text.as_bytes());
        article_text::keep(self.tx.conn(), &sha256, version.text)?;
        self.tx.put(&ArticleVersionRow {
            id: article_version::key(article, number),
            article_id: article.to_owned(),
            number,
            sha256: sha256.clone(),
            title: Document::read(version.text).title,
            based_on: number - 1,
            made_at: self.ago(version.written),
            made_by: self.person(version.by)?,
            why: version.why.to_owned(),
            files: Vec::new(),
        })?;
        let done = |deed: Deed, who: &str, days: i64, why: &str, due| -> Result<()> {
            Ok(self.tx.put(&ArticleReviewRow {
                id: self.app.host.new_id().to_string(),
                article_id: article.to_owned(),
                version: number,
                sha256: sha256.clone(),
                deed: deed.slug().to_owned(),
                at: self.ago(days),
                by: self.person(who)?,
                why: why.to_owned(),
                due,
                files_sha256: digest(&[]),
            })?)
        };
        let due = version
            .approved
            .is_none()
            .then(|| self.day(DUE[usize::from(number == 1)]));
        done(
            Deed::Submitted,
            version.by,
            version.written,
            version.why,
            due,
        )?;
        match version.approved {
            Some((who, days)) => done(Deed::Approved, who, days, "", None),
            None => Ok(()),
        }
    }

    fn flag(&self, article: &str) -> Result<()> {
        Ok(self.tx.put(&ArticleFlagRow {
            id: self.app.host.new_id().to_string(),
            article_id: article.to_owned(),
            reason: "outdated".to_owned(),
            text: "Since 17.1.0 the handler keeps its place; step 2 counts nothing any more."
                .to_owned(),
            at: self.ago(3),
            by: self.person(CHIDI)?,
            settled_at: None,
            settled_by: None,
            answer: String::new(),
        })?)
    }

    /// What reviewers asked about the version that waits: one question is answered.
    fn comments(&self, article: &str) -> Result<()> {
        let text = article!("restore-positions-2");
        let line = |start: &str| {
            let found = text.lines().position(|line| line.trim().starts_with(start));
            u32::try_from(found.map_or(0, |at| at + 1)).unwrap_or(0)
        };
        let said = [
            (
                line("Note each"),
                "Say where the list of positions comes from.",
                true,
            ),
            (
                line("gunzip"),
                "State the expected row count of `participantPosition`, so that the checker can confirm it.",
                false,
            ),
        ];
        for (line, body, settled) in said {
            self.tx.put(&ArticleCommentRow {
                id: self.app.host.new_id().to_string(),
                article_id: article.to_owned(),
                version: 2,
                line,
                body: body.to_owned(),
                at: self.ago(1),
                by: self.person(FATOU)?,
                settled_at: settled.then(|| self.ago(0)),
                settled_by: if settled {
                    Some(self.person(JOSEPH)?)
                } else {
                    None
                },
            })?;
        }
        Ok(())
    }

    fn person(&self, name: &str) -> Result<String> {
        let who = acting(self.tx.conn(), &Caller::acting(Some(name.to_owned())))?;
        Ok(who.id)
    }

    fn ago(&self, days: i64) -> String {
        let at = self.app.now() - Duration::days(days);
        at.to_rfc3339_opts(SecondsFormat::Millis, true)
    }

    fn day(&self, ahead: i64) -> String {
        (self.app.now().date_naive() + Duration::days(ahead)).to_string()
    }
}
