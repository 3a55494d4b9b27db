//! What kinds of articles there are, who may read one, and how far it is to be trusted.

use serde::{Deserialize, Serialize};

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident $slug:literal $title:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$inner])* $variant,)+ }

        impl $name {
            /// Every one, in the order they are offered.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// As written in commands and front matter.
            pub fn slug(self) -> &'static str {
                match self { $($name::$variant => $slug,)+ }
            }

            /// As shown to people.
            pub fn title(self) -> &'static str {
                match self { $($name::$variant => $title,)+ }
            }

            /// Reads one from its slug or title; dashes, blanks and case do not matter.
            pub fn parse(text: &str) -> Option<$name> {
                let plain = text.trim().to_lowercase().replace(['-', ' '], "_");
                Self::ALL.iter().copied().find(|one| {
                    one.slug() == plain || one.title().to_lowercase().replace(['-', ' '], "_") == plain
                })
            }
        }
    };
}

words! {
    /// What an article is about.
    Kind {
        /// A new or changed function, product or piece of architecture.
        Change "change" "Change",
        /// How to go on although something is broken.
        Workaround "workaround" "Workaround",
        /// A fault whose cause is known and that is not mended yet.
        KnownError "known_error" "Known error",
        /// How an incident was resolved.
        Resolution "resolution" "Resolution",
        /// What a runbook needs to be told beside its steps.
        RunbookNote "runbook_note" "Runbook",
        /// How something is built.
        Architecture "architecture" "Architecture",
        /// How something is done.
        HowTo "how_to" "How-to",
        /// What Operations takes over with a release.
        Handover "handover" "Handover",
    }
}

words! {
    /// Who may read it.
    Audience {
        /// The hub operator's own people.
        Internal "internal" "Internal",
        /// Also those who take part in the scheme.
        Participants "participants" "Participants",
        /// Anybody.
        Everyone "everyone" "Everyone",
    }
}

words! {
    /// How far it is to be trusted: KCS v6's confidence.
    Confidence {
        /// Work in progress; framed, not finished.
        Draft "draft" "Draft",
        /// Finished, and nobody has proved it yet.
        NotValidated "not_validated" "Not validated",
        /// Somebody has done what it says, and it held.
        Validated "validated" "Validated",
        /// Kept for the record.
        Archived "archived" "Archived",
    }
}

impl Audience {
    /// Whether an article for `held` (its slug) may be given to this audience: one for everyone may be
    /// given to anybody, one of the hub's own only to its own people.
    pub fn lets(self, held: &str) -> bool {
        Audience::parse(held).is_some_and(|held| held >= self)
    }
}

impl Kind {
    /// Days after which it is to be looked at again, where nobody said otherwise. Ours: what guides
    /// hands in a night is looked at every quarter, what explains every half year, what tells of one
    /// release once a year.
    pub fn review_days(self) -> u32 {
        match self {
            Kind::Workaround | Kind::KnownError | Kind::RunbookNote => 90,
            Kind::Resolution | Kind::HowTo | Kind::Architecture => 180,
            Kind::Change | Kind::Handover => 365,
        }
    }

    /// The headings an article of this kind begins with, where nobody edited the template.
    pub fn template(self) -> &'static str {
        match self {
            Kind::Change => {
                "## What changes\n\n## Why\n\n## Who notices it\n\n## What Operations must know\n\n## How to tell that it works\n"
            }
            Kind::Workaround => {
                "## When to use this\n\n## Steps\n\n## How to tell that it worked\n\n## How to undo it\n\n## Until when\n"
            }
            Kind::KnownError => {
                "## Symptom\n\n## Environment\n\n## Cause\n\n## Workaround\n\n## Resolution\n"
            }
            Kind::Resolution => {
                "## Symptom\n\n## Environment\n\n## Cause\n\n## Resolution\n\n## Verification\n\n## Rollback\n"
            }
            Kind::RunbookNote => {
                "## When to use this\n\n## Before you start\n\n## Steps\n\n## How to tell that it worked\n\n## Rollback\n"
            }
            Kind::Architecture => {
                "## What it is for\n\n## How it is built\n\n## What it depends on\n\n## What breaks when it breaks\n"
            }
            Kind::HowTo => "## Before you start\n\n## Steps\n\n## How to tell that it worked\n",
            Kind::Handover => {
                "## What is handed over\n\n## What is new\n\n## What can go wrong\n\n## Whom to ask\n"
            }
        }
    }
}
