//! The engine over a real desk, through a line on which everything goes wrong once.

use super::replica::Memory;
use super::{House, desk, fields, live, made, mark, pulled};
use chrono::{DateTime, Duration, Utc};
use slipway_domain::desk::field;
use slipway_domain::desk::file::Reach;
use slipway_domain::desk::value::Value;
use slipway_domain::desk::{Cursor, Observed};
use slipway_servicedesk::{Connection, Crew, Limits, ServiceDesk};
use slipway_sync::engine::{Engine, Report, Stop};
use slipway_sync::item::Item;
use slipway_sync::outbox::{Edit, Enclosure, Entry, Work};
use slipway_testkit::proxy::{Mishap, Passed, Proxy, Seen};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

const LOGIN: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n<html><form action=/login></form></html>";

fn answer(status: &str, headers: &str) -> String {
    format!("HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\nConnection: close\r\n\r\n")
}

/// Everything that may happen to a write.
fn mishaps() -> Vec<(&'static str, Mishap)> {
    let dated =
        "Date: Sat, 28 Nov 2026 10:00:00 GMT\r\nRetry-After: Sat, 28 Nov 2026 10:00:20 GMT\r\n";
    vec![
        ("lost there", Mishap::LostThere),
        ("lost back", Mishap::LostBack),
        ("half an answer", Mishap::Half),
        (
            "429 in seconds",
            Mishap::Instead(answer("429 Slow", "Retry-After: 20\r\n")),
        ),
        (
            "429 with a date",
            Mishap::Instead(answer("429 Slow", dated)),
        ),
        (
            "429 that says nothing",
            Mishap::Instead(answer("429 Slow", "Retry-After: soon\r\n")),
        ),
        (
            "503 in seconds",
            Mishap::Instead(answer("503 Away", "Retry-After: 0\r\n")),
        ),
        (
            "503 after it was done",
            Mishap::After(answer("503 Away", "")),
        ),
        (
            "502 after it was done",
            Mishap::After(answer("502 Gateway", "")),
        ),
        ("a login page", Mishap::Instead(LOGIN.into())),
        (
            "a login page after it was done",
            Mishap::After(LOGIN.into()),
        ),
        (
            "a redirect to a login",
            Mishap::Instead(answer("302 Found", "Location: /login\r\n")),
        ),
    ]
}

fn writes(seen: &Seen) -> bool {
    changes(&seen.method, &seen.target)
}

/// Whether a request changes something; some products search by a POST.
fn changes(method: &str, target: &str) -> bool {
    let path = target.split('?').next().unwrap_or_default();
    let searches = [
        "/2.0/attachments",
        "/users",
        "/search",
        "/search/jql",
        "/transactions",
        "/graphql",
    ];
    match method {
        "GET" | "HEAD" => false,
        "POST" => !searches.iter().any(|end| path.ends_with(end)),
        _ => true,
    }
}

/// Something to do at the desk, and how to see that it was done once.
struct Wish {
    create: String,
    comment: String,
    target: String,
    title: String,
    public: bool,
    /// The entry that puts a file on a ticket, the ticket, and what the file holds.
    file: Option<(String, String, Vec<u8>)>,
}

pub(crate) fn every_mishap(house: &dyn House) {
    let project = house.project();
    let direct = house.ana(&project);
    let proxy = Proxy::start(&direct.url).expect("a free port");
    let mut sure = desk(direct.clone(), true);
    let mut crooked = desk(through(&direct, &proxy), true);
    let mut replica = Memory::default();
    let now = Cell::new(house.now(&project));
    for (name, mishap) in mishaps() {
        let target = made(&mut sure, &format!("before {name}"));
        let laden = made(&mut sure, &format!("laden before {name}"));
        run(&mut replica, &mut crooked, &now).unwrap_or_else(|stop| panic!("{name}: {stop}"));
        let public = !sure.abilities().internal_comments;
        let mut wish = wish(&mut replica, &target, name, public);
        house.pass(&project);
        // Where a desk takes no files there is none to lose.
        if direct.kind.reach() != Reach::Nobody {
            wish.file = Some(enclose(&mut replica, &laden, direct.kind.reach(), name));
        }
        // The first write to each place goes wrong.
        let mut struck = BTreeSet::new();
        proxy.judge(move |seen| {
            let place = (seen.method.clone(), seen.target.clone());
            if writes(seen) && struck.insert(place) {
                mishap.clone()
            } else {
                Mishap::None
            }
        });
        for _ in 0..12 {
            // A run that stops is tried again, as the app does.
            let _ = run(&mut replica, &mut crooked, &now);
            now.set(now.get() + Duration::seconds(95));
            house.pass(&project);
        }
        proxy.judge(|_| Mishap::None);
        let left: Vec<&Entry> = replica
            .items
            .values()
            .flat_map(|item| &item.outbox)
            .collect();
        assert!(left.is_empty(), "{name}: {left:?}");
        assert_eq!(replica.clashes, [], "{name}");
        once(&mut sure, &wish, name);
        if let Some(file) = &wish.file {
            attached_once(&mut sure, file, direct.kind.marks_files(), name);
        }
    }
    everything_is_the_same(&mut sure, &replica);
}

/// Tickets that something is said on, and how much on each.
const SAID: [usize; 2] = [7, 3];

pub(crate) fn several_go_at_once_and_each_keeps_its_order(house: &dyn House) {
    let project = house.project();
    let direct = house.ana(&project);
    let proxy = Proxy::start(&direct.url).expect("a free port");
    let mut sure = desk(direct.clone(), true);
    let mut slow = desk(through(&direct, &proxy), true);
    let public = !sure.abilities().internal_comments;
    let mut replica = Memory::default();
    let now = Cell::new(house.now(&project));
    let all: Vec<String> = (0..SAID[0])
        .map(|at| made(&mut sure, &format!("spoken of {at}")))
        .collect();
    house.pass(&project);
    run(&mut replica, &mut slow, &now).expect("it is read");
    for remote in &all {
        for at in 0..SAID[1] {
            let body = format!("said {at}");
            let item = replica.of(remote);
            let said = Work::Comment { body, public };
            item.outbox.push(Entry::new(mark(), said));
        }
    }
    proxy.judge(|seen| match writes(seen) {
        true => Mishap::Slow(std::time::Duration::from_millis(120)),
        false => Mishap::None,
    });
    let report = run(&mut replica, &mut slow, &now).expect("it is sent");
    assert_eq!(report.pushed as usize, SAID[0] * SAID[1]);
    let most = most_at_once(&proxy.passed());
    assert_eq!(most, slow.abilities().abreast, "writes at once");
    for remote in &all {
        let said: Vec<String> = live(&mut sure, remote)
            .comments
            .into_iter()
            .map(|said| said.body)
            .collect();
        assert_eq!(said, ["said 0", "said 1", "said 2"]);
    }
}

/// Of how many writes the spans cover one another.
fn most_at_once(passed: &[Passed]) -> usize {
    let writes: Vec<&Passed> = passed
        .iter()
        .filter(|one| changes(&one.method, &one.target))
        .collect();
    let beside = |one: &Passed| {
        let under_way = |other: &&&Passed| other.began <= one.began && one.began < other.ended;
        writes.iter().filter(under_way).count()
    };
    writes.iter().map(|one| beside(one)).max().unwrap_or(0)
}

fn through(direct: &Connection, proxy: &Proxy) -> Connection {
    let limits = Limits {
        total: std::time::Duration::from_secs(30),
        ..Limits::default()
    };
    Connection {
        url: proxy.url(),
        limits,
        ..direct.clone()
    }
}

fn run(
    replica: &mut Memory,
    desk: &mut Box<dyn ServiceDesk>,
    now: &Cell<DateTime<Utc>>,
) -> Result<Report, Stop<std::convert::Infallible>> {
    let schema = field::schema();
    let mut report = Report::default();
    let mut engine = Engine {
        replica,
        desk: &mut Crew::new(desk),
        schema: &schema,
        clock: &|| now.get(),
        ids: &mut mark,
        pause: &|time| std::thread::sleep(time.to_std().unwrap_or_default()),
    };
    engine.run(&mut report)?;
    Ok(report)
}

/// One new ticket, one comment and one edit of a known one.
fn wish(replica: &mut Memory, target: &str, name: &str, public: bool) -> Wish {
    let (create, comment, edit) = (mark(), mark(), mark());
    let title = format!("after {name}");
    let fresh = Item {
        id: mark(),
        outbox: vec![Entry::new(
            create.clone(),
            Work::Create {
                fields: fields([("title", &title), ("description", "made offline")]),
            },
        )],
        ..Item::default()
    };
    replica.items.insert(fresh.id.clone(), fresh);
    let item = replica.of(target);
    let said = Work::Comment {
        body: format!("about {name}"),
        public,
    };
    let change = Edit {
        base: item.base["title"].clone(),
        mine: Value::text(&title),
    };
    item.outbox.push(Entry::new(comment.clone(), said));
    let edits = BTreeMap::from([("title".to_owned(), change)]);
    item.outbox.push(Entry::new(edit, Work::Edit { edits }));
    Wish {
        create,
        comment,
        target: target.to_owned(),
        title,
        public,
        file: None,
    }
}

/// One file for a ticket, named and sized like the one of every other run.
fn enclose(
    replica: &mut Memory,
    laden: &str,
    reach: Reach,
    name: &str,
) -> (String, String, Vec<u8>) {
    let entry = mark();
    let content = format!("{name:-<40}").into_bytes();
    replica.files.insert(entry.clone(), content.clone());
    let file = Enclosure {
        name: "crash.log".to_owned(),
        kind: "text/plain".to_owned(),
        size: content.len() as u64,
        sha256: entry.clone(),
        public: reach == Reach::Everybody,
    };
    let work = Work::Attach(file);
    replica
        .of(laden)
        .outbox
        .push(Entry::new(entry.clone(), work));
    (entry, laden.to_owned(), content)
}

fn once(sure: &mut Box<dyn ServiceDesk>, wish: &Wish, name: &str) {
    assert_eq!(
        sure.find(&wish.create).unwrap().len(),
        1,
        "{name}: made once"
    );
    let seen = live(sure, &wish.target);
    let said = seen
        .comments
        .iter()
        .filter(|said| said.mark.as_ref() == Some(&wish.comment));
    assert_eq!(said.count(), 1, "{name}: said once");
    assert_eq!(seen.comments.len(), 1, "{name}: nothing else was said");
    assert_eq!(seen.comments[0].public, wish.public, "{name}");
    assert_eq!(seen.fields["title"], Value::text(&wish.title), "{name}");
    let changes = seen.history.iter().filter(|done| done.field == "title");
    assert_eq!(changes.count(), 1, "{name}: changed once");
}

fn attached_once(
    sure: &mut Box<dyn ServiceDesk>,
    (entry, laden, content): &(String, String, Vec<u8>),
    marked: bool,
    name: &str,
) {
    let seen = live(sure, laden);
    let [file] = seen.files.as_slice() else {
        panic!("{name}: {:?}", seen.files);
    };
    assert_eq!(
        (file.name.as_str(), file.own),
        ("crash.log", true),
        "{name}"
    );
    assert_eq!(file.mark.as_ref(), marked.then_some(entry), "{name}");
    let held = sure.content(laden, &file.remote).unwrap();
    assert_eq!(held.as_ref(), Some(content), "{name}: whole");
    assert!(seen.comments.iter().all(|said| !said.public), "{name}");
}

fn everything_is_the_same(sure: &mut Box<dyn ServiceDesk>, replica: &Memory) {
    let all: Vec<Observed> = pulled(sure, &mut Cursor::default());
    assert_eq!(all.len(), replica.items.len(), "as many there as here");
    for seen in all {
        let is = |item: &&Item| {
            item.link
                .as_ref()
                .is_some_and(|link| link.remote == seen.remote)
        };
        let item = replica.items.values().find(is).expect("it is here too");
        assert_eq!(item.base, seen.fields);
        assert_eq!(item.comments.len(), seen.comments.len());
        assert_eq!(item.files, seen.files);
    }
}
