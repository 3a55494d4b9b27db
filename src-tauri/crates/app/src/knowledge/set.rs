//! Sets what people decide of an article beside its text: who answers for it, who reads it, how far it
//! is to be trusted, whether it needs approval, and how often it is looked at.

use super::article::Known;
use super::template::days_in;
use super::{Article, SetArticle, show};
use crate::error::{Error, Result};
use crate::people::actor::acting;
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::kind::{Audience, Confidence};
use slipway_domain::article::place;
use slipway_domain::role::Power;
use slipway_store::Tx;
use slipway_store::table::article::{self, ArticleRow};

pub(crate) fn run(app: &App, caller: &Caller, request: SetArticle) -> Result<Done<Article>> {
    let done = transact(app, caller, Op::SetArticle, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let owner = known.row.owner_id.as_deref() == Some(who.id.as_str());
        // Who may read it, and whether it needs approval, is not the owner's alone to widen.
        if !owner || request.governed.is_some() || request.audience.is_some() {
            who.must(Power::Review)?;
        }
        let mut row = known.row.clone();
        settle(tx, &request, &mut row)?;
        let summary = format!("Set “{}”: {}", known.entry.title, told(&known.row, &row));
        tx.put(&row)?;
        Ok((row.id, summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn settle(tx: &Tx<'_>, request: &SetArticle, row: &mut ArticleRow) -> Result<()> {
    if let Some(owner) = &request.owner {
        row.owner_id = match owner.trim() {
            "" => None,
            name => {
                let caller = Caller::acting(Some(name.to_owned()));
                Some(
                    acting(tx.conn(), &caller)
                        .map_err(|error| error.at("owner"))?
                        .id,
                )
            }
        };
    }
    if let Some(audience) = &request.audience {
        let known = Audience::parse(audience);
        row.audience = word(known.map(Audience::slug), "audience", audience)?;
    }
    if let Some(confidence) = &request.confidence {
        let known = Confidence::parse(confidence);
        row.confidence = word(known.map(Confidence::slug), "confidence", confidence)?;
    }
    if let Some(governed) = request.governed {
        row.governed = governed;
    }
    if request.review_days.is_some() {
        row.review_days = days_in(request.review_days)?;
    }
    if let Some(path) = &request.path {
        let path = place::clean(path);
        let other = article::at_path(tx.conn(), &path)?.filter(|other| other.id != row.id);
        if other.is_some() {
            let message = format!("Another article lies at {path}.");
            return Err(Error::invalid("path", message, "Choose another path."));
        }
        row.path = path;
    }
    Ok(())
}

fn word(known: Option<&'static str>, field: &str, text: &str) -> Result<String> {
    known.map(str::to_owned).ok_or_else(|| {
        let message = format!("“{text}” is not known.");
        let hint = match field {
            "audience" => "Use internal, participants or everyone.",
            _ => "Use draft, not_validated, validated or archived.",
        };
        Error::invalid(field, message, hint)
    })
}

fn told(before: &ArticleRow, after: &ArticleRow) -> String {
    let mut parts = Vec::new();
    if before.owner_id != after.owner_id {
        parts.push("owner".to_owned());
    }
    if before.audience != after.audience {
        parts.push(format!("audience {}", after.audience));
    }
    if before.confidence != after.confidence {
        parts.push(format!("confidence {}", after.confidence.replace('_', " ")));
    }
    if before.governed != after.governed {
        let needs = if after.governed {
            "needs approval"
        } else {
            "needs no approval"
        };
        parts.push(needs.to_owned());
    }
    if before.review_days != after.review_days {
        parts.push("review interval".to_owned());
    }
    if before.path != after.path {
        parts.push(format!("path {}", after.path));
    }
    if parts.is_empty() {
        parts.push("nothing new".to_owned());
    }
    parts.join(", ")
}
