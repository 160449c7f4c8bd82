"""Connections and servers: asyncio4j's transports under protocols and streams of Python's."""

import asyncio
import os
import socket
from asyncio import events


import java as jvm

from .errors import to_python
from .futures import JavaWait

Wires = jvm.type("dev.asyncio4j.examples.guests.Wires")


class Network:
    """Plain connections go over asyncio4j's transports.

    With an `ssl` context or a `sock` of Python's, neither of which Java can use, they go over asyncio's own.
    """

    uses_java_transports = True

    def _plain(self, ssl, sock, *others):
        return self.uses_java_transports and not ssl and sock is None and all(each is None for each in others)

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, family=0, proto=0, flags=0,
                                sock=None, local_addr=None, server_hostname=None, ssl_handshake_timeout=None,
                                ssl_shutdown_timeout=None, happy_eyeballs_delay=None, interleave=None,
                                all_errors=False):
        if host is not None and isinstance(port, int) and self._plain(
                ssl, sock, server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout):
            local = list(local_addr) if local_addr is not None else None
            return await self._open(protocol_factory, lambda made: Wires.createConnection(
                self.java, made, host, port, int(family), local, happy_eyeballs_delay, interleave, all_errors))
        return await super().create_connection(
            protocol_factory, host, port, ssl=ssl, family=family, proto=proto, flags=flags, sock=sock,
            local_addr=local_addr, server_hostname=server_hostname, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout, happy_eyeballs_delay=happy_eyeballs_delay,
            interleave=interleave, all_errors=all_errors)

    async def create_unix_connection(self, protocol_factory, path=None, *, ssl=None, sock=None, server_hostname=None,
                                     ssl_handshake_timeout=None, ssl_shutdown_timeout=None):
        if path is not None and self._plain(ssl, sock, server_hostname, ssl_handshake_timeout, ssl_shutdown_timeout):
            return await self._open(protocol_factory, lambda made: Wires.createUnixConnection(
                self.java, made, os.fspath(path)))
        return await super().create_unix_connection(
            protocol_factory, path, ssl=ssl, sock=sock, server_hostname=server_hostname,
            ssl_handshake_timeout=ssl_handshake_timeout, ssl_shutdown_timeout=ssl_shutdown_timeout)

    async def _open(self, protocol_factory, open_it):
        made = []

        def factory():
            made.append(ProtocolFace(self, protocol_factory()))
            return made[0]

        await JavaWait(open_it(factory))
        return made[0].transport, made[0].protocol

    async def create_server(self, protocol_factory, host=None, port=None, *, family=socket.AF_UNSPEC,
                            flags=socket.AI_PASSIVE, sock=None, backlog=100, ssl=None, reuse_address=None,
                            reuse_port=None, ssl_handshake_timeout=None, ssl_shutdown_timeout=None,
                            start_serving=True):
        if isinstance(port, int) and self._plain(ssl, sock, ssl_handshake_timeout, ssl_shutdown_timeout):
            hosts = [host] if isinstance(host, str) else [] if host is None else list(host)
            if hosts != [""] and all(isinstance(each, str) for each in hosts):
                return Server(self, await JavaWait(Wires.createServer(
                    self.java, self._faces(protocol_factory), hosts, port, int(family), backlog,
                    reuse_address is not False, bool(reuse_port), start_serving)))
        return await super().create_server(
            protocol_factory, host, port, family=family, flags=flags, sock=sock, backlog=backlog, ssl=ssl,
            reuse_address=reuse_address, reuse_port=reuse_port, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout, start_serving=start_serving)

    async def create_unix_server(self, protocol_factory, path=None, *, sock=None, backlog=100, ssl=None,
                                 ssl_handshake_timeout=None, ssl_shutdown_timeout=None, start_serving=True):
        if path is not None and self._plain(ssl, sock, ssl_handshake_timeout, ssl_shutdown_timeout):
            return Server(self, await JavaWait(Wires.createUnixServer(
                self.java, self._faces(protocol_factory), os.fspath(path), backlog, start_serving)))
        return await super().create_unix_server(
            protocol_factory, path, sock=sock, backlog=backlog, ssl=ssl, ssl_handshake_timeout=ssl_handshake_timeout,
            ssl_shutdown_timeout=ssl_shutdown_timeout, start_serving=start_serving)

    def _faces(self, protocol_factory):
        def factory():
            self.enter()
            return ProtocolFace(self, protocol_factory())

        return factory


class ProtocolFace:
    """A protocol of Python's as Java calls it."""

    def __init__(self, loop, protocol):
        self._loop = loop
        self.protocol = protocol
        self.transport = None
        self.error = None

    def made(self, java):
        self._loop.enter()
        self.transport = Transport(self._loop, java, self)
        self.protocol.connection_made(self.transport)

    def data(self, text):
        self._loop.enter()
        data = text.encode("latin-1")
        if isinstance(self.protocol, asyncio.BufferedProtocol):
            asyncio.protocols._feed_data_to_buffered_proto(self.protocol, data)
        else:
            self.protocol.data_received(data)

    def eof(self):
        self._loop.enter()
        return bool(self.protocol.eof_received())

    def lost(self, throwable):
        self._loop.enter()
        self.protocol.connection_lost(self.error or (None if throwable is None else to_python(throwable)))

    def pause(self):
        self._loop.enter()
        self.protocol.pause_writing()

    def resume(self):
        self._loop.enter()
        self.protocol.resume_writing()


class Transport(asyncio.Transport):
    """A transport of asyncio4j's."""

    _start_tls_compatible = True  # Python's TLS goes over it as over one of asyncio's own

    def __init__(self, loop, java, face):
        super().__init__()
        self._loop = loop
        self._java = java
        self._face = face

    def get_extra_info(self, name, default=None):
        if name == "socket":
            return Ends(self._java)
        if name not in ("peername", "sockname"):
            return default
        address = Wires.address(self._java, name)
        return default if address is None else _address(address)

    def set_protocol(self, protocol):
        self._face.protocol = protocol

    def get_protocol(self):
        return self._face.protocol

    def is_closing(self):
        return Wires.isClosing(self._java)

    def close(self):
        Wires.closeTransport(self._java)

    def abort(self):
        Wires.abort(self._java)

    def _force_close(self, error):
        """Aborts for what Python's TLS has found, of which `connection_lost` tells."""
        self._face.error = error
        self.abort()

    def is_reading(self):
        return Wires.isReading(self._java)

    def pause_reading(self):
        Wires.pauseReading(self._java)

    def resume_reading(self):
        Wires.resumeReading(self._java)

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f"data argument must be a bytes-like object, not {type(data).__name__!r}")
        if Wires.write(self._java, bytes(data).decode("latin-1")):
            raise RuntimeError("Cannot call write() after write_eof()")

    def writelines(self, lines):
        self.write(b"".join(lines))

    def can_write_eof(self):
        return True

    def write_eof(self):
        Wires.writeEof(self._java)

    def set_write_buffer_limits(self, high=None, low=None):
        if high is None:
            high = 64 * 1024 if low is None else 4 * low
        if low is None:
            low = high // 4
        if not high >= low >= 0:
            raise ValueError(f"high ({high!r}) must be >= low ({low!r}) must be >= 0")
        Wires.setWriteBufferLimits(self._java, high, low)

    def get_write_buffer_limits(self):
        return tuple(Wires.writeBufferLimits(self._java))

    def get_write_buffer_size(self):
        return Wires.writeBufferSize(self._java)


class Ends:
    """The addresses of a connection, where a program asks its socket for them."""

    type = socket.SOCK_STREAM
    proto = 0

    def __init__(self, java):
        self._java = java

    @property
    def family(self):
        return _family(self.getsockname())

    def getsockname(self):
        return _address(Wires.address(self._java, "sockname"))

    def getpeername(self):
        return _address(Wires.address(self._java, "peername"))

    def fileno(self):
        return -1


class Listening:
    """The address of a listening socket."""

    type = socket.SOCK_STREAM
    proto = 0

    def __init__(self, address):
        self._address = address

    @property
    def family(self):
        return _family(self._address)

    def getsockname(self):
        return self._address

    def fileno(self):
        return -1


class Server(events.AbstractServer):
    """A server of asyncio4j's."""

    def __init__(self, loop, java):
        self._loop = loop
        self._java = java

    def __repr__(self):
        return f"<{type(self).__name__} sockets={self.sockets!r}>"

    @property
    def sockets(self):
        return tuple(Listening(_address(each)) for each in Wires.sockets(self._java))

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return Wires.isServing(self._java)

    def close(self):
        Wires.closeServer(self._java)

    async def start_serving(self):
        await JavaWait(Wires.startServing(self._java))

    async def serve_forever(self):
        await JavaWait(Wires.serveForever(self._java))

    async def wait_closed(self):
        await JavaWait(Wires.waitClosed(self._java))


def _address(java):
    return java if isinstance(java, str) else tuple(java)


def _family(address):
    if isinstance(address, str):
        return socket.AF_UNIX
    return socket.AF_INET if len(address) == 2 else socket.AF_INET6
