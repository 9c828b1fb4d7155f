"""English words beside what is personal."""

from pipeline.language.document_words import PersonalWords

PERSONAL = PersonalWords(
    titles=(
        r"Mr\.?", r"Mrs\.?", r"Ms\.?", "Miss", r"Mx\.?", r"Dr\.?", r"Prof\.?", "Professor", "Doctor", "Sir",
        "Madam", "Mister",
        r"Col\.", "Colonel", r"Gen\.", "General", "Major", r"Capt\.?", "Captain", r"Lt\.?", "Lieutenant",
        r"Sgt\.?", "Chief", r"Hon\.?", r"Rev\.?", "Alhaji", "Hajia", "Sheikh", "Imam", r"H\.E\.",
    ),
    labels={
        "name": (
            r"names?", r"full names?", r"(?:first|given|last|family|middle|maiden) names?", r"surnames?",
            r"forenames?",
        ),
        "person": (

            r"participants?", r"signatory", r"signatories",
            "from", "to", "cc", "bcc", r"attn\.?", r"attention", r"c/o", r"contact(?: person| name)?s?",
            r"focal points?", r"prepared by", r"written by", r"author(?:s|\(s\))?", r"reporters?",
            r"attendees?", r"present", r"in attendance", r"minutes by", r"reported by",
            r"apologies", r"absent", r"staff members?", r"beneficiary name", r"account (?:holder|name)",
            r"holder", r"spouse", r"father", r"mother", r"child(?:ren)?", r"witness(?:es)?", r"trainees?",
            r"trainers?", r"chair(?:person)?", r"rapporteur", r"minutes taken by", r"next of kin",
            r"employee(?: name)?", r"sender", r"referees?", r"recipient",
        ),
        "mark": (r"signatures?", r"signed", r"references?"),
        "telephone": (
            r"tel(?:ephone)?s?\.?(?: (?:no\.?|numbers?))?", r"phones?(?: (?:no\.?|numbers?))?",
            r"mobiles?(?: (?:no\.?|numbers?))?", r"cell(?: ?phone)?s?(?: (?:no\.?|numbers?))?", r"fax",
            r"whatsapp", r"contact (?:no\.?|numbers?)",
            r"(?:his|her|my|our|their|your|new) (?:new )?(?:phone |mobile |cell )?numbers?(?: is| are)?",
        ),
        "e-mail": (r"e-?mails?(?: address(?:es)?)?", r"mail"),
        "address": (
            r"(?:home |postal |street |mailing |residential )?address(?:es)?", r"residence", r"domicile",
        ),
        "account": (
            r"iban", r"(?:bank )?account(?: (?:no\.?|numbers?))?", r"acc(?:t|ount)\.? no\.?",
            r"bank details", r"(?:credit )?card(?: (?:no\.?|numbers?))?",
            r"mobile money(?: (?:no\.?|numbers?))?", r"sort code",
        ),
        "identity": (
            r"(?:national )?id(?:entity)?(?: card)?(?: (?:no\.?|numbers?))?",
            r"identification (?:no\.?|numbers?)", r"passport(?: (?:no\.?|numbers?))?",
            r"social security(?: (?:no\.?|numbers?))?",
            r"nrc(?: (?:no\.?|numbers?))?", r"ghana card(?: (?:no\.?|numbers?))?", r"bvn",
            r"nssf(?: (?:no\.?|numbers?))?",
            r"kra pin", r"birth certificate(?: (?:no\.?|numbers?))?",
            r"(?:work|residence) permit(?: (?:no\.?|numbers?))?",
            r"driv(?:ing|er's) licen[cs]e(?: (?:no\.?|numbers?))?",
            r"voter(?:'s)? (?:card|id)(?: (?:no\.?|numbers?))?", r"nin", r"tin", r"ssn",
            r"staff (?:no\.?|numbers?|id)",
            r"(?:beneficiary|household|badge|member|participant) (?:no\.?|numbers?|id|code)",
            r"employee (?:no\.?|numbers?|id)",
        ),
        "birth": (r"dates? of birth", r"years? of birth", r"places? of birth", r"d\.?o\.?b\.?", r"born",
        r"ages?"),
    },
    lists=(
        (r"(?:list of (?:participants|attendees|persons met|people met|interviewees|beneficiaries)|"
        r"attendance (?:list|sheet|register)|sign[- ]in sheet|participants|attendees|people met|"
        r"persons met|in attendance|present)"),
    ),
    namesakes=(r"hospital of",),
    namesakes_behind=(
        r"hospital", r"school", r"university", r"college", r"stadium", r"airport", r"foundation", r"prize",
        r"award", r"center", r"centre", r"institute", r"bridge", r"fund", r"trust", r"act", r"memorial",
    ),
    greetings=(r"dear", r"hello", r"hi", r"good (?:morning|afternoon)"),
    leads=(
        r"signed by", r"account holder", r"in the name of", r"conducted by", r"met", r"taken by",
        r"drafted by", r"approved by", r"reviewed by", r"compiled by",
        r"recorded by", r"verified by", r"authori[sz]ed by", r"received by", r"represented by",
        r"chaired by", r"written by", r"prepared by", r"led by",
        r"headed by", r"photos?(?: by)?", r"photo credit", r"©", r"contact", r"reach", r"according to",
        r"thanks?", r"named", r"called", r"met with", r"accompanied by", r"interview(?:ed)? (?:with|by)",
        r"replaces", r"succeeds",
    ),
    says=(
        r"according to", r"says", r"said", r"explains?", r"explained", r"told us", r"recalls?", r"adds?",
        r"added", r"notes?", r"noted", r"remembers", r"interview with", r"talk(?:ed)? (?:to|with)",
        r"spoke (?:to|with)", r"personal communication(?: with| from)?", r"asks?", r"asked",
    ),
    services=(
        r"user ?name", r"user", r"handle", r"nickname", r"screen name",
    ),
    functions=(
        r"coordinator", r"director", r"head", r"manager", r"president", r"vice-president", r"secretary",
        r"treasurer", r"accountant", r"assistant", r"adviser", r"advisor", r"expert", r"consultant",
        r"engineer", r"technician", r"officer", r"guest", r"colleague", r"neighbou?r", r"supervisor",
        r"facilitator", r"trainer", r"nurse", r"midwife", r"doctor", r"teacher", r"pupil", r"student",
        r"farmer", r"herder", r"trader", r"beneficiary", r"participant", r"member", r"focal point",
        r"driver", r"guard", r"auditor", r"journalist", r"photographer", r"spokesperson", r"intern",
        r"shepherd", r"tailor", r"mechanic", r"carpenter", r"mason", r"shopkeeper", r"seller", r"vendor",
        r"fisherman", r"housewife", r"lawyer", r"economist", r"interpreter", r"owner", r"tenant", r"cook",
        r"refugee", r"displaced person", r"chairperson", r"mother", r"father", r"widow", r"resident",
        r"analyst", r"specialist", r"leader",
    ),
    kin=(
        r"brothers?", r"sisters?", r"husband", r"wife", r"sons?", r"daughters?", r"uncle", r"aunt",
        r"cousins?", r"grandmother", r"grandfather", r"nephews?", r"nieces?", r"neighbou?rs?",
    ),
    offices=(
        r"(?:prime )?ministers?",
        (r"president of (?:the republic|the transition|the assembly|the senate|the commission|"
        r"the regional council)"),
        r"governors?", r"prefects?", r"mayors?", r"ambassadors?", r"chargé d'affaires", r"consul",
        r"secretary[- ]general(?: of the united nations)?", r"(?:deputy )?special representative",
        r"resident (?:representative|coordinator)", r"high (?:commissioner|representative)", r"commissioner",
        r"senator", r"member of parliament", r"h\.e\.", r"his excellency", r"her excellency", r"king",
        r"queen", r"grand duke", r"pope",
    ),
    endings=(r"[ts]ions?", r"ness", r"ships?", r"ments?", r"ities", r"ity", r"ables?", r"ings?", r"ates?"),
    ages=(r"years old", r"year-old", r"years-old", r"years", r"aged"),
    closings=(
        r"(?:yours )?(?:sincerely|faithfully|truly)", r"(?:best|kind|warm) regards", r"regards", r"best",
        r"best wishes", r"respectfully", r"signed", r"for (?:the|and on behalf of) .*", r"done (?:at|in) .*",
        r"cheers", r"many thanks",
    ),
    born=(r"born (?:on|in)", r"born(?= (?:at|in))", r"date of birth\s*:?"),
    lives=(r"residing (?:at|in)", r"resident (?:at|of)", r"living at", r"of no fixed abode"),
    streets_before=(),
    streets_behind=(
        r"street", r"st\.?", r"avenue", r"ave\.?", r"road", r"rd\.?", r"lane", r"drive", r"close",
        r"boulevard", r"blvd\.?", r"crescent", r"way", r"square", r"terrace", r"court",
    ),
    districts=(r"district", r"ward", r"village", r"county"),
    boxes=(r"p\.?\s?o\.?\s?box", r"post office box", r"private (?:mail )?bag", r"p\.?m\.?b\.?"),
    doors=(r"apartment", r"apt\.?", r"flat", r"suite", r"unit", r"house(?: no\.?)?", r"plot"),
)  # fmt: skip
