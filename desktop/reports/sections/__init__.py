"""The parts of the report: each module turns fields of the book into blocks, in the words of the office."""
