"""Reads tables that other programs made: registers of findings, exports of a CRM."""
