"""English words that say what a sum is."""

from pipeline.language.role_words import RoleWords

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
