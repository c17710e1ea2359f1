//! Things that documents tell of candidates: launches, looks, showings.

/// The things of candidates and the documents that tell them: lists of lists, end to
/// end.
#[derive(Debug, Default)]
pub(super) struct Things {
    /// Where the things of each candidate end.
    candidates: Vec<usize>,
    /// Where the documents of each thing end.
    things: Vec<usize>,
    documents: Vec<u32>,
}

impl Things {
    /// Adds a document that tells a thing of a candidate; both come in order.
    pub(super) fn push(&mut self, candidate: usize, is_new: bool, document: usize) {
        self.candidates.resize(candidate, self.things.len());
        if is_new {
            self.things.push(0);
        }
        self.documents
            .push(u32::try_from(document).unwrap_or(u32::MAX));
        if let Some(end) = self.things.last_mut() {
            *end = self.documents.len();
        }
    }

    /// Ends the list with so many candidates; those after the last one that was
    /// told of have nothing.
    pub(super) fn close(&mut self, candidates: usize) {
        self.candidates.resize(candidates, self.things.len());
    }

    /// How many of its things are drawn, by candidate: each as often as the
    /// document that is drawn most often of those that tell it.
    pub(super) fn drawn(&self, drawn: &[u32]) -> Vec<u32> {
        let (mut thing, mut document) = (0, 0);
        let of = |end: &usize| {
            let mut number = 0;
            while thing < *end {
                let documents = &self.documents[document..self.things[thing]];
                let times = documents.iter().map(|at| drawn[*at as usize]);
                number += times.max().unwrap_or(0);
                document = self.things[thing];
                thing += 1;
            }
            number
        };
        self.candidates.iter().map(of).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_once_however_many_tell_them() {
        let mut things = Things::default();
        // Candidate 1: a thing told by documents 0 and 2, another by 1.
        for (is_new, document) in [(true, 0), (false, 2), (true, 1)] {
            things.push(1, is_new, document);
        }
        things.push(2, true, 2);
        things.close(4);
        assert_eq!(things.drawn(&[1, 1, 1]), [0, 2, 1, 0]);
        assert_eq!(things.drawn(&[0, 3, 2]), [0, 5, 2, 0]);
        assert_eq!(things.drawn(&[1, 0, 0]), [0, 1, 0, 0]);
    }
}
