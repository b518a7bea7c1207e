//! A list of people before it is taken over: how its columns were read, what it would do, and what was left out.

use crate::app::overlay::ImportPreview;
use crate::app::said::Said;

use super::pen::Pen;

/// Its lines; the problems come last and may be many.
pub fn lines(pen: &Pen<'_>, preview: &ImportPreview) -> Vec<String> {
    let mut lines = vec![sum(pen, preview)];
    if let Some(percent) = preview.progress {
        lines.push(pen.said(&Said::plain("import-busy").number("percent", i64::from(percent))));
    }
    lines.push(columns(pen, preview));
    let number = i64::try_from(preview.problems.len()).unwrap_or(i64::MAX);
    lines.push(pen.said(&Said::plain("import-problems").number("number", number)));
    lines.extend(preview.problems.iter().map(|said| format!("! {}", pen.said(said))));
    lines
}

fn sum(pen: &Pen<'_>, preview: &ImportPreview) -> String {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let sum = Said::plain("import-sum")
        .number("new", number(preview.new))
        .number("changed", number(preview.changed))
        .number("same", number(preview.same))
        .number("refused", number(preview.refused))
        .number("doubles", number(preview.doubles));
    pen.said(&sum)
}

fn columns(pen: &Pen<'_>, preview: &ImportPreview) -> String {
    let ignored = pen.word("import-ignored");
    let columns = preview.columns.iter().map(|(heading, field)| {
        let field = field.map_or_else(|| ignored.clone(), |field| pen.word(field));
        format!("{heading} → {field}")
    });
    format!("{}: {}", preview.encoding, columns.collect::<Vec<_>>().join(" · "))
}
