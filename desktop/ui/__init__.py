"""Floor 3: the window. Shows the book and asks the session; never stores, never renders reports."""
