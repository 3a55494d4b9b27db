//! What stands within a line of Textile: marks, code, and text as it stands.

use super::scan::{REACH, code_of, entity, escape, within};

/// How deep marks may stand in each other.
const DEEPEST: usize = 6;
/// How long the tag may be that opens an element.
const LONGEST_TAG: usize = 200;

/// Marks that stand around words, longer ones first, and the element that each becomes.
pub(super) const MARKS: [(&str, &str); 9] = [
    ("**", "strong"),
    ("__", "em"),
    ("??", "em"),
    ("*", "strong"),
    ("_", "em"),
    ("-", "del"),
    ("+", "u"),
    ("^", "sup"),
    ("~", "sub"),
];

/// Pairs that are looked for by their end, and how far it was looked in vain.
const ENDS: usize = MARKS.len() + 6;

/// Writes a text as HTML; its line ends are line breaks.
pub(super) fn inline(text: &str, out: &mut String) {
    Pen {
        text,
        out,
        dead: [0; ENDS],
        depth: 0,
    }
    .run();
}

pub(super) struct Pen<'t, 'o> {
    pub(super) text: &'t str,
    pub(super) out: &'o mut String,
    /// Up to where the end of each kind of pair was looked for in vain.
    dead: [usize; ENDS],
    depth: usize,
}

impl<'t> Pen<'t, '_> {
    fn run(&mut self) {
        let mut at = 0;
        while let Some(rest) = self.text.get(at..)
            && let Some(c) = rest.chars().next()
        {
            at += match self.special(at, c) {
                Some(taken) => taken,
                None => self.letter(rest, c),
            };
        }
    }

    /// Writes one letter, or what its kind has in a row.
    fn letter(&mut self, rest: &str, c: char) -> usize {
        match c {
            '\n' => self.out.push_str("<br>\n"),
            '&' => {
                let entity = entity(rest);
                if let Some(entity) = entity {
                    self.out.push_str(entity);
                    return entity.len();
                }
                self.out.push_str("&amp;");
            }
            c if c.is_alphanumeric() => {
                let end = rest
                    .find(|c: char| !c.is_alphanumeric())
                    .unwrap_or(rest.len());
                self.out.push_str(rest.get(..end).unwrap_or_default());
                return end;
            }
            c => {
                let mut letter = [0; 4];
                escape(c.encode_utf8(&mut letter), self.out);
            }
        }
        c.len_utf8()
    }

    /// Writes what begins here, if it is more than a letter; gives how many bytes it took.
    fn special(&mut self, at: usize, c: char) -> Option<usize> {
        match c {
            '[' => self.wiki(at).or_else(|| self.note(at)),
            '!' => self.image(at),
            '"' => self.link(at),
            '@' => self.code(at),
            '<' => self.tag(at),
            '=' => self.plain(at, "==", "==", MARKS.len() + 3),
            '%' => self.span(at),
            'h' | 'f' | 'm' => self.address(at),
            '*' | '_' | '?' | '-' | '+' | '^' | '~' => self.mark(at),
            _ => None,
        }
    }

    /// What follows a place.
    pub(super) fn from(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Whether something may begin here: after nothing, a blank, or what opens.
    pub(super) fn free(&self, at: usize) -> bool {
        let before = self
            .text
            .get(..at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '\\' | '='))
    }

    /// Where `close` stands after `from`, within reach; `sound` says whether one may be the end. What
    /// was looked for in vain is not looked for again.
    pub(super) fn end(
        &mut self,
        from: usize,
        close: &str,
        kind: usize,
        reach: usize,
        sound: impl Fn(&str, usize) -> bool,
    ) -> Option<usize> {
        let dead = self.dead.get(kind).copied().unwrap_or_default();
        if from < dead {
            return None;
        }
        let near = within(self.from(from), reach);
        let last = from + near.len();
        let mut at = 0;
        while let Some(rest) = near.get(at..)
            && let Some(found) = rest.find(close)
        {
            at += found;
            if at > 0 && sound(self.text, from + at) {
                return Some(from + at);
            }
            at += close.len();
        }
        if let Some(dead) = self.dead.get_mut(kind) {
            *dead = last;
        }
        None
    }

    /// `[1]`: a note below.
    fn note(&mut self, at: usize) -> Option<usize> {
        let inside = self.from(at).get(1..)?;
        let end = inside
            .find(|c: char| !c.is_ascii_digit())
            .filter(|end| (1..=3).contains(end))?;
        if self.free(at) || !inside.get(end..)?.starts_with(']') {
            return None;
        }
        let number = inside.get(..end)?;
        self.out.push_str(&format!("<sup>{number}</sup>"));
        Some(end + 2)
    }

    /// Writes what stands within a mark.
    pub(super) fn words(&mut self, text: &str) {
        if self.depth >= DEEPEST {
            return escape(text, self.out);
        }
        Pen {
            text,
            out: self.out,
            dead: [0; ENDS],
            depth: self.depth + 1,
        }
        .run();
    }

    /// `@code@`.
    fn code(&mut self, at: usize) -> Option<usize> {
        if !self.free(at) {
            return None;
        }
        let ends = |text: &str, end: usize| {
            let after = text.get(end + 1..).and_then(|after| after.chars().next());
            after.is_none_or(|c| !c.is_alphanumeric())
        };
        let line = self.from(at + 1).lines().next().unwrap_or_default();
        let reach = line.len().min(REACH);
        let end = self.end(at + 1, "@", MARKS.len() + 4, reach, ends)?;
        let inside = self.text.get(at + 1..end)?;
        if inside.trim().is_empty() {
            return None;
        }
        // `@|ruby|code@` names the language.
        let bare = inside
            .strip_prefix('|')
            .and_then(|rest| rest.split_once('|'));
        let literal = bare.map_or(inside, |(_, code)| code);
        self.out.push_str("<code>");
        escape(literal, self.out);
        self.out.push_str("</code>");
        Some(end + 1 - at)
    }

    /// `<code>…</code>`, `<kbd>…</kbd>`, `<pre>…</pre>`, `<notextile>…</notextile>`: text as it stands.
    fn tag(&mut self, at: usize) -> Option<usize> {
        let from = self.from(at);
        let name = ["code", "kbd", "pre", "notextile"]
            .into_iter()
            .find(|name| {
                let tag = from.get(1..=name.len());
                let after = from.get(name.len() + 1..).unwrap_or_default();
                tag.is_some_and(|tag| tag.eq_ignore_ascii_case(name))
                    && after.starts_with(['>', ' '])
            })?;
        let open = within(from, LONGEST_TAG).find('>')? + 1;
        let close = format!("</{name}>");
        let end = self.end(at + open, &close, MARKS.len() + 5, REACH, |_, _| true)?;
        let inside = code_of(self.text.get(at + open..end)?).1;
        if name == "notextile" {
            escape(inside, self.out);
        } else {
            self.out.push_str("<code>");
            escape(inside, self.out);
            self.out.push_str("</code>");
        }
        Some(end + close.len() - at)
    }

    /// Text between two marks, as it stands.
    fn plain(&mut self, at: usize, open: &str, close: &str, kind: usize) -> Option<usize> {
        if !self.from(at).starts_with(open) || !self.free(at) {
            return None;
        }
        let end = self.end(at + open.len(), close, kind, REACH, |_, _| true)?;
        escape(self.text.get(at + open.len()..end)?, self.out);
        Some(end + close.len() - at)
    }

    /// `%{color:red}words%`: the words.
    fn span(&mut self, at: usize) -> Option<usize> {
        let inside = self.from(at).get(1..)?;
        let bare = super::attributes(inside);
        let begin = at + 1 + inside.len() - bare.len();
        if bare.len() == inside.len() || !self.free(at) {
            return None;
        }
        let end = begin + within(bare, REACH).find('%')?;
        self.words(self.text.get(begin..end)?);
        Some(end + 1 - at)
    }

    /// `*strong*` and the like: not within a word, and closed before the words end.
    fn mark(&mut self, at: usize) -> Option<usize> {
        let from = self.from(at);
        if !self.free(at) {
            return None;
        }
        let found = MARKS
            .iter()
            .enumerate()
            .find(|(_, (mark, _))| from.starts_with(mark));
        let (kind, (mark, tag)) = found?;
        let inside = from.get(mark.len()..)?;
        let first = inside.chars().next()?;
        let again = self
            .text
            .get(..at)
            .is_some_and(|before| before.ends_with(mark));
        if first.is_whitespace() || inside.starts_with(mark) || again {
            return None;
        }
        let closes = |text: &str, end: usize| {
            let before = text.get(..end).and_then(|text| text.chars().next_back());
            let after = text
                .get(end + mark.len()..)
                .and_then(|text| text.chars().next());
            before.is_some_and(|c| !c.is_whitespace()) && after.is_none_or(|c| !c.is_alphanumeric())
        };
        let end = self.end(at + mark.len(), mark, kind, REACH, closes)?;
        let words = self.text.get(at + mark.len()..end)?;
        self.out.push_str(&format!("<{tag}>"));
        self.words(words);
        self.out.push_str(&format!("</{tag}>"));
        Some(end + mark.len() - at)
    }
}
