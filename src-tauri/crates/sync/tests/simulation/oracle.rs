//! What must hold once everything is quiet.

use super::desk::Ticket;
use super::world::{Client, Intent, What, World};
use slipway_domain::desk::file::Attached;
use slipway_domain::desk::value::{Value, of};
use slipway_sync::item::{Fate, Item};
use slipway_sync::outbox::Entry;
use slipway_sync::plan::Clash;
use std::collections::BTreeSet;

/// Everything that is wrong; empty when all is well.
pub(crate) fn wrongs(world: &World) -> Vec<String> {
    let mut out = Vec::new();
    for client in &world.clients {
        out.extend(client.memory.wrongs.clone());
        nothing_waits(client, &mut out);
        same_as_the_desk(world, client, &mut out);
        clashes_once(client, &mut out);
        for intent in &client.intents {
            arrived(world, client, intent, &mut out);
        }
        nobody_overwritten(world, client, &mut out);
    }
    out
}

fn nothing_waits(client: &Client, out: &mut Vec<String>) {
    for item in client.memory.items.values() {
        for entry in item.outbox.iter().filter(|entry| entry.open()) {
            out.push(format!(
                "{}: {} still waits on {}",
                client.name, entry.id, item.id
            ));
        }
    }
}

fn same_as_the_desk(world: &World, client: &Client, out: &mut Vec<String>) {
    let linked = |remote: &str| {
        let is = |item: &&Item| item.link.as_ref().is_some_and(|link| link.remote == remote);
        client.memory.items.values().filter(is).collect::<Vec<_>>()
    };
    for (remote, ticket) in &world.desk.tickets {
        let items = linked(remote);
        if !world.desk.is_live(remote) {
            let live = items
                .iter()
                .filter(|i| i.link.as_ref().is_some_and(|l| l.fate == Fate::Live));
            out.extend(live.map(|_| format!("{}: {remote} is taken for live", client.name)));
            continue;
        }
        let [item] = items.as_slice() else {
            out.push(format!(
                "{}: {remote} is {} items",
                client.name,
                items.len()
            ));
            continue;
        };
        if item
            .link
            .as_ref()
            .is_some_and(|link| link.fate != Fate::Live)
        {
            out.push(format!("{}: {remote} is taken for gone", client.name));
        }
        for (field, value) in &ticket.observed.fields {
            if of(&item.base, field) != value {
                let here = of(&item.base, field);
                out.push(format!(
                    "{}: {field} of {remote} is {here:?}, not {value:?}",
                    client.name
                ));
            }
        }
        files_are_the_same(client.name, item, ticket, out);
        let said: BTreeSet<&str> = ticket
            .observed
            .comments
            .iter()
            .map(|said| said.remote.as_str())
            .collect();
        let here: Vec<&str> = item
            .comments
            .iter()
            .map(|said| said.remote.as_deref().unwrap_or("?"))
            .collect();
        if here.iter().copied().collect::<BTreeSet<_>>() != said || here.len() != said.len() {
            out.push(format!(
                "{}: comments of {remote} are {here:?}, not {said:?}",
                client.name
            ));
        }
    }
}

fn files_are_the_same(who: &str, item: &Item, ticket: &Ticket, out: &mut Vec<String>) {
    let ids = |files: &[Attached]| -> Vec<String> {
        files.iter().map(|file| file.remote.clone()).collect()
    };
    let (here, there) = (ids(&item.files), ids(&ticket.observed.files));
    if here != there {
        let remote = &ticket.observed.remote;
        out.push(format!(
            "{who}: files of {remote} are {here:?}, not {there:?}"
        ));
    }
}

fn clashes_once(client: &Client, out: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for clash in &client.memory.clashes {
        if !seen.insert(&clash.id) {
            out.push(format!("{}: {} is listed again", client.name, clash.id));
        }
    }
}

fn lost_its_ticket(client: &Client, intent: &Intent) -> bool {
    let item = client.memory.items.get(&intent.item);
    let link = item.and_then(|item| item.link.as_ref());
    link.is_some_and(|link| link.fate != Fate::Live)
}

/// A refused entry is kept where a person sees it.
fn kept(client: &Client, entry: &str) -> bool {
    let mut all = client
        .memory
        .items
        .values()
        .flat_map(|item| item.outbox.iter());
    all.any(|one: &Entry| one.id == entry && !one.open())
}

fn cards<'a>(client: &'a Client, field: &'a str) -> impl Iterator<Item = &'a Clash> {
    client
        .memory
        .clashes
        .iter()
        .filter(move |clash| clash.field == field)
}

fn arrived(world: &World, client: &Client, intent: &Intent, out: &mut Vec<String>) {
    let lost = lost_its_ticket(client, intent);
    let mut wrong = |what: &str| out.push(format!("{}: {} {what}", client.name, intent.entry));
    match &intent.what {
        What::Make => {
            let made = world.desk.tickets.values();
            let count = made
                .filter(|t| t.observed.mark.as_ref() == Some(&intent.entry))
                .count();
            if count != 1 {
                wrong(&format!("made {count} tickets"));
            }
        }
        What::Say => {
            let live = world
                .desk
                .tickets
                .iter()
                .filter(|(remote, _)| world.desk.is_live(remote));
            let said = live.flat_map(|(_, ticket)| &ticket.observed.comments);
            let count = said
                // By its words: a desk may have thrown its mark out.
                .filter(|said| said.body.trim() == format!("said {}", intent.entry))
                .count();
            if count > 1 || (count == 0 && !lost && !kept(client, &intent.entry)) {
                wrong(&format!("was said {count} times"));
            }
            if count == 0 && !lost && kept(client, &intent.entry) {
                wrong("was given up although its ticket lives");
            }
        }
        What::Attach => {
            let live = world
                .desk
                .tickets
                .iter()
                .filter(|(remote, _)| world.desk.is_live(remote));
            let files = live.flat_map(|(_, ticket)| &ticket.observed.files);
            let held = format!("{:-<24}", intent.entry).into_bytes();
            let count = files
                .filter(|file| world.desk.contents.get(&file.remote) == Some(&held))
                .count();
            if count > 1 || (count == 0 && !lost) {
                wrong(&format!("was put there {count} times"));
            }
        }
        What::Set(field, _, mine) => {
            let last = client.intents.iter().rfind(|other| {
                other.item == intent.item && matches!(&other.what, What::Set(f, ..) if f == field)
            });
            let is_last = last.is_some_and(|last| std::ptr::eq(last, intent));
            let back = client.intents.iter().any(|other| {
                other.item == intent.item
                    && matches!(&other.what, What::Set(f, base, _) if f == field && base == mine)
            });
            let mut written = world.desk.writes.iter();
            let there = written
                .any(|(who, _, f, _, to)| who == client.name && f == field && to == mine)
                || world
                    .desk
                    .writes
                    .iter()
                    .any(|(_, _, f, _, to)| f == field && to == mine);
            let carded = cards(client, field).any(|card| card.mine == *mine);
            if is_last && !lost && !back && !there && !carded {
                wrong(&format!("{field} {mine:?} is lost"));
            }
        }
        What::Word(word, comes) => {
            let mut written = world.desk.writes.iter();
            let there = written.any(|(_, _, f, _, to)| f == "labels" && to.as_set().contains(word));
            let gone = world.removed.contains(word) || taken_out(world, word);
            if *comes && !lost && !there && !gone {
                wrong(&format!("label {word} is lost"));
            }
        }
        What::Line(line) => {
            let mut written = world.desk.writes.iter();
            let there = written.any(|(_, _, f, _, to)| f == "notes" && to.as_text().contains(line));
            let carded = cards(client, "notes").any(|card| card.mine.as_text().contains(line));
            if !lost && !there && !carded {
                wrong(&format!("line {line} is lost"));
            }
        }
    }
}

/// Somebody at one of our desks took the word out.
fn taken_out(world: &World, word: &str) -> bool {
    let mut intents = world.clients.iter().flat_map(|client| &client.intents);
    intents.any(|intent| matches!(&intent.what, What::Word(w, false) if w == word))
}

/// Somebody else put the word or the line into this ticket; what came along with edits of a ticket
/// that was merged into this is ours to take back.
fn put_in_by_others(world: &World, name: &str, remote: &str, part: &str) -> bool {
    let holds = |value: &Value| value.as_set().contains(part) || value.as_text().contains(part);
    world.desk.writes.iter().any(|(who, ticket, _, from, to)| {
        who != name && ticket == remote && holds(to) && !holds(from)
    })
}

/// A value that stood at the desk is replaced by one of ours only when somebody here had seen it, or
/// when it is kept in a card. A word that nobody took out is still in its set, a line in its text.
fn nobody_overwritten(world: &World, client: &Client, out: &mut Vec<String>) {
    for (who, remote, field, from, to) in &world.desk.writes {
        // Of a ticket that was deleted or merged away, the desk itself threw the fields out.
        if who != client.name || !world.desk.is_live(remote) {
            continue;
        }
        let wanted = |intent: &Intent| match &intent.what {
            What::Set(f, base, mine) => f == field && (base == from || mine == from),
            _ => false,
        };
        match field.as_str() {
            "labels" => {
                let now = of(&world.desk.tickets[remote].observed.fields, "labels").as_set();
                let thrown = from.as_set();
                for word in thrown
                    .difference(&to.as_set())
                    .filter(|word| !now.contains(*word))
                {
                    let others = put_in_by_others(world, client.name, remote, word);
                    if others && !taken_out(world, word) && !world.removed.contains(word) {
                        out.push(format!("{who}: label {word} of {remote} was thrown out"));
                    }
                }
            }
            "notes" => {
                for line in from.as_text().lines() {
                    let now = of(&world.desk.tickets[remote].observed.fields, "notes");
                    let stays = to.as_text().contains(line) || now.as_text().contains(line);
                    let carded = cards(client, field).any(|card| {
                        let both = [&card.mine, &card.theirs];
                        both.iter().any(|value| value.as_text().contains(line))
                    });
                    let others = put_in_by_others(world, client.name, remote, line);
                    if others && !stays && !carded {
                        out.push(format!("{who}: {line} of {remote} was thrown out"));
                    }
                }
            }
            _ => {
                let carded = cards(client, field).any(|card| card.theirs == *from);
                let first = *from == Value::Empty;
                if !first && !carded && !client.intents.iter().any(wanted) {
                    out.push(format!(
                        "{who}: {field} {from:?} of {remote} was overwritten by {to:?}"
                    ));
                }
            }
        }
    }
}

/// Prints what everybody wanted, wrote and holds.
pub(crate) fn trace(world: &World) {
    for client in &world.clients {
        for Intent { item, entry, what } in &client.intents {
            eprintln!("{} {item} {entry} {what:?}", client.name);
        }
        for item in client.memory.items.values() {
            eprintln!("{} {item:#?}", client.name);
        }
        for clash in &client.memory.clashes {
            eprintln!("{} {clash:?}", client.name);
        }
    }
    for (who, remote, field, from, to) in &world.desk.writes {
        eprintln!("{who} {remote} {field} {from:?} {to:?}");
    }
}
