//! What the release supports and was tested against: API versions and the
//! dependency test matrix, a table since v15 and a list before.

use super::sections::{Part, of_kind};
use super::text::{plain, tables};
use super::{ApiVersion, MatrixRow, Notes, SectionKind};

/// Reads both tables, and from the matrix the required test cases and backend.
pub(super) fn read(parts: &[Part<'_>], notes: &mut Notes) {
    for part in of_kind(parts, &[SectionKind::ApiVersions]) {
        read_apis(part, notes);
    }
    for part in of_kind(parts, &[SectionKind::Testing]) {
        read_table(part, notes);
        read_list(part, notes);
    }
    notes.test_cases = version_of(&notes.matrix, "testing toolkit test cases");
    notes.backend = version_of(&notes.matrix, "example-mojaloop-backend");
}

fn version_of(matrix: &[MatrixRow], name: &str) -> Option<String> {
    matrix
        .iter()
        .find(|row| row.name.eq_ignore_ascii_case(name))
        .map(|row| row.version.clone())
}

fn read_apis(part: &Part<'_>, notes: &mut Notes) {
    for (line, cells) in tables(&part.lines).into_iter().flat_map(|table| table.rows) {
        let (Some(name), Some(versions)) = (cells.first(), cells.get(1)) else {
            notes.unparsed.push(part.unparsed(&line));
            continue;
        };
        notes.api_versions.push(ApiVersion {
            name: plain(name),
            versions: plain(versions)
                .split(',')
                .map(|version| version.trim().to_owned())
                .filter(|version| !version.is_empty())
                .collect(),
            notes: cells.get(2).map(|cell| plain(cell)).unwrap_or_default(),
            line: line.number,
        });
    }
}

fn read_table(part: &Part<'_>, notes: &mut Notes) {
    let of_dependencies = |header: &[&str]| {
        header
            .first()
            .is_some_and(|h| h.eq_ignore_ascii_case("dependency"))
    };
    for table in tables(&part.lines)
        .iter()
        .filter(|table| of_dependencies(&table.header))
    {
        for (line, cells) in &table.rows {
            match cells.as_slice() {
                [name, version, ..] => notes.matrix.push(row(name, version, line.number)),
                _ => notes.unparsed.push(part.unparsed(line)),
            }
        }
    }
}

/// The list below "This release has been tested against the following:".
fn read_list(part: &Part<'_>, notes: &mut Notes) {
    let mut inside = None;
    for line in part.lines.iter().filter(|line| !line.is_blank()) {
        let item = line.list_item();
        if line.text.to_lowercase().contains("against the following:") {
            inside = item.map(|(indent, _)| indent).or(Some(0));
            continue;
        }
        let Some(outer) = inside else { continue };
        let pair = item
            .filter(|(indent, _)| *indent > outer)
            .and_then(|(_, t)| t.split_once(':'));
        match pair {
            Some((name, version)) => notes.matrix.push(row(name, version, line.number)),
            None => inside = None,
        }
    }
}

fn row(name: &str, version: &str, line: usize) -> MatrixRow {
    let bare = |text: &str| plain(text).trim_matches('`').trim().to_owned();
    MatrixRow {
        name: bare(name),
        version: bare(version),
        line,
    }
}
