"""Floor 0: the model and its rules; knows no file, no screen, no Word."""
