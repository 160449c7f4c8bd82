package dev.asyncio4j.examples.guests;

import dev.asyncio4j.Coroutine;
import dev.asyncio4j.loop.EventLoop;
import dev.asyncio4j.streams.ConnectOptions;
import dev.asyncio4j.streams.Server;
import dev.asyncio4j.streams.ServerOptions;
import dev.asyncio4j.transports.Transport;
import dev.asyncio4j.transports.TransportInfo;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;

/** Doors through which Python code reaches connections and servers. */
public final class Wires {
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;

  private Wires() {}

  private static Supplier<GuestProtocol> protocols(Value factory) {
    return () -> new GuestProtocol(factory.execute());
  }

  private static ProtocolFamily family(int number) {
    return number == AF_INET
        ? StandardProtocolFamily.INET
        : number == AF_INET6 ? StandardProtocolFamily.INET6 : null;
  }

  public static Coroutine<?> createConnection(
      EventLoop loop,
      Value factory,
      String host,
      int port,
      int family,
      Value local,
      Double delay,
      Integer interleave,
      boolean allErrors) {
    var options = ConnectOptions.defaults().allErrors(allErrors);
    if (family(family) != null) options = options.family(family(family));
    if (!local.isNull())
      options =
          options.localAddress(
              InetSocketAddress.createUnresolved(
                  local.getArrayElement(0).asString(), local.getArrayElement(1).asInt()));
    if (delay != null) options = options.happyEyeballsDelay(Bridge.duration(delay));
    if (interleave != null) options = options.interleave(interleave);
    return loop.createConnection(protocols(factory), host, port, options);
  }

  public static Coroutine<?> createUnixConnection(EventLoop loop, Value factory, String path) {
    return loop.createUnixConnection(protocols(factory), Path.of(path), ConnectOptions.defaults());
  }

  public static Coroutine<Server> createServer(
      EventLoop loop,
      Value factory,
      List<String> hosts,
      int port,
      int family,
      int backlog,
      boolean reuseAddress,
      boolean reusePort,
      boolean startServing) {
    var options =
        ServerOptions.defaults()
            .backlog(backlog)
            .reuseAddress(reuseAddress)
            .reusePort(reusePort)
            .startServing(startServing);
    if (family(family) != null) options = options.family(family(family));
    return loop.createServer(protocols(factory), List.copyOf(hosts), port, options);
  }

  public static Coroutine<Server> createUnixServer(
      EventLoop loop, Value factory, String path, int backlog, boolean startServing) {
    var options = ServerOptions.defaults().backlog(backlog).startServing(startServing);
    return loop.createUnixServer(protocols(factory), Path.of(path), options);
  }

  // Addresses: a pair or a quadruple of the internet, the path of a unix socket, or null.

  public static Object address(Transport transport, String name) {
    var key = name.equals("peername") ? TransportInfo.PEER_ADDRESS : TransportInfo.LOCAL_ADDRESS;
    return transport.extraInfo(key).map(Wires::parts).orElse(null);
  }

  public static Object[] sockets(Server server) {
    return server.sockets().stream().map(Wires::parts).toArray();
  }

  private static Object parts(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress unix) return unix.getPath().toString();
    var internet = (InetSocketAddress) address;
    var host = internet.getAddress().getHostAddress();
    return internet.getAddress() instanceof Inet6Address
        ? new Object[] {host, internet.getPort(), 0, 0}
        : new Object[] {host, internet.getPort()};
  }

  // Transports.

  /** Tells whether the transport refuses to write, for its end has been written. */
  public static boolean write(Transport transport, String data) {
    try {
      transport.write(ByteBuffer.wrap(data.getBytes(StandardCharsets.ISO_8859_1)));
      return false;
    } catch (IllegalStateException afterEof) {
      return true;
    }
  }

  public static void writeEof(Transport transport) {
    transport.writeEof();
  }

  public static boolean isClosing(Transport transport) {
    return transport.isClosing();
  }

  public static void closeTransport(Transport transport) {
    transport.close();
  }

  public static void abort(Transport transport) {
    transport.abort();
  }

  public static boolean isReading(Transport transport) {
    return transport.isReading();
  }

  public static void pauseReading(Transport transport) {
    transport.pauseReading();
  }

  public static void resumeReading(Transport transport) {
    transport.resumeReading();
  }

  public static void setWriteBufferLimits(Transport transport, int high, int low) {
    transport.setWriteBufferLimits(high, low);
  }

  public static int[] writeBufferLimits(Transport transport) {
    var limits = transport.writeBufferLimits();
    return new int[] {limits.low(), limits.high()};
  }

  public static int writeBufferSize(Transport transport) {
    return transport.writeBufferSize();
  }

  // Servers.

  public static boolean isServing(Server server) {
    return server.isServing();
  }

  public static void closeServer(Server server) {
    server.close();
  }

  public static Coroutine<?> startServing(Server server) {
    return server.startServing();
  }

  public static Coroutine<?> serveForever(Server server) {
    return server.serveForever();
  }

  public static Coroutine<?> waitClosed(Server server) {
    return server.waitClosed();
  }
}
