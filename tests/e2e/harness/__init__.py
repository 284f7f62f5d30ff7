# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK program the way a person does, and looks at what it shows.

It sees the window through the accessibility bus (AT-SPI, by plain D-Bus calls)
and acts on it with key and mouse events from xdotool.
"""
