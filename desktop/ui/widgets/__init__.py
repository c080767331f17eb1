"""The few widgets of our own that all tabs share."""
