//! Of facts that say the same of one person, the fullest stands.

use releve_facts::Statement;

use crate::relate::Draft;

/// Of two drafts that say the same of the same person, the one with the
/// organisation stands; a role inside a longer one of the same body goes.
pub(super) fn settle(found: Vec<Draft>) -> Vec<Draft> {
    let mut kept: Vec<Draft> = Vec::with_capacity(found.len());
    for draft in found {
        let Statement::Role(role) = &draft.statement else {
            continue;
        };
        let mut add = true;
        for known in &mut kept {
            let Statement::Role(other) = &mut known.statement else {
                continue;
            };
            if other.person != role.person {
                continue;
            }
            let compatible = other.organisation == role.organisation
                || other.organisation.is_none()
                || role.organisation.is_none();
            let inside = |long: &str, short: &str| {
                long == short
                    || long.ends_with(short) && long[..long.len() - short.len()].ends_with(' ')
            };
            if !compatible || !(inside(&other.role, &role.role) || inside(&role.role, &other.role))
            {
                // The same title twice, once by context: what is stated wins.
                let guess = draft.signs.contains(&"organisation from context");
                if other.role == role.role && guess {
                    add = false;
                    break;
                }
                continue;
            }
            if other.role.len() < role.role.len() {
                other.role.clone_from(&role.role);
            }
            if other.organisation.is_none() && role.organisation.is_some() {
                other.organisation.clone_from(&role.organisation);
                for evidence in &draft.evidence {
                    if !known.evidence.contains(evidence) {
                        known.evidence.push(evidence.clone());
                    }
                }
            }
            if !known.signs.contains(&"told twice") {
                known.signs.push("told twice");
            }
            add = false;
            break;
        }
        if add {
            kept.push(draft);
        }
    }
    kept
}
