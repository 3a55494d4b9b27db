//! Decides on the version that waits: approves, returns or refuses it, or takes it back.

use super::article::Known;
use super::edit::Edit;
use super::{Article, Decide, show};
use crate::error::{Code, Error, Result};
use crate::transact::{Done, Op, transact};
use crate::{App, Caller};
use slipway_domain::article::files::{changes, digest, same};
use slipway_domain::article::review::Deed;
use slipway_domain::role::Power;
use slipway_store::table::article_comment;
use slipway_store::table::article_version::ArticleVersionRow;

pub(crate) fn run(app: &App, caller: &Caller, request: Decide) -> Result<Done<Article>> {
    let deed = deed_in(&request.decision)?;
    let op = match deed {
        Deed::Approved => Op::ApproveArticle,
        Deed::Withdrawn => Op::WithdrawArticle,
        _ => Op::ReturnArticle,
    };
    let done = transact(app, caller, op, |tx, who| {
        let known = Known::read(tx.conn(), &request.article)?;
        let version = waiting(&known)?;
        match deed {
            Deed::Withdrawn if version.made_by != who.id => who.must(Power::Review)?,
            Deed::Withdrawn => {}
            _ => {
                if let Some(error) = known.not_for(who) {
                    return Err(error);
                }
            }
        }
        same_hash(&request, &known, version)?;
        if deed == Deed::Approved {
            still_next(&known, version)?;
        }
        let why = request.why.trim();
        let said = article_comment::of_article(tx.conn(), &known.row.id)?;
        let open = said
            .iter()
            .any(|one| one.version == version.number && one.settled_at.is_none());
        if matches!(deed, Deed::Returned | Deed::Rejected) && why.is_empty() && !open {
            let message = "Say what is to be changed.";
            return Err(Error::invalid(
                "why",
                message,
                "Write it, or comment on a line.",
            ));
        }
        let edit = Edit { app, tx, who };
        edit.deed(version, deed, why, None)?;
        let mut row = known.row.clone();
        if deed == Deed::Approved && row.confidence == "draft" {
            row.confidence = "not_validated".to_owned();
            tx.put(&row)?;
        }
        let did = match deed {
            Deed::Approved => "Approved",
            Deed::Returned => "Returned",
            Deed::Rejected => "Refused",
            _ => "Took back",
        };
        let summary = format!("{did} “{}”, version {}", version.title, version.number);
        Ok((known.row.id.clone(), summary))
    })?;
    done.map(|id| show::by_id(app, caller, &id))
}

fn deed_in(text: &str) -> Result<Deed> {
    match text {
        "approve" => Ok(Deed::Approved),
        "return" => Ok(Deed::Returned),
        "reject" => Ok(Deed::Rejected),
        "withdraw" => Ok(Deed::Withdrawn),
        other => {
            let message = format!("“{other}” is not a decision.");
            let hint = "Use approve, return, reject or withdraw.";
            Err(Error::invalid("decision", message, hint))
        }
    }
}

fn waiting(known: &Known) -> Result<&ArticleVersionRow> {
    known.waiting().ok_or_else(|| {
        Error::new(
            Code::Conflict,
            format!("No version of “{}” waits for review.", known.entry.title),
            "Somebody may have decided it meanwhile; see its history.",
        )
    })
}

/// Approval makes it what readers see: what was published after it was written must not be lost by that.
fn still_next(known: &Known, version: &ArticleVersionRow) -> Result<()> {
    let published = known.standing.published.unwrap_or(0);
    if published <= version.based_on {
        return Ok(());
    }
    let message = format!(
        "Version {published} was published after version {} was written, which does not hold what \
         it says. Nothing was decided.",
        version.number
    );
    let hint = format!(
        "Return it; its author brings version {published} in (kb edit --onto {published}) and submits \
         again."
    );
    Err(Error::new(Code::Conflict, message, hint))
}

/// Approval is of hashes: what waits must still be what was looked at, its text and its files.
fn same_hash(request: &Decide, known: &Known, version: &ArticleVersionRow) -> Result<()> {
    let named = |hash: &Option<String>| hash.as_deref().map(str::trim).unwrap_or("").to_owned();
    let (text, files) = (named(&request.sha256), named(&request.files_sha256));
    if !version.sha256.starts_with(&text) {
        let message = format!(
            "Version {} waits now, and is not what you looked at. Nothing was decided.",
            version.number
        );
        return Err(Error::new(Code::Conflict, message, "Look at it again."));
    }
    if !files.is_empty() {
        return match digest(&version.files).starts_with(&files) {
            true => Ok(()),
            false => Err(other_files(known, version, &|one| {
                digest(&one.files).starts_with(&files)
            })),
        };
    }
    // The text's hash does not tell which of two versions was seen that differ in their files alone.
    let twin =
        |one: &ArticleVersionRow| one.sha256 == version.sha256 && !same(&one.files, &version.files);
    match !text.is_empty() && known.versions.iter().any(twin) {
        true => Err(other_files(known, version, &twin)),
        false => Ok(()),
    }
}

/// Says that the files of what waits are others than those of the version that was seen.
fn other_files(
    known: &Known,
    version: &ArticleVersionRow,
    seen: &dyn Fn(&ArticleVersionRow) -> bool,
) -> Error {
    let seen = known.versions.iter().rev().find(|one| seen(one));
    let differs = match seen {
        Some(seen) => {
            let told = changes(&seen.files, &version.files);
            let told: Vec<String> = told
                .iter()
                .map(|one| format!("{} {}", one.name, one.change.words()))
                .collect();
            format!(
                "its files are others than those of version {}: {}",
                seen.number,
                told.join(", ")
            )
        }
        None => "its files are not those you looked at".to_owned(),
    };
    Error::new(
        Code::Conflict,
        format!(
            "Version {} waits, and {differs}. Nothing was decided.",
            version.number
        ),
        "Look at its files (kb diff), and name them too: --files-sha256 HASH.",
    )
    .at("files_sha256")
}
