//! Slipway's use cases, one file a verb, and the command catalogue.
