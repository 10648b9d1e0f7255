"""A page is closed before a browser prints it, or is not printed."""

import pytest

from pdca.reports.pdf_browser import NothingPrints, closed


def test_the_policy_stands_before_all_that_a_page_could_ask_for() -> None:
    page = closed('<!doctype html>\n<html lang="ru">\n<head>\n<link rel="icon">')

    assert page.partition("<link")[0].endswith('img-src data:; font-src data:">\n')
    assert "default-src 'none'" in page


@pytest.mark.parametrize(
    "page",
    [
        "<p>words",
        "<html><iframe src=x></iframe><head>",
        '<html x="><head>"><iframe src=x></iframe>',
        '<html x=a" y="><head>"><iframe src=x></iframe>',
        "<!--><iframe src=x></iframe><html><head>-->",
        "<html><header>",
    ],
)
def test_a_page_whose_beginning_could_ask_first_is_not_printed(page: str) -> None:
    with pytest.raises(NothingPrints) as refused:
        closed(page)

    assert refused.value.code == "pdf-page-headless"
