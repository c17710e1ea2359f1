//! Numbers that a workbook shows in per cent.

use std::fmt::Display;

use calamine::Style;

/// Whether the number format of a cell shows it in per cent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Percent {
    /// It does not.
    None,
    /// The number is a hundredth of what is shown: `0%` shows 0.07 as 7%.
    Scaled,
    /// The sign stands behind the number as a text: `0"%"` shows 7 as 7%.
    Behind,
}

impl Percent {
    /// By the style of a cell.
    pub(super) fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref();
        format.map_or(Self::None, |format| Self::of_code(&format.format_code))
    }

    /// By the code of a number format, of which the first section is that of
    /// positive numbers (ECMA-376 part 1, 18.8.31).
    fn of_code(code: &str) -> Self {
        let (mut quoted, mut bracketed, mut behind) = (false, false, Self::None);
        let mut signs = code.chars();
        while let Some(sign) = signs.next() {
            match sign {
                '"' => quoted = !quoted,
                '%' if quoted => behind = Self::Behind,
                _ if quoted => {}
                '\\' if signs.next() == Some('%') => behind = Self::Behind,
                // What follows is a width or a filling.
                '_' | '*' => drop(signs.next()),
                '[' => bracketed = true,
                ']' => bracketed = false,
                ';' => break,
                '%' if !bracketed => return Self::Scaled,
                _ => {}
            }
        }
        behind
    }

    /// A number as it is shown, whole: the format rounds, and this does not.
    pub(super) fn write(self, number: &impl Display) -> String {
        match self {
            Self::None => number.to_string(),
            Self::Behind => format!("{number}%"),
            Self::Scaled => hundredfold(&number.to_string())
                .map_or_else(|| number.to_string(), |shown| format!("{shown}%")),
        }
    }
}

/// A number times 100 by its decimals, as 0.07 times 100 is 7.000000000000001; of
/// its figures the 15 that workbooks reckon with, as what is computed (0.1 less
/// 0.01) errs in the ones behind them.
fn hundredfold(number: &str) -> Option<f64> {
    let number = format!("{:.14e}", number.parse::<f64>().ok()?);
    let (figures, exponent) = number.split_once('e')?;
    let exponent: i32 = exponent.parse().ok()?;
    format!("{figures}e{}", exponent + 2).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_that_show_per_cent() {
        for code in ["0%", "0.00%", "0.0 %;[Red]-0.0 %", "#,##0.0%_)", "[>1]0%;0"] {
            assert_eq!(Percent::of_code(code), Percent::Scaled, "{code}");
        }
        for code in ["0\"%\"", "0\\%", "0.0\" % of all\""] {
            assert_eq!(Percent::of_code(code), Percent::Behind, "{code}");
        }
        for code in [
            "General",
            "0",
            "",
            "0;0%",
            "yyyy\\-mm",
            "_%0",
            "[%]0",
            "\\",
            "\"",
            "_",
        ] {
            assert_eq!(Percent::of_code(code), Percent::None, "{code}");
        }
        assert_eq!(Percent::Scaled.write(&0.07), "7%");
        assert_eq!(Percent::Scaled.write(&0.125), "12.5%");
        assert_eq!(Percent::Scaled.write(&-1), "-100%");
        assert_eq!(Percent::Scaled.write(&0.09), "9%");
        assert_eq!(Percent::Scaled.write(&(0.1 - 0.01)), "9%");
        assert_eq!(Percent::Scaled.write(&0), "0%");
        assert_eq!(Percent::Scaled.write(&f64::MAX), "inf%");
        assert_eq!(Percent::Behind.write(&7.5), "7.5%");
    }
}
