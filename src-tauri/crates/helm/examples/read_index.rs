//! Reads an index and prints what was found, the time it took and the peak memory of the process.
//!
//! `cargo run --release -p slipway-helm --example read_index -- index.yaml`

use slipway_helm::{Framing, IndexItem, read_index};
use std::fs::File;
use std::ops::ControlFlow;
use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("give the path of an index")?;
    let bytes = std::fs::metadata(&path)?.len();
    let start = Instant::now();
    let mut shown = 0;
    let summary = read_index(File::open(&path)?, Framing::Complete, &mut |item| {
        if let IndexItem::Skipped(remark) = item
            && shown < 5
        {
            shown += 1;
            println!("{remark:?}");
        }
        ControlFlow::Continue(())
    })?;
    let seconds = start.elapsed().as_secs_f64();
    println!("{summary:?}");
    println!("{seconds:.3} s, {:.0} MB/s", bytes as f64 / 1e6 / seconds);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!(
        "{}",
        status
            .lines()
            .find(|line| line.starts_with("VmHWM"))
            .unwrap_or("no peak here")
    );
    Ok(())
}
