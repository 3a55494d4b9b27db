//! Sets of words: an enum whose values have a slug for commands and files, and a title for people.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$each:meta])* $variant:ident $slug:literal $title:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$each])* $variant,)+ }

        impl $name {
            /// Every value, in the order it is offered.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// As written in commands and files.
            pub fn slug(self) -> &'static str {
                match self { $($name::$variant => $slug,)+ }
            }

            /// As shown to people.
            pub fn title(self) -> &'static str {
                match self { $($name::$variant => $title,)+ }
            }

            /// Reads it from its slug; spaces and hyphens count as underscores.
            pub fn parse(text: &str) -> Option<$name> {
                let slug = text.trim().to_lowercase().replace([' ', '-'], "_");
                $name::ALL.iter().copied().find(|value| value.slug().eq_ignore_ascii_case(&slug))
            }
        }
    };
}

pub(crate) use words;
