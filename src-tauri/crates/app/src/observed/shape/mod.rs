//! What was seen, how it stands, and what is asked, as the hosts send and show it.

mod board;
mod compare;
mod drift;
mod infrastructure;
mod look;
mod upgrade;

pub use board::{
    BoardCell, BoardEnvironment, BoardProduct, BoardProof, BoardRow, BoardWindow, EnvironmentBoard,
};
pub use compare::{CompareEnvironments, EnvironmentComparison, ParityLineShape, ParityShape};
pub use drift::{
    ApproveValues, AskDrift, DriftIgnore, DriftIgnores, DriftItem, DriftLayer, DriftShape,
    SaveDriftIgnore,
};
pub use infrastructure::{SaveInfrastructure, StandsOn};
pub use look::{
    AskCluster, CarriedFile, HandRelease, NameEnvironment, ObserveEnvironment, Observed, SeenLook,
    SeenRelease, SeenRevision,
};
pub use upgrade::{ProductPath, UpgradePath};
