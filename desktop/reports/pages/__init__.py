"""The pages as they will be printed: the same blocks as the Word file's, set by typst, as a PDF and as pictures."""
