//! Two desks of ours, one of theirs, people at all three, and everything that can go wrong between.

use super::desk::{Desk, LAG, instant};
use super::line::Line;
use super::random::Random;
use super::replica::Memory;
use slipway_domain::desk::value::{Fields, Kind, Schema, Value, of};
use slipway_sync::engine::{Engine, Report, Stop, Sweep, UNFOUND};
use slipway_sync::item::{Fate, Item};
use slipway_sync::outbox::{Edit, Enclosure, Entry, State, Work, enqueue_edit};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// How often something happens before everything falls quiet.
const STEPS: usize = 60;
/// In so many rounds without faults both sides must have come together.
const ROUNDS: usize = 12;
/// No clock is wrong by more than this many seconds.
const SKEW: usize = 100;
/// Things that a look for what vanished takes at once.
const SLICE: usize = 4;

/// What somebody at one of our desks wanted.
pub(crate) struct Intent {
    pub(crate) item: String,
    pub(crate) entry: String,
    pub(crate) what: What,
}

#[derive(Debug)]
pub(crate) enum What {
    Make,
    Say,
    /// A file comes.
    Attach,
    /// A scalar: field, what was shown, what it shall be.
    Set(String, Value, Value),
    /// A word of a set comes or goes.
    Word(String, bool),
    /// A line of a text comes.
    Line(String),
}

pub(crate) struct Client {
    pub(crate) name: &'static str,
    pub(crate) memory: Memory,
    pub(crate) intents: Vec<Intent>,
    ids: u64,
    /// How many seconds its clock is fast.
    fast: i64,
    /// How far its look for what vanished has come.
    sweep: Sweep,
}

pub(crate) struct World {
    pub(crate) desk: Desk,
    pub(crate) clients: Vec<Client>,
    random: Rc<RefCell<Random>>,
    now: Rc<Cell<i64>>,
    names: u64,
    /// Words that somebody at the desk took out of a set.
    pub(crate) removed: Vec<String>,
    /// Words and lines that somebody at the desk put in.
    pub(crate) theirs: Vec<(String, String)>,
}

pub(crate) fn schema() -> Schema {
    let closed = ["closed".to_owned()].into();
    Schema::new([
        ("labels", Kind::Set),
        ("notes", Kind::Lines),
        ("status", Kind::Status { closed }),
    ])
}

impl World {
    pub(crate) fn new(seed: u64, jumps: bool) -> World {
        let random = Rc::new(RefCell::new(Random::new(seed)));
        let now = Rc::new(Cell::new(0));
        let mut desk = Desk::new(random.clone(), now.clone());
        desk.precondition = seed.is_multiple_of(2);
        desk.jumps = jumps;
        desk.abreast = 1 + (seed % 7) as usize % 4;
        let skewed = || random.borrow_mut().below(2 * SKEW) as i64 - SKEW as i64;
        desk.fast = skewed();
        desk.marks_files = !seed.is_multiple_of(5);
        let client = |name| Client {
            name,
            memory: Memory::new(random.clone()),
            intents: Vec::new(),
            ids: 0,
            fast: skewed(),
            sweep: Sweep::default(),
        };
        let clients = vec![client("ana"), client("ben")];
        let (removed, theirs) = (Vec::new(), Vec::new());
        World {
            desk,
            clients,
            random,
            now,
            names: 0,
            removed,
            theirs,
        }
    }

    /// Lets it all happen, then lets it fall quiet.
    pub(crate) fn run(&mut self) {
        for _ in 0..3 {
            let fields = self.first_fields();
            self.desk.make(None, &fields);
        }
        for _ in 0..STEPS {
            self.step();
        }
        self.desk.faults = false;
        for client in &mut self.clients {
            client.memory.dies = 0;
        }
        for _ in 0..ROUNDS {
            self.desk.pass(3 * LAG);
            for at in 0..self.clients.len() {
                self.send_what_was_asked(at);
                self.sync(at);
                self.sweep_all(at);
            }
        }
    }

    fn below(&self, below: usize) -> usize {
        self.random.borrow_mut().below(below)
    }

    fn word(&mut self, kind: &str) -> String {
        self.names += 1;
        format!("{kind}{}", self.names)
    }

    fn first_fields(&mut self) -> Fields {
        let title = Value::text(self.word("title"));
        let notes = Value::text("one\ntwo\nthree\nfour\nfive\n");
        Fields::from([("title".into(), title), ("notes".into(), notes)])
    }

    fn step(&mut self) {
        match self.below(12) {
            0..=4 => {
                let at = self.below(self.clients.len());
                self.somebody_here(at);
            }
            5..=7 => self.somebody_there(),
            8 => self.desk.pass(20),
            9 => {
                let at = self.below(self.clients.len());
                self.clients[at].memory.dies = 4;
                self.sweep(at);
            }
            _ => {
                let at = self.below(self.clients.len());
                self.clients[at].memory.dies = 4;
                self.sync(at);
            }
        }
    }

    fn sync(&mut self, at: usize) {
        self.with_engine(at, |engine, report| engine.run(report));
    }

    /// One slice; where it is cut short the next goes on from where it was.
    fn sweep(&mut self, at: usize) {
        let from = self.clients[at].sweep.clone();
        let mut next = Some(from.clone());
        self.with_engine(at, |engine, report| {
            next = engine.sweep(from, SLICE, report)?;
            Ok(())
        });
        self.clients[at].sweep = next.unwrap_or_default();
    }

    fn sweep_all(&mut self, at: usize) {
        self.sweep(at);
        while self.clients[at].sweep != Sweep::default() {
            self.sweep(at);
        }
    }

    /// Somebody is asked what to do with a thing that was never found, and has it sent: it is looked
    /// up once more before.
    fn send_what_was_asked(&mut self, at: usize) {
        let items = self.clients[at].memory.items.values_mut();
        for entry in items.flat_map(|item| &mut item.outbox) {
            if entry.state == State::Refused(UNFOUND.to_owned()) {
                (entry.state, entry.attempts) = (State::Unknown, 0);
            }
        }
    }

    fn with_engine(
        &mut self,
        at: usize,
        run: impl FnOnce(
            &mut Engine<'_, Memory, Line<'_>>,
            &mut Report,
        ) -> Result<(), Stop<super::replica::Died>>,
    ) {
        let client = &mut self.clients[at];
        let (now, schema) = (self.now.clone(), schema());
        let (name, fast, count) = (client.name, client.fast, &mut client.ids);
        client.memory.dead.set(false);
        let mut line = Line {
            desk: &mut self.desk,
            account: name,
            under_way: Vec::new(),
            replied: Vec::new(),
            dead: client.memory.dead.clone(),
            wrongs: Vec::new(),
        };
        let mut engine = Engine {
            replica: &mut client.memory,
            desk: &mut line,
            schema: &schema,
            clock: &|| instant(now.get() + fast),
            pause: &|time| now.set(now.get() + time.num_seconds()),
            ids: &mut || {
                *count += 1;
                format!("{name}-{count}")
            },
        };
        // A run that is cut short is what this is about; the next goes on from what was kept.
        let _ = run(&mut engine, &mut Report::default());
        client.memory.wrongs.append(&mut line.wrongs);
    }

    /// Somebody at one of our desks does something to an item they see.
    fn somebody_here(&mut self, at: usize) {
        let live = |item: &&Item| {
            item.link
                .as_ref()
                .is_none_or(|link| link.fate == Fate::Live)
        };
        let ids: Vec<String> = {
            let items = self.clients[at].memory.items.values();
            items.filter(live).map(|item| item.id.clone()).collect()
        };
        let chosen = self.random.borrow_mut().pick(&ids).cloned();
        let kind = self.below(10);
        let (Some(id), 1..) = (chosen, kind) else {
            return self.make_here(at);
        };
        let view = self.clients[at].memory.items[&id].view();
        match kind {
            1 => self.say_here(at, &id),
            2 => self.attach_here(at, &id),
            3..=4 if !self.desk.marks_files => self.attach_here(at, &id),
            3..=5 => {
                let to = Value::text(self.word("title"));
                self.set_here(at, &id, "title", &view, to);
            }
            6 => {
                let words = ["open", "refused", "closed", "waiting"];
                let to = Value::text(words[self.below(words.len())]);
                self.set_here(at, &id, "status", &view, to);
            }
            7..=8 => self.label_here(at, &id, &view),
            _ => self.line_here(at, &id, &view),
        }
    }

    fn entry_id(&mut self, at: usize) -> String {
        let name = self.clients[at].name;
        self.word(&format!("{name}-entry"))
    }

    fn intend(&mut self, at: usize, item: &str, entry: String, what: What) {
        self.clients[at].intents.push(Intent {
            item: item.to_owned(),
            entry,
            what,
        });
    }

    fn make_here(&mut self, at: usize) {
        let fields = self.first_fields();
        let (entry, id) = (self.entry_id(at), self.word("made"));
        let work = Work::Create { fields };
        let outbox = vec![Entry::new(entry.clone(), work)];
        let item = Item {
            id: id.clone(),
            outbox,
            ..Item::default()
        };
        self.clients[at].memory.items.insert(id.clone(), item);
        self.intend(at, &id, entry, What::Make);
    }

    fn say_here(&mut self, at: usize, id: &str) {
        let entry = self.entry_id(at);
        let work = Work::Comment {
            body: format!("said {entry}"),
            public: false,
        };
        let item = self.clients[at]
            .memory
            .items
            .get_mut(id)
            .expect("it is there");
        item.outbox.push(Entry::new(entry.clone(), work));
        self.intend(at, id, entry, What::Say);
    }

    /// Files have few names, and all are of one size: only who looks well tells them apart.
    fn attach_here(&mut self, at: usize, id: &str) {
        let entry = self.entry_id(at);
        // Where the desk keeps no mark of a file there are many, and all are called the same.
        let names: &[&str] = match self.desk.marks_files {
            true => &["crash.log", "screen.png"],
            false => &["crash.log"],
        };
        let held = format!("{entry:-<24}");
        let work = Work::Attach(Enclosure {
            name: names[self.below(names.len())].to_owned(),
            kind: "text/plain".to_owned(),
            size: held.len() as u64,
            sha256: held,
            public: false,
        });
        let item = self.clients[at]
            .memory
            .items
            .get_mut(id)
            .expect("it is there");
        item.outbox.push(Entry::new(entry.clone(), work));
        self.intend(at, id, entry, What::Attach);
    }

    fn put(&mut self, at: usize, id: &str, field: &str, base: Value, mine: Value) -> String {
        let entry = self.entry_id(at);
        let item = self.clients[at]
            .memory
            .items
            .get_mut(id)
            .expect("it is there");
        enqueue_edit(&mut item.outbox, &entry, field, Edit { base, mine });
        entry
    }

    fn set_here(&mut self, at: usize, id: &str, field: &str, view: &Fields, to: Value) {
        let base = of(view, field).clone();
        if base == to {
            return;
        }
        let entry = self.put(at, id, field, base.clone(), to.clone());
        self.intend(at, id, entry, What::Set(field.to_owned(), base, to));
    }

    fn label_here(&mut self, at: usize, id: &str, view: &Fields) {
        let base = of(view, "labels").clone();
        let mut words = base.as_set();
        let first = words.first().cloned();
        let (word, comes) = match first.filter(|_| self.below(3) == 0) {
            Some(word) => (word, false),
            None => (self.word("label"), true),
        };
        if comes {
            words.insert(word.clone());
        } else {
            words.remove(&word);
        }
        let entry = self.put(at, id, "labels", base, Value::set(words));
        self.intend(at, id, entry, What::Word(word, comes));
    }

    fn line_here(&mut self, at: usize, id: &str, view: &Fields) {
        let base = of(view, "notes").clone();
        let line = self.word("line");
        let mine = with_line(base.as_text(), &line, self.below(6));
        let entry = self.put(at, id, "notes", base, Value::text(mine));
        self.intend(at, id, entry, What::Line(line));
    }

    /// Somebody at the desk itself does something.
    fn somebody_there(&mut self) {
        let live: Vec<String> = {
            let all = self.desk.tickets.keys();
            all.filter(|one| self.desk.is_live(one)).cloned().collect()
        };
        let Some(remote) = self.random.borrow_mut().pick(&live).cloned() else {
            return;
        };
        let fields = self.desk.tickets[&remote].observed.fields.clone();
        match self.below(12) {
            0..=2 => {
                let to = Value::text(self.word("theirs"));
                self.desk.set("desk", &remote, "title", &to);
            }
            3 => self
                .desk
                .set("desk", &remote, "status", &Value::text("closed")),
            4..=5 => {
                let mut words = of(&fields, "labels").as_set();
                if let Some(word) = words.first().cloned().filter(|_| self.below(3) == 0) {
                    words.remove(&word);
                    self.removed.push(word);
                } else {
                    let word = self.word("their-label");
                    words.insert(word.clone());
                    self.theirs.push((remote.clone(), word));
                }
                self.desk.set("desk", &remote, "labels", &Value::set(words));
            }
            6 => {
                let line = self.word("their-line");
                let text = with_line(of(&fields, "notes").as_text(), &line, self.below(6));
                self.desk.set("desk", &remote, "notes", &Value::text(text));
                self.theirs.push((remote, line));
            }
            7 => self.desk.say("desk", &remote, None, "said there"),
            8 => {
                let file = ("crash.log", &b"laid there by somebody.."[..]);
                self.desk.lay("desk", &remote, None, file);
            }
            9 => {
                let fields = self.first_fields();
                self.desk.make(None, &fields);
            }
            10 if live.len() > 3 => self.desk.delete(&remote),
            // A desk that keeps no mark for a file makes no ticket part of another.
            11 if live.len() > 3 && self.desk.marks_files => {
                let into = self
                    .random
                    .borrow_mut()
                    .pick(&live)
                    .cloned()
                    .unwrap_or_default();
                self.desk.merge(&remote, &into);
            }
            _ => self.desk.pass(5),
        }
    }
}

/// A text with one line more.
fn with_line(text: &str, line: &str, at: usize) -> String {
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(at.min(lines.len()), line);
    lines.join("\n") + "\n"
}
