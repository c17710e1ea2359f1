//! A mapping as it is typed and printed.

use std::fmt;
use std::str::FromStr;

use super::{Mapping, Role};

impl fmt::Display for Mapping {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let escaped = |text: &str| {
            text.replace('\\', "\\\\")
                .replace(',', "\\,")
                .replace('=', "\\=")
                .replace(':', "\\:")
        };
        let columns = self.columns.iter().map(|(role, text)| (role, '=', text));
        let fixed = self.fixed.iter().map(|(role, text)| (role, ':', text));
        for (number, (role, sign, text)) in columns.chain(fixed).enumerate() {
            if number > 0 {
                f.write_str(",")?;
            }
            write!(f, "{role}{sign}{}", escaped(text))?;
        }
        Ok(())
    }
}

impl FromStr for Mapping {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let mut mapping = Self::default();
        for part in split(text) {
            let (name, sign, value) = part.ok_or_else(|| {
                format!("expected a mapping such as `date=Day,value=Views`, but found `{text}`")
            })?;
            let role: Role = name.trim().parse()?;
            let value = value.trim().to_owned();
            let to = if sign == '=' {
                &mut mapping.columns
            } else {
                &mut mapping.fixed
            };
            if role != Role::Value && to.iter().any(|(known, _)| *known == role) {
                return Err(format!(
                    "`{role}` is given twice; expected one column for it"
                ));
            }
            to.push((role, value));
        }
        if mapping.columns.is_empty() && mapping.shop().is_none() {
            return Err(format!(
                "expected a mapping such as `date=Day,value=Views`, but found `{text}`"
            ));
        }
        Ok(mapping)
    }
}

/// The parts of a mapping: role, sign, column or text; `None` for one that is
/// none.
fn split(text: &str) -> Vec<Option<(String, char, String)>> {
    let mut parts = Vec::new();
    let (mut name, mut sign, mut value) = (String::new(), None, String::new());
    let mut letters = text.chars();
    loop {
        let letter = letters.next();
        match (letter, sign) {
            (None | Some(','), _) => {
                let whole = sign.filter(|_| !value.trim().is_empty());
                parts.push(
                    whole.map(|sign| (std::mem::take(&mut name), sign, std::mem::take(&mut value))),
                );
                (sign, name, value) = (None, String::new(), String::new());
                if letter.is_none() {
                    return parts;
                }
            }
            (Some('\\'), Some(_)) => value.extend(letters.next()),
            (Some(letter @ ('=' | ':')), None) => sign = Some(letter),
            (Some(letter), None) => name.push(letter),
            (Some(letter), Some(_)) => value.push(letter),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mappings_print_as_they_are_typed() {
        for text in [
            "date=Day,value=Views,subject=Tag,market=Country",
            "date=Day,channel:TikTok",
            "date=a\\,b,value=c\\=d,value=e",
        ] {
            let mapping: Mapping = text.parse().unwrap();
            assert_eq!(mapping.to_string(), text);
            let json = serde_json::to_string(&mapping).unwrap();
            assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
        }
        for (text, message) in [
            ("", "expected a mapping such as"),
            ("date", "expected a mapping such as"),
            ("date=", "expected a mapping such as"),
            ("day=Day", "`day` is no role"),
            ("date=a,date=b", "`date` is given twice"),
            ("channel:x", "expected a mapping such as"),
        ] {
            assert!(
                text.parse::<Mapping>().unwrap_err().starts_with(message),
                "{text}"
            );
        }
    }
}
