//! A list of people before it is taken over: how its columns were read, what it would do, and what was left out.

use crate::app::overlay::ImportPreview;
use crate::app::said::Said;

use super::pen::Pen;
use super::text;

/// Its lines, none wider than the box; the problems come last and may be many.
pub fn lines(pen: &Pen<'_>, preview: &ImportPreview, width: u16) -> Vec<String> {
    let width = usize::from(width);
    let mut lines = text::wrap(&sum(pen, preview), width);
    if let Some(percent) = preview.progress {
        lines.push(pen.said(&Said::plain("import-busy").number("percent", i64::from(percent))));
    }
    lines.extend(columns(pen, preview, width));
    let number = i64::try_from(preview.problems.len()).unwrap_or(i64::MAX);
    lines.push(pen.said(&Said::plain("import-problems").number("number", number)));
    for said in &preview.problems {
        let rows = text::wrap(&pen.said(said), width.saturating_sub(2));
        lines.extend(rows.into_iter().enumerate().map(|(at, row)| {
            let mark = if at == 0 { "!" } else { " " };
            format!("{mark} {row}")
        }));
    }
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

/// What each column was taken for: a coach looks at all of them before anything is imported.
fn columns(pen: &Pen<'_>, preview: &ImportPreview, width: usize) -> Vec<String> {
    let ignored = pen.word("import-ignored");
    let mut rows = vec![format!("{}:", preview.encoding)];
    for (at, (heading, field)) in preview.columns.iter().enumerate() {
        let field = field.map_or_else(|| ignored.clone(), |field| pen.word(field));
        let gap = if at == 0 { " " } else { " · " };
        let words = format!("{heading} → {field}");
        match rows.last_mut() {
            Some(row) if text::width(row) + text::width(gap) + text::width(&words) <= width => {
                row.push_str(gap);
                row.push_str(&words);
            }
            _ => rows.extend(text::wrap(&words, width)),
        }
    }
    rows
}
