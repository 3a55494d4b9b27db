//! The file cut into sections by the titles of its headings.

use super::text::{Line, inline, is_placeholder, plain, tables};
use super::{Notes, Placeholder, Rejection, Revision, Section, SectionKind, Unparsed};

/// A section whose lines still know where they stand.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) title: String,
    pub(super) kind: SectionKind,
    pub(super) heading: &'a str,
    pub(super) line: usize,
    pub(super) lines: Vec<Line<'a>>,
}

/// Beginnings of section titles in lower case, without their numbers.
///
/// Anchored at the beginning, since components head their own paragraphs in the
/// breaking changes and `ml-testing-toolkit` is no testing note.
const TITLES: [(&str, SectionKind); 20] = [
    ("summary", SectionKind::Summary),
    ("release summary", SectionKind::Summary),
    ("new feature", SectionKind::Features),
    ("features", SectionKind::Features),
    ("maintenance", SectionKind::Maintenance),
    ("bug fix", SectionKind::Fixes),
    ("fixes", SectionKind::Fixes),
    ("application version", SectionKind::Components),
    ("component version", SectionKind::Components),
    ("application release notes", SectionKind::ApplicationNotes),
    ("operational chart", SectionKind::Operational),
    ("api version", SectionKind::ApiVersions),
    ("breaking change", SectionKind::Breaking),
    ("deprecation", SectionKind::Deprecations),
    ("upgrade note", SectionKind::UpgradeNotes),
    ("configuration option", SectionKind::Configuration),
    ("testing notes", SectionKind::Testing),
    ("test notes", SectionKind::Testing),
    ("known issue", SectionKind::KnownIssues),
    ("contributor", SectionKind::Contributors),
];

impl<'a> Part<'a> {
    /// A section under `heading`.
    fn under(heading: &Line<'a>, title: &str, kind: SectionKind) -> Part<'a> {
        let title = title.to_owned();
        Part {
            title,
            kind,
            heading: heading.text,
            line: heading.number,
            lines: Vec::new(),
        }
    }

    /// What stands above the first heading.
    fn above(first: &Line<'a>) -> Part<'a> {
        let (title, kind) = (String::new(), SectionKind::Preamble);
        Part {
            title,
            kind,
            heading: "",
            line: first.number,
            lines: vec![*first],
        }
    }

    pub(super) fn unparsed(&self, line: &Line<'_>) -> Unparsed {
        Unparsed {
            line: line.number,
            text: line.text.to_owned(),
            section: self.title.clone(),
        }
    }

    pub(super) fn into_section(self) -> Section {
        let body: Vec<&str> = self.lines.iter().map(|line| line.text).collect();
        Section {
            title: self.title,
            kind: self.kind,
            heading: self.heading.to_owned(),
            line: self.line,
            body: body.join("\n"),
        }
    }
}

/// The sections of `kinds`, in the order of the file.
pub(super) fn of_kind<'s, 'a>(
    parts: &'s [Part<'a>],
    kinds: &'s [SectionKind],
) -> impl Iterator<Item = &'s Part<'a>> {
    parts.iter().filter(move |part| kinds.contains(&part.kind))
}

/// Cuts the file: at headings of the first two levels, and at deeper ones whose
/// title is a section's (v13 has its first three sections at the third level).
pub(super) fn split<'a>(lines: &[Line<'a>]) -> Vec<Part<'a>> {
    let mut parts: Vec<Part<'a>> = Vec::new();
    for line in lines {
        if let Some((level, heading)) = line.heading() {
            let title = unnumbered(heading);
            let kind = classify(title, parts.is_empty());
            if level <= 2 || kind != SectionKind::Other {
                parts.push(Part::under(line, title, kind));
                continue;
            }
        }
        match parts.last_mut() {
            Some(part) => part.lines.push(*line),
            None if line.is_blank() => {}
            None => parts.push(Part::above(line)),
        }
    }
    parts
}

/// A title without `5.` before it and a colon behind.
fn unnumbered(title: &str) -> &str {
    let rest = title.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let title = if rest.starts_with(' ') { rest } else { title };
    title.trim().trim_end_matches(':').trim_end()
}

fn classify(title: &str, first: bool) -> SectionKind {
    let title = title.to_lowercase();
    let known = TITLES
        .iter()
        .find(|(start, _)| title.starts_with(start))
        .map(|(_, kind)| *kind);
    match known {
        Some(kind) => kind,
        None if first && title.contains("release notes") => SectionKind::Preamble,
        None => SectionKind::Other,
    }
}

/// Why the text is no release notes file, if it is none.
pub(super) fn reject(text: &str, parts: &[Part<'_>]) -> Option<Rejection> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let start: String = text.chars().take(16).collect::<String>().to_lowercase();
    let is_known = |kind| !matches!(kind, SectionKind::Other | SectionKind::Preamble);
    if text.is_empty() {
        Some(Rejection::Empty)
    } else if text.contains('\0') {
        Some(Rejection::Binary)
    } else if start.starts_with("<!doctype html") || start.starts_with("<html") {
        Some(Rejection::Html)
    } else if parts.iter().any(|part| is_known(part.kind)) {
        None
    } else if start.starts_with(['{', '[']) {
        Some(Rejection::Json)
    } else {
        Some(Rejection::NoSection)
    }
}

/// Reads what belongs to the file as a whole: title, revisions, summary,
/// placeholders and the version before.
pub(super) fn read_head(parts: &[Part<'_>], notes: &mut Notes) {
    let preamble = parts
        .first()
        .filter(|part| part.kind == SectionKind::Preamble);
    notes.title = preamble
        .map(|part| part.title.clone())
        .filter(|title| !title.is_empty());
    for part in of_kind(parts, &[SectionKind::Preamble]) {
        read_revisions(part, notes);
    }
    for part in of_kind(parts, &[SectionKind::Summary]) {
        let lines: Vec<&str> = part.lines.iter().map(|line| line.text).collect();
        notes.summary.push_str(lines.join("\n").trim());
    }
    notes.placeholders = parts
        .iter()
        .flat_map(|part| &part.lines)
        .filter(|line| !line.fenced && is_placeholder(line.text))
        .map(|line| Placeholder {
            line: line.number,
            text: line.text.to_owned(),
        })
        .collect();
    notes.previous = compared_with(parts).or_else(|| enhanced(parts));
}

fn read_revisions(part: &Part<'_>, notes: &mut Notes) {
    let dated = |header: &[&str]| {
        header
            .first()
            .is_some_and(|h| h.eq_ignore_ascii_case("date"))
    };
    for table in tables(&part.lines)
        .iter()
        .filter(|table| dated(&table.header))
    {
        for (line, cells) in &table.rows {
            match cells.as_slice() {
                [date, revision, description @ ..] => notes.revisions.push(Revision {
                    date: (*date).to_owned(),
                    revision: (*revision).to_owned(),
                    description: plain(&description.join(" | ")),
                    line: line.number,
                }),
                _ => notes.unparsed.push(part.unparsed(line)),
            }
        }
    }
}

/// The left side of the "Full Changelog" link at the end of generated notes.
fn compared_with(parts: &[Part<'_>]) -> Option<String> {
    let mut lines = parts.iter().flat_map(|part| &part.lines);
    let line = lines.find(|line| line.text.to_lowercase().contains("full changelog"))?;
    let (_, versions) = line.text.split_once("/compare/")?;
    let (from, _) = versions.split_once("...")?;
    (!from.is_empty()).then(|| from.to_owned())
}

/// The first release the summary links to: "Enhancements … to the [v17.0.0 Release]".
fn enhanced(parts: &[Part<'_>]) -> Option<String> {
    let summary = of_kind(parts, &[SectionKind::Summary]).flat_map(|part| &part.lines);
    summary
        .flat_map(|line| inline(line.text).links)
        .find_map(|(label, _)| {
            let version = label
                .to_lowercase()
                .strip_suffix("release")?
                .trim()
                .to_owned();
            version
                .contains(|c: char| c.is_ascii_digit())
                .then_some(version)
        })
}
