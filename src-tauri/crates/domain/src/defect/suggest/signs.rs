//! The words that speak for something. They are looked for as [`super::words`] says.

/// A word or words that speak for something, and what they are called in the reason.
pub(super) type Sign = (&'static str, &'static [&'static str]);

/// Money: what is wrong, and the words beside each other that say so.
pub(super) const MONEY: &[Sign] = &[
    (
        "Settlement or positions are wrong",
        &[
            "settlement wrong",
            "settlement incorrect",
            "settlement mismatch",
            "settlement fail",
            "settlement stuck",
            "settlement report wrong",
            "position wrong",
            "wrong position",
            "incorrect position",
            "wrong balance",
            "wrong settlement",
            "position incorrect",
            "position mismatch",
            "position not updated",
            "position not released",
            "position not reset",
            "net debit cap exceeded",
            "net debit cap ignored",
            "above net debit cap",
            "above cap",
            "above limit",
            "exceed limit",
            "exceed cap",
            "over limit",
            "balance wrong",
            "balance incorrect",
            "balance mismatch",
            "reconciliation fail",
            "reconciliation mismatch",
            "ledger mismatch",
        ],
    ),
    (
        "Liquidity is blocked",
        &[
            "liquidity blocked",
            "liquidity locked",
            "liquidity stuck",
            "funds blocked",
            "funds locked",
            "funds stuck",
            "funds not released",
            "funds reserved forever",
            "reserved not released",
        ],
    ),
    (
        "Money is lost or moved twice",
        &[
            "duplicate transfer",
            "duplicated transfer",
            "transfer duplicated",
            "transfer twice",
            "double debit",
            "debited twice",
            "credited twice",
            "charged twice",
            "paid twice",
            "double payment",
            "committed twice",
            "lost transfer",
            "transfer lost",
            "money lost",
            "funds lost",
            "missing funds",
            "debited not credited",
            "debited but not credited",
        ],
    ),
];

/// Security: the guide's categories of incidents of that kind.
pub(super) const SECURITY: &[&str] = &[
    "unauthorized access",
    "unauthorised access",
    "data leak",
    "data loss",
    "data breach",
    "vulnerability",
    "vulnerabilities",
    "cve",
    "exploit",
    "injection",
    "malware",
    "malicious",
    "denial of service",
    "ddos",
    "token exposed",
    "password exposed",
    "credentials exposed",
    "secret exposed",
    "private key exposed",
    "signature not verified",
    "signature not checked",
    "bypass authentication",
    "authentication bypass",
];

/// The hub or a part of it stands still.
pub(super) const OUTAGE: &[&str] = &[
    "production down",
    "hub down",
    "switch down",
    "outage",
    "all transfers fail",
    "all dfsps fail",
    "no transfers",
    "complete outage",
    "system down",
    "platform down",
    "nothing works",
];

/// A part of it does not work.
pub(super) const PARTIAL: &[&str] = &[
    "partial outage",
    "service down",
    "pods crash",
    "pod crash",
    "crash loop",
    "crashloop",
    "service unavailable",
    "handler stopped",
    "stops consuming",
    "stopped consuming",
    "transfers fail",
    "quotes fail",
    "lookups fail",
    "timeouts for all",
];

/// Several DFSPs are hit.
pub(super) const MANY: &[&str] = &[
    "all dfsps",
    "several dfsps",
    "multiple dfsps",
    "many dfsps",
    "all participants",
    "multiple participants",
    "several participants",
    "all fsps",
    "multiple fsps",
    "several fsps",
    "all partners",
    "multiple partners",
    "every dfsp",
    "every participant",
    "two dfsps",
    "three dfsps",
];

/// One DFSP is hit.
pub(super) const ONE: &[&str] = &[
    "one dfsp",
    "single dfsp",
    "one participant",
    "single participant",
    "one fsp",
    "single fsp",
    "one partner",
    "only one dfsp",
];

/// Some users are hit.
pub(super) const FEW: &[&str] = &[
    "some users",
    "few users",
    "several users",
    "some agents",
    "a few users",
    "some customers",
    "some operators",
];

/// One user is hit.
pub(super) const ONE_USER: &[&str] = &["one user", "single user", "one customer", "one operator"];

/// It hardly shows.
pub(super) const COSMETIC: &[&str] = &[
    "typo",
    "spelling",
    "cosmetic",
    "wrong label",
    "log level",
    "misleading message",
    "documentation",
    "wording",
];

/// Something new is asked for.
pub(super) const ENHANCEMENT: &[&str] = &[
    "feature request",
    "enhancement",
    "would be nice",
    "please add support",
    "new feature",
];

/// Somebody waits for it.
pub(super) const URGENT: &[&str] = &[
    "urgent",
    "immediately",
    "asap",
    "before settlement",
    "settlement window",
    "cut-off",
    "cutoff",
];
