//! What a bundle would change, before anything is changed: who signed it, whether it connects, new, changed, in two versions,
//! erased, alike.

use crate::app::desk::Desk;
use crate::app::exchange::previews::{Arriving, ArrivingPerson, Known};
use crate::app::tell::Teller;
use crate::domain::describe::Told;
use crate::domain::{Difference, Dispute, Dossier};
use crate::ui::pen::Pen;

use super::{NAMES, indented, kinds, labelled, listed, names, size, wrapped};

/// Its lines: in short, or what changes of one person.
pub fn lines(pen: &Pen<'_>, desk: &Desk, arriving: &Arriving, width: u16) -> Vec<String> {
    let mut lines = Vec::new();
    if arriving.look.open {
        match arriving.people.get(arriving.look.part) {
            Some(person) => one(pen, desk, &mut lines, arriving, person, width),
            None => lines.push(pen.word("exchange-changes-nobody")),
        }
        return lines;
    }
    head(pen, &mut lines, arriving, width);
    lines.push(String::new());
    groups(pen, desk, &mut lines, arriving, width);
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

fn groups(pen: &Pen<'_>, desk: &Desk, lines: &mut Vec<String>, arriving: &Arriving, width: u16) {
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
    two_versions(pen, desk, lines, arriving, width);
    let erased = names(pen, arriving.erases.iter().map(|name| listed(pen, name)));
    group(lines, "exchange-erased", arriving.erases.len(), erased);
    if arriving.erased > 0 {
        labelled(lines, "", &count(pen, "exchange-stays-erased", arriving.erased), width);
    }
    let alike: Vec<&ArrivingPerson> = arriving.people.iter().filter(|one| !one.alike.is_empty()).collect();
    for (at, person) in alike.iter().take(NAMES).enumerate() {
        let words = alike_words(pen, person);
        let label = if at == 0 {
            format!("{:<10}{:>3}", pen.word("exchange-alike"), alike.len())
        } else {
            String::new()
        };
        labelled(lines, &label, &words, width);
    }
    if alike.len() > NAMES {
        let more = u64::try_from(alike.len() - NAMES).unwrap_or(u64::MAX);
        labelled(lines, "", &count(pen, "exchange-and-more", more), width);
    }
    if arriving.people.is_empty() && arriving.erases.is_empty() {
        lines.push(pen.word("exchange-changes-nobody"));
    }
}

/// `Jansen, Ria: Telefoon  06-1… (Ilse) ≠ 06-4… (Mo)`, as many as are read at a glance.
fn two_versions(pen: &Pen<'_>, desk: &Desk, lines: &mut Vec<String>, arriving: &Arriving, width: u16) {
    let people = arriving.people.iter().filter(|one| one.two_versions);
    for (at, person) in people.take(NAMES).enumerate() {
        let label = format!("{:<10}{:>3}", pen.word("exchange-two"), arriving.contested_people);
        let name = listed(pen, &person.name);
        let words = person.disputes.first().map(|dispute| told(pen, desk, |teller| said(teller, dispute)));
        let words = words.map_or_else(|| name.clone(), |words| format!("{name}: {words}"));
        labelled(lines, if at == 0 { &label } else { "" }, &words, width);
    }
    if arriving.contested_people > NAMES {
        let more = u64::try_from(arriving.contested_people - NAMES).unwrap_or(u64::MAX);
        labelled(lines, "", &count(pen, "exchange-and-more", more), width);
    }
}

/// `Woonplaats  Voorbeeldstad (Ilse) ≠ Elders (Mo)`
fn said(teller: &Teller<'_>, dispute: &Dispute) -> String {
    let title = dispute.shown().map(|edit| teller.title(dispute.record, edit)).unwrap_or_default();
    let versions = dispute.versions.iter().map(|version| {
        let who = teller.told(&Told::Coach(version.by.author));
        format!("{} ({who})", teller.version(dispute, version))
    });
    format!("{title}  {}", versions.collect::<Vec<_>>().join(" ≠ "))
}

/// Words about somebody whose file may not be open.
fn told(pen: &Pen<'_>, desk: &Desk, say: impl FnOnce(&Teller<'_>) -> String) -> String {
    let nobody = Dossier::default();
    let people = |id| desk.people.get(id).map(|person| person.name.spoken());
    say(&Teller {
        lang: pen.lang,
        dossier: &nobody,
        catalogue: &desk.catalogue,
        people: &people,
        station: desk.station,
    })
}

/// `Yilmaz, Can lijkt op Yılmaz, Jan (zelfde geboortejaar)`.
fn alike_words(pen: &Pen<'_>, person: &ArrivingPerson) -> String {
    let others = person.alike.iter().map(|(name, why)| {
        let why: Vec<String> = why.iter().map(|id| pen.word(id)).collect();
        format!("{} ({})", listed(pen, name), why.join(", "))
    });
    let others = others.collect::<Vec<_>>().join(" · ");
    format!("{} {} {others}", listed(pen, &person.name), pen.word("exchange-is-like"))
}

/// One person and what changes of them: below who wrote it and when, each field with what stood there before.
fn one(
    pen: &Pen<'_>,
    desk: &Desk,
    lines: &mut Vec<String>,
    arriving: &Arriving,
    person: &ArrivingPerson,
    width: u16,
) {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let place = [
        ("at", number(arriving.look.part + 1)),
        ("all", number(arriving.new_people + arriving.changed_people)),
    ];
    let what = if person.is_new { "exchange-new" } else { "exchange-changed" };
    let two = if person.two_versions { " · ≠" } else { "" };
    let name = format!("{} · {}{two}", listed(pen, &person.name), pen.word(what));
    wrapped(lines, &format!("{} · {name}", pen.counted("exchange-part", &place)), width);
    indented(lines, &kinds(pen, &person.kinds), width);
    if !person.alike.is_empty() {
        indented(lines, &alike_words(pen, person), width);
    }
    for dispute in &person.disputes {
        indented(lines, &format!("≠ {}", told(pen, desk, |teller| said(teller, dispute))), width);
    }
    let mut by = None;
    for difference in &person.differences {
        let (author, day) = (difference.by.author, difference.by.day());
        if by != Some((author, day)) {
            by = Some((author, day));
            let who = told(pen, desk, |teller| teller.told(&Told::Coach(author)));
            let when = day.map(|day| format!(" · {}", pen.week_day(day))).unwrap_or_default();
            lines.push(String::new());
            wrapped(lines, &format!("{who}{when}"), width);
        }
        indented(lines, &told(pen, desk, |teller| differs(teller, difference)), width);
    }
    let listed_last = arriving.look.part + 1 == arriving.people.len();
    let more = (arriving.new_people + arriving.changed_people).saturating_sub(arriving.people.len());
    if listed_last && more > 0 {
        lines.push(String::new());
        wrapped(lines, &count(pen, "exchange-and-more", u64::try_from(more).unwrap_or(u64::MAX)), width);
    }
    if person.untold > 0 {
        lines.push(String::new());
        wrapped(lines, &pen.counted("exchange-untold", &[("count", number(person.untold))]), width);
    }
}

/// `Woonplaats: Elders → Voorbeeldstad`; a `+` before what is said for the first time.
fn differs(teller: &Teller<'_>, difference: &Difference) -> String {
    let (title, new) = (teller.titled(&difference.title), teller.value(&difference.new));
    match &difference.old {
        Some(old) => format!("{title}: {} → {new}", teller.value(old)),
        None => format!("+ {title}: {new}"),
    }
}
