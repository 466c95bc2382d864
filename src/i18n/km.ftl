### Every word Regulars says, in Khmer. Ids, order and placeables are those of en.ftl; a test holds
### them complete. Spoken, polite Khmer as at the counter. Customers are "គាត់", which has no gender;
### the owner is "អ្នក", used only where the sentence needs it.
###
### Fixed words, one per thing:
###   customer ភ្ញៀវ · regular ភ្ញៀវប្រចាំ · page ទំព័រ · entry កំណត់ត្រា · note ចំណាំ · visit មកហាង
###   purchase ទិញ · goods ឥវ៉ាន់ · contact ទាក់ទង · notebook សៀវភៅ · shop ហាង · firm អាជីវកម្ម
###   device ឧបករណ៍ · tag ស្លាក · role តួនាទី · membership ប័ណ្ណសមាជិក · exception អនុគ្រោះ
###   put away ទុកដោយឡែក · bring back យកមកវិញ · erase លុបចោល · remove ដកចេញ (never លុប)
###   save រក្សាទុក · edit កែ · change កែប្រែ · undo ត្រឡប់ដូចដើម · example shop ហាងគំរូ
###   app កម្មវិធី · browser កម្មវិធីរុករក (ដូចជា Chrome ឬ Safari) · tab ផ្ទាំង · update អាប់ដេត
###   QR code កូដ QR · scan ស្កេន · QR codes that change កូដ QR ដែលប្ដូររហូត
###   what stands for a QR code in writing អក្សរ · connect ភ្ជាប់គ្នា · disconnect ផ្ដាច់
###   changes between devices ព័ត៌មានថ្មី · file of changes ឯកសារព័ត៌មានថ្មី
###   file for a new device ឯកសារសម្រាប់ឧបករណ៍ថ្មី · locked ចាក់សោ · passphrase ពាក្យសម្ងាត់
###   backup file (archive) ឯកសារបម្រុងទុក · folder ថតឯកសារ (never ថត alone: that is to take a photo)
###   import យកចូល · export យកចេញ (never នាំចូល/នាំចេញ: that is customs)
###   greeting សារជូនពរ · draft គំរូសារ · blank កន្លែងបំពេញ · card កាត (counted in សន្លឹក)
###
### Typography: quotes «», ៖ before a value or list, ។ at the end of a sentence, spaces only between
### phrases and around names and figures, no zero-width spaces. Khmer has one plural form, `other`.

## The app and its places

app-name = Regulars
app-tagline = សៀវភៅកត់ពីភ្ញៀវប្រចាំរបស់ហាងអ្នក។
nav-main = ម៉ឺនុយមេ
nav-today = ថ្ងៃនេះ
nav-customers = ភ្ញៀវ
nav-devices = ឧបករណ៍
nav-settings = ការកំណត់
nav-new = ភ្ញៀវថ្មី
nav-help = ជំនួយ
nav-back = ត្រឡប់ក្រោយ
skip-to-content = រំលងទៅខ្លឹមសារ

## Covering the screen when somebody leans over the counter

cover = បាំងអេក្រង់
cover-title = សូមរង់ចាំបន្តិច
cover-uncover = បើកមើលសៀវភៅវិញ

## The first start

welcome-title = ភ្ញៀវប្រចាំម្នាក់ៗ មានទំព័ររបស់ខ្លួន។
welcome-text = កត់ទុកថា ភ្ញៀវចូលចិត្តអ្វី គាត់បាននិយាយអ្វី ហើយអ្នកបានសន្យាអ្វី។ អ្វីៗទាំងអស់ទុកក្នុងទូរស័ព្ទ ឬកុំព្យូទ័រនេះ ប្រើបានទោះគ្មានអ៊ីនធឺណិត ហើយមិនបាច់បើកគណនីទេ។
welcome-ios = បើប្រើ iPhone ឬ iPad សូមដាក់ Regulars លើអេក្រង់ដើមសិន (ចុច Share រួច «Add to Home Screen») ហើយចាប់ផ្ដើមសៀវភៅពីទីនោះ។ Safari អាចលុបចោលសៀវភៅដែលមិនបានបើករយៈពេលប្រាំពីរថ្ងៃ។
welcome-start = ចាប់ផ្ដើមសៀវភៅរបស់ខ្ញុំ
welcome-example = មើលហាងគំរូ
welcome-archive = ខ្ញុំមានឯកសារបម្រុងទុកស្រាប់
welcome-old = ក្នុងកម្មវិធីរុករកនេះ (ដូចជា Chrome ឬ Safari) មានសៀវភៅមួយដែលបានទុកពីមុននៅគេហទំព័រនេះ ប្រហែលដោយ Regulars មួយទៀត។ សៀវភៅនោះជារបស់អ្នកមែនទេ?
welcome-old-open = បើកសៀវភៅនោះនៅទីនេះ
welcome-setup-title = ហាងរបស់អ្នក
welcome-setup-text = ទុកទំនេរទាំងអស់ក៏បាន ចាំបំពេញពេលក្រោយក្នុង «ការកំណត់»។
welcome-open = បើកសៀវភៅ
welcome-skip = ចាំពេលក្រោយ

## The example shop

example-banner = នេះជាហាងគំរូ។ គ្មានអ្វីជារឿងពិតទេ។
example-leave = ចេញពីហាងគំរូ
example-preparing = កំពុងរៀបចំហាងគំរូ…

## The shop

shop-name = ឈ្មោះហាង
shop-country = ប្រទេស
shop-country-none = មិនបញ្ជាក់
shop-country-KH = កម្ពុជា
shop-country-IN = ឥណ្ឌា
shop-country-GE = ហ្សកហ្ស៊ី
shop-country-other = ប្រទេសផ្សេង
shop-currencies = រូបិយប័ណ្ណដែលហាងទទួល
shop-currency-add = រូបិយប័ណ្ណមួយទៀត
shop-currency-code-wrong = សូមសរសេររូបិយប័ណ្ណជាអក្សរឡាតាំងបីតួ ឧទាហរណ៍ EUR។

## Today

# $part is one of: morning, afternoon, evening.
today-greeting = { $part ->
    [morning] អរុណសួស្ដី។
    [afternoon] ទិវាសួស្ដី។
   *[evening] សាយ័ណ្ហសួស្ដី។
}
today-recent = ទើបបើកមើល
today-empty-title = សៀវភៅរបស់អ្នកបើកហើយ តែនៅទទេ។
today-empty-text = ចាប់ផ្ដើមពីភ្ញៀវម្នាក់ ដែលអ្នកសប្បាយចិត្តបានជួបក្នុងសប្ដាហ៍នេះ។ សរសេរតែឈ្មោះក៏បានហើយ។
today-first = សរសេរទំព័រដំបូង
# The first screen of the day: people who need the owner, each with a reason in a full sentence.
today-needs = ភ្ញៀវដែលគួរយកចិត្តទុកដាក់
today-nobody = ថ្ងៃនេះគ្មានអ្នកណារង់ចាំអ្នកទេ។ ជាថ្ងៃល្អសម្រាប់ស្វាគមន៍ភ្ញៀវដែលចូលមក។
today-more = មើល { $count } នាក់ទៀត
# days: a number, 0 for today
today-ahead = { $days ->
    [0] ថ្ងៃនេះ
    [1] ថ្ងៃស្អែក
   *[other] { $days } ថ្ងៃទៀត
}
# days: a number, 1 for yesterday
today-past = { $days ->
    [1] ម្សិលមិញ
   *[other] { $days } ថ្ងៃមុន
}
# name: of a person; when: one of the two above, or for the past ones with today-past
today-why-birthday = { $when } ជាថ្ងៃកំណើតរបស់ { $name }។
today-why-birthday-past = { $when } ជាថ្ងៃកំណើតរបស់ { $name }។
# age: a number of years
today-why-turns = { $when } ជាខួបកំណើតគម្រប់ { $age } ឆ្នាំរបស់ { $name }។
today-why-turned = { $when } ជាខួបកំណើតគម្រប់ { $age } ឆ្នាំរបស់ { $name }។
today-why-name-day = { $when } ជាថ្ងៃបុណ្យនៃឈ្មោះរបស់ { $name }។
today-why-name-day-past = { $when } ជាថ្ងៃបុណ្យនៃឈ្មោះរបស់ { $name }។
# label: what day it is, in the owner's words: "wedding"
today-why-day = { $when } ជាថ្ងៃសំខាន់របស់ { $name }៖ { $label }។
today-why-day-past = { $when } ជាថ្ងៃសំខាន់របស់ { $name }៖ { $label }។
today-why-day-unnamed = { $when } ជាថ្ងៃសំខាន់របស់ { $name }។
today-why-day-unnamed-past = { $when } ជាថ្ងៃសំខាន់របស់ { $name }។
today-why-firm = { $when } ជាខួបបង្កើតអាជីវកម្មរបស់ { $name }។
today-why-firm-past = { $when } ជាខួបបង្កើតអាជីវកម្មរបស់ { $name }។
# The day of their profession: Teachers’ Day
today-why-profession = { $when } ជាទិវាសម្រាប់អាជីពរបស់ { $name }។
today-why-profession-past = { $when } ជាទិវាសម្រាប់អាជីពរបស់ { $name }។
# words: something that happened in their life, in the owner's words
today-why-milestone = { $years ->
    [1] { $name }៖ «{ $words }»។ { $when } គ្រប់មួយឆ្នាំហើយ។
   *[other] { $name }៖ «{ $words }»។ { $when } គ្រប់ { $years } ឆ្នាំហើយ។
}
# holiday: its name, as below
today-why-holiday = { $when }៖ { $holiday }។ ជាថ្ងៃសំខាន់សម្រាប់ { $name }។
# words: what it is ("gym, six months"); when: "today", "in 3 days" or "2 days ago"
today-why-ends = { $when } «{ $words }» របស់ { $name } ផុតកំណត់។
today-why-lapsed = «{ $words }» របស់ { $name } បានផុតកំណត់តាំងពី { $when } តែមិនទាន់បានបន្តទេ។
# visits: at least 2
today-why-quiet = { $months ->
    [1] { $name } បានមកហាង { $visits } ដងក្នុងមួយខែ តែឥឡូវខានមក { $days } ថ្ងៃហើយ។
   *[other] { $name } បានមកហាង { $visits } ដងក្នុង { $months } ខែ តែឥឡូវខានមក { $days } ថ្ងៃហើយ។
}
# day: the date of a purchase or a note; words: what was bought or written
today-why-follow-up = { $name } ({ $day })៖ «{ $words }»។ អ្នកចង់ឲ្យរំលឹករឿងនេះវិញ។
# years: a number
today-why-first-visit = { $years ->
    [1] { $when } ជាខួបមួយឆ្នាំ ដែល { $name } មកហាងលើកដំបូង។
   *[other] { $when } ជាខួប { $years } ឆ្នាំ ដែល { $name } មកហាងលើកដំបូង។
}
# usual, away: numbers of days
today-why-missed = { $name } ធ្លាប់មកហាងប្រហែល { $usual } ថ្ងៃម្ដង តែឥឡូវខានមក { $away } ថ្ងៃហើយ។
# words: whatever the person said, in their own words
today-why-ask = { $name } បាននិយាយថា «{ $words }»។ កុំភ្លេចសួរគាត់ពីរឿងនេះ។
# Requests: the person asked for something and the owner promised it
today-why-promised = { $when } ត្រូវធ្វើតាមសន្យាជាមួយ { $name }៖ «{ $words }»។
today-why-promised-past = ត្រូវធ្វើតាមសន្យាជាមួយ { $name } តាំងពី { $when }៖ «{ $words }»។
today-why-asked = { $name } បានសុំ «{ $words }»។
# What to do about a line
today-done = រួចហើយ
today-later = ចាំពេលក្រោយ
today-later-days = { $days ->
    [1] ថ្ងៃស្អែក
   *[other] { $days } ថ្ងៃទៀត
}
today-never = កុំរំលឹករឿងនេះពីគាត់ទៀត
today-call = ទូរស័ព្ទ
# A button: opens the phone’s text messages
today-write = ផ្ញើសារ SMS
# A button: somebody who was missed has told why
today-absence = គាត់ប្រាប់មូលហេតុហើយ
# Above the list of people: a holiday that is near
today-holiday = { $when }៖ { $holiday }។
# A button: some goods came in that people look for
today-came-in = ឥវ៉ាន់ចូលហើយ
came-in-what = ឥវ៉ាន់អ្វីចូល
came-in-nobody = គ្មានអ្នកណារង់ចាំឥវ៉ាន់នោះទេ។
came-in-since = រង់ចាំតាំងពីថ្ងៃទី { $day }
# Holidays, to stand in the sentences "{ $holiday } is { $when }." and "{ $holiday } is { $when }, and { $name } keeps it."
holiday-new-year = បុណ្យចូលឆ្នាំសាកល
holiday-victory-over-genocide = ទិវាជ័យជម្នះលើរបបប្រល័យពូជសាសន៍
holiday-womens-day = ទិវានារីអន្តរជាតិ
holiday-khmer-new-year = បុណ្យចូលឆ្នាំខ្មែរ
holiday-labour-day = ទិវាពលកម្មអន្តរជាតិ
holiday-visak-bochea = បុណ្យវិសាខបូជា
holiday-royal-ploughing = ព្រះរាជពិធីច្រត់ព្រះនង្គ័ល
holiday-king-birthday = ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្មព្រះមហាក្សត្រ
holiday-queen-mother-birthday = ព្រះរាជពិធីបុណ្យចម្រើនព្រះជន្មសម្ដេចព្រះមហាក្សត្រី ព្រះវររាជមាតាជាតិខ្មែរ
holiday-kh-constitution-day = ទិវាប្រកាសរដ្ឋធម្មនុញ្ញ
holiday-pchum-ben = បុណ្យភ្ជុំបិណ្ឌ
holiday-king-father-day = ទិវាប្រារព្ធពិធីគោរពព្រះវិញ្ញាណក្ខន្ធ ព្រះបរមរតនកោដ្ឋ
holiday-king-coronation = ព្រះរាជពិធីគ្រងព្រះបរមរាជសម្បត្តិរបស់ព្រះមហាក្សត្រ
holiday-kh-independence-day = បុណ្យឯករាជ្យជាតិ
holiday-water-festival = បុណ្យអុំទូក
holiday-peace-day = ទិវាសន្តិភាពនៅកម្ពុជា
holiday-republic-day = ទិវាសាធារណរដ្ឋឥណ្ឌា
holiday-in-independence-day = ទិវាឯករាជ្យឥណ្ឌា
holiday-gandhi-jayanti = ខួបកំណើតមហាត្មៈគន្ធី
holiday-good-friday = ថ្ងៃសុក្រវិសុទ្ធ
holiday-western-easter = បុណ្យអ៊ីស្ទើរ
holiday-western-christmas = បុណ្យណូអែល
holiday-bedoba = ថ្ងៃបេដូបា
holiday-eastern-christmas = បុណ្យណូអែល
holiday-epiphany = បុណ្យព្រះគ្រីស្តសម្ដែងព្រះអង្គ
holiday-mothers-day = ទិវាអ្នកម្ដាយ
holiday-national-unity-day = ទិវាឯកភាពជាតិ
holiday-eastern-good-friday = ថ្ងៃសុក្រវិសុទ្ធ
holiday-eastern-easter = បុណ្យអ៊ីស្ទើរ
holiday-easter-monday = ថ្ងៃចន្ទបុណ្យអ៊ីស្ទើរ
holiday-victory-day = ទិវាជ័យជម្នះ
holiday-saint-andrew = បុណ្យសន្តអនទ្រេ
holiday-family-day = ទិវាភាពបរិសុទ្ធនៃគ្រួសារ
holiday-ge-independence-day = ទិវាឯករាជ្យហ្សកហ្ស៊ី
holiday-mariamoba = បុណ្យម៉ារីអាម៉ូបា
holiday-svetitskhovloba = បុណ្យស្វេទីតស្ខូវឡូបា
holiday-giorgoba = បុណ្យហ្គីអរហ្គោបា
holiday-makar-sankranti = បុណ្យមករសង្ក្រាន្ត
holiday-maha-shivaratri = បុណ្យមហាសិវរាត្រី
holiday-holi = បុណ្យហូលី
holiday-ugadi = បុណ្យអ៊ូហ្គាឌី
holiday-ram-navami = បុណ្យរាមនវមី
holiday-mahavir-jayanti = បុណ្យមហាវីរជយន្តី
holiday-buddha-purnima = បុណ្យវិសាខបូជា
holiday-raksha-bandhan = បុណ្យរក្សាបន្ធន
holiday-janmashtami = បុណ្យជន្មាស្ដមី
holiday-ganesh-chaturthi = បុណ្យគណេសចតុរថី
holiday-onam = បុណ្យអូណាម
holiday-dussehra = បុណ្យឌូសេរ៉ា
holiday-diwali = បុណ្យឌីវ៉ាលី
holiday-navratri = បុណ្យនវរាត្រី
holiday-karva-chauth = បុណ្យការ៉ាវ៉ា ចូថ
holiday-dhanteras = បុណ្យធនតេរ៉ាស
holiday-bhai-dooj = បុណ្យភៃ ឌូច
holiday-chhath = បុណ្យឆាថ
holiday-chinese-new-year = ចូលឆ្នាំចិន
holiday-qingming = ឆេងម៉េង
holiday-eastern-holy-saturday = ថ្ងៃសៅរ៍វិសុទ្ធ
holiday-guru-nanak-jayanti = ខួបកំណើតគុរុណាណាក់
holiday-eid-al-fitr = បុណ្យអ៊ីឌុលហ្វីត្រី
holiday-eid-al-adha = បុណ្យអ៊ីឌុលអាត់ហា
holiday-muharram = បុណ្យមូហារ៉ាំ
holiday-milad-un-nabi = ខួបកំណើតព្យាការីមូហាំម៉ាត់
today-month = មើលតាមខែ
month-before = ខែមុន
month-after = ខែបន្ទាប់
month-nothing = ក្នុងខែនេះគ្មានអ្វីទេ។
month-first-visit = { $years ->
    [1] ខួបមួយឆ្នាំ ដែលមកហាងលើកដំបូង
   *[other] ខួប { $years } ឆ្នាំ ដែលមកហាងលើកដំបូង
}
# Beside a name on a day of the month: what is due
matter-promised = ត្រូវធ្វើតាមសន្យា
matter-membership = ផុតកំណត់
matter-follow-up = ត្រូវរំលឹក
# A page with all answers side by side
absences-title = ហេតុអ្វីភ្ញៀវខានមក
absences-empty = មិនទាន់បានកត់អ្វីទេ។ ពេលភ្ញៀវដែលខានមកយូរប្រាប់មូលហេតុ សូមកត់ទុកក្នុង «ថ្ងៃនេះ» ឬលើទំព័ររបស់គាត់។
# How long away is too long, explained on the screen
today-rule-title = ពេលណាទើបចាត់ទុកថាភ្ញៀវខានមកយូរ?
# fewest, gaps: numbers of gaps between visits; days: a number of days
today-rule-text = Regulars មើលថា ភ្ញៀវម្នាក់ៗធ្លាប់ប៉ុន្មានថ្ងៃទើបមកហាងម្ដង៖ យកតែ { $gaps } លើកចុងក្រោយ ហើយបើមិនទាន់គ្រប់ { $fewest } លើក មិនទាន់អាចដឹងបានទេ។ ទម្លាប់ទូទៅនៅហាងអ្នក រាប់ថែមមួយលើក។ គាត់ត្រូវចាត់ទុកថាខានមកយូរ លុះត្រាតែគ្រប់ទាំងបីនេះ៖ ខានមកយូរជាងធម្មតារបស់គាត់ស្ទើរគ្រប់លើក (19 ក្នុង 20) យូរយ៉ាងតិចមួយដងកន្លះនៃធម្មតា ហើយលើសធម្មតាយ៉ាងតិច { $days } ថ្ងៃ។ ថ្ងៃដែលហាងបិទ មិនរាប់ទេ។ បើអ្នកបានកំណត់ថាគាត់ប៉ុន្មានថ្ងៃមកម្ដង យកតាមនោះ។ ភ្ញៀវដែលបានសុំកុំឲ្យទាក់ទងទៀត មិនរាប់បញ្ចូលទេ។
# Instead of the text above, where the owner has set a rule. visits, months, weeks: numbers
today-rule-plain = គិតតាមលក្ខខណ្ឌដែលអ្នកបានដាក់ក្នុង «ការកំណត់»៖ ភ្ញៀវដែលបានមកហាងយ៉ាងតិច { $visits } ដង ក្នុងរយៈពេល { $months } ខែ មុនការមកហាងចុងក្រោយ តែខានមក { $weeks } សប្ដាហ៍ហើយ។ ថ្ងៃដែលហាងបិទ មិនរាប់ទេ។ ភ្ញៀវដែលបានសុំកុំឲ្យទាក់ទងទៀត មិនរាប់បញ្ចូលទេ។

## Finding

find-label = រកភ្ញៀវ
find-placeholder = អ្នកណាចូលមក?
find-none = រកមិនឃើញ «{ $query }» ទេ។
find-none-hint = សាករកតាមឈ្មោះមួយផ្នែក លេខទូរស័ព្ទប៉ុន្មានខ្ទង់ចុងក្រោយ ឬអ្វីដែលអ្នកចាំពីគាត់។
find-new = បើកទំព័រថ្មីឲ្យ «{ $query }»
find-more = មើលបន្ថែម
find-count = { $count ->
   *[other] { $count } នាក់
}
find-still-reading = កំពុងអានកំណត់ត្រាចាស់ៗ…
list-title = ភ្ញៀវ
list-sort = រៀបតាម
list-sort-name = ឈ្មោះ
list-sort-visit = មកហាងចុងក្រោយ
list-sort-newest = ទំព័រថ្មីជាងគេ
list-filter-role = តួនាទី
list-filter-tag = ស្លាក
list-filter-all = ទាំងអស់
list-put-away = បានទុកដោយឡែក
list-empty = មិនទាន់មានអ្នកណានៅទីនេះទេ។
list-empty-filter = គ្មានអ្នកណាត្រូវតាមជម្រើសនេះទេ។

## A page: reading

page-loading = កំពុងបើកទំព័រ…
page-missing = ក្នុងសៀវភៅនេះគ្មានទំព័រនោះទេ។ ប្រហែលជាបានលុបចោលហើយ។
page-taken-back = ទំព័រនេះបានដកចេញដោយ «ត្រឡប់ដូចដើម»។ អ្វីៗដែលធ្លាប់មាននៅទីនេះ នៅរក្សាទុកទាំងអស់។
page-bring-back = យកមកវិញ
page-edit = កែ
page-no-name = គ្មានឈ្មោះ
page-say = អានថា «{ $say }»
page-call-them = ហៅគាត់ថា { $name }
page-happy = អ្វីដែលធ្វើឲ្យគាត់សប្បាយចិត្ត
page-ask = រឿងត្រូវសួរគាត់
page-ask-done = សួរហើយ
page-exceptions = ការអនុគ្រោះសម្រាប់គាត់
page-memberships = ប័ណ្ណសមាជិក និងការបន្តថ្មី
page-visits = ការមកហាង
# count: on how many days they were in the shop
page-visits-count = ចំនួនថ្ងៃដែលគាត់មកហាង៖ { $count }។
# usual, limit: numbers of days
page-rhythm = មកហាងប្រហែល { $usual } ថ្ងៃម្ដង បើលើស { $limit } ថ្ងៃ ចាត់ទុកថាខានមកយូរ។
page-rhythm-set = មកហាងប្រហែល { $usual } ថ្ងៃម្ដង តាមដែលអ្នកបានកំណត់ បើលើស { $limit } ថ្ងៃ ចាត់ទុកថាខានមកយូរ។
page-rhythm-none = មកហាងតិចដងនៅឡើយ មិនទាន់អាចដឹងថាប៉ុន្មានថ្ងៃមកម្ដងទេ។
# count: how many of the latest words exchanged with this person were the shop's
page-monologue = { $count } លើកចុងក្រោយ សុទ្ធតែយើងជាអ្នកសរសេរ ឬនិយាយ។ តើគាត់ចង់និយាយអ្វីខ្លះ?
page-likes = អ្វីដែលគាត់ចូលចិត្ត
page-facts = សម្រាប់ទាក់ទង និងចងចាំ
page-no-contact = គាត់បានសុំកុំឲ្យទាក់ទងទៀត សូមគោរពតាមសំណើរបស់គាត់។
page-put-away = បានទុកដោយឡែក
page-put-away-because = បានទុកដោយឡែក៖ { $reason }
page-call = ទូរស័ព្ទទៅ { $number }
page-write-to = សរសេរទៅ { $address }
page-on-this-page = លើទំព័រនេះ
page-photo-of = រូបថត { $name }
page-first = មិនទាន់បានសរសេរអ្វីទេ។ ថ្ងៃនេះអ្នកសង្កេតឃើញអ្វីខ្លះ?
page-newer = ទំព័រនេះសរសេរដោយ Regulars ជំនាន់ថ្មីជាងនេះ។ អ្នកអាចអាននៅទីនេះបាន តែបើចង់កែប្រែ សូមអាប់ដេត Regulars សិន។
page-damaged = បន្ទាត់ខ្លះលើទំព័រនេះអានមិនបានទេ។ បន្ទាត់ទាំងនោះមិនបាត់ទេ៖ រក្សាទុកនៅដដែល ហើយមានក្នុងឯកសារបម្រុងទុកទាំងអស់ដែរ។ អ្វីៗផ្សេងទៀតនៅល្អទាំងអស់។
shop-damaged = ព័ត៌មានខ្លះអំពីហាងអានមិនបានទេ។ ព័ត៌មាននោះរក្សាទុកនៅដដែល មិនបាត់ទេ ហើយទំព័ររបស់ភ្ញៀវនៅល្អទាំងអស់។

## A page: the entry form

entry-text = សរសេរកំណត់ត្រា
entry-text-placeholder = គាត់និយាយអ្វី ទិញអ្វី ចង់បានអ្វី?
entry-kind = ប្រភេទ
entry-kind-note = ចំណាំ
entry-kind-said = គាត់និយាយ
entry-kind-request = គាត់សុំ
# Kinds of entries, in a list of choices beside "Note", "Visit", "Purchase". An exception agreed with this one person: "may pay on Fridays".
entry-kind-exception = អនុគ្រោះឲ្យគាត់
# What the person looks for, so that they can be told when it comes in. Also the label of its field and a heading.
entry-kind-wish = គាត់កំពុងរក
entry-kind-membership = ប័ណ្ណសមាជិក
entry-kind-visit = មកហាង
entry-kind-purchase = ទិញ
entry-kind-contact = ទាក់ទង
entry-kind-absence = ហេតុអ្វីគាត់ខានមក
entry-kind-thanks = អរគុណ
entry-kind-clipping = ដំណឹងអំពីគាត់
entry-kind-milestone = រឿងសំខាន់ក្នុងជីវិត
entry-date = ថ្ងៃខែ
entry-amount = ចំនួនប្រាក់
entry-currency = រូបិយប័ណ្ណ
entry-cost = ថ្លៃដើម
entry-link = តំណ (លីង)
entry-link-wrong = នេះមិនមែនជាអាសយដ្ឋានគេហទំព័រទេ។ សូមសរសេរដូចជា «example.com/page»។
# Read aloud where the photo is shown
entry-photo-alt = រូបថតនៃដំណឹងអំពីគាត់
entry-photo-missing = រូបថតមិនទាន់មកដល់ពីឧបករណ៍មួយទៀតទេ។
entry-ask = លើកក្រោយសួរគាត់ពីរឿងនេះ
entry-due-request = សន្យាត្រឹមថ្ងៃ
entry-due-exception = អនុគ្រោះដល់ថ្ងៃ
entry-due-membership = ផុតកំណត់ថ្ងៃ
entry-due-other = រំលឹករឿងនេះវិញនៅថ្ងៃ
# Label of a number, as in "Every: 30 days"
entry-every = បន្តម្ដងរៀងរាល់
entry-every-unit = គិតជា
unit-days = ថ្ងៃ
unit-weeks = សប្ដាហ៍
unit-months = ខែ
unit-years = ឆ្នាំ
# Shown beside a membership: how often it is due again
period-days = { $count } ថ្ងៃម្ដង
period-weeks = { $count } សប្ដាហ៍ម្ដង
period-months = { $count } ខែម្ដង
period-years = { $count } ឆ្នាំម្ដង
request-new = កត់អ្វីដែលគាត់សុំ
request-what = គាត់សុំអ្វី
wish-new = កត់ឥវ៉ាន់ដែលគាត់កំពុងរក
membership-new = កត់ប័ណ្ណសមាជិកថ្មី
membership-what = ប័ណ្ណ ឬសេវាអ្វី
membership-no-day = សូមសរសេរថា ផុតកំណត់ថ្ងៃណា ឬរយៈពេលប៉ុន្មានត្រូវបន្តម្ដង។
membership-renewed = បានបន្តហើយ
membership-over = លែងបន្តទៀត
# A button: the person has been told that the thing came in
wish-told = ប្រាប់គាត់ហើយ
entry-channel = វិធីទាក់ទង
entry-channel-call = តាមទូរស័ព្ទ
entry-channel-message = តាមសារ
entry-channel-email = តាមអ៊ីមែល
entry-channel-whatsapp = តាម WhatsApp
entry-channel-telegram = តាម Telegram
entry-channel-viber = តាម Viber
entry-channel-messenger = តាម Messenger
entry-channel-card = តាមកាត ឬសំបុត្រ
entry-channel-in-person = ជួបផ្ទាល់
entry-starter = អ្នកណាផ្ដើមមុន
entry-starter-we = យើងផ្ដើម
entry-starter-they = គាត់ផ្ដើម
entry-add = កត់ទុក
entry-save = រក្សាទុកកំណត់ត្រា
entry-visited-today = មកហាងថ្ងៃនេះ
entry-change = កែប្រែ
entry-remove = ដកចេញ
entry-bring-back = យកមកវិញ
entry-removed-title = { $count ->
   *[other] កំណត់ត្រាដែលបានដកចេញ៖ { $count }
}
entry-empty = សូមសរសេរពីរបីពាក្យសិន។
entry-future = ថ្ងៃនោះមិនទាន់មកដល់ទេ។ សូមជ្រើសថ្ងៃនេះ ឬថ្ងៃមុនៗ។
entry-date-wrong = ក្នុងប្រតិទិនគ្មានថ្ងៃបែបនេះទេ។
entry-amount-wrong = នេះមិនមែនជាចំនួនប្រាក់ទេ។ សូមសរសេរដូចជា 12.50។
entry-amount-fine = { $currency } គ្មានលុយរាយតូចបែបនេះទេ។ សូមសរសេរលេខក្រោយចំណុចឲ្យតិចជាងនេះ។
entry-amount-large = ចំនួនប្រាក់នេះច្រើនពេក មិនទំនងជាត្រឹមត្រូវទេ។
text-too-long = { $count ->
   *[other] លើស { $count } តួអក្សរ៖ សរសេរបានត្រឹម { $limit } តួ។ មិនបាត់អ្វីទេ សូមសរសេរឲ្យខ្លីជាងនេះ។
}

## A page: the form

form-new-title = ភ្ញៀវថ្មី
form-edit-title = កែទំព័រ
form-one-is-enough = សរសេរតែឈ្មោះ ឈ្មោះហៅក្រៅ លេខទូរស័ព្ទ ឬឈ្មោះអាជីវកម្ម ក៏បានហើយ។
form-more = ព័ត៌មានបន្ថែមអំពីគាត់
form-name = ឈ្មោះ
form-called = ហៅគាត់ថា
form-say = អានឈ្មោះថា
form-form-of-address = ពាក្យហៅមុខឈ្មោះ (បង ពូ មីង…)
form-patronymic = ឈ្មោះឪពុក
form-name-order = នាមត្រកូល
form-name-order-default = តាមទម្លាប់នៅទីនេះ
form-name-order-first = នៅខាងមុខ
form-name-order-last = នៅខាងក្រោយ
form-firm = ក្រុមហ៊ុន ឬអាជីវកម្ម
form-phone = លេខទូរស័ព្ទ
form-phone-add = លេខទូរស័ព្ទមួយទៀត
form-email = អ៊ីមែល
form-email-add = អ៊ីមែលមួយទៀត
form-handle = ឈ្មោះក្នុងកម្មវិធីឆាត
form-handle-service = កម្មវិធីឆាត
form-handle-add = កម្មវិធីឆាតមួយទៀត
form-label = របស់អ្នកណា ឬសម្រាប់អ្វី
form-address = អាសយដ្ឋាន
form-tags = ស្លាក
form-tags-hint = ពាក្យខ្លីៗសម្រាប់រកភ្ញៀវជាក្រុម ដូចជា ទិញដុំ, មកពេលព្រឹក។ ដាក់សញ្ញាក្បៀស (,) ចន្លោះស្លាកនីមួយៗ។
form-role = តួនាទី
form-role-customer = ភ្ញៀវ
form-role-boss = ថៅកែ
form-role-colleague = មិត្តរួមការងារ
form-role-helper = អ្នកជួយហាង
form-role-supplier = អ្នកផ្គត់ផ្គង់
form-role-partner = ដៃគូរកស៊ី
form-role-neighbour = អ្នកជិតខាង
form-day-birthday = ថ្ងៃកំណើត
form-birthday-hint = ថ្ងៃ និងខែ បើដឹងឆ្នាំ សូមដាក់ឆ្នាំផង៖ { $example }
form-day-wrong = ក្នុងប្រតិទិនគ្មានថ្ងៃបែបនេះទេ។ សូមសរសេរដូចជា { $example }។
form-day-name-day = ថ្ងៃបុណ្យនៃឈ្មោះ (សាសនាគ្រិស្ត)
form-day-other = ថ្ងៃផ្សេង
form-day-firm = ខួបបង្កើតអាជីវកម្ម
form-day-profession = ទិវាសម្រាប់អាជីពគាត់ (ដូចជា ទិវាគ្រូបង្រៀន)
# A field beside the birthday
form-day-also = ថ្ងៃដដែលតាមប្រតិទិនផ្សេង (ដូចជា ចន្ទគតិ)
form-interval = តាមធម្មតា ប៉ុន្មានថ្ងៃមកម្ដង
form-interval-hint = បើទុកទំនេរ នឹងគិតតាមការមកហាងរបស់គាត់។
form-country = ធ្វើបុណ្យតាមប្រទេសណា
form-country-shop = តាមប្រទេសរបស់ហាង
number-wrong = សូមសរសេរចំនួនគត់ ពី { $from } ដល់ { $to }។
form-day-label = ជាថ្ងៃអ្វី
form-day-add = ថ្ងៃសំខាន់មួយទៀត
form-photo = រូបថត
form-photo-choose = ថត ឬជ្រើសរូប
form-photo-replace = ប្ដូររូបថត
form-photo-remove = ដករូបថតចេញ
form-photo-wrong = ឯកសារនេះបើកជារូបថតមិនបានទេ។
form-hook = ចំណុចសម្គាល់
form-hook-hint = អ្វីដែលធ្វើឲ្យអ្នកចាំមុខគាត់៖ ក្រមាក្រហម គ្រូបង្រៀន។
form-preferences = ចំណូលចិត្ត
form-happy = អ្វីដែលធ្វើឲ្យគាត់សប្បាយចិត្ត
form-found-us = ស្គាល់ហាងតាមអ្វី
form-recommended-by = ណែនាំដោយ
form-no-contact = សូមកុំទាក់ទងទៀត
form-remove-item = ដកចេញ
form-save = រក្សាទុក
form-cancel = បោះបង់
form-nothing = សូមសរសេរឈ្មោះ ឈ្មោះហៅក្រៅ លេខទូរស័ព្ទ ឬឈ្មោះអាជីវកម្មសិន។
form-already = មានគាត់ក្នុងសៀវភៅហើយមែនទេ?
form-draft-kept = អ្វីដែលអ្នកសរសេរពីមុន នៅទីនេះដដែល។
# words: what another tab or device wrote
form-draft-meanwhile = ក្នុងពេលនោះ មានគេសរសេរនៅទីនេះថា៖ «{ $words }»
form-draft-drop = សរសេរជាថ្មី

## Putting away, erasing

put-away = ទុកដោយឡែក
put-away-reason = ហេតុអ្វី? (ប្ដូរទីលំនៅ លាចាកលោក លែងមកទៀត)
put-away-do = ទុកទំព័រនេះដោយឡែក
put-away-back = យកមកវិញ
erase = លុបចោលជារៀងរហូត
erase-title = លុបទំព័ររបស់ { $name } ចោលជារៀងរហូតមែនទេ?
erase-text = អ្វីៗទាំងអស់លើទំព័រនេះ ទាំងអក្សរ រូបថត និងប្រវត្តិ នឹងលុបចោលពីឧបករណ៍នេះ។ លុបហើយយកមកវិញមិនបានទេ ហើយក៏មិនត្រឡប់មកវិញពីឧបករណ៍ផ្សេងដែរ។
erase-mentions = { $count ->
   *[other] មាន { $count } ទំព័រទៀតដែលសរសេរឈ្មោះគាត់ដែរ។ ទំព័រទាំងនោះនៅដដែល បើចង់ អ្នកអាចមើលជាមុនសិន៖
}
erase-do = លុបចោលជារៀងរហូត
erase-cancel = កុំលុប ទុកទំព័រនេះ

## Notices. Each says what happened in a full sentence.

notice-saved = បានរក្សាទុកហើយ។
notice-entry-added = បានកត់ទុកហើយ។
notice-entry-changed = បានកែប្រែកំណត់ត្រាហើយ។
notice-entry-removed = បានដកកំណត់ត្រាចេញហើយ។
notice-entry-back = បានយកកំណត់ត្រាមកវិញហើយ។
notice-visited = បានកត់ថា { $name } មកហាងហើយ។
notice-put-away = បានទុកទំព័ររបស់ { $name } ដោយឡែកហើយ។
notice-brought-back = បានយកទំព័ររបស់ { $name } មកវិញហើយ។
notice-done = បានដកចេញពីបញ្ជីហើយ។
notice-later = { $when } នឹងបង្ហាញរឿងនេះឡើងវិញ។
notice-never = លែងរំលឹករឿងនេះសម្រាប់គាត់ទៀតហើយ។
notice-renewed = បានបន្តដល់ថ្ងៃទី { $day } ហើយ។
notice-erased = បានលុបទំព័រចោលហើយ។
notice-undone = បានត្រឡប់ដូចដើមវិញហើយ។
notice-undo = ត្រឡប់ដូចដើម
notice-redone = បានធ្វើឡើងវិញហើយ។
notice-redo = ធ្វើឡើងវិញ
notice-close = បិទ
notice-erased-elsewhere = បានលុបទំព័រនេះចោលហើយ ក្នុងផ្ទាំងផ្សេង ឬឧបករណ៍ផ្សេង។

## When something goes wrong: what happened, then what to do

trouble-full = មិនទាន់រក្សាទុកបានទេ៖ ឧបករណ៍អស់កន្លែងទុកហើយ។ សូមធ្វើឲ្យមានកន្លែងទំនេរខ្លះ (លុបរូបថត ឬកម្មវិធីផ្សេងៗ) រួចចុច «សាកម្ដងទៀត»។ អ្វីដែលអ្នកបានសរសេរ នៅទីនេះដដែល សូមកុំទាន់បិទ Regulars។
trouble-failed = មិនទាន់រក្សាទុកបានទេ៖ កន្លែងទុករបស់កម្មវិធីរុករក (ដូចជា Chrome ឬ Safari) មិនឆ្លើយតប។ សូមចុច «សាកម្ដងទៀត» បើនៅតែមិនបាន សូមបិទផ្ទាំង Regulars ផ្សេងៗ។ អ្វីដែលអ្នកបានសរសេរ នៅទីនេះដដែល សូមកុំទាន់បិទផ្ទាំងនេះ។
trouble-read = អានសៀវភៅមិនបានទេ។ សូមចុច «សាកម្ដងទៀត» បើនៅតែមិនបាន សូមបិទកម្មវិធី រួចបើកវិញ។ សៀវភៅនៅដដែល គ្មានអ្វីប្ដូរទេ។
trouble-retry = សាកម្ដងទៀត
trouble-newer = សៀវភៅនេះសរសេរដោយ Regulars ជំនាន់ថ្មីជាងនេះ។ សៀវភៅនៅដដែល គ្មានអ្វីប្ដូរទេ។ សូមបើកជំនាន់ថ្មីនោះ ឬអាប់ដេត Regulars នៅទីនេះពេលមានអ៊ីនធឺណិត។
trouble-overtaken = មិនបានរក្សាទុកទេ៖ Regulars ជំនាន់ថ្មីជាងនេះកំពុងបើកក្នុងផ្ទាំងមួយទៀត។ សូមចម្លងអ្វីដែលបានសរសេរនៅទីនេះ រួចបើកផ្ទាំងនេះឡើងវិញ ហើយសរសេរម្ដងទៀត។
trouble-devices = ព័ត៌មានក្នុងឧបករណ៍នេះអំពីឧបករណ៍ផ្សេងរបស់អ្នក អានមិនបានទេ។ ប្រហែលជាសរសេរដោយ Regulars ជំនាន់ថ្មីជាងនេះ។ គ្មានអ្វីប្ដូរទេ ហើយសៀវភៅរបស់អ្នកនៅគ្រប់ទាំងអស់។ សូមអាប់ដេត Regulars ពេលមានអ៊ីនធឺណិត រួចចុច «សាកម្ដងទៀត»។
trouble-blocked = ផ្ទាំងផ្សេងកំពុងប្រើសៀវភៅនេះ។ សូមបិទផ្ទាំង Regulars ផ្សេងៗ រួចចុច «សាកម្ដងទៀត»។
trouble-title = មានបញ្ហាអ្វីមួយ
trouble-details = សម្រាប់រាយការណ៍បញ្ហា៖

## Settings

settings-title = ការកំណត់
settings-language = ភាសា
settings-theme = ភ្លឺ ឬងងឹត
settings-theme-auto = តាមឧបករណ៍
settings-theme-light = ភ្លឺ
settings-theme-dark = ងងឹត

# What sounds wrong in a language: the owner copies the form into another app and fills it in.
wording-title = បើពាក្យណាក្នុងភាសានេះស្ដាប់ទៅមិនត្រូវ សូមប្រាប់
wording-text = សូមចម្លងអត្ថបទនេះ ដាក់ក្នុងសារ បំពេញវា រួចផ្ញើទៅអ្នកដែលបានរៀបចំ Regulars ឲ្យអ្នក។
wording-form =
    Regulars { $version } · { $language }
    នៅកន្លែងណា៖
    ឥឡូវសរសេរថា៖
    គួរសរសេរថា៖
    ហេតុអ្វី៖
wording-copy = ចម្លងអត្ថបទ
wording-copied = បានចម្លងហើយ។
wording-not-copied = កម្មវិធីរុករកមិនអនុញ្ញាតឲ្យចម្លងទេ។ សូមជ្រើសយកអត្ថបទទាំងអស់ រួចចម្លងដោយខ្លួនឯង។

settings-shop = ហាងរបស់អ្នក
settings-today = ថ្ងៃនេះ
settings-people = ដំបូងបង្ហាញប៉ុន្មាននាក់
# A heading over a list: for each kind of day, a number
settings-ahead = រំលឹកមុនប៉ុន្មានថ្ងៃ
occasion-first-visit = មកហាងលើកដំបូង
occasion-holiday = ថ្ងៃបុណ្យ និងទិវា
settings-missed = ភ្ញៀវណាត្រូវចាត់ទុកថាខានមកយូរ
settings-missed-own = តាមការមកហាងរបស់ភ្ញៀវម្នាក់ៗ
settings-missed-plain = តាមលក្ខខណ្ឌសាមញ្ញ
settings-plain-visits = មកហាងយ៉ាងតិចប៉ុន្មានដង
settings-plain-months = ក្នុងរយៈពេលប៉ុន្មានខែ
settings-plain-weeks = ខានមកប៉ុន្មានសប្ដាហ៍
settings-closed = ថ្ងៃដែលហាងបានបិទ
settings-closed-from = ពីថ្ងៃ
settings-closed-to = ដល់ថ្ងៃ
settings-closed-wrong = សូមជ្រើសថ្ងៃដំបូងក្នុង «ពីថ្ងៃ» និងថ្ងៃចុងក្រោយក្នុង «ដល់ថ្ងៃ»។
settings-holidays = ថ្ងៃបុណ្យដែលអ្នកបន្ថែមខ្លួនឯង
settings-holiday-name = ឈ្មោះថ្ងៃបុណ្យ
settings-holiday-empty = សូមសរសេរឈ្មោះថ្ងៃបុណ្យសិន។
settings-holiday-day = ថ្ងៃ
settings-follow-ups = រឿងត្រូវរំលឹកក្រោយពេលទិញ
settings-follow-ups-hint = បើអ្វីដែលភ្ញៀវទិញមានពាក្យទាំងនេះ ថ្ងៃត្រូវរំលឹកនឹងបំពេញដោយស្វ័យប្រវត្តិ។
settings-follow-thing = អ្វីដែលបានទិញ
settings-follow-days = រំលឹកក្រោយប៉ុន្មានថ្ងៃ
settings-add = បន្ថែម
settings-remove = ដកចេញ
settings-saved-here = រក្សាទុកក្នុងឧបករណ៍នេះ
settings-stored-of = ប្រើអស់ { $size } ក្នុងចំណោម { $quota } ដែលកម្មវិធីរុករក (ដូចជា Chrome ឬ Safari) អនុញ្ញាត។
settings-persisted = កម្មវិធីរុករកធានាថា មិនលុបសៀវភៅនេះចោលទេ។
settings-not-persisted = កម្មវិធីរុករកមិនទាន់ធានាថា មិនលុបសៀវភៅនេះចោលទេ។ ពេលឧបករណ៍ជិតអស់កន្លែង វាអាចលុបសៀវភៅចោល។ បើបើកក្នុងផ្ទាំងឯកជន ពេលបិទ អ្វីៗបាត់ទាំងអស់។
settings-persist = សុំកុំឲ្យលុបសៀវភៅចោល
settings-install-ios = Safari អាចលុបចោលសៀវភៅដែលមិនបានបើករយៈពេលប្រាំពីរថ្ងៃ។ រូបតំណាងលើអេក្រង់ដើមមានសៀវភៅផ្ទាល់ខ្លួន ហើយសៀវភៅនេះមិនបង្ហាញនៅទីនោះទេ។ ដើម្បីផ្លាស់សៀវភៅនេះទៅទីនោះ៖ ធ្វើឯកសារបម្រុងទុកនៃសៀវភៅទាំងមូលសិន (ក្នុង «យកបញ្ជីភ្ញៀវចូល និងចេញ») រួចដាក់ Regulars លើអេក្រង់ដើម (ចុច Share រួច «Add to Home Screen») បើកពីទីនោះ ហើយចុច «ខ្ញុំមានឯកសារបម្រុងទុកស្រាប់»។
settings-shared-host = នៅទីនេះ Regulars ស្ថិតក្នុងផ្នែកមួយនៃគេហទំព័រធំមួយ។ ទំព័រផ្សេងៗនៃគេហទំព័រនោះអាចអានសៀវភៅនេះបាន។ បើ Regulars មានអាសយដ្ឋានគេហទំព័រផ្ទាល់ខ្លួន សៀវភៅនេះមានសុវត្ថិភាពជាង៖ សូមពឹងអ្នកដែលបានរៀបចំ Regulars ឲ្យអ្នក។
settings-last-saved = រក្សាទុកចុងក្រោយនៅម៉ោង { $when }។
settings-nothing-saved = តាំងពីបើកកម្មវិធីមក មិនទាន់បានរក្សាទុកអ្វីទេ។
settings-pages = { $count ->
   *[other] { $count } ទំព័រ
}
settings-installed = បានដំឡើង Regulars ក្នុងឧបករណ៍នេះហើយ។
settings-limits = អ្វីដែល Regulars មិនទាន់ធ្វើបាន
settings-limits-lock = គ្មានសោទេ៖ អ្នកណាកាន់ទូរស័ព្ទដែលដោះសោហើយ អាចអានសៀវភៅបាន។
settings-limits-devices = ឧបករណ៍របស់អ្នកប្រើសៀវភៅរួមគ្នា ដោយភ្ជាប់គ្នាផ្ទាល់ក្នុង Wi-Fi តែមួយ ឬតាមឯកសារ ឬតាមកូដ QR ដែលប្ដូររហូត។ គ្មានច្បាប់ចម្លងនៅកន្លែងផ្សេងទេ។
settings-limits-copies = ក្រៅពីឧបករណ៍ផ្សេងរបស់អ្នក និងឯកសារបម្រុងទុកដែលអ្នកធ្វើ គ្មានច្បាប់ចម្លងនៅកន្លែងផ្សេងទេ៖ បើគ្មានទាំងពីរ ហើយឧបករណ៍នេះបាត់ សៀវភៅក៏បាត់ដែរ។
settings-version = ជំនាន់ { $version }
settings-example = មើលហាងគំរូ

## A new version

stopped-title = Regulars បានឈប់ដំណើរការ
stopped-text = អ្វីៗដែលបានរក្សាទុករួច នៅគង់វង្សទាំងអស់។ បើមុននេះបន្តិច អ្នកកំពុងបើកឯកសារណាមួយ គឺ Regulars អានឯកសារនោះមិនបានទេ សូមកុំបើកវាម្ដងទៀត។
stopped-again = បើក Regulars ឡើងវិញ
update-ready = Regulars ជំនាន់ថ្មីរួចរាល់ហើយ។
update-accept = ប្រើឥឡូវនេះ

## Greetings

nav-greetings = សារជូនពរ
greet-text = សរសេរជូនម្នាក់ម្ដងៗ ដោយពាក្យរបស់អ្នកផ្ទាល់។ កម្មវិធីមិនផ្ញើអ្វីជំនួសអ្នកទេ។
greet-others = សារជូនពរផ្សេងទៀត
greet-new = សារជូនពរថ្មី
# day: when it was begun
greet-of = ផ្ដើមសរសេរ { $day }
greet-occasion = ឱកាស
greet-whom = ជូនអ្នកណា
greet-customers = ភ្ញៀវទាំងអស់
greet-people = { $count ->
   *[other] { $count } នាក់
}
greet-draft = គំរូសារសម្រាប់គ្រប់គ្នា
greet-blanks = កន្លែងបំពេញខុសគ្នាតាមម្នាក់ៗ
greet-progress = { $waits ->
   *[other] រួចហើយ { $got } នាក់ នៅសល់ { $waits } នាក់ទៀត។
}
greet-quiet = { $count ->
   *[other] មានភ្ញៀវ { $count } នាក់ដែលបានសុំកុំឲ្យទាក់ទងទៀត មិនរាប់បញ្ចូលទេ។
}
greet-twice = បានសរសេរទៅពីរដង ព្រោះឧបករណ៍ពីររបស់អ្នកមិនបានដឹងពីគ្នា។
greet-sent = ភ្ញៀវដែលបានទទួលហើយ
greet-left-out = មិនផ្ញើជូនភ្ញៀវទាំងនេះ
greet-back = យកមកវិញ
greet-over = ឱកាសនេះកន្លងផុតហើយ
greet-nobody = គ្មានអ្នកណារង់ចាំសារជូនពរនេះទេ។
greet-all-done = បានទទួលគ្រប់គ្នាហើយ។
greet-line = ឃ្លាសម្រាប់គាត់
greet-preview = សារដែលគាត់នឹងទទួល
greet-generic = បន្ទាត់ដែលដូចគ្នាសម្រាប់គ្រប់គ្នា មានពណ៌ប្រផេះ។
# blanks: names of blanks, separated by commas
greet-line-left-out = (មិនដាក់ ព្រោះមិនទាន់ដឹង៖ { $blanks })
greet-empty = គំរូសារនេះ គ្មានពាក្យណាសម្រាប់គាត់ទេ។ សូមសរសេរពាក្យរបស់អ្នកផ្ទាល់មួយឃ្លា។
# name: of somebody else, who got these words before; day: when
greet-same = មានអ្នកផ្សេងបានទទួលសារដូចនេះគ្រប់ម៉ាត់រួចហើយ៖ { $name } ({ $day })។ សូមកែបន្ទាត់ណាមួយ ទើបផ្ញើបាន។
greet-alike = មានអ្នកផ្សេងបានទទួលសារដែលដូចសារនេះ { $percent } ភាគរយរួចហើយ៖ { $name } ({ $day })។ ផ្ញើក៏បាន តែបើថែមឃ្លាពិសេសសម្រាប់ភ្ញៀវនេះ គាត់នឹងកាន់តែសប្បាយចិត្ត។
greet-already = គាត់បានទទួលសារនេះរួចហើយ ({ $day })។
greet-anyway = នៅតែសរសេរទៅគាត់
greet-marked = លើទំព័ររបស់គាត់ បានកត់ថាផ្ញើហើយ។
greet-mark = កត់ថាផ្ញើហើយ
greet-next = អ្នកបន្ទាប់
greet-not-them = កុំផ្ញើជូនគាត់
greet-send = វិធីផ្ញើ
greet-share = ចែករំលែក
greet-copy = ចម្លង
greet-print = បោះពុម្ព
greet-unprinted = កម្មវិធីរុករកនេះមិនបានបោះពុម្ពទេ។ សូមថតអេក្រង់ ឬបើកសៀវភៅនៅលើកុំព្យូទ័រ។
greet-sheet = ដាក់លើក្រដាសបោះពុម្ព
greet-ready = ឃ្លាត្រៀមស្រាប់
greet-write = រៀបចំសារជូនគាត់
greet-thanks = សារអរគុណ
greet-list = ជូនពរភ្ញៀវទាំងនេះ
blank-name = ឈ្មោះ
blank-address = ពាក្យហៅ និងឈ្មោះ
blank-form = ពាក្យហៅ
blank-patronymic = ឈ្មោះឪពុក
blank-words = ពាក្យរបស់គាត់
blank-purchase = អ្វីដែលទិញចុងក្រោយ
blank-days = ចំនួនថ្ងៃខានមក
blank-personal = ឃ្លាសម្រាប់គាត់
cause-day = ថ្ងៃសំខាន់របស់ភ្ញៀវ
cause-holiday = ថ្ងៃបុណ្យរបស់ភ្ញៀវ
cause-milestone = ដំណឹងល្អរបស់ភ្ញៀវ
cause-thanks = សារអរគុណ
cause-missed = ភ្ញៀវដែលខានមកយូរ
# The drafts to begin with. Between ‹ and › stands one of the blanks above, word for word.
draft-any =
    ជម្រាបសួរ ‹ពាក្យហៅ និងឈ្មោះ›!
    ‹ឃ្លាសម្រាប់គាត់›
    ហាងយើងខ្ញុំសូមជូនពរឲ្យមានសុខភាពល្អ ហើយជួបតែរឿងល្អៗ។
draft-day =
    ជម្រាបសួរ ‹ពាក្យហៅ និងឈ្មោះ›!
    ក្នុងឱកាសថ្ងៃពិសេសនេះ យើងខ្ញុំសូមជូនពរឲ្យមានសុខភាពល្អ និងជួបតែសេចក្ដីសុខ។
    ‹ឃ្លាសម្រាប់គាត់›
    សង្ឃឹមថានឹងបានជួបគ្នានៅហាងឆាប់ៗ។
draft-holiday =
    ជម្រាបសួរ ‹ពាក្យហៅ និងឈ្មោះ›!
    ក្នុងឱកាសនេះ យើងខ្ញុំសូមជូនពរទាំងក្រុមគ្រួសារ ឲ្យបានសុខសប្បាយ និងជួបជុំគ្នារីករាយ។
    ‹ឃ្លាសម្រាប់គាត់›
draft-milestone =
    ជម្រាបសួរ ‹ពាក្យហៅ និងឈ្មោះ›!
    យើងខ្ញុំសូមចូលរួមអបអរសាទរ ហើយរីករាយជាមួយណាស់!
    ‹ឃ្លាសម្រាប់គាត់›
draft-thanks =
    ជម្រាបសួរ ‹ពាក្យហៅ និងឈ្មោះ›!
    អរគុណច្រើនដែលបានមកហាងយើងខ្ញុំ។
    ‹ឃ្លាសម្រាប់គាត់›
    សង្ឃឹមថាពេញចិត្តណា។
draft-missed =
    ជម្រាបសួរ ‹ពាក្យហៅ និងឈ្មោះ›!
    ខានជួបគ្នាយូរហើយ យើងខ្ញុំតែងនឹកដល់។
    ‹ឃ្លាសម្រាប់គាត់›
    ពេលណាទំនេរ អញ្ជើញមកលេងហាងណា យើងខ្ញុំស្វាគមន៍ជានិច្ច។
# For whoever hardly anything is known of yet.
ready-1 = រាល់ពេលបានជួបគ្នានៅហាង យើងខ្ញុំរីករាយណាស់។
ready-2 = សង្ឃឹមថាសុខសប្បាយទាំងក្រុមគ្រួសារ។
ready-3 = ពេលអញ្ជើញមកហាងលើកក្រោយ យើងខ្ញុំចង់ឮដំណឹងសុខទុក្ខផង។
cards-count = { $count ->
   *[other] កាតលើក្រដាសបោះពុម្ព៖ { $count } សន្លឹក
}
cards-design = ក្បាច់កាត
cards-plain = ធម្មតា
cards-frame = ស៊ុម
cards-leaf = ស្លឹកឈើ
cards-ribbon = ខ្សែបូ
cards-long = { $count ->
   *[other] មានកាត { $count } សន្លឹកដែលពាក្យវែងពេក ចុងសារនឹងត្រូវកាត់បាត់។ សូមដកកាតនោះចេញ ឬសរសេរឃ្លាសម្រាប់គាត់ឲ្យខ្លីជាងនេះ។
}
cards-none = ដកចេញទាំងអស់
look-back = ពីដើមឆ្នាំដល់ឥឡូវ
look-back-greeted = { $count ->
   *[other] { $count } នាក់ដែលអ្នកបានទាក់ទង
}
look-back-forgotten = { $count ->
   *[other] { $count } នាក់ដែលមិនទាន់បានទាក់ទងសោះ
}
# contacts: at most so many; sent: days and how, separated by commas; from: a day
wait-often = { $contacts ->
   *[other] គួររង់ចាំសិន៖ ក្នុង { $days } ថ្ងៃ ទាក់ទងត្រឹម { $contacts } ដង ល្មមហើយ។ បានទាក់ទងរួចហើយ៖ { $sent }។ ចាប់ពីថ្ងៃទី { $from } ទៅ ទាក់ទងបានវិញ។
}
wait-hour = គួររង់ចាំសិន៖ អ្នកបានកំណត់ថា ពីម៉ោង { $from } ដល់ម៉ោង { $to } មិនទូរស័ព្ទ ឬសរសេរទៅអ្នកណាទេ។
wait-day = គួររង់ចាំសិន៖ អ្នកបានកំណត់ថា ថ្ងៃនេះមិនទូរស័ព្ទ ឬសរសេរទៅអ្នកណាទេ។

## What they agreed to

consent = ការយល់ព្រម
consent-text = ពេលគាត់យល់ព្រមឲ្យទាក់ទងតាមវិធីណាហើយ យើងទាក់ទងតែតាមវិធីនោះប៉ុណ្ណោះ។
consent-agreed = បានយល់ព្រមនៅថ្ងៃទី { $day }
consent-refused = បានបដិសេធនៅថ្ងៃទី { $day }
consent-words = តាមពាក្យរបស់គាត់
pace = ទាក់ទងញឹកប៉ុណ្ណា
pace-usual = តាមធម្មតា
pace-less = ពាក់កណ្ដាលនៃធម្មតា
pace-more = ទ្វេដងនៃធម្មតា
form-salutation = ពេលសរសេរទៅ ហៅគាត់ថា
form-salutation-hint = បើការហៅតាមធម្មតាមិនត្រូវនឹងគាត់ (ដូចជា ព្រះសង្ឃ) សូមសរសេរនៅទីនេះ ហើយសារនឹងហៅគាត់ដូចនេះបេះបិទ។
entry-despite = បានសរសេរទៅ ទោះមិនទាន់ដល់ពេល

## What is not known yet about somebody

learn = អ្វីដែលអ្នកមិនទាន់ដឹង៖
learn-called = គាត់ចូលចិត្តឲ្យហៅថាអ្វី។
learn-birthday = គាត់កើតថ្ងៃណា ខែណា។
learn-likes = គាត់ចូលចិត្តអ្វី។
learn-said = គាត់និយាយអ្វីខ្លះ តាមពាក្យរបស់គាត់ផ្ទាល់។
learn-happy = អ្វីធ្វើឲ្យគាត់សប្បាយចិត្ត។
learn-wish = គាត់កំពុងរកអ្វី។
learn-hook = អ្វីធ្វើឲ្យអ្នកចាំមុខគាត់។
learn-found-us = គាត់ស្គាល់ហាងតាមអ្វី។
learn-form = គាត់ចង់ឲ្យហៅបង ពូ មីង ឬយ៉ាងណា។
learn-consent = គាត់ចង់ឲ្យអ្នកទាក់ទងតាមអ្វី។

## Standards of contact

contact-title = ការទាក់ទងភ្ញៀវ
contact-text = អ្នកកំណត់ដោយខ្លួនឯង។ បើជិតទាក់ទងច្រើនពេក កម្មវិធីប្រាប់អ្នកជាមុន ហើយអ្នកជាអ្នកសម្រេច។
contact-most = ទាក់ទងយ៉ាងច្រើនប៉ុន្មានដង
contact-days = ក្នុងរយៈពេលប៉ុន្មានថ្ងៃ
contact-quiet-hours = ម៉ោងមិនរំខានភ្ញៀវ
contact-from = ចាប់ពីម៉ោងប៉ុន្មាន
contact-to = ដល់ម៉ោងប៉ុន្មាន
contact-quiet-days = ថ្ងៃមិនរំខានភ្ញៀវ
contact-channels = វិធីទាក់ទងដែលអ្នកប្រើ
contact-confidential = អ្វីដែលត្រូវរក្សាជាការសម្ងាត់ (មួយប្រយោគ)

## Devices

devices-title = ឧបករណ៍
devices-this = ឧបករណ៍នេះ
devices-text = សៀវភៅនៅក្នុងទូរស័ព្ទ និងកុំព្យូទ័ររបស់អ្នកតែប៉ុណ្ណោះ គ្មាននៅកន្លែងផ្សេងទេ។ ឧបករណ៍ទាំងនេះភ្ជាប់គ្នាផ្ទាល់ក្នុង Wi-Fi តែមួយ។ បើគ្មាន Wi-Fi ព័ត៌មានថ្មីអាចផ្ញើតាមកូដ QR ដែលប្ដូររហូត ឬតាមឯកសារ។ ពេលកំពុងផ្ញើ គ្មានអ្នកណាលួចអានបានទេ។
devices-name = ឈ្មោះឧបករណ៍នេះ
# kind: phone or computer
devices-default-name = { $kind ->
    [phone] ទូរស័ព្ទ
   *[computer] កុំព្យូទ័រ
}
devices-others = ឧបករណ៍ផ្សេងទៀត
devices-alone = សៀវភៅនេះមិនទាន់មានក្នុងឧបករណ៍ផ្សេងទេ។
devices-unnamed = ឧបករណ៍គ្មានឈ្មោះ
# when: a day and a time
devices-met = ទទួលដំណឹងចុងក្រោយ៖ { $when }។
devices-never = មិនទាន់ទទួលបានដំណឹងអ្វីពីវាទេ។
devices-up-to = វាមានអ្វីៗទាំងអស់ រហូតដល់ { $when }។
devices-waiting = { $count ->
   *[other] មាន { $count } ទំព័ររង់ចាំផ្ញើទៅវា។
}
devices-nothing-waits = គ្មានអ្វីរង់ចាំផ្ញើទៅវាទេ។
devices-gaps = { $count ->
   *[other] មាន { $count } ទំព័រដែលនៅទីនេះខ្វះផ្នែកខ្លះ។ ផ្នែកដែលខ្វះ នឹងមកពេលឧបករណ៍នោះផ្ញើព័ត៌មានថ្មីលើកក្រោយ។
}
devices-answer = វាមិនទាន់ស្គាល់ឧបករណ៍នេះទេ៖ សូមផ្ញើព័ត៌មានថ្មីទៅវាម្ដង ហើយបើកនៅទីនោះ។
devices-send = ផ្ញើព័ត៌មានថ្មី
devices-send-all = ផ្ញើទាំងអស់ទៅគ្រប់ឧបករណ៍
devices-rename = ប្ដូរឈ្មោះឧបករណ៍
devices-new-name = ឈ្មោះថ្មីរបស់ឧបករណ៍
devices-remove = ដកឧបករណ៍ចេញ
devices-remove-text = ឧបករណ៍ដែលដកចេញ លែងទទួលអ្វីទៀត ហើយនៅទីនេះក៏លែងទទួលអ្វីពីវាដែរ។ អ្វីដែលមានក្នុងវាស្រាប់ នៅដដែល។ បើចង់ឲ្យវាត្រឡប់មកវិញ ត្រូវចូលប្រើសៀវភៅរួមជាថ្មី។
devices-remove-do = ដកចេញជារៀងរហូត
devices-removed = ឧបករណ៍ដែលបានដកចេញ
devices-add = បន្ថែមឧបករណ៍
devices-add-text = ក្នុងឯកសារនេះមានសៀវភៅទាំងមូល ចាក់សោដោយពាក្យសម្ងាត់។ សូមយកវាទៅឧបករណ៍ថ្មី។ នៅទីនោះ ចុច «ចូលប្រើសៀវភៅរួមជាមួយឧបករណ៍ផ្សេង» រួចចុច «បើកឯកសារសម្រាប់ឧបករណ៍ថ្មី»។ កុំផ្ញើពាក្យសម្ងាត់ជាមួយឯកសារ។ ឯកសារមួយ ប្រើបានសម្រាប់ឧបករណ៍តែមួយប៉ុណ្ណោះ។
devices-passphrase = ពាក្យសម្ងាត់សម្រាប់ឯកសារ
devices-passphrase-hint = យ៉ាងតិច 12 តួអក្សរ ឧទាហរណ៍ ពាក្យបួនម៉ាត់ដែលគ្មានអ្នកណាយកមកដាក់ជាមួយគ្នា។
devices-passphrase-short = ខ្លីពេក មិនទាន់មានសុវត្ថិភាពទេ។
devices-invite = ធ្វើឯកសារសម្រាប់ឧបករណ៍ថ្មី
devices-meet = ភ្ជាប់គ្នា
devices-show-code = បង្ហាញកូដ QR
devices-read = ស្កេនកូដ QR
devices-read-text = ពេលឧបករណ៍ផ្សេងបង្ហាញកូដ QR សូមស្កេនវានៅទីនេះដោយកាមេរ៉ា ឬវាយអក្សររបស់វាក៏បាន។ ឧបករណ៍ទាំងពីរត្រូវប្រើ Wi-Fi តែមួយ។
devices-code = អក្សរពីឧបករណ៍មួយទៀត
devices-code-go = បន្ត
devices-add-radio = នៅឧបករណ៍ថ្មី សូមបើក Regulars រួចចុច «ចូលប្រើសៀវភៅរួមជាមួយឧបករណ៍ផ្សេង»។ បន្ទាប់មក បង្ហាញកូដ QR នៅទីនេះ ហើយស្កេនវានៅទីនោះ។ ឧបករណ៍ថ្មីនឹងបង្ហាញកូដ QR មួយមកវិញ។ ស្កេនកូដនោះនៅទីនេះហើយ ឧបករណ៍ទាំងពីរមានសៀវភៅនេះដូចគ្នា។
devices-add-file = តាមឯកសារ
meeting-title = ការភ្ជាប់គ្នា
meeting-with = ភ្ជាប់ជាមួយ «{ $name }»
meeting-preparing = កំពុងរៀបចំ។
meeting-connecting = ឧបករណ៍ទាំងពីរកំពុងរកគ្នា។
meeting-show = សូមយកឧបករណ៍មួយទៀតមកស្កេនកូដ QR នេះ៖ នៅទីនោះ បើក «ឧបករណ៍» រួចបើកកាមេរ៉ាក្រោម «ស្កេនកូដ QR»។
meeting-show-first = សូមយកឧបករណ៍មួយទៀតមកស្កេនកូដ QR នេះ។ បន្ទាប់មក វានឹងបង្ហាញកូដ QR មួយមកវិញ។
meeting-show-reply = ឥឡូវនេះ សូមយកឧបករណ៍ទីមួយមកស្កេនកូដ QR នេះ។
meeting-code = កូដ QR សម្រាប់ឧបករណ៍មួយទៀត
meeting-typed = ឬវាយអក្សរទាំងនេះនៅទីនោះ៖
meeting-reply = កូដ QR ដែលវាបង្ហាញមកវិញ
meeting-check-asks = តើឧបករណ៍មួយទៀតបង្ហាញលេខដូចគ្នាដែរឬទេ?
meeting-check-same = ដូចគ្នា
meeting-check-other = មិនដូចគ្នា
meeting-check-wait = ឥឡូវនេះ សូមចុច «ដូចគ្នា» នៅឧបករណ៍មួយទៀតដែរ។
meeting-exchanging = ម្ខាងខ្វះអ្វី ម្ខាងទៀតកំពុងផ្ញើឲ្យ។ អ្នកធ្វើការបន្តក៏បាន។
meeting-in-step = ឧបករណ៍ទាំងពីរមានអ្វីៗដូចគ្នាហើយ។ ពេលកម្មវិធីនៅបើកទាំងសងខាង កែប្រែអ្វីក៏ទៅដល់គ្នាភ្លាម។
meeting-differs = ឧបករណ៍ទាំងពីរមានអ្វីៗស្ទើរតែដូចគ្នាទាំងអស់ហើយ តែមានផ្នែកខ្លះដែលឧបករណ៍ម្ខាងទទួលមិនបានទេ។ សូមបើកកម្មវិធីនៅឧបករណ៍ទាំងពីរម្ដង ពេលមានអ៊ីនធឺណិត រួចភ្ជាប់គ្នាម្ដងទៀត។
meeting-disconnect = ផ្ដាច់
meeting-again = សាកម្ដងទៀត
meeting-read-again = ស្កេនកូដ QR ផ្សេង
meeting-by-file = បន្ថែមតាមឯកសារ
meeting-allow = អនុញ្ញាតឲ្យប្រើកាមេរ៉ា
meeting-two-codes = ស្កេនកូដ QR ម្ខាងម្ដង
meeting-over-no-webrtc = កម្មវិធីរុករកនេះភ្ជាប់ទៅឧបករណ៍ផ្សេងដោយផ្ទាល់មិនបានទេ។ សូមផ្ញើព័ត៌មានថ្មីជាឯកសារវិញ។
meeting-over-hidden = បើមិនទាន់អនុញ្ញាតឲ្យប្រើកាមេរ៉ា កម្មវិធីរុករកនេះមិនឲ្យឧបករណ៍ផ្សេងរកឃើញឧបករណ៍នេះទេ។ ទោះអនុញ្ញាតហើយ ក៏មិនថតអ្វីដែរ។ សូមអនុញ្ញាត ឬស្កេនកូដ QR ម្ខាងម្ដង។
meeting-over-unreachable = ឧបករណ៍ទាំងពីររកគ្នាមិនឃើញទេ។ សូមមើលថា កូដ QR នៅលើអេក្រង់ឧបករណ៍មួយទៀតនៅឡើយ ទាំងពីរប្រើ Wi-Fi តែមួយ ហើយនោះមិនមែនជា Wi-Fi សម្រាប់ភ្ញៀវទេ។ បើនៅតែមិនបាន សូមប្រើកូដ QR ដែលប្ដូររហូត៖ វាមិនត្រូវការ Wi-Fi ទេ។
meeting-over-unreachable-new = ឧបករណ៍ទាំងពីររកគ្នាមិនឃើញទេ។ សូមមើលថា កូដ QR នៅលើអេក្រង់ឧបករណ៍មួយទៀតនៅឡើយ ទាំងពីរប្រើ Wi-Fi តែមួយ ហើយនោះមិនមែនជា Wi-Fi សម្រាប់ភ្ញៀវទេ។ បើនៅតែមិនបាន សូមបន្ថែមឧបករណ៍នោះតាមឯកសារ។
meeting-over-long = ឧបករណ៍ទាំងពីរមិនទាន់ស្គាល់គ្នាគ្រប់គ្រាន់ទេ។ លើកនេះ សូមស្កេនកូដ QR ម្ខាងម្ដង។ លើកក្រោយ ស្កេនតែម្ខាងក៏បានហើយ។
meeting-over-expired = កូដ QR នេះហួសដប់នាទីហើយ លែងប្រើបានទៀត។ សូមបង្ហាញកូដ QR ថ្មី។
meeting-over-closed = ឧបករណ៍មួយទៀតបានផ្ដាច់ហើយ។ អ្វីដែលមកដល់ បានរក្សាទុកទាំងអស់ ហើយអ្វីដែលនៅសល់ នឹងមកពេលភ្ជាប់គ្នាម្ដងទៀត។
meeting-over-cut = ការភ្ជាប់បានដាច់ហើយ។ អ្វីដែលមកដល់ បានរក្សាទុកទាំងអស់ ហើយអ្វីដែលនៅសល់ នឹងមកពេលភ្ជាប់គ្នាម្ដងទៀត។
meeting-over-stranger = ឧបករណ៍មួយទៀតបញ្ជាក់មិនបានថា វាជាឧបករណ៍របស់សៀវភៅនេះ។ Regulars មិនបានផ្ញើអ្វីទៅវាទេ។ បើវាជារបស់អ្នក សូមបន្ថែមវាជាថ្មី។
meeting-over-version = ឧបករណ៍ទាំងពីរប្រើ Regulars ជំនាន់ខុសគ្នា។ សូមបើក Regulars នៅឧបករណ៍ទាំងពីរ ពេលមានអ៊ីនធឺណិត រួចសាកម្ដងទៀត។
meeting-over-garbled = អ្វីដែលផ្ញើមក ខូចពេលកំពុងផ្ញើ។ Regulars មិនបានទទួលយកទេ។ សូមភ្ជាប់គ្នាម្ដងទៀត បើនៅតែដដែល សូមផ្ញើព័ត៌មានថ្មីជាឯកសារ។
meeting-over-silent = ឧបករណ៍មួយទៀតមិនឆ្លើយតបមួយសន្ទុះហើយ។ សូមដោះសោវា បើកកម្មវិធីទុកនៅទីនោះ រួចសាកម្ដងទៀត។
misread-slip = អក្សរមួយក្នុងចំណោមនេះមិនត្រឹមត្រូវ។ សូមមើលម្ដងទៀត។
misread-not-one = នេះមិនមែនជាកូដ QR របស់ Regulars ទេ។ កូដត្រឹមត្រូវនៅលើឧបករណ៍មួយទៀត ក្នុង «ឧបករណ៍»។
misread-damaged = នៅខ្វះមួយផ្នែក។ សូមស្កេនកូដ QR ម្ដងទៀត ឬចម្លងអក្សររបស់វាទាំងអស់។
misread-stale = កូដ QR នេះជារបស់លើកមុន។ សូមស្កេនកូដ QR ដែលឧបករណ៍មួយទៀតកំពុងបង្ហាញ។
misread-other-notebook = នេះមកពីឧបករណ៍ដែលប្រើសៀវភៅផ្សេង។ បើចង់ប្រើសៀវភៅតែមួយជាមួយគ្នា សូមចុច «បង្ហាញកូដ QR» ក្រោម «បន្ថែមឧបករណ៍» នៅទីនោះ។
misread-own = កូដ QR នេះជារបស់ឧបករណ៍នេះផ្ទាល់។ សូមយកឧបករណ៍មួយទៀតមកស្កេន។
misread-in-one = ឧបករណ៍នេះប្រើសៀវភៅរួមជាមួយឧបករណ៍ផ្សេងរួចហើយ។ បើចង់ភ្ជាប់ជាមួយឧបករណ៍ណាមួយក្នុងចំណោមនោះ សូមចុច «ភ្ជាប់គ្នា» ក្រោមឈ្មោះរបស់វា។
camera-open = បើកកាមេរ៉ា
camera-close = បិទកាមេរ៉ា
camera-picture = អ្វីដែលកាមេរ៉ាមើលឃើញ
camera-looking = សូមតម្រង់កាមេរ៉ាទៅកូដ QR។
camera-torch = ភ្លើង
camera-next = កាមេរ៉ាមួយទៀត
camera-refused = មិនបានអនុញ្ញាតឲ្យប្រើកាមេរ៉ាទេ។ សូមអនុញ្ញាតសម្រាប់គេហទំព័រនេះ ក្នុងការកំណត់របស់កម្មវិធីរុករក។
camera-none = នៅទីនេះគ្មានកាមេរ៉ា ឬកម្មវិធីផ្សេងកំពុងប្រើវា។
camera-or-type = ឬវាយអក្សរ ឬចម្លងអក្សរមកដាក់ក៏បាន។
camera-or-file = ឬឲ្យផ្ញើព័ត៌មានថ្មីមកជាឯកសារក៏បាន។
moving-show = បង្ហាញកូដ QR ដែលប្ដូររហូត
moving-show-text = សូមយកឧបករណ៍មួយទៀតមកស្កេនកូដ QR នេះ៖ នៅទីនោះ បើក «ឧបករណ៍» រួចចុច «ស្កេនកូដ QR ដែលប្ដូររហូត»។ កូដប្ដូររហូត ទាល់តែអ្នកបញ្ឈប់។
moving-read = ស្កេនកូដ QR ដែលប្ដូររហូត
moving-read-text = ទោះគ្មាន Wi-Fi ឧបករណ៍ផ្សេងក៏អាចបង្ហាញព័ត៌មានថ្មីរបស់វាជាកូដ QR ដែលប្ដូររហូតបាន។ សូមតម្រង់កាមេរ៉ានេះទៅអេក្រង់របស់វា។
moving-progress = បានទទួល { $seen } ផ្នែកហើយ ក្នុងចំណោមប្រហែល { $needed } ផ្នែក។
moving-too-long = ព័ត៌មានថ្មីច្រើនពេកសម្រាប់កូដ QR ដែលប្ដូររហូត។ សូមផ្ញើជាឯកសារ។
moving-back = ផ្ញើព័ត៌មានថ្មីពីទីនេះទៅវិញ
meeting-moving = បង្ហាញកូដ QR ដែលប្ដូររហូត
nav-connected = បានភ្ជាប់ជាមួយឧបករណ៍ផ្សេង
devices-take-in = ទទួលព័ត៌មានថ្មី
devices-take-in-text = បើកឯកសារព័ត៌មានថ្មីដែលឧបករណ៍ផ្សេងបានផ្ញើមក។ បើឧបករណ៍នេះថ្មី សូមបើកឯកសារដែលបានធ្វើសម្រាប់វា។ ព័ត៌មានថ្មីដែលមកជាអក្សរក្នុងសារ អាចចម្លងមកដាក់ទីនេះក៏បាន។
devices-open = បើកឯកសារព័ត៌មានថ្មី
devices-join = បើកឯកសារសម្រាប់ឧបករណ៍ថ្មី
devices-paste = ព័ត៌មានថ្មីជាអក្សរ
devices-paste-do = បើកអក្សរនេះ
# The folder through which devices exchange by themselves. folder: its name
shared-title = តាមថតឯកសាររួម
shared-text = បើឧបករណ៍របស់អ្នកប្រើថតឯកសារ (Folder) រួមគ្នា ឧទាហរណ៍ក្នុង USB ឬតាម Syncthing ព័ត៌មានថ្មីអាចទៅមកតាមនោះដោយស្វ័យប្រវត្តិ។ ឧបករណ៍នីមួយៗទុកឯកសារមួយក្នុងនោះ ដែលមានតែឧបករណ៍របស់អ្នកទេ ទើបអានបាន។
shared-choose = ជ្រើសថតឯកសាររួម
shared-kept = ពេល Regulars បើកនៅទីនេះ ព័ត៌មានថ្មីទៅមកតាមថតឯកសារ «{ $folder }»។
shared-asks = កម្មវិធីរុករកសុំឲ្យអ្នកអនុញ្ញាតឲ្យប្រើថតឯកសារ «{ $folder }» សិន។
shared-writing = កំពុងផ្ញើ និងទទួលព័ត៌មានថ្មីតាមថតឯកសារ «{ $folder }»។
shared-failed = សរសេរចូលថតឯកសារ «{ $folder }» មិនបានទេ។ តើថតឯកសារនោះនៅមាន ហើយនៅមានកន្លែងទំនេរដែរឬទេ?
shared-now = ផ្ញើ និងទទួលឥឡូវនេះ
shared-stop = ឈប់ប្រើថតឯកសារនេះ
shared-left = ឯកសារទាំងនេះទុកនៅដដែល ព្រោះធំពេក ឬអានមិនបាន៖ { $files }។
bundle-making = កំពុងធ្វើឯកសារ។
# size: of the file
bundle-ready = ឯកសារព័ត៌មានថ្មីរួចរាល់ហើយ ({ $size })។ មានតែឧបករណ៍ផ្សេងរបស់អ្នកទេ ទើបបើកបាន។
invitation-ready = ឯកសារសម្រាប់ឧបករណ៍ថ្មីរួចរាល់ហើយ ({ $size })។
bundle-share = ចែករំលែក
bundle-save = រក្សាទុកជាឯកសារ
bundle-copy = ចម្លងជាអក្សរ
bundle-copied = បានចម្លងហើយ។
bundle-shared = បានចែករំលែកហើយ។ សូមបើកវានៅឧបករណ៍មួយទៀត។
bundle-saved = បានរក្សាទុកហើយ។ សូមយកឯកសារទៅឧបករណ៍មួយទៀត ហើយបើកនៅទីនោះ។
bundle-done = រួចហើយ
# name: of a device; added, joined, here: numbers of pages
bundle-told = មកពី «{ $name }»។ ទំព័រថ្មី៖ { $added }។ មានព័ត៌មានថ្មី៖ { $joined }។ មានស្រាប់៖ { $here }។
bundle-duplicates = ភ្ញៀវខ្លះក្នុងសៀវភៅទាំងពីរ អាចជាមនុស្សតែម្នាក់។ សូមមើលទំព័រទាំងនោះទន្ទឹមគ្នា។
bundle-unwelcome-not-for-us = ឯកសារនេះមិនមែនសម្រាប់ឧបករណ៍នេះទេ។ ប្រហែលវាមកពីសៀវភៅផ្សេង ឬធ្វើនៅពេលឧបករណ៍ដែលផ្ញើមក មិនទាន់ស្គាល់ឧបករណ៍នេះ ឬក៏ឧបករណ៍នេះបានដកចេញហើយ។
bundle-unwelcome-damaged = ឯកសារនេះមិនពេញលេញទេ។ សូមឲ្យគេផ្ញើមកម្ដងទៀត។
bundle-unwelcome-unknown = ឯកសារនេះមកពីឧបករណ៍ដែលនៅទីនេះមិនទាន់ស្គាល់។ សូមផ្ញើ និងទទួលព័ត៌មានថ្មីជាមួយឧបករណ៍ដែលស្គាល់ទាំងពីរសិន ឬបន្ថែមវាជាថ្មី។
bundle-unwelcome-removed = ឯកសារនេះមកពីឧបករណ៍ដែលបានដកចេញ។ Regulars មិនបានទទួលយកទេ។
bundle-unwelcome-own = ឯកសារនេះធ្វើដោយឧបករណ៍នេះផ្ទាល់។
bundle-unwelcome-other-notebook = ឧបករណ៍នេះប្រើសៀវភៅរួមជាមួយឧបករណ៍ផ្សេងរួចហើយ។ បើចង់ប្រើសៀវភៅមួយទៀតក្នុងឧបករណ៍នេះ សូមបើក Regulars ក្នុងកម្មវិធីរុករកមួយទៀត (ដូចជា Chrome ឬ Firefox)។
welcome-join = ចូលប្រើសៀវភៅរួមជាមួយឧបករណ៍ផ្សេង

## Help

help-title = ជំនួយ
help-close = បិទ
help-find = វាយឈ្មោះមួយផ្នែក លេខទូរស័ព្ទ ឬអ្វីដែលអ្នកចាំពីគាត់៖ «ក្រមាក្រហម»។
help-page = បើកទំព័រមុនពេលស្វាគមន៍ភ្ញៀវ៖ បន្ទាត់ដំបូងៗប្រាប់ថា អ្វីធ្វើឲ្យគាត់សប្បាយចិត្ត និងគួរសួរគាត់ពីរឿងអ្វី។
help-visit = គ្រាន់តែចុច «មកហាងថ្ងៃនេះ» ម្ដង ក៏បានកត់ទុកថាគាត់មកហាងហើយ។
help-undo = កែប្រែអ្វីក៏ត្រឡប់ដូចដើមវិញបាន៖ ចុច «ត្រឡប់ដូចដើម» ឬ Ctrl+Z។
help-cover = ពេលភ្ញៀវឱនមកមើល សូមចុច «បាំងអេក្រង់»។
help-offline = ប្រើបានទោះគ្មានអ៊ីនធឺណិត។ អ្វីៗទាំងអស់ទុកក្នុងឧបករណ៍នេះ។
help-keys = គ្រាប់ចុច
help-key-find = រកភ្ញៀវ
help-key-new = ភ្ញៀវថ្មី
help-key-help = ជំនួយនេះ
help-key-undo = ត្រឡប់អ្វីដែលទើបកែប្រែ ឲ្យដូចដើមវិញ
help-key-redo = ធ្វើអ្វីដែលទើបត្រឡប់ដូចដើម ឡើងវិញ
help-key-cover = បាំងអេក្រង់
help-letter-keys = ប្រើគ្រាប់ចុចអក្សរមួយតួ (មិនបាច់ចុច Ctrl)

## Dates in words

# The day relative to today; older days are written by the messages below.
labelled = { $label }៖ { $value }
day-today = ថ្ងៃនេះ
day-yesterday = ម្សិលមិញ

# Browsers do not know the calendar of every language here, so its words stand in this file.
# $month is 1 to 12, $weekday 1 (Monday) to 7.
month = { $month ->
    [1] មករា
    [2] កុម្ភៈ
    [3] មីនា
    [4] មេសា
    [5] ឧសភា
    [6] មិថុនា
    [7] កក្កដា
    [8] សីហា
    [9] កញ្ញា
    [10] តុលា
    [11] វិច្ឆិកា
   *[12] ធ្នូ
}
# For narrow columns.
month-short = { $month ->
    [1] មករា
    [2] កុម្ភៈ
    [3] មីនា
    [4] មេសា
    [5] ឧសភា
    [6] មិថុនា
    [7] កក្កដា
    [8] សីហា
    [9] កញ្ញា
    [10] តុលា
    [11] វិច្ឆិកា
   *[12] ធ្នូ
}
weekday = { $weekday ->
    [1] ថ្ងៃចន្ទ
    [2] ថ្ងៃអង្គារ
    [3] ថ្ងៃពុធ
    [4] ថ្ងៃព្រហស្បតិ៍
    [5] ថ្ងៃសុក្រ
    [6] ថ្ងៃសៅរ៍
   *[7] ថ្ងៃអាទិត្យ
}
# Today in full, above the greeting.
date-full = { $weekday } ទី { $day } ខែ{ $month }
# A day of this year, or one without a year.
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
# A month of which no day is known.
date-month-year = ខែ{ $month } ឆ្នាំ { $year }
# A moment: a day as above and a time of day.
date-time = { $day } ម៉ោង { $time }

## Import and export

exchange-title = យកបញ្ជីភ្ញៀវចូល និងចេញ
import-title = យកឈ្មោះភ្ញៀវមកដាក់ក្នុងសៀវភៅ
import-text = យកពីបញ្ជីទំនាក់ទំនងក្នុងទូរស័ព្ទ កម្មវិធីអ៊ីមែល ឬម៉ាស៊ីនគិតលុយ៖ សូមជ្រើសឯកសារ vCard (.vcf) ឬតារាង (.csv) ឬអូសឯកសារមកដាក់ទីនេះ។ បើអ្នកមិនទាន់យល់ព្រម Regulars មិនកត់អ្វីទុកទេ ហើយអ្វីដែលអ្នកបានសរសេរដោយខ្លួនឯង នៅដដែល។ បើចង់យកសៀវភៅមកវិញពីឯកសារបម្រុងទុករបស់ Regulars (.zip) ក៏ជ្រើសនៅទីនេះដែរ។
import-choose = ជ្រើសឯកសារ
import-handed = កម្មវិធី ឬគេហទំព័រផ្សេងបានផ្ញើឯកសារ «{ $file }» មក។ ចង់មើលទេ?
import-handed-look = មើល
import-handed-leave = មិនមើលទេ
handed-words = កម្មវិធីផ្សេងបានផ្ញើពាក្យទាំងនេះមក។ ចង់កត់ឲ្យភ្ញៀវណា សូមបើកទំព័ររបស់គាត់ រួចបន្ថែមនៅទីនោះ។
import-do = យកចូល
import-cancel = បោះបង់
export-stop = ឈប់ត្រឹមនេះ
import-close = បិទ
import-save-report = រក្សាទុករបាយការណ៍
import-progress = ធ្វើដល់ណាហើយ
import-nobody = ក្នុង «{ $file }» គ្មានអ្នកណាទេ។
import-found = { $count ->
   *[other] ក្នុង «{ $file }» មាន { $count } នាក់។
}
# added, updated, here, left: numbers of people or lines
import-told = បានបន្ថែមភ្ញៀវ៖ { $added }។ បានបន្ថែមព័ត៌មាន៖ { $updated }។ មានស្រាប់៖ { $here }។ មិនបានយក៖ { $left }។
# Where in the file. line and card: numbers
import-line = បន្ទាត់ទី { $line }
import-card = កាតទី { $card } បន្ទាត់ទី { $line }
import-added = បានបន្ថែម
import-updated = បានបន្ថែមព័ត៌មានថ្មីពីឯកសារ
import-here = មានស្រាប់ គ្មានអ្វីថ្មី
import-erased = អ្នកបានលុបទំព័ររបស់គាត់ចោលជារៀងរហូតហើយ ដូច្នេះមិនបានយកទេ
import-undo = ត្រឡប់ដូចដើម មុនពេលយកចូល
imports-title = ឯកសារដែលបានយកចូលពីមុន
undo-import-running = កំពុងត្រឡប់ដូចដើម មុនពេលយកចូល។
# gone, restored, touched: numbers of pages
undo-import-told = បានដកចេញ៖ { $gone }។ បានត្រឡប់ដូចដើមវិញ៖ { $restored }។ ទុកនៅដដែល៖ { $touched }។
undo-import-touched = ក្រោយពេលយកចូល អ្នកបានសរសេរលើទំព័រទាំងនេះ ដូច្នេះទុកនៅដដែល៖
import-too-large = ឯកសារនេះធំពេកសម្រាប់បញ្ជីទំនាក់ទំនង។
import-unreadable = អានឯកសារមិនបានទេ។ សូមជ្រើសម្ដងទៀត។
import-reason-no-contact-file = នេះមិនមែនជាបន្ទាត់នៃឯកសារទំនាក់ទំនងទេ
import-reason-nobody = គ្មានអ្នកណាទេ៖ គ្មានឈ្មោះ លេខទូរស័ព្ទ ឬឈ្មោះអាជីវកម្ម
import-reason-no-end = កាតនេះមិនចប់ តែបានយកអ្វីដែលអានបានមកហើយ
import-reason-no-day = ក្នុងប្រតិទិនគ្មានថ្ងៃបែបនេះទេ ទុកតាមដែលសរសេរ
import-reason-linked-photo = រូបថតមានតែតំណ ហើយ Regulars មិនបើកតំណទេ
import-reason-no-photo = អានរូបថតមិនបានទេ
import-reason-charset = សរសេរដោយកូដអក្សរដែល Regulars មិនស្គាល់
import-reason-too-long = អត្ថបទវែងពេកសម្រាប់ទំព័រ តែរក្សាទុកទាំងមូលសម្រាប់យកចេញលើកក្រោយ
import-reason-no-table = ឯកសារនេះមិនមែនជាបញ្ជីទំនាក់ទំនង ហើយក៏មិនមែនជាតារាងដែរ
import-reason-no-amount = មិនមែនជាចំនួនប្រាក់ទេ ទុកជាពាក្យដដែល
import-reason-no-number = លេខដែលកម្មវិធីតារាងបានធ្វើឲ្យបាត់ខ្ទង់ចុងក្រោយ ទុកជាពាក្យដដែល
import-reason-no-year = ឆ្នាំមានតែពីរខ្ទង់ មិនដឹងសតវត្សណា ថ្ងៃនៅទីនេះដោយគ្មានឆ្នាំ ឯឆ្នាំទុកជាពាក្យដដែល
import-reason-moment = ជាម៉ោងពិតប្រាកដ មិនមែនជាថ្ងៃទេ អាចខុសមួយថ្ងៃមុន ឬក្រោយ
import-reason-outside = ចំណងជើងខាងលើតារាង ឬផលបូកខាងក្រោម មិនមែនជាភ្ញៀវទេ
import-reason-calendar = នេះជាប្រតិទិន។ សូមរក្សាទុកបញ្ជីទំនាក់ទំនងជា vCard ឬ CSV រួចបើកឯកសារនោះ
import-reason-json = នេះជាឯកសារសម្រាប់កម្មវិធី។ សូមរក្សាទុកបញ្ជីជាតារាង (CSV) ឬ vCard រួចបើកឯកសារនោះ
import-reason-spreadsheet = នេះជាតារាងក្នុងទម្រង់ដើមរបស់វា។ សូមរក្សាទុកវាជា CSV រួចបើកឯកសារនោះ
import-reason-unclosed = សញ្ញាសម្រង់បើកហើយមិនបានបិទ ចាប់ពីទីនេះទៅ អានមួយបន្ទាត់ម្ដងៗ
import-reason-no-archive = នេះមិនមែនជាឯកសារបម្រុងទុក ហើយក៏មិនមែនជាតារាងដែរ បើមកពីកម្មវិធីតារាង សូមរក្សាទុកជា CSV សិន
import-reason-too-large = ឯកសារនេះធំពេក កម្មវិធីរុករកផ្ទុកមិនអស់ទេ
import-charset = ពាក្យទាំងនេះអានបានត្រឹមត្រូវទេ? បើមិនត្រូវ សូមជ្រើសជួរដែលអានបាន
import-old-khmer = ឈ្មោះទាំងនេះមើលទៅដូចជាអក្សរខ្មែរ ដែលវាយដោយពុម្ពអក្សរ (Font) ចាស់ ដូចជា Limon។ Regulars អានមិនចេញទេ។ សូមប្ដូរឯកសារទៅជាខ្មែរយូនីកូដសិន រួចជ្រើសវាម្ដងទៀត។
import-losses = មុនពេលយកចូល៖ មានខ្លះមិនអាចយកចូលដូចដើមទេ
# count: how often; reason: one of the reasons above.
import-loss = { $count } × { $reason }
columns-title = ជួរឈរនីមួយៗប្រាប់ពីអ្វី
columns-header = ជួរដែលមានឈ្មោះជួរឈរ
columns-header-none = គ្មានជួរណាទេ
columns-month-first = ខែសរសេរនៅមុនថ្ងៃ (12/31)
# number: which column, counted from 1
columns-nameless = ជួរឈរទី { $number }
columns-preview = ភ្ញៀវដំបូងៗ នឹងកត់ទុកបែបនេះ៖
# What a column tells, in a choice of many.
column-kept = ទុកសម្រាប់យកចេញលើកក្រោយ
column-left-out = មិនយក
column-name = ឈ្មោះពេញ
column-given = នាមខ្លួន
column-middle = នាមកណ្ដាល
column-family = នាមត្រកូល
column-suffix = ពាក្យក្រោយឈ្មោះ
column-label = ជួរឈរបន្ទាប់ជារបស់អ្នកណា ឬសម្រាប់អ្វី
column-birth-year = ថ្ងៃកំណើត៖ ឆ្នាំ
column-birth-month = ថ្ងៃកំណើត៖ ខែ
column-birth-day = ថ្ងៃកំណើត៖ ថ្ងៃ
column-day = ថ្ងៃសំខាន់មួយទៀត
column-visit = ថ្ងៃដែលមកហាង
column-purchase = ថ្ងៃដែលទិញ
column-bought = អ្វីដែលបានទិញ
column-id = លេខក្នុងកម្មវិធីផ្សេង
column-own = ជួរឈររបស់ Regulars ផ្ទាល់
export-title = យកឈ្មោះភ្ញៀវទាំងអស់ចេញជាឯកសារ
export-text = ភ្ញៀវទាំងអស់ក្នុងសៀវភៅ រួមទាំងភ្ញៀវដែលបានទុកដោយឡែក សម្រាប់ប្រើក្នុងកម្មវិធីផ្សេង។
export-form = ប្រភេទឯកសារ
export-cards = បញ្ជីទំនាក់ទំនង (vCard)
export-cards-four = បញ្ជីទំនាក់ទំនង (vCard 4.0)
export-cards-four-text = សម្រាប់កម្មវិធីដែលត្រូវការ vCard 4.0។ រូបថតទៅជាមួយ តែកំណត់ត្រានៅទីនេះដដែល។
export-table = តារាង (CSV)
export-calendar = ប្រតិទិន (iCalendar)
export-cards-text = សម្រាប់ទូរស័ព្ទ និងកម្មវិធីបញ្ជីទំនាក់ទំនងណាក៏បាន។ រូបថតទៅជាមួយ តែកំណត់ត្រានៅទីនេះដដែល។
export-table-text = សម្រាប់កម្មវិធីតារាង។ ក្រឡាណាដែលកម្មវិធីនោះអាចយល់ច្រឡំថាជារូបមន្ត មានសញ្ញា (') នៅខាងមុខ។
export-calendar-text = ថ្ងៃកំណើត និងថ្ងៃសំខាន់ផ្សេងៗរបស់ភ្ញៀវដែលមិនបានទុកដោយឡែក រៀងរាល់ឆ្នាំ សម្រាប់ប្រតិទិនណាក៏បាន។ ពេលបើកឯកសារនេះក្នុងប្រតិទិនម្ដងទៀត អ្វីដែលមានស្រាប់នឹងប្ដូរតាមឯកសារ។
export-archive = ឯកសារបម្រុងទុកនៃសៀវភៅទាំងមូល (zip)
export-archive-text = សៀវភៅទាំងមូល រួមទាំងរូបថត និងប្រវត្តិ ទុកសម្រាប់យកមកវិញពេលបាត់បង់ ហើយអ្នកណាក៏អានបាន ទោះគ្មានកម្មវិធីនេះ។
archive-passphrase = ពាក្យសម្ងាត់
archive-passphrase-hint = បើមិនចង់ដាក់ សូមទុកទំនេរ។ បើភ្លេចពាក្យសម្ងាត់នេះ គ្មានអ្នកណាបើកឯកសារបម្រុងទុកបានទៀតទេ សូម្បីតែអ្នកក៏បើកមិនបានដែរ។
export-failed = សៀវភៅនេះធំពេក ដាក់ក្នុងឯកសារតែមួយមិនអស់ទេ។
export-not-saved = កម្មវិធីរុករករក្សាទុកឯកសារមិនបានទេ។ សូមសាកម្ដងទៀត។
# The first lines of the README within a backup. “customers” is a folder’s name and stays so.
archive-readme = នេះជាអ្វីៗទាំងអស់ក្នុងសៀវភៅភ្ញៀវរបស់ហាង។ បើចង់យកមកវិញ សូមបើក Regulars ចូល «ការកំណត់» រួច «យកបញ្ជីភ្ញៀវចូល និងចេញ» ហើយជ្រើសឯកសារនេះ។ បើចង់អានដោយមិនប្រើ Regulars សូមបើកថតឯកសារ «customers»។
export-only = តែភ្ញៀវដែលកំពុងបង្ហាញក្នុងបញ្ជី
# What a day is called in another calendar.
calendar-birthday = ថ្ងៃកំណើត៖ { $name }
calendar-name-day = ថ្ងៃបុណ្យនៃឈ្មោះ៖ { $name }
calendar-firm = ខួបបង្កើតអាជីវកម្ម៖ { $name }
calendar-profession = ទិវាសម្រាប់អាជីព៖ { $name }
export-nobody = មិនទាន់មានភ្ញៀវឲ្យយកចេញទេ។
export-do = យកចេញជាឯកសារ
export-done = { $count ->
   *[other] ក្នុង «{ $file }» មាន { $count } នាក់។
}
export-damaged = { $count ->
   *[other] មាន { $count } ទំព័រដែលអានមិនបានគ្រប់ តែអ្វីដែលអានបាន មានក្នុងឯកសារហើយ។
}
restore-locked = «{ $file }» ចាក់សោដោយពាក្យសម្ងាត់។
# pages, photos: numbers
restore-found = «{ $file }» ជាឯកសារបម្រុងទុក។ ទំព័រ៖ { $pages }។ រូបថត៖ { $photos }។
# shop: the shop a backup is of, as it says itself
restore-shop = ឯកសារបម្រុងទុកនេះជាសៀវភៅរបស់ហាង «{ $shop }»។
# own: the shop of this notebook
restore-other-shop = ឯកសារបម្រុងទុកនេះជាសៀវភៅរបស់ហាង «{ $shop }» តែសៀវភៅនៅទីនេះជារបស់ហាង «{ $own }»។ បើចុច «យកមកវិញ» សៀវភៅទាំងពីរនឹងក្លាយជាសៀវភៅតែមួយ។
restore-cut-short = ផ្នែកខាងចុងនៃឯកសារនេះបាត់ ឬខូច។ ប្រហែលជាយកមកវិញមិនបានទាំងអស់ទេ។
# added, joined, here: numbers of pages
restore-told = បានយកមកវិញ៖ { $added }។ បានបំពេញបន្ថែម៖ { $joined }។ មានស្រាប់៖ { $here }។
restore-erased = { $count ->
   *[other] មាន { $count } ទំព័រដែលអ្នកបានលុបចោលជារៀងរហូត ទំព័រទាំងនោះមិនត្រឡប់មកវិញទេ។
}
restore-newer = { $count ->
   *[other] មាន { $count } ទំព័រដែលសរសេរដោយ Regulars ជំនាន់ថ្មីជាងនេះ។ សូមអាប់ដេត Regulars សិន រួចយកមកវិញ។
}
restore-damaged = { $count ->
   *[other] ក្នុងឯកសារបម្រុងទុកនេះ មានឯកសារខូចចំនួន { $count } តែអ្វីៗផ្សេងទៀតយកមកវិញបានទាំងអស់។
}
restore-damaged-more = { $count ->
   *[other] និង { $count } ទៀត
}
restore-do = យកមកវិញ
restore-open = បើក
restore-opening = កំពុងបើក សូមរង់ចាំពីរបីវិនាទី។
restore-wrong-passphrase = ពាក្យសម្ងាត់នេះបើកមិនបានទេ។
restore-other-key = ឯកសារនេះចាក់សោតាមវិធីផ្សេង មិនមែនដោយពាក្យសម្ងាត់ទេ។
restore-too-much-work = បើកមិនបានទេ៖ ឯកសារនេះធ្ងន់ពេក កម្មវិធីរុករកបើកមិនរួចទេ។
restore-lock-damaged = ឯកសារនេះខូចហើយ។
archive-reminder = យូរហើយ អ្នកមិនបានធ្វើឯកសារបម្រុងទុកនៃសៀវភៅទេ។
archive-reminder-ios = បើមិនបានបើករយៈពេលប្រាំពីរថ្ងៃ Safari អាចលុបសៀវភៅនេះចោល។ សូមធ្វើឯកសារបម្រុងទុក។ របៀបផ្លាស់ទៅអេក្រង់ដើម មានប្រាប់ក្នុង «ការកំណត់»។
archive-reminder-do = ធ្វើឥឡូវនេះ
archive-reminder-later = ចាំពេលក្រោយ
# The backup that goes into a folder once a week by itself. folder: its name, day: a date
weekly-title = ធ្វើឯកសារបម្រុងទុកដោយស្វ័យប្រវត្តិ
weekly-text = មួយសប្ដាហ៍ម្ដង ពេល Regulars កំពុងបើក កម្មវិធីអាចធ្វើឯកសារបម្រុងទុកដោយស្វ័យប្រវត្តិ ហើយដាក់ក្នុងថតឯកសារ (Folder) មួយក្នុងឧបករណ៍នេះ។ ទុកតែបួនឯកសារចុងក្រោយ។ ឯកសារទាំងនេះមិនចាក់សោដោយពាក្យសម្ងាត់ទេ។
weekly-choose = ជ្រើសថតឯកសារ
weekly-kept = មួយសប្ដាហ៍ម្ដង Regulars ដាក់ឯកសារបម្រុងទុកមួយក្នុងថតឯកសារ «{ $folder }»។
weekly-asks = ដល់ពេលដាក់ឯកសារបម្រុងទុកក្នុងថតឯកសារ «{ $folder }» ហើយ។ កម្មវិធីរុករកសុំឲ្យអ្នកអនុញ្ញាតសិន។
weekly-writing = កំពុងដាក់ឯកសារបម្រុងទុកក្នុងថតឯកសារ «{ $folder }»។
weekly-failed = ដាក់ឯកសារបម្រុងទុកក្នុងថតឯកសារ «{ $folder }» មិនបានទេ។ តើថតឯកសារនោះនៅមាន ហើយនៅមានកន្លែងទំនេរដែរឬទេ?
weekly-last = ឯកសារបម្រុងទុកចុងក្រោយ៖ { $day }។
weekly-now = ធ្វើឯកសារបម្រុងទុកឥឡូវនេះ
weekly-stop = ឈប់ដាក់ក្នុងថតឯកសារនោះ

## Two pages about the same person

duplicates-title = មនុស្សតែម្នាក់ មានពីរទំព័រ?
duplicates-text = ទំព័រដែលអាចជារបស់មនុស្សតែម្នាក់ និងហេតុផល។ គ្មានអ្វីប្ដូរដោយខ្លួនឯងទេ។
duplicates-none = មើលទៅគ្មានអ្នកណាមានពីរទំព័រទេ។
# A link below the report of an import.
duplicates-look = ឥឡូវមានភ្ញៀវណាមានពីរទំព័រទេ?
# Why two pages may be about one person.
why-phone = លេខដូចគ្នា
why-email = អ៊ីមែលដូចគ្នា
why-name = ឈ្មោះដូចគ្នា
why-like-name = ឈ្មោះស្រដៀងគ្នា
why-birthday = ថ្ងៃកំណើតដូចគ្នា
why-house = ផ្ទះតែមួយ
duplicates-compare = មើលទាំងពីរ
duplicates-apart = ជាមនុស្សពីរនាក់ផ្សេងគ្នា
duplicates-words-of = ទុកឈ្មោះ និងបន្ទាត់ផ្សេងៗរបស់ទំព័រណា?
duplicates-join = បញ្ចូលគ្នា
duplicates-entries = កំណត់ត្រា
notice-joined = ទំព័រទាំងពីររបស់ { $name } ក្លាយជាទំព័រតែមួយហើយ។
notice-parted = បានបំបែកទំព័ររបស់ { $name } ចេញវិញហើយ។
page-joined-into = ទំព័រនេះបានបញ្ចូលជាមួយទំព័រមួយទៀត។
page-joined-open = បើកទំព័រនោះ
page-joined-from = បានបញ្ចូលជាមួយទំព័រនេះ៖
page-part = បំបែកចេញវិញ

## What is kept about a person, as a file for them

own-data = ជូនគាត់នូវព័ត៌មានរបស់គាត់
own-data-title = អ្វីដែលបានកត់ទុកអំពី { $name }
own-data-day = គិតត្រឹម{ $day }។
own-data-removed = បានដកចេញពីទំព័រហើយ តែនៅរក្សាទុកដដែល
own-data-foreign = ពីកម្មវិធីផ្សេង
own-data-history = ពាក្យដើមមុនពេលកែប្រែ ក៏នៅរក្សាទុកដែរ រហូតដល់លុបទំព័រនេះចោលជារៀងរហូត។
