//! Columns that line up, for a terminal and for a file alike.

use super::text::one_line;
use unicode_width::UnicodeWidthStr;

/// A table with a heading above each column.
pub(super) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    /// An empty table.
    pub(super) fn new(headings: &[&str]) -> Self {
        Self {
            rows: vec![
                headings
                    .iter()
                    .map(|heading| heading.to_uppercase())
                    .collect(),
            ],
        }
    }

    /// Adds a row; its cells are cleaned, and an empty one shows as a dash.
    pub(super) fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        let shown = |cell: &str| match one_line(cell) {
            empty if empty.is_empty() => "-".to_owned(),
            text => text,
        };
        self.rows.push(cells.into_iter().map(shown).collect());
    }

    /// The table, or `none` when it has no row.
    pub(super) fn or(self, none: &str) -> String {
        if self.rows.len() == 1 {
            format!("{none}\n")
        } else {
            self.lines()
        }
    }

    fn lines(&self) -> String {
        let columns = self.rows.iter().map(Vec::len).max().unwrap_or(0);
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                self.rows
                    .iter()
                    .filter_map(|row| row.get(column))
                    .map(|c| c.width())
                    .max()
            })
            .map(Option::unwrap_or_default)
            .collect();
        let mut out = String::new();
        for row in &self.rows {
            let mut line = String::new();
            for (cell, width) in row.iter().zip(&widths) {
                line.push_str(cell);
                line.push_str(&" ".repeat(width + 2 - cell.width()));
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }
}

/// Shortens a text to about so many columns.
pub(super) fn short(text: &str, columns: usize) -> String {
    let line = one_line(text);
    if line.width() <= columns {
        return line;
    }
    let mut cut: String = line.chars().take(columns.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::{Table, short};

    #[test]
    fn columns_line_up_whatever_the_letters() {
        let mut table = Table::new(&["name", "note"]);
        table.row(["é漢", ""]);
        table.row(["plain", "\u{1b}[31mred"]);
        assert_eq!(table.or("Nothing."), "NAME   NOTE\né漢    -\nplain  red\n");
        assert_eq!(Table::new(&["name"]).or("Nothing."), "Nothing.\n");
        assert_eq!(short("abcdef", 4), "abc…");
    }
}
