//! Verbs that put a garment to another: `slung over`, `tucked into`, `finished by`.

/// How a verb puts a garment to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    /// `slung over`
    Put,
    /// `tucked into`
    Tucked,
    /// `matched with`, `finished by`
    With,
    /// `softened by`
    By,
}

impl Join {
    /// The way of a verb, by its base form.
    pub(super) fn of(verb: &str) -> Option<Self> {
        Some(match verb {
            "layer" | "throw" | "sling" | "drape" | "wear" | "pull" | "belt" | "button"
            | "knot" | "tie" | "stack" | "sit" | "come" | "pile" | "strap" | "wrap" | "fasten"
            | "slip" | "arrive" | "shrug" | "cinch" | "hook" | "pin" | "float" | "hang" | "set"
            | "peek" | "show" | "put" | "place" | "open" | "go" => Self::Put,
            "tuck" | "stuff" | "disappear" | "vanish" | "push" | "shove" => Self::Tucked,
            "match" | "team" | "pair" | "finish" | "complete" | "accessorise" | "accessorize"
            | "style" | "combine" | "top" | "crown" | "offset" | "mix" | "coordinate" => Self::With,
            "accompany" | "soften" | "anchor" | "ground" | "balance" | "toughen" | "complement"
            | "join" | "follow" => Self::By,
            _ => return None,
        })
    }
}
