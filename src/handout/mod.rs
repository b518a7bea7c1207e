//! What leaves for people and programs, and the lists that come in. Knows the domain and its words, no store.

pub mod people_csv;
pub mod person;
