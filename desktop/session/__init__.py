"""The open book: what was done to it, whether it is saved, what leaves it. Knows no widgets."""
