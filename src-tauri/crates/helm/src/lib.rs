//! Chart repositories: HTTP indexes, OCI registries, chart archives.
