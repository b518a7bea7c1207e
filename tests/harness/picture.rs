//! What stands on the screen, as text: a cue that does not show here does not exist.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use trede::app::model::Model;
use trede::app::msg::Msg;
use trede::ui::theme::Theme;
use unicode_width::UnicodeWidthStr;

use super::Harness;

/// One frame: its cells, and where the terminal's own cursor stands.
pub struct Picture {
    pub buffer: Buffer,
    pub cursor: Option<(u16, u16)>,
    pub layout: trede::app::layout::Layout,
}

/// Draws one frame.
pub fn draw(model: &Model, theme: &Theme, columns: u16, rows: u16) -> Picture {
    let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
    let mut layout = trede::app::layout::Layout::default();
    terminal.draw(|frame| layout = trede::ui::view(model, theme, frame)).unwrap();
    let backend = terminal.backend();
    let place = backend.cursor_position();
    let cursor = backend.cursor_visible().then_some((place.x, place.y));
    Picture { buffer: backend.buffer().clone(), cursor, layout }
}

impl Picture {
    /// The rows as text, without the spaces at their ends.
    pub fn lines(&self) -> Vec<String> {
        self.buffer.area.rows().map(|row| self.row(row.y).trim_end().to_owned()).collect()
    }

    /// One row as text; a wide character covers the cell behind it.
    pub fn row(&self, y: u16) -> String {
        let area = self.buffer.area;
        let mut words = String::new();
        let mut covered = 0;
        for x in area.left()..area.right() {
            if covered > 0 {
                covered -= 1;
                continue;
            }
            let symbol = self.buffer[(x, y)].symbol();
            covered = symbol.width().saturating_sub(1);
            words.push_str(symbol);
        }
        words
    }
}

impl Harness {
    /// Gives the terminal another size.
    pub fn size(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.tell(Msg::Resized(columns, rows));
        self
    }

    /// Draws a frame and tells the program where things stand in it, as the runtime does.
    pub fn picture(&mut self) -> Picture {
        let (columns, rows) = self.model.size;
        let picture = draw(&self.model, &Theme::mono(), columns, rows);
        self.tell(Msg::Drawn(picture.layout.clone()));
        picture
    }

    /// Compares the screen with `tests/screens/<name>.snap`.
    pub fn snapshot(&mut self, name: &str) -> &mut Self {
        let picture = self.picture();
        let cursor = picture.cursor.map(|(x, y)| format!("\ncursor {x},{y}")).unwrap_or_default();
        let text = format!("{}{cursor}", picture.lines().join("\n"));
        insta::with_settings!({
            snapshot_path => "../screens",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!(name, text) });
        self
    }
}
