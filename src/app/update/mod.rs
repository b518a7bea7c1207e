//! The only writer of the state: what happened goes in, what the world is asked to do comes out. Pure.

mod agenda;
mod alike;
mod answers;
mod barriers;
mod clock;
mod coaches;
mod conversation;
mod exchange;
mod forms;
mod keys;
mod list;
mod location;
mod mouse;
mod overlays;
mod path;
mod privacy;
mod refused;
mod row_menu;
mod run;
mod session;
mod settle;
mod status;
mod timeline;
mod visit;
mod watched;

use super::effect::Effect;
use super::model::Model;
use super::msg::Msg;

/// Takes one message in.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = take(model, msg);
    effects.extend(keys::release(model));
    settle::tidy(model);
    status::offer(model);
    visit::follow(model, &mut effects);
    effects
}

fn take(model: &mut Model, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => keys::pressed(model, key),
        Msg::Paste(text) => keys::pasted(model, &text),
        Msg::Mouse(kind, x, y) => mouse::used(model, kind, x, y),
        Msg::Resized(width, height) => {
            model.size = (width, height);
            Vec::new()
        }
        Msg::Ticked(now) => clock::ticked(model, now),
        Msg::Drawn(layout) => {
            model.layout = layout;
            Vec::new()
        }
        Msg::LockAsked => session::lock(model, None),
        Msg::EndAsked => session::end(model),
        answer => answers::took(model, answer),
    }
}

/// What the keymap needs to know to say which commands work now.
pub use clock::seconds_to_lock;
pub use keys::{available, situation};
pub use location::whom_to_ask;
pub use row_menu::menu;
pub use run::below_overlays;
pub use session::{PASSPHRASE_MIN_CHARS, locked, setup};
pub use timeline::selected as selected_module;
pub use visit::access_due_in_ms;
