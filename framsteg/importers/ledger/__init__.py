"""Accounts from the municipality's bookkeeping: SIE 4 files and tables (Excel, OpenDocument, CSV)."""
