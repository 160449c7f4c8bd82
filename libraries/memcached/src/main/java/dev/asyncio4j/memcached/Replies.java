package dev.asyncio4j.memcached;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of bytes into the lines and items of replies, wherever it was split on its way.
 *
 * <pre>
 *          VALUE …                   all its bytes
 *   LINE ────────────▶ DATA ────────────────────────▶ END ──CR LF──▶ LINE
 *    ▲ └─any other line─┐
 *    └──────────────────┘
 * </pre>
 */
final class Replies {
  private static final int LONGEST_LINE = 8 * 1024;
  private static final int LARGEST_ITEM = 1 << 30;

  /** A value's array grows with what has come: a length alone takes no memory. */
  private static final int FIRST_PIECE = 64 * 1024;

  private enum State {
    LINE,
    DATA,
    END
  }

  /** The receiver of lines and items; an error of it ends the reading. */
  interface Sink {
    /** A line that is no item, without its end. */
    void line(String line);

    /** An item begins. */
    void begin(Key key);

    /** The item that began is complete. */
    void item(Key key, Item item);
  }

  private final Sink sink;
  private State state = State.LINE;

  /** The part of the line that has come. */
  private byte[] line = new byte[128];

  private int lineSize;

  /** The item that is being read; null in state LINE. */
  private @Nullable Key key;

  private byte[] data = {};
  private int length;
  private int received;
  private int flags;
  private long token;

  Replies(Sink sink) {
    this.sink = sink;
  }

  /**
   * Takes bytes.
   *
   * @throws BadReply if they are no reply, or none to what was asked
   */
  void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining() || state == State.DATA && received == length) {
      switch (state) {
        case LINE -> takeLine(bytes);
        case DATA -> takeData(bytes);
        case END -> takeEnd(bytes.get());
      }
    }
  }

  private void takeLine(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next == '\n') {
        endLine();
        return;
      }
      if (lineSize == line.length) growLine();
      line[lineSize++] = next;
    }
  }

  private void growLine() {
    if (lineSize >= LONGEST_LINE) throw BadReply.because("a line of more than 8 KiB");
    line = Arrays.copyOf(line, 2 * lineSize);
  }

  private void endLine() {
    int size = lineSize > 0 && line[lineSize - 1] == '\r' ? lineSize - 1 : lineSize;
    var text = new String(line, 0, size, ISO_8859_1);
    lineSize = 0;
    if (text.startsWith("VALUE ")) beginItem(text);
    else sink.line(text);
  }

  /** {@code VALUE key flags length [token]}. */
  private void beginItem(String text) {
    var words = text.split(" ");
    if (words.length != 4 && words.length != 5) throw BadReply.of(text);
    try {
      flags = Integer.parseUnsignedInt(words[2]);
      length = Integer.parseInt(words[3]);
      token = words.length == 5 ? Long.parseUnsignedLong(words[4]) : 0;
    } catch (NumberFormatException e) {
      throw BadReply.of(text);
    }
    if (length < 0 || length > LARGEST_ITEM) throw BadReply.of(text);
    key = Key.ofReply(words[1].getBytes(ISO_8859_1));
    sink.begin(key);
    data = new byte[Math.min(length, FIRST_PIECE)];
    received = 0;
    state = State.DATA;
  }

  private void takeData(ByteBuffer bytes) {
    if (received == data.length && received < length) {
      data = Arrays.copyOf(data, (int) Math.min(length, 2L * received));
    }
    int count = Math.min(bytes.remaining(), data.length - received);
    bytes.get(data, received, count);
    received += count;
    if (received == length) state = State.END;
  }

  private void takeEnd(byte next) {
    if (next == '\r') return;
    if (next != '\n') throw BadReply.because("a value that is longer than it was said to be");
    var item = new Item(data, flags, token);
    var of = key;
    data = new byte[0];
    key = null;
    state = State.LINE;
    if (of != null) sink.item(of, item);
  }
}
