//! Defects: scales, states, matrix, clocks.

mod clock;
mod complete;
mod facts;
mod matrix;
mod scale;
mod similar;
mod suggest;
mod ticket_state;
