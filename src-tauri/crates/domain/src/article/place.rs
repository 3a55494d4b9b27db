//! Where an article lies: folders and a name, as the mirror writes them, such as `how-to/add-a-dfsp`.

use std::borrow::Cow;

/// A path as files can have one: letters, digits, `-`, `_` and `.`, in lower case, without the ending
/// of a document.
pub fn clean(text: &str) -> String {
    let parts = text.split(['/', '\\']).map(part);
    let path = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("/");
    if path.is_empty() {
        "article".to_owned()
    } else {
        path
    }
}

fn part(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().to_lowercase().chars() {
        match c {
            c if c.is_alphanumeric() || matches!(c, '_' | '.') => out.push(c),
            _ if out.ends_with('-') => {}
            _ => out.push('-'),
        }
    }
    out.trim_matches(['-', '.']).chars().take(80).collect()
}

/// Where a file of a folder of documents comes to lie: the same, without the ending.
pub fn of_file(path: &str) -> String {
    let ending = path
        .rfind('.')
        .filter(|at| !path.split_at(*at).1.contains('/'));
    clean(ending.map_or(path, |at| path.split_at(at).0))
}

/// Where a file lies that an article at `path` names: from the article's folder on, or with a `/` before
/// it from the root. `.` and `..` are resolved by their letters; one that leaves the root keeps its `..`.
pub fn join(path: &str, name: &str) -> String {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut parts: Vec<&str> = match name.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|part| !part.is_empty()).collect(),
    };
    for part in name.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

/// Names of the page that stands for its folder.
pub const OWN: [&str; 2] = ["readme", "index"];

/// Where a relative link of the article at `path` leads, when it names a document: `../ops/start.md`,
/// `/guide/` or `start.html`, without what follows `#`. None for files of another kind, and for links
/// that leave the folder.
pub fn beside(path: &str, link: &str) -> Option<String> {
    let link = link.split(['#', '?']).next().unwrap_or_default();
    let name = link.rsplit('/').next().unwrap_or_default();
    let ending = name
        .rsplit_once('.')
        .map(|(_, ending)| ending.to_lowercase());
    let document = ending.is_none_or(|ending| {
        matches!(ending.as_str(), "md" | "markdown" | "mdx" | "html") || ending.contains(' ')
    });
    if link.is_empty() || !document {
        return None;
    }
    let (folder, link) = match link.strip_prefix('/') {
        Some(from_root) => ("", from_root),
        None => (path.rsplit_once('/').map_or("", |(folder, _)| folder), link),
    };
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    let joined = parts.join("/");
    let file = joined
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    Some(if file {
        of_file(&joined)
    } else {
        clean(&joined)
    })
}

/// A path or address with its `%41` read; as it is where that makes no text.
pub fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let code = after
            .get(..2)
            .filter(|code| *first == b'%' && code.iter().all(u8::is_ascii_hexdigit))
            .and_then(|code| std::str::from_utf8(code).ok())
            .and_then(|code| u8::from_str_radix(code, 16).ok());
        bytes.push(code.unwrap_or(*first));
        rest = code.map_or(after, |_| after.get(2..).unwrap_or_default());
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::{beside, clean, join, of_file};

    #[test]
    fn a_path_is_one_that_files_can_have() {
        assert_eq!(clean("How To/Add a DFSP!"), "how-to/add-a-dfsp");
        assert_eq!(clean("../../etc/passwd"), "etc/passwd");
        assert_eq!(clean(" / "), "article");
        assert_eq!(of_file("Guide/README.md"), "guide/readme");
        assert_eq!(of_file("README.md"), "readme");
    }

    #[test]
    fn a_file_lies_where_its_article_names_it() {
        for (path, name, expected) in [
            ("a", "x.png", "x.png"),
            ("g/a", "./x.png", "g/x.png"),
            ("g/h/a", "../img/x.png", "g/img/x.png"),
            ("g/a", "/img//x.png", "img/x.png"),
            ("g/a", "../../x.png", "../x.png"),
            ("a", "../../x.png", "../../x.png"),
        ] {
            assert_eq!(join(path, name), expected, "{path} {name}");
        }
    }

    #[test]
    fn a_relative_link_leads_beside_its_article() {
        let at = |link: &str| beside("guide/ops/start", link);
        assert_eq!(at("stop.md#soon"), Some("guide/ops/stop".to_owned()));
        assert_eq!(at("../Setup.md"), Some("guide/setup".to_owned()));
        assert_eq!(at("/api/"), Some("api".to_owned()));
        assert_eq!(
            at("./v1.0/README.md"),
            Some("guide/ops/v1.0/readme".to_owned())
        );
        assert_eq!(at("picture.png"), None);
        assert_eq!(at("../../../etc/passwd"), None);
        assert_eq!(at("#here"), None);
    }
}
