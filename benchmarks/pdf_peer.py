"""The peer of pdf.py: pdfplumber extracts text and tables of every page, as its README shows.

Run it with the interpreter of .venv-bench and the path of a pdf.
"""

import sys

import pdfplumber

with pdfplumber.open(sys.argv[1]) as pdf:
    for page in pdf.pages:
        print(page.extract_text())
        for table in page.extract_tables():
            print(table)
