//! Writes links of a Markdown text anew, and leaves every other byte as it is.

use super::text::fence_mark;

/// The longest target of a link, in bytes.
const LONGEST: usize = 2000;

/// A link between texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link<'a> {
    /// `[[target]]` or `[[target|shown]]`.
    Wiki {
        /// What it names.
        target: &'a str,
        /// What is shown in its place.
        shown: Option<&'a str>,
    },
    /// `](target)` of a link or an image, with what follows `#`.
    Path(&'a str),
}

/// A text in which `write` put its links: for a [`Link::Wiki`] the whole link, for a [`Link::Path`] the
/// target alone; None leaves one as it is. Links in code stay, and so do addresses with a scheme. What
/// `[name]: target` says on a line of its own is a [`Link::Path`] as well.
pub fn relink(body: &str, write: &mut dyn FnMut(Link<'_>) -> Option<String>) -> String {
    relink_in(body, &mut |_, link| write(link))
}

/// The same, with the line that each link stands in.
pub fn relink_in(body: &str, write: &mut dyn FnMut(&str, Link<'_>) -> Option<String>) -> String {
    let mut out = String::with_capacity(body.len());
    let mut fence: Option<&str> = None;
    for line in body.split_inclusive('\n') {
        let mark = fence_mark(line.trim());
        match (mark, fence) {
            (Some(mark), Some(open)) if mark.starts_with(open) => fence = None,
            (Some(mark), None) => fence = Some(mark),
            _ => {}
        }
        if mark.is_some() || fence.is_some() {
            out.push_str(line);
        } else {
            relink_line(line, &mut |link| write(line, link), &mut out);
        }
    }
    out
}

fn relink_line(line: &str, write: &mut dyn FnMut(Link<'_>) -> Option<String>, out: &mut String) {
    let mut rest = line;
    if let Some((before, target)) = definition(line) {
        out.push_str(before);
        out.push_str(&write(Link::Path(target)).unwrap_or_else(|| target.to_owned()));
        rest = line.get(before.len() + target.len()..).unwrap_or_default();
    }
    while let Some(at) = rest.find(['`', '[', ']']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let (taken, written) = code(from)
            .map(|length| (length, None))
            .or_else(|| wiki(from, write))
            .or_else(|| path(from, write))
            .unwrap_or((1, None));
        let (old, after) = from.split_at(taken);
        out.push_str(written.as_deref().unwrap_or(old));
        rest = after;
    }
    out.push_str(rest);
}

/// `[name]: target` on a line of its own (CommonMark, link reference definitions): what stands before
/// the target, and the target.
fn definition(line: &str) -> Option<(&str, &str)> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let name = line
        .get(indent..)?
        .strip_prefix('[')
        .filter(|_| indent < 4)?;
    let end = name.find(']').filter(|end| *end > 0)?;
    let after = name.get(end..)?.strip_prefix("]:")?;
    let target = after.split_whitespace().next()?;
    let is_note = name.starts_with('^') || name.starts_with('[');
    if is_note || target.len() > LONGEST || is_outside(target) {
        return None;
    }
    let at = line.len() - after.len() + after.find(target)?;
    Some((line.get(..at)?, target))
}

/// Whether a target is an address with a scheme, or a heading of the same text.
fn is_outside(target: &str) -> bool {
    target.contains(':') || target.starts_with("//") || target.starts_with(['#', '<'])
}

/// The length of a span of code at the start.
fn code(from: &str) -> Option<usize> {
    let ticks = from.len() - from.trim_start_matches('`').len();
    if ticks == 0 {
        return None;
    }
    let (mark, inside) = from.split_at(ticks);
    Some(inside.find(mark).map_or(ticks, |end| end + 2 * ticks))
}

type Written = (usize, Option<String>);

fn wiki(from: &str, write: &mut dyn FnMut(Link<'_>) -> Option<String>) -> Option<Written> {
    let inside = from.strip_prefix("[[")?;
    // Another bracket that opens ends the look ahead, so that many of them cost no more than one.
    let near = inside.find(['[', '\n']).unwrap_or(inside.len());
    let inside = inside.get(..near)?;
    let inside = inside.get(..inside.find("]]")?)?;
    let (target, shown) = match inside.split_once('|') {
        Some((target, shown)) => (target, Some(shown.trim())),
        None => (inside, None),
    };
    let link = Link::Wiki {
        target: target.trim(),
        shown,
    };
    Some((inside.len() + 4, write(link)))
}

fn path(from: &str, write: &mut dyn FnMut(Link<'_>) -> Option<String>) -> Option<Written> {
    let inside = from.strip_prefix("](")?;
    let end = inside
        .bytes()
        .take(LONGEST)
        .position(|b| matches!(b, b')' | b' ' | b'\n'))?;
    let target = inside.get(..end)?;
    if target.is_empty() || is_outside(target) {
        return None;
    }
    Some((
        end + 2,
        write(Link::Path(target)).map(|new| format!("]({new}")),
    ))
}

/// The relative path from one article to another, with the ending of a document.
pub fn relative(from: &str, to: &str) -> String {
    relative_file(from, &format!("{to}.md"))
}

/// The relative path from an article to a file.
pub fn relative_file(from: &str, to: &str) -> String {
    let folder = |path: &str| -> Vec<String> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let parts = folder.split('/').filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    };
    let (here, there) = (folder(from), folder(to));
    let common = here.iter().zip(&there).take_while(|(a, b)| a == b).count();
    let mut parts = vec!["..".to_owned(); here.len() - common];
    parts.extend(there.into_iter().skip(common));
    parts.push(to.rsplit('/').next().unwrap_or(to).to_owned());
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::{Link, relative, relink};
    use proptest::prelude::*;

    fn marked(body: &str) -> String {
        relink(body, &mut |link| {
            Some(match link {
                Link::Wiki { target, shown } => format!("<{target}|{}>", shown.unwrap_or("")),
                Link::Path(target) => format!("<{target}>"),
            })
        })
    }

    #[test]
    fn links_are_written_anew_and_code_is_not() {
        assert_eq!(
            marked("A [[b c|d]] and ![e](f.png \"g\") `[[h]]` [i](https://j)\n"),
            "A <b c|d> and ![e](<f.png> \"g\") `[[h]]` [i](https://j)\n"
        );
        assert_eq!(marked("```\n[[a]]\n```\n[[b]]"), "```\n[[a]]\n```\n<b|>");
        assert_eq!(marked("[[open [x](y"), "[[open [x](y");
        assert_eq!(
            marked("[p]: ../p.png \"P\"\n[q]: https://q\n[^n]: note\n    [c]: code\n"),
            "[p]: <../p.png> \"P\"\n[q]: https://q\n[^n]: note\n    [c]: code\n"
        );
    }

    #[test]
    fn a_relative_path_leads_there() {
        assert_eq!(relative("a/b/c", "a/d"), "../d.md");
        assert_eq!(relative("a", "b/c"), "b/c.md");
        assert_eq!(relative("a/b", "a/c"), "c.md");
    }

    proptest! {
        #[test]
        fn what_is_not_written_anew_stays(body in "\\PC{0,80}|[\\[\\]()`|#a\\n ]{0,80}") {
            prop_assert_eq!(relink(&body, &mut |_| None), body);
        }

        #[test]
        fn a_relative_path_is_read_back(from in "[a-c]{1,2}(/[a-c]{1,2}){0,3}", to in "[a-c]{1,2}(/[a-c]{1,2}){0,3}") {
            let link = relative(&from, &to);
            prop_assert_eq!(super::super::place::beside(&from, &link), Some(to));
        }
    }
}
