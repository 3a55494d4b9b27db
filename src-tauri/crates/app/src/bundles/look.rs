//! Looks into a bundle: whose it is, whether it may be received, and what would become of it.

use super::compare::{Choice, Compared, compare};
use super::file::{self, FileRead};
use super::keys::spaced;
use super::make::kind_slug;
use super::said::{self, Said};
use super::{BundleDifference, BundleLook, LookBundle, SignatureState};
use crate::Caller;
use crate::book::Book;
use crate::error::{Code, Error, Result};
use crate::workspace::App;
use slipway_domain::bundle::{Kind, LIMITS, Opened, open};
use slipway_store::table::bundle::{self, BundleRow};
use slipway_store::table::signing_key;
use slipway_store::table::trusted_key::TrustedKeyRow;
use slipway_store::{Connection, get};

pub(crate) fn run(app: &App, _caller: &Caller, request: LookBundle) -> Result<BundleLook> {
    let choice = Choice::read(&request)?;
    let read = file::read(&request)?;
    let opened = match open(&read.bytes, LIMITS) {
        Ok(opened) => opened,
        Err(why) if why.is_tampered() => {
            return Ok(tampered(&file::refused(&read.name, &why)));
        }
        Err(why) => return Err(file::refused(&read.name, &why)),
    };
    app.store.read(|conn| {
        let book = Book::read(app, conn)?;
        let seen = see(app, conn, &book, &opened, &choice)?;
        Ok(seen.shape(&book, &opened))
    })
}

/// What is said of a file whose content is not what was signed: nothing in it counts.
fn tampered(error: &Error) -> BundleLook {
    BundleLook {
        bundle: String::new(),
        kind: String::new(),
        release: String::new(),
        id: None,
        signature: SignatureState::Invalid,
        organisation: String::new(),
        fingerprint: String::new(),
        key: String::new(),
        made: None,
        sequence: 0,
        received: false,
        trustable: false,
        refused: error.message.clone(),
        hint: error.hint.clone(),
        differences: Vec::new(),
        images: Vec::new(),
    }
}

/// Whose key a bundle is signed with.
enum Whose {
    Ours,
    Theirs(TrustedKeyRow),
    Withdrawn(TrustedKeyRow),
    Nobodys,
}

/// A bundle as it stands beside what is here.
pub(super) struct SeenBundle {
    whose: Whose,
    /// Why it cannot be received.
    pub(super) refused: Option<Error>,
    pub(super) holds: Holds,
}

/// What it holds.
pub(super) enum Holds {
    /// A release.
    Release(Box<Compared>),
    /// What others said to one of ours.
    Said(Box<Said>),
    /// What nobody here can place.
    Nothing,
}

/// Opens what was read.
///
/// # Errors
/// `invalid` on `file`, with the reason.
pub(super) fn opened<'a>(read: &'a FileRead) -> Result<Opened<'a>> {
    open(&read.bytes, LIMITS).map_err(|why| file::refused(&read.name, &why))
}

/// Places a bundle beside what is here.
///
/// # Errors
/// The store's.
pub(super) fn see(
    app: &App,
    conn: &Connection,
    book: &Book,
    opened: &Opened<'_>,
    choice: &Choice,
) -> Result<SeenBundle> {
    let whose = Whose::read(conn, opened)?;
    let (holds, unplaced) = match opened.manifest.kind {
        Kind::Release => match compare(app, conn, book, opened, choice) {
            Ok(compared) => (Holds::Release(Box::new(compared)), None),
            Err(error) if error.code == Code::Invalid => (Holds::Nothing, Some(error)),
            Err(error) => return Err(error),
        },
        Kind::Answer => match said::place(conn, book, opened)? {
            Ok(said) => (Holds::Said(Box::new(said)), None),
            Err(error) => (Holds::Nothing, Some(error)),
        },
    };
    let release = match &holds {
        Holds::Release(compared) => compared.target.as_ref().map(|row| row.id.as_str()),
        Holds::Said(said) => Some(said.release.id.as_str()),
        Holds::Nothing => None,
    };
    let replayed = replay(conn, book, opened, whose.trusted(), release)?;
    Ok(SeenBundle {
        refused: whose.refusal(book, opened).or(replayed).or(unplaced),
        whose,
        holds,
    })
}

impl Whose {
    fn read(conn: &Connection, opened: &Opened<'_>) -> Result<Self> {
        let text = opened.key.text();
        if signing_key::all(conn)?
            .iter()
            .any(|row| row.public_key == text)
        {
            return Ok(Whose::Ours);
        }
        let row: Option<TrustedKeyRow> = get(conn, opened.key.fingerprint().as_str())?;
        Ok(match row {
            Some(row) if row.withdrawn_at.is_some() => Whose::Withdrawn(row),
            Some(row) if row.public_key == text => Whose::Theirs(row),
            _ => Whose::Nobodys,
        })
    }

    fn trusted(&self) -> Option<&TrustedKeyRow> {
        match self {
            Whose::Theirs(row) => Some(row),
            _ => None,
        }
    }

    /// Why the key does not count.
    fn refusal(&self, book: &Book, opened: &Opened<'_>) -> Option<Error> {
        let id = opened.key.fingerprint();
        match self {
            Whose::Theirs(_) => None,
            Whose::Ours => {
                let message = "This bundle was made here. Nothing was taken.";
                let hint = "Send it to the others; what they answer is received here.";
                Some(Error::new(Code::Conflict, message, hint))
            }
            Whose::Nobodys => {
                let message = format!("Nobody here trusts its key, {id}. Nothing was taken.");
                let hint = "Compare that fingerprint with the one that the other organisation tells \
                            you by another way, and trust it: slipwayctl key trust FILE \
                            --fingerprint TEXT --reason WHY.";
                Some(Error::new(Code::Blocked, message, hint))
            }
            Whose::Withdrawn(row) => {
                let message = format!(
                    "Its key, {id}, was withdrawn on {}: {} Nothing was taken.",
                    book.stamp(row.withdrawn_at.as_deref().unwrap_or_default())
                        .label,
                    sentence(row.withdrawn_reason.as_deref().unwrap_or_default())
                );
                let hint = "Have it signed with the key that counts now.";
                Some(Error::new(Code::Blocked, message, hint))
            }
        }
    }
}

fn sentence(text: &str) -> String {
    match text.ends_with(['.', '!', '?']) {
        true => text.to_owned(),
        false => format!("{text}."),
    }
}

/// Whether it was received before, or a later one was.
fn replay(
    conn: &Connection,
    book: &Book,
    opened: &Opened<'_>,
    trusted: Option<&TrustedKeyRow>,
    release: Option<&str>,
) -> Result<Option<Error>> {
    let manifest = &opened.manifest;
    let known: Option<BundleRow> = get(conn, &manifest.id)?;
    if let Some(row) = known {
        let at = book.stamp(&row.at).label;
        let message = match row.direction.as_str() {
            "made" => format!("A bundle with its id was made here on {at}. Nothing was taken."),
            _ => format!("It was already received on {at}. Nothing was taken."),
        };
        let hint = "To choose otherwise, undo that and receive it again.";
        return Ok(Some(Error::new(Code::Conflict, message, hint)));
    }
    let Some(release) = release else {
        return Ok(None);
    };
    let kind = kind_slug(manifest.kind);
    let id = opened.key.fingerprint();
    let theirs = |row: &&BundleRow| {
        let same = trusted.is_some_and(|key| key.organisation == row.organisation);
        row.direction == "received" && row.kind == kind && (same || row.key_id == id.as_str())
    };
    let rows = bundle::of_release(conn, release)?;
    let newest = rows.iter().filter(theirs).max_by_key(|row| row.sequence);
    Ok(newest
        .filter(|row| row.sequence >= manifest.sequence)
        .map(|row| {
            let message = format!(
                "It is number {}, and number {} was received on {}. Nothing was taken.",
                manifest.sequence,
                row.sequence,
                book.stamp(&row.at).label
            );
            let hint = "An older one never takes the place of a newer one. Ask for the newest.";
            Error::new(Code::Conflict, message, hint)
        }))
}

impl SeenBundle {
    /// The key it is signed with, where it is trusted.
    pub(super) fn trusted(&self) -> Option<&TrustedKeyRow> {
        self.whose.trusted()
    }

    pub(super) fn shape(self, book: &Book, opened: &Opened<'_>) -> BundleLook {
        let manifest = &opened.manifest;
        let (id, differences): (_, Vec<BundleDifference>) = match self.holds {
            Holds::Release(compared) => (compared.target.map(|row| row.id), compared.differences),
            Holds::Said(said) => (Some(said.release.id), said.differences),
            Holds::Nothing => (None, Vec::new()),
        };
        let refused = self.refused;
        BundleLook {
            bundle: manifest.id.clone(),
            kind: kind_slug(manifest.kind).to_owned(),
            release: manifest.title(),
            id,
            signature: match &self.whose {
                Whose::Ours | Whose::Theirs(_) => SignatureState::Valid,
                Whose::Withdrawn(_) | Whose::Nobodys => SignatureState::UnknownKey,
            },
            trustable: matches!(self.whose, Whose::Nobodys),
            organisation: match self.whose {
                Whose::Theirs(row) => row.organisation,
                _ => manifest.organisation.name.clone(),
            },
            fingerprint: spaced(opened.key.fingerprint().as_str()),
            key: opened.key.text(),
            made: Some(book.stamp(&manifest.made_at)),
            sequence: manifest.sequence,
            received: false,
            hint: refused
                .as_ref()
                .map(|error| error.hint.clone())
                .unwrap_or_default(),
            refused: refused.map(|error| error.message).unwrap_or_default(),
            differences,
            images: manifest.images.clone(),
        }
    }
}
