"""The report of a quarter for the learning network: a finished document of what was published."""

from bot.insights.report.making import FORMATS, Report, ReportError, newest_quarter, report

__all__ = ["FORMATS", "Report", "ReportError", "newest_quarter", "report"]
