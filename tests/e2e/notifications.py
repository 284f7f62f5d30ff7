# SPDX-License-Identifier: GPL-3.0-or-later
"""Somebody on the session bus who takes notifications, as a desktop does."""

import os
import threading

from gi.repository import Gio, GLib

APP_ID = 'org.example.CustomerBook'
INTERFACE = '''<node><interface name="org.gtk.Notifications">
  <method name="AddNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="a{sv}" direction="in"/></method>
  <method name="RemoveNotification"><arg type="s" direction="in"/><arg type="s" direction="in"/></method>
</interface></node>'''


class Desktop:
    """What is told of stays in `shown` until it is withdrawn; `told` keeps it all."""

    def __init__(self):
        self.shown = {}
        self.told = []
        self._ready = threading.Event()
        self._context = GLib.MainContext.new()
        self._loop = GLib.MainLoop.new(self._context, False)
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self):
        self._thread.start()
        assert self._ready.wait(10)
        return self

    def __exit__(self, *_):
        self._loop.quit()
        self._thread.join(10)

    def _run(self):
        self._context.push_thread_default()
        self._connection = Gio.DBusConnection.new_for_address_sync(
            os.environ['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        interface = Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0]
        self._connection.register_object('/org/gtk/Notifications', interface, self._called, None, None)
        self._connection.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus', 'RequestName',
                                   GLib.Variant('(su)', ('org.gtk.Notifications', 0)), None, 0, 10000, None)
        self._ready.set()
        self._loop.run()
        self._context.pop_thread_default()
        self._connection.close_sync()

    def _called(self, _connection, _sender, _path, _interface, method, parameters, invocation):
        values = parameters.unpack()
        if method == 'AddNotification':
            self.shown[values[1]] = values[2]
            self.told.append((values[2].get('title'), values[2].get('body')))
        else:
            self.shown.pop(values[1], None)
        invocation.return_value(None)

    @property
    def texts(self):
        """Title and text of what is to be seen."""
        return sorted((shown.get('title'), shown.get('body')) for shown in dict(self.shown).values())

    def click(self, title):
        """Does the default action of a notification."""
        shown = next(shown for shown in self.shown.values() if shown.get('title') == title)
        bus = Gio.DBusConnection.new_for_address_sync(
            os.environ['DBUS_SESSION_BUS_ADDRESS'],
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        target = [GLib.Variant('(xx)', shown['default-action-target'])]
        bus.call_sync(APP_ID, '/' + APP_ID.replace('.', '/'), 'org.freedesktop.Application', 'ActivateAction',
                      GLib.Variant('(sava{sv})', (shown['default-action'].removeprefix('app.'), target, {})), None, 0, 10000, None)
        bus.close_sync()
