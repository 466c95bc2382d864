### Every word Regulars says, in Hindi. Ids, order and placeables are those of en.ftl; a test holds
### them complete. Everyday Hindustani as spoken across a counter, polite आप. No sentence may tell
### whether the customer or the owner is a man or a woman: use "आना हुआ", "इन्होंने कहा", "लिखें",
### never "आए/आईं", "सकते/सकती". A customer is "ये/इन".
###
### No का/की/को/ने/से after { $name } of a person: nicknames such as "चश्मे वाला" would have to change
### before it. The name stands before a colon, and "इनका/इन्हें" goes on.
###
### Fixed words, one per thing:
###   customer (also "person", "people") ग्राहक · page पन्ना · entry एंट्री · note नोट · visit आना (आना हुआ)
###   purchase खरीदारी · wish इन्हें चाहिए · request फ़रमाइश · nickname पुकारने का नाम · contact संपर्क
###   notebook डायरी · shop दुकान · device डिवाइस (masculine, oblique plural डिवाइसों) · tag टैग · role रिश्ता
###   put away अलग रखना · bring back वापस लाना · erase मिटाना · remove हटाना (never मिटाना)
###   save सेव करना · edit सुधारना · change बदलना · undo पहले जैसा करना · undo an import वापस लेना
###   example shop डेमो दुकान · app ऐप · browser ब्राउज़र · tab टैब · currency करेंसी
###   archive बैकअप · restore बैकअप से वापस लाना
###   QR code QR कोड (what is written for it: अक्षर typed, टेक्स्ट pasted; never "कोड" alone) · scan स्कैन करना
###   QR codes that change बदलते QR कोड · changes बदलाव (भेजना, लेना) · file of changes बदलावों की फ़ाइल
###   file for a new device नए डिवाइस की फ़ाइल · connect कनेक्ट करना · connection कनेक्शन
###   disconnect डिस्कनेक्ट करना · shared folder साझा फ़ोल्डर
###   greeting शुभकामना, what is written in it संदेश · text message SMS (मैसेज: a message of any kind)
###   occasion मौका · personal line खास इनके लिए · blank खाली जगह · consent इजाज़त
###
### Spelling: nukta in ज़ and फ़ (and ड़, ढ़), not in क, ख, ग; चाँद with chandrabindu; quotes “ ”;
### danda without a space before it. The form `one` covers 0 and 1, so write the figure, never "एक".

## The app and its places

app-name = Regulars
app-tagline = आपकी दुकान पर आने वालों की डायरी।
nav-main = मुख्य मेन्यू
nav-today = आज
nav-customers = ग्राहक
nav-devices = डिवाइस
nav-settings = सेटिंग
nav-new = नया ग्राहक
nav-help = मदद
nav-back = वापस
skip-to-content = सीधे पन्ने पर जाएँ

## Covering the screen when somebody leans over the counter

cover = स्क्रीन ढकें
cover-title = बस एक मिनट
cover-uncover = डायरी फिर दिखाएँ

## The first start

welcome-title = बार-बार आने वाले हर ग्राहक का अपना पन्ना।
welcome-text = किसे क्या पसंद है, किसने क्या कहा और आपने क्या वादा किया, सब लिख लें। सब कुछ इस डिवाइस पर रहता है। न इंटरनेट चाहिए, न कोई अकाउंट।
welcome-ios = iPhone या iPad पर पहले Regulars को होम स्क्रीन पर लगाएँ (“शेयर करें”, फिर “होम स्क्रीन में जोड़ें”) और डायरी वहीं से शुरू करें। डायरी सात दिन तक न खुले तो Safari उसे मिटा सकता है।
welcome-start = मेरी डायरी शुरू करें
welcome-example = डेमो दुकान देखें
welcome-archive = मेरे पास बैकअप है
welcome-old = इस ब्राउज़र में एक डायरी पहले से रखी है, शायद इसी साइट पर Regulars की किसी दूसरी कॉपी की। क्या वह डायरी आपकी है?
welcome-old-open = वह डायरी यहाँ खोलें
welcome-setup-title = आपकी दुकान
welcome-setup-text = चाहें तो यह सब खाली छोड़ दें और बाद में सेटिंग में भर लें।
welcome-open = डायरी खोलें
welcome-skip = अभी रहने दें

## The example shop

example-banner = यह डेमो दुकान है। यहाँ कुछ भी असली नहीं है।
example-leave = डेमो बंद करें
example-preparing = डेमो दुकान सज रही है…

## The shop

shop-name = दुकान का नाम
shop-country = देश
shop-country-none = नहीं बताया
shop-country-KH = कंबोडिया
shop-country-IN = भारत
shop-country-GE = जॉर्जिया
shop-country-other = कोई और देश
shop-currencies = दुकान पर कौन-सी करेंसी चलती है
shop-currency-add = एक और करेंसी
shop-currency-code-wrong = करेंसी अंग्रेज़ी के तीन अक्षरों में लिखी जाती है, जैसे EUR।

## Today

# $part is one of: morning, afternoon, evening.
today-greeting = { $part ->
    [morning] नमस्ते।
    [afternoon] नमस्ते।
   *[evening] नमस्ते।
}
today-recent = हाल में खोले पन्ने
today-empty-title = आपकी डायरी खुल गई है, बस अभी खाली है।
today-empty-text = इस हफ़्ते जिनसे मिलकर अच्छा लगा, उन्हीं से शुरू करें। बस नाम ही काफ़ी है।
today-first = पहला पन्ना लिखें
# The first screen of the day: people who need the owner, each with a reason in a full sentence.
today-needs = आज किनका ध्यान रखें
today-nobody = आज किसी का कोई काम बाकी नहीं है। जो भी आएँ, उनसे दिल से मिलने का अच्छा दिन है।
today-more = { $count ->
    [one] { $count } और दिखाएँ
   *[other] { $count } और दिखाएँ
}
# days: a number, 0 for today
today-ahead = { $days ->
    [0] आज
    [1] कल
   *[other] { $days } दिन बाद
}
# days: a number, 1 for yesterday
today-past = { $days ->
    [1] कल
   *[other] { $days } दिन पहले
}
# name: of a person; when: one of the two above, or for the past ones with today-past
today-why-birthday = { $name }: इनका जन्मदिन { $when } है।
today-why-birthday-past = { $name }: इनका जन्मदिन { $when } था।
# age: a number of years
today-why-turns = { $name }: इनका जन्मदिन { $when } है, { $age } साल पूरे होंगे।
today-why-turned = { $name }: इनका जन्मदिन { $when } था, { $age } साल पूरे हुए।
today-why-name-day = { $name }: इनका नाम-दिवस { $when } है।
today-why-name-day-past = { $name }: इनका नाम-दिवस { $when } था।
# label: what day it is, in the owner's words: "wedding"
today-why-day = { $name }: इनका खास दिन { $when } है ({ $label })।
today-why-day-past = { $name }: इनका खास दिन { $when } था ({ $label })।
today-why-day-unnamed = { $name }: इनका खास दिन { $when } है।
today-why-day-unnamed-past = { $name }: इनका खास दिन { $when } था।
today-why-firm = { $name }: इनकी फ़र्म की सालगिरह { $when } है।
today-why-firm-past = { $name }: इनकी फ़र्म की सालगिरह { $when } थी।
# The day of their profession: Teachers’ Day
today-why-profession = { $name }: इनके पेशे का खास दिन { $when } है।
today-why-profession-past = { $name }: इनके पेशे का खास दिन { $when } था।
# words: something that happened in their life, in the owner's words
today-why-milestone = { $years ->
    [1] { $name }: “{ $words }”। { $when } इस बात को एक साल हो जाएगा।
   *[other] { $name }: “{ $words }”। { $when } इस बात को { $years } साल हो जाएँगे।
}
# holiday: its name, as below
today-why-holiday = { $name }: { $holiday } { $when } है, और इनके यहाँ यह दिन मनाया जाता है।
# words: what it is ("gym, six months"); when: "today", "in 3 days" or "2 days ago"
today-why-ends = { $name }: “{ $words }” की मियाद { $when } खत्म हो रही है।
today-why-lapsed = { $name }: “{ $words }” की मियाद { $when } खत्म हो गई, अब तक रिन्यू नहीं हुई।
# visits: at least 2
today-why-quiet = { $months ->
    [1] { $name }: एक महीने में { $visits } बार आना हुआ था, अब { $days } दिन से आना नहीं हुआ।
   *[other] { $name }: { $months } महीने में { $visits } बार आना हुआ था, अब { $days } दिन से आना नहीं हुआ।
}
# day: the date of a purchase or a note; words: what was bought or written
today-why-follow-up = { $name }, { $day }: “{ $words }”। इस पर फिर बात करनी थी।
# years: a number
today-why-first-visit = { $years ->
    [1] { $name }: { $when } इन्हें पहली बार दुकान पर आए एक साल हो जाएगा।
   *[other] { $name }: { $when } इन्हें पहली बार दुकान पर आए { $years } साल हो जाएँगे।
}
# usual, away: numbers of days
today-why-missed = { $usual ->
    [one] { $name }: लगभग रोज़ आना होता था, अब { $away } दिन से आना नहीं हुआ।
   *[other] { $name }: लगभग हर { $usual } दिन में आना होता था, अब { $away } दिन से आना नहीं हुआ।
}
# words: whatever the person said, in their own words
today-why-ask = { $name }: इन्होंने कहा था, “{ $words }”। इस बारे में पूछें।
# Requests: the person asked for something and the owner promised it
today-why-promised = { $name }: इनसे “{ $words }” का वादा है, जो { $when } पूरा करना है।
today-why-promised-past = { $name }: इनसे “{ $words }” का वादा था, जो { $when } पूरा करना था।
today-why-asked = { $name }: इनकी फ़रमाइश है, “{ $words }”।
# What to do about a line
today-done = हो गया
today-later = बाद में
today-later-days = { $days ->
    [1] कल
   *[other] { $days } दिन बाद
}
today-never = इनके लिए न दिखाएँ
today-call = फ़ोन करें
# A button: opens the phone’s text messages
today-write = SMS करें
# A button: somebody who was missed has told why
today-absence = इन्होंने वजह बताई
# Above the list of people: a holiday that is near
today-holiday = { $holiday } { $when } है।
# A button: some goods came in that people look for
today-came-in = माल आ गया
came-in-what = क्या आया है
came-in-nobody = इसका इंतज़ार किसी को नहीं है।
came-in-since = { $day } से इंतज़ार है
# Holidays, to stand in the sentences "{ $holiday } is { $when }." and "{ $holiday } is { $when }, and { $name } keeps it."
holiday-new-year = नया साल
holiday-victory-over-genocide = नरसंहार पर विजय दिवस
holiday-womens-day = अंतरराष्ट्रीय महिला दिवस
holiday-khmer-new-year = ख्मेर नया साल
holiday-labour-day = मज़दूर दिवस
holiday-visak-bochea = विसाक बोचिया
holiday-royal-ploughing = शाही हल चलाने की रस्म
holiday-king-birthday = राजा का जन्मदिन
holiday-queen-mother-birthday = राजमाता का जन्मदिन
holiday-kh-constitution-day = संविधान दिवस
holiday-pchum-ben = प्चुम बेन
holiday-king-father-day = राजपिता स्मृति दिवस
holiday-king-coronation = राज्याभिषेक दिवस
holiday-kh-independence-day = स्वतंत्रता दिवस
holiday-water-festival = जल उत्सव
holiday-peace-day = कंबोडिया शांति दिवस
holiday-republic-day = गणतंत्र दिवस
holiday-in-independence-day = स्वतंत्रता दिवस
holiday-gandhi-jayanti = गांधी जयंती
holiday-good-friday = गुड फ़्राइडे
holiday-western-easter = ईस्टर
holiday-western-christmas = क्रिसमस
holiday-bedoba = बेदोबा
holiday-eastern-christmas = क्रिसमस
holiday-epiphany = एपिफ़नी
holiday-mothers-day = मदर्स डे
holiday-national-unity-day = राष्ट्रीय एकता दिवस
holiday-eastern-good-friday = गुड फ़्राइडे
holiday-eastern-easter = ईस्टर
holiday-easter-monday = ईस्टर मंडे
holiday-victory-day = विजय दिवस
holiday-saint-andrew = संत एंड्रयू दिवस
holiday-family-day = पारिवारिक पवित्रता दिवस
holiday-ge-independence-day = स्वतंत्रता दिवस
holiday-mariamoba = मारियामोबा
holiday-svetitskhovloba = स्वेतित्सखोव्लोबा
holiday-giorgoba = गिओर्गोबा
holiday-makar-sankranti = मकर संक्रांति
holiday-maha-shivaratri = महाशिवरात्रि
holiday-holi = होली
holiday-ugadi = उगादी
holiday-ram-navami = राम नवमी
holiday-mahavir-jayanti = महावीर जयंती
holiday-buddha-purnima = बुद्ध पूर्णिमा
holiday-raksha-bandhan = रक्षाबंधन
holiday-janmashtami = जन्माष्टमी
holiday-ganesh-chaturthi = गणेश चतुर्थी
holiday-onam = ओणम
holiday-dussehra = दशहरा
holiday-diwali = दिवाली
holiday-navratri = नवरात्रि
holiday-karva-chauth = करवा चौथ
holiday-dhanteras = धनतेरस
holiday-bhai-dooj = भाई दूज
holiday-chhath = छठ पूजा
holiday-chinese-new-year = चीनी नव वर्ष
holiday-qingming = छिंगमिंग
holiday-eastern-holy-saturday = पवित्र शनिवार
holiday-guru-nanak-jayanti = गुरु नानक जयंती
holiday-eid-al-fitr = ईद
holiday-eid-al-adha = बकरीद
holiday-muharram = मुहर्रम
holiday-milad-un-nabi = ईद मिलाद-उन-नबी
today-month = पूरा महीना
month-before = पिछला महीना
month-after = अगला महीना
month-nothing = इस महीने में कुछ नहीं है।
month-first-visit = { $years ->
    [1] पहली बार आए एक साल पूरा
   *[other] पहली बार आए { $years } साल पूरे
}
# Beside a name on a day of the month: what is due
matter-promised = वादा
matter-membership = मियाद खत्म
matter-follow-up = फिर बात करनी है
# A page with all answers side by side
absences-title = ग्राहकों के न आने की वजहें
absences-empty = अभी कुछ नहीं लिखा है। जिन्हें आए बहुत दिन हो गए थे, वे जब वजह बताएँ, तो वह “आज” में या उनके पन्ने पर लिख लें।
# How long away is too long, explained on the screen
today-rule-title = कब माना जाता है कि किसी को आए बहुत दिन हो गए?
# fewest, gaps: numbers of gaps between visits; days: a number of days
today-rule-text = हिसाब हर ग्राहक के अपने आने से लगता है। दो बार आने के बीच जितने दिन बीतते हैं, वह एक अंतर है: ऐसे पिछले { $gaps } अंतर देखे जाते हैं, और { $fewest } से कम हों तो कुछ कहा नहीं जा सकता। आपकी दुकान का आम अंतर भी एक अंतर गिना जाता है। “बहुत दिन हो गए” तब माना जाता है, जब तीनों बातें हों: ग्राहक के 20 में से 19 अंतरों से ज़्यादा दिन हो जाएँ, आम अंतर से कम से कम डेढ़ गुना दिन हो जाएँ, और आम अंतर से कम से कम { $days } दिन ज़्यादा हो जाएँ। जिन दिनों दुकान बंद थी, वे नहीं गिने जाते। जिनके पन्ने पर आपने लिखा है कि आम तौर पर कितने दिन में आना होता है, उनका आम अंतर वही है। जिन्होंने आगे संपर्क करने से मना किया है, वे इस हिसाब में नहीं हैं।
# Instead of the text above, where the owner has set a rule. visits, months, weeks: numbers
today-rule-plain = हिसाब उस नियम से लगता है, जो आपने सेटिंग में चुना है। “बहुत दिन हो गए” तब माना जाता है, जब आखिरी बार आने से पहले के { $months } महीने में कम से कम { $visits } बार आना हुआ हो, और उसके बाद { $weeks } हफ़्ते से आना न हुआ हो। जिन दिनों दुकान बंद थी, वे नहीं गिने जाते। जिन्होंने आगे संपर्क करने से मना किया है, वे इस हिसाब में नहीं हैं।

## Finding

find-label = ग्राहक ढूँढें
find-placeholder = सामने कौन है?
find-none = “{ $query }” ढूँढने पर कोई नहीं मिला।
find-none-hint = नाम का कोई हिस्सा, फ़ोन नंबर के आखिरी अंक या इनकी जो बात याद हो, वह लिखकर देखें।
find-new = “{ $query }” का पन्ना शुरू करें
find-more = और दिखाएँ
find-count = { $count ->
    [one] { $count } ग्राहक
   *[other] { $count } ग्राहक
}
find-still-reading = पुरानी एंट्रियाँ पढ़ी जा रही हैं…
list-title = ग्राहक
list-sort = क्रम
list-sort-name = नाम
list-sort-visit = आखिरी बार आना
list-sort-newest = नए पन्ने पहले
list-filter-role = रिश्ता
list-filter-tag = टैग
list-filter-all = सब
list-put-away = अलग रखे पन्ने
list-empty = यहाँ अभी कोई नहीं है।
list-empty-filter = ऐसा कोई ग्राहक नहीं है।

## A page: reading

page-loading = पन्ना खुल रहा है…
page-missing = इस डायरी में ऐसा कोई पन्ना नहीं है। शायद मिटा दिया गया हो।
page-taken-back = यह पन्ना “पहले जैसा करें” से हटाया गया था। इस पर जो कुछ था, सब अब भी रखा है।
page-bring-back = इसे वापस लाएँ
page-edit = सुधारें
page-no-name = बिना नाम
page-say = ऐसे बोलें: “{ $say }”
page-call-them = { $name } कहकर बुलाएँ
page-happy = इन्हें किस बात से खुशी होगी
page-ask = इनसे पूछें
page-ask-done = पूछ लिया
page-exceptions = इनसे क्या तय है
page-memberships = मेंबरशिप और रिन्यूअल
page-visits = कितनी बार आना हुआ
# count: on how many days they were in the shop
page-visits-count = { $count ->
    [one] अब तक { $count } दिन आना हुआ।
   *[other] अब तक { $count } दिन आना हुआ।
}
# usual, limit: numbers of days
page-rhythm = { $usual ->
    [one] लगभग रोज़ आना होता है; { $limit } दिन से ऊपर हो जाएँ, तो समझें कि बहुत दिन हो गए।
   *[other] लगभग हर { $usual } दिन में आना होता है; { $limit } दिन से ऊपर हो जाएँ, तो समझें कि बहुत दिन हो गए।
}
page-rhythm-set = { $usual ->
    [one] आपके लिखे मुताबिक रोज़ आना होता है; { $limit } दिन से ऊपर हो जाएँ, तो समझें कि बहुत दिन हो गए।
   *[other] आपके लिखे मुताबिक लगभग हर { $usual } दिन में आना होता है; { $limit } दिन से ऊपर हो जाएँ, तो समझें कि बहुत दिन हो गए।
}
page-rhythm-none = अभी गिनी-चुनी बार ही आना हुआ है, इसलिए पता नहीं कि कितने दिन में आना होता है।
# count: how many of the latest words exchanged with this person were the shop's
page-monologue = पिछली { $count } बार बात हमारी ही तरफ़ से हुई। इनका क्या कहना होगा?
page-likes = इन्हें क्या पसंद है
page-facts = पता-ठिकाना और याद रखने की बातें
page-no-contact = इन्होंने आगे संपर्क करने से मना किया है। कृपया ध्यान रखें।
page-put-away = अलग रखा है
page-put-away-because = अलग रखा है: { $reason }
page-call = { $number } पर फ़ोन करें
page-write-to = { $address } पर लिखें
page-on-this-page = इस पन्ने पर
page-photo-of = फ़ोटो: { $name }
page-first = अभी कुछ नहीं लिखा है। आज किस बात पर ध्यान गया?
page-newer = यह पन्ना Regulars के नए वर्शन में लिखा गया है। यहाँ इसे सिर्फ़ पढ़ा जा सकता है। कुछ बदलना हो तो पहले ऐप अपडेट करें।
page-damaged = इस पन्ने की कुछ लाइनें पढ़ी नहीं जा सकीं। वे संभालकर रखी हैं, हर बैकअप में भी, और बाकी सब सही-सलामत है।
shop-damaged = दुकान की कुछ जानकारी पढ़ी नहीं जा सकी। वह संभालकर रखी है, और ग्राहकों के पन्ने सही-सलामत हैं।

## A page: the entry form

entry-text = एंट्री लिखें
entry-text-placeholder = क्या कहा, क्या लिया, क्या चाहिए?
entry-kind = यह क्या है
entry-kind-note = नोट
entry-kind-said = इन्होंने कहा
entry-kind-request = फ़रमाइश
# Kinds of entries, in a list of choices beside "Note", "Visit", "Purchase". An exception agreed with this one person: "may pay on Fridays".
entry-kind-exception = इनसे तय बात
# What the person looks for, so that they can be told when it comes in. Also the label of its field and a heading.
entry-kind-wish = इन्हें चाहिए
entry-kind-membership = मेंबरशिप
entry-kind-visit = आना हुआ
entry-kind-purchase = खरीदारी
entry-kind-contact = संपर्क
entry-kind-absence = न आने की वजह
entry-kind-thanks = शुक्रिया
entry-kind-clipping = अखबार की कतरन
entry-kind-milestone = ज़िंदगी की बड़ी बात
entry-date = तारीख
entry-amount = रकम
entry-currency = करेंसी
entry-cost = आपकी लागत
entry-link = लिंक
entry-link-wrong = यह लिंक सही नहीं है। इसे “example.com/page” की तरह लिखें।
# Read aloud where the photo is shown
entry-photo-alt = कतरन की फ़ोटो
entry-photo-missing = फ़ोटो दूसरे डिवाइस से अभी तक नहीं आई है।
entry-ask = अगली बार इस बारे में पूछें
entry-due-request = वादे की तारीख
entry-due-exception = लागू रहने की आखिरी तारीख
entry-due-membership = मियाद की आखिरी तारीख
entry-due-other = फिर बात करने की तारीख
# Label of a number, as in "Every: 30 days"
entry-every = हर कितने समय में
entry-every-unit = दिन, हफ़्ते या महीने
unit-days = दिन
unit-weeks = हफ़्ते
unit-months = महीने
unit-years = साल
# Shown beside a membership: how often it is due again
period-days = { $count ->
    [one] हर दिन
   *[other] हर { $count } दिन में
}
period-weeks = { $count ->
    [one] हर हफ़्ते
   *[other] हर { $count } हफ़्ते में
}
period-months = { $count ->
    [one] हर महीने
   *[other] हर { $count } महीने में
}
period-years = { $count ->
    [one] हर साल
   *[other] हर { $count } साल में
}
request-new = नई फ़रमाइश
request-what = क्या फ़रमाइश है
wish-new = इन्हें कुछ चाहिए
membership-new = नई मेंबरशिप
membership-what = किस चीज़ की मेंबरशिप
membership-no-day = मियाद की आखिरी तारीख लिखें, या यह कि हर कितने समय में रिन्यू होनी है।
membership-renewed = रिन्यू हो गई
membership-over = खत्म हो गई
# A button: the person has been told that the thing came in
wish-told = बता दिया
entry-channel = कैसे
entry-channel-call = फ़ोन पर
entry-channel-message = SMS से
entry-channel-email = ईमेल से
entry-channel-whatsapp = WhatsApp से
entry-channel-telegram = Telegram से
entry-channel-viber = Viber से
entry-channel-messenger = Messenger से
entry-channel-card = कार्ड या चिट्ठी से
entry-channel-in-person = आमने-सामने
entry-starter = शुरुआत किसकी तरफ़ से
entry-starter-we = हमारी तरफ़ से
entry-starter-they = इनकी तरफ़ से
entry-add = एंट्री जोड़ें
entry-save = एंट्री सेव करें
entry-visited-today = आज आना हुआ
entry-change = बदलें
entry-remove = हटाएँ
entry-bring-back = वापस लाएँ
entry-removed-title = { $count ->
    [one] हटाई गई { $count } एंट्री
   *[other] हटाई गई { $count } एंट्रियाँ
}
entry-empty = पहले दो-चार शब्द लिखें।
entry-future = यह दिन अभी आया नहीं है। आज का या उससे पहले का कोई दिन चुनें।
entry-date-wrong = कैलेंडर में ऐसी कोई तारीख नहीं है।
entry-amount-wrong = यह रकम समझ नहीं आई। इसे 12.50 की तरह लिखें।
entry-amount-fine = { $currency } में इतने छोटे सिक्के नहीं होते। दशमलव के बाद कम अंक लिखें।
entry-amount-large = रकम इतनी बड़ी है कि सही नहीं लगती।
text-too-long = { $count ->
    [one] यहाँ { $limit } अक्षर ही आ सकते हैं, { $count } ज़्यादा हो गया है। कुछ खोया नहीं है, बस थोड़ा छोटा कर दें।
   *[other] यहाँ { $limit } अक्षर ही आ सकते हैं, { $count } ज़्यादा हो गए हैं। कुछ खोया नहीं है, बस थोड़ा छोटा कर दें।
}

## A page: the form

form-new-title = नया ग्राहक
form-edit-title = पन्ना सुधारें
form-one-is-enough = नाम, पुकारने का नाम, फ़ोन या फ़र्म में से एक भी काफ़ी है।
form-more = इनके बारे में और बातें
form-name = नाम
form-called = पुकारने का नाम
form-say = नाम कैसे बोलें
form-form-of-address = नाम के साथ क्या लगाएँ (जी, डॉ.)
form-patronymic = पिता का नाम
form-name-order = सरनेम
form-name-order-default = जैसा यहाँ चलता है
form-name-order-first = पहले आता है
form-name-order-last = बाद में आता है
form-firm = फ़र्म
form-phone = फ़ोन
form-phone-add = एक और फ़ोन
form-email = ईमेल
form-email-add = एक और ईमेल
form-handle = चैट ऐप पर नाम
form-handle-service = चैट ऐप
form-handle-add = एक और चैट ऐप
form-label = किसका या किस काम का
form-address = पता
form-tags = टैग
form-tags-hint = टैग के बीच कॉमा लगाएँ।
form-role = रिश्ता
form-role-customer = ग्राहक
form-role-boss = बॉस
form-role-colleague = सहकर्मी
form-role-helper = हेल्पर
form-role-supplier = सप्लायर
form-role-partner = पार्टनर
form-role-neighbour = पड़ोसी
form-day-birthday = जन्मदिन
form-birthday-hint = दिन और महीना, साल पता हो तो वह भी: { $example }
form-day-wrong = कैलेंडर में ऐसी कोई तारीख नहीं है। इसे { $example } की तरह लिखें।
form-day-name-day = नाम-दिवस (संत का दिन)
form-day-other = कोई और दिन
form-day-firm = फ़र्म की सालगिरह
form-day-profession = पेशे का खास दिन
# A field beside the birthday
form-day-also = यही दिन दूसरे कैलेंडर में
form-interval = आम तौर पर कितने दिन में आना होता है
form-interval-hint = खाली छोड़ें तो हिसाब इनके आने से लगेगा।
form-country = इनके यहाँ किस देश के त्योहार मनाए जाते हैं
form-country-shop = वही जो दुकान का है
number-wrong = { $from } से { $to } तक की कोई संख्या लिखें, बिना दशमलव के।
form-day-label = कौन-सा दिन है
form-day-add = एक और खास दिन
form-photo = फ़ोटो
form-photo-choose = फ़ोटो खींचें या चुनें
form-photo-replace = दूसरी फ़ोटो
form-photo-remove = फ़ोटो हटाएँ
form-photo-wrong = यह फ़ाइल नहीं खुली। शायद यह फ़ोटो नहीं है।
form-hook = पहचान
form-hook-hint = चेहरा किस बात से याद आता है, जैसे लाल दुपट्टा, टीचर।
form-preferences = पसंद
form-happy = इन्हें किस बात से खुशी होगी
form-found-us = दुकान का पता कैसे चला
form-recommended-by = दुकान किसने बताई
form-no-contact = अब संपर्क न करें
form-remove-item = हटाएँ
form-save = सेव करें
form-cancel = रहने दें
form-nothing = पहले नाम, पुकारने का नाम, फ़ोन या फ़र्म लिखें।
form-already = कहीं ये डायरी में पहले से तो नहीं हैं?
form-draft-kept = जो पहले लिखा था, वह अब भी यहाँ है।
# words: what another tab or device wrote
form-draft-meanwhile = इस बीच यहाँ यह लिखा गया: “{ $words }”
form-draft-drop = नए सिरे से लिखें

## Putting away, erasing

put-away = अलग रखें
put-away-reason = क्यों? (कहीं और बस जाना, गुज़र जाना, आना बंद होना)
put-away-do = पन्ना अलग रखें
put-away-back = वापस लाएँ
erase = हमेशा के लिए मिटाएँ
erase-title = { $name }: यह पन्ना हमेशा के लिए मिटाएँ?
erase-text = इस पन्ने का सब कुछ इस डिवाइस से मिट जाएगा: लिखी बातें, फ़ोटो, पिछला ब्योरा। मिटने के बाद यह लौट नहीं सकता, और किसी दूसरे डिवाइस से भी वापस नहीं आएगा।
erase-mentions = { $count ->
    [one] { $count } और पन्ने पर भी इनका नाम है। वह जैसा है वैसा ही रहेगा; चाहें तो पहले देख लें:
   *[other] { $count } और पन्नों पर भी इनका नाम है। वे जैसे हैं वैसे ही रहेंगे; चाहें तो पहले देख लें:
}
erase-do = हमेशा के लिए मिटाएँ
erase-cancel = पन्ना रहने दें

## Notices. Each says what happened in a full sentence.

notice-saved = सेव हो गया।
notice-entry-added = लिख लिया।
notice-entry-changed = एंट्री बदल दी।
notice-entry-removed = एंट्री हटा दी।
notice-entry-back = एंट्री वापस आ गई।
notice-visited = { $name }: आना लिख लिया।
notice-put-away = { $name }: पन्ना अलग रख दिया।
notice-brought-back = { $name }: पन्ना वापस आ गया।
notice-done = सूची से हटा दिया।
notice-later = यह बात { $when } फिर दिखेगी।
notice-never = इनके लिए यह बात अब नहीं दिखेगी।
notice-renewed = { $day } तक रिन्यू हो गई।
notice-erased = पन्ना मिटा दिया।
notice-undone = पहले जैसा कर दिया।
notice-undo = पहले जैसा करें
notice-redone = बदलाव फिर से कर दिया।
notice-redo = फिर से करें
notice-close = बंद करें
notice-erased-elsewhere = यह पन्ना किसी और टैब या डिवाइस पर मिटा दिया गया है।

## When something goes wrong: what happened, then what to do

trouble-full = सेव नहीं हुआ: डिवाइस में जगह नहीं बची। थोड़ी जगह खाली करें (फ़ोटो या दूसरे ऐप हटाकर), उसके बाद “फिर कोशिश करें” दबाएँ। आपका लिखा अब भी यहाँ है, ऐप बंद न करें।
trouble-failed = सेव नहीं हुआ: ब्राउज़र के स्टोरेज ने जवाब नहीं दिया। “फिर कोशिश करें” दबाएँ; तब भी न हो तो Regulars के बाकी टैब बंद करें। आपका लिखा अब भी यहाँ है, यह टैब बंद न करें।
trouble-read = डायरी पढ़ी नहीं जा सकी। “फिर कोशिश करें” दबाएँ; तब भी न हो तो ऐप बंद करके दोबारा खोलें। कुछ भी बदला नहीं है।
trouble-retry = फिर कोशिश करें
trouble-newer = यह डायरी Regulars के नए वर्शन में लिखी गई है। कुछ भी बदला नहीं है। नया वर्शन खोलें, या इंटरनेट चालू करके इसे अपडेट करें।
trouble-overtaken = सेव नहीं हुआ: किसी और टैब में Regulars का नया वर्शन खुला है। यहाँ जो लिखा है, उसे कॉपी कर लें, उसके बाद यह टैब दोबारा लोड करें और वह फिर से लिखें।
trouble-devices = आपके दूसरे डिवाइसों के बारे में इस डिवाइस की जानकारी पढ़ी नहीं जा सकी; शायद वह Regulars के नए वर्शन में लिखी गई है। कुछ भी बदला नहीं है, और आपकी डायरी पूरी है। इंटरनेट चालू करके Regulars अपडेट करें, फिर “फिर कोशिश करें” दबाएँ।
trouble-blocked = डायरी किसी और टैब में खुली है। Regulars के बाकी टैब बंद करें, उसके बाद “फिर कोशिश करें” दबाएँ।
trouble-title = कुछ अड़चन आ गई है
trouble-details = खराबी बताने के लिए:

## Settings

settings-title = सेटिंग
settings-language = भाषा
settings-theme = स्क्रीन का रंग
settings-theme-auto = जैसा डिवाइस में है
settings-theme-light = उजला
settings-theme-dark = गहरा

# What sounds wrong in a language: the owner copies the form into another app and fills it in.
wording-title = इस भाषा में कुछ ठीक न लगे, तो बताएँ
wording-text = इसे कॉपी करके मैसेज में पेस्ट करें, भरें और उन्हें भेजें जिनसे आपको Regulars मिला है।
wording-form =
    Regulars { $version } · { $language }
    कहाँ लिखा है:
    क्या लिखा है:
    क्या होना चाहिए:
    क्यों:
wording-copy = टेक्स्ट कॉपी करें
wording-copied = कॉपी हो गया।
wording-not-copied = ब्राउज़र ने कॉपी नहीं करने दिया। टेक्स्ट चुनकर खुद कॉपी करें।

settings-shop = आपकी दुकान
settings-today = आज
settings-people = शुरू में कितने ग्राहक दिखें
# A heading over a list: for each kind of day, a number
settings-ahead = कितने दिन पहले से दिखाएँ
occasion-first-visit = पहली बार आना
occasion-holiday = त्योहार
settings-missed = किन्हें आए बहुत दिन हो गए
settings-missed-own = हर ग्राहक के अपने आने के हिसाब से
settings-missed-plain = सीधे-सादे नियम से
settings-plain-visits = कम से कम कितनी बार आना हुआ
settings-plain-months = कितने महीनों में
settings-plain-weeks = उसके बाद कितने हफ़्तों से आना नहीं हुआ
settings-closed = दुकान कब बंद थी
settings-closed-from = कब से
settings-closed-to = कब तक
settings-closed-wrong = “कब से” में पहला दिन चुनें और “कब तक” में आखिरी दिन।
settings-holidays = आपके अपने त्योहार
settings-holiday-name = त्योहार का नाम
settings-holiday-empty = पहले त्योहार का नाम लिखें।
settings-holiday-day = दिन
settings-follow-ups = खरीदारी के बाद किस पर फिर बात करनी है
settings-follow-ups-hint = किसी की खरीदारी में ये शब्द हों, तो फिर बात करने का दिन अपने आप भर जाता है।
settings-follow-thing = क्या खरीदा
settings-follow-days = कितने दिन बाद
settings-add = जोड़ें
settings-remove = हटाएँ
settings-saved-here = इसी डिवाइस पर रखा है
settings-stored-of = { $size } जगह ली है। ब्राउज़र { $quota } तक देता है।
settings-persisted = ब्राउज़र ने डायरी संभालकर रखने का वादा किया है।
settings-not-persisted = ब्राउज़र ने डायरी संभालकर रखने का वादा नहीं किया है। डिवाइस में जगह कम पड़ी तो वह इसे मिटा सकता है। प्राइवेट विंडो बंद होते ही सब कुछ भूल जाती है।
settings-persist = ब्राउज़र से संभालकर रखने को कहें
settings-install-ios = डायरी सात दिन तक न खुले तो Safari उसे मिटा सकता है। होम स्क्रीन के आइकन की अपनी अलग डायरी होती है, उसमें यह डायरी नहीं दिखती। इसे वहाँ ले जाने के लिए: पहले “इंपोर्ट और एक्सपोर्ट” में पूरी डायरी का बैकअप लें, फिर Regulars को होम स्क्रीन पर लगाएँ (“शेयर करें”, फिर “होम स्क्रीन में जोड़ें”), वहाँ से खोलें और “मेरे पास बैकअप है” दबाएँ।
settings-shared-host = यहाँ Regulars किसी बड़ी साइट के एक फ़ोल्डर में चल रहा है। उस साइट के दूसरे पेज यह डायरी पढ़ सकते हैं। Regulars का अपना अलग वेब पता हो, तो डायरी ज़्यादा सुरक्षित रहेगी: जिसने आपके लिए इसे लगाया है, उससे कहें।
settings-last-saved = आखिरी बार { $when } बजे सेव हुआ।
settings-nothing-saved = ऐप खुलने के बाद से कुछ सेव नहीं हुआ।
settings-pages = { $count ->
    [one] { $count } पन्ना
   *[other] { $count } पन्ने
}
settings-installed = Regulars इस डिवाइस पर इंस्टॉल है।
settings-limits = यह ऐप अभी क्या नहीं करता
settings-limits-lock = डायरी पर लॉक नहीं है: अनलॉक फ़ोन जिसके हाथ में हो, डायरी उसके सामने खुली है।
settings-limits-devices = आपके डिवाइस आपस में ही डायरी साझा करते हैं: एक ही वाई-फ़ाई में सीधे, या बदलावों की फ़ाइल से, या बदलते QR कोड से। रास्ते में कोई और उसे नहीं पढ़ सकता, और उसकी कोई कॉपी कहीं और नहीं है।
settings-limits-copies = आपके दूसरे डिवाइसों और आपके बनाए बैकअप के सिवा कहीं और कोई कॉपी नहीं है: इनमें से कुछ भी न हो और यह डिवाइस खो जाए, तो डायरी भी खो जाएगी।
settings-version = वर्शन { $version }
settings-example = डेमो दुकान देखें

## A new version

stopped-title = Regulars बंद हो गया
stopped-text = जो सेव हो चुका है, वह सुरक्षित है। अगर उस समय कोई फ़ाइल खोली जा रही थी, तो वह ऐसी बनी है कि Regulars उसे पढ़ नहीं सकता: कृपया उसे दोबारा न खोलें।
stopped-again = Regulars दोबारा खोलें
update-ready = Regulars का नया वर्शन तैयार है।
update-accept = अभी अपडेट करें

## Greetings

nav-greetings = शुभकामनाएँ
greet-text = एक-एक करके, हर किसी को आपके अपने शब्दों में। ऐप अपने आप कुछ नहीं भेजता।
greet-others = बाकी शुभकामनाएँ
greet-new = नई शुभकामना
# day: when it was begun
greet-of = शुभकामना, { $day }
greet-occasion = किस मौके पर
greet-whom = किनके लिए
greet-customers = सभी ग्राहक
greet-people = { $count ->
    [one] { $count } ग्राहक
   *[other] { $count } ग्राहक
}
greet-draft = सबके लिए संदेश
greet-blanks = खाली जगहें, जो हर किसी के हिसाब से भर जाती हैं
greet-progress = { $waits ->
    [one] { $got } को मिल गया, { $waits } ग्राहक बाकी है।
   *[other] { $got } को मिल गया, { $waits } ग्राहक बाकी हैं।
}
greet-quiet = { $count ->
    [one] { $count } ग्राहक ने आगे संपर्क करने से मना किया है, उनका नाम इनमें नहीं है।
   *[other] { $count } ग्राहकों ने आगे संपर्क करने से मना किया है, उनके नाम इनमें नहीं हैं।
}
greet-twice = इन्हें दो बार लिख दिया गया: आपके दो डिवाइसों को एक-दूसरे की खबर नहीं थी।
greet-sent = जिन्हें मिल गया
greet-left-out = जिन्हें नहीं भेजना
greet-back = वापस लाएँ
greet-over = यह मौका बीत गया
greet-nobody = यह संदेश किसी को भेजना बाकी नहीं है।
greet-all-done = सबको मिल गया।
greet-line = खास इनके लिए
greet-preview = इन्हें क्या मिलेगा
greet-generic = जो सबके लिए एक-सा है, वह हल्के रंग में है।
# blanks: names of blanks, separated by commas
greet-line-left-out = (यह लाइन छोड़ दी गई, क्योंकि पता नहीं: { $blanks })
greet-empty = इनके लिए संदेश में कुछ नहीं बचा। खास इनके लिए एक लाइन लिखें।
# name: of somebody else, who got these words before; day: when
greet-same = हूबहू यही शब्द किसी और को मिल चुके हैं: { $name } ({ $day })। कोई लाइन बदल दें, फिर भेजा जा सकेगा।
greet-alike = किसी और को मिल चुके संदेश से यह { $percent } प्रतिशत मिलता-जुलता है: { $name } ({ $day })। भेजा तो जा सकता है, पर खास इनके लिए एक लाइन हो, तो इन्हें ज़्यादा अच्छा लगेगा।
greet-already = इन्हें यह पहले ही मिल चुका है ({ $day })।
greet-anyway = फिर भी लिखें
greet-marked = इनके पन्ने पर लिख लिया कि संदेश भेज दिया।
greet-mark = भेज दिया, लिख लें
greet-next = अगला नाम
greet-not-them = इन्हें न भेजें
greet-send = भेजने के तरीके
greet-share = शेयर करें
greet-copy = कॉपी करें
greet-print = प्रिंट करें
greet-unprinted = यह ब्राउज़र प्रिंट नहीं कर पाया। स्क्रीन की तस्वीर ले लें या डायरी कंप्यूटर पर खोलें।
greet-sheet = कार्ड की शीट पर रखें
greet-ready = तैयार लाइनें
greet-write = दो शब्द लिखें
greet-thanks = शुक्रिया का संदेश
greet-list = इन सबको शुभकामना दें
blank-name = नाम
blank-address = आदर सहित नाम
blank-form = आदर का शब्द
blank-patronymic = पिता का नाम
blank-words = इनकी कही बात
blank-purchase = पिछली खरीदारी
blank-days = कितने दिन
blank-personal = खास इनके लिए
cause-day = ग्राहकों के खास दिन
cause-holiday = ग्राहकों के त्योहार
cause-milestone = ग्राहकों की खुशखबरी
cause-thanks = शुक्रिया के संदेश
cause-missed = जिन्हें आए बहुत दिन हो गए
# The drafts to begin with. Between ‹ and › stands one of the blanks above, word for word.
draft-any =
    ‹आदर सहित नाम›, नमस्ते।
    ‹खास इनके लिए›
    हमारी दुकान की तरफ़ से आपको ढेरों शुभकामनाएँ।
draft-day =
    ‹आदर सहित नाम›, नमस्ते।
    आपके इस खास दिन पर बहुत-बहुत बधाई!
    ‹खास इनके लिए›
    दुकान पर आपका इंतज़ार रहेगा।
draft-holiday =
    ‹आदर सहित नाम›, नमस्ते।
    आपको और आपके पूरे परिवार को त्योहार की हार्दिक शुभकामनाएँ।
    ‹खास इनके लिए›
draft-milestone =
    ‹आदर सहित नाम›, नमस्ते।
    बहुत-बहुत बधाई! सुनकर दिल खुश हो गया।
    ‹खास इनके लिए›
draft-thanks =
    ‹आदर सहित नाम›, नमस्ते।
    हमारे यहाँ आने के लिए बहुत-बहुत शुक्रिया।
    ‹खास इनके लिए›
    उम्मीद है, जो लिया है वह आपको खूब पसंद आएगा।
draft-missed =
    ‹आदर सहित नाम›, नमस्ते।
    आपसे मिले काफ़ी दिन हो गए, हमें आपकी याद आ रही थी।
    ‹खास इनके लिए›
    दुकान पर आपका हमेशा स्वागत है।
# For whoever hardly anything is known of yet.
ready-1 = दुकान पर आपसे मिलकर हमेशा अच्छा लगता है।
ready-2 = उम्मीद है, आपके घर में सब अच्छे से हैं।
ready-3 = अगली बार दुकान पर आना हो, तो अपना हाल-चाल ज़रूर सुनाइएगा।
cards-count = { $count ->
    [one] शीट पर { $count } कार्ड
   *[other] शीट पर { $count } कार्ड
}
cards-design = डिज़ाइन
cards-plain = सादा
cards-frame = फ़्रेम
cards-leaf = पत्ती
cards-ribbon = रिबन
cards-long = { $count ->
    [one] { $count } कार्ड पर लिखी बात बहुत लंबी है, आखिर का हिस्सा कट जाएगा। कार्ड हटा दें या “खास इनके लिए” वाली लाइन छोटी कर दें।
   *[other] { $count } कार्डों पर लिखी बात बहुत लंबी है, आखिर का हिस्सा कट जाएगा। कार्ड हटा दें या “खास इनके लिए” वाली लाइनें छोटी कर दें।
}
cards-none = सब हटाएँ
look-back = इस साल अब तक
look-back-greeted = { $count ->
    [one] { $count } ग्राहक से संपर्क हुआ
   *[other] { $count } ग्राहकों से संपर्क हुआ
}
look-back-forgotten = { $count ->
    [one] { $count } ग्राहक से अब तक संपर्क नहीं हुआ
   *[other] { $count } ग्राहकों से अब तक संपर्क नहीं हुआ
}
# contacts: at most so many; sent: days and how, separated by commas; from: a day
wait-often = { $contacts ->
    [one] अभी रुकना बेहतर है: { $days } दिन में { $contacts } बार संपर्क काफ़ी है। अब तक हुआ: { $sent }। { $from } से फिर संपर्क हो सकता है।
   *[other] अभी रुकना बेहतर है: { $days } दिन में { $contacts } बार संपर्क काफ़ी है। अब तक हुआ: { $sent }। { $from } से फिर संपर्क हो सकता है।
}
wait-hour = अभी रुकना बेहतर है: { $from } से { $to } बजे तक आपके यहाँ से किसी को न फ़ोन जाता है, न मैसेज।
wait-day = अभी रुकना बेहतर है: आज के दिन आपके यहाँ से किसी को न फ़ोन जाता है, न मैसेज।

## What they agreed to

consent = संपर्क की इजाज़त
consent-text = एक बार इनसे किसी भी तरीके की इजाज़त मिल जाए, तो उसके बाद सिर्फ़ वही तरीके चलेंगे, जिनकी इजाज़त है।
consent-agreed = { $day } को इजाज़त दी
consent-refused = { $day } को मना किया
consent-words = इनके अपने शब्दों में
pace = कितनी बार संपर्क करें
pace-usual = औरों जितनी बार
pace-less = औरों से आधी बार
pace-more = औरों से दोगुनी बार
form-salutation = संदेश में नाम कैसे लिखें
form-salutation-hint = हूबहू ऐसे ही लिखा जाएगा। तभी भरें, जब आम तरीका इनके लिए ठीक न हो।
entry-despite = रुकना बेहतर था, फिर भी लिखा

## What is not known yet about somebody

learn = अब तक यह नहीं पता:
learn-called = इन्हें किस नाम से पुकारा जाना पसंद है।
learn-birthday = इनका जन्मदिन कब है।
learn-likes = इन्हें क्या पसंद है।
learn-said = इनका खुद का क्या कहना है, इनके अपने शब्दों में।
learn-happy = इन्हें किस बात से खुशी होगी।
learn-wish = इन्हें कौन-सी चीज़ चाहिए।
learn-hook = इन्हें किस बात से पहचानें।
learn-found-us = इन्हें आपकी दुकान का पता कैसे चला।
learn-form = इन्हें अपने नाम के साथ क्या सुनना पसंद है।
learn-consent = इन्हें संपर्क किस तरीके से पसंद है।

## Standards of contact

contact-title = संपर्क में रहना
contact-text = आपके अपने कायदे। संपर्क ज़्यादा होने लगे, तो ऐप पहले ही टोक देता है; फ़ैसला आपका है।
contact-most = ज़्यादा से ज़्यादा कितनी बार संपर्क
contact-days = कितने दिनों में
contact-quiet-hours = संपर्क न करने का समय
contact-from = कितने बजे से
contact-to = कितने बजे तक
contact-quiet-days = संपर्क न करने के दिन
contact-channels = संपर्क के कौन-से तरीके चलते हैं
contact-confidential = कौन-सी बातें दुकान से बाहर नहीं जाएँगी (एक वाक्य में)

## Devices

# One word for each thing. A QR code is shown on one screen and scanned by the camera of another
# device; changing QR codes are many, one after the other. In writing, a QR code is its letters, which
# are typed, or its text, which is copied and pasted. A file of changes goes to devices that have the
# notebook, a file for a new device to one that joins. Devices connect and disconnect.
devices-title = डिवाइस
devices-this = यह डिवाइस
devices-text = डायरी सिर्फ़ आपके अपने डिवाइसों पर रहती है, और कहीं नहीं। एक ही वाई-फ़ाई में वे सीधे कनेक्ट होते हैं; वाई-फ़ाई न हो तो बदलाव किसी फ़ाइल से या बदलते QR कोड से पहुँचते हैं। रास्ते में उन्हें कोई नहीं पढ़ सकता।
devices-name = इस डिवाइस का नाम
# kind: phone or computer
devices-default-name = { $kind ->
    [phone] फ़ोन
   *[computer] कंप्यूटर
}
devices-others = दूसरे डिवाइस
devices-alone = यह डायरी अभी किसी और डिवाइस पर नहीं है।
devices-unnamed = बिना नाम का डिवाइस
# when: a day and a time
devices-met = आखिरी खबर { $when } आई।
devices-never = इसकी अभी तक कोई खबर नहीं आई।
devices-up-to = { $when } तक का सब कुछ इसके पास है।
devices-waiting = { $count ->
    [one] इसे { $count } पन्ना भेजना बाकी है।
   *[other] इसे { $count } पन्ने भेजने बाकी हैं।
}
devices-nothing-waits = इसे कुछ भेजना बाकी नहीं है।
devices-gaps = { $count ->
    [one] { $count } पन्ने की कुछ बातें यहाँ आनी बाकी हैं। वे उस डिवाइस के अगले बदलावों के साथ आ जाएँगी।
   *[other] { $count } पन्नों की कुछ बातें यहाँ आनी बाकी हैं। वे उस डिवाइस के अगले बदलावों के साथ आ जाएँगी।
}
devices-answer = वह डिवाइस अभी इस डिवाइस को नहीं पहचानता: उसे एक बार बदलाव भेजें और वहाँ खोल लें।
devices-send = बदलाव भेजें
devices-send-all = सब डिवाइसों को भेजें
devices-rename = डिवाइस का नाम बदलें
devices-new-name = डिवाइस का नया नाम
devices-remove = डिवाइस हटाएँ
devices-remove-text = हटाने के बाद उस डिवाइस को कोई बदलाव नहीं भेजा जाता, और उससे भी कुछ नहीं लिया जाता। जो उसमें पहले से है, वह वहीं रहता है। उसे फिर साथ लाना हो तो फिर से जोड़ना पड़ेगा।
devices-remove-do = हमेशा के लिए हटाएँ
devices-removed = हटाए गए डिवाइस
devices-add = डिवाइस जोड़ें
devices-add-text = इस फ़ाइल में पूरी डायरी होती है, और उस पर पासवर्ड का ताला लगा होता है। उसे नए डिवाइस पर ले जाएँ, वहाँ “नए डिवाइस की फ़ाइल खोलें” दबाकर खोलें, और पासवर्ड किसी और तरीके से बताएँ। एक फ़ाइल एक ही डिवाइस के काम आती है।
devices-passphrase = इस फ़ाइल का पासवर्ड
devices-passphrase-hint = कम से कम 12 अक्षर, जैसे चार ऐसे शब्द जिन्हें साथ रखने की किसी को न सूझे।
devices-passphrase-short = इतना छोटा पासवर्ड सुरक्षित नहीं है।
devices-invite = फ़ाइल बनाएँ
devices-meet = कनेक्ट करें
devices-show-code = QR कोड दिखाएँ
devices-read = जब दूसरा डिवाइस QR कोड दिखाए
devices-read-text = उसे यहाँ स्कैन करें, या उसके नीचे लिखे अक्षर टाइप करें। दोनों डिवाइस एक ही वाई-फ़ाई पर होने चाहिए।
devices-code = दूसरे डिवाइस पर लिखे अक्षर या टेक्स्ट
devices-code-go = आगे बढ़ें
devices-add-radio = नए डिवाइस पर Regulars खोलें और “किसी और डिवाइस की डायरी से जुड़ें” दबाएँ। फिर यहाँ QR कोड दिखाएँ और उसे वहाँ स्कैन करें। नया डिवाइस जवाब में एक QR कोड दिखाएगा। उसे यहाँ स्कैन करें, फिर डायरी दोनों पर आ जाएगी।
devices-add-file = फ़ाइल से
meeting-title = दूसरे डिवाइस से कनेक्शन
meeting-with = “{ $name }” से कनेक्शन
meeting-preparing = तैयारी हो रही है।
meeting-connecting = दोनों डिवाइस एक-दूसरे को ढूँढ रहे हैं।
meeting-show = यह QR कोड दूसरे डिवाइस से स्कैन करें: वहाँ “डिवाइस” खोलें और “QR कोड स्कैन करें” दबाएँ।
meeting-show-first = यह QR कोड दूसरे डिवाइस से स्कैन करें। जवाब में वह भी एक QR कोड दिखाएगा।
meeting-show-reply = अब यह QR कोड पहले डिवाइस से स्कैन करें।
meeting-code = दूसरे डिवाइस के लिए QR कोड
meeting-typed = या वहाँ ये अक्षर टाइप करें:
meeting-reply = दूसरे डिवाइस का जवाबी QR कोड
meeting-check-asks = क्या दूसरे डिवाइस पर भी यही नंबर दिख रहा है?
meeting-check-same = हाँ, यही है
meeting-check-other = नहीं, अलग है
meeting-check-wait = अब दूसरे डिवाइस पर भी यही बताएँ।
meeting-exchanging = जिस डिवाइस के पास जो नहीं है, वह उसे मिल रहा है। तब तक अपना काम जारी रखें।
meeting-in-step = दोनों डिवाइसों पर अब सब कुछ एक जैसा है। जब तक Regulars दोनों पर खुला है, हर बदलाव तुरंत दूसरे पर पहुँचता रहेगा।
meeting-differs = दोनों डिवाइसों पर लगभग सब कुछ एक जैसा है, पर कुछ बदलाव एक पर नहीं आ पाए। दोनों पर इंटरनेट चालू करके Regulars एक बार खोलें, उसके बाद फिर कनेक्ट करें।
meeting-disconnect = डिस्कनेक्ट करें
meeting-again = फिर कोशिश करें
meeting-read-again = दूसरा QR कोड स्कैन करें
meeting-by-file = फ़ाइल से जोड़ें
meeting-allow = कैमरे की इजाज़त दें
meeting-two-codes = दो QR कोड से कनेक्ट करें
meeting-over-no-webrtc = यह ब्राउज़र दूसरे डिवाइस से सीधे कनेक्ट नहीं हो सकता। बदलाव फ़ाइल से भेजें।
meeting-over-hidden = जब तक कैमरे की इजाज़त न मिले, यह ब्राउज़र इस डिवाइस को दूसरों से छिपाए रखता है। कुछ रिकॉर्ड नहीं होता। कैमरे की इजाज़त दें, या दो QR कोड से कनेक्ट करें, हर डिवाइस पर एक।
meeting-over-unreachable = दोनों डिवाइस एक-दूसरे तक नहीं पहुँच पा रहे। देख लें कि QR कोड दूसरी स्क्रीन पर अब भी है, और दोनों एक ही वाई-फ़ाई पर हैं, मेहमानों वाले पर नहीं। तब भी न हो तो बदलते QR कोड आज़माएँ: उनके लिए वाई-फ़ाई की ज़रूरत ही नहीं।
meeting-over-unreachable-new = दोनों डिवाइस एक-दूसरे तक नहीं पहुँच पा रहे। देख लें कि QR कोड दूसरी स्क्रीन पर अब भी है, और दोनों एक ही वाई-फ़ाई पर हैं, मेहमानों वाले पर नहीं। तब भी न हो तो डिवाइस को फ़ाइल से जोड़ें।
meeting-over-long = ये दोनों डिवाइस अभी एक-दूसरे को ठीक से नहीं पहचानते। इस बार दो QR कोड से कनेक्ट करें, हर डिवाइस पर एक। उसके बाद एक ही काफ़ी होगा।
meeting-over-expired = यह QR कोड दस मिनट से ज़्यादा पुराना है और अब काम नहीं करेगा। नया QR कोड दिखाएँ।
meeting-over-closed = दूसरा डिवाइस डिस्कनेक्ट हो गया। जो आ चुका है, वह सब सेव है; बाकी फिर कनेक्ट होने पर आ जाएगा।
meeting-over-cut = कनेक्शन टूट गया। जो आ चुका है, वह सब सेव है; बाकी फिर कनेक्ट होने पर आ जाएगा।
meeting-over-stranger = दूसरा डिवाइस यह साबित नहीं कर पाया कि वह इसी डायरी का है। उसे कुछ नहीं भेजा गया। अगर वह आपका है तो उसे फिर से जोड़ें।
meeting-over-version = दोनों डिवाइसों पर Regulars के अलग-अलग वर्शन हैं। दोनों पर इंटरनेट चालू करके Regulars खोलें, फिर कोशिश करें।
meeting-over-garbled = रास्ते में कुछ खराब हो गया। उसमें से कुछ नहीं लिया गया। फिर कनेक्ट करें; तब भी ऐसा ही हो तो बदलाव फ़ाइल से भेजें।
meeting-over-silent = दूसरे डिवाइस से कुछ देर से कोई जवाब नहीं आया। उसका लॉक खोलें, वहाँ ऐप खुला रखें और फिर कोशिश करें।
misread-slip = इनमें कोई एक अक्षर गलत है। कृपया फिर से देखें।
misread-not-one = यह Regulars का QR कोड नहीं है। सही वाला दूसरे डिवाइस पर “डिवाइस” में दिख रहा है।
misread-damaged = इसका कुछ हिस्सा छूट गया है। कृपया QR कोड फिर से स्कैन करें, या उसका पूरा टेक्स्ट कॉपी करें।
misread-stale = यह QR कोड पिछली कोशिश का है। कृपया वह स्कैन करें, जो दूसरा डिवाइस अभी दिखा रहा है।
misread-other-notebook = यह किसी और डायरी वाले डिवाइस का है। एक ही डायरी साझा करने के लिए वहाँ “डिवाइस जोड़ें” में “QR कोड दिखाएँ” दबाएँ।
misread-own = यह इसी डिवाइस का QR कोड है। इसे दूसरे डिवाइस से स्कैन करें।
misread-in-one = इस डिवाइस की डायरी पहले से दूसरे डिवाइसों के साथ साझा है। उनमें से किसी से कनेक्ट करना हो, तो उसके नाम के नीचे “कनेक्ट करें” दबाएँ।
camera-open = QR कोड स्कैन करें
camera-close = कैमरा बंद करें
camera-picture = कैमरे में जो दिख रहा है
camera-looking = QR कोड को कैमरे के सामने रखें।
camera-torch = टॉर्च
camera-next = दूसरा कैमरा
camera-refused = कैमरे की इजाज़त नहीं मिली। ब्राउज़र की सेटिंग में इस साइट को इजाज़त दें।
camera-none = यहाँ कैमरा नहीं है, या कोई और ऐप उसे इस्तेमाल कर रहा है।
camera-or-type = या अक्षर टाइप करें, या टेक्स्ट पेस्ट करें।
camera-or-file = या बदलाव फ़ाइल से भिजवाएँ।
moving-show = बदलते QR कोड दिखाएँ
moving-show-text = दूसरे डिवाइस का कैमरा इस स्क्रीन के सामने रखें: वहाँ “डिवाइस” खोलें और “बदलते QR कोड स्कैन करें” दबाएँ। जब तक आप न रोकें, ये बदलते रहेंगे।
moving-read = बदलते QR कोड स्कैन करें
moving-read-text = वाई-फ़ाई न हो, तब भी दूसरे डिवाइस के बदलाव यहाँ आ सकते हैं: वहाँ “बदलाव भेजें”, फिर “बदलते QR कोड दिखाएँ” दबाएँ, और इस कैमरे को उसकी स्क्रीन के सामने रखें।
moving-progress = आ चुके हिस्से: लगभग { $needed } में से { $seen }
moving-too-long = इतना सब बदलते QR कोड में नहीं समाएगा। इसे फ़ाइल से भेजें।
moving-back = यहाँ जो नया है, वह भेजें
meeting-moving = बदलते QR कोड दिखाएँ
nav-connected = दूसरे डिवाइस से कनेक्ट है
devices-take-in = बदलाव लें
devices-take-in-text = दूसरे डिवाइस से आई बदलावों की फ़ाइल खोलें; अगर यह डिवाइस नया है, तो इसके लिए बनी फ़ाइल खोलें। बदलाव चैट में टेक्स्ट बनकर आए हों, तो उन्हें यहाँ पेस्ट भी किया जा सकता है।
devices-open = बदलावों की फ़ाइल खोलें
devices-join = नए डिवाइस की फ़ाइल खोलें
devices-paste = बदलावों का टेक्स्ट
devices-paste-do = टेक्स्ट खोलें
# The folder through which devices exchange by themselves. folder: its name
shared-title = साझे फ़ोल्डर के ज़रिए
shared-text = आपके डिवाइसों का कोई साझा फ़ोल्डर हो, जैसे पेन ड्राइव पर या Syncthing से, तो बदलाव उसी के ज़रिए अपने आप आ-जा सकते हैं। हर डिवाइस उसमें अपनी एक फ़ाइल रखता है, जिसे सिर्फ़ आपके डिवाइस पढ़ सकते हैं।
shared-choose = साझा फ़ोल्डर चुनें
shared-kept = जब भी Regulars यहाँ खुला हो, बदलाव “{ $folder }” फ़ोल्डर से आते-जाते हैं।
shared-asks = ब्राउज़र को पहले “{ $folder }” फ़ोल्डर के लिए आपकी इजाज़त चाहिए।
shared-writing = “{ $folder }” फ़ोल्डर के ज़रिए बदलाव भेजे और लिए जा रहे हैं।
shared-failed = “{ $folder }” फ़ोल्डर में लिखा नहीं जा सका। देख लें कि फ़ोल्डर अब भी वहीं है और उसमें जगह बची है।
shared-now = बदलाव अभी भेजें और लें
shared-stop = इसका इस्तेमाल बंद करें
shared-left = ये फ़ाइलें छोड़ दी गईं, क्योंकि बहुत बड़ी हैं या पढ़ी नहीं जा सकीं: { $files }।
bundle-making = फ़ाइल बन रही है।
# size: of the file
bundle-ready = बदलावों की फ़ाइल तैयार है ({ $size })। इसे सिर्फ़ आपके दूसरे डिवाइस खोल सकते हैं।
invitation-ready = नए डिवाइस की फ़ाइल तैयार है ({ $size })।
bundle-share = शेयर करें
bundle-save = फ़ाइल सेव करें
bundle-copy = टेक्स्ट कॉपी करें
bundle-copied = कॉपी हो गया।
bundle-shared = शेयर हो गया। इसे दूसरे डिवाइस पर खोलें।
bundle-saved = सेव हो गया। फ़ाइल दूसरे डिवाइस पर ले जाएँ और वहाँ खोलें।
bundle-done = हो गया
# name: of a device; added, joined, here: numbers of pages
bundle-told = “{ $name }” से बदलाव आए। नए पन्ने: { $added }, नई बात जुड़ी: { $joined }, पहले से मौजूद: { $here }
bundle-duplicates = दोनों डायरियों के कुछ पन्ने शायद एक ही ग्राहक के हैं। उन्हें साथ-साथ देख लें।
bundle-unwelcome-not-for-us = यह फ़ाइल इस डिवाइस के लिए नहीं बनी है। या तो यह किसी और डायरी की है, या तब बनी थी जब भेजने वाला डिवाइस इस डिवाइस को पहचानता नहीं था, या यह डिवाइस हटा दिया गया है।
bundle-unwelcome-damaged = यह फ़ाइल पूरी नहीं है। कृपया इसे फिर से मँगवाएँ।
bundle-unwelcome-unknown = यह फ़ाइल ऐसे डिवाइस से आई है, जिसे यह डिवाइस अभी नहीं पहचानता। पहले किसी ऐसे डिवाइस को बदलाव भेजें और उसके बदलाव लें, जो दोनों को पहचानता हो, या फ़ाइल भेजने वाले डिवाइस को फिर से जोड़ें।
bundle-unwelcome-removed = यह फ़ाइल हटाए गए डिवाइस से आई है। इसमें से कुछ नहीं लिया गया।
bundle-unwelcome-own = यह फ़ाइल इसी डिवाइस पर बनी है।
bundle-unwelcome-other-notebook = इस डिवाइस की डायरी पहले से दूसरे डिवाइसों के साथ साझा है। किसी और डायरी से जुड़ने के लिए इसी डिवाइस पर कोई दूसरा ब्राउज़र इस्तेमाल करें।
welcome-join = किसी और डिवाइस की डायरी से जुड़ें

## Help

help-title = मदद
help-close = बंद करें
help-find = नाम का कोई हिस्सा, फ़ोन नंबर या जो बात याद हो, वह लिखें, जैसे “लाल दुपट्टा”।
help-page = नमस्ते करने से पहले पन्ना खोलें: ऊपर ही लिखा है कि इन्हें किस बात से खुशी होगी और इनसे क्या पूछना है।
help-visit = “आज आना हुआ” एक बार दबाते ही आना दर्ज हो जाता है।
help-undo = हर बदलाव वापस हो सकता है: “पहले जैसा करें” या Ctrl+Z दबाएँ।
help-cover = ग्राहक झुककर देखने लगें तो “स्क्रीन ढकें” दबाएँ।
help-offline = बिना इंटरनेट के चलता है। सब कुछ इस डिवाइस पर रहता है।
help-keys = कीबोर्ड के बटन
help-key-find = ग्राहक ढूँढें
help-key-new = नया ग्राहक
help-key-help = यह मदद
help-key-undo = पिछला बदलाव पहले जैसा करें
help-key-redo = वापस हुआ बदलाव फिर से करें
help-key-cover = स्क्रीन ढकें
help-letter-keys = एक अक्षर वाले बटन चालू रखें

## Dates in words

# The day relative to today; older days are written by the messages below.
labelled = { $label }: { $value }
day-today = आज
day-yesterday = कल

# Browsers do not know the calendar of every language here, so its words stand in this file.
# $month is 1 to 12, $weekday 1 (Monday) to 7.
month = { $month ->
    [1] जनवरी
    [2] फ़रवरी
    [3] मार्च
    [4] अप्रैल
    [5] मई
    [6] जून
    [7] जुलाई
    [8] अगस्त
    [9] सितंबर
    [10] अक्टूबर
    [11] नवंबर
   *[12] दिसंबर
}
# For narrow columns.
month-short = { $month ->
    [1] जनवरी
    [2] फ़रवरी
    [3] मार्च
    [4] अप्रैल
    [5] मई
    [6] जून
    [7] जुलाई
    [8] अगस्त
    [9] सितंबर
    [10] अक्टूबर
    [11] नवंबर
   *[12] दिसंबर
}
weekday = { $weekday ->
    [1] सोमवार
    [2] मंगलवार
    [3] बुधवार
    [4] गुरुवार
    [5] शुक्रवार
    [6] शनिवार
   *[7] रविवार
}
# Today in full, above the greeting.
date-full = { $weekday }, { $day } { $month }
# A day of this year, or one without a year.
date-day = { $day } { $month }
date-day-year = { $day } { $month } { $year }
# A month of which no day is known.
date-month-year = { $month } { $year }
# A moment: a day as above and a time of day.
date-time = { $day }, { $time } बजे

## Import and export

exchange-title = इंपोर्ट और एक्सपोर्ट
import-title = ग्राहकों को डायरी में लाएँ
import-text = फ़ोन की संपर्क सूची, ईमेल ऐप या दुकान के बिलिंग ऐप से ग्राहकों को लाएँ: वहाँ की vCard फ़ाइल (.vcf) या टेबल (.csv) चुनें, या खींचकर यहाँ डाल दें। आपके कहे बिना कुछ नहीं लिखा जाएगा, और आपका लिखा जैसा है वैसा ही रहेगा। Regulars का बैकअप (.zip) भी यहीं से वापस आता है।
import-choose = फ़ाइल चुनें
import-handed = किसी और ऐप या वेबसाइट ने “{ $file }” फ़ाइल भेजी है। इसे देखें?
import-handed-look = देखें
import-handed-leave = रहने दें
handed-words = किसी और ऐप से यह टेक्स्ट आया है। जिस ग्राहक के लिए है, उनका पन्ना खोलें और वहाँ जोड़ लें।
import-do = डायरी में लाएँ
import-cancel = यहीं रोकें
export-stop = यहीं रोकें
import-close = बंद करें
import-save-report = रिपोर्ट सेव करें
import-progress = कितना हो गया
import-nobody = “{ $file }” में कोई ग्राहक नहीं मिला।
import-found = { $count ->
    [one] “{ $file }” में { $count } ग्राहक है।
   *[other] “{ $file }” में { $count } ग्राहक हैं।
}
# added, updated, here, left: numbers of people or lines
import-told = नए पन्ने: { $added }, नई बात जुड़ी: { $updated }, पहले से मौजूद: { $here }, छोड़े गए: { $left }
# Where in the file. line and card: numbers
import-line = लाइन { $line }
import-card = कार्ड { $card }, लाइन { $line }
import-added = पन्ना जोड़ दिया
import-updated = फ़ाइल से नई बात जोड़ी गई
import-here = पन्ना पहले से है, कुछ नया नहीं
import-erased = इनका पन्ना आपने हमेशा के लिए मिटा दिया था, इसलिए छोड़ दिया
import-undo = यह इंपोर्ट वापस लें
imports-title = पहले के इंपोर्ट
undo-import-running = इंपोर्ट वापस लिया जा रहा है।
# gone, restored, touched: numbers of pages
undo-import-told = हटाए गए पन्ने: { $gone }, पहले जैसे किए: { $restored }, रहने दिए: { $touched }
undo-import-touched = इन पन्नों पर आपने बाद में कुछ लिखा है, इसलिए ये रहेंगे:
import-too-large = संपर्क सूची के लिए यह फ़ाइल बहुत बड़ी है।
import-unreadable = फ़ाइल पढ़ी नहीं जा सकी। कृपया फिर से चुनें।
import-reason-no-contact-file = यह लाइन संपर्क फ़ाइल की नहीं है
import-reason-nobody = न नाम, न फ़ोन, न फ़र्म
import-reason-no-end = कार्ड अधूरा है; जितना पढ़ा जा सका, उतना आ गया
import-reason-no-day = कैलेंडर में ऐसी कोई तारीख नहीं है; जैसी लिखी थी वैसी ही रखी है
import-reason-linked-photo = फ़ोटो की जगह सिर्फ़ लिंक है, और लिंक खोले नहीं जाते
import-reason-no-photo = फ़ोटो पढ़ी नहीं जा सकी
import-reason-charset = यहाँ के अक्षर पढ़े नहीं जा सके
import-reason-too-long = यह पन्ने के लिए बहुत लंबा है; अगले एक्सपोर्ट के लिए पूरा संभालकर रखा है
import-reason-no-table = यह फ़ाइल न संपर्क सूची है, न टेबल
import-reason-no-amount = यह रकम नहीं है; जैसा लिखा था वैसा ही रखा है
import-reason-no-number = स्प्रेडशीट ने इस नंबर के आखिरी अंक मिटा दिए हैं; जैसा लिखा था वैसा ही रखा है
import-reason-no-year = दो अंकों का साल किसी भी सदी का हो सकता है; दिन साल के बिना लिया है, बाकी जैसा लिखा था वैसा ही रखा है
import-reason-moment = दिन नहीं, घड़ी का समय लिखा है; दिन एक आगे या पीछे हो सकता है
import-reason-outside = तालिका के ऊपर का शीर्षक या नीचे का जोड़; कोई व्यक्ति नहीं
import-reason-calendar = यह कैलेंडर है। अपने संपर्क vCard या CSV में सेव करके वह फ़ाइल खोलें
import-reason-json = यह फ़ाइल प्रोग्रामों के लिए है। लोगों को तालिका (CSV) या vCard में सेव करके वह फ़ाइल खोलें
import-reason-spreadsheet = यह स्प्रेडशीट अपने ही रूप में है। वहाँ इसे CSV में सेव करके वह फ़ाइल खोलें
import-reason-unclosed = इनवर्टेड कॉमा बंद नहीं हुआ; यहाँ से हर लाइन अलग-अलग पढ़ी गई
import-reason-no-archive = यह न डायरी का बैकअप है, न टेबल; स्प्रेडशीट हो तो पहले CSV में सेव करें
import-reason-too-large = इस फ़ाइल में इतना कुछ है कि ब्राउज़र में नहीं समाएगा
import-charset = क्या ये शब्द ठीक पढ़े जा रहे हैं? नहीं तो वह पंक्ति चुनें जो ठीक हो
import-old-khmer = लगता है, ये नाम किसी पुराने फ़ॉन्ट (जैसे Limon) में टाइप की हुई ख्मेर हैं। Regulars इन्हें पढ़ नहीं सकता। पहले फ़ाइल को ख्मेर यूनिकोड में बदलें, फिर उसे दोबारा चुनें।
import-losses = लाने से पहले देख लें: कुछ चीज़ें जैसी हैं वैसी नहीं लाई जा सकतीं
# count: how often; reason: one of the reasons above.
import-loss = { $count } × { $reason }
columns-title = हर कॉलम में क्या है
columns-header = कॉलमों के नाम इस पंक्ति में हैं
columns-header-none = किसी में नहीं
columns-month-first = तारीख में महीना पहले आता है (12/31)
# number: which column, counted from 1
columns-nameless = कॉलम { $number }
columns-preview = शुरू के कुछ पन्ने ऐसे बनेंगे:
# What a column tells, in a choice of many.
column-kept = अगले एक्सपोर्ट के लिए रखें
column-left-out = छोड़ दें
column-name = पूरा नाम
column-given = पहला नाम
column-middle = बीच का नाम
column-family = सरनेम
column-suffix = नाम के बाद का शब्द
column-label = अगला कॉलम किसका है (घर, दफ़्तर)
column-birth-year = जन्मदिन: साल
column-birth-month = जन्मदिन: महीना
column-birth-day = जन्मदिन: तारीख
column-day = एक और खास दिन
column-visit = आने का दिन
column-purchase = खरीदारी का दिन
column-bought = क्या खरीदा
column-id = दूसरे ऐप में नंबर
column-own = Regulars का अपना कॉलम
export-title = सभी ग्राहकों की फ़ाइल बनाएँ
export-text = डायरी में जितने भी ग्राहक हैं, अलग रखे पन्ने भी, सब एक फ़ाइल में, दूसरे ऐप के लिए।
export-form = किस तरह की फ़ाइल
export-cards = संपर्क सूची (vCard)
export-cards-four = संपर्क सूची (vCard 4.0)
export-cards-four-text = उन ऐप के लिए जो vCard 4.0 माँगते हैं। फ़ोटो साथ जाती हैं, एंट्रियाँ यहीं रहती हैं।
export-table = टेबल (CSV)
export-calendar = कैलेंडर (iCalendar)
export-cards-text = फ़ोन और किसी भी संपर्क सूची के लिए। फ़ोटो साथ जाती हैं, एंट्रियाँ यहीं रहती हैं।
export-table-text = स्प्रेडशीट के लिए। जिस खाने को वह फ़ॉर्मूला समझ सकती है, उसके शुरू में ' लगा रहता है।
export-calendar-text = सबके जन्मदिन और दूसरे खास दिन, हर साल के लिए, किसी भी कैलेंडर में; सिर्फ़ अलग रखे पन्नों के नहीं। फ़ाइल बाद में दोबारा खोलने पर वही दिन अपडेट हो जाते हैं।
export-archive = पूरी डायरी का बैकअप (zip)
export-archive-text = पूरी डायरी, फ़ोटो और पिछले बदलावों समेत। डायरी खो जाए तो इससे वापस आ जाएगी, और इसे पढ़ने के लिए किसी को इस ऐप की ज़रूरत नहीं।
archive-passphrase = पासवर्ड
archive-passphrase-hint = न लगाना हो तो खाली छोड़ दें। लगाया तो उसके बिना बैकअप फिर किसी से नहीं खुलेगा, आपसे भी नहीं।
export-failed = डायरी इतनी बड़ी हो गई है कि ऐसी एक फ़ाइल में नहीं समाएगी।
export-not-saved = ब्राउज़र ने फ़ाइल सेव नहीं की। कृपया फिर कोशिश करें।
# The first lines of the README within a backup. “customers” is a folder’s name and stays so.
archive-readme = इसमें दुकान के ग्राहकों की पूरी डायरी है। इसे वापस लाने के लिए Regulars खोलें, सेटिंग में “इंपोर्ट और एक्सपोर्ट” पर जाएँ और यह फ़ाइल चुनें। Regulars के बिना पढ़ने के लिए “customers” फ़ोल्डर खोलें।
export-only = सिर्फ़ वही पन्ने जो अभी सूची में दिख रहे हैं
# What a day is called in another calendar.
calendar-birthday = जन्मदिन: { $name }
calendar-name-day = नाम-दिवस: { $name }
calendar-firm = फ़र्म की सालगिरह: { $name }
calendar-profession = पेशे का खास दिन: { $name }
export-nobody = एक्सपोर्ट करने के लिए अभी कोई ग्राहक नहीं है।
export-do = एक्सपोर्ट करें
export-done = { $count ->
    [one] “{ $file }” में { $count } ग्राहक है।
   *[other] “{ $file }” में { $count } ग्राहक हैं।
}
export-damaged = { $count ->
    [one] { $count } पन्ना पूरा पढ़ा नहीं जा सका; जितना पढ़ा गया, उतना फ़ाइल में है।
   *[other] { $count } पन्ने पूरे पढ़े नहीं जा सके; जितना पढ़ा गया, उतना फ़ाइल में है।
}
restore-locked = “{ $file }” पर पासवर्ड लगा है।
# pages, photos: numbers
restore-found = “{ $file }” डायरी का बैकअप है। पन्ने: { $pages }, फ़ोटो: { $photos }
# shop: the shop a backup is of, as it says itself
restore-shop = यह “{ $shop }” की डायरी का बैकअप है।
# own: the shop of this notebook
restore-other-shop = यह “{ $shop }” की डायरी का बैकअप है, और यहाँ “{ $own }” की डायरी खुली है। “बैकअप से वापस लाएँ” दबाने पर दोनों डायरियाँ मिलकर एक हो जाएँगी।
restore-cut-short = इस फ़ाइल का आखिरी हिस्सा गायब या खराब है। हो सकता है कि सब कुछ वापस न आए।
# added, joined, here: numbers of pages
restore-told = वापस आए पन्ने: { $added }, कमी पूरी हुई: { $joined }, पहले से मौजूद: { $here }
restore-erased = { $count ->
    [one] { $count } पन्ना हमेशा के लिए मिटाया गया था, वह वापस नहीं आएगा।
   *[other] { $count } पन्ने हमेशा के लिए मिटाए गए थे, वे वापस नहीं आएँगे।
}
restore-newer = { $count ->
    [one] { $count } पन्ना Regulars के नए वर्शन में लिखा गया है। पहले ऐप अपडेट करें, फिर उसे वापस लाएँ।
   *[other] { $count } पन्ने Regulars के नए वर्शन में लिखे गए हैं। पहले ऐप अपडेट करें, फिर उन्हें वापस लाएँ।
}
restore-damaged = { $count ->
    [one] बैकअप की { $count } फ़ाइल खराब है; बाकी सब वापस आ सकता है।
   *[other] बैकअप की { $count } फ़ाइलें खराब हैं; बाकी सब वापस आ सकता है।
}
restore-damaged-more = { $count ->
    [one] और { $count } फ़ाइल
   *[other] और { $count } फ़ाइलें
}
restore-do = बैकअप से वापस लाएँ
restore-open = खोलें
restore-opening = खुलने में कुछ सेकंड लगेंगे।
restore-wrong-passphrase = इस पासवर्ड से नहीं खुला।
restore-other-key = इस पर पासवर्ड नहीं, डिजिटल चाबी का ताला लगा है।
restore-too-much-work = इसे खोलने के लिए जितनी मेमोरी चाहिए, उतनी ब्राउज़र के पास नहीं है।
restore-lock-damaged = फ़ाइल खराब है।
archive-reminder = पूरी डायरी का बैकअप लिए काफ़ी दिन हो गए हैं।
archive-reminder-ios = यह डायरी सात दिन तक न खुले तो Safari इसे मिटा सकता है। बैकअप ले लें; इसे होम स्क्रीन पर कैसे ले जाएँ, यह सेटिंग में लिखा है।
archive-reminder-do = अभी बैकअप लें
archive-reminder-later = बाद में
# The backup that goes into a folder once a week by itself. folder: its name, day: a date
weekly-title = फ़ोल्डर में अपने आप बैकअप
weekly-text = Regulars हफ़्ते में एक बार, जब भी खुला हो, इस डिवाइस के किसी फ़ोल्डर में अपने आप बैकअप रख सकता है। पिछले चार बैकअप बने रहते हैं। उन पर पासवर्ड नहीं लगा होता।
weekly-choose = फ़ोल्डर चुनें
weekly-kept = हर हफ़्ते “{ $folder }” फ़ोल्डर में बैकअप रखा जाता है।
weekly-asks = “{ $folder }” फ़ोल्डर में बैकअप रखने का समय हो गया है। ब्राउज़र को पहले आपकी इजाज़त चाहिए।
weekly-writing = “{ $folder }” फ़ोल्डर में बैकअप रखा जा रहा है।
weekly-failed = “{ $folder }” फ़ोल्डर में बैकअप नहीं रखा जा सका। देख लें कि फ़ोल्डर अब भी वहीं है और उसमें जगह बची है।
weekly-last = आखिरी बैकअप: { $day }
weekly-now = अभी बैकअप लें
weekly-stop = वहाँ बैकअप रखना बंद करें

## Two pages about the same person

duplicates-title = एक ही ग्राहक के दो पन्ने?
duplicates-text = ये पन्ने शायद एक ही ग्राहक के हैं; वजह साथ में लिखी है। ऐप अपने आप कुछ नहीं मिलाता।
duplicates-none = लगता है किसी के दो पन्ने नहीं हैं।
# A link below the report of an import.
duplicates-look = क्या अब किसी के दो पन्ने हैं?
# Why two pages may be about one person.
why-phone = एक ही नंबर
why-email = एक ही ईमेल
why-name = एक ही नाम
why-like-name = मिलता-जुलता नाम
why-birthday = एक ही जन्मदिन
why-house = एक ही घर
duplicates-compare = दोनों देखें
duplicates-apart = दोनों अलग ग्राहक हैं
duplicates-words-of = किस पन्ने का नाम और बाकी बातें रखें?
duplicates-join = मिला दें
duplicates-entries = एंट्रियाँ
notice-joined = { $name }: दोनों पन्ने अब एक हैं।
notice-parted = { $name }: पन्ना फिर से अलग है।
page-joined-into = यह पन्ना दूसरे पन्ने में मिला दिया गया है।
page-joined-open = वह पन्ना खोलें
page-joined-from = इस पन्ने में मिलाया गया:
page-part = फिर से अलग करें

## What is kept about a person, as a file for them

own-data = इन्हें इनकी जानकारी दें
own-data-title = { $name }: डायरी में रखी सारी जानकारी
own-data-day = { $day } तक की जानकारी।
own-data-removed = पन्ने से हटाई गई एंट्री, अब भी संभालकर रखी है
own-data-foreign = दूसरे ऐप से
own-data-history = जो बातें बदली गई हैं, उनका पुराना लिखा भी तब तक रखा रहेगा, जब तक पन्ना हमेशा के लिए मिटाया न जाए।
