//! What leads elsewhere: links, pages, pictures, and addresses that are written out.

use super::WIKI;
use super::inline::{MARKS, Pen};
use super::scan::{REACH, bracketed, escape, target, within};

impl Pen<'_, '_> {
    /// `[[Page]]`, `[[Page#part|shown]]`.
    pub(super) fn wiki(&mut self, at: usize) -> Option<usize> {
        let inside = bracketed(self.from(at))?;
        let (name, shown) = inside.split_once('|').unwrap_or((inside, inside));
        if name.trim().is_empty() {
            return None;
        }
        self.anchor(&format!("{WIKI}{}", name.trim()), shown.trim(), false);
        Some(inside.len() + 4)
    }

    /// `!picture.png!`, `!>picture.png(what it shows)!:https://…`.
    pub(super) fn image(&mut self, at: usize) -> Option<usize> {
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
    pub(super) fn link(&mut self, at: usize) -> Option<usize> {
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

    /// An address that is written out: nothing in it is a mark.
    pub(super) fn address(&mut self, at: usize) -> Option<usize> {
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
}
