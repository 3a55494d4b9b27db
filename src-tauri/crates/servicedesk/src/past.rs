//! What was done to a thing, in our words: its present state taken back step by step, because a desk
//! says what changed and seldom what stood there as a whole.

use chrono::{DateTime, Utc};
use slipway_domain::desk::Done;
use slipway_domain::desk::value::{Fields, Value, of};

/// A step of the desk's own history, by the desk's names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Step {
    /// A field had another value.
    Was(String, Value, Value),
    /// A word came into a set.
    Came(String, String),
    /// A word left a set.
    Went(String, String),
}

/// What somebody did at once.
#[derive(Clone, Debug)]
pub(crate) struct Moment {
    pub(crate) order: i64,
    pub(crate) by: String,
    pub(crate) at: DateTime<Utc>,
    pub(crate) steps: Vec<Step>,
}

/// The moments, oldest first, as changes of our fields. `ours` reads a state of the desk's fields.
pub(crate) fn told(
    now: &Fields,
    moments: &[Moment],
    ours: impl Fn(&Fields) -> Fields,
) -> Vec<Done> {
    let mut state = now.clone();
    let mut after = ours(&state);
    let mut told = Vec::new();
    for moment in moments.iter().rev() {
        for step in moment.steps.iter().rev() {
            take_back(&mut state, step);
        }
        let before = ours(&state);
        for (field, to) in after.iter().rev() {
            let from = of(&before, field);
            if from != to {
                told.push(Done {
                    order: moment.order,
                    by: moment.by.clone(),
                    at: moment.at,
                    field: field.clone(),
                    from: from.clone(),
                    to: to.clone(),
                });
            }
        }
        after = before;
    }
    told.reverse();
    told
}

fn take_back(state: &mut Fields, step: &Step) {
    match step {
        Step::Was(field, from, _) => {
            state.insert(field.clone(), from.clone());
        }
        Step::Came(field, word) => {
            let mut words = of(state, field).as_set();
            words.remove(word);
            state.insert(field.clone(), Value::set(words));
        }
        Step::Went(field, word) => {
            let mut words = of(state, field).as_set();
            words.insert(word.clone());
            state.insert(field.clone(), Value::set(words));
        }
    }
}
