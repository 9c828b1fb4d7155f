"""Requests of people who mean no good, and of programs that try everything."""

from __future__ import annotations

import re
from urllib.parse import quote

QUESTIONS = {
    "a long blob": "select hex(zeroblob(450000000))",
    "blobs joined": "select group_concat(zeroblob(1000000)) from cells",
    "long texts joined": "select group_concat(hex(zeroblob(900000))) from cells",
    "a count without end": "with recursive c(x) as (select 1 union all select x+1 from c)"
    " select count(*) from c",
    "rows without end": "with recursive c(x) as (select 1 union all select x+1 from c) select x from c",
    "a product of tables": "select * from cells a, cells b, cells c order by 1 desc limit 5",
    "a distinct product": "select distinct a.text || b.text || c.text from cells a, cells b, cells c",
    "random blobs": "select randomblob(1900000) from cells limit 5000",
    "many long texts": "select hex(zeroblob(900000)) from cells limit 5000",
    "a replacement": "select replace(hex(zeroblob(900000)), '0', '00000000')",
    "a padded text": "select printf('%.*c', 400000000, 'x')",
    "a long list": "select json_group_array(x) from (select hex(zeroblob(500000)) as x from cells)",
    "all pairs": "select count(*) from cells a join cells b join cells c on a.text like '%' || b.text || '%'",
    "a pattern": "select text like '%a%b%c%d%e%f%g%h%i%j%k%' from pages",
    "a doubled text": "with recursive t(s) as (select 'x' union all select s || s from t) select s from t",
    "pages joined": "select group_concat(a.text, b.text) from pages a, pages b, pages c, pages d",
    "a deep sum": "select " + "+".join(["1"] * 3000),
    "brackets": "select " + "(" * 150 + "1" + ")" * 150,
    "another file": "attach database '/etc/passwd' as x",
    "an extension": "select load_extension('x')",
    "a pragma": "pragma hard_heap_limit = 0",
    "a pragma as a table": "select * from pragma_hard_heap_limit(0)",
    "two statements": "select 1; drop table documents",
    "a new row": "insert into documents (id) values ('x')",
}
"""Questions in SQL that would take time or memory without end, reach outside, or write."""

ADDRESSES = {
    **{f"SQL: {name}": f"/archive?sql={quote(sql)}" for name, sql in QUESTIONS.items()},
    "SQL as JSON": f"/archive.json?sql={quote(QUESTIONS['a product of tables'])}",
    "SQL as CSV": f"/archive.csv?sql={quote(QUESTIONS['random blobs'])}",
    "SQL as Excel": f"/archive.xlsx?sql={quote(QUESTIONS['many long texts'])}",
    "seven facets": "/archive/cells?" + "&".join(f"_facet={c}" for c in "abcdefg"),
    "costly facets": "/archive/cells?_facet=text&_facet=id&_facet=x0&_facet=top&_facet=x1&_facet=bottom",
    "a large page": "/archive/cells?_size=99999999",
    "the size as a word": "/archive/cells.json?_size=abc",
    "no column to sort by": "/archive/cells?_sort=nope",
    "no such column": "/archive/cells?_col=nope",
    "a broken join": "/archive/cells?_through={",
    "a broken place in a list": "/archive/cells?_next=%00",
    "a time limit that is none": "/archive/cells?_timelimit=abc",
    "a raw search": "/archive/pages?_search=%22&_searchmode=raw",
    "a filter on a list that is none": "/archive/cells?page__arraycontains=[",
    "a table that is none": "/archive/nope",
    "a row that is none": "/archive/cells/nope",
    "no text": "/archive/cells/%ff",
    "a page that is none": "/page/livret-partenariats/999999999999999999999",
    "the folder above": "/page/../../etc/passwd",
    "the folder above, disguised": "/page/%2e%2e/1",
    "the code": "/static/..%2froom.py",
    "Datasette's code": "/-/static/..%2f..%2fapp.py",
    "an original above": "/original/..%2F..%2Fetc%2Fpasswd",
    "another server": "/%5cexample.com/",
    "another server, disguised": "/language/fr?back=/%5Cexample.com",
    "a search that never ends": "/search?q=" + "a" * 20_000,
    "a place beyond all": "/search?from=99999999999999999999",
    "an address that never ends": "/" + "a" * 3_000,
    "a query that never ends": "/search?q=" + "a" * 30_000,
    "quotation marks": "/archive/search_pages?words=%22%22%22",
    "the archive as a file": "/archive.db",
    "the machine": "/-/databases.json",
    "the threads": "/-/threads.json",
}
"""Every kind of hostile request, and one of it."""

MISCHIEF = (
    "../../etc/passwd",
    "%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "..%5c..%5cboot.ini",
    "%00",
    "%ff%fe",
    "'%20OR%201=1--",
    '"%3E%3Cscript%3Ealert(7)%3C/script%3E',
    "{{7*7}}",
    "=1+1",
    "x" * 3_000,
)
"""What is put in the place of a name or a number in an address, or behind a parameter."""

PARAMETERS = (
    "q",
    "from",
    "name",
    "by",
    "currency",
    "document",
    "organisation",
    "programme",
    "place",
    "kind",
    "year",
    "show",
    "back",
    "x0",
    "top",
    "cell",
    "table",
)
"""Parameters that pages know."""


def hostile_to(pattern: str) -> list[str]:
    """Addresses of a route with mischief in the place of each of its parts, and behind its parameters.

    Raises:
        ValueError: the pattern has a part of another kind than those that we know how to fill.
    """
    parts = {r"[^/]+": "nobody", r"\w+": "page", r"\d+": "1"}
    bare = pattern.removeprefix("^").removesuffix("$").replace(r"\.", ".")
    groups = re.findall(r"\(\?P<\w+>((?:[^()\\]|\\.)+)\)", bare)
    fills = [parts.get(group) or group.split("|")[0] for group in groups]
    if any(re.search(r"[\\\[\](){}*+?]", fill) for fill in fills):
        raise ValueError(f"{pattern}: a part that no hostile request fills")
    frame = re.sub(r"\(\?P<\w+>(?:[^()\\]|\\.)+\)", "\0", bare)
    found = []
    for mischief in MISCHIEF:
        for number in range(len(fills)):
            told = iter([*fills[:number], mischief, *fills[number + 1 :]])
            found.append(re.sub("\0", lambda _, told=told: next(told), frame))
        told = iter(fills)
        plain = re.sub("\0", lambda _, told=told: next(told), frame)
        found.append(f"{plain}?" + "&".join(f"{name}={mischief[:200]}" for name in PARAMETERS))
    return found
