//! Defects: scales, states, matrix, clocks.

mod clock;
mod complete;
mod escalation;
mod facts;
mod matrix;
mod reply;
mod scale;
mod similar;
mod suggest;
mod ticket_state;
