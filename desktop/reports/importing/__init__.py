"""Old reports of any maker told apart line by line: what each means, where it goes, and what has no place."""
