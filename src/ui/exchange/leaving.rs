//! What would leave in a bundle: how much, of whom and what, and who stays here.

use crate::app::exchange::previews::{AT_ONCE, Leaving, LeavingPerson};
use crate::ui::pen::Pen;

use super::{indented, labelled, listed, names};

/// Its lines: in short, or person by person.
pub fn lines(pen: &Pen<'_>, leaving: &Leaving, width: u16) -> Vec<String> {
    let mut lines = Vec::new();
    let count =
        |id: &str, count: u64| pen.counted(id, &[("count", i64::try_from(count).unwrap_or(i64::MAX))]);
    let whom = if leaving.receivers.is_empty() {
        pen.word("exchange-for-passphrase")
    } else {
        leaving.receivers.join(" · ")
    };
    labelled(&mut lines, &pen.word("exchange-for"), &whom, width);
    labelled(&mut lines, &pen.word("exchange-folder"), &leaving.folder, width);
    let inside = if leaving.entries == 0 {
        pen.word("exchange-nothing")
    } else {
        let people = u64::try_from(leaving.people.len()).unwrap_or(u64::MAX);
        let all = pen.word(if leaving.delta { "exchange-delta" } else { "exchange-full" });
        let parts = [count("exchange-entries", leaving.entries), count("exchange-people", people), all];
        parts.join(" · ")
    };
    labelled(&mut lines, &pen.word("exchange-inside"), &inside, width);
    if leaving.catalogue > 0 {
        labelled(&mut lines, "", &count("exchange-about-nobody", leaving.catalogue), width);
    }
    lines.push(String::new());
    if leaving.look.open {
        let from = leaving.look.part * AT_ONCE;
        let to = leaving.people.len().min(from + AT_ONCE);
        if leaving.parts() > 1 {
            let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
            let place =
                [("from", number(from + 1)), ("to", number(to)), ("all", number(leaving.people.len()))];
            lines.extend([pen.counted("exchange-parts", &place), String::new()]);
        }
        for person in leaving.people.get(from..to).unwrap_or_default() {
            lines.push(listed(pen, &person.name));
            indented(&mut lines, &kinds(pen, person), width);
        }
    } else if !leaving.people.is_empty() {
        let all = leaving.people.iter().map(|person| listed(pen, &person.name));
        labelled(&mut lines, &pen.word("exchange-of"), &names(pen, all), width);
    }
    if !leaving.withheld.is_empty() {
        lines.push(String::new());
        for (name, why) in &leaving.withheld {
            let words = format!("{}: {}", listed(pen, name), pen.word(why));
            labelled(&mut lines, &pen.word("exchange-stays"), &words, width);
        }
    }
    lines
}

fn kinds(pen: &Pen<'_>, person: &LeavingPerson) -> String {
    let mut words = super::kinds(pen, &person.kinds);
    if person.newer > 0 {
        let count = i64::try_from(person.newer).unwrap_or(i64::MAX);
        words = format!("{words} · {}", pen.counted("exchange-newer", &[("count", count)]));
    }
    words
}
