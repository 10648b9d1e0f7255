"""The wording of each language, as tests need it."""

from pdca.locale import REPORTS, translations
from pdca.reports.wording import Wording

RUSSIAN = Wording("ru", translations(REPORTS, "ru"))
ENGLISH = Wording("en", translations(REPORTS, "en"))
BY_LANGUAGE = {"ru": RUSSIAN, "en": ENGLISH}
