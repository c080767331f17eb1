"""What is said of how large everything is shown."""

ZOOM = "Cỡ chữ trên màn hình"
LARGER = "Phóng to"
SMALLER = "Thu nhỏ"
LARGER_KEY, SMALLER_KEY = "Ctrl++", "Ctrl+-"
PERCENT = "{percent} %"
SHOWN = "Cỡ chữ trên màn hình: {percent} %."
"""Said below the page when it has changed."""
