package dev.asyncio4j.memcached;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.asyncio4j.transports.Transport;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Gathers requests, so that those of one pass leave in one write; large values are not copied. */
final class Output {
  private static final int LARGEST = 32 * 1024;
  private static final int LARGE_VALUE = 8 * 1024;
  private static final byte[] LINE_END = {'\r', '\n'};

  private final Transport transport;
  private byte[] buffer = new byte[512];
  private int size;

  Output(Transport transport) {
    this.transport = transport;
  }

  Output text(String ascii) {
    return bytes(ascii.getBytes(ISO_8859_1));
  }

  Output blank() {
    reserve(1);
    buffer[size++] = ' ';
    return this;
  }

  Output lineEnd() {
    return bytes(LINE_END);
  }

  Output bytes(byte[] bytes) {
    if (bytes.length >= LARGE_VALUE) {
      flush();
      transport.write(ByteBuffer.wrap(bytes));
      return this;
    }
    reserve(bytes.length);
    System.arraycopy(bytes, 0, buffer, size, bytes.length);
    size += bytes.length;
    return this;
  }

  private void reserve(int count) {
    if (size + count > LARGEST) flush();
    if (size + count > buffer.length) {
      buffer = Arrays.copyOf(buffer, Math.max(2 * buffer.length, size + count));
    }
  }

  void flush() {
    if (size == 0) return;
    int count = size;
    size = 0;
    transport.write(ByteBuffer.wrap(buffer, 0, count));
  }
}
