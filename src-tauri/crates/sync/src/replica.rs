//! What this side holds, as the engine sees it.

use crate::item::Item;
use crate::plan::Plan;
use slipway_domain::desk::Cursor;

/// Holds items, their outboxes and the cursor of one desk.
pub trait Replica {
    /// What goes wrong while writing.
    type Error;

    /// An item by our id.
    ///
    /// # Errors
    /// Its own.
    fn item(&self, id: &str) -> Result<Option<Item>, Self::Error>;

    /// The item that a thing of the desk is.
    ///
    /// # Errors
    /// Its own.
    fn linked(&self, remote: &str) -> Result<Option<Item>, Self::Error>;

    /// The item whose making has this mark.
    ///
    /// # Errors
    /// Its own.
    fn marked(&self, mark: &str) -> Result<Option<Item>, Self::Error>;

    /// Ids of items with entries that want to be sent, longest waiting first.
    ///
    /// # Errors
    /// Its own.
    fn waiting(&self) -> Result<Vec<String>, Self::Error>;

    /// Things of the desk that are known as live, by their id there, in a stable order.
    ///
    /// # Errors
    /// Its own.
    fn live(&self) -> Result<Vec<String>, Self::Error>;

    /// Where the next pull goes on.
    ///
    /// # Errors
    /// Its own.
    fn cursor(&self) -> Result<Cursor, Self::Error>;

    /// What a file holds that is to be sent, by its hash; None when it is not here any more.
    ///
    /// # Errors
    /// Its own.
    fn content(&self, sha256: &str) -> Result<Option<Vec<u8>>, Self::Error>;

    /// Applies a plan: all of it is on the disk when this returns, or nothing is.
    ///
    /// # Errors
    /// Its own.
    fn apply(&mut self, plan: Plan) -> Result<(), Self::Error>;
}
