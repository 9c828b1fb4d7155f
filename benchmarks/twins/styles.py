"""How the twins are set: rules, type, widths and places of figures as pages of many houses have them."""

from __future__ import annotations

from random import Random

RULES = {
    "grid": "table{border-collapse:collapse} td,th{border:1px solid #444}",
    "hairline": "table{border-collapse:collapse} td,th{border:.4pt solid #bbb}",
    "apart": "table{border-collapse:separate;border-spacing:2px} td,th{border:1px solid #555}",
    "boxed": "table{border-collapse:collapse;border:1.5px solid #000}"
    " tr:first-child>*{border-bottom:1px solid #000} td+td,th+th,td+th,th+td{border-left:.5pt solid #777}",
    "rows": "table{border-collapse:collapse} tr>*{border-bottom:.6pt solid #999}",
    "books": "table{border-collapse:collapse;border-top:1.2pt solid #000;border-bottom:1.2pt solid #000}"
    " tr.head-end>*{border-bottom:.6pt solid #000}",
    "none": "table{border-collapse:collapse} tr.head>*{font-weight:bold}",
    "zebra": "table{border-collapse:collapse} tr:nth-child(even)>*{background:#e4ecf5}"
    " tr.head>*{background:#1f4e79;color:#fff}",
    "header": "table{border-collapse:collapse} tr.head>*{background:#d9d9d9}"
    " tr.last>*{border-top:.8pt solid #000}",
    "tiles": "table{border-collapse:separate;border-spacing:1.5px} td,th{background:#eef3e6}"
    " tr.head>*{background:#6a994e;color:#fff}",
    "white": "table{border-collapse:collapse} td,th{border:1px solid #fff;background:#f0f0f0}"
    " tr.head>*{background:#c00000;color:#fff}",
    "columns": "table{border-collapse:collapse;border-top:1px solid #000;border-bottom:1px solid #000}"
    " td+td,th+th,td+th,th+td{border-left:.5pt solid #000} tr.head-end>*{border-bottom:1px solid #000}",
}
"""Drawn and painted ways to part rows and columns. `head` are rows of names, `head-end` the last of them."""

OPEN = {"none", "header", "books", "rows"}
"""Those in which white space alone parts columns."""

WHOLE = 0.75
"""Share of the twins whose tables go on over the page only if they are longer than one."""

TYPE = (
    "Arimo",
    "Roboto",
    "Open Sans",
    "Noto Serif",
    "Caladea",
    "Merriweather",
    "Roboto Condensed",
    "DejaVu Sans",
)


def style(draw: Random, rules: str, columns: int) -> str:
    """The style sheet of one twin; more columns take smaller type and, beyond seven, a page on its side."""
    size = draw.choice((8.5, 9, 10, 11)) if columns < 6 else draw.choice((7, 7.5, 8))
    down = draw.choice((1, 2, 4)) if rules not in OPEN else draw.choice((2, 3, 5))
    across = draw.choice((2, 4, 7)) if rules not in OPEN else draw.choice((6, 9, 14))
    width = draw.choice(("100%", "100%", "auto", "80%"))
    narrow = draw.random() < 0.35
    figures = draw.choice(("right", "right", "right", "center", "left"))
    page = "landscape" if columns > 7 else "portrait"
    leading, within, inside = (
        draw.choice((1.15, 1.25, 1.4)),
        draw.choice((1.1, 1.2, 1.3)),
        draw.choice((1, 1, 0.92)),
    )
    cell = draw.choice(("top", "top", "middle", "bottom")), draw.choice(("left", "left", "left", "center"))
    names = (
        draw.choice(("middle", "bottom", "top")),
        draw.choice(("center", "center", "left")),
        draw.choice(("bold", "bold", "normal")),
    )
    parts = [
        f"@page{{size:A4 {page};margin:{draw.choice((14, 18, 22))}mm}}",
        f"body{{font:{size}pt/{leading} '{draw.choice(TYPE)}';margin:0}}",
        f"table{{width:{width};margin:{draw.choice((6, 10, 16))}pt 0}}",
        f"table{{line-height:{within};font-size:{inside}em}}",
        "tr{break-inside:avoid}",
        "table{break-inside:avoid}" if draw.random() < WHOLE else "",
        RULES[rules],
        f"td,th{{padding:{down}px {across}px;vertical-align:{cell[0]};text-align:{cell[1]}}}",
        "td,th{font-weight:normal;overflow-wrap:break-word}",
        "tr.head>*{{vertical-align:{};text-align:{};font-weight:{}}}".format(*names),
        f"td.figure{{text-align:{figures};white-space:nowrap}} td.label{{text-align:left}}",
        f"tr.last>*{{font-weight:{draw.choice(('bold', 'normal'))}}}",
        f"p,li{{text-align:{draw.choice(('left', 'justify'))}}}",
    ]
    if narrow:
        parts.append("td,th{max-width:9em}")
    return "\n".join(parts)
