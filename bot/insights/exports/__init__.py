"""Exports: exactly what the site may show, as CSV, XLSX or JSON."""

from bot.insights.exports.making import FORMATS, Export, ExportError, export

__all__ = ["FORMATS", "Export", "ExportError", "export"]
