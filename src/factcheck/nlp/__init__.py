"""One linguistic layer: what `claims`, `comparison` and search know of words, languages and the rules of a sentence.

Words and rules are data, a folder for each language under `data/`; the modules here load them and run them.
"""
