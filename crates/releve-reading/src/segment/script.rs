//! Scripts that are written without spaces between words: `的芭蕾鞋`, `샤넬을`.

/// No letter below is of such a script: most letters need no further look.
pub(super) const FIRST_DENSE: char = '\u{1100}';

/// Letters of the scripts that are written without spaces, and Hangul, whose
/// particles are joined to a foreign name: a name in Latin letters begins and
/// ends where they do (`演员Zhao Lusi说`). Blocks of Unicode 17.
pub(super) fn is_dense(c: char) -> bool {
    matches!(
        c,
        '\u{1100}'..='\u{11ff}' // Hangul Jamo
        | '\u{2e80}'..='\u{2fdf}' // radicals
        | '\u{3005}'..='\u{3007}' // 々, 〆, 〇
        | '\u{3041}'..='\u{9fff}' // Kana, Bopomofo, Hangul letters, Han
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}' // Hangul
        | '\u{f900}'..='\u{faff}' // Han, compatible
        | '\u{ff66}'..='\u{ffdc}' // Kana and Hangul of half width
        | '\u{1aff0}'..='\u{1b16f}' // Kana
        | '\u{20000}'..='\u{3ffff}' // Han
    )
}
