//! Reading a chart index of any size in bounded memory.
//!
//! Three readers stand behind one door. Helm's own block style, which nearly every index is in, is
//! cut into entries by [`scan`] and each entry is read by [`block`]; an entry in any other style is
//! read by [`yaml`], and so is the whole file when its top is unfamiliar. JSON goes through
//! [`json`]. All of them end at [`gate`], which judges the entries, so they cannot differ in that.

mod block;
mod entry;
mod gate;
mod json;
mod lines;
mod node;
mod scan;
mod shape;
mod yaml;

pub use entry::{Dependency, Entry, IndexItem, IndexSummary, Remark};
pub(crate) use gate::shown;
pub(crate) use json::read_json;
pub(crate) use node::{Node, dependencies, draft};
pub(crate) use yaml::read_small;

use crate::error::IndexError;
use crate::fetch::Framing;
use gate::Gate;
use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;

/// Where [`read_index`] puts what it finds; `Break` ends the reading as [`IndexError::Stopped`].
pub type Sink<'a> = dyn FnMut(IndexItem<'_>) -> ControlFlow<()> + 'a;

/// Reads an index, YAML or JSON, and hands every chart, entry and oddity to `sink` in file order.
///
/// Whether the file as a whole can be used is decided before the first item is handed out, except
/// for faults that only a full read of unusual YAML or JSON shows; so a caller stores what it gets
/// in one transaction and commits only after `Ok`. The source is read from its start, wherever it
/// stands.
///
/// # Errors
/// [`IndexError`], when the file as a whole cannot be used.
pub fn read_index<R: Read + Seek>(
    mut source: R,
    framing: Framing,
    sink: &mut Sink<'_>,
) -> Result<IndexSummary, IndexError> {
    let mut gate = Gate::new(sink);
    match first_look(&mut source)? {
        Opening::Nothing => return Err(IndexError::Empty),
        Opening::WebPage => return Err(IndexError::WebPage),
        Opening::Json => {
            json::read(std::io::BufReader::new(source), &mut gate)?;
            return Ok(gate.summary);
        }
        Opening::Other => {}
    }
    let shape = shape::look(&mut source)?;
    start_again(&mut source)?;
    if !shape.familiar {
        yaml::read_document(&mut source, &mut gate)?;
        if framing == Framing::Unproven && gate.summary.generated.is_none() {
            return Err(no_end());
        }
        return Ok(gate.summary);
    }
    if shape.empty {
        return Err(IndexError::Empty);
    }
    if !shape.entries {
        return Err(IndexError::NoEntries);
    }
    if shape.api_version.is_none() {
        return Err(IndexError::NoApiVersion);
    }
    if framing == Framing::Unproven && !shape.shows_its_end {
        return Err(no_end());
    }
    gate.summary.generated = shape.generated;
    scan::read(source, &mut gate)?;
    Ok(gate.summary)
}

fn no_end() -> IndexError {
    let reason = "the server did not say how long it is, and its last line is missing";
    IndexError::Truncated(reason.into())
}

/// What the first bytes promise.
enum Opening {
    Nothing,
    WebPage,
    Json,
    Other,
}

/// Looks at the first bytes behind a byte order mark. For JSON the source then stands behind that
/// mark, else at its start.
fn first_look(source: &mut (impl Read + Seek)) -> Result<Opening, IndexError> {
    let mut head = [0; 1024];
    let mut filled = 0;
    start_again(source)?;
    while filled < head.len() {
        match source.read(&mut head[filled..])? {
            0 => break,
            n => filled += n,
        }
    }
    start_again(source)?;
    let body = shape::without_mark(&head[..filled]);
    let mut solid = body.iter().filter(|b| !b.is_ascii_whitespace());
    Ok(match (solid.next(), solid.next()) {
        // More white space than that before an index is odd but not empty.
        (None, _) if filled < head.len() => Opening::Nothing,
        (Some(b'<'), _) => Opening::WebPage,
        // YAML may open with a brace too, but its keys seldom stand in quotes.
        (Some(b'{'), Some(b'"' | b'}')) => {
            source.seek(SeekFrom::Start((filled - body.len()) as u64))?;
            Opening::Json
        }
        _ => Opening::Other,
    })
}

fn start_again(source: &mut impl Seek) -> Result<(), IndexError> {
    source.seek(SeekFrom::Start(0))?;
    Ok(())
}
