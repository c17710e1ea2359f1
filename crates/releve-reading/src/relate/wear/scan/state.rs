//! What the words so far mean for the next garment.

use crate::resolve::EntityNumber;

/// What the words so far mean for the next garment.
#[derive(Clone, PartialEq)]
pub(super) enum Mode {
    /// Nobody wears it.
    Off,
    /// Somebody does something; `in` would tell what they wear.
    Armed,
    /// It is worn.
    On,
}

#[derive(Clone)]
pub(in crate::relate::wear) struct State {
    pub(super) mode: Mode,
    pub(in crate::relate::wear) people: Vec<EntityNumber>,
    pub(in crate::relate::wear) rule: &'static str,
    pub(super) addition: bool,
    /// A participle of another kind stands in between.
    pub(super) held: bool,
    /// What is named now is taken off.
    pub(super) given_up: bool,
    /// `never without`: the denial of the item is one of the verb.
    pub(super) never: bool,
}

impl State {
    pub(in crate::relate::wear) const OFF: Self = Self {
        mode: Mode::Off,
        people: Vec::new(),
        rule: "",
        addition: false,
        held: false,
        given_up: false,
        never: false,
    };

    pub(in crate::relate::wear) fn on(
        people: Vec<EntityNumber>,
        rule: &'static str,
        addition: bool,
    ) -> Self {
        Self {
            mode: Mode::On,
            people,
            rule,
            addition,
            ..Self::OFF
        }
    }

    pub(in crate::relate::wear) fn is_on(&self) -> bool {
        self.mode == Mode::On && !self.held && !self.given_up
    }

    pub(in crate::relate::wear) fn armed(people: Vec<EntityNumber>, rule: &'static str) -> Self {
        Self {
            mode: Mode::Armed,
            people,
            rule,
            ..Self::OFF
        }
    }
}
