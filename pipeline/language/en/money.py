"""English words around amounts of money, and those that say what a sum is."""

from __future__ import annotations

from pipeline.language.money_words import MoneyWords, RoleWords

MONEY = MoneyWords(
    at_least=(
        r"more than|over|above|at least|no less than|not less than|a minimum of|minimum of|in excess of|"
        r"exceed(?:s|ing)|as little as|upwards of|greater than|higher than"
    ),
    at_most=(
        r"up to|at most|less than|under|below|no more than|not more than|not exceeding|a maximum of|"
        r"maximum of|"
        r"capped at|limited to|as much as|fewer than|lower than|a ceiling of|ceiling of|a limit of"
    ),
    about=(
        r"about|around|approximately|approx\.?|nearly|almost|some|roughly|circa|estimated at|close to|"
        r"an estimated|in the region of|in the order of|of the order of|or so"
    ),
    at_most_after="or less|at most",
    at_least_after="or more|at least",
    about_after=r"approximately|approx\.?|or so",
    about_tail="for|in|per|to",
    of="of ",
    not_one="not",
    wants_value="of|is|was|at",
    plus="plus|and",
    to="to|until",
    to_tail="about ",
    and_="and",
    or_="or",
    list_and="and |or ",
    between="between",
    from_="from",
    respectively="respectively",
    change=("rose|ris(?:en|ing)|increas|decreas|grew|grow(?:n|ing)|fell|fallen|rais|reduc|went|cut"),
    change_by="by|of",
    list_lead="of|the|between|from|and|by|respectively|plus|to|or",
    numbered="component|section|phases?|lots?",
    elided_lead=r"of which|including|and|against|versus|vs\.?",
    elided_about="about |only ",
    elided_tail=(r"for|are|is|was|were|in|to|has|have|has been|will|from|by|more|less|allocated|disbursed"),
    same_sum=(
        r"i\.e\.,?|or|that is,?|equivalent to|the equivalent of|approximately|approx\.?|about|around|some|"
        r"nearly|more than|over|an equivalent of"
    ),
    same_sum_of="approximately|about|around|some|nearly|an?|around",
    rate="for|per",
    per="each|every|an?|per",
    per_units=(
        r"day|month|year|annum|quarter|week|hour|night|person|pupil|student|child|household|family|unit|"
        r"beneficiary|piece|tonne|(?:metric )?ton|MT|barrel|bag|box|dozen|head|capita|kilogram|kilometre|"
        r"litre|liter|gallon|pound|participant"
    ),
    each="each|apiece",
    cents_and="and",
    weights=frozenset({"pound", "pounds"}),
    weight_tail=" of ",
)


ROLES = RoleWords(
    cues={
        "ceiling": ("ceilings?", "maximum amount", "capped"),
        "commitment": ("commitments?", "committed", "commits?"),
        "disbursement": (r"disburs\w+", "transferred", "paid out", "payments?"),
        "expenditure": ("expenditures?", "expenses?", "spent", "spending"),
        "repayment": (r"repa(?:y|id|yment)\w*",),
        "reimbursement": (r"reimburs\w+", r"refund\w*"),
        "interest": ("interest payments?",),
        "guarantee": ("credit guarantees?",),
        "pledge": (r"pledg\w+",),
        "grant": ("grants?", "subsid(?:y|ies)"),
        "loan": ("loans?", r"credits?(?= (?:of|facility|in the|for|no|\d))", r"borrow\w+"),
        "contribution": (r"co-financ\w+", "funding", "funded", "financing", "financed", r"donat\w+"),
        "price": ("prices?", "priced", "sold (?:at|for)", "rents?"),
        "income": (r"gain\w*", "profits?", "incomes?", "revenues?", "turnover", r"earn\w+"),
        "salary": ("wages?", "salar(?:y|ies)", "stipends?", "allowances?"),
        "balance": ("balances?", "remainder"),
        "debt": ("debts?", "arrears", "owes?"),
        "loss": ("loss(?:es)?", "damages?", "shortfall"),
        "tax": ("taxes?", "duties"),
        "cost": ("costs?", "costing", "invest(?:ed|ment|ments)"),
        "budget": ("budgets?", r"allocat\w+", "budgeted", "earmarked"),
    },
    of="of|in|as|for the",
    auxiliaries=(
        r"(?:was|were|is|are|has|have|will)(?: also| already)?(?: been| be)?\s+(?:fully |already )?"
    ),
    noun_lead="IDA |World Bank |new |additional ",
    nouns_after="(?:grant|loan|donation|budget|contribution|commitment|pledge|subsidy|payment|debt)s?",
    weak="estim",
    participle="ed|spent|paid out",
)
