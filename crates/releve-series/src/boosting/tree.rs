//! Trees that were grown.

/// Trees that add up to a prediction.
#[derive(Debug, Clone)]
pub(crate) struct Boosted {
    pub(super) start: f32,
    pub(super) trees: Vec<Tree>,
}

/// A tree: its root first.
#[derive(Debug, Clone)]
pub(super) struct Tree(pub(super) Vec<Node>);

/// A place in a tree.
#[derive(Debug, Clone, Copy)]
pub(super) enum Node {
    /// What is predicted.
    Leaf(f32),
    /// Unknown values and those up to the cut go to `low`, others to the node
    /// after it.
    Split { feature: u32, cut: f32, low: u32 },
}

impl Boosted {
    pub(crate) fn predict(&self, features: &[f32]) -> f32 {
        self.start
            + self
                .trees
                .iter()
                .map(|tree| tree.predict(features))
                .sum::<f32>()
    }
}

impl Tree {
    pub(super) fn predict(&self, features: &[f32]) -> f32 {
        let mut at = 0;
        loop {
            match self.0[at] {
                Node::Leaf(value) => return value,
                Node::Split { feature, cut, low } => {
                    // A comparison with what is not a number is false.
                    let high = features[feature as usize] > cut;
                    at = low as usize + usize::from(high);
                }
            }
        }
    }
}
