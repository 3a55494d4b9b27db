//! What stands within a line of Textile: marks, links, images, code.

use super::WIKI;

/// How deep marks may stand in each other.
const DEEPEST: usize = 6;
/// How far the end of a mark may lie from its beginning, in bytes; no sentence is longer.
const REACH: usize = 4000;
/// How long an address may be, in bytes.
const LONGEST_ADDRESS: usize = 2000;
/// How long the tag may be that opens an element.
const LONGEST_TAG: usize = 200;

/// Marks that stand around words, longer ones first, and the element that each becomes.
const MARKS: [(&str, &str); 9] = [
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

/// Writes text so that it is nothing but text.
pub(in crate::article::import) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => {}
            c => out.push(c),
        }
    }
}

/// Where something stands, whatever the case of its letters, which are ASCII.
pub(super) fn position(text: &str, wanted: &str) -> Option<usize> {
    let (text, wanted) = (text.as_bytes(), wanted.as_bytes());
    let same = |part: &[u8]| part.eq_ignore_ascii_case(wanted);
    text.windows(wanted.len()).position(same)
}

/// The class of `<code class="…">` that a text stands in as a whole, and what is in it.
pub(super) fn code_of(text: &str) -> (&str, &str) {
    let begin = text.trim_start();
    let inner = || {
        let tag = begin
            .get(..5)
            .filter(|tag| tag.eq_ignore_ascii_case("<code"))?;
        let (attributes, inside) = begin.get(tag.len()..)?.split_once('>')?;
        let class = attributes
            .split_once("class=")
            .map_or("", |(_, value)| value)
            .trim_start_matches(['"', '\'']);
        let class = class.split(['"', '\'']).next().unwrap_or_default();
        let end = inside.trim_end();
        let end = match end.len().checked_sub("</code>".len()) {
            Some(at)
                if end
                    .get(at..)
                    .is_some_and(|tag| tag.eq_ignore_ascii_case("</code>")) =>
            {
                end.get(..at)?
            }
            _ => inside,
        };
        Some((class, end))
    };
    inner().unwrap_or(("", text))
}

/// What stands in double brackets at the start: on one line, and no bracket in it.
fn bracketed(text: &str) -> Option<&str> {
    let inside = within(text.strip_prefix("[[")?, REACH);
    let inside = inside.get(..inside.find(['[', ']', '\n'])?)?;
    let closed = text.get(inside.len() + 2..)?.starts_with("]]");
    closed.then_some(inside)
}

struct Pen<'t, 'o> {
    text: &'t str,
    out: &'o mut String,
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
    fn from(&self, at: usize) -> &'t str {
        self.text.get(at..).unwrap_or_default()
    }

    /// Whether something may begin here: after nothing, a blank, or what opens.
    fn free(&self, at: usize) -> bool {
        let before = self
            .text
            .get(..at)
            .and_then(|before| before.chars().next_back());
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '/' | '\\' | '='))
    }

    /// Where `close` stands after `from`, within reach; `sound` says whether one may be the end. What
    /// was looked for in vain is not looked for again.
    fn end(
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

    /// `[[Page]]`, `[[Page#part|shown]]`.
    fn wiki(&mut self, at: usize) -> Option<usize> {
        let inside = bracketed(self.from(at))?;
        let (name, shown) = inside.split_once('|').unwrap_or((inside, inside));
        if name.trim().is_empty() {
            return None;
        }
        self.anchor(&format!("{WIKI}{}", name.trim()), shown.trim(), false);
        Some(inside.len() + 4)
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

    fn anchor(&mut self, href: &str, shown: &str, marks: bool) {
        self.out.push_str("<a href=\"");
        escape(href, self.out);
        self.out.push_str("\">");
        if marks {
            self.words(shown);
        } else {
            escape(shown, self.out);
        }
        self.out.push_str("</a>");
    }

    /// Writes what stands within a mark.
    fn words(&mut self, text: &str) {
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

    /// `!picture.png!`, `!>picture.png(what it shows)!:https://…`.
    fn image(&mut self, at: usize) -> Option<usize> {
        if let Some(inside) = bracketed(self.from(at + 1)) {
            // A mark before it says that it is no link.
            escape(&format!("[[{inside}]]"), self.out);
            return Some(inside.len() + 5);
        }
        let end = self.end(at + 1, "!", MARKS.len() + 1, REACH, |_, _| true)?;
        let inside = self.text.get(at + 1..end)?;
        let bare = super::attributes(inside);
        let (src, alt) = match bare.split_once('(') {
            Some((src, alt)) => (src, alt.strip_suffix(')')?),
            None => (bare, ""),
        };
        let named = src.contains(['.', '/']) && !src.starts_with(['.', ' ']);
        if !self.free(at) || !named || src.contains(char::is_whitespace) {
            return None;
        }
        let mut image = String::from("<img src=\"");
        escape(src, &mut image);
        image.push_str("\" alt=\"");
        escape(alt, &mut image);
        image.push_str("\">");
        let after = self.from(end + 1);
        let url = after.strip_prefix(':').map(target).unwrap_or_default();
        if url.is_empty() {
            self.out.push_str(&image);
            return Some(end + 1 - at);
        }
        self.out.push_str("<a href=\"");
        escape(url, self.out);
        self.out.push_str(&format!("\">{image}</a>"));
        Some(end + 2 + url.len() - at)
    }

    /// `"shown":https://…`, `"shown(title)":/path`.
    fn link(&mut self, at: usize) -> Option<usize> {
        let near = within(self.from(at + 1), REACH);
        // The quotation mark nearest to the address begins the link.
        let inside = near.get(..near.find('"')?)?;
        let end = at + 1 + inside.len();
        let url = target(self.from(end).strip_prefix("\":")?);
        if url.is_empty() || inside.trim().is_empty() {
            return None;
        }
        let (shown, title) = match inside.rsplit_once('(') {
            Some((shown, title)) if !shown.trim().is_empty() && title.ends_with(')') => {
                (shown.trim(), title)
            }
            _ => (inside.trim(), ""),
        };
        let shown = super::attributes(shown);
        let shown = if shown == "$" { url } else { shown };
        let whole = if title.is_empty() {
            shown
        } else {
            shown.trim_end()
        };
        self.anchor(url, whole, true);
        Some(end + 2 + url.len() - at)
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

    /// An address that is written out: nothing in it is a mark.
    fn address(&mut self, at: usize) -> Option<usize> {
        let from = self.from(at);
        let schemes = ["http://", "https://", "ftp://", "mailto:"];
        let scheme = schemes.iter().find(|scheme| from.starts_with(**scheme))?;
        let url = target(from);
        if url.len() <= scheme.len() || !self.free(at) {
            return None;
        }
        self.anchor(url, url, false);
        Some(url.len())
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

/// The address at the start of a text: up to a blank, without what ends the sentence.
fn target(text: &str) -> &str {
    let near = within(text, LONGEST_ADDRESS);
    let end = near.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '|'));
    let mut url = near.get(..end.unwrap_or(near.len())).unwrap_or_default();
    for _ in 0..8 {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '\'']);
        let unopened = shorter.ends_with(')') && !shorter.contains('(')
            || shorter.ends_with(']') && !shorter.contains('[');
        let shorter = match unopened {
            true => shorter.get(..shorter.len() - 1).unwrap_or_default(),
            false => shorter,
        };
        if shorter.len() == url.len() {
            break;
        }
        url = shorter;
    }
    url
}

/// The beginning of a text, of about so many bytes at most.
fn within(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(..end).unwrap_or_default()
}

/// `&name;` or `&#10;` at the start.
fn entity(text: &str) -> Option<&str> {
    let end = text.char_indices().take(12).find(|(_, c)| *c == ';')?.0;
    let name = text.get(1..end)?;
    let name = name.strip_prefix('#').unwrap_or(name);
    let sound = !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric());
    sound.then(|| text.get(..=end)).flatten()
}
