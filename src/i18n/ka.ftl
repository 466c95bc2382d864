### Every word Regulars says, in Georgian. Ids, order and placeables are those of en.ftl; a test
### holds them complete. Polite თქვენ for the owner; Georgian has no gender to guess. Buttons are
### verbal nouns ("შენახვა"), sentences are imperative plural ("დააჭირეთ").
###
### A name, date or number in a placeable takes no case ending: put it after a colon or at the end
### of the clause ("ფოტო: { $name }"), never "{ $name }ის". Buttons named in a sentence stand after
### "ღილაკი", so that they keep their form.
###
### The second person of the past reads as a command (დაჰპირდით, მიუთითეთ): it never stands as a
### statement by itself; write დაპირებული გაქვთ, უკვე …, or a noun. Settings and warnings say თქვენ, what
### the shop says on a page ჩვენ, and the app does not say "we": არ იკითხება, not ვერ წავიკითხეთ.
###
### Fixed words, one per thing:
###   customer მყიდველი · page გვერდი · entry ჩანაწერი · note შენიშვნა · visit ვიზიტი
###   purchase შენაძენი · contact დაკავშირება · notebook რვეული · shop მაღაზია · device მოწყობილობა
###   tag იარლიყი · role ვინ არის · put away გადანახვა · bring back დაბრუნება · erase წაშლა
###   remove ამოღება (never წაშლა) · save შენახვა · edit შესწორება · change შეცვლა
###   undo ცვლილების გაუქმება · cancel გაუქმება · example shop მაგალითი
###   app აპლიკაცია · browser ბრაუზერი · tab ჩანართი
###   QR code QR კოდი (what is typed: კოდი) · scan დასკანერება · changing QR codes ცვალებადი QR კოდები
###   changes ცვლილებები · file of changes ცვლილებების ფაილი
###   file for a new device ახალი მოწყობილობის ფაილი · connect დაკავშირება · connection კავშირი
###   disconnect კავშირის გაწყვეტა · backup სარეზერვო ასლი · passphrase პაროლი
###   shared folder საერთო საქაღალდე · firm კომპანია · good news სასიხარულო ამბავი
###   greeting მოკითხვა · shared draft საერთო ტექსტი · personal line მხოლოდ მისთვის
###   channel გზა · consent თანხმობა · form of address მიმართვა
###
### In a draft the name comes in the vocative with its title, and may already begin with "ძვირფასო" or
### "პატივცემულო": nothing stands before it, and nothing is joined to it.
###
### Typography: quotes „ “, decimal comma. A noun after a number stays in the singular.

## The app and its places

app-name = Regulars
app-tagline = რვეული მათ შესახებ, ვინც თქვენს მაღაზიაში დადის.
nav-main = მთავარი მენიუ
nav-today = დღეს
nav-customers = მყიდველები
nav-devices = მოწყობილობები
nav-settings = პარამეტრები
nav-new = ახალი მყიდველი
nav-help = დახმარება
nav-back = უკან
skip-to-content = მთავარ ნაწილზე გადასვლა

## Covering the screen when somebody leans over the counter

cover = ეკრანის დაფარვა
cover-title = ერთი წუთით
cover-uncover = რვეულის ჩვენება

## The first start

welcome-title = თითო გვერდი ყველასთვის, ვინც ისევ თქვენთან მოდის.
welcome-text = ჩაიწერეთ, ვის რა მოსწონს, ვინ რა თქვა და რას დაჰპირდით. ყველაფერი ამ მოწყობილობაზე რჩება; რვეული უინტერნეტოდაც მუშაობს და რეგისტრაცია არ სჭირდება.
welcome-ios = iPhone-ზე ან iPad-ზე ჯერ Regulars მთავარ ეკრანზე დაამატეთ („Share“, შემდეგ „Add to Home Screen“) და რვეული იქ დაიწყეთ. Safari-მ შეიძლება წაშალოს რვეული, რომელიც შვიდი დღე არ გახსნილა.
welcome-start = ჩემი რვეულის დაწყება
welcome-example = მაგალითის ნახვა
welcome-archive = სარეზერვო ასლი მაქვს
welcome-old = ამ ბრაუზერში, ამავე საიტზე, ადრე დაწყებული რვეულია შენახული (შესაძლოა, სხვა Regulars-ისა). ეს რვეული თქვენია?
welcome-old-open = იმ რვეულის აქ გახსნა
welcome-setup-title = თქვენი მაღაზია
welcome-setup-text = შეგიძლიათ ყველაფერი ცარიელი დატოვოთ და მოგვიანებით შეავსოთ პარამეტრებში.
welcome-open = რვეულის გახსნა
welcome-skip = მოგვიანებით შევავსებ

## The example shop

example-banner = ეს მხოლოდ მაგალითია: მაღაზიაც და ხალხიც გამოგონილია.
example-leave = მაგალითიდან გასვლა
example-preparing = მაგალითი მზადდება…

## The shop

shop-name = მაღაზიის სახელი
shop-country = ქვეყანა
shop-country-none = მითითებული არ არის
shop-country-KH = კამბოჯა
shop-country-IN = ინდოეთი
shop-country-GE = საქართველო
shop-country-other = სხვა ქვეყანა
shop-currencies = რომელ ვალუტას იღებთ
shop-currency-add = სხვა ვალუტა
shop-currency-code-wrong = ვალუტა სამი ლათინური ასოთი იწერება, მაგალითად EUR.

## Today

# $part is one of: morning, afternoon, evening.
today-greeting = { $part ->
    [morning] დილა მშვიდობისა.
    [afternoon] დღე მშვიდობისა.
   *[evening] საღამო მშვიდობისა.
}
today-recent = ბოლოს გახსნილი გვერდები
today-empty-title = თქვენი რვეული გახსნილია და ჯერ ცარიელია.
today-empty-text = დაიწყეთ ერთი ადამიანით, რომლის დანახვაც ამ კვირაში გაგიხარდათ. სახელიც საკმარისია.
today-first = პირველი გვერდის დაწერა
# The first screen of the day: people who need the owner, each with a reason in a full sentence.
today-needs = ვის სჭირდებით
today-nobody = დღეს არავინ გელოდებათ. კარგი დღეა იმისთვის, რომ ყველას, ვინც შემოვა, გულთბილად მიესალმოთ.
today-more = { $count ->
    [one] კიდევ { $count } ადამიანის ჩვენება
   *[other] კიდევ { $count } ადამიანის ჩვენება
}
# days: a number, 0 for today
today-ahead = { $days ->
    [0] დღეს
    [1] ხვალ
   *[other] { $days } დღეში
}
# days: a number, 1 for yesterday
today-past = { $days ->
    [1] გუშინ
   *[other] { $days } დღის წინ
}
# name: of a person; when: one of the two above, or for the past ones with today-past
today-why-birthday = { $name }: { $when } დაბადების დღე აქვს.
today-why-birthday-past = { $name }: { $when } დაბადების დღე ჰქონდა.
# age: a number of years
today-why-turns = { $name }: { $when } { $age } წლის ხდება.
today-why-turned = { $name }: { $when } { $age } წლის გახდა.
today-why-name-day = { $name }: { $when } ანგელოზის დღე აქვს.
today-why-name-day-past = { $name }: { $when } ანგელოზის დღე ჰქონდა.
# label: what day it is, in the owner's words: "wedding"
today-why-day = { $name }: { $when } მნიშვნელოვანი დღე აქვს („{ $label }“).
today-why-day-past = { $name }: { $when } მნიშვნელოვანი დღე ჰქონდა („{ $label }“).
today-why-day-unnamed = { $name }: { $when } მნიშვნელოვანი დღე აქვს.
today-why-day-unnamed-past = { $name }: { $when } მნიშვნელოვანი დღე ჰქონდა.
today-why-firm = { $name }: { $when } მისი კომპანიის დაარსების დღეა.
today-why-firm-past = { $name }: { $when } მისი კომპანიის დაარსების დღე იყო.
# The day of their profession: Teachers’ Day
today-why-profession = { $name }: { $when } პროფესიული დღესასწაული აქვს.
today-why-profession-past = { $name }: { $when } პროფესიული დღესასწაული ჰქონდა.
# words: something that happened in their life, in the owner's words
today-why-milestone = { $years ->
    [1] { $name }: „{ $words }“. { $when } ამ ამბიდან ერთი წელი სრულდება.
   *[other] { $name }: „{ $words }“. { $when } ამ ამბიდან { $years } წელი სრულდება.
}
# holiday: its name, as below
today-why-holiday = { $name }: { $when } მისი ქვეყნის დღესასწაულია: { $holiday }.
# words: what it is ("gym, six months"); when: "today", "in 3 days" or "2 days ago"
today-why-ends = { $name }: { $when } მთავრდება „{ $words }“.
today-why-lapsed = { $name }: { $when } დამთავრდა „{ $words }“; ჯერ არ გაგრძელებულა.
# visits: at least 2
today-why-quiet = { $months ->
    [1] { $name }: ერთ თვეში { $visits }-ჯერ მოვიდა; უკვე { $days } დღეა, რაც არ მოსულა.
   *[other] { $name }: { $months } თვეში { $visits }-ჯერ მოვიდა; უკვე { $days } დღეა, რაც არ მოსულა.
}
# day: the date of a purchase or a note; words: what was bought or written
today-why-follow-up = { $name }, { $day }: „{ $words }“. ამის შეხსენება გინდოდათ.
# years: a number
today-why-first-visit = { $years ->
    [1] { $name }: { $when } ერთი წელი სრულდება, რაც პირველად მოვიდა.
   *[other] { $name }: { $when } { $years } წელი სრულდება, რაც პირველად მოვიდა.
}
# usual, away: numbers of days
today-why-missed = { $usual ->
    [one] { $name }: თითქმის ყოველდღე მოდიოდა; უკვე { $away } დღეა, რაც არ მოსულა.
   *[other] { $name }: დაახლოებით { $usual } დღეში ერთხელ მოდიოდა; უკვე { $away } დღეა, რაც არ მოსულა.
}
# words: whatever the person said, in their own words
today-why-ask = { $name }: „{ $words }“. ჰკითხეთ ამის ამბავი.
# Requests: the person asked for something and the owner promised it
today-why-promised = { $name }: დაპირებული გაქვთ „{ $words }“; ვადა: { $when }.
today-why-promised-past = { $name }: დაპირებული გაქვთ „{ $words }“; ვადა { $when } გავიდა.
today-why-asked = { $name }: მისი თხოვნაა „{ $words }“.
# What to do about a line
today-done = გაკეთდა
today-later = მოგვიანებით
today-later-days = { $days ->
    [1] ხვალ
   *[other] { $days } დღის შემდეგ
}
today-never = ეს აღარ შემახსენოთ
today-call = დარეკვა
# A button: opens the phone’s text messages
today-write = SMS
# A button: somebody who was missed has told why
today-absence = მიზეზი მითხრა
# Above the list of people: a holiday that is near
today-holiday = { $holiday }: { $when }.
# A button: some goods came in that people look for
today-came-in = შემოგვივიდა
came-in-what = რა შემოგვივიდა
came-in-nobody = ამას არავინ ელოდება.
came-in-since = ჩაწერილია: { $day }
# Holidays, to stand in the sentences "{ $holiday } is { $when }." and "{ $holiday } is { $when }, and { $name } keeps it."
holiday-new-year = ახალი წელი
holiday-victory-over-genocide = გენოციდზე გამარჯვების დღე
holiday-womens-day = ქალთა საერთაშორისო დღე
holiday-khmer-new-year = ქმერული ახალი წელი
holiday-labour-day = შრომის დღე
holiday-visak-bochea = ვისაკ ბოჩეა
holiday-royal-ploughing = სამეფო ხვნის დღესასწაული
holiday-king-birthday = მეფის დაბადების დღე
holiday-queen-mother-birthday = დედა-დედოფლის დაბადების დღე
holiday-kh-constitution-day = კამბოჯის კონსტიტუციის დღე
holiday-pchum-ben = პჩუმ ბენი
holiday-king-father-day = მეფე-მამის ხსენების დღე
holiday-king-coronation = მეფის კორონაციის დღე
holiday-kh-independence-day = კამბოჯის დამოუკიდებლობის დღე
holiday-water-festival = წყლის დღესასწაული
holiday-peace-day = კამბოჯის მშვიდობის დღე
holiday-republic-day = ინდოეთის რესპუბლიკის დღე
holiday-in-independence-day = ინდოეთის დამოუკიდებლობის დღე
holiday-gandhi-jayanti = მაჰათმა განდის დაბადების დღე
holiday-good-friday = დიდი პარასკევი
holiday-western-easter = აღდგომა
holiday-western-christmas = შობა
holiday-bedoba = ბედობა
holiday-eastern-christmas = შობა
holiday-epiphany = ნათლისღება
holiday-mothers-day = დედის დღე
holiday-national-unity-day = 9 აპრილი, ეროვნული ერთიანობის დღე
holiday-eastern-good-friday = დიდი პარასკევი
holiday-eastern-easter = აღდგომა
holiday-easter-monday = აღდგომის მეორე დღე
holiday-victory-day = ფაშიზმზე გამარჯვების დღე
holiday-saint-andrew = წმინდა ანდრია პირველწოდებულის ხსენების დღე
holiday-family-day = ოჯახის სიწმინდისა და მშობლების პატივისცემის დღე
holiday-ge-independence-day = საქართველოს დამოუკიდებლობის დღე
holiday-mariamoba = მარიამობა
holiday-svetitskhovloba = სვეტიცხოვლობა
holiday-giorgoba = გიორგობა
holiday-makar-sankranti = მაკარ სანკრანტი
holiday-maha-shivaratri = მაჰა შივარატრი
holiday-holi = ჰოლი
holiday-ugadi = უგადი
holiday-ram-navami = რამ ნავამი
holiday-mahavir-jayanti = მაჰავირ ჯაიანტი
holiday-buddha-purnima = ბუდა პურნიმა
holiday-raksha-bandhan = რაკშა ბანდჰანი
holiday-janmashtami = ჯანმაშტამი
holiday-ganesh-chaturthi = განეშ ჩატურთი
holiday-onam = ონამი
holiday-dussehra = დუსეჰრა
holiday-diwali = დივალი
holiday-navratri = ნავრატრი
holiday-karva-chauth = კარვა ჩაუთი
holiday-dhanteras = დჰანტერასი
holiday-bhai-dooj = ბჰაი დუჯი
holiday-chhath = ჩჰათ პუჯა
holiday-chinese-new-year = ჩინური ახალი წელი
holiday-qingming = ცინმინი
holiday-eastern-holy-saturday = დიდი შაბათი
holiday-guru-nanak-jayanti = გურუ ნანაკ ჯაიანტი
holiday-eid-al-fitr = რამაზან-ბაირამი
holiday-eid-al-adha = ყურბან-ბაირამი
holiday-muharram = მუჰარამი
holiday-milad-un-nabi = წინასწარმეტყველ მუჰამედის დაბადების დღე
today-month = მთელი თვე
month-before = წინა თვე
month-after = შემდეგი თვე
month-nothing = ამ თვეში არაფერია.
month-first-visit = { $years ->
    [1] ერთი წელი სრულდება, რაც პირველად მოვიდა
   *[other] { $years } წელი სრულდება, რაც პირველად მოვიდა
}
# Beside a name on a day of the month: what is due
matter-promised = დაპირება
matter-membership = ვადა გადის
matter-follow-up = შეხსენება
# A page with all answers side by side
absences-title = რატომ არ მოდიოდნენ
absences-empty = ჯერ არაფერი წერია. თუ ვინმე დიდხანს არ მოდიოდა და მიზეზი გითხრათ, ჩაიწერეთ განყოფილებაში „დღეს“ ან მის გვერდზე.
# How long away is too long, explained on the screen
today-rule-title = როდის ჩნდება სიაში, ვინც დიდი ხანია აღარ მოსულა?
# fewest, gaps: numbers of gaps between visits; days: a number of days
today-rule-text = ეს თითოეულის საკუთარ ვიზიტებს ეყრდნობა: ითვლება ბოლო { $gaps } შუალედი ვიზიტებს შორის, { $fewest } შუალედზე ნაკლები კი საკმარისი არ არის. თქვენი მაღაზიისთვის ჩვეული შუალედი კიდევ ერთ შუალედად ემატება. ადამიანი სიაში მაშინ ჩნდება, როცა უფრო დიდი ხანია არ მოსულა, ვიდრე მისი 20 შუალედიდან 19 გაგრძელდებოდა; თან გასული დრო ჩვეულზე სულ ცოტა ერთნახევარჯერ და სულ ცოტა { $days } დღით მეტი უნდა იყოს. დღეები, როცა მაღაზია არ მუშაობდა, არ ითვლება. თუ მითითებული გაქვთ, ვინმე ჩვეულებრივ რამდენ დღეში ერთხელ მოდის, მისთვის ჩვეული ეს შუალედია. ვინც ითხოვა, აღარ დაუკავშირდეთ, სიაში არ ჩნდება.
# Instead of the text above, where the owner has set a rule. visits, months, weeks: numbers
today-rule-plain = ეს იმ წესს ეყრდნობა, რომელიც პარამეტრებში გაქვთ მითითებული: ადამიანი სიაში ჩნდება, თუ ბოლო ვიზიტამდე { $months } თვის განმავლობაში, ბოლო ვიზიტის ჩათვლით, სულ ცოტა { $visits }-ჯერ მოვიდა, მას შემდეგ კი სულ ცოტა { $weeks } კვირაა, რაც არ მოსულა. დღეები, როცა მაღაზია არ მუშაობდა, არ ითვლება. ვინც ითხოვა, აღარ დაუკავშირდეთ, სიაში არ ჩნდება.

## Finding

find-label = მყიდველის ძებნა
find-placeholder = ვინ შემოვიდა?
find-none = „{ $query }“: ვერავინ მოიძებნა.
find-none-hint = სცადეთ სახელის ნაწილი, ტელეფონის ბოლო ციფრები ან ის, რითაც დაგამახსოვრდათ.
find-new = ახალი გვერდი: „{ $query }“
find-more = მეტის ჩვენება
find-count = { $count ->
    [one] { $count } ადამიანი
   *[other] { $count } ადამიანი
}
find-still-reading = ძველი ჩანაწერები ჯერ კიდევ იტვირთება…
list-title = მყიდველები
list-sort = დალაგება
list-sort-name = სახელის მიხედვით
list-sort-visit = ბოლო ვიზიტის მიხედვით
list-sort-newest = ჯერ ახალი გვერდები
list-filter-role = ვინ არის
list-filter-tag = იარლიყი
list-filter-all = ყველა
list-put-away = გადანახული გვერდები
list-empty = აქ ჯერ არავინაა.
list-empty-filter = ასეთი არავინაა.

## A page: reading

page-loading = გვერდი იხსნება…
page-missing = ამ რვეულში ასეთი გვერდი არ არის. შესაძლოა, წაშლილია.
page-taken-back = ეს გვერდი ღილაკით „ცვლილების გაუქმება“ მოიხსნა. რაც მასზე ეწერა, ყველაფერი ისევ ინახება.
page-bring-back = გვერდის დაბრუნება
page-edit = შესწორება
page-no-name = უსახელო
page-say = წარმოითქმის: „{ $say }“
page-call-them = მიმართეთ ასე: { $name }
page-happy = რა გაახარებს
page-ask = ჰკითხეთ
page-ask-done = ვკითხე
page-exceptions = რაზე შევთანხმდით
page-memberships = აბონემენტები და ვადები
page-visits = ვიზიტები
# count: on how many days they were in the shop
page-visits-count = { $count ->
    [one] სულ ერთხელ მოვიდა.
   *[other] სულ { $count }-ჯერ მოვიდა.
}
# usual, limit: numbers of days
page-rhythm = { $usual ->
    [one] თითქმის ყოველდღე მოდის; თუ { $limit } დღეზე მეტხანს არ გამოჩნდა, მოსაკითხია.
   *[other] დაახლოებით { $usual } დღეში ერთხელ მოდის; თუ { $limit } დღეზე მეტხანს არ გამოჩნდა, მოსაკითხია.
}
page-rhythm-set = { $usual ->
    [one] ყოველდღე მოდის (თქვენი მითითებით); თუ { $limit } დღეზე მეტხანს არ გამოჩნდა, მოსაკითხია.
   *[other] დაახლოებით { $usual } დღეში ერთხელ მოდის (თქვენი მითითებით); თუ { $limit } დღეზე მეტხანს არ გამოჩნდა, მოსაკითხია.
}
page-rhythm-none = რამდენ ხანში ერთხელ მოდის, ჯერ არ ჩანს: ცოტა ვიზიტია ჩაწერილი.
# count: how many of the latest words exchanged with this person were the shop's
page-monologue = ბოლო { $count }-ჯერ სულ ჩვენ ვლაპარაკობდით. თვითონ რას იტყოდა?
page-likes = რა მოსწონს
page-facts = კონტაქტი და სხვა ცნობები
page-no-contact = მისი თხოვნაა, აღარ დაუკავშირდეთ. გთხოვთ, გაითვალისწინოთ.
page-put-away = გადანახულია
page-put-away-because = გადანახულია: { $reason }
page-call = დარეკვა: { $number }
page-write-to = მიწერა: { $address }
page-on-this-page = ამ გვერდზე
page-photo-of = ფოტო: { $name }
page-first = ჯერ არაფერი წერია. დღეს რა შენიშნეთ?
page-newer = ეს გვერდი Regulars-ის უფრო ახალ ვერსიაშია დაწერილი. აქ წაკითხვა შეგიძლიათ; შესაცვლელად ჯერ აპლიკაცია განაახლეთ.
page-damaged = ამ გვერდის რამდენიმე სტრიქონი არ იკითხება. ისინი ცალკე ინახება, ყოველ სარეზერვო ასლშიც, დანარჩენი კი წესრიგშია.
shop-damaged = მაღაზიის მონაცემების ნაწილი არ იკითხება. ის ცალკე ინახება, მყიდველების გვერდები კი წესრიგშია.

## A page: the entry form

entry-text = ჩანაწერი
entry-text-placeholder = რა თქვა, რა იყიდა, რა უნდოდა?
entry-kind = რას იწერთ
entry-kind-note = შენიშვნა
entry-kind-said = ნათქვამი
entry-kind-request = თხოვნა
# Kinds of entries, in a list of choices beside "Note", "Visit", "Purchase". An exception agreed with this one person: "may pay on Fridays".
entry-kind-exception = შეთანხმება
# What the person looks for, so that they can be told when it comes in. Also the label of its field and a heading.
entry-kind-wish = რას ეძებს
entry-kind-membership = აბონემენტი
entry-kind-visit = ვიზიტი
entry-kind-purchase = შენაძენი
entry-kind-contact = დაკავშირება
entry-kind-absence = რატომ არ მოდიოდა
entry-kind-thanks = მადლობა
entry-kind-clipping = ამონაჭერი პრესიდან
entry-kind-milestone = სასიხარულო ამბავი
entry-date = თარიღი
entry-amount = თანხა
entry-currency = ვალუტა
entry-cost = რა დაგიჯდათ
entry-link = ბმული
entry-link-wrong = ეს ვებგვერდის მისამართი არ არის. დაწერეთ ასე: „example.com/page“.
# Read aloud where the photo is shown
entry-photo-alt = ამონაჭრის ფოტო
entry-photo-missing = ფოტო სხვა მოწყობილობიდან ჯერ არ მოსულა.
entry-ask = შემდეგ ჯერზე ამაზე ვკითხოთ
entry-due-request = დაპირების ვადა
entry-due-exception = როდემდე მოქმედებს
entry-due-membership = როდის მთავრდება
entry-due-other = შეხსენების დღე
# Label of a number, as in "Every: 30 days"
entry-every = რამდენ ხანში ერთხელ
entry-every-unit = ერთეული
unit-days = დღე
unit-weeks = კვირა
unit-months = თვე
unit-years = წელი
# Shown beside a membership: how often it is due again
period-days = { $count ->
    [one] ყოველდღე
   *[other] { $count } დღეში ერთხელ
}
period-weeks = { $count ->
    [one] კვირაში ერთხელ
   *[other] { $count } კვირაში ერთხელ
}
period-months = { $count ->
    [one] თვეში ერთხელ
   *[other] { $count } თვეში ერთხელ
}
period-years = { $count ->
    [one] წელიწადში ერთხელ
   *[other] { $count } წელიწადში ერთხელ
}
request-new = ახალი თხოვნა
request-what = რა ითხოვა
wish-new = რას ეძებს
membership-new = ახალი აბონემენტი
membership-what = რა აბონემენტია
membership-no-day = დაწერეთ, როდის მთავრდება ან რამდენ ხანში ერთხელ უნდა გაგრძელდეს.
membership-renewed = გაგრძელდა
membership-over = აღარ გაგრძელდება
# A button: the person has been told that the thing came in
wish-told = უკვე იცის
entry-channel = როგორ
entry-channel-call = ტელეფონით
entry-channel-message = SMS-ით
entry-channel-email = ელფოსტით
entry-channel-whatsapp = WhatsApp-ით
entry-channel-telegram = Telegram-ით
entry-channel-viber = Viber-ით
entry-channel-messenger = Messenger-ით
entry-channel-card = ბარათით ან წერილით
entry-channel-in-person = პირისპირ
entry-starter = ვინ დაიწყო
entry-starter-we = ჩვენ
entry-starter-they = თვითონ
entry-add = ჩანაწერის დამატება
entry-save = ჩანაწერის შენახვა
entry-visited-today = დღეს მოვიდა
entry-change = შეცვლა
entry-remove = ამოღება
entry-bring-back = დაბრუნება
entry-removed-title = { $count ->
    [one] { $count } ამოღებული ჩანაწერი
   *[other] { $count } ამოღებული ჩანაწერი
}
entry-empty = ჯერ ორიოდე სიტყვა დაწერეთ.
entry-future = ეს დღე ჯერ არ დამდგარა. აირჩიეთ დღევანდელი ან უფრო ადრინდელი დღე.
entry-date-wrong = კალენდარში ასეთი დღე არ არის.
entry-amount-wrong = ეს თანხა არ არის. დაწერეთ ასე: 12,50.
entry-amount-fine = { $currency }: ასეთი წვრილი ფული არ არსებობს. მძიმის შემდეგ ნაკლები ციფრი დაწერეთ.
entry-amount-large = ასეთი დიდი თანხა, ალბათ, შეცდომაა.
text-too-long = { $count ->
    [one] ერთი სიმბოლო ზედმეტია; ზღვარი: { $limit }. არაფერი დაკარგულა; გთხოვთ, შეამოკლოთ.
   *[other] { $count } სიმბოლო ზედმეტია; ზღვარი: { $limit }. არაფერი დაკარგულა; გთხოვთ, შეამოკლოთ.
}

## A page: the form

form-new-title = ახალი მყიდველი
form-edit-title = გვერდის შესწორება
form-one-is-enough = სახელი, მეტსახელი, ტელეფონი ან კომპანია: ერთიც საკმარისია.
form-more = დამატებითი ინფორმაცია
form-name = სახელი
form-called = რას ეძახით
form-say = როგორ წარმოითქმის
form-form-of-address = მიმართვა (ქალბატონო, ბატონო)
form-patronymic = მამის სახელი
form-name-order = გვარი
form-name-order-default = როგორც აქ არის მიღებული
form-name-order-first = სახელის წინ იწერება
form-name-order-last = სახელის შემდეგ იწერება
form-firm = კომპანია
form-phone = ტელეფონი
form-phone-add = კიდევ ერთი ტელეფონი
form-email = ელფოსტა
form-email-add = კიდევ ერთი ელფოსტა
form-handle = სახელი ჩატში
form-handle-service = აპლიკაცია (WhatsApp, Viber…)
form-handle-add = კიდევ ერთი ჩატი
form-label = ვისია ან რისთვისაა
form-address = მისამართი
form-tags = იარლიყები
form-tags-hint = იარლიყებს შორის მძიმე დასვით.
form-role = ვინ არის
form-role-customer = მყიდველი
form-role-boss = უფროსი
form-role-colleague = კოლეგა
form-role-helper = დამხმარე
form-role-supplier = მომწოდებელი
form-role-partner = პარტნიორი
form-role-neighbour = მეზობელი
form-day-birthday = დაბადების დღე
form-birthday-hint = რიცხვი და თვე, წელიც, თუ იცით: { $example }
form-day-wrong = კალენდარში ასეთი დღე არ არის. დაწერეთ ასე: { $example }.
form-day-name-day = ანგელოზის დღე
form-day-other = სხვა დღე
form-day-firm = კომპანიის დაარსების დღე
form-day-profession = პროფესიული დღესასწაული
# A field beside the birthday
form-day-also = იგივე დღე სხვა კალენდრით
form-interval = ჩვეულებრივ რამდენ დღეში ერთხელ მოდის
form-interval-hint = თუ ცარიელს დატოვებთ, მისი ვიზიტების მიხედვით გამოითვლება.
form-country = რომელი ქვეყნის დღესასწაულებს აღნიშნავს
form-country-shop = მაღაზიის ქვეყანა
number-wrong = დაწერეთ მთელი რიცხვი { $from }-დან { $to }-მდე.
form-day-label = რა დღეა
form-day-add = კიდევ ერთი მნიშვნელოვანი დღე
form-photo = ფოტო
form-photo-choose = ფოტოს გადაღება ან არჩევა
form-photo-replace = სხვა ფოტო
form-photo-remove = ფოტოს ამოღება
form-photo-wrong = ეს ფაილი არ იხსნება: სურათს არ ჰგავს.
form-hook = რით დაგამახსოვრდათ
form-hook-hint = რით გახსენდებათ სახე: წითელი შარფი, მასწავლებელი.
form-preferences = რა მოსწონს
form-happy = რა გაახარებს
form-found-us = როგორ იპოვა მაღაზია
form-recommended-by = ვინ ურჩია
form-no-contact = აღარ დაუკავშირდეთ
form-remove-item = ამოღება
form-save = შენახვა
form-cancel = გაუქმება
form-nothing = ჯერ სახელი, მეტსახელი, ტელეფონი ან კომპანია დაწერეთ.
form-already = უკვე ხომ არ გყავთ ჩაწერილი?
form-draft-kept = რაც დაწერეთ, ისევ აქ არის.
# words: what another tab or device wrote
form-draft-meanwhile = ამასობაში იქ ჩაიწერა: „{ $words }“
form-draft-drop = თავიდან დაწყება

## Putting away, erasing

put-away = გადანახვა
put-away-reason = გვერდი სიიდან დაიმალება, ჩანაწერები დარჩება. რატომ? (სხვაგან გადავიდა, გარდაიცვალა, აღარ მოდის)
put-away-do = გვერდის გადანახვა
put-away-back = დაბრუნება
erase = სამუდამოდ წაშლა
erase-title = { $name }: სამუდამოდ წავშალოთ ეს გვერდი?
erase-text = ამ მოწყობილობიდან წაიშლება ყველაფერი, რაც ამ გვერდზეა: სიტყვები, ფოტო, ისტორია. აღდგენა შეუძლებელია და სხვა მოწყობილობიდანაც აღარ დაბრუნდება.
erase-mentions = { $count ->
    [one] მისი სახელი კიდევ ერთ გვერდზე წერია. ის გვერდი ისე დარჩება, როგორც არის; თუ გსურთ, ჯერ ნახეთ:
   *[other] მისი სახელი კიდევ { $count } გვერდზე წერია. ის გვერდები ისე დარჩება, როგორც არის; თუ გსურთ, ჯერ ნახეთ:
}
erase-do = სამუდამოდ წაშლა
erase-cancel = გვერდი დარჩეს

## Notices. Each says what happened in a full sentence.

notice-saved = შენახულია.
notice-entry-added = ჩაიწერა.
notice-entry-changed = ჩანაწერი შეიცვალა.
notice-entry-removed = ჩანაწერი ამოღებულია.
notice-entry-back = ჩანაწერი დაბრუნდა.
notice-visited = { $name }: ვიზიტი ჩაიწერა.
notice-put-away = { $name }: გვერდი გადანახულია.
notice-brought-back = { $name }: გვერდი დაბრუნდა.
notice-done = სიიდან ამოღებულია.
notice-later = ისევ გამოჩნდება { $when }.
notice-never = ამ ადამიანზე ეს შეხსენება აღარ გამოჩნდება.
notice-renewed = გაგრძელდა. ახალი ვადა: { $day }.
notice-erased = გვერდი წაიშალა.
notice-undone = ცვლილება გაუქმდა.
notice-undo = ცვლილების გაუქმება
notice-redone = ცვლილება აღდგა.
notice-redo = ცვლილების აღდგენა
notice-close = დახურვა
notice-erased-elsewhere = ეს გვერდი სხვა ჩანართში ან სხვა მოწყობილობაზე წაიშალა.

## When something goes wrong: what happened, then what to do

trouble-full = არ შენახულა: მოწყობილობაზე ადგილი აღარ არის. გაათავისუფლეთ ცოტა ადგილი (ფოტოები, სხვა აპლიკაციები) და დააჭირეთ ღილაკს „ხელახლა ცდა“. რაც დაწერეთ, ისევ აქ არის; აპლიკაციას ნუ დახურავთ.
trouble-failed = არ შენახულა: ბრაუზერის მეხსიერება არ პასუხობს. დააჭირეთ ღილაკს „ხელახლა ცდა“; თუ არ გამოვა, დახურეთ Regulars-ის სხვა ჩანართები. რაც დაწერეთ, ისევ აქ არის; ამ ჩანართს ნუ დახურავთ.
trouble-read = რვეული არ იკითხება. დააჭირეთ ღილაკს „ხელახლა ცდა“; თუ არ გამოვა, დახურეთ აპლიკაცია და თავიდან გახსენით. არაფერი შეცვლილა.
trouble-retry = ხელახლა ცდა
trouble-newer = ეს რვეული Regulars-ის უფრო ახალ ვერსიაშია დაწერილი. არაფერი შეცვლილა. გახსენით ახალი ვერსია ან განაახლეთ ეს, როცა ინტერნეტი გექნებათ.
trouble-overtaken = არ შენახულა: სხვა ჩანართში Regulars-ის უფრო ახალი ვერსიაა გახსნილი. დააკოპირეთ, რაც აქ დაწერეთ, მერე ხელახლა ჩატვირთეთ ეს ჩანართი და თავიდან ჩაწერეთ.
trouble-devices = ცნობები თქვენი სხვა მოწყობილობების შესახებ აქ არ იკითხება; შესაძლოა, ისინი Regulars-ის უფრო ახალმა ვერსიამ ჩაწერა. არაფერი შეცვლილა და რვეული მთლიანად აქაა. განაახლეთ Regulars, როცა ინტერნეტი გექნებათ, და დააჭირეთ ღილაკს „ხელახლა ცდა“.
trouble-blocked = რვეული სხვა ჩანართს უკავია. დახურეთ Regulars-ის სხვა ჩანართები და დააჭირეთ ღილაკს „ხელახლა ცდა“.
trouble-title = რაღაც ხელს გვიშლის
trouble-details = ხარვეზის შესატყობინებლად:

## Settings

settings-title = პარამეტრები
settings-language = ენა
settings-theme = ეკრანის ფონი
settings-theme-auto = როგორც მოწყობილობაზე
settings-theme-light = ღია
settings-theme-dark = მუქი

# What sounds wrong in a language: the owner copies the form into another app and fills it in.
wording-title = ამ ენაზე რამე ცუდად წერია?
wording-text = დააკოპირეთ ეს ტექსტი, ჩასვით შეტყობინებაში, შეავსეთ და გაუგზავნეთ იმას, ვინც Regulars დაგიყენათ.
wording-form =
    Regulars { $version } · { $language }
    სად წერია:
    რა წერია:
    რა უნდა ეწეროს:
    რატომ:
wording-copy = ტექსტის კოპირება
wording-copied = დაკოპირდა.
wording-not-copied = ბრაუზერმა კოპირება არ დაუშვა. მონიშნეთ ტექსტი და თავად დააკოპირეთ.

settings-shop = თქვენი მაღაზია
settings-today = დღეს
settings-people = ერთბაშად რამდენი ადამიანი გამოჩნდეს
# A heading over a list: for each kind of day, a number
settings-ahead = რამდენი დღით ადრე შეგახსენოთ
occasion-first-visit = პირველი ვიზიტი
occasion-holiday = დღესასწაული
settings-missed = როდის გამოჩნდეს სიაში, ვინც დიდი ხანია აღარ მოსულა
settings-missed-own = თითოეულის საკუთარი ვიზიტების მიხედვით
settings-missed-plain = მარტივი წესის მიხედვით
settings-plain-visits = მინიმუმ რამდენჯერ მოვიდა
settings-plain-months = რამდენი თვის განმავლობაში
settings-plain-weeks = რამდენი კვირაა, აღარ მოსულა
settings-closed = როდის არ მუშაობს მაღაზია
settings-closed-from = პირველი დღე
settings-closed-to = ბოლო დღე
settings-closed-wrong = აირჩიეთ პირველი და ბოლო დღე; ბოლო დღე პირველზე ადრე ვერ იქნება.
settings-holidays = თქვენი საკუთარი დღესასწაულები
settings-holiday-name = რა ჰქვია
settings-holiday-empty = დაწერეთ, რა ჰქვია.
settings-holiday-day = დღე
settings-follow-ups = რა შეგახსენოთ შენაძენის შემდეგ
settings-follow-ups-hint = თუ შენაძენში ეს სიტყვები წერია, შეხსენების დღე თავისით ივსება.
settings-follow-thing = რა იყიდა
settings-follow-days = რამდენი დღის შემდეგ
settings-add = დამატება
settings-remove = ამოღება
settings-saved-here = ინახება ამ მოწყობილობაზე
settings-stored-of = დაკავებულია: { $size }; ბრაუზერის ზღვარი: { $quota }.
settings-persisted = ბრაუზერმა პირობა დადო, რომ რვეულს შეინახავს.
settings-not-persisted = ბრაუზერს პირობა არ დაუდია, რომ რვეულს შეინახავს. თუ მოწყობილობაზე ცოტა ადგილი დარჩება, ბრაუზერმა შეიძლება რვეული წაშალოს. პირადი (ინკოგნიტო) ფანჯარა დახურვისას ყველაფერს ივიწყებს.
settings-persist = ვთხოვოთ ბრაუზერს
settings-install-ios = Safari-მ შეიძლება წაშალოს რვეული, რომელიც შვიდი დღე არ გახსნილა. მთავარი ეკრანის ხატულას თავისი რვეული აქვს, ეს კი იქიდან არ ჩანს. გადასატანად: შექმენით მთელი რვეულის სარეზერვო ასლი (განყოფილებაში „მონაცემების გადმოტანა და გატანა“), დაამატეთ Regulars მთავარ ეკრანზე („Share“, შემდეგ „Add to Home Screen“), გახსენით იქიდან და დააჭირეთ ღილაკს „სარეზერვო ასლი მაქვს“.
settings-shared-host = Regulars აქ უფრო დიდი საიტის ერთ-ერთ საქაღალდეში მუშაობს. იმ საიტის სხვა გვერდებს ამ რვეულის წაკითხვა შეუძლია. ცალკე მისამართი უფრო უსაფრთხოა: სთხოვეთ იმას, ვინც აპლიკაცია დაგიყენათ.
settings-last-saved = ბოლო შენახვა: { $when }.
settings-nothing-saved = აპლიკაციის გახსნის შემდეგ ჯერ არაფერი შენახულა.
settings-pages = { $count ->
    [one] { $count } გვერდი
   *[other] { $count } გვერდი
}
settings-installed = Regulars ამ მოწყობილობაზე დაყენებულია.
settings-limits = რაც ჯერ არ შეუძლია
settings-limits-lock = საკეტი არ აქვს: ვინც განბლოკილ ტელეფონს ხელში აიღებს, რვეულსაც წაიკითხავს.
settings-limits-devices = თქვენი მოწყობილობები რვეულს ერთმანეთს პირდაპირ უზიარებს, ერთსა და იმავე Wi-Fi ქსელში, ან ცვლილებების ფაილითა და ცვალებადი QR კოდებით. სხვაგან ასლი არსად არის.
settings-limits-copies = რვეულის ასლი მხოლოდ თქვენს სხვა მოწყობილობებზე და თქვენ მიერ შექმნილ სარეზერვო ასლებშია: თუ არც ერთი გაქვთ და არც მეორე და ეს მოწყობილობა დაგეკარგათ, რვეულიც დაიკარგება.
settings-version = ვერსია { $version }
settings-example = მაგალითის ნახვა

## A new version

stopped-title = Regulars შეჩერდა
stopped-text = ყველაფერი, რაც შენახული იყო, უსაფრთხოდაა. თუ ფაილს ხსნიდით, Regulars მას ვერ კითხულობს: გთხოვთ, ნუღარ გახსნით.
stopped-again = Regulars-ის ხელახლა გახსნა
update-ready = Regulars-ის ახალი ვერსია მზად არის.
update-accept = ახლავე განახლება

## Greetings

nav-greetings = მოკითხვა
greet-text = თითოეულს ცალკე, თქვენივე სიტყვებით. აპლიკაცია თავისით არაფერს გზავნის.
greet-others = სხვა მოკითხვები
greet-new = ახალი მოკითხვა
# day: when it was begun
greet-of = დაწყებულია: { $day }
greet-occasion = რისთვის
greet-whom = ვისთვის
greet-customers = ყველა მყიდველი
greet-people = { $count ->
    [one] { $count } ადამიანი
   *[other] { $count } ადამიანი
}
greet-draft = საერთო ტექსტი
greet-blanks = ადგილები, რომლებიც თითოეულისთვის თავისით ივსება
greet-progress = { $waits ->
    [one] უკვე მიიღო: { $got }. ელოდება: { $waits } ადამიანი.
   *[other] უკვე მიიღო: { $got }. ელოდება: { $waits } ადამიანი.
}
greet-quiet = { $count ->
    [one] { $count } ადამიანმა ითხოვა, აღარ დაუკავშირდეთ; ამ სიაში ის არ შედის.
   *[other] { $count } ადამიანმა ითხოვა, აღარ დაუკავშირდეთ; ამ სიაში ისინი არ შედიან.
}
greet-twice = ორჯერ მიეწერა: თქვენმა ორმა მოწყობილობამ ერთმანეთის ამბავი არ იცოდა.
greet-sent = ვინც უკვე მიიღო
greet-left-out = გამოტოვებულები
greet-back = დაბრუნება
greet-over = ამ მოკითხვის დასრულება
greet-nobody = ამ მოკითხვას არავინ ელოდება.
greet-all-done = ყველამ მიიღო.
greet-line = მხოლოდ მისთვის
greet-preview = რას მიიღებს
greet-generic = რაც ყველასთვის ერთნაირია, ნაცრისფრად წერია.
# blanks: names of blanks, separated by commas
greet-line-left-out = (გამოტოვებულია, ჯერ უცნობია: { $blanks })
greet-empty = ამ ადამიანისთვის საერთო ტექსტიდან აღარაფერი დარჩა. დაწერეთ ერთი სტრიქონი მაინც, მხოლოდ მისთვის.
greet-same = სხვა ადამიანმა ({ $name }, { $day }) უკვე მიიღო სიტყვასიტყვით იგივე. შეცვალეთ ერთი სტრიქონი და გაგზავნას შეძლებთ.
greet-alike = სხვა ადამიანმა ({ $name }, { $day }) უკვე მიიღო თითქმის იგივე: ემთხვევა { $percent } პროცენტი. გაგზავნა შეიძლება, მაგრამ ამ მყიდველს მხოლოდ მისთვის დაწერილი სტრიქონი უფრო გაახარებს.
greet-already = ეს უკვე მიიღო ({ $day }).
greet-anyway = მაინც მივწერ
greet-marked = მის გვერდზე ჩაიწერა, რომ გაგზავნილია.
greet-mark = გაგზავნილად მონიშვნა
greet-next = შემდეგი ადამიანი
greet-not-them = გამოტოვება
greet-send = გაგზავნის გზები
greet-share = გაზიარება
greet-copy = კოპირება
greet-print = დაბეჭდვა
greet-unprinted = ბრაუზერმა ვერ დაბეჭდა. გადაუღეთ ეკრანს ან რვეული კომპიუტერზე გახსენით.
greet-sheet = ბარათებში დამატება
greet-ready = მზა ფრაზები
greet-write = მოკითხვის მიწერა
greet-thanks = მადლობის წერილი
greet-list = ამ ადამიანების მოკითხვა
blank-name = სახელი
blank-address = სახელი მიმართვით
blank-form = მიმართვა
blank-patronymic = მამის სახელი
blank-words = მისი სიტყვები
blank-purchase = ბოლო შენაძენი
blank-days = რამდენი დღე
blank-personal = მხოლოდ მისთვის
cause-day = მნიშვნელოვანი დღეები
cause-holiday = დღესასწაულები
cause-milestone = სასიხარულო ამბები
cause-thanks = მადლობის წერილები
cause-missed = ვინც დიდი ხანია აღარ მოსულა
# The drafts to begin with. Between ‹ and › stands one of the blanks above, word for word.
draft-any =
    ‹სახელი მიმართვით›,
    ‹მხოლოდ მისთვის›
    ჩვენი მაღაზიის სახელით ყოველივე საუკეთესოს გისურვებთ.
draft-day =
    ‹სახელი მიმართვით›,
    გულით გილოცავთ ამ დღეს!
    ‹მხოლოდ მისთვის›
    სიხარულით გელოდებით ჩვენთან.
draft-holiday =
    ‹სახელი მიმართვით›,
    გულით გილოცავთ დღესასწაულს თქვენ და თქვენს ოჯახს.
    ‹მხოლოდ მისთვის›
draft-milestone =
    ‹სახელი მიმართვით›,
    გულით გილოცავთ, ძალიან გაგვიხარდა!
    ‹მხოლოდ მისთვის›
draft-thanks =
    ‹სახელი მიმართვით›,
    დიდი მადლობა, რომ ჩვენთან მობრძანდით.
    ‹მხოლოდ მისთვის›
    მშვიდობაში მოიხმარეთ!
draft-missed =
    ‹სახელი მიმართვით›,
    კარგა ხანია, არ გვინახავხართ, და ხშირად გიხსენებთ.
    ‹მხოლოდ მისთვის›
    ჩვენი კარი თქვენთვის ყოველთვის ღიაა.
# For whoever hardly anything is known of yet.
ready-1 = ყოველთვის გვიხარია, როცა ჩვენთან მობრძანდებით.
ready-2 = იმედია, თქვენ და თქვენი ოჯახი კარგად ბრძანდებით.
ready-3 = სხვა დროს რომ შემოგვივლით, თქვენი ამბავიც გვიამბეთ.
cards-count = { $count ->
    [one] ფურცელზე { $count } ბარათია
   *[other] ფურცელზე { $count } ბარათია
}
cards-design = გაფორმება
cards-plain = სადა
cards-frame = ჩარჩო
cards-leaf = ფოთოლი
cards-ribbon = ლენტი
cards-long = { $count ->
    [one] { $count } ბარათის ტექსტი ზედმეტად გრძელია და ბოლო სიტყვები არ დაიბეჭდება. ამოიღეთ ბარათი ან შეამოკლეთ ტექსტი.
   *[other] { $count } ბარათის ტექსტი ზედმეტად გრძელია და ბოლო სიტყვები არ დაიბეჭდება. ამოიღეთ ბარათები ან შეამოკლეთ ტექსტი.
}
cards-none = ყველა ბარათის ამოღება
look-back = წლის დასაწყისიდან დღემდე
look-back-greeted = { $count ->
    [one] { $count } ადამიანს უკვე დაუკავშირდით
   *[other] { $count } ადამიანს უკვე დაუკავშირდით
}
look-back-forgotten = { $count ->
    [one] { $count } ადამიანს ჯერ არ დაკავშირებიხართ
   *[other] { $count } ადამიანს ჯერ არ დაკავშირებიხართ
}
# contacts: at most so many; sent: days and how, separated by commas; from: a day
wait-often = { $contacts ->
    [one] სჯობს, მოიცადოთ: { $days } დღის განმავლობაში ერთხელ დაკავშირება საკმარისია. უკვე დაუკავშირდით: { $sent }. კიდევ შეიძლება ამ დღიდან: { $from }.
   *[other] სჯობს, მოიცადოთ: { $days } დღის განმავლობაში { $contacts }-ჯერ დაკავშირება საკმარისია. უკვე დაუკავშირდით: { $sent }. კიდევ შეიძლება ამ დღიდან: { $from }.
}
wait-hour = სჯობს, მოიცადოთ: { $from }-დან { $to }-მდე არავის ურეკავთ და არც სწერთ.
wait-day = სჯობს, მოიცადოთ: დღეს ის დღეა, როცა არავის ურეკავთ და არც სწერთ.

## What they agreed to

consent = თანხმობა დაკავშირებაზე
consent-text = თუ რომელიმე გზაზე დაგთანხმდათ, მხოლოდ იმ გზით დაუკავშირდით.
consent-agreed = დათანხმდა: { $day }
consent-refused = უარი თქვა: { $day }
consent-words = მისივე სიტყვებით
pace = რამდენად ხშირად
pace-usual = ჩვეულებრივ
pace-less = ორჯერ უფრო იშვიათად
pace-more = ორჯერ უფრო ხშირად
form-salutation = როგორ მიმართოთ წერილში
form-salutation-hint = ზუსტად ასე დაიწერება. შეავსეთ, თუ ჩვეულებრივი მიმართვა მისთვის არ გამოდგება.
entry-despite = მიწერილია, თუმცა ჯერ ადრე იყო

## What is not known yet about somebody

learn = რაც ჯერ არ იცით:
learn-called = რა სახელით მიმართვა სიამოვნებს.
learn-birthday = როდის აქვს დაბადების დღე.
learn-likes = რა მოსწონს.
learn-said = თვითონ რას ამბობს, თავისივე სიტყვებით.
learn-happy = რა გაახარებს.
learn-wish = რას ეძებს.
learn-hook = რით იცნობთ, როცა შემოვა.
learn-found-us = როგორ იპოვა თქვენი მაღაზია.
learn-form = როგორ სურს, რომ მიმართოთ.
learn-consent = რა გზით ურჩევნია, რომ დაუკავშირდეთ.

## Standards of contact

contact-title = მყიდველებთან დაკავშირება
contact-text = თქვენი საკუთარი წესები. თუ ზედმეტად ხშირად უკავშირდებით, აპლიკაცია გაგაფრთხილებთ, გადაწყვეტილება კი თქვენია.
contact-most = მაქსიმუმ რამდენჯერ დაუკავშირდეთ
contact-days = რამდენი დღის განმავლობაში
contact-quiet-hours = საათები, როცა არავის უკავშირდებით
contact-from = რომელი საათიდან
contact-to = რომელ საათამდე
contact-quiet-days = დღეები, როცა არავის უკავშირდებით
contact-channels = რა გზით უკავშირდებით
contact-confidential = რა რჩება საიდუმლოდ, ერთი წინადადებით

## Devices

devices-title = მოწყობილობები
devices-this = ეს მოწყობილობა
devices-text = რვეული მხოლოდ თქვენს მოწყობილობებზეა და სხვაგან არსად. ერთ Wi-Fi ქსელში ისინი პირდაპირ უკავშირდება ერთმანეთს; თუ ეს შეუძლებელია, ცვლილებები ცვალებადი QR კოდებით ან ფაილით გადადის. გზაში მათ ვერავინ წაიკითხავს.
devices-name = ამ მოწყობილობის სახელი
# kind: phone or computer
devices-default-name = { $kind ->
    [phone] ტელეფონი
   *[computer] კომპიუტერი
}
devices-others = სხვა მოწყობილობები
devices-alone = ეს რვეული ჯერ სხვა მოწყობილობაზე არ არის.
devices-unnamed = უსახელო მოწყობილობა
# when: a day and a time
devices-met = ბოლო ამბავი მისგან: { $when }.
devices-never = მისგან ჯერ ამბავი არ მოსულა.
devices-up-to = აქვს ყველაფერი, რაც ამ დრომდე დაიწერა: { $when }.
devices-waiting = { $count ->
    [one] გასაგზავნია { $count } გვერდი.
   *[other] გასაგზავნია { $count } გვერდი.
}
devices-nothing-waits = გასაგზავნი არაფერია.
devices-gaps = { $count ->
    [one] { $count } გვერდს აქ ზოგი ცვლილება აკლია. რაც აკლია, იმ მოწყობილობის მომდევნო ცვლილებებს მოჰყვება.
   *[other] { $count } გვერდს აქ ზოგი ცვლილება აკლია. რაც აკლია, იმ მოწყობილობის მომდევნო ცვლილებებს მოჰყვება.
}
devices-answer = ის ამ მოწყობილობას ჯერ არ იცნობს: ერთხელ გაუგზავნეთ ცვლილებები და იქ გახსენით.
devices-send = ცვლილებების გაგზავნა
devices-send-all = გაგზავნა ყველასთვის
devices-rename = სახელის შეცვლა
devices-new-name = მოწყობილობის ახალი სახელი
devices-remove = მოწყობილობის ამოღება
devices-remove-text = ამოღებულ მოწყობილობას აღარაფერი ეგზავნება და მისგანაც აღარაფერი მიიღება. რაც მასზე უკვე არის, იქ დარჩება. დასაბრუნებლად თავიდან უნდა დაამატოთ.
devices-remove-do = სამუდამოდ ამოღება
devices-removed = ამოღებული მოწყობილობები
devices-add = მოწყობილობის დამატება
devices-add-text = ამ ფაილში მთელი რვეულია, პაროლით ჩაკეტილი. გადაიტანეთ ახალ მოწყობილობაზე და იქ დააჭირეთ ჯერ ღილაკს „რვეული სხვა მოწყობილობაზე მაქვს“, მერე ღილაკს „ახალი მოწყობილობის ფაილი“. პაროლს ფაილთან ერთად ნუ გაგზავნით. ფაილი მხოლოდ ერთი მოწყობილობისთვისაა.
devices-passphrase = ფაილის პაროლი
devices-passphrase-hint = სულ ცოტა 12 სიმბოლო: მაგალითად, ოთხი სიტყვა, რომლებსაც ერთად არავინ დაწერს.
devices-passphrase-short = ეს პაროლი ზედმეტად მოკლეა და საიმედო არ არის.
devices-invite = ფაილის შექმნა
devices-meet = დაკავშირება
devices-show-code = QR კოდის ჩვენება
devices-read = QR კოდის დასკანერება
devices-read-text = როცა სხვა მოწყობილობა QR კოდს აჩვენებს, აქ დაასკანერეთ კამერით ან კოდი აკრიფეთ. ორივე ერთსა და იმავე Wi-Fi ქსელში უნდა იყოს.
devices-code = კოდი ან ტექსტი მეორე მოწყობილობიდან
devices-code-go = გაგრძელება
devices-add-radio = ახალ მოწყობილობაზე გახსენით Regulars და დააჭირეთ ღილაკს „რვეული სხვა მოწყობილობაზე მაქვს“. მერე აქ აჩვენეთ QR კოდი და იქ დაასკანერეთ. ახალი მოწყობილობაც გაჩვენებთ QR კოდს: ისიც აქ დაასკანერეთ, და რვეული ორივეზე იქნება.
devices-add-file = ფაილით
meeting-title = კავშირი
meeting-with = კავშირი: „{ $name }“
meeting-preparing = მზადდება.
meeting-connecting = მოწყობილობები ერთმანეთს ეძებს.
meeting-show = ეს QR კოდი მეორე მოწყობილობით დაასკანერეთ: იქ, განყოფილებაში „მოწყობილობები“, იპოვეთ „QR კოდის დასკანერება“ და ჩართეთ კამერა.
meeting-show-first = ეს QR კოდი მეორე მოწყობილობით დაასკანერეთ. პასუხად ისიც გაჩვენებთ QR კოდს.
meeting-show-reply = ახლა ეს QR კოდი პირველი მოწყობილობით დაასკანერეთ.
meeting-code = QR კოდი მეორე მოწყობილობისთვის
meeting-typed = ან იქ აკრიფეთ ეს კოდი:
meeting-reply = მეორე მოწყობილობის საპასუხო QR კოდი
meeting-check-asks = მეორე მოწყობილობაც ამავე რიცხვს აჩვენებს?
meeting-check-same = იგივეა
meeting-check-other = სხვაა
meeting-check-wait = ახლა იგივე მეორე მოწყობილობაზეც დაადასტურეთ.
meeting-exchanging = რაც ერთს აკლია, მეორე უგზავნის. მუშაობა შეგიძლიათ განაგრძოთ.
meeting-in-step = ორივე მოწყობილობაზე ახლა ყველაფერი ერთნაირია. სანამ აპლიკაცია ორივეზე გახსნილია, ყოველი ცვლილება მეორეზე მაშინვე გადადის.
meeting-differs = ორივე მოწყობილობაზე თითქმის ყველაფერი ერთნაირია, მაგრამ ერთ-ერთმა რაღაც ვერ მიიღო. ორივეზე ერთხელ გახსენით აპლიკაცია, როცა ინტერნეტი ექნება, და მოწყობილობები ხელახლა დააკავშირეთ.
meeting-disconnect = კავშირის გაწყვეტა
meeting-again = ხელახლა ცდა
meeting-read-again = სხვა კოდის დასკანერება
meeting-by-file = ფაილით დამატება
meeting-allow = კამერის დაშვება
meeting-two-codes = ორი QR კოდით
meeting-over-no-webrtc = ეს ბრაუზერი სხვა მოწყობილობას პირდაპირ ვერ უკავშირდება. ცვლილებები ფაილით გაგზავნეთ.
meeting-over-hidden = სანამ კამერას არ დაუშვებთ, ეს ბრაუზერი ამ მოწყობილობას სხვებს უმალავს. კამერა ამისთვის არაფერს იღებს. დაუშვით კამერა ან სცადეთ ორი QR კოდით, თითო თითოეულ მოწყობილობაზე.
meeting-over-unreachable = მოწყობილობები ერთმანეთს ვერ პოულობს. QR კოდი მეორე ეკრანზე ისევ ჩანს? ორივე ერთსა და იმავე Wi-Fi ქსელშია? სტუმრების ქსელი ხომ არ არის? თუ მაინც არ გამოვა, გამოიყენეთ ცვალებადი QR კოდები: მათ Wi-Fi საერთოდ არ სჭირდება.
meeting-over-unreachable-new = მოწყობილობები ერთმანეთს ვერ პოულობს. QR კოდი მეორე ეკრანზე ისევ ჩანს? ორივე ერთსა და იმავე Wi-Fi ქსელშია? სტუმრების ქსელი ხომ არ არის? თუ მაინც არ გამოვა, მოწყობილობა ფაილით დაამატეთ.
meeting-over-long = ეს ორი მოწყობილობა ერთმანეთს ჯერ საკმარისად არ იცნობს. ამჯერად სცადეთ ორი QR კოდით, თითო თითოეულ მოწყობილობაზე; შემდეგში ერთიც იკმარებს.
meeting-over-expired = ეს QR კოდი ათ წუთზე ძველია და აღარ გამოდგება. აჩვენეთ ახალი.
meeting-over-closed = მეორე მოწყობილობამ კავშირი გაწყვიტა. რაც მოვიდა, ყველაფერი შენახულია; დანარჩენი შემდეგი დაკავშირებისას მოვა.
meeting-over-cut = კავშირი გაწყდა. რაც მოვიდა, ყველაფერი შენახულია; დანარჩენი შემდეგი დაკავშირებისას მოვა.
meeting-over-stranger = მეორე მოწყობილობამ ვერ დაამტკიცა, რომ ამ რვეულისაა. მისთვის არაფერი გადაცემულა. თუ თქვენია, ხელახლა დაამატეთ.
meeting-over-version = მოწყობილობებზე Regulars-ის სხვადასხვა ვერსიაა. გახსენით ორივეზე, როცა ინტერნეტი ექნება, და ხელახლა სცადეთ.
meeting-over-garbled = გზაში რაღაც დაზიანდა; დაზიანებულიდან არაფერი მიღებულა. მოწყობილობები ხელახლა დააკავშირეთ; თუ მაინც არ გამოვა, ცვლილებები ფაილით გაგზავნეთ.
meeting-over-silent = მეორე მოწყობილობა კარგა ხანია არ პასუხობს. განბლოკეთ, აპლიკაცია იქ გახსნილი დატოვეთ და ხელახლა სცადეთ.
misread-slip = ერთ-ერთი ასო არასწორია. გთხოვთ, ერთხელ კიდევ შეხედოთ.
misread-not-one = ეს Regulars-ის QR კოდი არ არის. სწორი კოდი მეორე მოწყობილობაზეა, განყოფილებაში „მოწყობილობები“.
misread-damaged = ნაწილი აკლია. გთხოვთ, ხელახლა დაასკანეროთ QR კოდი ან მთელი ტექსტი დააკოპიროთ.
misread-stale = ეს QR კოდი წინა ცდისაა. გთხოვთ, დაასკანეროთ ის, რომელსაც მეორე მოწყობილობა ახლა აჩვენებს.
misread-other-notebook = ეს კოდი სხვა რვეულის მოწყობილობიდანაა. საერთო რვეულისთვის იქ, განყოფილებაში „მოწყობილობის დამატება“, დააჭირეთ ღილაკს „QR კოდის ჩვენება“.
misread-own = ეს თვითონ ამ მოწყობილობის QR კოდია. მეორე მოწყობილობით დაასკანერეთ.
misread-in-one = ამ მოწყობილობას სხვა მოწყობილობებთან უკვე აქვს საერთო რვეული. რომელიმე მათგანთან დასაკავშირებლად მისი სახელის ქვეშ დააჭირეთ ღილაკს „დაკავშირება“.
camera-open = კამერის ჩართვა
camera-close = კამერის გამორთვა
camera-picture = რას ხედავს კამერა
camera-looking = კამერა QR კოდს მიუშვირეთ.
camera-torch = ფანარი
camera-next = სხვა კამერა
camera-refused = კამერა დაშვებული არ არის. დაუშვით ამ საიტისთვის ბრაუზერის პარამეტრებში.
camera-none = აქ კამერა არ არის ან სხვა აპლიკაციას უკავია.
camera-or-type = ანდა კოდი აკრიფეთ ან ტექსტი ჩასვით.
camera-or-file = ანდა ცვლილებები ფაილით მიიღეთ.
moving-show = ცვალებადი QR კოდების ჩვენება
moving-show-text = ამ QR კოდებს მეორე მოწყობილობის კამერა მიუშვირეთ: იქ, განყოფილებაში „მოწყობილობები“, დააჭირეთ ღილაკს „ცვალებადი QR კოდების დასკანერება“. კოდები იცვლება, სანამ არ შეაჩერებთ.
moving-read = ცვალებადი QR კოდების დასკანერება
moving-read-text = სხვა მოწყობილობას Wi-Fi ქსელის გარეშეც შეუძლია ცვლილებების გადმოცემა: ეკრანზე ცვალებად QR კოდებს აჩვენებს. ეს კამერა მის ეკრანს მიუშვირეთ.
moving-progress = მიღებულია { $seen } ნაწილი, სულ დაახლოებით { $needed }.
moving-too-long = ცვალებადი QR კოდებისთვის ეს ზედმეტად ბევრია. გაგზავნეთ ფაილით.
moving-back = აქედანაც გაგზავნა
meeting-moving = ცვალებადი QR კოდების ჩვენება
nav-connected = დაკავშირებულია სხვა მოწყობილობასთან
devices-take-in = ცვლილებების მიღება
devices-take-in-text = გახსენით ცვლილებების ფაილი, რომელიც სხვა მოწყობილობიდან მოგივიდათ. თუ ეს მოწყობილობა ახალია, გახსენით მისთვის შექმნილი ფაილი. რაც ჩატში ტექსტად მოგივიდათ, შეგიძლიათ აქვე ჩასვათ.
devices-open = ცვლილებების ფაილი
devices-join = ახალი მოწყობილობის ფაილი
devices-paste = ტექსტად მოსული ცვლილებები
devices-paste-do = ტექსტის გახსნა
# The folder through which devices exchange by themselves. folder: its name
shared-title = გაცვლა საერთო საქაღალდით
shared-text = თუ თქვენს მოწყობილობებს საერთო საქაღალდე აქვს, მაგალითად, ფლეშზე ან Syncthing-ით, ცვლილებები ამ საქაღალდით თავისით გადავა. ყოველი მოწყობილობა იქ ერთ ფაილს ინახავს, რომელსაც მხოლოდ თქვენი მოწყობილობები ხსნის.
shared-choose = საქაღალდის არჩევა
shared-kept = როცა Regulars აქ გახსნილია, ცვლილებები იგზავნება და მიიღება საქაღალდით „{ $folder }“.
shared-asks = ბრაუზერს ჯერ თქვენი ნებართვა სჭირდება, რომ გამოიყენოს საქაღალდე „{ $folder }“.
shared-writing = ცვლილებები ახლა იგზავნება და მიიღება საქაღალდით „{ $folder }“.
shared-failed = საქაღალდეში „{ $folder }“ ჩაწერა ვერ მოხერხდა. საქაღალდე ისევ იქ არის? ადგილი საკმარისია?
shared-now = ახლავე გაცვლა
shared-stop = ამ საქაღალდის გამორთვა
shared-left = ხელუხლებელი დარჩა, რადგან ძალიან დიდია ან არ იკითხება: { $files }.
bundle-making = ცვლილებების ფაილი მზადდება.
# size: of the file
bundle-ready = ცვლილებების ფაილი მზად არის ({ $size }). მისი გახსნა მხოლოდ თქვენს სხვა მოწყობილობებს შეუძლია.
invitation-ready = ახალი მოწყობილობის ფაილი მზად არის ({ $size }).
bundle-share = გაზიარება
bundle-save = ფაილად შენახვა
bundle-copy = ტექსტად კოპირება
bundle-copied = დაკოპირდა.
bundle-shared = გადაცემულია. გახსენით სხვა მოწყობილობაზე.
bundle-saved = შენახულია. გადაიტანეთ ფაილი სხვა მოწყობილობაზე და იქ გახსენით.
bundle-done = დასრულება
# name: of a device; added, joined, here: numbers of pages
bundle-told = გამომგზავნი: „{ $name }“. ახალია: { $added }. შეივსო: { $joined }. უკვე რვეულში იყო: { $here }.
bundle-duplicates = ამ ორი რვეულის ზოგი გვერდი შეიძლება ერთ ადამიანს ეხებოდეს. ნახეთ ისინი გვერდიგვერდ.
bundle-unwelcome-not-for-us = ეს ფაილი ამ მოწყობილობისთვის არ არის: ან სხვა რვეულისაა, ან მაშინ შეიქმნა, როცა გამომგზავნი ამ მოწყობილობას ჯერ არ იცნობდა, ან ეს მოწყობილობა ამოღებულია.
bundle-unwelcome-damaged = ეს ფაილი დაზიანებულია. გთხოვთ, ხელახლა გამოაგზავნინოთ.
bundle-unwelcome-unknown = ეს ფაილი აქ უცნობი მოწყობილობიდანაა. ჯერ ცვლილებები გაცვალეთ ისეთ მოწყობილობასთან, რომელიც ორივეს იცნობს, ან გამომგზავნი ხელახლა დაამატეთ.
bundle-unwelcome-removed = ეს ფაილი ამოღებული მოწყობილობიდანაა. მისგან არაფერი მიღებულა.
bundle-unwelcome-own = ეს ფაილი ამავე მოწყობილობაზე შეიქმნა.
bundle-unwelcome-other-notebook = ამ მოწყობილობას სხვა მოწყობილობებთან უკვე აქვს საერთო რვეული. სხვა რვეულისთვის Regulars სხვა ბრაუზერში გახსენით.
welcome-join = რვეული სხვა მოწყობილობაზე მაქვს

## Help

help-title = დახმარება
help-close = დახურვა
help-find = აკრიფეთ სახელის ნაწილი, ტელეფონის ნომერი ან ის, რაც გახსოვთ: „წითელი შარფი“.
help-page = მისალმებამდე გახსენით მყიდველის გვერდი: პირველივე სტრიქონები გეტყვით, რა გაახარებს და რა ჰკითხოთ.
help-visit = ვიზიტი ერთი შეხებით ჩაიწერება: დააჭირეთ ღილაკს „დღეს მოვიდა“.
help-undo = ნებისმიერი ცვლილების გაუქმება შეიძლება: დააჭირეთ ღილაკს „ცვლილების გაუქმება“ ან Ctrl+Z.
help-cover = თუ მყიდველი ეკრანისკენ გადმოიხარა, დააჭირეთ ღილაკს „ეკრანის დაფარვა“.
help-offline = უინტერნეტოდაც მუშაობს. ყველაფერი ამ მოწყობილობაზე რჩება.
help-keys = კლავიშები
help-key-find = მყიდველის ძებნა
help-key-new = ახალი მყიდველი
help-key-help = ეს დახმარება
help-key-undo = ბოლო ცვლილების გაუქმება
help-key-redo = გაუქმებული ცვლილების აღდგენა
help-key-cover = ეკრანის დაფარვა
help-letter-keys = ერთასოიანი კლავიშების ჩართვა

## Dates in words

# The day relative to today; older days are written by the messages below.
labelled = { $label }: { $value }
day-today = დღეს
day-yesterday = გუშინ

# Browsers do not know the calendar of every language here, so its words stand in this file.
# $month is 1 to 12, $weekday 1 (Monday) to 7.
month = { $month ->
    [1] იანვარი
    [2] თებერვალი
    [3] მარტი
    [4] აპრილი
    [5] მაისი
    [6] ივნისი
    [7] ივლისი
    [8] აგვისტო
    [9] სექტემბერი
    [10] ოქტომბერი
    [11] ნოემბერი
   *[12] დეკემბერი
}
# For narrow columns.
month-short = { $month ->
    [1] იან
    [2] თებ
    [3] მარ
    [4] აპრ
    [5] მაისი
    [6] ივნ
    [7] ივლ
    [8] აგვ
    [9] სექ
    [10] ოქტ
    [11] ნოე
   *[12] დეკ
}
weekday = { $weekday ->
    [1] ორშაბათი
    [2] სამშაბათი
    [3] ოთხშაბათი
    [4] ხუთშაბათი
    [5] პარასკევი
    [6] შაბათი
   *[7] კვირა
}
# Today in full, above the greeting.
date-full = { $weekday }, { $day } { $month }
# A day of this year, or one without a year.
date-day = { $day } { $month }
date-day-year = { $day } { $month }, { $year }
# A month of which no day is known.
date-month-year = { $month }, { $year }
# A moment: a day as above and a time of day.
date-time = { $day }, { $time }

## Import and export

exchange-title = მონაცემების გადმოტანა და გატანა
import-title = მყიდველების გადმოტანა რვეულში
import-text = გადმოიტანეთ მყიდველები ტელეფონის ან ელფოსტის კონტაქტებიდან, ანდა სალაროს პროგრამიდან: აირჩიეთ vCard ფაილი (.vcf) ან ცხრილი (.csv), ან ფაილი აქ ჩააგდეთ. სანამ არ დაადასტურებთ, არაფერი ჩაიწერება; რაც თვითონ დაწერეთ, უცვლელი დარჩება. რვეულის სარეზერვო ასლსაც (.zip) აქედან აღადგენთ.
import-choose = ფაილის არჩევა
import-handed = სხვა აპლიკაციამ ან საიტმა გადმოგცათ ფაილი „{ $file }“. ნახავთ?
import-handed-look = ნახვა
import-handed-leave = არ არის საჭირო
handed-words = ეს ტექსტი სხვა აპლიკაციიდან მოვიდა. გახსენით იმ მყიდველის გვერდი, რომელსაც ეხება, და იქ დაამატეთ.
import-do = გადმოტანა
import-cancel = გაუქმება
export-stop = შეჩერება
import-close = დახურვა
import-save-report = შედეგების შენახვა
import-progress = რამდენია გაკეთებული
import-nobody = ფაილში „{ $file }“ არავინ არის.
import-found = { $count ->
    [one] ფაილში „{ $file }“ { $count } ადამიანია.
   *[other] ფაილში „{ $file }“ { $count } ადამიანია.
}
# added, updated, here, left: numbers of people or lines
import-told = დაემატა: { $added }. განახლდა: { $updated }. უკვე რვეულში იყო: { $here }. გამოტოვებულია: { $left }.
# Where in the file. line and card: numbers
import-line = სტრიქონი { $line }
import-card = ბარათი { $card }, სტრიქონი { $line }
import-added = დაემატა
import-updated = განახლდა: ფაილში ახალი რამ იყო
import-here = უკვე რვეულშია, ახალი არაფერია
import-erased = მისი გვერდი სამუდამოდ წაშლილი გაქვთ; გამოტოვებულია
import-undo = ამ გადმოტანის გაუქმება
imports-title = ადრე გადმოტანილი ფაილები
undo-import-running = გადმოტანა უქმდება.
# gone, restored, touched: numbers of pages
undo-import-told = ამოღებულია: { $gone }. ძველი სახე დაუბრუნდა: { $restored }. დარჩა: { $touched }.
undo-import-touched = ამ გვერდებზე მას შემდეგ რაღაც დაწერეთ, ამიტომ ისინი რჩება:
import-too-large = ეს ფაილი კონტაქტებისთვის ზედმეტად დიდია.
import-unreadable = ფაილი არ იკითხება. გთხოვთ, ხელახლა აირჩიოთ.
import-reason-no-contact-file = ეს კონტაქტების ფაილის სტრიქონი არ არის
import-reason-nobody = არც სახელი, არც ტელეფონი, არც კომპანია
import-reason-no-end = ბარათს ბოლო აკლია; რისი წაკითხვაც მოხერხდა, ჩაიწერა
import-reason-no-day = კალენდარში ასეთი დღე არ არის; ინახება ისე, როგორც ეწერა
import-reason-linked-photo = ფოტოს ადგილას მხოლოდ ბმულია, ბმულები კი არ იხსნება
import-reason-no-photo = ფოტო არ იკითხება
import-reason-charset = უცნობი კოდირებითაა დაწერილი
import-reason-too-long = ტექსტი გვერდისთვის ზედმეტად გრძელია; მთლიანად ინახება შემდეგი გატანისთვის
import-reason-no-table = ეს ფაილი არც კონტაქტებია და არც ცხრილი
import-reason-no-amount = ეს თანხა არ არის; ტექსტად ინახება
import-reason-no-number = ცხრილების პროგრამამ ამ ნომრის ბოლო ციფრები დაკარგა; ტექსტად ინახება
import-reason-no-year = ორნიშნა წელი ნებისმიერი საუკუნისა შეიძლება იყოს; დღე წლის გარეშეა, დანარჩენი ტექსტად ინახება
import-reason-moment = დღის ნაცვლად ზუსტი დროა; დღე შეიძლება ერთით მეტი ან ნაკლები იყოს
import-reason-outside = სათაური ცხრილის ზემოთ ან ჯამი ქვემოთ; ადამიანი არ არის
import-reason-calendar = ეს კალენდარია. შეინახეთ კონტაქტები vCard-ად ან CSV-დ და ის ფაილი გახსენით
import-reason-json = ეს ფაილი პროგრამებისთვისაა. შეინახეთ ხალხის სია ცხრილად (CSV) ან vCard-ად და ის ფაილი გახსენით
import-reason-spreadsheet = ეს ცხრილი თავის ფორმატშია. შეინახეთ იქ CSV-დ და ის ფაილი გახსენით
import-reason-unclosed = ბრჭყალი დახურული არ არის; აქედან მოყოლებული თითოეული სტრიქონი ცალკეა წაკითხული
import-reason-no-archive = ეს არც რვეულის სარეზერვო ასლია და არც ცხრილი; თუ ცხრილების პროგრამის ფაილია, ჯერ CSV ფაილად შეინახეთ
import-reason-too-large = ამ ფაილში იმაზე მეტი წერია, ვიდრე ბრაუზერი დაიტევს
import-charset = სწორად იკითხება ეს სიტყვები? თუ არა, აირჩიეთ სტრიქონი, რომელიც იკითხება
import-old-khmer = როგორც ჩანს, ეს სახელები ქმერულია და ძველი შრიფტითაა აკრეფილი (მაგალითად, Limon). Regulars მათ ვერ კითხულობს. ფაილი ჯერ ქმერულ უნიკოდში გადაიყვანეთ, მერე კი ხელახლა აირჩიეთ.
import-losses = შემოტანამდე: ყველაფერს უცვლელად ვერ გადმოვიტანთ
# count: how often; reason: one of the reasons above.
import-loss = { $count } × { $reason }
columns-title = რა წერია თითოეულ სვეტში
columns-header = სვეტების სახელები ამ სტრიქონშია
columns-header-none = არცერთში
columns-month-first = თარიღებში თვე პირველი წერია (12/31)
# number: which column, counted from 1
columns-nameless = სვეტი { $number }
columns-preview = პირველი რამდენიმე ადამიანი ასე ჩაიწერება:
# What a column tells, in a choice of many.
column-kept = შენახვა შემდეგი გატანისთვის
column-left-out = გამოტოვება
column-name = სახელი და გვარი
column-given = სახელი
column-middle = შუა სახელი
column-family = გვარი
column-suffix = მინაწერი სახელის შემდეგ
column-label = შემდეგი სვეტი: ვისია ან რისთვისაა
column-birth-year = დაბადების დღე: წელი
column-birth-month = დაბადების დღე: თვე
column-birth-day = დაბადების დღე: რიცხვი
column-day = სხვა მნიშვნელოვანი დღე
column-visit = ვიზიტის დღე
column-purchase = ყიდვის დღე
column-bought = რა იყიდა
column-id = ნომერი სხვა პროგრამაში
column-own = Regulars-ის საკუთარი სვეტი
export-title = ყველა მყიდველის გატანა ფაილად
export-text = ყველა, ვინც რვეულშია (გადანახულებიც), ერთ ფაილად, სხვა პროგრამებისთვის.
export-form = ფაილის სახე
export-cards = კონტაქტები (vCard)
export-cards-four = კონტაქტები (vCard 4.0)
export-cards-four-text = პროგრამებისთვის, რომლებსაც vCard 4.0 სჭირდება. ფოტოებიც მიჰყვება, ჩანაწერები კი აქ რჩება.
export-table = ცხრილი (CSV)
export-calendar = კალენდარი (iCalendar)
export-cards-text = ტელეფონისთვის და კონტაქტების ნებისმიერი პროგრამისთვის. ფოტოებიც მიჰყვება, ჩანაწერები კი აქ რჩება.
export-table-text = ცხრილების პროგრამისთვის. უჯრა, რომელსაც პროგრამა ფორმულად მიიღებდა, აპოსტროფით იწყება.
export-calendar-text = დაბადების დღეები და სხვა მნიშვნელოვანი დღეები (გადანახულების გარდა), ყოველწლიურად, ნებისმიერი კალენდრისთვის. თუ ფაილს კალენდარში ხელახლა ჩატვირთავთ, იქ არსებული განახლდება.
export-archive = მთელი რვეულის სარეზერვო ასლი (zip)
export-archive-text = მთელი რვეული, ფოტოებითა და ისტორიით: თუ დაიკარგა, აქედან აღადგენთ, წაკითხვა კი ნებისმიერს შეუძლია, ამ აპლიკაციის გარეშეც.
archive-passphrase = პაროლი
archive-passphrase-hint = თუ არ გჭირდებათ, ცარიელი დატოვეთ. თუ დაწერთ, დაიმახსოვრეთ: ამ პაროლის გარეშე სარეზერვო ასლს ვეღარავინ გახსნის, ვერც თქვენ.
export-failed = ამ რვეულში იმაზე მეტი წერია, ვიდრე ერთ ასეთ ფაილში ჩაეტევა.
export-not-saved = ბრაუზერმა ფაილი არ შეინახა. გთხოვთ, კიდევ სცადოთ.
# The first lines of the README within a backup. “customers” is a folder’s name and stays so.
archive-readme = აქ არის ყველაფერი, რაც მაღაზიის მყიდველების რვეულშია. აღსადგენად გახსენით Regulars, პარამეტრებში შედით განყოფილებაში „მონაცემების გადმოტანა და გატანა“ და აირჩიეთ ეს ფაილი. Regulars-ის გარეშე წასაკითხად გახსენით საქაღალდე „customers“.
export-only = მხოლოდ ისინი, ვინც ახლა სიაში ჩანს
# What a day is called in another calendar.
calendar-birthday = დაბადების დღე: { $name }
calendar-name-day = ანგელოზის დღე: { $name }
calendar-firm = კომპანიის დაარსების დღე: { $name }
calendar-profession = პროფესიული დღესასწაული: { $name }
export-nobody = გასატანი ჯერ არაფერია.
export-do = გატანა
export-done = { $count ->
    [one] ფაილშია { $count } ადამიანი: { $file }.
   *[other] ფაილშია { $count } ადამიანი: { $file }.
}
export-damaged = { $count ->
    [one] { $count } გვერდი ბოლომდე არ იკითხება; რისი წაკითხვაც მოხერხდა, ფაილშია.
   *[other] { $count } გვერდი ბოლომდე არ იკითხება; რისი წაკითხვაც მოხერხდა, ფაილშია.
}
restore-locked = „{ $file }“ პაროლითაა ჩაკეტილი.
# pages, photos: numbers
restore-found = „{ $file }“ სარეზერვო ასლია. გვერდები: { $pages }. ფოტოები: { $photos }.
# shop: the shop a backup is of, as it says itself
restore-shop = ეს სარეზერვო ასლი ამ მაღაზიის რვეულისაა: „{ $shop }“.
# own: the shop of this notebook
restore-other-shop = ეს სარეზერვო ასლი ამ მაღაზიის რვეულისაა: „{ $shop }“. აქ გახსნილი რვეულის მაღაზია: „{ $own }“. ღილაკი „აღდგენა“ ორივე რვეულს გააერთიანებს.
restore-cut-short = ამ ფაილს ბოლო აკლია ან დაზიანებული აქვს. შეიძლება ყველაფერი ვერ აღდგეს.
# added, joined, here: numbers of pages
restore-told = აღდგენილია: { $added }. შეივსო: { $joined }. უკვე რვეულში იყო: { $here }.
restore-erased = { $count ->
    [one] { $count } გვერდი სამუდამოდ წაშლილია და ასე დარჩება.
   *[other] { $count } გვერდი სამუდამოდ წაშლილია და ასე დარჩება.
}
restore-newer = { $count ->
    [one] { $count } გვერდი Regulars-ის უფრო ახალ ვერსიაშია დაწერილი. ჯერ აპლიკაცია განაახლეთ, მერე აღადგინეთ.
   *[other] { $count } გვერდი Regulars-ის უფრო ახალ ვერსიაშია დაწერილი. ჯერ აპლიკაცია განაახლეთ, მერე აღადგინეთ.
}
restore-damaged = { $count ->
    [one] სარეზერვო ასლში { $count } ფაილი დაზიანებულია; დანარჩენის აღდგენა შეიძლება.
   *[other] სარეზერვო ასლში { $count } ფაილი დაზიანებულია; დანარჩენის აღდგენა შეიძლება.
}
restore-damaged-more = { $count ->
    [one] და კიდევ { $count }
   *[other] და კიდევ { $count }
}
restore-do = აღდგენა
restore-open = გახსნა
restore-opening = გახსნას რამდენიმე წამი სჭირდება.
restore-wrong-passphrase = ამ პაროლით არ იხსნება.
restore-other-key = ფაილი გასაღებითაა ჩაკეტილი და არა პაროლით.
restore-too-much-work = გახსნას იმაზე მეტი მეხსიერება დასჭირდებოდა, ვიდრე ბრაუზერს აქვს.
restore-lock-damaged = ფაილი დაზიანებულია.
archive-reminder = კარგა ხანია, მთელი რვეულის სარეზერვო ასლი არ შეგიქმნიათ.
archive-reminder-ios = Safari-მ შეიძლება წაშალოს ეს რვეული, თუ შვიდი დღე არ გახსნით. შექმენით სარეზერვო ასლი; როგორ გადაიტანოთ მთავარ ეკრანზე, პარამეტრებში წერია.
archive-reminder-do = სარეზერვო ასლის შექმნა
archive-reminder-later = მოგვიანებით
# The backup that goes into a folder once a week by itself. folder: its name, day: a date
weekly-title = ყოველკვირეული სარეზერვო ასლი საქაღალდეში
weekly-text = Regulars-ს შეუძლია კვირაში ერთხელ, როცა გახსნილია, თავისით შეინახოს სარეზერვო ასლი ამ მოწყობილობის რომელიმე საქაღალდეში. რჩება ბოლო ოთხი ასლი. ისინი პაროლით ჩაკეტილი არ არის.
weekly-choose = საქაღალდის არჩევა
weekly-kept = კვირაში ერთხელ სარეზერვო ასლი ინახება საქაღალდეში „{ $folder }“.
weekly-asks = დროა, სარეზერვო ასლი შეინახოს საქაღალდეში „{ $folder }“. ბრაუზერს ჯერ თქვენი ნებართვა სჭირდება.
weekly-writing = ახლა სარეზერვო ასლი იწერება საქაღალდეში „{ $folder }“.
weekly-failed = სარეზერვო ასლი ვერ ჩაიწერა საქაღალდეში „{ $folder }“. საქაღალდე ისევ იქ არის? ადგილი საკმარისია?
weekly-last = ბოლო სარეზერვო ასლი: { $day }.
weekly-now = ასლის ახლავე შენახვა
weekly-stop = ამ საქაღალდის გამორთვა

## Two pages about the same person

duplicates-title = ერთი ადამიანი ორჯერ?
duplicates-text = აქ ის გვერდებია, რომლებიც შეიძლება ერთ ადამიანს ეხებოდეს; იქვე წერია, რატომ. თავისით არაფერი შეიცვლება.
duplicates-none = როგორც ჩანს, ორი გვერდი არავის აქვს.
# A link below the report of an import.
duplicates-look = ვინმე ორჯერ ხომ არ ჩაიწერა?
# Why two pages may be about one person.
why-phone = იგივე ნომერი
why-email = იგივე ელფოსტა
why-name = იგივე სახელი
why-like-name = მსგავსი სახელი
why-birthday = იგივე დაბადების დღე
why-house = ერთი სახლი
duplicates-compare = ორივეს ნახვა
duplicates-apart = სხვადასხვა ადამიანია
duplicates-words-of = რომელი გვერდის სახელი და სხვა სტრიქონები დარჩეს?
duplicates-join = გაერთიანება
duplicates-entries = ჩანაწერები
notice-joined = { $name }: ორი გვერდი ერთი გახდა.
notice-parted = { $name }: გვერდი ისევ ცალკეა.
page-joined-into = ეს გვერდი სხვა გვერდს შეუერთდა.
page-joined-open = იმ გვერდის გახსნა
page-joined-from = ამ გვერდს შეუერთდა:
page-part = გაერთიანების გაუქმება

## What is kept about a person, as a file for them

own-data = მისი მონაცემები ფაილად
own-data-title = რა ინახება მის შესახებ: { $name }
own-data-day = თარიღი: { $day }.
own-data-removed = გვერდიდან ამოღებულია, მაგრამ ისევ ინახება
own-data-foreign = სხვა აპლიკაციიდან
own-data-history = რაც შეიცვალა, იმის ძველი ვარიანტებიც ინახება, სანამ გვერდი სამუდამოდ არ წაიშლება.
