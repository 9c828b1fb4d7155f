"""Every number by which a check decides is held in place: moved by a step either way, a test of it fails."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import pipeline.checks
from tests.checks import test_divided_wholes as divided
from tests.checks import test_doubtful_structures as structures
from tests.checks import test_formulas as formulas
from tests.checks import test_stated_totals as stated
from tests.checks import test_thresholds as thresholds
from tests.checks import test_tolerances as tolerances

Test = Callable[..., None]

MODULES: dict[str, ModuleType] = {
    name.removeprefix("pipeline.checks."): importlib.import_module(name)
    for _, name, _ in pkgutil.walk_packages(pipeline.checks.__path__, "pipeline.checks.")
}

DECIDES_NOTHING = {
    "agreements.terminations MOST_LISTED": "how many names a sentence says",
    "text.glossaries MOST_LISTED": "how many names a sentence says",
    "kit.views LONGEST_NAME": "how long a name in a sentence is",
    "audit PRECISION": "digits of what is computed",
    "kit.intervals _INFINITE": "no bound",
    "kit.content_words KEPT": "how much is remembered, for the sake of time",
    "tables.computed HUNDREDTH": "digits that a sentence says",
    "tables.implied FARTHEST": "how far is looked, for the sake of time",
    "tables.across MOST_COLUMNS": "how far is looked, for the sake of time",
    "tables.across MOST_PARTS": "how far is looked, for the sake of time",
    "tables.nearness LARGEST": "where whole numbers of 64 bits end",
    "tables.nearness LONG": "where a look at all rows begins, for the sake of time: it finds the same",
    "tables.walk FARTHEST": "how far is looked, for the sake of time",
    "text.parts LEAST_DIVIDED": "for how many numbers patterns have places: with fewer none matches",
    "text.printed_figures LONGEST_BEFORE": "how far is looked, for the sake of time: it finds the same",
}
"""Numbers that no verdict depends on, and what they are."""

HELD: dict[str, tuple[str, Sequence[Test]]] = {
    "agreements.durations DAYS_A_MONTH": (
        "1",
        [
            tolerances.test_a_duration_is_counted_and_rounded_in_more_than_one_way,
        ],
    ),
    "agreements.durations EXACT": (
        "1",
        [
            tolerances.test_a_duration_is_counted_and_rounded_in_more_than_one_way,
        ],
    ),
    "agreements.durations LEAST_OFTEN": (
        "1",
        [
            thresholds.test_a_table_that_gives_two_agreements_several_dates_lists_payments,
        ],
    ),
    "agreements.durations LONGEST": (
        "1",
        [
            thresholds.test_a_duration_of_a_hundred_years_is_a_year_that_was_misread,
        ],
    ),
    "agreements.instalments MOST": (
        "1",
        [
            thresholds.test_an_agreement_is_paid_in_twenty_four_instalments_at_most,
        ],
    ),
    "archive.donors _LEAST_LETTERS": (
        "1",
        [
            stated.test_a_name_of_two_letters_is_a_word,
        ],
    ),
    "currencies.conversions ANOTHER_RATE": (
        "0.00001",
        [
            tolerances.test_a_conversion_is_rounded_in_the_last_place_or_made_at_another_rate,
        ],
    ),
    "text.hundreds FARTHEST": (
        "1",
        [
            divided.test_what_misses_a_hundred_by_more_than_a_quarter_divides_nothing,
        ],
    ),
    "currencies.conversions TENS": (
        "9",
        [
            tolerances.test_a_conversion_of_whole_tens_is_rounded_to_them,
        ],
    ),
    "currencies.conversions LEAST_ROUND": (
        "10",
        [
            tolerances.test_a_conversion_of_whole_tens_is_rounded_to_them,
        ],
    ),
    "currencies.rates FROM_MEDIAN": (
        "0.0001",
        [
            tolerances.test_a_rate_may_stand_off_the_median_by_two_percent,
        ],
    ),
    "currencies.rates FROM_YEAR": (
        "0.0001",
        [
            tolerances.test_a_rate_may_stand_off_the_average_of_its_year_by_twelve,
        ],
    ),
    "currencies.rates BEYOND_YEARS": (
        "0.001",
        [
            thresholds.test_a_median_beyond_the_rates_of_all_years_is_none,
        ],
    ),
    "currencies.rates LEAST_FOR_MEDIAN": (
        "1",
        [
            thresholds.test_three_sums_in_two_currencies_make_a_median,
        ],
    ),
    "kit.archive LEAST_REPEATED": (
        "1",
        [
            thresholds.test_a_page_that_stands_twice_is_in_doubt,
        ],
    ),
    "kit.intervals HALF": (
        "0.1",
        [
            thresholds.test_half_of_the_last_place_of_ten_figures_is_five_of_it,
        ],
    ),
    "kit.numbering HIGHEST_FIRST": (
        "1",
        [
            structures.test_the_first_number_of_a_column_is_two_at_most,
        ],
    ),
    "kit.numbering LEAST_NUMBERED": (
        "1",
        [
            structures.test_three_columns_are_numbered_before_a_row_numbers_them,
        ],
    ),
    "kit.relations LEAST_ROWS": (
        "1",
        [
            thresholds.test_three_rows_show_a_sum,
        ],
    ),
    "kit.relations LEAST_SHARE": (
        "0.04",
        [
            thresholds.test_three_rows_in_four_show_a_sum,
        ],
    ),
    "kit.views MOST_NEAR": (
        "1",
        [
            thresholds.test_a_column_is_computed_from_the_eight_nearest,
        ],
    ),
    "tables.across MOST_OFF": (
        "1",
        [
            thresholds.test_two_rows_of_a_column_that_is_called_a_total_may_be_wrong,
        ],
    ),
    "tables.balances LEAST_HELD": (
        "1",
        [
            thresholds.test_one_wrong_figure_stops_two_rows_of_a_balance,
        ],
    ),
    "tables.balances LEAST_VARIED": (
        "0.1",
        [
            structures.test_balances_of_scores_go_on_by_chance,
        ],
    ),
    "tables.balances MOST_STOPPED": (
        "1",
        [
            structures.test_a_balance_that_stops_in_many_rows_is_several_in_one_column,
        ],
    ),
    "tables.balances STOPPED": (
        "1",
        [
            thresholds.test_one_wrong_figure_stops_two_rows_of_a_balance,
        ],
    ),
    "tables.details LEAST_SHARED": (
        "0.06",
        [
            thresholds.test_a_summary_has_half_of_its_lines_in_common_with_its_annex,
        ],
    ),
    "tables.implied LEAST_COLUMNS": (
        "1",
        [
            thresholds.test_rows_that_are_sums_without_a_word_for_it,
        ],
    ),
    "tables.implied LEAST_HEADS": (
        "1",
        [
            thresholds.test_rows_that_are_sums_without_a_word_for_it,
        ],
    ),
    "tables.labels LONGEST": (
        "1",
        [
            thresholds.test_a_sentence_above_a_column_names_many_things,
        ],
    ),
    "tables.lines LEAST_EXACT": (
        "1",
        [
            tolerances.test_one_whole_number_is_wrong_where_eight_others_are_right,
        ],
    ),
    "tables.lines LEAST_ROUNDED": (
        "1",
        [
            tolerances.test_whole_numbers_are_rounded_where_several_rows_miss_by_one,
            tolerances.test_things_that_are_counted_are_not_rounded,
        ],
    ),
    "tables.lines MOST_COUNTED": (
        "1",
        [
            tolerances.test_whole_numbers_from_a_thousand_on_may_be_rounded_ones,
        ],
    ),
    "tables.totals LEAST_WHOLE": (
        "1",
        [
            structures.test_three_columns_show_that_a_table_that_begins_with_a_total_lacks_none,
        ],
    ),
    "tables.totals OUTVOTED": (
        "1",
        [
            thresholds.test_two_columns_outvote_one,
        ],
    ),
    "tables.total_wording RATE_SPREAD": (
        "0.00001",
        [
            thresholds.test_a_column_in_another_currency_decides_which_figure_is_wrong,
        ],
    ),
    "tables.across LOOSEST": (
        "0.001",
        [
            structures.test_a_row_that_adds_up_only_by_rounding_shows_no_sum,
        ],
    ),
    "tables.misses LEAST_LEFT_OUT": (
        "1",
        [
            structures.test_a_total_may_leave_rows_out_that_stand_together,
        ],
    ),
    "tables.misses LEAST_PRINTED": (
        "1",
        [
            structures.test_a_figure_of_two_digits_stands_beside_a_table_by_chance,
        ],
    ),
    "tables.misses THOUSAND": (
        "1",
        [
            thresholds.test_a_figure_that_was_not_scaled_as_the_others_is_in_no_sum,
        ],
    ),
    "tables.walk LEAST_COLUMNS": (
        "1",
        [
            thresholds.test_two_columns_show_that_a_total_leaves_rows_out,
        ],
    ),
    "kit.accounts LEAST_LABELLED": (
        "0.1",
        [
            thresholds.test_two_accounts_stand_side_by_side_where_half_of_the_rows_have_labels_twice,
        ],
    ),
    "tables.across LEAST_PARTS": (
        "1",
        [
            thresholds.test_a_row_with_one_part_shows_no_sum,
        ],
    ),
    "tables.details LEAST_VALUE": (
        "1",
        [
            thresholds.test_marks_of_one_digit_are_the_same_by_chance,
        ],
    ),
    "tables.totals LEAST_FILLED": (
        "0.15",
        [
            thresholds.test_a_lone_total_of_a_column_that_is_mostly_empty_is_not_plain,
        ],
    ),
    "tables.annexes LEAST_ANNEXES": (
        "1",
        [
            formulas.test_the_total_of_an_annex_is_that_of_the_row_that_it_goes_into,
        ],
    ),
    "text.acronyms STEM": (
        "1",
        [
            thresholds.test_words_with_four_letters_in_common_are_one_word,
        ],
    ),
    "text.glossaries LEAST_LETTERS": (
        "1",
        [
            thresholds.test_four_letters_in_another_order_are_one_acronym,
        ],
    ),
    "text.glossaries LEAST_SPELLED": (
        "0.2",
        [
            thresholds.test_a_glossary_of_which_few_entries_spell_what_they_stand_for_lists_codes,
        ],
    ),
    "text.glossaries LEAST_USES": (
        "1",
        [
            thresholds.test_an_acronym_that_is_used_three_times_is_to_be_explained,
        ],
    ),
    "text.glossaries LONGEST_NAME": (
        "1",
        [
            thresholds.test_a_word_in_capitals_behind_a_first_name_is_the_name_of_a_person,
        ],
    ),
    "text.coincidences LEAST_VALUE": (
        "2",
        [
            thresholds.test_numbers_below_a_thousand_meet_by_chance,
        ],
    ),
    "text.enumerations LIKE": (
        "0.025",
        [
            thresholds.test_lists_with_four_names_in_five_in_common_are_one,
        ],
    ),
    "text.enumerations MOST": (
        "1",
        [
            thresholds.test_a_sentence_announces_forty_items_at_most,
        ],
    ),
    "text.events LEAST_SHARED": (
        "1",
        [
            thresholds.test_two_stems_in_common_beside_the_day_make_one_event,
        ],
    ),
    "text.events LONGEST": (
        "1",
        [
            thresholds.test_an_event_lasts_ten_days_at_most,
        ],
    ),
    "text.events STEM": (
        "1",
        [
            thresholds.test_two_stems_in_common_beside_the_day_make_one_event,
        ],
    ),
    "text.printed_figures LEAST_WELL_GROUPED": (
        "1",
        [
            thresholds.test_three_figures_show_how_a_column_is_grouped,
        ],
    ),
    "text.labels LEAST": (
        "1",
        [
            thresholds.test_three_labels_make_a_chart,
        ],
    ),
    "text.labels LEAST_LETTERS": (
        "1",
        [
            thresholds.test_a_label_of_four_letters_names_a_thing,
        ],
    ),
    "text.links LEAST_COUNT": (
        "1",
        [
            thresholds.test_small_numbers_in_addresses_are_those_of_pages,
        ],
    ),
    "text.links WINDOW": (
        "100",
        [
            thresholds.test_the_place_of_a_sum_is_named_a_thousand_characters_before_it,
        ],
    ),
    "text.repeats AROUND": (
        "1",
        [
            thresholds.test_the_words_around_a_sum_stand_within_160_characters_before_it,
        ],
    ),
    "text.repeats LEAST_SHARED": (
        "1",
        [
            thresholds.test_a_sum_that_is_said_again_stands_in_two_words_that_it_stood_in,
        ],
    ),
    "text.items FARTHEST": (
        "1",
        [
            thresholds.test_the_sum_of_a_list_stands_within_twelve_sums_behind_it,
        ],
    ),
    "text.items FARTHEST_OFF": (
        "1",
        [
            thresholds.test_a_sum_of_more_than_twice_a_list_is_that_of_something_else,
        ],
    ),
    "text.items LEAST_ITEMS": (
        "1",
        [
            thresholds.test_three_grants_make_a_list,
        ],
    ),
    "text.running_totals WINDOW": (
        "1",
        [
            thresholds.test_a_total_is_drawn_from_the_twelve_sums_before_it,
            thresholds.test_twelve_counts_before_a_number_may_add_up_to_it,
        ],
    ),
    "tables.across LEAST_AVERAGES": (
        "1",
        [
            structures.test_figures_below_one_of_their_parts_are_averages,
        ],
    ),
    "tables.lines LARGE": (
        "1",
        [
            structures.test_whole_numbers_from_a_million_on_are_rounded,
        ],
    ),
    "tables.lines LEAST_COUNTED": (
        "1",
        [
            structures.test_four_figures_that_go_up_by_one_count_the_rows,
        ],
    ),
    "tables.lines LEAST_DIGITS": (
        "1",
        [
            structures.test_five_numbers_of_five_digits_that_rise_number_the_lines_of_a_form,
        ],
    ),
    "tables.lines LEAST_NUMBERED": (
        "1",
        [
            structures.test_five_numbers_of_five_digits_that_rise_number_the_lines_of_a_form,
        ],
    ),
    "kit.archive LEAST_SCALED": (
        "1",
        [
            structures.test_tables_beside_those_in_millions_tell_millions_as_well,
        ],
    ),
    "kit.views LEAST_LARGE": (
        "1",
        [
            structures.test_tables_beside_those_in_millions_tell_millions_as_well,
        ],
    ),
    "kit.views LEAST_CUT": (
        "1",
        [
            structures.test_figures_of_two_columns_that_go_on_in_the_row_below_are_cut,
        ],
    ),
    "text.events MONTHS_A_QUARTER": (
        "1",
        [
            thresholds.test_the_last_day_of_a_quarter_is_no_event,
        ],
    ),
    "text.hundreds HUNDRED": (
        "1",
        [
            divided.test_what_a_text_says_of_a_whole,
        ],
    ),
    "text.hundreds LEAST_PAIRS": (
        "1",
        [
            divided.test_three_shares_of_a_divided_sum_show_which_is_wrong,
        ],
    ),
    "text.hundreds LEAST_SHARES": (
        "1",
        [
            divided.test_three_percentages_are_the_parts_of_one_whole,
        ],
    ),
    "text.events LEAST_COUNT": (
        "1",
        [
            thresholds.test_one_or_two_may_be_a_part_of_an_event,
        ],
    ),
    "text.printed_figures LEAST_OF_USUAL": (
        "0.01",
        [
            thresholds.test_a_sign_that_does_the_other_one_time_in_eleven_leaves_nothing_in_doubt,
        ],
    ),
    "text.sequences LEAST": (
        "1",
        [
            thresholds.test_three_headings_run_on,
        ],
    ),
    "text.sequences MOST_MISSING": (
        "0.03",
        [
            thresholds.test_a_run_of_references_is_short_of_a_quarter_at_most,
        ],
    ),
    "text.sequences MOST_TWICE": (
        "0.13",
        [
            thresholds.test_a_quarter_of_references_stand_twice_at_most,
        ],
    ),
}
"""Numbers of the checks, the step by which each is moved, and the tests of which one must then fail."""


def numbers_of(module: ModuleType) -> Iterator[str]:
    """The names of the numbers that a module defines for itself."""
    for node in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body:
        targets = node.targets if isinstance(node, ast.Assign) else ()
        for target in targets:
            if isinstance(target, ast.Name) and type(getattr(module, target.id)) in (int, Decimal):
                yield target.id


def cases(test: Test) -> list[dict[str, Any]]:
    """The arguments of each case of a test that one decorator at most gives any."""
    marks = [mark for mark in getattr(test, "pytestmark", ()) if mark.name == "parametrize"]
    if not marks:
        return [{}]
    (mark,) = marks
    names = [mark.args[0]] if isinstance(mark.args[0], str) else list(mark.args[0])
    return [dict(zip(names, case if len(names) > 1 else [case], strict=True)) for case in mark.args[1]]


def fails(test: Test) -> bool:
    """Whether a test fails for one of its cases."""
    for arguments in cases(test):
        try:
            test(**arguments)
        except AssertionError:
            return True
    return False


def test_every_number_of_a_check_is_held() -> None:
    found = {f"{name} {number}" for name, module in MODULES.items() for number in numbers_of(module)}
    assert found == set(HELD) | set(DECIDES_NOTHING)


@pytest.mark.parametrize("sign", [1, -1], ids=["more", "less"])
@pytest.mark.parametrize("number", HELD)
def test_a_number_that_moves_fails_a_test(number: str, sign: int, monkeypatch: pytest.MonkeyPatch) -> None:
    module, name = number.split()
    step, tests = HELD[number]
    before = getattr(MODULES[module], name)
    for one in MODULES.values():
        # A module that imports it has a name of its own for it.
        if vars(one).get(name) is before:
            monkeypatch.setattr(one, name, before + sign * type(before)(step))
    assert any(fails(test) for test in tests)
