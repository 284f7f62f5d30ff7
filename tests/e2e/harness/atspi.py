# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows, read from the accessibility bus."""

import collections

from gi.repository import Gio, GLib

ATSPI = 'org.a11y.atspi.'
PROPERTIES = 'org.freedesktop.DBus.Properties'
ROOT = '/org/a11y/atspi/accessible/root'
CACHE = '/org/a11y/atspi/cache'
LABELLED_BY = 2
WINDOW_COORDINATES = 1
CALL_TIMEOUT = 10000

# Bits of the state set.
STATES = {
    'checked': 4, 'editable': 7, 'enabled': 8, 'expandable': 9, 'expanded': 10, 'focusable': 11,
    'focused': 12, 'pressed': 20, 'selected': 23, 'sensitive': 24, 'invalid': 35,
}

# What keeps the direction of one piece of text from another; not seen.
ISOLATES = dict.fromkeys(range(0x2066, 0x206a))

# Roles of what has the same children for as long as it lives.
STEADY = {'button', 'checkbox', 'column header', 'grid cell', 'label', 'row', 'toggle button'}

Extents = collections.namedtuple('Extents', 'x y width height')
Item = collections.namedtuple('Item', 'node parent index n_children name states')


class Bus:
    """The accessibility bus that belongs to the session bus."""

    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        self.address = session.call_sync(
            'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None,
            Gio.DBusCallFlags.NONE, CALL_TIMEOUT).unpack()[0]
        self.connection = Gio.DBusConnection.new_for_address_sync(
            self.address,
            Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT
            | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
        self.pids = {}

    def call(self, destination, path, interface, method, parameters=None):
        return self.call_raw(destination, path, interface, method, parameters).unpack()

    def call_raw(self, destination, path, interface, method, parameters=None):
        return self.connection.call_sync(
            destination, path, interface, method, parameters, None,
            Gio.DBusCallFlags.NONE, CALL_TIMEOUT)

    def call_each(self, nodes, interface, method, signature=None, *arguments):
        """Asks all nodes at once; yields each with its answer, and leaves out
        those that are no more."""
        answers = {}
        waiting = 0

        def on_answer(connection, result, node):
            nonlocal waiting
            waiting -= 1
            try:
                answers[node] = connection.call_finish(result).unpack()
            except GLib.Error:
                pass

        nodes = list(nodes)
        for node in nodes:
            self.connection.call(
                node.destination, node.path, ATSPI + interface, method,
                GLib.Variant(signature, arguments) if signature else None, None,
                Gio.DBusCallFlags.NONE, CALL_TIMEOUT, None, on_answer, node)
            waiting += 1
        context = GLib.MainContext.default()
        while waiting:
            context.iteration(True)
        return [(node, answers[node]) for node in nodes if node in answers]

    def get_pid(self, name):
        if name not in self.pids:
            self.pids[name] = self.call(
                'org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                'GetConnectionUnixProcessID', GLib.Variant('(s)', (name,)))[0]
        return self.pids[name]

    def find_application(self, pid):
        """What the program with that process id shows, or None."""
        for name, path in self.call(ATSPI + 'Registry', ROOT, ATSPI + 'Accessible', 'GetChildren')[0]:
            try:
                if self.get_pid(name) == pid:
                    return Application(self, name, path)
            except GLib.Error:
                continue  # left the bus meanwhile
        return None


class Node:
    """One accessible thing of a program: a widget, mostly."""

    def __init__(self, bus, destination, path):
        self.bus = bus
        self.destination = destination
        self.path = path

    def __eq__(self, other):
        return isinstance(other, Node) and (self.destination, self.path) == (other.destination, other.path)

    def __hash__(self):
        return hash((self.destination, self.path))

    def __repr__(self):
        try:
            return f'{self.role} “{self.name}”'
        except GLib.Error:
            return f'vanished {self.path}'

    def call(self, interface, method, signature=None, *arguments):
        parameters = GLib.Variant(signature, arguments) if signature else None
        return self.bus.call(self.destination, self.path, ATSPI + interface, method, parameters)

    def get(self, interface, name):
        return self.bus.call(self.destination, self.path, PROPERTIES, 'Get',
                             GLib.Variant('(ss)', (ATSPI + interface, name)))[0]

    @property
    def role(self):
        return self.call('Accessible', 'GetRoleName')[0]

    @property
    def own_name(self):
        return self.get('Accessible', 'Name').translate(ISOLATES)

    @property
    def labels(self):
        """The nodes that this one is labelled by."""
        for relation, targets in self.call('Accessible', 'GetRelationSet')[0]:
            if relation == LABELLED_BY:
                return [Node(self.bus, *target) for target in targets]
        return []

    @property
    def name(self):
        """What the thing is called: by itself or by others."""
        return self.own_name or ' '.join(filter(None, (
            # What merely labels another has no name of its own, only a text.
            label.own_name or ('Text' in label.interfaces and label.text) for label in self.labels)))

    @property
    def description(self):
        """What is said of it besides its name."""
        return self.get('Accessible', 'Description').translate(ISOLATES)

    @property
    def states(self):
        return decode_states(self.call('Accessible', 'GetState')[0])

    @property
    def sensitive(self):
        return 'sensitive' in self.states

    @property
    def checked(self):
        return 'checked' in self.states

    @property
    def interfaces(self):
        return {name.removeprefix(ATSPI) for name in self.call('Accessible', 'GetInterfaces')[0]}

    @property
    def parent(self):
        return Node(self.bus, *self.get('Accessible', 'Parent'))

    @property
    def extents(self):
        """In the window; exact, and empty when hidden, only with exact-bounds preloaded."""
        return Extents(*self.call('Component', 'GetExtents', '(u)', WINDOW_COORDINATES)[0])

    @property
    def text(self):
        """What an entry or text view holds. (GetText up to -1 is empty in GTK 4.18.)"""
        count = self.get('Text', 'CharacterCount')
        return self.call('Text', 'GetText', '(ii)', 0, count)[0]

    def set_text(self, text):
        assert self.call('EditableText', 'SetTextContents', '(s)', text)[0], f'{self} takes no text'


class Application(Node):
    """A program, and the way to what is in its windows."""

    def __init__(self, bus, destination, path):
        super().__init__(bus, destination, path)
        self.nodes = {}
        self.roles = {}
        # Those that had children at the last look, which may have others now.
        self.holders = [self]

    def look(self):
        """Takes in the whole tree at once. Its nodes may be hidden ones."""
        # GTK makes a node known when somebody asks its parent for it. Counts of
        # children leave out hidden ones, so they don't tell what is missing.
        asked = set()
        unknown = self.holders
        while unknown:
            while unknown:
                answers = self.bus.call_each(unknown, 'Accessible', 'GetChildren')
                asked.update(unknown)
                children = {self.get_node(path) for _, (refs,) in answers for _, path in refs}
                unknown = children - asked - self.roles.keys()
            items = self.read_items()
            below = collections.defaultdict(list)
            for item in items.values():
                below[item.parent].append(item)
            self.holders = [
                item.node for item in items.values()
                if item.n_children > len(below[item.node])
                or item.n_children and self.roles.get(item.node) not in STEADY]
            unknown = set(self.holders) - asked
        for children in below.values():
            children.sort(key=lambda item: item.index)
        strangers = [node for node in items if node not in self.roles]
        for node, (role,) in self.bus.call_each(strangers, 'Accessible', 'GetRoleName'):
            self.roles[node] = role
        return Tree(self, items, below)

    def read_items(self):
        """All that GTK knows of just now: by node, what it is."""
        answer = self.bus.call_raw(self.destination, CACHE, ATSPI + 'Cache', 'GetItems').get_child_value(0)
        items = {}
        # Field by field: unpack() takes several times as long, and this is asked
        # for over and over.
        for i in range(answer.n_children()):
            value = answer.get_child_value(i)
            node = self.get_node(value.get_child_value(0).get_child_value(1).get_string())
            words = value.get_child_value(9)
            items[node] = Item(
                node, self.get_node(value.get_child_value(2).get_child_value(1).get_string()),
                value.get_child_value(3).get_int32(), value.get_child_value(4).get_int32(),
                value.get_child_value(6).get_string().translate(ISOLATES),
                decode_states([words.get_child_value(0).get_uint32(), words.get_child_value(1).get_uint32()]))
        return items

    def get_node(self, path):
        if path not in self.nodes:
            self.nodes[path] = Node(self.bus, self.destination, path)
        return self.nodes[path]

    def find_all(self, role=None, name=None, inside=None, where=None):
        """What is on the screen, in the order of the tree. `name` is a string or
        a compiled pattern, `inside` a node, `where` a condition on the node.
        Without a role only names of the nodes' own are looked at."""
        return self.look().find_all(role, name, inside, where)

    def find(self, role=None, name=None, inside=None, where=None):
        """The first that is found, or None."""
        return next(iter(self.find_all(role, name, inside, where)), None)


class Tree:
    """A look at all nodes of a program at one moment."""

    def __init__(self, application, items, below):
        self.application = application
        self.items = items
        self.below = below
        # Of those that were found, where they are.
        self.extents = {}

    def walk(self, node=None):
        """The items below a node, parents first."""
        for item in self.below[node or self.application]:
            yield item
            yield from self.walk(item.node)

    def get_role(self, node):
        return self.application.roles.get(node, '')

    def is_inside(self, item, *roles):
        """Whether something of these roles holds the item."""
        while item := self.items.get(item.parent):
            if self.get_role(item.node) in roles:
                return True
        return False

    def find_items(self, role=None, name=None, inside=None):
        """What is on the screen; see Application.find_all()."""
        found = []
        for item in self.walk(inside):
            if role is not None and self.get_role(item.node) != role:
                continue
            if name is not None:
                text = item.name
                if not text and role is not None:
                    try:
                        text = item.node.name
                    except GLib.Error:
                        continue
                if text != name if isinstance(name, str) else not name.search(text):
                    continue
            found.append(item)
        for node, (extents,) in self.application.bus.call_each(
                [item.node for item in found], 'Component', 'GetExtents', '(u)', WINDOW_COORDINATES):
            self.extents[node] = Extents(*extents)
        return [item for item in found if item.node in self.extents
                and self.extents[item.node].width > 0 and self.extents[item.node].height > 0]

    def find_all(self, role=None, name=None, inside=None, where=None):
        nodes = [item.node for item in self.find_items(role, name, inside)]
        return [node for node in nodes if where(node)] if where else nodes

    def dump(self):
        """The tree as text, for those who look why a test failed."""
        lines = []
        extents = {node: tuple(answer[0]) for node, answer in self.application.bus.call_each(
            list(self.items), 'Component', 'GetExtents', '(u)', WINDOW_COORDINATES)}

        def add(parent, depth):
            for item in self.below[parent]:
                text = name = ''
                try:
                    name = item.name or item.node.name
                    if 'editable' in item.states:
                        text = f' = “{item.node.text}”'
                except GLib.Error:
                    pass
                place = extents.get(item.node, '')
                hidden = ' hidden' if place and 0 in place[2:] else ''
                states = ','.join(sorted(item.states - {'enabled', 'sensitive'}))
                lines.append(f'{"  " * depth}{self.get_role(item.node)} “{name}”{text} {states}'
                             f'{"" if "sensitive" in item.states else " insensitive"}{hidden} {place}')
                add(item.node, depth + 1)

        add(self.application, 0)
        return '\n'.join(lines)


def decode_states(words):
    bits = words[0] | words[1] << 32
    return {name for name, bit in STATES.items() if bits >> bit & 1}
