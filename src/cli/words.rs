//! Words of the language files as the command line needs them: days, choices, lines of the agenda.

use crate::domain::Day;
use crate::domain::acts::{ActArg, ActError};
use crate::domain::agenda::{Line, What};
use crate::domain::catalogue::Catalogue;
use crate::domain::participant::Medium;
use crate::domain::schedule::Interval;
use crate::i18n::{Lang, date, t, t_mixed, t_numbers};
use crate::id::CoachId;

/// Says things in one language.
#[derive(Clone, Copy, Debug)]
pub struct Words {
    /// The language.
    pub lang: Lang,
}

impl Words {
    /// The words with this id.
    pub fn word(self, id: &str) -> String {
        t(self.lang, id)
    }

    /// The words with this id and these values in them. A value that is a number is told as one, so that the words may choose
    /// between *1 regel* and *2 regels*; it is written as it was handed in.
    pub fn filled(self, id: &str, values: &[(&str, &str)]) -> String {
        let number = |value: &str| value.parse::<u32>().ok().filter(|number| number.to_string() == value);
        let (mut texts, mut numbers) = (Vec::new(), Vec::new());
        for (name, value) in values {
            match number(value) {
                Some(number) => numbers.push((*name, i64::from(number))),
                None => texts.push((*name, *value)),
            }
        }
        t_mixed(self.lang, id, &texts, &numbers)
    }

    /// The words with this id and a number of which one is said differently than several.
    pub fn counted(self, id: &str, count: i64) -> String {
        t_numbers(self.lang, id, &[("count", count)])
    }

    /// As [`Words::counted`], with a name for the number.
    pub fn numbered(self, id: &str, name: &str, number: u64) -> String {
        t_numbers(self.lang, id, &[(name, i64::try_from(number).unwrap_or(i64::MAX))])
    }

    /// The words with this id and these values, which were made elsewhere.
    pub fn with(self, id: &str, values: &[(&'static str, String)]) -> String {
        let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        self.filled(id, &values)
    }

    /// Why something cannot be taken over.
    pub fn refused(self, error: &ActError) -> String {
        let value = |value| match value {
            ActArg::Number(number) => number.to_string(),
            ActArg::Day(day) => self.day(day),
        };
        let values: Vec<_> = error.args().into_iter().map(|(name, arg)| (name, value(arg))).collect();
        self.with(error.key(), &values)
    }

    /// `ma 23 nov 2026`.
    pub fn day(self, day: Day) -> String {
        date::long(self.lang, day.date())
    }

    /// The day of a moment, as the clock here has it.
    pub fn day_of(self, ms: u64) -> Option<String> {
        let at = i64::try_from(ms).ok().and_then(chrono::DateTime::from_timestamp_millis)?;
        Day::from_date(at.with_timezone(&chrono::Local).date_naive()).map(|day| self.day(day))
    }

    /// The word of a choice, or nothing.
    pub fn choice(self, key: Option<&'static str>) -> String {
        key.map(|key| self.word(key)).unwrap_or_default()
    }

    /// What a line of the agenda asks for.
    pub fn what(self, what: &What) -> String {
        let of_domain = |id, domain: &'static str| format!("{}: {}", self.word(id), self.word(domain));
        match what {
            What::Appointment(Some(kind)) => self.word(kind.key()),
            What::Appointment(None) => self.word("line-appointment"),
            What::Schedule(line) => match line.after {
                Interval::Days(0) => self.word(line.anchor.key()),
                after => format!("{} ({})", self.word(line.anchor.key()), self.interval(after)),
            },
            What::BarrierReview(domain) => of_domain("line-barrier-review", domain.key()),
            What::BarrierOpen(domain) => of_domain("line-barrier-open", domain.key()),
            What::Step => self.word("line-step"),
            What::Gap(until) => format!("{} {}", self.word("line-gap"), self.day(*until)),
            What::NoAnswer(number) => format!("{} {number}", self.word("line-no-answer")),
            What::OutOfSight => self.word("line-out-of-sight"),
            What::IntakeParked => self.word("line-intake-parked"),
            What::NoDate => self.word("line-no-date"),
            What::Handover => self.word("line-handover"),
            What::TwoVersions => self.word("line-two-versions"),
            What::Expires(over) => format!("{} {}", self.word("line-expires"), self.day(*over)),
        }
    }

    fn interval(self, after: Interval) -> String {
        match after {
            Interval::Days(days) => self.counted("after-days", days.into()),
            Interval::Weeks(weeks) => self.counted("after-weeks", weeks.into()),
            Interval::Months(months) => self.counted("after-months", months.into()),
            Interval::Yearly => self.word("after-yearly"),
        }
    }

    /// A line of the agenda: day, time, what it asks for, how, and who does it.
    pub fn line(self, line: &Line, catalogue: &Catalogue) -> Vec<String> {
        vec![
            if line.what == What::NoDate { String::new() } else { self.day(line.due) },
            line.at.map(|at| at.to_string()).unwrap_or_default(),
            self.what(&line.what),
            self.choice(line.medium.map(Medium::key)),
            coach(line.coach, catalogue),
        ]
    }
}

/// The name of a coach; nothing for nobody, and for one that is not known here the id in short.
pub fn coach(coach: Option<CoachId>, catalogue: &Catalogue) -> String {
    coach
        .map(|coach| catalogue.coach_name(coach).map_or_else(|| coach.short(), str::to_owned))
        .unwrap_or_default()
}

/// What was said, parted by commas; what is empty is left out.
pub fn sentence(parts: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every message of the command line that counts something, with the names of its numbers.
    const COUNTED: [(&str, &[&str]); 20] = [
        ("cli-notice-log-mended", &["number"]),
        ("cli-notice-lost", &["number", "places"]),
        ("cli-notice-copied", &["number"]),
        ("cli-checked", &["entries", "dossiers", "frames"]),
        ("cli-old-damage", &["number"]),
        ("cli-problem-log", &["number"]),
        ("cli-problem-log-incomplete", &["number"]),
        ("cli-problem-not-in-log", &["number"]),
        ("cli-problem-not-in-database", &["number"]),
        ("cli-peer-lacks", &["number"]),
        ("cli-export-sum", &["entries", "people", "catalogue"]),
        ("cli-look-holds", &["entries", "new", "held", "catalogue"]),
        ("cli-look-erased", &["number"]),
        ("cli-look-forks", &["number"]),
        ("cli-look-newer", &["number"]),
        ("cli-look-copies", &["number"]),
        ("cli-look-passed-over", &["number"]),
        ("cli-taken", &["people", "entries", "people-after", "entries-after"]),
        ("cli-taken-dropped", &["number"]),
        ("cli-look-ahead", &["number"]),
    ];

    #[test]
    fn one_is_said_otherwise_than_several() {
        const SEVERAL: [&str; 14] = [
            "1 regels",
            "1 dossiers",
            "1 blokken",
            "1 plekken",
            "1 delen",
            "1 deelnemers",
            "1 wijzigingen",
            "1 bewaarde regels",
            "1 entries",
            "1 saved entries",
            "1 frames",
            "1 places",
            "1 parts",
            "1 participants",
        ];
        for lang in Lang::ALL {
            let words = Words { lang };
            for (id, names) in COUNTED {
                let of = |number: &'static str| {
                    words.filled(id, &names.iter().map(|name| (*name, number)).collect::<Vec<_>>())
                };
                let (one, five) = (of("1"), of("5"));
                assert!(
                    SEVERAL.iter().all(|wrong| !one.contains(wrong)) && !one.contains("1 changes"),
                    "{one}"
                );
                assert!(five.contains('5') && !five.contains('{') && !five.contains('\n'), "{five}");
            }
        }
    }

    #[test]
    fn a_value_is_written_as_it_was_handed_in() {
        let words = Words { lang: Lang::Nl };
        for value in ["007", "1000000", "99999999999", "-1", "+5", "1.0", ""] {
            assert_eq!(words.filled("cli-say-number", &[("value", value)]), format!("nummer {value}"));
        }
    }
}
