package dev.asyncio4j.http;

import static dev.asyncio4j.Asyncio.await;

import dev.asyncio4j.loop.EventLoop;
import java.io.ByteArrayOutputStream;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** The talk with a SOCKS5 proxy (RFC 1928, RFC 1929), which looks the name up itself. */
final class SocksHandshake {
  private static final int VERSION = 5;
  private static final int NO_AUTH = 0;
  private static final int PASSWORD = 2;
  private static final String[] REFUSALS = {
    "succeeded",
    "general SOCKS server failure",
    "connection not allowed by ruleset",
    "network unreachable",
    "host unreachable",
    "connection refused",
    "TTL expired",
    "command not supported",
    "address type not supported"
  };

  private final EventLoop loop;
  private final SocketChannel channel;
  private final Url proxy;
  private final PoolKey key;

  SocksHandshake(EventLoop loop, SocketChannel channel, Url proxy, PoolKey key) {
    this.loop = loop;
    this.channel = channel;
    this.proxy = proxy;
    this.key = key;
  }

  void run() {
    boolean hasPassword = proxy.user() != null;
    send(VERSION, 1, hasPassword ? PASSWORD : NO_AUTH);
    byte[] method = read(2);
    if (method[0] != VERSION || method[1] != (hasPassword ? PASSWORD : NO_AUTH)) {
      throw refused("it accepts no way of authentication that is offered");
    }
    if (hasPassword) authenticate();
    byte[] host = key.host().getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream ask = new ByteArrayOutputStream();
    ask.writeBytes(new byte[] {VERSION, 1, 0, 3, (byte) host.length});
    ask.writeBytes(host);
    ask.write(key.port() >> 8);
    ask.write(key.port());
    await(loop.sockSendAll(channel, ask.toByteArray()));
    byte[] answer = read(4);
    if (answer[1] != 0) {
      int code = answer[1] & 255;
      throw refused(code < REFUSALS.length ? REFUSALS[code] : "error " + code);
    }
    int length = answer[3] == 1 ? 4 : answer[3] == 4 ? 16 : read(1)[0] & 255;
    read(length + 2);
  }

  private void authenticate() {
    byte[] user = String.valueOf(proxy.user()).getBytes(StandardCharsets.UTF_8);
    String given = proxy.password();
    byte[] password = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
    if (user.length > 255 || password.length > 255) {
      throw refused("user and password have 255 bytes at most");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(1);
    out.write(user.length);
    out.writeBytes(user);
    out.write(password.length);
    out.writeBytes(password);
    await(loop.sockSendAll(channel, out.toByteArray()));
    if (read(2)[1] != 0) throw refused("it does not know user and password");
  }

  private void send(int... bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) out[i] = (byte) bytes[i];
    await(loop.sockSendAll(channel, out));
  }

  private byte[] read(int count) {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    while (in.size() < count) {
      byte[] piece = await(loop.sockRecv(channel, count - in.size()));
      if (piece.length == 0) throw refused("it closed the connection");
      in.writeBytes(piece);
    }
    return in.toByteArray();
  }

  private ClientProxyConnectionException refused(String why) {
    return new ClientProxyConnectionException(
        String.valueOf(proxy.host()),
        proxy.port(),
        false,
        "Cannot connect to "
            + key.place()
            + " by the SOCKS proxy "
            + proxy.authority()
            + " ["
            + why
            + "]",
        null);
  }
}
