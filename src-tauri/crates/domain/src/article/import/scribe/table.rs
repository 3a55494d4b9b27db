//! Tables: every row as long as the longest, every cell one line.

use super::{Form, Line, Scribe};
use comrak::nodes::{Node, NodeTable, NodeValue, TableAlignment};
use scraper::ElementRef;

/// The most columns; what stands beyond is written into the last one.
const COLUMNS: usize = 64;

/// A row: whether it heads the table, and its cells with how many columns each is wide.
struct Row<'h> {
    heads: bool,
    cells: Vec<(ElementRef<'h>, usize)>,
}

impl Row<'_> {
    fn width(&self) -> usize {
        let width: usize = self.cells.iter().map(|(_, wide)| wide).sum();
        width.min(COLUMNS)
    }
}

/// The rows of a table, without those of tables within it.
fn rows(table: ElementRef<'_>) -> Vec<Row<'_>> {
    let mut out = Vec::new();
    for child in table.child_elements() {
        match child.value().name() {
            "tr" => out.push(row(child)),
            "thead" | "tbody" | "tfoot" => {
                let own = child.child_elements();
                out.extend(own.filter(|one| one.value().name() == "tr").map(row));
            }
            _ => {}
        }
    }
    out.retain(|row| !row.cells.is_empty());
    out
}

fn row(tr: ElementRef<'_>) -> Row<'_> {
    let cells: Vec<(ElementRef<'_>, usize)> = tr
        .child_elements()
        .filter(|cell| matches!(cell.value().name(), "td" | "th"))
        .map(|cell| {
            let wide = cell.attr("colspan").and_then(|wide| wide.parse().ok());
            (cell, wide.unwrap_or(1).clamp(1, 16))
        })
        .collect();
    let head = tr
        .parent()
        .and_then(ElementRef::wrap)
        .is_some_and(|parent| parent.value().name() == "thead");
    Row {
        heads: head || (!cells.is_empty() && cells.iter().all(|(c, _)| c.value().name() == "th")),
        cells,
    }
}

impl<'a> Scribe<'a, '_> {
    pub(super) fn table(&self, into: Node<'a>, element: ElementRef<'_>, depth: usize) {
        let caption = element
            .child_elements()
            .find(|one| one.value().name() == "caption");
        if let Some(caption) = caption {
            self.named(into, NodeValue::Emph, caption, depth);
        }
        let rows = rows(element);
        let columns = rows.iter().map(Row::width).max().unwrap_or(0);
        if columns == 0 {
            return;
        }
        let table = NodeValue::Table(Box::new(NodeTable {
            alignments: vec![TableAlignment::None; columns],
            num_columns: columns,
            num_rows: rows.len(),
            num_nonempty_cells: 0,
        }));
        let table = self.append(into, table);
        if !rows.first().is_some_and(|row| row.heads) {
            // A table of Markdown has a head, be it empty.
            let head = self.append(table, NodeValue::TableRow(true));
            self.fill(head, columns);
        }
        for (at, row) in rows.iter().enumerate() {
            let node = self.append(table, NodeValue::TableRow(at == 0 && row.heads));
            self.cells(node, row, columns, depth);
            self.fill(node, columns);
        }
    }

    fn cells(&self, node: Node<'a>, row: &Row<'_>, columns: usize, depth: usize) {
        let mut count = 0;
        for (cell, wide) in &row.cells {
            let last = node.last_child().filter(|_| count >= columns);
            let into = last.unwrap_or_else(|| self.append(node, NodeValue::TableCell));
            let mut line = Line::new(Form::Cell);
            if last.is_some() {
                line.blank = false;
                self.text(into, " ", &mut line);
            }
            self.lines(into, *cell, &mut line, depth);
            self.tidy(into);
            count += 1;
            for _ in 1..*wide {
                if count < columns {
                    self.append(node, NodeValue::TableCell);
                    count += 1;
                }
            }
        }
    }

    fn fill(&self, row: Node<'a>, columns: usize) {
        for _ in row.children().count()..columns {
            self.append(row, NodeValue::TableCell);
        }
    }
}
