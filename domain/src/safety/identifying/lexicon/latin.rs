//! Words in Latin letters: English, and Urdu, Sindhi and Pashto as people type them.

use super::{
    latin_names::{EITHER, FAMILY, GIVEN, SECOND},
    latin_ordinary::{GROUPS, ORDINARY, TERMS},
    *,
};

/// Lists of words, each with what they are. A word may be in several.
pub(super) const WORDS: &[(Kinds, &str)] = &[
    (NAME, GIVEN),
    (NAME, FAMILY),
    (MAYBE, EITHER),
    (MAYBE | SURNAME, SECOND),
    (TITLE, TITLES),
    (TITLE_MAYBE, OFFICES),
    (AFTER, "sahib saheb sahab sb sahiba bibi begum begam khanum khatoon jee saeen saen sain"),
    (
        RELATION,
        "son daughter wife widow husband brother sister father mother nephew niece cousin uncle bin ibn bint walad zauja zoja zojah wald beta beti putt pat zoy zoye lur wror",
    ),
    (STOP, STOPS),
    (COMMON, ORDINARY),
    (COMMON, TERMS),
    (COMMON, GROUPS),
    (
        PLACE,
        "goth mohalla muhalla mohallah muhallah killi kili killay kilay chowk chok gali basti deh mauza mouza taluka tehsil tapo colony katchi chak",
    ),
    (
        PLACE_MAYBE,
        "village villages hamlet street road lane avenue ward plot town kot settlement neighbourhood neighborhood square bazaar bazar roundabout crossing camp park stop bridge garden residency apartments apartment flat flats society heights tower plaza graon gaon kalay kalai kalli",
    ),
    (
        BUILDING,
        "mosque masjid school college madrassa madrasa madrasah madressah seminary hospital clinic shrine dargah imambargah imambara temple mandir gurdwara church hotel jirga hujra otaq mill factory dispensary academy",
    ),
    (
        NUMBERED_PLACE,
        "house street plot ward uc block flat apartment lane road chak deh sector makan gali mohalla ghar makaan killi shop room village survey",
    ),
    (
        NUMBERED,
        "fir cnic nic nicop passport account acct iban licence license registration reg khasra khata khewat vehicle car roll token easypaisa jazzcash card case",
    ),
    (NUMBER_WORD, "no nr number num nos numbers nambar namber"),
    (
        ROMAN | STOP | POST,
        "mein ke ki ka ko se ne par tak wala walay wale wali jo ji ja je khe san kho kay mai main mean men me pe ta kakhe kaxe kshe kai",
    ),
    (
        ROMAN | STOP,
        "hai hain tha thi thay the aur or bhi nahi nahin kya yeh ye woh wo us is un in unka uska jab tab phir lekin magar hum aap hamare hamara ek har kisi koi aik da de di aw che chi sara ao ain aahe ahe hua hui huay gaya gaye gai kar kiya karte ho raha rahe rahi par ke liye liay sath bohat bahut log logon saray tamam mera meri mere apna apni apne",
    ),
    (
        TRIBE,
        "tribe tribes tribesmen tribal clan clans biraderi biradari baradari qabila qabeela qaum qom family families khandan",
    ),
    (REVERED, "hazrat prophet imam caliph quaid allama"),
    (
        NETWORK,
        "facebook fb instagram insta ig twitter tiktok snapchat telegram whatsapp skype youtube linkedin signal imo",
    ),
    (COMMON | STOP, "facebook instagram twitter tiktok snapchat telegram whatsapp skype youtube linkedin"),
    (
        AMOUNT,
        "rs pkr rupees rupee rupay rupaye usd eur gbp dollars lakh crore people persons families households votes voters million acres acre km kilometres copies visitors",
    ),
    (
        SERIES,
        "na ps pb pp pk gb un eu iso am pm pkr rs usd eur gbp unscr scr usip ngo no nos fm km kg mw tv us uk ad bc sdg sro ext page art act sec fig vol ch nh nhp cpec pst gmt utc covid who ilo unhcr unicef undp fy pg mb kb hiv aj ajk mqm ppp pti pml jui",
    ),
    (BETWEEN, "dash hyphen dot point space plus then phir and aur stop"),
];

const TITLES: &str = "\
mr mrs ms mst miss mister messrs haji hajji hajiani wadera wadero vadero wadhera maulana molana moulana maulvi molvi moulvi mufti pir peer dr doctor advocate adv prof professor syed \
sayed sayyed sayyid saiyed qari hafiz hafez mian mullah mulla mullan agha engr engineer sain saeen saen comrade ustad makhdoom nawabzada sahibzada sardarzada hakeem sheikh shaikh \
allama pandit swami bhai baji apa adi ada chacha mama khala nana dada lala babu bhagat sir madam bibi mai janab mohtarma muhtarma mohtaram musammat musmat late marhoom shaheed";

const OFFICES: &str = "\
malik sardar chaudhry chaudhary choudhry ch nawab rais raees raja rana mir arbab khan judge inspector subinspector sho dsp sp ssp asi constable colonel captain senator mna mpa nazim councillor \
chairman chairperson headmaster principal imam pastor bishop begum father brother sister mother uncle aunt teacher lecturer journalist lawyer elder leader facilitator mediator accused \
complainant victim named called journalists teachers activist farmer shopkeeper driver minister mayor president secretary";

const STOPS: &str = "\
the a an and or but if when while after before during since until because although though as at by for from in into of off on onto out over through to toward towards under up upon with within without \
i you he she it we they me him her us them my your his its our their mine yours hers ours theirs this that these those who whom whose which what where why how all any both each every either neither \
no not nor only own same so than too very can could may might must shall should will would do does did done has have had having be been being am is are was were there here then now again also \
once twice one two three four five six seven eight nine ten eleven twelve hundred thousand first second third fourth fifth last next another other others some many much more most few several such \
about above against along among around behind below beneath beside besides between beyond despite down except inside near nobody somebody everybody nothing something everything anyone someone \
everyone none outside per plus like yes ok well however therefore thus hence even still yet just already always never often sometimes usually perhaps maybe instead";
