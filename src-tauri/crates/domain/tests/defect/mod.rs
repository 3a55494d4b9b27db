//! Defects: scales, states, matrix, clocks.

mod clock;
mod matrix;
mod scale;
mod ticket_state;
