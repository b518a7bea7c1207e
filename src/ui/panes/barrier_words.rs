//! What stands in one row of the barrier check: glyph, bar, word, action, who and when. Knows no place on the screen.

use crate::domain::barrier::{BarrierDomain, Score};
use crate::domain::barrier_check::BarrierLine;
use crate::domain::perspective::Owner;
use crate::domain::{Day, Dossier};
use crate::ui::pen::Pen;
use crate::ui::text;

/// Columns of a domain's name.
const NAME: usize = 12;
/// From so many columns on every name of a domain has room.
const ROOMY: usize = 76;
/// Most columns of a name that stands alone.
const NAME_MAX: usize = 24;
/// Columns of bar and word.
const WORD: usize = 15;

/// Who does something about it, by name.
pub fn owner(pen: &Pen<'_>, dossier: &Dossier, line: &BarrierLine<'_>) -> String {
    match line.owner {
        Some(Owner::Participant) => dossier.participant.name.first(),
        Some(Owner::Coach) => {
            line.owner_coach.and_then(|coach| pen.coach(coach)).unwrap_or_else(|| pen.word("owner-coach"))
        }
        Some(Owner::Partner) => line.partner.to_owned(),
        None => String::new(),
    }
}

/// One row of the check, ready to be laid out.
pub struct Words<'a> {
    line: BarrierLine<'a>,
    name: String,
    owner: String,
    review: String,
}

impl<'a> Words<'a> {
    /// The words of one domain.
    pub fn of(pen: &Pen<'_>, dossier: &'a Dossier, domain: BarrierDomain, today: Day) -> Self {
        let line = dossier.barrier_line(domain);
        let name = if line.label.is_empty() { pen.word(domain.key()) } else { line.label.to_owned() };
        let owner = if line.open { owner(pen, dossier, &line) } else { String::new() };
        let review = line.review.filter(|_| line.open);
        let late = line.flagged || review.is_some_and(|day| day < today);
        let flag = if late { "! " } else { "" };
        let review = format!("{flag}{}", review.map(|day| pen.short_day(day)).unwrap_or_default());
        Self { line, name, owner: text::truncate(&owner, 12), review }
    }

    /// There is something to read beyond the score.
    pub fn says_more(&self) -> bool {
        self.line.open
            && !(self.line.words.is_empty() && self.line.action.is_empty() && self.owner.is_empty())
            || self.line.flagged
    }

    fn glyph(&self) -> String {
        let glyph = self.line.score.map_or('·', Score::glyph);
        let sign = if self.line.contested {
            "≠"
        } else if self.line.strength {
            "+"
        } else {
            ""
        };
        format!("{glyph}{sign}")
    }

    fn score(&self, pen: &Pen<'_>) -> String {
        if self.line.closed {
            return pen.word("barriers-closed-short");
        }
        if self.line.solved {
            return format!("✓ {}", pen.word("barrier-status-solved"));
        }
        let Some(score) = self.line.score else { return pen.word("score-not-discussed") };
        let bar = match score {
            Score::None => "▱▱▱ ",
            Score::Watch => "▰▱▱ ",
            Score::Hard => "▰▰▱ ",
            Score::Blocks => "▰▰▰ ",
            Score::Refused => "",
        };
        format!("{bar}{}", pen.word(score.key()))
    }

    /// `Vervoer 0`: for domains of which there is nothing more to say.
    pub fn cell(&self) -> String {
        let glyph = if self.line.solved { "✓".to_owned() } else { self.glyph() };
        format!("{} {glyph}", self.name)
    }

    fn start(&self, pen: &Pen<'_>, columns: usize) -> String {
        let least = if columns >= ROOMY { NAME + 2 } else { NAME };
        // where nothing follows, a long name needs no cutting
        let name = if self.says_more() { least } else { text::width(&self.name).clamp(least, NAME_MAX) };
        format!("{} {} {}", text::pad(&self.name, name), text::pad(&self.glyph(), 2), self.score(pen))
    }

    /// Everything in one line.
    pub fn wide(&self, pen: &Pen<'_>, columns: usize) -> String {
        if !self.says_more() {
            return self.start(pen, columns);
        }
        let least = if columns >= ROOMY { NAME + 2 } else { NAME };
        let left = text::pad(&self.start(pen, columns), least + WORD + 4);
        let right = format!("{} {:>8}", self.owner, self.review);
        let right = if right.trim().is_empty() { String::new() } else { format!(" {right} ") };
        let room = columns.saturating_sub(text::width(&left) + text::width(&right) + 1);
        format!("{left} {}{right}", text::pad(&self.said(), room))
    }

    /// Score and review date; what is done about it stands in [`Self::below`].
    pub fn narrow(&self, pen: &Pen<'_>, columns: usize) -> String {
        let right = format!(" {} ", self.review);
        let room = columns.saturating_sub(text::width(&right));
        format!("{}{right}", text::pad(&self.start(pen, columns), room))
    }

    /// `reiskosten naar les · Ilse`.
    pub fn below(&self, columns: usize) -> String {
        let owner = if self.owner.is_empty() { String::new() } else { format!(" · {}", self.owner) };
        let said = text::truncate(&self.said(), columns.saturating_sub(text::width(&owner)));
        if said.is_empty() { self.owner.clone() } else { format!("{said}{owner}") }
    }

    fn said(&self) -> String {
        let said = if self.line.action.is_empty() { self.line.words } else { self.line.action };
        if self.line.open { said.to_owned() } else { String::new() }
    }
}
