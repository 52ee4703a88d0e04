"""Plans as municipalities keep them: a spreadsheet of measures, in any order and with any headings."""
