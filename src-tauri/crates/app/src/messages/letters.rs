//! What writing and judging messages needs, read once.

use crate::book::Book;
use crate::deployments::files::Files;
use crate::error::{Error, Result};
use crate::releases::read;
use crate::shape::Stamp;
use crate::time;
use crate::windows::load::working_time;
use crate::workspace::App;
use chrono::{DateTime, SecondsFormat, Utc};
use serde_json::Value;
use slipway_domain::calendar::working_time::WorkingTime;
use slipway_domain::deployment::{ChangeType, DeploymentState, MessageKind};
use slipway_domain::message::built_in;
use slipway_domain::message::due::{self, Told};
use slipway_domain::settings::WorkingHours;
use slipway_store::Connection;
use slipway_store::table::audience::{self, AudienceRow};
use slipway_store::table::deployment::DeploymentRow;
use slipway_store::table::environment::{self, EnvironmentRow};
use slipway_store::table::mail_server::{self, MailServerRow};
use slipway_store::table::message_template::{self, MessageTemplateRow};
use slipway_store::table::release::ReleaseRow;
use std::rc::Rc;

/// What a message is about.
#[derive(Clone, Debug)]
pub(crate) enum About {
    Deployment(Box<DeploymentRow>),
    Release(Box<ReleaseRow>),
}

impl About {
    /// The id of the deployment or the release.
    pub(crate) fn id(&self) -> &str {
        match self {
            About::Deployment(row) => &row.id,
            About::Release(row) => &row.id,
        }
    }

    pub(crate) fn deployment(&self) -> Option<&DeploymentRow> {
        match self {
            About::Deployment(row) => Some(row),
            About::Release(_) => None,
        }
    }

    pub(crate) fn release_id(&self) -> Option<&str> {
        match self {
            About::Deployment(row) => row.release_id.as_deref(),
            About::Release(row) => Some(&row.id),
        }
    }
}

/// Subject and body of the template that holds for an audience, and its notice.
pub(crate) struct Chosen {
    pub(crate) subject: String,
    pub(crate) body: String,
}

/// Audiences, templates, the ladder and the hub's working time.
pub(crate) struct Letters<'a> {
    pub(crate) app: &'a App,
    pub(crate) conn: &'a Connection,
    pub(crate) book: &'a Book,
    pub(crate) audiences: Vec<AudienceRow>,
    pub(crate) ladder: Vec<EnvironmentRow>,
    pub(crate) server: Option<MailServerRow>,
    pub(crate) time: WorkingTime,
    /// What belongs to deployments.
    pub(crate) files: Rc<Files>,
    templates: Vec<MessageTemplateRow>,
}

impl<'a> Letters<'a> {
    pub(crate) fn read(app: &'a App, conn: &'a Connection, book: &'a Book) -> Result<Letters<'a>> {
        Ok(Letters {
            app,
            conn,
            book,
            audiences: audience::all(conn)?,
            ladder: environment::all(conn)?,
            server: mail_server::all(conn)?.into_iter().next(),
            time: usual(working_time(book)),
            files: Rc::default(),
            templates: message_template::all(conn)?,
        })
    }

    /// The template for an audience: its own, one of its language, an edited English one, or the
    /// built-in one.
    pub(crate) fn template(&self, kind: MessageKind, audience: &AudienceRow) -> Chosen {
        match self.edited(kind, audience) {
            Some(row) => Chosen {
                subject: row.subject.clone(),
                body: row.body.clone(),
            },
            None => {
                let (subject, body) = built_in::template(kind);
                Chosen {
                    subject: subject.to_owned(),
                    body: body.to_owned(),
                }
            }
        }
    }

    /// Working days before the window by which a message must have gone.
    pub(crate) fn notice(&self, kind: MessageKind, audience: &AudienceRow) -> u32 {
        let edited = self.edited(kind, audience).and_then(|row| row.notice_days);
        edited.or(kind.notice_days()).unwrap_or(0)
    }

    /// The language of the template for an audience.
    pub(crate) fn language(&self, kind: MessageKind, audience: &AudienceRow) -> &str {
        let edited = self.edited(kind, audience);
        edited.map_or(built_in::LANGUAGE, |row| &row.language)
    }

    fn edited(&self, kind: MessageKind, audience: &AudienceRow) -> Option<&MessageTemplateRow> {
        let of_kind = || self.templates.iter().filter(|row| row.kind == kind.slug());
        let shared = |language: &str| {
            of_kind().find(|row| {
                row.audience_id.is_none() && row.language.eq_ignore_ascii_case(language)
            })
        };
        let own = || of_kind().filter(|row| row.audience_id.as_ref() == Some(&audience.id));
        let base = audience.language.split('-').next().unwrap_or_default();
        own()
            .find(|row| row.language.eq_ignore_ascii_case(&audience.language))
            .or_else(|| own().next())
            .or_else(|| shared(&audience.language))
            .or_else(|| shared(base))
            .or_else(|| shared(built_in::LANGUAGE))
    }

    /// Finds an audience by id or name.
    ///
    /// # Errors
    /// `not_found` with the names there are.
    pub(crate) fn audience(&self, wanted: &str) -> Result<&AudienceRow> {
        let lower = wanted.trim().to_lowercase();
        let found = self
            .audiences
            .iter()
            .find(|row| row.id == wanted || row.name.to_lowercase() == lower);
        found.ok_or_else(|| {
            let names: Vec<&str> = self.audiences.iter().map(|row| row.name.as_str()).collect();
            let hint = format!("There are: {}.", names.join(", "));
            Error::not_found(format!("audience {wanted}"), hint)
        })
    }

    /// What a message is about, in words.
    pub(crate) fn title(&self, about: &About) -> Result<String> {
        match about {
            About::Release(row) => Ok(read::title(self.book, row)),
            About::Deployment(row) => {
                let code = self
                    .environment(&row.environment_id)
                    .map_or("?", |rung| &rung.code);
                let release = match &row.release_id {
                    Some(id) => self.files.release(self.conn, id)?,
                    None => Rc::new(None),
                };
                Ok(match release.as_ref() {
                    Some(release) => format!("{} into {code}", read::title(self.book, release)),
                    None => format!("{} in {code}", row.title),
                })
            }
        }
    }

    pub(crate) fn environment(&self, id: &str) -> Option<&EnvironmentRow> {
        self.ladder.iter().find(|row| row.id == id)
    }

    pub(crate) fn stamp(&self, at: DateTime<Utc>) -> Stamp {
        self.book
            .stamp(&at.to_rfc3339_opts(SecondsFormat::Secs, true))
    }
}

/// A hub that has not said when it works is taken to work from Monday to Friday: a notice cannot be
/// counted in days that are none.
fn usual(mut time: WorkingTime) -> WorkingTime {
    if time.hours.is_empty() {
        time.hours = (1..=5)
            .map(|day| WorkingHours {
                day,
                from: "08:00".to_owned(),
                to: "17:00".to_owned(),
            })
            .collect();
    }
    time
}

/// An audience as the rule of what is owed sees it.
pub(crate) fn hearers(row: &AudienceRow) -> due::Audience {
    due::Audience {
        change_types: serde_json::from_value::<Vec<String>>(row.change_types.clone())
            .unwrap_or_default()
            .iter()
            .filter_map(|slug| ChangeType::parse(slug))
            .collect(),
        environments: serde_json::from_value(row.environments.clone()).unwrap_or_default(),
    }
}

/// The mail addresses of an audience.
pub(crate) fn addresses(row: &AudienceRow) -> Vec<String> {
    serde_json::from_value(row.addresses.clone()).unwrap_or_default()
}

/// Whether the receivers of an audience see each other's addresses; one alone has nobody to see.
pub(crate) fn see_each_other(row: &AudienceRow) -> bool {
    row.shows_receivers || addresses(row).len() < 2
}

pub(crate) fn state_of(row: &DeploymentRow) -> DeploymentState {
    DeploymentState::parse(&row.state).unwrap_or(DeploymentState::Planned)
}

pub(crate) fn change_of(row: &DeploymentRow) -> ChangeType {
    ChangeType::parse(&row.change_type).unwrap_or(ChangeType::Major)
}

/// The window of a deployment, as messages remember it.
pub(crate) fn window_json(row: &DeploymentRow) -> Value {
    serde_json::json!({
        "start_local": row.start_local,
        "zone": row.zone,
        "minutes": row.minutes,
    })
}

/// A remembered window as instants; None for anything else.
pub(crate) fn told(about: &Value) -> Option<Told> {
    let start = time::placed_at(about["start_local"].as_str()?, about["zone"].as_str()?)?;
    let minutes = about["minutes"].as_i64()?;
    Some((start, start + chrono::Duration::minutes(minutes)))
}

pub(crate) fn instant(rfc3339: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(rfc3339)
        .ok()
        .map(|at| at.to_utc())
}
