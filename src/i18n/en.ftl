### Every word Regulars says, in English. Ids are the same in every language; a test holds them
### complete. The reader is a shop owner with a phone in one hand: short, warm, plain words; no
### computer words where a shop word exists. Address the owner as "you".
###
### Names of customers are often longer than they look and may be in any script. A person may be of
### any gender: say "they", never guess.

## The app and its places

app-name = Regulars
app-tagline = A notebook for the people who come to your shop.
nav-main = Main
nav-today = Today
nav-customers = Customers
nav-devices = Devices
nav-settings = Settings
nav-new = New customer
nav-help = Help
nav-back = Back
skip-to-content = Skip to the page

## Covering the screen when somebody leans over the counter

cover = Cover the screen
cover-title = Just a moment
cover-uncover = Show the notebook again

## The first start

welcome-title = A page for everyone who comes back.
welcome-text = Write down what people like, what they said and what you promised. It stays on this device, works without the internet, and needs no account.
welcome-ios = On an iPhone or iPad, first put Regulars on the home screen (Share, then “Add to Home Screen”) and start your notebook there. Safari may clear one that is not opened for seven days.
welcome-start = Start my notebook
welcome-example = Look at an example shop
welcome-archive = I have a backup
welcome-old = A notebook kept earlier on this site, perhaps by another copy of Regulars, is in this browser. Is it yours?
welcome-old-open = Open that notebook here
welcome-setup-title = Your shop
welcome-setup-text = You can leave all of this empty and fill it in later, in Settings.
welcome-open = Open the notebook
welcome-skip = Leave it for later

## The example shop

example-banner = This is an example shop. Nothing here is real.
example-leave = Leave the example
example-preparing = Setting out the example shop…

## The shop

shop-name = Name of the shop
shop-country = Country
shop-country-none = Not said
shop-country-KH = Cambodia
shop-country-IN = India
shop-country-GE = Georgia
shop-country-other = Another country
shop-currencies = Currencies you take
shop-currency-add = Another currency
shop-currency-code-wrong = A currency is written as three Latin letters, for example EUR.

## Today

# $part is one of: morning, afternoon, evening.
today-greeting = { $part ->
    [morning] Good morning.
    [afternoon] Good afternoon.
   *[evening] Good evening.
}
today-recent = Opened last
today-empty-title = Your notebook is open, and still empty.
today-empty-text = Begin with one person you were glad to see this week. A name is enough.
today-first = Write the first page
# The first screen of the day: people who need the owner, each with a reason in a full sentence.
today-needs = Who needs you
today-nobody = Nobody is waiting for you today. A good day to greet whoever comes in.
today-more = { $count ->
    [one] Show { $count } more
   *[other] Show { $count } more
}
# days: a number, 0 for today
today-ahead = { $days ->
    [0] today
    [1] tomorrow
   *[other] in { $days } days
}
# days: a number, 1 for yesterday
today-past = { $days ->
    [1] yesterday
   *[other] { $days } days ago
}
# name: of a person; when: one of the two above, or for the past ones with today-past
today-why-birthday = { $name } has a birthday { $when }.
today-why-birthday-past = { $name } had a birthday { $when }.
# age: a number of years
today-why-turns = { $name } turns { $age } { $when }.
today-why-turned = { $name } turned { $age } { $when }.
today-why-name-day = { $name } has a name day { $when }.
today-why-name-day-past = { $name } had a name day { $when }.
# label: what day it is, in the owner's words: "wedding"
today-why-day = { $name } has a special day { $when }: { $label }.
today-why-day-past = { $name } had a special day { $when }: { $label }.
today-why-day-unnamed = { $name } has a special day { $when }.
today-why-day-unnamed-past = { $name } had a special day { $when }.
today-why-firm = The firm of { $name } has its founding day { $when }.
today-why-firm-past = The firm of { $name } had its founding day { $when }.
# The day of their profession: Teachers’ Day
today-why-profession = { $name } has the day of their profession { $when }.
today-why-profession-past = { $name } had the day of their profession { $when }.
# words: something that happened in their life, in the owner's words
today-why-milestone = { $years ->
    [1] { $name }: “{ $words }”. It will be a year { $when }.
   *[other] { $name }: “{ $words }”. It will be { $years } years { $when }.
}
# holiday: its name, as below
today-why-holiday = { $holiday } is { $when }, and { $name } keeps it.
# words: what it is ("gym, six months"); when: "today", "in 3 days" or "2 days ago"
today-why-ends = “{ $words }” of { $name } ends { $when }.
today-why-lapsed = “{ $words }” of { $name } ended { $when } and was not renewed.
# visits: at least 2
today-why-quiet = { $months ->
    [1] { $name } came { $visits } times in a month, but has not come for { $days } days.
   *[other] { $name } came { $visits } times in { $months } months, but has not come for { $days } days.
}
# day: the date of a purchase or a note; words: what was bought or written
today-why-follow-up = { $name }, { $day }: “{ $words }”. You wanted to come back to it.
# years: a number
today-why-first-visit = { $years ->
    [1] { $name } first came a year ago: the anniversary is { $when }.
   *[other] { $name } first came { $years } years ago: the anniversary is { $when }.
}
# usual, away: numbers of days
today-why-missed = { $name } came about every { $usual } days, but has not come for { $away }.
# words: whatever the person said, in their own words
today-why-ask = { $name } said: “{ $words }”. Ask about it.
# Requests: the person asked for something and the owner promised it
today-why-promised = { $name } was promised “{ $words }”; it is due { $when }.
today-why-promised-past = { $name } was promised “{ $words }”; it was due { $when }.
today-why-asked = { $name } asked for “{ $words }”.
# What to do about a line
today-done = Done
today-later = Later
today-later-days = { $days ->
    [1] Tomorrow
   *[other] In { $days } days
}
today-never = Not for this person
today-call = Call
# A button: opens the phone’s text messages
today-write = SMS
# A button: somebody who was missed has told why
today-absence = They told me why
# Above the list of people: a holiday that is near
today-holiday = { $holiday } is { $when }.
# A button: some goods came in that people look for
today-came-in = It came in
came-in-what = What came in
came-in-nobody = Nobody is waiting for that.
came-in-since = since { $day }
# Holidays, to stand in the sentences "{ $holiday } is { $when }." and "{ $holiday } is { $when }, and { $name } keeps it."
holiday-new-year = New Year
holiday-victory-over-genocide = Victory over Genocide Day
holiday-womens-day = International Women’s Day
holiday-khmer-new-year = Khmer New Year
holiday-labour-day = Labour Day
holiday-visak-bochea = Visak Bochea
holiday-royal-ploughing = Royal Ploughing Ceremony
holiday-king-birthday = the King’s birthday
holiday-queen-mother-birthday = the Queen Mother’s birthday
holiday-kh-constitution-day = Constitution Day
holiday-pchum-ben = Pchum Ben
holiday-king-father-day = Commemoration of the King Father
holiday-king-coronation = Coronation Day
holiday-kh-independence-day = Independence Day
holiday-water-festival = the Water Festival
holiday-peace-day = Peace Day
holiday-republic-day = Republic Day
holiday-in-independence-day = Independence Day
holiday-gandhi-jayanti = Gandhi Jayanti
holiday-good-friday = Good Friday
holiday-western-easter = Easter
holiday-western-christmas = Christmas
holiday-bedoba = Bedoba
holiday-eastern-christmas = Christmas
holiday-epiphany = Epiphany
holiday-mothers-day = Mother’s Day
holiday-national-unity-day = the Day of National Unity
holiday-eastern-good-friday = Good Friday
holiday-eastern-easter = Easter
holiday-easter-monday = Easter Monday
holiday-victory-day = Victory Day
holiday-saint-andrew = Saint Andrew’s Day
holiday-family-day = the Day of Family Purity
holiday-ge-independence-day = Independence Day
holiday-mariamoba = Mariamoba
holiday-svetitskhovloba = Svetitskhovloba
holiday-giorgoba = Giorgoba
holiday-makar-sankranti = Makar Sankranti
holiday-maha-shivaratri = Maha Shivaratri
holiday-holi = Holi
holiday-ugadi = Ugadi
holiday-ram-navami = Ram Navami
holiday-mahavir-jayanti = Mahavir Jayanti
holiday-buddha-purnima = Buddha Purnima
holiday-raksha-bandhan = Raksha Bandhan
holiday-janmashtami = Janmashtami
holiday-ganesh-chaturthi = Ganesh Chaturthi
holiday-onam = Onam
holiday-dussehra = Dussehra
holiday-diwali = Diwali
holiday-navratri = Navratri
holiday-karva-chauth = Karva Chauth
holiday-dhanteras = Dhanteras
holiday-bhai-dooj = Bhai Dooj
holiday-chhath = Chhath Puja
holiday-chinese-new-year = Chinese New Year
holiday-qingming = Qingming
holiday-eastern-holy-saturday = Holy Saturday
holiday-guru-nanak-jayanti = Guru Nanak Jayanti
holiday-eid-al-fitr = Eid al-Fitr
holiday-eid-al-adha = Eid al-Adha
holiday-muharram = Muharram
holiday-milad-un-nabi = Milad un-Nabi
today-month = The month
month-before = The month before
month-after = The month after
month-nothing = Nothing in this month.
month-first-visit = { $years ->
    [1] first came a year ago
   *[other] first came { $years } years ago
}
# Beside a name on a day of the month: what is due
matter-promised = Promised
matter-membership = Ends
matter-follow-up = Come back to it
# A page with all answers side by side
absences-title = Why people stayed away
absences-empty = Nothing noted yet. When somebody you missed tells you why, write it down on Today or on their page.
# How long away is too long, explained on the screen
today-rule-title = When is somebody missed?
# fewest, gaps: numbers of gaps between visits; days: a number of days
today-rule-text = It goes by each person’s own visits: the last { $gaps } gaps between them, and fewer than { $fewest } are too few to tell. What is usual in your shop counts as one gap more. Somebody is missed once they stay away longer than 19 of 20 of their gaps would last, at least half as long again as usual, and at least { $days } days longer than usual. Days on which the shop was closed do not count. Where you have set how often somebody usually comes, that is usual for them. Whoever asked for no more contact is left out.
# Instead of the text above, where the owner has set a rule. visits, months, weeks: numbers
today-rule-plain = It goes by the rule you set in Settings. Visits, at least: { $visits }. Within so many months before the last one: { $months }. None since for so many weeks: { $weeks }. Days on which the shop was closed do not count. Whoever asked for no more contact is left out.

## Finding

find-label = Find a customer
find-placeholder = Who walked in?
find-none = Nobody found for “{ $query }”.
find-none-hint = Try a part of the name, the last digits of the phone, or what you remember of them.
find-new = Start a page for “{ $query }”
find-more = Show more
find-count = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
find-still-reading = Still reading older entries…
list-title = Customers
list-sort = Sort by
list-sort-name = Name
list-sort-visit = Last visit
list-sort-newest = Newest page
list-filter-role = Role
list-filter-tag = Tag
list-filter-all = All
list-put-away = Put away
list-empty = Nobody here yet.
list-empty-filter = Nobody matches this choice.

## A page: reading

page-loading = Opening the page…
page-missing = There is no such page in this notebook. It may have been erased.
page-taken-back = This page was taken back with “Undo”. Everything that was on it is still kept.
page-bring-back = Bring it back
page-edit = Edit
page-no-name = Without a name
page-say = say “{ $say }”
page-call-them = call them { $name }
page-happy = What would make them happy
page-ask = Ask about
page-ask-done = Asked
page-exceptions = Agreed with them
page-memberships = Memberships and renewals
page-visits = Visits
# count: on how many days they were in the shop
page-visits-count = { $count ->
    [one] Was here on { $count } day.
   *[other] Was here on { $count } days.
}
# usual, limit: numbers of days
page-rhythm = Comes about every { $usual } days; missed after { $limit }.
page-rhythm-set = Comes about every { $usual } days, as you set it; missed after { $limit }.
page-rhythm-none = Too few visits to tell how often they come.
# count: how many of the latest words exchanged with this person were the shop's
page-monologue = The last { $count } times, it was us who wrote or spoke. What would they say?
page-likes = What they like
page-facts = To reach and remember
page-no-contact = Asked for no more contact, please respect it.
page-put-away = Put away
page-put-away-because = Put away: { $reason }
page-call = Call { $number }
page-write-to = Write to { $address }
page-on-this-page = On this page
page-photo-of = Photo of { $name }
page-first = Nothing written yet. What did you notice today?
page-newer = This page was written by a newer version of Regulars. You can read it here; to change it, update the app first.
page-damaged = Some lines of this page could not be read. They are kept aside, also in every backup, and everything else is safe.
shop-damaged = Part of what is kept about the shop could not be read. It is kept aside, and your customers' pages are safe.

## A page: the entry form

entry-text = Write an entry
entry-text-placeholder = What did they say, buy, wish for?
entry-kind = Kind
entry-kind-note = Note
entry-kind-said = They said
entry-kind-request = They asked for
# Kinds of entries, in a list of choices beside "Note", "Visit", "Purchase". An exception agreed with this one person: "may pay on Fridays".
entry-kind-exception = Agreed with them
# What the person looks for, so that they can be told when it comes in. Also the label of its field and a heading.
entry-kind-wish = Looking for
entry-kind-membership = Membership
entry-kind-visit = Visit
entry-kind-purchase = Purchase
entry-kind-contact = Contact
entry-kind-absence = Why they stayed away
entry-kind-thanks = Thanks
entry-kind-clipping = Clipping
entry-kind-milestone = Milestone
entry-date = Date
entry-amount = Amount
entry-currency = Currency
entry-cost = Cost to you
entry-link = Link
entry-link-wrong = This is no address on the web. It should look like “example.com/page”.
# Read aloud where the photo is shown
entry-photo-alt = Photo of the clipping
entry-photo-missing = The photo has not come from the other device yet.
entry-ask = Ask about it next time
entry-due-request = Promised by
entry-due-exception = Holds until
entry-due-membership = Ends on
entry-due-other = Come back to it on
# Label of a number, as in "Every: 30 days"
entry-every = Every
entry-every-unit = Counted in
unit-days = days
unit-weeks = weeks
unit-months = months
unit-years = years
# Shown beside a membership: how often it is due again
period-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
period-weeks = { $count ->
    [one] every week
   *[other] every { $count } weeks
}
period-months = { $count ->
    [one] every month
   *[other] every { $count } months
}
period-years = { $count ->
    [one] every year
   *[other] every { $count } years
}
request-new = New request
request-what = What they asked for
wish-new = New wish
membership-new = New membership
membership-what = What it is
membership-no-day = Write when it ends, or how often it is due again.
membership-renewed = Renewed
membership-over = It is over
# A button: the person has been told that the thing came in
wish-told = They know
entry-channel = How
entry-channel-call = By phone
entry-channel-message = By message
entry-channel-email = By email
entry-channel-whatsapp = By WhatsApp
entry-channel-telegram = By Telegram
entry-channel-viber = By Viber
entry-channel-messenger = By Messenger
entry-channel-card = By card or letter
entry-channel-in-person = Face to face
entry-starter = Who began
entry-starter-we = We did
entry-starter-they = They did
entry-add = Add entry
entry-save = Save entry
entry-visited-today = Visited today
entry-change = Change
entry-remove = Remove
entry-bring-back = Bring back
entry-removed-title = { $count ->
    [one] { $count } removed entry
   *[other] { $count } removed entries
}
entry-empty = Write a few words first.
entry-future = This day is still to come. Choose today or an earlier day.
entry-date-wrong = This is not a day of the calendar.
entry-amount-wrong = This is not an amount. Write it like 12.50.
entry-amount-fine = There are no such small coins in { $currency }. Write fewer decimals.
entry-amount-large = This amount is too large to be true.
text-too-long = { $count ->
    [one] { $count } character too many; the limit is { $limit }. Nothing is lost, please shorten it.
   *[other] { $count } characters too many; the limit is { $limit }. Nothing is lost, please shorten it.
}

## A page: the form

form-new-title = New customer
form-edit-title = Edit the page
form-one-is-enough = A name, nickname, phone or firm is enough.
form-more = More about them
form-name = Name
form-called = What to call them
form-say = How to say it
form-form-of-address = Form of address
form-patronymic = Father’s name
form-name-order = Family name
form-name-order-default = As usual here
form-name-order-first = comes first
form-name-order-last = comes last
form-firm = Firm
form-phone = Phone
form-phone-add = Another phone
form-email = Email
form-email-add = Another email
form-handle = Messenger name
form-handle-service = Messenger
form-handle-add = Another messenger
form-label = Whose, or what for
form-address = Address
form-tags = Tags
form-tags-hint = Separate tags with commas.
form-role = Role
form-role-customer = Customer
form-role-boss = Boss
form-role-colleague = Colleague
form-role-helper = Helper
form-role-supplier = Supplier
form-role-partner = Partner
form-role-neighbour = Neighbour
form-day-birthday = Birthday
form-birthday-hint = Day and month, the year if you know it: { $example }
form-day-wrong = This is not a day of the calendar. Write it like { $example }.
form-day-name-day = Name day
form-day-other = Another day
form-day-firm = Founding day of their firm
form-day-profession = Day of their profession
# A field beside the birthday
form-day-also = The same day in another calendar
form-interval = Usually comes every so many days
form-interval-hint = Left empty, it goes by their visits.
form-country = Country whose holidays they keep
form-country-shop = The same as the shop
number-wrong = Write a whole number from { $from } to { $to }.
form-day-label = What day it is
form-day-add = Another important day
form-photo = Photo
form-photo-choose = Take or choose a photo
form-photo-replace = Another photo
form-photo-remove = Remove the photo
form-photo-wrong = This file could not be read as a picture.
form-hook = Memory hook
form-hook-hint = What you remember the face by: red scarf, teacher.
form-preferences = Preferences
form-happy = What would make them happy
form-found-us = How they found the shop
form-recommended-by = Recommended by
form-no-contact = No more contact, please
form-remove-item = Remove
form-save = Save
form-cancel = Cancel
form-nothing = Write a name, nickname, phone or firm first.
form-already = Already have them?
form-draft-kept = What you had written is still here.
# words: what another tab or device wrote
form-draft-meanwhile = Meanwhile this was written there: “{ $words }”
form-draft-drop = Start afresh

## Putting away, erasing

put-away = Put away
put-away-reason = Why? (moved, died, gone for good)
put-away-do = Put the page away
put-away-back = Bring back
erase = Erase for good
erase-title = Erase the page of { $name } for good?
erase-text = Everything on this page is erased from this device: the words, the photo, the history. It cannot be undone, and it will not come back from another device.
erase-mentions = { $count ->
    [one] { $count } other page also names them. It stays as it is; look at it first if you wish:
   *[other] { $count } other pages also name them. They stay as they are; look at them first if you wish:
}
erase-do = Erase for good
erase-cancel = Keep the page

## Notices. Each says what happened in a full sentence.

notice-saved = Saved.
notice-entry-added = Written down.
notice-entry-changed = Entry changed.
notice-entry-removed = Entry removed.
notice-entry-back = Entry brought back.
notice-visited = Visit of { $name } noted.
notice-put-away = The page of { $name } is put away.
notice-brought-back = The page of { $name } is back.
notice-done = Taken off the list.
notice-later = It comes back { $when }.
notice-never = Not suggested for this person any more.
notice-renewed = Renewed until { $day }.
notice-erased = The page is erased.
notice-undone = Undone.
notice-undo = Undo
notice-redone = Done again.
notice-redo = Redo
notice-close = Close
notice-erased-elsewhere = This page was erased in another tab or on another device.

## When something goes wrong: what happened, then what to do

trouble-full = Not saved: the device has no room left. Free some space (photos, other apps), then press “Try again”. What you wrote is still here; do not close the app.
trouble-failed = Not saved: the browser’s storage did not answer. Press “Try again”; if it goes on, close other tabs of Regulars. What you wrote is still here; do not close this tab.
trouble-read = The notebook could not be read. Press “Try again”; if it goes on, close and open the app. Nothing has been changed.
trouble-retry = Try again
trouble-newer = This notebook was written by a newer version of Regulars. Nothing has been changed. Open the newer version, or update this one while online.
trouble-overtaken = Not saved: a newer version of Regulars is open in another tab. Copy what you wrote here, then reload this page and write it again.
trouble-devices = What this device knows about your other devices could not be read; perhaps a newer version of Regulars wrote it. Nothing has been changed, and your notebook is all here. Update Regulars while online, then press “Try again”.
trouble-blocked = Another tab holds the notebook. Close the other tabs of Regulars, then press “Try again”.
trouble-title = Something is in the way
trouble-details = For a report:

## Settings

settings-title = Settings
settings-language = Language
settings-theme = Light or dark
settings-theme-auto = As the device
settings-theme-light = Light
settings-theme-dark = Dark

# What sounds wrong in a language: the owner copies the form into another app and fills it in.
wording-title = Tell us what sounds wrong in this language
wording-text = Copy this, paste it into a message, fill it in, and send it to whoever you have Regulars from.
wording-form =
    Regulars { $version } · { $language }
    Where it stands:
    What it says:
    What it should say:
    Why:
wording-copy = Copy the text
wording-copied = Copied.
wording-not-copied = The browser did not allow copying. Select the text and copy it yourself.

settings-shop = Your shop
settings-today = Today
settings-people = How many people at first
# A heading over a list: for each kind of day, a number
settings-ahead = How many days ahead
occasion-first-visit = First visit
occasion-holiday = Holiday
settings-missed = Who is missed
settings-missed-own = By each person’s own visits
settings-missed-plain = By a plain rule
settings-plain-visits = Visits, at least
settings-plain-months = Within so many months
settings-plain-weeks = None since for so many weeks
settings-closed = We were closed
settings-closed-from = From
settings-closed-to = To
settings-closed-wrong = Choose the first and the last day, in this order.
settings-holidays = Your own holidays
settings-holiday-name = What it is called
settings-holiday-empty = Write what it is called.
settings-holiday-day = Day
settings-follow-ups = To come back to after a purchase
settings-follow-ups-hint = When these words are in what somebody bought, the day to come back to it is filled in.
settings-follow-thing = What was bought
settings-follow-days = Days later
settings-add = Add
settings-remove = Remove
settings-saved-here = Kept on this device
settings-stored-of = Stored: { $size } of { $quota } the browser allows.
settings-persisted = The browser has promised to keep the notebook.
settings-not-persisted = The browser has not promised to keep the notebook. If the device runs short of space, the browser may clear it. A private window forgets everything when it is closed.
settings-persist = Ask the browser to keep it
settings-install-ios = Safari may clear a notebook that is not opened for seven days. The icon on the home screen keeps a notebook of its own and does not see this one. To move: make a backup of everything (Import and export), put Regulars on the home screen (Share, then “Add to Home Screen”), open it there and choose “I have a backup”.
settings-shared-host = Regulars runs in a folder of a larger site here. Other pages of that site could read this notebook. An address of its own is safer: ask whoever set it up for you.
settings-last-saved = Last saved { $when }.
settings-nothing-saved = Nothing saved since the app was opened.
settings-pages = { $count ->
    [one] { $count } page
   *[other] { $count } pages
}
settings-installed = Regulars is installed on this device.
settings-limits = What it does not do yet
settings-limits-lock = There is no lock: whoever holds the unlocked phone can read the notebook.
settings-limits-devices = Your devices share the notebook with each other directly, on the same Wi-Fi, or by files and changing QR codes. There is no copy anywhere else.
settings-limits-copies = There is no other copy but on your other devices and in the backups you make. Without either, a lost device is a lost notebook.
settings-version = Version { $version }
settings-example = Look at the example shop

## A new version

stopped-title = Regulars has stopped
stopped-text = Everything that was saved is safe. If a file was just being opened, it is made in a way Regulars cannot read: please do not open it again.
stopped-again = Open Regulars again
update-ready = A new version of Regulars is ready.
update-accept = Use it now

## Greetings

nav-greetings = Greetings
greet-text = One person at a time, in your own words. Nothing is sent by the app itself.
greet-others = Other greetings
greet-new = New greeting
# day: when it was begun
greet-of = Begun { $day }
greet-occasion = Occasion
greet-whom = For whom
greet-customers = All customers
greet-people = { $count ->
    [one] { $count } person
   *[other] { $count } people
}
greet-draft = Shared draft
greet-blanks = Blanks that are filled for each person
greet-progress = { $waits ->
    [one] { $got } done, { $waits } person waits.
   *[other] { $got } done, { $waits } people wait.
}
greet-quiet = { $count ->
    [one] { $count } person asked for no more contact and is not among them.
   *[other] { $count } people asked for no more contact and are not among them.
}
greet-twice = Written to twice: two of your devices did not know of each other.
greet-sent = Who has got it
greet-left-out = Left out
greet-back = Bring back
greet-over = This occasion is over
greet-nobody = Nobody is waiting for this greeting.
greet-all-done = Everyone has got it.
greet-line = Personal line
greet-preview = What they get
greet-generic = What is the same for everybody is grey.
# blanks: names of blanks, separated by commas
greet-line-left-out = (left out, not known: { $blanks })
greet-empty = Nothing is left of the draft for this person. Write a line of your own.
# name: of somebody else, who got these words before; day: when
greet-same = Somebody else already got the same words: { $name } ({ $day }). Change a line, then it can be sent.
greet-alike = Somebody else already got nearly the same words, { $percent } percent of them: { $name } ({ $day }). It can be sent; a line of its own would please more.
greet-already = They have got this already ({ $day }).
greet-anyway = Write anyway
greet-marked = It is on their page as sent.
greet-mark = Mark as sent
greet-next = Next person
greet-not-them = Not for this person
greet-send = Ways to send it
greet-share = Share
greet-copy = Copy
greet-print = Print
greet-unprinted = This browser did not print. Save the card as a picture of the screen, or open the notebook on a computer.
greet-sheet = Put on the sheet of cards
greet-ready = Ready sentences
greet-write = Write a few words
greet-thanks = Thank-you note
greet-list = Greet these people
blank-name = name
blank-address = name as addressed
blank-form = form of address
blank-patronymic = patronymic
blank-words = their words
blank-purchase = last purchase
blank-days = days
blank-personal = personal line
cause-day = Their own days
cause-holiday = Their holidays
cause-milestone = Their good news
cause-thanks = Thank-you notes
cause-missed = Who stays away
# The drafts to begin with. Between ‹ and › stands one of the blanks above, word for word.
draft-any =
    Dear ‹name as addressed›,
    ‹personal line›
    All good wishes from us at the shop.
draft-day =
    Dear ‹name as addressed›,
    all the best on your day!
    ‹personal line›
    We look forward to seeing you.
draft-holiday =
    Dear ‹name as addressed›,
    we wish you and your family a happy holiday.
    ‹personal line›
draft-milestone =
    Dear ‹name as addressed›,
    congratulations, and well deserved!
    ‹personal line›
draft-thanks =
    Dear ‹name as addressed›,
    thank you for coming to us.
    ‹personal line›
    Enjoy it!
draft-missed =
    Dear ‹name as addressed›,
    it has been a while, and we have thought of you.
    ‹personal line›
    You are always welcome.
# For whoever hardly anything is known of yet.
ready-1 = It is always good to see you at the shop.
ready-2 = We hope that you and your family are well.
ready-3 = Next time you are here, we would like to hear how you are.
cards-count = { $count ->
    [one] { $count } card on the sheet
   *[other] { $count } cards on the sheet
}
cards-design = Design
cards-plain = Plain
cards-frame = Frame
cards-leaf = Leaf
cards-ribbon = Ribbon
cards-long = { $count ->
    [one] The words on one card are too long and would be cut off at the end. Take it off, or shorten the personal line.
   *[other] The words on { $count } cards are too long and would be cut off at the end. Take them off, or shorten the personal lines.
}
cards-none = Take all off
look-back = This year so far
look-back-greeted = { $count ->
    [one] { $count } person you were in touch with
   *[other] { $count } people you were in touch with
}
look-back-forgotten = { $count ->
    [one] { $count } person without a word yet
   *[other] { $count } people without a word yet
}
# contacts: at most so many; sent: days and how, separated by commas; from: a day
wait-often = { $contacts ->
    [one] Better wait: one contact in { $days } days is enough. So far: { $sent }. From { $from } you can write again.
   *[other] Better wait: { $contacts } contacts in { $days } days are enough. So far: { $sent }. From { $from } you can write again.
}
wait-hour = Better wait: between { $from } and { $to } you do not call or write to anybody.
wait-day = Better wait: today is a day on which you do not call or write to anybody.

## What they agreed to

consent = Consent
consent-text = Once they have agreed to anything, only that is used.
consent-agreed = Agreed on { $day }
consent-refused = Said no on { $day }
consent-words = In their words
pace = How often
pace-usual = As usual
pace-less = Half as often
pace-more = Twice as often
form-salutation = Write to them as
form-salutation-hint = Exactly so, where the usual way is wrong for them.
entry-despite = written although it was early

## What is not known yet about somebody

learn = What you do not know yet:
learn-called = what they like to be called.
learn-birthday = when their birthday is.
learn-likes = what they like.
learn-said = what they say themselves, in their own words.
learn-happy = what would make them happy.
learn-wish = what they are looking for.
learn-hook = what you would recognise them by.
learn-found-us = how they found your shop.
learn-form = how they wish to be addressed.
learn-consent = how they would like to hear from you.

## Standards of contact

contact-title = Being in touch
contact-text = Your own standards. The app warns before too much, and you decide.
contact-most = At most so many contacts
contact-days = in so many days
contact-quiet-hours = Quiet hours
contact-from = From what hour
contact-to = Until what hour
contact-quiet-days = Quiet days
contact-channels = Channels you use
contact-confidential = What stays confidential, in one sentence

## Devices

# One word for each thing. A QR code is shown on one screen and scanned by the camera of another
# device; changing QR codes are many, one after the other. In writing, a QR code is its letters, which
# are typed, or its text, which is copied and pasted. A file of changes goes to devices that have the
# notebook, a file for a new device to one that joins. Devices connect and disconnect.
devices-title = Devices
devices-this = This device
devices-text = The notebook lives on your own devices and nowhere else. They connect directly, on the same Wi-Fi. Without Wi-Fi, changes go over as changing QR codes or as a file. Nobody in between can read them.
devices-name = Name of this device
# kind: phone or computer
devices-default-name = { $kind ->
    [phone] Phone
   *[computer] Computer
}
devices-others = Other devices
devices-alone = No other device holds this notebook yet.
devices-unnamed = A device without a name
# when: a day and a time
devices-met = Last heard from: { $when }.
devices-never = Nothing has been heard from it yet.
devices-up-to = Has everything up to { $when }.
devices-waiting = { $count ->
    [one] { $count } page waits for it.
   *[other] { $count } pages wait for it.
}
devices-nothing-waits = Nothing waits for it.
devices-gaps = { $count ->
    [one] On { $count } page something is still missing here. It comes with the next changes from that device.
   *[other] On { $count } pages something is still missing here. It comes with the next changes from that device.
}
devices-answer = It does not know this device yet. Send it the changes once, and open them there.
devices-send = Send changes
devices-send-all = Send to all devices
devices-rename = Rename the device
devices-new-name = New name of the device
devices-remove = Remove the device
devices-remove-text = A removed device gets no more changes, and none are taken from it. What is on it already stays there. To come back, it has to join again.
devices-remove-do = Remove for good
devices-removed = Removed devices
devices-add = Add a device
devices-add-text = This file holds the whole notebook, locked with a passphrase. Bring it to the new device. There, choose “Join the notebook of another device”, then “Open a file for a new device”. Do not send the passphrase along with the file. The file works for one device.
devices-passphrase = Passphrase for the file
devices-passphrase-hint = At least 12 characters: four words nobody would put together, for example.
devices-passphrase-short = This is too short to be safe.
devices-invite = Make the file
devices-meet = Connect
devices-show-code = Show a QR code
devices-read = Scan a QR code
devices-read-text = When another device shows a QR code, scan it here with the camera, or type its letters. Both devices must be on the same Wi-Fi.
devices-code = Letters or text from the other device
devices-code-go = Go on
devices-add-radio = On the new device, open Regulars and choose “Join the notebook of another device”. Then show a QR code here, and scan it there. The new device shows one back. Scan that here, and both have the notebook.
devices-add-file = With a file
meeting-title = Connection
meeting-with = Connection to “{ $name }”
meeting-preparing = Getting ready.
meeting-connecting = The devices are looking for each other.
meeting-show = Scan this QR code with the other device: there, open Devices, and open the camera under “Scan a QR code”.
meeting-show-first = Scan this QR code with the other device. It then shows one back.
meeting-show-reply = Now scan this QR code with the first device.
meeting-code = QR code for the other device
meeting-typed = Or type these letters there:
meeting-reply = The QR code it shows back
meeting-check-asks = Does the other device show the same number?
meeting-check-same = It is the same
meeting-check-other = It is not
meeting-check-wait = Now say so on the other device too.
meeting-exchanging = Each device is getting what it does not have yet. You can go on working.
meeting-in-step = Both devices have the same. While Regulars stays open on both, every change goes over at once.
meeting-differs = Nearly everything is the same on both devices, but one of them could not take something in. Open Regulars once on each while it is online, then connect them again.
meeting-disconnect = Disconnect
meeting-again = Try again
meeting-read-again = Scan another QR code
meeting-by-file = Add it with a file
meeting-allow = Allow the camera
meeting-two-codes = Use two QR codes
meeting-over-no-webrtc = This browser cannot connect to another device directly. Send the changes as a file instead.
meeting-over-hidden = This browser hides this device from the others until it may use the camera. Nothing is filmed. Allow the camera, or use two QR codes, one on each device.
meeting-over-unreachable = The devices cannot reach each other. Is the QR code still on the other screen? Are both on the same Wi-Fi, and not one for guests? If it stays like this, use changing QR codes: they need no Wi-Fi at all.
meeting-over-unreachable-new = The devices cannot reach each other. Is the QR code still on the other screen? Are both on the same Wi-Fi, and not one for guests? If it stays like this, add the device with a file.
meeting-over-long = These two devices do not know each other well enough yet. This time, use two QR codes, one on each device. After that, one is enough.
meeting-over-expired = The QR code is more than ten minutes old and does not work any more. Show a new one.
meeting-over-closed = The other device has disconnected. Everything that came over is saved; the rest comes when you connect again.
meeting-over-cut = The connection was lost. Everything that came over is saved; the rest comes when you connect again.
meeting-over-stranger = The other device could not prove that it belongs to this notebook. Nothing was sent to it. If it is yours, add it again.
meeting-over-version = The two devices have different versions of Regulars. Open Regulars on both while they are online, then try again.
meeting-over-garbled = Something was damaged on its way here. Nothing of it was taken in. Connect again; if it stays like this, send the changes as a file.
meeting-over-silent = The other device has not answered for a while. Unlock it, keep the app open there, and try again.
misread-slip = One of these letters is not right. Please look again.
misread-not-one = This is not a QR code of Regulars. The right one is on the other device, under Devices.
misread-damaged = A part is missing. Please scan the QR code again, or copy all of its text.
misread-stale = This QR code is from an earlier try. Please scan the one that the other device shows now.
misread-other-notebook = This is from a device with another notebook. To share one notebook, choose “Show a QR code” under “Add a device” there.
misread-own = This is the QR code of this device itself. Scan it with the other one.
misread-in-one = This device already shares a notebook with others. To connect to one of them, choose “Connect” there.
camera-open = Open the camera
camera-close = Close the camera
camera-picture = What the camera sees
camera-looking = Hold the QR code in front of the camera.
camera-torch = Light
camera-next = Another camera
camera-refused = The camera was not allowed. Allow it in the browser’s settings for this site.
camera-none = There is no camera here, or another app is using it.
camera-or-type = Or type the letters, or paste the text.
camera-or-file = Or send the changes as a file.
moving-show = Show as changing QR codes
moving-show-text = Let the camera of the other device look at these QR codes: there, open Devices and choose “Scan changing QR codes”. They go on changing until you stop them.
moving-read = Scan changing QR codes
moving-read-text = Without Wi-Fi, another device can show what is new there as changing QR codes. Hold this camera in front of its screen.
moving-progress = { $seen } of about { $needed } parts are here.
moving-too-long = There is too much for changing QR codes. Send it as a file.
moving-back = Send back what is new here
meeting-moving = Show changing QR codes
nav-connected = Connected to another device
devices-take-in = Get changes
devices-take-in-text = Open a file of changes that another device sent. If this device is new, open the file that was made for it. What came as text in a message can be pasted.
devices-open = Open a file of changes
devices-join = Open a file for a new device
devices-paste = Changes as text
devices-paste-do = Open the text
# The folder through which devices exchange by themselves. folder: its name
shared-title = Through a shared folder
shared-text = If your devices share a folder, on a USB stick or through Syncthing for example, changes can go through it by themselves. Each device keeps one file in it, which only your devices can read.
shared-choose = Choose the shared folder
shared-kept = Changes go through the folder “{ $folder }” whenever Regulars is open here.
shared-asks = The browser wants you to allow the folder “{ $folder }” first.
shared-writing = Changes are going through the folder “{ $folder }” now.
shared-failed = Nothing could be written into the folder “{ $folder }”. Is it still there, with room in it?
shared-now = Exchange now
shared-stop = Stop using it
shared-left = Left alone, because they are too large or could not be read: { $files }.
bundle-making = The file is being made.
# size: of the file
bundle-ready = The file of changes is ready ({ $size }). Only your other devices can open it.
invitation-ready = The file for a new device is ready ({ $size }).
bundle-share = Share
bundle-save = Save as a file
bundle-copy = Copy as text
bundle-copied = Copied.
bundle-shared = Handed over. Open it on the other device.
bundle-saved = Saved. Bring the file to the other device and open it there.
bundle-done = Done
# name: of a device; added, joined, here: numbers of pages
bundle-told = From “{ $name }”. New: { $added }. With something new: { $joined }. Already here: { $here }.
bundle-duplicates = Some people of the two notebooks may be the same. Look at them side by side.
bundle-unwelcome-not-for-us = This file is not for this device. It is from another notebook, or was made before that device knew this one, or this device was removed.
bundle-unwelcome-damaged = This file is not whole. Please have it sent again.
bundle-unwelcome-unknown = This file comes from a device that is not known here yet. First exchange changes with a device that knows both, or add it again.
bundle-unwelcome-removed = This file comes from a device that was removed. Nothing of it was taken in.
bundle-unwelcome-own = This file was made by this device.
bundle-unwelcome-other-notebook = This device already shares a notebook with other devices. To join another notebook on it, open Regulars in another browser.
welcome-join = Join the notebook of another device

## Help

help-title = Help
help-close = Close
help-find = Type any part of a name, a phone number, or what you remember: “red scarf”.
help-page = Open a page before you greet: the first lines say what would make them happy and what to ask about.
help-visit = “Visited today” notes a visit with one tap.
help-undo = Every change can be undone: press “Undo”, or Ctrl+Z.
help-cover = When a customer leans over, press “Cover the screen”.
help-offline = It works without the internet. Everything stays on this device.
help-keys = Keys
help-key-find = find a customer
help-key-new = new customer
help-key-help = this help
help-key-undo = undo the last change
help-key-redo = do again what was undone
help-key-cover = cover the screen
help-letter-keys = Use single-letter keys

## Dates in words

# The day relative to today; older days are written by the messages below.
labelled = { $label }: { $value }
day-today = today
day-yesterday = yesterday

# Browsers do not know the calendar of every language here, so its words stand in this file.
# $month is 1 to 12, $weekday 1 (Monday) to 7.
month = { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
# For narrow columns.
month-short = { $month ->
    [1] Jan
    [2] Feb
    [3] Mar
    [4] Apr
    [5] May
    [6] Jun
    [7] Jul
    [8] Aug
    [9] Sep
    [10] Oct
    [11] Nov
   *[12] Dec
}
weekday = { $weekday ->
    [1] Monday
    [2] Tuesday
    [3] Wednesday
    [4] Thursday
    [5] Friday
    [6] Saturday
   *[7] Sunday
}
# Today in full, above the greeting.
date-full = { $weekday } { $day } { $month }
# A day of this year, or one without a year.
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
# A month of which no day is known.
date-month-year = { $month } { $year }
# A moment: a day as above and a time of day.
date-time = { $day }, { $time }

## Import and export

exchange-title = Import and export
import-title = Bring people in
import-text = From the address book of a phone, a mail program or a till: choose its vCard file (.vcf) or its table (.csv), or drop it here. Nothing is written before you say so, and what you have written yourself stays as it is. A backup made by Regulars (.zip) is restored here too.
import-choose = Choose a file
import-handed = Another app or page handed over “{ $file }”. Look at it?
import-handed-look = Look at it
import-handed-leave = Leave it
handed-words = Another app handed over these words. Open the page they are for: there you can add them.
import-do = Import
import-cancel = Cancel
export-stop = Stop here
import-close = Close
import-save-report = Save the report
import-progress = How far it is
import-nobody = There is nobody in “{ $file }”.
import-found = { $count ->
    [one] There is { $count } person in “{ $file }”.
   *[other] There are { $count } people in “{ $file }”.
}
# added, updated, here, left: numbers of people or lines
import-told = Added: { $added }. Updated: { $updated }. Already here: { $here }. Left out: { $left }.
# Where in the file. line and card: numbers
import-line = line { $line }
import-card = card { $card }, line { $line }
import-added = added
import-updated = updated: the file told something new
import-here = already here, nothing new
import-erased = you erased them for good; left out
import-undo = Undo this import
imports-title = Earlier imports
undo-import-running = The import is being taken back.
# gone, restored, touched: numbers of pages
undo-import-told = Gone: { $gone }. As before: { $restored }. Kept: { $touched }.
undo-import-touched = You have written on these pages since, so they stay:
import-too-large = This file is too large for an address book.
import-unreadable = The file could not be read. Please choose it again.
import-reason-no-contact-file = this is not a line of a contact file
import-reason-nobody = nobody: without a name, phone or firm
import-reason-no-end = the card has no end; what could be read of it is there
import-reason-no-day = not a day of the calendar; kept as it stands
import-reason-linked-photo = the photo is only a link, and links are not followed
import-reason-no-photo = the photo could not be read
import-reason-charset = written in an unknown character set
import-reason-too-long = a text too long for a page; kept whole for the next export
import-reason-no-table = this file is neither an address book nor a table
import-reason-no-amount = not an amount of money; kept in words
import-reason-no-number = a number whose last digits a spreadsheet has lost; kept in words
import-reason-no-year = a year of two digits can be of any century; the day is there without it, the rest kept in words
import-reason-moment = a moment, not a day; where it was told it may be the day before or after
import-reason-outside = a title above the table or a sum below it; nobody
import-reason-calendar = this is a calendar. Save the people of your address book as a vCard or as CSV, and open that
import-reason-json = this is a file for programs. Save the people as a table (CSV) or as a vCard, and open that
import-reason-spreadsheet = this is a spreadsheet in its own form. Save it as CSV there, and open that
import-reason-unclosed = a quotation mark has no end; from here on every line was read by itself
import-reason-no-archive = this is neither a backup of a notebook nor a table; save a spreadsheet as CSV first
import-reason-too-large = there is more in this file than a browser has room for
import-charset = Do these words read right? If not, choose the line that does
import-old-khmer = These names look like Khmer typed with an old font, such as Limon. Nothing here can read it. Turn the file into Khmer Unicode first, then choose it again.
import-losses = Before you import: not everything can be taken over as it stands
# count: how often; reason: one of the reasons above.
import-loss = { $count } × { $reason }
columns-title = What each column tells
columns-header = This line names the columns
columns-header-none = None of them
columns-month-first = In days, the month comes first (12/31)
# number: which column, counted from 1
columns-nameless = Column { $number }
columns-preview = The first people would be:
# What a column tells, in a choice of many.
column-kept = Kept for the next export
column-left-out = Left out
column-name = Full name
column-given = First name
column-middle = Middle name
column-family = Family name
column-suffix = Behind the name
column-label = Label of the next column
column-birth-year = Birthday: year
column-birth-month = Birthday: month
column-birth-day = Birthday: day
column-day = Another important day
column-visit = Day of a visit
column-purchase = Day of a purchase
column-bought = What was bought
column-id = Number in the other program
column-own = Regulars’ own column
export-title = Save everyone as a file
export-text = Everyone in the notebook, those put away too, for other programs.
export-form = Kind of file
export-cards = Address book (vCard)
export-cards-four = Address book (vCard 4.0)
export-cards-four-text = For programs that ask for version 4.0. Photos go along; entries stay here.
export-table = Table (CSV)
export-calendar = Calendar (iCalendar)
export-cards-text = For phones and any address book. Photos go along; entries stay here.
export-table-text = For a spreadsheet. A cell that it would take for a formula begins with an apostrophe.
export-calendar-text = Birthdays and other days of everyone who is not put away, every year, for any calendar. Opened again later, the file updates what is there.
export-archive = Backup of everything (zip)
export-archive-text = The whole notebook with its photos and its history, to restore it from after a loss, and to be read without this app by anybody.
archive-passphrase = Passphrase
archive-passphrase-hint = Leave it empty for none. If you set one, nobody can open the backup without it, not even you.
export-failed = There is more in this notebook than one such file has room for.
export-not-saved = The browser did not take the file. Please try again.
# The first lines of the README within a backup. “customers” is a folder’s name and stays so.
archive-readme = This is everything in the customer notebook of a shop. To bring it back, open Regulars, go to Settings, “Import and export”, and choose this file. To read it without Regulars, open the folder “customers”.
export-only = Only the people in the list now
# What a day is called in another calendar.
calendar-birthday = Birthday: { $name }
calendar-name-day = Name day: { $name }
calendar-firm = Founding day of the firm: { $name }
calendar-profession = Day of the profession: { $name }
export-nobody = There is nobody to save yet.
export-do = Export
export-done = { $count ->
    [one] { $count } person is in “{ $file }”.
   *[other] { $count } people are in “{ $file }”.
}
export-damaged = { $count ->
    [one] { $count } page could not be read whole; what could be is in the file.
   *[other] { $count } pages could not be read whole; what could be is in the file.
}
restore-locked = “{ $file }” is locked with a passphrase.
# pages, photos: numbers
restore-found = “{ $file }” is a backup. Pages: { $pages }. Photos: { $photos }.
# shop: the shop a backup is of, as it says itself
restore-shop = It holds the notebook of “{ $shop }”.
# own: the shop of this notebook
restore-other-shop = It holds the notebook of “{ $shop }”; the one open here is of “{ $own }”. “Restore” puts both into one.
restore-cut-short = The end of this file is missing or damaged. Some of it may not come back.
# added, joined, here: numbers of pages
restore-told = Back: { $added }. Completed: { $joined }. Already here: { $here }.
restore-erased = { $count ->
    [one] { $count } page was erased for good and stays so.
   *[other] { $count } pages were erased for good and stay so.
}
restore-newer = { $count ->
    [one] { $count } page was written by a newer version of Regulars. Update first, then restore it.
   *[other] { $count } pages were written by a newer version of Regulars. Update first, then restore them.
}
restore-damaged = { $count ->
    [one] { $count } file in the backup is damaged; everything else can be restored.
   *[other] { $count } files in the backup are damaged; everything else can be restored.
}
restore-damaged-more = { $count ->
    [one] and { $count } more
   *[other] and { $count } more
}
restore-do = Restore
restore-open = Open
restore-opening = Opening it takes a few seconds.
restore-wrong-passphrase = This passphrase does not open it.
restore-other-key = It is locked with a key, not with a passphrase.
restore-too-much-work = Opening it would take more memory than a browser has.
restore-lock-damaged = The file is damaged.
archive-reminder = It has been a while since the last backup of everything.
archive-reminder-ios = Safari may clear this notebook if it is not opened for seven days. Make a backup; Settings says how to move to the home screen.
archive-reminder-do = Make one
archive-reminder-later = Later
# The backup that goes into a folder once a week by itself. folder: its name, day: a date
weekly-title = By itself, into a folder
weekly-text = Once a week, when it is open, Regulars can put a backup into a folder of this device by itself. The last four stay. They are not locked with a passphrase.
weekly-choose = Choose a folder
weekly-kept = Once a week a backup goes into the folder “{ $folder }”.
weekly-asks = It is time for a backup in the folder “{ $folder }”. The browser wants you to allow it first.
weekly-writing = A backup is on its way into the folder “{ $folder }”.
weekly-failed = The backup could not be written into the folder “{ $folder }”. Is the folder still there, with room in it?
weekly-last = Last written: { $day }.
weekly-now = Write one now
weekly-stop = No more backups there

## Two pages about the same person

duplicates-title = Same person twice?
duplicates-text = Pages that may be about one person, and why. Nothing happens by itself.
duplicates-none = Nobody seems to have two pages.
# A link below the report of an import.
duplicates-look = Is somebody here twice now?
# Why two pages may be about one person.
why-phone = same number
why-email = same email
why-name = same name
why-like-name = nearly the same name
why-birthday = same birthday
why-house = the same house
duplicates-compare = Look at both
duplicates-apart = Not the same person
duplicates-words-of = Whose name and other lines should stay?
duplicates-join = Join
duplicates-entries = Entries
notice-joined = The two pages of { $name } are one now.
notice-parted = The page of { $name } stands on its own again.
page-joined-into = This page was joined with another one.
page-joined-open = Open that page
page-joined-from = Joined with this page:
page-part = Undo the join

## What is kept about a person, as a file for them

own-data = Give them their data
own-data-title = What is kept about { $name }
own-data-day = As of { $day }.
own-data-removed = taken off the page, still kept
own-data-foreign = From another app
own-data-history = Earlier wordings of what was changed are kept as well, until the page is erased for good.
