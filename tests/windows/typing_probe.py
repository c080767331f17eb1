"""Run by Windows' Python: types Vietnamese as an input method sends it and prints what Tk took.

Prints one JSON document: the code page, and for each widget and keyboard what arrived. 'vi' is with the Vietnamese
keyboard, which a message announces to the window.
"""

from __future__ import annotations

import ctypes
import json
import sys
import tkinter as tk

assert sys.platform == "win32"

TYPED = sys.argv[1]
WM_CHAR, WM_INPUTLANGCHANGE = 0x102, 0x51
VIETNAMESE_CHARSET, VIETNAMESE_LAYOUT = 163, 0x042A042A

post = ctypes.windll.user32.PostMessageW
root = tk.Tk()
widgets: dict[str, tk.Entry | tk.Text] = {"entry": tk.Entry(root), "text": tk.Text(root)}
arrived: dict[str, str] = {}


def type_into(widget: tk.Entry | tk.Text) -> None:
    widget.focus_force()
    root.update()
    for letter in TYPED:
        post(widget.winfo_id(), WM_CHAR, ord(letter), 1)
        root.update()


def take_from(widget: tk.Entry | tk.Text) -> str:
    if isinstance(widget, tk.Entry):
        text = widget.get()
        widget.delete(0, "end")
    else:
        text = widget.get("1.0", "end-1c")
        widget.delete("1.0", "end")
    return text


for widget in widgets.values():
    widget.pack()
root.update()
for keyboard in ("en", "vi"):
    for name, widget in widgets.items():
        if keyboard == "vi":
            post(widget.winfo_id(), WM_INPUTLANGCHANGE, VIETNAMESE_CHARSET, VIETNAMESE_LAYOUT)
            root.update()
        type_into(widget)
        arrived[f"{name} {keyboard}"] = take_from(widget)
sys.stdout.write(json.dumps({"code_page": ctypes.windll.kernel32.GetACP(), "arrived": arrived}))
