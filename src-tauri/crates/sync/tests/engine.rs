//! What the engine does at a desk that is stubborn in one way.

use crate::simulation::random::Random;
use crate::simulation::replica::Memory;
use chrono::{DateTime, Duration, TimeZone, Utc};
use slipway_domain::desk::file::Parcel;
use slipway_domain::desk::value::{Fields, Schema, Value};
use slipway_domain::desk::{
    Abilities, Cursor, Desk, Fault, Fetched, Observed, Page, Version, Written,
};
use slipway_sync::engine::{Engine, Report, Sweep, UNFOUND};
use slipway_sync::item::{Fate, Item, Link};
use slipway_sync::outbox::{Edit, Entry, State, Work};
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A desk that answers each write as it is told, and lists what it is told.
struct Stubborn {
    answers: Vec<Written>,
    writes: u32,
    listed: Vec<String>,
    title: Value,
}

impl Stubborn {
    fn new(answers: Vec<Written>) -> Self {
        Stubborn {
            answers,
            writes: 0,
            listed: Vec::new(),
            title: Value::text("old"),
        }
    }

    fn answer(&mut self) -> Written {
        self.writes += 1;
        let last = self.answers.len() == 1;
        if last {
            self.answers[0].clone()
        } else {
            self.answers.remove(0)
        }
    }
}

impl Desk for Stubborn {
    fn abilities(&self) -> Abilities {
        Abilities {
            precondition: true,
            settles_after: Duration::seconds(60),
            account: "ana".into(),
            internal_comments: true,
            releases: false,
            history: true,
            merge: false,
            abreast: 1,
        }
    }

    fn pull(&mut self, cursor: &Cursor) -> Result<Page, Fault> {
        let next = cursor.clone();
        Ok(Page {
            next,
            ..Page::default()
        })
    }

    fn fetch(&mut self, remote: &str) -> Result<Fetched, Fault> {
        if !self.listed.is_empty() {
            return Ok(Fetched::Gone);
        }
        Ok(Fetched::Live(Observed {
            remote: remote.to_owned(),
            version: Version::default(),
            mark: None,
            fields: Fields::from([("title".to_owned(), self.title.clone())]),
            comments: Vec::new(),
            history: Vec::new(),
            files: Vec::new(),
        }))
    }

    fn attach(&mut self, _: &str, _: &str, _: &Parcel<'_>) -> Written {
        self.answer()
    }

    fn content(&mut self, _: &str, _: &str) -> Result<Option<Vec<u8>>, Fault> {
        Ok(None)
    }

    fn find(&mut self, _: &str) -> Result<Vec<String>, Fault> {
        Ok(Vec::new())
    }

    fn listed(&mut self, remotes: &[String]) -> Result<Vec<String>, Fault> {
        let shown = remotes.iter().filter(|one| self.listed.contains(one));
        Ok(shown.cloned().collect())
    }

    fn create(&mut self, _: &str, _: &Fields) -> Written {
        self.answer()
    }

    fn edit(&mut self, _: &str, fields: &Fields, _: Option<&Version>) -> Written {
        let answer = self.answer();
        if let (Written::Applied { .. }, Some(title)) = (&answer, fields.get("title")) {
            self.title = title.clone();
        }
        answer
    }

    fn comment(&mut self, _: &str, _: &str, _: &str, _: bool) -> Written {
        self.answer()
    }
}

struct Bench {
    memory: Memory,
    desk: Stubborn,
    now: Rc<Cell<i64>>,
    pauses: RefCell<Vec<Duration>>,
}

fn instant(seconds: i64) -> DateTime<Utc> {
    Utc.timestamp_opt(1_790_000_000 + seconds, 0)
        .single()
        .expect("a time")
}

impl Bench {
    fn new(answers: Vec<Written>) -> Self {
        Bench {
            memory: Memory::new(Rc::new(RefCell::new(Random::new(1)))),
            desk: Stubborn::new(answers),
            now: Rc::default(),
            pauses: RefCell::default(),
        }
    }

    fn with<T>(&mut self, f: impl FnOnce(&mut Engine<'_, Memory, Stubborn>) -> T) -> T {
        let (now, schema) = (self.now.clone(), Schema::default());
        f(&mut Engine {
            replica: &mut self.memory,
            desk: &mut self.desk,
            schema: &schema,
            clock: &|| instant(now.get()),
            ids: &mut || "new".to_owned(),
            pause: &|time| self.pauses.borrow_mut().push(time),
        })
    }

    fn run(&mut self) {
        let mut report = Report::default();
        self.with(|engine| engine.run(&mut report))
            .expect("it runs");
        self.now.set(self.now.get() + 100);
    }

    fn knows(&mut self, remotes: impl IntoIterator<Item = String>) {
        for remote in remotes {
            let link = Link {
                remote: remote.clone(),
                version: Version::default(),
                fate: Fate::Live,
            };
            let item = Item {
                id: remote.clone(),
                link: Some(link),
                ..Item::default()
            };
            self.memory.items.insert(remote, item);
        }
    }

    fn entry(&self, item: &str) -> Option<&Entry> {
        self.memory.items[item].outbox.first()
    }

    fn sweep(&mut self, from: Sweep) -> (Option<Sweep>, Report) {
        let mut report = Report::default();
        let next = self.with(|engine| engine.sweep(from, 10, &mut report));
        (next.expect("it looks"), report)
    }
}

fn applied() -> Written {
    Written::Applied {
        remote: "1".to_owned(),
    }
}

#[test]
fn a_thing_that_is_never_found_is_asked_about_and_not_sent_for_ever() {
    let mut bench = Bench::new(vec![Written::Unknown]);
    let fields = Fields::new();
    let item = Item {
        id: "a".into(),
        outbox: vec![Entry::new("mark", Work::Create { fields })],
        ..Item::default()
    };
    bench.memory.items.insert("a".into(), item);
    for _ in 0..20 {
        bench.run();
    }
    assert_eq!(bench.desk.writes, 3);
    assert_eq!(
        bench.entry("a").unwrap().state,
        State::Refused(UNFOUND.to_owned())
    );
    // Somebody looked, and has it sent: it is looked up once more, then sent.
    let entry = &mut bench.memory.items.get_mut("a").unwrap().outbox[0];
    (entry.state, entry.attempts) = (State::Unknown, 0);
    bench.desk.answers = vec![applied()];
    bench.run();
    assert_eq!((bench.desk.writes, bench.entry("a")), (4, None));
}

fn edit(bench: &mut Bench) {
    bench.knows(["1".to_owned()]);
    let change = Edit {
        base: Value::text("old"),
        mine: Value::text("new"),
    };
    let edits = BTreeMap::from([("title".to_owned(), change)]);
    let item = bench.memory.items.get_mut("1").unwrap();
    item.outbox.push(Entry::new("mark", Work::Edit { edits }));
}

#[test]
fn who_stands_in_the_way_is_given_a_while_and_not_tried_more_than_five_times() {
    let mut bench = Bench::new(vec![Written::Conflict]);
    edit(&mut bench);
    bench.run();
    assert_eq!(bench.desk.writes, 5);
    let pauses = bench.pauses.borrow().clone();
    assert_eq!(pauses.len(), 4);
    assert!(pauses.windows(2).any(|two| two[0] != two[1]), "{pauses:?}");
    assert!(bench.entry("1").unwrap().not_before.is_some());
    bench.desk.answers = vec![applied()];
    bench.run();
    assert_eq!(bench.entry("1"), None);
}

#[test]
fn what_went_through_in_part_begins_counting_anew() {
    let mut bench = Bench::new(vec![Written::Conflict, applied()]);
    edit(&mut bench);
    bench.memory.items.get_mut("1").unwrap().outbox[0].attempts = 3;
    bench.run();
    let through = |one: &u32| *one == 0;
    assert!(
        bench.memory.counted.iter().any(through),
        "{:?}",
        bench.memory.counted
    );
}

#[test]
fn a_look_for_what_vanished_goes_slice_by_slice_in_the_order_of_numbers() {
    let mut bench = Bench::new(vec![applied()]);
    bench.knows((1..=25).map(|one| one.to_string()));
    bench.desk.listed = (1..=25)
        .filter(|one| *one != 12)
        .map(|one| one.to_string())
        .collect();
    let (first, _) = bench.sweep(Sweep::default());
    assert_eq!(first.clone().unwrap().after.as_deref(), Some("10"));
    assert!(bench.memory.items["12"].link.as_ref().unwrap().fate == Fate::Live);
    let (second, _) = bench.sweep(first.unwrap());
    assert_eq!(second.clone().unwrap().missing, 1);
    assert!(bench.memory.items["12"].link.as_ref().unwrap().fate == Fate::Gone);
    assert_eq!(bench.sweep(second.unwrap()), (None, Report::default()));
}

#[test]
fn what_is_missing_adds_up_over_the_slices() {
    let mut bench = Bench::new(vec![applied()]);
    bench.knows((1..=100).map(|one| one.to_string()));
    // Three of ten in each slice: few enough alone.
    bench.desk.listed = (1..=100)
        .filter(|one| one % 10 > 2)
        .map(|one| one.to_string())
        .collect();
    let (mut place, mut vanished) = (Some(Sweep::default()), 0);
    while let Some(from) = place {
        let report;
        (place, report) = bench.sweep(from);
        vanished = report.vanished;
    }
    assert_eq!(vanished, 21);
}
