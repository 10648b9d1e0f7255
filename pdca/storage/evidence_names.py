"""The names of sellers, as imported people and imported deals have them."""

from sqlalchemy import BindParameter, bindparam, select

from pdca.domain.sales import ExportKind
from pdca.storage.evidence_tables import TABLE_OF
from pdca.storage.view import View

_people = TABLE_OF[ExportKind.PEOPLE]
_deals = TABLE_OF[ExportKind.DEALS]
_organisation: BindParameter[int] = bindparam("organisation")

_names = select(_people.c.name).where(_people.c.organisation == _organisation)
_sellers = select(_deals.c.seller).where(_deals.c.organisation == _organisation).distinct()


def people_names(view: View) -> frozenset[str]:
    """Return the names of everybody who was imported as one of the department."""
    return frozenset(view.connection.execute(_names, {"organisation": view.number}).scalars())


def sellers_of_deals(view: View) -> frozenset[str]:
    """Return the names that imported deals have."""
    return frozenset(view.connection.execute(_sellers, {"organisation": view.number}).scalars())
