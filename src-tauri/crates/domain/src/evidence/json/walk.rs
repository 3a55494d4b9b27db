//! Walking through JSON: objects whose fields a part takes, lists of such, and all that is passed
//! over, in which secrets are counted nevertheless.

use super::Head;
use crate::evidence::guard::Bounds;
use crate::evidence::recorder::Recorder;
use crate::evidence::redact::{count, is_placeholder, is_sensitive};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// What is known while a report is walked through.
pub(super) struct Walk {
    pub(super) head: Head,
    pub(super) recorder: Recorder,
    bounds: Bounds,
}

impl Walk {
    pub(super) fn new(bounds: Bounds, recorder: Recorder) -> Walk {
        Walk {
            head: Head::default(),
            recorder,
            bounds,
        }
    }

    fn passed_over(&mut self, text: &str, sensitive: bool) {
        self.bounds.seen();
        let found = match sensitive {
            true => u64::from(!is_placeholder(text)),
            false => count(text),
        };
        self.recorder.redacted = self.recorder.redacted.saturating_add(found);
    }

    fn number_passed_over(&mut self, sensitive: bool) {
        self.recorder.redacted = self.recorder.redacted.saturating_add(u64::from(sensitive));
    }
}

/// Something that is written as an object.
pub(super) trait Part {
    /// Takes the value of a field whose name it knows; false leaves it, to be passed over.
    fn field<'de, A: MapAccess<'de>>(
        &mut self,
        walk: &mut Walk,
        name: &str,
        map: &mut A,
    ) -> Result<bool, A::Error>;

    /// Hears that it is over.
    fn done(self, walk: &mut Walk)
    where
        Self: Sized;

    /// Names of fields that are read, and so may stand there once only: whoever reads the file
    /// otherwise might count the other one.
    const ONCE: &'static [&'static str];
}

/// An object that is a part, or null. Another thing is refused.
pub(super) struct Object<'w, P> {
    walk: &'w mut Walk,
    part: &'w mut P,
    what: &'static str,
}

impl<'w, P: Part> Object<'w, P> {
    pub(super) fn new(walk: &'w mut Walk, part: &'w mut P, what: &'static str) -> Self {
        Self { walk, part, what }
    }
}

impl<'de, P: Part> DeserializeSeed<'de> for Object<'_, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de, P: Part> Visitor<'de> for Object<'_, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object as `{}`", self.what)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = 0_u64;
        let mut name = String::new();
        while map.next_key_seed(Name(&mut name))?.is_some() {
            self.walk.bounds.seen();
            if let Some(place) = P::ONCE.iter().position(|known| *known == name) {
                let bit = 1_u64
                    .checked_shl(u32::try_from(place).unwrap_or(0))
                    .unwrap_or(0);
                if seen & bit != 0 {
                    return Err(A::Error::custom(format_args!(
                        "`{name}` stands in `{}` twice",
                        self.what
                    )));
                }
                seen |= bit;
            }
            if !self.part.field(self.walk, &name, &mut map)? {
                let sensitive = is_sensitive(&name);
                map.next_value_seed(Passed {
                    walk: self.walk,
                    sensitive,
                })?;
            }
        }
        Ok(())
    }
}

/// A list of parts, or null. What stands in it and is no object is a part of which nothing is known.
pub(super) struct List<'w, P> {
    walk: &'w mut Walk,
    what: &'static str,
    each: fn() -> P,
}

impl<'w, P: Part + Default> List<'w, P> {
    pub(super) fn new(walk: &'w mut Walk, what: &'static str) -> Self {
        Self {
            walk,
            what,
            each: P::default,
        }
    }
}

impl<'de, P: Part> DeserializeSeed<'de> for List<'_, P> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de, P: Part> Visitor<'de> for List<'_, P> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a list as `{}`", self.what)
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        loop {
            let mut part = (self.each)();
            let object = Object {
                walk: self.walk,
                part: &mut part,
                what: self.what,
            };
            if list.next_element_seed(object)?.is_none() {
                return Ok(());
            }
            part.done(self.walk);
        }
    }
}

/// A text, a number or a truth value as text; anything else is passed over and nothing.
pub(super) struct Text<'w>(pub(super) &'w mut Walk);

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = Option<String>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = Option<String>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text")
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        self.0.bounds.seen();
        Ok(Some(text.to_owned()))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Some(value.to_string()))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        let passed = Passed {
            walk: self.0,
            sensitive: false,
        };
        passed.visit_map(map).map(|()| None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Self::Value, A::Error> {
        let passed = Passed {
            walk: self.0,
            sensitive: false,
        };
        passed.visit_seq(list).map(|()| None)
    }
}

/// A name of a field, into a text that is used again.
struct Name<'n>(&'n mut String);

impl<'de> DeserializeSeed<'de> for Name<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Name<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.0.clear();
        self.0.push_str(text);
        Ok(())
    }
}

/// Whether a name is that of something sensitive.
struct Sensitive;

impl<'de> DeserializeSeed<'de> for Sensitive {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<bool, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Sensitive {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, text: &str) -> Result<bool, E> {
        Ok(is_sensitive(text))
    }
}

/// What nobody keeps.
struct Passed<'w> {
    walk: &'w mut Walk,
    sensitive: bool,
}

impl<'de> DeserializeSeed<'de> for Passed<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<(), D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Passed<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.walk.passed_over(text, self.sensitive);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        self.walk.number_passed_over(self.sensitive);
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        self.walk.number_passed_over(self.sensitive);
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        self.walk.number_passed_over(self.sensitive);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        // What lies below a sensitive name is sensitive, whatever it is called there.
        let above = self.sensitive;
        while let Some(sensitive) = map.next_key_seed(Sensitive)? {
            self.walk.bounds.seen();
            map.next_value_seed(Passed {
                walk: self.walk,
                sensitive: sensitive || above,
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let sensitive = self.sensitive;
        while list
            .next_element_seed(Passed {
                walk: self.walk,
                sensitive,
            })?
            .is_some()
        {
            self.walk.bounds.seen();
        }
        Ok(())
    }
}
