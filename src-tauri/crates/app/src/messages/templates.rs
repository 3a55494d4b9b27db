//! Templates: how each message is written, by kind, language and audience.

use super::audiences::checked_language;
use super::render::broken;
use super::{SaveTemplate, TemplateField, TemplateShape, Templates};
use crate::error::{Error, Result};
use crate::shape::Nothing;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::deployment::MessageKind;
use slipway_domain::message::{built_in, field::FIELDS, template};
use slipway_store::Connection;
use slipway_store::table::audience::{self, AudienceRow};
use slipway_store::table::message_template::{self, MessageTemplateRow};

/// Longest notice.
const LONGEST_NOTICE: u32 = 90;

pub(crate) fn list(app: &App, _caller: &Caller, _request: Nothing) -> Result<Templates> {
    app.store.read(all)
}

pub(crate) fn save(app: &App, caller: &Caller, request: SaveTemplate) -> Result<Done<Templates>> {
    let language = checked_language("language", &request.language)?;
    if !request.reset {
        template::check(request.kind, &request.subject, &request.body)
            .map_err(|why| broken(&why))?;
    }
    if request
        .notice_days
        .is_some_and(|days| days > LONGEST_NOTICE)
    {
        return Err(Error::invalid(
            "notice_days",
            "A notice is 90 working days at most.",
            "",
        ));
    }
    transact(app, caller, Op::SaveTemplate, |tx, _| {
        let audiences = audience::all(tx.conn())?;
        let audience = request
            .audience
            .as_deref()
            .filter(|wanted| !wanted.trim().is_empty())
            .map(|wanted| find(&audiences, wanted))
            .transpose()?;
        let audience_id = audience.map(|row| row.id.clone());
        let old = message_template::all(tx.conn())?.into_iter().find(|row| {
            row.kind == request.kind.slug()
                && row.language == language
                && row.audience_id == audience_id
        });
        let title = request.kind.title();
        if request.reset {
            let Some(old) = old else {
                return Err(Error::not_found(
                    "edited template to reset",
                    "It is the built-in one.",
                ));
            };
            tx.delete::<MessageTemplateRow>(&old.id)?;
            return Ok((
                all(tx.conn())?,
                format!("Went back to the built-in text of “{title}”"),
            ));
        }
        tx.put(&MessageTemplateRow {
            id: old.map_or_else(|| app.host.new_id().to_string(), |row| row.id),
            kind: request.kind.slug().to_owned(),
            audience_id,
            language: language.clone(),
            subject: request.subject.trim().to_owned(),
            body: request.body.clone(),
            notice_days: request
                .notice_days
                .filter(|_| request.kind.notice_days().is_some()),
        })?;
        Ok((all(tx.conn())?, format!("Edited the text of “{title}”")))
    })
}

fn all(conn: &Connection) -> Result<Templates> {
    let audiences = audience::all(conn)?;
    let edited = message_template::all(conn)?;
    let mut templates = Vec::new();
    for kind in MessageKind::ALL {
        let of_kind: Vec<_> = edited
            .iter()
            .filter(|row| row.kind == kind.slug())
            .collect();
        let replaced = of_kind
            .iter()
            .any(|row| row.audience_id.is_none() && row.language == built_in::LANGUAGE);
        if !replaced {
            let (subject, body) = built_in::template(*kind);
            templates.push(TemplateShape {
                kind: *kind,
                language: built_in::LANGUAGE.to_owned(),
                audience_id: None,
                audience: None,
                subject: subject.to_owned(),
                body: body.to_owned(),
                notice_days: kind.notice_days(),
                built_in: true,
            });
        }
        templates.extend(
            of_kind
                .into_iter()
                .map(|row| shape_of(*kind, row, &audiences)),
        );
    }
    let fields = FIELDS.iter().map(|field| TemplateField {
        name: field.name.to_owned(),
        holds: field.holds.to_owned(),
        required_by: field.required_by.to_vec(),
    });
    Ok(Templates {
        templates,
        fields: fields.collect(),
    })
}

fn shape_of(
    kind: MessageKind,
    row: &MessageTemplateRow,
    audiences: &[AudienceRow],
) -> TemplateShape {
    let audience = audiences
        .iter()
        .find(|audience| Some(&audience.id) == row.audience_id.as_ref());
    TemplateShape {
        kind,
        language: row.language.clone(),
        audience_id: row.audience_id.clone(),
        audience: audience.map(|audience| audience.name.clone()),
        subject: row.subject.clone(),
        body: row.body.clone(),
        notice_days: row.notice_days.or(kind.notice_days()),
        built_in: false,
    }
}

fn find<'a>(audiences: &'a [AudienceRow], wanted: &str) -> Result<&'a AudienceRow> {
    let wanted = wanted.trim();
    let found = audiences
        .iter()
        .find(|row| row.id == wanted || row.name.eq_ignore_ascii_case(wanted));
    found.ok_or_else(|| {
        Error::not_found(
            format!("audience {wanted}"),
            "slipwayctl audience list names them.",
        )
    })
}
