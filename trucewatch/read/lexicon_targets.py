"""Nouns for what violence strikes and who strikes: things by the use they have, men under arms, titles."""

import re

# Things by use; the last noun of a phrase decides what was struck.
MEDICAL = (
    r"hospitals?|clinics?|ambulances?|pharmac(?:y|ies)|dispensar(?:y|ies)"
    r"|medical (?:cent(?:er|re)s?|points?|facilit(?:y|ies))"
)
SCHOOL = r"schools?|universit(?:y|ies)|colleges?|kindergartens?|academ(?:y|ies)"
MARKET = r"markets?|marketplaces?|souks?|souqs?|bazaars?|malls?|supermarkets?"
WORSHIP = (
    r"mosques?|church(?:es)?|shrines?|cathedrals?|monaster(?:y|ies)|convents?|chapels?|synagogues?|temples?"
)
TRANSPORT = (
    r"vehicles?|cars?|bus(?:es)?|trucks?|trains?|taxis?|boats?|ferr(?:y|ies)|motorcades?|minibus(?:es)?"
    r"|vans?|jeeps?"
    r"|automobiles?|station wagons?|airliners?|(?:passenger |commercial )?planes?|helicopters?"
    r"|locomotives?|lorr(?:y|ies)"
    r"|motorcycles?|ships?|dumptrucks?|pickups?"
)
DWELLING = (
    r"houses?|homes?|residences?|apartments?(?: buildings?)?|dwellings?|huts?|farms?|ranch(?:es)?"
    r"|propert(?:y|ies)"
    r"|apartment blocks?|mansions?"
)
BUILDING = (
    r"buildings?|offices?|headquarters|embass(?:y|ies)|consulates?|ministr(?:y|ies)|branch(?:es)?|centers?"
    r"|centres?|halls?"
    r"|palaces?|hotels?|restaurants?|theat(?:er|re)s?|stores?|shops?|banks?|factor(?:y|ies)|warehouses?"
    r"|clubs?|stadiums?"
    r"|compan(?:y|ies)|dealerships?|plants?|facilit(?:y|ies)|installations?|structures?|brothels?"
    r"|drugstores?|bakeries|bakery"
    r"|kiosks?|booths?|agenc(?:y|ies)|institut(?:e|ion|ions)|court(?:house)?s?|town halls?|city halls?"
    r"|establishments?"
    r"|museums?|librar(?:y|ies)|studios?|newspapers?|businesses|complex(?:es)?|discotheques?|cinemas?"
    r"|prisons?|jails?"
)
UTILITY = (
    r"pylons?|power (?:lines?|stations?|plants?|poles?|grid)|(?:electric(?:al|ity)? |transmission "
    r"|high-voltage )?(?:towers?|lines?"
    r"|posts?|poles?|cables?)|electricity(?: system)?|power system|electrical power system|(?:oil "
    r"|gas )?pipelines?|pipes?"
    r"|substations?|transformers?|(?:telephone|telecommunications) (?:exchanges?|offices?|boxes|lines)"
    r"|bridges?|railways?"
    r"|railroads?|water (?:stations?|plants?)|(?:gas|service|radio|television|police) stations?|airports?"
    r"|highways?|wells?"
    r"|oil (?:fields?|wells?|refiner(?:y|ies))|refiner(?:y|ies)|antennas?|dams?|infrastructure"
    r"|transportation|tanks? of water"
    r"|reservoirs?|crops|coffee mills?|mills?"
)
MILITARY = (
    r"garrisons?|barracks|checkpoints?|patrols?|military (?:base|post|position|installation)s?|army posts?"
    r"|police posts?"
    r"|bases?|positions?|guard posts?|convoys?"
)
CAMP = r"camps?|shelters?"
THINGS = "|".join((MEDICAL, SCHOOL, MARKET, WORSHIP, TRANSPORT, DWELLING, BUILDING, UTILITY, MILITARY, CAMP))
# Who strikes, as a description.
DOER_HEADS = (
    r"guerrillas?|guerillas?|rebels?|terrorists?|narcoterrorists?|gunm[ae]n|insurgents?|subversives?"
    r"|extremists?|m[ae]n"
    r"|individuals?|persons?|people|members?|soldiers?|troops|commandos?|commandoes|militiamen|assailants?"
    r"|attackers?|assassins?"
    r"|hit ?men|kidnappers?|murderers?|criminals?|traffickers?|drug dealers|death squads?|groups?|columns?"
    r"|squads?|gangs?"
    r"|youths?|officers?|policemen|paramilitar(?:y|ies)|mercenaries|sappers?|fighters?|militants?"
    r"|jihadists?|bandits|hooligans"
    r"|unknown persons|suspects|thugs|mafias?|units|patrols?|combatants?"
)
DOER_MODIFIERS = (
    r"unidentified|unknown|heavily(?:-|\s)armed|heavily|armed|hooded|masked|uniformed|young|urban|rural"
    r"|military|paramilitary"
    r"|drug|death|rebel|guerrill?a|terrorist|subversive|leftist|rightist|left-?wing|right-?wing"
    r"|ultrarightist|extreme|marxist"
    r"|communist|foreign|paid|hired|professional|other|criminal|insurgent|militia|army|government|mafia"
    r"|police|strange"
    r"|extremist|narcotics|civilian|elite|special|private|local|anti\w+|commando"
)
UNARMED = (
    r"priests?|jesuits?|nuns?|clerics?|imams?|missionar(?:y|ies)|peasants?|farmers?|workers?|labou?rers?"
    r"|miners|fishermen|students?"
    r"|teachers?|professors?|journalists?|reporters?|newsm[ae]n|photographers?|doctors?|nurses?|medics?"
    r"|paramedics?|judges?"
    r"|magistrates?|lawyers?|mayors?|deput(?:y|ies)|senators?|politicians?|candidates?|ministers?"
    r"|ambassadors?|diplomats?"
    r"|business ?m[ae]n|ranchers?|engineers?|employees?|officials?|unionists?|union leaders?|aid workers?"
    r"|volunteers?|tourists?"
    r"|pedestrians|people|persons?|m[ae]n|famil(?:y|ies)|villagers?|maids?|clergymen|bishops?|archbishops?"
    r"|councilm[ae]n"
)
BODIES = (
    r"front|army|movement|party|cartel|union|federation|command|guard|police|forces?|brigades?|battalions?"
    r"|league|company"
    r"|corporation|enterprise|organi[sz]ation|association|ministry|institute|bank|councils?|embassy"
    r"|unions?|guerrillas|rebels"
)
PLACE_NOUNS = (
    r"municipality|district|department|province|cit(?:y|ies)|towns?|villages?|neighbou?rhoods?|canton"
    r"|street|avenue|alley"
    r"|country\s+club|(?:oil\s+)?pipeline|border|administration|area|region|charges?|civilians|commando"
    r"|jurisdiction"
    r"|countryside|governorate|suburb|hills?|road|bridge|front|movement|party|army|group|government|camp"
    r"|airport|base|river"
)
TITLES = (
    r"general|gen|colonel|col|lieutenant|lt|major|maj|captain|capt|sergeant|sgt|corporal|president"
    r"|vice president|minister"
    r"|mr|mrs|ms|miss|dr|doctor|father|monsignor|msgr|bishop|archbishop|priest|rev|reverend|judge|senator"
    r"|deputy|mayor"
    r"|governor|ambassador|secretary|attorney|prosecutor|engineer|professor|sheikh|sister|brother|don"
    r"|commander"
    r"|magistrate|inspector|soldier|policem[ae]n|bodyguard|guard|agent|driver|officer|comrades?|leader"
    r"|candidate|lawyer"
    r"|journalist|reporter|photographer|teacher|student|citizen|worker|councilman|congressman|consul|first"
    r"|second|his|her"
    r"|its|their|jesuits?|priests?|bodyguards|brothers|engineers?|missionar(?:y|ies)|nuns?|farmers?"
    r"|businessman|ranger"
    r"|police|army|retired|former|the|and|president-elect|elect|dom|fr|adm|admiral|sir|professor|prof"
    r"|dentist|doctor"
)
NO_NAME = re.compile(
    r"\b(?:Front|Army|Movement|Party|Cartel|Union|Federation|Command|Guard|Police|Forces?|Brigade"
    r"|Battalion|League|Council"
    r"|Ministry|University|Agency|Network|Group|Department|Province|City|Street|Avenue|Embassy|Government"
    r"|Nations?|States"
    r"|Republic|Company|Bank|Hotel|Hospital|Church|School|College|Institute|Committee|Commission"
    r"|Association|Assembly"
    r"|Congress|Court|News|Radio|Television|Coalition|Observatory|Day|January|February|March|April|May"
    r"|June|July|August"
    r"|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|San"
    r"|Santa|El|La|Los"
    r"|Rio|North|South|East|West|Central|Latin|America|American|Following|Two|One|Three|Four|Five|Six"
    r"|Several|Municipality|Unidentified|After|Banco|Commandos?|Commando|Engineers|Missionaries|Dynamite"
    r"|Pipeline|I|Jesuits|Priests|District|Valley|River|Mountain|Hill"
    r"|Airport|Road|Highway|Square|Canton|Village|Alley|Colonia|Villa|Club|Center|Building|National"
    r"|Liberation|Revolutionary|Secretary|Minister|Jurisdiction|Hacienda|Farm|Plaza|Supreme|Chief"
    r"|Ambassador|TV|Nicaraguan|Colombian|Salvadoran|Peruvian|Guatemalan|Honduran|Chilean"
    r"|Bolivian|Brazilian|Spanish|Cuban|Mexican|Panamanian|Ave|Camp|Base|Neighborhood|Countryside"
    r"|Governorate)\b"
)
