package dev.asyncio4j.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A writer as a channel of UTF-8: a character that one write cuts waits for the next. */
final class WriterChannel implements WritableByteChannel {
  private final Writer writer;
  private byte[] rest = {};
  private boolean open = true;

  WriterChannel(Writer writer) {
    this.writer = writer;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int count = source.remaining();
    byte[] all = Arrays.copyOf(rest, rest.length + count);
    source.get(all, rest.length, count);
    int whole = wholeCharacters(all);
    rest = Arrays.copyOfRange(all, whole, all.length);
    writer.write(new String(all, 0, whole, StandardCharsets.UTF_8));
    writer.flush();
    return count;
  }

  /** The length without the start of a last character; what comes from text is valid UTF-8. */
  private static int wholeCharacters(byte[] bytes) {
    int start = bytes.length;
    while (start > 0 && start > bytes.length - 4 && (bytes[start - 1] & 0xC0) == 0x80) start--;
    if (start == 0) return bytes.length;
    int lead = bytes[start - 1] & 0xFF;
    int needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    return start - 1 + needed > bytes.length ? start - 1 : bytes.length;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    writer.close();
  }
}
