//! Lines of a shopping edit: a name and a price.

use super::{Join, RawToken, Shape};

/// Longest line that is read as one, in tokens.
const LONGEST: usize = 60;

/// Where the colon behind the call of a list stands at the latest.
const CALL: usize = 6;

/// Words that may stand between a name and its price.
const BEFORE_PRICE: &[&str] = &[
    "now", "was", "from", "only", "just", "reduced", "to", "rrp", "sale", "price", "approx",
    "around", "about",
];

/// Finite verbs and relatives: with one before its price, a line is a sentence.
const SENTENCE: &[&str] = &[
    "is", "are", "were", "has", "have", "had", "cost", "costs", "sells", "sell", "sold", "that",
    "which", "who", "retails", "retail", "starts", "start", "spent", "made", "raised", "rose",
    "fell", "jumped", "will", "would", "can", "i", "we", "you", "it", "they", "she", "he", "calls",
    "makes", "offers", "does", "gives", "charges", "asks", "wants", "stocks",
];

/// Words that make a price a limit: `ten coats under £100`.
const LIMIT: &[&str] = &[
    "under", "below", "over", "than", "above", "nearly", "almost",
];

/// True for a line that is one offer, or several between full stops or semicolons.
pub(super) fn is_offer(text: &str, line: &[RawToken], currency: &dyn Fn(&str) -> bool) -> bool {
    if line.is_empty() || line.len() > LONGEST {
        return false;
    }
    let line = Line {
        text,
        tokens: line,
        currency,
    };
    let several = |parts: &[std::ops::Range<usize>]| {
        parts.len() > 1 && parts.iter().all(|part| line.offers(part.clone(), false))
    };
    // `Polo, £145 · Shorts, €195`; but `Polo · £145` is one.
    several(&line.parts(&["·", "•"])) || {
        let parts = line.parts(&[]);
        several(&parts) || parts.len() == 1 && line.offers(0..line.tokens.len(), true)
    }
}

/// How many of the first tokens call a list: `Shop it:`, `What to buy:`.
pub(crate) fn called<'w>(word: impl Fn(usize) -> &'w str) -> usize {
    let calls = |at: usize| {
        ["shop", "buy", "get"]
            .iter()
            .any(|call| word(at).eq_ignore_ascii_case(call))
    };
    let colon = (1..CALL).find(|at| word(*at) == ":");
    colon
        .filter(|colon| (0..*colon).any(calls))
        .map_or(0, |colon| colon + 1)
}

struct Line<'l> {
    text: &'l str,
    tokens: &'l [RawToken],
    currency: &'l dyn Fn(&str) -> bool,
}

impl Line<'_> {
    fn word(&self, at: usize) -> &str {
        self.tokens
            .get(at)
            .map_or("", |t| &self.text[t.start as usize..t.end as usize])
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        let lower = self.word(at).to_lowercase();
        words.contains(&lower.as_str())
    }

    /// The stretches between full stops, semicolons and `marks`, behind the call.
    fn parts(&self, marks: &[&str]) -> Vec<std::ops::Range<usize>> {
        let mut parts = Vec::new();
        let mut first = called(|at| self.word(at));
        for at in first..self.tokens.len() {
            let stop = match self.word(at) {
                ";" => true,
                mark if marks.contains(&mark) => true,
                // `Dr. Martens` is no end.
                "." | "!" | "?" => {
                    at > 0
                        && self.tokens[at - 1].end - self.tokens[at - 1].start > 2
                        && self
                            .tokens
                            .get(at + 1)
                            .is_some_and(|t| t.join == Join::Space)
                }
                _ => false,
            };
            if stop && at + 1 < self.tokens.len() {
                parts.push(first..at);
                first = at + 1;
            }
        }
        parts.push(first..self.tokens.len());
        parts
    }

    fn is_price(&self, at: usize) -> bool {
        let number = |at: usize| {
            self.tokens
                .get(at)
                .is_some_and(|t| t.shape == Shape::Number)
        };
        let mark = |at: usize| at < self.tokens.len() && (self.currency)(self.word(at));
        let joined = |at: usize| self.tokens.get(at).is_some_and(|t| t.join != Join::Hyphen);
        if mark(at) && number(at + 1) && joined(at + 1)
            || number(at) && mark(at + 1) && joined(at + 1)
        {
            return true;
        }
        // `CHF320`
        let word = self.word(at);
        let letters = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
        letters > 0
            && self.tokens[at].shape.is_word()
            && (self.currency)(&word[..letters])
            && word[letters..].bytes().all(|b| b.is_ascii_digit())
            && word.len() - letters > 1
    }

    /// The price at `at` is one of millions: `£104m`, `$1.2 billion`.
    fn is_sum(&self, at: usize) -> bool {
        (at + 1..at + 3).any(|at| self.is(at, &["m", "mn", "million", "bn", "billion", "trillion"]))
    }

    /// True where the tokens are a name and its price. `alone` for a whole line.
    fn offers(&self, part: std::ops::Range<usize>, alone: bool) -> bool {
        let Some(price) = part.clone().find(|at| self.is_price(*at)) else {
            return false;
        };
        // `…, to £104m`: nothing in an edit costs millions.
        if part.clone().any(|at| self.is_price(at) && self.is_sum(at)) {
            return false;
        }
        let bar = part.clone().any(|at| self.word(at) == "|");
        if bar && part.len() <= 40 {
            return true;
        }
        let mut lead = price;
        // `A$120`, `1 295 kr`
        while lead > part.start
            && (self.tokens[lead].join == Join::Direct && (self.currency)(self.word(lead - 1))
                || self.is(lead - 1, BEFORE_PRICE))
        {
            lead -= 1;
        }
        if lead == part.start {
            // A price below a name: `Was £70, now £49, Shop`.
            let prices = part.clone().filter(|at| self.is_price(*at)).count();
            let longest = if prices > 1 { 12 } else { 8 };
            return alone && part.len() <= longest && !self.is(part.end - 1, &[".", "!", "?"]);
        }
        let set_off = matches!(
            self.word(lead - 1),
            "," | "|" | "–" | "—" | "(" | ":" | "-" | "•" | "/" | "·"
        );
        let sentence = (part.start..lead).any(|at| self.is(at, SENTENCE))
            || (part.start.max(lead.saturating_sub(3))..price).any(|at| self.is(at, LIMIT));
        // `…, £89.99, has gone viral.`
        let told = self.is(part.end - 1, &[".", "!", "?"])
            && (price..part.end).any(|at| self.is(at, SENTENCE));
        let head = &self.tokens[part.start];
        let opens = head.shape.is_capital()
            || matches!(head.shape, Shape::Mark | Shape::Number | Shape::Mixed)
            || !alone;
        if sentence || told || !opens {
            return false;
        }
        if set_off {
            return part.len() <= 32 && lead - part.start <= 20;
        }
        // `Satin ballerina £35 at Zara`
        let plain = !(part.start..price).any(|at| self.is(at, &["for", "to", "and", "at", "of"]));
        let behind = (price..part.end)
            .find(|at| {
                let token = &self.tokens[*at];
                token.shape != Shape::Number
                    && !(self.currency)(self.word(*at))
                    && !self.is_price(*at)
            })
            .unwrap_or(part.end);
        let closes = behind == part.end
            || self.is(
                behind,
                &[
                    "at", "from", "shop", "buy", ",", "(", "|", "–", "-", "—", "view", "see",
                ],
            );
        plain && closes && part.len() <= 20 && !self.is(part.end - 1, &[".", "!", "?"])
    }
}
