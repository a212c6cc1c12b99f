"""The word lists behind `resolve.context`, folded. Kept apart so that the rules fit a page."""


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _pairs(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.split(","))


# What is done: after one of these the adjective names the doer and covers nothing else.
ACTS = _set(
    """air airstrike airstrikes strike strikes raid raids bombing bombings bombardment bombardments bombs
    shelling attack attacks assault assaults offensive offensives operation operations campaign
    intervention incursion invasion sortie sorties fire missile missiles rocket rockets shells shell
    mortar mortars barrel airpower aggression advance blockade siege occupation involvement support
    backing bombers withdrawal pullout drawdown mediation proposal proposals plan statement statements
    claim claims accusation accusations denial pressure veto vetoes position response retaliation
    threats threat moves move policy aerial airdrops convoy convoys aid decision demand demands
    request"""
) | _pairs(
    """air strikes, air strike, air raids, air raid, air campaign, air attacks, air attack,
    air operations, air cover, air support, air power, air bombardment, cruise missiles,
    military operation, military operations, military campaign, military intervention,
    military action, military activity, military involvement, military advisers, military aid,
    military presence, military buildup, military support, bombing campaign, artillery fire,
    artillery shelling, cluster bombs"""
)
# Who or what does it: the whole noun phrase is the actor.
FORCES = _set(
    """forces force troops army military soldiers soldier warplane warplanes jet jets aircraft plane
    planes helicopter helicopters gunship gunships drone drones fighters fleet navy tanks artillery
    warship warships submarine commandos marines police gendarmes gendarmerie guards servicemen
    personnel advisers advisors snipers paratroopers howitzers bomber airforce units unit intelligence
    f16s"""
) | _pairs(
    """air force, armed forces, special forces, war planes, war plane, fighter jets, fighter jet,
    military aircraft, military police, border guards, ground forces, ground troops, military jets,
    combat aircraft, military planes, attack helicopters, f 16s, f 16, su 24, su 24s, su 25, su 25s,
    su 34, mig 21, mig 23, military helicopters, security forces, army units, aerospace forces,
    air defences, air defenses, military forces, fighter planes, naval forces"""
)
# Who speaks for it.
OFFICES = _set(
    """government regime authorities officials official ministry minister president presidency
    presidential ambassador envoy envoys diplomat diplomats spokesman spokeswoman spokesperson
    secretary premier chancellor leader leaders leadership parliament cabinet commander commanders
    general officer officers delegation delegates administration embassy negotiators negotiator state
    king emir prince monarch sources source counterpart deputy representative permanent prosecutor
    prosecutors lawmakers senator senators congressman command"""
) | _pairs(
    """foreign minister, defence minister, defense minister, prime minister, foreign ministry,
    defence ministry, defense ministry, interior ministry, deputy foreign, state department,
    general staff, security sources, military officials, military official, military source,
    military sources, security officials, security council, military spokesman, army spokesman,
    government spokesman"""
)
# Nouns that a demonym may stand before without its state doing anything.
OTHERS = _set(
    """civilians civilian people peoples citizens citizen national nationals refugee refugees border
    borders side territory soil city cities town towns village villages province provinces capital
    capitals coast economy opposition rebel rebels insurgent insurgents militant militants activist
    activists kurd kurds kurdish turkmen turkman turkomen conflict war crisis revolution uprising
    peace children child women woman men man family families journalist journalists reporter
    photographer pilot pilots doctor doctors sunni shiite shia alawite christian christians muslims
    observatory network coalition democratic free language lira pound desert pounds regions region
    area areas north south east west northern southern eastern western countryside airspace skies sky
    market markets hospital hospitals school schools allies ally detainees prisoners prisons prison
    life society culture history ground lives islamist islamists factions faction groups group
    brigades hostages hostage expatriates tribes tribesmen tribal electronic resident residents
    teenager student students boy girl victims truce ceasefire talks church crescent red heritage
    antiquities archaeologist interim"""
)
# Words that end a noun phrase: what lies beyond them is not modified.
FUNCTION = _set(
    """and or but in of to from for with by is are was were has have had will the a an that which who on
    at as said says told near after before since during over under against between not be been"""
)
# What a government says, after its country's or capital's name.
SPEECH = _set(
    """said says say saying told tells accused accuses accuse denied denies deny warned warns warn called
    calls call urged urges urge demanded demands demand insisted insists insist announced announces
    announce declared declares condemned condemns condemn blamed blames blame claimed claims claim
    confirmed confirms confirm rejected rejects reject vowed vows vow threatened threatens threaten
    criticised criticized criticises criticizes denounced denounces described describes acknowledged
    acknowledges admitted admits argued argues stated states added adds reiterated expressed expresses
    maintains maintained believes hopes considers considered regards sees hailed welcomed welcomes
    dismissed dismisses disputed disputes proposed proposes offered suggested suggests stressed
    asserted pledged promised protested signalled signaled agreed agrees agree"""
)
ACTING = _set(
    """began begins launched launches launch started starts start struck strikes carried carries
    conducted conducts shelled shells bombed bombs attacked attacks targeted targets fired fires
    deployed deploys sent sends supported supports backed backs back armed arms arming funded trains
    trained supplied supplies joined joins intervened intervenes stepped continued continues continue
    kept keeps keep pressed pushes pushed refused refuses refuse opposed opposes oppose wants want
    wanted seeks seek sought plans planned intends intend hit hits killed kills shot shoots downed
    sealed closed opened allowed allows blocked blocks vetoed brokered leads led leading lists listed
    designated designates handed released used uses violated violates broke breached withdrew
    withdraws suspended suspends extended ended ends resumed resumes halted halts stopped stops
    entered invaded invades occupied seized captured controls fights fought views fears feared
    responded responds retaliated mobilised mobilized reinforced built builds operates operated
    provided provides delivered gave gives took takes made makes decided decides accepted accepts
    abandoned hopes ordered orders helped helps refrained lost loses faces faced shares shared hosts
    hosted applies treats accuses turned turns must should would will"""
)
AUXILIARIES = _set("has have had is was are were will would could may might can must should does did do")
AGENT_BEFORE = _set(
    """by accuse accuses accused accusing blame blamed blames blaming urge urged urges urging told tell
    tells telling criticised criticized condemned condemning warned warning warn ally allies backer
    backers pressing pressed asked asking asks calling between"""
)
CONJUNCTIONS = _set("that as if when while because though although after before since whether but between")
OUTCOMES = _set(
    """kill kills killed killing hit hits leave leaves left wound wounds wounded injure injured continue
    continues resume resumes rise rises death deaths toll destroy destroyed target targets on in"""
)
LOCATIVE = _set(
    """in into from across inside within throughout near outside around over through via toward towards
    enter entered entering leave leaving left visited visit visiting reach reached reaching northern
    southern eastern western central north south east west neighbouring neighboring of at off crossing
    mainland inland beyond for northeast northwest southeast southwest northeastern northwestern
    southeastern southwestern downtown rural flee fled fleeing cross borders"""
)
PLACE_AFTER = _set(
    """north south east west northern southern eastern western border borders city cities town towns
    village villages province provinces coast capital countryside region regions airport governorate
    suburbs suburb neighbourhood neighborhood district districts largest biggest second third ancient
    population people economy war civil territory soil main most airspace conflict crisis northwest
    northeast southwest southeast central kurds kurdish opposition rebels revolution road highway old
    peace refugees children women civilians outskirts time embassy post times institute street"""
)
# What a participle after a name makes of it: a mere qualifier.
HELD = _set(
    """held backed controlled supported sponsored led run besieged occupied affiliated allied linked
    aligned trained funded armed brokered based ruled dominated made loyal friendly leaning backing
    style financed proof seized built inspired owned born free bound"""
)
CITY_CAPITALS = _set(
    """damascus beirut baghdad amman london paris berlin rome geneva cairo doha muscat manama astana abu
    canberra ottawa tel"""
)
PLACE_BY_DEFAULT = _set("sy-gov iraq lebanon jordan egypt oman switzerland kazakhstan ukraine luxembourg")
GROUP_NOUNS = _set(
    "group faction brigade militia movement organisation organization alliance coalition rebel militant"
)
TITLES = _set(
    """president minister secretary ambassador spokesman spokeswoman spokesperson envoy colonel col
    general gen lt lieutenant captain capt major brigadier commander mr mrs ms dr sheikh sheik sayyed
    king prince emir premier chancellor senator director chief head leader diplomat deputy imam
    ayatollah pope judge professor sir lord activist"""
)
# First names before which a surname belongs to somebody the registry need not know.
GIVEN_NAMES = _set(
    """abu abou abo umm um ibn bin mohammed mohammad muhammad mohamed muhammed ahmed ahmad ahmet ali
    hassan hasan hussein husayn omar umar othman khaled khalid mahmoud mahmud mustafa ibrahim youssef
    yousef yusuf yasser yasir samir sami said saeed saleh salah adnan adel adil amer amr ammar anas
    bilal fadi faisal farid fawaz ghassan haitham hamza hani hazem hisham issam jamal jihad kamal
    karim louay majed malek marwan maher mazen michel munir nabil nasser nidal nizar osama qassem
    rafic rafik raed rami rashid riad riyad samer tarek tariq talal wael walid waleed yahya zaid ziad
    zahran abdul abdel abdullah abdallah abdulrahman abdelrahman abdulaziz asma fatima maryam leila
    layla nour rana hala rifaat hafez bushra anisa bassel john james robert michael william david
    richard joseph thomas charles daniel paul mark george kenneth steven stephen edward brian peter
    kevin jason jeffrey ryan jacob gary eric jonathan justin scott andrew patrick mary jennifer
    elizabeth susan sarah karen nancy anna laura julia jane emma philip francois jean pierre hans
    klaus sergey sergei vladimir dmitry dmitri alexander alexei igor ivan mikhail nikolai"""
)
# Common words that gazetteers also hold as places; alone and capitalised they say nothing.
PLAIN_WORDS = _set(
    """monitor the of and in on at to for from with by is are was were be been a an as it its this that
    these those he she they we you i his her their our my all any some most many more less few no not
    nor or but if so march may june april august sunday monday tuesday wednesday thursday friday
    saturday january february july september october november december today tomorrow yesterday north
    south east west central northern southern eastern western sale nice reading mobile same along
    police man split bath orange independence liberty hope union unity ban best bar buy much such salt
    san santa sand date dates day days deal dead death during each eight five four six seven ten nine
    two one three hundred thousand bus car van mine mines mission new old young big great grand good
    high low long short free general major minor father mother brother sister son daughter women men
    child children people army force forces group groups bomb bombs attack attacks strike strikes
    battle war peace truce aid convoy rebel rebels state media source sources syrian russian turkish
    iranian says said after before earlier later since until while when where who what why how here
    there now then than over under up down out off about above below between both international
    national human rights league party press news agency post times guardian independent observatory
    network coalition council committee minister president secretary security united nations spokesman
    spokesperson bridge castle hospital school market square street road camp tower park church mosque
    islam islamic muslim christian god book line point port province city town village side base sham
    well will would can could should must did do does has have had made make take taken took see seen
    bashar assad obama kerry putin lavrov fabius erdogan hassan ali omar hussein mohammed ahmed khaled
    mahmoud ibrahim saleh salem saad sana reuters freedom victory martyr nusra daesh isil isis us un
    eu uk ap rt aa"""
)
# Nouns that also stand as adjectives before what their side holds.
ADJECTIVE_NOUNS = _set("rebel regime opposition insurgent militant coalition army government")
LAND = _set(
    """areas area territory territories bastion bastions stronghold strongholds enclave enclaves side
    zone zones pocket hands lines position checkpoint checkpoints airport air-base capitulation
    surrender supply"""
)
# Nouns that are hardly ever plural: "the armys" has lost an apostrophe.
OWNERS = _set("army regime military opposition coalition observatory")
