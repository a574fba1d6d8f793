"""Audits in the workbench: files taken in, audited one after the other, looked at by people.

`computed`, `shown`, `patched` and `compared` run in the confined process and know no database.
"""
