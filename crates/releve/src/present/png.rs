//! A drawing as dots.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};

use crate::failure::Failure;

/// No side of a picture has more dots.
const SIDE: u32 = 20_000;

/// Families to write in, the first that is there: names that the machines of
/// most people have, all without serifs.
const FAMILIES: [&str; 6] = [
    "Helvetica Neue",
    "Helvetica",
    "Arial",
    "Liberation Sans",
    "DejaVu Sans",
    "Noto Sans",
];

/// The PNG of an SVG, `zoom` dots a unit, with letters of the machine's fonts.
pub(crate) fn png(svg: &str, zoom: f32) -> Result<Vec<u8>, Failure> {
    let mut options = Options::default();
    let fonts = options.fontdb_mut();
    fonts.load_system_fonts();
    let there = |family: &&&str| {
        let families = [fontdb::Family::Name(family)];
        let query = fontdb::Query {
            families: &families,
            ..fontdb::Query::default()
        };
        fonts.query(&query).is_some()
    };
    let found = FAMILIES
        .iter()
        .find(there)
        .map(|family| (*family).to_owned());
    let any = || {
        let mut faces = fonts.faces();
        faces.find_map(|face| face.families.first().map(|(name, _)| name.clone()))
    };
    let Some(family) = found.or_else(any) else {
        return Err(Failure::Failed(
            "no font is installed here, and a PNG needs one for its letters\n\
             hint: install one, such as DejaVu or Liberation, or name a file that ends in `.svg`"
                .to_owned(),
        ));
    };
    fonts.set_sans_serif_family(&family);
    options.font_family = family;
    let told =
        |what: &dyn std::fmt::Display| Failure::Failed(format!("the PNG cannot be made: {what}"));
    let tree = Tree::from_str(svg, &options).map_err(|error| told(&error))?;
    let size = tree.size().to_int_size();
    let side = |length: u32| (f64::from(length) * f64::from(zoom)).round() as u32;
    let (width, height) = (side(size.width()), side(size.height()));
    if width > SIDE || height > SIDE {
        return Err(told(&format!(
            "it would have {width} by {height} dots; draw fewer series, or less `--zoom`"
        )));
    }
    let mut picture = Pixmap::new(width, height).ok_or_else(|| told(&"it has no size"))?;
    resvg::render(
        &tree,
        Transform::from_scale(zoom, zoom),
        &mut picture.as_mut(),
    );
    picture.encode_png().map_err(|error| told(&error))
}
