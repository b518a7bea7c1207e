//! The examples in the page about the command line, compared with what the program writes.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::fs;

use serde_json::Value;

/// The example of a command in the page about the command line.
fn example(command: &str) -> Value {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/command-line.md")).unwrap();
    let section = page.split(&format!("\n### {command}\n")).nth(1).unwrap();
    serde_json::from_str(section.split("```json").nth(1).unwrap().split("```").next().unwrap()).unwrap()
}

/// What the program wrote has the names of the example, all of them and no other, and values of the same kind.
pub fn fits(command: &str, written: &Value) {
    fn compare(at: &str, example: &Value, written: &Value) {
        match (example, written) {
            (Value::Object(example), Value::Object(written)) => {
                let names = |of: &serde_json::Map<String, Value>| of.keys().cloned().collect::<Vec<_>>();
                assert_eq!(names(example), names(written), "{at}");
                example
                    .iter()
                    .for_each(|(name, value)| compare(&format!("{at}.{name}"), value, &written[name]));
            }
            (Value::Array(example), Value::Array(written)) => {
                if let Some(example) = example.first() {
                    written.iter().for_each(|one| compare(&format!("{at}[]"), example, one));
                }
            }
            (Value::Null, _) | (_, Value::Null) => {}
            (example, written) => {
                let same = std::mem::discriminant(example) == std::mem::discriminant(written);
                assert!(same, "{at}: {example} and {written}");
            }
        }
    }
    compare(command, &example(command), written);
}
