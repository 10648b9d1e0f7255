"""Names of the months: alone, short, and as something a figure is compared with."""

from gettext import NullTranslations


def month_names(translations: NullTranslations) -> tuple[str, ...]:
    """Name the months as they stand before a year, January first."""
    t = translations
    return (
        t.pgettext("month", "January"),
        t.pgettext("month", "February"),
        t.pgettext("month", "March"),
        t.pgettext("month", "April"),
        t.pgettext("month", "May"),
        t.pgettext("month", "June"),
        t.pgettext("month", "July"),
        t.pgettext("month", "August"),
        t.pgettext("month", "September"),
        t.pgettext("month", "October"),
        t.pgettext("month", "November"),
        t.pgettext("month", "December"),
    )


def short_month_names(translations: NullTranslations) -> tuple[str, ...]:
    """Name the months in three letters, as an axis and an English date have them."""
    t = translations
    return (
        t.pgettext("short month", "Jan"),
        t.pgettext("short month", "Feb"),
        t.pgettext("short month", "Mar"),
        t.pgettext("short month", "Apr"),
        t.pgettext("short month", "May"),
        t.pgettext("short month", "Jun"),
        t.pgettext("short month", "Jul"),
        t.pgettext("short month", "Aug"),
        t.pgettext("short month", "Sep"),
        t.pgettext("short month", "Oct"),
        t.pgettext("short month", "Nov"),
        t.pgettext("short month", "Dec"),
    )


def comparisons(translations: NullTranslations) -> tuple[str, ...]:
    """Say what a change is compared with, a whole phrase a month: languages inflect it."""
    t = translations
    return (
        t.gettext("vs January"),
        t.gettext("vs February"),
        t.gettext("vs March"),
        t.gettext("vs April"),
        t.gettext("vs May"),
        t.gettext("vs June"),
        t.gettext("vs July"),
        t.gettext("vs August"),
        t.gettext("vs September"),
        t.gettext("vs October"),
        t.gettext("vs November"),
        t.gettext("vs December"),
    )


def spelt_counts(translations: NullTranslations) -> tuple[str, ...]:
    """Spell one to ten as a sentence has them; languages that use digits there translate to digits."""
    t = translations
    return (
        t.pgettext("count in a sentence", "one"),
        t.pgettext("count in a sentence", "two"),
        t.pgettext("count in a sentence", "three"),
        t.pgettext("count in a sentence", "four"),
        t.pgettext("count in a sentence", "five"),
        t.pgettext("count in a sentence", "six"),
        t.pgettext("count in a sentence", "seven"),
        t.pgettext("count in a sentence", "eight"),
        t.pgettext("count in a sentence", "nine"),
        t.pgettext("count in a sentence", "ten"),
    )
