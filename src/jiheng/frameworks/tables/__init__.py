"""A bureau's scoring table (评分表), as it was printed, becomes a framework.

What is not understood is kept word for word and marked 待确认; it is never guessed.
"""
