//! Counts every assertion and keeps as many as a database should hold.

use super::redact::clean;
use super::report::{Counts, Status};
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// Characters that are kept of an id, a name and a description.
const NAME: usize = 200;
/// Characters that are kept of what a failed assertion said.
const MESSAGE: usize = 500;

/// An assertion that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Ids of case, request and assertion with dots between, as the toolkit's own short form joins
    /// them; with `#2` and so on where a report has the same again. Where cleaning changed one of them
    /// the hash of what stood there follows a `~`, so that two are not taken for each other.
    pub key: String,
    /// Name of its case.
    pub case: String,
    /// What its request does.
    pub request: String,
    /// What must hold.
    pub title: String,
    /// How it went.
    pub status: Status,
    /// What it said when it did not hold; else empty.
    pub message: String,
}

/// Bytes of an id that are held until its key is made; of a longer one the hash.
const HELD: usize = 512;

/// Hexadecimal digits of the hash in a key from whose parts something was removed. Twenty bits tell
/// apart what one suite has of a kind, and leave a thousand phone numbers of nine unknown digits that
/// would have the same, so that nobody finds the number by trying.
const VEILED: usize = 5;

/// The same where a part was only too long.
const WHOLE: usize = 16;

/// What a key is made of: a text as it is shown, and as it stood there where that is another one.
#[derive(Clone, Debug, Default)]
struct Part {
    shown: String,
    held: Option<Box<str>>,
    veiled: bool,
}

impl Part {
    fn held(&self) -> &str {
        self.held.as_deref().unwrap_or(&self.shown)
    }
}

/// An id and a name, cleaned.
#[derive(Clone, Debug, Default)]
struct Named {
    id: Part,
    name: Part,
}

impl Named {
    /// What it is known by: its id, else its name.
    fn own(&self) -> &Part {
        if self.id.shown.is_empty() {
            &self.name
        } else {
            &self.id
        }
    }
}

#[derive(Debug)]
struct Slot {
    case: usize,
    request: usize,
    named: Named,
    status: Status,
    message: String,
}

/// Counts assertions as a report is read. A case's name may come after its requests, so names are
/// filled in when a case or a request is over.
#[derive(Debug)]
pub struct Recorder {
    /// What was counted so far.
    pub counts: Counts,
    /// Secrets and account numbers found so far.
    pub redacted: u64,
    /// Assertions that were counted and not kept.
    pub left_out: u64,
    most: usize,
    most_failed: usize,
    cases: Vec<Named>,
    requests: Vec<Named>,
    slots: Vec<Slot>,
    /// Whether the case, and the request, that is open has a place in `cases` and `requests`.
    case_open: bool,
    request_open: bool,
}

impl Recorder {
    /// Keeps at most `most` assertions, and of those that failed `most_failed` further ones.
    pub fn new(most: usize, most_failed: usize) -> Recorder {
        Recorder {
            counts: Counts::default(),
            redacted: 0,
            left_out: 0,
            most,
            most_failed,
            cases: Vec::new(),
            requests: Vec::new(),
            slots: Vec::new(),
            case_open: false,
            request_open: false,
        }
    }

    /// Cleans a text, and counts what was removed from it.
    pub(super) fn cleaned(&mut self, text: &str, most: usize) -> String {
        let (text, removed) = clean(text, most);
        self.redacted = self.redacted.saturating_add(removed);
        text
    }

    /// The same for something that is called a name.
    pub(super) fn name(&mut self, text: &str) -> String {
        self.cleaned(text, NAME)
    }

    /// Counts an assertion of the request that is open; keeps it while there is room.
    pub fn assertion(&mut self, id: &str, title: &str, status: Status, message: &str) {
        self.counts.add(status);
        let (held, failed) = (self.slots.len(), status == Status::Failed);
        let room = held < self.most || (failed && held < self.most + self.most_failed);
        if !room {
            self.left_out += 1;
            return;
        }
        if !self.case_open {
            self.cases.push(Named::default());
            self.case_open = true;
        }
        if !self.request_open {
            self.requests.push(Named::default());
            self.request_open = true;
        }
        let named = self.named(id, title);
        let message = match status {
            Status::Passed => String::new(),
            _ => self.cleaned(message, MESSAGE),
        };
        self.slots.push(Slot {
            case: self.cases.len() - 1,
            request: self.requests.len() - 1,
            named,
            status,
            message,
        });
    }

    /// The request is over: its id, and what it does.
    pub fn request(&mut self, id: &str, name: &str) {
        let requests = self.counts.requests.get_or_insert(0);
        *requests += 1;
        if std::mem::take(&mut self.request_open) {
            let named = self.named(id, name);
            if let Some(last) = self.requests.last_mut() {
                *last = named;
            }
        }
    }

    /// The case is over: its id and name.
    pub fn case(&mut self, id: &str, name: &str) {
        let cases = self.counts.test_cases.get_or_insert(0);
        *cases += 1;
        self.untold_request();
        if std::mem::take(&mut self.case_open) {
            let named = self.named(id, name);
            if let Some(last) = self.cases.last_mut() {
                *last = named;
            }
        }
    }

    /// What was kept since belongs to no request that has a name.
    pub(super) fn untold_request(&mut self) {
        self.request_open = false;
    }

    fn named(&mut self, id: &str, name: &str) -> Named {
        Named {
            id: self.part(id),
            name: self.part(name),
        }
    }

    fn part(&mut self, text: &str) -> Part {
        let (shown, removed) = clean(text, NAME);
        self.redacted = self.redacted.saturating_add(removed);
        let cut = shown.chars().nth(NAME).is_some();
        let held = (removed > 0 || cut).then(|| match text.trim() {
            short if short.len() <= HELD => short.into(),
            long => hex(&Sha256::digest(long)).into(),
        });
        Part {
            shown,
            held,
            veiled: removed > 0,
        }
    }

    /// What was kept, each with a key of its own.
    pub(super) fn kept(self) -> Vec<Kept> {
        let (cases, requests) = (self.cases, self.requests);
        let nothing = Named::default();
        let mut seen: HashMap<String, u32> = HashMap::new();
        let slots = self.slots.into_iter();
        slots
            .map(|slot| {
                let case = cases.get(slot.case).unwrap_or(&nothing);
                let request = requests.get(slot.request).unwrap_or(&nothing);
                let parts = [&case.id, &request.id, slot.named.own()];
                Kept {
                    key: once(&mut seen, key(&parts)),
                    case: case.name.shown.clone(),
                    request: request.name.shown.clone(),
                    title: slot.named.name.shown,
                    status: slot.status,
                    message: slot.message,
                }
            })
            .collect()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A key as it is shown, with the hash of what it was made of where that is not shown whole.
fn key(parts: &[&Part]) -> String {
    let there = || parts.iter().filter(|part| !part.shown.is_empty());
    let shown: Vec<&str> = there().map(|part| part.shown.as_str()).collect();
    let shown = shown.join(".");
    if there().all(|part| part.held.is_none()) {
        return shown;
    }
    let held: Vec<&str> = there().map(|part| part.held()).collect();
    let hash = hex(&Sha256::digest(held.join(".")));
    let length = if there().any(|part| part.veiled) {
        VEILED
    } else {
        WHOLE
    };
    format!("{shown}~{}", hash.get(..length).unwrap_or_default())
}

/// A key that no other assertion has: `#2` follows where it was there before.
fn once(seen: &mut HashMap<String, u32>, key: String) -> String {
    let mut count = match seen.get(&key) {
        None => {
            seen.insert(key.clone(), 1);
            return key;
        }
        Some(count) => *count,
    };
    // A report may itself have an id that ends in `#2`.
    let unique = loop {
        count = count.saturating_add(1);
        let unique = format!("{key}#{count}");
        if !seen.contains_key(&unique) {
            break unique;
        }
    };
    seen.insert(key, count);
    seen.insert(unique.clone(), 1);
    unique
}
