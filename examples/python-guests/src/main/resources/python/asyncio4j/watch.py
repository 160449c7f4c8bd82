"""Descriptors of Python's, watched by a thread."""

import selectors
import socket
import threading


class Watch(selectors.BaseSelector):
    """A selector whose thread waits while the loop runs, and hands over what is ready.

    IDLE: nothing is registered yet, there is no thread. ARMED: the thread selects. HANDED: the loop has what was ready,
    and arms the thread when its callbacks have run. CLOSED: the thread ends.
    """

    def __init__(self, loop):
        self._loop = loop
        self._keys = {}
        self._state = "IDLE"
        self._change = threading.Condition()

    def register(self, fileobj, events, data=None):
        fd = _descriptor(fileobj)
        if fd in self._keys:
            raise KeyError(f"{fileobj!r} (FD {fd}) is already registered")
        return self._set(fd, selectors.SelectorKey(fileobj, fd, events, data))

    def modify(self, fileobj, events, data=None):
        return self._set(_descriptor(fileobj), selectors.SelectorKey(fileobj, _descriptor(fileobj), events, data))

    def unregister(self, fileobj):
        key = self._keys.pop(_descriptor(fileobj))
        self._wake()
        return key

    def get_key(self, fileobj):
        return self._keys[_descriptor(fileobj)]

    def get_map(self):
        return self._keys

    def select(self, timeout=None):
        raise RuntimeError("the loop of asyncio4j waits by itself")

    def close(self):
        self._keys.clear()
        if self._state == "IDLE":
            return
        with self._change:
            self._state = "CLOSED"
            self._change.notify()
        self._wake()
        self._thread.join()
        self._waker.close()
        self._woken.close()

    def _set(self, fd, key):
        self._keys[fd] = key
        if self._state == "IDLE":
            self._start()
        self._wake()
        return key

    def _start(self):
        self._woken, self._waker = socket.socketpair()
        self._woken.setblocking(False)
        self._waker.setblocking(False)
        self._state = "ARMED"
        self._thread = threading.Thread(target=self._run, name="asyncio4j-descriptors", daemon=True)
        self._thread.start()

    def _wake(self):
        if self._state == "IDLE":
            return
        try:
            self._waker.send(b"\0")
        except BlockingIOError:
            pass  # it has not read the last ones yet

    def _arm(self):
        with self._change:
            if self._state == "HANDED":
                self._state = "ARMED"
                self._change.notify()

    def _run(self):
        while True:
            with self._change:
                while self._state == "HANDED":
                    self._change.wait()
                if self._state == "CLOSED":
                    return
            ready = self._ready()
            if not ready:
                continue
            with self._change:
                if self._state == "CLOSED":
                    return
                self._state = "HANDED"
            try:
                self._loop.call_soon_threadsafe(self._hand_over, ready)
            except RuntimeError:
                return  # the loop is closed

    def _ready(self):
        keys = list(self._keys.values())
        with selectors.SelectSelector() as selector:
            selector.register(self._woken, selectors.EVENT_READ)
            for key in keys:
                selector.register(key.fd, key.events)
            try:
                found = selector.select()
            except (OSError, ValueError):
                return []  # a descriptor was closed while it was watched
        ready = []
        for key, events in found:
            if key.fileobj is self._woken:
                self._drain()
            else:
                ready.append((key.fd, events))
        return ready

    def _drain(self):
        try:
            while self._woken.recv(4096):
                pass
        except BlockingIOError:
            pass

    def _hand_over(self, ready):
        events = []
        for fd, mask in ready:
            key = self._keys.get(fd)
            if key is not None and key.events & mask:
                events.append((key, key.events & mask))
        self._loop._process_events(events)
        self._loop.call_soon(self._arm)  # behind what is to read or write


def _descriptor(fileobj):
    return fileobj if isinstance(fileobj, int) else int(fileobj.fileno())
