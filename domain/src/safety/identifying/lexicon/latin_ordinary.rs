//! Words in Latin letters that name nobody.

/// Ordinary English words that begin sentences, titles and headings.
pub(super) const ORDINARY: &str = "\
able accept access according account across act action active activist add address adult advice afternoon age agency agree agreement alert alone anger animal annual answer anybody appeal apply area arms army \
arrange article ask assembly assist attack attend aunt author authority autumn bank base begin best better bird blood board boat body book border both boundary boy branch bread brief bring broad brother build \
building bus business buy calendar call camp candidate canal capacity capital car care case cash cattle cause centre center central certificate chair chairman chance change chapter charge chart check chief child children choice \
circle city civic civil claim class clean clear clerk climate close coast code cold come comment commission commissioner committee common community companion company compensation complaint computer concern confirm conference \
conflict consent constable contact content context control corner council councillor count country county couple course court cousin cover crime crop cross culture custom cut daily damage dance danger data date \
daughter day dead deal death debt decision deep defence degree delta demand department deputy design desert detail dialogue direct director disaster dispute distance district divide division doctor document dog domain door \
doubt draft draw drink drive drug dry duty early earth east eastern easy eat economy edge edition editor education effect effort elder election eleven email emergency employer empower empty end energy enough enquiry \
enter equal error estate evaluation evening event evidence exact example exchange executive expert explain explore extra eye face fact factory fail fair faith fall false family farm farmer fast father fear feast federal feel \
fellow female festival feud few field fight figure file film final find fire firm fish flag flood floor flow food foot football force foreign forest form former forum found foundation four framework free friend front \
fruit full fund funeral future game gas gate gender general gift girl give global goal god gold good government grain grand grandfather grandmother grant grass great green ground group grow guard guardian guest guide gun guidance \
half hall hand handbook hard harvest head headline health hear heart heat help here heritage high hill history hold holiday holy home honour honor hope hospital host hot hour house human hunger husband ice idea identity impact \
important include income increase indeed index industry inform information initiative innovation inquiry institute institution interest interior internal international internet introduction island issue item job join journalist \
journey judge judicial jurist just justice keep key killing kind kitchen know knowledge label labour lack lady lake land landlord language large late later law lawyer lead leader league learn lecturer legal lesson let letter level liberty \
library life light limit line link list listen literacy little live livelihood local long look loss love low lunch machine mail main major make male man manager manual map march mark market marriage mass material matter mayor meal mean \
measure media mediate mediator medical medicine meet member memory men mentor message method middle migration military mill mind minister ministry minor minority minute model modern module moment money monitor month monthly moon \
morning mosque mother mountain move movement much municipal music name narrative nation national native nature need neighbour network new news newspaper night noon north northern notary note notice number nurse object \
occasion offer office officer official oil old online open operation opinion opposition oral order organise orient other outcome outreach owner page paper paragraph parent park part participant partner party pass past path \
patience pay peace peaceful pen people percent period permission person phase phone photo picture piece pilgrim pillar pilot place plan plant play pledge point police policy political poll poor port position post poster \
poverty power practice pray prepare present president press prevent price pride primary principal print prison private problem process produce professor profile programme program project promise promote property prosecutor protect protection protest \
province provincial public pupil purpose put quarter question quick quiet quota race radio rain raise rapid reach read ready reason receive recent recommend record red reduce refer refresh refugee region registrar regular relation \
relief religion religious remark remember remote rent report research reserve resident resource response rest restore result return review revenue right rise risk river road role room roster roadmap round route rule rumour rural safe safety \
sale scheme scholar school science season seat second secret secretary section sector security see seed seek send senior sentence series serve service session set settle settlement seven shade share shop short show side sign silence \
simple since sister sit site situation six skill sleep small smart snow social society soil soldier solution song soon source south southern space speak special speech spirit sport spring staff stage stair stand standard star start state \
statement station status stay step stone stop store story street strength strike strong structure student study subject success suffer summary summer sun supply support supreme sure survey system table take talk task tax tea teach teacher \
team technology telephone tell tension term territory test text thank theme thing think threat time title today together tomorrow tool topic total tour town trade tradition train trainer transparency travel treat treasurer tree trial tribunal trouble true \
trust truth try turn twelve two under union unit unite united university update urban urdu use usual value van vegetable vice victim video view village violence violent virtual vision visit voice volunteer vote wait walk \
wall war ward warm warning waste watch water way weak wealth weather web website week weekly weekend weigh welcome welfare west western wheat white whole widow width wife will win wind window winter wise woman women word work worker workshop world worry write \
wrong year yearly yesterday young youth zone bottom brick bridge garden miss sir peer engineer comrade called hut kindness mud orchard pond shore tent valley well wood academy alternatives sustainable countering counter enhanced concludes preventing facilitators";

/// The platform's own terms, months, weekdays, feasts, languages, faiths and organisations.
pub(super) const TERMS: &str = "\
january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun \
ramadan ramzan ramazan eid fitr adha muharram ashura milad nabi chehlum shab barat diwali holi christmas easter nowruz nauroz ul urs zakat hajj umrah quran koran islam islamic muslim muslims allah god christian hindu sikh ahmadi shia sunni sufi \
deobandi barelvi english urdu sindhi pashto punjabi balochi brahui saraiki seraiki hindko persian arabic latin nastaliq naskh rabta pakistani pakistanis afghan afghans indian iranian british american european asian usip usaid undp unicef unhcr unesco nadra nacta hrcp \
ecp fata kpk cnic ngo ngos cso csos fir pdf csv api url html sms covid wifi internet whatsapp google karoonjhar demonstration roster modules module mediation negotiation dialogue mentor mentorship facilitator facilitators trainees trainer cascade \
orientation curriculum curricula taraqiati peacebuilding extremism terrorism radicalisation deradicalisation pseudonym takedown jirga jirgas panchayat faisalo shura loya darbar madrassas ulema ulama imams bar press club rotary red crescent cross edhi aurat shirkat gah \
kissan haris zamindar zamindars kammi lashkar levies rangers frontier constabulary corps nazims assembly supreme high sessions nations agency bureau trust rights watch amnesty ombudsperson ombudsman";

/// Peoples and religious groups: large, so they tell on nobody.
pub(super) const GROUPS: &str = "baloch baluch pashtun pashtuns pakhtun pukhtun pathans sindhis punjabis muhajir mohajir kashmiri hazara hazaras brahuis saraikis urdu gilgiti balti chitrali kalash european africans arab turk bengali rohingya tajik uzbek";
