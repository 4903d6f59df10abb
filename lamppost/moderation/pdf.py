"""The transparency report as a PDF, to be sent and filed."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, TableStyle
from reportlab.platypus import Table as Grid

from lamppost.moderation.period import Period
from lamppost.moderation.report import Report
from lamppost.moderation.tables import Table, key_figures, tables_of

STYLES = getSampleStyleSheet()
GAP, MARGIN = 6 * mm, 20 * mm
WIDTHS = (70 * mm, *[25 * mm] * 4)
LOOK = TableStyle(
    [
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.lightgrey),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, colors.black),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("FONTNAME", (0, -1), (-1, -1), "Helvetica-Bold"),
    ]
)


def report_pdf(report: Report) -> bytes:
    """The same bytes for the same report: no moment of making stands in it."""
    out = BytesIO()
    title = _("Transparency report of %(board)s") % {"board": settings.BOARD_NAME}
    document = SimpleDocTemplate(
        out, pagesize=A4, title=title, leftMargin=MARGIN, rightMargin=MARGIN, invariant=1
    )
    parts: list[Any] = [
        Paragraph(_safe(title), STYLES["Title"]),
        Paragraph(_safe(days_of(report.period)), STYLES["Normal"]),
        Spacer(0, GAP),
        *(
            Paragraph(_safe(f"{words}: {figure}"), STYLES["Normal"])
            for words, figure in key_figures(report)
        ),
    ]
    for table in tables_of(report):
        parts += [Spacer(0, GAP), Paragraph(_safe(table.title), STYLES["Heading2"]), _grid(table)]
    document.build(parts)
    return out.getvalue()


def days_of(period: Period) -> str:
    return _("From %(first)s to %(last)s, both included") % {
        "first": date_format(period.since),
        "last": date_format(period.until),
    }


def _grid(table: Table) -> Grid:
    body = [
        [Paragraph(_safe(words), STYLES["Normal"]), *map(str, row)] for words, row in table.rows
    ]
    heads = [Paragraph(_safe(head), STYLES["Normal"]) for head in table.heads]
    rows = [["", *heads], *body, [_("All"), *map(str, table.foot)]]
    return Grid(rows, colWidths=WIDTHS, style=LOOK, repeatRows=1, hAlign="LEFT")


def _safe(text: str) -> str:
    """Paragraphs read a little markup, which no name of a board is meant to be."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
