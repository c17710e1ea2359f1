//! One file of a known format into what it holds.

use std::borrow::Cow;

use jiff::civil::Date;
use releve_facts::Document;

use crate::container::{Entry, Origin};
use crate::encoding::Told;
use crate::product::{merchant, schema_org, shopify};
use crate::{
    Error, Format, Intake, Options, binary, container, dialect, encoding, language, mapped,
};

/// A file on its way into what it holds.
#[derive(Clone, Copy)]
pub(crate) struct File<'a> {
    /// What messages call it.
    pub(crate) name: &'a str,
    /// What its documents are called.
    pub(crate) id: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) origin: &'a Origin,
    pub(crate) options: &'a Options,
}

impl File<'_> {
    /// Its text, whatever the encoding.
    pub(crate) fn text(&self) -> String {
        encoding::lossy(self.bytes, Told::default())
    }

    /// A document with the number of its entry, counted from 1, and the language
    /// that its words tell, else the one that was asked for.
    pub(crate) fn document(&self, number: usize, text: String) -> Document {
        let mut document = Document::new(format!("{}/{number}", self.id), text);
        match language::told(document.text.as_str()) {
            Some(told) => told.clone_into(&mut document.lang),
            None => document.lang.clone_from(&self.options.lang),
        }
        document
    }

    /// Where an entry stands.
    pub(crate) fn place(&self, number: usize) -> String {
        format!("{}#{number}", self.name)
    }

    /// The day of the prices in it, where it does not say: the one that was
    /// asked for, the day on which it was fetched, the day in its name.
    pub(crate) fn day(&self) -> Option<Date> {
        let own = || own_day(self.name, self.origin);
        self.options
            .day
            .or_else(|| own().filter(|day| self.believed(*day)))
    }

    /// The day of the download, where more than its name tells it.
    pub(crate) fn downloaded(&self) -> Option<Date> {
        let fetched = self.origin.fetched.filter(|day| self.believed(*day));
        self.options.day.or(fetched)
    }

    /// Whether a file that is read today may be of that day.
    pub(crate) fn believed(&self, day: Date) -> bool {
        crate::date::disbelieved(day, self.options.today).is_none()
    }

    /// The day that it tells of itself and that is not believed.
    pub(crate) fn disbelieved(&self) -> Option<Date> {
        let own = own_day(self.name, self.origin).filter(|_| self.options.day.is_none());
        own.filter(|day| !self.believed(*day))
    }

    pub(crate) fn malformed(&self, why: &str) -> Error {
        Error::malformed(self.name, why)
    }
}

fn own_day(name: &str, origin: &Origin) -> Option<Date> {
    origin.fetched.or_else(|| crate::named_day::day(name))
}

/// The day of an entry, where none was asked for.
pub(crate) fn day(entry: &Entry, today: Option<Date>) -> Option<Date> {
    let own = own_day(&entry.name, &entry.origin);
    own.filter(|day| crate::date::disbelieved(*day, today).is_none())
}

/// The market of an entry's series, where its name tells it.
pub(crate) fn market(entry: &Entry) -> Option<&str> {
    let region = dialect::google_trends::region(&entry.name)?;
    (format(entry, &Options::default()) == Format::GoogleTrends).then_some(region)
}

/// The format of an entry: the one that was asked for or found.
pub(crate) fn format(entry: &Entry, options: &Options) -> Format {
    let found = container::format_within(&entry.bytes, &entry.name, options);
    let asked = options.format.is_some_and(|asked| !asked.is_container());
    match &entry.within {
        Some(within) if found == Format::Plain && !asked => within.format,
        _ => found,
    }
}

/// Reads an entry in the format that was asked for or found.
pub(crate) fn intake(entry: &Entry, options: &Options) -> Result<Intake, Error> {
    let format = format(entry, options);
    let limit = container::limit(format, options);
    if entry.bytes.len() as u64 > limit.bytes() {
        return Err(Error::too_large(&entry.name, limit));
    }
    let id = entry.ids.first().map_or("", String::as_str);
    let (bytes, guess) = recoded(entry, format)?;
    let file = File {
        name: &entry.name,
        id,
        bytes: &bytes,
        origin: &entry.origin,
        options,
    };
    if let Some(error) = crate::spoken::instead_of_data(&file, format) {
        return Err(error);
    }
    let mut taken = match format {
        Format::Plain | Format::Markdown | Format::Html => text(&file, format)?,
        Format::Mail => crate::mail::read(&file)?,
        Format::Feed => crate::feed::read(&file)?,
        Format::Shopify => shopify::read(&file)?,
        Format::Merchant => merchant::table(&file)?,
        Format::SchemaOrg => schema_org::read(&file)?,
        Format::Article => crate::article::read(&file)?,
        Format::Opml | Format::Sitemap => {
            return Err(file.malformed(&format!(
                "{} names pages and holds none; `releve watch` reads it",
                format.described()
            )));
        }
        Format::GoogleTrends => dialect::google_trends::read(&file)?,
        Format::GoogleTrendsApi => dialect::google_trends_api::read(&file)?,
        Format::Pinterest => dialect::pinterest::read(&file)?,
        Format::PinterestApi => dialect::pinterest_api::read(&file)?,
        Format::Wikimedia => dialect::wikimedia::read(&file)?,
        Format::Gdelt => dialect::gdelt::read(&file)?,
        Format::Table => mapped::read(&file, false)?,
        Format::Workbook => mapped::read(&file, true)?,
        Format::Pdf => return Err(Error::binary(file.name, "a PDF")),
        Format::Lines | Format::Mailbox | Format::Warc | Format::Zip | Format::Gzip => {
            return Err(Error::nested(file.name));
        }
    };
    taken.notes.extend(guess);
    taken.undate(options.today);
    if options.market.is_some() && taken.series.is_empty() && !taken.products.is_empty() {
        taken.notes.push(
            "`--market` is of series; products are told apart by shop, number and currency: of \
             two markets of one currency name the shop of each, `--map retailer:NAME`, or keep a \
             study of each"
                .to_owned(),
        );
    }
    // Of prices without a day it is told where they are refused.
    if let Some(day) = file.disbelieved()
        && !(taken.series.is_empty() && taken.products.is_empty())
    {
        taken.notes.push(format!(
            "its day {day} is no day from 1900 to today and was not taken; `--day` says the right one"
        ));
    }
    if let Some(file) = entry
        .within
        .as_ref()
        .and_then(|within| within.file.as_ref())
    {
        taken.entries_of = Some(file.clone());
    }
    let shop = options.mapping.as_ref().and_then(|mapping| mapping.shop());
    let mapped = matches!(format, Format::Table | Format::Workbook | Format::Gdelt)
        || (shop.is_some() && !taken.products.is_empty());
    // Shopify's list has no addresses, and asks for the shop itself.
    if let (Some(shop), false) = (shop, format == Format::Shopify) {
        for product in &mut taken.products {
            product.retailer = Some(shop.to_owned());
        }
    }
    if options.mapping.is_some()
        && !mapped
        && !(taken.series.is_empty() && taken.products.is_empty())
    {
        taken.notes.push(format!(
            "{} says itself what it holds, and `--map` was not asked; `--as table` reads a table \
             by it",
            format.described()
        ));
    }
    Ok(taken.finish(&entry.name))
}

/// The bytes in UTF-8, and what to say where their encoding was guessed. A
/// server's word goes before a page's, but not before the bytes themselves.
fn recoded(entry: &Entry, format: Format) -> Result<(Cow<'_, [u8]>, Option<String>), Error> {
    let bytes = entry.bytes.as_slice();
    let own = matches!(format, Format::Mail | Format::Pdf | Format::Workbook);
    if let Some(text) = encoding::utf32(bytes).filter(|_| !own) {
        return Ok((Cow::Owned(text.into_bytes()), None));
    }
    // What is no text is refused as what it is.
    if own || format.is_container() || binary::binary(bytes).is_some() {
        return Ok((Cow::Borrowed(bytes), None));
    }
    let told = Told {
        server: entry.origin.charset.as_deref(),
        markup: format == Format::Html,
    };
    let decoded = encoding::text(bytes, told).ok_or_else(|| Error::encoding(&entry.name))?;
    let note = decoded.note();
    Ok(match decoded.text {
        Cow::Borrowed(text) => (Cow::Borrowed(text.as_bytes()), note),
        Cow::Owned(text) => (Cow::Owned(text.into_bytes()), note),
    })
}

/// A text or a page, with what its archive says of it.
pub(crate) fn text(file: &File<'_>, format: Format) -> Result<Intake, Error> {
    let bytes = file.bytes;
    let products = if format == Format::Html && bytes.windows(7).any(|word| word == b"ld+json") {
        schema_org::of_page(file, &file.text())
    } else {
        Intake::default()
    };
    let read = crate::read::as_format(bytes, file.name, file.options, Some(format));
    let (mut document, metadata) = match read {
        Ok(read) => read,
        // A shop's page may be all pictures.
        Err(_) if !products.is_empty() => return Ok(products),
        Err(error) => return Err(error),
    };
    file.id.clone_into(&mut document.id);
    if document.url.is_none() {
        document.url.clone_from(&file.origin.url);
    }
    let mut taken = Intake::of(document);
    taken.in_line = metadata.in_line;
    taken.append(products);
    Ok(taken)
}
