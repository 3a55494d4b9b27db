//! How well and how fast the knowledge base answers: real documentation asked 200 held queries, beside
//! what searches by LIKE give, then 102,000 made articles. Prints the rows of `make bench` as JSON;
//! figures for a person, not a test. With an argument, `recall` or `speed`, only that part; with a path
//! that ends in `.db`, the made articles are kept there for the window, and what is to be typed beside.
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a tool may stop at the first surprise"
)]

mod corpus;
mod recall;
mod speed;

use serde_json::{Value, json};
use std::path::Path;

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let database = args.iter().find(|arg| arg.ends_with(".db"));
    let only = args.first().cloned().unwrap_or_default();
    let (mut rows, mut notes) = (Vec::new(), Vec::new());
    if only != "speed" {
        recall::measure(&mut rows, &mut notes);
    }
    if only != "recall" {
        speed::measure(&mut rows, &mut notes, database.map(Path::new));
    }
    println!("{:#}", json!({"rows": rows, "notes": notes}));
}

/// A row with a figure in words.
fn said(what: &str, said: String) -> Value {
    json!({"what": what, "said": said})
}
