"""Figures for the page: what was asked for, as tables with small counts held back, as charts, and as files."""
