"""The words by which a document says what it is, that a language package fills in."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class MetadataWords:
    """Titles, imprints, periods, publishers, countries; without regard to case, but where it is said."""

    #: Before the date of publication, with what may stand between; before the day of which the figures are.
    imprint: str = ""
    imprint_tail: str = ""
    state: str = ""
    state_at: str = ""
    #: Between the place of a dateline and its date; beside the date in the line of an issue.
    dateline_tail: str = ""
    issue: str = ""
    #: Names of kinds of documents, by the kind.
    kinds: dict[str, tuple[str, ...]] = field(default_factory=dict)
    #: Before the period reported on, with what may stand between.
    period: str = ""
    period_of: str = ""
    period_tail: str = ""
    monthly: str = ""
    reports_on: str = ""
    #: Starts of lines that are no titles, headings of parts, and small words that go on with a title.
    no_title: str = ""
    sections: str = ""
    continuation: str = ""
    made_up_titles: str = ""
    #: Small words inside a name; who published, with their capitals as printed; labels of a publisher.
    in_names: str = ""
    published_by: str = ""
    published_on: str = ""
    by: str = ""
    publisher_label: str = ""
    series: str = ""
    series_site: str = ""
    contact: str = ""
    contact_label: str = ""
    organisation: str = ""
    no_name: str = ""
    institution: str = ""
    institution_of: str = ""
    section_of: str = ""
    #: Names of countries beyond CLDR's, their adjectives, with their capitals as printed, by ISO 3166-1; what
    #: around a name makes it another one (`fleuve Niger`): lookarounds before and after.
    countries: dict[str, tuple[str, ...]] = field(default_factory=dict)
    no_country_lead: dict[str, str] = field(default_factory=dict)
    no_country_tail: dict[str, str] = field(default_factory=dict)
