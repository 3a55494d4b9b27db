//! Which names of fields say that their value is a secret, or tells who somebody is.

/// What a name says of its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word that nobody else may know.
    Secret,
    /// A word or several: a password may have spaces, and a person's name has them.
    Phrase,
    /// A header's whole line.
    Header,
    /// A few digits that open something: only where digits follow.
    Code,
    /// Which account, or whose.
    Account,
}

use Kind::{Account, Code, Header, Phrase, Secret};

/// Parts that say it wherever they stand in a name.
const WITHIN: [(&[u8], Kind); 44] = [
    (b"authorization", Header),
    (b"authorisation", Header),
    (b"authenticationvalue", Secret),
    (b"authenticationinfo", Secret),
    (b"authenticate", Header),
    (b"accesskey", Secret),
    (b"accountalias", Account),
    (b"accountid", Account),
    (b"accountnumber", Account),
    (b"accountno", Account),
    (b"accountaddress", Account),
    (b"apikey", Secret),
    (b"bankaccount", Account),
    (b"bearer", Secret),
    (b"cardnumber", Account),
    (b"cookie", Header),
    (b"credential", Secret),
    (b"dateofbirth", Phrase),
    (b"encryptionkey", Secret),
    (b"familyname", Phrase),
    (b"firstname", Phrase),
    (b"fullname", Phrase),
    (b"hmackey", Secret),
    (b"idvalue", Account),
    (b"kennwort", Phrase),
    (b"lastname", Phrase),
    (b"middlename", Phrase),
    (b"mobilenumber", Account),
    (b"msisdn", Account),
    (b"nationalid", Account),
    (b"partyidentifier", Account),
    (b"passcode", Secret),
    (b"passphrase", Phrase),
    (b"passwd", Phrase),
    (b"password", Phrase),
    (b"passwort", Phrase),
    (b"personalinfo", Phrase),
    (b"phonenumber", Account),
    (b"privatekey", Secret),
    (b"protectedheader", Secret),
    (b"secret", Secret),
    (b"sessionid", Secret),
    (b"signature", Secret),
    (b"token", Secret),
];

/// Words that say it where they are a word of the name: `DB_PASS`, `connect.sid`, `userPin`.
const WORDS: [(&[u8], Kind); 30] = [
    (b"alias", Account),
    (b"auth", Header),
    (b"cvc", Code),
    (b"cvv", Code),
    (b"dob", Phrase),
    (b"email", Account),
    (b"iban", Account),
    (b"jsessionid", Secret),
    (b"jwk", Secret),
    (b"jwks", Secret),
    (b"jws", Secret),
    (b"jwt", Secret),
    (b"mobile", Account),
    (b"mpin", Code),
    (b"otp", Code),
    (b"partyid", Account),
    (b"pass", Phrase),
    (b"passport", Account),
    (b"personalid", Account),
    (b"phone", Account),
    (b"pin", Code),
    (b"psw", Phrase),
    (b"pwd", Phrase),
    (b"sessid", Secret),
    (b"session", Secret),
    (b"sid", Secret),
    (b"signingkey", Secret),
    (b"ssn", Account),
    (b"tel", Account),
    (b"telephone", Account),
];

/// Last words of names that speak of a secret and hold none.
const ABOUT: [&[u8]; 27] = [
    b"alg",
    b"algorithm",
    b"count",
    b"counts",
    b"duration",
    b"enabled",
    b"endpoint",
    b"expiration",
    b"expired",
    b"expires",
    b"expiry",
    b"format",
    b"in",
    b"length",
    b"policy",
    b"required",
    b"size",
    b"state",
    b"status",
    b"timeout",
    b"ttl",
    b"type",
    b"types",
    b"uri",
    b"url",
    b"valid",
    b"version",
];

/// Names of kinds of parties whose identifier follows in a path: `/parties/MSISDN/…`.
const IN_PATH: [&[u8]; 10] = [
    b"accountid",
    b"alias",
    b"business",
    b"consent",
    b"device",
    b"email",
    b"iban",
    b"msisdn",
    b"passport",
    b"personalid",
];

/// Where the first three letters of a part stand in a name, in a bit each: most names have none of
/// them and are passed over without a closer look.
static BEGINNINGS: [u32; 1024] = beginnings();

const fn beginnings() -> [u32; 1024] {
    let mut out = [0; 1024];
    let mut at = 0;
    while at < WITHIN.len() {
        out = marked(out, WITHIN[at].0, WITHIN[at].0[2]);
        at += 1;
    }
    at = 0;
    while at < WORDS.len() {
        out = marked(out, WORDS[at].0, WORDS[at].0[2]);
        at += 1;
    }
    // `id_value` is parted right behind its second letter.
    out = marked(out, b"id", b'_');
    out = marked(out, b"id", b'-');
    marked(out, b"id", b'.')
}

const fn marked(mut out: [u32; 1024], part: &[u8], third: u8) -> [u32; 1024] {
    let place = ((part[0] & 31) as usize) << 5 | (part[1] & 31) as usize;
    out[place] |= 1 << (third & 31);
    out
}

/// Looks at a name letter by letter for the beginning of a part.
#[derive(Clone, Copy, Default)]
pub(super) struct Glance {
    last: usize,
    found: u32,
}

impl Glance {
    pub(super) fn see(&mut self, byte: u8) {
        self.last = (self.last << 5 | usize::from(byte & 31)) & 0x7FFF;
        let row = BEGINNINGS.get(self.last >> 5).copied().unwrap_or(0);
        self.found |= row >> (self.last & 31);
    }

    /// Whether a part may be in it; there is none where this is false.
    pub(super) fn found(self) -> bool {
        self.found & 1 != 0
    }
}

fn may_hold(name: &[u8]) -> bool {
    let mut glance = Glance::default();
    name.iter().for_each(|byte| glance.see(*byte));
    glance.found()
}

/// Words that say something only with the one before them: `api key`.
const SECOND: [&[u8]; 16] = [
    b"address",
    b"alias",
    b"birth",
    b"code",
    b"header",
    b"id",
    b"identifier",
    b"info",
    b"key",
    b"keys",
    b"name",
    b"no",
    b"number",
    b"phrase",
    b"value",
    b"word",
];

/// Whether a word says something only with the one before it.
pub(super) fn is_second(word: &[u8]) -> bool {
    (2..=10).contains(&word.len())
        && SECOND
            .iter()
            .any(|second| second.len() == word.len() && word.eq_ignore_ascii_case(second))
}

/// Letters of a name that are looked at, from its end.
const LONGEST: usize = 48;

/// A name in small letters without what joins its words, and where words begin in it.
struct Plain {
    letters: [u8; LONGEST],
    length: usize,
    begins: u64,
}

impl Plain {
    fn of(name: &[u8]) -> Plain {
        let mut plain = Plain {
            letters: [0; LONGEST],
            length: 0,
            begins: 0,
        };
        let tail = name.get(name.len().saturating_sub(LONGEST)..);
        let mut before = b'_';
        for byte in tail.unwrap_or_default() {
            let hump = byte.is_ascii_uppercase() && !before.is_ascii_uppercase();
            let joint = !before.is_ascii_alphabetic();
            if byte.is_ascii_alphanumeric() {
                if let Some(place) = plain.letters.get_mut(plain.length) {
                    *place = byte.to_ascii_lowercase();
                }
                if hump || joint {
                    plain.begins |= 1 << plain.length;
                }
                plain.length += 1;
            }
            before = *byte;
        }
        plain
    }

    fn text(&self) -> &[u8] {
        self.letters.get(..self.length).unwrap_or_default()
    }

    fn begins(&self, at: usize) -> bool {
        at >= self.length || self.begins & (1 << at) != 0
    }

    /// The last word that `of` names and that begins and ends as words do.
    fn word<'w>(&self, of: impl Iterator<Item = &'w [u8]>) -> bool {
        let text = self.text();
        let mut of = of;
        of.any(|word| {
            let start = text.len().checked_sub(word.len());
            start.is_some_and(|start| text.ends_with(word) && self.begins(start))
        })
    }
}

/// What a name says of its value; None where it says nothing.
pub(super) fn kind(name: &[u8]) -> Option<Kind> {
    let short = name.len() == 2 && name.eq_ignore_ascii_case(b"pw");
    if short {
        return Some(Phrase);
    }
    if !may_hold(name) {
        return None;
    }
    let plain = Plain::of(name);
    let text = plain.text();
    let mut found = None;
    for at in 0..text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let first = rest.first();
        let within = WITHIN.iter().filter(|(part, _)| part.first() == first);
        let within = within.filter(|(part, _)| rest.starts_with(part));
        let words = WORDS.iter().filter(|(word, _)| word.first() == first);
        let words = words.filter(|(word, _)| {
            // Also the plural.
            let ends = |end: usize| plain.begins(end);
            let end = at + word.len();
            let plural = text.get(end) == Some(&b's') && ends(end + 1);
            plain.begins(at) && rest.starts_with(word) && (ends(end) || plural)
        });
        if let Some((_, kind)) = within.chain(words).next() {
            found = Some(*kind);
            break;
        }
    }
    let kind = found?;
    (!plain.word(ABOUT.iter().copied())).then_some(kind)
}

/// Whether a name is that of a kind of parties, so that the next part of a path is who it is.
pub(super) fn leads_in_path(name: &[u8]) -> bool {
    let capitals = !name.iter().any(u8::is_ascii_lowercase);
    let plain = Plain::of(name);
    let known = IN_PATH.contains(&plain.text());
    known && (capitals || plain.text() == b"msisdn" || plain.text() == b"iban")
}

/// Words that stand for no value: what a message says of a field.
const ORDINARY: [&str; 74] = [
    "a",
    "absent",
    "accepted",
    "all",
    "an",
    "and",
    "any",
    "are",
    "array",
    "at",
    "be",
    "been",
    "boolean",
    "but",
    "by",
    "can",
    "cannot",
    "created",
    "defined",
    "deleted",
    "does",
    "empty",
    "equal",
    "exist",
    "exists",
    "expected",
    "expired",
    "failed",
    "false",
    "for",
    "found",
    "from",
    "given",
    "has",
    "header",
    "in",
    "incorrect",
    "invalid",
    "is",
    "malformed",
    "match",
    "matches",
    "missing",
    "must",
    "no",
    "none",
    "not",
    "null",
    "number",
    "object",
    "of",
    "ok",
    "on",
    "optional",
    "present",
    "received",
    "refused",
    "rejected",
    "required",
    "returned",
    "same",
    "sent",
    "set",
    "should",
    "string",
    "the",
    "to",
    "true",
    "undefined",
    "unknown",
    "valid",
    "was",
    "with",
    "wrong",
];

/// Whether a word says something of a field and is no value of it.
pub(super) fn is_ordinary(word: &[u8]) -> bool {
    let Ok(word) = std::str::from_utf8(word) else {
        return false;
    };
    let capital = word.bytes().skip(1).any(|byte| byte.is_ascii_uppercase());
    let word = word.to_ascii_lowercase();
    !capital && ORDINARY.binary_search(&word.as_str()).is_ok()
}
