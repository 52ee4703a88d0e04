"""Plans from spreadsheets, step by step: upload, columns, preview, report and undoing."""
