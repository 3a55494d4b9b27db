//! The sample workspace: something to look around in, removed in one click.

use super::Workspace;
use crate::error::Result;
use crate::shape::Nothing;
use crate::transact::Done;
use crate::{App, Caller};

pub(crate) fn open(app: &App, caller: &Caller, _request: Nothing) -> Result<Done<Workspace>> {
    let value = super::status::run(app, caller, Nothing {})?;
    Ok(Done {
        value,
        op: None,
        changed: Vec::new(),
    })
}

pub(crate) fn remove(app: &App, caller: &Caller, _request: Nothing) -> Result<Done<Workspace>> {
    let value = super::status::run(app, caller, Nothing {})?;
    Ok(Done {
        value,
        op: None,
        changed: Vec::new(),
    })
}
