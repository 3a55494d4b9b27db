//! How long an article takes to be drawn; a figure for a person, not a test. With paths, their files
//! are drawn one by one and as one article of a megabyte; without, a made one of a megabyte.
#![allow(clippy::unwrap_used, reason = "a tool may stop at the first surprise")]

use slipway_domain::article::html::{Nowhere, diff, draw, plain_text};
use std::time::{Duration, Instant};

const MEGABYTE: usize = 1 << 20;

fn main() {
    let texts: Vec<String> = std::env::args()
        .skip(1)
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    if let Some(slowest) = texts
        .iter()
        .map(|text| median(5, || draw(text, &Nowhere)))
        .max()
    {
        println!("{} files, the slowest drawn in {slowest:?}", texts.len());
    }
    let long = repeated(&if texts.is_empty() {
        made()
    } else {
        texts.concat()
    });
    let drawn = draw(&long, &Nowhere);
    println!(
        "an article of {} bytes, {} bytes of HTML, {} headings",
        long.len(),
        drawn.html.len(),
        drawn.outline.len()
    );
    println!("drawn in {:?}", median(21, || draw(&long, &Nowhere)));
    println!("as text in {:?}", median(21, || plain_text(&long)));
    let other = long.replacen("the", "a", 40);
    println!("diff in {:?}", median(5, || diff(&long, &other, &Nowhere)));
}

/// A text of a megabyte out of a shorter one.
fn repeated(part: &str) -> String {
    let mut long = String::new();
    while long.len() < MEGABYTE {
        long.push_str(part);
        long.push('\n');
    }
    let end = (MEGABYTE..).find(|at| long.is_char_boundary(*at)).unwrap();
    long.truncate(end);
    long
}

fn made() -> String {
    let words = "the hub operator takes the release over once the tests of the switch have passed ";
    let mut out = String::new();
    for at in 0..40 {
        out.push_str(&format!("## Part {at}\n\n{}\n\n", words.repeat(6)));
        out.push_str("::: tip\nSee [[Rollback]] and [docs](https://a.example/).\n:::\n\n");
        out.push_str(&format!("- {words}\n- **{words}**\n  1. {words}\n\n"));
        out.push_str(
            "```yaml\nimage: \"mojaloop/ml-api-adapter\" # tag below\ntag: 14.0.5\n```\n\n",
        );
        out.push_str("| service | version |\n|---|--:|\n| switch | 17.0.4 |\n\n");
    }
    out
}

fn median<T>(times: usize, mut work: impl FnMut() -> T) -> Duration {
    let mut all: Vec<Duration> = (0..times)
        .map(|_| {
            let began = Instant::now();
            std::hint::black_box(work());
            began.elapsed()
        })
        .collect();
    all.sort();
    all[times / 2]
}
