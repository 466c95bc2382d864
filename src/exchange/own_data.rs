//! Writes what is kept about one person into a file that they can read anywhere without this app. The data is theirs
//! (H4).

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;

use crate::domain::{Customer, Entry, EntryId, Keyed, NameOrder, PhotoId, Recommender};
use crate::i18n::format::Format;

/// What is kept about one person.
#[derive(Clone, Copy, Debug)]
pub struct OwnData<'a> {
    /// Everything but the entries.
    pub customer: &'a Customer,
    /// The title of the recommender's page, if they have one.
    pub recommended_by: Option<&'a str>,
    /// The entries on the page, newest first.
    pub entries: &'a [(EntryId, Entry)],
    /// The removed entries, newest first.
    pub removed: &'a [(EntryId, Entry)],
    /// The bytes of the person's photo.
    pub photo: Option<&'a Arc<[u8]>>,
    /// The bytes of the entries' photos.
    pub photos: &'a BTreeMap<PhotoId, Arc<[u8]>>,
}

/// Everything on a page as one HTML file: every field, every entry, the removed entries, and the photos.
pub fn html(format: Format, page: OwnData) -> String {
    let title = page.customer.title().unwrap_or_default();
    let heading = format.tr1("own-data-title", "name", title);
    let fields = fields(format, page.customer, page.recommended_by)
        .into_iter()
        .map(|(label, value)| format!("<tr><th scope=row>{}<td>{}\n", escaped(&label), escaped(&value)));
    let photo = |photo: &Arc<[u8]>| {
        format!("<p><img alt=\"\" src=\"data:image/jpeg;base64,{}\">\n", BASE64_STANDARD.encode(photo))
    };
    let line = |entry: &Entry, remark: &str| {
        let shown = entry.photo().and_then(|photo| page.photos.get(&photo)).map(photo);
        line(format, entry, remark, &shown.unwrap_or_default())
    };
    let entries = page.entries.iter().map(|(_, entry)| line(entry, ""));
    let removed = format.t("own-data-removed");
    let removed = page.removed.iter().map(|(_, entry)| line(entry, &removed));
    [
        format!("<!doctype html>\n<html lang={}>\n<meta charset=utf-8>\n", format.language.tag()),
        format!("<meta name=viewport content=\"width=device-width\">\n<title>{}</title>\n", escaped(&heading)),
        "<style>body{font-family:sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}th{text-align:start;vertical-align:top;padding-inline-end:1rem}td{white-space:pre-wrap}img{max-width:100%}</style>\n".to_owned(),
        format!("<h1>{}</h1>\n", escaped(&heading)),
        format!("<p>{}\n", escaped(&format.tr1("own-data-day", "day", format.today()))),
        page.photo.map(photo).unwrap_or_default(),
        format!("<table>\n{}</table>\n", fields.collect::<String>()),
        format!("<h2>{}</h2>\n", escaped(&format.t("page-on-this-page"))),
        format!("<table>\n{}</table>\n", entries.chain(removed).collect::<String>()),
        format!("<p>{}\n", escaped(&format.t("own-data-history"))),
    ]
    .concat()
}

/// One entry. `photo` is already markup.
fn line(format: Format, entry: &Entry, remark: &str, photo: &str) -> String {
    let meta = format.entry_meta(entry);
    let told =
        [meta.as_str(), remark].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let ask = if entry.asks() { format!("\n{}", format.t("entry-ask")) } else { String::new() };
    let text = format!("{}{ask}\n{}", entry.text, entry.link());
    format!(
        "<tr><th scope=row>{}<td>{}\n{photo}<small>{}</small>\n",
        entry.day,
        escaped(text.trim()),
        escaped(&told)
    )
}

/// Each filled field with its label. `recommender` is the title of the recommender's page.
pub fn fields(format: Format, customer: &Customer, recommender: Option<&str>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let mut add = |label: String, value: String| {
        if !value.is_empty() {
            fields.push((label, value));
        }
    };
    let with_label = |value: &str, label: &str| match label {
        "" => value.to_owned(),
        label => format!("{value} ({label})"),
    };
    for (label, value) in [
        ("form-name", &customer.name),
        ("form-called", &customer.called),
        ("form-say", &customer.say),
        ("form-form-of-address", &customer.form_of_address),
        ("form-salutation", &customer.salutation),
        ("form-patronymic", &customer.patronymic),
        ("form-firm", &customer.firm),
    ] {
        add(format.t(label), value.clone());
    }
    if let Some(order) = customer.name_order {
        let words = match order {
            NameOrder::FamilyFirst => "form-name-order-first",
            NameOrder::FamilyLast => "form-name-order-last",
        };
        add(format.t("form-name-order"), format.t(words));
    }
    add(format.t("form-role"), format.tr(&format!("form-role-{}", customer.role.key()), &[]));
    for phone in customer.phones.values() {
        add(format.t("form-phone"), with_label(&phone.number, &phone.label));
    }
    for email in customer.emails.values() {
        add(format.t("form-email"), with_label(&email.address, &email.label));
    }
    for handle in customer.handles.values() {
        add(format.t("form-handle"), with_label(&handle.name, &handle.service));
    }
    for day in customer.days.values() {
        add(format.day_kind(day.kind), with_label(&format.yearly(day.day), &day.label));
    }
    let recommended = match (recommender, &customer.recommended_by) {
        (Some(title), _) => title.to_owned(),
        (None, Some(Recommender::Words(words))) => words.clone(),
        _ => String::new(),
    };
    let tags = customer.tags.iter().cloned().collect::<Vec<_>>().join(", ");
    for (label, value) in [
        ("form-interval", &customer.interval.map(|days| days.to_string()).unwrap_or_default()),
        ("form-country", &customer.country),
        ("form-address", &customer.address),
        ("form-tags", &tags),
        ("form-hook", &customer.hook),
        ("form-preferences", &customer.preferences),
        ("form-happy", &customer.happy),
        ("form-found-us", &customer.found_us),
        ("form-recommended-by", &recommended),
    ] {
        add(format.t(label), value.clone());
    }
    for (channel, said) in &customer.consent {
        let told = format.tr1(
            if said.agreed { "consent-agreed" } else { "consent-refused" },
            "day",
            format.on(said.day),
        );
        add(format.tr(&format!("entry-channel-{}", channel.key()), &[]), with_label(&told, &said.words));
    }
    if let Some(pace) = customer.pace {
        add(format.t("pace"), format.tr(&format!("pace-{}", pace.key()), &[]));
    }
    if customer.no_contact {
        add(format.t("form-no-contact"), "✓".to_owned());
    }
    if let Some(reason) = &customer.put_away {
        add(format.t("page-put-away"), if reason.is_empty() { "✓".to_owned() } else { reason.clone() });
    }
    for line in customer.foreign.values() {
        add(format.t("own-data-foreign"), line.clone());
    }
    fields
}

/// Escapes text so that it contains no markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}
