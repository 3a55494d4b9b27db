//! Since when a difference has been seen, read from the looks that were kept; nothing of it is stored.
//!
//! What differs is carried back look by look: which releases each showed, and what should have run
//! there then. Each look, and each state of a release, is read once at most.

use super::packages::{Known, Wanted, by_chart, put_together};
use super::seen::{Seen, moment, texts};
use crate::book::Book;
use crate::error::Result;
use chrono::{DateTime, Utc};
use slipway_domain::drift::{Drift, Facts, Item, Layer, Package, Shown, Since, Stood};
use slipway_domain::observed::{Freshness, HelmRelease, freshness};
use slipway_store::table::approved_values::{self, ApprovedValuesRow};
use slipway_store::table::deployment;
use slipway_store::table::observation::{self, ObservationRow};
use slipway_store::table::observed_release::{self, ObservedRow};
use slipway_store::table::release::ReleaseRow;
use slipway_store::{Connection, get};
use std::collections::{BTreeMap, BTreeSet};

/// Looks that are gone back through at most: a hub that is looked at each hour for a week.
const LOOKS: usize = 168;
/// How often what was there may have changed among them. Each costs as much as the drift of today.
const CHANGES: usize = 8;

/// Looks at an environment, and what is needed to tell what each showed.
pub(super) struct Looks<'a> {
    conn: &'a Connection,
    book: &'a Book,
    seen: &'a Seen,
    known: &'a Known,
    wanted: &'a Wanted,
    closed: Vec<Closed>,
    approved: Vec<(DateTime<Utc>, ApprovedValuesRow)>,
}

/// A window that was closed.
struct Closed {
    opened: Option<DateTime<Utc>>,
    closed: Option<DateTime<Utc>>,
    /// The release that runs there through it, and its product.
    brought: Option<(String, String)>,
}

/// A release on the way back.
struct Track {
    namespace: String,
    name: String,
    /// The number of what is known of it, and the look that first showed it so.
    row: i64,
    first_in: i64,
    then: Then,
}

impl Track {
    fn release(&self) -> Option<&HelmRelease> {
        match &self.then {
            Then::There(release) => Some(release),
            Then::Gone(..) | Then::NotYet | Then::Unread => None,
        }
    }
}

enum Then {
    There(Box<HelmRelease>),
    /// Gone by this look; before it, it was so.
    Gone(i64, String),
    /// No look so far had shown it.
    NotYet,
    /// It was there or not, as what was kept does not tell: it was installed anew since, or what was
    /// seen cannot be read.
    Unread,
}

/// One difference of today, by the place of its layer and its own in it.
struct Asked<'d> {
    place: (usize, usize),
    layer: Layer,
    item: &'d Item,
    /// By the place of the look.
    since: Since<usize>,
}

impl<'a> Looks<'a> {
    pub(super) fn read(
        conn: &'a Connection,
        book: &'a Book,
        seen: &'a Seen,
        known: &'a Known,
        wanted: &'a Wanted,
    ) -> Result<Looks<'a>> {
        let environment = &seen.environment.id;
        Ok(Looks {
            conn,
            book,
            seen,
            known,
            wanted,
            closed: deployment::closed(conn, environment)?
                .into_iter()
                .map(|row| Closed {
                    opened: row.opened_at.as_deref().and_then(moment),
                    closed: row.closed_at.as_deref().and_then(moment),
                    brought: row.brought,
                })
                .collect(),
            approved: approved_values::of_environment(conn, environment)?
                .into_iter()
                .filter_map(|row| Some((moment(&row.approved_at)?, row)))
                .collect(),
        })
    }

    /// When each item of each layer was first seen to differ, RFC 3339; None for what does not differ
    /// and for what the looks do not say.
    pub(super) fn since(&self, drift: &Drift) -> Result<Vec<Vec<Option<String>>>> {
        let layers = drift.layers.iter();
        let mut told: Vec<Vec<Option<String>>> =
            layers.map(|layer| vec![None; layer.items.len()]).collect();
        let mut asked = asked(drift);
        if asked.is_empty() {
            return Ok(told);
        }
        let environment = &self.seen.environment.id;
        let looks = observation::latest(self.conn, environment, LOOKS + 1)?;
        let all = self.go_back(&looks, &mut asked)?;
        for one in asked {
            let (layer, item) = one.place;
            let first = one.since.first(all).and_then(|place| looks.get(place));
            if let Some(slot) = told.get_mut(layer).and_then(|of| of.get_mut(item)) {
                *slot = first.map(|look| look.at.clone());
            }
        }
        Ok(told)
    }

    /// Takes in look by look until every question is answered; whether the first of all looks was
    /// reached.
    fn go_back(&self, looks: &[ObservationRow], asked: &mut [Asked<'_>]) -> Result<bool> {
        let mut tracks = self.tracks();
        let mut newer: Option<Picture> = None;
        let mut changes = 0;
        for (place, look) in looks.iter().take(LOOKS).enumerate() {
            let moved = self.step_back(&mut tracks, look.id)?;
            let before = looks.get(place..).unwrap_or_default();
            let picture = self.picture(&tracks, before, newer.as_ref().filter(|_| !moved));
            let shown = match moved || newer.as_ref() != Some(&picture) {
                true if changes == CHANGES => return Ok(false),
                true => Some(self.shown(&tracks, &picture, look, asked)?),
                false => None,
            };
            changes += usize::from(shown.is_some());
            newer = Some(picture);
            for one in asked.iter_mut().filter(|one| one.since.open()) {
                // A look that showed what the one after it did shows what still differs.
                let stood = shown.as_ref().map(|shown| shown.stood(one.layer, one.item));
                one.since.look(place, stood.unwrap_or(Stood::Differed));
            }
            if !asked.iter().any(|one| one.since.open()) {
                return Ok(true);
            }
        }
        Ok(looks.len() <= LOOKS)
    }

    /// Releases as they are known now.
    fn tracks(&self) -> Vec<Track> {
        let here = self.seen.rows.iter();
        let here = here.map(|(facts, row)| track(row, Then::There(Box::new(facts.clone()))));
        let gone = self.seen.gone.iter().filter_map(|row| {
            let then = Then::Gone(row.gone_in?, row.facts.clone());
            Some(track(row, then))
        });
        here.chain(gone).collect()
    }

    /// Goes back to what was known of each release when a look had been kept. Whether anything was
    /// known otherwise.
    fn step_back(&self, tracks: &mut [Track], look: i64) -> Result<bool> {
        let mut moved = false;
        for track in tracks {
            // What was gone by the look after this one was there before.
            if let Then::Gone(gone, facts) = &track.then
                && look < *gone
            {
                track.then = read(facts);
                moved = true;
            }
            while track.first_in > look && !matches!(track.then, Then::NotYet | Then::Unread) {
                moved = true;
                let environment = &self.seen.environment.id;
                let (namespace, name) = (&track.namespace, &track.name);
                let earlier =
                    observed_release::earlier(self.conn, environment, namespace, name, track.row)?;
                let Some(earlier) = earlier else {
                    track.then = Then::NotYet;
                    break;
                };
                let then = read(&earlier.facts);
                track.then = match (&track.then, then) {
                    (Then::There(later), Then::There(then)) if later.anew_since(&then) => {
                        Then::Unread
                    }
                    (_, then) => then,
                };
                (track.row, track.first_in) = (earlier.id, earlier.first_in);
            }
        }
        Ok(moved)
    }

    /// What a look says beside the releases themselves. `looks` are it and those before it; `newer` is
    /// what the look after it said, where that showed the same releases.
    fn picture(
        &self,
        tracks: &[Track],
        looks: &[ObservationRow],
        newer: Option<&Picture>,
    ) -> Picture {
        let Some(look) = looks.first() else {
            return Picture::default();
        };
        let at = moment(&look.at);
        let past = |other: &DateTime<Utc>| at.is_some_and(|at| *other <= at);
        let moves = self.closed.iter().flat_map(|one| [one.opened, one.closed]);
        let last = self.seen.moved.as_deref().and_then(moment);
        let moved = moves.chain([last]).flatten().filter(past).max();
        let whole = looks.iter().find(|one| one.scope == "*");
        let whole = whole.and_then(|one| moment(&one.at));
        let unread = tracks
            .iter()
            .filter(|one| matches!(one.then, Then::Unread))
            .count();
        let unread = texts(&look.undecodable).len() + unread;
        let closed = self.closed.iter().filter_map(|one| one.closed);
        let closed = closed.filter(past).count();
        let wanted = match newer {
            Some(newer) if newer.closed == closed => newer.wanted.clone(),
            _ => self.wanted_then(tracks, past),
        };
        Picture {
            undecodable: u32::try_from(unread).unwrap_or(u32::MAX),
            complete: at.is_some_and(|at| freshness(whole, moved, at) == Freshness::Fresh),
            closed,
            wanted,
            approved: self.approved.iter().filter(|(at, _)| past(at)).count(),
        }
    }

    /// Ids of what should have run there then, as [`super::packages::wanted`] would have said. None
    /// where what is expected today is compared with: it was asked for, or the chart by which it is
    /// known today was not among what was read.
    fn wanted_then(
        &self,
        tracks: &[Track],
        past: impl Fn(&DateTime<Utc>) -> bool,
    ) -> Option<Vec<String>> {
        if self.wanted.basis == "asked" {
            return None;
        }
        let mut by_product: BTreeMap<&str, &str> = BTreeMap::new();
        for one in self
            .closed
            .iter()
            .filter(|one| one.closed.as_ref().is_some_and(&past))
        {
            if let Some((release, product)) = &one.brought {
                by_product.insert(product, release);
            }
        }
        if !by_product.is_empty() {
            let ids: BTreeSet<&str> = by_product.into_values().collect();
            return Some(ids.into_iter().map(str::to_owned).collect());
        }
        let seen = tracks.iter().filter_map(Track::release);
        let charts = seen.clone().filter_map(|one| one.runs()?.chart.as_ref());
        let expected = |chart: &String| {
            let mut packages = self.wanted.packages.iter();
            packages.any(|package| package.chart.as_ref() == Some(chart))
        };
        let unread = tracks.iter().any(|one| matches!(one.then, Then::Unread));
        if unread || !charts.clone().any(expected) {
            return None;
        }
        let rows = by_chart(self.book, self.known, seen);
        Some(rows.into_iter().map(|row| row.id).collect())
    }

    /// What a look showed of what is still asked for.
    fn shown(
        &self,
        tracks: &[Track],
        picture: &Picture,
        look: &ObservationRow,
        asked: &[Asked<'_>],
    ) -> Result<Shown> {
        let open = asked.iter().filter(|one| one.since.open());
        let layers: BTreeSet<Layer> = open.map(|one| one.layer).collect();
        let releases: Vec<HelmRelease> =
            tracks.iter().filter_map(Track::release).cloned().collect();
        let then = match &picture.wanted {
            None => None,
            Some(ids) if self.wanted.releases.iter().map(|row| &row.id).eq(ids) => None,
            Some(ids) => Some(self.packages(ids)?),
        };
        let at = moment(&look.at);
        let approved = self.approved.iter();
        let approved = approved.filter(|(given, _)| at.is_some_and(|at| *given <= at));
        let approved: BTreeMap<(String, String), String> = approved
            .map(|(_, row)| {
                (
                    (row.namespace.clone(), row.name.clone()),
                    row.sha256.clone(),
                )
            })
            .collect();
        let facts = Facts {
            packages: then.as_deref().unwrap_or(&self.wanted.packages),
            releases: &releases,
            undecodable: picture.undecodable,
            complete: picture.complete,
            freshness: Freshness::Fresh,
            approved: &approved,
            aliases: &self.book.aliases,
            known: &self.known.names,
            ignores: &[],
            now: self.book.now,
        };
        Ok(Shown::read(&facts, layers))
    }

    fn packages(&self, ids: &[String]) -> Result<Vec<Package>> {
        let mut rows = Vec::new();
        for id in ids {
            rows.extend(get::<ReleaseRow>(self.conn, id)?);
        }
        let wanted = put_together(self.conn, self.book, self.known, rows, "deployment")?;
        Ok(wanted.packages)
    }
}

/// What a look says beside the releases themselves.
#[derive(Default, PartialEq)]
struct Picture {
    undecodable: u32,
    complete: bool,
    /// How many windows had been closed.
    closed: usize,
    wanted: Option<Vec<String>>,
    /// How many values had been approved.
    approved: usize,
}

fn asked(drift: &Drift) -> Vec<Asked<'_>> {
    let layers = drift.layers.iter().enumerate();
    let items = layers.flat_map(|(at, layer)| {
        let items = layer.items.iter().enumerate();
        items.map(move |(place, item)| ((at, place), layer.layer, item))
    });
    items
        .filter(|(_, _, item)| item.differs())
        .map(|(place, layer, item)| Asked {
            place,
            layer,
            item,
            since: Since::default(),
        })
        .collect()
}

fn track(row: &ObservedRow, then: Then) -> Track {
    Track {
        namespace: row.namespace.clone(),
        name: row.name.clone(),
        row: row.id,
        first_in: row.first_in,
        then,
    }
}

fn read(facts: &str) -> Then {
    match serde_json::from_str(facts) {
        Ok(release) => Then::There(Box::new(release)),
        Err(_) => Then::Unread,
    }
}
