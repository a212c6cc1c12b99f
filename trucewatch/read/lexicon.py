"""The words by which reports name events: triggers, means, and what makes an event unreal.

Every pattern is a fragment; `compile_words` wraps it. A trigger is an event noun ("air raids"), an
event verb ("captured") or a means ("mortar shells") that names the kind of event its verb reports.
"""

import re

from trucewatch.read.patterns import caseless
from trucewatch.read.word_lists import words_of

_COMPILED: list[tuple[re.Pattern[str], tuple[str, ...]]] = []


def compile_words(*parts: str) -> re.Pattern[str]:
    """One pattern that matches any of the fragments as whole words."""
    pattern = caseless(r"(?<![\w-])(?:" + "|".join(parts) + r")(?:(?<!\w)|(?!\w))")
    _COMPILED.append((pattern, parts))
    return pattern


# --- air -------------------------------------------------------------------------------------
AIR_NOUN = compile_words(
    r"air[- ]?strikes?", r"air[- ]?raids?", r"air[- ]attacks?",
    r"air[- ]?(?:bombardments?|bombings?|assaults?|campaign)",
    r"aerial (?:and artillery )?(?:attacks?|bombardments?|bombings?|raids?|strikes?|assaults?)",
    r"bombing raids?", r"drone (?:strikes?|attacks?)", r"barrel[- ]bombs?(?: attacks?)?",
    r"barrel[- ]bombings?",
    r"(?:war ?planes?|jets?|helicopter) (?:strikes?|raids?|attacks?)", r"sorties", r"combat flights",
    r"(?:russian|coalition|u\.?s\.?|american|turkish|israeli|syrian|regime)(?:[- ]led)? "
    r"(?:coalition )?(?:bombings?|strikes?|raids?)",
)  # fmt: skip
AIR_MEANS = compile_words(
    r"war[- ]?(?:planes?|crafts?)", r"(?:fighter|military|combat|bomber)[- ]?(?:jets?|planes?)", r"jets?",
    r"air ?crafts?", r"helicopters?",
    r"(?:air|aerospace) (?:forces?|fleets?)", r"air-?forces?", r"drones?", r"gunships?", r"air ?planes?",
    r"planes?", r"bombers?(?<!suicide bomber)(?<!suicide bombers)",
    r"mig[- ]?\d+s?", r"su(?:khoi)?[- ]?\d+s?", r"from the air", r"vacuum (?:bombs?|missiles?)",
    r"cluster bombs?", r"napalm", r"phosphor(?:o?us)", r"air-to-(?:surface|ground) missiles?", r"uavs?",
    r"barrel[- ]bombs?", r"parachute (?:bombs?|mines?)",
)  # fmt: skip
# --- artillery -------------------------------------------------------------------------------
SHELL_NOUN = compile_words(
    r"shelling", r"shelled", r"shells (?=\w+ (?:fell|landed|hit))",
    r"(?:mortar|rocket|missile|artillery)(?: shells?)? (?:and \w+ )?(?:attacks?|strikes?|fire"
    r"|barrages?|bombardments?|bombing)",
    r"(?:artillery|rocket|mortar|missile) and (?:artillery|rocket|mortar|missile) (?:barrages?"
    r"|attacks?|strikes?|fire)",
    r"bombard(?:ed|ment|ments|ing)", r"barrages?",
)  # fmt: skip
SHELL_MEANS = compile_words(
    r"mortars?(?: shells?| rounds?| bombs?| fire)?",
    r"(?:grad |katyusha |home-?made |hell )?rockets?(?: shells?| launchers?)?",
    r"rocket-propelled grenades?",
    r"(?:ballistic |surface-to-surface |scud |guided |cruise |anti-tank )?missiles?",
    r"artillery(?: shells?| fire)?", r"shells", r"howitzers?",
    r"tank (?:fire|shells?)", r"gas (?:canisters?|cylinders?)", r"hell (?:cannons?|fire)", r"shell",
    r"projectiles?", r"katyushas?", r"dshk",
)  # fmt: skip
# --- bombs -----------------------------------------------------------------------------------
BOMB_NOUN = compile_words(
    r"car[- ]bombs?(?: attacks?| blasts?| explosions?)?", r"car[- ]bombings?",
    r"suicide (?:bomb(?:er|ers|ing|ings|s)?|attack(?:s|er|ers)?|blasts?|explosions?|car bombs?|truck bombs?)",
    r"truck[- ]bombs?", r"truck[- ]bombings?",
    r"(?:roadside|remote-controlled|twin|double|triple|motorcycle|motorbike) (?:bomb(?:s|ing|ings)?"
    r"|blasts?|explosions?)",
    r"ieds?", r"(?:improvised )?explosive devices?",
    r"land ?mines?", r"booby[- ]?trap(?:s|ped)?", r"bomb (?:attacks?|blasts?|explosions?)",
    r"explosive belts?", r"explosive[- ]laden \w+",
    r"(?:car|vehicle|truck|bus|motorcycle|motorbike)s? (?:packed|rigged|laden|loaded) with explosives",
    r"vbieds?",
    r"bombs?(?= (?:exploded|went off|detonated|ripped|blew|struck|tore|planted|hidden))",
    r"bombs?(?= claimed by (?:[\w-]+ ){1,6}(?:exploded|ripped|tore|blew|struck|killed)\b)",
    r"bomb(?= (?:kill(?:ed|s)|wound(?:ed|s)|in an?|beneath|under|outside|inside|at an?)\b)",
    r"(?:set(?:ting)? off|planted|detonat(?:ed|ing)) (?:\w+ ){0,3}(?:bombs?|explosives)",
)  # fmt: skip
BOMB_VERB = compile_words(
    r"exploded", r"detonated", r"detonating", r"went off", r"blew (?:up|himself|herself|themselves)",
    r"blown up", r"blew",
    r"blowing (?:up|himself|herself|themselves)", r"explodes", r"detonates",
)  # fmt: skip
CHEMICAL = compile_words(
    r"chemical[- ](?:weapons? )?(?:attacks?|massacres?|assaults?|strikes?|shelling|bombing|incident)",
    r"(?:poison(?:ous)?|toxic|nerve|mustard|chlorine|sarin|chemical)[- ](?:gas(?:es|ses)?"
    r"|agents?)(?: attacks?)?",
    r"gas attacks?", r"gassed", r"gassing", r"sarin", r"chlorine",
    r"chemical (?:weapons?|arms|substances?|bombs?|shells?|materials?)", r"gas shells?", r"yellow gas",
    r"poison gas",
)  # fmt: skip
CHEMICAL_USE = caseless(
    r"\b(?:attack|massacre|used?|using|use of|gass|kill|fired|dropp|hit|strike|struck|shell|choking"
    r"|suffocat|victims?|died|deployed|unleash\w*)",
)
# --- hits: verbs that say an attack, of which the means tells the kind -------------------------
HIT_VERB = compile_words(
    r"hit", r"hits", r"hitting", r"struck", r"strikes", r"strike", r"targeted", r"targeting", r"targets",
    r"pounded", r"pounds", r"pounding", r"attacked", r"attacks",
    r"attacking", r"bombed", r"bombs", r"bombing", r"bombarded", r"bombards", r"raided", r"raids", r"fired",
    r"fires", r"firing", r"launched", r"launches",
    r"carried out", r"carries out", r"carrying out", r"conducted", r"conducting", r"performed", r"landed",
    r"fell", r"falling", r"destroyed", r"destroys", r"destroying", r"dropped", r"drops", r"dropping",
    r"slammed", r"hammered", r"blasted", r"flattened", r"rained", r"staged", r"mounted", r"shelled",
    r"shells", r"opened fire", r"fire on", r"eliminated", r"wiped out", r"engaged",
    r"dealt with", r"levell?ed", r"inflicted", r"inflicting", r"dropping",
)  # fmt: skip
# --- ground fighting -------------------------------------------------------------------------
CLASH_NOUN = compile_words(
    r"clash(?:es)?",
    "fighting"
    + "".join(
        rf"(?<!{word} fighting)"
        for word in sorted(words_of("been are is were forces rebels groups group fighters militants who of"))
    )
    + r"(?! (?:the|against|to|for|alongside"
    r"|Assad|government|regime|Islamic|ISIS|IS|terror\w*|each|extremis\w*|other|Kurd\w*|Daesh)\b)",
    r"battles?(?! for hearts)", r"infighting", r"gun ?battles?", r"fire ?fights?", r"confrontations?",
    r"ambush(?:es)?", r"assaults?", r"offensives?",
    r"infiltration(?: attempts?| bids?)?", r"incursions?", r"skirmish(?:es)?",
    r"counter-?(?:offensives?|attacks?)", r"special operations?", r"military operations?", r"combat",
)  # fmt: skip
CLASH_VERB = compile_words(
    r"clashed", r"clashes with", r"clash(?:ed|ing)? with", r"fought", r"battled", r"battling",
    r"are battling", r"repelled", r"repels?", r"repelling", r"repulsed", r"repulsing", r"foiled", r"foils",
    r"foiling", r"thwarted", r"thwarts",
    r"ambushed", r"stormed", r"storms", r"storming", r"infiltrated", r"engaged", r"exchanged fire",
    r"confronted", r"raided", r"attacked", r"assaulted", r"eliminated", r"wiped out", r"beat back",
    r"pushed back", r"crushed",
)  # fmt: skip
TAKE_VERB = compile_words(
    r"captur(?:ed|ing|es)", r"seiz(?:ed|ing|es)", r"re-?tak(?:ing|en|es)", r"re-?took",
    r"re-?captur(?:ed|ing|es)", r"recovered (?:the(?! bod)|control|several|all)",
    r"liberat(?:ed(?! (?:parts?|areas?|zones?|territor|provinces?|regions?))|ing|es|ion)",
    r"over-?ran", r"over-?run", r"over-?running",
    r"(?:took|taken|takes|taking|seized|seizing|gain(?:ed|ing|s)?|regain(?:ed|ing|s)?|restor(?:ed"
    r"|ing)|establish(?:ed|ing)?|re-?establish(?:ed|ing)?|impos(?:ed|ing)|assum(?:ed|ing)"
    r"|tighten(?:ed|ing)|reassert(?:ed|ing)?|expand(?:ed|ing)) (?:\w+ ){0,2}?(?:control|security "
    r"and stability|security|stability)",
    r"regain(?:ed|ing|s)", r"w[oi]n(?:ning|s)? back",
    r"takes? (?=(?:[\w-]+ ){0,3}(?:villages?|towns?|hills?|depots?|base)\b)",
    r"managed to (?:control|take|capture|seize|enter)", r"(?:has|have|had) fallen",
    r"fell (?:in)?to", r"fall of", r"loss of", r"lost control", r"lost the", r"expelled", r"driven out",
    r"drove out",
    r"ousted", r"wrest(?:ed|ing)", r"(?:pulled|pulling) out of", r"withdrew from", r"withdrawn from",
    r"retreated from", r"advanced (?:in|into|inside|further)", r"advances? (?:in|into|inside)",
    r"made (?:\w+ ){0,2}(?:advances?|gains?|progress)",
    r"entered the (?:town|city|village|district|neighbou?rhood)",
    r"(?:was|were) taken(?! to\b)(?! away\b)", r"had taken(?! to\b)",
    r"have taken(?= the| over| control)",
    r"took (?:over )?(?=(?:the )?(?:town|city|village|hill|area|base|district|strategic|airport"
    r"|several|\d+|villages|[a-z]+ villages))",
    r"took over", r"stormed (?:into )?the (?:town|city|village)",
    r"(?:were|was) (?:able to )?control(?:led)?", r"broke the siege", r"lift(?:ed)? the siege",
    r"cleared (?:the|of)", r"purged",
)  # fmt: skip
# --- people ----------------------------------------------------------------------------------
KILLING_NOUN = compile_words(
    r"execut(?:ion|ions"
    r"|(?:ed|ing|es)(?! (?:an?|the|several|\d+) (?:\w+ )?(?:operations?|plans?|raids?|attacks?|missions?)))",
    r"behead(?:ed|ing|ings|s)", r"massacred", r"shot dead",
    r"gunned down", r"snip(?:er|ers)(?: fire| shots?| attacks?| bullets?)?", r"opened fire", r"crucified",
    r"stoned to death", r"summar(?:y|ily) \w+", r"murder(?:ed|s|ing)?", r"slaughter(?:ed|ing)?",
    r"shootings?(?! (?:into the air|star))", r"stabb(?:ed|ing)", r"lynch(?:ed|ing)", r"burned alive",
    r"assassinat(?:ed|ion|ions|ing)", r"killings?(?= of| took)",
)  # fmt: skip
KILL_VERB = compile_words(
    r"kill(?:ed|ing|s)", r"dead", r"died", r"dies", r"die", r"claim(?:ed|ing|s) the li(?:fe|ves)",
    r"claim(?:ed|ing) \w+ lives", r"martyr(?:ed|s|ing)?", r"lost their lives", r"deaths?",
    r"los(?:t|ing) his life", r"perished", r"slain",
)  # fmt: skip
INJURE_VERB = compile_words(r"wound(?:ed|ing|s)", r"injur(?:ed|ing|ies|es)", r"hurt")
DETENTION = compile_words(
    r"kidnap(?:ped|ping|s|pings)?", r"abduct(?:ed|ing|ion|ions|s)?", r"arrest(?:ed|ing|s)",
    r"detain(?:ed|ing|s)", r"took (?:\w+ ){0,3}hostages?", r"taken hostage", r"took hostage",
    r"hostage[- ]taking",
    r"rounded up",
    r"trapped (?=(?:around |about |some )?\d+ (?:\w+ ){0,2}(?:soldiers|troops|fighters|civilians|people)\b)",
    r"enforced disappearances?", r"imprisoned", r"taken (?:captive|prisoner)s?",
    r"captured (?=(?:\d+|several|dozens|a number)(?: of)?(?: \w+)? (?:people|m[ae]n|soldiers|troops|fighters"
    r"|militants|civilians|rebels|members|women|officers|policemen|hostages|others)\b)",
)  # fmt: skip
AIRCRAFT_LOSS = compile_words(
    r"(?:shot|shoot|shooting|brought) down", r"downed", r"downing",
    r"crash(?:ed|es|ing)?(?= (?:in|on|near|into|after|while|south|north|east|west))", r"had crashed",
)  # fmt: skip
AID = compile_words(
    r"(?:aid|humanitarian|relief|food|u\.?n\.?) (?:convoys?|deliver(?:y|ies)|trucks?|shipments?|supplies)",
    r"convoys?", r"deliver(?:ed|ing) (?:\w+ ){0,3}(?:aid|food|supplies|relief|assistance)",
    r"air[- ]?drop(?:s|ped)?", r"(?:trucks?|lorries|convoys?) (?:carrying|loaded|of)",
    r"(?:aid|food|relief|supplies|assistance) (?:\w+ ){0,3}(?:reached|entered|arrived|delivered|distributed)",
)  # fmt: skip
AID_VERB = compile_words(
    r"reached", r"entered", r"arrived", r"arrive", r"delivered", r"delivering", r"delivery", r"deliveries",
    r"distributed", r"on its way", r"dropped", r"unloaded", r"allowed in", r"sent", r"dispatched",
    r"brought",
)  # fmt: skip
DENIAL_OF_ACCESS = compile_words(
    r"besieg(?:ed|ing)(?= (?:the|by|since|in))", r"laid siege", r"lay(?:ing)? siege",
    r"impos(?:ed|ing) a siege", r"encircl(?:ed|ing|es)", r"surrounded(?! by\b)",
    r"block(?:ed|ing|s) (?=(?:the |all |an |a |u\.?n\.? )?(?:(?:main |key |only "
    r"|last |vital |supply )+)?(?:road|roads|routes?"
    r"|highways?|aid|access|convoy"
    r"|inspectors?|entry|food|humanitarian|delivery|relief|un|u\.n\.))",
    r"cut (?:off )?(?:the )?(?:only |main |last |a |key |vital )*(?:road|route|supply|supplies"
    r"|water|lifeline)\w*",
    r"(?:road|route|supply line|lifeline)s? (?:\w+ ){0,6}(?:was|were|is|has been|have been|been) "
    r"(?:cut|severed|blocked|closed)",
    r"closed (?:\w+ ){0,3}(?:roads?|routes?|crossings?|highway)",
    r"(?<!been )under (?:full |total |complete |tight )?siege(?! (?:for|since|by opposition))",
    r"blockade of (?=(?:[\w-]+ ){0,4}(?:roads?|routes?|highways?|town"
    r"|city|camp|area|district|port|aid))", r"choked off", r"cutting it off", r"completely cut off",
    r"den(?:ied|ying) (?:\w+ ){0,2}access",
    r"prevent(?:ed|ing) (?:\w+ ){0,3}(?:aid|convoys?|entry|access|food)",
    r"sever(?:ed|ing) (?:the )?(?:\w+ )?(?:road|route|supply)\w*", r"trapped inside",
    r"removed (?:\w+ )*medical supplies",
)  # fmt: skip
EVACUATION = compile_words(
    r"evacuat(?:ed|ion|ions|ing|es)", r"prisoner (?:swap|exchange)s?",
    r"(?:swap|exchange) (?:of )?(?:prisoners|detainees|captives|hostages)",
    r"exchanged? (?:\w+ ){0,2}(?:prisoners|detainees|captives|bodies)",
    r"freed", r"released (?=\d+|(?:\w+ )?(?:prisoners|detainees|hostages|civilians|captives|women))",
    r"(?:were|was) released", r"escaped", r"fled(?= the)", r"left (?:the \w+ )?(?:on|aboard) buses",
)  # fmt: skip
TRUCE = compile_words(
    r"cease-?fires?", r"truces?", r"cessations? of hostilities(?: agreement)?", r"armistices?",
    r"(?:freeze|pause|halt) (?:on|in|to|of) (?:its |their |all |the )?(?:operations"
    r"|fighting|combat|hostilities|bombing)",
    r"regime of (?:calm|silence)", r"reconciliation (?:agreement|deal)s?",
    r"cease hostilities", r"halt hostilities", r"end the rebellion", r"lay(?:ing)? down (?:their )?arms",
    r"hand over their weapons", r"(?:peace|truce|local) (?:deal|accord|agreement)s?",
)  # fmt: skip
TRUCE_ACT = compile_words(
    r"announced", r"announces", r"declar(?:ed|es|ing)", r"agreed", r"agrees", r"agreeing", r"agree",
    r"signed", r"signs", r"came into (?:effect|force)", r"c[ao]me into (?:effect|force)", r"took effect",
    r"takes effect", r"taking effect", r"went into (?:effect|force)", r"goes into (?:effect|force)",
    r"enter(?:ed|s|ing) into (?:effect|force)", r"into (?:force|effect)", r"beg(?:an|un|ins)", r"started",
    r"start", r"extend(?:ed|s|ing)", r"extension", r"collaps(?:ed|es|ing)", r"ended", r"expir(?:ed|es)",
    r"broke down", r"brokered", r"reached", r"struck", r"approved", r"accepted", r"joined", r"joins",
    r"over", r"failed",
    r"negotiated", r"renewed", r"established", r"implemented", r"concluded", r"imposed", r"endorsed",
    r"recent", r"co-?sponsored", r"arranged", r"entering", r"put in place", r"took hold", r"unravell?ed",
    r"fell apart",
)  # fmt: skip
MOVE = compile_words(
    r"deploy(?:ed|ing|ment|s)?", r"reinforcements?",
    r"(?:sent|sending|dispatched|dispatch|rushed|bringing|brought|moved|moving|arrived|arrive|transferred"
    r"|massed|massing|gathered|amassed) (?:\w+[- ]){0,6}?(?:troops|forces|fighters|soldiers"
    r"|militants|gunmen|warships|tanks|vehicles|armou?r|weapons|equipment|terrorists|reinforcements"
    r"|regiments)",
    r"infiltration of", r"patrol(?:led|ling|s)", r"increased patrols", r"stepped up security",
    r"continued (?:their|its) advance", r"declared an offensive", r"moved closer", r"have arrived in",
    r"crossed (?:the border|into)",
    r"advanc(?:ed|ing) (?:on|toward|towards|to)",
    r"redeploy(?:ed|ing|ment)", r"build-?ups?", r"withdraw(?:al|ing) of",
    r"pulled (?:back|out) (?:\w+ )*(?:troops|forces)",
    r"set up (?:\w+ )?(?:checkpoints?|positions?|bases?)", r"members? arrived in",
)  # fmt: skip
OTHER_VIOLENCE = compile_words(
    r"looted", r"looting", r"torched", r"set (?:fire to|on fire|ablaze)",
    r"parad(?:e|ed|ing) the (?:corpses|bodies)", r"tortured to death", r"demolished", r"desecrated",
    r"burned down", r"vandali[sz]ed",
    r"destroyed (?:\w+ ){0,3}(?:archaeological|ancient|historic|temple|statue|artefact|artifact)s?",
)  # fmt: skip
MASSACRE = compile_words(r"massacres?")
BLAST_NOUN = compile_words(r"explosions?", r"blasts?")
ATTACK_NOUN = compile_words(
    r"attacks?", r"strikes?", r"raids?", r"bombings?", r"bombardments?", r"operations?", r"onslaught",
    r"violence", r"hits",
)  # fmt: skip
DEFINITE = caseless(
    r"\b(?:the|this|that|these|those|both|all|such|his|its|their|twin|two|earlier|latest"
    r"|similar)\s+(?:[\w'’-]+\s+){0,2}?(?:attacks?|assaults?|blasts?|bombings?"
    r"|explosions?|strikes?|air ?strikes?|air raids?|raids?|shelling|bombardments?|incidents?"
    r"|massacre|clashes|fighting|operations?|offensive|battle"
    r"|shooting|ambush|executions?|killings?|convoy|crash|bomb|bombs|bomber|bombers|shells?"
    r"|rockets?|missiles?|gas|weapon)\b",
)
# --- what is not (yet) so ----------------------------------------------------------------------
UNREAL_BEFORE = caseless(
    r"\b(?:will|would|could|may|might|should|must|shall|can|cannot|if|whether|unless|possible"
    r"|possibly|potential|planned|plans?|planning|future|imminent|looming"
    r"|fears?|feared|threat(?:s|en\w*)?|calls?|called|calling|urg(?:ed|es|ing)|demand(?:ed|s|ing)?"
    r"|stop(?:ped|s|ping)?|halt(?:ed|ing|s)?|ending|cease|prevent(?:ed|ing|s)?|avoid\w*"
    r"|avert\w*|ready|prepar(?:e|ed|ing|ations?)|vow(?:ed|s|ing)?|pledg\w+|consider(?:s|ed|ing)?"
    r"|authori[sz]\w+|approval|without|not|never|no|didn['’]?t|hasn['’]?t|hypothetical\w*|warn(?:ed"
    r"|s|ing)?(?: of)?"
    r"|aim(?:ed|s|ing)? at|(?:aim|goal|purpose|bid|hope) of"
    r"|in order|possibility|exempt\w*|investigat\w+|probe|intend(?:s|ed|ing)?"
    r"|opportunity|capable"
    r"|ability|resolution|condemn(?:s)?|propos(?:al|ed|es|e)|push(?:ed|es|ing)? for|seek(?:s|ing)?"
    r"|sought|options?|available|ask(?:ed|s|ing)?|campaign of"
    r"|rejects?|rule(?:d)? out|rather than|instead of|chances?|hopes?|hoping|prospects?|expect(?:ed"
    r"|s|ing)?|anticipat\w+|in case of|pretext|supposed|want(?:s|ed)?|wish\w*|(?:years|months"
    r"|decades)\s+of|any|against any"
    r"|response to any|would-be|try to|likely to|in favou?r of|supports?|oppos(?:e|ed|es|ing)|the "
    r"right to)\b",
)
UNREAL_AFTER = caseless(
    r"^[\w\s'’-]{0,40}?\b(?:will|would|could|may|might|should|must|shall|is expected|are expected"
    r"|is set to|was set to|are set to)\b(?! have been| not stop)",
)
DONE_INFINITIVE = caseless(
    r"\b(?:managed|able|continu\w+|began|begun|begins|start(?:ed|s)?|forced|had|attempted|attempt"
    r"|tried|rushed|going on|went on|proceeded|led|failed)\s+to\s+(?:\w+ly\s+)?$",
)
DENY = compile_words(
    r"den(?:y|ied|ies|ying|ials?)",
    r"reject(?:ed|s|ing) (?:\w+ ){0,3}(?:claims?|accusations?|allegations?|reports?)",
    r"dismiss(?:ed|es|ing)", r"baseless", r"(?:completely |totally )?untrue", r"fabricated",
    r"rebuff(?:ed|s)", r"refut(?:ed|es)",
    r"contradicting", r"disputed?", r"rejected the claims", r"says? the rebels", r"provocation",
    r"blam(?:ed|es|ing) (?:\w+ ){0,3}(?:rebels|insurgents|opposition|militants|the rebels)",
)  # fmt: skip
# Whatever any pattern above matches that may be a trigger: one look tells that a clause has none.
_NO_TRIGGERS = (AIR_MEANS, SHELL_MEANS, AID_VERB, TRUCE_ACT, DENY)
ANY_TRIGGER = compile_words(
    *(part for pattern, parts in _COMPILED if pattern not in _NO_TRIGGERS for part in parts)
)
