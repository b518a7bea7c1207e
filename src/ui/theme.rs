//! Styles by meaning. A colour never says anything that no glyph or word says.

use ratatui::style::{Color, Modifier, Style};

/// The styles of one theme.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Ordinary text.
    pub text: Style,
    /// Less important text.
    pub quiet: Style,
    /// A border.
    pub border: Style,
    /// The border of the pane in focus.
    pub focus: Style,
    /// A title.
    pub title: Style,
    /// The title of what has the focus.
    pub heading: Style,
    /// Keys at the foot of a box.
    pub hint: Style,
    /// The row selected.
    pub selection: Style,
    /// Something late, beside `!`.
    pub late: Style,
    /// Something wrong.
    pub error: Style,
    /// The wish of the participant.
    pub wish: Style,
}

impl Theme {
    /// The usual colours, on a dark or light ground.
    pub fn standard() -> Self {
        let plain = Style::new();
        Self {
            text: plain,
            quiet: plain.add_modifier(Modifier::DIM),
            border: plain.add_modifier(Modifier::DIM),
            focus: plain.fg(Color::Cyan),
            title: plain.add_modifier(Modifier::BOLD),
            heading: plain.fg(Color::Cyan).add_modifier(Modifier::BOLD),
            hint: plain.add_modifier(Modifier::DIM),
            selection: plain.add_modifier(Modifier::REVERSED),
            late: plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            error: plain.fg(Color::Yellow).add_modifier(Modifier::BOLD),
            wish: plain.fg(Color::Green),
        }
    }

    /// On a light ground: darker colours, since yellow, cyan and green fade on white.
    pub fn light() -> Self {
        let plain = Style::new();
        Self {
            focus: plain.fg(Color::Blue),
            heading: plain.fg(Color::Blue).add_modifier(Modifier::BOLD),
            late: plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
            error: plain.fg(Color::Magenta).add_modifier(Modifier::BOLD),
            wish: plain.add_modifier(Modifier::BOLD),
            ..Self::standard()
        }
    }

    /// White and yellow on black, nothing dimmed: for a beamer, the sun, or eyes that need it.
    pub fn contrast() -> Self {
        let plain = Style::new().fg(Color::White).bg(Color::Black);
        let bold = plain.add_modifier(Modifier::BOLD);
        let yellow = bold.fg(Color::Yellow);
        Self {
            text: plain,
            quiet: plain,
            border: plain,
            focus: yellow,
            title: bold,
            heading: yellow,
            hint: plain,
            selection: Style::new().fg(Color::Black).bg(Color::Yellow).add_modifier(Modifier::BOLD),
            late: yellow,
            error: yellow,
            wish: bold,
        }
    }

    /// No colours at all; bold, dim and reverse stay (`NO_COLOR`).
    pub fn mono() -> Self {
        let bold = Style::new().add_modifier(Modifier::BOLD);
        Self { focus: bold, heading: bold, late: bold, error: bold, wish: Style::new(), ..Self::standard() }
    }

    /// Whether a terminal says of itself that its ground is light, in the words of `COLORFGBG`: `0;15` is black on white.
    pub fn is_light_ground(colours: &str) -> bool {
        matches!(colours.rsplit(';').next(), Some("7" | "15"))
    }

    /// The names of the themes, as a coach chooses them.
    pub const NAMES: [&'static str; 4] = ["standard", "light", "contrast", "mono"];

    /// The theme with this name.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "standard" => Some(Self::standard()),
            "light" => Some(Self::light()),
            "contrast" => Some(Self::contrast()),
            "mono" => Some(Self::mono()),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn styles(theme: &Theme) -> [Style; 11] {
        [
            theme.text,
            theme.quiet,
            theme.border,
            theme.focus,
            theme.title,
            theme.heading,
            theme.hint,
            theme.selection,
            theme.late,
            theme.error,
            theme.wish,
        ]
    }

    #[test]
    fn mono_has_no_colour_and_every_name_has_a_theme() {
        assert!(styles(&Theme::mono()).iter().all(|style| style.fg.is_none() && style.bg.is_none()));
        assert!(Theme::NAMES.iter().all(|name| Theme::named(name).is_some()));
        assert!(Theme::named("paars").is_none());
    }

    #[test]
    fn on_a_light_ground_nothing_is_written_in_what_fades_there() {
        assert!(Theme::is_light_ground("0;15") && Theme::is_light_ground("0;default;7"));
        assert!(!Theme::is_light_ground("15;0") && !Theme::is_light_ground(""));
        let fades = |style: &Style| matches!(style.fg, Some(Color::Yellow | Color::Cyan | Color::Green));
        assert!(!styles(&Theme::light()).iter().any(fades));
    }

    #[test]
    fn no_theme_needs_red_or_blue_on_black() {
        for theme in [Theme::standard(), Theme::contrast()] {
            assert!(styles(&theme).iter().all(|style| !matches!(style.fg, Some(Color::Red | Color::Blue))));
        }
    }
}
