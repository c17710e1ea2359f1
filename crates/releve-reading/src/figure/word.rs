//! The values of number words. They are grammar, not words of the trade.

/// True where a figure can begin with `word`, before `next`; for forms of verbs
/// see [`verb_begins`].
pub(super) fn begins(word: &str, next: &str) -> bool {
    match word {
        // `a million`, `a third`, `half a million`: any other article does not.
        "a" | "an" => scale(next).is_some() || part(next).is_some(),
        "half" | "quarter" | "twice" | "thrice" | "top" | "no" | "nr" | "number" | "№" | "nº"
        | "n°" => true,
        _ => {
            word.ends_with("fold")
                || cardinal(word).is_some()
                || ordinal(word).is_some()
                || multiple(word).is_some()
                || multiplied(word).is_some()
        }
    }
}

/// True where a figure can begin with a form of this verb: `doubled`, `topped`, `led`.
pub(super) fn verb_begins(verb: &str) -> bool {
    matches!(verb, "top" | "lead" | "head") || multiple(verb).is_some()
}

/// [`multiple`] of a form in `-d` or `-s`: the lexicon may not know the rarer
/// verbs.
pub(super) fn multiplied(word: &str) -> Option<f64> {
    multiple(word.strip_suffix('d').or_else(|| word.strip_suffix('s'))?)
}

/// `zero` to `ninety`.
pub(super) fn cardinal(word: &str) -> Option<f64> {
    Some(f64::from(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    }))
}

/// Words that multiply what stands before them.
pub(super) fn scale(word: &str) -> Option<f64> {
    Some(match word {
        "dozen" => 12.0,
        "hundred" => 1e2,
        "thousand" => 1e3,
        "lakh" => 1e5,
        "million" | "mln" | "mn" | "mio" => 1e6,
        "crore" => 1e7,
        "billion" | "bn" => 1e9,
        "trillion" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

/// Letters that multiply the digits they are attached to: `40m`, `281k`.
pub(super) fn attached_scale(word: &str) -> Option<f64> {
    match word {
        "k" => Some(1e3),
        "m" | "mil" | "mill" => Some(1e6),
        "b" => Some(1e9),
        _ => scale(word).filter(|_| word != "dozen" && word != "hundred"),
    }
}

/// `first` to `twentieth`.
pub(super) fn ordinal(word: &str) -> Option<f64> {
    Some(f64::from(match word {
        "first" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        "fifth" => 5,
        "sixth" => 6,
        "seventh" => 7,
        "eighth" => 8,
        "ninth" => 9,
        "tenth" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "thirteenth" => 13,
        "fourteenth" => 14,
        "fifteenth" => 15,
        "sixteenth" => 16,
        "seventeenth" => 17,
        "eighteenth" => 18,
        "nineteenth" => 19,
        "twentieth" => 20,
        _ => return None,
    }))
}

/// What a part of a whole divides by: `half` 2, `quarter` 4, `third` 3.
pub(super) fn part(word: &str) -> Option<f64> {
    match word {
        "half" => Some(2.0),
        "quarter" => Some(4.0),
        _ => ordinal(word).filter(|n| (3.0..=10.0).contains(n)),
    }
}

/// `thirds`, `quarters`.
pub(super) fn parts(word: &str) -> Option<f64> {
    part(word.strip_suffix('s')?)
}

/// How many times a verb multiplies: `doubled` 2, `halved` 0.5.
pub(super) fn multiple(verb: &str) -> Option<f64> {
    Some(match verb {
        "halve" => 0.5,
        "double" => 2.0,
        "triple" | "treble" => 3.0,
        "quadruple" => 4.0,
        "quintuple" => 5.0,
        "sextuple" => 6.0,
        _ => return None,
    })
}
