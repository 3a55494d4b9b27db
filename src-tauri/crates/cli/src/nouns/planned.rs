//! Planned times as they are typed: wall clock, zone, and length.

use crate::answer::Result;
use crate::terminal::Terminal;
use slipway_app::hub::Workspace;
use slipway_app::shape::{Nothing, WallTime};

/// The wall clock and zone that were typed; without a zone the hub's.
pub(super) fn wall(terminal: &Terminal, local: String, zone: Option<String>) -> Result<WallTime> {
    let zone = match zone {
        Some(zone) => zone,
        None => {
            let workspace: Workspace = terminal.read("workspace_show", &Nothing {})?;
            workspace.hub.map_or("UTC".to_owned(), |hub| hub.zone)
        }
    };
    Ok(WallTime {
        local,
        zone,
        label: String::new(),
    })
}

/// A length that was typed, in minutes.
pub(super) fn minutes(typed: &str) -> std::result::Result<u32, String> {
    slipway_app::parse_length(typed).map_err(|error| error.to_string())
}
