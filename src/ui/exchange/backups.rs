//! When the last backups were made, on the screen of exchange; what is too long ago is a warning.

use ratatui::style::Style;

use crate::app::exchange::Backups;
use crate::app::said::Said;
use crate::domain::Day;
use crate::ui::pen::Pen;

/// A line in words, and how it looks.
type Told = (String, Style);

/// The one on a stick or another disk, and the one that is made by itself. `key` makes one. Of a store with nobody in it
/// none is missed yet.
pub fn told(pen: &Pen<'_>, backups: Backups, key: &str, anybody: bool) -> [Told; 2] {
    let elsewhere = match backups.elsewhere {
        Some(day) => of(pen, day, "backup-elsewhere", "backup-elsewhere-old", key),
        None => warned(pen, &Said::plain("backup-elsewhere-none").text("key", key), anybody),
    };
    let here = match backups.here {
        Some(day) => of(pen, day, "backup-here", "backup-here-old", key),
        None => warned(pen, &Said::plain("backup-here-none"), false),
    };
    [elsewhere, here]
}

fn of(pen: &Pen<'_>, day: Day, id: &'static str, old: &'static str, key: &str) -> Told {
    let is_old = Backups::is_old(day, pen.today);
    let said = Said::plain(if is_old { old } else { id });
    let said =
        if day == pen.today { said.key("day", "backup-today") } else { said.text("day", pen.week_day(day)) };
    warned(pen, &said.number("days", i64::from(day.days_until(pen.today))).text("key", key), is_old)
}

fn warned(pen: &Pen<'_>, said: &Said, warns: bool) -> Told {
    let words = pen.said(said);
    if warns { (format!("! {words}"), pen.theme.late) } else { (words, pen.theme.quiet) }
}
