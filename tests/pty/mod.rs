//! The real program in a pseudo-terminal, in a folder of its own: keys go in, the screen is read back.
#![allow(dead_code, reason = "each test file uses its own part")]

pub mod keyboard;
pub mod leaving;
pub mod place;
pub mod window;
