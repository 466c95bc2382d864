//! The notebook as JSON, for programs of any time: plain names, ISO 8601 dates, and no unknown values. Equal notebooks
//! give equal bytes.

use chrono::{DateTime, SecondsFormat};
use serde_json::{Map, Value, json};

use super::{PageOut, ShopOut};
use crate::domain::{
    Audience, Cause, Customer, Entry, EntryId, Greeting, ItemId, Keyed, Money, NameOrder, Pace, Recommender,
    Timestamp, YearlyDay,
};

/// The version of the format. Later versions may add fields, but existing fields keep their meaning.
const FORMAT: u32 = 1;

/// The whole notebook. `customers` are the customers as JSON, separated by commas.
pub(super) fn notebook(shop: &ShopOut, customers: &str) -> String {
    let currencies: Vec<&str> = shop.shop.currencies.iter().map(|currency| currency.code()).collect();
    let (care, contact) = (&shop.shop.care, &shop.shop.contact);
    let ahead: Map<String, Value> =
        care.ahead.iter().map(|(kind, days)| (kind.key().to_owned(), (*days).into())).collect();
    let closures = care.closures.values();
    let holidays = care.holidays.values();
    let follow_ups = care.follow_ups.values();
    let shop = json!({
        "name": shop.shop.name,
        "country": shop.shop.country,
        "currencies": currencies,
        "today": {
            "people": care.people,
            "daysAhead": ahead,
            "missed": care.plain.map(|rule| json!({ "visits": rule.visits, "months": rule.months, "weeks": rule.weeks })),
            "closed": closures.map(|closed| json!({ "from": closed.from.to_string(), "to": closed.to.to_string() })).collect::<Value>(),
            "holidays": holidays.map(|holiday| json!({ "day": yearly(holiday.day), "name": holiday.name })).collect::<Value>(),
            "followUps": follow_ups.map(|rule| json!({ "thing": rule.thing, "days": rule.days })).collect::<Value>(),
        },
        "contact": {
            "quietHours": contact.quiet_hours.map(|hours| json!({ "from": hours.from, "to": hours.to })),
            "quietDays": contact.quiet_days,
            "most": contact.budget.map(|budget| json!({ "contacts": budget.contacts, "days": budget.days })),
            "unused": contact.unused.iter().map(|channel| channel.key()).collect::<Vec<_>>(),
            "confidential": contact.confidential,
        },
        "greetings": shop.shop.greetings.iter().map(greeting).collect::<Value>(),
    });
    format!("{{\n\"format\": {FORMAT},\n\"shop\": {shop:#},\n\"customers\": [\n{customers}\n]\n}}\n")
}

fn greeting((id, greeting): (&ItemId, &Greeting)) -> Value {
    let audience = match &greeting.audience {
        Audience::Customers => json!("customers"),
        Audience::Tag(tag) => json!({ "tag": tag }),
        Audience::Role(role) => json!({ "role": role.key() }),
        Audience::People(people) => {
            json!({ "people": people.iter().map(ToString::to_string).collect::<Vec<_>>() })
        }
    };
    json!({
        "id": id.to_string(),
        "name": greeting.name,
        "cause": greeting.cause.map(Cause::key),
        "draft": greeting.draft,
        "audience": audience,
        "begun": moment(greeting.begun),
        "over": greeting.over,
    })
}

/// One page.
pub(super) fn customer(page: &PageOut) -> Value {
    let customer: &Customer = page.customer;
    let mut object = Map::new();
    object.insert("id".into(), page.id.to_string().into());
    object.insert("begun".into(), moment(page.begun).into());
    let mut put = |key: &str, value: Value| {
        let is_empty = match &value {
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            Value::Null | Value::Bool(false) => true,
            _ => false,
        };
        if !is_empty {
            object.insert(key.into(), value);
        }
    };
    for (key, text) in [
        ("name", &customer.name),
        ("called", &customer.called),
        ("say", &customer.say),
        ("formOfAddress", &customer.form_of_address),
        ("salutation", &customer.salutation),
        ("patronymic", &customer.patronymic),
        ("firm", &customer.firm),
        ("address", &customer.address),
        ("hook", &customer.hook),
        ("preferences", &customer.preferences),
        ("happy", &customer.happy),
        ("foundUs", &customer.found_us),
    ] {
        put(key, text.as_str().into());
    }
    put("nameOrder", customer.name_order.map(NameOrder::key).into());
    put("role", customer.role.key().into());
    let phones = customer.phones.values();
    put("phones", phones.map(|phone| json!({ "number": phone.number, "label": phone.label })).collect());
    let emails = customer.emails.values();
    put("emails", emails.map(|email| json!({ "address": email.address, "label": email.label })).collect());
    let handles = customer.handles.values();
    put("handles", handles.map(|handle| json!({ "service": handle.service, "name": handle.name })).collect());
    let days = customer.days.values();
    put(
        "days",
        days.map(|day| json!({ "kind": day.kind.key(), "day": yearly(day.day), "label": day.label }))
            .collect(),
    );
    put("tags", customer.tags.iter().map(String::as_str).collect());
    put("photo", customer.photo.map(|photo| photo.to_string()).into());
    match &customer.recommended_by {
        Some(Recommender::Page(id)) => put("recommendedBy", id.to_string().into()),
        Some(Recommender::Words(words)) => put("recommendedByWords", words.as_str().into()),
        None => {}
    }
    put("joinedInto", page.joined.map(|into| into.to_string()).into());
    put("interval", customer.interval.into());
    put("country", customer.country.as_str().into());
    put("noContact", customer.no_contact.into());
    let consent = customer.consent.iter().map(|(channel, said)| {
        json!({ "channel": channel.key(), "agreed": said.agreed, "day": said.day.to_string(), "words": said.words })
    });
    put("consent", consent.collect());
    put("pace", customer.pace.map(Pace::key).into());
    if let Some(reason) = &customer.put_away {
        put("putAway", json!({ "reason": reason }));
    }
    put("foreign", customer.foreign.values().map(String::as_str).collect());
    put("entries", page.entries.iter().map(entry).collect());
    Value::Object(object)
}

fn entry((id, entry): &(EntryId, Entry)) -> Value {
    let mut object = Map::new();
    let facts = [
        ("id", Some(id.to_string())),
        ("kind", Some(entry.kind().key().to_owned())),
        ("day", Some(entry.day.to_string())),
        ("written", Some(moment(entry.written))),
        ("text", Some(entry.text.clone())),
        ("due", entry.due.map(|due| due.to_string())),
        ("every", entry.every().map(|every| every.to_string())),
        ("channel", entry.channel().map(|channel| channel.key().to_owned())),
        ("starter", entry.starter().map(|starter| starter.key().to_owned())),
        ("greeting", entry.sent().map(|sent| sent.greeting.to_string())),
        ("link", Some(entry.link().to_owned()).filter(|link| !link.is_empty())),
        ("photo", entry.photo().map(|photo| photo.to_string())),
    ];
    for (key, text) in facts {
        if let Some(text) = text {
            object.insert(key.into(), text.into());
        }
    }
    for (key, amount) in [("amount", entry.amount()), ("cost", entry.cost())] {
        if let Some(amount) = amount {
            object.insert(key.into(), money(amount));
        }
    }
    let despite = entry.sent().is_some_and(|sent| sent.despite);
    for (key, flag) in [("ask", entry.asks()), ("despite", despite), ("removed", entry.removed)] {
        if flag {
            object.insert(key.into(), true.into());
        }
    }
    Value::Object(object)
}

fn money(money: Money) -> Value {
    json!({ "amount": money.decimal(), "currency": money.currency.code() })
}

fn moment(at: Timestamp) -> String {
    let moment = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
    moment.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// `1990-03-24`, or `--03-24` if the year is unknown; `1990-03` or `--03` for a month.
pub(super) fn yearly(day: YearlyDay) -> String {
    let year = day.year.map_or("-".to_owned(), |year| format!("{year:04}"));
    let on = day.day.map(|on| format!("-{on:02}")).unwrap_or_default();
    format!("{year}-{:02}{on}", day.month)
}
