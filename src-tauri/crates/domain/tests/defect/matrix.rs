//! Urgency × impact → priority.

use proptest::prelude::*;
use slipway_domain::defect::matrix::{Matrix, MatrixError};
use slipway_domain::defect::scale::{Impact, Priority, Urgency};

#[test]
fn the_default_is_the_picture() {
    insta::assert_snapshot!(Matrix::default().to_string(), @r"
    P1 P1 P2 P2 P3
    P1 P2 P2 P3 P3
    P2 P2 P3 P3 P4
    P2 P3 P3 P4 P4
    P3 P3 P4 P4 P4
    ");
    let columns: Vec<String> = Urgency::ALL
        .iter()
        .map(|one| format!("{} {}", one.slug(), one.title()))
        .collect();
    assert_eq!(columns, ["5 now", "4 today", "3 week", "2 PI", "1 later"]);
    let rows: Vec<String> = Impact::ALL
        .iter()
        .map(|one| format!("{} {}", one.slug(), one.title()))
        .collect();
    assert_eq!(
        rows,
        [
            "5 money at risk",
            "4 many DFSPs",
            "3 one DFSP",
            "2 few users",
            "1 one user"
        ]
    );
    assert!(Matrix::default().out_of_order().is_empty());
}

#[test]
fn another_priority_needs_a_reason() {
    let matrix = Matrix::default();
    let decided = matrix
        .decide(Urgency::Today, Impact::MoneyAtRisk, None, "")
        .unwrap();
    assert_eq!(
        (decided.priority, decided.matrix_version),
        (Priority::P1, 1)
    );
    assert!(!decided.overrides());
    let same = matrix
        .decide(
            Urgency::Today,
            Impact::MoneyAtRisk,
            Some(Priority::P1),
            "so",
        )
        .unwrap();
    assert_eq!(same.reason, "", "a reason for nothing is not kept");
    let refused = matrix.decide(
        Urgency::Today,
        Impact::MoneyAtRisk,
        Some(Priority::P3),
        "  ",
    );
    assert_eq!(
        refused.unwrap_err().to_string(),
        "the matrix says P1 for urgency 4 and impact 5; P3 needs a reason"
    );
    let other = matrix
        .decide(
            Urgency::Today,
            Impact::MoneyAtRisk,
            Some(Priority::P3),
            " agreed with the hub ",
        )
        .unwrap();
    assert!(other.overrides());
    assert_eq!(other.by_matrix, Priority::P1);
    assert_eq!(other.reason, "agreed with the hub");
}

#[test]
fn an_edit_makes_a_version_and_leaves_the_old_one() {
    let first = Matrix::default();
    let second = first.edited(&[(Urgency::Later, Impact::OneUser, Priority::P1)]);
    assert_eq!((first.version, second.version), (1, 2));
    assert_eq!(
        first.priority(Urgency::Later, Impact::OneUser),
        Priority::P4
    );
    assert_eq!(
        second.priority(Urgency::Later, Impact::OneUser),
        Priority::P1
    );
    assert_eq!(second.edited(&[]).version, 2, "nothing changed");
    let odd = second.out_of_order();
    assert_eq!(odd.len(), 2, "its two neighbours say less: {odd:?}");
    assert!(
        odd.iter()
            .all(|cell| cell.below == Priority::P1 && cell.says == Priority::P4)
    );
}

#[test]
fn a_matrix_is_read_from_text() {
    let matrix = Matrix::default();
    assert_eq!(matrix.rewritten(&matrix.to_string()).unwrap(), matrix);
    let text = "p4 P4 P4 P4 P4/P4 P4 P4 P4 P4/P4 P4 P4 P4 P4/P4 P4 P4 P4 P4/P4 P4 P4 P4 P1";
    let read = matrix.rewritten(text).unwrap();
    assert_eq!(read.version, 2);
    assert_eq!(read.priority(Urgency::Later, Impact::OneUser), Priority::P1);
    assert!(matches!(
        matrix.rewritten("P1 P1"),
        Err(MatrixError::Shape(_))
    ));
    let long = format!("{}\nP1 P1 P1 P1 P1", Matrix::default());
    assert!(matches!(
        matrix.rewritten(&long),
        Err(MatrixError::Shape(_))
    ));
    let wrong = text.replace("p4", "high");
    assert_eq!(
        matrix.rewritten(&wrong).unwrap_err().to_string(),
        "row 1, column 1: \"high\" is no priority; there are P1 to P4"
    );
}

fn priorities() -> impl Strategy<Value = Vec<(Urgency, Impact, Priority)>> {
    let urgency = prop::sample::select(Urgency::ALL.to_vec());
    let impact = prop::sample::select(Impact::ALL.to_vec());
    let priority = prop::sample::select(Priority::ALL.to_vec());
    prop::collection::vec((urgency, impact, priority), 0..40)
}

proptest! {
    #[test]
    fn text_and_json_bring_a_matrix_back(cells in priorities()) {
        let matrix = Matrix::default().edited(&cells);
        prop_assert_eq!(matrix.rewritten(&matrix.to_string()).unwrap(), matrix.clone());
        let json = serde_json::to_string(&matrix).unwrap();
        prop_assert_eq!(serde_json::from_str::<Matrix>(&json).unwrap(), matrix);
    }

    #[test]
    fn the_last_word_on_a_cell_holds(cells in priorities()) {
        let matrix = Matrix::default().edited(&cells);
        for (impact, urgency, priority) in matrix.cells() {
            let edit = cells.iter().rev().find(|cell| (cell.0, cell.1) == (urgency, impact));
            let expected = edit.map_or(Matrix::default().priority(urgency, impact), |cell| cell.2);
            prop_assert_eq!(priority, expected);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        let _ = Matrix::default().rewritten(&text);
    }
}
