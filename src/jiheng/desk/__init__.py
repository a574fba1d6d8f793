"""The desk (本机审核台): one page on this machine alone, where a report is dropped and read.

It listens on 127.0.0.1 only, under an address nobody can guess; what is handed in lies in a
temporary folder and goes when the desk closes. Nothing leaves the machine.
"""
