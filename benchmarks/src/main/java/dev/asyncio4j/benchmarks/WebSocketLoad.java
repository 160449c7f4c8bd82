package dev.asyncio4j.benchmarks;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A client of WebSockets on a blocking socket: it sends a text, and takes the same back. */
final class WebSocketLoad {
  private static final int LENGTH = 100;
  private static final int TEXT = 0x81; // whole, opcode 1
  private static final int MASKED = 0x80;
  private static final int MASK = 4; // bytes, all 0: the text is its own masked form

  private static final String HANDSHAKE =
      """
      GET /echo HTTP/1.1\r
      Host: 127.0.0.1\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      \r
      """;

  private final Socket socket;
  private final DataInputStream in;

  WebSocketLoad(Socket socket) throws IOException {
    this.socket = socket;
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    socket.getOutputStream().write(HANDSHAKE.getBytes(StandardCharsets.US_ASCII));
    String head = HttpLoad.head(in);
    if (!head.startsWith("http/1.1 101")) throw new IOException("no upgrade: " + head);
  }

  void echo(int count) throws IOException {
    var frame = new byte[2 + MASK + LENGTH];
    frame[0] = (byte) TEXT;
    frame[1] = (byte) (MASKED | LENGTH);
    for (int i = 2 + MASK; i < frame.length; i++) frame[i] = 'x';
    for (int i = 0; i < count; i++) {
      socket.getOutputStream().write(frame);
      int first = in.readUnsignedByte();
      int length = in.readUnsignedByte();
      if (first != TEXT || length != LENGTH) {
        throw new IOException("no echo: a frame of type " + first + " with " + length + " bytes");
      }
      in.skipNBytes(length);
    }
  }
}
