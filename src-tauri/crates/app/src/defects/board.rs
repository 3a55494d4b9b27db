//! Every defect, in memory, as far as filters and orders need it.
//!
//! Lists of 100,000 are filtered and sorted faster than a frame lasts, so that what somebody types
//! or clicks is answered at once. The rows that are shown are read from the file. What was written
//! since, by whomever, is taken in before each answer: the file numbers its writes.

use crate::error::Result;
use crate::workspace::App;
use chrono::DateTime;
use slipway_domain::desk::field::ENDED;
use slipway_store::Connection;
use slipway_store::table::defect::{self, DefectRow};
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// A word that many defects share, by its number.
pub(crate) type Word = u32;

/// A defect, as far as filters and orders need it.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    pub(crate) number: u32,
    pub(crate) id: Box<str>,
    pub(crate) title: Box<str>,
    pub(crate) reported: i64,
    /// Out of the inbox until then; 0 when it is not.
    pub(crate) snoozed: i64,
    pub(crate) decided: bool,
    /// What was decided; the empty word while nothing was.
    pub(crate) decision: Word,
    pub(crate) ended: bool,
    pub(crate) status: Word,
    pub(crate) severity: Word,
    pub(crate) priority: Word,
    pub(crate) release: Word,
    pub(crate) component: Word,
    pub(crate) owner: Word,
    pub(crate) desk: Word,
}

impl Card {
    /// Whether it waits for a decision.
    pub(crate) fn waits(&self, now: i64) -> bool {
        !self.decided && !self.ended && self.snoozed <= now
    }
}

/// Every defect that stands for something, by when it was reported, oldest first.
#[derive(Clone, Debug, Default)]
pub(crate) struct Board {
    rev: i64,
    cards: Vec<Card>,
    words: Vec<Box<str>>,
    known: HashMap<Box<str>, Word>,
}

/// The board of this run, and what the last words found on it.
#[derive(Default)]
pub(crate) struct Boards {
    held: Mutex<Arc<Board>>,
    found: Mutex<VecDeque<Found>>,
}

/// The defects that have some words, as of a revision.
struct Found {
    rev: i64,
    words: Box<str>,
    numbers: Arc<Numbers>,
}

/// Searches that are kept: what somebody types, takes back and types again.
const KEPT: usize = 32;

/// Numbers of defects: they are small and close together, so that a mark for each is the least.
#[derive(Debug, Default)]
pub(crate) struct Numbers {
    marks: Vec<bool>,
    /// The one that was typed.
    meant: Option<u32>,
}

impl Numbers {
    /// Numbers of defects whose text has the words, or whose number is meant.
    fn find(conn: &Connection, words: &str) -> Result<Numbers> {
        let mut numbers = Numbers::default();
        defect::each_matching(conn, words, &mut |number| numbers.put(number))?;
        numbers.meant = words.trim_start_matches('#').parse().ok();
        Ok(numbers)
    }

    fn put(&mut self, number: u32) {
        let at = number as usize;
        if self.marks.len() <= at {
            self.marks.resize(at + 1, false);
        }
        if let Some(mark) = self.marks.get_mut(at) {
            *mark = true;
        }
    }

    pub(crate) fn has(&self, number: u32) -> bool {
        self.meant == Some(number) || self.marks.get(number as usize).copied().unwrap_or(false)
    }
}

impl Board {
    pub(crate) fn cards(&self) -> &[Card] {
        &self.cards
    }

    /// The number of a word; None when no defect has it.
    pub(crate) fn word(&self, text: &str) -> Option<Word> {
        self.known.get(text).copied()
    }

    /// The number of a word, whatever its case.
    pub(crate) fn word_like(&self, text: &str) -> Option<Word> {
        self.word(text).or_else(|| {
            let mut words = self.words.iter();
            let at = words.position(|word| word.eq_ignore_ascii_case(text))?;
            u32::try_from(at).ok()
        })
    }

    /// A word by its number.
    pub(crate) fn text(&self, word: Word) -> &str {
        self.words.get(word as usize).map_or("", |text| text)
    }

    /// The place of each word among the others in the order of the alphabet; nothing comes last.
    pub(crate) fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.words.len()).collect();
        order.sort_by_key(|at| {
            let text = self.words.get(*at).map_or("", |text| text);
            (text.is_empty(), text)
        });
        let mut ranks = vec![0; order.len()];
        for (rank, at) in order.into_iter().enumerate() {
            if let Some(place) = ranks.get_mut(at) {
                *place = u32::try_from(rank).unwrap_or(u32::MAX);
            }
        }
        ranks
    }

    fn number_of(&mut self, text: &str) -> Word {
        if let Some(word) = self.known.get(text) {
            return *word;
        }
        let word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(text.into());
        self.known.insert(text.into(), word);
        word
    }

    fn card(&mut self, row: &DefectRow) -> Card {
        let until = row.snoozed_until.as_deref();
        let until = until.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
        Card {
            number: row.number,
            id: row.id.as_str().into(),
            title: row.title.as_str().into(),
            reported: row.reported,
            snoozed: until.map_or(0, |at| at.timestamp()),
            decided: !row.decision.is_empty(),
            decision: self.number_of(&row.decision),
            ended: ENDED.contains(&row.status.as_str()),
            status: self.number_of(&row.status),
            severity: self.number_of(&row.severity),
            priority: self.number_of(&row.priority),
            release: self.number_of(&row.release),
            component: self.number_of(&row.component),
            owner: self.number_of(&row.owner),
            desk: self.number_of(&row.desk_id),
        }
    }

    /// Takes in what was written since.
    fn catch_up(&mut self, conn: &Connection) -> Result<()> {
        let mut rows = Vec::new();
        let first = self.cards.is_empty();
        let mut rev = self.rev;
        let mut fresh: Vec<Card> = Vec::new();
        defect::since(conn, self.rev, &mut |row| {
            rev = row.rev;
            if first {
                // The first time nothing has to be looked up, and nothing kept twice.
                if !row.gone {
                    let card = self.card(&row);
                    fresh.push(card);
                }
            } else {
                rows.push(row);
            }
        })?;
        self.rev = rev;
        if !rows.is_empty() {
            let changed: HashSet<u32> = rows.iter().map(|row| row.number).collect();
            self.cards.retain(|card| !changed.contains(&card.number));
            for row in rows.iter().filter(|row| !row.gone) {
                let card = self.card(row);
                fresh.push(card);
            }
        }
        if !fresh.is_empty() {
            self.cards.append(&mut fresh);
            self.cards.sort_by_key(|card| (card.reported, card.number));
        }
        Ok(())
    }
}

impl Boards {
    /// The board as the file is now.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn now(&self, conn: &Connection) -> Result<Arc<Board>> {
        let mut held = lock(&self.held);
        if defect::newest(conn)? != held.rev {
            Arc::make_mut(&mut held).catch_up(conn)?;
        }
        Ok(Arc::clone(&held))
    }

    /// The defects that have these words. A word that every defect has takes longer to find than
    /// all else of a list, and a list is asked for again with each order, part and filter of it, so
    /// that what was found stands until a defect is written.
    ///
    /// # Errors
    /// The store's.
    pub(crate) fn matching(&self, conn: &Connection, words: &str) -> Result<Arc<Numbers>> {
        let rev = defect::newest(conn)?;
        let known = |found: &&Found| found.rev == rev && *found.words == *words;
        if let Some(found) = lock(&self.found).iter().find(known) {
            return Ok(Arc::clone(&found.numbers));
        }
        let numbers = Arc::new(Numbers::find(conn, words)?);
        let mut held = lock(&self.found);
        held.retain(|found| found.rev == rev);
        held.truncate(KEPT - 1);
        held.push_front(Found {
            rev,
            words: words.into(),
            numbers: Arc::clone(&numbers),
        });
        Ok(numbers)
    }

    /// Forgets everything, as after a backup was brought back.
    pub(crate) fn forget(&self) {
        *lock(&self.held) = Arc::default();
        lock(&self.found).clear();
    }
}

fn lock<T>(held: &Mutex<T>) -> MutexGuard<'_, T> {
    held.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The board of an open folder.
///
/// # Errors
/// The store's.
pub(crate) fn of(app: &App, conn: &Connection) -> Result<Arc<Board>> {
    app.boards.now(conn)
}
