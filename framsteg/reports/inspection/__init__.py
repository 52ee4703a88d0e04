"""Makes every format of a report once and looks at each, before it goes public.

What is looked at here is what a program can see in the files. The rules of PDF/UA-1 and PDF/A-2a, and a browser's view
of the pages, are gone through in the tests of the program, not for each report.
"""
