//! What is put together while it waits, and what never is.

use slipway_domain::desk::value::{Fields, Value};
use slipway_sync::item::Item;
use slipway_sync::outbox::{Edit, Entry, State, Work, enqueue_edit};

fn edit(base: &str, mine: &str) -> Edit {
    Edit {
        base: Value::text(base),
        mine: Value::text(mine),
    }
}

fn words(queue: &[Entry]) -> Vec<String> {
    let said = |entry: &Entry| match &entry.work {
        Work::Create { .. } => "create".to_owned(),
        Work::Comment { body, .. } => format!("say {body}"),
        Work::Attach(file) => format!("attach {}", file.name),
        Work::Edit { edits } => {
            let one = |(field, edit): (&String, &Edit)| {
                format!(
                    "{field}: {} to {}",
                    edit.base.as_text(),
                    edit.mine.as_text()
                )
            };
            edits.iter().map(one).collect::<Vec<_>>().join(", ")
        }
    };
    queue.iter().map(said).collect()
}

#[test]
fn edits_that_nobody_sent_are_one() {
    let mut queue = Vec::new();
    enqueue_edit(&mut queue, "1", "title", edit("a", "b"));
    enqueue_edit(&mut queue, "2", "title", edit("b", "c"));
    enqueue_edit(&mut queue, "3", "status", edit("open", "closed"));
    assert_eq!(words(&queue), ["status: open to closed, title: a to c"]);
}

#[test]
fn an_edit_taken_back_before_it_was_sent_is_none() {
    let mut queue = Vec::new();
    enqueue_edit(&mut queue, "1", "title", edit("a", "b"));
    enqueue_edit(&mut queue, "2", "title", edit("b", "a"));
    assert_eq!(words(&queue), [""; 0]);
}

#[test]
fn nothing_joins_an_edit_that_may_have_left_or_passes_a_comment() {
    let mut queue = Vec::new();
    enqueue_edit(&mut queue, "1", "title", edit("a", "b"));
    queue[0].state = State::Unknown;
    enqueue_edit(&mut queue, "2", "title", edit("b", "c"));
    let body = "look".to_owned();
    queue.push(Entry::new("3", Work::Comment { body, public: true }));
    enqueue_edit(&mut queue, "4", "title", edit("c", "d"));
    assert_eq!(
        words(&queue),
        [
            "title: a to b",
            "title: b to c",
            "say look",
            "title: c to d"
        ]
    );
}

#[test]
fn people_see_what_they_did_whether_it_was_sent_or_not() {
    let mut item = Item {
        base: Fields::from([("title".to_owned(), Value::text("a"))]),
        ..Item::default()
    };
    enqueue_edit(&mut item.outbox, "1", "title", edit("a", "b"));
    assert_eq!(item.view()["title"], Value::text("b"));
    item.outbox[0].state = State::Unknown;
    assert_eq!(item.view()["title"], Value::text("b"));
    item.outbox[0].state = State::Refused("no".to_owned());
    assert_eq!(
        item.view()["title"],
        Value::text("a"),
        "what is refused waits in sight, elsewhere"
    );
}
