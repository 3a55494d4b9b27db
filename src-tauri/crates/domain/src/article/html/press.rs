//! Sanitising beside writing: a long text is cut between its blocks, and other threads sanitise what
//! is written already. A short one is done in place.

use super::sanitise::{sanitise, settled};
use std::sync::{Mutex, PoisonError, mpsc};

/// What was written of a text, cut where nothing is open.
#[derive(Debug, Default)]
pub(super) struct Chunk {
    /// The HTML.
    pub(super) html: String,
    /// Whether markup in it was not written by us, so that it may not settle at once.
    pub(super) raw: bool,
}

impl Chunk {
    pub(super) fn clean(&self) -> String {
        if self.raw {
            settled(&self.html)
        } else {
            sanitise(&self.html)
        }
    }
}

/// From how many bytes of Markdown on other threads are worth their start.
const LONG: usize = 100_000;

/// The most threads for one text.
const THREADS: usize = 4;

/// Gathers what `write` hands out, sanitised and in order; `length` is that of the Markdown.
pub(super) fn press(length: usize, write: impl FnOnce(&mut dyn FnMut(Chunk))) -> String {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    if length < LONG || threads < 2 {
        let mut out = String::new();
        write(&mut |chunk| out.push_str(&chunk.clean()));
        return out;
    }
    let (send, receive) = mpsc::channel::<(usize, Chunk)>();
    let receive = Mutex::new(receive);
    let done: Mutex<Vec<(usize, String)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let next = receive
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .recv();
            let Ok((at, chunk)) = next else { break };
            let html = chunk.clean();
            done.lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push((at, html));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(THREADS) {
            scope.spawn(work);
        }
        let mut at = 0;
        write(&mut |chunk| {
            // It fails only when nobody listens any more, which the scope rules out.
            let _ = send.send((at, chunk));
            at += 1;
        });
        drop(send);
        work();
    });
    let mut parts = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    parts.sort_by_key(|(at, _)| *at);
    parts.into_iter().map(|(_, html)| html).collect()
}
