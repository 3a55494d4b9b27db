//! Mistakes planted on purpose, so that the simulation can be shown to find each of them. Without
//! the feature `planted` none of them is compiled in.

macro_rules! mistakes {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// A mistake that a sync engine of this kind has been seen to make somewhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Mistake { $($(#[$doc])* $name,)+ }

        /// All of them.
        pub const MISTAKES: &[Mistake] = &[$(Mistake::$name,)+];
    };
}

mistakes! {
    /// An unknown entry is sent again without being looked up.
    ResendUnknown,
    /// The request leaves before it is written down as inflight.
    SendBeforeWriting,
    /// What was inflight when the program died is taken as never sent.
    InflightIsQueued,
    /// A lookup is believed before the desk's index can know.
    TrustEarlyLookup,
    /// A lost answer counts as success.
    UnknownIsDone,
    /// A lost answer counts as refusal.
    UnknownIsRefused,
    /// The cursor moves before the rows are kept.
    CursorFirst,
    /// The cursor jumps to the newest row seen, past rows the index shows late. An adapter's mistake:
    /// the simulation's own makes it.
    CursorToNewest,
    /// An older page overwrites what a newer one said.
    TakeStale,
    /// A pull drops the edits that wait.
    PullDropsEdits,
    /// An edit is sent over what somebody else wrote meanwhile.
    LastWriteWins,
    /// After a write nobody looks whether the desk took it.
    TrustAnswer,
    /// A change that slipped in between reading and writing is not looked for.
    SkipHistory,
    /// An own item that comes back by a pull is taken for a new one.
    ForgetCreateMark,
    /// An own comment that comes back by a pull is added a second time.
    ForgetCommentMark,
    /// A thing that a lookup does not show is taken for deleted.
    ShortListDeletes,
    /// A comment overtakes the edit before it.
    CommentsOvertake,
    /// A set is replaced as a whole.
    SetsReplace,
    /// A clash is listed each time it is seen.
    ClashAgain,
    /// The value that lost a clash is not kept.
    ClashForgetsMine,
    /// A file of the same name and size that lay there before is taken for the one that was sent.
    FileByNameAlone,
    /// The wait that a busy desk asks for is forgotten and the entry with it.
    BusyIsRefused,
    /// Entries of an item that was merged stay with the one that is gone.
    MergeStrands,
    /// Two entries of one item are under way at once.
    TwoAtOnce,
    /// A reply is applied to an item as it was when the request left.
    ReplyToOldItem,
}

#[cfg(feature = "planted")]
mod switch {
    use super::Mistake;
    use std::cell::Cell;

    thread_local! {
        static MADE: Cell<Option<Mistake>> = const { Cell::new(None) };
    }

    /// Makes this mistake on this thread from now on, or none.
    pub fn plant(mistake: Option<Mistake>) {
        MADE.with(|made| made.set(mistake));
    }

    pub(crate) fn made(mistake: Mistake) -> bool {
        MADE.with(|made| made.get() == Some(mistake))
    }
}

#[cfg(feature = "planted")]
pub(crate) use switch::made;
#[cfg(feature = "planted")]
pub use switch::plant;

/// Whether a mistake is made: never, in what is shipped.
#[cfg(not(feature = "planted"))]
pub(crate) const fn made(_: Mistake) -> bool {
    false
}
