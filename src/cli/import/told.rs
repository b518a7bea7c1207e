//! What an import did, in lines: the columns, what was left out, who may be double, and the sum. Names nobody.

use crate::cli::output::Out;
use crate::cli::shapes::imported::{Became, Imported};
use crate::cli::words::Words;
use crate::domain::import::{ListField, Outcome, Planned};
use crate::handout::people_csv::{Field, PeopleList};

/// Tells it.
pub fn tell(imported: &Imported, list: &PeopleList, planned: &[Planned], words: Words, out: &mut Out<'_>) {
    columns(list, words, out);
    for problem in &imported.problems {
        let (line, column) = (problem.line.to_string(), problem.column.as_str());
        let values = [("line", line.as_str()), ("column", column), ("why", problem.text.as_str())];
        let id = if column.is_empty() { "cli-import-problem-row" } else { "cli-import-problem" };
        out.line(&words.filled(id, &values));
    }
    for (became, one) in imported.people.iter().zip(planned) {
        people(became, one, words, out);
    }
    let numbers = [
        ("rows", list.rows.len()),
        ("blank", list.blank),
        ("new", imported.new),
        ("changed", imported.changed),
        ("same", imported.same),
        ("refused", imported.refused),
    ]
    .map(|(name, number)| (name, number.to_string()));
    let values: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    let without_name = list.refused.to_string();
    let read: Vec<_> = values
        .iter()
        .map(|(name, number)| (*name, if *name == "refused" { without_name.as_str() } else { *number }))
        .collect();
    out.line(&words.filled("cli-import-rows", &read));
    out.line(&words.filled(if imported.dry_run { "cli-import-would" } else { "cli-import-done" }, &values));
}

fn columns(list: &PeopleList, words: Words, out: &mut Out<'_>) {
    let separator = match list.separator {
        '\t' => words.word("cli-import-tab"),
        other => other.to_string(),
    };
    out.line(
        &words.filled("cli-import-file", &[("encoding", list.encoding.name()), ("separator", &separator)]),
    );
    for (heading, field) in &list.mapping.columns {
        let none = words.word("cli-import-no-heading");
        let heading = if heading.is_empty() { &none } else { heading };
        let field =
            field.map_or_else(|| words.word("cli-import-ignored"), |field: Field| field.name().to_owned());
        out.line(&words.filled("cli-import-column", &[("column", heading), ("field", &field)]));
    }
}

fn people(became: &Became, one: &Planned, words: Words, out: &mut Out<'_>) {
    let line = became.line.to_string();
    let mut say = |id, name, value: &str| out.line(&words.filled(id, &[("line", &line), (name, value)]));
    let fields = |fields: &[ListField]| {
        let said: Vec<String> = fields.iter().map(|field| words.word(field.key())).collect();
        said.join(", ")
    };
    if let Outcome::Changed(changed) = &one.outcome {
        say("cli-import-changed", "fields", &fields(changed));
    }
    if let Some(why) = &became.why {
        say("cli-import-problem-row", "why", why);
    }
    if !one.kept.is_empty() {
        say("cli-import-kept", "fields", &fields(&one.kept));
    }
    match (became.maybe_double_of_line, &became.maybe_double_of) {
        (Some(other), _) => say("cli-import-double-line", "other", &other.to_string()),
        (None, Some(id)) => say("cli-import-double", "id", id),
        (None, None) => {}
    }
}
