//! How a person is addressed, by the rules of their name's language (H8).
//!
//! The rules cover Khmer titles, Hindi "ji", the Georgian vocative, and name with patronymic. The owner's own text
//! always wins. If a rule could be wrong for a name, the name stays as written.

use super::{Customer, NameOrder};

/// The values for the name blanks of a draft. A value is empty if it is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The name used to call them, in the vocative.
    pub name: String,
    /// The form of address alone, in the vocative. If none is noted, the usual one of the language, if it has one.
    pub form: String,
    /// The father's name.
    pub patronymic: String,
    /// The full address: form and name, combined by the rules of the language.
    pub address: String,
}

impl Names {
    /// Replaces a name that is left out.
    pub const LEFT_OUT: &str = "…";

    /// All blanks filled with [`Names::LEFT_OUT`], so that the text is the same for everybody.
    pub fn left_out() -> Self {
        let [name, form, patronymic, address] = [(); 4].map(|()| Self::LEFT_OUT.to_owned());
        Self { name, form, patronymic, address }
    }
}

/// Forms of Hindi and neighbouring languages that precede the name. All other Devanagari forms follow it.
const BEFORE_THE_NAME: &str = "\
    श्री श्रीमती सुश्री कुमारी कु. डॉ. डॉ डॉक्टर प्रो. प्रो प्रोफ़ेसर पं. पंडित मौलाना हाजी सरदार";

/// Forms of these languages in Latin letters that follow the name.
const LATIN_AFTER_THE_NAME: &str = "\
    ji bhai bhaiya ben behen didi sahab saheb sahib babu madam uncle aunty chacha bhabhi";

/// Polite words at the end of a name. No "ji" is added after them.
const POLITE: &str = "\
    जी साहब साहिब साब भाई भैया भइया बहन बहनजी बेन दीदी बाबू मैडम मैम सर अंकल आंटी आपा बाजी बेटा बेटी उस्ताद सेठ \
    ji sahab saheb sahib bhai bhaiya ben didi babu madam sir uncle aunty";

/// Khmer kinship forms and forms for teachers. They take the given name only.
const WITH_GIVEN_NAME: &str = "\
    បង បងស្រី បងប្រុស អ្នកបង ប្អូន ប្អូនស្រី ប្អូនប្រុស អូន ក្មួយ ក្មួយស្រី ក្មួយប្រុស កូន ចៅ ពូ លោកពូ \
    មីង អ្នកមីង អ៊ំ អ៊ុំ លោកអ៊ំ តា លោកតា យាយ លោកយាយ លោកគ្រូ អ្នកគ្រូ គ្រូ អ្នកនាង ជេ ចែ ហៀ";

/// Forms of social standing. They take the whole name.
const WITH_WHOLE_NAME: &str = "លោក លោកស្រី អ្នកស្រី ឯកឧត្ដម ឯកឧត្តម លោកជំទាវ ព្រះតេជគុណ";

/// From this age on, Cambodian shops say "elder", and below [`KHMER_YOUNGER`] "younger one". In between, and if the age
/// is unknown, they say "elder brother or sister", which offends nobody.
const KHMER_ELDER: u16 = 60;
const KHMER_YOUNGER: u16 = 18;

/// Georgian given names that end in the nominative ი. The vocative drops it. In other names the ი may belong to the
/// stem (გიორგი, ირაკლი, ლალი), so those names stay whole.
const GEORGIAN_NOMINATIVES: &str = "\
    ავთანდილი ალბერტი ამირანი ანზორი ანტონი არმენი არსენი არტური არჩილი ბაქარი ბეჟანი ბესარიონი გაბრიელი გრიგოლი გურამი დავითი \
    დანიელი დემური ედუარდი ელდარი ელიზბარი ემზარი ვალერიანი ვარლამი ვასილი ვახტანგი ვიქტორი ვლადიმერი ზაური ზვიადი \
    ზურაბი თამაზი თამარი თეიმურაზი თემური თენგიზი თინათინი იაკობი იგორი იოსები კახაბერი ლევანი \
    მალხაზი მარიამი მერაბი მიხეილი მურადი მურმანი ნესტანი ნიკოლოზი ნოდარი ნუგზარი ოთარი ოლეგი ომარი რამაზი რამინი როინი \
    რაფიელი რევაზი რობერტი როლანდი რომანი როსტომი რუსუდანი სამსონი სიმონი სოლომონი სპირიდონი სულხანი ტარიელი \
    ფრიდონი ქეთევანი ჩინგიზი ჯამბული ჯანსუღი ჯემალი ჯუმბერი ჰამლეტი";

/// Endings of Russian patronymics, in Cyrillic, Latin and Georgian letters.
const PATRONYMIC_ENDINGS: &str = "ович евич ич овна евна ична ovich evich ovna evna იჩი იჩ იჩნა ოვნა ევნა";

impl Customer {
    /// How the customer is addressed. `country` is the shop's and decides the order of names. `age` is in years, if
    /// known.
    pub fn names(&self, country: &str, age: Option<u16>) -> Names {
        let called = self.called.trim();
        let given = self.given_name(country);
        let short = if called.is_empty() { given } else { called };
        let form = self.form_of_address.trim();
        let patronymic = self.patronymic.trim();
        let name = vocative(short);
        // A firm has neither age nor standing.
        let is_firm = called.is_empty() && self.name.trim().is_empty();
        let address = match self.salutation.trim() {
            "" if is_firm && form.is_empty() => name.clone(),
            "" => address(short, self.name.trim(), form, patronymic, age),
            own => own.to_owned(),
        };
        let form = match (form, short.chars().next()) {
            ("", _) if is_firm || is_titled(short) => String::new(),
            ("", Some(first)) if is_khmer(first) => khmer_title(age).to_owned(),
            ("", Some(first)) if is_devanagari(first) => "जी".to_owned(),
            (form, _) => form_vocative(form),
        };
        Names { name, form, patronymic: patronymic.to_owned(), address }
    }

    /// The given name. If there is no name, the firm's name.
    fn given_name(&self, country: &str) -> &str {
        let name = self.name.trim();
        let is_family_first = match self.name_order {
            Some(order) => order == NameOrder::FamilyFirst,
            None => name.starts_with(is_khmer) || country == "KH" && name.starts_with(is_latin),
        };
        let given = match name.split_once(char::is_whitespace) {
            None => name,
            Some((_, rest)) if is_family_first => rest.trim(),
            Some((first, _)) => first,
        };
        if given.is_empty() { self.firm.trim() } else { given }
    }

    /// A text of the owner's with every spelling of this customer's names left out.
    pub fn unnamed(&self, text: &str) -> String {
        self.spellings()
            .iter()
            .fold(text.to_owned(), |text, spelling| text.replace(spelling, Names::LEFT_OUT))
    }

    /// Every spelling by which a text may name the customer, for any shop country and age, longest first.
    fn spellings(&self) -> Vec<String> {
        let ages = [None, Some(0), Some(KHMER_ELDER)];
        let named = ["", "KH"].into_iter().flat_map(|country| ages.map(|age| self.names(country, age)));
        let named =
            named.flat_map(|Names { name, form, patronymic, address }| [name, form, patronymic, address]);
        let whole = [&self.name, &self.called, &self.form_of_address, &self.salutation, &self.firm];
        let whole = whole.into_iter().map(|text| text.trim().to_owned());
        let words = self.name.split_whitespace().map(str::to_owned);
        let mut all: Vec<String> = named.chain(whole).chain(words).collect();
        // A single letter occurs in every text.
        all.retain(|spelling| spelling.chars().nth(1).is_some());
        all.sort_by_key(|spelling| (std::cmp::Reverse(spelling.len()), spelling.clone()));
        all.dedup();
        all
    }
}

/// Combines the form of address with the name.
fn address(short: &str, full: &str, form: &str, patronymic: &str, age: Option<u16>) -> String {
    let has = |text: &str, part: &str| text.split_whitespace().any(|word| word == part);
    let joined = |first: &str, second: &str| format!("{first} {second}").trim().to_owned();
    let full = if full.is_empty() { short } else { full };
    // Some owners write the form in both fields.
    let rest =
        full.strip_prefix(form).filter(|rest| !form.is_empty() && rest.starts_with(char::is_whitespace));
    let full = rest.map_or(full, str::trim_start);
    let named = if short.is_empty() || short == form { full } else { short };
    if is_russian(patronymic) && form.is_empty() && !named.is_empty() {
        return joined(&vocative(named), &patronymic_vocative(patronymic));
    }
    // Some owners write the form into the name field.
    if !form.is_empty() && (has(named, form) || named.starts_with(is_khmer) && named.starts_with(form)) {
        return vocative(named);
    }
    if form.is_empty() && is_titled(named) {
        return vocative(named);
    }
    if is_one(&form.to_lowercase(), LATIN_AFTER_THE_NAME) {
        return joined(named, form);
    }
    match named.chars().next() {
        Some(first) if is_devanagari(first) => match form {
            "" => format!("{named} जी"),
            form if !form.starts_with(is_devanagari) => joined(form, full),
            form if !is_one(form, BEFORE_THE_NAME) => joined(named, form),
            form if is_titled(full) => joined(form, full),
            form => format!("{form} {full} जी"),
        },
        Some(first) if is_khmer(first) => match form {
            "" => joined(khmer_title(age), named),
            form if is_one(form, WITH_GIVEN_NAME) => joined(form, named),
            form => joined(form, full),
        },
        Some(_) => joined(&form_vocative(form), &vocative(named)),
        None => form_vocative(form),
    }
}

/// Whether a name already contains its form of address. Khmer forms precede the name, also without a space. Hindi forms
/// follow it.
fn is_titled(name: &str) -> bool {
    let titles = || WITH_GIVEN_NAME.split_whitespace().chain(WITH_WHOLE_NAME.split_whitespace());
    // Some forms are also the beginning of names, as in តារា. They count only as separate words.
    const BEGIN_NAMES: &str = "តា ចែ ជេ ហៀ ចៅ កូន";
    let begins = |title: &str| {
        let rest = name.strip_prefix(title)?;
        let next = rest.chars().next()?;
        let is_syllable = ('\u{1780}'..='\u{17b3}').contains(&next) && !is_one(title, BEGIN_NAMES);
        Some(next.is_whitespace() || is_syllable)
    };
    let last = name.split_whitespace().last().unwrap_or_default().to_lowercase();
    let is_polite = last.ends_with("जी") || is_one(&last, POLITE);
    name.starts_with(is_khmer) && titles().any(|title| begins(title) == Some(true))
        || name.starts_with(is_devanagari) && is_polite
}

/// Whether a word is in a list.
fn is_one(word: &str, list: &str) -> bool {
    list.split_whitespace().any(|one| one == word)
}

fn is_khmer(c: char) -> bool {
    ('\u{1780}'..='\u{17ff}').contains(&c)
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && c < '\u{250}'
}

fn is_devanagari(c: char) -> bool {
    ('\u{900}'..='\u{97f}').contains(&c)
}

fn is_georgian(c: char) -> bool {
    ('ა'..='ჰ').contains(&c)
}

fn is_russian(patronymic: &str) -> bool {
    let lower = patronymic.to_lowercase();
    PATRONYMIC_ENDINGS.split_whitespace().any(|ending| lower.ends_with(ending))
}

fn khmer_title(age: Option<u16>) -> &'static str {
    match age {
        Some(KHMER_ELDER..) => "អ៊ំ",
        Some(..KHMER_YOUNGER) => "ប្អូន",
        _ => "បង",
    }
}

/// The vocative of a name. Only Georgian has a form that differs from the nominative.
fn vocative(name: &str) -> String {
    let called = |word: &str| match is_one(word, GEORGIAN_NOMINATIVES) {
        true => word.strip_suffix('ი').unwrap_or(word).to_owned(),
        false => word.to_owned(),
    };
    name.split(' ').map(called).collect::<Vec<_>>().join(" ")
}

/// The vocative of a patronymic. In Georgian letters it drops the ending of the nominative.
fn patronymic_vocative(patronymic: &str) -> String {
    patronymic.strip_suffix("იჩი").map_or(patronymic.to_owned(), |stem| format!("{stem}იჩ"))
}

/// The vocative of a form of address. Georgian forms are common nouns: the ending ი becomes ო.
fn form_vocative(form: &str) -> String {
    let called = |word: &str| match word.strip_suffix('ი') {
        Some(stem) if stem.ends_with(is_georgian) => format!("{stem}ო"),
        _ => word.to_owned(),
    };
    form.split(' ').map(called).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(
        form: &str,
        called: &str,
        name: &str,
        patronymic: &str,
        country: &str,
        age: Option<u16>,
    ) -> Names {
        let [form_of_address, called, name, patronymic] = [form, called, name, patronymic].map(str::to_owned);
        Customer { form_of_address, called, name, patronymic, ..Customer::default() }.names(country, age)
    }

    #[test]
    fn georgian_names_are_called_out() {
        for (form, name, called, address) in [
            // Ends in a consonant: already written in the vocative.
            ("", "დავით ლომიძე", "დავით", "დავით"),
            // In the nominative.
            ("", "დავითი", "დავით", "დავით"),
            ("ბატონი", "ზურაბი კიკნაძე", "ზურაბ", "ბატონო ზურაბ"),
            ("ქალბატონი", "ქეთევანი", "ქეთევან", "ქალბატონო ქეთევან"),
            // Ends in each of the vowels.
            ("ბატონი", "ილია", "ილია", "ბატონო ილია"),
            ("", "ეკატერინე ჯაფარიძე", "ეკატერინე", "ეკატერინე"),
            ("ბატონი", "გიორგი მაისურაძე", "გიორგი", "ბატონო გიორგი"),
            ("", "ლალი", "ლალი", "ლალი"),
            ("ქალბატონი", "ნინო ბერიძე", "ნინო", "ქალბატონო ნინო"),
            ("", "ნუნუ", "ნუნუ", "ნუნუ"),
            // Titles of two words, titles already in the vocative, and kinship terms.
            ("პატივცემული პროფესორი", "თამარი", "თამარ", "პატივცემულო პროფესორო თამარ"),
            ("ბატონო", "ლევანი", "ლევან", "ბატონო ლევან"),
            ("ბიძია", "ვანო", "ვანო", "ბიძია ვანო"),
        ] {
            let names = names(form, "", name, "", "GE", None);
            assert_eq!((names.name.as_str(), names.address.as_str()), (called, address), "{form} {name}");
        }
    }

    #[test]
    fn hindi_names_have_ji_unless_a_title_follows_already() {
        for (form, called, name, address) in [
            ("", "", "अनिल शर्मा", "अनिल जी"),
            ("", "गुड्डू", "अनिल शर्मा", "गुड्डू जी"),
            ("श्री", "", "अनिल शर्मा", "श्री अनिल शर्मा जी"),
            ("डॉ.", "", "मीरा जोशी", "डॉ. मीरा जोशी जी"),
            // The title stands in both fields.
            ("डॉ.", "", "डॉ. शर्मा", "डॉ. शर्मा जी"),
            ("जी", "अनिल", "अनिल शर्मा", "अनिल जी"),
            ("", "अनिल जी", "", "अनिल जी"),
            ("जी", "अनिल जी", "", "अनिल जी"),
            ("भाई", "", "रमेश पटेल", "रमेश भाई"),
            ("", "शेख साहब", "", "शेख साहब"),
            ("", "जोसेफ़ भाई", "", "जोसेफ़ भाई"),
            ("", "फ़रहा मैडम", "", "फ़रहा मैडम"),
            ("", "नीले स्कूटर वाले दादा", "", "नीले स्कूटर वाले दादा जी"),
            ("भाभी", "", "सुनीता शर्मा", "सुनीता भाभी"),
            ("चाचा", "", "रमेश पटेल", "रमेश चाचा"),
            ("डॉ.", "", "मीरा जोशी जी", "डॉ. मीरा जोशी जी"),
            ("bhaiya", "Ramesh", "", "Ramesh bhaiya"),
            ("दीदी", "", "सुनीता", "सुनीता दीदी"),
            ("Ji", "Anil", "", "Anil Ji"),
        ] {
            assert_eq!(names(form, called, name, "", "IN", None).address, address, "{form} {called} {name}");
        }
    }

    #[test]
    fn khmer_names_have_a_title_by_age_and_standing() {
        for (form, called, name, age, address) in [
            ("", "", "ចាន់ សុខា", None, "បង សុខា"),
            ("", "", "ចាន់ សុខា", Some(17), "ប្អូន សុខា"),
            ("", "", "ចាន់ សុខា", Some(18), "បង សុខា"),
            ("", "", "ចាន់ សុខា", Some(60), "អ៊ំ សុខា"),
            ("លោក", "", "ចាន់ សុខា", Some(60), "លោក ចាន់ សុខា"),
            ("លោក", "", "លោក ហេង", Some(60), "លោក ហេង"),
            ("ឯកឧត្តម", "", "ចាន់ សុខា", None, "ឯកឧត្តម ចាន់ សុខា"),
            ("អ្នកគ្រូ", "", "ចាន់ សុខា", None, "អ្នកគ្រូ សុខា"),
            ("មីង", "ណា", "ចាន់ សុខា", None, "មីង ណា"),
            ("បង", "", "សុខា", None, "បង សុខា"),
            // Many owners write the title into the name.
            ("", "យាយខុម", "នួន សុខុម", None, "យាយខុម"),
            ("", "បងភាព", "ចាន់ សុភាព", None, "បងភាព"),
            ("", "លោកគ្រូសាវឿន", "", None, "លោកគ្រូសាវឿន"),
            ("", "ជេ ហ៊ាង", "", None, "ជេ ហ៊ាង"),
            ("បង", "បងភាព", "ចាន់ សុភាព", None, "បងភាព"),
            ("", "តារា", "", None, "បង តារា"),
            ("", "កូនី", "", None, "បង កូនី"),
            ("អូន", "មុំ", "ហេង ស្រីមុំ", None, "អូន មុំ"),
        ] {
            assert_eq!(names(form, called, name, "", "KH", age).address, address, "{form} {called} {name}");
        }
        assert_eq!(names("Bong", "", "Chan Sokha", "", "KH", None).address, "Bong Sokha");
        assert_eq!(names("Mr", "", "Chan Sokha", "", "GB", None).address, "Mr Chan");
    }

    #[test]
    fn name_and_patronymic_stand_together_where_that_is_polite() {
        for (form, name, patronymic, address) in [
            ("", "Иван Петров", "Сергеевич", "Иван Сергеевич"),
            ("", "Anna Petrova", "Ivanovna", "Anna Ivanovna"),
            ("", "Илья Лукин", "Ильич", "Илья Ильич"),
            ("", "ანა პეტროვა", "ივანოვნა", "ანა ივანოვნა"),
            ("", "დავითი პეტროვი", "ივანოვიჩი", "დავით ივანოვიჩ"),
            ("", "Nino Beridze", "Giorgi", "Nino"),
            ("Mrs", "Anna", "Ivanovna", "Mrs Anna"),
        ] {
            assert_eq!(names(form, "", name, patronymic, "GE", None).address, address, "{name} {patronymic}");
        }
    }

    #[test]
    fn the_owner_s_own_correction_wins_and_what_is_not_known_stays_empty() {
        let sokha = Customer {
            name: "ចាន់ សុខា".into(), salutation: "យាយសុខា".into(), ..Customer::default()
        };
        assert_eq!(sokha.names("KH", Some(20)).address, "យាយសុខា");
        assert_eq!(Customer::default().names("KH", None), Names::default());
        let firm = Customer { firm: "Lotus Café".into(), ..Customer::default() };
        assert_eq!(firm.names("GB", None).address, "Lotus Café");
        for name in ["ផ្ទះសំណាក់ មាត់ស្ទឹងខៀវ", "रेवा ट्रैवल्स"]
        {
            let firm = Customer { firm: name.into(), ..Customer::default() }.names("KH", None);
            assert_eq!((firm.address.as_str(), firm.form.as_str()), (name, ""), "a firm is no elder brother");
        }
        assert_eq!(names("Madam", "", "", "", "GB", None).address, "Madam");
    }

    #[test]
    fn a_text_without_names_is_the_same_for_everybody() {
        let unnamed = |customer: &Customer, age| {
            let names = customer.names("KH", age);
            customer.unnamed(&format!("{} សួស្តី! {} {}", names.address, names.name, customer.name))
        };
        let sokha = Customer { name: "ចាន់ សុខា".into(), ..Customer::default() };
        let dara =
            Customer { name: "Keo Dara".into(), form_of_address: "Bong".into(), ..Customer::default() };
        assert_eq!(unnamed(&sokha, Some(70)), unnamed(&dara, None));
    }
}
