//! Names of people and of tribes in Latin letters.

/// Given names.
pub(super) const GIVEN: &str = "\
aaliya abbas abdul abdullah abdur abida abu adeel adil adnan afshan aftab afzal ahad ahmad ahmed ahmer ahsan aijaz aisha ayesha ajmal akbar \
akhtar akram akhtiar ali alia aliya allahdino allahditta altaf amanullah ameen ameer amina aamina amir aamir amjad amna anees anila anwar anwer \
aqeel aqsa arbaz arif arifa arshad arslan asad asghar ashfaq ashiq ashraf asif asim asiya asma aslam ataullah atif atiq attaullah ayaz ayub azam \
azeem azhar aziz babar bachal bahadur bakhtawar bakhtiar bashir bashiran basit batool benazir bilal bilqees bilquis bushra dawood dildar dilawar \
ehsan ejaz erum fahad fahim faiza faisal faiz faizan farah farhan farhat farid farida fariha farkhanda farooq farrukh faryal fatima fatma fauzia \
fazal fazila fazlullah feroz feroze firdous fouzia ghazala ghazanfar ghulam gulab gulalai gulnaz gulshan gulzar habib habibullah hadia hafeez hafsa \
haider hyder hajra hakim hamid hamida hameeda hammad hamza hanif hanifa haris haroon hasan hasina hashim hassan hassina haseeb hidayatullah hina \
humaira humayun huma hussain hussein husain ibrahim iftikhar ijaz ikram ilyas imdad imran imtiaz inayatullah iqbal iqra irfan irshad irum \
ishaq ishrat islamuddin ismail ismat israr jaffar jafar jahangir jalal jalil jamal jameel jamil jamila jamshed janat jannat jaseem javaid javed \
jawad jibran juma jummo junaid kabir kainat kaleem kaleemullah kalsoom kulsoom kulsum kamal kamran karim kareem karima kashif kausar kauser khadija \
khadim khalid khalida khalil khamiso khatija khizar khudabux khurram khurshid khushal kiran laiba lal latif latifa liaquat liaqat \
lubna luqman madiha mahbub mahboob mahira mahmood mahmud mahnoor mahwish majeed majid malala malalai maqbool maqsood maria mariam maryam marvi mashal \
masood masud mehboob mehmood mehreen mehrunisa mehrun memoona moazzam mohammad mohammed mohamed mohd mohsin mohsina moin momin mubarak mubashir mudassar \
muhammad muhammed mujahid mukhtar mukhtiar mumtaz munawar muneer munir munira muqaddas murad murtaza musa musarrat mushtaq mustafa muzaffar \
nabi nabila nadeem nadia nadir naeem naheed nahid naila naimatullah najeeb najib najma najmuddin naseem naseer naseeruddin nasim nasir nasira \
nasreen nasrin nasrullah naureen naveed nawab nawaz nayab nazar nazia nazir nazeer nazish niaz nida niamatullah nighat nisar noman noorullah nooran nosheen nusrat \
obaidullah omar omer osama palwasha parveen parvez pervaiz pervez perveen qadir qaiser qamar qasim qayum qayyum qudratullah rabia rabail \
rabnawaz rafaqat rafique rafiq rafiullah rahat rahim raheem rahila rahman rehman rahmat rahmatullah raheela rashid rasheed rashida rasool rauf razia \
rehana rehmat riaz riffat rizwan rizwana robina roshan rubina rukhsana rukhsar ruqayya ruqia sabir sabira sabiha sadaf saddam sadia sadiq saeed \
saeeda safdar safia safiullah saghir sahar saifullah saima sajid sajida sajjad sakina saleem saleema salahuddin salim salma salman saman \
samina sameena samiullah samreen sana sanaullah sania sanam sarfraz sarmad sarwar sassui sattar saqib sehrish shaban shabana shabbir shabir shafi shafiq \
shafique shagufta shahbaz shahid shahida shahnaz shahnawaz shahzad shahzadi shaheen shaista shakeel shakeela shakil shakir shamim shamsuddin shams shamshad \
shazia shehnaz shehzad sher sheraz sherin shireen shoaib sibghatullah sidra sikandar siraj sobia sohail sohrab subhan sughra sughran suhail sulaiman \
suleman sultan sumaira sumera sumbul sundus surraya suraiya syeda tabassum tahir tahira tahmina tahseen taimur talat talha tania tanveer tanvir \
tariq tasleem taufiq tauseef tayyab tayyaba tehmina touqeer ubaidullah umair umar umer usama usman uzma varyam wahab wahid waheed wajid wali walid \
waqar waqas waseem wasim yahya yaqoob yaqub yar yasin yaseen yasir yasmeen yasmin younas younis yousaf yousuf yusuf zafar zaheer zahid zahida \
zahir zahoor zahra zaib zaibun zain zainab zaitoon zakia zakir zaman zamir zamurad zara zareen zarghona zarina zarmina zeenat zeeshan zia ziauddin \
zohra zohaib zubaida zubair zulekha zulfiqar zulqarnain spogmai torpekai palwashay gulmina shaperai toryalai wazhma nazdana bakhta breshna \
mirza khairo soomar sumar jumo ladho hothi punhal punhoon sobho lachman ramesh suresh dileep kishan sunil anil rajesh mukesh radha kavita geeta meera bheel \
ganhwar sawan sanwal baloach allahbux allahbakhsh peerbux pirbux nabibux karimbux rasoolbux qadirbux khudabakhsh imambux";

/// Family names, names of tribes and clans.
pub(super) const FAMILY: &str = "\
abbasi abro achakzai afridi ansari arain arbab awan babbar bajarani bajkani baloachi bangash bangwar barakzai bhatti bhutto bhayo \
bijarani bizenjo brohi bugti buledi bukhari burfat butt chachar chandio chandia chang channa chaudhry chaudhary chaudhri choudhry choudhary cheema dahri daudpota dharejo \
dinari domki durrani farooqi gabol gadahi gadani gandapur ghilzai ghumro gichki gilani gillani gola golo gondal gopang gujjar hashmi hingoro hingorjo \
indhar jafri jakhrani jakhro jamali jamot janjua jatoi jatt jhatial junejo kakar kakepoto kalhoro kalwar kasi kazmi kasuri khaskheli khattak khetran khilji khoso \
khuhro khokhar kundrani kurd laghari lakhani lakho langah langove langrial larik lashari leghari lolai lodhi mahar mahsud mehsud magsi malano mangi mangrio mari \
marri marwat mastoi mazari mehar memon mengal mirani mirjat mirbahar mohmand mughal mugheri mungrani musakhel naich narejo naqvi nizamani niazi nohani noorzai \
noonari odho orakzai otho pahore palari palijo panhwar panhyar parhyar pathaan phulpoto popalzai pirzada pitafi qambrani qazi qureshi qaisrani rahoo raisani rajar \
rajper rajput rana rind rizvi rodini sabzoi sadhayo samejo sanjrani sarki saand sasoli satti shaikh shahani shambhani shinwari shirani sherani siddiqui siddiqi siyal sial sirhindi \
solangi soomro sumro sundrani talpur tareen tarin teghani tewani thaheem theba thebo tiwana tunio ujjan umrani unar utmanzai wagan warraich wassan wazir wattoo yousafzai yusufzai zaidi zardari \
zarkoon zehri zikri jagirani banglani nindwani nandwani khosa kosa sawand chohan chauhan qaimkhani mallah meghwar oad kolhi bhil sheedi";

/// Names, tribes and second names that are ordinary words too.
pub(super) const EITHER: &str = "\
allah aman amber amin asia bahar baran bahram dad dil din dost gohar hadi hayat haq ibad jam karam mah mahi malik mehr mehar mir moti muhib nek niamat noor nur pari paras raja \
rani raza rose sagar salam saba sahib seema shad shah shabnam sheikh shaikh shan sona sukh sur tara tasveer tej toor umeed usmani wafa yasmine zar jan gul khan bux bakhsh \
baksh bakhtu bano begum bibi khatoon khatun pir shahi meher sanjar kamil hur rafi shakoor sabit barkat rahmani hakeem munshi nazar zara saman kamal mubarak jannat zaman imdad shams khadim mujahid wajid zahir qadir hakim sher sultan wali azam khalil huma sahar kiran mari zamir muqaddas ada hassina mast mehran ranjha heer sindhu momal";

/// Second names that alone say little.
pub(super) const SECOND: &str =
    "khan gul jan shah bux bakhsh baksh bano begum bibi khatoon khatun khanum din dino dad dost ullah";
