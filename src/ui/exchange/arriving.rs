//! What a bundle would change, before anything is changed: who signed it, whether it connects, new, changed, in two versions,
//! erased, alike.

use crate::app::desk::Desk;
use crate::app::exchange::previews::{Arriving, ArrivingPerson, Known};
use crate::ui::pen::Pen;

use super::{indented, labelled, listed, names, size};

/// Its lines: in short, or person by person.
pub fn lines(pen: &Pen<'_>, _desk: &Desk, arriving: &Arriving, width: u16) -> Vec<String> {
    let mut lines = Vec::new();
    head(pen, &mut lines, arriving, width);
    lines.push(String::new());
    if arriving.look.open {
        for person in &arriving.people {
            one(pen, &mut lines, person, width);
        }
        if arriving.people.is_empty() {
            lines.push(pen.word("exchange-changes-nobody"));
        }
    } else {
        groups(pen, &mut lines, arriving, width);
    }
    lines
}

fn count(pen: &Pen<'_>, id: &str, count: u64) -> String {
    pen.counted(id, &[("count", i64::try_from(count).unwrap_or(i64::MAX))])
}

fn head(pen: &Pen<'_>, lines: &mut Vec<String>, arriving: &Arriving, width: u16) {
    labelled(
        lines,
        &pen.word("exchange-file"),
        &format!("{} · {}", arriving.file, size(pen, arriving.bytes)),
        width,
    );
    let sign = match arriving.card.known {
        Known::Yes | Known::Ourselves => "✓",
        Known::No | Known::Removed | Known::OtherKey => "!",
    };
    let made = arriving.made.map(|day| format!(" · {}", pen.week_day(day))).unwrap_or_default();
    let signed = format!("{} {sign} {}{made}", arriving.card.label, pen.word(arriving.card.known.key()));
    labelled(lines, &pen.word("exchange-signed"), &signed, width);
    let people = u64::try_from(arriving.new_people + arriving.changed_people).unwrap_or(u64::MAX);
    let mut inside =
        vec![count(pen, "exchange-entries", arriving.entries), count(pen, "exchange-people", people)];
    if arriving.catalogue > 0 {
        inside.push(count(pen, "exchange-about-nobody", arriving.catalogue));
    }
    if arriving.held > 0 {
        inside.push(count(pen, "exchange-held", arriving.held));
    }
    labelled(lines, &pen.word("exchange-inside"), &inside.join(" · "), width);
    if arriving.gaps.is_empty() {
        labelled(lines, "", &format!("✓ {}", pen.word("exchange-connects")), width);
    }
    for (place, entries) in &arriving.gaps {
        let missing = count(pen, "exchange-missing", *entries);
        labelled(lines, "", &format!("! {missing}: {} {place}", pen.word("exchange-ask")), width);
    }
    if let Some(hours) = arriving.ahead_hours {
        labelled(lines, "", &format!("! {}", count(pen, "exchange-clock", hours)), width);
    }
    if arriving.copies > 0 {
        labelled(lines, "", &format!("! {}", count(pen, "exchange-copies", arriving.copies)), width);
    }
    if arriving.newer > 0 {
        labelled(lines, "", &count(pen, "exchange-newer", arriving.newer), width);
    }
    let why_not = match arriving.card.known {
        _ if arriving.is_backup => Some("exchange-a-backup"),
        Known::No => Some("exchange-how-to-accept"),
        Known::Removed => Some("exchange-was-removed"),
        Known::OtherKey => Some("exchange-other-key"),
        Known::Yes | Known::Ourselves => None,
    };
    if let Some(why_not) = why_not {
        lines.push(String::new());
        labelled(lines, "!", &pen.word(why_not), width);
    }
}

fn groups(pen: &Pen<'_>, lines: &mut Vec<String>, arriving: &Arriving, width: u16) {
    let group = |lines: &mut Vec<String>, id: &str, count: usize, words: String| {
        if count > 0 {
            labelled(lines, &format!("{:<10}{count:>3}", pen.word(id)), &words, width);
        }
    };
    let of = |wanted: fn(&ArrivingPerson) -> bool| {
        let some: Vec<&ArrivingPerson> = arriving.people.iter().filter(|one| wanted(one)).collect();
        names(pen, some.into_iter().map(|one| listed(pen, &one.name)))
    };
    group(lines, "exchange-new", arriving.new_people, of(|one| one.is_new));
    group(lines, "exchange-changed", arriving.changed_people, of(|one| !one.is_new));
    group(lines, "exchange-two", arriving.contested_people, of(|one| one.two_versions));
    let erased = names(pen, arriving.erases.iter().map(|name| listed(pen, name)));
    group(lines, "exchange-erased", arriving.erases.len(), erased);
    if arriving.erased > 0 {
        labelled(lines, "", &count(pen, "exchange-stays-erased", arriving.erased), width);
    }
    let alike: Vec<&ArrivingPerson> = arriving.people.iter().filter(|one| !one.alike.is_empty()).collect();
    for (at, person) in alike.iter().enumerate() {
        let words = alike_words(pen, person);
        let label = if at == 0 {
            format!("{:<10}{:>3}", pen.word("exchange-alike"), alike.len())
        } else {
            String::new()
        };
        labelled(lines, &label, &words, width);
    }
    if arriving.people.is_empty() && arriving.erases.is_empty() {
        lines.push(pen.word("exchange-changes-nobody"));
    }
}

/// `Yilmaz, Can lijkt op Yılmaz, Jan`.
fn alike_words(pen: &Pen<'_>, person: &ArrivingPerson) -> String {
    let others = person.alike.iter().map(|(name, _)| listed(pen, name));
    format!(
        "{} {} {}",
        listed(pen, &person.name),
        pen.word("exchange-is-like"),
        others.collect::<Vec<_>>().join(", ")
    )
}

/// One person and what changes of them.
fn one(pen: &Pen<'_>, lines: &mut Vec<String>, person: &ArrivingPerson, width: u16) {
    let what = if person.is_new { "exchange-new" } else { "exchange-changed" };
    let two = if person.two_versions { " · ≠" } else { "" };
    lines.push(format!("{} · {}{two}", listed(pen, &person.name), pen.word(what)));
    let all: u64 = person.kinds.values().sum();
    indented(lines, &count(pen, "exchange-entries", all), width);
}
