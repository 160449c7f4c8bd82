package dev.asyncio4j.zeromq;

import static dev.asyncio4j.testing.Ends.bytes;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A peer that writes ZMTP 3.0 by hand, or anything else. */
final class RawPeer implements AutoCloseable {
  private final Socket socket;

  RawPeer(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(60_000);
  }

  static byte[] greeting() {
    var greeting = ByteBuffer.allocate(64);
    greeting.put((byte) 0xff).position(9).put((byte) 0x7f).put((byte) 3).put((byte) 0);
    return greeting.put(bytes("NULL")).array();
  }

  /** A frame with a short size. */
  static byte[] frame(int flags, byte[] body) {
    var frame = ByteBuffer.allocate(2 + body.length);
    return frame.put((byte) flags).put((byte) body.length).put(body).array();
  }

  /** The beginning of a frame with a long size. */
  static byte[] announced(long size) {
    return ByteBuffer.allocate(9).put((byte) 2).putLong(size).array();
  }

  static byte[] command(String name, String body) {
    return frame(4, bytes((char) name.length() + name + body));
  }

  RawPeer write(byte[] data) {
    try {
      socket.getOutputStream().write(data);
    } catch (IOException e) {
      // the other side has ended the connection, which is what some tests wait for
    }
    return this;
  }

  /** Says who it is, as a DEALER. */
  RawPeer handshake() {
    write(greeting());
    return write(command("READY", "\13Socket-Type\0\0\0\6DEALER"));
  }

  /** Reads until the other side ends the connection; {@return what came} */
  byte[] readToEnd() throws IOException {
    var all = new ByteArrayOutputStream();
    var buffer = new byte[8192];
    try {
      for (int n; (n = socket.getInputStream().read(buffer)) >= 0; ) {
        all.writeBytes(Arrays.copyOf(buffer, n));
      }
    } catch (SocketException e) {
      // a reset is an end, too
    }
    return all.toByteArray();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
